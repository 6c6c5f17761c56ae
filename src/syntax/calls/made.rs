//! Requests that one function makes and another one sends.
//!
//! In: what is given to a call that sends a request. Out: the parts of the request: made in the same function, by a function of the file that gives it
//! back, or by a caller that hands it over. What the sending function sets on it is added.

use super::parts::{merge_map, push_entry};
use super::{Calls, Parts};
use crate::model::{Root, Value};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::eval::synthetic;
use crate::syntax::scope::{Change, Def, Key};
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// Callers of one function that are asked, and nodes of one value that are looked at.
const MOST: usize = 12;

impl<'a> Calls<'a> {
    /// Whether a request is made and asked for what it is, and never sent: `String url = Client.get(path).getUrl()`.
    pub(super) fn is_only_looked_at(&self, id: Id, rule: &'static ClientRule) -> bool {
        let n = self.eval.nodes;
        let mut now = id;
        let chain = if rule.unsent.is_empty() { 0 } else { MOST };
        n.above(id).take(chain).any(|above| {
            let of = std::mem::replace(&mut now, above);
            n.role(above) == Role::Member
                && n.child(above, Label::Object) == Some(of)
                && n.child(above, Label::Property).is_some_and(|p| rule.unsent.contains(&n.source(p)))
        })
    }

    /// The parts of a request that was made before.
    pub(super) fn made_request(&self, id: Id, rule: &'static ClientRule, spec: &str, given: &Value) -> Option<Parts> {
        if let Some(node) = sure_request(given) {
            return self.request_parts(node);
        }
        let n = self.eval.nodes;
        let args = n.child(id, Label::Args)?;
        let argument = match spec.parse::<usize>() {
            Ok(at) => n.children(args).nth(at),
            // One that has a name.
            Err(_) => {
                let named = |a: &Id| n.child(*a, Label::Key).is_some_and(|key| n.source(key) == spec);
                n.children(args).find(named).and_then(|pair| n.child(pair, Label::Value))
            }
        };
        let name = argument.filter(|a| n.role(*a) == Role::Name)?;
        let (key, _) = self.eval.scopes.key_of(n, name)?;
        let node = match given {
            Value::Param { name, .. } => self.request_of_callers(id, name).or_else(|| self.request_of_maker(key))?,
            _ => self.request_of_maker(key)?,
        };
        let mut made = self.request_parts(node)?;
        let here = (n.get(id).start, n.get(id).scope);
        for m in self.eval.scopes.mutations(key).iter().filter(|m| self.eval.scopes.changes_seen(n, key, m, here)) {
            if let Change::Call(call) = m.what {
                self.modify(&mut made, rule, &m.path, call);
            }
        }
        Some(made)
    }

    /// The request that a caller in the file gives for a parameter.
    fn request_of_callers(&self, id: Id, name: &str) -> Option<Id> {
        let n = self.eval.nodes;
        let takes = |f: &Id| n.role(*f) == Role::Function && self.eval.parameters(*f).contains(&name);
        let function = n.above(id).find(takes)?;
        let at = self.eval.parameters(function).iter().position(|p| *p == name)?;
        let called = n.child(function, Label::Name).map(|c| n.source(c))?;
        let calls = self.calls_by_name.get_or_init(|| self.calls_by_name()).get(called)?;
        calls.iter().take(MOST).filter(|c| !n.within(**c, function)).find_map(|call| {
            let given = n.child(*call, Label::Args).and_then(|args| n.children(args).nth(at))?;
            match self.eval.value(given) {
                Value::Path { root: Root::Request(node), .. } => Some(node as Id),
                _ => self.request_of_maker(self.eval.scopes.key_of(n, given)?.0),
            }
        })
    }

    /// The request that a function of the file gives back to what a name is bound to.
    fn request_of_maker(&self, key: Key<'a>) -> Option<Id> {
        let n = self.eval.nodes;
        let defs = self.eval.scopes.definitions(key).iter().take(4);
        let calls = defs.filter_map(|(def, _)| match def {
            Def::Value(v) | Def::Element(v, 0) => Some(*v),
            _ => None,
        });
        let call =
            |v: Id| if n.role(v) == Role::Call { Some(v) } else { n.children(v).find(|c| n.role(*c) == Role::Call) };
        calls.filter_map(call).find_map(|call| {
            let callee = n.child(call, Label::Callee)?;
            let named = n.child(callee, Label::Property).unwrap_or(callee);
            let functions = self.functions_by_name.get_or_init(|| self.functions_by_name());
            match functions.get(n.source(named)).map(Vec::as_slice) {
                Some([function]) => request_in(&self.eval.result(*function), 4),
                Some(_) => None,
                None => self.request_of_given_function(callee),
            }
        })
    }

