//! Assignments in languages with declarations: they change a name that was declared before, maybe further out.
//!
//! In: an assignment. Out: one more definition of the name, in the scope that declares it.

use super::{Def, DefAt, Scopes, push, unquoted};
use crate::model::near;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, Nodes};
use std::collections::HashSet;

impl<'a> Scopes<'a> {
    /// In languages with declarations, an assignment changes the nearest declared name.
    pub(super) fn assign_outer(&mut self, nodes: &Nodes<'a>, id: Id, declares: bool) {
        if !declares || nodes.role(id) != Role::Assign || nodes.is_augment(id) {
            return;
        }
        // A property set where an object is made.
        if nodes.role(nodes.get(id).parent) == Role::Object {
            return;
        }
        let Some(target) = nodes.child(id, Label::Target) else { return };
        let Some(value) = nodes.child(id, Label::Value) else { return };
        match nodes.role(target) {
            Role::Name => self.assign_name(nodes, id, target, Def::Value(value)),
            // `request, err = make()`
            Role::List => {
                for (i, part) in nodes.children(target).enumerate().filter(|(_, p)| nodes.role(*p) == Role::Name) {
                    self.assign_name(nodes, id, part, Def::Element(value, i as u32));
                }
            }
            _ => {}
        }
    }

    /// What functions set without saying that it is their own is what the file has by that name, if nothing else in the file gives it a value.
    pub(super) fn set_globals(&mut self, nodes: &Nodes<'a>) {
        let mut set: Vec<(&'a str, DefAt<'a>)> = Vec::new();
        for id in (1..nodes.len()).filter(|id| nodes.role(*id) == Role::Declare) {
            let (Some(target), Some(value)) = (nodes.child(id, Label::Target), nodes.child(id, Label::Value)) else {
                continue;
            };
            let of_function = nodes.role(nodes.get(id).scope) == Role::Function;
            if of_function && nodes.role(target) == Role::Name && !is_local(nodes, id) {
                set.push((nodes.source(target), (Def::Value(value), nodes.get(id).end)));
            }
        }
        let empty = |def: &Def<'a>| match def {
            Def::Value(value) => unquoted(nodes.source(*value)).is_empty(),
            Def::Nothing => true,
            _ => false,
        };
        let known =
            |name: &&'a str| self.defs.get(&(0, *name)).is_some_and(|all| !all.iter().all(|(def, _)| empty(def)));
        let known: HashSet<&'a str> = set.iter().map(|(name, _)| *name).filter(known).collect();
        set.retain(|(name, (def, _))| !known.contains(name) && !empty(def));
        for (name, _) in &set {
            self.defs.remove(&(0, *name));
        }
        for (name, def) in set {
            push(&mut self.defs, (0, name), def);
        }
    }

    fn assign_name(&mut self, nodes: &Nodes<'a>, id: Id, target: Id, def: Def<'a>) {
        let name = nodes.source(target);
        let scope = self.scope_of_name(nodes, id, name).unwrap_or(0);
        let def = (def, nodes.get(id).end);
        if self.attrs.contains_key(&(scope, name)) && nodes.role(scope) == Role::Class {
            push(&mut self.attrs, (scope, name), def);
        } else {
            push(&mut self.defs, (scope, name), def);
        }
    }
}

/// Whether a word before it in its command says that a name is one of the function alone.
fn is_local(nodes: &Nodes<'_>, declared: Id) -> bool {
    /// Longer declarations are none.
    const REACH: usize = 200;
    let start = (nodes.get(declared).start as usize).min(nodes.text.len());
    let line = near::line_before(nodes.text, start, REACH);
    let command = line.rsplit(|b| b";{&|(".contains(b)).next().unwrap_or_default();
    let is_word = |word: &[u8]| nodes.table.local_words.iter().any(|w| w.as_bytes() == word);
    command.split(u8::is_ascii_whitespace).any(is_word)
}
