//! Assignments in languages with declarations: they change a name that was declared before, maybe further out.
//!
//! In: an assignment. Out: one more definition of the name, in the scope that declares it.

use super::{Def, Scopes, push};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, Nodes};

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
