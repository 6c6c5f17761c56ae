//! Parameters of a query that the methods of an interface name in annotations, where a client makes an object of it.
//!
//! In: the call that makes the object. Out: the names in the query of its requests; what is put in there is not known.

use super::{Calls, Parts};
use crate::model::Value;
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::eval::synthetic;
use crate::syntax::tree::Id;

/// Names of one interface that are looked at.
const MOST: usize = 32;

impl Calls<'_> {
    /// Adds what the interface that a call names puts into queries.
    pub(super) fn take_query_notes(&self, id: Id, rule: &ClientRule, parts: &mut Parts) {
        let n = self.eval.nodes;
        if rule.query_notes.is_empty() || parts.query != Value::Null {
            return;
        }
        let args = n.child(id, Label::Args).map_or(id..id, |args| n.below(args));
        let named = args.filter(|i| n.role(*i) == Role::Name);
        let classes = named.flat_map(|name| self.eval.scopes.classes(n, name));
        let names: Vec<&str> =
            classes.take(MOST).flat_map(|class| names_in(n.source(class), rule.query_notes)).take(MOST).collect();
        if names.is_empty() {
            return;
        }
        let entries = names.into_iter().map(|name| (synthetic(name), Value::Unknown)).collect();
        parts.query = Value::Map { entries, open: true };
    }
}

/// The names that annotations give, `@Query("key")`, in the text of an interface.
fn names_in<'t>(text: &'t str, notes: &[&str]) -> Vec<&'t str> {
    let mut names = Vec::new();
    for note in notes {
        for (at, _) in text.match_indices(note).take(MOST) {
            let given = text[at + note.len()..].strip_prefix('(').and_then(|rest| rest.split(')').next());
            names.extend(given.and_then(|given| given.split('"').nth(1)).filter(|name| !name.is_empty()));
        }
    }
    names
}
