//! `fix`: makes the changes that mend findings, or shows them.
//!
//! In: paths. Out: changed files, each written whole beside itself and renamed, with the mode that it had; or their difference, with
//! keys masked. Nothing is written that is not a regular file of the tree, and nothing that has changed since it was read. What one
//! round leaves (changes that overlap, or that others make possible) is done in the next; a bound ends it. All rounds are made in memory,
//! so that what is shown is what is written.

use super::args::FixOptions;
use super::difference::difference;
use super::output::{complain, complain_lines, print, styled};
use super::run::{configuration_by, exists};
use super::{CLEAN, FINDINGS, INCOMPLETE, USAGE};
use crate::fix::plan::{FilePlan, Plan, Refusal};
use crate::model::{Applicability, Finding, Fix, SecretText, refusal};
use crate::report::{encode, human};
use crate::scan::{self, Drafts, Job, Options, Outcome};
use bstr::{BStr, BString, ByteSlice};
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Rounds after which what is left stays.
const ROUNDS: usize = 10;
/// Shorter lines of a secret of several (the rest at the end of a key) say nothing of it, and may be words of the text.
const LEAST_LINE: usize = 8;

pub(super) fn fix(paths: &[PathBuf], options: &FixOptions) -> u8 {
    if let Some(status) = paths.iter().find_map(|p| exists(p).err()) {
        return status;
    }
    let paths = if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() };
    let result = if options.diff { show(&paths, options) } else { write(&paths, options) };
    match result {
        Ok(FINDINGS) if options.exit_zero => CLEAN,
        Ok(status) => status,
        Err(error) => {
            complain(&error);
            USAGE
        }
    }
}

fn scanned(paths: Vec<PathBuf>, options: &FixOptions, drafts: Drafts) -> Result<Outcome, String> {
    let first = paths.first().cloned().unwrap_or_default();
    let config = configuration_by(&options.settings, &first, Path::new("."))?;
    let drafts = Arc::new(drafts);
    let scan_options = Options { user_excludes: scan::user_excludes(), drafts, ..Options::default() };
    scan::run(&Job::Check { base: PathBuf::new(), paths }, &scan_options, &config).map_err(|e| e.to_string())
}

/// The fixes of one round.
#[derive(Default)]
struct Round {
    /// Those that may be made, put together.
    plan: Plan,
    /// The files with what these mend.
    taken: Vec<BString>,
    /// What these are called.
    keys: Vec<String>,
    /// Those that were not asked for.
    held: usize,
}

/// What mends what, as often as it was asked for at first: what asks for it again was not mended by it.
#[derive(Default)]
struct Asked {
    most: HashMap<String, usize>,
    made: HashMap<String, usize>,
}

impl Asked {
    /// The name of a fix; where it stands is no part of it: lines move.
    fn key(finding: &Finding, fix: &Fix) -> String {
        let texts = fix.patches.iter().flat_map(|patch| patch.edits.iter().map(|edit| edit.text.as_str()));
        let texts: Vec<&str> = texts.collect();
        format!("{} {} {} {texts:?}", finding.path, finding.lint, finding.message)
    }

    /// Counts what a round asks for, if nothing like it was asked for before.
    fn count(&mut self, keys: &[String]) {
        let mut now: HashMap<&String, usize> = HashMap::new();
        keys.iter().for_each(|key| *now.entry(key).or_default() += 1);
        for (key, n) in now {
            self.most.entry(key.clone()).or_insert(n);
        }
    }

    /// Whether it was made as often as it was asked for at first.
    fn is_made(&self, key: &str) -> bool {
        self.made.get(key).is_some_and(|n| self.most.get(key).is_none_or(|most| n >= most))
    }
}

