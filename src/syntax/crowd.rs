//! Calls that run once for each of many things: one after another in a loop, or all at the same time.
//!
//! In: tree and retry state. Out: a [`Crowd`] for a call, if nothing in sight limits how many run. One step is followed from a function
//! of this file to where it is called. A loop that repeats a failed attempt is none, and so is one over a few things that stand there.

mod kinds;
mod limited;

use super::eval::Eval;
use super::retry::Retries;
use super::scope::Def;
use super::spots::Lines;
use super::tree::Id;
use crate::model::{Crowd, Retry, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::loops;
use limited::Limited;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// Steps out of a call.
const STEPS: usize = 60;
/// Bytes behind a command that are looked at.
const MAX_REST: u32 = 400;
/// Up to so many things are few.
const FEW: usize = 10;
/// Members and calls around the first name of an argument.
const DEEPEST_NAME: usize = 8;
/// Bytes of a range of numbers.
const MAX_RANGE: usize = 24;
/// Bytes of a type.
const MAX_TYPE: usize = 200;
/// Functions around a place that are asked for a limit: those without a name, and the one that has them.
const MOST_CLOSURES: usize = 4;
/// Channels of one function that are looked for.
const MOST_SLOTS: usize = 8;

/// Calls of many in one file.
pub(super) struct Crowds<'a> {
    eval: &'a Eval<'a>,
    retries: &'a Retries<'a>,
    lines: &'a Lines<'a>,
    /// What limits calls in the file.
    limited: Limited<'a>,
    /// Something in the file makes executors that begin whatever they are given.
    boundless: bool,
    /// Names of collections that are waited for together.
    gathered: HashSet<&'a str>,
    /// Functions that are called for each of many things.
    functions: HashMap<&'a str, Crowd>,
    /// Whether something limits calls in a function or a loop, by the words that do not count there: each is read once, not for each call in it.
    limiting: RefCell<HashMap<(Id, Vec<&'static str>), bool>>,
    /// Whether a function waits for a place in a channel: it is read once, not for each call in it.
    slots: RefCell<HashMap<Id, bool>>,
    /// Whether a loop waits for some of what it began.
    waiting: RefCell<HashMap<Id, bool>>,
    /// What gives something back in a loop: it is looked for once, not for each call in it.
    results: RefCell<HashMap<Id, Vec<Id>>>,
}

impl<'a> Crowds<'a> {
    pub(super) fn new(eval: &'a Eval<'a>, retries: &'a Retries<'a>, lines: &'a Lines<'a>) -> Self {
        let n = eval.nodes;
        let mut this = Self {
            eval,
            retries,
            lines,
            limited: Limited::new(eval),
            boundless: false,
            gathered: HashSet::new(),
            functions: HashMap::new(),
            limiting: RefCell::default(),
            slots: RefCell::default(),
            waiting: RefCell::default(),
            results: RefCell::default(),
        };
        let boundless = eval.table.answers.boundless;
        this.boundless = !boundless.is_empty()
            && (1..n.len()).any(|id| n.role(id) == Role::Name && boundless.contains(&n.source(id)));
        let calls: Vec<Id> = (1..n.len()).filter(|id| n.role(*id) == Role::Call).collect();
        for id in &calls {
            if this.named(*id, eval.table.answers.gathers) {
                let args = n.children(*id).filter(|a| n.get(*a).label == Label::Args);
                let given = args.flat_map(|a| n.children(a)).filter_map(|a| this.first_name(a));
                let names: Vec<&str> = given.map(|a| n.source(a)).collect();
                this.gathered.extend(names);
            }
        }
        let collectors: Vec<&str> = (1..n.len()).filter_map(|id| this.collector(id)).collect();
        this.gathered.extend(collectors);
        for command in (1..n.len()).filter(|id| n.role(*id) == Role::Command) {
            let Some(callee) = n.child(command, Label::Callee).map(|c| n.source(c)) else { continue };
            if !this.functions.contains_key(callee)
                && let Some(crowd) = this.region(command)
            {
                this.functions.insert(callee, crowd);
            }
        }
        // `all(items.map(request))`, `Thread(target=request)`: functions that are given by their names.
        let answers = &eval.table.answers;
        let takes = |id: &Id| this.named(*id, answers.maps) || this.named(*id, answers.spawns);
        let given = (1..n.len()).filter(|id| matches!(n.role(*id), Role::Call | Role::New)).filter(takes);
        let given = given.filter_map(|id| n.child(id, Label::Args)).flat_map(|args| n.children(args).take(2));
        for given in given.collect::<Vec<_>>() {
            let given = n.child(given, Label::Value).filter(|_| n.role(given) == Role::Pair).unwrap_or(given);
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

    /// The first name of an argument: `jobs`, `*jobs`, `jobs.toArray()`.
    fn first_name(&self, argument: Id) -> Option<Id> {
        let n = self.eval.nodes;
        let mut now = argument;
        for _ in 0..DEEPEST_NAME {
            if n.role(now) == Role::Name {
                return Some(now);
            }
            now = n.children(now).next()?;
        }
        None
    }

    /// The name of a collection that runs all that is put into it: `let jobs: Unordered<_> = ...`, `jobs = Unordered.new()`.
    fn collector(&self, declared: Id) -> Option<&'a str> {
        let (n, collectors) = (self.eval.nodes, self.eval.table.answers.collectors);
        if collectors.is_empty() || !matches!(n.role(declared), Role::Declare | Role::Assign) {
            return None;
        }
        let target = n.child(declared, Label::Target).filter(|t| n.role(*t) == Role::Name)?;
        let value = n.child(declared, Label::Value)?;
        let typed = n.slice(n.get(target).end, n.get(value).start.max(n.get(target).end));
        let made = n.child(value, Label::Callee).map_or("", |c| n.source(c));
        let short = |text: &'a str| if text.len() <= MAX_TYPE { text } else { "" };
        collectors.iter().any(|c| short(typed).contains(c) || short(made).contains(c)).then(|| n.source(target))
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
        // A setting is a name, or a text that is the key of a map.
        let names = |i: Id| match n.role(i) {
            Role::Name | Role::Shorthand => true,
            Role::String => n.get(i).label == Label::Key,
            _ => false,
        };
        // What stands before a function says of it what it is wrapped in.
        let parent = n.parent(function).filter(|p| n.role(*p) == Role::Decorated);
        n.below(parent.unwrap_or(function)).any(|i| {
            names(i) && {
                let name = n.source(i).to_ascii_lowercase();
                let limits = loops::limits(&name, but) && !name.contains("error") && !name.contains("exception");
                limits || self.limited.has(self.eval, i)
            }
        })
    }

    /// Looks out from a call within its function.
    fn region(&self, id: Id) -> Option<Crowd> {
        self.many_around(id).filter(|_| !self.is_chosen(id))
    }

    fn many_around(&self, id: Id) -> Option<Crowd> {
        let (n, rules) = (self.eval.nodes, &self.eval.table.answers);
        let (mut over, mut beside, mut now) = (None, false, id);
        // What something that runs beside was begun with, and whether it takes one thing after another.
        let (mut begun_by, mut works_on) = (None, false);
        for above in n.above(id).take(STEPS) {
            if beside && begun_by.is_none() {
                begun_by = Some(now);
            }
            match n.role(above) {
                Role::Comprehension => {
                    over = over.or(self.source_of_comprehension(above));
                    // Each begins something that runs beside, whoever waits for them.
                    if beside && over.is_some() {
                        return self.crowd(above, over, true);
                    }
                }
                // Several that take their work from one place: how many there are limits it.
                Role::While if n.child(above, Label::Condition).is_some() && !self.is_in_background(id, above) => {
                    works_on = true;
                }
                _ if works_on && over.is_some() => return None,
                Role::Call | Role::New if n.child(above, Label::Callee) != Some(now) => {
                    if over.is_some() && self.named(above, rules.gathers) {
                        return self.crowd(above, over, true);
                    }
                    beside |= self.begins(above) || self.is_added(above);
                    let given = self.things_of(above);
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
                Role::Call | Role::New if over.is_none() && self.begins(above) => beside = true,
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
                    // One begins when another has ended: `for await answer in group { group.addTask { ... } }`.
                    let of_group =
                        || begun_by.and_then(|b| self.first_name(b)).zip(right.and_then(|r| self.first_name(r)));
                    let taken_in_turn = of_group().is_some_and(|(b, r)| n.source(b) == n.source(r));
                    if taken_in_turn || self.waits_its_turn(id, above) {
                        return None;
                    }
                    if right.is_none() && self.counts_to_few(above) {
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

    /// Whether a call lets what it is given run beside. What is given to an executor does so where it has as many threads as it is given things.
    fn begins(&self, call: Id) -> bool {
        let rules = &self.eval.table.answers;
        self.named(call, rules.spawns) || self.boundless && self.named(call, rules.submits)
    }

    /// The things that a call runs a function for each of: the object of a method, or what a function is given last: `map(request, items)`.
    fn things_of(&self, call: Id) -> Option<Id> {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee)?;
        let rules = &self.eval.table.answers;
        let given = || n.child(call, Label::Args).into_iter().flat_map(|args| n.children(args));
        let maker = || rules.maps.iter().any(|m| m.contains('.') && *m == n.source(callee));
        match n.child(callee, Label::Object) {
            // `Array.from({ length: pages }, request)`
            Some(_) if maker() => given().next(),
            Some(object) => Some(object),
            None => given().filter(|a| n.role(*a) != Role::Function).last().filter(|_| self.named(call, rules.maps)),
        }
    }

    /// Whether a function in a loop waits for a place in a channel that has a few, and gives it back: `slots <- true; request(); <-slots`.
    fn takes_a_slot(&self, id: Id, within: Id) -> bool {
        let (n, makers) = (self.eval.nodes, self.eval.table.answers.slots);
        let Some(function) = n.above(id).take_while(|a| *a != within).find(|a| n.role(*a) == Role::Function) else {
            return false;
        };
        let mut known = self.slots.borrow_mut();
        *known.entry(function).or_insert_with(|| self.waits_for_a_slot(function, makers))
    }

    fn waits_for_a_slot(&self, function: Id, makers: &[&str]) -> bool {
        let n = self.eval.nodes;
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let text = if makers.is_empty() { "" } else { n.source(function) };
        text.split("<-").skip(1).take(MOST_SLOTS).any(|rest| {
            let name = rest.split(|c: char| !is_part(c)).next().unwrap_or("");
            let made = |maker: &&str| {
                let begin = [format!("{name} := {maker}"), format!("{name} = {maker}"), format!("{name}:={maker}")];
                let at = begin.iter().find_map(|b| Some(memchr::memmem::find(n.text, b.as_bytes())? + b.len()))?;
                let line = n.slice(at as u32, (at + MAX_TYPE).min(n.text.len()) as u32).lines().next()?;
                Some(line.contains(',') && !line.contains("len("))
            };
            !name.is_empty() && makers.iter().any(|m| made(m) == Some(true))
        })
    }

    /// Whether a call in a loop is none of many at once: it takes a slot, is given out one by one, or is of one of the things alone.
    fn waits_its_turn(&self, id: Id, within: Id) -> bool {
        self.takes_a_slot(id, within)
            || self.is_given_out(id, within)
            || self.is_of_one_kind(id, within)
            || self.ends_with_the_first(id, within)
    }

    /// Whether a loop gives what it makes to somebody who takes one after another: `yield request`.
    fn is_given_out(&self, id: Id, within: Id) -> bool {
        let n = self.eval.nodes;
        let word = "yield ";
        let before = |at: Id| {
            let start = n.get(at).start;
            n.slice(start.saturating_sub(word.len() as u32), start) == word
        };
        std::iter::once(id).chain(n.above(id)).take(STEPS).take_while(|a| *a != within).any(before)
    }

    /// `i < 4`
    fn counts_to_few(&self, around: Id) -> bool {
        let n = self.eval.nodes;
        let limit = n.child(around, Label::Condition).and_then(|c| n.children(c).last());
        limit.is_some_and(|l| matches!(self.eval.value(l), Value::Number(x) if x <= FEW as f64))
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
        // A function without a name is a part of the one around it. What belongs to the whole file is judged by the statement alone.
        let mut within: Vec<Id> = Vec::new();
        for function in n.above(at).filter(|a| n.role(*a) == Role::Function).take(MOST_CLOSURES) {
            within.push(function);
            if self.retries.function_name(function).is_some() {
                break;
            }
        }
        if within.is_empty() {
            within.push(at);
        }
        let mut but = pieces.as_slice().to_vec();
        but.extend(self.boundless.then_some("pool"));
        if within.into_iter().any(|f| self.limits(f, &but)) {
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
        if is_cut(n.source(over)) || self.is_piece(over) || numbers_between(n.source(over)).is_some_and(|x| x <= FEW) {
            return true;
        }
        let small = |v: Option<&Value>| matches!(v, Some(Value::Number(x)) if *x <= FEW as f64);
        match self.eval.value(over) {
            Value::List(items) => items.len() <= FEW,
            // As many as it says: `{ length: 4 }`.
            Value::Map { entries, .. } if entries.iter().any(|(k, _)| k.text() == Some("length")) => {
                entries.iter().any(|(_, v)| small(Some(v)))
            }
            Value::Map { entries, open: false } => entries.len() <= FEW,
            Value::Result { args, .. } => small(args.get("0")) && args.get("1").is_none_or(|_| small(args.get("1"))),
            // Names of files with a sign for any are as many as there are.
            Value::Text(text) => !text.as_str().contains(['*', '?']),
            _ => false,
        }
    }
}

impl Crowds<'_> {
    /// Whether a name is of one of the pieces that something is cut into: by what it was set to, or as what a loop or a block is given.
    fn is_piece(&self, over: Id) -> bool {
        let n = self.eval.nodes;
        if n.role(over) != Role::Name {
            return false;
        }
        let name = n.source(over);
        let defined = self.eval.scopes.key_of(n, over).map_or(&[][..], |(key, _)| self.eval.scopes.definitions(key));
        let set_to_one = defined.iter().any(|(def, _)| match def {
            Def::Value(value) => {
                is_cut(n.source(*value)) || n.role(*value) == Role::Index && is_range(n.source(*value))
            }
            _ => false,
        });
        let gives = |around: Id| match n.role(around) {
            Role::For => {
                n.child(around, Label::Target).is_some_and(|t| n.source(t) == name)
                    && n.child(around, Label::Right).is_some_and(|r| is_cut(n.source(r)))
            }
            Role::Function if self.eval.parameters(around).contains(&name) => {
                let call = n.above(around).take(2).find(|a| n.role(*a) == Role::Call);
                call.and_then(|c| n.child(c, Label::Callee)).is_some_and(|c| is_cut(n.source(c)))
            }
            _ => false,
        };
        set_to_one || n.above(over).take(STEPS).any(gives)
    }
}

/// Whether an expression cuts something into parts of a fixed size, or takes the first of it.
fn is_cut(source: &str) -> bool {
    let lower = || source.to_ascii_lowercase();
    source.len() < MAX_TYPE
        && ["chunk", "batch", "slice", "[:", "take(", "in_groups_of"].iter().any(|w| lower().contains(w))
}

/// How many numbers a range has: `0..4`, `1...3`, `0..<4`, `0 until 4`.
fn numbers_between(source: &str) -> Option<usize> {
    let text = if source.len() <= MAX_RANGE { source.trim_matches(['(', ')']) } else { return None };
    let from: usize = text.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    let signs = ["..<", "...", "..=", "..", "until"];
    let to: usize = signs.iter().find_map(|sign| rest.strip_prefix(sign))?.trim().parse().ok()?;
    to.checked_sub(from)
}

/// Whether an index takes a range: `items[at:at + 5]`, `items[at..end]`.
fn is_range(source: &str) -> bool {
    let index = source.split_once('[').map_or("", |(_, index)| index);
    index.contains(':') || index.contains("..")
}

/// Of a name of all the pieces that something was cut into, the word for one of them, which would tell of a limit elsewhere.
fn pieces(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    [("chunks", "chunk"), ("batches", "batch")].iter().find(|(all, _)| lower.ends_with(all)).map(|(_, one)| *one)
}
