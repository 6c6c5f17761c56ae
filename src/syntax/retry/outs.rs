//! Tests in a loop that keep no failure in it: they end it, go on with the next thing of a list, or ask how far some work is.
//!
//! In: a test, and the loop around it. Out: yes or no.

use super::loops::MAX_TEST;
use super::{Retries, last_names};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Longest name of a function that ends the program, in bytes: what is longer is a chain of calls.
const MAX_NAME: usize = 40;

/// Statements of a branch that are looked at.
const MAX_BODY: usize = 64;

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

    /// Whether a call ends the program, by its whole name or as a method of a logger.
    pub(super) fn ends_the_program(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(call, Label::Callee) else { return false };
        let (source, quits) = (n.source(callee), self.eval.table.quits);
        let method = || if n.role(callee) == Role::Member { last_names(source) } else { "" };
        source.len() <= MAX_NAME
            && (quits.contains(&source) || quits.iter().any(|q| q.strip_prefix('.') == Some(method())))
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
            Role::Call => {
                n.child(i, Label::Callee).is_some_and(|c| self.eval.table.throwers.contains(&n.source(c)))
                    || self.ends_the_program(i)
            }
            Role::Return => !self.eval.table.errors_are_thrown && n.below(i).any(makes_error),
            _ => false,
        };
        let (body, has_else) = self.branches_of(test);
        let leaves = |c: Id| leaves(c) || n.role(c) == Role::Unit && n.children(c).take(MAX_CASES).any(leaves);
        // A choice of several has cases that stay.
        let stays =
            || n.below(test).any(|i| n.role(i) == Role::Continue || n.role(i) == Role::Call && self.is_sleep(i));
        !has_else && body.into_iter().any(|c| leaves(c) && self.belongs(c, of)) && !stays()
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
        let (body, has_else) = self.branches_of(test);
        let inner = |c: Id| n.children(c).next().filter(|_| n.role(c) == Role::Unit).unwrap_or(c);
        let failed = n.operator(test) == "Err"
            || n.child(test, Label::Condition)
                .is_some_and(|c| n.operator(c) == "Err" || self.asks_for_failure(c) || self.asks_for_error(inner(c)));
        failed && !has_else && body.into_iter().any(leaves) || self.guards_out(test, of) || self.succeeds_on(test, of)
    }

    /// A test of success whose other branch leaves: what goes on is no failure, but work that is not done yet.
    pub(super) fn succeeds_on(&self, test: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(test, Label::Condition).filter(|c| self.is_success_test(*c)) else {
            return false;
        };
        let mut otherwise = n.children(test).filter(|c| n.get(*c).label == Label::Else);
        let leaves =
            |c: Id| self.is_way_out(c) && self.belongs(c, of) || n.role(c) != Role::If && self.always_leaves(c, of);
        n.role(condition) != Role::Unary && otherwise.any(leaves)
    }

    /// `if answer.ok { ... }`: whether a place is in what is done where a request worked.
    pub(in crate::syntax) fn is_where_it_worked(&self, test: Id, place: Id) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(test, Label::Condition) else { return false };
        let worked = n.operator(condition) == "Ok"
            || self.is_success_test(condition) && !self.asks_for_failure(condition)
            || self.compares_error(condition, "==");
        worked && self.branches_of(test).0.into_iter().any(|part| n.within(place, part))
    }

    /// `status != 200`, `!answer.ok`
    pub(super) fn asks_for_failure(&self, condition: Id) -> bool {
        let n = self.eval.nodes;
        let inner = n.children(condition).next().filter(|_| n.role(condition) == Role::Unit).unwrap_or(condition);
        let negated = n.role(inner) == Role::Unary && n.source(inner).starts_with(['!', 'n']);
        self.is_failure_test(condition) || negated && self.is_success_test(inner)
    }

    /// What is done where a test holds, and whether something else is done where it does not. Some grammars give neither a name of its own.
    pub(super) fn branches_of(&self, test: Id) -> (Vec<Id>, bool) {
        let n = self.eval.nodes;
        let labelled = |label: Label| n.children(test).filter(move |c| n.get(*c).label == label).take(MAX_BODY);
        let named: Vec<Id> = labelled(Label::Body).collect();
        if !named.is_empty() || n.child(test, Label::Else).is_some() {
            return (named, n.child(test, Label::Else).is_some());
        }
        let mut end = n.children(test).next().map_or(n.get(test).end, |c| n.get(c).end);
        let mut body = Vec::new();
        for part in labelled(Label::None) {
            if n.slice(end.min(n.get(part).start), n.get(part).start).contains("else") {
                return (body, true);
            }
            end = n.get(part).end;
            body.push(part);
        }
        (body, false)
    }
}