/// The fixes of a run that may be made together.
fn plan(outcome: &Outcome, options: &FixOptions, asked: &mut Asked) -> Round {
    let limit = if options.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
    let mut round = Round::default();
    let fixes = || outcome.findings.iter().filter_map(|f| Some((f, f.fix.as_ref()?)));
    let keys: Vec<String> = fixes().map(|(finding, fix)| Asked::key(finding, fix)).collect();
    asked.count(&keys);
    for ((finding, fix), key) in fixes().zip(keys).filter(|(_, key)| !asked.is_made(key)) {
        if fix.applicability > limit {
            round.held += usize::from(fix.applicability == Applicability::Unsafe);
        } else if round.plan.take(fix) {
            round.taken.push(finding.path.clone());
            round.keys.push(key);
        }
    }
    round
}

/// A file that fixes change: its text before, unless it is new, and after.
struct Changed {
    before: Option<Vec<u8>>,
    after: Vec<u8>,
}

/// What fixes make of files, before any of them is written.
#[derive(Default)]
struct Made {
    files: BTreeMap<BString, Changed>,
    /// For each fix the file with what it mends.
    fixes: Vec<BString>,
    /// What the last round left to be asked for.
    held: usize,
    /// Files that must not be changed, and why.
    refused: BTreeMap<BString, String>,
    /// What no difference may show, and what stands in its place.
    hidden: Vec<(String, String)>,
    /// What is found in the end.
    outcome: Outcome,
}

impl Made {
    /// Makes all rounds.
    fn of(paths: &[PathBuf], options: &FixOptions) -> Result<Self, String> {
        let (mut made, mut asked) = (Self::default(), Asked::default());
        for _ in 0..ROUNDS {
            made.outcome = scanned(paths.to_vec(), options, made.drafts())?;
            let Round { plan, taken, keys, held } = plan(&made.outcome, options, &mut asked);
            made.held = held;
            made.hidden.extend(shown_secrets(&made.outcome));
            let changed = plan.files().filter(|(path, file)| made.change(path, file)).count();
            if changed == 0 {
                break;
            }
            made.fixes.extend(taken);
            keys.into_iter().for_each(|key| *asked.made.entry(key).or_default() += 1);
        }
        Ok(made)
    }

    /// The texts that stand for files in the next round.
    fn drafts(&self) -> Drafts {
        self.files.iter().map(|(path, file)| (path_of(path.as_bstr()), SecretText::new(&file.after[..]))).collect()
    }

    /// Whether a file could be changed.
    fn change(&mut self, path: &BStr, file: &FilePlan) -> bool {
        let veiled = self.outcome.veil.values(path).flat_map(|value| pieces(value, value.masked(0)));
        self.hidden.extend(veiled);
        let changed = match self.files.get(path) {
            Some(Changed { before, after }) => made_of(path, file, Some(after)).map(|after| (before.clone(), after)),
            None => text_of(path).and_then(|before| {
                let after = made_of(path, file, before.as_deref())?;
                Ok((before, after))
            }),
        };
        match changed {
            Ok((before, after)) => drop(self.files.insert(path.to_owned(), Changed { before, after })),
            Err(why) => {
                self.refused.entry(path.to_owned()).or_insert(why);
                return false;
            }
        }
        true
    }

    /// How many findings are left that make the exit status 1, once all is written.
    fn left(&self, options: &FixOptions) -> usize {
        self.outcome.findings.iter().filter(|finding| options.fail_on.fails(finding.level)).count()
    }

    fn say(&self) {
        for (path, why) in &self.refused {
            complain(&format!("{}: not changed: {why}", encode::bytes(path)));
        }
        if self.held > 0 {
            let n = self.held;
            complain(&format!("{n} more with --unsafe: look at them first with `keylint fix --unsafe --diff`"));
        }
        say_what_is_left(&self.outcome);
        let cleaned = |name: &str| {
            self.hidden.iter().fold(name.to_owned(), |name, (secret, masked)| name.replace(secret, masked))
        };
        complain_lines(&human::unread(&self.outcome.ledger, &cleaned));
    }
}

