//! What functions make of a wait, by their last names in lower case: some give the same growth as they are given, others a power.
//!
//! And which functions wait for somebody or something else, take a piece of work out of a queue, or put one into it.
//!
//! In: `rules/judge/{waits-same,waits-powers,waits-for-others,takes-next,queues,puts-back}.txt`. Out: yes or no.

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

/// Whether a function takes the next piece of work out of something, by its last name and by what it is of.
pub fn takes_next(lower: &str, object: &str) -> bool {
    let of_queue = || object == "q" || lists::QUEUES.iter().any(|end| object.ends_with(end));
    lists::TAKES_NEXT.contains(&lower) || matches!(lower, "get" | "next" | "receive" | "recv") && of_queue()
}

/// Whether a function adds to a list or a queue.
pub fn puts_in(lower: &str) -> bool {
    lists::PUTS_BACK.contains(&lower)
}
