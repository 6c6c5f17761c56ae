//! Tests that give a value: `match provider { "a" => one, _ => other }`, `if local { one } else { other }`.
//!
//! In: a test where a value is asked for. Out: the values that its branches end in.

use super::{Eval, one_of};
use crate::model::Value;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Branches that are followed; of more the value is unknown.
const MOST: usize = 8;

impl Eval<'_> {
    /// One of the values in which the branches of a test end.
    pub(super) fn chosen(&self, test: Id, depth: u8) -> Value {
        let n = self.nodes;
        let is_case = |c: &Id| n.role(*c) == Role::If && !matches!(n.get(*c).label, Label::Condition | Label::Else);
        // A test has an answer, a choice has cases.
        let asks = n.child(test, Label::Condition).is_some_and(|c| matches!(n.role(c), Role::Binary | Role::Unary));
        let cases: Vec<Id> = n.children(test).filter(|c| !asks && is_case(c)).take(MOST + 1).collect();
        let last = |of: Id, label: Label| n.children(of).filter(|c| n.get(*c).label == label).last();
        let ends: Vec<Id> = match cases.is_empty() {
            true => [Label::Body, Label::Else].into_iter().filter_map(|label| last(test, label)).collect(),
            // Some grammars have no name for what a case ends in: it stands last.
            false => {
                let end = |case: Id| last(case, Label::Body).or_else(|| n.children(case).last());
                cases.into_iter().filter_map(end).collect()
            }
        };
        let ends = if ends.is_empty() { self.unnamed_branches(test) } else { ends };
        if ends.is_empty() || ends.len() > MOST {
            return Value::Unknown;
        }
        let values: Vec<Value> = ends.into_iter().map(|end| self.at(end, depth)).collect();
        if values.iter().all(|v| *v == Value::Unknown) { Value::Unknown } else { one_of(values) }
    }

    /// Both branches of a test that have no names.
    fn unnamed_branches(&self, test: Id) -> Vec<Id> {
        let n = self.nodes;
        let branches: Vec<Id> = n.children(test).filter(|c| n.get(*c).label == Label::None).take(3).collect();
        if branches.len() == 2 { branches } else { Vec::new() }
    }
}
