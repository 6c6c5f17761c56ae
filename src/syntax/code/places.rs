//! The nodes of a file by the places where they stand.
//!
//! In: all nodes. Out: those with a span, the innermost around one, the calls whose callee ends somewhere, the callees of a name. It is made once for a
//! file: a fix asks many times, and a file may have as many fixes as it has lines, so nothing here walks over all nodes for one of them.

use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, Nodes};
use std::collections::HashMap;

/// What a name may follow in an expression.
const SEPARATORS: [char; 4] = ['.', ':', '\\', '>'];

/// Nodes in the order of their places.
pub(super) struct ByPlace<'a> {
    /// Start, end and node.
    spans: Vec<(u32, u32, Id)>,
    /// Start and node: of those that begin at one place, the innermost is the last.
    starts: Vec<(u32, Id)>,
    /// Where a callee ends, and its call.
    calls: Vec<(u32, Id)>,
    /// Where the left side of an expression of two sides ends, and the expression.
    lefts: Vec<(u32, Id)>,
    /// Callees of calls and decorators, by what stands behind the last separator.
    callees: HashMap<&'a str, Vec<Id>>,
    returns: Vec<Id>,
}

impl<'a> ByPlace<'a> {
    pub(super) fn new(n: &Nodes<'a>) -> Self {
        let (mut spans, mut starts) = (Vec::new(), Vec::new());
        let (mut calls, mut lefts, mut returns) = (Vec::new(), Vec::new(), Vec::new());
        let mut callees: HashMap<&'a str, Vec<Id>> = HashMap::new();
        for id in 1..n.len() {
            let node = n.get(id);
            spans.push((node.start, node.end, id));
            starts.push((node.start, id));
            let callee = n.child(id, Label::Callee);
            let mut called = None;
            match node.role {
                Role::Call | Role::New => {
                    calls.extend(callee.map(|c| (n.get(c).end, id)));
                    called = callee;
                }
                Role::Decorator => called = callee.or_else(|| n.children(id).next()),
                Role::Binary => lefts.extend(n.children(id).next().map(|left| (n.get(left).end, id))),
                Role::Return => returns.push(id),
                _ => {}
            }
            if let Some(callee) = called {
                callees.entry(last_of(n.source(callee))).or_default().push(callee);
            }
        }
        spans.sort_unstable();
        starts.sort_unstable();
        calls.sort_unstable();
        lefts.sort_unstable();
        let by_place = |list: &mut Vec<Id>| list.sort_unstable_by_key(|id| (n.get(*id).start, *id));
        callees.values_mut().for_each(by_place);
        Self { spans, starts, calls, lefts, callees, returns }
    }

    /// The nodes with a span, outermost first.
    pub(super) fn at(&self, (start, end): (u32, u32)) -> impl Iterator<Item = Id> + '_ {
        let from = self.spans.partition_point(|(s, e, _)| (*s, *e) < (start, end));
        self.spans[from..].iter().take_while(move |(s, e, _)| (*s, *e) == (start, end)).map(|(.., id)| *id)
    }

    /// The last node that begins at a place or before it.
    pub(super) fn last_from(&self, at: u32) -> Option<Id> {
        let end = self.starts.partition_point(|(start, _)| *start <= at);
        end.checked_sub(1).map(|last| self.starts[last].1)
    }

    /// The calls whose callee ends at a place.
    pub(super) fn calls_at(&self, callee_end: u32) -> impl Iterator<Item = Id> + '_ {
        with_first(&self.calls, callee_end)
    }

    /// The expressions of two sides whose left side ends at a place.
    pub(super) fn joined_at(&self, left_end: u32) -> impl Iterator<Item = Id> + '_ {
        with_first(&self.lefts, left_end)
    }

    /// The first callees within a span, no more than `most`, whose last name is one of these.
    pub(super) fn named(&self, n: &Nodes<'a>, names: &[&str], within: (u32, u32), most: usize) -> Vec<Id> {
        let mut found = Vec::new();
        for name in names {
            let same = self.callees.get(last_of(name)).map_or(&[][..], Vec::as_slice);
            let from = same.partition_point(|id| n.get(*id).start < within.0);
            let inside = same[from..].iter().take_while(|id| n.get(**id).start <= within.1);
            let named = inside.filter(|id| n.get(**id).end <= within.1 && ends_with_name(n.source(**id), name));
            found.extend(named.take(most));
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(most);
        found
    }

    /// What gives something back among the nodes of a range.
    pub(super) fn returns(&self, range: std::ops::Range<Id>) -> &[Id] {
        let at = |id: Id| self.returns.partition_point(|r| *r < id);
        self.returns.get(at(range.start)..at(range.end)).unwrap_or_default()
    }
}

fn with_first(list: &[(u32, Id)], first: u32) -> impl Iterator<Item = Id> + '_ {
    let from = list.partition_point(|(at, _)| *at < first);
    list[from..].iter().take_while(move |(at, _)| *at == first).map(|(_, id)| *id)
}

fn last_of(source: &str) -> &str {
    source.rsplit(SEPARATORS).next().unwrap_or(source)
}

fn ends_with_name(source: &str, name: &str) -> bool {
    source.strip_suffix(name).is_some_and(|above| above.is_empty() || above.ends_with(SEPARATORS))
}
