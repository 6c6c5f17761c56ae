//! The list of known findings: written by `baseline`, applied to what a scan found.

use super::args::{BaselineOptions, RunOptions};
use super::output::{Readers, complain, write_file};
use super::run::{configuration_by, exists, whole};
use super::settled::{Settled, settled};
use super::{CLEAN, INCOMPLETE, USAGE};
use crate::config::{self, Base};
use crate::model::{Finding, Origin, refusal};
use crate::scan::known::{self, FILE_NAME};
use crate::scan::{self, Job, Options, Outcome};
use std::path::{Path, PathBuf};

/// Larger files are refused.
const LARGEST: u64 = 256 << 20;

/// Takes known findings out of an outcome and counts them. Paths of findings are relative to `base`; `before` is the commit that a
/// change is proposed for.
pub(super) fn apply(
    outcome: Outcome,
    job: &Job,
    (target, base): (&Path, &Path),
    before: Option<&str>,
    options: &RunOptions,
) -> Result<Outcome, String> {
    let whole = |file: &PathBuf| file.canonicalize().map_err(|e| format!("{}: {}", file.display(), refusal(&e)));
    let file = match &options.baseline {
        Some(file) => Some(Settled::there(whole(file)?)),
        None if options.no_repo_config => None,
        None => settled(target, FILE_NAME, before),
    };
    apply_file(outcome, job, base, file)
}

/// The same for a file that was found.
pub(super) fn apply_file(
    mut outcome: Outcome,
    job: &Job,
    base: &Path,
    file: Option<Settled>,
) -> Result<Outcome, String> {
    let Some(Settled { path: file, text: other }) = file else { return Ok(outcome) };
    let paths = Paths::new(&file, job, base);
    let path_of = |finding: &Finding| paths.of(finding);
    let listed = other.map_or_else(|| text(&file), Ok)?;
    let unused = known::take_out(&mut outcome, &listed, &path_of).map_err(|e| fault(&file, e))?;
    // A run over a part of the project cannot tell whether a line is out of date, nor can one that leaves the history out.
    let whole = matches!(job, Job::Audit { path } if is_same(path, folder_of(&file)));
    if whole && unused > 0 {
        let lines = if unused == 1 { "1 line".to_owned() } else { format!("{unused} lines") };
        complain(&format!(
            "{lines} of the baseline list nothing that is still there; `keylint baseline` writes it anew"
        ));
    }
    Ok(outcome)
}

/// How paths of findings become relative to the folder of a baseline, wherever somebody stands and whatever was asked for.
struct Paths {
    /// Of files as they lie there.
    files: Base,
    /// Of what git keeps, whose paths begin at the top of the repository.
    kept: Base,
    /// Whether nothing but that is looked at.
    all_kept: bool,
}

impl Paths {
    fn new(file: &Path, job: &Job, base: &Path) -> Paths {
        let canonical = base.canonicalize().unwrap_or_else(|_| base.to_owned());
        let folder = if canonical.is_dir() { &*canonical } else { folder_of(&canonical) };
        Paths {
            files: Base::between(folder_of(file), folder),
            kept: Base::between(folder_of(file), config::top_of(folder)),
            all_kept: matches!(job, Job::Staged { .. } | Job::Range { .. } | Job::Push { .. }),
        }
    }

    fn of(&self, finding: &Finding) -> Vec<u8> {
        let place = &finding.place;
        let kept = self.all_kept || place.commit.is_some() || matches!(place.origin, Origin::Staged { .. });
        (if kept { &self.kept } else { &self.files }).resolve(&finding.path).into_owned()
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Looks at a whole repository and writes what is found to its baseline.
pub(super) fn write(target: &Path, options: &BaselineOptions) -> u8 {
    if let Err(status) = exists(target) {
        return status;
    }
    match write_for(&whole(target), options) {
        Ok((file, lines, complete)) => {
            let plural = if lines == 1 { "" } else { "s" };
            complain(&format!(
                "{} lists {lines} known finding{plural}; none of them is revoked by that",
                file.display()
            ));
            if !complete {
                complain("not everything could be read: `keylint audit` names it");
            }
            if complete { CLEAN } else { INCOMPLETE }
        }
        Err(error) => {
            complain(&error);
            USAGE
        }
    }
}

fn write_for(target: &Path, asked: &BaselineOptions) -> Result<(PathBuf, usize, bool), String> {
    let canonical = target.canonicalize().map_err(|e| format!("{}: {}", target.display(), refusal(&e)))?;
    let config = configuration_by(&asked.settings, target, target)?;
    let options = Options { user_excludes: scan::user_excludes(), ..Options::default() };
    let job = Job::Audit { path: target.to_owned() };
    let outcome = scan::run(&job, &options, &config).map_err(|e| e.to_string())?;
    let file = match &asked.output {
        Some(file) => whole_path(file)?,
        None => config::find_named(target, FILE_NAME).unwrap_or_else(|| {
            config::top_of(if canonical.is_dir() { &canonical } else { folder_of(&canonical) }).join(FILE_NAME)
        }),
    };
    let before = if file.symlink_metadata().is_ok() { Some(text(&file)?) } else { None };
    let paths = Paths::new(&file, &job, target);
    let path_of = |finding: &Finding| paths.of(finding);
    let (text, lines) = known::listing(&outcome, before.as_deref(), &path_of).map_err(|e| fault(&file, e))?;
    write_file(&file, &text, Readers::All).map_err(|e| format!("{}: {}", file.display(), refusal(&e)))?;
    Ok((file, lines, outcome.ledger.is_complete()))
}

/// The path from the root of a file that may not be there yet: what a baseline lists is relative to its folder.
fn whole_path(file: &Path) -> Result<PathBuf, String> {
    let folder = folder_of(file);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let refused = |why: String| format!("{}: {why}", file.display());
    let name = file.file_name().ok_or_else(|| refused("is no name of a file".into()))?;
    Ok(folder.canonicalize().map_err(|e| refused(refusal(&e)))?.join(name))
}

fn text(file: &Path) -> Result<String, String> {
    config::read(file, LARGEST).map_err(|e| format!("{}: {e}", file.display()))
}

fn fault(file: &Path, (line, message): (usize, &str)) -> String {
    format!("{}:{line}: {message}", file.display())
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new("."))
}
