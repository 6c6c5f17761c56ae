//! The report for people: diagnostics in the manner of rustc, then what was found and what was read.
//!
//! In: a [`Run`]. Out: text, styled or plain. Findings of one lint about one secret are one diagnostic: the first place with
//! its lines, the others by name. So are those that a file has by the dozen, and what a project is told by the dozen in the same words. Every
//! line begins with words or a gutter of ours.

use super::snippet::{self, Change, Diagnostic, Extra, Mark, Spot, Style};
use super::{Run, encode};
use crate::model::date;
use crate::model::{
    Applicability, Commit, Count, Excerpt, Finding, Fix, Layer, Ledger, Level, OF_PLACE, Origin, Patch, Place,
    Provenance, Reason, Related, SecretText,
};
use bstr::BString;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

/// Evidence sentences shown; the rest is in the machine formats.
const REASONS: usize = 3;
/// Further places of one secret that are listed.
const PLACES: usize = 20;
/// Secrets of one kind in one file, in all its versions, or blocks of one known kind in one folder that are shown one by one; files of which one sentence is
/// said so.
const ALIKE: usize = 10;
/// Names listed for a reason why something was not read.
const NAMES: usize = 5;

/// What is said at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// What could not be read, and nothing if there is nothing of the kind.
    Gaps,
    /// What was found, read and left out, in numbers.
    Counts,
    /// The same, and what was left out by name.
    Named,
}

/// Renders the whole report, with as much at its end as is asked for.
pub fn render(run: &Run<'_>, style: Style, end: Closing) -> String {
    let mut out = String::new();
    for group in grouped(run.findings()) {
        out.push_str(&snippet::render(&diagnostic(run, &group), style));
        out.push_str("\n\n");
    }
    out.push_str(&closing_lines(run, end));
    out
}

/// What was found and read, and loudly what could not be read.
pub fn closing_lines(run: &Run<'_>, end: Closing) -> String {
    let mut out = String::new();
    if end != Closing::Gaps {
        closing(run, &mut out);
    }
    if end == Closing::Named {
        left_out(run, &mut out);
    }
    not_read(run, end, &mut out);
    out
}

/// What one diagnostic is about.
struct Group<'a> {
    first: &'a Finding,
    /// Other places of the same secret.
    others: Vec<&'a Finding>,
    /// Other secrets of which the same is to be said.
    alike: Vec<&'a Finding>,
    /// Other places of which the same is to be said, where no secret stands.
    likewise: Vec<&'a Finding>,
    /// What else is said of the secret at these places.
    beside: Vec<&'a Finding>,
}

