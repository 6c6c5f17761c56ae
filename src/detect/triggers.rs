//! Triggers: the places of a text that may lead to a candidate by what stands around them, and what each leads to.
//!
//! In: a text. Out: the runs that a name may claim or that something may join, and the literals of [`literals`]: a few places in a thousand
//! bytes. Whether there is a trigger is told by few bytes ([`LEFT`] before it and [`RIGHT`] behind it), so that the triggers of a text
//! that is mostly a copy of another one are mostly those of that; what a trigger leads to is told by more. A trigger too many costs time,
//! never a result.

use super::runs::{self, Run};
use super::window::{Candidates, Window};
use super::{layered, left, literals};
use crate::decode::{Spot, splice};
use crate::model::Candidate;
use crate::model::quick::Recent;
use std::ops::Range;
use std::sync::LazyLock;

/// Room for as many barren triggers as the files have that the threads are at, as a power of two: two megabytes.
const BARREN_BITS: u32 = 18;

/// More than any look beyond a trigger that decides whether it is one.
pub(super) const LEFT: usize = if left::NEAR > splice::NEAR { left::NEAR } else { splice::NEAR };
pub(super) const RIGHT: usize = splice::NEAR;

/// A place of a text that may lead to a candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    start: usize,
    len: u32,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// A run.
    Run { named: bool, joined: bool },
    /// The literal of this number.
    Literal(u16),
}

/// The triggers of a text, each list in the order of their places.
#[derive(Clone, Debug, Default)]
pub(super) struct Triggers {
    pub(super) runs: Vec<Trigger>,
    pub(super) literals: Vec<Trigger>,
}

impl Trigger {
    fn new(span: Range<usize>, what: What) -> Self {
        // No text of which somebody could make sense has a run of four GiB.
        Trigger { start: span.start, len: u32::try_from(span.len()).unwrap_or(u32::MAX), what }
    }

    pub(super) fn start(&self) -> usize {
        self.start
    }

    pub(super) fn end(&self) -> usize {
        self.start + self.len as usize
    }

    /// The same at another place.
    pub(super) fn at(self, start: usize) -> Self {
        Trigger { start, ..self }
    }

    /// Adds what it leads to. Whether that is a list which goes on behind its window.
    pub(super) fn follow(&self, text: &[u8], candidates: &mut Vec<Candidate>, spots: &mut Vec<Spot>) -> bool {
        match self.what {
            What::Run { named, joined } => {
                let window = Window::of(text, self.end()).text;
                let run = Run::unread(window, self.start, self.end());
                if named {
                    runs::named(window, &run, &mut Candidates::of(text, candidates));
                }
                if joined {
                    layered::joined(window, &run, spots);
                }
                false
            }
            What::Literal(number) => literals::closer(text, self.start, number, candidates),
        }
    }

    /// The same in a text that is mostly a copy of others: what led to nothing in one of them leads to nothing here.
    pub(super) fn follow_again(&self, text: &[u8], candidates: &mut Vec<Candidate>, spots: &mut Vec<Spot>) -> bool {
        static BARREN: LazyLock<Recent> = LazyLock::new(|| Recent::new(BARREN_BITS));
        let Some(kind) = self.kind_of_window() else { return self.follow(text, candidates, spots) };
        let hash = Window::of(text, self.end()).hash(self.start, kind);
        if BARREN.has(hash) {
            return false;
        }
        let before = (candidates.len(), spots.len());
        let goes_far = self.follow(text, candidates, spots);
        if !goes_far && before == (candidates.len(), spots.len()) {
            BARREN.keep(hash);
        }
        goes_far
    }

    /// A number for each kind of trigger that is worth remembering, and whose outcome its window decides.
    fn kind_of_window(&self) -> Option<u16> {
        match self.what {
            What::Run { named: false, .. } => None,
            What::Run { joined, .. } => Some(u16::MAX - u16::from(joined)),
            What::Literal(number) => Some(number).filter(|number| literals::is_windowed(*number)),
        }
    }
}

impl Triggers {
    /// Keeps a run if it is a trigger.
    #[inline]
    pub(super) fn keep_run(&mut self, text: &[u8], run: &Run) {
        let (named, joined) = (runs::may_be_named(text, run), layered::may_be_joined(text, run));
        if named || joined {
            self.runs.push(Trigger::new(run.start..run.end, What::Run { named, joined }));
        }
    }

    /// Puts the literals in the order of their places: they were found in that of the parts by which they are looked for.
    pub(super) fn sort(&mut self) {
        self.literals.sort_by_key(Trigger::start);
    }

    /// Keeps the literals that begin in a range.
    pub(super) fn keep_literals(&mut self, text: &[u8], range: &Range<usize>) {
        literals::each(text, range, |span, number| self.literals.push(Trigger::new(span, What::Literal(number))));
    }
}
