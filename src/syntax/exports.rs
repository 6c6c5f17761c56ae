//! What a file is to other files: its functions, and the names of its top level.
//!
//! In: the tree with its values, and the clients that were found. Out: [`Export`]s and [`Function`]s. A name that is not exported
//! does no harm here: nobody asks for it.

use super::calls::{Calls, is_straight};
use super::eval::Eval;
use super::mentions::mention;
use super::retry::Retries;
use super::scope::{Def, Key, scope_of, unquoted, used_path};
use super::tree::Id;
use crate::model::{Class, Export, Function, Mention, Root, Value};
use crate::rules::clients::{Label, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Names kept of one file, members of one class.
const MAX_NAMES: usize = 256;
/// Parts of a value that is kept.
const MAX_PARTS: usize = 128;

/// Functions in the order of the text, with what they mention, give back and repeat.
pub(super) fn functions(calls: &mut Calls<'_>, retries: &Retries<'_>) -> Vec<Function> {
    let eval = calls.eval;
    let n = eval.nodes;
    let mut out = Vec::new();
    for id in 1..n.len() {
        match n.role(id) {
            Role::Function => {}
            Role::Class => {
                out.extend(constructor_in_head(eval, id));
                continue;
            }
            _ => continue,
        }
        let makes = makes(eval, id).unwrap_or_default();
        let Some(name) = retries.function_name(id).or_else(|| Some(makes.clone()).filter(|m| !m.is_empty())) else {
            continue;
        };
        let mentions: BTreeSet<Mention> = n.below(id).filter_map(|i| mention(eval, i)).collect();
        // What stands inside of another function is nothing to other files.
        let outer = scope_of(n, id);
        let seen = n.role(outer) == Role::Root || n.role(outer) == Role::Class;
        let result = if seen { eval.result(id) } else { Value::Unknown };
        out.push(Function {
            name,
            makes,
            node: id,
            mentions: mentions.into_iter().collect(),
            repeats: retries.helper(id).cloned(),
            may_repeat: retries.may_repeat(id),
            straight: is_straight(n, id),
            params: eval.parameters(id).into_iter().map(str::to_string).collect(),
            result: own(calls, result),
        });
    }
    out
}

/// The class whose objects a function makes: it bears the name of the class, or the one that constructors have.
pub(super) fn makes(eval: &Eval<'_>, function: Id) -> Option<String> {
    let n = eval.nodes;
    let class = n.get(function).scope;
    let of = n.child(class, Label::Name).filter(|_| n.role(class) == Role::Class).map(|c| n.source(c))?;
    let constructs = match n.child(function, Label::Name) {
        Some(name) => n.source(name) == of || eval.table.initializers.contains(&n.source(name)),
        // Some constructors have a word in the place of a name.
        None => {
            let word = n.source(function).split(['(', '?', '<', ' ']).next().unwrap_or("");
            eval.table.initializers.contains(&word)
        }
    };
    constructs.then(|| of.to_string())
}

/// The constructor that stands in the head of a class, or as a list of its fields alone: `class Client(val url: String)`.
fn constructor_in_head(eval: &Eval<'_>, class: Id) -> Option<Function> {
    let n = eval.nodes;
    let params = eval.parameters(class);
    let name = n.child(class, Label::Name).filter(|_| !params.is_empty())?;
    let name = n.source(name).to_string();
    Some(Function {
        makes: name.clone(),
        name,
        node: class,
        mentions: Vec::new(),
        repeats: None,
        may_repeat: false,
        straight: true,
        params: params.into_iter().map(str::to_string).collect(),
        result: Value::Unknown,
    })
}

/// Names of the top level, sorted, and the modules of which everything is exported once more.
pub(super) fn exports<'a>(calls: &mut Calls<'a>) -> (Vec<(String, Export)>, Vec<String>) {
    let eval = calls.eval;
    let mut found = Exports { calls, names: BTreeMap::new(), stars: Vec::new(), attributes: eval.scopes.attributes() };
    let mut names: Vec<&'a str> = eval.scopes.top_level().collect();
    names.sort_unstable();
    for name in names.into_iter().take(MAX_NAMES) {
        if let Some(export) = found.of_name(name) {
            found.names.insert(name.to_string(), export);
        }
    }
    found.fields();
    found.stars.extend(eval.scopes.stars.iter().map(|s| s.to_string()));
    let n = eval.nodes;
    for id in 1..n.len() {
        match n.role(id) {
            Role::Export => found.statement(id),
            Role::Assign => found.assignment(id),
            _ => {}
        }
        if found.names.len() > 2 * MAX_NAMES {
            break;
        }
    }
    (found.names.into_iter().collect(), found.stars)
}

