//! Clients that a framework hands to a class, and what the framework was told about them.
//!
//! In: parameters whose type is a client of that kind, and calls that register such clients. Out: clients whose retry state hangs on the
//! registration, which may stand in any file of the project, and the registrations of this file.

use super::{Calls, Maker};
use crate::model::{Factory, Retry};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::eval::Eval;
use crate::syntax::index::Index;
use crate::syntax::retry::last_names;
use crate::syntax::scope::{Key, scope_of};
use crate::syntax::tree::Id;
use crate::syntax::typed;

/// Parameters of one file that are followed as clients.
const MOST_HANDED: usize = 16;

/// Parameters that are clients which a framework hands out.
pub(super) fn handed(eval: &Eval<'_>, index: &Index) -> Vec<(Id, Maker)> {
    let n = eval.nodes;
    if !eval.table.clients.iter().any(|c| c.handed) {
        return Vec::new();
    }
    let params = (1..n.len()).filter(|id| n.role(*id) == Role::Param);
    let client = |id: Id| typed::rule_of_parameter(eval, index, id).filter(|rule| rule.handed);
    params.filter_map(|id| Some((id, Maker::Http(client(id)?)))).take(MOST_HANDED).collect()
}

impl<'a> Calls<'a> {
    /// What a parameter is called, and the fields and names that it is put into.
    pub(super) fn names_of_handed(&self, param: Id) -> Vec<Key<'a>> {
        let n = self.eval.nodes;
        let scope = scope_of(n, param);
        let Some(name) = n.child_or_first(param, Label::Target).map(|t| n.source(t)) else { return Vec::new() };
        let puts = n.below(scope).filter(|i| matches!(n.role(*i), Role::Assign | Role::Declare | Role::Field));
        let targets = puts.filter_map(|i| {
            let value = n.child(i, Label::Value).or_else(|| n.child(i, Label::None))?;
            (n.role(value) == Role::Name && n.source(value) == name).then(|| n.child(i, Label::Target)).flatten()
        });
        let others = targets.filter_map(|t| self.eval.scopes.key_of(n, t)).map(|(key, _)| key);
        std::iter::once(Key::Name(scope, name)).chain(others).collect()
    }

    /// The retry state of what is handed to a class: that of its registration.
    pub(super) fn retry_of_handed(&self, param: Id) -> Retry {
        let n = self.eval.nodes;
        let class = n.above(param).find(|a| n.role(*a) == Role::Class);
        match class.and_then(|c| n.child(c, Label::Name)) {
            Some(name) => Retry::Handed(n.source(name).to_string()),
            None => Retry::Unknown,
        }
    }

    /// The registrations of clients in this file.
    pub(in crate::syntax) fn factories(&self) -> Vec<Factory> {
        let (n, table) = (self.eval.nodes, self.eval.table);
        let mut out = Vec::new();
        for id in (1..n.len()).filter(|id| !table.factories.is_empty() && n.role(*id) == Role::Call) {
            let Some(callee) = n.child(id, Label::Callee) else { continue };
            let source = n.source(callee);
            // Types in the name end in a bracket.
            let (head, types) = source.split_once('<').map_or((source, ""), |(h, t)| (h, t.trim_end_matches('>')));
            let for_all = table.factory_defaults.contains(&last_names(head));
            if !for_all && !table.factories.contains(&last_names(head)) {
                continue;
            }
            let (chain, last) = self.chain(id);
            let kept = !self.bindings(last).is_empty();
            let told = |(name, _): &(&str, Id)| table.factory_retries.iter().any(|r| name.starts_with(r));
            let inside = || table.factory_retries.iter().any(|r| n.source(id).contains(r));
            let repeats = kept || chain.iter().any(told) || for_all && inside();
            let names = types.split(',').map(|t| last_names(t.trim()).to_string()).filter(|t| !t.is_empty());
            out.push(Factory { names: names.collect(), for_all, repeats });
        }
        out
    }

    /// Whether a client is one that was handed in.
    pub(super) fn is_handed(&self, id: Id, rule: &ClientRule) -> bool {
        rule.handed && self.eval.nodes.role(id) == Role::Param
    }
}
