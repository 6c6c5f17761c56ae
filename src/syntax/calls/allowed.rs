//! Requests whose address is compared with what may be called before they are made: `if host not in ALLOWED: abort(400)`.
//!
//! In: the node of a request, and of what it is given. Out: whether a test stands before it, or around it, that asks for the address by a name
//! that the request is given, and leaves where it is none of those.

use super::Calls;
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::Def;
use crate::syntax::tree::Id;

/// Tests of one function that are asked, and the longest of them.
const MOST_TESTS: usize = 64;
const LONGEST: usize = 300;
/// Names that a request is given, and steps to what they are made of.
const MOST_NAMES: usize = 8;

impl<'a> Calls<'a> {
    /// Whether an address is compared with what is allowed.
    pub(super) fn is_allowed(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let Some(function) = n.above(id).find(|a| n.role(*a) == Role::Function) else { return false };
        let names = self.names_given(id, function);
        if names.is_empty() {
            return false;
        }
        let known = self.tests.borrow().get(&function).cloned();
        let tests = known.unwrap_or_else(|| {
            let tests: Vec<Id> = n.below(function).filter(|i| n.role(*i) == Role::If).take(MOST_TESTS).collect();
            self.tests.borrow_mut().insert(function, tests.clone());
            tests
        });
        tests.into_iter().any(|test| {
            let around = n.within(id, test);
            let before = n.get(test).end_id <= id;
            (around || before && self.leaves(test)) && self.asks_for_allowed(test, &names)
        })
    }

    /// The names in the arguments of a request, and those that they are made of in its function.
    fn names_given(&self, id: Id, function: Id) -> Vec<&'a str> {
        let n = self.eval.nodes;
        let args = n.child(id, Label::Args).and_then(|args| n.children(args).next());
        let mut todo: Vec<Id> = args.into_iter().collect();
        let mut names: Vec<&str> = Vec::new();
        while let Some(value) = todo.pop().filter(|_| names.len() < MOST_NAMES) {
            for name in n.below(value).chain([value]).filter(|i| n.role(*i) == Role::Name).take(MOST_NAMES) {
                if names.contains(&n.source(name)) {
                    continue;
                }
                names.push(n.source(name));
                let key = self.eval.scopes.key_of(n, name).map(|(key, _)| key);
                let defined = key.map_or(&[][..], |key| self.eval.scopes.definitions(key));
                todo.extend(defined.iter().filter_map(|(def, _)| match def {
                    Def::Value(value) if n.within(*value, function) => Some(*value),
                    _ => None,
                }));
            }
        }
        names
    }

    /// Whether a test asks whether something of these names is among what is allowed. That it is encrypted says nothing of where it goes.
    fn asks_for_allowed(&self, test: Id, names: &[&str]) -> bool {
        let n = self.eval.nodes;
        let Some(condition) = n.child(test, Label::Condition) else { return false };
        let source = n.source(condition);
        if source.len() > LONGEST {
            return false;
        }
        let words: Vec<&str> = source.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        if !names.iter().any(|name| words.contains(name)) {
            return false;
        }
        let rules = &self.eval.table.put_together;
        let compares = ["==", "!="].iter().chain(rules.beginnings).any(|word| source.contains(word));
        compares && names_host(source) || looks_up(source, rules.look_ups) && !names_scheme_alone(source)
    }

    /// Whether what follows a test leaves the function.
    fn leaves(&self, test: Id) -> bool {
        let n = self.eval.nodes;
        let throws = |i: Id| {
            let callee = n.child(i, Label::Callee).filter(|_| n.role(i) == Role::Call);
            callee.is_some_and(|c| self.eval.table.throwers.contains(&n.source(c)))
        };
        let leaves =
            |i: Id| matches!(n.role(i), Role::Return | Role::Throw | Role::Continue | Role::Leave) || throws(i);
        n.below(test).take(LONGEST).any(leaves)
    }
}

/// Whether a test looks something up that is no word of its own: `"url" in request.json` asks whether there is an address.
fn looks_up(source: &str, methods: &[&str]) -> bool {
    let quotes = ['"', '\'', '`'];
    let by_word = |word: &str| {
        source.split_once(word).is_some_and(|(before, _)| !before.trim_end_matches("not").trim_end().ends_with(quotes))
    };
    let by_call = |method: &str| {
        let given = source.split_once(method).and_then(|(_, rest)| rest.strip_prefix('('));
        given.is_some_and(|given| !given.trim_start_matches('&').starts_with(quotes))
    };
    by_word(" in ") || methods.iter().any(|method| by_call(method))
}

/// Whether a host stands in a test: behind a scheme, or by itself in quotes.
fn names_host(source: &str) -> bool {
    source.split(['"', '\'', '`']).skip(1).step_by(2).any(|text| {
        let host = text.split_once("://").map_or(text, |(_, rest)| rest);
        host.contains('.') && host.len() > 3
    })
}

/// Whether all that stands in quotes is a scheme.
fn names_scheme_alone(source: &str) -> bool {
    let mut texts = source.split(['"', '\'', '`']).skip(1).step_by(2).peekable();
    texts.peek().is_some()
        && texts.all(|text| {
            text.trim_end_matches(['/', ':']).chars().all(char::is_alphanumeric) && text.starts_with("http")
        })
}