/// By what two findings are told to be about the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Same<'a> {
    Print(&'a str),
    /// The id is that of a place.
    Secret(&'a SecretText),
}

impl<'a> Group<'a> {
    /// Adds another place of the same secret. The worst one leads: no error hides under a note.
    fn add(&mut self, finding: &'a Finding) {
        if finding.level > self.first.level {
            self.others.insert(0, std::mem::replace(&mut self.first, finding));
        } else {
            self.others.push(finding);
        }
    }
}

/// Findings by secret and lint, in the order of their first.
fn grouped(findings: &[Finding]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: HashMap<(&str, Same<'_>), usize> = HashMap::new();
    let mut at: HashMap<_, usize> = HashMap::new();
    let place = |f: &'_ Finding| (f.path.clone(), f.layers.clone(), span(&f.place), f.place.commit);
    let told: HashSet<_> = findings.iter().filter(|f| !f.beside && f.secret.is_some()).map(place).collect();
    let (beside, findings): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|f| f.beside && told.contains(&place(f)));
    for finding in findings {
        if let Some(secret) = &finding.secret {
            let same = if finding.fingerprint.starts_with(OF_PLACE) {
                Same::Secret(secret)
            } else {
                Same::Print(&finding.fingerprint)
            };
            match known.get(&(finding.lint, same)) {
                Some(&group) => {
                    groups[group].add(finding);
                    at.entry(place(finding)).or_insert(group);
                    continue;
                }
                None => known.insert((finding.lint, same), groups.len()),
            };
            at.entry(place(finding)).or_insert(groups.len());
        }
        groups.push(Group {
            first: finding,
            others: Vec::new(),
            alike: Vec::new(),
            likewise: Vec::new(),
            beside: Vec::new(),
        });
    }
    for finding in beside {
        if let Some(group) = at.get(&place(finding)).and_then(|at| groups.get_mut(*at)) {
            group.beside.push(finding);
        }
    }
    without_crowds(groups)
}

/// The same, but of the secrets of one name in one file, and of the blocks of one known kind in one folder, those after the first few stand with the last
/// that is shown: each version of recorded answers of a server has new ones, and the tests of a library for ciphers have keys by the hundred. So do all the
/// places of which one sentence is said in files by the dozen, with the first of them: a project calls one library in hundreds of files.
fn without_crowds(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut kept: Vec<Group<'_>> = Vec::with_capacity(groups.len());
    let mut crowds: HashMap<_, (usize, usize)> = HashMap::new();
    let mut said: HashMap<_, (HashSet<&BString>, Option<usize>)> = HashMap::new();
    for f in groups.iter().map(|g| g.first).filter(|f| f.secret.is_none()) {
        said.entry((f.lint, f.level, &f.message)).or_default().0.insert(&f.path);
    }
    for group in groups {
        let f = group.first;
        if f.secret.is_some() && !f.path.is_empty() {
            // A block of lines of a known kind, which no patch of its own mends.
            let block = f.credential.is_some() && f.fix.is_none() && f.place.end_line > f.place.line;
            let place = if block { folder(&f.path) } else { &f.path };
            let (count, last) = crowds.entry((f.lint, f.level, &f.message, place)).or_default();
            *count += 1;
            if *count > ALIKE {
                kept[*last].alike.push(f);
                kept[*last].beside.extend(group.beside);
                continue;
            }
            *last = kept.len();
        }
        let in_files = said.get_mut(&(f.lint, f.level, &f.message)).filter(|(files, _)| files.len() > ALIKE);
        if let Some((_, first)) = in_files.filter(|_| f.secret.is_none()) {
            match first {
                Some(first) => {
                    kept[*first].likewise.push(f);
                    continue;
                }
                None => *first = Some(kept.len()),
            }
        }
        kept.push(group);
    }
    kept
}

/// The folder that a file lies in.
fn folder(path: &[u8]) -> &[u8] {
    &path[..memchr::memrchr(b'/', path).unwrap_or(0)]
}

fn diagnostic<'a>(run: &Run<'_>, group: &Group<'a>) -> Diagnostic<'a> {
    let f = group.first;
    let (near, apart): (Vec<&Related>, Vec<&Related>) = f.related.iter().partition(|r| is_shown(f, &r.place));
    let mut extras = other_places(&apart, group);
    // Of a secret that a comment has as well, the fix is that of another place.
    let fix = std::iter::once(f).chain(group.others.iter().copied()).find_map(|f| f.fix.as_ref());
    extras.extend(fix.map(|fix| change(fix, f)));
    Diagnostic {
        level: f.level,
        id: f.lint,
        title: &f.message,
        path: way_to(f),
        excerpt: &f.excerpt,
        primary: Mark { at: span(&f.place), label: f.label.clone() },
        context: near.iter().map(|r| Mark { at: span(&r.place), label: r.label.clone() }).collect(),
        notes: notes(run, f).into_iter().chain(group.beside.iter().map(|more| said_beside(more))).collect(),
        help: f.help.clone(),
        extras,
    }
}

/// A finding that says more of a secret, in one line.
fn said_beside(f: &Finding) -> String {
    let help = f.help.first().map_or(String::new(), |help| format!(": {help}"));
    format!("{}[{}]: {}{help}", f.level.as_str(), f.lint, f.message)
}

/// What is known of a finding, in the order of its weight.
fn notes(run: &Run<'_>, f: &Finding) -> Vec<String> {
    let mut notes: Vec<String> = evidence_note(f).into_iter().collect();
    notes.extend(f.notes.iter().cloned());
    if !f.layers.is_empty() && !Layer::leads_inside(&f.layers) {
        notes.push(format!("read through {}", Layer::way(&f.layers)));
    }
    if let Some(secret) = run.secret(f).filter(|_| run.head.show_secrets) {
        notes.push(format!("the secret is {secret}"));
    }
    if let Some(provenance) = &f.provenance {
        notes.extend(provenance_notes(provenance));
    }
    if f.secret.is_some() {
        notes.push(format!("fingerprint {}", f.fingerprint));
    }
    notes
}

/// Places that are not among the lines of the primary one, each kind under its label.
fn other_places<'a>(apart: &[&'a Related], group: &Group<'a>) -> Vec<Extra<'a>> {
    let mut by_label: BTreeMap<&str, Vec<Spot>> = BTreeMap::new();
    let mut seen = HashSet::new();
    for related in apart {
        let spot = spot(related.place.origin.path().unwrap_or_default(), &related.place);
        if seen.insert((&*related.label, spot.path.clone(), spot.at)) {
            by_label.entry(&related.label).or_default().push(spot);
        }
    }
    let mut extras: Vec<Extra<'_>> = by_label.into_iter().map(|(label, spots)| places(label, spots)).collect();
    let of = |findings: &[&Finding]| -> Vec<Spot> {
        findings.iter().map(|o| Spot { path: way_to(o), ..spot(&o.path, &o.place) }).collect()
    };
    if !group.others.is_empty() {
        extras.push(places("the same secret is also found at", of(&group.others)));
    }
    if !group.alike.is_empty() {
        let around = if group.alike.iter().all(|o| o.path == group.first.path) { "file" } else { "folder" };
        let title = match group.alike.len() {
            1 => format!("another secret like this in the same {around}"),
            n => format!("{} other secrets like this in the same {around}", grouped_digits(n as u64)),
        };
        extras.push(places(&title, of(&group.alike)));
    }
    if !group.likewise.is_empty() {
        let title = format!("the same is to be said of {} other places", grouped_digits(group.likewise.len() as u64));
        extras.push(places(&title, of(&group.likewise)));
    }
    extras
}

