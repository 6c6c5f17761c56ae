//! How random a value looks, in decibels.

use super::ngram;

/// Positive: like random characters; negative: like words and identifiers. See [`ngram::log_odds`].
pub(super) fn decibels(value: &[u8]) -> i16 {
    ngram::log_odds(value)
}
