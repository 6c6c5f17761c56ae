//! Marker comments of other scanners, so that a team can change tools without touching its code. Their documentation writes them in comments, so
//! that is where they count.
//!
//! Those of linters that ask much else beside count where they name a rule about secrets: `noqa: S105` was written by somebody who looked at
//! this very question, `noqa` or `nosec` alone was not. Such rules go by the names of variables, so that what they were told says nothing of a
//! value that is proven to be a key.

use super::Lines;
use super::within::{Within, within};
use memchr::memmem;
use std::ops::Range;

/// A marker and whether it speaks for the line after it.
struct Marker {
    text: &'static str,
    next_line: bool,
}

/// From the documentation of each tool. The one of detect-secrets for the next line is written differently from that for
/// the same line, so neither holds the other.
const MARKERS: &[Marker] = &[
    Marker { text: "gitleaks:allow", next_line: false },
    Marker { text: "betterleaks:allow", next_line: false },
    Marker { text: "trufflehog:ignore", next_line: false },
    Marker { text: "kingfisher:ignore", next_line: false },
    Marker { text: "ggignore", next_line: false },
    Marker { text: "pragma: allowlist secret", next_line: false },
    Marker { text: "pragma: whitelist secret", next_line: false },
    Marker { text: "pragma: allowlist nextline secret", next_line: true },
    Marker { text: "secretlint-disable-line", next_line: false },
    Marker { text: "secretlint-disable-next-line", next_line: true },
];

/// Markers of linters that ask much else, with the rules about secrets that may be named behind them.
const NAMING: &[(&str, &[&str])] = &[
    ("noqa", &["S105", "S106", "S107"]),
    ("NOQA", &["S105", "S106", "S107"]),
    ("nosec", &["B105", "B106", "B107", "G101"]),
    ("eslint-disable-line", &["no-secrets/no-secrets"]),
    ("checkov:skip", &["CKV_SECRET"]),
];

/// Lines on which a linter is told to be silent about a rule for secrets, sorted, each once.
pub(super) fn find_named(text: &[u8], lines: &Lines<'_>) -> Vec<u32> {
    let named = |(marker, rules): &(&str, &[&str])| -> Vec<u32> {
        let found = memmem::find_iter(text, marker).map(|at| at..at + marker.len());
        let of_rules = found.filter(|span| names_one(&text[span.end..], rules) && is_marker(text, span.clone(), lines));
        of_rules.map(|span| lines.line_of(span.start).0).collect()
    };
    let mut covered: Vec<u32> = NAMING.iter().flat_map(named).collect();
    covered.sort_unstable();
    covered.dedup();
    covered
}

/// Whether the list behind a marker names one of these rules: `: S105, E501`, ` B105`, ` G101 -- a name`.
fn names_one(behind: &[u8], rules: &[&str]) -> bool {
    /// More is not read of a list.
    const LONGEST: usize = 200;
    let line = &behind[..memchr::memchr2(b'\n', b'\r', behind).unwrap_or(behind.len()).min(LONGEST)];
    let words = line.split(|b| b" \t,:;=".contains(b)).filter(|word| !word.is_empty());
    // The first word that is no name of a rule begins a reason.
    let is_name = |word: &&[u8]| {
        word.iter().all(|b| b.is_ascii_alphanumeric() || b"-_/".contains(b))
            && word.iter().any(|b| b.is_ascii_digit() || *b == b'/')
    };
    words.take_while(is_name).any(|word| rules.iter().any(|rule| word.starts_with(rule.as_bytes())))
}

/// The lines that a marker covers, sorted, each once. It is one where a comment holds it, as a word of its own: neither a literal nor a path does.
pub(super) fn find(text: &[u8], lines: &Lines<'_>) -> Vec<u32> {
    let mut covered: Vec<u32> = MARKERS
        .iter()
        .flat_map(|m| {
            let found = memmem::find_iter(text, m.text).filter(|at| is_marker(text, *at..*at + m.text.len(), lines));
            found.map(|at| lines.line_of(at).0 + u32::from(m.next_line))
        })
        .collect();
    covered.sort_unstable();
    covered.dedup();
    covered
}

fn is_marker(text: &[u8], span: Range<usize>, lines: &Lines<'_>) -> bool {
    /// A comment is looked for so far before its marker, and a closing quote so far behind it.
    const REACH: usize = 2000;
    let (_, start) = lines.line_of(span.start);
    let before = &text[start.max(span.start.saturating_sub(REACH))..span.start];
    let rest = &text[span.end..text.len().min(span.end + REACH)];
    let behind = &rest[..memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
    is_whole_word(before, behind) && within(before, behind) == Within::Comment
}

/// Not `docs/ggignore.md`, `ggignored`: what parts words stands on both sides.
fn is_whole_word(before: &[u8], behind: &[u8]) -> bool {
    let of_word = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80);
    let joins = |b: Option<&u8>| b.is_some_and(|b| b"-./\\".contains(b));
    let mut left = before.iter().rev();
    let (last, second) = (left.next(), left.next());
    let goes_on = |next: Option<&u8>, after: Option<&u8>| of_word(next) || joins(next) && of_word(after);
    !goes_on(last, second) && !goes_on(behind.first(), behind.get(1))
}
