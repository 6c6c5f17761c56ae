//! How long the last wait of a loop is, where numbers say so.
//!
//! In: the wait of a loop and what stands around it. Out: seconds.

use super::failures::DEPTH;
use super::{Retries, last_names};
use crate::model::Value;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

impl Retries<'_> {
    /// Seconds of the last wait that is followed by a try, when numbers say so and nothing limits it.
    pub(super) fn longest_wait(&self, sleep: Id, of: Id) -> Option<u64> {
        let n = self.eval.nodes;
        let spans = self.eval.table.spans;
        let unit = f64::from(self.eval.table.wait_unit_ms);
        let text = n.source(of).to_ascii_lowercase();
        if unit == 0.0 && spans.is_empty()
            || ["min(", "min.", "clamp", "coerce", "max_delay", "maxdelay", "cap"].iter().any(|w| text.contains(w))
        {
            return None;
        }
        let (counter, tries) = self.tries(of)?;
        let last = tries - 2.0;
        let argument = n.child(sleep, Label::Args).and_then(|a| {
            let all: Vec<Id> = n.children(a).collect();
            if self.runs_something(sleep) { all.get(1).copied() } else { all.first().copied() }
        })?;
        // Where a wait of 1 has no length of its own, something in it has to name one.
        let spanned = || n.below(argument).chain([argument]).any(|i| self.span(n.source(i)).is_some());
        let own = n.child(sleep, Label::Callee).and_then(|c| self.span(last_names(n.source(c))));
        let unit = match own {
            Some(unit) => unit,
            None if unit > 0.0 => unit,
            None => Some(1.0).filter(|_| spanned())?,
        };
        let wait = self.number(argument, &counter, last, of, DEPTH)? * unit / 1000.0;
        (wait.is_finite() && wait > 0.0).then_some(wait.min(1e15) as u64)
    }

    /// The counter of a loop and the number of its rounds.
    fn tries(&self, of: Id) -> Option<(String, f64)> {
        let n = self.eval.nodes;
        let as_number = |v: &Value| match v {
            Value::Number(x) => Some(*x),
            Value::Param { default: Some(d), .. } => match **d {
                Value::Number(x) => Some(x),
                _ => None,
            },
            _ => None,
        };
        if n.role(of) == Role::For
            && let (Some(target), Some(over)) = (n.child(of, Label::Target), n.child(of, Label::Right))
        {
            let name = n.source(target).to_string();
            // `0 until 5`, `0..5`
            if n.role(over) == Role::Binary || n.source(over).contains("..") && n.role(over) != Role::Call {
                let end = n.children(over).nth(1)?;
                return as_number(&self.eval.value(end)).map(|x| (name, x));
            }
            let args: Vec<Id> = n.child(over, Label::Args).into_iter().flat_map(|a| n.children(a)).collect();
            let [only] = args[..] else { return None };
            let range = n.child(over, Label::Callee).is_some_and(|c| n.source(c) == "range");
            return as_number(&self.eval.value(only)).filter(|_| range).map(|x| (name, x));
        }
        // `5.times { |attempt| ... }`
        if n.role(of) == Role::Function {
            let call = n.above(of).take(2).find(|a| n.role(*a) == Role::Call)?;
            let times = n.child(n.child(call, Label::Callee)?, Label::Object)?;
            let counter =
                n.child(of, Label::Params).and_then(|p| n.below(p).chain([p]).find(|i| n.role(*i) == Role::Name));
            return Some((counter.map_or("", |c| n.source(c)).to_string(), as_number(&self.eval.value(times))?));
        }
        let condition = n.child(of, Label::Condition).filter(|c| n.role(*c) == Role::Binary)?;
        let sides: Vec<Id> = n.children(condition).collect();
        let [a, b] = sides[..] else { return None };
        let more = match n.operator(condition) {
            "<" => 0.0,
            "<=" => 1.0,
            _ => return None,
        };
        Some((n.source(a).to_string(), as_number(&self.eval.value(b))? + more))
    }

    /// The number that an expression has in a round of a loop. `None`: something in it is not known.
    fn number(&self, id: Id, counter: &str, round: f64, of: Id, depth: u8) -> Option<f64> {
        let n = self.eval.nodes;
        let depth = depth.checked_sub(1)?;
        let again = |i: Id| self.number(i, counter, round, of, depth);
        match n.role(id) {
            Role::Name if n.source(id) == counter => Some(round),
            Role::Name => self.doubled(id, round, of).or_else(|| match self.eval.value(id) {
                Value::Number(x) => Some(x),
                _ => None,
            }),
            Role::Number => match self.eval.value(id) {
                Value::Number(x) => Some(x),
                _ => None,
            },
            Role::Unit => n.children(id).next().and_then(again),
            // A unit of time, or an argument that is one by its name.
            Role::Member if self.span(n.source(id)).is_some() => self.span(n.source(id)),
            Role::Pair => {
                let unit = self.span(n.source(n.child(id, Label::Key)?)).unwrap_or(1.0);
                Some(again(n.child(id, Label::Value)?)? * unit)
            }
            Role::Binary => {
                let mut sides = n.children(id);
                let (a, b) = (again(sides.next()?)?, again(sides.next()?)?);
                match n.operator(id) {
                    "+" => Some(a + b),
                    "-" => Some(a - b),
                    "*" => Some(a * b),
                    "/" => Some(a / b),
                    "**" => Some(a.powf(b)),
                    "<<" | "shl" => Some(a * b.exp2()),
                    _ => None,
                }
            }
            // What chance adds is left out.
            Role::Call
                if ["rand", "jitter", "uniform"].iter().any(|w| n.source(id).to_ascii_lowercase().contains(w)) =>
            {
                Some(0.0)
            }
            Role::Call | Role::New => self.number_of_call(id, &again),
            _ => None,
        }
    }

    /// The number that a call gives: a power, a span of time, or its only argument in another type.
    fn number_of_call(&self, id: Id, number: &dyn Fn(Id) -> Option<f64>) -> Option<f64> {
        let n = self.eval.nodes;
        let callee = n.child(id, Label::Callee)?;
        let name = last_names(n.source(callee));
        let args: Vec<Id> = n.child(id, Label::Args).into_iter().flat_map(|a| n.children(a)).collect();
        let lower = name.to_ascii_lowercase();
        match (lower.as_str(), args[..].first().copied(), args.get(1).copied()) {
            ("pow" | "powi" | "powf", Some(a), Some(b)) => Some(number(a)?.powf(number(b)?)),
            // `2u64.pow(attempt)`
            ("pow" | "powi" | "powf", Some(b), None) => Some(number(n.child(callee, Label::Object)?)?.powf(number(b)?)),
            (_, Some(only), None) => match self.span(name) {
                Some(unit) => Some(number(only)? * unit),
                None => {
                    let converts = self.eval.table.durations.contains(&name)
                        || ["int", "float", "long", "double", "uint"].iter().any(|t| lower.starts_with(t));
                    number(only).filter(|_| converts)
                }
            },
            _ => None,
        }
    }

    /// Milliseconds of a unit of time, by its name.
    fn span(&self, name: &str) -> Option<f64> {
        let spans = self.eval.table.spans;
        spans.iter().filter_map(|s| s.split_once(' ')).find(|(unit, _)| *unit == name)?.1.parse().ok()
    }

    /// A variable that every round multiplies by a number: what it is in a round.
    fn doubled(&self, id: Id, round: f64, of: Id) -> Option<f64> {
        let n = self.eval.nodes;
        let name = n.source(id);
        let assigned = |i: Id| n.child(i, Label::Target).is_some_and(|t| n.source(t) == name);
        let mut changes = n.below(of).filter(|i| assigned(*i));
        let change = changes.next().filter(|_| changes.next().is_none())?;
        let factor = match n.child(change, Label::Value).map(|v| self.eval.value(v)) {
            Some(Value::Number(x)) if n.is_augment(change) && n.operator(change) == "*=" => x,
            _ => return None,
        };
        let around = n.above(of).find(|a| matches!(n.role(*a), Role::Function | Role::Root)).unwrap_or(0);
        let mut first = n
            .below(around)
            .filter(|i| assigned(*i) && !n.within(*i, of) && matches!(n.role(*i), Role::Assign | Role::Declare));
        let first = first.next().filter(|_| first.next().is_none()).and_then(|i| n.child(i, Label::Value))?;
        match self.eval.value(first) {
            Value::Number(x) => Some(x * factor.powf(round)),
            _ => None,
        }
    }
}
