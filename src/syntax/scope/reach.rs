//! Which definitions of a name a place sees.
//!
//! In: the definitions of a name, where each ends, and the blocks of the file. Out: those that may be meant. What is declared in a block is
//! not seen behind it, and what was certainly given the name later hides what was given before: a definition whose block is around the place.

use super::{Def, DefAt, Key, Mutation, Scopes, scope_of};
use crate::syntax::scope::Change;
use crate::syntax::tree::{Id, Nodes};

impl<'a> Scopes<'a> {
    /// The definitions that a place may see, in the order of the text.
    pub(in crate::syntax) fn seen(&self, nodes: &Nodes<'a>, key: Key<'a>, used_at: Id, scope: Id) -> &[DefAt<'a>] {
        let all = self.definitions(key);
        let here = nodes.get(used_at).start;
        // In the own scope only what stands before counts, if anything does.
        let own = matches!(key, Key::Name(..)) && scope_of(nodes, used_at) == scope;
        let before = if own { all.partition_point(|(_, at)| *at <= here) } else { 0 };
        if before == 0 {
            return all;
        }
        let hidden = self.certain(nodes, &all[..before], here).filter(|_| nodes.has_blocks()).unwrap_or(0);
        &all[hidden..before]
    }

    /// Of the definitions before a place, the last that it certainly sees.
    fn certain(&self, nodes: &Nodes<'a>, before: &[DefAt<'a>], here: u32) -> Option<usize> {
        let gives = |def: &Def<'_>| matches!(def, Def::Value(_) | Def::Element(..) | Def::Entry(..));
        // What is declared in the header of a condition ends with it, what is assigned there does not.
        let end = |at: u32| if self.declared.contains(&at) { nodes.block_end(at) } else { nodes.certain_end(at) };
        before.iter().rposition(|(def, at)| gives(def) && end(*at) >= here)
    }

    /// Whether a definition is of a block that ended before a place.
    pub(in crate::syntax) fn is_past(&self, nodes: &Nodes<'a>, at: u32, here: u32) -> bool {
        at <= here && self.declared.contains(&at) && nodes.block_end(at) < here
    }

    /// Whether what changes a bound thing changes the one that is seen at a place of a scope, and not what bore the name before, after or in
    /// another block.
    pub(in crate::syntax) fn changes_seen(
        &self,
        nodes: &Nodes<'a>,
        key: Key<'a>,
        m: &Mutation,
        (here, of): (u32, Id),
    ) -> bool {
        let (Key::Name(scope, _), true) = (key, nodes.has_blocks()) else { return true };
        let node = match m.what {
            Change::Assign(n) | Change::Call(n) | Change::Escape(n) => n,
        };
        let all = self.definitions(key);
        if all.len() < 2 || of != scope || scope_of(nodes, node) != scope {
            return true;
        }
        let seen = |at: u32| self.certain(nodes, &all[..all.partition_point(|(_, end)| *end <= at)], at);
        seen(nodes.get(node).start) == seen(here)
    }

    /// The changes of what is made at a node and has a name: not of what bore that name before or bears it afterwards.
    pub(in crate::syntax) fn changes_of_made(&self, nodes: &Nodes<'a>, key: Key<'a>, made: Id) -> Vec<&Mutation> {
        let all = self.mutations(key);
        if all.is_empty() || self.definitions(key).len() < 2 {
            return all.iter().collect();
        }
        let behind = self.place_behind(nodes, key, made);
        all.iter().filter(|m| self.changes_seen(nodes, key, m, behind)).collect()
    }

    /// The place behind the definition whose value a node is part of.
    pub(in crate::syntax) fn place_behind(&self, nodes: &Nodes<'a>, key: Key<'a>, node: Id) -> (u32, Id) {
        let holds = |def: &Def<'_>| match def {
            Def::Value(v) | Def::Element(v, _) | Def::Entry(v, _) => nodes.within(node, *v),
            _ => false,
        };
        let behind = self.definitions(key).iter().find(|(def, _)| holds(def)).map(|(_, at)| *at);
        (behind.unwrap_or(nodes.get(node).end), scope_of(nodes, node))
    }
}
