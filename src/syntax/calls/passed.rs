//! Keys that reach a request as an argument: `Client("...")`, `ask("...")`, where the class or the function sends its parameter as a key.
//!
//! In: a request whose headers have a parameter in the place of a key. Out: the literals that the callers of the function, or of what makes
//! the object, give for it. One step, in one file; what a caller has from its own caller tells nothing.

use super::Calls;
use super::literals::carries_key;
use crate::model::{Literal, Spot, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::exports::makes;
use crate::syntax::tree::Id;
use std::collections::{BTreeSet, HashMap};

/// Calls of one function that are looked at, and those of them whose arguments are asked for.
const MOST_CALLS: usize = 64;
const MOST_CALLERS: usize = 12;
/// Functions of one class that are asked whether they are given the key.
const MOST_MAKERS: usize = 64;
/// Parameters of one request that are followed.
const MOST_NAMES: usize = 4;

impl Calls<'_> {
    /// Literals that callers give for the parameters in the headers and the credentials of a request.
    pub(super) fn take_passed_keys(&mut self, id: Id, headers: &Value, auth: &Value, at: &Spot) {
        let mut passed: Vec<(String, Literal)> = Vec::new();
        if let Value::Map { entries, .. } = headers {
            for (name, value) in entries {
                if let Some(header) = name.text().filter(|name| carries_key(name)) {
                    passed.extend(self.passed_for(id, value).into_iter().map(|literal| (header.to_string(), literal)));
                }
            }
        }
        passed.extend(self.passed_for(id, auth).into_iter().map(|literal| ("Authorization".to_string(), literal)));
        for (header, literal) in passed {
            self.push_literal(&header, &literal, at);
        }
    }

    /// The literals that are given for the parameters in a value.
    fn passed_for(&self, id: Id, value: &Value) -> Vec<Literal> {
        let names: BTreeSet<&str> = value
            .parts()
            .into_iter()
            .filter_map(|part| match part {
                Value::Param { name, .. } if !name.contains('.') => Some(name.as_str()),
                _ => None,
            })
            .collect();
        names.into_iter().take(MOST_NAMES).flat_map(|name| self.passed_as(id, name)).collect()
    }

    /// The literals that are given for one parameter.
    fn passed_as(&self, id: Id, name: &str) -> Vec<Literal> {
        let n = self.eval.nodes;
        let takes = |f: Id| self.eval.parameters(f).contains(&name);
        let functions = || n.above(id).filter(|a| n.role(*a) == Role::Function);
        let makers = || functions().next().map(|f| self.makers_of(f)).into_iter().flatten();
        let targets: Vec<Id> = match functions().find(|f| takes(*f)) {
            Some(function) => vec![function],
            None => makers().filter(|m| takes(*m)).collect(),
        };
        let mut literals = Vec::new();
        for target in targets {
            let place = self.eval.parameters(target).iter().position(|p| *p == name).map(|at| at.to_string());
            for call in self.calls_of(target) {
                let args = self.eval.arguments(call);
                let given = args.get(name).or_else(|| args.get(place.as_deref()?));
                literals.extend(given.into_iter().filter_map(|given| match given {
                    Value::Text(literal) => Some(literal.clone()),
                    _ => None,
                }));
            }
        }
        literals
    }

    /// What makes the objects that a method belongs to: the class itself and its functions.
    fn makers_of(&self, method: Id) -> impl Iterator<Item = Id> + '_ {
        let n = self.eval.nodes;
        let class = n.above(method).find(|a| n.role(*a) == Role::Class);
        let functions = class.map(|class| {
            let of = n.get(method).scope;
            n.below(class).filter(move |i| n.role(*i) == Role::Function && n.get(*i).scope == of).take(MOST_MAKERS)
        });
        class.into_iter().chain(functions.into_iter().flatten())
    }

    /// The calls of a function; of a class, or of its constructor, those that make objects of it.
    fn calls_of(&self, function: Id) -> Vec<Id> {
        let n = self.eval.nodes;
        let callers = self.callers.get_or_init(|| self.callers());
        let class = match n.role(function) {
            Role::Class => Some(function),
            _ => n.above(function).find(|a| n.role(*a) == Role::Class).filter(|_| makes(self.eval, function).is_some()),
        };
        let made = self.makers_by_class.get_or_init(|| self.makers_by_class());
        let made = class.and_then(|class| made.get(&class)).into_iter().flatten();
        let called = callers.get(&function).into_iter().flatten();
        let looked_at = called.chain(made).copied().take(MOST_CALLS);
        looked_at.filter(|call| !n.within(*call, function)).take(MOST_CALLERS).collect()
    }

    /// Calls that make objects of the classes of the file, by class.
    fn makers_by_class(&self) -> HashMap<Id, Vec<Id>> {
        let n = self.eval.nodes;
        let mut made: HashMap<Id, Vec<Id>> = HashMap::new();
        for call in (1..n.len()).filter(|i| matches!(n.role(*i), Role::Call | Role::New)) {
            let Some(callee) = n.child(call, Label::Callee) else { continue };
            self.eval.scopes.classes(n, callee).into_iter().for_each(|class| made.entry(class).or_default().push(call));
        }
        made
    }
}
