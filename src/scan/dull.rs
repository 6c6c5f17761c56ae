//! Candidates that were judged and do not count: the versions of a file bring the same again and again.
//!
//! In: the candidates of a text, those that are known to be nothing by the text it was made from, and what was judged in other texts. Out: the
//! secrets among the others, and where nothing is to be expected. What is judged stays so while what stands around a candidate is the same;
//! who belongs to another secret, or is told by the imports of its file, is never remembered.

use super::inspect::{Asked, NOW};
use crate::detect::changed::REACH;
use crate::judge;
use crate::model::quick::{self, Recent};
use crate::model::{Candidate, Secret};
use std::collections::HashSet;
use std::ops::Range;

/// What was judged and does not count, with all that was looked at.
pub(super) struct Dull(Recent);

impl Default for Dull {
    fn default() -> Self {
        // A megabyte: candidates are far rarer than triggers.
        Dull(Recent::new(17))
    }
}

/// The secrets of a text and where candidates stand that do not count. Those `known` are left out, and so are those that were judged before, unless
/// there is one that another one may complete: that asks what stands around it. Without `known` all are judged.
pub(super) fn judged(
    text: &[u8],
    settled: Vec<Candidate>,
    known: Option<HashSet<Range<usize>>>,
    asked: &Asked<'_>,
) -> (Vec<Secret>, Vec<Range<usize>>) {
    let judge = |candidate: Candidate| judge::judge(text, candidate, *NOW);
    let Some(known) = known else {
        let secrets: Vec<Secret> = settled.into_iter().map(judge).collect();
        let dull = secrets.iter().filter(|s| is_dull(s, asked)).map(|s| s.span.clone()).collect();
        return (secrets, dull);
    };
    let (mut secrets, mut dull, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for candidate in settled {
        let key = asked.dull.map(|_| key(text, &candidate));
        let is_known = |recent: &Dull| key.is_some_and(|key| recent.0.has(key));
        if known.contains(&candidate.span) || asked.dull.is_some_and(is_known) {
            dull.push(candidate.span.clone());
            left_out.push(candidate);
            continue;
        }
        let secret = judge(candidate);
        if is_dull(&secret, asked) {
            dull.push(secret.span.clone());
            asked.dull.zip(key).inspect(|(recent, key)| recent.0.keep(*key));
        }
        secrets.push(secret);
    }
    if secrets.iter().any(|secret| !judge::parts::completed_by(secret).is_empty()) {
        secrets.extend(left_out.into_iter().map(judge));
        secrets.sort_by_key(|secret| secret.span.start);
    }
    (secrets, dull)
}

/// Whether a secret is nothing by what stands near it.
fn is_dull(secret: &Secret, asked: &Asked<'_>) -> bool {
    judge::parts::stand_alone(&secret.rules)
        && secret.part.is_none()
        && !judge::asks_imports(secret)
        && !(asked.counts)(secret)
}

/// A hash of all that decides what a candidate is.
fn key(text: &[u8], candidate: &Candidate) -> u64 {
    let Candidate { span, rules, usage } = candidate;
    let from = span.start.saturating_sub(REACH);
    let around = &text[from..text.len().min(span.end + REACH)];
    quick::hash_of_part(around, quick::hash_of(&(span.start - from, span.len(), rules, usage)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect;
    use crate::rules::own::Formats;

    /// How many candidates of a text are judged, and how many are known to be nothing.
    fn judged_of(text: &str, dull: &Dull) -> (usize, usize) {
        let asked = Asked { own: Formats::default(), counts: &|secret| secret.verdict.is_reported(), dull: Some(dull) };
        let settled = detect::find(text.as_bytes()).settled();
        let (secrets, dull) = judged(text.as_bytes(), settled, Some(HashSet::new()), &asked);
        (secrets.len(), dull.len())
    }

    #[test]
    fn what_does_not_count_is_judged_again_only_where_something_near_it_differs() {
        let filler = "nothing of interest stands here\n".repeat(100);
        let text = |before: &str, value: &str| format!("{filler}{before}password = \"{value}\"\n{filler}");
        let dull = Dull::default();
        assert_eq!(judged_of(&text("", "changeme"), &dull), (1, 1));
        // The same is known where more stands far away.
        assert_eq!(judged_of(&text("", "changeme"), &dull), (0, 1));
        assert_eq!(judged_of(&format!("more\n{}", text("", "changeme")), &dull), (0, 1));
        assert_eq!(judged_of(&text("# another line\n", "changeme"), &dull), (1, 1));
        // What counts is never known.
        let value: String = (0..24u8).map(|i| char::from(b"kX9vQ2mL7pR4tY8wZc5n"[usize::from(i * 7 % 20)])).collect();
        for _ in 0..2 {
            assert_eq!(judged_of(&text("", &value), &dull), (1, 0));
        }
    }
}
