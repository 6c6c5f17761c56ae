//! JSON lines: the run, one line for each finding, and a summary that a complete report ends with.
//!
//! In: a [`Run`]. Out: one JSON object a line. The wire types are here and nowhere else, so that the model may change without
//! changing the format. Hidden characters are written as `\u` escapes: the text decodes to what the target holds, and still
//! cannot command the terminal it is printed to. A path that is not UTF-8 comes lossily as `path` and whole as `path_bytes`.

use super::encode::is_hidden;
use super::{Run, VERSION};
use crate::model::date;
use crate::model::{Count, Edit, Finding, Fix, Ledger, Level, Origin, Place, Reason};
use data_encoding::{BASE64, HEXLOWER};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;

/// Renders the whole report.
pub fn render(run: &Run<'_>) -> String {
    let mut out = Vec::new();
    push(
        &mut out,
        &RunLine { r#type: "run", tool: "keylint", version: VERSION, command: run.head.command, rules: run.head.rules },
    );
    for finding in run.findings() {
        push(&mut out, &finding_line(run, finding));
    }
    push(&mut out, &summary(run));
    String::from_utf8_lossy(&out).into_owned()
}

#[derive(Serialize)]
struct RunLine<'a> {
    r#type: &'static str,
    tool: &'static str,
    version: &'static str,
    command: &'static str,
    rules: &'a str,
}

#[derive(Serialize)]
struct FindingLine<'a> {
    r#type: &'static str,
    lint: &'static str,
    level: &'static str,
    message: &'a str,
    label: &'a str,
    #[serde(flatten)]
    place: PlaceObject,
    credential: Option<&'static str>,
    verdict: Option<&'static str>,
    evidence: Vec<EvidenceObject<'a>>,
    /// The commit that introduced the secret, who made it and when.
    commit: Option<String>,
    author: Option<&'a str>,
    date: Option<String>,
    in_head: Option<bool>,
    reachable: Option<bool>,
    blobs: Option<usize>,
    /// The commit that took it away, if HEAD does not have it any more.
    removed: Option<CommitObject<'a>>,
    /// The first references that reach it, and how many do.
    refs: Option<Vec<String>>,
    ref_count: Option<usize>,
    /// Whether a reflog reaches it.
    reflog: Option<bool>,
    /// Whether a remote-tracking reference reaches it.
    pushed: Option<bool>,
    /// Whether references of this copy alone reach it, as far as is known.
    local: Option<bool>,
    /// What was undone on the way to the text, and the names of archive members: if there is one of these, lines are the member's.
    layers: Vec<String>,
    places: Vec<RelatedObject<'a>>,
    fingerprint: &'a str,
    secret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret_bytes: Option<String>,
    notes: &'a [String],
    help: &'a [String],
    fix: Option<FixObject<'a>>,
}

/// A place; all columns count characters, end columns are exclusive.
#[derive(Serialize)]
struct PlaceObject {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_bytes: Option<String>,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    /// `file`, `staged`, `object`, `git-file`, `stdin`.
    origin: &'static str,
    /// Name of the git object that holds it.
    object: Option<String>,
    /// The commit to look at, when it is not in the working tree.
    at_commit: Option<String>,
}

#[derive(Serialize)]
struct RelatedObject<'a> {
    #[serde(flatten)]
    place: PlaceObject,
    label: &'a str,
}

#[derive(Serialize)]
struct EvidenceObject<'a> {
    code: &'static str,
    weight: i16,
    text: &'a str,
}

#[derive(Serialize)]
struct CommitObject<'a> {
    id: String,
    author: &'a str,
    date: String,
}

#[derive(Serialize)]
struct FixObject<'a> {
    title: &'a str,
    /// `safe`, `unsafe` or `display`.
    applicability: &'static str,
    patches: Vec<PatchObject<'a>>,
}

#[derive(Serialize)]
struct PatchObject<'a> {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_bytes: Option<String>,
    /// SHA-256 of the file for which the edits are; none if it is to be made.
    sha256: Option<String>,
    edits: Vec<EditObject<'a>>,
}

/// Bytes `start` to `end` become `text`. All edits of a patch are for the text as it was.
#[derive(Serialize)]
struct EditObject<'a> {
    start: usize,
    end: usize,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct SummaryLine<'a> {
    r#type: &'static str,
    complete: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
    suppressed: &'a BTreeMap<&'static str, u64>,
    scanned: BTreeMap<&'static str, u64>,
    bytes: u64,
    skipped: Vec<ReasonObject>,
    uncovered: Vec<ReasonObject>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<ReasonObject>,
}

#[derive(Serialize)]
struct ReasonObject {
    unit: &'static str,
    reason: &'static str,
    count: u64,
    names: Vec<String>,
}