/// What stands before the name of a field among the names that a file has for others.
pub(super) const FIELD: char = '.';

struct Exports<'c, 'a> {
    calls: &'c mut Calls<'a>,
    names: BTreeMap<String, Export>,
    stars: Vec<String>,
    /// Names of attributes and methods by class.
    attributes: BTreeMap<Id, Vec<&'a str>>,
}

impl<'a> Exports<'_, 'a> {
    fn of_name(&mut self, name: &'a str) -> Option<Export> {
        let eval = self.calls.eval;
        let n = eval.nodes;
        match eval.scopes.definitions(Key::Name(0, name)) {
            [(Def::Import { module, name }, _)] => {
                Some(Export::Again { module: (*module).to_string(), name: (*name).to_string() })
            }
            [(Def::Used(leaf), _)] => Some(Export::Again { module: used_path(n, *leaf), name: String::new() }),
            [(Def::Class(class), _)] => Some(Export::Class(self.class(*class))),
            [(Def::Function(f), _)] => {
                Some(Export::Value(Value::Path { root: Root::Function(*f as usize), name: String::new() }))
            }
            [(Def::Value(v), _)] if scope_of(n, *v) == 0 => self.value(eval.value(*v)),
            [(Def::Entry(..) | Def::Element(..), _)] | [_, _, ..] => self.value(eval.top_level(name)),
            _ => None,
        }
    }

    /// Fields that literals of structs name, which other files of the package read by their names alone: clients and addresses. One of which
    /// nothing is known says that the name is taken.
    fn fields(&mut self) {
        let eval = self.calls.eval;
        let tells = !self.calls.clients.is_empty() || memchr::memmem::find(eval.nodes.text, b"://").is_some();
        let leads = |value: &&Value| match value {
            Value::Path { root: Root::Client(_), name } => name.is_empty(),
            Value::Text(text) => text.as_str().contains("://"),
            _ => false,
        };
        let names = self.attributes.get(&0).filter(|_| tells).cloned().unwrap_or_default();
        for name in names.into_iter().take(MAX_NAMES) {
            let value = own(self.calls, eval.attribute(0, name));
            let value = match &value {
                Value::Text(text) if !text.as_str().contains("://") => continue,
                Value::Number(_) | Value::Null => continue,
                value if value.parts().iter().any(leads) => value.clone(),
                _ => Value::Unknown,
            };
            self.names.insert(format!("{FIELD}{name}"), Export::Value(value));
        }
    }

    fn value(&mut self, value: Value) -> Option<Export> {
        match own(self.calls, value) {
            Value::Unknown => None,
            value => Some(Export::Value(value)),
        }
    }

    fn class(&mut self, class: Id) -> Class {
        let eval = self.calls.eval;
        let n = eval.nodes;
        let mut members = Vec::new();
        let names = self.attributes.get(&class).cloned().unwrap_or_default();
        for name in names.into_iter().take(MAX_NAMES) {
            match own(self.calls, eval.attribute(class, name)) {
                Value::Unknown => {}
                value => members.push((name.to_string(), value)),
            }
        }
        let bases = super::eval::bases(n, class).into_iter().map(|b| n.source(b).to_string()).collect();
        Class { members, bases }
    }

    /// `export { a as b }`, `export { a } from "m"`, `export * from "m"`, `export default value`
    fn statement(&mut self, id: Id) {
        let eval = self.calls.eval;
        let n = eval.nodes;
        let Some(unnamed) = Some(eval.unnamed()).filter(|u| !u.is_empty()) else { return };
        let module = n.child(id, Label::Module).map(|m| unquoted(n.source(m)));
        let mut parts = n.children(id).filter(|c| n.get(*c).label != Label::Module).peekable();
        if let (Some(module), None) = (module, parts.peek()) {
            self.stars.push(module.to_string());
            return;
        }
        for part in parts.collect::<Vec<_>>() {
            let child = |label| n.child(part, label).map(|c| n.source(c));
            let export = match (n.role(part), module) {
                (Role::Alias, Some(module)) => {
                    let name = child(Label::Name).unwrap_or_default();
                    Some(Export::Again { module: module.to_string(), name: name.to_string() })
                }
                (Role::Namespace, Some(module)) => {
                    Some(Export::Again { module: module.to_string(), name: String::new() })
                }
                (Role::Alias, None) => self.names.get(child(Label::Name).unwrap_or_default()).cloned(),
                _ => None,
            };
            if let Some(export) = export {
                let own = n.children(part).next().map(|c| n.source(c));
                let name = child(Label::Target).or(child(Label::Name)).or(own).unwrap_or_default();
                self.names.insert(name.to_string(), export);
                continue;
            }
            let head = n.slice(n.get(id).start, n.get(part).start);
            if head.split_whitespace().any(|w| w == unnamed) {
                let export = self.thing(part);
                self.names.extend(export.map(|e| (unnamed.to_string(), e)));
            }
        }
    }

    /// What an expression or a declaration without a name of its own is.
    fn thing(&mut self, id: Id) -> Option<Export> {
        let eval = self.calls.eval;
        let n = eval.nodes;
        match n.role(id) {
            Role::Class => Some(Export::Class(self.class(id))),
            Role::Name if self.names.contains_key(n.source(id)) => self.names.get(n.source(id)).cloned(),
            _ => self.value(eval.value(id)),
        }
    }

    /// `module.exports = value`, `exports.name = value`
    fn assignment(&mut self, id: Id) {
        let eval = self.calls.eval;
        let n = eval.nodes;
        let Some(rule) = eval.table.modules.as_ref().filter(|m| !m.objects.is_empty()) else { return };
        let (Some(target), Some(value)) = (n.child(id, Label::Target), n.child(id, Label::Value)) else { return };
        let written = n.source(target);
        if rule.objects.contains(&written) {
            if n.role(value) == Role::Object {
                for part in n.children(value).take(MAX_NAMES).collect::<Vec<_>>() {
                    let (key, of) = match n.role(part) {
                        Role::Shorthand => (Some(part), Some(part)),
                        Role::Pair => (n.child(part, Label::Key), n.child(part, Label::Value)),
                        Role::Function => (n.child(part, Label::Name), Some(part)),
                        _ => (None, None),
                    };
                    let (Some(key), Some(of)) = (key, of) else { continue };
                    self.named(unquoted(n.source(key)), of);
                }
            }
            let export = self.thing(value);
            self.names.extend(export.map(|e| (rule.unnamed.to_string(), e)));
        } else if let Some((object, name)) = written.rsplit_once('.')
            && rule.objects.contains(&object)
        {
            self.named(name, value);
        }
    }

    fn named(&mut self, name: &str, of: Id) {
        let n = self.calls.eval.nodes;
        let same = (n.role(of) == Role::Shorthand || n.source(of) == name) && self.names.contains_key(name);
        if !same && let Some(export) = self.thing(of) {
            self.names.insert(name.to_string(), export);
        }
    }
}

/// A value as others may read it: clients of other files become clients of this one, and nothing is too large.
pub(super) fn own(calls: &mut Calls<'_>, value: Value) -> Value {
    if value.parts().len() > MAX_PARTS {
        return Value::Unknown;
    }
    owned(calls, value)
}

fn owned(calls: &mut Calls<'_>, value: Value) -> Value {
    match value {
        Value::Path { root: Root::Imported(k), name } => match calls.imported_client(k) {
            Some(client) => Value::Path { root: Root::Client(client), name },
            None => Value::Unknown,
        },
        Value::Path { root: Root::Request(_), .. } => Value::Unknown,
        Value::Choice(options) => Value::Choice(options.into_iter().map(|v| owned(calls, v)).collect()),
        Value::Join(parts) => Value::Join(parts.into_iter().map(|v| owned(calls, v)).collect()),
        Value::Map { entries, open } => {
            Value::Map { entries: entries.into_iter().map(|(k, v)| (owned(calls, k), owned(calls, v))).collect(), open }
        }
        other => other,
    }
}
