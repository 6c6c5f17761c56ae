//! What makes clients, and requests that are sent later.
//!
//! In: the tree and the tables. Out: the nodes of clients, each with what makes it, and those of requests that are only made.

use super::{handed, mixins};
use crate::model::{Root, Value};
use crate::rules::clients::{ClientRule, Contract, Label, Role, Sdk};
use crate::syntax::eval::Eval;
use crate::syntax::index::{Index, Known};
use crate::syntax::tree::Id;
use std::collections::HashSet;

/// What makes a client.
#[derive(Clone, Copy)]
pub(in crate::syntax) enum Maker {
    Http(&'static ClientRule),
    Sdk(&'static Contract, &'static Sdk, &'static str),
}

/// Clients and requests that are only made, by node.
pub(in crate::syntax) fn find_makers(eval: &Eval<'_>, index: &Index) -> (Vec<(Id, Maker)>, Vec<Id>) {
    let n = eval.nodes;
    let (mut clients, mut requests) = (Vec::new(), Vec::new());
    let mut classes = HashSet::new();
    let mixes = eval.table.clients.iter().any(|c| !c.mixins.is_empty());
    for id in 1..n.len() {
        let role = n.role(id);
        if let Some(rule) = (role == Role::Class).then(|| mixins::made_of(eval, index, id)).flatten() {
            clients.push((id, Maker::Http(rule)));
            continue;
        }
        if !matches!(role, Role::Call | Role::New) {
            continue;
        }
        if let Some(rule) = mixes.then(|| mixins::taken_in(eval, id)).flatten() {
            // Taken in twice, it is still one.
            if classes.insert(n.get(id).scope) {
                clients.push((id, Maker::Http(rule)));
            }
            continue;
        }
        let Some(callee) = n.child(id, Label::Callee).filter(|c| index.may_name(n, *c)) else { continue };
        let Value::Path { root: Root::Module { .. } | Root::Global, name } = eval.value(callee) else { continue };
        let name = if eval.table.makes_given.contains(&name.as_str()) { type_given(eval, id) } else { name };
        match index.get(&name) {
            Some(Known::Constructor(rule)) => clients.push((id, Maker::Http(rule))),
            Some(Known::Sdk(contract, sdk, key)) => clients.push((id, Maker::Sdk(contract, sdk, key))),
            Some(Known::Call(_, call)) if call.deferred => requests.push(id),
            _ => {}
        }
    }
    clients.extend(handed::handed(eval, index));
    (clients, requests)
}

/// The type that is given to what makes an object of it.
fn type_given(eval: &Eval<'_>, call: Id) -> String {
    let given = eval.nodes.child(call, Label::Args).and_then(|args| eval.nodes.children(args).next());
    match given.map(|type_| eval.value(type_)) {
        Some(Value::Path { name, .. }) => name,
        _ => String::new(),
    }
}