fn finding_line<'a>(run: &Run<'_>, f: &'a Finding) -> FindingLine<'a> {
    let introduced = f.provenance.as_ref().and_then(|p| p.introduced.as_ref());
    FindingLine {
        r#type: "finding",
        lint: f.lint,
        level: f.level.as_str(),
        message: &f.message,
        label: &f.label,
        place: place(&f.path, &f.place),
        credential: f.credential,
        verdict: f.verdict.map(|v| v.as_str()),
        evidence: f.evidence.iter().map(|e| EvidenceObject { code: e.code, weight: e.weight, text: &e.text }).collect(),
        commit: introduced.map(|c| c.id.to_string()),
        author: introduced.map(|c| &*c.author),
        date: introduced.map(|c| date::instant(c.date)),
        in_head: f.provenance.as_ref().map(|p| p.in_head),
        reachable: f.provenance.as_ref().map(|p| p.reachable),
        blobs: f.provenance.as_ref().map(|p| p.blobs),
        removed: f.provenance.as_ref().and_then(|p| p.removed.as_ref()).map(commit),
        refs: f.provenance.as_ref().map(|p| p.refs.iter().map(|r| run.cleaned(&r.to_string())).collect()),
        ref_count: f.provenance.as_ref().map(|p| p.ref_count),
        reflog: f.provenance.as_ref().map(|p| p.logged),
        pushed: f.provenance.as_ref().map(|p| p.pushed),
        local: f.provenance.as_ref().map(|p| p.local),
        layers: f.layers.iter().map(ToString::to_string).collect(),
        places: f.related.iter().map(related).collect(),
        fingerprint: &f.fingerprint,
        secret: run.secret(f),
        secret_bytes: f
            .secret
            .as_ref()
            .filter(|s| run.head.show_secrets && std::str::from_utf8(s.reveal()).is_err())
            .map(|s| BASE64.encode(s.reveal())),
        notes: &f.notes,
        help: &f.help,
        fix: f.fix.as_ref().map(fix),
    }
}

fn commit(c: &crate::model::Commit) -> CommitObject<'_> {
    CommitObject { id: c.id.to_string(), author: &c.author, date: date::instant(c.date) }
}

fn related(r: &crate::model::Related) -> RelatedObject<'_> {
    RelatedObject { place: place(r.place.origin.path().unwrap_or_default(), &r.place), label: &r.label }
}

fn place(path: &[u8], place: &Place) -> PlaceObject {
    let (origin, object) = match &place.origin {
        Origin::File { .. } => ("file", None),
        Origin::Staged { .. } => ("staged", None),
        Origin::Object { id, .. } => ("object", Some(id.to_string())),
        Origin::GitFile { .. } => ("git-file", None),
        Origin::Stdin => ("stdin", None),
    };
    let (path, path_bytes) = path_and_bytes(path);
    PlaceObject {
        path,
        path_bytes,
        line: place.line,
        column: place.column,
        end_line: place.end_line,
        end_column: place.end_column,
        origin,
        object,
        at_commit: place.commit.map(|c| c.to_string()),
    }
}

/// The path lossily, and in base64 if something was lost.
fn path_and_bytes(path: &[u8]) -> (String, Option<String>) {
    let bytes = std::str::from_utf8(path).is_err().then(|| BASE64.encode(path));
    (String::from_utf8_lossy(path).into_owned(), bytes)
}

fn fix(fix: &Fix) -> FixObject<'_> {
    let patches = fix.patches.iter().map(|p| {
        let (path, path_bytes) = path_and_bytes(&p.path);
        let sha256 = p.before.map(|digest| HEXLOWER.encode(&digest));
        PatchObject { path, path_bytes, sha256, edits: p.edits.iter().map(edit).collect() }
    });
    FixObject { title: &fix.title, applicability: fix.applicability.as_str(), patches: patches.collect() }
}

fn edit(edit: &Edit) -> EditObject<'_> {
    let (line, column, end_line, end_column) = edit.at;
    EditObject { start: edit.start, end: edit.end, line, column, end_line, end_column, text: &edit.text }
}

fn summary<'a>(run: &'a Run<'_>) -> SummaryLine<'a> {
    let ledger: &Ledger = run.ledger;
    let reasons = |counts: &BTreeMap<Reason, Count>| {
        let object = |(r, c): (&Reason, &Count)| ReasonObject {
            unit: r.unit.as_str(),
            reason: r.why,
            count: c.count,
            names: c.names.iter().map(|n| run.cleaned(n)).collect(),
        };
        counts.iter().map(object).collect()
    };
    SummaryLine {
        r#type: "summary",
        complete: ledger.is_complete(),
        errors: run.count(Level::Error),
        warnings: run.count(Level::Warning),
        notes: run.count(Level::Note),
        suppressed: run.suppressed,
        scanned: ledger.scanned_counts().iter().map(|(unit, n)| (unit.as_str(), *n)).collect(),
        bytes: ledger.bytes(),
        skipped: reasons(ledger.skipped_counts()),
        uncovered: reasons(ledger.uncovered_counts()),
        remarks: reasons(ledger.remarks()),
    }
}

/// Writes one line. Writing plain data to memory cannot fail; if it did, the line would be missing, and the reader would know
/// by the summary.
fn push(out: &mut Vec<u8>, value: &impl Serialize) {
    let start = out.len();
    if value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Visible)).is_err() {
        out.truncate(start);
        return;
    }
    out.push(b'\n');
}

/// A compact formatter that writes hidden characters as escapes.
pub(super) struct Visible;

impl serde_json::ser::Formatter for Visible {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        escape_hidden(writer, fragment)
    }
}

/// Writes a fragment of a JSON string with `\u` escapes (UTF-16, as JSON wants) for hidden characters.
pub(super) fn escape_hidden<W: ?Sized + io::Write>(writer: &mut W, fragment: &str) -> io::Result<()> {
    let mut done = 0;
    for (at, c) in fragment.char_indices().filter(|(_, c)| is_hidden(*c)) {
        writer.write_all(&fragment.as_bytes()[done..at])?;
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(writer, "\\u{unit:04x}")?;
        }
        done = at + c.len_utf8();
    }
    writer.write_all(&fragment.as_bytes()[done..])
}
