//! Marker comments of other scanners, so that a team can change tools without touching its code. Their documentation writes them in comments, so
//! that is where they count.

use super::Lines;
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
    is_whole_word(before, behind) && is_in_comment(before, behind)
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

/// Whether a comment begins on the line before the marker, in the syntax of any language, or the line goes on with one. A mark within a literal begins none.
fn is_in_comment(before: &[u8], behind: &[u8]) -> bool {
    let indented = before.trim_ascii_start();
    let word = indented.split(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
    if word.starts_with(b"*") || word == b"::" || word == b"dnl" || word.eq_ignore_ascii_case(b"rem") {
        return true;
    }
    let mut at = 0;
    while let Some(byte) = before.get(at) {
        let rest = &before[at..];
        let parted = at == 0 || b" \t;,)}]\"'".contains(&before[at - 1]);
        match byte {
            b'"' | b'`' | b'\'' if *byte != b'\'' || !is_apostrophe(&before[..at]) => {
                match (closing(&rest[1..], *byte), closing(behind, *byte)) {
                    (Some(len), _) => at += len + 1,
                    (None, Some(_)) => return false,
                    // A comment of Visual Basic.
                    (None, None) if *byte == b'\'' && parted => return true,
                    (None, None) => {}
                }
            }
            b'#' if parted || !before[at - 1].is_ascii_alphanumeric() => return true,
            b'/' if rest.starts_with(b"/*") || rest.starts_with(b"//") && (at == 0 || before[at - 1] != b':') => {
                return true;
            }
            // An option of a command goes on with its name.
            b'-' if rest.starts_with(b"--") && rest.get(2).is_none_or(|b| b" \t-".contains(b)) => return true,
            b'(' if rest.starts_with(b"(*") => return true,
            b';' | b'%' | b'!' if at == 0 || before[at - 1].is_ascii_whitespace() => return true,
            _ => {}
        }
        at += 1;
    }
    false
}

/// `it's`: behind a word, and no `b'…'`.
fn is_apostrophe(before: &[u8]) -> bool {
    matches!(before, [.., first, last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric())
}

/// Where a literal ends that has begun with this quote.
fn closing(text: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    text.iter().position(|b| {
        let ends = *b == quote && !escaped;
        escaped = *b == b'\\' && !escaped;
        ends
    })
}
