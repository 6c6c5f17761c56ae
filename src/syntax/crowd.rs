//! Calls that run once for each of many things: one after another in a loop, or all at the same time.
//!
//! In: tree and retry state. Out: a [`Crowd`] for a call, if nothing in sight limits how many run. One step is followed from a function
//! of this file to where it is called. A loop that repeats a failed attempt is none, and so is one over a few things that stand there.

use super::eval::Eval;
use super::retry::Retries;
use super::spots::Lines;
use super::tree::Id;
use crate::model::{Crowd, Retry, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::loops;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Steps out of a call.
const STEPS: usize = 60;
/// Bytes behind a command that are looked at.
const MAX_REST: u32 = 400;
/// Up to so many things are few.
const FEW: usize = 10;
/// Calls of many in one file.
pub(super) struct Crowds<'a> {
    eval: &'a Eval<'a>,
    retries: &'a Retries<'a>,
    lines: &'a Lines<'a>,
    /// Something in the file limits calls.
    limited: bool,
    /// Names of collections that are waited for together.
    gathered: HashSet<&'a str>,
    /// Functions that are called for each of many things.
    functions: HashMap<&'a str, Crowd>,
    /// Whether something limits calls in a function or a loop, by the words that do not count there: each is read once, not for each call in it.
    limiting: RefCell<HashMap<(Id, Vec<&'static str>), bool>>,
    /// Whether a loop waits for some of what it began.
    waiting: RefCell<HashMap<Id, bool>>,
}

impl<'a> Crowds<'a> {
    pub(super) fn new(eval: &'a Eval<'a>, retries: &'a Retries<'a>, lines: &'a Lines<'a>) -> Self {
        let n = eval.nodes;
        let text = n.text.to_ascii_lowercase();
        let has = |word: &&str| memchr::memmem::find(&text, word.as_bytes()).is_some();
        let limits = |module: &&str| {
            let below =
                |l: &&str| module.strip_prefix(*l).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/']));
            eval.table.limiters.iter().any(below)
        };
        let limited = loops::limiters_of_files().iter().any(has) || eval.scopes.imports.iter().any(limits);
        let mut this = Self {
            eval,
            retries,
            lines,
            limited,
            gathered: HashSet::new(),
            functions: HashMap::new(),
            limiting: RefCell::default(),
            waiting: RefCell::default(),
        };
        if limited {
            return this;
        }
        let calls: Vec<Id> = (1..n.len()).filter(|id| n.role(*id) == Role::Call).collect();
        for id in &calls {
            if this.named(*id, eval.table.answers.gathers) {
                let args = n.children(*id).filter(|a| n.get(*a).label == Label::Args);
                let given = args.flat_map(|a| n.children(a)).flat_map(|a| match n.role(a) {
                    Role::Name => Some(a),
                    _ => n.children(a).next(),
                });
                this.gathered.extend(given.filter(|a| n.role(*a) == Role::Name).map(|a| n.source(a)));
            }
        }
        for command in (1..n.len()).filter(|id| n.role(*id) == Role::Command) {
            let Some(callee) = n.child(command, Label::Callee).map(|c| n.source(c)) else { continue };
            if !this.functions.contains_key(callee)
                && let Some(crowd) = this.region(command)
            {
                this.functions.insert(callee, crowd);
            }
        }
        // `all(items.map(request))`: functions that are given by their names.
        let given = calls.iter().filter(|id| this.named(**id, eval.table.answers.maps));
        let given = given.filter_map(|id| n.child(*id, Label::Args)).flat_map(|args| n.children(args).take(2));
        for given in given.collect::<Vec<_>>() {
            // `request`, `this::request`
            let own = || n.child(given, Label::Object).is_some_and(|o| n.role(o) == Role::This);
            let name = match n.role(given) {
                Role::Name => given,
                Role::Member if own() => n.child(given, Label::Property).unwrap_or(given),
                _ => continue,
            };
            if let Some(crowd) = this.region(given) {
                this.functions.entry(n.source(name)).or_insert(crowd);
            }
        }
        for id in calls {
            let Some(callee) = n.child(id, Label::Callee) else { continue };
            let last = n.child(callee, Label::Property).unwrap_or(callee);
            if n.role(last) != Role::Name || this.functions.contains_key(n.source(last)) {
                continue;
            }
            if let Some(crowd) = this.region(id) {
                this.functions.insert(n.source(last), crowd);
            }
        }
        this
    }

    /// Whether the last name of what is called is one of these.
    fn named(&self, call: Id, names: &[&str]) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(call, Label::Callee) else { return false };
        let last = n.child(callee, Label::Property).unwrap_or(callee);
        // With an object where the last name alone says too little: `Thread.new`.
        n.role(last) == Role::Name
            && (names.contains(&n.source(last))
                || last != callee && names.iter().any(|name| name.contains('.') && *name == n.source(callee)))
    }

    /// What makes the call at a node one of many.
    pub(super) fn of(&self, id: Id) -> Option<Crowd> {
        if self.limited {
            return None;
        }
        self.region(id).or_else(|| {
            let n = self.eval.nodes;
            let around = n.above(id).filter(|a| n.role(*a) == Role::Function);
            let mut named = around.filter_map(|f| Some((f, self.retries.function_name(f)?)));
            // Only the innermost one: what an outer one is called for may be anything.
            let (function, name) = named.next()?;
            let crowd = self.functions.get(name.as_str())?;
            // Parts of an answer that are put together limit nothing.
            (!self.limits(function, &["chunk"])).then(|| crowd.clone())
        })
    }

    /// Whether a function limits how many calls run, or paces them, by the words for that but some.
    fn limits(&self, function: Id, but: &[&'static str]) -> bool {
        let mut known = self.limiting.borrow_mut();
        *known.entry((function, but.to_vec())).or_insert_with(|| self.has_limiter(function, but))
    }

    fn has_limiter(&self, function: Id, but: &[&str]) -> bool {
        let n = self.eval.nodes;
        n.below(function).any(|i| {
            matches!(n.role(i), Role::Name | Role::Shorthand) && {
                let name = n.source(i).to_ascii_lowercase();
                loops::limits(&name, but) && !name.contains("error") && !name.contains("exception")
            }
        })
    }

    /// Looks out from a call within its function.
    fn region(&self, id: Id) -> Option<Crowd> {
        let (n, rules) = (self.eval.nodes, &self.eval.table.answers);
        let (mut over, mut beside, mut now) = (None, false, id);
        for above in n.above(id).take(STEPS) {
            match n.role(above) {
                Role::Comprehension => {
                    over = over.or(self.source_of_comprehension(above));
                    // Each begins something that runs beside, whoever waits for them.
                    if beside && over.is_some() {
                        return self.crowd(above, over, true);
                    }
                }
                Role::Call if n.child(above, Label::Callee) != Some(now) => {
                    if over.is_some() && self.named(above, rules.gathers) {
                        return self.crowd(above, over, true);
                    }
                    beside |= self.named(above, rules.spawns) || self.is_added(above);
                    let given = n.child(above, Label::Callee).and_then(|c| n.child(c, Label::Object));
                    if self.named(above, rules.maps) || self.named(above, rules.visits) {
                        over = over.or(given);
                        // Each begins something that runs beside, or the things themselves are taken at the same time.
                        let many =
                            given.filter(|g| n.role(*g) == Role::Call).is_some_and(|g| self.named(g, rules.spawns));
                        if many || beside && self.named(above, rules.maps) {
                            return self.crowd(above, over, true);
                        }
                        if self.named(above, rules.visits) {
                            // Nobody waits for a function that only begins.
                            let begins = n.source(now).trim_start_matches(['(', ' ']).starts_with("async");
                            let at = if begins || beside { Some(true) } else { self.is_bare(id).then_some(false) };
                            return at.and_then(|together| self.crowd(above, over, together));
                        }
                    }
                }
                // `items.map { ... }.awaitAll()`, `join_all(items.map(...))` aside.
                Role::Member if over.is_some() && n.child(above, Label::Object) == Some(now) => {
                    let last = n.child(above, Label::Property).map_or("", |p| n.source(p));
                    if rules.gathers.contains(&last) {
                        return self.crowd(above, over, true);
                    }
                }
                Role::Call if over.is_none() && self.named(above, rules.spawns) => beside = true,
                Role::Declare | Role::Assign if over.is_some() => {
                    let target = n.child(above, Label::Target).map_or("", |t| n.source(t));
                    if self.gathered.contains(target) {
                        return self.crowd(above, over, true);
                    }
                }
                Role::For => {
                    beside |= rules.spawns.iter().any(|w| self.follows_word(id, above, w))
                        || self.is_in_background(id, above);
                    let right = n.child(above, Label::Right);
                    let walks = right.is_some() || self.retries.is_counted(above);
                    let walks = walks && !self.retries.tries_one_after_another(above);
                    // One of several that take their work from the same place: how many there are limits it.
                    let works = || rules.spawns.iter().any(|w| self.follows_word(above, 0, w));
                    if !walks || !(beside || self.is_bare(id)) || !beside && works() {
                        return None;
                    }
                    return self.crowd(above, right, beside);
                }
                Role::While if self.is_in_background(id, above) => return self.crowd(above, None, true),
                Role::Function if n.child(above, Label::Name).is_some() => return None,
                Role::Class => return None,
                _ => {}
            }
            now = above;
        }
        None
    }

    /// Whether nothing here repeats a call.
    fn is_bare(&self, id: Id) -> bool {
        matches!(self.retries.of(id), Retry::None { .. })
    }

    /// `for item in items` of a comprehension.
    fn source_of_comprehension(&self, id: Id) -> Option<Id> {
        let n = self.eval.nodes;
        n.children(id).find_map(|c| n.child(c, Label::Value).filter(|_| n.child(c, Label::Target).is_some()))
    }

    /// `tasks.append(call)`, where the tasks are waited for together.
    fn is_added(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        self.named(call, self.eval.table.answers.adds)
            && n.child(call, Label::Callee)
                .and_then(|c| n.child(c, Label::Object))
                .is_some_and(|o| self.gathered.contains(n.source(o)))
    }

    /// Whether a command, or what it is a part of, is put into the background: `command &`.
    fn is_in_background(&self, id: Id, within: Id) -> bool {
        let n = self.eval.nodes;
        let ends = |at: Id| {
            let end = n.get(at).end;
            let line = n.slice(end, (end + MAX_REST).min(n.text.len() as u32)).lines().next().unwrap_or("").trim();
            let behind = |line: &str| line.starts_with('&') && !line.starts_with("&&") && !line.starts_with("&>");
            // What it gives may be sent somewhere before.
            behind(line) || line.starts_with('>') && line.ends_with(" &") && !line.contains([';', '|'])
        };
        // Who waits for some of them before going on limits how many there are.
        let has_wait =
            || n.source(within).split(|c: char| !c.is_ascii_alphanumeric()).any(|w| matches!(w, "wait" | "jobs"));
        let waits = || *self.waiting.borrow_mut().entry(within).or_insert_with(has_wait);
        n.role(id) == Role::Command
            && std::iter::once(id).chain(n.above(id)).take(STEPS).take_while(|a| *a != within).any(ends)
            && !waits()
    }

    /// Whether a word that lets something run beside stands before a call around a node.
    fn follows_word(&self, id: Id, within: Id, word: &str) -> bool {
        let n = self.eval.nodes;
        let before = |at: Id| {
            let start = n.get(at).start;
            let word_at = start.saturating_sub(word.len() as u32 + 1);
            n.slice(word_at, start).strip_suffix(' ') == Some(word)
        };
        std::iter::once(id)
            .chain(n.above(id))
            .take(STEPS)
            .take_while(|a| *a != within)
            .any(|a| n.role(a) == Role::Call && before(a))
    }

    fn crowd(&self, at: Id, over: Option<Id>, together: bool) -> Option<Crowd> {
        let n = self.eval.nodes;
        // All the pieces that something was cut into are many; the pieces within one of them are not.
        let pieces = over.filter(|o| together && n.role(*o) == Role::Name).and_then(|o| pieces(n.source(o)));
        if pieces.is_none() && over.is_some_and(|o| self.is_few(o)) {
            return None;
        }
        let function = n.above(at).find(|a| n.role(*a) == Role::Function).unwrap_or(0);
        // What belongs to the whole file is judged by the statement alone.
        let within = if function == 0 { at } else { function };
        if self.limits(within, pieces.as_slice()) {
            return None;
        }
        let start = n.get(at).start;
        let end = match n.role(at) {
            Role::For => n.child(at, Label::Body).map_or(n.get(at).end, |b| n.get(b).start),
            Role::Call => n.child(at, Label::Callee).map_or(n.get(at).end, |c| n.get(c).end),
            _ => n.get(at).end,
        };
        Some(Crowd { together, spot: self.lines.spot(start, end, None) })
    }

    /// A few things that stand there, or parts of a fixed size.
    fn is_few(&self, over: Id) -> bool {
        let n = self.eval.nodes;
        let source = n.source(over);
        let sliced = ["chunk", "batch", "slice(", "[:", "take(", "enumerate(", "zip("].iter().take(4);
        if source.len() < 200 && sliced.clone().any(|w| source.contains(w)) {
            return true;
        }
        let small = |v: Option<&Value>| matches!(v, Some(Value::Number(x)) if *x <= FEW as f64);
        match self.eval.value(over) {
            Value::List(items) => items.len() <= FEW,
            Value::Map { entries, open: false } => entries.len() <= FEW,
            Value::Result { args, .. } => small(args.get("0")) && args.get("1").is_none_or(|_| small(args.get("1"))),
            // Names of files with a sign for any are as many as there are.
            Value::Text(text) => !text.as_str().contains(['*', '?']),
            _ => false,
        }
    }
}

/// Of a name of all the pieces that something was cut into, the word for one of them, which would tell of a limit elsewhere.
fn pieces(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    [("chunks", "chunk"), ("batches", "batch")].iter().find(|(all, _)| lower.ends_with(all)).map(|(_, one)| *one)
}
