//! From bytes to texts that detection can read.
//!
//! In: the bytes of a blob. Out: one or more [`Doc`]s in an ASCII-compatible encoding, each of which can say where in the
//! blob a span of it stands. It refuses to know rules and secrets: every text is unfolded alike.

mod lines;

pub use lines::Lines;

use crate::model::Layer;
use std::borrow::Cow;
use std::ops::Range;

/// A text to inspect, and the way to it.
pub struct Doc<'a> {
    /// The text: the bytes themselves, or UTF-8 made of them.
    pub text: Cow<'a, [u8]>,
    /// How it was made from the blob's bytes; empty for the bytes themselves.
    pub layers: Vec<Layer>,
    /// For each byte of `text` its offset in the blob, if they differ.
    offsets: Option<Vec<u32>>,
    blob_len: usize,
}

impl Doc<'_> {
    /// The span of the blob from which a span of the text was made.
    pub fn span_in_blob(&self, span: &Range<usize>) -> Range<usize> {
        match &self.offsets {
            None => span.clone(),
            Some(offsets) => {
                let at = |i: usize| offsets.get(i).map_or(self.blob_len, |o| *o as usize);
                at(span.start)..at(span.end)
            }
        }
    }
}

/// The texts of a blob: its bytes as they are, or decoded if they are UTF-16 or UTF-32.
pub fn documents(bytes: &[u8]) -> Vec<Doc<'_>> {
    let plain = Doc { text: Cow::Borrowed(bytes), layers: Vec::new(), offsets: None, blob_len: bytes.len() };
    match wide_encoding(bytes) {
        Some(wide) => vec![decode_wide(bytes, wide)],
        None => vec![plain],
    }
}

/// Whether a text is binary by git's rule: a NUL in its first 8,000 bytes (buffer_is_binary in git's xdiff-interface).
pub fn is_binary(text: &[u8]) -> bool {
    memchr::memchr(0, &text[..text.len().min(8000)]).is_some()
}

#[derive(Clone, Copy)]
struct Wide {
    layer: Layer,
    width: usize,
    little: bool,
    bom: usize,
}

/// UTF-16 or UTF-32 by byte order mark, or by where the NUL bytes of ASCII characters stand.
fn wide_encoding(bytes: &[u8]) -> Option<Wide> {
    let wide = |layer, width, little, bom| Some(Wide { layer, width, little, bom });
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => return wide("utf-32le", 4, true, 4),
        [0, 0, 0xFE, 0xFF, ..] => return wide("utf-32be", 4, false, 4),
        [0xFF, 0xFE, ..] => return wide("utf-16le", 2, true, 2),
        [0xFE, 0xFF, ..] => return wide("utf-16be", 2, false, 2),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(2048) & !3];
    if head.len() < 8 || memchr::memchr(0, head).is_none() {
        return None;
    }
    // Of text in Latin script nine of ten code units have a zero high byte and none a zero low byte.
    let zeros = |offset: usize| head.iter().skip(offset).step_by(4).filter(|b| **b == 0).count() * 40 / head.len();
    match [zeros(0), zeros(1), zeros(2), zeros(3)] {
        [0, 9..=10, 9..=10, 9..=10] => wide("utf-32le", 4, true, 0),
        [9..=10, 9..=10, 9..=10, 0] => wide("utf-32be", 4, false, 0),
        [0, 9..=10, 0, 9..=10] => wide("utf-16le", 2, true, 0),
        [9..=10, 0, 9..=10, 0] => wide("utf-16be", 2, false, 0),
        _ => None,
    }
}

fn decode_wide(bytes: &[u8], wide: Wide) -> Doc<'static> {
    let mut text = Vec::with_capacity(bytes.len() / wide.width + 16);
    let mut offsets = Vec::with_capacity(text.capacity());
    let unit = |at: usize| -> Option<u32> {
        let raw = bytes.get(at..at + wide.width)?;
        let fold = |n: u32, b: &u8| (n << 8) | u32::from(*b);
        Some(if wide.little { raw.iter().rev().fold(0, fold) } else { raw.iter().fold(0, fold) })
    };
    let mut at = wide.bom;
    while let Some(first) = unit(at) {
        let mut len = wide.width;
        let code = match (wide.width, first, unit(at + wide.width)) {
            (2, 0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) => {
                len += wide.width;
                0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00)
            }
            _ => first,
        };
        let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut buffer = [0; 4];
        for byte in character.encode_utf8(&mut buffer).bytes() {
            text.push(byte);
            offsets.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        at += len;
    }
    Doc { text: Cow::Owned(text), layers: vec![wide.layer], offsets: Some(offsets), blob_len: bytes.len() }
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
    fn spans_lead_back_to_the_blob() {
        let bytes = encode("ab😀cd", 2, true, true);
        let docs = documents(&bytes);
        let at = docs[0].text.windows(2).position(|w| w == b"cd").unwrap();
        let span = docs[0].span_in_blob(&(at..at + 2));
        assert_eq!(&bytes[span], &[b'c', 0, b'd', 0]);
    }

    proptest! {
        #[test]
        fn any_bytes_give_texts_with_spans_inside(bytes in prop::collection::vec(any::<u8>(), 0..200), bom in 0usize..5) {
            let boms: [&[u8]; 5] = [b"", b"\xFF\xFE", b"\xFE\xFF", b"\xFF\xFE\0\0", b"\0\0\xFE\xFF"];
            let bytes = [boms[bom], &bytes].concat();
            for doc in documents(&bytes) {
                for at in 0..=doc.text.len() {
                    let span = doc.span_in_blob(&(at..doc.text.len()));
                    prop_assert!(span.start <= span.end && span.end <= bytes.len());
                }
            }
        }
    }
}
