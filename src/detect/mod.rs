//! Candidates in bytes: token runs, keyed values, structured forms.
//!
//! In: a decoded text. Out: [`Candidate`]s, sorted and free of overlaps, each with its exact span, the rules whose form it
//! has and the use that the text around tells. It refuses to judge: what is random, a placeholder or public is not its business,
//! and it knows no path and no file type, so that a blob of the history is searched like a file.
//!
//! Two passes over the bytes: the vectorised one for token runs ([`simd`]), and a packed search for the literals that are not token
//! runs ([`literals`]): parts of names, calls, commands and statements, five hundred in all. There is no keyword for a provider: a
//! run is asked what it is.

mod accounts;
pub mod address;
mod alone;
mod anchors;
mod announced;
mod arrays;
mod blocks;
mod bytes;
pub mod changed;
mod columns;
mod command;
pub mod companions;
mod context;
mod edited;
mod entered;
mod given;
mod glued;
mod layered;
pub mod left;
mod literal;
mod literals;
mod login;
mod noted;
mod own;
mod pairs;
pub mod parent;
mod phrases;
mod place;
mod prompted;
mod prose;
mod rows;
mod runs;
mod seen;
pub mod simd;
mod terse;
mod triggers;
mod unquoted;
mod userinfo;
mod value;
mod window;
mod wrapped;

use crate::decode::Spot;
use crate::decode::spot;
use crate::model::Candidate;
use crate::rules::own::Formats;
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use triggers::{Trigger, Triggers};

/// What was found in a text before overlaps are settled: what [`changed`] needs to know of a base.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Length of the text.
    pub len: usize,
    /// Whether there is a block of a private key, which reaches further than everything else.
    pub has_block: bool,
    /// Whether a list goes on further than what is looked at around its trigger.
    goes_far: bool,
    /// Candidates in no order, overlapping ones too.
    pub candidates: Vec<Candidate>,
    /// Where other texts may begin, in no order.
    pub spots: Vec<Spot>,
    /// Where settled candidates stand that were judged and are nothing by themselves, in no order.
    dull: Vec<Range<usize>>,
    triggers: Triggers,
}

/// How much was found.
struct Counts {
    candidates: usize,
    spots: usize,
    runs: usize,
    literals: usize,
}

impl Found {
    fn counts(&self) -> Counts {
        Counts {
            candidates: self.candidates.len(),
            spots: self.spots.len(),
            runs: self.triggers.runs.len(),
            literals: self.triggers.literals.len(),
        }
    }

    /// Adds the tokens of a user's own formats in its text.
    pub fn add_own(&mut self, text: &[u8], formats: Formats) {
        own::add(text, formats, self);
    }

    /// The candidates, sorted and free of overlaps.
    pub fn settled(&self) -> Vec<Candidate> {
        without_overlaps(self.candidates.clone())
    }

    /// Forgets all candidates but these.
    pub fn retain(&mut self, keep: impl FnMut(&Candidate) -> bool) {
        self.candidates.retain(keep);
    }

    /// Remembers that the settled candidates at these places are nothing, by what stands within [`changed::REACH`] bytes around each.
    pub fn remember_dull(&mut self, spans: impl Iterator<Item = Range<usize>>) {
        self.dull = spans.collect();
    }

    /// Where settled candidates stand that are known to be nothing.
    pub fn dull(&self) -> HashSet<Range<usize>> {
        self.dull.iter().cloned().collect()
    }

    /// Whether all settled candidates are known to be nothing.
    pub fn is_dull(&self) -> bool {
        if self.candidates.is_empty() {
            return true;
        }
        if self.dull.is_empty() {
            return false;
        }
        let known = self.dull();
        let is_known = |c: &&Candidate| known.contains(&c.span);
        // What overlaps a settled one may be anything.
        self.candidates.iter().all(|c| is_known(&c))
            || without_overlaps(self.candidates.iter().collect()).iter().all(is_known)
    }

    /// Where other texts may begin, sorted, each once.
    pub fn settled_spots(&self) -> Vec<Spot> {
        let mut spots: Vec<Spot> = self.spots.iter().filter(|s| s.barren.is_none()).cloned().collect();
        spots.sort_unstable();
        spots.dedup();
        spots
    }

