//! Characters written as escapes: percent, `\x`, `\u`, octal, character references of HTML and XML.
//!
//! In: a text and an offset. Out: the character that an escape there stands for, and sequences of them unfolded. It does not know which
//! language the text is in: what reads as an escape is one.

use super::spot::nibble;
use super::{Doc, Map, Only};
use crate::model::{Coding, Layer, near};
use std::borrow::Cow;

/// Longest escape.
const LONGEST: usize = 12;

/// An escape: its length in the text, the character, and what kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Escape {
    /// Bytes of the text.
    pub len: usize,
    /// The character (or byte below 256 for `%` and `\x`).
    pub code: u32,
    /// Its kind.
    pub layer: Coding,
}

/// The escape that begins at `at`.
pub fn at(text: &[u8], at: usize) -> Option<Escape> {
    let rest = text.get(at..)?;
    let rest = &rest[..rest.len().min(LONGEST)];
    match rest {
        [b'%', ..] => hex(rest, 1, 2, 2).map(|(len, code)| Escape { len, code, layer: "percent" }),
        [b'\\', b'x', ..] => hex(rest, 2, 2, 2).map(|(len, code)| Escape { len, code, layer: "escapes" }),
        [b'\\', b'u', b'{', ..] => {
            let (len, code) = hex(rest, 3, 1, 6)?;
            (rest.get(len) == Some(&b'}')).then_some(Escape { len: len + 1, code, layer: "escapes" })
        }
        [b'\\', b'u', ..] => hex(rest, 2, 4, 4).map(|(len, code)| Escape { len, code, layer: "escapes" }),
        [b'\\', b'0'..=b'3', ..] => {
            let digits = rest.get(1..4).filter(|d| d.iter().all(|b| (b'0'..=b'7').contains(b)))?;
            let code = digits.iter().fold(0, |n, d| n * 8 + u32::from(d - b'0'));
            Some(Escape { len: 4, code, layer: "escapes" })
        }
        [b'&', ..] => reference(rest),
        _ => None,
    }
}

/// Hexadecimal digits from `from`: at least `least`, at most `most`; the length with what is before them, and the number.
fn hex(rest: &[u8], from: usize, least: usize, most: usize) -> Option<(usize, u32)> {
    let digits = rest.get(from..)?.iter().take(most).take_while(|b| b.is_ascii_hexdigit()).count();
    let number = rest[from..from + digits].iter().fold(0, |n, d| n << 4 | u32::from(nibble(*d)));
    (digits >= least).then_some((from + digits, number))
}

/// Names of characters of which tokens and assignments are made (HTML, section 13.5).
const NAMED: [(&[u8], u8); 20] = [
    (b"&quot;", b'"'),
    (b"&apos;", b'\''),
    (b"&amp;", b'&'),
    (b"&lt;", b'<'),
    (b"&gt;", b'>'),
    (b"&lowbar;", b'_'),
    (b"&UnderBar;", b'_'),
    (b"&hyphen;", b'-'),
    (b"&dash;", b'-'),
    (b"&period;", b'.'),
    (b"&sol;", b'/'),
    (b"&plus;", b'+'),
    (b"&equals;", b'='),
    (b"&colon;", b':'),
    (b"&commat;", b'@'),
    (b"&dollar;", b'$'),
    (b"&num;", b'#'),
    (b"&excl;", b'!'),
    (b"&NewLine;", b'\n'),
    (b"&nbsp;", b' '),
];

fn reference(rest: &[u8]) -> Option<Escape> {
    let layer = "html";
    if let Some((name, byte)) = NAMED.iter().find(|(name, _)| rest.starts_with(name)) {
        return Some(Escape { len: name.len(), code: u32::from(*byte), layer });
    }
    let (len, code) = match rest {
        [b'&', b'#', b'x' | b'X', ..] => hex(rest, 3, 1, 6)?,
        [b'&', b'#', ..] => {
            let digits = rest[2..].iter().take(7).take_while(|b| b.is_ascii_digit()).count();
            let code = rest[2..2 + digits].iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
            (digits > 0).then_some((2 + digits, code))?
        }
        _ => return None,
    };
    (rest.get(len) == Some(&b';')).then_some(Escape { len: len + 1, code, layer })
}

/// The start of the sequence of escapes that goes on at `at`, not before `floor`.
pub(super) fn sequence_start(text: &[u8], at: usize, floor: usize) -> usize {
    let mut start = at;
    let before = |start: usize| {
        (3..=LONGEST).find_map(|len| {
            let from = start.checked_sub(len).filter(|from| *from >= floor)?;
            self::at(text, from).is_some_and(|e| e.len == len).then_some(from)
        })
    };
    while let Some(from) = before(start) {
        start = from;
    }
    start
}

