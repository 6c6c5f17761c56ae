//! Blocks of private keys: from a line that says what they are to one that ends them.
//!
//! In: a text and where a block begins. Out: a candidate that spans it, or as much of it as there is.

use super::left;
use crate::model::{Candidate, RuleId};
use crate::rules::{self, Check};
use memchr::memmem;
use std::sync::LazyLock;

/// How blocks begin.
pub(super) const BEGINNINGS: &[&str] = &[PEM, PUTTY];

const PEM: &str = "-----BEGIN";
const PUTTY: &str = "PuTTY-User-Key-File-";

/// Longest block that is followed to its end line.
const LONGEST: usize = 64 * 1024;

static PEM_RULE: LazyLock<Option<RuleId>> = LazyLock::new(|| rules::position(|r| r.check == Check::Pem));
static PUTTY_RULE: LazyLock<Option<RuleId>> =
    LazyLock::new(|| rules::position(|r| r.check == Check::Named("putty-mac")));

/// Whether one of the candidates is a block of a private key.
pub(super) fn has_block(text: &[u8], candidates: &[Candidate]) -> bool {
    candidates.iter().any(|c| BEGINNINGS.iter().any(|b| text[c.span.clone()].starts_with(b.as_bytes())))
}

/// The block that begins at `at`.
pub(super) fn at(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let window = &text[at..text.len().min(at + LONGEST)];
    let (rule, len) =
        if window.starts_with(PEM.as_bytes()) { (*PEM_RULE, pem(window)) } else { (*PUTTY_RULE, putty(window)) };
    if let (Some(rule), Some(len)) = (rule, len) {
        found.push(Candidate { span: at..at + len, rules: vec![rule], usage: left::assigned(text, at) });
    }
}

/// How long a block of a private key is, from its BEGIN line to its END line (or as far as its text goes).
fn pem(window: &[u8]) -> Option<usize> {
    let label_end = memmem::find(&window[10..window.len().min(80)], b"-----").map(|p| p + 10)?;
    let label = &window[10..label_end];
    // The blank may be encoded for a URL.
    [&b"PRIVATE KEY"[..], b"PRIVATE%20KEY", b"PRIVATE+KEY"].iter().find(|w| memmem::find(label, w).is_some())?;
    let end_line = [b"-----END".as_slice(), label, b"-----"].concat();
    Some(match memmem::find(window, &end_line) {
        Some(p) => p + end_line.len(),
        None => {
            // Cut off: up to the last character that can belong to the block.
            let body = &window[label_end + 5..];
            let len =
                body.iter().take_while(|b| b.is_ascii_alphanumeric() || b"+/=\\\r\n \t\"',-:".contains(b)).count();
            let tail = &body[..len];
            label_end + 5 + tail.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |p| p + 1)
        }
    })
}

/// How long a key file of PuTTY is, up to its authentication code.
fn putty(window: &[u8]) -> Option<usize> {
    const CODE: &[u8] = b"Private-MAC: ";
    let head = window.get(PUTTY.len()..PUTTY.len() + 3)?;
    if !matches!(head, b"2: " | b"3: ") {
        return None;
    }
    Some(match memmem::find(window, CODE) {
        Some(at) => {
            let code = at + CODE.len();
            code + window[code..].iter().take(64).take_while(|b| b.is_ascii_hexdigit()).count()
        }
        None => window.iter().take_while(|b| b.is_ascii_graphic() || b.is_ascii_whitespace()).take(2048).count(),
    })
}
