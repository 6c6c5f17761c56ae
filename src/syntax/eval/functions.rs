//! What functions give back, with what they are given put in, and what classes have from others.
//!
//! In: nodes of functions and classes. Out: values. Bounded like all evaluation.

use super::Eval;
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::{Def, Key, is_plain_value, named_results, scope_of};
use crate::syntax::tree::{Id, Nodes};
use std::collections::{HashMap, HashSet};

/// Values are put into each other so deep.
const DEEPEST: u8 = 32;

/// Longer functions do more than to pass on what they are given.
const MAX_FORWARDED: usize = 160;

impl<'a> Eval<'a> {
    /// What a function gives back, its parameters left open.
    pub(in crate::syntax) fn result(&self, function: Id) -> Value {
        self.ask(|| self.returned(function, super::MAX_DEPTH))
    }

    /// What a name of the top level is, if the file defines or imports it.
    pub(in crate::syntax) fn named(&self, name: &'a str) -> Option<Value> {
        (!self.scopes.definitions(Key::Name(0, name)).is_empty()).then(|| self.top_level(name))
    }

    /// What a name of the top level is once the whole file has run.
    pub(in crate::syntax) fn top_level(&self, name: &'a str) -> Value {
        self.ask(|| self.all_of(Key::Name(0, name), super::MAX_DEPTH))
    }

    /// What an attribute or a method of a class is.
    pub(in crate::syntax) fn attribute(&self, class: Id, name: &'a str) -> Value {
        self.ask(|| self.all_of(Key::Attr(class, name), super::MAX_DEPTH))
    }

    /// The one value or the several of a binding, with what changes it.
    fn all_of(&self, key: Key<'a>, depth: u8) -> Value {
        let defs = self.scopes.definitions(key);
        if defs.len() > 6 {
            return Value::Unknown;
        }
        let mut values: Vec<Value> = defs.iter().map(|(def, _)| self.definition(*def, key, depth)).collect();
        let mut value = if values.len() == 1 { values.swap_remove(0) } else { Value::Choice(values) };
        self.apply_mutations(&mut value, key, None, depth);
        value
    }

    /// What a value is once it has been called, if it is a function of this file.
    pub(super) fn called(&self, value: &Value, depth: u8) -> Value {
        match value {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => {
                self.returned(*f as Id, depth.saturating_sub(6))
            }
            other => other.clone(),
        }
    }

    /// What a function of this file gives back.
    pub(super) fn returned(&self, function: Id, depth: u8) -> Value {
        let n = self.nodes;
        let mut results: Vec<Value> = Vec::new();
        let Some(body) = n.child(function, Label::Body) else { return Value::Unknown };
        let mut found = false;
        for id in n.below(function) {
            if n.role(id) == Role::Return && scope_of(n, id) == function {
                found = true;
                if results.len() == 4 {
                    return Value::Unknown;
                }
                match n.children(id).next() {
                    Some(value) => results.push(self.at(value, depth)),
                    None => results.push(self.results_at(function, id, depth)),
                }
            }
        }
        if !found {
            results = self.handed_out(function, depth);
            found = !results.is_empty();
        }
        let last = n.children(function).filter(|c| n.get(*c).label == Label::Body).last();
        if let Some(last) = last.filter(|l| self.table.last_is_result && is_expression(n.role(*l))) {
            results.push(self.at(last, depth));
            found = true;
        }
        // `@connection ||= make()` gives back what was made.
        let kept = || n.child(last.filter(|l| matches!(n.role(*l), Role::Assign | Role::Augment))?, Label::Value);
        if let Some(value) = self.table.last_is_result.then(kept).flatten() {
            results.push(self.at(value, depth));
            found = true;
        }
        if !found && is_expression(n.role(body)) {
            return self.at(body, depth);
        }
        match results.len() {
            0 => Value::Unknown,
            1 => results.swap_remove(0),
            _ => Value::Choice(results),
        }
    }

    /// What a function lends to the block of its caller.
    fn handed_out(&self, function: Id, depth: u8) -> Vec<Value> {
        let n = self.nodes;
        let lends = n.below(function).filter(|id| n.role(*id) == Role::Yield && scope_of(n, *id) == function);
        let values = lends.filter_map(|id| n.children(id).next()).take(4);
        values.map(|value| self.at(value, depth)).collect()
    }

