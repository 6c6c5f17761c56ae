//! Loops that take a piece of work out of a queue in every round: after a failure they go on with the next one.
//!
//! In: a loop. Out: whether each round has a piece of its own. One that puts a piece back when it failed repeats it, and so does one that success
//! leaves: what it takes are the ways to try, such as the next of several keys.

use super::{Retries, last_names};
use crate::rules::clients::{Label, Role};
use crate::rules::waits;
use crate::syntax::tree::Id;

/// Names of pieces of one loop, and nodes of what a name is given.
const MOST: usize = 4;
const MAX_VALUE: Id = 24;

impl Retries<'_> {
    /// Whether every round of a loop has a piece of work of its own, which is lost with its failure.
    pub(super) fn takes_next(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let drawn = |i: &Id| self.drawn(*i, id);
        own.iter().filter_map(drawn).take(MOST).any(|(at, item, from)| {
            let later = || own.iter().copied().filter(move |i| *i > at);
            let success_leaves =
                later().any(|i| matches!(n.role(i), Role::Return | Role::Break) && self.is_of_success(i, id));
            let given = |call: &Id| self.has_item(*call, item) && !self.is_log(*call);
            !success_leaves
                && later().any(|i| n.role(i) == Role::Call && given(&i))
                && !later().any(|i| n.role(i) == Role::Call && given(&i) && self.puts_back(i, (id, from)))
        })
    }

    /// The name that is given the next piece of work in every round of a loop, and what that is taken from.
    fn drawn(&self, at: Id, of: Id) -> Option<(Id, &str, &str)> {
        let n = self.eval.nodes;
        if !matches!(n.role(at), Role::Declare | Role::Assign) || n.get(at).end_id - at > MAX_VALUE {
            return None;
        }
        let target = n.child(at, Label::Target).filter(|t| n.role(*t) == Role::Name)?;
        let value = n.child(at, Label::Value)?;
        let from = n.below(value).chain([value]).find_map(|call| {
            let (last, object) = self.named(call)?;
            let of = object.rsplit(['.', '>', ':', '$', '@']).next().unwrap_or(object);
            waits::takes_next(&last.to_ascii_lowercase(), &of.to_ascii_lowercase()).then_some(object)
        })?;
        let depends = |a: Id| matches!(n.role(a), Role::If | Role::Catch | Role::For | Role::While);
        let always = !n.above(at).take_while(|a| *a != of).any(depends);
        always.then_some((at, n.source(target), from))
    }

    /// Whether a name is among what is given to a call.
    fn has_item(&self, call: Id, item: &str) -> bool {
        let n = self.eval.nodes;
        let args = n.child(call, Label::Args);
        args.is_some_and(|args| n.below(args).any(|i| n.role(i) == Role::Name && n.source(i) == item))
    }

    /// Whether a call that is given a piece of work stands where it failed, and may put it back.
    fn puts_back(&self, call: Id, (of, from): (Id, &str)) -> bool {
        let n = self.eval.nodes;
        let failed = |a: Id| n.role(a) == Role::Catch || n.role(a) == Role::If && self.tests_status(a);
        if !n.above(call).take_while(|a| *a != of).any(failed) {
            return false;
        }
        let Some((last, object)) = self.named(call) else { return true };
        !waits::puts_in(&last.to_ascii_lowercase()) || object == from
    }

    /// The last name of what is called, and what it is of: the object, or what a function is given first.
    fn named(&self, call: Id) -> Option<(&str, &str)> {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee).filter(|_| n.role(call) == Role::Call)?;
        let first = || n.child(call, Label::Args).and_then(|args| n.children(args).next());
        match n.child(callee, Label::Property) {
            Some(last) => Some((n.source(last), n.source(n.child(callee, Label::Object)?))),
            None => Some((last_names(n.source(callee)), n.source(first()?))),
        }
    }
}