/// Where the sequence of escapes ends that begins at `at`; not followed further than `limit`.
pub(super) fn sequence_end(text: &[u8], at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit
        && let Some(escape) = self::at(text, end)
    {
        end += escape.len;
    }
    end
}

/// Bytes before and after a sequence of escapes that are unfolded with it, as far as its line goes: part of what is written may not be
/// escaped, and what stands around tells what it is.
pub(super) const AROUND: usize = 512;

/// Unfolds the sequence that begins at `start` with the rest of its line; the text, and where the sequence ends.
pub(super) fn unfold(text: &[u8], start: usize, most: usize) -> (Doc<'static>, usize) {
    let end = sequence_end(text, start, start.saturating_add(most).min(text.len()));
    let first = near::line_start(text, start, AROUND);
    let ceiling = (end + AROUND).min(text.len());
    let last = memchr::memchr(b'\n', &text[end..ceiling]).map_or(ceiling, |p| end + p);
    let layer = at(text, start).map_or("escapes", |e| e.layer);
    (region(text, first..last, layer), end)
}

/// Unfolds every escape in a part of a text.
fn region(text: &[u8], part: std::ops::Range<usize>, layer: Coding) -> Doc<'static> {
    let (mut out, mut offsets) = (Vec::with_capacity(part.len()), Vec::with_capacity(part.len() + 1));
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut at = part.start;
    while at < part.end {
        let Some((len, code)) = pair_at(text, at).filter(|(len, _)| at + len <= part.end) else {
            out.push(text[at]);
            offsets.push(offset(at));
            at += 1;
            continue;
        };
        push(code, layer, &mut out);
        offsets.resize(out.len(), offset(at));
        at += len;
    }
    offsets.push(offset(part.end));
    Doc {
        text: Cow::Owned(out),
        layers: vec![Layer::Coding(layer)],
        map: Map::Each { offsets, slack: 0 },
        only: Only::Unescaped,
    }
}

/// The escape at an offset, two of them where they are a pair of UTF-16.
fn pair_at(text: &[u8], at: usize) -> Option<(usize, u32)> {
    let first = self::at(text, at)?;
    if (0xD800..0xDC00).contains(&first.code)
        && let Some(second) = self::at(text, at + first.len)
        && (0xDC00..0xE000).contains(&second.code)
    {
        let code = 0x10000 + ((first.code - 0xD800) << 10) + (second.code - 0xDC00);
        return Some((first.len + second.len, code));
    }
    Some((first.len, first.code))
}

/// A byte as it is where escapes mean bytes, else a character in UTF-8.
fn push(code: u32, layer: Coding, out: &mut Vec<u8>) {
    match u8::try_from(code) {
        Ok(byte) if byte < 0x80 || layer == "percent" => out.push(byte),
        _ => {
            let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_of_many_languages() {
        let all = ["%5f", "%5F", "\\x5f", "\\u005f", "\\u{5f}", "\\137", "&#95;", "&#x5f;", "&lowbar;"];
        for text in all {
            let escape = at(text.as_bytes(), 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((escape.len, escape.code), (text.len(), 0x5f), "{text}");
        }
        for text in ["%5", "%zz", "\\xz", "\\u00", "\\n", "&#;", "& ", "&lowbar", "\\9", ""] {
            assert_eq!(at(text.as_bytes(), 0), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_escaped_comes_back_with_its_place(body in "[ -~]{15,40}") {
            let text = format!("x = '{}' # after\nnext", body.bytes().map(|b| format!("\\x{b:02x}")).collect::<String>());
            let (doc, end) = unfold(text.as_bytes(), 5, 1 << 20);
            let expected = format!("x = '{body}' # after");
            prop_assert_eq!(doc.text.as_ref(), expected.as_bytes());
            prop_assert_eq!(end, 5 + 4 * body.len());
            prop_assert_eq!(doc.outer_span(&(5..5 + body.len())), 5..end);
            prop_assert!(doc.is_new(&(5..20)) && !doc.is_new(&(0..4)));
        }

        #[test]
        fn any_bytes_are_unfolded(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'%'), Just(b'\\'), Just(b'&')], 1..200), at in 0usize..200) {
            let (doc, end) = unfold(&bytes, at.min(bytes.len()), 64);
            prop_assert!(end <= bytes.len());
            prop_assert!(doc.text.len() <= 2 * bytes.len());
            let span = doc.outer_span(&(0..doc.text.len()));
            prop_assert!(span.start <= span.end && span.end <= bytes.len());
        }
    }
}
