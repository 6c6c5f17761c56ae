//! What the checks' tests share: a token for a check, and every change of one character.

use super::{NAMED, Outcome, Token, run};
use crate::rules::schema::CHECK_NAMES;
use crate::rules::{Check, Encoding, Over};
use proptest::prelude::*;

/// Runs a check on a token whose first bytes are its prefix.
pub(super) fn token(whole: &[u8], prefix_len: usize) -> Token<'_> {
    Token { whole, body: &whole[prefix_len..], now: 1_800_000_000 }
}

/// Whether no change of one character to its neighbour in the alphabet is valid.
pub(super) fn every_change_fails(valid: &[u8], from: usize, check: impl Fn(&[u8]) -> Outcome) {
    assert!(matches!(check(valid), Outcome::Valid(_)), "{:?}", check(valid));
    for at in from..valid.len() {
        let mut changed = valid.to_vec();
        changed[at] = match changed[at] {
            b'9' => b'8',
            b'z' => b'y',
            b'Z' => b'Y',
            b @ (b'0'..=b'8' | b'a'..=b'y' | b'A'..=b'Y') => b + 1,
            _ => continue,
        };
        let outcome = check(&changed);
        assert!(!matches!(outcome, Outcome::Valid(_)), "changed at {at}: {outcome:?}");
    }
}

/// Every check that a rule can name, with parameters where it has some.
fn checks() -> Vec<Check> {
    let crc = |over, encoding| Check::Crc32 { over, encoding, width: 6, gap: 1, applies: (0, u16::MAX) };
    let mut all = vec![
        Check::None,
        Check::Jwt,
        Check::Pem,
        Check::Base64Json { keys: &["a"] },
        crc(Over::Body, Encoding::Base62),
        crc(Over::Whole, Encoding::Base36),
        crc(Over::Whole, Encoding::HexLowerLittleEndian),
        crc(Over::Body, Encoding::Base64LittleEndian),
    ];
    all.extend(NAMED.iter().map(|(name, _)| Check::Named(name)));
    all
}

#[test]
fn every_name_is_known_once() {
    for (i, (name, _)) in NAMED.iter().enumerate() {
        assert!(NAMED[i + 1..].iter().all(|(other, _)| other != name), "{name}");
    }
    for name in CHECK_NAMES.iter().filter(|name| !matches!(**name, "jwt" | "pem")) {
        assert!(NAMED.iter().any(|(known, _)| known == name), "rules may name {name}, which nobody checks");
    }
    assert_eq!(run(&Check::Named("no such check"), b"abc", 0, 0), Outcome::NotApplicable);
}

proptest! {
    #[test]
    fn no_bytes_make_a_check_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), prefix in 0usize..400, now: i64) {
        for check in checks() {
            let _ = run(&check, &bytes, prefix, now);
        }
    }

    #[test]
    fn no_text_makes_a_check_panic(text in "[A-Za-z0-9+/=_.-]{0,300}", prefix in 0usize..40, now: i64) {
        for check in checks() {
            let _ = run(&check, text.as_bytes(), prefix, now);
        }
    }
}
