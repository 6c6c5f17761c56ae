//! Names of things that repeat what is given to them, and of things that run it once.
//!
//! In: `rules/judge/repeaters.txt` and `plain-wrappers.txt`. Out: parts of names, in lower case.

use super::lists;

/// Whether something repeats what is given to it, by its name.
pub fn repeats(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lists::REPEATERS.iter().any(|word| lower.contains(word))
}

/// Whether something runs what is given to it once, by its name.
pub fn runs_once(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !repeats(name) && lists::PLAIN_WRAPPERS.iter().any(|word| lower.contains(word))
}
