//! Where literals stand in bytes: hundreds of them in one vectorised pass.
//!
//! In: literals, each with what it means, and a text. Out: every place where one of them stands, overlapping ones too. A [`Filter`]
//! passes the places where the rarest part of some literal may stand, and what passes is compared. It knows nothing of rules; who asks says
//! what its literals mean.

mod filter;
pub mod heads;

pub use filter::{Filter, rarest};

use std::ops::Range;

/// Most bytes of a literal before the part that it is looked for by.
const MOST_OFFSET: usize = 8;

/// Literals of two bytes or more.
pub struct Literals<T> {
    /// Where the telling part of one of them may stand.
    filter: Filter,
    /// In the order of the buckets of their telling parts.
    entries: Vec<Literal<T>>,
    /// How each begins: in step with the entries, and closer together.
    begins: Vec<Begin>,
    /// Where the entries of each bucket begin, and where those of the last one end.
    buckets: Box<[u16; BUCKETS + 1]>,
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

/// The first eight bytes of a literal, or all of a shorter one.
#[derive(Clone, Copy)]
struct Begin {
    word: u64,
    mask: u64,
    offset: usize,
}

/// Lists that the literals are spread over, by two bytes of each.
const BUCKETS: usize = 1 << 10;

fn bucket(pair: [u8; 2]) -> usize {
    (usize::from(pair[0]) * 37 + usize::from(pair[1]) * 5) % BUCKETS
}

/// The eight bytes at a place; behind the end of a text there are zeros.
#[inline]
fn word(text: &[u8], at: usize) -> u64 {
    let rest = &text[at..];
    u64::from_le_bytes(match rest.first_chunk() {
        Some(word) => *word,
        None => std::array::from_fn(|i| rest.get(i).copied().unwrap_or(0)),
    })
}

impl<T> Literal<T> {
    fn telling(&self) -> &'static [u8] {
        &self.text.as_bytes()[self.offset..]
    }

    fn bucket(&self) -> usize {
        bucket([self.telling()[0], self.telling()[1]])
    }

    fn begin(&self) -> Begin {
        let len = self.text.len().min(8);
        Begin { word: word(self.text.as_bytes(), 0), mask: u64::MAX >> (8 * (8 - len)), offset: self.offset }
    }
}

impl<T> Literals<T> {
    /// Compiles literals; those of less than two bytes are left out.
    pub fn new(literals: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let long = literals.into_iter().filter(|(text, _)| text.len() >= 2);
        let mut entries: Vec<Literal<T>> =
            long.map(|(text, kind)| Literal { text, kind, offset: rarest(text.as_bytes(), MOST_OFFSET) }).collect();
        entries.sort_by_key(|entry| (entry.bucket(), entry.telling()));
        let until = |bucket: usize| entries.partition_point(|entry| entry.bucket() < bucket);
        let buckets = Box::new(std::array::from_fn(|bucket| u16::try_from(until(bucket)).unwrap_or(u16::MAX)));
        let longest = entries.iter().map(|entry| entry.text.len()).max().unwrap_or(0);
        let filter = Filter::new(entries.iter().map(Literal::telling));
        Self { filter, begins: entries.iter().map(Literal::begin).collect(), entries, buckets, longest }
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
        self.filter.places(text, range.start..end, |at| self.look(text, at, range, &mut found));
    }

    /// Looks for the literals that begin in a range and whose telling part stands at `at`. Out of line: the loop over the text must stay
    /// small.
    #[inline(never)]
    fn look(&self, text: &[u8], at: usize, range: &Range<usize>, found: &mut impl FnMut(Range<usize>, usize)) {
        let Some(pair) = text.get(at..).and_then(|rest| rest.first_chunk()) else { return };
        let bucket = bucket(*pair);
        for number in usize::from(self.buckets[bucket])..usize::from(self.buckets[bucket + 1]) {
            let begin = self.begins[number];
            if let Some(start) = at.checked_sub(begin.offset)
                && (word(text, start) ^ begin.word) & begin.mask == 0
                && range.contains(&start)
                && text[start..].starts_with(self.entries[number].text.as_bytes())
            {
                found(start..start + self.entries[number].text.len(), number);
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
