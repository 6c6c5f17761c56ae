//! What functions make of a wait, by their last names in lower case: some give the same growth as they are given, others a power.
//!
//! And which functions wait for somebody or something else.
//!
//! In: `rules/judge/waits-same.txt`, `waits-powers.txt` and `waits-for-others.txt`. Out: yes or no.

use super::lists;

/// Whether the result of a function grows as its arguments do.
pub fn gives_the_same(lower: &str) -> bool {
    lists::WAITS_SAME.contains(&lower)
}

/// Whether the result of a function grows by a factor when its argument grows by an amount.
pub fn is_power(lower: &str) -> bool {
    lists::WAITS_POWERS.iter().any(|word| word.strip_prefix('*').map_or(lower == *word, |end| lower.ends_with(end)))
}

/// Whether a function of numbers is known by its whole name: what it makes of a wait has no chance in it but what it is given.
pub fn is_arithmetic(lower: &str) -> bool {
    lists::WAITS_SAME.contains(&lower) || lists::WAITS_POWERS.contains(&lower)
}

/// Whether a function waits for input, for a message, or for work: one of the words of its last name says so.
pub fn is_for_others(lower: &str) -> bool {
    lower.split('_').chain([lower]).any(|word| lists::WAITS_FOR_OTHERS.contains(&word))
}
