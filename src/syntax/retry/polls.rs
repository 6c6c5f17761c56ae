//! Loops that ask for news for ever: the next round is the next try.
//!
//! In: a request. Out: whether a loop without an end stands around it, which a failure does not leave. What such a loop takes from somewhere else to
//! send it on is lost with a failure: only what asks is polled.

use super::Retries;
use crate::model::Value;
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

/// Requests of one file that are asked.
const MOST_POLLS: u8 = 24;

/// Whether a request asks the server to hold it for a time until there is something to tell: `updates?offset=7&timeout=30`.
pub(in crate::syntax) fn asks_to_wait(url: &Value, query: &Value) -> bool {
    let in_text = |text: &str| text.contains("?timeout=") || text.contains("&timeout=");
    let in_url = url.alternatives().into_iter().flat_map(Value::parts).any(|p| p.text().is_some_and(in_text));
    // What may be there is not said to be.
    in_url || query.get("timeout").is_some_and(|limit| *limit != Value::Unknown)
}

impl Retries<'_> {
    /// Whether a request stands in a loop without an end, whose failures it survives.
    pub(in crate::syntax) fn is_polled(&self, request: Id) -> bool {
        let n = self.eval.nodes;
        let around = n.above(request).take_while(|a| n.role(*a) != Role::Function);
        let mut loops = around.filter(|a| matches!(n.role(*a), Role::For | Role::While));
        let Some(around) = loops.next().filter(|l| self.has_no_end(*l)) else { return false };
        if self.polls.get() == MOST_POLLS {
            return false;
        }
        self.polls.set(self.polls.get() + 1);
        let own: Vec<Id> = n.below(around).filter(|i| self.belongs(*i, around)).collect();
        let kept_by_handler = own.iter().copied().any(|i| {
            let handles = n.parent(i).is_some_and(|tried| n.role(tried) == Role::Try && n.within(request, tried));
            n.role(i) == Role::Catch && handles && !self.always_leaves(i, around)
        });
        // Where errors are values, a test of one goes on with the next round.
        let goes_on = |test: Id| {
            let mut below = n.below(test);
            below.any(|i| n.role(i) == Role::Continue)
        };
        let kept_by_test = || {
            let tests = own.iter().copied().filter(|i| *i > request && n.role(*i) == Role::If);
            !self.eval.table.errors_are_thrown && tests.take(2).any(|t| self.tests_status(t) && goes_on(t))
        };
        kept_by_handler || kept_by_test()
    }

    fn has_no_end(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let without = [Label::Right, Label::Init, Label::Target].iter().all(|l| n.child(id, *l).is_none());
        without
            && n.child(id, Label::Condition).is_none_or(|c| {
                n.role(c) == Role::True
                    || n.source(c).trim_matches(['(', ')']) == "1"
                    || n.source(c).trim_matches(['(', ')']) == "true"
            })
    }
}
