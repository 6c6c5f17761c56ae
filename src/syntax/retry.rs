//! What repeats a request: loops, decorators, wrappers, adapters.
//!
//! In: the tree and its values. Out: a [`Policy`] for every loop that repeats a failed attempt, and the [`Retry`] state of a
//! call. A loop repeats when failure stays in it (a handler or a test of a status inside of the loop), success leaves it,
//! and it does not walk over different inputs. Growth of the wait is read off the expression that is slept.

mod again;
mod choices;
mod classes;
mod counts;
mod databases;
mod ends;
mod failures;
mod given;
mod growth;
mod hot;
mod library;
mod longest;
pub(super) mod loops;
mod next;
mod nothing;
mod outs;
mod passes_on;
pub(super) mod polls;
mod recursion;
mod statuses;
mod thrown;

use super::eval::Eval;
use super::index::{Index, Known};
use super::scope::scope_of;
use super::spots::Lines;
use super::tree::{Id, end_of};
use crate::model::{Policy, Retry, Root, Value};
use crate::rules::clients::{Label, RetryRule, Role};
use crate::rules::repeaters::repeats as repeats_by_name;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

/// Retry state of one file.
pub(super) struct Retries<'a> {
    eval: &'a Eval<'a>,
    index: &'a Index,
    lines: &'a Lines<'a>,
    loops: HashMap<Id, Option<Policy>>,
    /// The blocks that a loop tries again, where it is their handlers alone that make it one that repeats.
    tries: RefCell<HashMap<Id, Vec<Id>>>,
    /// Functions that repeat what is given to them, with their policy.
    helpers: HashMap<Id, Policy>,
    /// Functions of which it is not known whether they repeat what is given to them.
    perhaps: HashSet<Id>,
    /// Functions that are given to something that repeats them, with what that is.
    given: HashMap<Id, Policy>,
    /// Functions that were looked at for calls of themselves: the search reads the whole function, and is asked for every call in it.
    recursions: RefCell<HashMap<Id, Option<Policy>>>,
    /// Where such functions call themselves.
    reruns: RefCell<HashMap<Id, Id>>,
    /// Classes whose methods are all repeated, as an annotation or a call in the body of the class says.
    classes: HashMap<Id, Retry>,
    /// Requests of which it was asked whether they are polled: each reads the loop around it.
    polls: Cell<u8>,
}

impl<'a> Retries<'a> {
    pub(super) fn new(eval: &'a Eval<'a>, index: &'a Index, lines: &'a Lines<'a>) -> Self {
        let (loops, helpers, given) = (HashMap::new(), HashMap::new(), HashMap::new());
        let (recursions, reruns, classes) = (RefCell::default(), RefCell::default(), HashMap::new());
        let mut this = Self {
            eval,
            index,
            lines,
            loops,
            tries: RefCell::default(),
            helpers,
            perhaps: HashSet::new(),
            given,
            recursions,
            reruns,
            classes,
            polls: Cell::new(0),
        };
        let n = eval.nodes;
        for id in 1..n.len() {
            if matches!(n.role(id), Role::For | Role::While) {
                let policy = this.loop_policy(id);
                this.loops.insert(id, policy);
            }
        }
        let by_calls = [eval.table.counted_calls, eval.table.endless_calls, eval.table.answers.visits];
        let by_calls = by_calls.iter().any(|names| !names.is_empty());
        for id in (1..n.len()).filter(|id| by_calls && n.role(*id) == Role::Call) {
            if let Some(block) = this.repeated_by_call(id) {
                let policy = this.loop_policy(block);
                this.loops.insert(block, policy);
            }
        }
        for id in (1..n.len()).filter(|id| n.role(*id) == Role::Again) {
            if let Some((block, policy)) = this.repeated_block(id) {
                this.loops.insert(block, Some(policy));
            }
        }
        for id in (1..n.len()).filter(|id| !eval.table.again_calls.is_empty() && n.role(*id) == Role::Call) {
            if let Some((block, policy)) = this.run_once_more(id) {
                this.loops.insert(block, Some(policy));
            }
        }
        for id in 1..n.len() {
            if n.role(id) == Role::Function
                && let Some(policy) = this.helper_policy(id)
            {
                this.helpers.insert(id, policy);
            }
        }
        this.find_those_that_pass_on();
        this.given = this.given_functions();
        this.classes = this.repeated_classes();
        this
    }

