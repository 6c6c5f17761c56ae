//! The ends of expressions: a chain of calls may be as long as its file, and so may each of its links.
//!
//! In: the text of an expression. Out: as much of its end or its beginning as may hold a name.

/// Bytes of the end of an expression in which its last name is looked for: a chain may be as long as the file, and so may each of its links.
const MAX_NAME: usize = 200;

/// The end of an expression, in which its last name stands.
pub(in crate::syntax) fn end_of(source: &str) -> &str {
    let from = source.len().saturating_sub(MAX_NAME);
    (from..source.len()).find_map(|at| source.get(at..)).unwrap_or(source)
}

/// The beginning of an expression, in which its first name stands.
pub(in crate::syntax) fn beginning_of(source: &str) -> &str {
    let to = source.len().min(MAX_NAME);
    (0..=to).rev().find_map(|at| source.get(..at)).unwrap_or(source)
}
