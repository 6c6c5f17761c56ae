//! What a round of a loop of a shell does: whether a failure leaves the loop, and whether the next round is another request.
//!
//! In: a command, and the loop or function around it. Out: yes or no.

use super::super::calls::Calls;
use super::super::retry::loops::STATES;
use super::super::tree::Id;
use super::loops::{MAX_LOOP, mentions};
use crate::model::near;
use crate::rules::clients::{Label, Role};
use crate::rules::repeaters;

/// Bytes behind a command that say what is done when it fails.
const MAX_BEHIND: usize = 400;
/// Words of a loop that are looked at.
const MAX_WORDS: usize = 1000;
/// Commands and functions of a file that are looked at for what runs others.
const MOST_COMMANDS: usize = 400;
/// Levels between a command and its statement.
const MOST_ABOVE: usize = 8;

/// How a helper of a shell names what it runs.
const ALL_GIVEN: [&str; 4] = ["$@", "${@", "$*", "${*"];

impl Calls<'_> {
    /// Whether a command stands in the head of a loop.
    pub(super) fn is_in_head(&self, command: Id, around: Id) -> bool {
        let n = self.eval.nodes;
        let mut parts = n.children(around).filter(|c| n.within(command, *c));
        n.role(around) == Role::While && parts.any(|c| n.get(c).label == Label::Condition)
    }

    /// Whether what follows a command leaves where it fails: `|| exit 1`, `if ! command; then return; fi`.
    pub(super) fn failure_leaves(&self, command: Id) -> bool {
        let n = self.eval.nodes;
        let part = |a: &Id| {
            matches!(n.role(*a), Role::Substitution | Role::String | Role::Declare | Role::Unit | Role::Command)
        };
        let statement = n.above(command).take(MOST_ABOVE).take_while(part).last().unwrap_or(command);
        let behind = near::rest_of_line(n.text, n.get(statement).end as usize, MAX_BEHIND);
        let behind = std::str::from_utf8(behind).unwrap_or_default();
        if let Some((before, otherwise)) = behind.split_once("||") {
            // What is piped on fails for itself.
            return !before.contains('|') && {
                let group = otherwise.trim_start().starts_with('{');
                let start = n.get(statement).end as usize + before.len() + 2;
                let end = (start + MAX_BEHIND).min(n.text.len());
                let block = n.text.get(start..end).map(String::from_utf8_lossy).unwrap_or_default();
                self.leaves_loop(if group { block.split('}').next().unwrap_or_default() } else { otherwise })
            };
        }
        let test = n.above(statement).next().filter(|a| n.role(*a) == Role::If);
        let in_condition =
            |test: Id| n.children(test).any(|c| n.get(c).label == Label::Condition && n.within(command, c));
        test.filter(|t| in_condition(*t)).is_some_and(|test| {
            let text = n.source(test);
            let (head, body) = text.split_once("then").unwrap_or((text, ""));
            let failed = head.trim_start_matches("if").trim_start().starts_with('!');
            failed && self.leaves_loop(body.split("else").next().unwrap_or(body))
        })
    }

    /// Whether one of the words leaves a loop.
    fn leaves_loop(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| c.is_whitespace() || ";{}()&|".contains(c));
        words.any(|word| self.eval.table.leaving.contains(&word))
    }

    /// Whether something new is waited for in each round, before the command.
    pub(super) fn draws_input(&self, command: Id, around: Id) -> bool {
        let n = self.eval.nodes;
        let waits = |i: Id| {
            n.role(i) == Role::Command
                && n.child(i, Label::Callee).is_some_and(|c| self.eval.table.inputs.contains(&n.source(c)))
                // With a time limit it is a wait like any other, and what it reads may be what the command answers.
                && !n.children(i).any(|word| self.eval.table.input_limits.contains(&n.source(word)))
                && n.slice(n.get(i).end, n.get(command).start).contains(['\n', ';'])
        };
        n.below(around).take_while(|i| *i < command).any(|i| waits(i) && !n.within(command, i))
    }

    /// Whether a loop gives a variable of the address or of what is sent another value behind the command: it goes on to the next page.
    pub(super) fn moves_on(&self, command: Id, around: Id) -> bool {
        let n = self.eval.nodes;
        let words: Vec<Id> = n.children(command).take(MAX_WORDS).collect();
        let sent = |at: usize| {
            let word = n.source(words[at]);
            let flag = at.checked_sub(1).map_or("", |before| n.source(words[before]));
            let mut flags = self.eval.table.commands.iter().flat_map(|rule| rule.bodies.iter().chain(rule.url));
            word.contains("://") || word.contains('?') || flags.any(|f| flag.starts_with(f))
        };
        let sent: Vec<&str> = (0..words.len()).filter(|at| sent(*at)).map(|at| n.source(words[at])).collect();
        let end = n.get(command).end_id;
        let set = n.below(around).filter(|i| *i >= end && n.role(*i) == Role::Declare).take(MAX_WORDS);
        let names = set.filter_map(|i| n.child(i, Label::Target)).map(|t| n.source(t));
        names.into_iter().any(|name| sent.iter().any(|word| mentions(word, name)))
    }

    /// Whether a function is called in loops that wait, and nowhere else: `for i in 1 2 3; do ask && break; sleep $((2 ** i)); done`.
    pub(super) fn is_called_in_waiting_loops(&self, function: Id) -> bool {
        let n = self.eval.nodes;
        let Some(name) = n.child(function, Label::Name).map(|c| n.source(c)) else { return false };
        let commands = (1..n.len()).filter(|i| n.role(*i) == Role::Command && !n.within(*i, function));
        let calls = |i: &Id| n.child(*i, Label::Callee).is_some_and(|c| n.source(c) == name);
        let mut called = commands.take(MOST_COMMANDS).filter(calls).peekable();
        let waits = |i: Id| {
            let mut around = n.above(i).take_while(|a| n.role(*a) != Role::Function);
            let around = around.find(|a| matches!(n.role(*a), Role::For | Role::While));
            around.is_some_and(|a| n.source(a).len() <= MAX_LOOP && !self.sleeps_below(a).is_empty())
        };
        called.peek().is_some() && called.all(waits)
    }

    /// Whether a function is handed by its name to one that runs what it is given in a loop: `retry ask "$1"`.
    pub(super) fn is_handed_to_loop(&self, function: Id) -> bool {
        let n = self.eval.nodes;
        let Some(name) = n.child(function, Label::Name).map(|c| n.source(c)) else { return false };
        let repeats = |helper: &str| {
            let mut functions = (1..n.len()).filter(|i| n.role(*i) == Role::Function).take(MOST_COMMANDS);
            functions.any(|f| {
                n.child(f, Label::Name).is_some_and(|c| n.source(c) == helper)
                    && n.below(f).any(|i| {
                        matches!(n.role(i), Role::For | Role::While)
                            && n.source(i).len() <= MAX_LOOP
                            && ALL_GIVEN.iter().any(|all| n.source(i).contains(all))
                    })
            })
        };
        let hands = |i: Id| {
            n.children(i).take(MOST_ABOVE).any(|word| n.get(word).label != Label::Callee && n.source(word) == name)
        };
        let commands = (1..n.len()).filter(|i| n.role(*i) == Role::Command).take(MOST_COMMANDS);
        let mut handed = commands.filter(|i| hands(*i)).filter_map(|i| n.child(i, Label::Callee)).take(MOST_ABOVE);
        handed.any(|c| repeaters::repeats(n.source(c)) || repeats(n.source(c)))
    }
}

/// Whether a loop compares something with the name of a state of work: `[ "$status" = completed ]`, `completed)`, `grep -q completed`.
pub(super) fn asks_for_work(text: &str, comparing: &[&str]) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || c == ';').filter(|w| !w.is_empty()).take(MAX_WORDS);
    let mut before = "";
    words.into_iter().any(|word| {
        let compared = comparing.contains(&before);
        before = word;
        let is_state =
            |w: &str| STATES.contains(&w.trim_matches(['"', '\'', ']', '^', '$']).to_ascii_lowercase().as_str());
        let case = || word.strip_suffix(')').is_some_and(|all| all.trim_start_matches('(').split('|').any(is_state));
        compared && is_state(word) || case()
    })
}
