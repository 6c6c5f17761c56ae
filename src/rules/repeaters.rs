//! Names of things that repeat what is given to them.
//!
//! In: `rules/judge/repeaters.txt`. Out: parts of names, in lower case.

use std::sync::LazyLock;

static WORDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../rules/judge/repeaters.txt").lines().map(str::trim);
    lines.filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
});

/// Whether something repeats what is given to it, by its name.
pub fn repeats(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}
