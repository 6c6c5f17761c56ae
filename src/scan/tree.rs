//! Files: the working tree, paths named on the command line, the index, standard input.
//!
//! In: a path and its repository. Out: findings about files, and the secrets that they hold, so that the history is not reported
//! for what is still in the tree.

use super::allowed::Allowed;
use super::contained::{self, FAULT, contained};
use super::diff;
use super::dotenv::may_be_secret;
use super::elsewhere::Elsewhere;
use super::fresh::{self, Fresh};
use super::inspect::{self, Located, Text};
use super::later::{self, Later};
use super::linked;
use super::names::Names;
use super::specific::Told;
use super::{Error, Options, Outcome, draft, packed, remarks};
use crate::config::Config;
use crate::decode::archive::{self, Limits};
use crate::judge;
use crate::lints::integration::Project;
use crate::lints::{self, LINTS, Lint};
use crate::model::{Blob, EnvFile, FileSummary, Finding, Layer, Ledger, ObjectId, Origin, Secret, SecretText, Unit};
use crate::source::again::Found;
use crate::source::git::ObjectStore;
use crate::source::git::compare::file_at;
use crate::source::repository::{Environment, Repository, path_from_bytes};
use crate::source::staged;
use crate::source::tree as walk;
use crate::suppress::{self, About, Directives};
use crate::syntax::{self, Patience, Weight};
use bstr::{BString, ByteSlice};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What was found in files.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) outcome: Outcome,
    /// Other repositories below, whose files are among these.
    pub(super) nested: Vec<walk::Nested>,
    /// Every secret in the files, reported or suppressed.
    pub(super) secrets: HashSet<SecretText>,
    /// Files that talk to APIs.
    pub(super) pictures: Vec<Picture>,
    /// What builds take along, and what not.
    recipes: super::shipments::Recipes,
    /// Files that may belong to them.
    pub(super) later: Vec<Later>,
    /// Bytes of these.
    waiting: usize,
    /// What is possible in each file, and may be told by another.
    pub(super) elsewhere: Elsewhere,
    /// Secrets in the names of files and folders.
    pub(super) names: Names,
    /// All source files.
    pub(super) sources: Vec<linked::Source>,
    /// What configurations say about names of modules.
    pub(super) naming: Vec<syntax::Naming>,
}

/// Bytes of source text that may wait.
const MAX_WAITING: usize = 256 << 20;

/// A file that talks to an API, with its allow comments: they are asked once all files have been read.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) summary: FileSummary,
    pub(super) origin: Origin,
    pub(super) directives: Option<Directives>,
    /// It names a provider.
    pub(super) talks: bool,
    /// It may make requests through what other files give it, though it shows none yet.
    pub(super) near: bool,
    /// A key stands in it.
    pub(super) keys: bool,
    /// What its allow comments say of secrets was asked before.
    pub(super) late: bool,
}

/// A file or a folder to look at.
pub(super) struct Target<'a> {
    pub(super) path: &'a Path,
    /// What stands before the paths of what is found.
    pub(super) shown: &'a [u8],
    /// The folder that these are relative to; empty: the current one.
    pub(super) base: &'a Path,
}

/// Looks at every file below a path, and at what they are together.
pub(super) fn files(target: &Target<'_>, repository: Option<&Repository>, options: &Options, config: &Config) -> Part {
    let (mut part, env_files) = read(target, repository, options, config);
    judge(&mut part, &env_files, target.base, options, config);
    part
}

/// Looks at every file below a path by itself.
pub(super) fn read(
    target: &Target<'_>,
    repository: Option<&Repository>,
    options: &Options,
    config: &Config,
) -> (Part, Vec<EnvFile>) {
    let Target { path, shown, .. } = *target;
    let collected = Mutex::new(Part::default());
    let exclude = |path: &[u8]| config.excludes(path);
    let user_excludes = options.user_excludes.as_deref();
    let max_file = options.memory;
    let walk_options = walk::Options { shown, repository, max_file, exclude: &exclude, user_excludes, may_be_secret };
    let visit = |Blob { origin, bytes }: Blob<'_>| {
        let draft = origin.path().and_then(|path| options.drafts.text(&target.base.join(path_from_bytes(path))));
        let bytes = Cow::Borrowed(draft.map_or(&*bytes, SecretText::reveal));
        let part = file(&Blob { origin, bytes }, options, config);
        collected.lock().unwrap_or_else(PoisonError::into_inner).merge(part);
    };
    let report = walk::walk(path, &walk_options, &visit);
    let mut part = collected.into_inner().unwrap_or_else(PoisonError::into_inner);
    part.outcome.ledger.merge(report.ledger);
    part.nested = report.nested;
    (part, report.env_files)
}

