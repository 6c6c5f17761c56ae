//! The order of the stages, and the only place with threads.
//!
//! In: a job (what to look at), options, a configuration. Out: an [`Outcome`]: final findings, sorted, and the ledger.
//! `source -> decode -> detect -> judge -> lints -> suppress`: each blob takes the whole way on one thread and leaves located
//! secrets behind; what concerns the project as a whole is done once at the end. Results do not depend on the number of threads:
//! they are collected in any order and sorted.

mod again;
mod allowed;
mod below;
mod contained;
mod diff;
mod dotenv;
mod draft;
mod dull;
mod elsewhere;
mod fresh;
mod groups;
mod held;
mod history;
pub mod hooks;
mod inspect;
pub mod known;
mod later;
mod linked;
mod mend;
mod message;
mod named;
mod names;
mod nested;
mod objects;
mod originals;
mod packed;
mod pages;
mod pieces;
mod range;
mod remarks;
pub mod remembered;
mod shipments;
mod specific;
mod tree;
mod veil;
pub mod why;

use crate::config::Config;
use crate::decode::archive;
use crate::model::{Finding, Ledger, Unit, Verdict};
use crate::source;
pub use crate::source::again::Drafts;
use crate::source::repository::Repository;
pub use crate::source::repository::path_from_bytes;
pub use crate::source::revision::Ends;
use crate::suppress::kind;
use crate::syntax::Patience;
pub use dotenv::may_be_secret;
pub use range::Update;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How to run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of threads; all cores if absent.
    pub threads: Option<usize>,
    /// Ceiling of decoded bytes held at one time.
    pub memory: u64,
    /// Report what is only possible, too.
    pub include_all: bool,
    /// Where audits are remembered, if they are.
    pub cache: Option<remembered::Cache>,
    /// The user's own file of ignore patterns, if they count.
    pub user_excludes: Option<PathBuf>,
    /// What is looked at instead of files, of paths that are checked.
    pub drafts: Arc<Drafts>,
}

impl Default for Options {
    /// All cores, 512 MiB, what is likely, no memory of earlier audits, nothing of the user's own.
    fn default() -> Self {
        Options {
            threads: None,
            memory: 512 << 20,
            include_all: false,
            cache: None,
            user_excludes: None,
            drafts: Arc::default(),
        }
    }
}

/// What to look at.
#[derive(Clone, Debug)]
pub enum Job {
    /// Working tree, index and history.
    Audit {
        /// The repository or folder.
        path: PathBuf,
    },
    /// Files and folders alone.
    Check {
        /// The folder that they are relative to, which is not shown; empty: the current one.
        base: PathBuf,
        /// The files and folders.
        paths: Vec<PathBuf>,
    },
    /// What the next commit would hold.
    Staged {
        /// A folder of the work tree.
        path: PathBuf,
    },
    /// What the commits of a range bring.
    Range {
        /// The repository.
        path: PathBuf,
        /// What is old and what is new.
        ends: Ends,
    },
    /// What a push brings that is not accepted yet; the repository and the quarantine are those of git's environment.
    Push {
        /// The repository.
        path: PathBuf,
        /// What it would do.
        updates: Vec<Update>,
        /// The remote that it goes to, for who pushes, empty if that was given as a URL; none for who receives.
        remote: Option<String>,
    },
    /// Standard input, or the open handle of this process that a path names.
    Stream {
        /// The path, such as what a shell puts in place of `<(command)`.
        handle: Option<PathBuf>,
        /// The file that it is the text of, if that was told.
        name: Option<PathBuf>,
    },
    /// The message that a commit is about to have.
    Message {
        /// The file that git hands to the hook `commit-msg`.
        path: PathBuf,
    },
}

/// Findings and coverage.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Final findings, sorted.
    pub findings: Vec<Finding>,
    /// What was read.
    pub ledger: Ledger,
    /// What did not become a finding, by kind.
    pub suppressed: BTreeMap<&'static str, u64>,
    /// Findings of which a comment allows that they have been there for long, by fingerprint. How long it is, only the history
    /// tells, when the texts with the comments are gone.
    aged: HashMap<String, &'static str>,
    /// What shown lines hide though nothing is reported about it.
    pub veil: veil::Veil,
    /// Findings about secrets that comments allow: no other lint speaks of those values at their places.
    allowed: Vec<Finding>,
}

