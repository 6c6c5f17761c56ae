//! Failures of databases: a loop that repeats a write that another one overtook is no retry of a request that stands in it.
//!
//! In: handlers and tests in a loop. Out: whether all that they repeat are errors of a database, by their names or codes.

use super::Retries;
use crate::rules::clients::{Label, Role};
use crate::rules::loops;
use crate::syntax::tree::Id;

impl Retries<'_> {
    /// Whether a test asks for an error of a database and for nothing else: `errors.Is(err, gorm.ErrDuplicatedKey)`.
    pub(super) fn is_of_database(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let condition = n.child(test, Label::Condition);
        condition
            .is_some_and(|c| loops::is_of_database(n.source(c)) && !n.source(c).to_ascii_lowercase().contains("status"))
    }

    /// Whether a handler repeats errors of a database alone: those that it names, or those that its tests do not let out.
    pub(super) fn takes_database_errors(&self, handler: Id, own: &[Id]) -> bool {
        let types = self.types_taken(handler);
        if !types.is_empty() && types.iter().all(|t| loops::is_of_database(t)) {
            return true;
        }
        let n = self.eval.nodes;
        let mut decides = n
            .below(handler)
            .filter(|i| n.role(*i) == Role::If && !self.tests_counter(*i, own) || self.is_of_database(*i))
            .peekable();
        let lets_out = n.below(handler).any(|i| n.role(i) == Role::Throw)
            || n.below(handler).any(|i| matches!(n.role(i), Role::Return | Role::Break));
        decides.peek().is_some() && lets_out && decides.all(|i| self.is_of_database(i))
    }

    /// Whether a test asks whether there is an error, whatever it is: `err != nil`.
    pub(super) fn asks_for_error(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        n.role(test) == Role::Binary
            && n.operator(test).starts_with("!=")
            && n.children(test).any(|c| n.role(c) == Role::Null)
            && n.children(test).any(|c| n.role(c) == Role::Name && n.source(c).to_ascii_lowercase().ends_with("err"))
    }
}
