//! Clients that a class takes in: its body says what they are told, and its methods call them on the class itself.
//!
//! In: a call that takes a client in, as the tables name it. Out: the client with what the body of the class sets on it, and which client
//! a call on the class, or on the own class, means.

use super::{Calls, Maker};
use crate::model::Client;
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::eval::Eval;
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// The client that a call takes into a class, if it does.
pub(super) fn taken_in(eval: &Eval<'_>, call: Id) -> Option<&'static ClientRule> {
    let n = eval.nodes;
    let in_class = n.role(n.get(call).scope) == Role::Class;
    let source = || n.source(call);
    let mut mixing = eval.table.clients.iter().filter(|c| !c.mixins.is_empty());
    mixing.find(|c| in_class && c.mixins.contains(&source()))
}

impl Calls<'_> {
    /// The classes with a client, and its place among the clients.
    pub(super) fn mixed(&self) -> HashMap<Id, usize> {
        let n = self.eval.nodes;
        let makers = self.makers.iter().enumerate();
        let taken =
            makers.filter(|(_, (id, maker))| matches!(maker, Maker::Http(_)) && taken_in(self.eval, *id).is_some());
        taken.map(|(at, (id, _))| (n.get(*id).scope, at)).collect()
    }

    /// What the body of the class that a client is taken into says of it.
    pub(super) fn told_by_class(&self, client: &mut Client, rule: &'static ClientRule, taken: Id) {
        let n = self.eval.nodes;
        let class = n.get(taken).scope;
        for call in n.children(class).filter(|c| n.role(*c) == Role::Call) {
            let Some(callee) = n.child(call, Label::Callee).filter(|c| n.role(*c) == Role::Name) else { continue };
            self.call_on_client(client, rule, n.source(callee), call);
        }
    }

    /// The client that a call on a class, or on the class it stands in, means: its place, and the method.
    pub(super) fn call_of_class(&self, callee: Id) -> Option<(usize, String)> {
        let n = self.eval.nodes;
        if self.mixed.is_empty() {
            return None;
        }
        let around = || n.above(callee).find_map(|a| self.mixed.get(&a)).copied();
        let (object, verb) = match n.role(callee) {
            Role::Name => (None, callee),
            Role::Member => (n.child(callee, Label::Object), n.child(callee, Label::Property)?),
            _ => return None,
        };
        let client = match object {
            None => around(),
            Some(object) if self.eval.table.own_class_names.contains(&n.source(object)) => around(),
            Some(object) => {
                let classes = self.eval.scopes.classes(n, object);
                classes.iter().find_map(|class| self.mixed.get(class)).copied()
            }
        };
        Some((client?, n.source(verb).to_string()))
    }
}