/// Why nothing could be scanned.
#[derive(Debug)]
pub struct Error(pub String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The whole repository that a path stands for: the top of its work tree, if the path is a folder deeper in it that belongs to it.
pub fn whole(path: &Path) -> Option<PathBuf> {
    source::top_around(path, &Repository::discover(path).ok()??)
}

/// Whether the repository of a path is without an object.
pub fn lacks(path: &Path, name: &str) -> bool {
    held::lacks(path, name)
}

/// A file as a commit of the repository of a path has it; the name is from the top of the repository.
///
/// # Errors
/// If the commit cannot be read.
pub fn file_of(path: &Path, commit: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    held::file_of(path, commit, name)
}

/// The user's own file of ignore patterns, as the process's environment names it.
pub fn user_excludes() -> Option<PathBuf> {
    crate::source::ignore::user_excludes_file(|name| std::env::var_os(name))
}

/// Stack of each thread, in bytes. Evaluation of source text recurses, to a bounded depth, with large frames; an overflow would end the
/// process. Pages that are not touched cost nothing.
const STACK: usize = 64 << 20;

/// Runs a job.
///
/// # Errors
/// If the target cannot be scanned at all.
pub fn run(job: &Job, options: &Options, config: &Config) -> Result<Outcome, Error> {
    let threads = options.threads.unwrap_or(0);
    Patience::shared().renew();
    archive::renew_account();
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build().map_err(|_| {
            Error("the system does not allow as many threads: ask for fewer with `--threads`".to_owned())
        })?;
    let mut outcome = pool.install(|| match job {
        Job::Check { base, paths } => Ok(named::check(base, paths, options, config)),
        Job::Audit { path } => audit(path, options, config),
        Job::Staged { path } => tree::staged(path, options, config),
        Job::Range { path, ends } => range::range(path, ends, options, config),
        Job::Push { path, updates, remote } => range::push(path, updates, remote.as_deref(), options, config),
        Job::Stream { handle, name } => tree::stream(handle.as_deref(), name.as_deref(), options, config),
        Job::Message { path } => tree::message(path, options, config),
    })?;
    outcome.findings.sort_by(|a, b| order(a).cmp(&order(b)));
    // A file may be named twice (`check . dist`).
    outcome.findings.dedup();
    if !options.include_all {
        outcome.count_malformed();
    }
    originals::attach(job, &mut outcome.findings);
    pool.install(|| mend::attach(job, &mut outcome, &options.drafts));
    outcome.veil.over(&mut outcome.findings);
    Ok(outcome)
}

/// By path, place, lint: the order of reading. History comes after the files.
fn order(finding: &Finding) -> impl Ord + '_ {
    let place = &finding.place;
    let history = finding.provenance.is_some() && place.commit.is_some() || finding.path.is_empty();
    (
        history,
        &finding.path,
        place.line,
        place.column,
        finding.lint,
        &finding.fingerprint,
        &finding.layers,
        &place.origin,
    )
}

/// The whole job: working tree, then the object store and the texts of the git directory.
fn audit(path: &Path, options: &Options, config: &Config) -> Result<Outcome, Error> {
    // Nothing is written into what is looked at.
    let cache = options.cache.clone().filter(|cache| !cache.lies_in(path));
    let options = &Options { cache, ..options.clone() };
    let mut ledger = Ledger::new();
    let repository = discover(path, &mut ledger);
    let bare = repository.as_ref().is_some_and(|found| found.work_tree.is_none());
    let target = tree::Target { path, base: path, shown: b"" };
    let mut part =
        if bare { tree::Part::default() } else { tree::files(&target, repository.as_ref(), options, config) };
    if repository.is_none() && ledger.is_complete() && part.nested.is_empty() {
        ledger.skipped(Unit::Target, "no git repository: files alone", path.to_string_lossy());
    }
    part.outcome.ledger.merge(ledger);
    nested::histories(path, repository.as_ref(), &mut part, options, config);
    Ok(part.outcome)
}

/// The repository of a path. One that cannot be read is a gap: the files are looked at all the same.
fn discover(path: &Path, ledger: &mut Ledger) -> Option<Repository> {
    Repository::discover(path).unwrap_or_else(|error| {
        ledger.uncovered(Unit::Target, error.reason, error.to_string());
        None
    })
}

impl Outcome {
    /// How many findings comments in the texts allow, ours or those of others.
    pub fn allowed_by_comments(&self) -> u64 {
        let kinds = [kind::ALLOW_COMMENT, kind::FOREIGN_MARKER];
        kinds.iter().filter_map(|kind| self.suppressed.get(kind)).sum()
    }

    /// Paths of a project become those that are shown.
    fn put_below(&mut self, above: &[u8]) {
        if !above.is_empty() {
            let shown = |path: &[u8]| below::joined(above, path);
            self.findings.iter_mut().for_each(|finding| finding.rename(&shown));
            self.ledger.rename(&shown);
            self.veil.rename(&shown);
        }
    }

    fn merge(&mut self, other: Outcome) {
        self.findings.extend(other.findings);
        self.ledger.merge(other.ledger);
        self.veil.merge(other.veil);
        self.aged.extend(other.aged);
        self.allowed.extend(other.allowed);
        other.suppressed.into_iter().for_each(|(kind, n)| self.count(kind, n));
    }

    /// What has the form of a known key and a wrong checksum opens nothing: it is counted, not shown.
    fn count_malformed(&mut self) {
        let before = self.findings.len();
        self.findings.retain(|finding| finding.verdict != Some(Verdict::Malformed));
        let gone = before - self.findings.len();
        if gone > 0 {
            self.count(kind::MALFORMED, gone as u64);
        }
    }

    /// Those beyond what is told one by one.
    fn count_more_malformed(&mut self, n: u64) {
        if n > 0 {
            self.count(kind::MALFORMED, n);
        }
    }

    fn count(&mut self, kind: &'static str, n: u64) {
        *self.suppressed.entry(kind).or_default() += n;
    }
}
