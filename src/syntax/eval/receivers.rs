//! Methods that stand outside of their types: `func (c *Client) url(path string) string`.
//!
//! In: a member of the object that a method is called on. Out: the function of the file that it names, by the type before the name of both.

use super::Eval;
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::{Id, Nodes};
use std::collections::HashMap;

/// Functions by the type before their names, and by their names.
pub(super) type Methods<'a> = HashMap<(&'a str, &'a str), Id>;

impl<'a> Eval<'a> {
    /// The method of this file that a member of the own object names.
    pub(super) fn method_of_receiver(&self, object: Id, property: Id) -> Option<Id> {
        let n = self.nodes;
        if n.role(object) != Role::Name {
            return None;
        }
        let (key @ Key::Name(scope, name), _) = self.scopes.key_of(n, object)? else { return None };
        let [(Def::Param(_), _)] = self.scopes.definitions(key) else { return None };
        let (own, of) = receiver(n, scope)?;
        let methods = self.methods.get_or_init(|| methods(n));
        (own == name).then(|| methods.get(&(of, n.source(property))).copied()).flatten()
    }
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
