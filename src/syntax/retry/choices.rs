//! Statuses that a choice by the status of an answer keeps in a loop: `match status { 200 => return body, 429 => wait(), other => fail(other) }`.
//!
//! In: the nodes of a loop, in languages whose cases are nodes of their own. Out: the statuses of the cases that stay, where all others leave.

use super::Retries;
use super::statuses::status_of;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Cases of a choice, and nodes of what one takes, that are looked at.
const MOST: usize = 24;

impl Retries<'_> {
    /// The statuses that the only choice by a status in a loop keeps in it. `None`: there is none, or it is not told what others do.
    pub(super) fn kept_by_choice(&self, own: &[Id]) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let is_case = |i: &Id| n.role(*i) == Role::If && n.child(*i, Label::Condition).is_some();
        let asks = |i: Id| n.child(i, Label::Condition).is_some_and(|c| self.asks_for_status(c));
        let cases = |i: Id| n.children(i).filter(is_case).take(MOST).collect::<Vec<Id>>();
        let mut choices = own.iter().copied().filter(|i| is_case(i) && asks(*i) && cases(*i).len() > 1);
        let choice = choices.next().filter(|_| choices.next().is_none())?;
        let cases = cases(choice);
        let leaves = |case: Id| n.below(case).any(|i| self.is_way_out(i));
        let in_case = |i: Id| cases.iter().any(|case| n.within(i, *case));
        // What is done otherwise may be no case of its own.
        let mut others_leave = n.below(choice).any(|i| !in_case(i) && self.is_way_out(i));
        let mut kept = Vec::new();
        for case in &cases {
            match (self.taken_by(*case), leaves(*case)) {
                (None, false) => return None,
                (None, true) => others_leave = true,
                (Some(_), true) => {}
                (Some(statuses), false) => kept.extend(statuses),
            }
        }
        (others_leave && !kept.is_empty()).then_some(kept)
    }

    /// The statuses that a case takes; `None` where it names none.
    fn taken_by(&self, case: Id) -> Option<Vec<(u16, u16)>> {
        let n = self.eval.nodes;
        let mut taken = Vec::new();
        for part in n.children(case).filter(|c| n.get(*c).label == Label::Condition).take(MOST) {
            let named = n.below(part).chain([part]).take(MOST);
            let named = named.filter(|i| matches!(n.role(*i), Role::Number | Role::Member | Role::Name));
            let statuses: Vec<u16> = named.filter_map(|i| status_of(&self.eval.value(i))).collect();
            match statuses.as_slice() {
                // `500..=599`
                [from, to] if n.source(part).contains("..") => taken.push((*from, *to)),
                all => taken.extend(all.iter().map(|status| (*status, *status))),
            }
        }
        (!taken.is_empty()).then_some(taken)
    }
}
