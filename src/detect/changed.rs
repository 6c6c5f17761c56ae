//! Detection in a text that is mostly a copy of another one.
//!
//! In: a text, how it is made from its base (copies and insertions), and what detection found in the base. Out: exactly what
//! detection of the whole text finds, after looking at the inserted bytes, the seams and their margins alone. It knows nothing
//! of where texts come from.
//!
//! Why it is exact. What leads to a candidate is a run or a literal: its *trigger*. Whether there is a candidate, and its span, is
//! decided by the trigger's own run, by at most [`BEFORE`] bytes before it and by what its [`window`] shows of the text behind it. What its
//! use is, is decided by at most [`REACH`] bytes around the candidate. So there are three kinds of candidates of a text:
//! - what decides about them lies in one copy: the base had them, and they are carried over;
//! - the use may have changed, the trigger is far from every change: the base had them, so the trigger stands near their place in
//!   the base;
//! - the trigger is near a change.
//!
//! Triggers of the last two kinds are followed again, in the whole text. Where triggers are is decided by a few bytes ([`triggers`]), so
//! that nearly all of them are carried over, too: bytes are read only where they changed or a candidate's use may have, and a little around,
//! and what was read or led to nothing in another version is remembered ([`seen`], [`triggers`]). Blocks of private keys reach further, and so do lists that go on behind
//! their window: a text whose base has one is looked at whole, and so is one that is a table of users.

use super::triggers::{self, Trigger, Triggers};
use super::{Found, blocks, find_in_version, literals, rows, seen, simd, window};
use crate::decode::{Spot, spot};
use crate::model::{Candidate, near};
use std::ops::Range;

/// More than any look beyond a candidate's own bytes that decides about its use, or about what it is.
pub const REACH: usize = 2560;

/// More than any look to the left of a trigger: the objects around a name are looked at, too, and what opens them.
const BEFORE: usize = window::BEFORE;

/// More than any look to the right of the beginning of a literal, or of the end of a run.
const AFTER: usize = window::AFTER + MARGIN;

/// More than any look to the right beyond the line of the trigger, up to the line in which it ends.
const LINES: usize = window::LINES + MARGIN;

/// As long as no literal is.
const MARGIN: usize = 64;

/// More than the way from a trigger to the beginning of its candidate, which stands in its window: the last of the arguments of a call.
const TRIGGER: usize = AFTER;

/// What decides about the trigger of a candidate lies in what decides about its use.
const _: () = assert!(TRIGGER + BEFORE < REACH);

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

/// A piece of a text that stands in its base, too.
struct Copy {
    to: usize,
    from: Range<usize>,
    /// Whether it begins where both begin.
    at_start: bool,
    /// Whether it ends where both end.
    at_end: bool,
}

impl Copy {
    fn end(&self) -> usize {
        self.to + self.from.len()
    }

    /// The part of the base with all whose surroundings lie in the copy: `before` and `after` are how far they reach.
    fn inner(&self, before: usize, after: usize) -> Range<usize> {
        let start = self.from.start + if self.at_start { 0 } else { before };
        let end = self.from.end.saturating_sub(if self.at_end { 0 } else { after });
        start..end
    }
}

/// What detection finds in `text`, which `parts` make up from a base in which `base` was found.
pub fn find_in_changed(text: &[u8], parts: impl Iterator<Item = Part> + Clone, base: &Found) -> Found {
    if base.has_block || base.goes_far || text.len() < LEAST_TEXT || rows::are_all(text) {
        return find_in_version(text);
    }
    let copies = copies(parts, text.len(), base.len);
    let dirty = dirty_places(&copies, text.len(), base.len);
    let mut again = Vec::new();
    let mut candidates = carried(&copies, &base.candidates, &mut again);
    let mut spots = carried(&copies, &base.spots, &mut again);
    // What was judged is one of the candidates.
    let dull = carried(&copies, &base.dull, &mut Vec::new());
    let both = if again.is_empty() { Vec::new() } else { merged(dirty.iter().chain(&again)) };
    let near = if again.is_empty() { &dirty } else { &both };
    let mut found = look(text, &windows(text, near));
    let triggers = all_triggers(&copies, &base.triggers, std::mem::take(&mut found.triggers), &dirty);
    follow(text, &triggers, &ranges(text, &dirty, again), &mut found);
    if found.goes_far {
        return find_in_version(text);
    }
    let is_new = |span: &Range<usize>| is_touched(span, &dirty, REACH, REACH);
    candidates.extend(found.candidates.into_iter().filter(|c| is_new(&c.span)));
    spots.extend(found.spots.into_iter().filter(|s| is_new(&s.span())));
    let has_block = blocks::has_block(text, &candidates);
    Found { len: text.len(), has_block, goes_far: false, candidates, spots, dull, triggers }
}