/// The change that mends a finding. A change of the file that the diagnostic is about is shown without a path, so none may stand above it.
fn change<'a>(fix: &'a Fix, f: &Finding) -> Extra<'a> {
    let (own, others): (Vec<_>, Vec<_>) = fix.patches.iter().partition(|patch| patch.path == f.path);
    let changes = own.into_iter().chain(others).flat_map(changes_of);
    let kind = match fix.applicability {
        Applicability::Safe => "",
        Applicability::Unsafe => " (`keylint fix --unsafe` does it)",
        Applicability::Display => " (fill it in)",
    };
    Extra::Change { title: format!("{}{kind}", fix.title), changes: changes.collect() }
}

/// The changes of one file, those that are near each other together.
fn changes_of(patch: &Patch) -> Vec<Change<'_>> {
    let change = |around, edits: std::ops::Range<usize>| Change {
        path: encode::bytes(&patch.path),
        around,
        edits: patch.edits[edits].iter().map(|e| (e.at, e.text.as_str())).collect(),
    };
    if patch.around.is_empty() {
        return vec![change(None, 0..patch.edits.len())];
    }
    let begin = |lines: &Excerpt| patch.edits.partition_point(|e| e.at.0 < lines.first_line);
    let ends = patch.around.iter().skip(1).map(begin).chain([patch.edits.len()]);
    patch.around.iter().zip(ends).map(|(lines, end)| change(Some(lines), begin(lines)..end)).collect()
}

fn span(place: &Place) -> (u32, u32, u32, u32) {
    (place.line, place.column, place.end_line, place.end_column)
}

/// Whether a place lies in the lines that are shown around the primary one.
fn is_shown(f: &Finding, place: &Place) -> bool {
    let lines = f.excerpt.text.split('\n').count() as u32;
    let shown = f.excerpt.first_line..f.excerpt.first_line.saturating_add(lines);
    place.origin == f.place.origin && place.commit == f.place.commit && shown.contains(&place.line)
}

/// The verdict and its strongest reasons.
fn evidence_note(f: &Finding) -> Option<String> {
    let verdict = f.verdict?;
    let mut reasons: Vec<_> = f.evidence.iter().filter(|e| e.weight > 0).collect();
    reasons.sort_by_key(|e| std::cmp::Reverse(e.weight));
    let reasons: Vec<&str> = reasons.iter().take(REASONS).map(|e| e.text.trim_end_matches('.')).collect();
    Some(match reasons.is_empty() {
        true => verdict.as_str().to_owned(),
        false => format!("{}: {}", verdict.as_str(), reasons.join("; ")),
    })
}

/// What the history says: who brought it and who took it away; then what reaches it.
fn provenance_notes(p: &Provenance) -> Vec<String> {
    let blobs = if p.blobs > 1 { format!(", in {} versions of files", p.blobs) } else { String::new() };
    let came = match (&p.introduced, &p.removed) {
        (None, _) => return vec!["no commit reaches it, but it is still in the object store".to_owned()],
        (Some(commit), None) => {
            let state = if p.in_head { "still in HEAD" } else { "not in HEAD" };
            format!("introduced by {}, {state}{blobs}", described(commit))
        }
        (Some(commit), Some(removed)) => {
            format!(
                "introduced by {}, removed by {}, still in the history{blobs}",
                described(commit),
                described(removed)
            )
        }
    };
    vec![came, reached(p)]
}

fn described(commit: &Commit) -> String {
    format!("{} ({}, by {})", commit.id.short(), date::day(commit.date), commit.author)
}

