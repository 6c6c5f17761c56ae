//! CRC32 (IEEE, as in zlib) written at the end of a token, in one of several encodings.
//!
//! The layouts are parameters. Sources and vectors: what vendors published about their token formats (base62 over the body,
//! base36 over everything), and public implementations for the others.

use super::{Outcome, Token, base64, routable};
use crate::rules::{Encoding, Over, checksum};
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Where the sum stands and what it covers.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What is summed.
    pub over: Over,
    /// How the sum is written.
    pub encoding: Encoding,
    /// Characters of the sum, at the end.
    pub width: usize,
    /// Separator characters before the sum, which are not summed.
    pub gap: usize,
    /// Lengths after the prefix that have a sum.
    pub applies: RangeInclusive<usize>,
}

/// Whether the sum at the end of the token is that of the rest.
pub fn check(layout: &Layout, token: &[u8], prefix_len: usize) -> Outcome {
    let token = unescape(token);
    let Some(body) = token.get(prefix_len..) else { return Outcome::NotApplicable };
    if !layout.applies.contains(&body.len()) || body.len() <= layout.width + layout.gap {
        return Outcome::NotApplicable;
    }
    let (data, sum) = token.split_at(token.len() - layout.width);
    let data = &data[..data.len() - layout.gap];
    let data = match layout.over {
        Over::Body => &data[prefix_len..],
        Over::Whole => data,
    };
    if checksum::tail(data, layout.encoding, layout.width as u8).as_bytes() != sum {
        return Outcome::Invalid("the checksum in it does not match the rest");
    }
    match layout.encoding {
        Encoding::Base36 => Outcome::Valid(routable::payload(body).unwrap_or_default()),
        _ => Outcome::Valid(String::new()),
    }
}

/// An equals sign as URLs and property files write it.
fn unescape(token: &[u8]) -> Cow<'_, [u8]> {
    let escaped = |rest: &[u8]| match rest {
        [b'%', b'3', b'D' | b'd', ..] => 3,
        [b'\\', b'=', ..] => 2,
        _ => 0,
    };
    if !token.iter().any(|b| matches!(b, b'%' | b'\\')) {
        return Cow::Borrowed(token);
    }
    let mut plain = Vec::with_capacity(token.len());
    let mut at = 0;
    while at < token.len() {
        let skip = escaped(&token[at..]);
        plain.push(if skip > 0 { b'=' } else { token[at] });
        at += skip.max(1);
    }
    Cow::Owned(plain)
}

/// A number in the digits of an alphabet, most significant first, padded with its zero to `width`. A number that needs
/// more is written with more.
pub(super) fn digits(number: u32, alphabet: &[u8], width: usize) -> Vec<u8> {
    let base = alphabet.len() as u32;
    let mut text = Vec::new();
    let mut rest = number;
    while rest > 0 || text.len() < width {
        text.push(alphabet[(rest % base) as usize]);
        rest /= base;
    }
    text.reverse();
    text
}

/// 32 bytes of base32 among which the four bytes of a CRC32, masked by a constant, are strewn. No published token proves the
/// layout, so that a sum that does not match says nothing.
pub fn permuted(token: &Token) -> Outcome {
    let Some(b) = base64::decode_base32(token.body).filter(|b| b.len() == 32) else { return Outcome::NotApplicable };
    let stored = u32::from_le_bytes([b[22], b[8], b[7], b[2]]);
    let sum = strewn_data(&b);
    if MASKS.iter().any(|mask| sum ^ mask == stored) { Outcome::Valid(String::new()) } else { Outcome::NotApplicable }
}

const MASKS: [u32; 2] = [0xE0B9_692D, 0x1019_F92E];

/// The sum of the 28 of 32 bytes that are data.
fn strewn_data(b: &[u8]) -> u32 {
    crc32fast::hash(&[&b[0..2], &b[3..7], &b[9..22], &b[23..32]].concat())
}

/// Writes the sum among 32 bytes.
#[cfg(test)]
fn strew(b: &mut [u8]) {
    let sum = (strewn_data(b) ^ MASKS[0]).to_le_bytes();
    (b[22], b[8], b[7], b[2]) = (sum[0], sum[1], sum[2], sum[3]);
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;

    fn layout(over: Over, encoding: Encoding, width: usize, gap: usize) -> Layout {
        Layout { over, encoding, width, gap, applies: 0..=1000 }
    }

    /// Prefix, data, gap and sum as vectors of public documents and implementations have them.
    fn vectors() -> Vec<(Layout, &'static str, String)> {
        let a = |n| "A".repeat(n);
        vec![
            (layout(Over::Body, Encoding::Base62, 6, 0), "p_", format!("{}0uCPlr", a(30))),
            (layout(Over::Whole, Encoding::Base36, 7, 0), "glpat-", format!("{}.01.0r1jbw1s6", a(27))),
            (layout(Over::Whole, Encoding::HexLowerLittleEndian, 8, 1), "glsa_", format!("{}_d8dc8af3", a(32))),
            (layout(Over::Whole, Encoding::HexUpper, 8, 0), "ATATT3xFfGF0", format!("{}=9F90C792", a(171))),
            (layout(Over::Body, Encoding::HexLower, 8, 0), "p_", format!("{}2ae98c30", a(40))),
            (layout(Over::Body, Encoding::HexLower, 8, 1), "p_", format!("{}_cab11777", "a".repeat(32))),
            (layout(Over::Body, Encoding::Base64LittleEndian, 6, 0), "p", format!("{}FZQbVQ", a(54))),
        ]
    }

    #[test]
    fn the_published_check_value_holds() {
        assert_eq!(crc32fast::hash(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn vectors_hold_and_every_change_fails() {
        for (layout, prefix, body) in vectors() {
            let whole = format!("{prefix}{body}");
            every_change_fails(whole.as_bytes(), prefix.len(), |t| check(&layout, t, prefix.len()));
        }
    }

    #[test]
    fn other_lengths_say_nothing() {
        let (mut layout, prefix, body) = vectors().remove(0);
        layout.applies = 36..=36;
        let whole = format!("{prefix}{body}");
        assert_eq!(check(&layout, whole.as_bytes(), 2), Outcome::Valid(String::new()));
        assert_eq!(check(&layout, &whole.as_bytes()[..37], 2), Outcome::NotApplicable);
        assert_eq!(check(&layout, b"p_", 2), Outcome::NotApplicable);
        assert_eq!(check(&layout, b"", 2), Outcome::NotApplicable);
    }

    #[test]
    fn an_escaped_equals_sign_is_one() {
        let (layout, prefix, body) = vectors().remove(3);
        for escaped in ["%3D", "\\=", "%3d"] {
            let whole = format!("{prefix}{body}").replace('=', escaped);
            assert_eq!(check(&layout, whole.as_bytes(), prefix.len()), Outcome::Valid(String::new()));
        }
    }

    #[test]
    fn a_strewn_sum_is_found() {
        let mut b: Vec<u8> = (0..32).collect();
        strew(&mut b);
        let text = data_encoding::BASE32_NOPAD.encode(&b).to_ascii_lowercase();
        assert_eq!(permuted(&token(text.as_bytes(), 0)), Outcome::Valid(String::new()));
        let altered = format!("b{}", &text[1..]);
        assert_eq!(permuted(&token(altered.as_bytes(), 0)), Outcome::NotApplicable);
    }
}
