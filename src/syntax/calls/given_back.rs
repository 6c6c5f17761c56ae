//! Whether the answer to a request is given back as it is, whatever its status.
//!
//! In: the node of a request. Out: yes or no.

use super::Calls;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

impl Calls<'_> {
    /// Whether the answer of a call is the result of the function around it, as it is.
    pub(super) fn is_given_back(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let mut now = self.chain(id).1;
        while let Some(outer) = n.parent(now) {
            match n.role(outer) {
                Role::Await | Role::Unit => now = outer,
                Role::Return => return true,
                // The body of a function without a block.
                Role::Function => {
                    let last =
                        n.children(outer).filter(|c| matches!(n.get(*c).label, Label::Body | Label::None)).last();
                    let table = self.eval.table;
                    // A block behind a call ends in what it gives back.
                    let ends =
                        table.last_is_result || table.blocks_have_receiver && n.child(outer, Label::Name).is_none();
                    return n.child(outer, Label::Body) == Some(now) || ends && last == Some(now);
                }
                Role::Declare | Role::Assign => {
                    return n.child(outer, Label::Target).is_some_and(|name| self.is_only_returned(name, id));
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a name is given back, and nothing else is done with it: `const answer = await fetch(...); return answer;`
    fn is_only_returned(&self, name: Id, within: Id) -> bool {
        let n = self.eval.nodes;
        let Some(function) = n.above(within).find(|a| n.role(*a) == Role::Function) else { return false };
        let used = |i: &Id| *i != name && n.role(*i) == Role::Name && n.source(*i) == n.source(name);
        let mut uses = n.below(function).filter(used);
        let returned = |i: Id| n.parent(i).is_some_and(|p| n.role(p) == Role::Return);
        n.role(name) == Role::Name && uses.next().is_some_and(returned) && uses.next().is_none()
    }
}
