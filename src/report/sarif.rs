//! SARIF 2.1.0 for code scanning (OASIS sarif-v2.1.0, and what GitHub takes of it: docs.github.com, "SARIF support for code
//! scanning").
//!
//! In: a [`Run`]. Out: one JSON document with one run. Each rule stands once with its whole page as help. Nothing of a source
//! line is in it, and secrets are masked. GitHub rejects a file whose related locations repeat, keeps the 5,000 worst results
//! and the first 100 locations of each, and matches alerts by `primaryLocationLineHash`, a path and a rule: so locations
//! are deduplicated, results cut by level here (and the number said), and the hash does not depend on the line.

use super::json::Visible;
use super::{LintDoc, Run, VERSION, encode};
use crate::model::{Applicability, Count, Finding, Fix, Layer, Level, Origin, Place, Reason, Unit};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Results that GitHub keeps.
const MOST_RESULTS: usize = 5_000;
/// Locations of a result that GitHub keeps.
const MOST_LOCATIONS: usize = 100;
/// Characters of a rule's full description.
const LONGEST_DESCRIPTION: usize = 1_024;
/// Names of a ledger entry that a notification lists.
const NAMES: usize = 10;

/// Renders the whole report.
pub fn render(run: &Run<'_>) -> String {
    let mut out = Vec::new();
    let written = log(run).serialize(&mut serde_json::Serializer::with_formatter(&mut out, Visible));
    debug_assert!(written.is_ok(), "plain data is written to memory");
    out.push(b'\n');
    String::from_utf8_lossy(&out).into_owned()
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [RunObject<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunObject<'a> {
    tool: Tool<'a>,
    automation_details: Id,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    newline_sequences: [&'static str; 3],
    original_uri_base_ids: BTreeMap<&'static str, Described>,
    results: Vec<ResultObject<'a>>,
    properties: RunProperties<'a>,
}

#[derive(Serialize)]
struct Id {
    id: String,
}

#[derive(Serialize)]
struct Described {
    description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunProperties<'a> {
    complete: bool,
    suppressed: &'a BTreeMap<&'static str, u64>,
    results_left_out: usize,
    rule_set: &'a str,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'a> {
    id: &'a str,
    name: &'a str,
    short_description: Text,
    full_description: Text,
    help: Help<'a>,
    default_configuration: DefaultConfiguration,
    properties: RuleProperties,
}

#[derive(Serialize)]
struct Help<'a> {
    text: String,
    markdown: &'a str,
}

#[derive(Serialize)]
struct DefaultConfiguration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties {
    tags: Vec<&'static str>,
    precision: &'static str,
    #[serde(rename = "security-severity", skip_serializing_if = "Option::is_none")]
    security_severity: Option<&'static str>,
    #[serde(rename = "problem.severity", skip_serializing_if = "Option::is_none")]
    problem_severity: Option<&'static str>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    kind: &'static str,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject>,
    properties: ResultProperties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultProperties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    credential: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_head: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    layers: Vec<String>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Message {
    text: String,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject {
    description: Text,
    artifact_changes: Vec<ArtifactChange>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Text,
}

fn log<'a>(run: &'a Run<'_>) -> Log<'a> {
    let mut worst: Vec<&Finding> = run.findings().iter().collect();
    // Stable: within a level the order of the run stays.
    worst.sort_by_key(|f| std::cmp::Reverse(f.level));
    let left_out = worst.len().saturating_sub(MOST_RESULTS);
    worst.truncate(MOST_RESULTS);
    let index: BTreeMap<&str, usize> = run.lints.iter().enumerate().map(|(i, l)| (l.name, i)).collect();
    let mut nth = BTreeMap::new();
    let results: Vec<_> = worst.iter().map(|f| result(run, f, index.get(f.lint).copied(), &mut nth)).collect();
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [RunObject {
            tool: Tool {
                driver: Driver {
                    name: "keylint",
                    semantic_version: VERSION,
                    information_uri: env!("CARGO_PKG_REPOSITORY"),
                    rules: run.lints.iter().map(rule).collect(),
                },
            },
            automation_details: Id { id: format!("keylint/{}/", run.head.command) },
            invocations: [Invocation {
                execution_successful: run.ledger.is_complete(),
                tool_execution_notifications: notifications(run, left_out),
            }],
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            original_uri_base_ids: BTreeMap::from([(
                BASE,
                Described { description: Text { text: "The top of the target that was scanned.".to_owned() } },
            )]),
            results,
            properties: RunProperties {
                complete: run.ledger.is_complete(),
                suppressed: run.suppressed,
                results_left_out: left_out,
                rule_set: run.head.rules,
            },
        }],
    }
}

/// Name of the base that all paths are relative to.
const BASE: &str = "SRCROOT";

fn rule(lint: &LintDoc) -> Rule<'_> {
    let severity = match (lint.security, lint.level) {
        (true, Level::Error) => (Some("8.5"), None),
        (true, Level::Warning) => (Some("5.5"), None),
        (true, Level::Note) => (Some("2.5"), None),
        (false, Level::Error) => (None, Some("error")),
        (false, Level::Warning) => (None, Some("warning")),
        (false, Level::Note) => (None, Some("recommendation")),
    };
    let text = super::page::plain(&lint.page);
    Rule {
        id: lint.name,
        name: lint.name,
        short_description: Text { text: lint.summary.to_owned() },
        full_description: Text { text: shortened(&super::page::section(&lint.page, "What it does"), lint.summary) },
        help: Help { text, markdown: &lint.page },
        default_configuration: DefaultConfiguration { level: lint.level.as_str() },
        properties: RuleProperties {
            tags: if lint.security { vec!["security", "secrets"] } else { vec!["reliability", "api-integration"] },
            precision: if lint.level == Level::Error { "very-high" } else { "high" },
            security_severity: severity.0,
            problem_severity: severity.1,
        },
    }
}

fn shortened(text: &str, otherwise: &str) -> String {
    let text = if text.is_empty() { otherwise } else { text };
    text.chars().take(LONGEST_DESCRIPTION).collect()
}

fn result<'a>(
    run: &Run<'_>,
    f: &'a Finding,
    rule_index: Option<usize>,
    nth: &mut BTreeMap<(&'a str, &'a [u8], &'a str), u32>,
) -> ResultObject<'a> {
    let n = nth.entry((f.lint, f.path.as_slice(), f.fingerprint.as_str())).or_insert(0);
    *n += 1;
    let hash = f.fingerprint.rsplit(':').next().unwrap_or(&f.fingerprint);
    let related_locations = related(f);
    let introduced = f.provenance.as_ref().and_then(|p| p.introduced.as_ref());
    ResultObject {
        rule_id: f.lint,
        rule_index,
        kind: "fail",
        level: f.level.as_str(),
        message: Text { text: message(f, &related_locations) },
        locations: vec![location(&f.path, &f.place, None, None)],
        partial_fingerprints: BTreeMap::from([
            ("primaryLocationLineHash", format!("{hash}:{n}")),
            ("keylint/v1", f.fingerprint.clone()),
        ]),
        related_locations,
        fixes: f.fix.as_ref().and_then(fix).into_iter().collect(),
        properties: ResultProperties {
            credential: f.credential,
            secret: run.secret(f),
            verdict: f.verdict.map(|v| v.as_str()),
            evidence: f.evidence.iter().map(|e| e.text.as_str()).collect(),
            commit: introduced.map(|c| c.id.to_string()).or_else(|| f.place.commit.map(|c| c.to_string())),
            in_head: f.provenance.as_ref().map(|p| p.in_head),
            layers: f.layers.iter().map(|l| encode::name(&l.to_string())).collect(),
        },
    }
}

/// The first sentence is the title of an alert; then where the text is that is not in the checkout, the help, and links to
/// the related places, without which GitHub does not show them.
fn message(f: &Finding, related: &[Location]) -> String {
    let mut text = encode::name(f.message.trim_end_matches('.'));
    text.push('.');
    match (f.place.commit, &f.place.origin) {
        (Some(commit), _) => text.push_str(&format!(" It is in the history: see the file in commit {commit}.")),
        (None, Origin::Object { id, kind }) => {
            text.push_str(&format!(" It is in the {kind} {id} of the object store."))
        }
        _ => {}
    }
    if Layer::leads_inside(&f.layers) {
        text.push_str(&format!(" It is in a member of the file: {}.", encode::name(&Layer::way(&f.layers))));
    }
    for help in &f.help {
        text.push_str(&format!(" {}.", sentence(&encode::name(help.trim_end_matches('.')))));
    }
    for location in related {
        if let (Some(id), Some(label)) = (location.id, &location.message) {
            text.push_str(&format!("\n- [{}]({id})", label.text.replace(['[', ']', '\\'], " ")));
        }
    }
    text
}

/// Help begins in lower case, as in the diagnostics; here it follows a full stop.
fn sentence(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Related places, each once: GitHub rejects a whole file for a repeated one.
fn related(f: &Finding) -> Vec<Location> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for r in f.related.iter().take(MOST_LOCATIONS) {
        let label = if r.label.is_empty() { "related place".to_owned() } else { encode::name(&r.label) };
        let mut location = location(r.place.origin.path().unwrap_or_default(), &r.place, None, None);
        if seen.insert(location.physical_location.clone()) {
            (location.id, location.message) = (Some(out.len() + 1), Some(Message { text: label }));
            out.push(location);
        }
    }
    out
}

fn location(path: &[u8], place: &Place, id: Option<usize>, message: Option<Message>) -> Location {
    Location {
        id,
        physical_location: PhysicalLocation { artifact_location: artifact(path, place), region: region(place) },
        message,
    }
}

fn artifact(path: &[u8], place: &Place) -> ArtifactLocation {
    ArtifactLocation { uri: percent_encoded(&encode::path_of(path, &place.origin)), uri_base_id: BASE }
}

/// One line: an alert is shown in a pull request only if all its lines are in the diff. A span over several lines ends at
/// the start of the second, which SARIF defines as the whole rest of the first.
fn region(place: &Place) -> Region {
    let (line, column) = (place.line.max(1), place.column.max(1));
    if place.end_line <= place.line {
        return Region {
            start_line: line,
            start_column: column,
            end_line: line,
            end_column: place.end_column.max(column + 1),
        };
    }
    Region { start_line: line, start_column: column, end_line: line, end_column: column + 1 }
}

/// A relative URI reference (RFC 3986): unreserved characters and `/` stay; all other bytes are `%XX`. A first segment
/// with a colon would be a scheme, and a colon is encoded.
fn percent_encoded(path: &[u8]) -> String {
    let mut out = String::with_capacity(path.len());
    for &byte in path {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A fix that may be made by a machine; one that is only to be shown is in the text of the other formats.
fn fix(fix: &Fix) -> Option<FixObject> {
    let replacement = |e: &crate::model::Edit| {
        let (start_line, start_column, end_line, end_column) = e.at;
        Replacement {
            deleted_region: Region { start_line, start_column, end_line, end_column },
            inserted_content: Text { text: e.text.clone() },
        }
    };
    let change = |p: &crate::model::Patch| ArtifactChange {
        artifact_location: ArtifactLocation { uri: percent_encoded(&p.path), uri_base_id: BASE },
        replacements: p.edits.iter().map(replacement).collect(),
    };
    (fix.applicability != Applicability::Display).then(|| FixObject {
        description: Text { text: encode::name(&format!("{} ({})", fix.title, fix.applicability.as_str())) },
        artifact_changes: fix.patches.iter().map(change).collect(),
    })
}

/// What was not read, as errors; what policy left out or suppressed, as notes.
fn notifications(run: &Run<'_>, left_out: usize) -> Vec<Notification> {
    let entry = |level, verb: &str, (reason, count): (&Reason, &Count)| {
        let names: Vec<String> = count.names.iter().take(NAMES).map(|n| encode::name(&run.cleaned(n))).collect();
        let unit = reason.unit;
        let unit = if count.count == 1 { unit.as_str().to_owned() } else { plural(unit) };
        let mut text = format!("{verb}: {} {unit} ({})", count.count, reason.why);
        if level == "error" && !names.is_empty() {
            text.push_str(&format!(": {}", names.join(", ")));
        }
        Notification { level, message: Text { text } }
    };
    let mut out: Vec<Notification> =
        run.ledger.uncovered_counts().iter().map(|c| entry("error", "Not read", c)).collect();
    out.extend(run.ledger.skipped_counts().iter().map(|c| entry("note", "Skipped", c)));
    out.extend(run.ledger.remarks().iter().map(|c| entry("note", "To be known", c)));
    for (kind, n) in run.suppressed.iter().filter(|(_, n)| **n > 0) {
        out.push(Notification { level: "note", message: Text { text: format!("Suppressed: {n} by {kind}") } });
    }
    if left_out > 0 {
        let text = format!("{left_out} results are left out: only the {MOST_RESULTS} worst are kept in this format");
        out.push(Notification { level: "warning", message: Text { text } });
    }
    out
}

fn plural(unit: Unit) -> String {
    match unit.as_str().strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{}s", unit.as_str()),
    }
}
