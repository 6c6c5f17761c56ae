//! Keys that are written as an array of numbers: `[12, 34, …]`, alone in a file or behind the name of a secret.
//!
//! In: a text, and where a name ends. Out: a candidate that spans the array. Only arrays of as many bytes as a known key has are taken.

use super::left;
use super::window::Candidates;
use crate::model::{Candidate, RuleId};
use crate::rules::{self, Check};
use std::ops::Range;
use std::sync::LazyLock;

/// Numbers of a key pair.
const COUNT: usize = 64;

/// Longest array: three digits, a comma and some blanks for each.
const LONGEST: usize = COUNT * 12;

/// How far behind a name its array begins at most: `.fromSecretKey(Uint8Array.from([`.
const REACH: usize = 60;

static RULE: LazyLock<Option<RuleId>> = LazyLock::new(|| rules::position(|r| r.check == Check::Named("ed25519-pair")));

/// The array that is all of a text.
pub(super) fn whole(text: &[u8], found: &mut Vec<Candidate>) {
    let start = text.iter().take(4).take_while(|b| b.is_ascii_whitespace() || !b.is_ascii()).count();
    if text.len() <= LONGEST + 8
        && text.get(start) == Some(&b'[')
        && let Some(span) = array(text, start)
        && text[span.end..].trim_ascii().is_empty()
    {
        push(text, span, &mut Candidates::of(text, found));
    }
}

/// The array that is given to the name that ends at `end`.
pub(super) fn behind(text: &[u8], end: usize, found: &mut Candidates) {
    let between = |b: &&u8| b.is_ascii_alphanumeric() || b"_.:=(\"' \t".contains(b);
    let gap = text[end..text.len().min(end + REACH)].iter().take_while(between).count();
    if text.get(end + gap) != Some(&b'[') {
        return;
    }
    match array(text, end + gap) {
        Some(span) => push(text, span, found),
        None if is_open(text, end + gap) => found.goes_on(),
        None => {}
    }
}

/// Whether the text ends before an array that begins here.
fn is_open(text: &[u8], start: usize) -> bool {
    let number = |b: &u8| b.is_ascii_digit() || b.is_ascii_whitespace() || *b == b',';
    text.len() < start + LONGEST && text[start + 1..].iter().all(number)
}

/// The span of the array that begins here, if it has the right count of bytes.
fn array(text: &[u8], start: usize) -> Option<Range<usize>> {
    let window = &text[start..text.len().min(start + LONGEST)];
    let len = memchr::memchr(b']', window)? + 1;
    let mut words = window[1..len - 1].split(|b| *b == b',').map(<[u8]>::trim_ascii);
    let byte = |w: &[u8]| (1..=3).contains(&w.len()) && w.iter().all(u8::is_ascii_digit);
    let count = words.try_fold(0, |count, word| byte(word).then_some(count + 1))?;
    (count == COUNT).then_some(start..start + len)
}

fn push(text: &[u8], span: Range<usize>, found: &mut Candidates) {
    if let Some(rule) = *RULE {
        let usage = left::assigned(text, span.start);
        found.push(Candidate { span, rules: vec![rule], usage });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_of_a_key_pair() {
        let numbers = |n: usize| (0..n).map(|i| (i * 37 % 256).to_string()).collect::<Vec<_>>().join(", ");
        let of = |text: &str| {
            let mut found = Vec::new();
            whole(text.as_bytes(), &mut found);
            if let Some(at) = text.find("Key") {
                behind(text.as_bytes(), at + 3, &mut Candidates::of(text.as_bytes(), &mut found));
            }
            found.into_iter().map(|c| text[c.span].to_string()).collect::<Vec<_>>()
        };
        let array = format!("[{}]", numbers(64));
        assert_eq!(of(&format!("{array}\n")), std::slice::from_ref(&array));
        assert_eq!(of(&format!("Keypair.fromSecretKey(Uint8Array.from({array}))")), std::slice::from_ref(&array));
        assert_eq!(of(&format!("let secretKey = {array};")), std::slice::from_ref(&array));
        assert!(of(&format!("[{}]", numbers(63))).is_empty());
        assert!(of(&format!("x = {array}")).is_empty());
        assert!(of(&array.replace("37,", "x7,")).is_empty());
    }
}
