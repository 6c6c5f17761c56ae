//! Classes whose methods are all run again when they fail.
//!
//! In: annotations of a class, and calls in its body. Out: what repeats each of its methods.

use super::Retries;
use crate::model::{Growth, Policy, Retry, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::index::Known;
use crate::syntax::tree::Id;
use std::collections::HashMap;

impl Retries<'_> {
    /// The wait between the tries of a job, where a field of its class says it: `public $backoff = 5`.
    fn wait_of_class(&self, field: Id) -> Option<(Id, Policy)> {
        let n = self.eval.nodes;
        let (target, value) = (n.child(field, Label::Target)?, n.child(field, Label::Value)?);
        let name = n.source(target).trim_start_matches('$');
        let class = n.above(field).find(|a| n.role(*a) == Role::Class)?;
        let (_, job) =
            self.eval.table.class_waits.iter().filter_map(|w| w.split_once(' ')).find(|(f, _)| *f == name)?;
        let body = n.child(class, Label::Body).map_or(n.get(class).start, |b| n.get(b).start);
        if !n.slice(n.get(class).start, body).contains(job) || !matches!(self.eval.value(value), Value::Number(_)) {
            return None;
        }
        let spot = self.lines.spot(n.get(field).start, n.get(field).end, None);
        Some((class, Policy { what: job.to_string(), growth: Growth::Fixed, spot, ..Policy::default() }))
    }

    /// Classes of which something says that their methods are run again.
    pub(super) fn repeated_classes(&self) -> HashMap<Id, Retry> {
        let n = self.eval.nodes;
        let signs = self.eval.table.rerun_signs;
        let mut switched_off: Vec<Id> = Vec::new();
        let classes = (1..n.len()).filter(|id| n.role(*id) == Role::Class);
        let mut out: HashMap<Id, Retry> = classes.filter_map(|c| Some((c, self.decorated(c)?))).collect();
        for field in (1..n.len()).filter(|id| !self.eval.table.class_waits.is_empty() && n.role(*id) == Role::Field) {
            if let Some((class, policy)) = self.wait_of_class(field) {
                out.insert(class, Retry::By(policy));
            }
        }
        for call in (1..n.len()).filter(|id| !signs.is_empty() && n.role(*id) == Role::Call) {
            let class = n.get(call).scope;
            let says = |callee: Id| signs.contains(&n.source(callee)) || signs.contains(&n.source(call));
            if n.role(class) == Role::Class && n.child(call, Label::Callee).is_some_and(says) {
                // What the sign says of the wait, where it is a library of its own.
                let said = n.child(call, Label::Callee).and_then(|c| self.index.get(n.source(c)));
                let retry = match said {
                    Some(Known::Retry(rule)) => Retry::By(self.policy(rule, &self.eval.arguments(call), call)),
                    _ => Retry::Unknown,
                };
                // Of several signs, the one that says how long it waits.
                if matches!(retry, Retry::By(_)) && matches!(out.get(&class), Some(Retry::Unknown)) {
                    out.remove(&class);
                }
                out.entry(class).or_insert(retry);
                let off = self.eval.table.rerun_off.iter().any(|w| n.source(call).contains(w));
                switched_off.extend(off.then_some(class));
            }
        }
        out.retain(|class, _| !switched_off.contains(class));
        out
    }
}