/// The text of a file, whose path is relative to a folder.
pub(super) fn text_below(base: &Path, path: &[u8], options: &Options) -> Option<Vec<u8>> {
    match options.drafts.read(base, &path_from_bytes(path)) {
        Found::File(text) => Some(text.reveal().to_vec()),
        Found::Absent | Found::Foreign => None,
    }
}

/// Judges what was read as one project, whose paths are relative to a folder.
pub(super) fn judge(part: &mut Part, env_files: &[EnvFile], base: &Path, options: &Options, config: &Config) {
    let text = |path: &[u8]| text_below(base, path, options);
    project(env_files, part, config, &text);
    let Part { elsewhere, secrets, outcome, .. } = &mut *part;
    let told = |secret: &SecretText| secrets.contains(secret);
    elsewhere.report(&told, "another place in these files", &text, (options, config), outcome);
    part.report_names(options, config);
}

/// How a path that was named on the command line is shown: as it was named, without `./` before and `/` behind.
pub(super) fn named(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let bytes = bytes.strip_prefix(b"./").unwrap_or(bytes);
    match bytes.iter().rposition(|b| *b != b'/') {
        Some(_) if bytes == b"." => Vec::new(),
        Some(last) => bytes[..=last].to_vec(),
        None => bytes.to_vec(),
    }
}

/// Lints about the project as a whole. `text` gives files once more.
pub(super) fn project(env_files: &[EnvFile], part: &mut Part, config: &Config, text: linked::Text<'_>) {
    let Part { outcome, pictures, later, sources, naming, .. } = part;
    let mut pictures = std::mem::take(pictures);
    for file in later::linked(&mut pictures, std::mem::take(later), config.contracts().own()) {
        if let Some(directives) = file.directives {
            unused(&directives, &file.path, &file.origin, config, outcome, &lints::is_about_secrets);
        }
    }
    let own = config.contracts().own();
    linked::read(&mut pictures, std::mem::take(sources), std::mem::take(naming), (text, own));
    let mut allowed = Allowed::new(text, config);
    let mut summaries = Vec::with_capacity(pictures.len());
    for picture in pictures {
        let path = picture.summary.path.to_str_lossy();
        if let Some(why) = picture.summary.skipped {
            outcome.ledger.skipped(Unit::File, why, path);
        } else if let Some(why) = picture.summary.uncovered {
            outcome.ledger.uncovered(Unit::File, why, path);
        }
        if let Some(directives) = picture.directives {
            allowed.add(picture.summary.path.clone(), picture.origin, directives, picture.late);
        }
        summaries.push(picture.summary);
    }
    part.recipes.leave_installed(&mut summaries);
    part.recipes.mark_apps(&mut summaries);
    let pieces = super::pieces::Pieces::of(&summaries);
    let shipments = part.recipes.shipments(env_files);
    let mut secrets: Vec<Finding> =
        outcome.findings.iter().filter(|f| f.secret.is_some() && lints::is_about_secrets(f.lint)).cloned().collect();
    secrets.sort_by(|a, b| (&a.path, a.place.line, a.place.column).cmp(&(&b.path, b.place.line, b.place.column)));
    let integration = Project::new(summaries, config.contracts()).knowing(&secrets);
    let mut by_text: HashMap<&[u8], Vec<&Finding>> = HashMap::new();
    for finding in &secrets {
        if let Some(secret) = &finding.secret {
            by_text.entry(secret.reveal()).or_default().push(finding);
        }
    }
    let context = lints::ProjectContext { env_files, shipments: &shipments, secrets: &secrets, by_text, integration };
    let mut found = by_lints(LINTS, &context, &mut outcome.ledger);
    let mut told = Told::new(&outcome.findings);
    found.retain(|finding| !told.has(finding, &outcome.findings));
    pieces.settle(&mut found, text);
    for finding in found {
        if !allowed.takes(&finding, outcome) {
            let finding = told.take_over(finding, &outcome.findings);
            configured(finding, config, outcome);
            told.note(&outcome.findings);
        }
    }
    told.remove_taken(&mut outcome.findings);
    allowed.unused(config, outcome);
}

