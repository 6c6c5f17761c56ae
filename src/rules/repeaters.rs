//! Names of things that repeat what is given to them, and of things that run it once.
//!
//! In: `rules/judge/{repeaters,timers,plain-wrappers}.txt`. Out: parts of names, in lower case.

use super::lists;

/// Whether something repeats what is given to it, by its name.
pub fn repeats(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let by_time = || lists::TIMERS.iter().any(|word| lower.contains(word));
    lists::REPEATERS.iter().any(|word| lower.contains(word) && (*word != "schedule" || !by_time()))
}

/// Whether something runs what is given to it once, by its name.
pub fn runs_once(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !repeats(name) && lists::PLAIN_WRAPPERS.iter().any(|word| lower.contains(word))
}