fn show(paths: &[PathBuf], options: &FixOptions) -> Result<u8, String> {
    let made = Made::of(paths, options)?;
    let colour = styled(options.color, false);
    let mut out = String::new();
    for (path, file) in &made.files {
        let mut text = difference(&encode::bytes(path), file.before.as_deref(), &file.after);
        for (secret, masked) in &made.hidden {
            text = hidden_in(&text, secret, masked);
        }
        out.push_str(&if colour { coloured(&text) } else { text });
    }
    print(&out).map_err(|e| e.to_string())?;
    made.say();
    Ok(if out.is_empty() && made.left(options) == 0 { complete(&made.outcome) } else { FINDINGS })
}

/// Shorter secrets are words of names as well.
const LEAST_HIDDEN: usize = 8;

/// A difference without a secret. A short one stays where it is part of a path or of a dotted name: `com/mark/demo` is no password, and a
/// patch with another path does not fit.
fn hidden_in(text: &str, secret: &str, masked: &str) -> String {
    if secret.len() >= LEAST_HIDDEN {
        return text.replace(secret, masked);
    }
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '-' | '\\');
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for (at, found) in text.match_indices(secret) {
        let end = at + found.len();
        let is_part =
            text[..at].chars().next_back().is_some_and(joins) && text[end..].chars().next().is_some_and(joins);
        out.push_str(&text[from..at]);
        out.push_str(if is_part { found } else { masked });
        from = end;
    }
    out + &text[from..]
}

/// What is cut out of every difference, whole keys and what looks like one, and what stands in its place.
fn shown_secrets(outcome: &Outcome) -> Vec<(String, String)> {
    let secrets = outcome.findings.iter().filter_map(|f| Some((f.secret.as_ref()?, f.masked_secret()?)));
    // A fallback is told for its name, whatever it looks like.
    let patches = outcome.findings.iter().filter_map(|f| f.fix.as_ref()).flat_map(|fix| &fix.patches);
    let keys = patches.flat_map(|patch| &patch.keys).map(|key| (key, key.masked(0)));
    secrets.chain(keys).flat_map(|(secret, masked)| pieces(secret, masked)).collect()
}

/// A secret as a difference holds it, and its mask. A difference has a sign before every line, so that a secret of several is cut out line
/// by line.
fn pieces(secret: &SecretText, masked: String) -> Vec<(String, String)> {
    match std::str::from_utf8(secret.reveal()) {
        Ok(text) if text.contains('\n') => {
            let lines =
                text.lines().map(str::trim).filter(|line| line.len() >= LEAST_LINE && !line.starts_with("-----"));
            lines.map(|line| (line.to_owned(), "*".repeat(line.chars().count()))).collect()
        }
        Ok(text) if !text.is_empty() => vec![(text.to_owned(), masked)],
        _ => Vec::new(),
    }
}

