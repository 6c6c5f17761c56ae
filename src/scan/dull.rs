//! Candidates that were judged: the versions of a file bring the same again and again.
//!
//! In: the candidates of a text, those that are known to be nothing by the text it was made from, and what was judged in other texts. Out: the
//! secrets among the others, and where nothing is to be expected. What is judged stays so while what stands around a candidate is the same:
//! of what does not count that alone is remembered, of what does the secret. Who belongs to another secret, or is told by the imports of its file,
//! is never remembered.

use super::inspect::{Asked, NOW};
use crate::detect::changed::REACH;
use crate::judge;
use crate::model::quick::{self, Map, Recent};
use crate::model::{Candidate, Secret};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was judged, with all that was looked at.
pub(super) struct Dull {
    /// What does not count.
    nothing: Recent,
    /// What does.
    told: Mutex<Map<u64, Secret>>,
}

/// Secrets that are remembered at once: those of the files that the threads are at.
const MOST_TOLD: usize = 1 << 11;

/// Longer ones are judged each time.
const LONGEST_TOLD: usize = 512;

impl Default for Dull {
    fn default() -> Self {
        // A megabyte: candidates are far rarer than triggers.
        Dull { nothing: Recent::new(17), told: Mutex::default() }
    }
}

impl Dull {
    fn told(&self) -> MutexGuard<'_, Map<u64, Secret>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The secret that a candidate is, if what stands around it is what stood around one that was judged.
    fn known(&self, key: u64, candidate: &Candidate) -> Option<Secret> {
        let secret = self.told().get(&key)?.clone();
        Some(Secret { span: candidate.span.clone(), ..secret })
    }

    fn keep(&self, key: u64, secret: &Secret) {
        if secret.span.len() <= LONGEST_TOLD {
            let mut told = self.told();
            if told.len() >= MOST_TOLD {
                told.clear();
            }
            told.insert(key, secret.clone());
        }
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
        let is_known = |dull: &Dull| key.is_some_and(|key| dull.nothing.has(key));
        if known.contains(&candidate.span) || asked.dull.is_some_and(is_known) {
            dull.push(candidate.span.clone());
            left_out.push(candidate);
            continue;
        }
        if let Some(secret) = asked.dull.zip(key).and_then(|(dull, key)| dull.known(key, &candidate)) {
            secrets.push(secret);
            continue;
        }
        let secret = judge(candidate);
        let before = asked.dull.zip(key);
        if is_dull(&secret, asked) {
            dull.push(secret.span.clone());
            before.inspect(|(dull, key)| dull.nothing.keep(*key));
        } else if is_told_near(&secret) {
            before.inspect(|(dull, key)| dull.keep(*key, &secret));
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
    is_told_near(secret) && !(asked.counts)(secret)
}

/// Whether what stands near a secret tells all of it.
fn is_told_near(secret: &Secret) -> bool {
    judge::parts::stand_alone(&secret.rules) && secret.part.is_none() && !judge::asks_imports(secret)
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
        // What counts is given each time, at its place.
        let value: String = (0..24u8).map(|i| char::from(b"kX9vQ2mL7pR4tY8wZc5n"[usize::from(i * 7 % 20)])).collect();
        for before in ["", "more\n"] {
            let text = format!("{before}{}", text("", &value));
            assert_eq!(judged_of(&text, &dull), (1, 0));
            let asked = Asked { own: Formats::default(), counts: &|_| true, dull: Some(&dull) };
            let settled = detect::find(text.as_bytes()).settled();
            let whole = judge::judge(text.as_bytes(), settled[0].clone(), *NOW);
            let (secrets, _) = judged(text.as_bytes(), settled, Some(HashSet::new()), &asked);
            assert_eq!(format!("{:?} {:?}", secrets[0].span, secrets[0]), format!("{:?} {whole:?}", whole.span));
        }
        assert_eq!(dull.told().len(), 1);
    }
}
