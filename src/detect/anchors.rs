//! Tokens that are known by a literal inside of them, not by their beginning.
//!
//! In: a long run of token characters. Out: candidates of the rules whose inner literal stands in it at the distance that the
//! rule says. Such tokens are long, so only long runs are searched, which are few.

use super::{left, runs};
use crate::model::{Candidate, RuleId};
use crate::rules::{self, Credential, Piece};
use aho_corasick::packed::Searcher;
use std::sync::LazyLock;

/// Shorter runs hold no such token; a test holds this against the rules.
pub(super) const LEAST_RUN: usize = 30;

struct Table {
    searcher: Option<Searcher>,
    /// Literals with their rules, sorted; several rules may share one.
    rules: Vec<(&'static str, RuleId)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let within = rules::credentials().iter().enumerate().filter(|(_, rule)| is_within_runs(rule));
    let mut rules: Vec<_> = within.filter_map(|(i, rule)| Some((rule.anchor?.literal, RuleId(i as u16)))).collect();
    rules.sort_by_key(|(literal, _)| *literal);
    let mut distinct: Vec<&str> = rules.iter().map(|(literal, _)| *literal).collect();
    distinct.dedup();
    Table { searcher: Searcher::new(distinct.iter()), rules }
});

/// Whether a rule has an inner literal, which stands with all of its token within one run.
pub(super) fn is_within_runs(rule: &Credential) -> bool {
    rule.anchor.is_some_and(|a| a.literal.len() > 1) && runs::stays_within_runs(rule.shape)
}

/// Looks for the literals in a run.
pub(super) fn inspect(text: &[u8], start: usize, end: usize, found: &mut Vec<Candidate>) {
    if end - start < LEAST_RUN {
        return;
    }
    let table = &*TABLE;
    let mut from = start;
    while let Some(at) = next(table, text, from, end) {
        for (literal, rule) in &table.rules {
            if text[at..end].starts_with(literal.as_bytes()) {
                self::at(text, at, *rule, found);
            }
        }
        from = at + 1;
    }
}

fn next(table: &Table, text: &[u8], from: usize, end: usize) -> Option<usize> {
    match &table.searcher {
        Some(searcher) => searcher.find_in(text, aho_corasick::Span { start: from, end }).map(|m| m.start()),
        None => (from..end).find(|at| table.rules.iter().any(|(l, _)| text[*at..end].starts_with(l.as_bytes()))),
    }
}

/// The token of a rule whose inner literal stands at `at`: every start that the rule allows is tried, the nearest first.
pub(super) fn at(text: &[u8], at: usize, id: RuleId, found: &mut Vec<Candidate>) {
    let rule = rules::credential(id);
    let Some(anchor) = rule.anchor else { return };
    let opens_with_digits = begins_with_digits(rule);
    for offset in anchor.offset.0..=anchor.offset.1 {
        let Some(start) = at.checked_sub(usize::from(offset)) else { return };
        let before = start.checked_sub(1).map(|at| text[at]).filter(u8::is_ascii_alphanumeric);
        // A word may stand before a number without anything between them: `/bot123456789:AA...`.
        let inside = before.is_some_and(|b| !opens_with_digits || b.is_ascii_digit());
        if inside && text[start].is_ascii_alphanumeric() {
            continue;
        }
        if let Some(end) = runs::token_end(text, start, start, id) {
            found.push(Candidate { span: start..end, rules: vec![id], usage: left::usage_of(text, start..end) });
            return;
        }
    }
}

/// Whether the tokens of a rule begin with a number.
fn begins_with_digits(rule: &Credential) -> bool {
    matches!(rule.shape.first(), Some(Piece::Class { set, .. }) if set.members().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn least(shape: &[Piece]) -> usize {
        let of = |piece: &Piece| match piece {
            Piece::Literal(text) => text.len(),
            Piece::Class { min, .. } => usize::from(*min),
            Piece::OneOf(options) => options.iter().map(|o| least(o)).min().unwrap_or(0),
        };
        shape.iter().map(of).sum()
    }

    #[test]
    fn no_rule_has_shorter_tokens_than_are_searched() {
        for rule in rules::credentials().iter().filter(|rule| is_within_runs(rule)) {
            let least = least(rule.shape);
            assert!(least >= LEAST_RUN, "{}: {least}", rule.id);
        }
        assert!(TABLE.searcher.is_some() || cfg!(not(target_arch = "x86_64")));
    }
}
