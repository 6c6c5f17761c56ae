//! Detection in a text that is mostly a copy of another one.
//!
//! In: a text, how it is made from its base (copies and insertions), and what detection found in the base. Out: exactly what
//! detection of the whole text finds, after looking at the inserted bytes, the seams and their margins alone. It knows nothing
//! of where texts come from.
//!
//! Why it is exact. What leads to a candidate is a run or a literal: its *trigger*. Whether there is a candidate, and its span, is
//! decided by the trigger's own run, by at most [`BEFORE`] bytes before it and by at most [`AFTER`] bytes after it, of which the line of
//! the trigger takes the most: beyond that line and the line of the value it looks [`LINES`] bytes far. What its use is, is decided by
//! at most [`REACH`] bytes around the candidate. So there are three kinds of candidates of a text:
//! - what decides about them lies in one copy: the base had them, and they are carried over;
//! - the use may have changed, the trigger is far from every change: the base had them, so the trigger stands near their place in
//!   the base;
//! - the trigger is near a change.
//!
//! Triggers of the last two kinds are looked at again, in the whole text. What a run is by itself (a token of a known form, something
//! encoded) is decided within a few bytes of it: only the runs that touch a change or a place of the second kind are asked that, the
//! others only who names them and what joins them. Blocks of private keys reach further; a text whose base has
//! one is looked at whole.

use super::{Found, Near, blocks, find, find_in, left, simd};
use crate::decode::{Spot, splice};
use crate::model::Candidate;
use std::ops::Range;

/// More than any look beyond a candidate's own bytes that decides about its use.
const REACH: usize = 1024;

/// More than any look to the left of a trigger.
const BEFORE: usize = left::REACH + 16;

/// More than any look to the right of a trigger and its run, the value included.
const AFTER: usize = 1400;

/// More than any look to the right beyond the lines of the trigger and of the value: that for the command of a password, and that for
/// the pieces of a token.
const LINES: usize = {
    let (command, pieces) = (left::REACH + 32, splice::MOST + splice::MOST_BETWEEN + 32);
    if command > pieces { command } else { pieces }
};

/// More than the way from a trigger to the beginning of its candidate.
const TRIGGER: usize = 720;

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
    if base.has_block {
        return find(text);
    }
    let dirty = dirty_places(parts.clone(), text.len(), base.len);
    let mut again = Vec::new();
    let mut candidates = carried(parts.clone(), text.len(), base.len, &base.candidates, &mut again);
    let mut spots = carried(parts, text.len(), base.len, &base.spots, &mut again);
    let near = merged(dirty.iter().chain(&again));
    let (found, marked) = find_in(text, &ranges(text, &dirty, again), Near::Places(&near));
    candidates.extend(found.into_iter().filter(|c| is_touched(&c.span, &dirty)));
    spots.extend(marked.into_iter().filter(|s| is_touched(&s.span(), &dirty)));
    Found { len: text.len(), has_block: blocks::has_block(text, &candidates), candidates, spots }
}

/// What is found in a text at a place: it can be carried to where a copy of its surroundings stands.
trait Placed: Clone {
    fn place(&self) -> Range<usize>;
    /// The same where the copy of these bytes of the base stands.
    fn moved(self, to: usize, copy: &Range<usize>) -> Self;
}

impl Placed for Candidate {
    fn place(&self) -> Range<usize> {
        self.span.clone()
    }

    fn moved(mut self, to: usize, copy: &Range<usize>) -> Self {
        self.span = self.span.start + to - copy.start..self.span.end + to - copy.start;
        self
    }
}

impl Placed for Spot {
    fn place(&self) -> Range<usize> {
        self.span()
    }

    fn moved(mut self, to: usize, copy: &Range<usize>) -> Self {
        let same = self.read().is_some_and(|read| {
            // Whether what it was read from goes on is told by the next few bytes.
            copy.start <= read.start && read.end + REACH <= copy.end
        });
        if !same {
            self.barren = None;
        }
        self.at = self.at + to - copy.start;
        self
    }
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

/// Where triggers must be looked at again: around each place that changed, and where the base had a candidate whose use may have
/// changed. In order, apart, and of whole runs.
fn ranges(text: &[u8], dirty: &[Range<usize>], again: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::with_capacity(dirty.len() + again.len());
    for place in dirty {
        let end = (place.end + BEFORE).min(text.len());
        let begun = all.last().is_some_and(|last| last.end >= place.start);
        // What stands before a place that the last range reaches was looked at for that one.
        let start = if begun { place.start } else { first_trigger(text, place.start) };
        join(&mut all, start..end);
    }
    if !again.is_empty() {
        // The name may stand behind the value.
        let around = |place: Range<usize>| place.start.saturating_sub(TRIGGER)..(place.end + BEFORE).min(text.len());
        all.extend(again.into_iter().map(around));
        all = merged(all.iter());
    }
    let parts = std::mem::take(&mut all);
    parts.into_iter().for_each(|r| join(&mut all, whole_runs(text, r)));
    all
}

/// The same places in order and apart.
fn merged<'a>(places: impl Iterator<Item = &'a Range<usize>>) -> Vec<Range<usize>> {
    let mut sorted: Vec<Range<usize>> = places.cloned().collect();
    if !sorted.is_sorted_by_key(|place| place.start) {
        sorted.sort_unstable_by_key(|place| place.start);
    }
    let mut all = Vec::with_capacity(sorted.len());
    sorted.into_iter().for_each(|place| join(&mut all, place));
    all
}

