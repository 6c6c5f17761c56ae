//! Literals that have a name: a constant that may hold a key, followed like a variable of the environment.
//!
//! In: a literal that a value came to, and where it leaves the program. Out: the name that holds it, and its text. Whether the text is a key is
//! not known here: what was found in the files tells.

use super::eval::Eval;
use super::tree::{Id, Nodes};
use crate::model::{Literal, SecretText, Value};
use crate::rules::clients::{Label, Role};

/// Shorter texts are no keys, and longer ones are not kept.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=4096;
/// Names in what leaves that are looked at.
const MOST_NAMES: usize = 64;
/// Steps from a literal to the declaration that gives it a name.
const STEPS: usize = 8;

/// The name that holds a literal, and its text. `None`: it stands in what makes it leave, where it is told as a literal, or it is no key for
/// sure. The name is the one here for one of another file, and empty where none is found.
pub(super) fn held(eval: &Eval<'_>, literal: &Literal, leaves: Id) -> Option<(String, Option<SecretText>)> {
    let n = eval.nodes;
    let from = n.get(leaves);
    let is_here = literal.end > literal.start;
    if !LENGTHS.contains(&literal.text.len()) || is_here && literal.start >= from.start && literal.end <= from.end {
        return None;
    }
    let name = if is_here { holder(n, literal.start)? } else { named(eval, literal, leaves).unwrap_or_default() };
    Some((name.to_string(), Some(literal.text.clone())))
}

/// The name by which what leaves mentions a literal of another file.
fn named<'a>(eval: &Eval<'a>, literal: &Literal, leaves: Id) -> Option<&'a str> {
    let n = eval.nodes;
    let names = n.below(leaves).chain([leaves]).filter(|i| matches!(n.role(*i), Role::Name | Role::Shorthand));
    let same = |value: Value| value.parts().iter().any(|part| part.text() == Some(literal.as_str()));
    names.take(MOST_NAMES).find(|i| same(eval.value(*i))).map(|i| n.source(i))
}

/// What is declared with the literal that begins at this byte.
fn holder<'a>(n: &Nodes<'a>, at: u32) -> Option<&'a str> {
    let mut id = 0;
    while let Some(inner) = n.children(id).find(|c| n.get(*c).start <= at && at < n.get(*c).end) {
        id = inner;
    }
    let names = |id: Id| match n.role(id) {
        Role::Assign | Role::Declare | Role::Field | Role::Param => n.child_or_first(id, Label::Target),
        Role::Pair => n.child(id, Label::Key),
        _ => None,
    };
    let around = n.above(id).take(STEPS).take_while(|a| n.role(*a) != Role::Function);
    let named = std::iter::once(id).chain(around).find_map(names)?;
    let name = n.source(named).trim_matches(['"', '\'', '`', '$', '@']);
    name.rsplit(['.', ':', '>']).next().filter(|name| !name.is_empty())
}
