//! Blocks that a call is given: what is called in them, and what they say to their parameter.
//!
//! In: a call with blocks among its arguments. Out: the calls in them by name, and the parameters that stand for what the call makes.

use super::Calls;
use crate::model::{Root, Value};
use crate::rules::clients::{ClientRule, Label, Modifier, Role};
use crate::syntax::eval::Eval;
use crate::syntax::scope::{Change, Key};
use crate::syntax::tree::Id;

/// Calls in a block beyond this number set nothing.
const MAX_CALLS_IN_BLOCK: usize = 64;

/// What is called in a block that a call is given, if the block is one of this file.
pub(in crate::syntax) fn block_calls<'a>(eval: &Eval<'a>, value: &Value) -> Vec<(&'a str, Id)> {
    match value {
        Value::Path { root: Root::Function(f), name } if name.is_empty() => calls_below(eval, *f as Id),
        _ => Vec::new(),
    }
}

/// Names without an object that are called in a function, blocks in it included.
fn calls_below<'a>(eval: &Eval<'a>, function: Id) -> Vec<(&'a str, Id)> {
    let n = eval.nodes;
    let callee =
        |call: Id| n.child(call, Label::Callee).filter(|c| n.role(*c) == Role::Name).map(|c| (n.source(c), call));
    n.below(function).filter(|i| n.role(*i) == Role::Call).filter_map(callee).take(MAX_CALLS_IN_BLOCK).collect()
}

impl<'a> Calls<'a> {
    /// What a block says to its parameter, if every word of it is known: `.defaultHeaders(h -> h.setBearerAuth(key))`.
    pub(super) fn told_in_block(
        &self,
        rule: &'static ClientRule,
        name: &str,
        call: Id,
    ) -> Option<Vec<(&'static Modifier, Id)>> {
        let below = |m: &Modifier| m.name.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        if !rule.modifiers.iter().any(below) {
            return None;
        }
        let keys = self.block_parameters(call);
        let said = keys.iter().flat_map(|key| self.eval.scopes.mutations(*key));
        let known = said.map(|m| match m.what {
            Change::Call(told) => {
                let full = format!("{name}.{}", m.path);
                rule.modifiers.iter().find(|x| x.name == full).map(|x| (x, told))
            }
            _ => None,
        });
        known.collect::<Option<Vec<_>>>().filter(|told| !told.is_empty())
    }

    /// The first parameters of blocks given to a call: the block configures what the call makes.
    pub(super) fn block_parameters(&self, call: Id) -> Vec<Key<'a>> {
        self.parameters_of_blocks(call, |params| params.first().copied())
    }

    /// The last parameters of the blocks that a call is given, where they have several: `(services, client) => ...`.
    pub(super) fn last_block_parameters(&self, call: Id) -> Vec<Key<'a>> {
        self.parameters_of_blocks(call, |params| params.last().copied().filter(|_| params.len() > 1))
    }

    fn parameters_of_blocks(&self, call: Id, which: impl Fn(&[Id]) -> Option<Id>) -> Vec<Key<'a>> {
        let n = self.eval.nodes;
        let args = n.children(call).filter(|a| n.get(*a).label == Label::Args);
        let blocks =
            args.flat_map(|a| std::iter::once(a).chain(n.children(a))).filter(|a| n.role(*a) == Role::Function);
        let first = blocks.filter_map(|b| {
            let params = n.child(b, Label::Params)?;
            let all: Vec<Id> = if n.role(params) == Role::Name { vec![params] } else { n.children(params).collect() };
            let it = which(&all)?;
            let name = if n.role(it) == Role::Param { n.child_or_first(it, Label::Target)? } else { it };
            Some(Key::Name(b, n.source(name)))
        });
        first.collect()
    }

    /// What is called in the blocks that a call is given, where such calls belong to what the call makes.
    pub(super) fn calls_in_blocks(&self, call: Id) -> Vec<(&'a str, Id)> {
        let n = self.eval.nodes;
        if !self.eval.table.blocks_have_receiver {
            return Vec::new();
        }
        let args = n.children(call).filter(|a| n.get(*a).label == Label::Args);
        let given = args.flat_map(|a| std::iter::once(a).chain(n.children(a)));
        given.filter(|a| n.role(*a) == Role::Function).flat_map(|block| calls_below(self.eval, block)).collect()
    }
}