    /// How a function repeats what is given to it, if it does.
    pub(super) fn helper(&self, function: Id) -> Option<&Policy> {
        self.helpers.get(&function)
    }

    /// Regions in which everything that is mentioned is repeated.
    pub(super) fn repeating_regions(&self) -> Vec<Id> {
        let n = self.eval.nodes;
        let tries = self.tries.borrow();
        let of_loop = |id: &Id| tries.get(id).cloned().unwrap_or_else(|| vec![*id]);
        let mut out: Vec<Id> = self.loops.iter().filter(|(_, p)| p.is_some()).flat_map(|(id, _)| of_loop(id)).collect();
        for id in 1..n.len() {
            match n.role(id) {
                // What is given is repeated, not what it is given to.
                Role::Call | Role::New if self.wrapper(id).is_some_and(|r| !matches!(r, Retry::None { .. })) => {
                    out.extend(n.children(id).filter(|c| n.get(*c).label == Label::Args));
                    out.extend(self.repeats_object(id));
                }
                Role::Function if self.decorated(id).is_some() => out.push(id),
                _ => {}
            }
        }
        out
    }

    /// Names of the functions around a node, innermost first.
    pub(super) fn functions_around(&self, id: Id) -> Vec<String> {
        let n = self.eval.nodes;
        n.above(id).filter(|a| n.role(*a) == Role::Function).filter_map(|f| self.function_name(f)).collect()
    }

    /// The name by which a function can be called.
    pub(super) fn function_name(&self, function: Id) -> Option<String> {
        let n = self.eval.nodes;
        if let Some(name) = n.child(function, Label::Name) {
            return Some(n.source(name).to_string());
        }
        let parent = n.parent(function)?;
        let name = match n.role(parent) {
            Role::Declare | Role::Assign | Role::Field => n.child(parent, Label::Target)?,
            Role::Pair => n.child(parent, Label::Key)?,
            _ => return None,
        };
        let last = match n.role(name) {
            Role::Member => n.child(name, Label::Property)?,
            _ => name,
        };
        Some(n.source(last).to_string())
    }

    /// The retry state of a call that stands at `id`.
    pub(super) fn of(&self, id: Id) -> Retry {
        let n = self.eval.nodes;
        if n.is_deep(id) {
            return Retry::Unknown;
        }
        let (mut in_closure, mut closure) = (false, None);
        for outer in n.above(id) {
            match n.role(outer) {
                Role::For | Role::While | Role::Try => {
                    // The head of a loop is not repeated by its handler.
                    if let Some(Some(policy)) = self.loops.get(&outer)
                        && self
                            .tries
                            .borrow()
                            .get(&outer)
                            .is_none_or(|all| all.iter().any(|tried| n.within(id, *tried)))
                    {
                        return Retry::By(policy.clone());
                    }
                }
                Role::Call if let Some(retry) = self.rerun_by_method(outer, id) => return retry,
                Role::Call | Role::New => {
                    let is_argument = n.children(outer).any(|a| n.get(a).label == Label::Args && n.within(id, a))
                        || self.repeats_object(outer).is_some_and(|o| n.within(id, o));
                    if is_argument && in_closure {
                        match self.wrapper(outer) {
                            Some(Retry::None { .. }) | None => {}
                            Some(Retry::Wrapped { by, .. }) => {
                                return Retry::Wrapped { by, functions: self.functions_around(id) };
                            }
                            Some(other) => return self.seen_from(other, id, closure.unwrap_or(outer)),
                        }
                    }
                }
                Role::Function => {
                    match (self.decorated(outer), self.loops.get(&outer)) {
                        // What the function says itself tells more than that a decorator may repeat it.
                        (Some(Retry::Unknown), Some(Some(policy))) => return Retry::By(policy.clone()),
                        (Some(retry), _) => return self.seen_from(retry, id, outer),
                        (None, _) => {}
                    }
                    if let Some(policy) = self.given.get(&outer) {
                        return Retry::By(policy.clone());
                    }
                    if let Some(Some(policy)) = self.loops.get(&outer) {
                        return Retry::By(policy.clone());
                    }
                    if let Some(policy) = self.recursion(outer)
                        && !closure.is_some_and(|c| self.hears_of_something_else(c, outer))
                    {
                        return Retry::By(policy);
                    }
                }
                Role::Class => {
                    if let Some(policy) = self.classes.get(&outer) {
                        return policy.clone();
                    }
                }
                _ => {}
            }
            if n.role(outer) == Role::Function {
                (in_closure, closure) = (true, Some(outer));
            }
        }
        if let Some(policy) = self.loop_behind(id) {
            return Retry::By(policy.clone());
        }
        Retry::None { functions: self.functions_around(id) }
    }