/// What runs and escapes in these ranges are by themselves, and the triggers in them. The ranges are in order and apart, and neither
/// begins nor ends within a run.
fn look(text: &[u8], ranges: &[Range<usize>]) -> Found {
    let mut found = Found { len: text.len(), ..Found::default() };
    let mut known = 0;
    for range in ranges {
        seen::look(text, range, &mut found);
        spot::of_escapes(text, range.clone(), &mut known, &mut found.spots);
    }
    found.triggers.sort();
    found
}

/// Shorter copies are taken for new bytes: what stands around their ends is read anyway. Tests are about the others.
const LEAST_COPY: usize = if cfg!(test) { 8 } else { 128 };

/// Shorter texts are looked at whole.
pub(super) const LEAST_TEXT: usize = if cfg!(test) { 16 } else { 1024 };

/// The copies of a text in order; what goes on where the one before ended is one with it.
fn copies(parts: impl Iterator<Item = Part>, len: usize, base_len: usize) -> Vec<Copy> {
    let mut copies: Vec<Copy> = Vec::new();
    let mut at = 0;
    for part in parts {
        if let Part::Copy { base, len } = part {
            match copies.last_mut() {
                Some(last) if last.end() == at && last.from.end == base => last.from.end += len,
                _ => {
                    let at_start = at == 0 && base == 0;
                    copies.pop_if(|last| last.from.len() < LEAST_COPY);
                    copies.push(Copy { to: at, from: base..base + len, at_start, at_end: false });
                }
            }
        }
        at += part.len();
    }
    copies.pop_if(|last| last.from.len() < LEAST_COPY);
    if let Some(last) = copies.last_mut() {
        last.at_end = last.end() == len && last.from.end == base_len;
    }
    copies
}

/// The triggers of a text: those of the base in its copies, and those of `found` that are new.
fn all_triggers(copies: &[Copy], base: &Triggers, found: Triggers, dirty: &[Range<usize>]) -> Triggers {
    Triggers {
        runs: all_of(copies, &base.runs, found.runs, dirty, (triggers::LEFT, triggers::RIGHT)),
        literals: all_of(copies, &base.literals, found.literals, dirty, (0, 0)),
    }
}

/// The same for a list of triggers, of which so many bytes before and behind them tell that they are some.
fn all_of(
    copies: &[Copy],
    base: &[Trigger],
    found: Vec<Trigger>,
    dirty: &[Range<usize>],
    (before, after): (usize, usize),
) -> Vec<Trigger> {
    let mut all = Vec::with_capacity(base.len() + found.len());
    for copy in copies {
        let inner = copy.inner(before, after);
        let first = base.partition_point(|trigger| trigger.start() < inner.start);
        let inside = base[first..].iter().take_while(|trigger| trigger.start() < inner.end);
        let moved = |trigger: &Trigger| trigger.at(trigger.start() - copy.from.start + copy.to);
        all.extend(inside.filter(|trigger| trigger.end() <= inner.end).map(moved));
    }
    let is_new = |trigger: &Trigger| is_touched(&(trigger.start()..trigger.end()), dirty, before, after);
    let carried = all.len();
    all.extend(found.into_iter().filter(is_new));
    if carried < all.len() {
        // Two lists in order; those at one place stay as they are.
        all.sort_by_key(Trigger::start);
    }
    all
}

