//! Clients that a class takes in or is made of: its body says what they are told, and its methods call them on the class or the own object.
//!
//! In: a call that takes a client in, as the tables name it, or a class whose base is a client. Out: the client with what the body of the class sets on it, and which client
//! a call on the class, or on the own class, means.

use super::parts::{merge_map, push_entry};
use super::{Calls, Maker};
use crate::model::{Client, Retry, Root, Setting, Value};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::eval::{Eval, bases};
use crate::syntax::index::{Index, Known};
use crate::syntax::scope::Key;
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// Words before what is told to the own object.
const OWN: [&str; 3] = ["self.", "this.", "super()."];

/// The client that a call takes into a class, if it does.
pub(super) fn taken_in(eval: &Eval<'_>, call: Id) -> Option<&'static ClientRule> {
    let n = eval.nodes;
    let in_class = n.role(n.get(call).scope) == Role::Class;
    let source = || n.source(call);
    let mut mixing = eval.table.clients.iter().filter(|c| !c.mixins.is_empty());
    mixing.find(|c| in_class && c.mixins.contains(&source()))
}

/// The client that a class is made of: `class Api(Session)`.
pub(super) fn made_of(eval: &Eval<'_>, index: &Index, class: Id) -> Option<&'static ClientRule> {
    let base = bases(eval.nodes, class).into_iter().next().filter(|b| index.may_name(eval.nodes, *b))?;
    match eval.value(base) {
        Value::Path { root: Root::Module { relative: false }, name } => match index.get(&name) {
            Some(Known::Constructor(rule)) => Some(rule),
            _ => None,
        },
        _ => None,
    }
}

impl Calls<'_> {
    /// The classes with a client, and its place among the clients.
    pub(super) fn mixed(&self) -> HashMap<Id, usize> {
        let n = self.eval.nodes;
        let makers = self.makers.iter().enumerate();
        let taken =
            makers.filter(|(_, (id, maker))| matches!(maker, Maker::Http(_)) && taken_in(self.eval, *id).is_some());
        let classes = self.makers.iter().enumerate().filter(|(_, (id, _))| n.role(*id) == Role::Class);
        let made = classes.map(|(at, (id, _))| (*id, at));
        taken.map(|(at, (id, _))| (n.get(*id).scope, at)).chain(made).collect()
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

    /// What the methods of a class that is made of a client tell their own object.
    pub(super) fn told_by_methods(&self, client: &mut Client, rule: &'static ClientRule, class: Id) {
        let n = self.eval.nodes;
        for id in n.below(class) {
            match n.role(id) {
                Role::Call => {
                    let callee = n.child(id, Label::Callee).map_or("", |c| n.source(c));
                    if let Some(name) = OWN.iter().find_map(|own| callee.strip_prefix(own)) {
                        self.call_on_client(client, rule, name, id);
                    }
                }
                Role::Assign => {
                    let (Some(target), Some(value)) = (n.child(id, Label::Target), n.child(id, Label::Value)) else {
                        continue;
                    };
                    let object = n.child(target, Label::Object).filter(|_| n.role(target) == Role::Index);
                    let name = n.source(object.unwrap_or(target));
                    let own = OWN.iter().find_map(|own| name.strip_prefix(own));
                    match (own, n.child(target, Label::Key)) {
                        (Some("headers"), Some(key)) if object.is_some() => {
                            push_entry(&mut client.headers, self.eval.value(key), self.eval.value(value));
                        }
                        (Some("headers"), _) => merge_map(&mut client.headers, self.eval.value(value)),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        // A method that sends in a loop repeats in a way of its own.
        let sends = |i: Id| matches!(n.role(i), Role::For | Role::While | Role::Catch);
        if client.retry.is_none() && n.below(class).any(sends) {
            client.retry = Some(Retry::Unknown);
        }
        // So does what its constructor hands to the class below, of which not everything is seen.
        merge_map(&mut client.headers, Value::Unknown);
        client.timeout = Setting::Unknown;
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
            Some(object) if self.eval.scopes.own_class(n, object).is_some() || n.source(object) == "super()" => {
                // A method of the class itself is asked, unless it asks the one below.
                let class = n.above(callee).find(|a| n.role(*a) == Role::Class)?;
                let own = Key::Attr(class, n.source(verb));
                let hides = n.source(object) != "super()" && !self.eval.scopes.definitions(own).is_empty();
                self.mixed.get(&class).copied().filter(|_| n.role(class) == Role::Class && !hides)
            }
            Some(object) => {
                let classes = self.eval.scopes.classes(n, object);
                classes.iter().find_map(|class| self.mixed.get(class)).copied()
            }
        };
        Some((client?, n.source(verb).to_string()))
    }
}
