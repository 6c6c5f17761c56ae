//! How far detection looks beyond a trigger, and what it adds there.
//!
//! In: a text and where a trigger ends. Out: the text up to where a look at the trigger may reach: who decides what stands there sees no
//! more, so that nothing beyond can change the outcome, and no trigger costs more than its window. What a value is used for is told by
//! the text around the value, which is whole.

use crate::model::{Candidate, quick};

/// Most bytes beyond the end of a trigger that are seen: the value included.
pub(super) const AFTER: usize = 1400;

/// Bytes beyond the line of a trigger that are seen, with the rest of the line in which they end: the command of a password, the pieces of
/// a token, the lines that belong to a name.
pub(super) const LINES: usize = 440;

/// More than any look to the left of a trigger and of the value that it leads to.
pub(super) const BEFORE: usize = 1024;

/// More than any look to the right of a value that tells whether it is given to a name.
const LINE: usize = 256;

/// Most bytes beyond the end of a trigger that are seen where a list goes on that long: the rows of a table, the arguments of a call.
const FAR: usize = 16 * 1024;

/// The beginning of a text, up to where a look at one trigger reaches.
#[derive(Clone, Copy)]
pub(super) struct Window<'t> {
    pub(super) text: &'t [u8],
    whole: &'t [u8],
    /// Where the trigger ends.
    end: usize,
    /// Whether something else than the end of the text ends it.
    is_bounded: bool,
}

impl<'t> Window<'t> {
    /// That of a trigger which ends at `end`.
    pub(super) fn of(whole: &'t [u8], end: usize) -> Self {
        let most = whole.len().min(end + AFTER);
        let line = |from: usize| memchr::memchr(b'\n', &whole[from..most]).map(|p| from + p + 1);
        let lines = line(end).and_then(|next| line(most.min(next - 1 + LINES)));
        Window { text: &whole[..lines.unwrap_or(most)], whole, end, is_bounded: lines.is_some() || most == end + AFTER }
    }

    /// That of a list which goes on behind the window of its trigger.
    fn far(self) -> Self {
        Window { text: &self.whole[..self.whole.len().min(self.end + FAR)], is_bounded: false, ..self }
    }

    /// A hash of everything that decides whether a trigger that begins at `start` leads to a candidate, and of which kind of trigger it is.
    pub(super) fn hash(&self, start: usize, kind: u16) -> u64 {
        let from = start.saturating_sub(BEFORE);
        let seen = &self.whole[from..self.whole.len().min(self.text.len() + LINE)];
        quick::hash_of_part(seen, (start - from) as u64 | u64::from(kind) << 32 | u64::from(self.is_bounded) << 48)
    }

    /// Adds what is found in it: a wider one is asked if a list goes on behind it. Whether one did.
    pub(super) fn look(self, all: &mut Vec<Candidate>, closer: impl Fn(&[u8], &mut Candidates)) -> bool {
        let from = all.len();
        let mut found = Candidates { all, whole: self.whole, is_bounded: self.is_bounded, wants_more: false };
        closer(self.text, &mut found);
        let goes_on = found.wants_more;
        if goes_on {
            all.truncate(from);
            closer(self.far().text, &mut Candidates::of(self.whole, all));
        }
        goes_on
    }
}

/// Where candidates go that are found in a window.
pub(super) struct Candidates<'c, 't> {
    all: &'c mut Vec<Candidate>,
    /// The text around them.
    pub(super) whole: &'t [u8],
    is_bounded: bool,
    wants_more: bool,
}

impl<'c, 't> Candidates<'c, 't> {
    /// For what is found in a whole text.
    pub(super) fn of(text: &'t [u8], all: &'c mut Vec<Candidate>) -> Self {
        Candidates { all, whole: text, is_bounded: false, wants_more: false }
    }

    pub(super) fn push(&mut self, candidate: Candidate) {
        self.all.push(candidate);
    }

    /// Says that what was read goes on at the end of the window, if that is not the end of the text: then a wider one is needed.
    pub(super) fn goes_on(&mut self) {
        self.wants_more |= self.is_bounded;
    }

    /// Whether the window ends before the text may.
    pub(super) fn is_bounded(&self) -> bool {
        self.is_bounded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_ends_with_the_line_in_which_its_bytes_end() {
        let short = b"trigger = 1\nx\n";
        assert_eq!(Window::of(short, 7).text.len(), short.len());
        let lines = [&b"trigger = 1\n"[..], &[&[b'x'; 99][..], b"\n"].concat().repeat(20)].concat();
        let window = Window::of(&lines, 7);
        // The end of the line of the trigger and 440 bytes lie in the fifth line behind it.
        assert!(window.is_bounded && window.text.len() == 12 + 500, "{}", window.text.len());
        let one = [b'x'; 9000];
        assert_eq!(Window::of(&one, 100).text.len(), 100 + AFTER);
    }
}