/// Follows the triggers in these ranges.
fn follow(text: &[u8], triggers: &Triggers, ranges: &[Range<usize>], found: &mut Found) {
    let Found { candidates, spots, goes_far, .. } = found;
    let mut follow = |trigger: &Trigger| *goes_far |= trigger.follow_again(text, candidates, spots);
    for range in ranges {
        let first = triggers.runs.partition_point(|run| run.end() < range.start);
        let runs = triggers.runs[first..].iter().take_while(|run| run.start() <= range.end);
        runs.for_each(&mut follow);
    }
    for range in ranges {
        let first = triggers.literals.partition_point(|literal| literal.start() < range.start);
        let literals = triggers.literals[first..].iter().take_while(|literal| literal.start() < range.end);
        literals.for_each(&mut follow);
    }
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

impl Placed for Range<usize> {
    fn place(&self) -> Range<usize> {
        self.clone()
    }

    fn moved(self, to: usize, copy: &Range<usize>) -> Self {
        self.start + to - copy.start..self.end + to - copy.start
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
fn dirty_places(copies: &[Copy], len: usize, base_len: usize) -> Vec<Range<usize>> {
    let mut dirty = Vec::with_capacity(copies.len() + 1);
    let (mut at, mut base_end) = (0, 0);
    for copy in copies {
        if copy.to > at || copy.from.start != base_end {
            dirty.push(at..copy.to);
        }
        (at, base_end) = (copy.end(), copy.from.end);
    }
    if at < len || base_end != base_len {
        dirty.push(at..len);
    }
    dirty
}

/// Whether one of the places lies within `before` bytes before a span or `after` bytes behind it.
fn is_touched(span: &Range<usize>, dirty: &[Range<usize>], before: usize, after: usize) -> bool {
    // The first place that ends after the surroundings begin.
    let first = dirty.partition_point(|d| d.end + before <= span.start);
    dirty.get(first).is_some_and(|d| d.start < span.end + after)
}

/// What must be read: around each place as far as what stands there decides about a trigger, and whole runs.
fn windows(text: &[u8], near: &[Range<usize>]) -> Vec<Range<usize>> {
    let before = literals::longest().max(triggers::RIGHT);
    let around =
        |place: &Range<usize>| place.start.saturating_sub(before)..(place.end + triggers::LEFT).min(text.len());
    whole_runs(text, near.iter().map(around))
}

/// Where triggers must be followed again: around each place that changed, and where the base had a candidate whose use may have
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
    whole_runs(text, all.into_iter())
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
    let line = |at: usize| near::line_start(text, at, at - floor);
    line(line(at).saturating_sub(LINES).max(floor))
}

/// The ranges, which come in order of their beginnings, with the rest of the runs at their ends, apart. Each byte is looked at once.
fn whole_runs(text: &[u8], ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let known = all.last().map_or(0, |last| last.end);
        if range.end <= known && !all.is_empty() {
            continue;
        }
        let token = |b: &&u8| simd::is_token(**b);
        let start = range.start.max(known);
        let start = start - text[known..start].iter().rev().take_while(token).count();
        let end = range.end + text[range.end..].iter().take_while(token).count();
        join(&mut all, start..end);
    }
    all
}

/// What was found in the base and whose surroundings lie in one copy, once for each copy, and where the triggers of the others are.
fn carried<T: Placed>(copies: &[Copy], found: &[T], again: &mut Vec<Range<usize>>) -> Vec<T> {
    let mut carried = Vec::new();
    if found.is_empty() {
        return carried;
    }
    for copy in copies {
        let (inner, from, to) = (copy.inner(REACH, REACH), &copy.from, copy.to);
        for one in found {
            let place = one.place();
            if place.start >= inner.start && place.end <= inner.end {
                carried.push(one.clone().moved(to, from));
            } else if place.start < from.end && place.end > from.start {
                again.push(place.start.max(from.start) + to - from.start..place.end.min(from.end) + to - from.start);
            }
        }
    }
    carried
}

#[cfg(test)]
mod tests;
