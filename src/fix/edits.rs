//! Edits of one text: collected without overlap, and made.
//!
//! In: edits that each were computed for the same bytes. Out: the text with all of them, or the news that one does not fit.
//! What lies outside of their ranges comes out as it went in; a test holds that for any text and any edits.

use crate::model::Edit;
use std::collections::{BTreeMap, HashSet};

/// Edits of one text, in the order of their place, that do not touch each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// By place. Several at one place are insertions of lines, in the order in which they came.
    places: BTreeMap<(usize, usize), Vec<Edit>>,
    taken: HashSet<Edit>,
}

impl Edits {
    /// Whether all of `more` could be taken.
    pub fn fits(&self, more: &[Edit]) -> bool {
        let mut fresh = Self::default();
        more.iter().filter(|e| !self.taken.contains(*e)).all(|e| !self.meets(e) && fresh.add(e))
    }

    /// Takes all of `more`, or none if one of them overlaps with what was taken. An edit that is there already counts as taken.
    pub fn take(&mut self, more: &[Edit]) -> bool {
        self.fits(more) && more.iter().all(|e| self.add(e))
    }

    fn add(&mut self, edit: &Edit) -> bool {
        if self.taken.contains(edit) {
            return true;
        }
        if self.meets(edit) {
            return false;
        }
        self.taken.insert(edit.clone());
        self.places.entry((edit.start, edit.end)).or_default().push(edit.clone());
        true
    }

    /// Whether an edit overlaps with one that was taken. What was taken lies apart: only its neighbours are asked, and one of
    /// several lines at a place speaks for all.
    fn meets(&self, edit: &Edit) -> bool {
        let before = self.places.range(..=(edit.end, usize::MAX)).rev();
        before.take_while(|((_, end), _)| *end >= edit.start).filter_map(|(_, at)| at.first()).any(|o| collide(edit, o))
    }

    /// The edits, in the order of their place.
    pub fn iter(&self) -> impl Iterator<Item = &Edit> {
        self.places.values().flatten()
    }

    /// Whether all of them lie in a text of a length.
    pub fn lie_in(&self, length: usize) -> bool {
        self.iter().all(|edit| edit.start <= edit.end && edit.end <= length)
    }

    /// The text with all edits made. `None`: one of them does not lie in it.
    pub fn apply(&self, text: &[u8]) -> Option<Vec<u8>> {
        if !self.lie_in(text.len()) {
            return None;
        }
        let mut out = Vec::with_capacity(text.len() + self.iter().map(|e| e.text.len()).sum::<usize>());
        let mut done = 0;
        for edit in self.iter() {
            out.extend_from_slice(text.get(done..edit.start)?);
            out.extend_from_slice(edit.text.as_bytes());
            done = edit.end;
        }
        out.extend_from_slice(text.get(done..)?);
        Some(out)
    }
}

/// Whether two edits cannot both be made. At one and the same place only whole lines can be put one after the other.
fn collide(a: &Edit, b: &Edit) -> bool {
    let insertion = |e: &Edit| e.start == e.end;
    match (insertion(a), insertion(b)) {
        (true, true) => a.start == b.start && !(a.text.ends_with('\n') && b.text.ends_with('\n')),
        // Between two characters of what is replaced, or at its ends: what it means there is not known.
        (true, false) => a.start >= b.start && a.start <= b.end,
        (false, true) => collide(b, a),
        (false, false) => a.start < b.end && b.start < a.end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { start, end, at: (1, 1, 1, 1), text: text.to_owned() }
    }

    #[test]
    fn overlapping_edits_are_refused_as_a_whole() {
        let mut edits = Edits::default();
        assert!(edits.take(&[edit(4, 8, "x")]));
        assert!(!edits.take(&[edit(0, 1, "y"), edit(7, 9, "z")]), "the second overlaps");
        assert_eq!(edits.iter().count(), 1, "and the first is not taken alone");
        assert!(!edits.take(&[edit(6, 6, "in")]) && !edits.take(&[edit(4, 4, "at")]));
        assert!(edits.take(&[edit(4, 8, "x")]), "the same again is no conflict");
        assert_eq!(edits.apply(b"0123456789").unwrap(), b"0123x89");
    }

    #[test]
    fn lines_at_one_place_follow_each_other() {
        let mut edits = Edits::default();
        assert!(
            edits.take(&[edit(2, 2, "A\n")]) && edits.take(&[edit(2, 2, "B\n")]) && edits.take(&[edit(2, 2, "A\n")])
        );
        assert!(!edits.take(&[edit(2, 2, "half")]));
        assert_eq!(edits.apply(b"x\n").unwrap(), b"x\nA\nB\n");
    }

    #[test]
    fn edits_of_another_text_are_refused() {
        let mut edits = Edits::default();
        assert!(edits.take(&[edit(3, 5, "")]));
        assert_eq!(edits.apply(b"1234"), None);
        let mut backwards = Edits::default();
        assert!(backwards.take(&[edit(3, 1, "")]));
        assert_eq!(backwards.apply(b"12345"), None);
    }

    /// 40,000 edits took minutes when each was compared with all before.
    #[test]
    fn the_time_grows_with_the_edits_and_not_with_their_square() {
        let started = std::time::Instant::now();
        let mut edits = Edits::default();
        for i in (0..20_000).rev() {
            assert!(edits.take(&[edit(10 * i, 10 * i + 5, "x"), edit(0, 0, &format!("{i}\n"))]) || i == 0);
        }
        assert_eq!(edits.iter().count(), 39_998);
        assert!(started.elapsed().as_secs() < 20);
    }

    proptest! {
        /// Whatever is taken: every byte outside of the ranges is there afterwards, in order, and nothing else but the new texts.
        #[test]
        fn nothing_changes_outside_of_the_ranges(
            text in proptest::collection::vec(any::<u8>(), 0..80),
            wanted in proptest::collection::vec((0usize..90, 0usize..12, "[a-z]{0,4}\n?"), 0..12),
        ) {
            let mut edits = Edits::default();
            for (start, length, new) in &wanted {
                edits.take(&[edit(*start, start + length, new)]);
            }
            let fits = edits.iter().all(|e| e.end <= text.len());
            let Some(out) = edits.apply(&text) else {
                prop_assert!(!fits);
                return Ok(());
            };
            prop_assert!(fits);
            let (mut at, mut done) = (0, 0);
            for e in edits.iter() {
                prop_assert!(e.start >= done, "in order and apart");
                let kept = &text[done..e.start];
                prop_assert_eq!(&out[at..at + kept.len()], kept);
                at += kept.len();
                prop_assert_eq!(&out[at..at + e.text.len()], e.text.as_bytes());
                (at, done) = (at + e.text.len(), e.end);
            }
            prop_assert_eq!(&out[at..], &text[done..]);
        }
    }
}
