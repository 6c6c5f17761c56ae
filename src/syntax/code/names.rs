//! What a name stands for where new code would use it.
//!
//! In: a parsed file, a place in it, and a name. Out: whether the file gives the name a meaning of its own there.

use super::{Code, Span};
use crate::rules::clients::Role;
use crate::syntax::scope::{Def, Scopes};

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
}
