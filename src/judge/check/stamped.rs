//! Keys that end with the moment of their making, with their sizes and what fills them up written into them ("CASK Secrets", the standard
//! of common annotated security keys; base64url, no checksum).
//!
//! In: a token. Out: whether its marks, sizes, padding and moment agree, and the day of its making.

use super::{Outcome, Token};

/// The mark, by which scanners find such keys.
const MARK: &[u8] = b"QJJQ";

/// Characters behind the key itself, without the provider's own data: mark, sizes and kind, the provider, padding and moment.
const FIXED: usize = 20;

/// Checks a key of 256 or 512 bits.
pub(super) fn check(token: &Token) -> Outcome {
    let text = token.whole;
    let has_mark = |at: usize| text.get(at..at + MARK.len()) == Some(MARK);
    let (key, size) = match [44, 88].into_iter().find(|at| has_mark(*at)) {
        Some(44) => (44, b'B'),
        Some(at) => (at, b'C'),
        None => return Outcome::Invalid("its mark is not where the format has it"),
    };
    let Some([padding, bits, data, _]) = text.get(key + 4..).and_then(<[u8]>::first_chunk) else {
        return Outcome::Invalid("it is cut");
    };
    let segments = usize::from(data.wrapping_sub(b'A'));
    if (*padding, *bits) != (b'A', size) || segments > 10 || text.len() != key + FIXED + 4 * segments {
        return Outcome::Invalid("its sizes are not those that it tells");
    }
    // 32 bytes fill 43 characters but for two bits, 64 bytes fill 86 but for four.
    let (last, unused) = if size == b'B' { (42, 2) } else { (85, 4) };
    let filled = text[last + 1..key].iter().all(|b| *b == b'A');
    let Some([b'A', b'A', moment @ ..]) = text.last_chunk::<8>() else {
        return Outcome::Invalid("what fills it up is not empty");
    };
    if !filled || digit(text[last]).is_none_or(|d| d.trailing_zeros() < unused) {
        return Outcome::Invalid("what fills it up is not empty");
    }
    let [year, month, day, hour, minute, second] = moment.map(|b| digit(b).unwrap_or(u32::MAX));
    if month > 11 || day > 30 || hour > 23 || minute > 59 || second > 59 {
        return Outcome::Invalid("it ends with no moment");
    }
    Outcome::Decoded(format!("made on {:04}-{:02}-{:02}", 2025 + year, month + 1, day + 1))
}

/// The value of a digit of base64url.
fn digit(b: u8) -> Option<u32> {
    let value = match b {
        b'A'..=b'Z' => b - b'A',
        b'a'..=b'z' => b - b'a' + 26,
        b'0'..=b'9' => b - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Outcome {
        check(&Token { whole: text.as_bytes(), body: text.as_bytes(), now: 0 })
    }

    /// The layout of the standard's table, for 256 and for 512 bits with two segments of data.
    fn keys() -> [String; 2] {
        let short = format!("{}EAQJJQABAxTEST{}", "k".repeat(42), "AABCDEFG");
        let long = format!("{}gAAQJJQACCxTESTdatadata{}", "k".repeat(85), "AABCDEFG");
        [short, long]
    }

    #[test]
    fn keys_tell_the_day_of_their_making() {
        for key in keys() {
            assert_eq!(outcome(&key), Outcome::Decoded("made on 2026-03-04".into()), "{key}");
        }
    }

    #[test]
    fn one_changed_character_of_the_structure_is_seen() {
        for key in keys() {
            let end = key.len();
            let at = key.find("QJJQ").unwrap();
            for (place, other) in [
                (at - 1, 'B'),
                (at, 'R'),
                (at + 4, 'B'),
                (at + 5, 'D'),
                (at + 6, 'E'),
                (end - 8, 'B'),
                (end - 5, 'M'),
                (end - 3, 'Y'),
                (end - 1, '9'),
            ] {
                let mut changed = key.clone();
                changed.replace_range(place..place + 1, &other.to_string());
                assert!(matches!(outcome(&changed), Outcome::Invalid(_)), "{changed}");
            }
            assert!(matches!(outcome(&key[..end - 1]), Outcome::Invalid(_)));
            assert!(matches!(outcome(&format!("{key}A")), Outcome::Invalid(_)));
        }
    }
}
