//! Calls in a loop that are of one of its things alone.
//!
//! In: a call and the loop around it. Out: whether a test compares what the loop goes through with a text, so that one round comes there, or
//! whether the loop goes through ways to get one answer and ends with the first that works.

use super::Crowds;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Tests around a call that are asked.
const MOST: usize = 16;

/// Parts of what is called among which a look-up is sought.
const NEAR: usize = 64;

impl Crowds<'_> {
    /// `for channel in channels: if channel == "mail": send()`: a list of kinds has each of them once.
    pub(super) fn is_of_one_kind(&self, id: Id, within: Id) -> bool {
        let n = self.eval.nodes;
        let targets = n.children(within).filter(|c| n.get(*c).label == Label::Target);
        let names = targets.flat_map(|t| n.below(t).chain([t])).filter(|i| n.role(*i) == Role::Name);
        let kinds: Vec<&str> = names.take(MOST).map(|i| n.source(i)).collect();
        let is_kind = |i: Id| n.role(i) == Role::Name && kinds.contains(&n.source(i));
        let is_text = |i: Id| n.role(i) == Role::String;
        let tests = n.above(id).take_while(|a| *a != within).filter(|a| n.role(*a) == Role::If).take(MOST);
        let mut now = id;
        tests.into_iter().any(|test| {
            let inside = std::mem::replace(&mut now, test);
            let Some(condition) = n.child(test, Label::Condition) else { return false };
            let equals = n.role(condition) == Role::Binary
                && matches!(n.operator(condition), "==" | "===")
                && n.children(condition).any(is_kind)
                && n.children(condition).any(is_text);
            // Behind `else` it is any other.
            let chosen = n.children(test).any(|c| n.get(c).label != Label::Else && n.within(inside, c));
            // A case of a choice: `switch channel { case "mail": send() }`.
            let of_choice = || n.above(test).take(2).find_map(|a| n.child(a, Label::Condition)).is_some_and(is_kind);
            chosen && equals || is_text(condition) && of_choice()
        })
    }

    /// `for model in models { try { return ask(model) } catch { } }`: what succeeds ends the loop, so that one round is all there is where
    /// nothing fails.
    pub(super) fn ends_with_the_first(&self, id: Id, within: Id) -> bool {
        let n = self.eval.nodes;
        let results =
            || n.below(within).filter(|i| n.role(*i) == Role::Return && n.children(*i).next().is_some()).take(MOST);
        let mut known = self.results.borrow_mut();
        known.entry(within).or_insert_with(|| results().collect()).iter().copied().any(|leave| {
            let around = || n.above(leave).take_while(|a| *a != within);
            // What leaves a loop, a choice or a function inside of this one goes on with the next round, and a handler leaves because it failed.
            let inner = |a: Id| matches!(n.role(a), Role::For | Role::While | Role::Catch);
            let aside = n.children(within).any(|c| n.get(c).label == Label::Else && n.within(leave, c));
            if aside || around().any(inner) || !self.retries.belongs(leave, within) {
                return false;
            }
            // `return ask(model)`
            if n.within(id, leave) {
                return true;
            }
            if leave < id {
                return false;
            }
            match around().find(|a| n.role(*a) == Role::If) {
                Some(test) => self.retries.is_where_it_worked(test, leave),
                None => true,
            }
        })
    }

    /// Whether what is called is looked up by the thing of the round: `[getattr(self, name).search(q) for name in names]`. Each is called once.
    pub(super) fn is_chosen(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee).filter(|c| n.role(*c) != Role::Name) else { return false };
        let looks_up = |i: Id| {
            let by_key = n.get(i).label == Label::Key && n.parent(i).is_some_and(|p| n.role(p) == Role::Index);
            n.role(i) == Role::Name && (by_key || n.parent(i).is_some_and(|p| n.role(p) == Role::Args))
        };
        // A chain of calls may be as long as its file: what a call is looked up by stands at the end of it.
        let keys: Vec<&str> = n.below(callee).take(NEAR).filter(|i| looks_up(*i)).map(|i| n.source(i)).collect();
        if keys.is_empty() {
            return false;
        }
        let is_key = |i: Id| n.role(i) == Role::Name && keys.contains(&n.source(i));
        let goes_through = |part: Id| n.below(part).chain([part]).take(MOST).any(is_key);
        let targets = |of: Id| n.children(of).filter(|c| n.get(*c).label == Label::Target);
        let around = n.above(id).take_while(|a| n.role(*a) != Role::Function || n.child(*a, Label::Name).is_none());
        around.into_iter().any(|a| match n.role(a) {
            Role::Comprehension => n.children(a).flat_map(targets).any(goes_through),
            Role::For if n.child(a, Label::Right).is_some() && !self.retries.is_counted(a) => {
                targets(a).any(goes_through)
            }
            Role::Function => n.children(a).filter(|c| n.get(*c).label == Label::Params).any(goes_through),
            _ => false,
        })
    }
}
