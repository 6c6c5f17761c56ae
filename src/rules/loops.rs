//! Words by which loops are understood: how they tell failures apart, what means success, and what limits how many calls run.
//!
//! In: `rules/judge/{tells-apart,comparisons,asked,success,limiters,limiters-of-files,gates,terminals,database-errors}.txt`. Out: words, in lower case.

use super::lists;

/// Whether a text has a word by which a loop tells failures apart, or asks something else to.
pub fn tells_apart(lower: &str) -> bool {
    lists::TELLS_APART.iter().any(|word| lower.contains(word))
}

/// Whether an operator is one of tests.
pub fn compares(operator: &str) -> bool {
    lists::COMPARISONS.contains(&operator)
}

/// Whether a function is asked about a failure, or ends the tries, by its name.
pub fn is_asked(lower: &str) -> bool {
    lists::ASKED.iter().any(|word| lower.contains(word))
}

/// Whether an error, or a test of one, is one of a database by its name or its code.
pub fn is_of_database(text: &str) -> bool {
    let signs = |c: &char| c.is_alphanumeric();
    let lower: String = text.chars().filter(signs).map(|c| c.to_ascii_lowercase()).collect();
    lists::DATABASE_ERRORS.iter().any(|word| lower.contains(word))
}

/// Words that mean success of a response.
pub fn of_success() -> &'static [&'static str] {
    lists::SUCCESS
}

/// Whether a function limits how many calls run, or waits for somebody, by its name; some words may not count.
pub fn limits(lower: &str, but: &[&str]) -> bool {
    lists::TERMINALS.contains(&lower)
        || lists::GATES.contains(&lower)
        || lists::LIMITERS.iter().any(|word| !but.contains(word) && lower.contains(word))
}

/// Whether a name is of what limits how many calls run, by the words that tell of a file with one.
pub fn is_limiter(lower: &str) -> bool {
    lists::GATES.contains(&lower)
        || lists::LIMITERS_OF_FILES.iter().any(|word| lower.contains(word.trim_end_matches('(')))
}

/// Words that say of a whole file that it limits how many calls run.
pub fn limiters_of_files() -> &'static [&'static str] {
    lists::LIMITERS_OF_FILES
}