/// What lints say of a project. What one has said before it failed stands.
pub(super) fn by_lints(lints: &[&dyn Lint], context: &lints::ProjectContext<'_>, ledger: &mut Ledger) -> Vec<Finding> {
    let mut found = Vec::new();
    for lint in lints {
        contained::told(ledger, lint.name(), || lint.on_project(context, &mut found));
    }
    found
}

/// Looks at one text with a path. What a fault of ours makes unreadable is said, and all else is read.
pub(super) fn file(blob: &Blob<'_>, options: &Options, config: &Config) -> Part {
    contained(|| look_at(blob, options, config)).unwrap_or_else(|| {
        let mut part = Part::default();
        part.outcome.ledger.uncovered(Unit::File, FAULT, blob.origin.path().unwrap_or(b"").to_str_lossy());
        part
    })
}

fn look_at(blob: &Blob<'_>, options: &Options, config: &Config) -> Part {
    #[cfg(test)]
    assert!(*blob.bytes != *super::contained::FAULTY, "a fault of ours");
    let path = blob.origin.path().unwrap_or(b"");
    let packed = archive::is_packed(&blob.bytes);
    let mut part = if packed { members(blob, options, config) } else { Part::default() };
    if archive::is_broken(path, &blob.bytes) {
        part.outcome.ledger.uncovered(Unit::File, archive::DAMAGED, path.to_str_lossy());
    }
    remarks::of_file(path, &blob.bytes, config, &mut part.outcome.ledger);
    part.recipes.take(path, &blob.bytes);
    part.names.take(path, &blob.origin);
    let texts = inspect::texts(&blob.bytes, config.formats());
    let has_directives = suppress::may_have_directives(&blob.bytes);
    let weight = weight(path, &blob.bytes, has_directives, config);
    // Where a key stands in the code, it is asked where the code lets it out.
    let is_source = syntax::is_source(path);
    let keys = is_source && texts.iter().flat_map(|t| &t.secrets).any(|s| inspect::is_wanted(s, false));
    let weight = match weight {
        Weight::Nothing | Weight::Linked if keys && !syntax::Code::is_test(path) => Weight::Local,
        weight => weight,
    };
    part.note_names(path, &blob.bytes, weight, is_source);
    let settings = syntax::settings::read(path, &blob.bytes);
    if texts.is_empty() && !has_directives && weight == Weight::Nothing && settings.is_none() {
        return part;
    }
    let summaries = match weight {
        Weight::Nothing | Weight::Linked => settings.into_iter().collect(),
        Weight::Local | Weight::Talks => {
            let turn = Patience::shared().turn(blob.bytes.len());
            let mut read = syntax::read(path, &blob.bytes, config.contracts().own(), turn.deadline());
            // Scripts within a file of settings are not all that it says.
            read.extend(settings.filter(|_| !is_source));
            read
        }
    };
    let mut directives: Option<Directives> = has_directives.then(|| suppress::scan_directives(&blob.bytes));
    let talks = weight != Weight::Nothing || !summaries.is_empty();
    for text in texts {
        let text = with_path(text, path);
        if talks || text.secrets.iter().any(|s| inspect::is_wanted(s, options.include_all)) {
            part.outcome.veil.take(path, &text);
        }
        part.elsewhere.take(path, &text);
        part.report_secrets(text, (blob, packed), &mut directives, (options, config));
    }
    let mut directives = directives.filter(|_| has_directives);
    let origin = || blob.origin.clone();
    if weight == Weight::Linked {
        part.later.push(Later { path: path.to_vec(), bytes: blob.bytes.to_vec(), origin: origin(), directives });
    } else if !summaries.is_empty() {
        let talks = weight == Weight::Talks;
        part.pictures.extend(summaries.into_iter().map(|summary| {
            let talks = talks && !summary.is_of_document();
            let directives = directives.take();
            Picture { summary, origin: origin(), directives, talks, near: talks, keys, late: false }
        }));
    } else if let Some(directives) = directives {
        unused(&directives, path, &blob.origin, config, &mut part.outcome, &lints::is_about_secrets);
    }
    part
}

/// How closely a source text is to be looked at. No lint holds a test to what production owes; its allow comments want to know that
/// nothing is there.
fn weight(path: &[u8], bytes: &[u8], has_directives: bool, config: &Config) -> Weight {
    match syntax::weigh(path, bytes, config.contracts().own()) {
        Weight::Local | Weight::Linked if !has_directives && syntax::Code::is_test(path) => Weight::Nothing,
        weight => weight,
    }
}

