//! base58, and base58check: the last four bytes are the first of SHA-256 of SHA-256 of the rest.
//!
//! Two alphabets are in use, the original and a permutation of it. A token is tried with both: that the wrong one fits by
//! chance is as likely as that the sum does.

use super::{Outcome, Token};
use sha2::{Digest, Sha256};

const ORIGINAL: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const PERMUTED: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
/// Decoding is quadratic: no key is longer than an extended key of 111 characters.
const MAX_LEN: usize = 128;

/// The bytes, most significant first; a leading zero digit is a zero byte.
fn decode(text: &[u8], alphabet: &[u8; 58]) -> Option<Vec<u8>> {
    if text.is_empty() || text.len() > MAX_LEN {
        return None;
    }
    let mut little: Vec<u8> = Vec::with_capacity(text.len());
    for b in text {
        let mut carry = alphabet.iter().position(|c| c == b)? as u32;
        for byte in &mut little {
            carry += u32::from(*byte) * 58;
            *byte = carry as u8;
            carry >>= 8;
        }
        if carry > 0 {
            little.push(carry as u8);
        }
    }
    let zeros = text.iter().take_while(|b| **b == alphabet[0]).count();
    little.extend(std::iter::repeat_n(0, zeros));
    little.reverse();
    Some(little)
}

/// The bytes of text in the original alphabet.
pub(super) fn bytes(text: &[u8]) -> Option<Vec<u8>> {
    decode(text, ORIGINAL)
}

fn sum_holds(bytes: &[u8]) -> bool {
    let Some(len) = bytes.len().checked_sub(4).filter(|len| *len >= 16) else { return false };
    Sha256::digest(Sha256::digest(&bytes[..len]))[..4] == bytes[len..]
}

/// Whether the double SHA-256 at the end holds, prefix included.
pub fn check(token: &Token) -> Outcome {
    let decoded = [ORIGINAL, PERMUTED].map(|alphabet| decode(token.whole, alphabet));
    if decoded.iter().flatten().any(|bytes| sum_holds(bytes)) {
        Outcome::Valid(String::new())
    } else if decoded.iter().all(Option::is_none) {
        Outcome::Invalid("it is not base58 text")
    } else {
        Outcome::Invalid("the checksum in it does not match the rest")
    }
}

/// Whether the whole token is base58.
pub fn decodes(token: &Token) -> Outcome {
    match decode(token.whole, ORIGINAL) {
        Some(bytes) => Outcome::Decoded(format!("base58 of {} bytes", bytes.len())),
        None => Outcome::Invalid("it is not base58 text"),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;

    /// In the original alphabet.
    pub(in crate::judge::check) fn encoded(bytes: &[u8]) -> String {
        encode(bytes, ORIGINAL)
    }

    fn encode(bytes: &[u8], alphabet: &[u8; 58]) -> String {
        let mut digits: Vec<u8> = Vec::new();
        for b in bytes {
            let mut carry = u32::from(*b);
            for digit in &mut digits {
                carry += u32::from(*digit) << 8;
                *digit = (carry % 58) as u8;
                carry /= 58;
            }
            while carry > 0 {
                digits.push((carry % 58) as u8);
                carry /= 58;
            }
        }
        digits.extend(bytes.iter().take_while(|b| **b == 0).map(|_| 0));
        digits.iter().rev().map(|d| alphabet[*d as usize] as char).collect()
    }

    #[test]
    fn vectors_of_the_base58_draft() {
        assert_eq!(decode(b"2NEpo7TZRRrLZSi2U", ORIGINAL).as_deref(), Some(&b"Hello World!"[..]));
        assert_eq!(decode(b"11233QC4", ORIGINAL).as_deref(), Some(&[0, 0, 0x28, 0x7f, 0xb4, 0xcd][..]));
        assert_eq!(decode(b"0", ORIGINAL), None);
        assert_eq!(decode(&[b'z'; 129], ORIGINAL), None);
    }

    #[test]
    fn sums_hold_and_every_change_fails() {
        for (alphabet, version, len) in [(ORIGINAL, 0x80, 32), (ORIGINAL, 0x04, 77), (PERMUTED, 0x21, 16)] {
            let mut bytes = vec![version];
            bytes.extend((0..len).map(|n: u8| n.wrapping_mul(73)));
            let sum = Sha256::digest(Sha256::digest(&bytes));
            bytes.extend(&sum[..4]);
            let text = encode(&bytes, alphabet);
            every_change_fails(text.as_bytes(), 0, |t| check(&token(t, 0)));
        }
    }
}
