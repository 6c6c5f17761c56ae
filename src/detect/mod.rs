//! Candidates in bytes: token runs, keyed values, structured forms.
//!
//! In: a decoded text. Out: [`Candidate`]s, sorted and free of overlaps, each with its exact span, the rules whose form it
//! has and the use that the text around tells. It refuses to judge: what is random, a placeholder or public is not its business,
//! and it knows no path and no file type, so that a blob of the history is searched like a file.
//!
//! Two passes over the bytes: the vectorised one for token runs ([`simd`]), and a packed search for the few literals that are
//! not token runs ([`literals`]). There is no list of hundreds of keywords: a run is asked what it is.

mod anchors;
mod context;
pub mod left;
mod literals;
mod runs;
pub mod simd;
mod value;

use crate::model::Candidate;

/// All candidates of a text.
pub fn detect(text: &[u8]) -> Vec<Candidate> {
    let mut found = Vec::new();
    simd::token_runs(text, runs::MIN_RUN, |start, end| runs::inspect(text, start, end, &mut found));
    literals::inspect(text, &mut found);
    without_overlaps(found)
}

/// Of overlapping candidates the one that a rule knows, then the longer one, then the earlier one stays.
fn without_overlaps(mut found: Vec<Candidate>) -> Vec<Candidate> {
    if found.len() < 2 {
        return found;
    }
    found.sort_by_key(|c| (context::rank(c), std::cmp::Reverse(c.span.len()), c.span.start));
    let mut kept: std::collections::BTreeMap<usize, Candidate> = std::collections::BTreeMap::new();
    for candidate in found {
        let before = kept.range(..candidate.span.end).next_back();
        if before.is_none_or(|(_, other)| other.span.end <= candidate.span.start) {
            kept.insert(candidate.span.start, candidate);
        }
    }
    kept.into_values().collect()
}

#[cfg(test)]
mod tests;
