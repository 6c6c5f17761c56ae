//! Settings that check nothing, of requests that have nothing to check.
//!
//! In: a named argument of a request. Out: whether the address of the request is one without encryption.

use super::Marks;
use crate::model::Value;
use crate::rules::clients::Role;
use crate::syntax::tree::Id;

impl Marks<'_> {
    /// Whether a setting is of a request whose address is not encrypted at all: what is wrong with that is told of the address.
    pub(super) fn has_no_certificate(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.parent(id).filter(|args| n.role(*args) == Role::Args) else { return false };
        let Some(first) = n.children(args).next().filter(|first| *first != id) else { return false };
        is_plain(&self.eval.value(first))
    }
}

/// Whether an address begins without encryption, whichever it is.
fn is_plain(url: &Value) -> bool {
    match url {
        Value::Text(text) => text.as_str().starts_with("http://"),
        Value::Join(parts) => parts.first().is_some_and(is_plain),
        Value::Choice(options) => options.iter().all(is_plain),
        _ => false,
    }
}
