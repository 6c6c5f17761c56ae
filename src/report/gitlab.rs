//! The report of code quality that GitLab shows beside the lines of a merge request (docs.gitlab.com, "Code Quality").
//!
//! In: a [`Run`]. Out: one JSON array. An entry is known again by its fingerprint, which must be of one entry alone: what a finding has in
//! common with others of its secret is told apart by lint, path, and how many stand before it.

use super::{Run, encode};
use crate::model::{Finding, Level};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;

#[derive(Serialize)]
struct Entry<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Renders the whole report.
pub fn render(run: &Run<'_>) -> String {
    let mut seen: HashMap<(&str, &str, &[u8]), u32> = HashMap::new();
    let entries: Vec<Entry<'_>> = run
        .findings()
        .iter()
        .map(|f| {
            let nth = seen.entry((&f.fingerprint, f.lint, &f.path)).or_default();
            *nth += 1;
            entry(f, *nth)
        })
        .collect();
    serde_json::to_string_pretty(&entries).unwrap_or_else(|_| "[]".to_owned()) + "\n"
}

fn entry(f: &Finding, nth: u32) -> Entry<'_> {
    let mut description = encode::name(&f.message);
    if let Some(help) = f.help.first() {
        let _ = write!(description, ": {}", encode::name(help));
    }
    let mut hash = Sha256::new();
    for part in [f.fingerprint.as_bytes(), f.lint.as_bytes(), &f.path, &nth.to_le_bytes()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let fingerprint = hash.finalize().iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let severity = match f.level {
        Level::Error => "critical",
        Level::Warning => "major",
        Level::Note => "info",
    };
    let location = Location {
        path: encode::bytes(&encode::path_of(&f.path, &f.place.origin)),
        lines: Lines { begin: f.place.line.max(1) },
    };
    Entry { description, check_name: f.lint, fingerprint, severity, location }
}
