//! How a wait grows from try to try, read off the expression that is slept or the setting of a library.

use super::{Retries, last_names};
use crate::model::{Growth, Root, Value};
use crate::rules::clients::{Label, RetryRule, Role};
use crate::rules::waits::{gives_the_same, is_arithmetic, is_power};
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::Id;

/// Steps from a wait to what it is made of.
const DEPTH: u8 = 12;

/// Functions that wait by calling each other.
const MOST_WAITS: u8 = 4;

/// Waits of one function of which it is asked how they grow.
const MOST_INNER: usize = 3;

/// Bytes of the head of a test that are read.
const MAX_HEAD: u32 = 400;

impl Retries<'_> {
    pub(super) fn sleep_growth(&self, call: Id, of: Id) -> Growth {
        self.growth_of_wait(call, of, MOST_WAITS)
    }

    /// The same, as many functions deep: two may call each other.
    fn growth_of_wait(&self, call: Id, of: Id, deep: u8) -> Growth {
        let n = self.eval.nodes;
        let args: Vec<Id> = n.child(call, Label::Args).into_iter().flat_map(|a| n.children(a)).collect();
        // `setTimeout(resolve, delay)`: the delay is the argument that is no function.
        let runs_first = args.len() >= 2 && !matches!(n.role(args[0]), Role::Number) && self.runs_something(call);
        let given = match args.as_slice() {
            [_, delay, ..] if runs_first => self.growth(*delay, of, DEPTH),
            // One of several: what else is given to a wait is the same each time.
            all => all.iter().map(|a| self.growth(*a, of, DEPTH)).reduce(stronger).unwrap_or(Growth::Unknown),
        };
        match self.growth_within(call, given, deep) {
            Some(growth) => growth,
            None => given,
        }
    }

    /// Growth of the wait in a function of the file that is called to wait, by how what it is given grows.
    fn growth_within(&self, call: Id, given: Growth, deep: u8) -> Option<Growth> {
        let (n, deeper) = (self.eval.nodes, deep.checked_sub(1)?);
        let Value::Path { root: Root::Function(f), name } = self.eval.value(n.child(call, Label::Callee)?) else {
            return None;
        };
        let function = f as Id;
        if !name.is_empty() || n.within(call, function) {
            return None;
        }
        // Which of several it comes to, this call says at most: `if told is not None: sleep(told); return`.
        let waits = n.below(function).filter(|i| n.role(*i) == Role::Call && self.is_sleep(*i));
        let inner = waits.take(MOST_INNER).map(|wait| self.growth_of_wait(wait, function, deeper)).reduce(stronger)?;
        match (inner, given) {
            // It waits as long as it is told, or as often.
            (Growth::Linear | Growth::Unknown, _) => {
                Some(if inner == Growth::Unknown && given == Growth::Linear { inner } else { given })
            }
            (Growth::Exponential, Growth::Fixed) => Some(Growth::Unknown),
            _ => Some(inner),
        }
    }

    /// Whether a call runs its first argument after a time.
    pub(super) fn runs_something(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        n.child(call, Label::Callee).is_some_and(|c| self.eval.table.timers.contains(&last_names(n.source(c))))
    }

    /// Growth of an expression from one round of a loop to the next.
    pub(super) fn growth(&self, id: Id, of: Id, depth: u8) -> Growth {
        let n = self.eval.nodes;
        if depth == 0 {
            return Growth::Unknown;
        }
        let d = depth - 1;
        match n.role(id) {
            Role::Number => Growth::Fixed,
            Role::Binary => self.growth_of_binary(id, of, d),
            // A named argument.
            Role::Pair => n.child(id, Label::Value).map_or(Growth::Unknown, |v| self.growth(v, of, d)),
            Role::Name => self.growth_of_name(id, of, d),
            // A number of units of time: `2.seconds`.
            Role::Member
                if n.child(id, Label::Property).is_some_and(|p| self.eval.table.durations.contains(&n.source(p))) =>
            {
                n.child(id, Label::Object).map_or(Growth::Unknown, |object| self.growth(object, of, d))
            }
            // A constant of a module, such as a unit of time.
            Role::Member => match self.eval.value(id) {
                Value::Path { root: Root::Module { .. } | Root::Global, .. } | Value::Number(_) => Growth::Fixed,
                _ => Growth::Unknown,
            },
            Role::Call | Role::New => self.growth_of_call(id, of, d),
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

    /// Growth of two sides with an operator between them.
    fn growth_of_binary(&self, id: Id, of: Id, depth: u8) -> Growth {
        let n = self.eval.nodes;
        let mut sides = n.children(id);
        let (Some(a), Some(b)) = (sides.next(), sides.next()) else { return Growth::Unknown };
        let (a, b) = (|| self.growth(a, of, depth), || self.growth(b, of, depth));
        match n.operator(id) {
            "**" | "<<" | "shl" => match b() {
                Growth::Shrinking => Growth::Shrinking,
                Growth::Fixed => Growth::Linear,
                _ => Growth::Exponential,
            },
            "*" | "+" | "||" | "??" | "or" => stronger(a(), b()),
            // What is left stays below the other.
            "%" if b() == Growth::Fixed => Growth::Fixed,
            "-" | "/" | "//" | "~/" => match (a(), b()) {
                (Growth::Fixed, Growth::Linear | Growth::Exponential) => Growth::Shrinking,
                (Growth::Fixed, Growth::Shrinking) if n.operator(id) == "-" => Growth::Linear,
                (Growth::Fixed, Growth::Unknown) => Growth::Unknown,
                (a, _) => a,
            },
            _ => Growth::Unknown,
        }
    }

    /// Growth of what a call gives: a power, or what it makes of its arguments and its object.
    fn growth_of_call(&self, id: Id, of: Id, depth: u8) -> Growth {
        let n = self.eval.nodes;
        let callee = n.child(id, Label::Callee);
        let called = callee.map_or("", |c| last_names(n.source(c)));
        let last = called.to_ascii_lowercase();
        if is_power(&last) {
            return Growth::Exponential;
        }
        let args = || n.child(id, Label::Args).into_iter().flat_map(|a| n.children(a));
        // `headers.get("Retry-After", fallback)`
        if let [name, fallback] = args().take(3).collect::<Vec<_>>()[..]
            && n.role(name) == Role::String
            && names_retry_after(n.source(name))
        {
            return self.growth(fallback, of, depth);
        }
        // Methods on a value (`.min(cap)`) as well as arguments; a type or a module says nothing.
        let object = callee.filter(|c| n.role(*c) == Role::Member).and_then(|c| n.child(c, Label::Object));
        let is_type =
            |o: &Id| matches!(self.eval.value(*o), Value::Path { root: Root::Global | Root::Module { .. }, .. });
        let parts = args().chain(object.filter(|o| !is_type(o)));
        let all = parts.map(|part| self.growth(part, of, depth)).reduce(stronger);
        let plain = self.eval.table.durations.contains(&called) || gives_the_same(&last);
        match all {
            Some(Growth::Exponential) => Growth::Exponential,
            None if plain => Growth::Fixed,
            Some(g) if plain => g,
            _ => Growth::Unknown,
        }
    }

    /// Growth of what a library is given as the wait: a function of the number of tries, or a setting.
    pub(super) fn growth_of_given(&self, rule: &RetryRule, value: &Value) -> Growth {
        let n = self.eval.nodes;
        if let Value::List(waits) = value {
            return growth_of_list(&waits.iter().map(|w| self.length_of(w)).collect::<Vec<_>>());
        }
        let Value::Path { root: Root::Function(f), name } = value else { return growth_of_setting(rule, value) };
        let function = *f as Id;
        if !name.is_empty() {
            return Growth::Unknown;
        }
        let returned: Vec<Id> = n.below(function).filter(|i| n.role(*i) == Role::Return).collect();
        let results: Vec<Id> = if returned.is_empty() {
            let parts = n.children(function).filter(|c| !matches!(n.role(*c), Role::Params | Role::Param));
            parts.filter(|c| n.get(*c).label != Label::Params).last().into_iter().collect()
        } else {
            returned.into_iter().filter_map(|r| n.children(r).next()).collect()
        };
        results.into_iter().map(|r| self.growth(r, function, 12)).reduce(stronger).unwrap_or_default()
    }

    /// Whether a function that tells the wait takes chance into it. `None`: it asks something that is not known.
    pub(super) fn chance_of_wait(&self, function: Id) -> Option<bool> {
        let n = self.eval.nodes;
        if super::failures::is_by_chance(n.source(function)) {
            return Some(true);
        }
        let mut asked = n.below(function).filter(|i| matches!(n.role(*i), Role::Call | Role::New)).map(|call| {
            let name = n.child(call, Label::Callee).map_or("", |c| last_names(n.source(c)));
            self.eval.table.durations.contains(&name) || is_arithmetic(&name.to_ascii_lowercase())
        });
        asked.all(|known| known).then_some(false)
    }

    /// The milliseconds of a span of time, or its number where no unit is named.
    fn length_of(&self, wait: &Value) -> Value {
        let Value::Result { name, args, .. } = wait else { return wait.clone() };
        let name = last_names(name);
        if !self.eval.table.durations.contains(&name) {
            return wait.clone();
        }
        match &**args {
            Value::Map { entries, .. } => match entries.first() {
                Some((key, Value::Number(x))) => {
                    Value::Number(x * key.text().and_then(unit).or(unit(name)).unwrap_or(1.0))
                }
                first => first.map(|(_, v)| v.clone()).unwrap_or_default(),
            },
            _ => Value::Unknown,
        }
    }

    /// Whether a value is set only where the answer says how long to wait: what is waited otherwise counts.
    fn is_told_by_server(&self, node: Id, of: Id) -> bool {
        let n = self.eval.nodes;
        let mut tests = n.above(node).take_while(|a| *a != of).filter(|a| n.role(*a) == Role::If).take(4);
        tests.any(|test| {
            let body = n.children(test).find(|c| n.get(*c).label == Label::Body).map_or(0, |b| n.get(b).start);
            let start = n.get(test).start;
            n.get(node).start >= body && names_retry_after(n.slice(start, body.clamp(start, start + MAX_HEAD)))
        })
    }

    pub(super) fn growth_of_name(&self, id: Id, of: Id, depth: u8) -> Growth {
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
            if target.is_none() || self.is_told_by_server(node, of) {
                continue;
            }
            match n.role(node) {
                _ if n.is_augment(node) => match n.operator(node) {
                    "*=" | "**=" | "<<=" => add(Growth::Exponential),
                    "+=" => {
                        let own = n.child(node, Label::Value).is_some_and(|v| n.source(v) == name);
                        add(if own { Growth::Exponential } else { Growth::Linear });
                    }
                    "-=" | "/=" | ">>=" | "~/=" => add(Growth::Shrinking),
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
                // The number of tries that a library gives to a function.
                [(Def::Param(_), _)] if matches!(key, Key::Name(scope, _) if scope == of) => Growth::Linear,
                [(Def::Param(_) | Def::Import { .. } | Def::Used(_), _)] => Growth::Fixed,
                _ => Growth::Unknown,
            },
            None => Growth::Unknown,
        }
    }
}

/// Whether a text names the header by which an answer says how long to wait.
pub(super) fn names_retry_after(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["retry-after", "retry_after", "retryafter"].iter().any(|w| lower.contains(w))
}

/// Of two parts of one wait, the one that grows faster; what is not known hides all but growth by a factor.
pub(super) fn stronger(a: Growth, b: Growth) -> Growth {
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

pub(super) fn growth_of_list(items: &[Value]) -> Growth {
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

/// The milliseconds of a unit of time that a name has in it: `FromSeconds`, `milliseconds`.
fn unit(name: &str) -> Option<f64> {
    let lower = name.to_ascii_lowercase();
    let units = [("nano", 1e-6), ("micro", 1e-3), ("milli", 1.0), ("second", 1e3), ("minute", 6e4)];
    units.into_iter().find(|(word, _)| lower.contains(word)).map(|(_, ms)| ms)
}

fn growth_of_setting(rule: &RetryRule, value: &Value) -> Growth {
    if let Value::Number(x) = value {
        if rule.waits {
            return if *x == 0.0 { Growth::None } else { Growth::Fixed };
        }
        // A factor: nothing at 0 or 1, else it grows.
        return match (*x, rule.growth_default) {
            (0.0, Growth::None) => Growth::None,
            (x, Growth::Fixed) if x <= 1.0 => Growth::Fixed,
            (_, Growth::None | Growth::Fixed) if rule.fixed.is_empty() => Growth::Exponential,
            _ => Growth::Fixed,
        };
    }
    if let (Value::Result { args, .. }, false) = (value, rule.grows_by.is_empty()) {
        let grows = rule.grows_by.iter().any(|name| args.get(name).is_some());
        return if grows { Growth::Exponential } else { rule.growth_default };
    }
    let mut growth = Growth::Unknown;
    for part in value.parts() {
        let last = match part {
            Value::Result { name, .. } | Value::Path { name, .. } => last_names(name),
            // A symbol that names how it grows.
            Value::Text(t) => t.as_str(),
            _ => continue,
        };
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
