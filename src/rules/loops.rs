//! Words by which loops are understood: how they tell failures apart, what means success, and what limits how many calls run.
//!
//! In: `rules/judge/{tells-apart,comparisons,asked,success,limiters,limiters-of-files,gates,terminals,database-errors}.txt`. Out: words, in lower case.

use std::sync::LazyLock;

type Words = LazyLock<Vec<&'static str>>;

static TELLS_APART: Words = LazyLock::new(|| words(include_str!("../../rules/judge/tells-apart.txt")));
static COMPARISONS: Words = LazyLock::new(|| words(include_str!("../../rules/judge/comparisons.txt")));
static ASKED: Words = LazyLock::new(|| words(include_str!("../../rules/judge/asked.txt")));
static SUCCESS: Words = LazyLock::new(|| words(include_str!("../../rules/judge/success.txt")));
static LIMITERS: Words = LazyLock::new(|| words(include_str!("../../rules/judge/limiters.txt")));
static LIMITERS_OF_FILES: Words = LazyLock::new(|| words(include_str!("../../rules/judge/limiters-of-files.txt")));
static GATES: Words = LazyLock::new(|| words(include_str!("../../rules/judge/gates.txt")));
static TERMINALS: Words = LazyLock::new(|| words(include_str!("../../rules/judge/terminals.txt")));
static DATABASE_ERRORS: Words = LazyLock::new(|| words(include_str!("../../rules/judge/database-errors.txt")));

fn words(file: &'static str) -> Vec<&'static str> {
    file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
}

/// Whether a text has a word by which a loop tells failures apart, or asks something else to.
pub fn tells_apart(lower: &str) -> bool {
    TELLS_APART.iter().any(|word| lower.contains(word))
}

/// Whether an operator is one of tests.
pub fn compares(operator: &str) -> bool {
    COMPARISONS.contains(&operator)
}

/// Whether a function is asked about a failure, or ends the tries, by its name.
pub fn is_asked(lower: &str) -> bool {
    ASKED.iter().any(|word| lower.contains(word))
}

/// Whether an error, or a test of one, is one of a database by its name or its code.
pub fn is_of_database(text: &str) -> bool {
    let signs = |c: &char| c.is_alphanumeric();
    let lower: String = text.chars().filter(signs).map(|c| c.to_ascii_lowercase()).collect();
    DATABASE_ERRORS.iter().any(|word| lower.contains(word))
}

/// Words that mean success of a response.
pub fn of_success() -> &'static [&'static str] {
    &SUCCESS
}

/// Whether a function limits how many calls run, or waits for somebody, by its name; some words may not count.
pub fn limits(lower: &str, but: &[&str]) -> bool {
    TERMINALS.contains(&lower)
        || GATES.contains(&lower)
        || LIMITERS.iter().any(|word| !but.contains(word) && lower.contains(word))
}

/// Words that say of a whole file that it limits how many calls run.
pub fn limiters_of_files() -> &'static [&'static str] {
    &LIMITERS_OF_FILES
}
