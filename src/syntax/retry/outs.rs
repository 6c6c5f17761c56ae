//! Tests in a loop that keep no failure in it: they end it, go on with the next thing of a list, or ask how far some work is.
//!
//! In: a test, and the loop around it. Out: yes or no.

use super::Retries;
use super::loops::MAX_TEST;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Cases of a choice that are looked at.
const MAX_CASES: usize = 16;

impl Retries<'_> {
    /// Whether a test of an error stands in a loop over a list within the loop: it goes on with the next thing of the list.
    pub(super) fn is_of_inner_list(&self, test: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let inner = n.above(test).take_while(|a| *a != of).find(|a| matches!(n.role(*a), Role::For | Role::While));
        inner.is_some_and(|l| n.child(l, Label::Right).is_some() && !self.is_counted(l))
            && n.child(test, Label::Condition).is_some_and(|c| self.asks_for_error(c))
    }

    /// A choice by the state of some work: `switch job.status { case "completed": ... }`.
    pub(super) fn chooses_by_state(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let named = |case: Id| n.child(case, Label::Condition).unwrap_or(case);
        // A test has an answer, a choice has cases.
        if n.child(test, Label::Condition).is_some_and(|c| matches!(n.role(c), Role::Binary | Role::Unary)) {
            return false;
        }
        n.below(test).filter(|i| n.role(*i) == Role::If && n.parent(*i) == Some(test)).take(MAX_CASES).any(|case| {
            let condition = named(case);
            n.below(condition).chain([condition]).take(MAX_TEST as usize).any(|i| self.is_state(i))
        })
    }

    /// A test whose body always ends in an error that leaves the loop: it keeps nothing in it. A success is never thrown.
    pub(super) fn throws_out(&self, test: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let makes_error = |i: Id| {
            let lower = n.source(i).to_ascii_lowercase();
            n.role(i) == Role::Name && (lower == "errorf" || lower == "errors" || lower == "err")
        };
        let leaves = |i: Id| match n.role(i) {
            Role::Throw => true,
            Role::Name => self.eval.table.throwers.contains(&n.source(i)),
            Role::Call => n.child(i, Label::Callee).is_some_and(|c| self.eval.table.throwers.contains(&n.source(c))),
            Role::Return => !self.eval.table.errors_are_thrown && n.below(i).any(makes_error),
            _ => false,
        };
        let mut body = n.children(test).filter(|c| n.get(*c).label == Label::Body);
        let inner = |c: Id| n.children(c).next().filter(|_| n.role(c) == Role::Unit).unwrap_or(c);
        // A choice of several has cases that stay.
        let stays =
            || n.below(test).any(|i| n.role(i) == Role::Continue || n.role(i) == Role::Call && self.is_sleep(i));
        n.child(test, Label::Else).is_none() && body.any(|c| leaves(inner(c)) && self.belongs(c, of)) && !stays()
    }

    /// A test that has only what is done where it fails, and which then leaves: `guard answer.statusCode == 200 else { throw failure }`.
    fn guards_out(&self, test: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let has_body = n.children(test).any(|c| n.get(c).label == Label::Body);
        let mut otherwise = n.children(test).filter(|c| n.get(*c).label == Label::Else);
        let leaves = |c: Id| self.is_way_out(c) && self.belongs(c, of) || self.always_leaves(c, of);
        let mut conditions = n.children(test).filter(|c| n.get(*c).label == Label::Condition);
        !has_body && otherwise.any(leaves) && conditions.any(|c| self.is_success_test(c))
    }

    /// A test by which every bad status ends the loop: what is left goes on with another request.
    pub(super) fn fails_out(&self, test: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let always = |c: Id| !matches!(n.role(c), Role::If | Role::For | Role::While) && self.always_leaves(c, of);
        let leaves = |c: Id| self.is_way_out(c) && self.belongs(c, of) || always(c);
        let mut body = n.children(test).filter(|c| n.get(*c).label == Label::Body);
        let negated =
            |c: Id| n.role(c) == Role::Unary && n.source(c).starts_with(['!', 'n']) && self.is_success_test(c);
        let inner = |c: Id| n.children(c).next().filter(|_| n.role(c) == Role::Unit).unwrap_or(c);
        let failed = n
            .child(test, Label::Condition)
            .is_some_and(|c| self.is_failure_test(c) || negated(inner(c)) || self.asks_for_error(inner(c)));
        failed && n.child(test, Label::Else).is_none() && body.any(leaves) || self.guards_out(test, of)
    }
}