    /// What a decorator of a function does to it.
    fn decorated(&self, function: Id) -> Option<Retry> {
        let n = self.eval.nodes;
        let parent = n.parent(function)?;
        let holder = if n.role(parent) == Role::Decorated { parent } else { function };
        for decorator in n.first_children(holder).filter(|c| n.role(*c) == Role::Decorator) {
            let Some(inner) = n.children(decorator).next() else { continue };
            // An annotation has its name and arguments in itself.
            let called = if n.child(decorator, Label::Callee).is_some() { decorator } else { inner };
            let callee = n.child(called, Label::Callee).unwrap_or(inner);
            let value = self.with_the_given(self.eval.value(callee));
            if let Value::Path { root: Root::Module { .. } | Root::Global, name } = &value
                && let Some(Known::Retry(rule)) = self.index.get(name)
            {
                let args = self.eval.arguments(called);
                // A decorator of tasks repeats nothing unless it is told to.
                if self.lacks(rule, &args) {
                    match self.sounds_like_retry(called) {
                        true => return Some(Retry::Unknown),
                        false => continue,
                    }
                }
                let mut policy = self.policy(rule, &args, decorator);
                self.body_failures(holder, &mut policy);
                self.taken_classes(rule, called, holder, &mut policy);
                return Some(Retry::By(policy));
            }
            // A policy that was made before, here or in another file.
            if let Value::Result { name, args, .. } = &value
                && let Some(Known::Retry(rule)) = self.index.get(name)
            {
                let mut policy = self.policy(rule, args, decorator);
                self.body_failures(holder, &mut policy);
                return Some(Retry::By(policy));
            }
            if let Value::Path { root, name } = &value
                && name.is_empty()
                && let Some(mut policy) = self.helper_of(root)
            {
                self.raised_below(holder, &mut policy);
                return Some(Retry::By(policy));
            }
            let limits = matches!(&value, Value::Path { root: Root::Module { .. }, name }
                if self.is_limiter(name) || self.eval.table.once.contains(&name.as_str()));
            let limits = limits || self.names_a_limiter(callee);
            if !limits && (repeats_by_name(n.source(callee)) || self.sounds_like_retry(called)) {
                return Some(Retry::Unknown);
            }
        }
        None
    }

    /// A decorator that was given some of its arguments before: `always = partial(retry, stop=...)`.
    fn with_the_given(&self, value: Value) -> Value {
        match value {
            Value::Result { name, args, .. } if self.eval.table.partials.contains(&name.as_str()) => match *args {
                Value::Map { mut entries, open } if !entries.is_empty() => match entries.remove(0) {
                    (_, Value::Path { root, name }) => {
                        Value::Result { root, name, args: Box::new(Value::Map { entries, open }) }
                    }
                    _ => Value::Unknown,
                },
                _ => Value::Unknown,
            },
            value => value,
        }
    }