    /// What the named results of a function are at an empty `return`.
    fn results_at(&self, function: Id, at: Id, depth: u8) -> Value {
        let names = named_results(self.nodes, function);
        let value = |name: &&'a str| match self.scopes.key_of_name(self.nodes, at, name) {
            Some((key, scope)) if depth > 1 => self.binding(at, key, scope, depth - 1),
            _ => Value::Unknown,
        };
        match names.as_slice() {
            [] => Value::Null,
            [only] => value(only),
            all => Value::List(all.iter().map(value).collect()),
        }
    }

    /// The module to which a function passes all that it is given: `(...args) => import("module").then((m) => m.default(...args))`.
    pub(super) fn forwarded(&self, function: Id) -> Option<Value> {
        let source = self.nodes.source(function);
        if self.table.loads.is_empty() || source.len() > MAX_FORWARDED || source.matches("...").count() < 2 {
            return None;
        }
        let (_, rest) = self.table.loads.iter().find_map(|load| source.split_once(load))?;
        let quotes = ['"', '\'', '`'];
        let name = rest.trim_start().strip_prefix(quotes)?.split(quotes).next()?;
        Some(Value::Path { root: Root::Module { relative: name.starts_with('.') }, name: name.to_string() })
    }

    /// Whether a method is read like a field: by a decorator, or by a word before its name.
    pub(super) fn is_getter(&self, function: Id) -> bool {
        let n = self.nodes;
        let getters = self.table.getters;
        // The word may stand behind others: `static String get name`.
        let name = n.child(function, Label::Name).map_or(n.get(function).start, |name| n.get(name).start);
        let head = n.slice(n.get(function).start, name);
        let by_word = || {
            getters.iter().any(|g| g.ends_with(' ') && (head.starts_with(g) || head.ends_with(&format!(" {g}"))))
                && n.child(function, Label::Params).is_none_or(|p| n.children(p).next().is_none())
        };
        let decorated = n.parent(function).filter(|p| n.role(*p) == Role::Decorated);
        let by_decorator = |holder: Id| {
            let mut decorators = n.children(holder).filter(|c| n.role(*c) == Role::Decorator);
            decorators.any(|d| getters.contains(&n.source(d).trim_start_matches('@').trim()))
        };
        !getters.is_empty() && (by_word() || decorated.is_some_and(by_decorator))
    }

    /// Names of the parameters of a function, in their order; without the one for the own object.
    pub(in crate::syntax) fn parameters(&self, function: Id) -> Vec<&'a str> {
        let n = self.nodes;
        let of_class = n.role(function) == Role::Class;
        let is_list = |c: &Id| n.get(*c).label == Label::Params || of_class && n.role(*c) == Role::Params;
        let mut lists = n.first_children(function).filter(is_list);
        let Some(first) = lists.next() else { return Vec::new() };
        // Parameters that stand in the function itself, without a list.
        if n.role(first) == Role::Param {
            let named = |p: Id| n.child_or_first(p, Label::Target).map(|t| n.source(t));
            let all = std::iter::once(first).chain(lists).filter(|p| n.role(*p) == Role::Param);
            return all.filter_map(named).take(32).collect();
        }
        // A list of its own before the name of a method is for the own object.
        let name = n.child(function, Label::Name).map_or(0, |name| n.get(name).start);
        let before_name = n.get(first).start < name && n.role(first) == Role::Params;
        let params = lists.next().filter(|_| before_name).unwrap_or(first);
        if n.role(params) == Role::Name {
            return vec![n.source(params)];
        }
        let named = |part: Id| -> Vec<&'a str> {
            if n.role(part) != Role::Param {
                return vec![n.source(part)];
            }
            // Several names may share a type.
            let targets = n.children(part).filter(|c| n.get(*c).label == Label::Target).map(|t| n.source(t));
            let targets: Vec<&str> = targets.collect();
            let first = || n.child_or_first(part, Label::Target).map_or("", |t| n.source(t));
            if targets.is_empty() { vec![first()] } else { targets }
        };
        let mut names: Vec<&str> =
            n.children(params).filter(|p| !is_plain_value(n, *p)).flat_map(named).take(32).collect();
        if names.first().is_some_and(|first| self.scopes.is_own_object(n, first, function)) {
            names.remove(0);
        }
        names
    }

    /// What a name without an object means that neither the class around it nor the file has: a member of what the class is made of. A method
    /// without parameters is called by its name, in languages where it is.
    pub(super) fn of_base(&self, name: Id, depth: u8) -> Option<Value> {
        let n = self.nodes;
        let class = n.above(name).find(|a| n.role(*a) == Role::Class).filter(|_| self.table.fields_are_names)?;
        // Most classes are made of what libraries have: that is looked up once.
        let own = self.made_of_own.borrow().get(&class).copied();
        let own = own.unwrap_or_else(|| {
            let own = bases(n, class).into_iter().any(|base| self.is_own_class(base, depth));
            self.made_of_own.borrow_mut().insert(class, own);
            own
        });
        if !own {
            return None;
        }
        let value = self.inherited(class, n.source(name), depth);
        match &value {
            Value::Unknown => None,
            Value::Path { root: Root::Imported(k), name }
                if name.is_empty() && self.table.getters.iter().any(|g| g.ends_with(' ')) =>
            {
                match self.imported.called(*k) {
                    Some((result, [])) => Some(result),
                    _ => Some(value),
                }
            }
            _ => Some(value),
        }
    }

    /// What a bare name means of which the class says that it reads a field: `attr_reader :client`.
    pub(super) fn of_reader(&self, name: Id, depth: u8) -> Option<Value> {
        let n = self.nodes;
        let class = n.above(name).find(|a| n.role(*a) == Role::Class).filter(|_| !self.table.readers.is_empty())?;
        if !self.readers.borrow().contains_key(&class) {
            let fields = self.fields_read(class);
            self.readers.borrow_mut().insert(class, fields);
        }
        let field = *self.readers.borrow().get(&class)?.get(n.source(name))?;
        let (key, _) = self.scopes.key_of(n, field).filter(|_| depth > 1)?;
        match self.all_of(key, depth - 1) {
            Value::Unknown => None,
            value => Some(value),
        }
    }

    /// The fields of a class that are read by bare names: each with a place where it stands.
    fn fields_read(&self, class: Id) -> HashMap<&'a str, Id> {
        let n = self.nodes;
        let says = |id: &Id| {
            n.role(*id) == Role::Call
                && n.child(*id, Label::Callee).is_some_and(|c| self.table.readers.contains(&n.source(c)))
        };
        let named: HashSet<&str> = n
            .below(class)
            .filter(says)
            .flat_map(|call| n.below(call).filter(|i| n.role(*i) == Role::String))
            .map(|text| n.source(text).trim_start_matches(':'))
            .collect();
        let fields = n.below(class).filter(|i| !named.is_empty() && n.role(*i) == Role::Attribute);
        fields
            .map(|field| (n.source(field).trim_start_matches('@'), field))
            .filter(|(name, _)| named.contains(name))
            .collect()
    }

    /// Whether a name means a class of this file, or something of another file of the project.
    fn is_own_class(&self, base: Id, depth: u8) -> bool {
        let n = self.nodes;
        let here = |key| matches!(self.scopes.definitions(key), [(Def::Class(_), _)]);
        matches!(self.scopes.key_of(n, base), Some((key, _)) if here(key))
            || depth > 0 && matches!(self.at(base, depth - 1), Value::Path { root: Root::Imported(_), .. })
    }

    /// A member that a class has from what it is made of.
    pub(super) fn inherited(&self, class: Id, name: &'a str, depth: u8) -> Value {
        let n = self.nodes;
        if depth == 0 || name.is_empty() {
            return Value::Unknown;
        }
        for base in bases(n, class) {
            if let Some((key @ Key::Name(..), _)) = self.scopes.key_of(n, base)
                && let [(Def::Class(other), _)] = self.scopes.definitions(key)
            {
                let attr = Key::Attr(*other, name);
                let found = match self.scopes.definitions(attr) {
                    [] if *other != class => self.inherited(*other, name, depth - 1),
                    [] => Value::Unknown,
                    _ => self.binding(base, attr, *other, depth - 1),
                };
                if found != Value::Unknown {
                    return found;
                }
                continue;
            }
            if let Value::Path { root: Root::Imported(k), name: path } = self.at(base, depth - 1)
                && path.is_empty()
                && let Some(found) = self.imported.below(k, name, "").filter(|v| *v != Value::Unknown)
            {
                return found;
            }
        }
        Value::Unknown
    }
}