/// References that are named.
const REFS: usize = 3;

fn reached(p: &Provenance) -> String {
    if !p.reachable {
        let by = if p.logged { ", but for a reflog" } else { "" };
        return format!("no reference reaches it{by}: it is in this copy alone until it is pruned");
    }
    let short = |name: &BString| {
        let plain = ["refs/heads/", "refs/remotes/"].iter().find_map(|prefix| name.strip_prefix(prefix.as_bytes()));
        match (plain, name.strip_prefix(b"refs/tags/")) {
            (Some(plain), _) => encode::bytes(plain),
            (None, Some(tag)) => format!("tag {}", encode::bytes(tag)),
            (None, None) => encode::bytes(name),
        }
    };
    let mut names: Vec<String> = p.refs.iter().take(REFS).map(short).collect();
    let more = p.ref_count.saturating_sub(names.len());
    if more > 0 {
        names.push(format!("{} more", grouped_digits(more as u64)));
    }
    // Of a range it is known what reaches it without asking for references.
    let by = if names.is_empty() { "the end of the range".to_owned() } else { names.join(", ") };
    let by = format!("reached by {by}");
    match (p.pushed, p.local) {
        (true, _) => format!("{by}: pushed, so others may have it"),
        (_, true) => format!("{by}: not pushed, as far as is known here"),
        _ => by,
    }
}

fn places<'a>(title: &str, mut spots: Vec<Spot>) -> Extra<'a> {
    let left_out = spots.len().saturating_sub(PLACES);
    spots.truncate(PLACES);
    let title = match left_out {
        0 => title.to_owned(),
        n => format!("{title} (the first {PLACES} of {}; --format json has all)", n + PLACES),
    };
    Extra::Places { title, spots }
}

fn spot(path: &[u8], place: &Place) -> Spot {
    Spot { path: path_of(path, place), at: (place.line > 0).then_some((place.line, place.column)) }
}

/// The path, and for what stands in an archive the way in: `dist.tar.gz: gzip > tar > app/.env`.
fn way_to(f: &Finding) -> String {
    let path = path_of(&f.path, &f.place);
    if Layer::leads_inside(&f.layers) { format!("{path}: {}", encode::name(&Layer::way(&f.layers))) } else { path }
}

/// How a place is named to people: a path; the commit, if it is not in the working tree.
pub(super) fn path_of(path: &[u8], place: &Place) -> String {
    let mut name = match &place.origin {
        Origin::Stdin if path.is_empty() => "standard input".to_owned(),
        Origin::Object { id, kind } if path.is_empty() => format!("{kind} {}", id.short()),
        Origin::GitFile { .. } => format!("{} (git directory)", encode::bytes(path)),
        _ => encode::bytes(path),
    };
    if let Some(commit) = place.commit {
        let _ = write!(name, " (commit {})", commit.short());
    }
    name
}

/// What was found, suppressed and read.
fn closing(run: &Run<'_>, out: &mut String) {
    let count = |level, word: &str| match run.count(level) {
        0 => None,
        1 => Some(format!("1 {word}")),
        n => Some(format!("{} {word}s", grouped_digits(n as u64))),
    };
    let counts: Vec<String> =
        [count(Level::Error, "error"), count(Level::Warning, "warning"), count(Level::Note, "note")]
            .into_iter()
            .flatten()
            .collect();
    // What says that a key stands twice is about the same secret.
    let mut secrets: Vec<&[u8]> =
        run.findings().iter().filter_map(|f| f.secret.as_ref()).map(SecretText::identity).collect();
    secrets.sort_unstable();
    secrets.dedup();
    let found = if counts.is_empty() { "nothing found".to_owned() } else { format!("found {}", counts.join(", ")) };
    let distinct = match secrets.len() {
        0 => String::new(),
        1 => " (1 distinct secret)".to_owned(),
        n => format!(" ({} distinct secrets)", grouped_digits(n as u64)),
    };
    let _ = writeln!(out, "keylint: {found}{distinct}");
    let suppressed: Vec<String> = run
        .suppressed
        .iter()
        .filter(|(_, n)| **n > 0)
        .map(|(kind, n)| format!("{} by {kind}", grouped_digits(*n)))
        .collect();
    if !suppressed.is_empty() {
        let _ = writeln!(out, "keylint: suppressed {}", suppressed.join(", "));
    }
    let _ = writeln!(out, "keylint: {}", coverage(run.ledger));
    for remark in remarks(run) {
        let _ = writeln!(out, "keylint: note: {remark}");
    }
}

