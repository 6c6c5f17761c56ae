//! Functions that repeat what is given to them without a loop of their own: they hand it on to what repeats it, or are repeated themselves.
//!
//! In: the functions of a file, of which those with a loop are known. Out: their policies; and functions of which it is not known whether
//! they repeat what they are given. It does not know what is given: a switch that turns the retries off is none of its business, since what
//! is handed on in one branch and called in the other is repeated where the switch is on.

use super::Retries;
use crate::model::{Policy, Retry};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Times that a function which hands on is looked for behind one that does.
const ROUNDS: usize = 3;
/// Calls in one function that are asked whether they repeat what the function was given.
const MAX_ASKED: usize = 16;

/// What a function does to what it is given.
pub(super) enum Repeats {
    By(Policy),
    Perhaps,
}

impl Retries<'_> {
    /// Finds the functions that hand on what they are given.
    pub(super) fn find_those_that_pass_on(&mut self) {
        let n = self.eval.nodes;
        for _ in 0..ROUNDS {
            let open = (1..n.len()).filter(|id| n.role(*id) == Role::Function && !self.helpers.contains_key(id));
            let found: Vec<(Id, Repeats)> = open.filter_map(|id| Some((id, self.passes_on(id)?))).collect();
            let mut is_new = false;
            for (id, repeats) in found {
                is_new |= match repeats {
                    Repeats::By(policy) => self.helpers.insert(id, policy).is_none(),
                    Repeats::Perhaps => self.perhaps.insert(id),
                };
            }
            if !is_new {
                break;
            }
        }
    }

    /// What repeats a parameter of a function: what it is handed on to, or what the function is wrapped in.
    fn passes_on(&self, function: Id) -> Option<Repeats> {
        let n = self.eval.nodes;
        let (mut perhaps, mut decorated, mut asked) = (false, None, 0);
        for call in n.below(function).filter(|id| matches!(n.role(*id), Role::Call | Role::New)) {
            let is_called = n
                .child(call, Label::Callee)
                .is_some_and(|c| n.role(c) == Role::Name && n.role(call) == Role::Call && self.is_given(c, function));
            // What calls the parameter is itself given to something: `repeat(() => task())`; or the parameter is: `repeat(task)`.
            let around: Vec<Id> = if is_called {
                let calls = n.above(call).take_while(|a| *a != function);
                calls.filter(|a| n.role(*a) == Role::Call && self.is_argument_of(call, *a)).take(2).collect()
            } else if self.hands_on(call, function) {
                vec![call]
            } else {
                continue;
            };
            if is_called && decorated.is_none() {
                decorated = Some(self.decorated(function));
            }
            let states = around.into_iter().map(|outer| self.wrapper(outer));
            for state in states.chain([decorated.clone().flatten()]).flatten() {
                match state {
                    Retry::By(policy) => return Some(Repeats::By(policy)),
                    Retry::Unknown | Retry::Wrapped { .. } => perhaps = true,
                    _ => {}
                }
            }
            asked += 1;
            if asked == MAX_ASKED {
                break;
            }
        }
        perhaps.then_some(Repeats::Perhaps)
    }

    /// Whether a node stands in the arguments of a call.
    fn is_argument_of(&self, id: Id, call: Id) -> bool {
        let n = self.eval.nodes;
        n.children(call).any(|a| n.get(a).label == Label::Args && n.within(id, a))
    }

    /// Whether a call is given a parameter of the function around it, as it is.
    fn hands_on(&self, call: Id, function: Id) -> bool {
        let n = self.eval.nodes;
        let args = n.children(call).filter(|a| n.get(*a).label == Label::Args).flat_map(|a| n.children(a));
        args.take(4).any(|arg| {
            let itself = self.given_itself(arg);
            n.role(itself) == Role::Name && self.is_given(itself, function)
        })
    }

    /// Whether it is not known if a function repeats what it is given.
    pub(in crate::syntax) fn may_repeat(&self, function: Id) -> bool {
        self.perhaps.contains(&function)
    }
}
