//! Clients that a container hands to a class by their type and name, and the functions that give them to it.
//!
//! In: fields and parameters of constructors whose type is such a client, functions with an annotation by which a framework calls them, and calls that
//! give something to a container. Out: clients whose address and retry state hang on what the project gives for them, in whatever file that stands, and what
//! this file gives. What several of one type are for is told by the name alone.

use super::{Calls, Maker};
use crate::model::{Client, Factory, Retry, Root, Setting, Spot, Value};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::retry::last_names;
use crate::syntax::tree::Id;
use crate::syntax::typed;
use std::collections::HashMap;

/// Fields and parameters of one file that are looked at: for each the whole file is asked whether it makes it.
const MOST: usize = 16;
/// Bytes of the head of a class or a function that are read.
const MAX_LINE: usize = 160;

impl<'a> Calls<'a> {
    /// The clients that are handed to the classes of this file, by the names of fields and parameters.
    pub(super) fn find_injected(&mut self) {
        let n = self.eval.nodes;
        if !self.eval.table.clients.iter().any(|c| c.injected) {
            return;
        }
        let mut found: Vec<(&'a str, &'static ClientRule, Id)> = Vec::new();
        let mut tried = 0;
        for id in 1..n.len() {
            if tried == MOST {
                break;
            }
            let Some(name) = self.name_of_injected(id) else { continue };
            let rule = match n.role(id) {
                Role::Param => typed::rule_of_parameter(self.eval, self.index, id),
                _ => typed::rule_of_text(self.eval, self.index, typed::line_of(n, n.get(id).start)),
            };
            let Some(rule) = rule.filter(|r| r.injected) else { continue };
            if typed::builder_of_parameter(self.eval, id).is_some() {
                continue;
            }
            if found.iter().any(|(known, ..)| *known == name) {
                continue;
            }
            tried += 1;
            if !self.is_made_here(id, name) {
                found.push((name, rule, id));
            }
        }
        for (name, rule, id) in found {
            let client = self.injected_client(name, rule, self.spot(id));
            self.clients.push(client);
            self.injected.insert(name, self.clients.len() - 1);
        }
    }

