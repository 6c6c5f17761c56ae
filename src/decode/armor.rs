//! Bytes written as base64 or hexadecimal digits, on one line or wrapped over many.
//!
//! In: a text and where the digits begin. Out: the bytes, and for each of them where in the text it stands. Lines are joined over real
//! ends of lines, over escaped ones (`\n` in a JSON string, `&#xA;` in XML), and from literal to literal; what parts them is told by form alone.

use super::spot::{Kind, nibble, sixbits};
use super::{Doc, Map, Only};
use crate::model::Layer;
use std::borrow::Cow;

/// Lines shorter than this are not joined with the next.
const LEAST_LINE: usize = 40;

/// Digits of a text in the order of reading.
struct Digits {
    values: Vec<u8>,
    places: Vec<u32>,
    end: usize,
}

/// Decodes what begins at `start`, at most `most` digits; the bytes, and where the digits end.
pub(super) fn decode(text: &[u8], start: usize, kind: Kind, most: usize) -> (Doc<'static>, usize) {
    let digits = match kind {
        Kind::Hex => digits(text, start, most, nibble, 15),
        _ => digits(text, start, most, sixbits, 63),
    };
    let bits = if kind == Kind::Hex { 4 } else { 6 };
    let count = digits.values.len() * bits / 8;
    let (mut out, mut offsets) = (Vec::with_capacity(count), Vec::with_capacity(count + 1));
    let (mut held, mut have) = (0u32, 0);
    for (index, value) in digits.values.iter().enumerate() {
        held = held << bits | u32::from(*value);
        have += bits;
        if have >= 8 {
            have -= 8;
            out.push((held >> have) as u8);
            // The byte began eight bits ago.
            let first = (index + 1) * bits - have - 8;
            offsets.push(digits.places[first / bits]);
            held &= (1 << have) - 1;
        }
    }
    offsets.push(u32::try_from(digits.end).unwrap_or(u32::MAX));
    let layer = if kind == Kind::Hex { "hex" } else { "base64" };
    let slack = u32::from(bits == 6);
    let doc = Doc {
        text: Cow::Owned(out),
        layers: vec![Layer::Coding(layer)],
        map: Map::Each { offsets, slack },
        only: Only::Anything,
    };
    (doc, digits.end)
}

fn digits(text: &[u8], start: usize, most: usize, value: fn(u8) -> u8, greatest: u8) -> Digits {
    let mut found = Digits { values: Vec::new(), places: Vec::new(), end: start };
    let mut at = start;
    let mut width = None;
    loop {
        let line = at;
        while at < text.len() && found.values.len() < most && value(text[at]) <= greatest {
            found.values.push(value(text[at]));
            found.places.push(u32::try_from(at).unwrap_or(u32::MAX));
            at += 1;
        }
        found.end = at;
        let len = at - line;
        // Of a wrapped text all lines but the last have one width.
        if len < LEAST_LINE || *width.get_or_insert(len) != len || found.values.len() >= most {
            return found;
        }
        let Some(next) = next_line(text, at) else { return found };
        let next_len = text[next..].iter().take(len + 1).take_while(|b| value(**b) <= greatest).count();
        if next_len == 0 || next_len > len || !ends(text, next + next_len) {
            return found;
        }
        at = next;
    }
}

/// Whether a line of digits ends here: with padding, its literal, or the line.
fn ends(text: &[u8], at: usize) -> bool {
    text.get(at).is_none_or(|b| {
        matches!(b, b'=' | b'"' | b'\'' | b'`' | b'\\' | b'\r' | b'\n' | b' ' | b'<' | b',' | b')' | b'&')
    })
}

/// Most bytes between two lines.
const MOST_BETWEEN: usize = 96;

/// Where the digits go on after a line that ends at `at`.
fn next_line(text: &[u8], at: usize) -> Option<usize> {
    let window = &text[at..text.len().min(at + MOST_BETWEEN)];
    let skip = |from: usize, set: &[u8]| window[from..].iter().take_while(|b| set.contains(b)).count() + from;
    let mut i = 0;
    let mut broken = false;
    // Escaped ends of lines within a literal or an attribute.
    for escape in [&b"\\r"[..], b"\\n", b"&#xD;", b"&#13;", b"&#xA;", b"&#10;"] {
        if window[i..].starts_with(escape) {
            i += escape.len();
            broken = true;
        }
    }
    let quote = window.get(i).copied().filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    if quote.is_some() {
        i = skip(skip(i + 1, b" \t"), b"+.&\\,");
    } else if window.get(i) == Some(&b'\\') {
        i += 1;
    }
    let line = skip(i, b" \t\r\n");
    broken |= window[i..line].contains(&b'\n') || window[i..line].contains(&b'\r');
    if !broken {
        return None;
    }
    i = line;
    if let Some(quote) = quote {
        // `+ "…"` on the next line.
        i = skip(skip(i, b"+.&"), b" \t");
        if window.get(i) != Some(&quote) {
            return None;
        }
        i += 1;
    }
    Some(at + i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
    use proptest::prelude::*;

    fn wrapped(digits: &str, width: usize, between: &str) -> String {
        let lines: Vec<&str> = digits.as_bytes().chunks(width).map(|l| std::str::from_utf8(l).unwrap()).collect();
        lines.join(between)
    }

    proptest! {
        #[test]
        fn what_is_encoded_comes_back(bytes in prop::collection::vec(any::<u8>(), 60..400), kind in 0usize..4, between in 0usize..11) {
            let digits = match kind {
                0 => BASE64.encode(&bytes),
                1 => BASE64URL_NOPAD.encode(&bytes),
                2 => HEXLOWER.encode(&bytes),
                _ => HEXUPPER.encode(&bytes),
            };
            let joint = ["", "\n", "\r\n", "\n    ", "\\n", "\" +\n  \"", "\"\n  + \"", "\"\n\"", "\\\n", "&#xA;", "&#13;&#10;"][between];
            let body = if joint.is_empty() { digits.clone() } else { wrapped(&digits, 64, joint) };
            let text = format!("key: \"{body}\"\nother: x");
            let kind = if kind > 1 { Kind::Hex } else { Kind::Base64 };
            let (doc, end) = decode(text.as_bytes(), 6, kind, 1 << 20);
            prop_assert_eq!(doc.text.as_ref(), &bytes[..]);
            prop_assert_eq!(end, 6 + body.trim_end_matches('=').len());
        }

        #[test]
        fn a_span_leads_to_the_digits_that_hold_it(bytes in prop::collection::vec(any::<u8>(), 60..200), at in 0usize..50, len in 1usize..9) {
            let text = BASE64.encode(&bytes);
            let (doc, _) = decode(text.as_bytes(), 0, Kind::Base64, 1 << 20);
            let span = doc.outer_span(&(at..at + len));
            prop_assert!(span.start * 6 <= at * 8 && span.start * 6 + 6 > at * 8);
            prop_assert!(span.end * 6 >= (at + len) * 8 && span.end * 6 < (at + len) * 8 + 12);
        }

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0usize..300, most in 0usize..100) {
            for kind in [Kind::Base64, Kind::Hex] {
                let (doc, end) = decode(&bytes, at.min(bytes.len()), kind, most);
                prop_assert!(end <= bytes.len() && doc.text.len() <= bytes.len());
            }
        }
    }

    #[test]
    fn lines_of_other_widths_are_no_part_of_it() {
        let line = "QUJD".repeat(16);
        let text = format!("{line}\nname\n{line}{line}\n");
        let (doc, _) = decode(text.as_bytes(), 0, Kind::Base64, 1 << 20);
        assert_eq!(doc.text.len(), 48 + 3);
    }
}
