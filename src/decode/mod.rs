//! From bytes to texts that detection can read.
//!
//! In: the bytes of a blob. Out: one or more [`Doc`]s in an ASCII-compatible encoding, each of which can say where in the
//! text that it was taken from a span of it stands. It refuses to know rules and secrets: every text is unfolded alike.
//!
//! A blob is one text ([`documents`]). In a text others may be wrapped: base64, hexadecimal, escapes, compressed data, literals in
//! several pieces. Finding those is a by-product of detection, which looks at every long run of token characters anyway: it
//! asks this module whether a run looks like the beginning of something ([`spot`]) and keeps the few [`Spot`]s where it does.
//! [`unfold`] then makes texts of them. Where there are no spots, layers cost nothing.

pub mod archive;
mod armor;
pub mod escape;
mod inflate;
mod lines;
mod listing;
pub mod mappings;
mod markup;
pub mod notebook;
pub mod numbers;
pub mod splice;
pub mod spot;
mod unfold;
mod wide;

pub use lines::{Lines, Masks};
pub use spot::Spot;
pub use unfold::{Budget, unfold};

use crate::model::Layer;
use std::borrow::Cow;
use std::ops::Range;

/// A text to inspect, and the way to it.
pub struct Doc<'a> {
    /// The text: the bytes themselves, or UTF-8 made of them.
    pub text: Cow<'a, [u8]>,
    /// How it was made from the blob's bytes, outermost first; empty for the bytes themselves.
    pub layers: Vec<Layer>,
    /// Where its bytes stand in the text that it was taken from.
    pub map: Map,
    /// What in it is not already in the text around.
    pub only: Only,
}

/// Where the bytes of a text stand in the text (or blob) that it was taken from.
#[derive(Debug)]
pub enum Map {
    /// At the same offsets.
    Same,
    /// Each where `offsets` says, which has one entry more than the text has bytes; a span may reach `slack` bytes beyond, where bytes
    /// share a character of the encoding.
    Each {
        /// Offset of each byte and of the end.
        offsets: Vec<u32>,
        /// Bytes that a span may reach further.
        slack: u32,
    },
    /// All of them come from this span as a whole.
    Whole(Range<usize>),
}

/// What in a text is new, seen from the text around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// All of it.
    Anything,
    /// Spans that some escape is part of: the rest stands in the text around as it is.
    Unescaped,
    /// Spans over several literals, and of those only what can be told by its form alone.
    Joined,
}

impl Doc<'_> {
    /// The span from which a span of the text was made.
    pub fn outer_span(&self, span: &Range<usize>) -> Range<usize> {
        match &self.map {
            Map::Same => span.clone(),
            Map::Whole(whole) => whole.clone(),
            Map::Each { offsets, slack } => {
                let last = offsets.last().copied().unwrap_or(0);
                let at = |i: usize| offsets.get(i).map_or(last, |o| *o);
                let start = at(span.start);
                let end = at(span.end).saturating_add(*slack).min(last).max(start);
                start as usize..end as usize
            }
        }
    }

    /// Whether a span is more than a copy of the text around.
    pub fn is_new(&self, span: &Range<usize>) -> bool {
        match (&self.map, self.only) {
            (_, Only::Anything) | (Map::Whole(_), _) => true,
            (Map::Same, _) => false,
            (Map::Each { .. }, _) => self.outer_span(span).len() > span.len(),
        }
    }
}

/// The texts of a blob: its bytes as they are, or what a compiled file lists. What claims to be UTF-16 or UTF-32 is decoded and also looked
/// at as it is: a byte order mark proves nothing about what follows, and tools of another encoding append to such files.
pub fn documents(bytes: &[u8]) -> Vec<Doc<'_>> {
    let plain = Doc { text: Cow::Borrowed(bytes), layers: Vec::new(), map: Map::Same, only: Only::Anything };
    if let Some(listed) = listing::documents(bytes) {
        return listed;
    }
    match wide::encoding(bytes) {
        Some(wide) => vec![wide::decode(bytes, wide), plain],
        None => vec![plain],
    }
}

/// Whether something is data and no text: a NUL in its first 8,000 bytes, as git tells it (buffer_is_binary in its xdiff-interface), and
/// more control characters there than a text has into which a few bytes have strayed.
pub fn is_binary(text: &[u8]) -> bool {
    let head = &text[..text.len().min(8000)];
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    memchr::memchr(0, head).is_some() && head.iter().filter(control).count() * STRAYED > head.len()
}

