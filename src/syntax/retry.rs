//! What repeats a request: loops, decorators, wrappers, adapters.
//!
//! In: the tree and its values. Out: a [`Policy`] for every loop that repeats a failed attempt, and the [`Retry`] state of a
//! call. A loop repeats when failure stays in it (a handler or a test of a status inside of the loop), success leaves it,
//! and it does not walk over different inputs. Growth of the wait is read off the expression that is slept.

use super::eval::Eval;
use super::index::{Index, Known};
use super::scope::{Def, Key, scope_of};
use super::spots::Lines;
use super::tree::Id;
use crate::model::{Growth, Policy, Retry, Root, Value};
use crate::rules::clients::{Label, RetryRule, Role};
use std::collections::HashMap;

/// Beginnings of names of things that repeat what is given to them, as programs call them.
const REPEATERS: [&str; 10] =
    ["retr", "backoff", "attempt", "resilien", "breaker", "queue", "limiter", "throttle", "schedule", "policy"];

/// Retry state of one file.
pub(super) struct Retries<'a> {
    eval: &'a Eval<'a>,
    index: &'a Index,
    lines: &'a Lines<'a>,
    loops: HashMap<Id, Option<Policy>>,
    /// Functions that repeat what is given to them, with their policy.
    helpers: HashMap<Id, Policy>,
}

impl<'a> Retries<'a> {
    pub(super) fn new(eval: &'a Eval<'a>, index: &'a Index, lines: &'a Lines<'a>) -> Self {
        let mut this = Self { eval, index, lines, loops: HashMap::new(), helpers: HashMap::new() };
        let n = eval.nodes;
        for id in 1..n.len() {
            if matches!(n.role(id), Role::For | Role::While) {
                let policy = this.loop_policy(id);
                this.loops.insert(id, policy);
            }
        }
        for id in 1..n.len() {
            if n.role(id) == Role::Function
                && let Some(policy) = this.helper_policy(id)
            {
                this.helpers.insert(id, policy);
            }
        }
        this
    }

    /// Whether a function repeats what is given to it.
    pub(super) fn is_helper(&self, function: Id) -> bool {
        self.helpers.contains_key(&function)
    }

