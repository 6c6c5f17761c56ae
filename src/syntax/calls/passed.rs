//! Keys that reach a request or a library as an argument: `Client("...")`, `ask("...")`, where the class or the function gives its parameter on.
//!
//! In: a value in the place of a key that has parameters in it. Out: the literals that callers in the file give for them, over functions of
//! the file that give on what they were given themselves; and, for callers in other files, which places of which functions are keys.

use super::Calls;
use super::literals::carries_key;
use crate::model::{KeyAsked, KeyUse, Literal, LiteralKey, Spot, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::eval::type_of_receiver;
use crate::syntax::exports::makes;
use crate::syntax::scope::scope_of;
use crate::syntax::tree::Id;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Calls of one function that are looked at, and those of them whose arguments are asked for.
const MOST_CALLS: usize = 64;
const MOST_CALLERS: usize = 12;
/// Functions of one class that are asked whether they are given the key.
const MOST_MAKERS: usize = 64;
/// Parameters of one request that are followed.
const MOST_NAMES: usize = 4;
/// Nodes of a function, and of a value in it, that are looked through for what it keeps.
const MOST_NODES: usize = 400;
const MOST_PARTS: usize = 24;
/// Functions that are given one key, one by the other.
const MOST_TAKERS: usize = 8;
/// Places of keys that are kept of one file.
const MOST_ASKED: usize = 64;

/// A parameter of a function, and what is asked of it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Taken {
    function: Id,
    /// The name of the parameter, and dotted names below it.
    name: String,
}

impl<'a> Calls<'a> {
    /// Literals that callers give for the parameters in the headers and the credentials of a request.
    pub(super) fn take_passed_keys(&mut self, id: Id, headers: &Value, auth: &Value, at: &Spot) {
        if let Value::Map { entries, .. } = headers {
            for (name, value) in entries {
                if let Some(header) = name.text().filter(|name| carries_key(name)) {
                    self.take_passed(id, &KeyUse::Header(header.to_string()), value, at);
                }
            }
        }
        self.take_passed(id, &KeyUse::Header("Authorization".to_string()), auth, at);
    }

    /// The same for one value in the place of a key.
    pub(super) fn take_passed(&mut self, id: Id, key: &KeyUse, value: &Value, at: &Spot) {
        let (literals, taken) = self.passed_for(id, value);
        for (literal, call) in literals {
            match key {
                KeyUse::Header(name) => self.push_literal(name, &literal, at),
                KeyUse::Param { provider, name } => {
                    let from_afar = literal.end == 0;
                    let spot = if from_afar { self.call_spot(call) } else { self.literal_spot(&literal) };
                    let known = |k: &LiteralKey| k.literal.start == literal.start && k.provider == *provider;
                    if from_afar || !self.literal_keys.iter().any(known) {
                        self.literal_keys.push(LiteralKey { provider, param: name.clone(), literal, spot });
                    }
                }
            }
        }
        for one in taken {
            let asked = self.asked_by(&one, key, at).filter(|asked| !self.asked.contains(asked));
            if self.asked.len() < MOST_ASKED {
                self.asked.extend(asked);
            }
        }
    }

    /// What callers in other files have to know of a function that takes a key.
    fn asked_by(&self, taken: &Taken, key: &KeyUse, at: &Spot) -> Option<KeyAsked> {
        let n = self.eval.nodes;
        let function = taken.function;
        let by = match n.role(function) {
            Role::Class => n.source(n.child(function, Label::Name)?).to_string(),
            // What stands inside of another function is nothing to other files.
            _ if !matches!(n.role(scope_of(n, function)), Role::Root | Role::Class) => return None,
            _ => makes(self.eval, function).or_else(|| self.retries.function_name(function))?,
        };
        let place = self.place_of(taken)?;
        let (key, used) = (key.clone(), at.clone());
        Some(KeyAsked { by, places: [place, taken.name.clone()], key, used })
    }

    /// The number of a parameter, with what is asked of it behind a dot.
    fn place_of(&self, taken: &Taken) -> Option<String> {
        let (first, rest) = taken.name.split_at(taken.name.find('.').unwrap_or(taken.name.len()));
        let at = self.eval.parameters(taken.function).iter().position(|p| *p == first)?;
        Some(format!("{at}{rest}"))
    }

    /// The literals that are given for the parameters in a value, each with the call that gives it, and the functions that take them.
    fn passed_for(&self, id: Id, value: &Value) -> (Vec<(Literal, Id)>, Vec<Taken>) {
        let names: BTreeSet<&str> = value.parts().into_iter().filter_map(followed).collect();
        let mut todo: Vec<(Id, String)> = names.into_iter().take(MOST_NAMES).map(|n| (id, n.to_string())).collect();
        let (mut literals, mut taken): (_, Vec<Taken>) = (Vec::new(), Vec::new());
        let mut seen: HashSet<Taken> = HashSet::new();
        while let Some((at, name)) = todo.pop() {
            for function in self.takers(at, &name) {
                let one = Taken { function, name: name.clone() };
                if seen.len() == MOST_TAKERS || !seen.insert(one.clone()) {
                    continue;
                }
                let place = self.place_of(&one);
                taken.push(one);
                for call in self.calls_of(function) {
                    let args = self.eval.arguments(call);
                    let given = place.as_deref().and_then(|place| argument(&args, place));
                    match given.or_else(|| argument(&args, &name)) {
                        Some(Value::Text(literal)) => literals.push((literal.clone(), call)),
                        Some(given) => todo.extend(followed(given).map(|name| (call, name.to_string()))),
                        None => {}
                    }
                }
            }
        }
        (literals, taken)
    }

