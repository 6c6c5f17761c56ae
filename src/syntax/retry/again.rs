//! What is run once more by another word than that of a loop around it: by its handler, by a call in a handler, by a loop behind it, by a method.
//!
//! In: a request, or what asks for another try. Out: what is repeated and its [`Policy`], or nothing.

use super::{MOST_BEHIND, Retries, failures};
use crate::model::{Growth, Policy, Retry};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

impl Retries<'_> {
    /// The block that a handler runs once more, and how: its wait stands in the handler, and a test of a counter bounds it.
    pub(super) fn repeated_block(&self, again: Id) -> Option<(Id, Policy)> {
        let n = self.eval.nodes;
        let block = n.above(again).find(|a| matches!(n.role(*a), Role::Try | Role::Function))?;
        let own: Vec<Id> = n.below(block).collect();
        let sleep = own.iter().copied().find(|i| n.role(*i) == Role::Call && self.is_sleep(*i));
        let tested =
            n.above(again).take_while(|a| *a != block).any(|a| n.role(a) == Role::If && self.tests_counter(a, &own));
        // A test that leaves before the block runs again bounds it as well.
        let left = own.iter().any(|i| {
            *i < again
                && self.is_way_out(*i)
                && n.above(*i).take_while(|a| *a != block).any(|a| n.role(a) == Role::If && self.tests_counter(a, &own))
        });
        let at = sleep.unwrap_or(again);
        let handler = n.above(again).take_while(|a| *a != block).find(|a| n.role(*a) == Role::Catch);
        if handler.is_some_and(|h| self.takes_database_errors(h, &own)) {
            return None;
        }
        let policy = Policy {
            what: "handler that tries again".into(),
            catches_all: handler.is_some_and(|h| self.takes_all(h, block, &own)),
            raises: self.raises(&own),
            growth: sleep.map_or(Growth::None, |s| self.sleep_growth(s, block)),
            bounded: Some(tested || left),
            spot: self.lines.spot(n.get(at).start, n.get(at).end, None),
            ..Policy::default()
        };
        Some((block, policy))
    }

    /// The block in whose handler a call asks for the function to be run once more, and how: `raise self.retry(countdown=30)`.
    pub(super) fn run_once_more(&self, call: Id) -> Option<(Id, Policy)> {
        let (n, table) = (self.eval.nodes, self.eval.table);
        let callee = n.child(call, Label::Callee).map(|c| n.source(c))?;
        let after_failure = |a: Id| n.role(a) == Role::Catch || n.role(a) == Role::If && self.tests_status(a);
        if !table.again_calls.contains(&callee) || !n.above(call).any(after_failure) {
            return None;
        }
        let (block, policy) = self.repeated_block(call)?;
        let args = n.child(call, Label::Args).into_iter().flat_map(|a| n.children(a));
        let mut named =
            args.filter(|a| n.child(*a, Label::Key).is_some_and(|k| table.again_waits.contains(&n.source(k))));
        // Without one it is the same setting each time.
        let wait = named.next().and_then(|a| n.child(a, Label::Value));
        let growth = wait.map_or(Growth::Fixed, |w| self.growth(w, block, 12));
        let what = callee.to_string();
        let grows = matches!(growth, Growth::Exponential | Growth::Linear);
        let jitter = grows.then(|| failures::is_by_chance(n.source(block)));
        Some((block, Policy { what, growth, jitter, bounded: Some(true), ..policy }))
    }

    /// The loop that repeats a request which was made once before it: `answer = ask(); while not answer.ok: ...; answer = ask()`.
    pub(super) fn loop_behind(&self, id: Id) -> Option<&Policy> {
        let n = self.eval.nodes;
        let around = n.above(id).take(MOST_BEHIND);
        let set = around
            .take_while(|a| n.role(*a) != Role::Function)
            .find(|a| matches!(n.role(*a), Role::Assign | Role::Declare))?;
        // Of several names the answer is the first: `resp, err := client.Do(req)`.
        let first_name = |target: Id| match n.role(target) {
            Role::Name => Some(target),
            Role::Member | Role::Index => None,
            _ => n.children(target).find(|i| n.role(*i) == Role::Name),
        };
        let target = n.child(set, Label::Target).and_then(first_name)?;
        let name = n.source(target);
        let is_named = |i: Id| n.role(i) == Role::Name && n.source(i) == name;
        let of_scope = |of: Id| n.get(of).scope == n.get(set).scope;
        let mut loops: Vec<(&Id, &Policy)> = self.loops.iter().filter_map(|(at, p)| Some((at, p.as_ref()?))).collect();
        loops.sort_unstable_by_key(|(at, _)| **at);
        let behind = loops.into_iter().filter(|(at, _)| **at > set && of_scope(**at) && self.stays_or_waits(**at));
        let again = |of: Id| {
            n.below(of).any(|i| {
                matches!(n.role(i), Role::Assign | Role::Declare)
                    && n.child(i, Label::Target).and_then(first_name).is_some_and(is_named)
            })
        };
        behind
            .filter(|(at, _)| n.child(**at, Label::Condition).is_some_and(|c| n.below(c).chain([c]).any(is_named)))
            .find(|(at, _)| again(**at))
            .map(|(_, policy)| policy)
    }

    /// A loop that its head ends: one without anything to go through, or one that asks for a status beside its count.
    fn stays_or_waits(&self, id: Id) -> bool {
        self.eval.nodes.role(id) == Role::While || self.stays_by_head(id)
    }

    /// What a method does to the requests in the blocks of its object: `flow { ... }.retryWhen { ... }`.
    pub(super) fn rerun_by_method(&self, call: Id, id: Id) -> Option<Retry> {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee).filter(|c| n.role(*c) == Role::Member)?;
        let name = n.source(n.child(callee, Label::Property)?);
        let object = n.child(callee, Label::Object).filter(|o| n.within(id, *o))?;
        let in_block = || n.above(id).take_while(|a| *a != object).any(|a| n.role(a) == Role::Function);
        if !self.eval.table.rerun_methods.contains(&name) || !in_block() {
            return None;
        }
        // With a block of its own, that decides and waits.
        let decides = n
            .children(call)
            .filter(|c| *c != callee)
            .any(|c| n.role(c) == Role::Function || n.below(c).any(|i| n.role(i) == Role::Function));
        let rule = self.eval.table.retries.iter().find(|r| r.names.iter().any(|of| of.strip_prefix('.') == Some(name)));
        match rule.filter(|_| !decides) {
            Some(rule) => {
                let mut policy = self.policy(rule, &self.eval.arguments(call), call);
                (policy.catches_all, policy.raises) = (true, true);
                Some(Retry::By(policy))
            }
            None => Some(Retry::Unknown),
        }
    }
}