/// Looks at the members of an archive.
fn members(blob: &Blob<'_>, options: &Options, config: &Config) -> Part {
    let mut part = Part::default();
    let path = blob.origin.path().unwrap_or(b"");
    let wants = |way: &[Layer]| !config.excludes(&archive::path_of(path, way));
    let job = packed::Job {
        limits: Limits::of_blob(blob.bytes.len(), options.memory),
        name: &|| path.to_str_lossy().into_owned(),
        wants: &wants,
        own: config.formats(),
    };
    let Part { outcome, secrets, .. } = &mut part;
    let ledger = job.texts(&blob.bytes, &mut |text| {
        let text = with_path(text, path);
        secrets.extend(text.secrets.iter().filter(|s| s.joined).map(|s| s.text.clone()));
        let (located, more) = inspect::locate_wanted(&text, &blob.origin, options.include_all);
        outcome.count_more_malformed(more);
        let mut directives = None;
        for located in located {
            secrets.insert(located.secret.text.clone());
            let directives = directives.get_or_insert_with(|| suppress::scan_directives(&text.doc.text));
            report(&located, path, directives, config, outcome);
        }
    });
    part.outcome.ledger.merge(ledger);
    part
}

pub(super) fn with_path<'a>(mut text: Text<'a>, path: &[u8]) -> Text<'a> {
    text.secrets = text.secrets.into_iter().map(|s| judged_with(s, path)).collect();
    judge::settle_template(&mut text.secrets, path);
    text
}

/// Judges a secret by the path of the blob that holds it, and by its way into that.
pub(super) fn judged_with(secret: Secret, path: &[u8]) -> Secret {
    let inside = archive::path_of(path, &secret.layers);
    judge::with_path(secret, &inside)
}

pub(super) fn report(
    located: &Located,
    path: &[u8],
    directives: &mut Directives,
    config: &Config,
    outcome: &mut Outcome,
) {
    let Some(finding) = draft::finding(located, path, None) else { return };
    let about = About::value(finding.verdict);
    if let Some(kind) = config.heeds(directives.covers(located.place.line, &[lints::ON_AGE], about)) {
        outcome.aged.insert(finding.fingerprint.clone(), kind);
    }
    match config.heeds(directives.covers(located.place.line, lints::allowed_by(&finding.lint), about)) {
        Some(kind) => {
            outcome.count(kind, 1);
            outcome.allowed.push(finding);
        }
        None => configured(finding, config, outcome),
    }
}

/// Applies the configured level.
pub(super) fn configured(mut finding: Finding, config: &Config, outcome: &mut Outcome) {
    match config.level(finding.lint, &finding.path, finding.level) {
        None => outcome.count(suppress::kind::CONFIGURATION, 1),
        Some(level) => {
            if level < finding.level {
                outcome.count(suppress::kind::LOWERED, 1);
            }
            finding.level = level;
            outcome.findings.push(finding);
        }
    }
}

pub(super) fn unused(
    directives: &Directives,
    path: &[u8],
    origin: &Origin,
    config: &Config,
    outcome: &mut Outcome,
    judged: &dyn Fn(&str) -> bool,
) {
    let known: Vec<&str> = LINTS.iter().map(|l| l.name()).collect();
    let Some(lint) = lints::by_name("unused-allow") else { return };
    for finding in directives.findings((path, origin), (lint.name(), lint.level()), &known, judged) {
        configured(finding, config, outcome);
    }
}

/// Standard input, or what a name of an open handle leads to, as one text: without a path, unless it is told of which file it is. Changes
/// of files are looked at as those files.
pub(super) fn stream(
    handle: Option<&Path>,
    name: Option<&Path>,
    options: &Options,
    config: &Config,
) -> Result<Outcome, Error> {
    let bytes = whole(handle, options)?;
    if let Some(name) = name {
        return Ok(named_stream(&named(name), bytes, options, config));
    }
    let changes = if bytes.len() as u64 <= options.memory { diff::parse(&bytes) } else { None };
    let Some((files, around)) = changes else {
        return Ok(text((Origin::Stdin, "standard input"), bytes, options, config));
    };
    let mut outcome = text((Origin::Stdin, "standard input"), around, options, config);
    files.into_iter().for_each(|changed| outcome.merge(brought(changed, options, config)));
    Ok(outcome)
}

