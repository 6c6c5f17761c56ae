//! `why FILE:LINE`: every candidate of a line with its verdict and all evidence, for and against.

use super::args::Colour;
use super::output::{complain, print, styled};
use super::run::configuration_of;
use super::{CLEAN, USAGE};
use crate::model::{Layer, Level};
use crate::report::encode;
use crate::report::snippet::{self, Diagnostic, Mark, Style};
use crate::rules;
use crate::scan::why::{self, Judged, THRESHOLDS};
use std::fmt::Write as _;
use std::path::Path;

/// Largest file that is judged.
const LARGEST: u64 = 512 << 20;

pub(super) fn why(place: &str, colour: Colour) -> u8 {
    let (path, line) = parse(place);
    let formats = match configuration_of(Path::new(path), Path::new(".")) {
        Ok(config) => config.formats(),
        Err(error) => {
            complain(&error);
            return USAGE;
        }
    };
    let judged = match why::why(Path::new(path), line, LARGEST, formats) {
        Ok(judged) => judged,
        Err(error) => {
            complain(&format!("{error}; write `keylint why FILE:LINE`"));
            return USAGE;
        }
    };
    let style = Style { colour: styled(colour, false), runner_log: false };
    let mut out = String::new();
    for candidate in &judged {
        let _ = writeln!(out, "{}\n", snippet::render(&diagnostic(candidate), style));
    }
    if judged.is_empty() {
        let what = if line.is_some() { "this line" } else { "this file" };
        let _ = writeln!(
            out,
            "keylint: nothing on {what} has the form of a known credential or stands where secrets do (an assignment to a \
             telling name, a header, a URL)"
        );
    }
    match print(&out) {
        Ok(()) => CLEAN,
        Err(error) => {
            complain(&format!("standard output: {error}"));
            USAGE
        }
    }
}

/// `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`, as diagnostics print it. A file that is so named wins.
fn parse(place: &str) -> (&str, Option<u32>) {
    if Path::new(place).exists() {
        return (place, None);
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let Some((rest, last)) = place.rsplit_once(':') else { return (place, None) };
    let Some(last) = number(last) else { return (place, None) };
    match rest.rsplit_once(':') {
        Some((file, line)) if number(line).is_some() && !Path::new(rest).exists() => (file, number(line)),
        _ => (rest, Some(last)),
    }
}

fn diagnostic(judged: &Judged) -> Diagnostic<'_> {
    let Judged { secret, place, excerpt } = judged;
    let rule = secret.rules.first().map(|id| rules::credential(*id));
    let mut notes: Vec<String> =
        secret.evidence.iter().map(|e| format!("{:+} dB: {} ({})", e.weight, e.text, e.code)).collect();
    if secret.evidence.iter().any(|e| e.weight != 0) {
        let sum: i32 = secret.evidence.iter().map(|e| i32::from(e.weight)).sum();
        notes.push(format!("{sum:+} dB in all; likely from {:+}, possible from {:+}", THRESHOLDS.0, THRESHOLDS.1));
    }
    let mut path = encode::bytes(place.origin.path().unwrap_or_default());
    if Layer::leads_inside(&secret.layers) {
        let _ = write!(path, ": {}", encode::name(&Layer::way(&secret.layers)));
    } else if !secret.layers.is_empty() {
        notes.push(format!("read through {}", Layer::way(&secret.layers)));
    }
    let others: Vec<&str> = secret.rules.iter().skip(1).map(|id| rules::credential(*id).id).collect();
    if !others.is_empty() {
        notes.push(format!("the same form: {}", others.join(", ")));
    }
    Diagnostic {
        level: if secret.verdict.is_reported() { Level::Error } else { Level::Note },
        id: secret.verdict.as_str(),
        title: rule.map_or("a value in the place of a secret", |r| r.name),
        path,
        excerpt,
        primary: Mark {
            at: (place.line, place.column, place.end_line, place.end_column),
            label: rule.map(|r| r.id.to_owned()).unwrap_or_default(),
        },
        context: Vec::new(),
        notes,
        help: Vec::new(),
        extras: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_diagnostics_print_them() {
        assert_eq!(parse("no/such.py:7"), ("no/such.py", Some(7)));
        assert_eq!(parse("no/such.py:7:34"), ("no/such.py", Some(7)));
        assert_eq!(parse("no/such.py"), ("no/such.py", None));
        assert_eq!(parse("C:no/such.py:3"), ("C:no/such.py", Some(3)));
        assert_eq!(parse("no:x"), ("no:x", None));
        assert_eq!(parse("Cargo.toml"), ("Cargo.toml", None));
    }
}
