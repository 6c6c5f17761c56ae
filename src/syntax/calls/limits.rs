//! Requests that something around them stops after a time, whatever their library has been told.
//!
//! In: the node of a request. Out: yes or no. It may be given to a function that limits it, stand in a block of one, race against a clock, or be
//! limited by a method behind it; what a name stands for that has not been waited for is followed to where it is used.

use super::Calls;
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::names;
use crate::syntax::retry::last_names;
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// Steps out of a request.
const STEPS: usize = 12;
/// Lines before a request that are looked at for what is around it.
const MOST_LINES: usize = 60;
/// Uses of a name that are looked at.
const MOST_USES: usize = 16;
/// Nodes of a function in which uses are looked for.
const MOST_NODES: Id = 2_000;
/// Bytes of what races against each other.
const MAX_RACE: usize = 4_000;
/// Words that say that something else happens after a time.
const CLOCKS: [&str; 6] = ["timeout", "delay", "sleep", "timer", "deadline", "after"];

impl<'a> Calls<'a> {
    /// Whether something stops a request after a time.
    pub(super) fn is_limited(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        if self.is_limited_at(id) || self.stands_in_limited_block(id) {
            return true;
        }
        let Some(name) = self.unawaited_name(id) else { return false };
        let function = n.above(name).find(|a| n.role(*a) == Role::Function).unwrap_or(0);
        let all = self.names.get_or_init(|| self.names_of_file()).get(n.source(name)).map_or(&[][..], Vec::as_slice);
        let (from, to) = (n.get(id).end_id, n.get(function).end_id.min(n.get(id).end_id + MOST_NODES));
        let behind = &all[all.partition_point(|i| *i < from)..];
        behind.iter().take_while(|i| **i < to).take(MOST_USES).any(|i| self.is_limited_at(*i))
            || self.races_in(function)
    }