    /// How a function of this file or of another one repeats what is given to it.
    fn helper_of(&self, root: &Root) -> Option<Policy> {
        match root {
            Root::Function(f) => self.helpers.get(&(*f as Id)).cloned(),
            Root::Imported(k) => self.eval.imported.repeats(*k).flatten(),
            _ => None,
        }
    }

    /// What a call does to a function that is given to it.
    fn wrapper(&self, call: Id) -> Option<Retry> {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee)?;
        let source = n.source(callee);
        if self.eval.table.rerun_calls.contains(&last_names(source)) {
            return Some(Retry::Unknown);
        }
        // What is done with the answer is done once, whatever the name of the method sounds like: `request.enqueue(callback)`.
        if n.role(callee) == Role::Member && self.eval.table.answers.thens.contains(&last_names(source)) {
            return None;
        }
        if let Some(rule) = self.repeating_method(call) {
            let mut policy = self.policy(rule, &self.eval.arguments(call), call);
            // `retry(policy).when(condition)`: without such a method all failures are repeated.
            policy.catches_all = !rule.filters.is_empty() && !self.is_followed_by(call, rule.filters);
            return Some(Retry::By(policy));
        }
        if let Some(mut policy) = self.run_by(callee) {
            self.body_failures(call, &mut policy);
            return Some(Retry::By(policy));
        }
        match self.eval.value(callee) {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => match self.helpers.get(&(f as Id)) {
                Some(policy) => {
                    let mut policy = policy.clone();
                    self.raised_below(call, &mut policy);
                    Some(Retry::By(policy))
                }
                None if self.may_repeat(f as Id) || repeats_by_name(source) => Some(Retry::Unknown),
                None => Some(Retry::None { functions: Vec::new() }),
            },
            Value::Path { root: root @ Root::Imported(k), name } if name.is_empty() => match self.helper_of(&root) {
                Some(policy) => Some(Retry::By(policy)),
                None if self.eval.imported.may_repeat(k) || repeats_by_name(source) => Some(Retry::Unknown),
                None => Some(Retry::None { functions: Vec::new() }),
            },
            Value::Path { root: Root::Module { .. }, name } if self.is_limiter(&name) => {
                Some(Retry::None { functions: Vec::new() })
            }
            Value::Path { root: Root::Module { relative }, name } => {
                if let Some(Known::Retry(rule)) = self.index.get(&name).or_else(|| self.index.get(&own(&name))) {
                    let mut policy = self.policy(rule, &self.eval.arguments(call), call);
                    self.body_failures(call, &mut policy);
                    return Some(Retry::By(policy));
                }
                if relative {
                    return Some(Retry::Wrapped { by: name, functions: Vec::new() });
                }
                repeats_by_name(&name).then_some(Retry::Unknown)
            }
            // A library that is called by its whole path, or a function of one that needs none.
            Value::Path { root: Root::Global, name }
                if let Some(Known::Retry(rule)) = self.index.get(&name)
                    && (name.contains('.') || rule.names.contains(&name.as_str())) =>
            {
                let mut policy = self.policy(rule, &self.eval.arguments(call), call);
                self.body_failures(call, &mut policy);
                Some(Retry::By(policy))
            }
            // What a decorator gives that is called by hand: `on_exception(expo, Error)(ask)`.
            Value::Result { name, args, .. }
                if let Some(Known::Retry(rule)) = self.index.get(&name)
                    && n.role(callee) == Role::Call =>
            {
                let mut policy = self.policy(rule, &args, call);
                self.body_failures(call, &mut policy);
                Some(Retry::By(policy))
            }
            _ => match self.repeated_by_base(callee) {
                Some(policy) => Some(Retry::By(policy)),
                None => repeats_by_name(last_two(source)).then_some(Retry::Unknown),
            },
        }
    }

    /// What a method that is called on the own object without being one of the own class repeats: the classes that the own one is made of
    /// say it, in this file or in another one.
    fn repeated_by_base(&self, callee: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let own = match n.role(callee) {
            Role::Name => true,
            Role::Member => n.child(callee, Label::Object).is_some_and(|o| n.role(o) == Role::This),
            _ => false,
        };
        let class = own.then(|| n.above(callee).find(|a| n.role(*a) == Role::Class)).flatten()?;
        let body = n.child(class, Label::Body).map_or(n.get(class).end, |b| n.get(b).start);
        let head = n.slice(n.get(class).start, body.min(n.get(class).start + MAX_HEAD));
        let named = n.child(class, Label::Name).map_or("", |c| n.source(c));
        let words = head.split(['{', '\n']).next().unwrap_or("").split(|c: char| !c.is_alphanumeric() && c != '_');
        let bases = words.filter(|w| w.starts_with(char::is_uppercase) && *w != named).take(4);
        bases.into_iter().find_map(|base| match self.eval.imported.seen(base, &self.eval.scopes.stars)? {
            Value::Path { root: Root::Imported(k), name } if name.is_empty() => self.eval.imported.repeated_by_class(k),
            _ => None,
        })
    }

    /// `@limiter.limit("5/minute")`: what limits who comes in repeats nothing.
    fn names_a_limiter(&self, callee: Id) -> bool {
        let lower = self.eval.nodes.source(callee).to_ascii_lowercase();
        let (object, last) = lower.rsplit_once('.').unwrap_or(("", &lower));
        !lower.contains("retr") && object.contains("limit") && last.contains("limit")
    }

    /// Whether a name is of a library that limits how many calls run.
    fn is_limiter(&self, name: &str) -> bool {
        let below =
            |l: &&str| name.strip_prefix(*l).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '(', '/']));
        self.eval.table.limiters.iter().any(below)
    }

    /// What a call such as `(|| request()).retry(policy)` runs again.
    fn repeats_object(&self, call: Id) -> Option<Id> {
        let n = self.eval.nodes;
        self.repeating_method(call)?;
        n.child(n.child(call, Label::Callee)?, Label::Object)
    }

    /// The library whose method runs its object again.
    fn repeating_method(&self, call: Id) -> Option<&'static RetryRule> {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee).filter(|c| n.role(*c) == Role::Member)?;
        let name = format!(".{}", n.source(n.child(callee, Label::Property)?));
        let rule = match self.index.get(&name)? {
            Known::Retry(rule) => rule,
            _ => return None,
        };
        // What is given has to be a policy: the name alone is too common.
        let policy = self.eval.arguments(call).get(rule.inner).map(|v| self.index.get(made_by(v)?));
        matches!(policy, Some(Some(Known::Retry(_)))).then_some(rule)
    }

    /// Whether one of these methods is called on what a call gives, in the same chain.
    fn is_followed_by(&self, call: Id, methods: &[&str]) -> bool {
        let n = self.eval.nodes;
        let mut chain =
            n.above(call).take(16).take_while(|a| matches!(n.role(*a), Role::Member | Role::Call | Role::Await));
        chain.any(|a| {
            let method = if n.role(a) == Role::Member { n.child(a, Label::Property) } else { None };
            method.is_some_and(|m| methods.contains(&n.source(m)))
        })
    }

    /// Names of functions that such methods run again.
    pub(super) fn repeated_objects(&self) -> Vec<&'a str> {
        let n = self.eval.nodes;
        let calls = (1..n.len()).filter(|id| n.role(*id) == Role::Call);
        let objects = calls.filter_map(|id| self.repeats_object(id)).filter(|o| n.role(*o) == Role::Name);
        objects.map(|o| n.source(o)).collect()
    }

    /// A function that calls itself again after a wait or in a handler.
    fn recursion(&self, function: Id) -> Option<Policy> {
        if let Some(known) = self.recursions.borrow().get(&function) {
            return known.clone();
        }
        let found = self.calls_itself(function);
        if let Some((_, again)) = &found {
            self.reruns.borrow_mut().insert(function, *again);
        }
        let policy = found.map(|(policy, _)| policy);
        self.recursions.borrow_mut().insert(function, policy.clone());
        policy
    }

    /// A function with a loop that repeats and calls one of its parameters in it.
    fn helper_policy(&self, function: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        for id in n.below(function) {
            if n.role(id) != Role::Call {
                continue;
            }
            let Some(callee) = n.child(id, Label::Callee) else { continue };
            if !self.is_given(callee, function) && !self.is_of_base(callee, function) {
                continue;
            }
            for outer in n.above(id).take_while(|a| *a != function) {
                if let Some(Some(policy)) = self.loops.get(&outer) {
                    return Some(policy.clone());
                }
            }
            if let Some(policy) = self.recursion(function) {
                return Some(policy);
            }
        }
        None
    }
}