/// The text of a file that need not lie there: alone, it is a whole project.
fn named_stream(path: &[u8], bytes: Vec<u8>, options: &Options, config: &Config) -> Outcome {
    let origin = Origin::File { path: path.into() };
    let length = bytes.len() as u64;
    let mut part = file(&Blob { origin, bytes: bytes.as_slice().into() }, options, config);
    if length > options.memory {
        part.outcome.ledger.uncovered(
            Unit::File,
            "larger than the memory budget, which `--memory` raises",
            path.to_str_lossy(),
        );
    } else {
        part.outcome.ledger.scanned(Unit::File, length);
    }
    project(&[], &mut part, config, &|asked| (asked == path).then(|| bytes.clone()));
    part.outcome
}

/// What a change brings into a file. Of the rest of the file too little is known to tell what its requests do.
fn brought(changed: diff::Changed, options: &Options, config: &Config) -> Outcome {
    let origin = Origin::File { path: changed.path.clone() };
    if config.excludes(&changed.path) {
        let mut outcome = Outcome::default();
        outcome.ledger.skipped(Unit::File, walk::EXCLUDED, changed.path.to_str_lossy());
        return outcome;
    }
    let name = changed.path.to_str_lossy();
    let mut outcome = text((origin, &name), changed.text.clone(), options, config);
    let before = outcome.findings.len();
    outcome.findings.retain(|f| changed.brings(f.place.line, f.place.end_line));
    let dropped = (before - outcome.findings.len()) as u64;
    if dropped > 0 {
        outcome.count(suppress::kind::UNCHANGED, dropped);
    }
    outcome
}

/// The message that a commit is about to have, without the changes that `git commit --verbose` shows below it: what they take away stands there, too.
pub(super) fn message(path: &Path, options: &Options, config: &Config) -> Result<Outcome, Error> {
    let mut bytes = whole(Some(path), options)?;
    let mut lines = bytes.split_inclusive(|b| *b == b'\n');
    let kept: usize = lines.by_ref().take_while(|line| !line.trim_ascii().ends_with(SCISSORS)).map(<[u8]>::len).sum();
    bytes.truncate(kept);
    let shown = path.to_string_lossy();
    let origin = Origin::File { path: path.as_os_str().as_encoded_bytes().into() };
    Ok(text((origin, &shown), bytes, options, config))
}

/// How the line ends below which git takes nothing into a message, whatever the sign of its comments is.
const SCISSORS: &[u8] = b" ------------------------ >8 ------------------------";

/// All bytes of standard input or of a file, and one more than the budget of memory if there are more.
fn whole(path: Option<&Path>, options: &Options) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let limit = options.memory.saturating_add(1);
    let read = match path {
        None => std::io::stdin().lock().take(limit).read_to_end(&mut bytes),
        Some(path) => File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes)),
    };
    read.map_err(|e| Error(format!("{}: {e}", path.unwrap_or(Path::new("standard input")).display())))?;
    Ok(bytes)
}

/// What one text of a place says.
fn text((origin, name): (Origin, &str), bytes: Vec<u8>, options: &Options, config: &Config) -> Outcome {
    let length = bytes.len() as u64;
    let mut part = file(&Blob { origin, bytes: bytes.into() }, options, config);
    if length > options.memory {
        part.outcome.ledger.uncovered(Unit::File, "larger than the memory budget, which `--memory` raises", name);
    } else {
        part.outcome.ledger.scanned(Unit::File, length);
    }
    part.outcome
}

