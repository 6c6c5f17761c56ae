//! Text in code units of two or four bytes: UTF-16 and UTF-32 of either byte order, with and without byte order mark.
//!
//! In: bytes. Out: the encoding that they are in, if it is one of these, and the text in UTF-8 with the way back to the bytes.

use super::{Doc, Map, Only};
use crate::model::{Coding, Layer};
use std::borrow::Cow;
use std::ops::Range;

/// One of the encodings, and the length of its byte order mark.
#[derive(Clone, Copy)]
pub(super) struct Wide {
    layer: Coding,
    width: usize,
    little: bool,
    bom: usize,
}

impl Wide {
    /// Whether a character of ASCII in so many bytes, seen from the byte that is not zero, is one of this text.
    fn has_character_at(self, at: usize, width: usize) -> bool {
        let first = if self.little { self.bom } else { self.bom + self.width - 1 };
        self.width == width && at % width == first % width
    }
}

/// UTF-16 or UTF-32 by byte order mark, or by where the NUL bytes of ASCII characters stand.
pub(super) fn encoding(bytes: &[u8]) -> Option<Wide> {
    let wide = |layer, width, little, bom| Some(Wide { layer, width, little, bom });
    match bytes {
        // Two bytes of zero are also the character U+0000 after a mark of UTF-16, if what follows is no code of a character.
        [0xFF, 0xFE, 0, 0, _, _, high, top, ..] if *high > 0x10 || *top > 0 => return wide("utf-16le", 2, true, 2),
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

pub(super) fn decode(bytes: &[u8], wide: Wide) -> Doc<'static> {
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
    offsets.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    let map = Map::Each { offsets, slack: 0 };
    Doc { text: Cow::Owned(text), layers: vec![Layer::Coding(wide.layer)], map, only: Only::Anything }
}

/// Bytes at either end among which a NUL says that there may be strings.
const ENDS: usize = 1024;

/// Shorter strings hold nothing.
const LEAST: usize = 10;

/// The strings of ASCII characters in code units of two and four bytes. Of either byte order: seen from its first character on, the other
/// order is the same but for the last byte.
pub(super) fn strings(bytes: &[u8]) -> Option<Doc<'static>> {
    let ends = [&bytes[..bytes.len().min(ENDS)], &bytes[bytes.len().saturating_sub(ENDS)..]];
    if !ends.iter().any(|end| memchr::memchr(0, end).is_some()) {
        return None;
    }
    let own = encoding(bytes);
    let (mut text, mut offsets) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(zero) = bytes.get(at + 1..).and_then(|rest| memchr::memchr(0, rest)).map(|i| at + 1 + i) {
        let start = zero - 1;
        // The last byte of the shortest string: one look at what is not much text but many zeros.
        let may_be = |width: usize| bytes.get(start + LEAST * width - 1) == Some(&0);
        if bytes[start] == 0 || !may_be(2) && !may_be(4) {
            at = zero;
            continue;
        }
        let len = [2, 4].map(|width| (width, units(bytes, start, width))).into_iter().max_by_key(|(_, n)| *n);
        let Some((width, len)) = len.filter(|(_, n)| *n >= LEAST) else {
            at = zero;
            continue;
        };
        at = start + len * width;
        if own.is_some_and(|own| own.has_character_at(start, width)) {
            at -= 1;
            continue;
        }
        // Of the other byte order the last character has its zeros before it and may have anything behind.
        let has_last = bytes.get(at).is_some_and(|b| matches!(b, 0x20..0x7F));
        let is_big = start.checked_sub(width - 1).is_some_and(|from| bytes[from..start].iter().all(|b| *b == 0));
        let mut line = |units: Range<usize>| {
            for unit in units {
                text.push(bytes[start + unit * width]);
                offsets.push(u32::try_from(start + unit * width).unwrap_or(u32::MAX));
            }
            text.push(b'\n');
            offsets.push(u32::try_from(at).unwrap_or(u32::MAX));
        };
        match (is_big, has_last) {
            (true, _) => line(0..len + usize::from(has_last)),
            (false, false) => line(0..len),
            // Which order it is nobody can tell: the first character may be a byte that does not belong to it, or the last one.
            (false, true) => [0..len, 1..len + 1].into_iter().for_each(line),
        }
        at = at.saturating_sub(1);
    }
    // Most of the file: it is text in another script, or with a part in another encoding, and its assignments count.
    let only = if text.len() * 8 > bytes.len() { Only::Anything } else { Only::Joined };
    offsets.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    let layers = vec![Layer::Coding("utf-16")];
    (!text.is_empty()).then_some(Doc { text: Cow::Owned(text), layers, map: Map::Each { offsets, slack: 0 }, only })
}

/// How many code units of ASCII characters follow each other.
fn units(bytes: &[u8], start: usize, width: usize) -> usize {
    let unit = |unit: &&[u8]| {
        (matches!(unit[0], b'\t' | b'\n' | b'\r') || (0x20..0x7F).contains(&unit[0]))
            && unit[1..].iter().all(|b| *b == 0)
    };
    bytes[start..].chunks_exact(width).take_while(unit).count()
}
