//! Marvin32, a seeded 32-bit hash, as the checksum inside keys of three layouts.
//!
//! The hash tells formats apart by its seed; seeds and signatures are data (`rules/judge/marvin32.txt`). Source of the
//! algorithm and the layouts: the vendor's public security-utilities library.

use super::{Outcome, Token, base64, crc32};
use crate::rules::lists;

/// `layout or signature, length of the text, seeds`, separated by spaces.
static SEEDS: &[&str] = lists::MARVIN32;

/// The hash of `data` under a seed, which people write as eight characters (most significant first).
pub fn hash(data: &[u8], seed: u64) -> u32 {
    let block = |(mut p0, mut p1): (u32, u32), word: u32| {
        p0 = p0.wrapping_add(word);
        p1 ^= p0;
        p0 = p0.rotate_left(20).wrapping_add(p1);
        p1 = p1.rotate_left(9) ^ p0;
        p0 = p0.rotate_left(27).wrapping_add(p1);
        (p0, p1.rotate_left(19))
    };
    let words = data.chunks_exact(4);
    let mut last = [0; 4];
    last[..words.remainder().len()].copy_from_slice(words.remainder());
    last[words.remainder().len()] = 0x80;
    let state = (seed as u32, (seed >> 32) as u32);
    let state = words.fold(state, |state, w| block(state, u32::from_le_bytes([w[0], w[1], w[2], w[3]])));
    let (p0, p1) = block(block(state, u32::from_le_bytes(last)), 0);
    p0 ^ p1
}

/// The seeds for a layout or signature at a length of text.
fn seeds(name: &[u8], len: usize) -> impl Iterator<Item = u64> {
    let line = SEEDS.iter().find_map(|line| {
        let mut words = line.split(' ');
        let fits = words.next()?.as_bytes() == name && words.next()?.parse() == Ok(len);
        fits.then_some(words)
    });
    line.into_iter().flatten().filter_map(|seed| Some(u64::from_be_bytes(seed.as_bytes().try_into().ok()?)))
}

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE66: &[u8; 66] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";

const MISMATCH: Outcome = Outcome::Invalid("the checksum in it does not match the rest");

/// base64 text whose last four bytes are the hash (little-endian) of those before, and which has a signature of four characters
/// before the last six.
pub fn signature(token: &Token) -> Outcome {
    let text = token.body;
    let plain = text.strip_suffix(b"==").or(text.strip_suffix(b"=")).unwrap_or(text);
    let Some(signature) = plain.len().checked_sub(10).map(|at| &plain[at..at + 4]) else {
        return Outcome::NotApplicable;
    };
    let mut seeds = seeds(signature, text.len()).peekable();
    if seeds.peek().is_none() {
        return Outcome::NotApplicable;
    }
    let Some(bytes) = base64::decode(text).filter(|b| b.len() > 4) else { return MISMATCH };
    let (data, sum) = bytes.split_at(bytes.len() - 4);
    match seeds.any(|seed| hash(data, seed).to_le_bytes() == sum) {
        true => Outcome::Valid(String::new()),
        false => MISMATCH,
    }
}

/// Text whose last three characters are the first three of the hash of the rest in 66 digits.
pub fn base66(token: &Token) -> Outcome {
    let mut seeds = seeds(b"base66", token.whole.len()).peekable();
    if seeds.peek().is_none() {
        return Outcome::NotApplicable;
    }
    let (data, sum) = token.whole.split_at(token.whole.len() - 3);
    match seeds.any(|seed| crc32::digits(hash(data, seed), BASE66, 6)[..3] == *sum) {
        true => Outcome::Valid(String::new()),
        false => MISMATCH,
    }
}

