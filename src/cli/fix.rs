//! `fix`: makes the changes that mend findings, or shows them.
//!
//! In: paths. Out: changed files, each written whole beside itself and renamed, with the mode that it had; or their difference, with
//! keys masked. Nothing is written that is not a regular file of the tree, and nothing that has changed since it was read. What one
//! round leaves (changes that overlap) is done in the next; a bound ends it.

use super::args::FixOptions;
use super::output::{complain, print, styled};
use super::run::{configuration_by, exists};
use super::{CLEAN, FINDINGS, INCOMPLETE, USAGE};
use crate::fix::plan::{FilePlan, Plan};
use crate::model::{Applicability, Finding, Fix, SecretText, refusal};
use crate::report::encode;
use crate::scan::{self, Job, Options, Outcome};
use bstr::{BStr, ByteSlice};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Rounds after which what is left stays.
const ROUNDS: usize = 10;
/// Shorter lines of a secret of several (the rest at the end of a key) say nothing of it, and may be words of the text.
const LEAST_LINE: usize = 8;
/// Lines shown around a change.
const CONTEXT: usize = 3;

pub(super) fn fix(paths: &[PathBuf], options: &FixOptions) -> u8 {
    if let Some(status) = paths.iter().find_map(|p| exists(p).err()) {
        return status;
    }
    let paths = if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() };
    let result = if options.diff { show(paths, options) } else { write(paths, options) };
    result.unwrap_or_else(|error| {
        complain(&error);
        USAGE
    })
}

fn scanned(paths: Vec<PathBuf>, options: &FixOptions) -> Result<Outcome, String> {
    let first = paths.first().cloned().unwrap_or_default();
    let config = configuration_by(&options.settings, &first, Path::new("."))?;
    let scan_options = Options { user_excludes: scan::user_excludes(), ..Options::default() };
    scan::run(&Job::Check { base: PathBuf::new(), paths }, &scan_options, &config).map_err(|e| e.to_string())
}

/// The fixes of one round.
#[derive(Default)]
struct Round {
    /// Those that may be made, put together.
    plan: Plan,
    taken: usize,
    /// What these are called.
    keys: Vec<String>,
    /// Those that were not asked for.
    held: usize,
    /// Those that change the same text as others: the next round makes them.
    later: usize,
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
    for ((_, fix), key) in fixes().zip(keys).filter(|(_, key)| !asked.is_made(key)) {
        if fix.applicability > limit {
            round.held += usize::from(fix.applicability == Applicability::Unsafe);
        } else if round.plan.take(fix) {
            round.taken += 1;
            round.keys.push(key);
        } else {
            round.later += 1;
        }
    }
    round
}

fn show(paths: Vec<PathBuf>, options: &FixOptions) -> Result<u8, String> {
    let outcome = scanned(paths, options)?;
    let Round { plan, later, .. } = plan(&outcome, options, &mut Asked::default());
    let secrets = shown_secrets(&outcome);
    let colour = styled(options.color, false);
    let mut out = String::new();
    for (path, file) in plan.files() {
        match changed(path, file) {
            Ok((before, after)) => {
                let mut text = difference(path, file, &before, &after);
                // Keys are cut out of what is shown, whole ones and what looks like one.
                let hidden = outcome.veil.values(path).flat_map(|value| pieces(value, value.masked(0)));
                for (secret, masked) in secrets.iter().cloned().chain(hidden) {
                    text = text.replace(&secret, &masked);
                }
                out.push_str(&if colour { coloured(&text) } else { text });
            }
            Err(why) => complain(&format!("{path}: not changed: {why}")),
        }
    }
    print(&out).map_err(|e| e.to_string())?;
    if later > 0 {
        complain(&format!("not shown: {later} more, of the same lines; `keylint fix` makes them after these"));
    } else if !out.is_empty() && outcome.findings.iter().any(is_left) {
        complain(
            "not shown: what these make possible; `keylint fix` makes that, too, so look at `git diff` afterwards",
        );
    }
    Ok(if out.is_empty() { complete(&outcome) } else { FINDINGS })
}