/// A difference of one file in the colours that git gives it.
fn coloured(text: &str) -> String {
    // By the numbers of ECMA-48 (SGR).
    let (bold, red, green, cyan) = (1, 31, 32, 36);
    let styled = |code: u8, line: &str| format!("\x1b[{code}m{line}\x1b[0m\n");
    let lines = text.lines().enumerate().map(|(at, line)| match line.as_bytes().first() {
        _ if at < 2 => styled(bold, line),
        Some(b'-') => styled(red, line),
        Some(b'+') => styled(green, line),
        Some(b'@') => styled(cyan, line),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

fn complete(outcome: &Outcome) -> u8 {
    if outcome.ledger.is_complete() { CLEAN } else { INCOMPLETE }
}

fn write(paths: &[PathBuf], options: &FixOptions) -> Result<u8, String> {
    let mut made = Made::of(paths, options)?;
    let mut written: Vec<(&BString, &Changed)> = Vec::new();
    for (path, file) in &made.files {
        match put(path.as_bstr(), file) {
            Ok(()) => written.push((path, file)),
            Err(why) => drop(made.refused.insert(path.clone(), why)),
        }
    }
    let is_written = |path: &&BString| made.files.contains_key(*path) && !made.refused.contains_key(*path);
    let done = made.fixes.iter().filter(is_written).count();
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let new: Vec<String> =
        written.iter().filter(|(_, file)| file.before.is_none()).map(|(path, _)| encode::bytes(path)).collect();
    let new = if new.is_empty() { String::new() } else { format!("; new: {}", new.join(", ")) };
    complain(&format!("made {done} change{} in {} file{}{new}", plural(done), written.len(), plural(written.len())));
    made.say();
    Ok(match made.left(options) {
        _ if !made.refused.is_empty() => INCOMPLETE,
        0 => complete(&made.outcome),
        left => {
            let (are, them) = if left == 1 { ("finding is", "it") } else { ("findings are", "them") };
            complain(&format!("{left} {are} left: `keylint check` shows {them}"));
            FINDINGS
        }
    })
}

/// Writes a file, unless it has changed since it was read.
fn put(path: &BStr, file: &Changed) -> Result<(), String> {
    if text_of(path)? != file.before {
        return Err(Refusal::Changed.as_str().to_owned());
    }
    replace(&path_of(path), &file.after).map_err(|error| refusal(&error))
}

/// Whether a finding would have a fix, but for what stands around it.
fn is_left(finding: &Finding) -> bool {
    finding.remedy.is_some() && finding.fix.is_none()
}

/// What is left alone although there would be a fix, by its place.
fn say_what_is_left(outcome: &Outcome) {
    /// Places that are named.
    const NAMED: usize = 5;
    let left: Vec<&Finding> = outcome.findings.iter().filter(|f| is_left(f)).collect();
    if left.is_empty() {
        return;
    }
    complain(
        "some findings are left alone: what stands around them was not understood, or their fix needs a package that is not there:",
    );
    for finding in left.iter().take(NAMED) {
        let is_link = path_of(finding.path.as_bstr()).symlink_metadata().is_ok_and(|m| m.is_symlink());
        let why = if is_link { " (a link, which is not followed)" } else { "" };
        complain(&format!("  {}:{}: {}{why}", encode::bytes(&finding.path), finding.place.line, finding.lint));
    }
    if left.len() > NAMED {
        complain(&format!("  and {} more", left.len() - NAMED));
    }
}

/// The bytes of a file; none if it is to be made.
fn text_of(path: &BStr) -> Result<Option<Vec<u8>>, String> {
    let place = path_of(path);
    match place.symlink_metadata() {
        Ok(meta) if meta.is_file() => std::fs::read(&place).map(Some).map_err(|e| refusal(&e)),
        Ok(_) => Err("it is no regular file".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refusal(&error)),
    }
}

/// What a round makes of a text.
fn made_of(path: &BStr, file: &FilePlan, text: Option<&[u8]>) -> Result<Vec<u8>, String> {
    file.result(path, text).map_err(|refusal| refusal.as_str().to_owned())
}

fn path_of(path: &BStr) -> PathBuf {
    PathBuf::from(path.to_os_str_lossy().into_owned())
}

/// Writes a file whole or not at all, with the mode that it had.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".keylint-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    match std::fs::metadata(path) {
        Ok(meta) => std::fs::set_permissions(file.path(), meta.permissions())?,
        Err(_) => public(file.path())?,
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// A new file may be read by all: nothing of it is secret.
#[cfg(unix)]
fn public(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn public(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_secret_stays_where_it_is_part_of_a_path() {
        let text = "--- a/com/mark/A.java\n package com.mark.demo;\n-user=ada:mark@db\n-pin: \"mark\"\n+mark\n";
        let hidden = "--- a/com/mark/A.java\n package com.mark.demo;\n-user=ada:****@db\n-pin: \"****\"\n+****\n";
        assert_eq!(hidden_in(text, "mark", "****"), hidden);
        assert_eq!(hidden_in("a.lotsofmarks.b", "lotsofmarks", "***********"), "a.***********.b");
    }
}