/// What the next commit would hold: the entries of the index that differ from `HEAD`.
pub(super) fn staged(path: &Path, options: &Options, config: &Config) -> Result<Outcome, Error> {
    let environment = Environment::of_process();
    let repository = Repository::from_environment(path, &environment).map_err(|e| Error(e.to_string()))?;
    let Some(repository) = repository else {
        return Err(Error(format!("{}: not a git repository, so nothing is staged", path.display())));
    };
    let (store, ledger) = ObjectStore::open(&repository.object_dirs, None);
    let collected = Mutex::new(Part::default());
    let visit = |blob: Blob<'_>| {
        let part = file(&blob, options, config);
        collected.lock().unwrap_or_else(PoisonError::into_inner).merge(part);
    };
    let wanted = staged::Options { exclude: &|path| config.excludes(path), may_be_secret };
    let mut report = staged::visit(&repository, &store, &wanted, &visit);
    let mut part = collected.into_inner().unwrap_or_else(PoisonError::into_inner);
    part.outcome.ledger.merge(ledger);
    part.outcome.ledger.merge(std::mem::take(&mut report.ledger));
    let entry = |path: &[u8]| report.staged.get(&(BString::from(path), 0)).copied();
    let text = |path: &[u8]| entry(path).and_then(|id| store.read(&id).ok()).map(|(_, bytes)| bytes);
    project(&report.env_files, &mut part, config, &text);
    fresh::keep(&mut part.outcome, &|finding| of_staged(finding, &store, &report));
    let staged = part.outcome.findings.iter_mut();
    for finding in staged.filter(|f| f.secret.is_some() && matches!(f.place.origin, Origin::Staged { .. })) {
        finding.help.insert(0, "take it out of the file and stage the file again, before you commit".to_owned());
    }
    let is_new = |path: &[u8]| report.before.iter().all(|tree| file_at(&store, *tree, path).is_none());
    part.names.retain(is_new);
    part.report_names(options, config);
    Ok(part.outcome)
}

/// The lines of a staged file that neither `HEAD` nor, in a merge, the other side has.
fn of_staged(finding: &Finding, store: &ObjectStore, report: &staged::Report) -> Fresh {
    let path = finding.path.as_bytes();
    let text = |id: ObjectId| store.read(&id).ok().map(|(_, bytes)| bytes);
    let stage = if let Origin::Staged { stage, .. } = &finding.place.origin { *stage } else { 0 };
    let now = report.staged.get(&(finding.path.clone(), stage)).copied().and_then(text).unwrap_or_default();
    let mut before: Vec<Vec<u8>> =
        report.before.iter().filter_map(|tree| file_at(store, *tree, path)).filter_map(text).collect();
    if before.is_empty() {
        before.extend(fresh::renamed_from(store, &report.gone, path, &now));
    }
    Fresh::new(&now, &before)
}

impl Part {
    /// What a file brings that others may name: a source with the words of its imports, or a file that gives names to folders.
    fn note_names(&mut self, path: &[u8], bytes: &[u8], weight: Weight, is_source: bool) {
        if is_source {
            let words = if weight == Weight::Nothing { syntax::import_words(path, bytes) } else { Vec::new() };
            self.sources.push(linked::Source { path: path.into(), words });
        } else {
            self.naming.extend(syntax::naming(path, bytes));
        }
    }

    /// Reports the secrets of one text of a file, which may be packed. Its allow comments are looked for when they are first asked for.
    fn report_secrets(
        &mut self,
        text: Text<'_>,
        (blob, packed): (&Blob<'_>, bool),
        directives: &mut Option<Directives>,
        (options, config): (&Options, &Config),
    ) {
        let path = blob.origin.path().unwrap_or(b"");
        for why in &text.cut {
            self.outcome.ledger.uncovered(Unit::File, why, path.to_str_lossy());
        }
        // The part of another secret is not reported by itself, but it stands here.
        self.secrets.extend(text.secrets.iter().filter(|s| s.joined).map(|s| s.text.clone()));
        let (located, more) = inspect::locate_wanted(&text, &blob.origin, options.include_all);
        self.outcome.count_more_malformed(more);
        for located in located {
            // What is stored as it is can be seen from outside, too.
            if !self.secrets.insert(located.secret.text.clone()) && packed {
                continue;
            }
            let directives = directives.get_or_insert_with(|| suppress::scan_directives(&text.doc.text));
            report(&located, path, directives, config, &mut self.outcome);
        }
    }

    fn report_names(&mut self, options: &Options, config: &Config) {
        std::mem::take(&mut self.names).report(&mut self.secrets, options, config, &mut self.outcome);
    }

    pub(super) fn merge(&mut self, other: Part) {
        self.outcome.merge(other.outcome);
        self.recipes.merge(other.recipes);
        self.names.merge(other.names);
        self.elsewhere.merge(other.elsewhere);
        self.secrets.extend(other.secrets);
        self.pictures.extend(other.pictures);
        self.sources.extend(other.sources);
        self.naming.extend(other.naming);
        for file in other.later {
            self.waiting = self.waiting.saturating_add(file.bytes.len());
            if self.waiting > MAX_WAITING {
                let why = "more source text than is kept until all files are known";
                self.outcome.ledger.uncovered(Unit::File, why, file.path.to_str_lossy());
            } else {
                self.later.push(file);
            }
        }
    }
}