/// Levels between a request and the statement that it stands in.
const MOST_BEHIND: usize = 8;

impl Retries<'_> {
    /// Whether what is called is the same method of the class below, which passes on what it is given.
    fn is_of_base(&self, callee: Id, function: Id) -> bool {
        let n = self.eval.nodes;
        let Some(object) = n.child(callee, Label::Object).filter(|o| n.role(*o) == Role::This) else { return false };
        let named = n.child(callee, Label::Property).map(|p| n.source(p));
        BASES.contains(&n.source(object))
            && named.is_some()
            && named == n.child(function, Label::Name).map(|f| n.source(f))
    }

    /// What the methods of a class repeat of what they are given: of a class of this file by its node.
    pub(super) fn repeated_by_class(&self, class: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let methods = n.below(class).filter(|i| n.role(*i) == Role::Function && n.child(*i, Label::Name).is_some());
        methods.take(MAX_METHODS).find_map(|f| self.helpers.get(&f)).cloned()
    }
}

/// Bytes of the head of a class that are read.
const MAX_HEAD: u32 = 400;
/// Words for the class below.
const BASES: [&str; 2] = ["base", "super"];
/// Methods of a class that are looked at.
const MAX_METHODS: usize = 64;

/// The dotted name of what made an object at first: the head of a chain of calls.
pub(super) fn made_by(value: &Value) -> Option<&str> {
    match value {
        Value::Result { name, .. } => name.split("()").next(),
        _ => None,
    }
}

