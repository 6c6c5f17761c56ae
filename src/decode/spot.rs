//! Where in a text another one may begin: the cheap and strict tests that detection makes while it looks at a text.
//!
//! In: a run of token characters, or a whole text. Out: [`Spot`]s. A spot is decided by at most [`SPOT`] bytes, so that one that stands in
//! a copied part of a text need not be looked for again. Most runs fail at their first or second group of characters: decoded, a name
//! is as good as random, and twelve random bytes are printable by one chance in 100,000.

use super::escape;
use std::ops::Range;

/// Longest span of a spot.
pub const SPOT: usize = 1024;

/// Shorter runs are not looked at: the shortest token that is known by its form alone, encoded, is longer.
pub const LEAST_RUN: usize = 24;

/// What may begin there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// base64 of printable text or of something compressed.
    Base64,
    /// Hexadecimal digits of the same.
    Hex,
    /// A sequence of escapes, one after the other.
    Escapes,
    /// A token over several literals, lines or escapes.
    Splice,
    /// A value whose name, sign or quote before it is escaped for a URL (`api_key%3Dvalue`).
    Percent,
}

/// A place where another text may begin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Offset of its first byte.
    pub at: usize,
    /// Bytes that decided.
    pub len: usize,
    /// What may begin there.
    pub kind: Kind,
    /// If what begins there was unfolded and held nothing: how many bytes before `at` and from `at` on were read for that. While
    /// these bytes are the same it need not be unfolded again.
    pub barren: Option<(u32, u32)>,
}

impl Spot {
    /// A spot that has not been unfolded.
    pub fn new(at: usize, len: usize, kind: Kind) -> Self {
        Spot { at, len, kind, barren: None }
    }

    /// Where it was read when it held nothing.
    pub fn read(&self) -> Option<Range<usize>> {
        self.barren.map(|(before, from)| self.at.saturating_sub(before as usize)..self.at + from as usize)
    }

    /// Remembers that it holds nothing, after reading `read`.
    pub fn set_barren(&mut self, read: &Range<usize>) {
        let part = |bytes: usize| u32::try_from(bytes).ok();
        let before = part(self.at.saturating_sub(read.start));
        self.barren = before.zip(part(read.end.saturating_sub(self.at)));
    }

    /// The bytes that decided.
    pub fn span(&self) -> Range<usize> {
        self.at..self.at + self.len
    }
}

/// Values of the characters of both base64 alphabets.
const SIXBITS: [u8; 256] = {
    let mut table = [0xFF; 256];
    let mut n = 0;
    while n < 26 {
        table[(b'A' + n) as usize] = n;
        table[(b'a' + n) as usize] = 26 + n;
        if n < 10 {
            table[(b'0' + n) as usize] = 52 + n;
        }
        n += 1;
    }
    table[b'+' as usize] = 62;
    table[b'-' as usize] = 62;
    table[b'/' as usize] = 63;
    table[b'_' as usize] = 63;
    table
};

/// The value of a character of either base64 alphabet, or more than 63.
pub(super) fn sixbits(byte: u8) -> u8 {
    SIXBITS[byte as usize]
}

/// The value of a hexadecimal digit, or more than 15.
pub(super) fn nibble(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        b'a'..=b'f' => byte - b'a' + 10,
        b'A'..=b'F' => byte - b'A' + 10,
        _ => 0xFF,
    }
}

/// Bytes of which text is made: printable, blanks, ends of lines.
fn is_text(byte: u8) -> bool {
    (0x20..0x7F).contains(&byte) || matches!(byte, b'\n' | b'\r' | b'\t')
}