    /// Regions in which everything that is mentioned is repeated.
    pub(super) fn repeating_regions(&self) -> Vec<Id> {
        let n = self.eval.nodes;
        let mut out: Vec<Id> = self.loops.iter().filter(|(_, p)| p.is_some()).map(|(id, _)| *id).collect();
        for id in 1..n.len() {
            match n.role(id) {
                Role::Call | Role::New if self.wrapper(id).is_some_and(|r| !matches!(r, Retry::None { .. })) => {
                    out.push(id)
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
        let mut inner = id;
        for outer in n.above(id) {
            match n.role(outer) {
                Role::For | Role::While => {
                    // The head of a loop is not repeated by its handler.
                    if let Some(Some(policy)) = self.loops.get(&outer) {
                        return Retry::By(policy.clone());
                    }
                }
                Role::Call | Role::New => {
                    let is_argument = n.child(outer, Label::Args).is_some_and(|a| n.within(id, a));
                    let in_closure = n.above(id).take_while(|a| *a != outer).any(|a| n.role(a) == Role::Function);
                    if is_argument && in_closure {
                        match self.wrapper(outer) {
                            Some(Retry::None { .. }) | None => {}
                            Some(Retry::Wrapped { by, .. }) => {
                                return Retry::Wrapped { by, functions: self.functions_around(id) };
                            }
                            Some(other) => return other,
                        }
                    }
                }
                Role::Function => {
                    if let Some(policy) = self.decorated(outer) {
                        return policy;
                    }
                    if let Some(policy) = self.recursion(outer, inner) {
                        return Retry::By(policy);
                    }
                }
                _ => {}
            }
            inner = outer;
        }
        Retry::None { functions: self.functions_around(id) }
    }

    /// What a decorator of a function does to it.
    fn decorated(&self, function: Id) -> Option<Retry> {
        let n = self.eval.nodes;
        let parent = n.parent(function)?;
        let holder = if n.role(parent) == Role::Decorated { parent } else { function };
        for decorator in n.children(holder).filter(|c| n.role(*c) == Role::Decorator) {
            let inner = n.children(decorator).next()?;
            let callee = if n.role(inner) == Role::Call { n.child(inner, Label::Callee)? } else { inner };
            if let Value::Path { root: Root::Module { .. } | Root::Global, name } = self.eval.value(callee)
                && let Some(Known::Retry(rule)) = self.index.get(&name)
            {
                let args = if n.role(inner) == Role::Call {
                    self.eval.arguments(inner)
                } else {
                    Value::Map { entries: Vec::new(), open: false }
                };
                return Some(Retry::By(self.policy(rule, &args, decorator)));
            }
            if repeats_by_name(n.source(callee)) {
                return Some(Retry::Unknown);
            }
        }
        None
    }

    /// What a call does to a function that is given to it.
    fn wrapper(&self, call: Id) -> Option<Retry> {
        let n = self.eval.nodes;
        let callee = n.child(call, Label::Callee)?;
        let source = n.source(callee);
        match self.eval.value(callee) {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => match self.helpers.get(&(f as Id)) {
                Some(policy) => Some(Retry::By(policy.clone())),
                None if repeats_by_name(source) => Some(Retry::Unknown),
                None => Some(Retry::None { functions: Vec::new() }),
            },
            Value::Path { root: Root::Module { relative }, name } => {
                if let Some(Known::Retry(rule)) = self.index.get(&name).or_else(|| self.index.get(&own(&name))) {
                    return Some(Retry::By(self.policy(rule, &self.eval.arguments(call), call)));
                }
                if relative {
                    return Some(Retry::Wrapped { by: name, functions: Vec::new() });
                }
                repeats_by_name(&name).then_some(Retry::Unknown)
            }
            _ => repeats_by_name(last_names(source)).then_some(Retry::Unknown),
        }
    }

    /// The policy that a library makes of these arguments.
    pub(super) fn policy(&self, rule: &'static RetryRule, args: &Value, at: Id) -> Policy {
        let n = self.eval.nodes;
        let options = if rule.options.is_empty() {
            args.clone()
        } else {
            args.get(rule.options).cloned().unwrap_or(Value::Map { entries: Vec::new(), open: false })
        };
        let given =
            |names: &[&str]| names.iter().find_map(|name| options.get(name).or_else(|| args.get(name))).cloned();
        let unknown = matches!(options, Value::Unknown | Value::Param { .. });
        let spot = self.lines.spot(n.get(at).start, n.get(at).end, None);
        let mut policy = Policy { what: rule.library.to_string(), spot, ..Policy::default() };
        if !rule.inner.is_empty() {
            match given(&[rule.inner]) {
                Some(Value::Result { name, args, .. }) => {
                    if let Some(Known::Retry(inner)) = self.index.get(&name) {
                        return Policy { spot: policy.spot, ..self.policy(inner, &args, at) };
                    }
                }
                Some(Value::Number(_)) => {
                    policy.connect_only = true;
                    policy.bounded = Some(true);
                    return policy;
                }
                None => policy.connect_only = rule.connect_only,
                Some(_) => return policy,
            }
        }
        policy.growth = match given(rule.growth) {
            _ if unknown => Growth::Unknown,
            None => rule.growth_default,
            Some(value) => growth_of_setting(rule, &value),
        };
        policy.bounded = if unknown {
            None
        } else if rule.bounded || given(rule.bound).is_some_and(|v| !matches!(v, Value::Null)) {
            Some(true)
        } else if matches!(options, Value::Map { open: false, .. }) && !rule.bound.is_empty() {
            Some(false)
        } else {
            None
        };
        policy.connect_only |= !unknown && !rule.statuses.is_empty() && given(rule.statuses).is_none();
        if !unknown && !rule.excluded_methods.is_empty() && given(rule.methods).is_none() {
            policy.excluded_methods = rule.excluded_methods;
        }
        policy
    }

    /// A function that calls itself again after a wait or in a handler.
    fn recursion(&self, function: Id, _inner: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let name = self.function_name(function)?;
        let again = n.below(function).find(|i| {
            n.role(*i) == Role::Call
                && n.child(*i, Label::Callee).is_some_and(|c| last_names(n.source(c)) == name)
                && n.above(*i)
                    .take_while(|a| *a != function)
                    .any(|a| matches!(n.role(a), Role::Catch | Role::If | Role::Function))
        })?;
        let waits = n.below(function).any(|i| n.role(i) == Role::Call && self.is_sleep(i));
        let in_handler = n.above(again).take_while(|a| *a != function).any(|a| n.role(a) == Role::Catch);
        (waits || in_handler).then(|| Policy {
            what: "function that calls itself".into(),
            spot: self.lines.spot(n.get(again).start, n.get(again).end, None),
            ..Policy::default()
        })
    }

    /// A function with a loop that repeats and calls one of its parameters in it.
    fn helper_policy(&self, function: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        for id in n.below(function) {
            if n.role(id) != Role::Call {
                continue;
            }
            let Some(callee) = n.child(id, Label::Callee) else { continue };
            let root = n.below(callee).chain([callee]).find(|i| n.role(*i) == Role::Name);
            let Some(root) = root else { continue };
            let Some((key @ Key::Name(scope, _), _)) = self.eval.scopes.key_of(n, root) else { continue };
            if scope < function || !n.within(scope, function) {
                continue;
            }
            if !matches!(self.eval.scopes.definitions(key).first(), Some((Def::Param(_), _))) {
                continue;
            }
            for outer in n.above(id).take_while(|a| *a != function) {
                if let Some(Some(policy)) = self.loops.get(&outer) {
                    return Some(policy.clone());
                }
            }
            if let Some(policy) = self.recursion(function, id) {
                return Some(policy);
            }
        }
        None
    }

    /// Whether a loop repeats a failed attempt, and how.
    fn loop_policy(&self, id: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        // A loop over the attempts of a library.
        if let Some(over) = n.child(id, Label::Right)
            && let Value::Result { name, args, .. } = self.eval.value(over)
            && let Some(Known::Retry(rule)) = self.index.get(&name)
        {
            return Some(self.policy(rule, &args, over));
        }
        let own: Vec<Id> = n.below(id).filter(|i| self.belongs(*i, id)).collect();
        let sleeps: Vec<Id> = n.below(id).filter(|i| n.role(*i) == Role::Call && self.is_sleep(*i)).collect();
        let stays = own.iter().any(|i| match n.role(*i) {
            Role::Catch => !self.always_leaves(*i, id),
            Role::If => self.tests_status(*i),
            _ => false,
        });
        let leaves = own.iter().any(|i| matches!(n.role(*i), Role::Return | Role::Break))
            || (n.role(id) == Role::While && n.child(id, Label::Condition).is_some_and(|c| n.role(c) != Role::True));
        if !stays || !leaves || self.walks_inputs(id, &own) {
            return None;
        }
        // Without a wait, only a counted loop around a handler is an attempt to repeat.
        if sleeps.is_empty() && !self.is_counted(id) {
            return None;
        }
        let end = n.children(id).find(|c| n.get(*c).label == Label::Body).map_or(n.get(id).end, |b| n.get(b).start);
        let growths: Vec<Growth> = sleeps.iter().map(|s| self.sleep_growth(*s, id)).collect();
        let growth = match growths.as_slice() {
            [] => Growth::None,
            all if all.contains(&Growth::Exponential) => Growth::Exponential,
            all if all.contains(&Growth::Unknown) => Growth::Unknown,
            all if all.contains(&Growth::Shrinking) => Growth::Shrinking,
            all if all.contains(&Growth::Linear) => Growth::Linear,
            _ => Growth::Fixed,
        };
        // Point at the wait: that is what has to change.
        let (start, end) = sleeps.first().map_or((n.get(id).start, end), |s| (n.get(*s).start, n.get(*s).end));
        Some(Policy {
            what: "loop".into(),
            growth,
            bounded: self.is_bounded(id, &own),
            spot: self.lines.spot(start, end, None),
            ..Policy::default()
        })
    }

    /// Whether a node is in a loop and not in a function made inside of it.
    fn belongs(&self, node: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        n.above(node).take_while(|a| *a != of).all(|a| n.role(a) != Role::Function)
    }

    /// A handler that ends every time in a throw or a return: failure does not stay.
    fn always_leaves(&self, handler: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let direct = n
            .below(handler)
            .filter(|i| matches!(n.role(*i), Role::Throw | Role::Return | Role::Break) && self.belongs(*i, of));
        for leave in direct {
            let conditional = n
                .above(leave)
                .take_while(|a| *a != handler)
                .any(|a| matches!(n.role(a), Role::If | Role::Ternary | Role::For | Role::While));
            // A test that ends in `continue` before the throw lets failure stay.
            let escapes = n.below(handler).any(|i| n.role(i) == Role::Continue && i < leave);
            if !conditional && !escapes {
                return true;
            }
        }
        false
    }

    /// An `if` on a status, an `ok`, or an error.
    fn tests_status(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(test, Label::Condition) else { return false };
        n.below(condition).chain([condition]).any(|i| {
            let text = match n.role(i) {
                Role::Name | Role::Shorthand => n.source(i),
                _ => return false,
            };
            let lower = text.to_ascii_lowercase();
            matches!(
                lower.as_str(),
                "status" | "status_code" | "statuscode" | "ok" | "code" | "err" | "is_success" | "is_server_error"
            ) || lower.contains("retry")
                || lower.contains("ratelimit")
        })
    }

    /// A loop whose variable chooses what is requested works through inputs.
    fn walks_inputs(&self, id: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let variable = n.child(id, Label::Target).or_else(|| {
            let init = n.child(id, Label::Init)?;
            if n.role(init) == Role::Declare { n.child(init, Label::Target) } else { None }
        });
        let Some(variable) = variable else { return false };
        let names: Vec<&str> =
            n.below(variable).chain([variable]).filter(|i| n.role(*i) == Role::Name).map(|i| n.source(i)).collect();
        let counted = self.is_counted(id);
        own.iter().any(|i| {
            if n.role(*i) != Role::Name || !names.contains(&n.source(*i)) || n.within(*i, variable) {
                return false;
            }
            let call = n.above(*i).take_while(|a| *a != id).find(|a| n.role(*a) == Role::Call);
            let Some(call) = call else { return false };
            if self.is_sleep(call) || self.is_log(call) {
                return false;
            }
            if counted {
                return n
                    .above(*i)
                    .take_while(|a| *a != call)
                    .any(|a| n.role(a) == Role::Index && n.child(a, Label::Key).is_some_and(|k| n.within(*i, k)));
            }
            true
        })
    }

    /// Counts up or down: `range(n)`, `i = 0; i < n`.
    fn is_counted(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        if n.role(id) != Role::For {
            return false;
        }
        if n.child(id, Label::Init).is_some() || n.child(id, Label::Step).is_some() {
            return true;
        }
        n.child(id, Label::Right).is_some_and(|r| {
            (n.role(r) == Role::Call && n.child(r, Label::Callee).is_some_and(|c| n.source(c).ends_with("range")))
                || n.source(r).contains("..")
        })
    }

    fn is_bounded(&self, id: Id, own: &[Id]) -> Option<bool> {
        let n = self.eval.nodes;
        if n.role(id) == Role::For {
            if let Some(right) = n.child(id, Label::Right) {
                let endless = n.role(right) == Role::Call && n.source(right).contains("count(");
                return if endless { None } else { Some(true) };
            }
            if n.child(id, Label::Condition).is_some() {
                return Some(true);
            }
        }
        let condition = n.child(id, Label::Condition);
        let always = condition.is_none_or(|c| n.role(c) == Role::True || n.source(c) == "1");
        if !always {
            return None;
        }
        // A throw, a return or a break in a handler or under a test of a counter ends it.
        let ends = own.iter().any(|i| {
            matches!(n.role(*i), Role::Throw | Role::Return | Role::Break)
                && n.above(*i).take_while(|a| *a != id).any(|a| match n.role(a) {
                    Role::If => n.child(a, Label::Condition).is_some_and(|c| self.mentions_counter(c, own)),
                    Role::Catch => true,
                    _ => false,
                })
        });
        Some(ends)
    }

    fn mentions_counter(&self, condition: Id, own: &[Id]) -> bool {
        let n = self.eval.nodes;
        let counters: Vec<&str> = own
            .iter()
            .filter(|i| matches!(n.role(**i), Role::Augment | Role::Update | Role::Assign))
            .filter_map(|i| n.child_or_first(*i, Label::Target))
            .map(|t| n.source(t))
            .collect();
        n.below(condition).chain([condition]).any(|i| {
            matches!(n.role(i), Role::Name | Role::Member)
                && (counters.contains(&n.source(i)) || {
                    let lower = n.source(i).to_ascii_lowercase();
                    ["time", "deadline", "attempt", "retr", "tries", "max"].iter().any(|w| lower.contains(w))
                })
        })
    }

    fn callee_name(&self, call: Id) -> Option<String> {
        let callee = self.eval.nodes.child(call, Label::Callee)?;
        match self.eval.value(callee) {
            Value::Path { root: Root::Global | Root::Module { .. }, name } => Some(name),
            _ => None,
        }
    }

    fn is_log(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let source = n.child(call, Label::Callee).map_or("", |c| n.source(c));
        self.eval.table.logs.contains(&source)
            || self.eval.table.logs.iter().any(|l| source.ends_with(&l[l.find('.').unwrap_or(0)..]) && l.contains('.'))
    }

    /// A call that waits, or a function of the file that only waits.
    pub(super) fn is_sleep(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(call, Label::Callee) else { return false };
        if self.callee_name(call).is_some_and(|name| self.eval.table.sleeps.iter().any(|s| *s == name)) {
            return true;
        }
        if let Value::Path { root: Root::Function(f), name } = self.eval.value(callee) {
            let f = f as Id;
            if name.is_empty() && !n.within(call, f) {
                return n.below(f).any(|i| {
                    n.role(i) == Role::Call
                        && self.callee_name(i).is_some_and(|name| self.eval.table.sleeps.iter().any(|s| *s == name))
                });
            }
        }
        // An imported or injected helper by its name.
        let last = last_names(n.source(callee)).to_ascii_lowercase();
        matches!(last.as_str(), "sleep" | "delay" | "wait" | "sleep_ms" | "pause" | "backoff_sleep" | "sleepms")
    }

    fn sleep_growth(&self, call: Id, of: Id) -> Growth {
        let n = self.eval.nodes;
        let args: Vec<Id> = n.child(call, Label::Args).into_iter().flat_map(|a| n.children(a)).collect();
        // `setTimeout(resolve, delay)`: the delay is the argument that is no function.
        let delay = if args.len() >= 2
            && !matches!(n.role(args[0]), Role::Number)
            && n.source(call).starts_with("setTimeout")
        {
            args.get(1)
        } else {
            args.first()
        };
        match delay {
            Some(delay) => self.growth(*delay, of, 12),
            None => Growth::Unknown,
        }
    }

    /// Growth of an expression from one round of a loop to the next.
    fn growth(&self, id: Id, of: Id, depth: u8) -> Growth {
        let n = self.eval.nodes;
        if depth == 0 {
            return Growth::Unknown;
        }
        let d = depth - 1;
        match n.role(id) {
            Role::Number => Growth::Fixed,
            Role::Binary => {
                let mut sides = n.children(id);
                let (Some(a), Some(b)) = (sides.next(), sides.next()) else { return Growth::Unknown };
                match n.operator(id) {
                    "**" | "<<" => match self.growth(b, of, d) {
                        Growth::Shrinking => Growth::Shrinking,
                        Growth::Fixed => Growth::Linear,
                        _ => Growth::Exponential,
                    },
                    "*" | "+" | "||" | "??" | "or" => stronger(self.growth(a, of, d), self.growth(b, of, d)),
                    "-" => match (self.growth(a, of, d), self.growth(b, of, d)) {
                        (Growth::Fixed, Growth::Linear | Growth::Exponential) => Growth::Shrinking,
                        (a, _) => a,
                    },
                    "/" => match (self.growth(a, of, d), self.growth(b, of, d)) {
                        (Growth::Fixed, Growth::Linear | Growth::Exponential) => Growth::Shrinking,
                        (a, _) => a,
                    },
                    _ => Growth::Unknown,
                }
            }
            Role::Name => self.growth_of_name(id, of, d),
            // A constant of a module, such as a unit of time.
            Role::Member => match self.eval.value(id) {
                Value::Path { root: Root::Module { .. } | Root::Global, .. } | Value::Number(_) => Growth::Fixed,
                _ => Growth::Unknown,
            },
            Role::Call | Role::New => {
                let callee = n.child(id, Label::Callee);
                let last = callee.map_or("", |c| last_names(n.source(c))).to_ascii_lowercase();
                if last == "pow" || last == "exp" || last.ends_with("backoff") {
                    return Growth::Exponential;
                }
                // Methods on a value (`.min(cap)`) as well as arguments.
                let object = callee.filter(|c| n.role(*c) == Role::Member).and_then(|c| n.child(c, Label::Object));
                let args = n.child(id, Label::Args).into_iter().flat_map(|a| n.children(a));
                let all = args
                    .chain(object)
                    .map(|a| self.growth(a, of, d))
                    .fold(None, |acc: Option<Growth>, g| Some(acc.map_or(g, |a| stronger(a, g))));
                let plain = matches!(
                    last.as_str(),
                    "min"
                        | "max"
                        | "int"
                        | "float"
                        | "round"
                        | "floor"
                        | "ceil"
                        | "uniform"
                        | "random"
                        | "parseint"
                        | "number"
                        | "duration"
                        | "abs"
                );
                match all {
                    Some(Growth::Exponential) => Growth::Exponential,
                    None if plain => Growth::Fixed,
                    Some(g) if plain => g,
                    _ => Growth::Unknown,
                }
            }
            Role::Ternary | Role::List | Role::Await | Role::Unit => {
                n.children(id).map(|c| self.growth(c, of, d)).reduce(stronger).unwrap_or_default()
            }
            Role::Index => match n.child(id, Label::Object).map(|o| self.eval.value(o)) {
                Some(Value::List(items)) => growth_of_list(&items),
                _ => Growth::Unknown,
            },
            _ => Growth::Unknown,
        }
    }

    fn growth_of_name(&self, id: Id, of: Id, depth: u8) -> Growth {
        let n = self.eval.nodes;
        let name = n.source(id);
        let mut found: Option<Growth> = None;
        let mut add = |g: Growth| found = Some(found.map_or(g, |f| stronger(f, g)));
        for node in n.below(of) {
            let target = match n.role(node) {
                Role::Update => n.child_or_first(node, Label::Target),
                _ => n.child(node, Label::Target),
            };
            let target = target.filter(|t| n.source(*t) == name);
            if target.is_none() {
                continue;
            }
            match n.role(node) {
                _ if n.is_augment(node) => match n.operator(node) {
                    "*=" | "**=" | "<<=" => add(Growth::Exponential),
                    "+=" => {
                        let own = n.child(node, Label::Value).is_some_and(|v| n.source(v) == name);
                        add(if own { Growth::Exponential } else { Growth::Linear });
                    }
                    "-=" | "/=" | ">>=" => add(Growth::Shrinking),
                    _ => add(Growth::Unknown),
                },
                Role::Update => add(if n.source(node).contains("--") { Growth::Shrinking } else { Growth::Linear }),
                Role::Assign | Role::Declare => {
                    let Some(value) = n.child(node, Label::Value) else { continue };
                    let itself = n.below(value).chain([value]).any(|i| n.role(i) == Role::Name && n.source(i) == name);
                    let multiplied = n
                        .below(value)
                        .chain([value])
                        .any(|i| n.role(i) == Role::Binary && matches!(n.operator(i), "*" | "<<" | "**"));
                    let called = n.below(value).chain([value]).any(|i| n.role(i) == Role::Call);
                    match (itself, multiplied, called) {
                        (true, true, _) => add(Growth::Exponential),
                        (true, false, true) => add(Growth::Unknown),
                        (true, false, false) => add(Growth::Linear),
                        (false, ..) => add(self.growth(value, of, depth)),
                    }
                }
                _ => {}
            }
        }
        if let Some(growth) = found {
            return growth;
        }
        // The variable of the loop itself.
        if let Some(target) = n.child(of, Label::Target).filter(|t| n.source(*t) == name) {
            let over = n.child(of, Label::Right).filter(|_| target != 0);
            if let Some(Value::List(items)) = over.map(|o| self.eval.value(o)) {
                return growth_of_list(&items);
            }
            return Growth::Linear;
        }
        match self.eval.scopes.key_of(n, id) {
            Some((key, _)) => match self.eval.scopes.definitions(key) {
                [(Def::Value(v), _)] if !n.within(id, *v) => self.growth(*v, of, depth),
                [(Def::Param(_), _)] => Growth::Fixed,
                _ => Growth::Unknown,
            },
            None => Growth::Unknown,
        }
    }
}

/// Of two parts of one wait, the one that grows faster; what is not known hides all but growth by a factor.
fn stronger(a: Growth, b: Growth) -> Growth {
    let rank = |g: Growth| match g {
        Growth::Exponential => 6,
        Growth::Unknown => 5,
        Growth::Shrinking => 4,
        Growth::Linear => 3,
        Growth::Fixed => 2,
        Growth::None => 1,
    };
    if rank(a) >= rank(b) { a } else { b }
}

fn growth_of_list(items: &[Value]) -> Growth {
    let numbers: Vec<f64> =
        items.iter().filter_map(|i| if let Value::Number(x) = i { Some(*x) } else { None }).collect();
    if numbers.len() != items.len() || numbers.len() < 2 {
        return Growth::Unknown;
    }
    let (first, last) = (numbers[0], numbers[numbers.len() - 1]);
    if last > first && (first == 0.0 || (last / first).powf(1.0 / (numbers.len() - 1) as f64) >= 1.4) {
        Growth::Exponential
    } else if last > first {
        Growth::Linear
    } else if last < first {
        Growth::Shrinking
    } else {
        Growth::Fixed
    }
}

fn growth_of_setting(rule: &RetryRule, value: &Value) -> Growth {
    if let Value::Number(x) = value {
        // A factor: nothing at 0 or 1, else it grows.
        return match (*x, rule.growth_default) {
            (0.0, Growth::None) => Growth::None,
            (x, Growth::Fixed) if x <= 1.0 => Growth::Fixed,
            (_, Growth::None | Growth::Fixed) if rule.fixed.is_empty() => Growth::Exponential,
            _ => Growth::Fixed,
        };
    }
    let mut growth = Growth::Unknown;
    for part in value.parts() {
        let (Value::Result { name, .. } | Value::Path { name, .. }) = part else { continue };
        let last = last_names(name);
        if rule.exponential.contains(&last) {
            return Growth::Exponential;
        } else if rule.linear.contains(&last) {
            growth = Growth::Linear;
        } else if rule.fixed.contains(&last) {
            growth = Growth::Fixed;
        }
    }
    growth
}

fn repeats_by_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    REPEATERS.iter().any(|r| lower.contains(r))
}

/// The last part of a dotted name.
pub(super) fn last_names(dotted: &str) -> &str {
    dotted.rsplit(['.', ':']).next().unwrap_or(dotted)
}

/// A default export called by the name of its module.
fn own(name: &str) -> String {
    name.trim_end_matches(".default").to_string()
}

/// The function that holds a node, for callers outside.
pub(super) fn function_of(eval: &Eval<'_>, id: Id) -> Id {
    let mut scope = scope_of(eval.nodes, id);
    while eval.nodes.role(scope) == Role::Class {
        scope = scope_of(eval.nodes, scope);
    }
    scope
}
