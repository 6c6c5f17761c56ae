//! How random a value looks, in decibels.

use super::ngram;

/// Positive: like random characters; negative: like words and identifiers. See [`ngram::log_odds`].
pub(super) fn decibels(value: &[u8]) -> i16 {
    ngram::log_odds(value)
}

/// Shortest part of a token that is asked.
const LEAST_PART: usize = 8;

/// One digit in so many characters is more than words have.
const DIGITS_ONE_IN: usize = 8;

/// How random the most random part of a token of known form looks: numbers, names and separators beside a random part are
/// what the form asks for and say nothing against it. None if there are more digits than in words, or if every part is short.
pub(super) fn of_parts(value: &[u8]) -> Option<i16> {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    if digits * DIGITS_ONE_IN >= value.len() {
        return None;
    }
    let parts = value.split(|b| !b.is_ascii_alphanumeric()).filter(|part| part.len() >= LEAST_PART);
    parts.map(decibels).max()
}