/// Whether a text is a page in PostScript: numbers, and images in digits of base 85, among which any short name may stand.
pub fn is_page(text: &[u8]) -> bool {
    text.starts_with(b"%!PS")
}

/// One control character among so many others makes no data of a text.
const STRAYED: usize = 64;

/// Strings in UTF-16 or UTF-32 within bytes that are not such a text as a whole: resources of programs, what a shell of another encoding
/// has appended to a file. One text of all of them, a line each, with its place in the bytes; none where there is no NUL. What the text of
/// [`documents`] already has is left out.
pub fn wide_strings(bytes: &[u8]) -> Option<Doc<'static>> {
    wide::strings(bytes)
}

/// The text of a part of an office document, whose words may be torn apart.
pub fn office_text(bytes: &[u8]) -> Option<Doc<'static>> {
    markup::text(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encode(text: &str, width: usize, little: bool, bom: bool) -> Vec<u8> {
        let with_bom = if bom { format!("\u{feff}{text}") } else { text.to_string() };
        let units: Vec<u32> = if width == 2 {
            with_bom.encode_utf16().map(u32::from).collect()
        } else {
            with_bom.chars().map(u32::from).collect()
        };
        let bytes = |u: u32| {
            let mut raw = u.to_le_bytes()[..width].to_vec();
            if !little {
                raw.reverse();
            }
            raw
        };
        units.into_iter().flat_map(bytes).collect()
    }

    #[test]
    fn wide_texts_are_read_with_and_without_byte_order_mark() {
        let ascii = "plain ascii first\npassword = \"x\"\n";
        let other = "first line\npassword = \"aß😀\"\n";
        for (width, little) in [(2, true), (2, false), (4, true), (4, false)] {
            for bom in [true, false] {
                let bytes = encode(ascii, width, little, bom);
                assert_eq!(documents(&bytes)[0].text.as_ref(), ascii.as_bytes(), "{width} {little} {bom}");
            }
            assert_eq!(documents(&encode(other, width, little, true))[0].text.as_ref(), other.as_bytes());
        }
    }

    #[test]
    fn a_mark_of_another_encoding_hides_nothing() {
        // U+0000 after a mark of UTF-16 looks like a mark of UTF-32.
        let bytes = encode("\0\u{1}def\n", 2, true, true);
        assert_eq!(documents(&bytes)[0].text.as_ref(), b"\0\x01def\n");
        let marked = [b"\xFF\xFE".as_slice(), b"password = \"x\"\n"].concat();
        assert!(documents(&marked).iter().any(|doc| doc.text.as_ref() == marked));
        let parts = [("one line\n", true), ("another line\n", false), ("a third line", true)];
        let mixed = parts.map(|(text, little)| encode(text, 2, little, false)).concat();
        let mixed = [b"\xFF\xFE".as_slice(), &mixed].concat();
        let beside = wide_strings(&mixed).map(|doc| doc.text.into_owned());
        assert_eq!(beside.as_deref(), Some(&b"another line\n"[..]), "what the text has is left out");
        // The last character of the other byte order has no zero behind.
        let data = [b"\x07".as_slice(), &encode("a string of it", 2, false, false), b"\x08\x07\x01"].concat();
        assert_eq!(wide_strings(&data).map(|doc| doc.text.into_owned()).as_deref(), Some(&b"a string of it\n"[..]));
    }

    #[test]
    fn spans_lead_back_to_the_blob() {
        let bytes = encode("ab😀cd", 2, true, true);
        let docs = documents(&bytes);
        let at = docs[0].text.windows(2).position(|w| w == b"cd").unwrap();
        let span = docs[0].outer_span(&(at..at + 2));
        assert_eq!(&bytes[span], &[b'c', 0, b'd', 0]);
    }

    proptest! {
        #[test]
        fn any_bytes_give_texts_with_spans_inside(bytes in prop::collection::vec(any::<u8>(), 0..200), bom in 0usize..5) {
            let boms: [&[u8]; 5] = [b"", b"\xFF\xFE", b"\xFE\xFF", b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"];
            let bytes = [boms[bom], &bytes].concat();
            for doc in documents(&bytes) {
                for at in 0..=doc.text.len() {
                    let span = doc.outer_span(&(at..doc.text.len()));
                    prop_assert!(span.start <= span.end && span.end <= bytes.len());
                }
            }
        }
    }
}
