//! Functions that call themselves again when something failed.
//!
//! In: a function. Out: a [`Policy`], if it calls itself in a handler, under a test, or after a wait. Of the wait and of the end something is
//! said only where the call stands in a handler or under a test of a status: others may work through pages.

use super::{BASES, Retries, last_names};
use crate::model::{Growth, Policy};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Nodes around a function that may name what it is a method of.
const MOST_OUTER: usize = 8;

/// Nodes before a call of itself among which the wait before it is looked for.
const NEAR: usize = 64;

impl Retries<'_> {
    pub(super) fn calls_itself(&self, function: Id) -> Option<(Policy, Id)> {
        let n = self.eval.nodes;
        let name = self.function_name(function)?;
        let last =
            |callee: Id| n.child(callee, Label::Property).map_or_else(|| last_names(n.source(callee)), |p| n.source(p));
        let names_itself = |i: Id| {
            n.role(i) == Role::Call
                && (n
                    .child(i, Label::Callee)
                    .is_some_and(|callee| last(callee) == name && self.is_of_own_object(callee, function))
                    || self.is_given_to_timer(i, &name))
        };
        // Few do; whether a call waits takes longer to tell.
        if !n.below(function).any(names_itself) {
            return None;
        }
        let sleep =
            n.below(function).find(|i| n.role(*i) == Role::Call && (self.is_sleep(*i) || self.is_timer(*i, &name)));
        // Behind a test that lets success and the last try out, and a wait.
        let leaves = |test: Id| n.below(test).any(|i| matches!(n.role(i), Role::Return | Role::Throw));
        let tested = |i: Id| n.role(i) == Role::If && self.tests_status(i) && leaves(i);
        let first_test = sleep.and_then(|_| n.below(function).find(|i| tested(*i)));
        let follows_test = |i: Id| sleep.is_some_and(|s| s < i) && first_test.is_some_and(|test| test < i);
        let again = n.below(function).find(|i| {
            names_itself(*i)
                && (follows_test(*i)
                    || n.above(*i)
                        .take_while(|a| *a != function)
                        .any(|a| self.is_in_handler(a) || matches!(n.role(a), Role::If | Role::Function)))
        })?;
        let around = || n.above(again).take_while(|a| *a != function);
        let in_handler = std::iter::once(again).chain(around()).any(|a| self.is_in_handler(a));
        let sleep = sleep.map(|first| self.nearest_wait(first, again, function));
        if sleep.is_none() && !in_handler {
            return None;
        }
        let mut policy = Policy {
            what: "function that calls itself".into(),
            spot: self.lines.spot(n.get(again).start, n.get(again).end, None),
            ..Policy::default()
        };
        // A number of tries that it gives to itself says the same as a handler.
        let counts = || {
            let of_tries = |name: &str| {
                let lower = name.to_ascii_lowercase();
                ["attempt", "retr", "tries"].iter().any(|w| lower.contains(w))
            };
            sleep.is_some() && self.changing(function, again).iter().any(|(name, _)| of_tries(name))
        };
        if in_handler || around().any(|a| n.role(a) == Role::If && self.tests_status(a)) || counts() {
            policy.growth = sleep.map_or(Growth::Unknown, |s| self.growth_of_rerun(function, again, s));
            policy.bounded = Some(self.is_rerun_bounded(function, again));
        }
        // A connection that its own handler opens again: for how long, whoever listens decides.
        if policy.growth == Growth::Unknown && sleep.is_some() && around().any(|a| self.handles_failure(a)) {
            policy.growth = sleep.map_or(Growth::Unknown, |s| self.growth_of_rerun(function, again, s));
        }
        if in_handler && !self.tells_apart(&self.words_of(function, &[])) {
            let own: Vec<Id> = n.below(function).collect();
            let by_counter = |i: Id| n.child(i, Label::Condition).is_some_and(|c| self.mentions_counter(c, &own));
            let changing = self.changing(function, again);
            let by_parameter = |i: Id| {
                n.child(i, Label::Condition).is_some_and(|c| {
                    let mut names = n.below(c).filter(|x| n.role(*x) == Role::Name).map(|x| n.source(x));
                    names.any(|name| changing.iter().any(|(changed, _)| *changed == name))
                })
            };
            // What only makes an error of a bad status, or lets success out, lets no failure out.
            let passes = |i: Id| {
                let fails = |c: Id| self.is_failure_test(c) && n.below(i).any(|x| n.role(x) == Role::Throw);
                let outside = !n.above(i).take_while(|a| *a != function).any(|a| self.is_in_handler(a));
                outside && n.child(i, Label::Condition).is_some_and(|c| fails(c) || self.is_success_test(c))
            };
            let mut tests = own.iter().filter(|i| n.role(**i) == Role::If);
            policy.catches_all = tests.all(|i| by_counter(*i) || by_parameter(*i) || passes(*i));
            policy.by_error = true;
            policy.raises = self.raises(&own);
            if sleep.is_none() && policy.catches_all && policy.bounded == Some(false) {
                policy.growth = Growth::None;
            }
        }
        if in_handler && sleep.is_none() && policy.bounded == Some(true) && self.counts_at_once(function, again) {
            policy.growth = Growth::None;
        }
        Some((policy, again))
    }

    /// What is waited for before a function calls itself: of all waits from the first one on, the one that stands nearest before.
    fn nearest_wait(&self, first: Id, again: Id, function: Id) -> Id {
        let n = self.eval.nodes;
        // One under a test of its own may not have been waited for.
        let apart = |a: Id| {
            matches!(n.role(a), Role::If | Role::Catch | Role::For | Role::While | Role::Function)
                && !n.within(again, a)
        };
        let waits = (first + 1..again).rev().take(NEAR);
        let mut waits = waits.filter(|i| n.role(*i) == Role::Call && !n.within(again, *i) && self.is_sleep(*i));
        waits.find(|i| !n.above(*i).take_while(|a| *a != function).any(apart)).unwrap_or(first)
    }

    /// Whether a handler does nothing but call its function again with another number of tries, and log.
    fn counts_at_once(&self, function: Id, again: Id) -> bool {
        let n = self.eval.nodes;
        let counts = self
            .changing(function, again)
            .iter()
            .any(|(_, growth)| matches!(growth, Growth::Linear | Growth::Shrinking));
        let Some(handler) = n.above(again).find(|a| self.is_in_handler(*a)).filter(|_| counts) else { return false };
        let logs = |call: Id| n.child(call, Label::Callee).is_some_and(|c| self.eval.table.logs.contains(&n.source(c)));
        let mut calls =
            n.below(handler).filter(|i| n.role(*i) == Role::Call && !n.within(*i, again) && !n.within(again, *i));
        calls.all(logs)
    }

    /// Whether what is called is no method of something else: `client.get()` in a function `get` is not the function itself.
    fn is_of_own_object(&self, callee: Id, function: Id) -> bool {
        let n = self.eval.nodes;
        let Some(object) = n.child(callee, Label::Object) else { return !n.source(callee).contains("super") };
        if n.role(object) == Role::This || self.eval.scopes.own_class(n, object).is_some() {
            return !BASES.contains(&n.source(object));
        }
        // The class itself, or the name of the object that the function stands in.
        let named = |a: Id| match n.role(a) {
            Role::Class => n.child(a, Label::Name),
            // `lib.ask = function () { ... lib.ask() }`
            Role::Declare | Role::Assign => n.child(a, Label::Target).map(|t| n.child(t, Label::Object).unwrap_or(t)),
            _ => None,
        };
        let source = n.source(object);
        let own = ["self", "this", "$this", "static", "cls", "Self"];
        own.contains(&source)
            || n.above(function).take(MOST_OUTER).filter_map(named).any(|name| n.source(name) == source)
    }

    /// Whether a closure in a function that calls itself runs when something else happens than what has it called again: it is given for an
    /// event of its own (`on("message", ...)`).
    pub(super) fn hears_of_something_else(&self, closure: Id, function: Id) -> bool {
        let n = self.eval.nodes;
        let again = self.reruns.borrow().get(&function).copied();
        let Some(above) = n.parent(closure).filter(|_| again.is_some_and(|a| !n.within(a, closure))) else {
            return false;
        };
        n.role(above) == Role::Args && n.children(above).next().is_some_and(|event| n.role(event) == Role::String)
    }

    /// How a function that is given a failed request sends it again, if it waits before or asks for the status that passes.
    pub(in crate::syntax) fn sent_again(&self, handler: Id, again: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let own: Vec<Id> = n.below(handler).collect();
        let sleep = own.iter().copied().find(|i| n.role(*i) == Role::Call && self.is_sleep(*i));
        let text = n.source(handler);
        // A key that is renewed is sent once more as well; that is no try.
        let passing = ["429", "500", "503"].iter().any(|status| text.contains(status));
        if sleep.is_none() && !passing {
            return None;
        }
        let at = sleep.unwrap_or(again);
        let growth = match sleep.map(|s| self.sleep_growth(s, handler)) {
            None => Growth::None,
            Some(growth) => growth,
        };
        let grows = matches!(growth, Growth::Exponential | Growth::Linear);
        Some(Policy {
            what: "handler of answers".into(),
            jitter: grows.then(|| super::failures::is_by_chance(text)),
            growth,
            bounded: self.is_rerun_bounded(handler, again).then_some(true),
            spot: self.lines.spot(n.get(at).start, n.get(at).end, None),
            ..Policy::default()
        })
    }

    /// Whether a node is a handler, or stands in one: in some grammars what it does is beside what it takes.
    fn is_in_handler(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.role(id) == Role::Catch
            || n.role(id) == Role::Function && self.is_given_to_failure(id)
            || n.role(id) != Role::Finally
                && n.parent(id).is_some_and(|of| n.role(of) == Role::Try && n.get(id).label == Label::None)
    }

    /// `request.catch(() => …)`: a closure that runs when something has failed.
    fn is_given_to_failure(&self, closure: Id) -> bool {
        let n = self.eval.nodes;
        let methods = self.eval.table.failure_methods;
        let call = n.parent(closure).filter(|_| !methods.is_empty()).and_then(|args| n.parent(args));
        let callee = call.filter(|call| n.role(*call) == Role::Call).and_then(|call| n.child(call, Label::Callee));
        callee.and_then(|callee| n.child(callee, Label::Property)).is_some_and(|p| methods.contains(&n.source(p)))
    }

    /// A call that runs a block after a time, and in the block the function itself.
    fn is_timer(&self, call: Id, function: &str) -> bool {
        let (n, timers) = (self.eval.nodes, self.eval.table.timers);
        let is_one = n.child(call, Label::Callee).is_some_and(|c| timers.contains(&last_names(n.source(c))));
        is_one && n.below(call).any(|i| n.role(i) == Role::Name && n.source(i) == function)
    }

    /// `setTimeout(connect, 1000)`: the function is given by its name.
    fn is_given_to_timer(&self, call: Id, function: &str) -> bool {
        let n = self.eval.nodes;
        self.runs_something(call)
            && n.child(call, Label::Args)
                .and_then(|args| n.children(args).next())
                .is_some_and(|first| last_names(n.source(first)) == function)
    }

    /// Whether a function runs when a connection has failed: it is given to `on("close", ...)`, or assigned to `onclose`.
    fn handles_failure(&self, handler: Id) -> bool {
        let (n, events) = (self.eval.nodes, self.eval.table.failure_events);
        if events.is_empty() || n.role(handler) != Role::Function {
            return false;
        }
        let Some(above) = n.parent(handler) else { return false };
        match n.role(above) {
            Role::Args => n.children(above).next().is_some_and(|event| {
                n.role(event) == Role::String && events.contains(&n.source(event).trim_matches(['"', '\'', '`']))
            }),
            Role::Assign => n.child(above, Label::Target).is_some_and(|t| events.contains(&last_names(n.source(t)))),
            _ => false,
        }
    }

    /// How what a timer waits grows: of the arguments that are no blocks, without the moment that it is counted from.
    fn growth_of_timer(&self, timer: Id, function: Id) -> Growth {
        let n = self.eval.nodes;
        let value = |arg: Id| if n.role(arg) == Role::Pair { n.child(arg, Label::Value).unwrap_or(arg) } else { arg };
        let args = n.children(timer).filter(|a| n.get(*a).label == Label::Args).flat_map(|a| n.children(a));
        let waits = args.map(value).filter(|a| !matches!(n.role(*a), Role::Function | Role::Text));
        let added = |wait: Id| match n.role(wait) {
            Role::Binary => n.children(wait).find(|side| !n.source(*side).ends_with("now()")).unwrap_or(wait),
            _ => wait,
        };
        let growths: Vec<Growth> = waits.map(|w| self.growth(added(w), function, 12)).collect();
        match growths.as_slice() {
            all if all.contains(&Growth::Exponential) => Growth::Exponential,
            [] => Growth::Unknown,
            all if all.iter().all(|g| *g == Growth::Fixed) => Growth::Fixed,
            _ => Growth::Unknown,
        }
    }

    /// Parameters that a function gives to itself with another value, and how they grow.
    fn changing(&self, function: Id, again: Id) -> Vec<(&str, Growth)> {
        let n = self.eval.nodes;
        let args: Vec<Id> = n.child(again, Label::Args).into_iter().flat_map(|a| n.children(a)).collect();
        let growth = |given: &str| match given {
            g if g.contains('*') || g.contains("<<") => Growth::Exponential,
            g if g.contains('+') => Growth::Linear,
            g if g.contains(['-', '/']) => Growth::Shrinking,
            _ => Growth::Unknown,
        };
        let params = self.eval.parameters(function);
        let given = |(at, name): (usize, &str)| {
            let by_name = args
                .iter()
                .find(|a| n.role(**a) == Role::Pair && n.child(**a, Label::Key).is_some_and(|k| n.source(k) == name));
            // What stands before a value may be another name than that of the parameter.
            let bare = |a: Id| if n.role(a) == Role::Pair { n.child(a, Label::Value).unwrap_or(a) } else { a };
            by_name.and_then(|a| n.child(*a, Label::Value)).or(args.get(at).map(|a| bare(*a))).map(|a| n.source(a))
        };
        let pairs = params.into_iter().enumerate().filter_map(|(at, name)| Some((name, given((at, name))?)));
        pairs.filter(|(name, given)| name != given).map(|(name, given)| (name, growth(given))).collect()
    }

    /// How a wait grows from call to call.
    fn growth_of_rerun(&self, function: Id, again: Id, sleep: Id) -> Growth {
        let n = self.eval.nodes;
        if !self.is_sleep(sleep) {
            return self.growth_of_timer(sleep, function);
        }
        let params = self.eval.parameters(function);
        let Some(args) = n.child(sleep, Label::Args) else { return Growth::Unknown };
        let used = n.below(args).filter(|i| n.role(*i) == Role::Name).map(|i| n.source(i));
        let mut used = used.filter(|name| params.contains(name)).peekable();
        if used.peek().is_none() {
            return match self.sleep_growth(sleep, function) {
                known @ (Growth::Fixed | Growth::Exponential) => known,
                _ => Growth::Unknown,
            };
        }
        let text = n.source(sleep).to_ascii_lowercase();
        let power = ["**", "<<", "pow"].iter().any(|w| text.contains(w));
        let changing = self.changing(function, again);
        // `2 ** (most - left)`: what is taken away gets smaller.
        let turned = |name: &str| [format!("- {name}"), format!("-{name}")].iter().any(|w| text.contains(w.as_str()));
        let growths = used.filter_map(|name| {
            let (_, growth) = changing.iter().find(|(p, _)| *p == name)?;
            let falls = *growth == Growth::Shrinking && turned(&name.to_ascii_lowercase());
            Some(if falls { Growth::Linear } else { *growth })
        });
        match growths.collect::<Vec<_>>().as_slice() {
            [Growth::Linear, ..] if power => Growth::Exponential,
            [first, ..] => *first,
            // Each time it gives on what it was given.
            [] if !text.contains("rand") && !power => Growth::Fixed,
            [] => Growth::Unknown,
        }
    }

    /// Whether a test of the number of tries stands before the call, or around it.
    fn is_rerun_bounded(&self, function: Id, again: Id) -> bool {
        let n = self.eval.nodes;
        let own: Vec<Id> = n.below(function).collect();
        let changing = self.changing(function, again);
        // What is counted in the call itself bounds nothing: `again(tries + 1)`.
        let tests = own
            .iter()
            .copied()
            .filter(|i| matches!(n.role(*i), Role::If | Role::Ternary | Role::Binary) && !n.within(*i, again));
        let counts = |test: Id| {
            self.tests_counter(test, &own)
                || n.below(n.child(test, Label::Condition).unwrap_or(test))
                    .any(|i| n.role(i) == Role::Name && changing.iter().any(|(name, _)| *name == n.source(i)))
        };
        tests.take(64).any(counts)
    }
}
