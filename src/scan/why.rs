//! What every candidate of a file was judged to be, reported or not.
//!
//! In: a file. Out: its candidates with verdict and evidence, places and masked excerpts. Same stages as a scan; it only
//! keeps what a scan drops, so that nothing is dropped without a way to learn the reason.

use super::{Error, Job, Options, elsewhere, inspect, mend, packed, tree, veil};
use crate::config::Config;
use crate::decode;
use crate::decode::archive::Limits;
use crate::judge::weights;
use crate::model::{Evidence, Excerpt, Origin, Place, Secret, SecretText, masked_at, refusal};
use crate::rules::own::Formats;
use crate::source::repository::Repository;
use bstr::BString;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// A candidate and what became of it.
#[derive(Debug)]
pub struct Judged {
    /// The candidate with verdict and evidence.
    pub secret: Secret,
    /// Where it is.
    pub place: Place,
    /// Masked lines around.
    pub excerpt: Excerpt,
}

/// Values of a file that may be secrets, on whichever line: no text that is shown of it holds them.
#[derive(Debug, Default)]
pub struct Hidden(BTreeSet<SecretText>);

impl Hidden {
    fn take(&mut self, secrets: &[Secret]) {
        self.0.extend(secrets.iter().filter(|secret| veil::covers(secret)).map(|secret| secret.text.clone()));
    }

    /// A text without them, one asterisk for each character.
    pub fn masked(&self, text: &str) -> String {
        match veil::search_for(self.0.iter()) {
            Some(search) => masked_at(text, search.find_iter(text.as_bytes()).map(|hit| hit.range())),
            None => text.to_owned(),
        }
    }
}

/// Sums of evidence, in decibels, from which a candidate is likely and possible.
pub const THRESHOLDS: (i32, i32) = (weights::LIKELY, weights::POSSIBLE);

/// Judges all candidates of a file, in the order of the text; with `line`, those that touch it; and what is to be hidden of all its lines. `own` are
/// the formats that the user declares.
///
/// # Errors
/// If the file cannot be read, is larger than `limit` bytes, or has no such line.
pub fn why(path: &Path, line: Option<u32>, limit: u64, own: Formats) -> Result<(Vec<Judged>, Hidden), Error> {
    let error = |e: std::io::Error| Error(format!("{}: {}", path.display(), refusal(&e)));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(error)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(error)?;
    if bytes.len() as u64 > limit {
        return Err(Error(format!("{}: larger than {limit} bytes", path.display())));
    }
    let shown = tree::named(path);
    let origin = Origin::File { path: shown.clone().into() };
    let (mut found, mut hidden) = (Vec::new(), Hidden::default());
    for mut text in inspect::texts(&bytes, own) {
        text = tree::with_path(text, &shown);
        hidden.take(&text.secrets);
        let located = inspect::locate(&text, &origin, |_| true).into_iter();
        found.extend(located.map(|l| Judged { secret: l.secret, place: l.place, excerpt: l.excerpt }));
    }
    let job = packed::Job {
        limits: Limits::of_blob(bytes.len(), limit),
        name: &|| path.display().to_string(),
        wants: &|_| true,
        own,
    };
    job.texts(&bytes, &mut |mut text| {
        text = tree::with_path(text, &shown);
        hidden.take(&text.secrets);
        let located = inspect::locate(&text, &origin, |_| true).into_iter();
        found.extend(located.map(|l| Judged { secret: l.secret, place: l.place, excerpt: l.excerpt }));
    });
    found.retain(|j| line.is_none_or(|line| j.place.line <= line && line <= j.place.end_line));
    if let Some(line) = line.filter(|_| found.is_empty()) {
        let lines = decode::documents(&bytes).iter().map(|doc| lines_of(&doc.text)).max().unwrap_or(0);
        if !(1..=lines).contains(&usize::try_from(line).unwrap_or(usize::MAX)) {
            return Err(Error(format!("{}: there is no line {line}, the last is {lines}", path.display())));
        }
    }
    found.sort_by(|a, b| (&a.place, &a.secret.layers).cmp(&(&b.place, &b.secret.layers)));
    Ok((found, hidden))
}

/// Learns of what is possible by itself whether another file of its project tells it, as a report of the whole project does. The project is read for
/// such values alone.
pub fn with_project(judged: &mut [Judged], path: &Path, options: &Options, config: &Config) {
    let possible = judged.iter().any(|j| elsewhere::may_be_told(&j.secret));
    let Some((root, own)) = possible.then(|| project_of(path)).flatten() else { return };
    let job = Job::Check { base: root, paths: vec![PathBuf::from(".")] };
    let Ok(outcome) = super::run(&job, options, config) else { return };
    let told = |e: &Evidence| e.code == weights::TOLD_ELSEWHERE.code;
    for finding in outcome.findings.into_iter().filter(|f| f.evidence.iter().any(told) && f.path == own) {
        let here = |j: &&mut Judged| (j.place.line, j.place.column) == (finding.place.line, finding.place.column);
        if let (Some(found), Some(verdict)) = (judged.iter_mut().find(here), finding.verdict) {
            found.secret.verdict = verdict;
            found.secret.evidence = finding.evidence;
        }
    }
}

/// The folder of the project that a file belongs to, and its path from there: the repository, or what is below the current one.
fn project_of(path: &Path) -> Option<(PathBuf, BString)> {
    let real = path.canonicalize().ok()?;
    let repository = Repository::discover(real.parent()?).ok().flatten();
    let root = match repository.and_then(|repository| repository.work_tree) {
        Some(top) => top.canonicalize().ok()?,
        None => below_current(&real)?,
    };
    let own = BString::from(real.strip_prefix(&root).ok()?.as_os_str().as_encoded_bytes());
    Some((root, own))
}

/// The current folder; if that is one of projects rather than a project, the folder in it that leads to the file.
fn below_current(file: &Path) -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?.canonicalize().ok()?;
    let mut way = file.strip_prefix(&current).ok()?.components();
    match (way.next(), way.next()) {
        (Some(Component::Normal(project)), Some(_)) if mend::holds_folders_alone(&current) => {
            Some(current.join(project))
        }
        _ => Some(current),
    }
}

/// Lines of a text, as people number them: what stands behind the last line end is one only if there is something.
fn lines_of(text: &[u8]) -> usize {
    let count = decode::Lines::new(text).count();
    if text.ends_with(b"\n") || text.ends_with(b"\r") { count - 1 } else { count }
}