/// Adds a range to ranges in order of their beginnings.
fn join(all: &mut Vec<Range<usize>>, next: Range<usize>) {
    match all.last_mut() {
        Some(last) if last.end >= next.start => {
            last.start = last.start.min(next.start);
            last.end = last.end.max(next.end);
        }
        _ => all.push(next),
    }
}

/// The first place from which a trigger may look as far as `at`: in a line that ends [`LINES`] bytes before the line of `at` or later.
fn first_trigger(text: &[u8], at: usize) -> usize {
    let floor = at.saturating_sub(AFTER);
    let line = |at: usize| memchr::memrchr(b'\n', &text[floor..at]).map_or(floor, |p| floor + p + 1);
    line(line(at).saturating_sub(LINES).max(floor))
}

/// The range with the rest of the runs at its ends.
fn whole_runs(text: &[u8], range: Range<usize>) -> Range<usize> {
    let before = text[..range.start].iter().rev().take_while(|b| simd::is_token(**b)).count();
    let after = text[range.end..].iter().take_while(|b| simd::is_token(**b)).count();
    range.start - before..range.end + after
}

/// What was found in the base and whose surroundings lie in one copy, once for each copy, and where the triggers of the others are.
/// Copies that go on where the one before ended are one.
fn carried<T: Placed>(
    parts: impl Iterator<Item = Part>,
    len: usize,
    base_len: usize,
    found: &[T],
    again: &mut Vec<Range<usize>>,
) -> Vec<T> {
    let mut carried = Vec::new();
    if found.is_empty() {
        return carried;
    }
    let mut at = 0;
    let mut copy: Option<(usize, Range<usize>)> = None;
    let mut take = |copy: &Option<(usize, Range<usize>)>| {
        let Some((to, from)) = copy else { return };
        let at_start = *to == 0 && from.start == 0;
        let at_end = to + from.len() == len && from.end == base_len;
        for one in found {
            let place = one.place();
            let begins = place.start >= from.start + REACH || (at_start && place.start >= from.start);
            let ends = place.end + REACH <= from.end || (at_end && place.end <= from.end);
            if begins && ends {
                carried.push(one.clone().moved(*to, from));
            } else if place.start < from.end && place.end > from.start {
                again.push(place.start.max(from.start) + to - from.start..place.end.min(from.end) + to - from.start);
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
        let url =
            "[a-z]{3,8}".prop_map(|user| format!("postgres://{user}:{}@db.acme.io/x\n", ["p4ss", "-Word9"].concat()));
        let block = "[A-Za-z0-9+/]{64}"
            .prop_map(|body| format!("-----BEGIN {0}-----\n{body}\n-----END {0}-----\n", "PRIVATE KEY"));
        let encoded =
            "[ -~]{20,90}".prop_map(|text| format!("data: {}\n", data_encoding::BASE64.encode(text.as_bytes())));
        let escaped = "[a-z]{12,40}".prop_map(|text| text.bytes().map(|b| format!("\\x{b:02x}")).collect::<String>());
        let pieces = "[A-Za-z0-9]{36}".prop_map(|body| format!("\"{}\" + \"{body}\"", "ghp_"));
        let layer = prop_oneof![encoded, escaped, pieces];
        let phrase = any::<u64>().prop_map(|seed| {
            let words = crate::rules::sample::phrase(&mut crate::rules::sample::Draw::new(seed));
            format!("mnemonic: {words}\n")
        });
        let web_key = ("[A-Za-z0-9]{43}", "[a-z\n ]{0,380}")
            .prop_map(|(d, gap)| format!("{{\"kty\": \"EC\", \"x\": \"{gap}\", \"d\": \"{d}\"}}\n"));
        let announced = prop_oneof![phrase, web_key];
        let filler = "[ -~\n]{0,200}";
        let long = "[a-z ,.()\n]{500,3000}";
        prop_oneof![3 => token, 3 => named, 1 => url, 1 => block, 3 => layer, 3 => announced, 4 => filler, 6 => long]
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
        let spots = found.settled_spots();
        let mut all: Vec<_> = super::super::without_overlaps(found.candidates)
            .into_iter()
            .map(|c| (c.span.start, c.span.end, format!("{:?} {:?}", c.rules, c.usage)))
            .chain(spots.into_iter().map(|s| (s.at, s.at + s.len, format!("{:?}", s.kind))))
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
