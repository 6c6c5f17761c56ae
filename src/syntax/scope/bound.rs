//! Names that are given a value by something else than a declaration or an assignment.
//!
//! In: a test that unwraps a value into a name, or a call that defines a constant. Out: definitions of these names.

use super::{Def, Scopes, push, unquoted};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::{Id, Nodes};

impl<'a> Scopes<'a> {
    /// `guard let name = value else { ... }`: the value stands right behind the name.
    pub(super) fn bound_by_condition(&mut self, nodes: &Nodes<'a>, id: Id) {
        let parts: Vec<Id> = nodes.children(id).take_while(|p| nodes.get(*p).label != Label::Body).take(64).collect();
        for pair in parts.windows(2) {
            let [target, value] = *pair else { continue };
            let names = nodes.get(target).label == Label::Target && nodes.role(target) == Role::Name;
            if names && nodes.get(value).label == Label::Condition {
                let def = if nodes.source(value) == nodes.source(target) { continue } else { Def::Value(value) };
                self.add(nodes, value, nodes.source(target), def);
            }
        }
    }

    /// `define("NAME", value)`: a name of the whole program.
    pub(super) fn defined_by_call(&mut self, nodes: &Nodes<'a>, id: Id) {
        if nodes.table.definers.is_empty() {
            return;
        }
        let Some(callee) = nodes.child(id, Label::Callee).filter(|c| nodes.role(*c) == Role::Name) else { return };
        if !nodes.table.definers.contains(&nodes.source(callee)) {
            return;
        }
        let Some(args) = nodes.child(id, Label::Args) else { return };
        let mut given = nodes.children(args);
        if let (Some(name), Some(value)) = (given.next(), given.next())
            && nodes.role(name) == Role::String
        {
            push(&mut self.defs, (0, unquoted(nodes.source(name))), (Def::Value(value), nodes.get(id).end));
        }
    }
}

/// Whether a part of a pattern is what the language has by the same name without an import: a framework hands it out beside other things.
pub(super) fn is_handed_global(nodes: &Nodes<'_>, pattern: Id, name: Id) -> bool {
    let name = nodes.source(name);
    let mut beside =
        nodes.table.handed_globals.iter().filter_map(|h| h.split_once('=')).filter(|(n, _)| *n == name).peekable();
    beside.peek().is_some()
        && nodes.children(pattern).any(|c| {
            let other = nodes.child(c, Label::Key).map_or_else(|| nodes.source(c), |k| nodes.source(k));
            beside.clone().any(|(_, b)| b == other)
        })
}

/// The field that a parameter of a constructor is as well, by a word before it: `constructor(private readonly base: string)`, `Client(this.base)`.
pub(super) fn field_of_parameter<'a>(nodes: &Nodes<'a>, params: Id, part: Id) -> Option<(Id, &'a str)> {
    let words = nodes.table.field_words;
    let mut written = nodes.source(part).split_whitespace().take(MAX_WORDS).filter(|_| !words.is_empty());
    let first = written.next()?;
    let says = |word: &str| words.iter().any(|w| w.ends_with('.') && word.starts_with(w));
    if !words.contains(&first) && !says(first) && !written.any(says) {
        return None;
    }
    let class = nodes.above(params).take(4).find(|a| nodes.role(*a) == Role::Class)?;
    let name = nodes.child_or_first(part, Label::Target)?;
    Some((class, nodes.source(name)))
}

/// Words of a parameter that are looked at.
const MAX_WORDS: usize = 6;

/// What a parameter is when nothing is given for it. Some grammars have it beside the parameter.
pub(super) fn default_of(nodes: &Nodes<'_>, params: Id, part: Id) -> Option<Id> {
    let next = nodes.get(part).end_id;
    let beside = || (next < nodes.get(params).end_id && is_plain_value(nodes, next)).then_some(next);
    nodes.child(part, Label::Value).or_else(beside)
}

/// The same of a parameter that is a part of the function itself.
pub(super) fn default_behind(nodes: &Nodes<'_>, part: Id) -> Option<Id> {
    let next = nodes.get(part).end_id;
    let behind = || {
        let is_part = next < nodes.get(nodes.get(part).parent).end_id && nodes.get(next).label == Label::None;
        (is_part && nodes.slice(nodes.get(part).end, nodes.get(next).start).trim() == "=").then_some(next)
    };
    nodes.child(part, Label::Value).or_else(behind)
}

/// Longer lists of results are not read.
const MAX_RESULTS: u32 = 200;

/// Results of a function that have names: `func f() (request *Request, err error)`. An empty `return` gives what they are then.
pub(in crate::syntax) fn named_results<'a>(nodes: &Nodes<'a>, function: Id) -> Vec<&'a str> {
    if !nodes.table.results_have_names || nodes.role(function) != Role::Function {
        return Vec::new();
    }
    let lists = nodes.first_children(function).filter(|c| nodes.get(*c).label == Label::Params);
    let from = lists.last().map_or(0, |list| nodes.get(list).end);
    let to = nodes.child(function, Label::Body).map_or(0, |body| nodes.get(body).start);
    if from == 0 || to <= from || to - from > MAX_RESULTS {
        return Vec::new();
    }
    let text = nodes.slice(from, to).trim().trim_end_matches('{').trim_end();
    let Some(inside) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) else { return Vec::new() };
    let named = |part: &'a str| part.trim().split_once(' ').map(|(name, _)| name);
    let names: Vec<&str> = inside.split(',').filter_map(named).collect();
    if names.len() == inside.split(',').count() { names } else { Vec::new() }
}

/// Whether what stands among parameters is a value, and no parameter.
pub(in crate::syntax) fn is_plain_value(nodes: &Nodes<'_>, part: Id) -> bool {
    matches!(nodes.role(part), Role::Call | Role::New | Role::String | Role::Number | Role::Boolean | Role::Null)
}
