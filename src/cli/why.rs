//! `why FILE:LINE`: every candidate of a line with its verdict and all evidence, for and against.

use super::args::Colour;
use super::output::{ascii, complain, print, styled};
use super::run::configuration_of;
use super::{CLEAN, USAGE};
use crate::config::Config;
use crate::model::{Layer, Level, refusal};
use crate::report::encode;
use crate::report::snippet::{self, Diagnostic, Mark, Style};
use crate::rules;
use crate::scan::why::{self, Judged, THRESHOLDS};
use crate::scan::{self, Job, Options};
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Largest file that is judged.
const LARGEST: u64 = 512 << 20;

pub(super) fn why(place: &OsStr, colour: Colour) -> u8 {
    let (path, line) = parse(place);
    let config = match configuration_of(&path, Path::new(".")) {
        Ok(config) => config,
        Err(error) => {
            complain(&error);
            return USAGE;
        }
    };
    let (mut judged, hidden) = match why::why(&path, line, LARGEST, config.formats()) {
        Ok(judged) => judged,
        Err(error) => {
            complain(&format!("{error}; write `keylint why FILE:LINE`"));
            return USAGE;
        }
    };
    let options = Options { user_excludes: scan::user_excludes(), ..Options::default() };
    why::with_project(&mut judged, &path, &options, &config);
    let style = Style { colour: styled(colour, false), ascii: ascii(false), runner_log: false };
    let mut out = String::new();
    for candidate in &judged {
        let _ = writeln!(out, "{}\n", snippet::render(&diagnostic(candidate), style));
    }
    let reported = reported(&path, line, &options, &config);
    out.push_str(&reported);
    if judged.is_empty() && reported.is_empty() {
        let what = if line.is_some() { "on this line" } else { "in this file" };
        let _ = writeln!(
            out,
            "keylint: nothing {what} has the form of a known credential or stands where secrets do (an assignment to a \
             telling name, a header, a URL)"
        );
    }
    // What a line of a secret has beside it may be one as well, and so may the name of the file.
    match print(&hidden.masked(&out)) {
        Ok(()) => CLEAN,
        Err(error) => {
            complain(&format!("standard output: {}", refusal(&error)));
            USAGE
        }
    }
}

/// What `keylint check` says of a line: lints about requests judge no candidate.
fn reported(path: &Path, line: Option<u32>, options: &Options, config: &Config) -> String {
    let Some(line) = line else { return String::new() };
    let job = Job::Check { base: PathBuf::new(), paths: vec![path.to_owned()] };
    let Ok(outcome) = scan::run(&job, options, config) else { return String::new() };
    let here = outcome.findings.iter().filter(|f| (f.place.line..=f.place.end_line).contains(&line));
    here.fold(String::new(), |mut out, f| {
        let (level, message) = (f.level.as_str(), encode::line(&f.message));
        let _ = writeln!(
            out,
            "keylint: `keylint check` reports {level}[{}] here: {message} (`keylint explain {}`)",
            f.lint, f.lint
        );
        out
    })
}

/// `FILE`, `FILE:LINE` or `FILE:LINE:COLUMN`, as diagnostics print it. A file that is so named wins.
fn parse(place: &OsStr) -> (PathBuf, Option<u32>) {
    let whole = PathBuf::from(place);
    if whole.exists() {
        return (whole, None);
    }
    let Some((rest, last)) = split_number(place) else { return (whole, None) };
    match split_number(rest.as_os_str()) {
        Some((file, line)) if !rest.exists() => (file, Some(line)),
        _ => (rest, Some(last)),
    }
}

/// What stands before and behind the last colon, if a number stands behind it.
fn split_number(place: &OsStr) -> Option<(PathBuf, u32)> {
    let bytes = place.as_encoded_bytes();
    let colon = bytes.iter().rposition(|b| *b == b':')?;
    let number = std::str::from_utf8(&bytes[colon + 1..]).ok()?.parse().ok()?;
    Some((encoded_path(&bytes[..colon])?, number))
}

/// A path of which these are the bytes, whether or not they are UTF-8.
#[cfg(unix)]
fn encoded_path(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
fn encoded_path(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
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
        let read = |place: &str| {
            let (path, line) = parse(OsStr::new(place));
            (path.to_string_lossy().into_owned(), line)
        };
        for (place, path, line) in [
            ("no/such.py:7", "no/such.py", Some(7)),
            ("no/such.py:7:34", "no/such.py", Some(7)),
            ("no/such.py", "no/such.py", None),
            ("C:no/such.py:3", "C:no/such.py", Some(3)),
            ("no:x", "no:x", None),
            ("Cargo.toml", "Cargo.toml", None),
        ] {
            assert_eq!(read(place), (path.to_owned(), line));
        }
    }
}
