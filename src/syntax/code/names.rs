//! What a name stands for where new code would use it.
//!
//! In: a parsed file, a place in it, and names. Out: whether the file gives one a meaning of its own there, and the parameter that has one.

use super::{Code, Span};
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::{Def, Scopes};
use crate::syntax::tree::Id;

impl<'a> Code<'a> {
    /// Whether a name stands for something of the file's own where a string stands, and not for the module or the thing of the language that is
    /// called so: a parameter, a variable, an import of something else.
    pub fn hides(&self, string: Span, name: &'a str) -> bool {
        let n = &self.nodes;
        let Some(id) = self.first_at(string, |r| r == Role::String) else { return false };
        let scopes = self.scopes.get_or_init(|| Scopes::collect(n));
        let is_other = |def: &Def<'_>| match def {
            // `import process from "node:process"`.
            Def::Import { module, .. } => module.rsplit([':', '/', '.']).next() != Some(name),
            Def::Used(_) | Def::Opaque => false,
            _ => true,
        };
        scopes.definitions_above(n, id, name).iter().any(|(def, _)| is_other(def))
    }

    /// A parameter of the functions around a place that has one of these names, in lower case and without signs.
    pub fn parameter(&self, at: Span, names: &[String]) -> Option<&'a str> {
        let n = &self.nodes;
        let inner = self.around(at, |r| r == Role::Function)?;
        let functions = std::iter::once(inner).chain(n.above(inner).filter(|a| n.role(*a) == Role::Function));
        let params = functions.filter_map(|f| n.child(f, Label::Params)).flat_map(|p| n.below(p).chain([p]));
        let named = params.filter(|id| n.role(*id) == Role::Name).find(|id| {
            let plain: String = n.source(*id).chars().filter(|c| c.is_alphanumeric()).collect();
            names.iter().any(|name| *name == plain.to_lowercase())
        })?;
        Some(self.source(self.with_sigil(self.span(named))))
    }

    /// Whether an expression is worked out of numbers, units of time and what counts the tries, and of nothing else that has a name.
    pub(super) fn is_worked_out(&self, whole: Id, counter: Option<&'a str>) -> bool {
        let n = &self.nodes;
        let scopes = self.scopes.get_or_init(|| Scopes::collect(n));
        let is_variable = |id: Id| {
            let definitions = scopes.definitions_above(n, id, n.source(id));
            definitions.iter().any(|(def, _)| !matches!(def, Def::Import { .. } | Def::Used(_)))
        };
        let plain = |s: &'a str| s.trim_start_matches('$');
        let is_known = |id: Id| {
            let label = n.get(id).label;
            let outer = n.parent(id);
            match label {
                Label::Key => true,
                Label::Callee => outer.is_some_and(|o| n.role(o) == Role::Call || n.role(o) == Role::New),
                // A unit, or a function.
                Label::Property => {
                    let called = outer.is_some_and(|o| n.get(o).label == Label::Callee);
                    called || n.source(id).to_ascii_lowercase().contains("second")
                }
                Label::Object => !is_variable(id),
                _ => false,
            }
        };
        n.below(whole).chain([whole]).all(|id| match n.role(id) {
            Role::Name => counter.is_some_and(|c| plain(c) == plain(n.source(id))) || is_known(id),
            Role::This | Role::Attribute | Role::Index | Role::String | Role::Text | Role::Await => false,
            Role::Object | Role::Shorthand | Role::List | Role::Function => false,
            _ => true,
        })
    }

    /// Whether a span is a function as a whole.
    pub fn is_function(&self, at: Span) -> bool {
        self.first_at(at, |r| r == Role::Function).is_some()
    }

    /// The bare name that is given a span, or by it, if what follows speaks of it.
    pub fn is_read_later(&self, at: Span) -> bool {
        let n = &self.nodes;
        let gives = |id: &Id| matches!(n.role(*id), Role::Assign | Role::Declare);
        let value = || self.at(at).find(|id| n.get(*id).label == Label::Value);
        let whole = self.at(at).find(gives).or_else(|| value().and_then(|id| n.parent(id)).filter(gives));
        let Some(target) = whole.and_then(|id| n.child(id, Label::Target)) else { return false };
        let name = n.source(target);
        let of_name = |b: u8| b.is_ascii_alphanumeric() || b"_$".contains(&b);
        let behind = self.source((at.1, self.text.len()));
        name.bytes().all(of_name)
            && behind.match_indices(name).any(|(from, _)| {
                let side = |at: Option<usize>| at.and_then(|at| behind.as_bytes().get(at)).is_some_and(|b| of_name(*b));
                !side(from.checked_sub(1)) && !side(Some(from + name.len()))
            })
    }

    /// Whether a string is written out by a call that does nothing else, whatever it is put together with.
    pub fn is_shown(&self, string: Span) -> bool {
        let n = &self.nodes;
        let Some(id) = self.around(string, |r| r == Role::String) else { return false };
        let args = n.above(id).find(|a| !matches!(n.role(*a), Role::Binary | Role::Unit));
        let callee = args.filter(|a| n.role(*a) == Role::Args).and_then(|a| n.child(n.parent(a)?, Label::Callee));
        callee.is_some_and(|callee| self.table.logs.contains(&n.source(callee)))
    }
}