    /// What a parameter of a constructor, or a field without a value, is called.
    fn name_of_injected(&self, id: Id) -> Option<&'a str> {
        let n = self.eval.nodes;
        let around = n.above(id).find(|a| matches!(n.role(*a), Role::Class | Role::Function))?;
        let in_class = n.role(around) == Role::Class;
        let named = match n.role(id) {
            Role::Param => {
                let class = n.above(around).find(|a| n.role(*a) == Role::Class);
                let of = |c: Id| n.child(c, Label::Name).map(|name| n.source(name));
                let constructs = in_class || class.is_some_and(|c| of(c).is_some() && of(c) == of(around));
                constructs.then(|| n.child_or_first(id, Label::Target)).flatten()
            }
            Role::Field | Role::Declare if in_class && n.child(id, Label::Value).is_none() => {
                n.child(id, Label::Target)
            }
            _ => None,
        };
        named.filter(|name| n.role(*name) == Role::Name).map(|name| n.source(name))
    }

    /// Whether the file itself makes what a name of a class is: of the name, or by making an object of the class.
    fn is_made_here(&self, id: Id, name: &str) -> bool {
        let n = self.eval.nodes;
        let class = n.above(id).find(|a| n.role(*a) == Role::Class);
        let called = class.and_then(|c| n.child(c, Label::Name)).map_or("", |c| n.source(c));
        (1..n.len()).any(|i| match n.role(i) {
            Role::Call | Role::New => n.child(i, Label::Callee).is_some_and(|c| {
                let last = last_names(n.source(c).split('<').next().unwrap_or(""));
                last == called && !called.is_empty()
            }),
            // Another value than a parameter of the same name.
            Role::Assign => {
                let own = |t: Id| last_names(n.source(t)) == name;
                let value = n.child(i, Label::Value);
                n.child(i, Label::Target).is_some_and(own) && value.is_some_and(|v| n.role(v) != Role::Name)
            }
            _ => false,
        })
    }

    fn injected_client(&self, name: &str, rule: &'static ClientRule, spot: Spot) -> Client {
        Client {
            rule: self.eval.table.clients.iter().position(|c| std::ptr::eq(c, rule)),
            name: name.to_string(),
            local: false,
            blocking: rule.blocking,
            retry: Some(Retry::handed(format!("{} {name}", rule.library))),
            ..Client::unknown(rule.library, spot)
        }
    }

    /// The client that is handed to the class of what is called: its place, and the method.
    pub(super) fn call_of_injected(&self, callee: Id) -> Option<(usize, &'a str)> {
        let n = self.eval.nodes;
        if self.injected.is_empty() || n.role(callee) != Role::Member {
            return None;
        }
        let (object, verb) = (n.child(callee, Label::Object)?, n.child(callee, Label::Property)?);
        let own = n.child(object, Label::Object).is_none_or(|o| n.role(o) == Role::This);
        let name = if own { last_names(n.source(object)) } else { "" };
        let client = *self.injected.get(name)?;
        // What the file knows better is not handed to it.
        let known = matches!(self.eval.value(object), Value::Path { root: Root::Client(_) | Root::Imported(_), .. });
        (!known).then(|| (client, n.source(verb)))
    }

    /// What this file gives to a container.
    pub(super) fn beans(&self) -> Vec<Factory> {
        let (n, table) = (self.eval.nodes, self.eval.table);
        let mut out = self.customizers();
        for id in (1..n.len()).filter(|_| !table.beans.is_empty() || !table.bean_calls.is_empty()) {
            let (name, client) = match n.role(id) {
                Role::Function if table.beans.iter().any(|b| begins_with(n.source(id), b)) => {
                    let named = n.child(id, Label::Name).map_or("", |c| n.source(c));
                    match self.eval.result(id) {
                        Value::Path { root: Root::Client(i), .. } => (named, i),
                        _ => continue,
                    }
                }
                Role::Call if self.gives_to_container(id) => match self.only_client_below(id) {
                    Some(client) => ("", client),
                    None => continue,
                },
                _ => continue,
            };
            let Some(made) = self.clients.get(client).filter(|_| self.is_injectable(client)) else { continue };
            out.push(Factory {
                names: vec![format!("{} {name}", made.library)],
                for_all: false,
                // What a builder of the framework brings is told by its customizers, and by what the function puts into it.
                repeats: match made.retry {
                    None | Some(Retry::Off(_)) => false,
                    Some(Retry::Handed { .. }) => self.puts_something_into(id),
                    _ => true,
                },
                policy: match &made.retry {
                    Some(Retry::By(policy)) => Some(policy.clone()),
                    _ => None,
                },
                asked_by: self.type_of(client).to_string(),
                base: made.base.clone(),
                headers: made.headers.clone(),
                timeout: made.timeout,
            });
        }
        out
    }

    /// Whether a function that makes a client names something through which its requests go.
    fn puts_something_into(&self, function: Id) -> bool {
        let text = self.eval.nodes.source(function).to_ascii_lowercase();
        ["intercept", "filter", "retr", "custom", "mutate", "factory", "connector"]
            .iter()
            .any(|word| text.contains(word))
    }

    /// What this file sets on all clients that a framework makes: it may be anything.
    fn customizers(&self) -> Vec<Factory> {
        let (n, table) = (self.eval.nodes, self.eval.table);
        let rules: Vec<&ClientRule> = table.clients.iter().filter(|c| !c.customizers.is_empty()).collect();
        let mut out = Vec::new();
        for id in (1..n.len()).filter(|id| matches!(n.role(*id), Role::Function | Role::Class)) {
            let Some(name) = n.child(id, Label::Name).filter(|_| !rules.is_empty()) else { continue };
            // The type stands before the name of a function, and behind that of a class.
            let (start, end) = match n.role(id) {
                Role::Function => (n.get(id).start, n.get(name).start),
                _ => (n.get(name).end, n.child(id, Label::Body).map_or(n.get(id).end, |b| n.get(b).start)),
            };
            let head = n.slice(start, end.min(start + MAX_LINE as u32));
            let set = rules.iter().find(|rule| rule.customizers.iter().any(|c| head.contains(c)));
            out.extend(set.map(|rule| Factory {
                names: vec![format!("{} customizer", rule.library)],
                for_all: false,
                repeats: true,
                policy: None,
                asked_by: String::new(),
                base: Value::Null,
                headers: Value::Map { entries: Vec::new(), open: true },
                timeout: Setting::Unknown,
            }));
        }
        out
    }

    fn gives_to_container(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let calls = self.eval.table.bean_calls;
        let head = |c: Id| last_names(n.source(c).split('<').next().unwrap_or("").trim_end());
        n.child(call, Label::Callee).is_some_and(|c| calls.contains(&head(c)))
    }

    /// The one client that is made below a node.
    fn only_client_below(&self, id: Id) -> Option<usize> {
        let n = self.eval.nodes;
        let mut made = self.makers.iter().enumerate().filter(|(_, (at, _))| n.within(*at, id) && *at != id);
        let (only, None) = (made.next()?.0, made.next()) else { return None };
        Some(only)
    }

    /// How code writes the type of a client.
    fn type_of(&self, client: usize) -> &'static str {
        match self.makers.get(client) {
            Some((_, Maker::Http(rule))) => rule.constructors.first().map_or("", |c| c.split('.').next().unwrap_or(c)),
            _ => "",
        }
    }

    fn is_injectable(&self, client: usize) -> bool {
        matches!(self.makers.get(client), Some((_, Maker::Http(rule))) if rule.injected)
    }
}

/// Whether a function begins with an annotation, or with one of several that it has.
fn begins_with(source: &str, annotation: &str) -> bool {
    let mut words = source.split_whitespace().take_while(|w| w.starts_with('@')).take(6);
    words.any(|w| w.split('(').next() == Some(annotation))
}

/// Clients by the names of fields and parameters.
pub(super) type Injected<'a> = HashMap<&'a str, usize>;
