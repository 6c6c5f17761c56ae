//! Functions that give nothing back where the status is bad: what repeats errors alone takes that for success.
//!
//! In: the nodes of a function that a library repeats. Out: yes or no.

use super::Retries;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Sides of a choice, and statements behind a test, that are looked at.
const MOST: usize = 16;

impl Retries<'_> {
    /// Whether a test of the status leads to nothing in place of an answer, and nothing here throws.
    pub(super) fn gives_nothing(&self, inside: &[Id]) -> bool {
        let n = self.eval.nodes;
        let throws = |i: Id| {
            matches!(n.role(i), Role::Throw | Role::Again)
                || self.eval.table.throwers.contains(&n.source(i))
                || self.is_raising(i)
                || self.ends_the_program(i)
        };
        self.eval.table.errors_are_thrown
            && !inside.iter().any(|i| throws(*i))
            && inside.iter().any(|i| self.is_nothing_for_failure(*i))
    }

    fn is_nothing_for_failure(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let mut asked: Vec<Id> = n.children(test).filter(|c| n.get(*c).label == Label::Condition).take(MOST).collect();
        // Of a grammar that names no parts of a choice, the condition stands in the middle.
        if asked.is_empty() && n.role(test) == Role::Ternary {
            asked.extend(n.children(test).nth(1));
        }
        let failed = || asked.iter().any(|c| self.asks_for_failure(*c));
        let succeeded = || asked.iter().any(|c| self.is_success_test(*c) && !self.asks_for_failure(*c));
        match n.role(test) {
            // `answer.json() if answer.ok else None`
            Role::Ternary => {
                let mut sides = n.children(test).filter(|c| !asked.contains(c)).take(MOST);
                (failed() || succeeded()) && sides.any(|s| n.role(s) == Role::Null)
            }
            Role::If if failed() => {
                let (body, _) = self.branches_of(test);
                body.into_iter().any(|part| n.below(part).chain([part]).any(|i| self.returns_nothing(i)))
            }
            // `if (answer.ok) return answer.json(); return null;`
            Role::If if succeeded() => {
                let behind = n.parent(test).into_iter().flat_map(|p| n.children(p)).filter(|c| *c > test);
                behind.take(MOST).next().is_some_and(|next| self.returns_nothing(next))
            }
            _ => false,
        }
    }

    fn returns_nothing(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.role(id) == Role::Return && n.children(id).next().is_none_or(|v| n.role(v) == Role::Null)
    }
}