    /// Remembers which spots hold nothing: `barren` are some of the settled ones, sorted.
    pub fn remember(&mut self, barren: &[Spot]) {
        let key = |s: &Spot| (s.at, s.len, s.kind);
        for spot in &mut self.spots {
            if let Ok(at) = barren.binary_search_by_key(&key(spot), key) {
                spot.barren = barren[at].barren;
            }
        }
    }
}

/// All candidates of a text.
pub fn detect(text: &[u8]) -> Vec<Candidate> {
    without_overlaps(find(text).candidates)
}

/// All candidates of a text, overlapping ones too.
pub fn find(text: &[u8]) -> Found {
    find_within(text, std::slice::from_ref(&(0..text.len())))
}

/// The same, but for what begins outside of these ranges, which are in order, apart, and of whole lines.
pub fn find_within(text: &[u8], ranges: &[Range<usize>]) -> Found {
    let mut found = Found { len: text.len(), ..Found::default() };
    let mut known = 0;
    for range in ranges {
        look(text, range, &mut found);
        spot::of_escapes(text, range.clone(), &mut known, &mut found.spots);
    }
    followed(text, found, Trigger::follow)
}

/// All candidates of a text that is one of many versions. What a long one has in common with others is remembered; short ones are looked at as fast.
pub fn find_in_version(text: &[u8]) -> Found {
    /// Shorter texts are not worth it.
    const LONG: usize = if cfg!(test) { 64 } else { 64 << 10 };
    if text.len() < LONG {
        return find(text);
    }
    let mut found = Found { len: text.len(), ..Found::default() };
    seen::pieces(text).for_each(|piece| seen::look(text, &piece, &mut found));
    spot::of_escapes(text, 0..text.len(), &mut 0, &mut found.spots);
    followed(text, found, Trigger::follow_again)
}

/// Follows the triggers of a text.
fn followed(
    text: &[u8],
    mut found: Found,
    follow: impl Fn(&Trigger, &[u8], &mut Vec<Candidate>, &mut Vec<Spot>) -> bool,
) -> Found {
    found.triggers.sort();
    let Found { candidates, spots, triggers, goes_far, .. } = &mut found;
    // All runs come first: of two candidates with the same span the earlier one stays.
    for trigger in triggers.runs.iter().chain(&triggers.literals) {
        *goes_far |= follow(trigger, text, candidates, spots);
    }
    arrays::whole(text, candidates);
    alone::whole(text, candidates);
    found.goes_far |= rows::whole(text, candidates);
    found.has_block = blocks::has_block(text, &found.candidates);
    found
}

/// What runs in a range are by themselves, and the triggers in it. The range neither begins nor ends within a run.
fn look(text: &[u8], range: &Range<usize>, found: &mut Found) {
    let Found { candidates, spots, triggers, .. } = found;
    let at = range.start;
    simd::token_runs(&text[range.clone()], runs::MIN_RUN, |start, end| {
        let run = runs::inspect(text, at + start, at + end, candidates);
        layered::inspect(text, &run, spots);
        triggers.keep_run(text, &run);
    });
    triggers.keep_literals(text, range);
}

/// Of overlapping candidates the one that a rule knows, then the longer one, then the earlier one stays; of two of one place that with
/// the name of a secret.
fn without_overlaps<C: Borrow<Candidate>>(mut found: Vec<C>) -> Vec<C> {
    if found.len() < 2 {
        return found;
    }
    // The rules break ties, so that the outcome does not depend on the order of finding.
    found.sort_by(|a, b| {
        let (a, b) = (a.borrow(), b.borrow());
        let key =
            |c: &Candidate| (context::rank(c), std::cmp::Reverse(c.span.len()), c.span.start, !context::is_sure(c));
        key(a).cmp(&key(b)).then_with(|| a.rules.cmp(&b.rules))
    });
    let mut kept: BTreeMap<usize, C> = BTreeMap::new();
    for candidate in found {
        let span = candidate.borrow().span.clone();
        let before = kept.range(..span.end).next_back();
        if before.is_none_or(|(_, other)| other.borrow().span.end <= span.start) {
            kept.insert(span.start, candidate);
        }
    }
    kept.into_values().collect()
}

#[cfg(test)]
mod tests;
