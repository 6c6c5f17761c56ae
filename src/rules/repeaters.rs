//! Names of things that repeat what is given to them, and of things that run it once.
//!
//! In: `rules/judge/repeaters.txt` and `plain-wrappers.txt`. Out: parts of names, in lower case.

use std::sync::LazyLock;

static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| words(include_str!("../../rules/judge/repeaters.txt")));
static ONCE: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| words(include_str!("../../rules/judge/plain-wrappers.txt")));

fn words(file: &'static str) -> Vec<&'static str> {
    file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
}

/// Whether something repeats what is given to it, by its name.
pub fn repeats(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// Whether something runs what is given to it once, by its name.
pub fn runs_once(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    !repeats(name) && ONCE.iter().any(|word| lower.contains(word))
}