/// Whether a node stands for a value and is no statement.
fn is_expression(role: Role) -> bool {
    use Role::*;
    matches!(
        role,
        String
            | Name
            | Member
            | Index
            | Call
            | New
            | Object
            | List
            | Binary
            | Number
            | True
            | False
            | Await
            | Null
            | If
    )
}

/// What a class is made of.
pub(in crate::syntax) fn bases(n: &Nodes<'_>, class: Id) -> Vec<Id> {
    let named = |id: Id| matches!(n.role(id), Role::Name | Role::Member);
    // What the constructor of a base is given may stand behind its name.
    let base = |id: Id| if n.role(id) == Role::Call { n.child(id, Label::Callee) } else { Some(id) };
    let is_head = |c: &Id| match n.get(*c).label {
        Label::Name | Label::Body => false,
        Label::Args => true,
        // Of languages whose classes have no label for what is in them.
        _ => named(*c) || n.role(*c) == Role::Unit,
    };
    let heads = n.children(class).filter(is_head);
    let inner = heads
        .flat_map(|h| if named(h) { vec![h] } else { n.children(h).filter_map(base).filter(|c| named(*c)).collect() });
    inner.take(4).collect()
}

/// What stands for a read of the environment whose variable is given by the caller of a function: the variable, and the fallback.
pub(in crate::syntax) const ENV_READ: &str = "(a variable of the environment)";

