//! Tokens without a boundary: glued to what stands before or behind them, and known by their own checksum.
//!
//! In: a run of token characters, and a sign in it. Out: candidates. Pages of databases, compiled modules and memory images put strings
//! side by side, and escapes of all sorts end in letters: there no boundary can be asked for. A right checksum says more than one.

use super::left;
use crate::model::{Candidate, RuleId};
use crate::rules::{self, AsciiSet, Check, Match, checksum};
use std::ops::Range;
use std::sync::LazyLock;

/// Fewer characters behind the sign that ends a prefix are no body; a test holds this against the rules.
const LEAST_BODY: usize = 32;

/// Prefixes that end with a sign, of rules whose tokens tell by themselves that they are whole.
static PREFIXES: LazyLock<Vec<(&str, RuleId)>> = LazyLock::new(|| {
    let numbered = rules::credentials().iter().zip(0..);
    let summed = numbered.filter(|(rule, _)| matches!(rule.check, Check::Crc32 { .. }));
    let prefixes = summed.flat_map(|(rule, id)| rule.prefixes.iter().map(move |prefix| (*prefix, RuleId(id))));
    prefixes.filter(|(prefix, _)| prefix.ends_with(['_', '-'])).collect()
});

/// For each byte whether it is the last one of a prefix before its sign, and whether it is the one before that: most signs in a run stand
/// behind others.
static ENDS: LazyLock<[[bool; 256]; 2]> = LazyLock::new(|| {
    let mut ends = [[false; 256]; 2];
    for (prefix, _) in PREFIXES.iter() {
        let before = prefix.bytes().rev().skip(1).zip(&mut ends);
        before.for_each(|(byte, has)| has[usize::from(byte)] = true);
    }
    ends
});

/// A token in a run whose prefix ends with the sign at `sign`, if it begins in the middle of a word: elsewhere it has been looked for.
#[inline]
pub(super) fn before(text: &[u8], run: Range<usize>, sign: usize, found: &mut Vec<Candidate>) {
    if run.end - sign > LEAST_BODY
        && matches!(text[sign], b'_' | b'-')
        && let [.., second, last] = text[run.start..sign]
        && ENDS[0][usize::from(last)]
        && ENDS[1][usize::from(second)]
    {
        ending_at(text, run, sign + 1, found);
    }
}

fn ending_at(text: &[u8], run: Range<usize>, body: usize, found: &mut Vec<Candidate>) {
    for (prefix, id) in PREFIXES.iter() {
        let Some(start) = body.checked_sub(prefix.len()).filter(|start| *start > run.start) else { continue };
        if text[start..body] != *prefix.as_bytes() || !text[start - 1].is_ascii_alphanumeric() {
            continue;
        }
        if let Some(end) = end(text, start, body, *id) {
            found.push(Candidate { span: start..end, rules: vec![*id], usage: left::usage_of(text, start..end) });
        }
    }
}

/// Where a token ends that a checksum proves, whatever follows.
pub(super) fn end(text: &[u8], start: usize, body: usize, id: RuleId) -> Option<usize> {
    let rule = rules::credential(id);
    if !matches!(rule.check, Check::Crc32 { .. }) {
        return None;
    }
    let Match::Whole(len) = Match::of(rule.shape, &text[body..], AsciiSet(0)) else { return None };
    (checksum::verify(rule, &text[start..body + len]) == Some(true)).then_some(body + len)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn no_body_is_shorter_than_is_looked_for() {
        for (prefix, id) in PREFIXES.iter() {
            assert!(prefix.len() > 2, "{prefix}: two bytes before its sign are looked at");
            let rule = rules::credential(*id);
            for seed in 0..20 {
                let token = sample::token(rule, &mut sample::Draw::new(seed)).unwrap();
                if let Some(body) = token.strip_prefix(prefix) {
                    assert!(body.len() >= LEAST_BODY, "{}: {}", rule.id, body.len());
                }
            }
        }
        assert!(PREFIXES.len() > 8);
    }

    #[test]
    fn a_checksum_needs_no_boundary() {
        let rule = rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap();
        let token = sample::token(rule, &mut sample::Draw::new(3)).unwrap();
        let spans = |text: &str| super::super::detect(text.as_bytes()).into_iter().map(|c| c.span).collect::<Vec<_>>();
        for (before, behind) in [("x", ""), ("", "N"), ("7", "0s"), ("a=3D", "=0A"), ("abc_d", "_e"), ("A\0zz", "z\0")]
        {
            let start = before.len();
            assert_eq!(
                spans(&format!("{before}{token}{behind}")),
                std::slice::from_ref(&(start..start + token.len())),
                "{before} {behind}"
            );
        }
        let wrong = token.replacen(&token[9..11], if &token[9..11] == "Aa" { "Bb" } else { "Aa" }, 1);
        assert!(spans(&format!("x{wrong}")).is_empty() && spans(&format!("{wrong}N")).is_empty());
    }
}