/// What compressed streams and archives begin with; zlib apart, whose header is short.
pub(super) const MAGIC: [&[u8]; 6] =
    [b"\x1F\x8B\x08", b"PK\x03\x04", b"BZh", b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD", b"\x04\x22\x4D\x18"];

/// Decoded bytes that are looked at.
const HEAD: usize = 12;

/// Whether bytes begin like text or like something compressed.
fn is_promising(head: &[u8; HEAD]) -> bool {
    // Text in UTF-16 has a zero in every other byte, in either order.
    let halves = |first: usize| {
        head.iter().skip(first).step_by(2).all(|b| is_text(*b))
            && head.iter().skip(1 - first).step_by(2).all(|b| *b == 0)
    };
    let zlib = head[0] == 0x78 && matches!(head[1], 0x01 | 0x5E | 0x9C | 0xDA);
    head.iter().all(|b| is_text(*b))
        || zlib
        || MAGIC.iter().any(|m| head.starts_with(m))
        || halves(0)
        || halves(1)
        || head.starts_with(&[0xEF, 0xBB, 0xBF])
        || head.starts_with(&[0xFF, 0xFE])
}

/// Shorter runs after an escape hold no value.
const LEAST_ESCAPED: usize = 10;

/// Looks at one run that may be a value behind `=`, `:`, a quote or a slash that is escaped for a URL.
pub fn of_escaped_sign(text: &[u8], start: usize, end: usize, found: &mut Vec<Spot>) {
    if start == 0 || text[start - 1] != b'%' || end - start < LEAST_ESCAPED {
        return;
    }
    if let [b'2', b'2' | b'7' | b'F' | b'f', ..] | [b'3', b'A' | b'a' | b'D' | b'd', ..] = text[start..end] {
        found.push(Spot::new(start - 1, 1 + LEAST_ESCAPED, Kind::Percent));
    }
}

/// Looks at one run of token characters, of which `skip` belong to an escape before it. `sign` is where its first `=` stands.
pub fn of_run(text: &[u8], start: usize, end: usize, skip: usize, sign: Option<usize>, found: &mut Vec<Spot>) {
    let run = &text[start..end];
    encoded_at(run, start, skip, found);
    // `NAME=value` is one run.
    if let Some(sign) = sign.filter(|sign| sign + LEAST_RUN < run.len()) {
        encoded_at(run, start, sign + 1, found);
    }
}

fn encoded_at(run: &[u8], start: usize, from: usize, found: &mut Vec<Spot>) {
    let Some(rest) = run.get(from..).filter(|r| r.len() >= LEAST_RUN) else { return };
    if let Some(first) = rest.first_chunk::<4>()
        && group(first).is_some_and(|bytes| may_begin(&bytes))
        && let Some(head) = base64_head(rest)
        && is_promising(&head)
    {
        found.push(Spot::new(start + from, LEAST_RUN, Kind::Base64));
    }
    let digits = rest.strip_prefix(b"0x").unwrap_or(rest);
    if digits[..4].iter().all(u8::is_ascii_hexdigit)
        && let Some(head) = hex_head(digits)
        && is_promising(&head)
    {
        let at = start + from + rest.len() - digits.len();
        found.push(Spot::new(at, 2 * HEAD, Kind::Hex));
    }
}

/// What four characters of base64 stand for.
#[inline]
fn group(characters: &[u8; 4]) -> Option<[u8; 3]> {
    let v = characters.map(sixbits);
    (v[0] | v[1] | v[2] | v[3] <= 63).then(|| [v[0] << 2 | v[1] >> 4, v[1] << 4 | v[2] >> 2, v[2] << 6 | v[3]])
}

/// The first decoded bytes.
fn base64_head(run: &[u8]) -> Option<[u8; HEAD]> {
    let mut head = [0; HEAD];
    for (characters, out) in run.as_chunks::<4>().0.iter().zip(head.chunks_exact_mut(3)) {
        out.copy_from_slice(&group(characters)?);
    }
    Some(head)
}

/// Whether something promising may begin with these three bytes: nearly all words fail here.
#[inline]
fn may_begin(head: &[u8; 3]) -> bool {
    head.iter().all(|b| is_text(*b) || *b == 0)
        || head.starts_with(b"PK")
        || matches!(head[0], 0x1F | 0x78 | 0xFD | 0x28 | 0x04 | 0xEF | 0xFF)
}

fn hex_head(run: &[u8]) -> Option<[u8; HEAD]> {
    let mut head = [0; HEAD];
    for (pair, out) in run.get(..2 * HEAD)?.chunks_exact(2).zip(&mut head) {
        let (high, low) = (nibble(pair[0]), nibble(pair[1]));
        if high > 15 || low > 15 {
            return None;
        }
        *out = high << 4 | low;
    }
    Some(head)
}

/// Least length of a sequence of escapes that is a spot. Longer than [`STRIDE`] and [`WINDOW`] together, so that none is missed.
const LEAST_ESCAPES: usize = 44;

/// Escapes are looked for at every so many bytes.
const STRIDE: usize = 32;

/// In so many bytes; no escape is longer.
const WINDOW: usize = 8;

/// Looks for sequences of escapes (`%67%68`, `\x67\x68`, `\u0067\u0068`, `&#103;&#104;`): a sequence is long, so every so many bytes a
/// few are looked at, in a range with what a sequence needs to reach into it. `known` is where the sequence ends that was found last; ranges
/// come in order.
pub fn of_escapes(text: &[u8], range: Range<usize>, known: &mut usize, found: &mut Vec<Spot>) {
    let mut at = range.start.saturating_sub(STRIDE).max(*known);
    let end = range.end.saturating_add(STRIDE);
    while at < end
        && let Some(window) = text.get(at..at + WINDOW).and_then(|w| w.first_chunk::<WINDOW>())
    {
        if let Some(offset) = escape_in(window)
            && at + offset >= *known
        {
            let place = at + offset;
            if escape::at(text, place).is_none() {
                at += STRIDE;
                continue;
            }
            let start = escape::sequence_start(text, place, *known);
            let end = escape::sequence_end(text, place, start + LEAST_ESCAPES);
            if end.saturating_sub(start) >= LEAST_ESCAPES {
                found.push(Spot::new(start, LEAST_ESCAPES, Kind::Escapes));
                *known = escape::sequence_end(text, end, text.len());
                at = at.max(*known);
            }
        }
        at += STRIDE;
    }
}

/// Where in a window an escape may begin.
fn escape_in(window: &[u8; WINDOW]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let word = u64::from_le_bytes(*window);
    let equal = |byte: u8| {
        let difference = word ^ (ONES * u64::from(byte));
        difference.wrapping_sub(ONES) & !difference & HIGHS
    };
    let hits = equal(b'%') | equal(b'\\') | equal(b'&');
    (hits != 0).then(|| hits.trailing_zeros() as usize / 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
    use proptest::prelude::*;

    fn spots(run: &str) -> Vec<(usize, Kind)> {
        let mut found = Vec::new();
        of_run(run.as_bytes(), 0, run.len(), 0, run.find('='), &mut found);
        found.into_iter().map(|s| (s.at, s.kind)).collect()
    }

    #[test]
    fn encoded_text_is_a_spot_and_names_are_not() {
        let text = b"password: something in words";
        assert_eq!(spots(&BASE64.encode(text)), [(0, Kind::Base64)]);
        assert_eq!(spots(&BASE64URL_NOPAD.encode(text)), [(0, Kind::Base64)]);
        assert_eq!(spots(&format!("KEY={}", BASE64.encode(text))), [(4, Kind::Base64)]);
        assert_eq!(spots(&HEXLOWER.encode(text)), [(0, Kind::Hex)]);
        assert_eq!(spots(&format!("0x{}", HEXLOWER.encode(text))), [(2, Kind::Hex)]);
        for name in [
            "AbstractSingletonProxyFactoryBean",
            "application/vnd.openxmlformats-officedocument",
            "com.example.some.package.name.Thing",
        ] {
            assert_eq!(spots(name), [], "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_sequence_of_escapes_is_found_at_every_offset(lead in "[ -~]{0,90}", body in "[a-z0-9_]{15,60}", kind in 0usize..4) {
            let one = |b: u8| match kind {
                0 => format!("%{b:02x}"),
                1 => format!("\\x{b:02x}"),
                2 => format!("\\u{b:04x}"),
                _ => format!("&#{b};"),
            };
            let lead = lead.replace(['%', '\\', '&'], " ");
            let text = format!("{lead}{}", body.bytes().map(one).collect::<String>());
            let mut found = Vec::new();
            of_escapes(text.as_bytes(), 0..text.len(), &mut 0, &mut found);
            prop_assert_eq!(found.iter().map(|s| s.at).collect::<Vec<_>>(), vec![lead.len()]);
        }
    }
}
