//! bech32 (BIP 173) and bech32m (BIP 350): a human part, `1`, and data with a six-character checksum.

use super::{Outcome, Token};

const CHARSET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
const BECH32: u32 = 1;
const BECH32M: u32 = 0x2bc8_30a3;
/// The specification allows 90; keys that are not addresses go beyond.
const MAX_LEN: usize = 1024;

fn step(checksum: u32, value: u8) -> u32 {
    let top = checksum >> 25;
    let next = (checksum & 0x1ff_ffff) << 5 ^ u32::from(value);
    (0..5).filter(|i| top >> i & 1 == 1).fold(next, |sum, i| sum ^ GENERATOR[i])
}

/// The remainder over human part and data, `None` if it is not of the form.
fn remainder(text: &[u8]) -> Option<u32> {
    let one_case = !(text.iter().any(u8::is_ascii_lowercase) && text.iter().any(u8::is_ascii_uppercase));
    if !one_case || text.len() > MAX_LEN {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let one = lower.iter().rposition(|b| *b == b'1')?;
    let (human, data) = (&lower[..one], &lower[one + 1..]);
    if human.is_empty() || data.len() < 6 {
        return None;
    }
    let expanded = human.iter().map(|b| b >> 5).chain([0]).chain(human.iter().map(|b| b & 31));
    let mut checksum = expanded.fold(1, step);
    for b in data {
        let value = CHARSET.iter().position(|c| c == b)?;
        checksum = step(checksum, value as u8);
    }
    Some(checksum)
}

/// Whether the checksum holds.
pub fn check(token: &Token) -> Outcome {
    match remainder(token.whole) {
        Some(BECH32 | BECH32M) => Outcome::Valid(String::new()),
        Some(_) => Outcome::Invalid("the checksum in it does not match the rest"),
        None => Outcome::Invalid("it is not bech32 text"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_change_fails, token};
    use super::*;

    #[test]
    fn vectors_of_the_specifications() {
        for text in [
            "A12UEL5L",
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
            "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
            "?1ezyfcl",
            "A1LQFN3A",
            "abcdef1l7aum6echk45nj3s0wdvt2fg8x9yrzpqzd3ryx",
            "?1v759aa",
        ] {
            assert_eq!(check(&token(text.as_bytes(), 0)), Outcome::Valid(String::new()), "{text}");
        }
        for text in [
            "pzry9x0s0muk",
            "1pzry9x0s0muk",
            "x1b4n0q5v",
            "li1dgmt3",
            "A1G7SGD8",
            "10a06t8",
            "1qzzfhee",
            "",
            "a12UEL5L",
        ] {
            assert!(matches!(check(&token(text.as_bytes(), 0)), Outcome::Invalid(_)), "{text}");
        }
    }

    #[test]
    fn every_change_of_the_data_fails() {
        let text = b"abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw";
        every_change_fails(text, 7, |t| check(&token(t, 0)));
    }
}
