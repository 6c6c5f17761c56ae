//! The methods of a builder, one after the other: the last one has the arguments of all of them.
//!
//! In: a call on what another call gave back. Out: its arguments, with an entry for the methods before it. Kept for policies of retry
//! libraries alone, which are told by the name that the chain begins with.

use super::{Eval, synthetic};
use crate::model::Value;
use crate::rules::clients::Label;
use crate::syntax::tree::Id;

/// The entry among the arguments of a builder's last method that has those of all methods, by name.
pub(in crate::syntax) const STEPS: &str = ".";
/// Methods of one builder.
const MAX_STEPS: usize = 24;

impl Eval<'_> {
    /// The arguments of a method of a builder of a retry policy, with those of the methods before it.
    pub(super) fn with_steps(&self, id: Id, name: &str, mut args: Value, depth: u8) -> Value {
        let Some((head, _)) = name.split_once("()") else { return args };
        let is = |full: &&str| full.strip_suffix(head).is_some_and(|above| above.is_empty() || above.ends_with('.'));
        let n = self.nodes;
        let object = n.child(id, Label::Callee).and_then(|c| n.child(c, Label::Object));
        let Some(object) = object.filter(|_| self.table.retries.iter().flat_map(|r| r.names).any(is)) else {
            return args;
        };
        let Value::Result { name: before_name, args: given, .. } = self.at(object, depth) else { return args };
        let Value::Map { entries: before, .. } = *given else { return Value::Unknown };
        let last = |dotted: &str| synthetic(dotted.rsplit('.').next().unwrap_or(dotted));
        let mut steps = match before.iter().find(|(k, _)| k.text() == Some(STEPS)) {
            Some((_, Value::Map { entries, .. })) => entries.clone(),
            _ => vec![(last(&before_name), Value::Map { entries: before, open: false })],
        };
        if steps.len() >= MAX_STEPS {
            return Value::Unknown;
        }
        steps.push((last(name), args.clone()));
        if let Value::Map { entries, .. } = &mut args {
            entries.push((synthetic(STEPS), Value::Map { entries: steps, open: false }));
        }
        args
    }
}
