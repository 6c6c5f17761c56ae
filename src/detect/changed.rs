//! Detection in a text that is mostly a copy of another one.
//!
//! In: a text, how it is made from its base (copies and insertions), and what detection found in the base. Out: exactly what
//! detection of the whole text finds, after looking at the inserted bytes, the seams and their margins alone. It knows nothing
//! of where texts come from.
//!
//! Why it is exact: whether there is a candidate, and its use, depends on at most [`REACH`] bytes before and after it (every
//! look to the left or right in this module is bounded, and by less). So a candidate of the base whose surroundings lie in one
//! copy is a candidate of the text, and a candidate of the text whose surroundings lie in one copy was one of the base. All
//! others lie across a seam or touch inserted bytes: they are found by looking at the seams and insertions with margins.
//! Blocks of private keys reach further; a text or base that may hold one is looked at whole.

use super::{Found, find, simd};
use crate::model::Candidate;
use std::ops::Range;

/// More than any look beyond a candidate's own bytes.
const REACH: usize = 1024;

/// A part of a text: in order they make it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Bytes of the base.
    Copy {
        /// Where they stand in the base.
        base: usize,
        /// How many.
        len: usize,
    },
    /// New bytes.
    Insert {
        /// How many.
        len: usize,
    },
}

impl Part {
    fn len(self) -> usize {
        match self {
            Part::Copy { len, .. } | Part::Insert { len } => len,
        }
    }
}

/// What detection finds in `text`, which `parts` make up from a base in which `base` was found.
pub fn find_in_changed(text: &[u8], parts: impl Iterator<Item = Part> + Clone, base: &Found) -> Found {
    let dirty = dirty_places(parts.clone(), text.len(), base.len);
    let windows = windows(text, &dirty);
    let looked_at: usize = windows.iter().map(|w| w.len()).sum();
    let has_block = |w: &Range<usize>| memchr::memmem::find(&text[w.clone()], b"-----").is_some();
    if base.has_block || looked_at * 2 > text.len() || windows.iter().any(has_block) {
        return find(text);
    }
    let mut candidates = carried(parts, text.len(), base);
    for window in &windows {
        let found = find(&text[window.clone()]);
        let moved = found.candidates.into_iter().map(|c| moved(c, window.start, 0));
        candidates.extend(moved.filter(|c| is_touched(&c.span, &dirty)));
    }
    Found { len: text.len(), has_block: false, candidates }
}

fn moved(mut candidate: Candidate, to: usize, from: usize) -> Candidate {
    candidate.span = candidate.span.start + to - from..candidate.span.end + to - from;
    candidate
}

/// The places where the text is not a copy of one piece of the base: inserted bytes and seams (empty ranges), in order. The
/// beginning and the end are seams unless they are those of the base.
fn dirty_places(parts: impl Iterator<Item = Part>, len: usize, base_len: usize) -> Vec<Range<usize>> {
    let mut dirty: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut base_end = Some(0);
    for part in parts {
        match part {
            Part::Copy { base, .. } if base_end == Some(base) => base_end = Some(base + part.len()),
            Part::Copy { base, .. } => {
                dirty.push(at..at);
                base_end = Some(base + part.len());
            }
            Part::Insert { .. } => {
                dirty.push(at..at + part.len());
                base_end = None;
            }
        }
        at += part.len();
    }
    if base_end != Some(base_len) {
        dirty.push(len..len);
    }
    dirty
}

/// Whether what decides about a candidate lies across one of the places.
fn is_touched(span: &Range<usize>, dirty: &[Range<usize>]) -> bool {
    // The first place that ends after the surroundings begin.
    let first = dirty.partition_point(|d| d.end + REACH <= span.start);
    dirty.get(first).is_some_and(|d| d.start < span.end + REACH)
}

