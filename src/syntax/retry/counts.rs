//! What counts the rounds of a loop: its head, a name that the loop counts up or down, a clock.
//!
//! In: a loop, or a test in one. Out: yes or no.

use super::{Retries, last_names};
use crate::rules::clients::{Label, Role};
use crate::rules::names;
use crate::syntax::tree::Id;

/// Loops around a loop of which it is asked whether they count: each is read with all that is in it.
const MOST_AROUND: usize = 16;

/// Bytes of numbers that a block is run for.
const MAX_RANGE: usize = 60;

impl Retries<'_> {
    /// Whether a block is run a number of times by the call that it is given to.
    pub(super) fn is_counted_block(&self, block: Id) -> bool {
        let n = self.eval.nodes;
        let call = n.above(block).take(2).find(|a| n.role(*a) == Role::Call);
        let callee = call.and_then(|c| n.child(c, Label::Callee));
        callee
            .is_some_and(|c| self.eval.table.counted_calls.contains(&last_names(n.source(c))) || self.counts_through(c))
    }

    /// Whether a method runs its block for each of some numbers that stand there: `(0..4).each`, `[0, 1, 2].forEach`.
    pub(super) fn counts_through(&self, callee: Id) -> bool {
        let (n, rules) = (self.eval.nodes, &self.eval.table.answers);
        let named = n.child(callee, Label::Property).filter(|p| rules.visits.contains(&n.source(*p)));
        let Some(object) = named.map(|p| n.slice(n.get(callee).start, n.get(p).start)) else { return false };
        // The words of a list of texts may be chosen from: only numbers count.
        let text = if object.len() <= MAX_RANGE { object.trim_matches(['(', ')', ' ', '.', '[', ']']) } else { "" };
        let numbers = |sign: &str| text.split(sign).all(|t| !t.trim().is_empty() && t.trim().parse::<u32>().is_ok());
        // Up to what a name stands for: `(0..MOST)`.
        let to_name = || {
            let (from, to) = text.split_once("..").unwrap_or((text, ""));
            from.parse::<u32>().is_ok() && to.trim_start_matches('.').starts_with(|c: char| c.is_ascii_uppercase())
        };
        to_name()
            || numbers("..") && text.contains("..")
            || numbers("...") && text.contains("...")
            || numbers(",") && text.contains(',')
    }

    /// Whether the head of a counted loop asks how long something is: `for i in range(len(keys))`.
    pub(super) fn is_as_long_as_a_list(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let body = n.children(id).find(|c| n.get(*c).label == Label::Body).map_or(n.get(id).start, |b| n.get(b).start);
        let head = n.slice(n.get(id).start, body);
        ["len(", ".length", ".len()", ".size()"].iter().any(|word| head.contains(word))
    }

    /// Counts up or down: `range(n)`, `i = 0; i < n`.
    pub(in crate::syntax) fn is_counted(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        if n.role(id) != Role::For {
            return n.role(id) == Role::Function && self.is_counted_block(id);
        }
        if n.child(id, Label::Init).is_some() || n.child(id, Label::Step).is_some() {
            return true;
        }
        n.child(id, Label::Right).is_some_and(|r| {
            (n.role(r) == Role::Call && n.child(r, Label::Callee).is_some_and(|c| n.source(c).ends_with("range")))
                || n.source(r).contains("..")
                || n.operator(r) == "until"
        })
    }

    /// `++n`, where the grammar takes it for a sign before a value.
    fn is_step(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.role(id) == Role::Unary && (n.source(id).starts_with("++") || n.source(id).starts_with("--"))
    }

    /// Whether the head of a loop asks for a number of tries that the loop counts: `while (retries > 0) { ...; retries--; }`.
    pub(super) fn counts_tries(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(id, Label::Condition).filter(|c| n.role(*c) != Role::True) else { return false };
        let asked: Vec<&str> = n
            .below(condition)
            .chain([condition])
            .filter(|i| n.role(*i) == Role::Name)
            .map(|i| n.source(i))
            .filter(|name| names::words(name).iter().any(|w| TRIES.contains(&w.as_str())))
            .collect();
        let counts = |i: &Id| {
            matches!(n.role(*i), Role::Update | Role::Augment) || n.role(*i) == Role::Assign && n.is_augment(*i)
        };
        let target = |i: Id| n.child_or_first(i, Label::Target).map_or("", |t| n.source(t));
        !asked.is_empty() && own.iter().filter(|i| counts(i)).any(|i| asked.contains(&target(*i)))
    }

    /// Whether a test asks for the number of tries: in its condition, or in the guard of an arm.
    pub(super) fn tests_counter(&self, test: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        // What stands behind the label of a case has no label of its own.
        let is_case = n.parent(test).is_some_and(|p| n.role(p) == Role::If);
        let is_asked = |c: &Id| match n.get(*c).label {
            Label::Body | Label::Else => false,
            label => !is_case || label == Label::Condition,
        };
        let mut asked = n.children(test).filter(is_asked);
        asked.any(|c| self.mentions_counter(c, own))
    }

    pub(super) fn mentions_counter(&self, condition: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let counters: Vec<&str> = own
            .iter()
            .filter(|i| matches!(n.role(**i), Role::Augment | Role::Update | Role::Assign) || self.is_step(**i))
            .filter_map(|i| Some((*i, n.child_or_first(*i, Label::Target)?)))
            // `answer = request()` counts nothing; `tries = tries + 1` does.
            .filter(|(i, t)| {
                n.role(*i) != Role::Assign
                    || n.is_augment(*i)
                    || n.below(*i).any(|b| !n.within(b, *t) && n.source(b) == n.source(*t))
            })
            .map(|(_, t)| n.source(t))
            .collect();
        // The number of the round: `for i in range(5)`.
        let rounds = n.above(condition).filter(|a| n.role(*a) == Role::For && self.is_counted(*a)).take(MOST_AROUND);
        let rounds = rounds.filter_map(|a| n.child(a, Label::Target)).filter(|t| n.role(*t) == Role::Name);
        let counters: Vec<&str> = counters.into_iter().chain(rounds.map(|t| n.source(t))).collect();
        let steps = || ["++", "--"].iter().any(|sign| n.source(condition).contains(sign));
        steps()
            || n.below(condition).chain([condition]).any(|i| {
                matches!(n.role(i), Role::Name | Role::Member)
                    && (counters.contains(&n.source(i)) || is_clock(n.source(i)) || {
                        let lower = n.source(i).to_ascii_lowercase().replace("timeout", "");
                        ["time", "deadline", "attempt", "retr", "tries", "max"].iter().any(|w| lower.contains(w))
                    })
            })
    }
}

/// Whether a name has to do with a clock: `Date.now`, `start.elapsed`, `isAfter`. Whole words: `known` tells no time.
fn is_clock(name: &str) -> bool {
    let last = name.rsplit(['.', ':']).next().unwrap_or(name);
    let words = names::words(last);
    let order = matches!(words.as_slice(), [is, order] if is == "is" && (order == "after" || order == "before"));
    order || words.iter().any(|word| CLOCK.contains(&word.as_str()))
}

/// Words of names that count tries.
const TRIES: [&str; 7] = ["attempt", "attempts", "retries", "retry", "tries", "try", "trials"];

/// Words of clocks and of what they are asked.
const CLOCK: [&str; 4] = ["now", "elapsed", "until", "since"];