/// The last two parts of a dotted name: an object and its method.
fn last_two(dotted: &str) -> &str {
    let cut = dotted.len() - last_names(dotted).len();
    let before = dotted.get(..cut).unwrap_or("").trim_end_matches(['.', ':', '?', '!']);
    dotted.get(before.len() - last_names(before).len()..).unwrap_or(dotted)
}

/// The last part of a dotted name.
pub(super) fn last_names(dotted: &str) -> &str {
    end_of(dotted).rsplit(['.', ':']).next().unwrap_or(dotted)
}

/// A default export called by the name of its module.
fn own(name: &str) -> String {
    name.trim_end_matches(".default").to_string()
}

/// Whether a node runs in an asynchronous function.
pub(super) fn is_in_async(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    let function = function_of(eval, id);
    let head = n.child(function, Label::Body).map_or("", |b| n.slice(n.get(function).start, n.get(b).start));
    let words = |part: &str| {
        part.split(|c: char| !c.is_alphanumeric() && c != '_').take(4).any(|w| eval.table.async_words.contains(&w))
    };
    // The word stands before the name, or behind the parameters.
    n.role(function) == Role::Function
        && (words(head) || head.rsplit_once(')').is_some_and(|(_, behind)| words(behind)))
}

/// The function that holds a node, for callers outside.
pub(super) fn function_of(eval: &Eval<'_>, id: Id) -> Id {
    let mut scope = scope_of(eval.nodes, id);
    while eval.nodes.role(scope) == Role::Class {
        scope = scope_of(eval.nodes, scope);
    }
    scope
}
