//! Fields that several types of a file have by the same name, each given in literals of its type: `A{client: x}`, `B{client: y}`.
//!
//! In: the tree. Out: for each such type and field, the type's own place for the field. Where one type alone has a field, its name is enough.

use super::{Def, Key, Scopes, push};
use crate::rules::clients::{Label, Role};
use crate::syntax::eval::written_type_of_parameter;
use crate::syntax::tree::{Id, Nodes};
use std::collections::{HashMap, HashSet};

/// The first literal of a type, by the type and a field.
pub(super) type Shared<'a> = HashMap<(&'a str, &'a str), Id>;

/// The fields that several types have.
pub(super) fn shared<'a>(nodes: &Nodes<'a>) -> Shared<'a> {
    let mut all: Shared<'a> = HashMap::new();
    let mut first: HashMap<&'a str, Id> = HashMap::new();
    let mut types: HashMap<&'a str, HashSet<&'a str>> = HashMap::new();
    for id in (1..nodes.len()).filter(|id| nodes.role(nodes.get(*id).parent) == Role::Args) {
        let named = match nodes.role(id) {
            Role::Pair => nodes.child(id, Label::Key).filter(|k| nodes.role(*k) == Role::Name),
            Role::Shorthand => Some(id),
            _ => None,
        };
        let Some((literal, of)) = named.and_then(|_| type_of_literal(nodes, id)) else { continue };
        let field = nodes.source(named.unwrap_or(id));
        let owner = *first.entry(of).or_insert(literal);
        all.entry((of, field)).or_insert(owner);
        types.entry(field).or_default().insert(of);
    }
    all.retain(|(_, field), _| types.get(field).is_some_and(|of| of.len() > 1));
    all
}

/// The literal that an entry stands in, and its type.
fn type_of_literal<'a>(nodes: &Nodes<'a>, entry: Id) -> Option<(Id, &'a str)> {
    let literal = nodes.parent(nodes.get(entry).parent).filter(|l| nodes.role(*l) == Role::New)?;
    let of = nodes.source(nodes.child(literal, Label::Callee)?);
    let of = of.split(['[', '<']).next().unwrap_or(of).rsplit(['.', ':']).next().unwrap_or(of);
    let class = || nodes.above(literal).find(|a| nodes.role(*a) == Role::Class);
    let of = if of == "Self" { nodes.source(nodes.child(class()?, Label::Name)?) } else { of };
    Some((literal, of))
}

impl<'a> Scopes<'a> {
    /// A field in a literal of a struct.
    pub(super) fn define_field(&mut self, nodes: &Nodes<'a>, entry: Id, name: &'a str, value: Id) {
        if nodes.parent(nodes.get(entry).parent).is_none_or(|l| nodes.role(l) != Role::New) {
            return;
        }
        let def = (Def::Value(value), nodes.get(entry).end);
        push(&mut self.attrs, (0, name), def);
        let owner = type_of_literal(nodes, entry).and_then(|(_, of)| self.shared.get(&(of, name)).copied());
        if let Some(owner) = owner {
            push(&mut self.attrs, (owner, name), def);
        }
    }

    /// The own place of a field that several types have, by the type that is written beside a parameter.
    pub(super) fn field_of_parameter(&self, nodes: &Nodes<'a>, key: Key<'a>, field: &'a str) -> Option<Id> {
        let Key::Name(function, name) = key else { return None };
        if self.shared.is_empty() {
            return None;
        }
        let of = written_type_of_parameter(nodes, function, name)?;
        self.shared.get(&(of, field)).copied()
    }

    /// The same, by the class around it.
    pub(super) fn field_of_class(&self, nodes: &Nodes<'a>, class: Id, field: &'a str) -> Option<Id> {
        let of = nodes.source(nodes.child(class, Label::Name)?);
        self.shared.get(&(of, field)).copied()
    }
}
