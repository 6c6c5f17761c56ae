//! Loops that send a request again and again without a pause.
//!
//! In: a loop in which nothing waits. Out: whether success alone ends it. One that asks somebody for input, or takes its work from a queue, waits
//! there.

use super::{Retries, last_names};
use crate::rules::clients::{Label, Role};
use crate::rules::waits;
use crate::syntax::tree::Id;

impl Retries<'_> {
    /// Whether a loop without a wait has no end but success: it leaves where a request went well, and nothing else lets it out.
    pub(super) fn runs_hot(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        matches!(n.role(id), Role::For | Role::While)
            && n.child(id, Label::Right).is_none()
            && self.is_bounded(id, own) == Some(false)
            && own.iter().any(|i| matches!(n.role(*i), Role::Return | Role::Break) && self.is_of_success(*i, id))
            && !own.iter().any(|i| self.waits_for_others(*i))
            // What is read from a channel, a tick or an answer, is waited for.
            && !n.source(id).contains("<-")
    }

    /// Whether what leaves a loop stands where nothing failed: in no handler, and under no test but of a status.
    pub(super) fn is_of_success(&self, leave: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        n.above(leave).take_while(|a| *a != of).all(|a| match n.role(a) {
            Role::Catch | Role::Finally | Role::For | Role::While => false,
            // What leaves where there was an error ends nothing well: a read, say, of the next input.
            Role::If => self.tests_status(a) && !n.child(a, Label::Condition).is_some_and(|c| self.asks_for_error(c)),
            _ => true,
        })
    }

    /// Whether a call waits for input, for a message, or for work.
    fn waits_for_others(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee).filter(|_| matches!(n.role(call), Role::Call | Role::New));
        let last = callee.map(|c| last_names(n.source(c)).to_ascii_lowercase());
        last.is_some_and(|last| waits::is_for_others(&last))
    }
}
