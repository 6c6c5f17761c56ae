//! The ends of things: a chain of calls may be as long as its file, and so may each of its links and the body of a function.
//!
//! In: the text of an expression, or a node. Out: as much of its end or its beginning as may hold a name; the children that stand first.

use super::{Id, Nodes};

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

/// Children of a node among which stands what comes before a body.
const MOST_FIRST: usize = 200;

impl Nodes<'_> {
    /// The first children: decorators, the name, the parameters. What follows may be as long as the file, and this is asked for every call in
    /// it.
    pub(in crate::syntax) fn first_children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        self.children(id).take(MOST_FIRST)
    }
}