/// 80 characters of base64 with a fixed mark, a year and a month inside, then four or six characters of the hash in base62.
pub fn annotated(token: &Token) -> Outcome {
    const DATA: usize = 80;
    let text = token.whole;
    if text.len() != 84 && text.len() != 88 {
        return Outcome::NotApplicable;
    }
    let (data, sum) = text.split_at(DATA);
    let sum = sum.strip_suffix(b"==").unwrap_or(sum);
    let Some(bytes) = base64::decode(data) else { return MISMATCH };
    let fits = seeds(b"annotated", text.len()).any(|seed| {
        let hashed = hash(&bytes, seed).to_le_bytes();
        // Padded on the right, and older keys have the bytes in base64.
        let mut digits = crc32::digits(u32::from_be_bytes(hashed), BASE62, 1);
        digits.resize(6, b'0');
        let older = data_encoding::BASE64.encode(if sum.len() == 4 { &hashed[..3] } else { &hashed });
        digits.starts_with(sum) || older.trim_end_matches('=').as_bytes() == sum
    });
    if fits { Outcome::Valid(created(data[58], data[59]).unwrap_or_default()) } else { MISMATCH }
}

/// Year and month of creation from their letters.
fn created(year: u8, month: u8) -> Option<String> {
    let year = year.is_ascii_uppercase().then(|| 2024 + u32::from(year - b'A'))?;
    let month = (b'A'..=b'L').contains(&month).then(|| month - b'A' + 1)?;
    Some(format!("created {year}-{month:02}"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;

    #[test]
    fn vectors_of_the_hash() {
        let seed = u64::from_be_bytes(*b"Default0");
        assert_eq!(seed, 0x4465_6661_756c_7430);
        assert_eq!(hash(b"", seed), 0xcfd9_b134);
        assert_eq!(hash(b"abc", seed), 0x1a4c_888e);
        assert_eq!(hash(b"abcdefgh", seed), 0x0dc0_4802);
    }

    #[test]
    fn every_line_of_the_data_can_be_read() {
        for line in SEEDS.iter() {
            let words: Vec<&str> = line.split(' ').collect();
            assert!(words.len() >= 3 && words[1].parse::<usize>().is_ok(), "{line}");
            assert!(words[2..].iter().all(|seed| seed.len() == 8), "{line}");
        }
    }

    #[test]
    fn every_signature_holds_and_every_change_fails() {
        for line in SEEDS.iter().filter(|l| l.as_bytes()[4] == b' ') {
            let mut words = line.split(' ');
            let (signature, len) = (words.next().unwrap(), words.next().unwrap().parse::<usize>().unwrap());
            for seed in words {
                let bytes = [(88, 64), (44, 32), (52, 39), (56, 40)].iter().find(|(l, _)| *l == len).unwrap().1;
                let padding = len - (bytes * 8_usize).div_ceil(6);
                let mut text = vec![b'x'; len - padding];
                let at = text.len() - 10;
                text[at..at + 4].copy_from_slice(signature.as_bytes());
                let mut raw = base64::decode(&text).unwrap();
                let sum = hash(&raw[..bytes - 4], u64::from_be_bytes(seed.as_bytes().try_into().unwrap()));
                raw[bytes - 4..].copy_from_slice(&sum.to_le_bytes());
                let text = data_encoding::BASE64.encode(&raw);
                assert_eq!(text.as_bytes()[at..at + 4], *signature.as_bytes(), "{line}");
                // The last character has left-over bits.
                let last = text.trim_end_matches('=').len() - 1;
                every_change_fails(text.as_bytes(), 0, |t| {
                    if t[last] != text.as_bytes()[last] { MISMATCH } else { super::signature(&token(t, 0)) }
                });
            }
        }
    }

    #[test]
    fn sixty_six_digits() {
        let data = format!("abc8Q~{}", "d".repeat(31));
        let sum = hash(data.as_bytes(), u64::from_be_bytes(*b"AadPwd00"));
        let whole = [data.as_bytes(), &crc32::digits(sum, BASE66, 6)[..3]].concat();
        every_change_fails(&whole, 0, |t| base66(&token(t, 0)));
        assert_eq!(base66(&token(&whole[..39], 0)), Outcome::NotApplicable);
    }

    #[test]
    fn annotated_vector_holds_and_every_change_fails() {
        let a = |n| "A".repeat(n);
        let data = format!("{}JQQJ99BF{}AZDO", a(52), a(16));
        for whole in [format!("{data}2AZL"), format!("{data}2AZL2D==")] {
            every_change_fails(whole.as_bytes(), 0, |t| annotated(&token(t, 0)));
            assert_eq!(annotated(&token(whole.as_bytes(), 0)), Outcome::Valid("created 2025-06".into()));
        }
    }
}