/// What is to be known of a run, each with what it is said of.
pub(super) fn remarks<'a>(run: &'a Run<'_>) -> impl Iterator<Item = String> + 'a {
    run.ledger
        .remarks()
        .iter()
        .map(|(why, count)| format!("{}{}", why.why, names(&|name| run.cleaned(name), count, NAMES)))
}

/// `read 3,214 files, 12 packs (5.8 GB); skipped 3 directories (ignored by git)`.
fn coverage(ledger: &Ledger) -> String {
    let read: Vec<String> = ledger.scanned_counts().iter().map(|(unit, n)| units(unit.as_str(), *n)).collect();
    let mut text = match read.is_empty() {
        true => "read nothing".to_owned(),
        false => format!("read {} ({})", read.join(", "), size(ledger.bytes())),
    };
    let skipped: Vec<String> = ledger.skipped_counts().iter().map(reason).collect();
    if !skipped.is_empty() {
        let _ = write!(text, "; skipped {}", skipped.join(", "));
    }
    text
}

/// Units and why they were not read.
pub(super) fn reason((reason, count): (&Reason, &Count)) -> String {
    format!("{} ({})", units(reason.unit.as_str(), count.count), reason.why)
}

/// What was left out, by name.
fn left_out(run: &Run<'_>, out: &mut String) {
    for (why, count) in run.ledger.skipped_counts() {
        let _ = writeln!(
            out,
            "keylint:   skipped {}{}",
            reason((why, count)),
            names(&|n| run.cleaned(n), count, usize::MAX)
        );
    }
}

/// `: a, b and 3 more`, nothing if no name is known.
fn names(cleaned: Clean<'_>, count: &Count, most: usize) -> String {
    let known = count.names.iter().filter(|n| !n.is_empty()).take(most);
    let names: Vec<String> = known.map(|n| encode::name(&cleaned(n))).collect();
    match count.count.saturating_sub(names.len() as u64) {
        _ if names.is_empty() => String::new(),
        0 => format!(": {}", names.join(", ")),
        more => format!(": {} and {} more", names.join(", "), grouped_digits(more)),
    }
}

/// Takes out of a name what must not be shown.
type Clean<'a> = &'a dyn Fn(&str) -> String;

/// Says loudly what could not be read.
fn not_read(run: &Run<'_>, end: Closing, out: &mut String) {
    let most = if end == Closing::Named { usize::MAX } else { NAMES };
    out.push_str(&gaps(run.ledger, &|name| run.cleaned(name), most));
}

/// What could not be read, by a few names.
pub fn unread(ledger: &Ledger, cleaned: Clean<'_>) -> String {
    gaps(ledger, cleaned, NAMES)
}

fn gaps(ledger: &Ledger, cleaned: Clean<'_>, most: usize) -> String {
    let mut out = String::new();
    if !ledger.is_complete() {
        out.push_str("keylint: NOT EVERYTHING WAS READ; what is in these is unknown:\n");
    }
    for (why, count) in ledger.uncovered_counts() {
        let _ = writeln!(out, "keylint:   NOT read: {}{}", reason((why, count)), names(cleaned, count, most));
    }
    out
}

/// `1 file`, `3,214 files`, `2 index entries`.
fn units(word: &str, n: u64) -> String {
    match (n, word.strip_suffix('y')) {
        (1, _) => format!("1 {word}"),
        (_, Some(stem)) => format!("{} {stem}ies", grouped_digits(n)),
        (_, None) => format!("{} {word}s", grouped_digits(n)),
    }
}

/// Decimal digits in groups of three.
fn grouped_digits(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, d) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(d);
    }
    out
}

/// Decimal units, three digits at most.
fn size(bytes: u64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
    let (mut value, mut unit) = (bytes as f64, 0);
    while value >= 999.5 && unit + 1 < units.len() {
        (value, unit) = (value / 1000.0, unit + 1);
    }
    match (unit, value < 9.95) {
        (0, _) | (_, false) => format!("{value:.0} {}", units[unit]),
        _ => format!("{value:.1} {}", units[unit]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!(units("file", 1), "1 file");
        assert_eq!(units("index entry", 3_214), "3,214 index entries");
        assert_eq!(grouped_digits(1_000_000), "1,000,000");
        assert_eq!(
            (size(0), size(999), size(1_000), size(5_840_000_000)),
            ("0 B".into(), "999 B".into(), "1.0 kB".into(), "5.8 GB".into())
        );
        assert_eq!((size(9_990), size(999_700)), ("10 kB".into(), "1.0 MB".into()));
    }
}
