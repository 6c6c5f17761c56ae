//! Loops of a shell around a command that makes a request.
//!
//! In: a command of the neutral tree. Out: what the loop around it repeats. A shell tells success by the status of a command: what follows
//! `until` or `while !`, and what breaks out after `&&`. The rest is read off the text of the loop: words of a shell have no structure.

use super::super::calls::Calls;
use super::super::tree::Id;
use super::rounds::asks_for_work;
use crate::model::{Growth, Policy, Retry, Value, near};
use crate::rules::clients::{Label, Role};
use crate::rules::signs;

/// Words by which a loop tells failures apart.
const TELLS_APART: [&str; 6] = ["http_code", "status", "case ", "code", "429", "401"];
/// Words of a loop that looks at statuses.
const SHOWS_STATUS: [&str; 3] = ["%{http", "%{resp", "429"];
/// Lines at the top of a program that say how it runs.
const MAX_HEAD: usize = 60;
/// Longer loops are programs of their own.
pub(super) const MAX_LOOP: usize = 4096;

impl Calls<'_> {
    /// What the loop around a command repeats; nothing if there is none. `fails`: a bad status makes the command fail.
    pub(super) fn shell_loop(&self, command: Id, fails: bool) -> Option<Retry> {
        let n = self.eval.nodes;
        let around = n.above(command).find(|a| matches!(n.role(*a), Role::For | Role::While | Role::Function))?;
        if n.role(around) == Role::Function {
            let repeated = self.is_handed_to_loop(around) || self.is_called_in_waiting_loops(around);
            return repeated.then_some(Retry::Unknown);
        }
        let text = n.source(around);
        if text.len() > MAX_LOOP {
            return Some(Retry::Unknown);
        }
        let in_head = self.is_in_head(command, around);
        let leaves = ["break", "exit 0", "return"].iter().any(|w| text.contains(w));
        let variable = n.child(around, Label::Target).map(|t| n.source(t));
        // A loop over inputs runs the command once for each.
        if variable.is_some_and(|v| mentions(n.source(command), v)) {
            return None;
        }
        // `while read -r line`: one round for each line.
        let head = text.split_once("do").map_or("", |(head, _)| head);
        let reads = n.role(around) == Role::While && head.split([' ', ';', '\n']).any(|word| word == "read");
        if reads && !n.child(around, Label::Condition).is_some_and(|c| n.within(command, c)) {
            return None;
        }
        // A failure ends the program or the loop: that goes round because of what was answered.
        if fails && !in_head && (self.ends_program(command, around) || self.failure_leaves(command)) {
            return None;
        }
        // Each round sends something else, or asks how far some work is.
        if !in_head && (self.draws_input(command, around) || self.moves_on(command, around))
            || asks_for_work(text, self.eval.table.comparing) && !SHOWS_STATUS.iter().any(|w| text.contains(w))
        {
            return None;
        }
        // `while read line`, and loops that nothing leaves early, are no tries. One over a list runs the command once for each thing on it.
        if !in_head && !leaves {
            let over_list = n.role(around) == Role::For && variable.is_some();
            return (!over_list).then_some(Retry::Unknown);
        }
        let counts = ["-ge ", "-gt ", "-lt ", "-le ", "-eq ", "((", "SECONDS", "seq "].iter().any(|w| text.contains(w));
        let ends_early = in_head && ["break", "exit"].iter().any(|w| text.contains(w));
        let bounded = n.role(around) == Role::For && !text.contains("((;;))") || counts || ends_early;
        let lower = text.to_ascii_lowercase();
        let apart = TELLS_APART.iter().any(|w| lower.contains(w));
        let sleep = self.sleeps_below(around).first().copied();
        let at = sleep.unwrap_or(command);
        let growth = sleep.map_or(Growth::None, |s| self.growth_of_sleep(s, around, variable));
        let policy = Policy {
            what: "loop".into(),
            growth,
            bounded: Some(bounded),
            repeats_auth_errors: (fails && !apart).then_some(true),
            spot: self.lines.spot(n.get(at).start, n.get(at).end, None),
            ..Policy::default()
        };
        Some(Retry::By(policy))
    }

    /// Whether the failure of a command ends the program: it was told to, and nothing on the line asks for the outcome.
    fn ends_program(&self, command: Id, around: Id) -> bool {
        let n = self.eval.nodes;
        let Some(statement) = std::iter::once(command).chain(n.above(command)).take_while(|a| *a != around).last()
        else {
            return false;
        };
        let (from, to) = (n.get(statement).start as usize, n.get(statement).end as usize);
        let before = near::line_before(n.text, from, MAX_LOOP);
        let behind = near::rest_of_line(n.text, to, MAX_LOOP);
        let asked = |text: &[u8]| text.windows(2).any(|w| w == b"||" || w == b"&&");
        let told = |line: &[u8]| {
            let flags = line.trim_ascii().strip_prefix(b"set -").unwrap_or_default();
            flags.split(|b| b.is_ascii_whitespace()).next().is_some_and(|f| f.contains(&b'e'))
        };
        let bare = matches!(n.role(statement), Role::Command | Role::Declare);
        bare && before.iter().all(u8::is_ascii_whitespace)
            && !asked(behind)
            && !asked(n.source(statement).as_bytes())
            && n.text.split(|b| *b == b'\n').take(MAX_HEAD).any(told)
    }

    /// Commands that wait.
    pub(super) fn sleeps_below(&self, around: Id) -> Vec<Id> {
        let n = self.eval.nodes;
        let waits = self.eval.table.sleeps;
        n.below(around)
            .filter(|i| n.role(*i) == Role::Command)
            .filter(|i| n.child(*i, Label::Callee).is_some_and(|c| waits.contains(&n.source(c))))
            .collect()
    }

    /// How the words after `sleep` grow.
    fn growth_of_sleep(&self, sleep: Id, around: Id, variable: Option<&str>) -> Growth {
        let n = self.eval.nodes;
        let Some(argument) = n.children(sleep).find(|c| n.get(*c).label != Label::Callee) else {
            return Growth::Unknown;
        };
        let text = n.source(argument);
        let grows =
            |t: &str| ["**", "<<", "* 2", "*2", "*= 2", "*=2"].iter().any(|w| t.contains(w)) || is_power_of_program(t);
        // Twice the number of the try grows by the same amount each time; twice the last wait does not.
        if ["**", "<<"].iter().any(|w| text.contains(w)) || is_power_of_program(text) {
            return Growth::Exponential;
        }
        let whole = n.source(around);
        let mut names = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let name = names.find(|w| w.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && *w != "RANDOM");
        let Some(name) = name else {
            let number = text.trim_matches(['"', '\'']);
            return if number.starts_with(|c: char| c.is_ascii_digit()) { Growth::Fixed } else { Growth::Unknown };
        };
        if variable == Some(name) {
            return Growth::Linear;
        }
        let set = whole.split(['\n', ';']).map(str::trim).filter(|line| {
            let line = line.trim_start_matches("let ").trim_start_matches("((").trim_start();
            line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with(['=', '*', '+', '<']))
        });
        let set: Vec<&str> = set.collect();
        match set.as_slice() {
            [] if matches!(self.eval.value(argument), Value::Text(_) | Value::Number(_)) => Growth::Fixed,
            [] => Growth::Unknown,
            all if all.iter().any(|line| grows(line)) => Growth::Exponential,
            all if all.iter().all(|line| line.contains('+')) => Growth::Linear,
            // What it begins with stands before the loop.
            all if all.iter().all(|line| line.contains("/ 2") || line.contains("/2") || line.contains(">> 1")) => {
                Growth::Shrinking
            }
            _ => Growth::Unknown,
        }
    }
}

/// Whether a program is asked for a power. In the arithmetic of a shell the same sign sets bits apart: nothing grows.
fn is_power_of_program(text: &str) -> bool {
    ["2 ^", "2^"].iter().any(|w| text.contains(w)) && signs::any_in(signs::CALCULATORS, text.as_bytes())
}

/// Whether a text uses a variable.
pub(super) fn mentions(text: &str, variable: &str) -> bool {
    !variable.is_empty()
        && text.match_indices('$').any(|(at, _)| {
            let rest = text[at + 1..].trim_start_matches('{');
            rest.strip_prefix(variable).is_some_and(|r| !r.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
        })
}
