//! Programs of another language that a script hands to their interpreter: `python3 - <<'PY'`.
//!
//! In: the bytes of a script, and the names of interpreters. Out: the lines between such a line and the one that is its word, where the
//! word is in quotes: the shell puts nothing into those.

use super::{Found, Writer, lines};
use crate::model::path;
use crate::rules::inside::InsideRule;
use memchr::memmem;
use std::ops::Range;

/// The programs of a script.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let all: Vec<Range<usize>> = lines(file).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let line = &file[all[at].clone()];
        at += 1;
        let Some((language, end)) = opened(line, rule.holders) else { continue };
        let mut text = Writer::default();
        while at < all.len() && file[all[at].clone()].trim_ascii() != end {
            text.copy(file, all[at].clone());
            at += 1;
        }
        if !text.is_empty() {
            out.push((language.to_string(), text));
        }
    }
    out
}

/// The interpreter that a line starts, and the word that ends its program.
fn opened<'l>(line: &'l [u8], holders: &[&'static str]) -> Option<(&'static str, &'l [u8])> {
    let from = memmem::find(line, b"<<")?;
    let rest = line.get(from + 2..)?;
    let rest = rest.strip_prefix(b"-").unwrap_or(rest).trim_ascii_start();
    let quote = *rest.first().filter(|b| matches!(b, b'\'' | b'"'))?;
    let word = rest[1..].split(|b| *b == quote).next().filter(|w| !w.is_empty())?;
    let divides = |b: &u8| b.is_ascii_whitespace() || matches!(b, b';' | b'&' | b'|' | b'(');
    let names = |h: &&&'static str| {
        let mut words = line[..from].split(divides);
        words.any(|w| path::name(w) == h.as_bytes())
    };
    Some((holders.iter().find(names)?, word))
}