    /// Where each name stands in the file, in the order of the text.
    fn names_of_file(&self) -> HashMap<&'a str, Vec<Id>> {
        let n = self.eval.nodes;
        let mut names: HashMap<&str, Vec<Id>> = HashMap::new();
        (1..n.len()).filter(|i| n.role(*i) == Role::Name).for_each(|i| names.entry(n.source(i)).or_default().push(i));
        names
    }

    /// Whether a request is given something by which whoever calls may stop it.
    pub(super) fn can_be_cancelled(&self, id: Id) -> bool {
        let (n, cancels) = (self.eval.nodes, self.eval.table.cancels);
        let args = n.child(id, Label::Args).into_iter().flat_map(|args| n.children(args));
        let value = |a: Id| if n.role(a) == Role::Pair { n.child(a, Label::Value).unwrap_or(a) } else { a };
        !cancels.is_empty() && args.map(value).any(|a| cancels.contains(&last_names(n.source(a))))
    }

    /// The name of what a request gives before anybody has waited for it.
    fn unawaited_name(&self, id: Id) -> Option<Id> {
        let n = self.eval.nodes;
        let mut now = id;
        for above in n.above(id).take(STEPS) {
            match n.role(above) {
                Role::Unit | Role::Inline => {}
                Role::Member if n.child(above, Label::Object) == Some(now) => {}
                Role::Call if n.child(above, Label::Callee) == Some(now) => {}
                Role::Declare | Role::Assign => {
                    return n.child(above, Label::Target).filter(|t| n.role(*t) == Role::Name);
                }
                _ => return None,
            }
            now = above;
        }
        None
    }

    fn is_limited_at(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let mut now = id;
        for above in n.above(id).take(STEPS) {
            let limited = match n.role(above) {
                Role::Call | Role::New if n.child(above, Label::Callee) != Some(now) => {
                    n.child(above, Label::Callee).is_some_and(|c| self.limits_given(c) || self.is_race(above, c))
                }
                // `request.timeout(limit)`
                Role::Member if n.child(above, Label::Object) == Some(now) => self.limits_object(above),
                // What runs the function may be anybody.
                Role::Function if n.child(above, Label::Name).is_some() => return false,
                _ => false,
            };
            if limited {
                return true;
            }
            now = above;
        }
        false
    }

    /// Whether a request stands in a block that is left after a time: `with fail_after(20):`. Such a block has no node of its own: it is read off the
    /// lines before, by how far they are indented.
    fn stands_in_limited_block(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        if self.eval.table.time_limits.is_empty() {
            return false;
        }
        let start = n.get(id).start as usize;
        let before = n.text.get(start.saturating_sub(MAX_RACE)..start).unwrap_or_default();
        let mut least = usize::MAX;
        for line in before.rsplit(|b| *b == b'\n').take(MOST_LINES).map(|l| std::str::from_utf8(l).unwrap_or("")) {
            let (indent, text) = (line.len() - line.trim_start().len(), line.trim());
            if text.is_empty() || indent >= least && least != usize::MAX {
                continue;
            }
            least = indent;
            if text.starts_with("def ") || text.starts_with("async def ") {
                return false;
            }
            let opens = text.starts_with("with ") || text.starts_with("async with ");
            let called = |name: &str| text.find(name).is_some_and(|at| text[at + name.len()..].starts_with('('));
            let limits = || self.eval.table.time_limits.iter().any(|limit| called(limit));
            if opens && (limits() || called(".timeout") || called(".timeout_at") || called(" timeout")) {
                return true;
            }
        }
        false
    }

    /// Whether a function stops what it is given after a time, by its name.
    fn limits_given(&self, callee: Id) -> bool {
        let n = self.eval.nodes;
        let by_path = match self.eval.value(callee) {
            Value::Path { root: Root::Module { .. } | Root::Global, name } => {
                self.eval.table.time_limits.contains(&name.as_str())
            }
            _ => false,
        };
        by_path
            || tells_limit(
                n.child(callee, Label::Property).map_or_else(|| last_names(n.source(callee)), |p| n.source(p)),
            )
    }

    /// Whether a method stops its object after a time: by its name, or by what it is given.
    fn limits_object(&self, member: Id) -> bool {
        let n = self.eval.nodes;
        let Some(name) = n.child(member, Label::Property).map(|p| n.source(p)) else { return false };
        let call = n.parent(member).filter(|c| n.role(*c) == Role::Call && n.child(*c, Label::Callee) == Some(member));
        let Some(args) = call.and_then(|c| n.child(c, Label::Args)) else { return false };
        let given = n.source(args);
        n.children(args).next().is_some()
            && (tells_limit(name)
                || self.eval.table.time_limit_methods.iter().any(|method| match method.split_once(' ') {
                    Some((method, word)) => method == name && given.len() <= MAX_RACE && given.contains(word),
                    None => *method == name,
                }))
    }

    /// Whether what a call is given ends with the first of several, and one of them is a clock.
    fn is_race(&self, call: Id, callee: Id) -> bool {
        let n = self.eval.nodes;
        self.eval.table.races.contains(&last_names(n.source(callee))) && tells_time(n.source(call))
    }

    /// Whether a macro in a function lets what it names race against a clock.
    fn races_in(&self, function: Id) -> bool {
        let n = self.eval.nodes;
        let text = n.source(function);
        let mut macros = self.eval.table.races.iter().filter(|r| r.ends_with('!'));
        macros.any(|name| text.len() <= MAX_RACE && text.split_once(*name).is_some_and(|(_, rest)| tells_time(rest)))
    }
}

/// Whether a function that is called so gives up after a time: `withTimeout`, `promise_timeout`. What sets or clears a clock does not.
fn tells_limit(name: &str) -> bool {
    let words = names::words(name);
    let has = |all: &[&str]| words.iter().any(|w| all.contains(&w.as_str()));
    has(&["timeout", "deadline"]) && !has(&["set", "clear", "on", "connect", "get", "is", "handle"])
}

fn tells_time(text: &str) -> bool {
    let lower = || text.to_ascii_lowercase();
    text.len() <= MAX_RACE && CLOCKS.iter().any(|word| lower().contains(word))
}

impl Calls<'_> {
    /// Whether what an asynchronous call gives is waited for on the thread: `client.GetAsync(url).Result`.
    pub(super) fn is_waited_for(&self, id: Id) -> bool {
        let (n, steps) = (self.eval.nodes, self.eval.table.blocking_steps);
        let links = |a: &Id| matches!(n.role(*a), Role::Member | Role::Call);
        let mut chain = n.above(id).take(MOST_LINKS).take_while(links).filter(|a| n.role(*a) == Role::Member);
        !steps.is_empty() && chain.any(|a| n.child(a, Label::Property).is_some_and(|p| steps.contains(&n.source(p))))
    }
}

/// Members and calls behind a call that are looked at.
const MOST_LINKS: usize = 8;
