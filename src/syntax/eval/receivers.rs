//! Methods that stand outside of their types: `func (c *Client) url(path string) string`.
//!
//! In: a member of the object that a method is called on. Out: the function of the file that it names, by the type before the name of both.

use super::Eval;
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::exports::FIELD;
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::{Id, Nodes};
use std::collections::HashMap;

/// Functions by the type before their names, and by their names.
pub(super) type Methods<'a> = HashMap<(&'a str, &'a str), Id>;

impl<'a> Eval<'a> {
    /// The method of this file that a member of the own object names, or of a parameter of a type of this file.
    pub(super) fn method_of_receiver(&self, object: Id, property: Id) -> Option<Id> {
        let n = self.nodes;
        let (scope, name) = self.parameter(object)?;
        let of = receiver(n, scope).filter(|(own, _)| *own == name).map(|(_, of)| of);
        let of = of.or_else(|| type_of_parameter(n, scope, name))?;
        let methods = self.methods.get_or_init(|| methods(n));
        methods.get(&(of, n.source(property))).copied()
    }

    /// The classes of this file that a parameter is an object of, as its type says.
    pub(super) fn classes_of_parameter(&self, object: Id) -> Vec<Id> {
        let of = self.parameter(object).and_then(|(scope, name)| type_of_parameter(self.nodes, scope, name));
        of.map_or_else(Vec::new, |of| self.scopes.classes_named(of))
    }

    /// A field of the own object, or of a parameter, whose type is written in another file of the project: `client *api.Client`. A field is
    /// known by its name alone, as it is in one file, where a single file of the package gives it.
    pub(super) fn field_of_type_elsewhere(&self, object: Id, property: Id) -> Option<Value> {
        if self.imported.is_alone() || self.table.modules.as_ref().is_none_or(|m| !m.folders) {
            return None;
        }
        let n = self.nodes;
        let (scope, name) = self.parameter(object)?;
        if !self.scopes.definitions(Key::Attr(0, n.source(property))).is_empty() {
            return None;
        }
        let field = format!("{FIELD}{}", n.source(property));
        let own = receiver(n, scope).is_some_and(|(own, _)| own == name);
        let written = if own { "" } else { whole_type_of_parameter(n, scope, name)? };
        let Some((package, _)) = written.split_once('.') else { return self.imported.only_beside(&field) };
        match self.scopes.definitions_above(n, object, package) {
            [(def @ Def::Import { .. }, _)] => {
                match self.below(self.definition(*def, Key::Name(0, package), 0), &field) {
                    Value::Unknown => None,
                    Value::Path { root: Root::Module { .. }, .. } => None,
                    value => Some(value),
                }
            }
            _ => None,
        }
    }

    /// The function that a name is a parameter of, and nothing else, and the name.
    fn parameter(&self, object: Id) -> Option<(Id, &'a str)> {
        let n = self.nodes;
        if n.role(object) != Role::Name {
            return None;
        }
        let (key @ Key::Name(scope, name), _) = self.scopes.key_of(n, object)? else { return None };
        matches!(self.scopes.definitions(key), [(Def::Param(None), _)]).then_some((scope, name))
    }
}

/// Parameters of one function that are looked at, and the longest of them.
const MOST_PARAMETERS: usize = 16;
const LONGEST: usize = 120;

/// The type that is written beside a parameter or the own object of a function.
pub(in crate::syntax) fn written_type_of_parameter<'a>(n: &Nodes<'a>, function: Id, name: &str) -> Option<&'a str> {
    let own = receiver(n, function).filter(|(own, _)| *own == name).map(|(_, of)| of);
    own.or_else(|| type_of_parameter(n, function, name))
}

/// The type before the name of a function.
pub(in crate::syntax) fn type_of_receiver<'a>(n: &Nodes<'a>, function: Id) -> Option<&'a str> {
    receiver(n, function).map(|(_, of)| of)
}

/// The name of the type that is written beside a parameter: `client: &Client`, `client *Client`.
fn type_of_parameter<'a>(n: &Nodes<'a>, function: Id, name: &str) -> Option<&'a str> {
    whole_type_of_parameter(n, function, name)
        .map(|of| of.split('.').next().unwrap_or(of))
        .filter(|of| of.starts_with(char::is_uppercase))
}