    /// The functions that are given what a name means at a place: the one around it, or those that make the object that has it.
    fn takers(&self, at: Id, name: &str) -> Vec<Id> {
        let n = self.eval.nodes;
        let first = name.split('.').next().unwrap_or(name);
        let functions = || n.above(at).filter(|a| n.role(*a) == Role::Function);
        if let Some(function) = functions().find(|f| self.eval.parameters(*f).contains(&first)) {
            return vec![function];
        }
        let class = n.above(at).find(|a| n.role(*a) == Role::Class);
        let key = match class {
            Some(class) => (class, first.to_string()),
            None => match functions().last().and_then(|method| type_of_receiver(n, method)) {
                Some(of) => (0, format!("{of}.{first}")),
                None => return Vec::new(),
            },
        };
        if let Some(known) = self.keepers.borrow().get(&key) {
            return known.clone();
        }
        let keepers = match class {
            Some(class) => self.keepers_of_class(class, first),
            None => self.keepers_of_type(key.1.split('.').next().unwrap_or_default(), first),
        };
        self.keepers.borrow_mut().insert(key, keepers.clone());
        keepers
    }

    /// The class itself, if its head takes a parameter, its constructors, and its methods that keep what they are given.
    fn keepers_of_class(&self, class: Id, name: &str) -> Vec<Id> {
        let n = self.eval.nodes;
        let is_of_class = |f: &Id| n.role(*f) == Role::Function && scope_of(n, *f) == class;
        let functions = n.below(class).filter(is_of_class).take(MOST_MAKERS);
        let keeps = |f: &Id| makes(self.eval, *f).is_some() || self.keeps(*f, name);
        let takes = |f: &Id| self.eval.parameters(*f).contains(&name);
        std::iter::once(class).filter(takes).chain(functions.filter(takes).filter(keeps)).collect()
    }

    /// The functions that put what they are given into a literal of a type.
    fn keepers_of_type(&self, of: &str, name: &str) -> Vec<Id> {
        let makers = self.makers_by_type.get_or_init(|| self.makers_by_type());
        let takes = |f: &&Id| self.eval.parameters(**f).contains(&name) && self.keeps(**f, name);
        makers.get(of).into_iter().flatten().filter(takes).copied().collect()
    }

    /// Whether a function keeps a parameter: it is assigned to something, or a field of what is made.
    fn keeps(&self, function: Id, name: &str) -> bool {
        let n = self.eval.nodes;
        let named = |i: Id| n.source(i) == name && matches!(n.role(i), Role::Name | Role::Shorthand);
        let gives = |value: Id| named(value) || n.below(value).take(MOST_PARTS).any(named);
        n.below(function).take(MOST_NODES).any(|i| match n.role(i) {
            Role::Assign => n.child(i, Label::Value).is_some_and(gives),
            Role::Pair if n.role(n.get(i).parent) == Role::Args => n.child(i, Label::Value).is_some_and(gives),
            Role::Shorthand => n.role(n.get(i).parent) == Role::Args && named(i),
            _ => false,
        })
    }

    /// The functions with literals of types in them, by the names of these.
    fn makers_by_type(&self) -> HashMap<&'a str, Vec<Id>> {
        let n = self.eval.nodes;
        let mut makers: HashMap<&str, Vec<Id>> = HashMap::new();
        for literal in (1..n.len()).filter(|i| n.role(*i) == Role::New) {
            let Some(of) = n.child(literal, Label::Callee).map(|c| n.source(c)) else { continue };
            let Some(function) = n.above(literal).find(|a| n.role(*a) == Role::Function) else { continue };
            let of = makers.entry(of.split(['[', '<']).next().unwrap_or(of)).or_default();
            if of.len() < MOST_MAKERS && !of.contains(&function) {
                of.push(function);
            }
        }
        makers
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
        looked_at.filter(|call| !n.within(*call, function) || class == Some(function)).take(MOST_CALLERS).collect()
    }

    /// Calls that make objects of the classes of the file, by class.
    fn makers_by_class(&self) -> HashMap<Id, Vec<Id>> {
        let n = self.eval.nodes;
        let mut made: HashMap<Id, Vec<Id>> = HashMap::new();
        for call in (1..n.len()).filter(|i| matches!(n.role(*i), Role::Call | Role::New)) {
            let Some(callee) = n.child(call, Label::Callee) else { continue };
            let makes = n.child(callee, Label::Property).is_some_and(|p| {
                n.role(callee) == Role::Member && self.eval.table.maker_methods.contains(&n.source(p))
            });
            let named = Some(callee).filter(|_| !makes).or_else(|| n.child(callee, Label::Object)).unwrap_or(callee);
            self.eval.scopes.classes(n, named).into_iter().for_each(|class| made.entry(class).or_default().push(call));
        }
        made
    }
}

/// The name by which a part of a key is followed: a parameter, or something that is asked of it by its name.
fn followed(part: &Value) -> Option<&str> {
    match part {
        Value::Param { name, .. } if name.matches('.').count() <= 1 => Some(name.as_str()),
        _ => None,
    }
}

/// What is given at a place: an argument, or an entry of one.
fn argument<'v>(args: &'v Value, place: &str) -> Option<&'v Value> {
    match place.split_once('.') {
        None => args.get(place),
        Some((of, entry)) => match args.get(of)? {
            map @ Value::Map { .. } => map.get(entry),
            _ => None,
        },
    }
}