/// What is cut out of every difference, and what stands in its place.
fn shown_secrets(outcome: &Outcome) -> Vec<(String, String)> {
    let secrets = outcome.findings.iter().filter_map(|f| Some((f.secret.as_ref()?, f.masked_secret()?)));
    secrets.flat_map(|(secret, masked)| pieces(secret, masked)).collect()
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

fn write(paths: Vec<PathBuf>, options: &FixOptions) -> Result<u8, String> {
    let (mut done, mut files, mut failed) = (0, std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    let (mut rounds, mut asked, mut made_possible) = (0, Asked::default(), 0);
    // Those of the round before that waited for their lines.
    let mut later = 0;
    let (outcome, held) = loop {
        let outcome = scanned(paths.clone(), options)?;
        let Round { plan, taken, held, keys, later: next } = plan(&outcome, options, &mut asked);
        let mut written = 0;
        for (path, file) in plan.files() {
            let result = changed(path, file)
                .and_then(|(_, after)| replace(&path_of(path), &after).map_err(|error| refusal(&error)));
            match result {
                Ok(()) => {
                    written += 1;
                    files.insert(path.to_owned());
                }
                Err(why) => {
                    if failed.insert(path.to_owned()) {
                        complain(&format!("{path}: not changed: {why}"));
                    }
                }
            }
        }
        done += if written > 0 { taken } else { 0 };
        made_possible += if written > 0 && rounds > 0 { taken.saturating_sub(later) } else { 0 };
        later = next;
        keys.into_iter().for_each(|key| *asked.made.entry(key).or_default() += 1);
        rounds += 1;
        if written == 0 || rounds == ROUNDS {
            break (outcome, held);
        }
    };
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    complain(&format!("made {done} change{} in {} file{}", plural(done), files.len(), plural(files.len())));
    if held > 0 {
        complain(&format!("{held} more with --unsafe: look at them first with `keylint fix --unsafe --diff`"));
    }
    if made_possible > 0 {
        let were = if made_possible == 1 { "was" } else { "were" };
        complain(&format!(
            "{made_possible} of them {were} made possible by others, and not in what `--diff` shows: look at `git diff`"
        ));
    }
    say_what_is_left(&outcome);
    Ok(if failed.is_empty() { complete(&outcome) } else { INCOMPLETE })
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
    complain("some findings would have a fix, but what stands around them was not understood; these are left alone:");
    for finding in left.iter().take(NAMED) {
        complain(&format!("  {}:{}: {}", encode::bytes(&finding.path), finding.place.line, finding.lint));
    }
    if left.len() > NAMED {
        complain(&format!("  and {} more", left.len() - NAMED));
    }
}

/// The bytes of a file before and after, read anew.
fn changed(path: &BStr, file: &FilePlan) -> Result<(Vec<u8>, Vec<u8>), String> {
    let place = path_of(path);
    let before = match place.symlink_metadata() {
        Ok(meta) if meta.is_file() => Some(std::fs::read(&place).map_err(|e| refusal(&e))?),
        Ok(_) => return Err("it is no regular file".to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(refusal(&error)),
    };
    let after = file.result(path, before.as_deref()).map_err(|refusal| refusal.as_str().to_owned())?;
    Ok((before.unwrap_or_default(), after))
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

/// Lines of the old text and the lines that take their place: `old` and `new` are ranges.
#[derive(Clone, Debug)]
struct Group {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// The edits as groups of lines, in order and apart.
fn groups(file: &FilePlan, before: &[u8], old: &[&[u8]], new: &[&[u8]]) -> Vec<Group> {
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', before).collect();
    let line_of = |at: usize| ends.partition_point(|end| *end < at);
    let breaks = |text: &[u8]| text.iter().filter(|b| **b == b'\n').count() as isize;
    let mut groups: Vec<(usize, usize, isize)> = Vec::new();
    for edit in file.edits() {
        let first = line_of(edit.start);
        // What is put in before a line, or whole lines, leave the next line alone.
        let whole = |at: usize| at == 0 || before.get(at - 1) == Some(&b'\n');
        let lines = whole(edit.start) && whole(edit.end) && (edit.text.is_empty() || edit.text.ends_with('\n'));
        let last = if lines { line_of(edit.end) } else { (line_of(edit.end) + 1).min(old.len()) };
        let growth = breaks(edit.text.as_bytes()) - breaks(&before[edit.start..edit.end]);
        match groups.last_mut() {
            Some(group) if first < group.1 || (first == group.1 && first == last) => {
                (group.1, group.2) = (group.1.max(last), group.2 + growth);
            }
            _ => groups.push((first, last.max(first), growth)),
        }
    }
    let mut shift = 0isize;
    let mut done: Vec<Group> = Vec::new();
    for (first, last, growth) in groups {
        let start = first.saturating_add_signed(shift).min(new.len());
        shift += growth;
        let end = if last == old.len() { new.len() } else { last.saturating_add_signed(shift).min(new.len()) };
        let (a, b) = (&old[first..last], &new[start..end.max(start)]);
        let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
        let tail = a[same..].iter().rev().zip(b[same..].iter().rev()).take_while(|(x, y)| x == y).count();
        done.push(Group { old: first + same..last - tail, new: start + same..end.max(start) - tail });
    }
    done
}

/// A unified difference.
fn difference(path: &BStr, file: &FilePlan, before: &[u8], after: &[u8]) -> String {
    let name = encode::bytes(path);
    let old: Vec<&[u8]> = before.split_inclusive(|b| *b == b'\n').collect();
    let new: Vec<&[u8]> = after.split_inclusive(|b| *b == b'\n').collect();
    let from = if file.before.is_some() { format!("a/{name}") } else { "/dev/null".to_owned() };
    let mut out = format!("--- {from}\n+++ b/{name}\n");
    let groups = groups(file, before, &old, &new);
    // Groups that are near each other are one hunk.
    for hunk in groups.chunk_by(|a, b| b.old.start <= a.old.end + 2 * CONTEXT) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        let lead = first.old.start.min(CONTEXT);
        let (start, end) = (first.old.start - lead, (last.old.end + CONTEXT).min(old.len()));
        let (new_start, new_end) = (first.new.start - lead.min(first.new.start), last.new.end + (end - last.old.end));
        let begin = |start: usize, n: usize| if n == 0 { start } else { start + 1 };
        let (n, m) = (end - start, new_end - new_start);
        let _ = writeln!(out, "@@ -{},{n} +{},{m} @@", begin(start, n), begin(new_start, m));
        let mut put = |sign: char, lines: &[&[u8]]| {
            for line in lines {
                let text = String::from_utf8_lossy(line.strip_suffix(b"\n").unwrap_or(line)).into_owned();
                let text = text.strip_suffix('\r').unwrap_or(&text);
                // The mark of the encoding at the head of a file stands as it is, or the patch would not fit.
                let (mark, rest) =
                    text.split_at(text.strip_prefix('\u{feff}').map_or(0, |rest| text.len() - rest.len()));
                let _ = writeln!(out, "{sign}{mark}{}", encode::line(rest));
            }
        };
        let mut at = start;
        for group in hunk {
            put(' ', &old[at..group.old.start]);
            put('-', &old[group.old.clone()]);
            put('+', &new[group.new.clone()]);
            at = group.old.end;
        }
        put(' ', &old[at..end]);
    }
    out
}