/// What must be looked at to find every touched candidate with all of its surroundings: a place, the reach around it, the rest
/// of the runs that begin or end there, and the reach of what may stand in them. Overlapping windows are one.
fn windows(text: &[u8], dirty: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for place in dirty {
        let mut start = place.start.saturating_sub(2 * REACH);
        let mut end = (place.end + 2 * REACH).min(text.len());
        if let Some(last) = windows.last().filter(|w| w.end >= end) {
            debug_assert!(last.start <= start);
            continue;
        }
        start -= text[..start].iter().rev().take_while(|b| simd::is_token(**b)).count();
        end += text[end..].iter().take_while(|b| simd::is_token(**b)).count();
        let window = start.saturating_sub(REACH)..(end + REACH).min(text.len());
        match windows.last_mut() {
            Some(last) if last.end >= window.start => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

/// Candidates of the base whose surroundings lie in one copy, once for each copy. Copies that go on where the one before ended
/// are one.
fn carried(parts: impl Iterator<Item = Part>, len: usize, base: &Found) -> Vec<Candidate> {
    let mut carried = Vec::new();
    if base.candidates.is_empty() {
        return carried;
    }
    let mut at = 0;
    let mut copy: Option<(usize, Range<usize>)> = None;
    let mut take = |copy: &Option<(usize, Range<usize>)>| {
        let Some((to, from)) = copy else { return };
        let at_start = *to == 0 && from.start == 0;
        let at_end = to + from.len() == len && from.end == base.len;
        for candidate in &base.candidates {
            let begins = candidate.span.start >= from.start + REACH || (at_start && candidate.span.start >= from.start);
            let ends = candidate.span.end + REACH <= from.end || (at_end && candidate.span.end <= from.end);
            if begins && ends {
                carried.push(moved(candidate.clone(), *to, from.start));
            }
        }
    };
    for part in parts {
        match (part, &mut copy) {
            (Part::Copy { base, len }, Some((_, from))) if from.end == base => from.end += len,
            (Part::Copy { base, len }, _) => {
                take(&copy);
                copy = Some((at, base..base + len));
            }
            (Part::Insert { .. }, _) => {
                take(&copy);
                copy = None;
            }
        }
        at += part.len();
    }
    take(&copy);
    carried
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Pieces of which texts are made: tokens, names, URLs, blocks, filler; none is a live key.
    fn piece() -> impl Strategy<Value = String> {
        let token = "[A-Za-z0-9]{36}".prop_map(|body| format!("{}{body}", "ghp_"));
        let named = ("(api_key|password|client_secret|Authorization)( = |: |=)", "[a-z0-9]{32}")
            .prop_map(|(n, v)| format!("{n}\"{v}\"\n"));
        let url = "[a-z]{3,8}".prop_map(|user| format!("postgres://{user}:p4ss-Word9@db.acme.io/x\n"));
        let block = "[A-Za-z0-9+/]{64}"
            .prop_map(|body| format!("-----BEGIN {0}-----\n{body}\n-----END {0}-----\n", "PRIVATE KEY"));
        let filler = "[ -~\n]{0,200}";
        let long = "[a-z ,.()\n]{500,3000}";
        prop_oneof![3 => token, 3 => named, 1 => url, 1 => block, 4 => filler, 6 => long]
    }

    fn text() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(piece(), 1..14).prop_map(|p| p.concat().into_bytes())
    }

    /// Where edits are made, as fractions of the text, with what is removed and inserted there.
    type Edits = Vec<(u16, u8, Vec<u8>)>;

    fn edits() -> impl Strategy<Value = Edits> {
        let inserted = prop_oneof![
            Just(Vec::new()),
            piece().prop_map(String::into_bytes),
            prop::collection::vec(any::<u8>(), 1..4),
        ];
        prop::collection::vec((any::<u16>(), any::<u8>(), inserted), 0..4)
    }

    fn apply(base: &[u8], edits: &Edits) -> (Vec<u8>, Vec<Part>) {
        let mut places: Vec<(usize, usize, &Vec<u8>)> = edits
            .iter()
            .map(|(at, removed, inserted)| (usize::from(*at) * base.len() / 65536, usize::from(*removed) / 4, inserted))
            .collect();
        places.sort_by_key(|p| p.0);
        let (mut text, mut parts, mut from) = (Vec::new(), Vec::new(), 0);
        for (at, removed, inserted) in places {
            let at = at.max(from);
            if at > from {
                parts.push(Part::Copy { base: from, len: at - from });
                text.extend_from_slice(&base[from..at]);
            }
            if !inserted.is_empty() {
                parts.push(Part::Insert { len: inserted.len() });
                text.extend_from_slice(inserted);
            }
            from = (at + removed).min(base.len());
        }
        if from < base.len() {
            parts.push(Part::Copy { base: from, len: base.len() - from });
            text.extend_from_slice(&base[from..]);
        }
        (text, parts)
    }

    fn sorted(found: Found) -> Vec<(usize, usize, String)> {
        let mut all: Vec<_> = super::super::without_overlaps(found.candidates)
            .into_iter()
            .map(|c| (c.span.start, c.span.end, format!("{:?} {:?}", c.rules, c.usage)))
            .collect();
        all.sort();
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn a_chain_of_changes_is_found_like_each_text_whole(first in text(), chain in prop::collection::vec(edits(), 1..5)) {
            let mut base = first;
            let mut found = find(&base);
            for edits in &chain {
                let (text, parts) = apply(&base, edits);
                let by_parts = find_in_changed(&text, parts.iter().copied(), &found);
                prop_assert_eq!(sorted(by_parts.clone()), sorted(find(&text)));
                (base, found) = (text, by_parts);
            }
        }
    }

    #[test]
    fn a_copy_of_everything_is_not_looked_at() {
        let text =
            [vec![b' '; 5000], b"api_key = \"0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c\"".to_vec(), vec![b' '; 5000]].concat();
        let found = find(&text);
        assert_eq!(found.candidates.len(), 1);
        let parts = [Part::Copy { base: 0, len: 4000 }, Part::Copy { base: 4000, len: text.len() - 4000 }];
        assert!(dirty_places(parts.into_iter(), text.len(), text.len()).is_empty());
        assert_eq!(find_in_changed(&text, parts.into_iter(), &found).candidates, found.candidates);
    }
}
