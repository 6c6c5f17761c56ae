//! Secrets that are told by what they stand in: phrases of words that stand for keys, and the private members of JSON Web Keys.
//!
//! In: a text and where a word stands that announces them. Out: candidates. Both look at most [`REACH`] bytes to either side.

use super::left;
use super::window::Candidates;
use crate::model::{Candidate, RuleId, Sink, Use};
use crate::rules::{self, Check, mnemonic};
use std::ops::Range;
use std::sync::LazyLock;

/// Parts of names of phrases.
pub(super) const NAMES: &[&str] = &["nemonic", "NEMONIC", "phrase", "Phrase", "PHRASE", "WalletProvider(", "SEED="];

/// How far a phrase, or the member of a key, may stand from the word that announces it.
const REACH: usize = 400;

/// Most characters between two words of a phrase: a quote, a comma, a new line with its indentation.
const BETWEEN: usize = 20;

/// Longest private member that is taken.
const LONGEST: usize = 700;

static PHRASE_RULE: LazyLock<Option<RuleId>> = LazyLock::new(|| rules::position(|r| r.check == Check::Named("bip39")));
static MEMBER_RULE: LazyLock<Option<RuleId>> =
    LazyLock::new(|| rules::position(|r| r.check == Check::Named("jwk-member")));

/// A phrase behind the word that ends at `at`: so many words of the list in a row as a phrase has.
pub(super) fn at(text: &[u8], at: usize, found: &mut Candidates) {
    let Some(rule) = *PHRASE_RULE else { return };
    let end = text.len().min(at + REACH);
    let mut phrase: Option<Range<usize>> = None;
    let mut count = 0;
    let mut from = at;
    while let Some(word) = next_word(text, from, end) {
        from = word.end;
        let known = mnemonic::index_of(&text[word.clone()]).is_some();
        let goes_on = phrase.as_ref().is_some_and(|p| is_between(&text[p.end..word.start]));
        match &mut phrase {
            Some(phrase) if known && goes_on => (phrase.end, count) = (word.end, count + 1),
            _ if mnemonic::COUNTS.contains(&count) => break,
            _ => (phrase, count) = (known.then_some(word), usize::from(known)),
        }
    }
    if let Some(span) = phrase.filter(|_| mnemonic::COUNTS.contains(&count)) {
        let usage = left::assigned(text, span.start);
        found.push(Candidate { span, rules: vec![rule], usage });
    }
}

/// The next run of small letters that is a word by itself; one that reaches the end of what is looked at may go on behind it.
fn next_word(text: &[u8], mut from: usize, end: usize) -> Option<Range<usize>> {
    loop {
        let start = from + text[from..end].iter().position(u8::is_ascii_lowercase)?;
        let len = text[start..end].iter().take_while(|b| b.is_ascii_lowercase()).count();
        from = start + len;
        let alone = |b: Option<&u8>| !b.is_some_and(u8::is_ascii_alphanumeric);
        if alone(start.checked_sub(1).and_then(|at| text.get(at))) && alone(text.get(from)) {
            return Some(start..from);
        }
    }
}

fn is_between(text: &[u8]) -> bool {
    !text.is_empty() && text.len() <= BETWEEN && text.iter().all(|b| b.is_ascii_whitespace() || b"\"',\\".contains(b))
}

/// The private member of the JSON Web Key around the `"kty"` at `at`.
pub(super) fn web_key(text: &[u8], at: usize, found: &mut Candidates) {
    let Some(rule) = *MEMBER_RULE else { return };
    let begin = at.saturating_sub(REACH);
    let begin = memchr::memrchr(b'{', &text[begin..at]).map_or(begin, |p| begin + p);
    let end = text.len().min(at + REACH);
    let end = memchr::memchr(b'}', &text[at..end]).map_or(end, |p| at + p);
    let symmetric = memchr::memmem::find(&text[at..end.min(at + 20)], b"\"oct\"").is_some();
    let name: &[u8] = if symmetric { b"\"k\"" } else { b"\"d\"" };
    for hit in memchr::memmem::find_iter(&text[begin..end], name) {
        let mut start = begin + hit + name.len();
        start += text[start..].iter().take(8).take_while(|b| b" \t:".contains(b)).count();
        if text.get(start) != Some(&b'"') {
            continue;
        }
        start += 1;
        let is_digit = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'-' || **b == b'_';
        let len = text[start..].iter().take(LONGEST).take_while(is_digit).count();
        if len > 0 && text.get(start + len) == Some(&b'"') {
            let usage = Use { sink: Sink::Assignment, sure: true, ..Use::default() };
            found.push(Candidate { span: start..start + len, rules: vec![rule], usage });
            return;
        }
    }
}