/// The same with the package before it: `client *api.Client`.
fn whole_type_of_parameter<'a>(n: &Nodes<'a>, function: Id, name: &str) -> Option<&'a str> {
    let lists = n.first_children(function).filter(|c| n.get(*c).label == Label::Params);
    let params = lists.flat_map(|list| n.children(list)).take(MOST_PARAMETERS).filter(|p| n.role(*p) == Role::Param);
    let param = params.into_iter().find(|p| {
        n.children(*p).any(|c| n.role(c) == Role::Name && n.source(c) == name)
            || n.child_or_first(*p, Label::Target).is_some_and(|t| n.source(t) == name)
    })?;
    let source = n.source(param);
    let written = source.split('=').next().filter(|_| source.len() <= LONGEST)?.trim();
    let of = match written.split_once(':') {
        Some((_, of)) => of,
        None => written.rsplit_once(char::is_whitespace)?.1,
    };
    let of = of.trim().trim_start_matches(['*', '&', '"', '\'']).trim_start_matches("mut ");
    let end = of.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(of.len());
    (end > 0).then(|| &of[..end])
}

/// All methods of a file that have their type before their name.
fn methods<'a>(n: &Nodes<'a>) -> Methods<'a> {
    let mut out = Methods::new();
    for function in (1..n.len()).filter(|i| n.role(*i) == Role::Function) {
        if let (Some((_, of)), Some(name)) = (receiver(n, function), n.child(function, Label::Name)) {
            out.entry((of, n.source(name))).or_insert(function);
        }
    }
    out
}

/// The name of the own object and its type, where they stand in a list of their own before the name of the function.
fn receiver<'a>(n: &Nodes<'a>, function: Id) -> Option<(&'a str, &'a str)> {
    if n.role(function) != Role::Function {
        return None;
    }
    let name = n.child(function, Label::Name)?;
    let list = n.child(function, Label::Params).filter(|p| n.get(*p).start < n.get(name).start)?;
    let param = n.children(list).next()?;
    let own = n.child_or_first(param, Label::Target)?;
    let of = n.source(param).strip_prefix(n.source(own))?.trim_start().trim_start_matches('*');
    let of = of.split('[').next().unwrap_or(of).trim();
    (!of.is_empty()).then(|| (n.source(own), of))
}

impl<'a> Eval<'a> {
    /// What a framework fills a parameter in by, as an annotation of it says: `@RequestParam String url`.
    pub(super) fn filled_in(&self, key: Key<'a>) -> Option<Value> {
        let (n, notes) = (self.nodes, self.table.received_defaults);
        let Key::Name(function, name) = key else { return None };
        let is_type = |note: &str| note.ends_with('<');
        let tells = |note: &&&str| note.starts_with(['@', '[']) || is_type(note);
        if !notes.iter().any(|note| tells(&note)) || n.role(function) != Role::Function {
            return None;
        }
        let lists = n.first_children(function).filter(|c| n.get(*c).label == Label::Params);
        let parts =
            lists.flat_map(|list| if n.role(list) == Role::Param { vec![list] } else { n.children(list).collect() });
        let mut before = n.get(function).start;
        // What stands before the name, in some grammars beside the parameter, and all that the parameter is.
        let (note, whole) = parts.take(MOST_PARAMETERS).find_map(|p| {
            let begin = std::mem::replace(&mut before, n.get(p).end);
            let target = n.child_or_first(p, Label::Target)?;
            let is_it = |i: Id| n.role(i) == Role::Name && n.source(i) == name;
            let named = is_it(target) || n.below(target).take(MOST_PARAMETERS).any(is_it);
            named.then(|| (n.slice(begin, n.get(target).start), n.source(p)))
        })?;
        let says = |of: &&&str| {
            let text = if is_type(of) { whole } else { note };
            text.len() <= LONGEST && text.contains(**of)
        };
        let note = notes.iter().filter(tells).find(says)?;
        let args = Box::new(Value::Map { entries: Vec::new(), open: true });
        Some(Value::Result { root: Root::Global, name: (*note).to_string(), args })
    }
}
