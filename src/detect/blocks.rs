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
    if !rules::is_secret_label(label) {
        return None;
    }
    // Another block ends one that has no end: a text of very many beginnings is not read to its end for each of them.
    let body = label_end + 5;
    let next = memmem::find(&window[body..], PEM.as_bytes()).map_or(window.len(), |at| body + at);
    let window = &window[..next];
    let end_line = [b"-----END".as_slice(), label, b"-----"].concat();
    Some(match memmem::find(window, &end_line) {
        Some(p) => p + end_line.len(),
        None => {
            // Cut off: up to the last character that can belong to the block.
            let rest = &window[body..];
            let len =
                rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"+/=\\\r\n \t\"',-:".contains(b)).count();
            let tail = &rest[..len];
            body + tail.iter().rposition(u8::is_ascii_alphanumeric).map_or(0, |p| p + 1)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_without_an_end_ends_where_another_begins() {
        let begin = "-----BEGIN RSA PRIVATE KEY-----\n";
        let text = format!("{begin}QUJD\n{begin}REVG\n-----END RSA PRIVATE KEY-----\n");
        let mut found = Vec::new();
        at(text.as_bytes(), 0, &mut found);
        at(text.as_bytes(), begin.len() + 5, &mut found);
        let spans: Vec<&str> = found.iter().map(|c| &text[c.span.clone()]).collect();
        let whole = format!("{begin}REVG\n-----END RSA PRIVATE KEY-----");
        assert_eq!(spans, [format!("{begin}QUJD"), whole]);
    }

    #[test]
    fn two_beginnings_may_share_their_dashes() {
        let text = "-----BEGIN PRIVATE KEY-----BEGIN PRIVATE KEY-----\nQUJD\n";
        let mut found = Vec::new();
        [0, 22].into_iter().for_each(|begin| at(text.as_bytes(), begin, &mut found));
        assert_eq!(found.into_iter().map(|c| c.span.end).collect::<Vec<_>>(), [text.len() - 1; 2]);
    }

    #[test]
    fn very_many_beginnings_are_not_each_read_to_the_end() {
        let begin = "-----BEGIN RSA PRIVATE KEY-----\n";
        let text = begin.repeat(1_000);
        let mut found = Vec::new();
        (0..1_000).for_each(|n| at(text.as_bytes(), n * begin.len(), &mut found));
        assert!(found.len() == 1_000 && found.iter().all(|c| c.span.len() <= begin.len()));
    }
}
