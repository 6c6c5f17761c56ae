//! Where literals stand in bytes: hundreds of them in one vectorised pass.
//!
//! In: literals, each with what it means, and a text. Out: every place where one of them stands, overlapping ones too. A [`Filter`]
//! passes the places where the rarest part of some literal may stand, [`heads`] drops most of the rest, and what is left is compared. It
//! knows nothing of rules; who asks says what its literals mean.

mod filter;
pub mod heads;

pub use filter::{Filter, rarest};

use heads::Heads;
use std::ops::Range;

/// Most bytes of a literal before the part that it is looked for by.
const MOST_OFFSET: usize = 8;

/// Literals of two bytes or more.
pub struct Literals<T> {
    /// Where the telling part of one of them may stand.
    filter: Filter,
    heads: Box<Heads>,
    /// Sorted by their telling parts.
    entries: Vec<Literal<T>>,
    longest: usize,
}

/// A literal that is looked for by what stands in it from `offset` on.
pub struct Literal<T> {
    /// The literal.
    pub text: &'static str,
    /// What it means.
    pub kind: T,
    offset: usize,
}

impl<T> Literal<T> {
    fn telling(&self) -> &'static [u8] {
        &self.text.as_bytes()[self.offset..]
    }
}

impl<T> Literals<T> {
    /// Compiles literals; those of less than two bytes are left out.
    pub fn new(literals: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let long = literals.into_iter().filter(|(text, _)| text.len() >= 2);
        let mut entries: Vec<Literal<T>> =
            long.map(|(text, kind)| Literal { text, kind, offset: rarest(text.as_bytes(), MOST_OFFSET) }).collect();
        entries.sort_by_key(Literal::telling);
        let telling = || entries.iter().map(Literal::telling);
        let longest = entries.iter().map(|entry| entry.text.len()).max().unwrap_or(0);
        Self { filter: Filter::new(telling()), heads: Heads::new(telling()), entries, longest }
    }

    /// All of them, by number.
    pub fn all(&self) -> &[Literal<T>] {
        &self.entries
    }

    /// Bytes of the longest.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Calls `found` for every literal that begins in a range, with its span and its number.
    pub fn each(&self, text: &[u8], range: &Range<usize>, mut found: impl FnMut(Range<usize>, usize)) {
        let end = text.len().min(range.end + MOST_OFFSET);
        self.filter.places(text, range.start..end, |at| {
            if self.heads.has(heads::head(text, at)) {
                self.look(text, at, range, &mut found);
            }
        });
    }

    /// Looks for the literals that begin in a range and whose telling part stands at `at`. Out of line: what asks first is asked of one
    /// place in seven and must stay small enough to stand in the loop over the text.
    #[inline(never)]
    fn look(&self, text: &[u8], at: usize, range: &Range<usize>, found: &mut impl FnMut(Range<usize>, usize)) {
        let Some(pair) = text.get(at..at + 2) else { return };
        let first = self.entries.partition_point(|entry| &entry.telling()[..2] < pair);
        for (number, entry) in self.entries.iter().enumerate().skip(first) {
            if !entry.telling().starts_with(pair) {
                break;
            }
            if let Some(start) = at.checked_sub(entry.offset)
                && range.contains(&start)
                && text[start..].starts_with(entry.text.as_bytes())
            {
                found(start..start + entry.text.len(), number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_literal_is_found_where_it_begins_and_nowhere_else() {
        let texts = ["://", "-----BEGIN", "password", "pass", "ab", "aaa", "x-api-key", "the longest of all of them"];
        let literals = Literals::new(texts.map(|text| (text, ())));
        let whole = texts.join(" ").repeat(3) + "aaaa";
        let text = whole.as_str();
        for range in [0..text.len(), 3..40, 40..text.len(), text.len()..text.len()] {
            let mut seen = Vec::new();
            literals.each(text.as_bytes(), &range, |span, number| {
                let at = span.start;
                assert_eq!(text[span], *literals.all()[number].text);
                seen.push((at, literals.all()[number].text));
            });
            let mut wanted: Vec<(usize, &str)> = range
                .flat_map(|at| texts.into_iter().filter(move |t| text[at..].starts_with(t)).map(move |t| (at, t)))
                .collect();
            seen.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(seen, wanted);
        }
    }
}