    /// The request that a function gives back which a caller hands over: `do(func() (*Request, error) { ... })`.
    fn request_of_given_function(&self, callee: Id) -> Option<Id> {
        let n = self.eval.nodes;
        let name = Some(n.source(callee)).filter(|_| n.role(callee) == Role::Name)?;
        let takes = |f: &Id| n.role(*f) == Role::Function && self.eval.parameters(*f).contains(&name);
        let function = n.above(callee).find(takes)?;
        let at = self.eval.parameters(function).iter().position(|p| *p == name)?;
        let called = n.child(function, Label::Name).map(|c| n.source(c))?;
        let calls = self.calls_by_name.get_or_init(|| self.calls_by_name()).get(called)?;
        calls.iter().take(MOST).find_map(|call| {
            let given = n.child(*call, Label::Args).and_then(|args| n.children(args).nth(at))?;
            match self.eval.value(given) {
                Value::Path { root: Root::Function(f), name } if name.is_empty() => {
                    request_in(&self.eval.result(f as Id), 4)
                }
                _ => None,
            }
        })
    }

    /// The query that what puts the URL of a request together was given: `parts.queryItems = [Item(name, value)]`.
    pub(super) fn query_of_url(&self, id: Id) -> Value {
        let (n, members) = (self.eval.nodes, self.eval.table.url_queries);
        let Some(args) = n.child(id, Label::Args).filter(|_| !members.is_empty()) else { return Value::Null };
        let names = n.below(args).filter(|i| n.role(*i) == Role::Name).take(MOST);
        let given = names.filter_map(|i| self.eval.scopes.key_of(n, i)).find_map(|(key, _)| {
            self.eval.scopes.mutations(key).iter().find_map(|m| match m.what {
                Change::Assign(value) if members.contains(&m.path.as_str()) => Some(self.eval.value(value)),
                _ => None,
            })
        });
        let items = match given {
            Some(Value::List(items)) => items,
            Some(map @ Value::Map { .. }) => return map,
            // What writes names and values as a query.
            Some(Value::Result { args, .. }) => {
                return args.get("0").filter(|v| matches!(v, Value::Map { .. })).cloned().unwrap_or(*args);
            }
            // `address.Query = "name=" + value`
            Some(Value::Join(parts)) => return parameters_in(parts),
            _ => return Value::Null,
        };
        let mut query = Value::Map { entries: Vec::new(), open: false };
        for item in items {
            match item {
                Value::Result { args, .. } if args.get("name").is_some() => {
                    let part = |name: &str| args.get(name).cloned().unwrap_or_default();
                    push_entry(&mut query, part("name"), part("value"));
                }
                _ => merge_map(&mut query, Value::Unknown),
            }
        }
        query
    }

    /// Calls of the file by the last name of what they call.
    fn calls_by_name(&self) -> HashMap<&'a str, Vec<Id>> {
        let n = self.eval.nodes;
        let mut out: HashMap<&'a str, Vec<Id>> = HashMap::new();
        for call in (1..n.len()).filter(|i| n.role(*i) == Role::Call) {
            let Some(callee) = n.child(call, Label::Callee) else { continue };
            let named = n.child(callee, Label::Property).unwrap_or(callee);
            out.entry(n.source(named)).or_default().push(call);
        }
        out
    }

    /// Functions of the file by name.
    pub(super) fn functions_by_name(&self) -> HashMap<&'a str, Vec<Id>> {
        let n = self.eval.nodes;
        let mut out: HashMap<&'a str, Vec<Id>> = HashMap::new();
        for function in (1..n.len()).filter(|i| n.role(*i) == Role::Function) {
            if let Some(name) = n.child(function, Label::Name) {
                out.entry(n.source(name)).or_default().push(function);
            }
        }
        out
    }
}

/// The parameters that a text names before what is put in: `name=` and a value.
fn parameters_in(parts: Vec<Value>) -> Value {
    let mut query = Value::Map { entries: Vec::new(), open: true };
    for pair in parts.windows(2) {
        let name = pair[0].text().and_then(|text| text.strip_suffix('='));
        let name = name.map(|text| text.rsplit(['?', '&']).next().unwrap_or(text));
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            push_entry(&mut query, synthetic(name), pair[1].clone());
        }
    }
    query
}

/// The request that is given, the first of several that branches make. Nothing is what the name had before.
fn sure_request(given: &Value) -> Option<Id> {
    match given {
        Value::Path { root: Root::Request(node), .. } => Some(*node as Id),
        Value::Choice(all) if all.len() <= MOST => {
            let mut made = all.iter().filter(|v| **v != Value::Null).map(|v| match v {
                Value::Path { root: Root::Request(node), .. } => Some(*node as Id),
                _ => None,
            });
            let first = made.next()??;
            made.all(|m| m.is_some()).then_some(first)
        }
        _ => None,
    }
}

/// The first request in a value.
fn request_in(value: &Value, depth: u8) -> Option<Id> {
    match value {
        Value::Path { root: Root::Request(node), .. } => Some(*node as Id),
        Value::Choice(all) | Value::List(all) if depth > 0 => {
            all.iter().take(MOST).find_map(|v| request_in(v, depth - 1))
        }
        _ => None,
    }
}