/// The read of a variable, now that its name may be known.
fn read(root: Root, args: Value) -> Value {
    match args.get("0") {
        Some(Value::Text(name)) => {
            Value::Env { name: name.as_str().to_string(), fallback: args.get("1").cloned().map(Box::new) }
        }
        _ => Value::Result { root, name: ENV_READ.to_string(), args: Box::new(args) },
    }
}

/// A variable of the environment, or a text in its place where there is none: `if set { return value } return fallback`.
fn fallen_back(options: Vec<Value>) -> Value {
    match options.as_slice() {
        [Value::Env { name, fallback: None }, text @ Value::Text(_)]
        | [text @ Value::Text(_), Value::Env { name, fallback: None }] => {
            Value::Env { name: name.clone(), fallback: Some(Box::new(text.clone())) }
        }
        _ => Value::Choice(options),
    }
}

/// Larger values are not put together.
const MAX_PARTS: usize = 256;

/// A value with what a function is given in the places of its parameters.
pub(in crate::syntax) fn filled(value: &Value, params: &[&str], args: &Value) -> Value {
    if value.parts().len() > MAX_PARTS {
        return Value::Unknown;
    }
    let filled = fill(value, params, args, 0);
    if filled.parts().len() > MAX_PARTS { Value::Unknown } else { filled }
}

fn fill(value: &Value, params: &[&str], args: &Value, depth: u8) -> Value {
    if depth >= DEEPEST {
        return Value::Unknown;
    }
    let again = |v: &Value| fill(v, params, args, depth + 1);
    match value {
        Value::Param { name, default } => {
            let (first, rest) = name.split_once('.').unwrap_or((name, ""));
            let Some(at) = params.iter().position(|p| *p == first) else { return value.clone() };
            let given = args.get(&at.to_string()).filter(|v| **v != Value::Unknown).or_else(|| args.get(first));
            match given {
                Some(given) if rest.is_empty() => given.clone(),
                Some(given @ Value::Map { .. }) => given.get(rest).cloned().unwrap_or(Value::Null),
                Some(_) => Value::Unknown,
                None => default.as_deref().cloned().unwrap_or_default(),
            }
        }
        Value::Join(parts) => super::join(parts.iter().map(again).collect()),
        Value::Choice(options) => fallen_back(options.iter().map(again).collect()),
        Value::List(items) => Value::List(items.iter().map(again).collect()),
        Value::Map { entries, open } => {
            Value::Map { entries: entries.iter().map(|(k, v)| (again(k), again(v))).collect(), open: *open }
        }
        Value::Env { name, fallback: Some(f) } => Value::Env { name: name.clone(), fallback: Some(Box::new(again(f))) },
        Value::Result { root, name, args } if name == ENV_READ => read(root.clone(), again(args)),
        Value::Result { root, name, args } => {
            Value::Result { root: root.clone(), name: name.clone(), args: Box::new(again(args)) }
        }
        other => other.clone(),
    }
}
