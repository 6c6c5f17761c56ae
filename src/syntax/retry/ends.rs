//! How a loop that repeats is left: by success alone, in its last round, or by nothing at all.
//!
//! In: a loop that repeats, and the nodes that belong to it. Out: yes or no.

use super::{Retries, last_names};
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::names;
use crate::syntax::index::Known;
use crate::syntax::tree::Id;
use std::cell::OnceCell;

/// Nodes before a loop that are looked at for what limits it.
const MOST_BEFORE: usize = 2_000;

/// Calls in the arguments of a call.
const MOST_IN: usize = 16;

/// Parts of answers by which programs tell whether there was an error.
const OF_BODIES: [&str; 6] = ["error", "errors", "choices", "candidates", "data", "success"];

impl Retries<'_> {
    /// Whether a counted loop that waits is left under a test of what came back, which says nothing of a status: `if not answer.get("error"): return
    /// answer`. With whether the test asks for an error, or for what there is only without one; another one may ask how far some work is.
    pub(super) fn tries_by_body(&self, id: Id, own: &[Id], sleeps: &[Id]) -> Option<bool> {
        let n = self.eval.nodes;
        let counted = self.is_counted(id) && !self.is_as_long_as_a_list(id) || self.counts_tries(id, own);
        if sleeps.is_empty() || !counted {
            return None;
        }
        let test_of = |leave: Id| n.above(leave).take_while(|a| *a != id).find(|a| n.role(*a) == Role::If);
        let leaves = own.iter().copied().filter(|i| matches!(n.role(*i), Role::Return | Role::Break));
        let tests = leaves.filter_map(test_of).filter(|t| !self.tests_counter(*t, own)).take(MOST_IN);
        let asks = |test: Id| {
            // Of an error that is a value, nothing of the body is asked.
            let condition = n.child(test, Label::Condition).filter(|c| !self.asks_for_any_error(*c))?;
            let word = |i: Id| {
                let text = n.source(i).trim_matches(['"', '\'', '`', ':']).to_ascii_lowercase();
                matches!(n.role(i), Role::Name | Role::String) && OF_BODIES.contains(&text.as_str())
            };
            // The answer itself, or nothing in its place.
            let bare = matches!(n.role(condition), Role::Name);
            Some(bare || n.below(condition).chain([condition]).take(MOST_BEFORE).any(word))
        };
        tests.filter_map(asks).reduce(|a, b| a || b)
    }

    /// Whether a block has a handler without a head of its own, `on Transient { wait(); }`, that lets failure stay.
    pub(super) fn keeps_by_bare_handler(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let of_handler = |t: Id, c: &Id| {
            n.get(*c).label == Label::None
                && !matches!(n.role(*c), Role::Finally | Role::Catch)
                && n.parent(*c) == Some(t)
        };
        let bare = |t: Id| n.children(t).all(|c| n.role(c) != Role::Catch);
        let has_body = |t: Id| n.children(t).any(|c| n.get(c).label == Label::Body);
        let tries = own.iter().copied().filter(|t| n.role(*t) == Role::Try && has_body(*t) && bare(*t));
        tries.into_iter().any(|t| {
            let mut handler = n.children(t).filter(|c| of_handler(t, c)).peekable();
            handler.peek().is_some() && !handler.any(|c| self.is_way_out(c) && self.belongs(c, id))
        })
    }

    /// Whether a counted loop ends in nothing: no error leaves it, and nothing but notes follows it.
    pub(super) fn swallows(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        if !self.is_counted(id) {
            return false;
        }
        let Some(function) = n.above(id).find(|a| n.role(*a) == Role::Function) else { return false };
        if !self.eval.table.errors_are_thrown && !self.hides_errors(function) {
            return false;
        }
        let returns = own.iter().any(|i| n.role(*i) == Role::Return && n.children(*i).next().is_some());
        let ends = |i: Id| match n.role(i) {
            Role::Throw => true,
            Role::Return => n.children(i).next().is_some_and(|v| !matches!(n.role(v), Role::Null | Role::Name)),
            // What is called may end the program, or throw.
            Role::Call => {
                !self.is_log(i)
                    && n.above(i).take_while(|a| *a != function).all(|a| !(n.role(a) == Role::Call && self.is_log(a)))
            }
            _ => false,
        };
        // The answer of the last try is given back whatever it is.
        let given_back = own
            .iter()
            .filter(|i| n.role(**i) == Role::Return)
            .any(|i| n.above(*i).take_while(|a| *a != id).any(|a| n.role(a) == Role::If && self.tests_counter(a, own)));
        // The head of a handler takes no error of the last round.
        let head = |i: &Id| n.role(*i) == Role::If && self.is_head_of_handler(*i) && self.tests_counter(*i, own);
        if given_back || own.iter().any(head) || self.leaves_in_last_round(id, own) {
            return false;
        }
        // What leaves at once under a test of the status is not the end of the tries.
        let of_status = |i: Id| {
            let test = n.above(i).take_while(|a| *a != id).find(|a| matches!(n.role(*a), Role::If | Role::Catch));
            test.is_some_and(|t| n.role(t) == Role::If && self.tests_status(t) && !self.tests_counter(t, own))
        };
        let throwers = self.eval.table.throwers;
        let thrown = |i: Id| n.role(i) == Role::Throw || n.role(i) == Role::Name && throwers.contains(&n.source(i));
        // In the last round, an error is made of the answer: `if attempt == tries - 1: response.raise_for_status()`.
        let raises_last = |i: Id| {
            self.is_raising(i)
                && n.above(i).take_while(|a| *a != id).any(|a| n.role(a) == Role::If && self.tests_counter(a, own))
        };
        let inside = own.iter().any(|i| n.role(*i) == Role::Break || thrown(*i) && !of_status(*i) || raises_last(*i));
        let behind = (n.get(id).end_id..n.get(function).end_id).any(ends);
        let named = (n.get(id).end_id..n.get(function).end_id).any(|i| {
            n.role(i) == Role::Return
                && n.children(i).next().is_some_and(|v| n.role(v) == Role::Name && n.source(v) != "undefined")
        });
        returns && !inside && !behind && !named && !self.says_each_failure(id, own, function)
    }

    /// Whether a function, where errors are values, gives back something and no error: nothing tells that there was one. What is nothing there has to
    /// be asked for in some languages.
    fn hides_errors(&self, function: Id) -> bool {
        let n = self.eval.nodes;
        let params = n.children(function).filter(|c| n.get(*c).label == Label::Params).last();
        let (Some(params), Some(body)) = (params, n.child(function, Label::Body)) else { return false };
        let results = n.slice(n.get(params).end, n.get(body).start).to_ascii_lowercase();
        !self.eval.table.last_is_result
            && results.contains(|c: char| c.is_ascii_alphabetic())
            && !["err", "result", "bool"].iter().any(|word| results.contains(word))
    }

    /// Whether the handler of a loop logs the error that it caught as one, and nothing is given back by name: the failure is not lost, and whoever calls
    /// asks for nothing.
    fn says_each_failure(&self, id: Id, own: &[Id], function: Id) -> bool {
        let n = self.eval.nodes;
        let gives_nothing = (n.get(id).end_id..n.get(function).end_id)
            .any(|i| n.role(i) == Role::Return && n.children(i).next().is_some_and(|v| n.role(v) == Role::Null));
        let logs = |handler: Id| {
            let mut targets = n.below(handler).filter(|i| n.get(*i).label == Label::Target);
            let Some(error) = targets.next().map(|t| n.source(t)) else { return false };
            let name = error.split([':', ' ', ')']).find(|w| !w.is_empty()).unwrap_or(error).trim_start_matches('$');
            let as_fault = |call: Id| {
                let callee = n.child(call, Label::Callee).map_or("", |c| last_names(n.source(c))).to_ascii_lowercase();
                ["error", "warn", "exception", "critical", "fatal"].iter().any(|level| callee.starts_with(level))
            };
            let mut calls = n.below(handler).filter(|i| n.role(*i) == Role::Call && self.is_log(*i) && as_fault(*i));
            calls.any(|call| n.below(call).any(|i| n.role(i) == Role::Name && n.source(i) == name))
        };
        gives_nothing && own.iter().any(|i| n.role(*i) == Role::Catch && logs(*i))
    }

    /// Whether what stays in a loop stands under a test of the number of tries, and everything else leaves it: so does the last round.
    pub(super) fn leaves_in_last_round(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let mut stays = own.iter().copied().filter(|i| n.role(*i) == Role::Continue).peekable();
        let counted = |i: Id| {
            let mut tests = n.above(i).take_while(|a| *a != id).filter(|a| n.role(*a) == Role::If);
            tests.any(|t| n.child(t, Label::Condition).is_some_and(|c| self.mentions_counter(c, own)))
        };
        let always = |i: Id| {
            let around = n.above(i).take_while(|a| *a != id);
            let part = [Role::If, Role::Catch, Role::Ternary, Role::For, Role::While, Role::Function];
            around.into_iter().all(|a| !part.contains(&n.role(a)))
        };
        stays.peek().is_some()
            && stays.all(counted)
            && own.iter().any(|i| self.is_way_out(*i) && n.role(*i) != Role::Break && always(*i))
    }

    /// Whether the arm that keeps an error in the loop is guarded by the number of tries, and errors that it does not take leave in another:
    /// `Err(e) if tries < 4 => wait(), Err(e) => return Err(e)`.
    pub(super) fn is_guarded_by_count(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let takes_errors = |arm: Id| {
            let condition = n.child(arm, Label::Condition);
            n.operator(arm) == "Err" || condition.is_some_and(|c| n.below(c).chain([c]).any(|i| n.operator(i) == "Err"))
        };
        let arms_of = |arm: Id| n.parent(arm).into_iter().flat_map(|p| n.children(p)).take(MOST_IN);
        let leaves = |arm: Id| n.role(arm) == Role::If && self.always_leaves(arm, id);
        let guarded = |arm: Id| n.role(arm) == Role::If && takes_errors(arm) && self.tests_counter(arm, own);
        let mut first = own.iter().copied().filter(|i| guarded(*i) && !self.always_leaves(*i, id)).take(MOST_IN);
        first.any(|arm| {
            arms_of(arm).any(|other| other > arm && leaves(other))
                && arms_of(arm).all(|other| !takes_errors(other) || guarded(other) || leaves(other))
        })
    }

    /// Whether a time was set for what a function does, before its loop, and the loop is left when that is over.
    pub(super) fn ends_with_its_limit(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let cancelled =
            |i: Id| n.above(i).take_while(|a| *a != id).any(|a| n.role(a) == Role::If && is_cancelled(n.source(a)));
        if !own.iter().any(|i| self.is_way_out(*i) && cancelled(*i)) {
            return false;
        }
        let is_limit = |i: Id| {
            let callee = n.child(i, Label::Callee).map_or("", |c| n.source(c));
            let words = names::words(callee.rsplit(['.', ':']).next().unwrap_or(callee));
            matches!(words.as_slice(), [with, what] if with == "with" && (what == "timeout" || what == "deadline"))
        };
        // A function may have as many loops as it has lines.
        (n.get(id).scope..id).rev().take(MOST_BEFORE).any(|i| n.role(i) == Role::Call && is_limit(i))
    }

    /// `if response.ok: return response`, and nothing else leaves: every other status is tried again.
    pub(super) fn leaves_on_success_alone(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let succeeds = |c: Id| self.is_success_test(c) && !n.source(c).contains('!') && !n.source(c).contains("not ");
        let under_test = |leave: Id| {
            let test = n.above(leave).take_while(|a| *a != id).find(|a| n.role(*a) == Role::If)?;
            let conditions = || n.children(test).filter(|c| n.get(*c).label == Label::Condition);
            let first = conditions().next()?;
            Some(conditions().find(|c| succeeds(*c)).map_or((false, first), |c| (true, c)))
        };
        // `if status != 200 { wait(); continue }` before it lets success alone through. It is looked for once.
        let keeps = |i: Id| {
            n.role(i) == Role::If
                && n.child(i, Label::Condition).is_some_and(|c| self.asks_for_failure(c))
                && self.always_goes_on(i)
        };
        let first = OnceCell::new();
        let stays_before = |leave: Id| {
            let found = first.get_or_init(|| own.iter().copied().find(|i| keeps(*i)));
            found.is_some_and(|test| test < leave)
        };
        let mut by_success = false;
        for leave in own.iter().copied().filter(|i| matches!(n.role(*i), Role::Return | Role::Break | Role::Throw)) {
            match under_test(leave) {
                Some((true, _)) => by_success = true,
                None if stays_before(leave) => by_success = true,
                // The end of the tries.
                Some((false, c)) if self.mentions_counter(c, own) => {}
                // A request that could not even be made.
                Some((false, _)) if self.follows_making(leave, id) => {}
                _ => return false,
            }
        }
        by_success
    }

    /// Whether the body of a test ends every time in the next round.
    fn always_goes_on(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let leaves = n.below(test).any(|i| self.is_way_out(i));
        let direct = |i: Id| !n.above(i).take_while(|a| *a != test).any(|a| matches!(n.role(a), Role::If | Role::For));
        !leaves && n.below(test).any(|i| n.role(i) == Role::Continue && direct(i))
    }

    /// The same where errors are values: `if err == nil { return nil }`, and nothing else leaves but the end of the tries.
    pub(super) fn keeps_error_values(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        if self.eval.table.errors_are_thrown {
            return false;
        }
        let test_of = |i: Id| n.above(i).take_while(|a| *a != id).find(|a| n.role(*a) == Role::If);
        let condition_of = |test: Id| n.child(test, Label::Condition);
        let failed = |test: Id| condition_of(test).is_some_and(|c| self.compares_error(c, "!="));
        let succeeded = |test: Id| condition_of(test).is_some_and(|c| self.compares_error(c, "=="));
        let ends = |leave: Id| match test_of(leave) {
            None => true,
            Some(test) => {
                succeeded(test)
                    || condition_of(test).is_some_and(|c| self.mentions_counter(c, own))
                    || self.follows_making(leave, id)
                    || is_cancelled(n.source(test))
            }
        };
        let leaves = |i: &Id| matches!(n.role(*i), Role::Return | Role::Break);
        let mut tests = own.iter().copied().filter(|i| n.role(*i) == Role::If);
        tests.any(|t| {
            succeeded(t) || failed(t) && !own.iter().filter(|i| leaves(i) && n.within(**i, t)).any(|i| !ends(*i))
        }) && own.iter().copied().filter(|i| leaves(i)).all(ends)
    }

    /// Whether a condition asks for nothing but whether there was an error, where errors are values.
    pub(super) fn asks_for_any_error(&self, condition: Id) -> bool {
        !self.eval.table.errors_are_thrown
            && (self.compares_error(condition, "==") || self.compares_error(condition, "!="))
    }

    /// Whether what came back with an error is handed on whole: what takes it may make an error of its status.
    pub(super) fn hands_answer_on(&self, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let given = |i: Id| {
            let targets = n.children(i).filter(|c| n.get(*c).label == Label::Target);
            let mut names =
                targets.flat_map(|t| std::iter::once(t).chain(n.below(t))).filter(|t| n.role(*t) == Role::Name);
            let first = names.next()?;
            names.next().map(|_| n.source(first))
        };
        let answers =
            own.iter().filter(|i| matches!(n.role(**i), Role::Declare | Role::Assign)).filter_map(|i| given(*i));
        let answers: Vec<&str> = answers.filter(|name| *name != "_").take(MOST_IN).collect();
        own.iter().copied().filter(|i| n.role(*i) == Role::Call && !self.is_log(*i)).any(|call| {
            let args = n.child(call, Label::Args).into_iter().flat_map(|args| n.children(args)).take(MOST_IN);
            args.into_iter().any(|a| n.role(a) == Role::Name && answers.contains(&n.source(a)))
        })
    }

    /// `err == nil`: an error, or that there is none.
    pub(super) fn compares_error(&self, condition: Id, operator: &str) -> bool {
        let n = self.eval.nodes;
        n.role(condition) == Role::Binary
            && n.operator(condition) == operator
            && n.children(condition).any(|c| n.role(c) == Role::Null)
            && n.children(condition).any(|c| {
                n.role(c) == Role::Name && (n.source(c).to_ascii_lowercase().ends_with("err") || n.source(c) == "e")
            })
    }

    /// Whether a leave stands under a test of what making a request gave, before anything was sent.
    fn follows_making(&self, leave: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let Some(test) = n.above(leave).take_while(|a| *a != of).find(|a| n.role(*a) == Role::If) else {
            return false;
        };
        let last = (of..test).rev().find(|i| n.role(*i) == Role::Call);
        // What it is given may be made by a call of its own.
        let before = last.map(|call| {
            let part = |a: &Id| matches!(n.role(*a), Role::Call | Role::Args | Role::Member | Role::Pair | Role::Unit);
            let around = n.above(call).take(MOST_IN).take_while(part).filter(|a| n.role(*a) == Role::Call);
            around.last().unwrap_or(call)
        });
        let Some(callee) = before.and_then(|call| n.child(call, Label::Callee)) else { return false };
        match self.eval.value(callee) {
            Value::Path { root: Root::Module { .. } | Root::Global, name } => {
                matches!(self.index.get(&name), Some(Known::Call(_, call)) if call.deferred)
            }
            _ => false,
        }
    }
}

/// Whether a test, or a case of several, is of somebody who has given up meanwhile.
fn is_cancelled(test: &str) -> bool {
    let head = test.split(['{', '\n']).next().unwrap_or(test);
    head.contains("Done()") || head.contains("ctx.Err()")
}
