//! Pieces of texts that were looked at before: the versions of a file bring the same lines again and again.
//!
//! In: a text and a piece of it. Out: the triggers in the piece, as a look at it finds them. What stands within [`BEFORE`] bytes before a piece
//! and [`AFTER`] bytes behind it decides with it about its triggers, so that all of this is remembered and compared, byte by byte. Pieces
//! with a token of a known form or another text in them are not remembered: they are rare.

use super::{Found, literals, runs, triggers};
use crate::model::quick::{self, Map};
use std::cell::RefCell;
use std::ops::Range;

/// More than any look beyond a piece to the left.
const BEFORE: usize = if triggers::LEFT > runs::LEFT { triggers::LEFT } else { runs::LEFT };

/// Longer pieces come again too seldom.
const LONGEST: usize = 4096;

/// Bytes of texts that are remembered, by each thread: those of the files that it is at.
const MEMORY: usize = 4 << 20;

/// What is remembered.
#[derive(Default)]
struct Seen {
    pieces: Map<u64, Piece>,
    /// The texts of all of them, one behind the other.
    texts: Vec<u8>,
    /// Their triggers, the places counted from the beginning of the piece.
    triggers: triggers::Triggers,
}

/// Where the parts of a piece stand.
struct Piece {
    text: Range<usize>,
    runs: Range<usize>,
    literals: Range<usize>,
}

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// The pieces of a whole text: lines together, up to one whose end says so. Where lines come and go, the pieces around them stay the same.
pub(super) fn pieces(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let mut ends = memchr::memchr_iter(b'\n', text).map(|end| end + 1);
    std::iter::from_fn(move || {
        let end = ends.find(|end| ends_piece(text, start, *end)).unwrap_or(text.len());
        let piece = start..end;
        start = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether a piece ends behind a line.
fn ends_piece(text: &[u8], start: usize, end: usize) -> bool {
    /// One of so many lines ends a piece, as a power of two.
    const BITS: u32 = 3;
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let tail = text[..end].last_chunk().map_or(0, |tail| u64::from_le_bytes(*tail));
    tail.wrapping_mul(ODD) >> (64 - BITS) == 0 || end - start > LONGEST / 2
}

/// Looks at a piece that neither begins nor ends within a run.
pub(super) fn look(text: &[u8], piece: &Range<usize>, found: &mut Found) {
    let after = literals::longest().max(triggers::RIGHT).max(runs::RIGHT);
    let Some(start) = piece.start.checked_sub(BEFORE).filter(|_| piece.len() <= LONGEST) else {
        return super::look(text, piece, found);
    };
    match text.get(start..piece.end + after) {
        Some(around) => SEEN.with_borrow_mut(|seen| seen.look(text, piece, around, found)),
        // At the ends of a text it counts that nothing goes on.
        None => super::look(text, piece, found),
    }
}

impl Seen {
    fn look(&mut self, text: &[u8], piece: &Range<usize>, around: &[u8], found: &mut Found) {
        let hash = quick::hash(around);
        if let Some(known) = self.pieces.get(&hash)
            && self.texts[known.text.clone()] == *around
        {
            let here = |trigger: &triggers::Trigger| trigger.at(piece.start + trigger.start());
            found.triggers.runs.extend(self.triggers.runs[known.runs.clone()].iter().map(here));
            found.triggers.literals.extend(self.triggers.literals[known.literals.clone()].iter().map(here));
            return;
        }
        let before = found.counts();
        super::look(text, piece, found);
        let after = found.counts();
        if (before.candidates, before.spots) == (after.candidates, after.spots) {
            let runs = &found.triggers.runs[before.runs..];
            let literals = &found.triggers.literals[before.literals..];
            self.keep(hash, piece.start, around, runs, literals);
        }
    }

    fn keep(
        &mut self,
        hash: u64,
        start: usize,
        around: &[u8],
        runs: &[triggers::Trigger],
        literals: &[triggers::Trigger],
    ) {
        if self.texts.len() + around.len() > MEMORY {
            self.pieces.clear();
            self.texts.clear();
            self.triggers.runs.clear();
            self.triggers.literals.clear();
        }
        let within = |trigger: &triggers::Trigger| trigger.at(trigger.start() - start);
        let text = add(&mut self.texts, around.iter().copied());
        let runs = add(&mut self.triggers.runs, runs.iter().map(within));
        let literals = add(&mut self.triggers.literals, literals.iter().map(within));
        self.pieces.insert(hash, Piece { text, runs, literals });
    }
}

/// Adds to a list; where it stands there.
fn add<T>(list: &mut Vec<T>, more: impl Iterator<Item = T>) -> Range<usize> {
    let start = list.len();
    list.extend(more);
    start..list.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of the triggers in the lines of a text that hold a word, and how many pieces are remembered.
    fn triggers(text: &str, word: &str) -> (Vec<usize>, usize) {
        let at = text.find(word).unwrap();
        let line = text[..at].rfind('\n').unwrap() + 1..at + text[at..].find('\n').unwrap() + 1;
        let mut found = Found::default();
        look(text.as_bytes(), &line, &mut found);
        let all = found.triggers.runs.iter().chain(&found.triggers.literals).map(|t| t.start() - line.start);
        (all.collect(), SEEN.with_borrow(|seen| seen.pieces.len()))
    }

    #[test]
    fn a_piece_that_comes_again_is_known_and_one_with_other_surroundings_is_not() {
        let filler = "-- filler of a line\n".repeat(10);
        let line = "password = x.y_z0123456789 + other_name\n";
        let (first, one) = triggers(&format!("{filler}{line}{filler}"), "password");
        assert!(!first.is_empty());
        assert_eq!(triggers(&format!("more\n{filler}{line}{filler}"), "password"), (first.clone(), one));
        let (other, two) = triggers(&format!("{filler}api_key =\n{line}{filler}"), "password");
        assert!(two > one && other == first);
        // What stands at an end of its text is not remembered.
        assert_eq!(triggers(&format!("\n{line}{filler}"), "password"), (first, two));
    }

    #[test]
    fn pieces_make_up_a_text_and_stay_where_lines_come_and_go() {
        let lines: Vec<String> = (0..400).map(|n| format!("a line of a text {}\n", n * n % 1013)).collect();
        let text = lines.concat();
        let of = |text: &str| pieces(text.as_bytes()).map(|piece| text[piece].to_owned()).collect::<Vec<_>>();
        let all = of(&text);
        assert_eq!(all.concat(), text);
        assert!(all.len() > 20 && all.iter().all(|piece| piece.len() < LONGEST));
        let other = of(&[&lines[..200].concat(), "a line more\n", &lines[200..].concat()].concat());
        let same = other.iter().filter(|piece| all.contains(piece)).count();
        assert!(same + 3 > all.len(), "{same} of {}", all.len());
        let long = "x".repeat(3 * LONGEST);
        assert_eq!(of(&long).concat(), long);
    }
}
