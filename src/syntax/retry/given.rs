//! Functions that are given to something that repeats them.
//!
//! In: calls of helpers, loops and decorators. Out: functions of the file, each with the policy under which it runs again.

use super::Retries;
use crate::model::{Policy, Retry, Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// Loops that repeat, and calls in one of them, that are followed into the functions that they call.
const MAX_LOOPS: usize = 32;
const MAX_CALLS: usize = 24;

impl Retries<'_> {
    /// Functions of this file that are given by name to something that repeats them, and those that a closure given to it calls.
    pub(super) fn given_functions(&self) -> HashMap<Id, Policy> {
        let n = self.eval.nodes;
        let mut given = HashMap::new();
        for call in (1..n.len()).filter(|id| matches!(n.role(*id), Role::Call | Role::New)) {
            let repeated: Vec<Id> = match self.repeats_object(call) {
                Some(object) => vec![object],
                None => n.child(call, Label::Args).map(|a| n.children(a).take(4).collect()).unwrap_or_default(),
            };
            // What a closure calls is looked at where something repeats it.
            let closures = || repeated.iter().any(|of| n.role(self.given_itself(*of)) == Role::Function);
            let named = repeated.iter().any(|of| self.function_named(self.given_itself(*of)).is_some());
            if !named && !closures() {
                continue;
            }
            let Some(Retry::By(policy)) = self.wrapper(call) else { continue };
            let functions: Vec<Id> = repeated.iter().flat_map(|of| self.functions_given(*of)).collect();
            for function in functions {
                let mut policy = policy.clone();
                self.body_failures(function, &mut policy);
                given.entry(function).or_insert(policy);
            }
        }
        self.called_in_loops(&mut given);
        given
    }

    /// Functions of this file that a loop which repeats calls, or a function that is repeated or calls itself: what they send, it sends again.
    fn called_in_loops(&self, given: &mut HashMap<Id, Policy>) {
        let n = self.eval.nodes;
        let mut loops: Vec<(Id, Policy)> =
            self.loops.iter().filter_map(|(id, policy)| Some((*id, policy.clone()?))).collect();
        let decorated =
            (1..n.len()).filter(|id| n.role(*id) == Role::Function).filter_map(|id| match self.decorated(id) {
                Some(Retry::By(policy)) => Some((id, policy)),
                _ => None,
            });
        loops.extend(decorated);
        let again = (1..n.len()).filter(|id| n.role(*id) == Role::Function);
        loops.extend(again.filter_map(|id| Some((id, self.recursion(id)?))));
        loops.sort_by_key(|(id, _)| *id);
        for (id, policy) in loops.into_iter().take(MAX_LOOPS) {
            let calls = n.below(id).filter(|i| n.role(*i) == Role::Call && !self.is_sleep(*i) && self.belongs(*i, id));
            for call in calls.take(MAX_CALLS) {
                let Some(callee) = n.child(call, Label::Callee) else { continue };
                let Value::Path { root: Root::Function(f), name } = self.eval.value(callee) else { continue };
                let f = f as Id;
                if !name.is_empty() || n.within(call, f) || self.helpers.contains_key(&f) {
                    continue;
                }
                let mut policy = policy.clone();
                self.raised_below(f, &mut policy);
                given.entry(f).or_insert(policy);
            }
        }
    }

    /// An argument without its name, and without what stands around it.
    pub(super) fn given_itself(&self, id: Id) -> Id {
        let n = self.eval.nodes;
        match n.role(id) {
            Role::Unit => n.children(id).next().unwrap_or(id),
            Role::Pair => n.child(id, Label::Value).unwrap_or(id),
            _ => id,
        }
    }

    /// The function of this file that a name means.
    fn function_named(&self, id: Id) -> Option<Id> {
        match self.eval.value(Some(id).filter(|i| self.eval.nodes.role(*i) == Role::Name)?) {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => Some(f as Id),
            _ => None,
        }
    }

    /// The functions of this file that an argument is or runs: by its name, or as those that a closure calls.
    fn functions_given(&self, id: Id) -> Vec<Id> {
        let n = self.eval.nodes;
        let id = self.given_itself(id);
        let named = if n.role(id) == Role::Function { None } else { self.function_named(id) };
        let id = match named {
            // A closure that has a name is run for what it calls.
            Some(closure) if n.child(closure, Label::Name).is_none() => closure,
            None if n.role(id) == Role::Function => id,
            other => return other.into_iter().collect(),
        };
        let called = |call: Id| match self.eval.value(n.child(call, Label::Callee)?) {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => Some(f as Id),
            _ => None,
        };
        let calls = n.below(id).filter(|i| n.role(*i) == Role::Call);
        calls.take(MAX_CALLS).filter_map(called).filter(|f| !n.within(id, *f)).chain(named).collect()
    }

    /// Whether what is called is a parameter of the function, or a method of one.
    pub(super) fn is_given(&self, callee: Id, function: Id) -> bool {
        let n = self.eval.nodes;
        let Some(root) = n.below(callee).chain([callee]).find(|i| n.role(*i) == Role::Name) else { return false };
        let Some((key @ Key::Name(scope, _), _)) = self.eval.scopes.key_of(n, root) else { return false };
        let is_own = scope >= function && n.within(scope, function);
        is_own && matches!(self.eval.scopes.definitions(key).first(), Some((Def::Param(_), _)))
    }
}
