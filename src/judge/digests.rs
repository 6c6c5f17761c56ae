//! Digests of words that everybody knows: nothing, `admin`, the words that stand for a secret. They protect nothing and look random.
//!
//! In: a value. Out: whether it is such a digest, in hexadecimal. They are computed, so that no list of them stands anywhere.

use crate::model::hex;
use crate::rules;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words besides those that stand for a secret.
const WORDS: &[&str] = &[
    "",
    "admin",
    "administrator",
    "root",
    "guest",
    "user",
    "password",
    "password1",
    "passw0rd",
    "pass",
    "hello",
    "hello world",
    "1234",
    "12345",
    "123456",
    "1234567",
    "12345678",
    "123456789",
    "letmein",
    "welcome",
    "value",
    "key",
    "token",
    "data",
    "a",
    "b",
    "c",
    "x",
];

/// The first eight bytes of the digests.
static KNOWN: LazyLock<HashSet<[u8; 8]>> = LazyLock::new(|| {
    let words = WORDS.iter().chain(rules::placeholder_words());
    words.flat_map(|w| [first(&Md5::digest(w)), first(&Sha1::digest(w)), first(&Sha256::digest(w))]).collect()
});

fn first(digest: &[u8]) -> [u8; 8] {
    digest.first_chunk().copied().unwrap_or_default()
}

/// Whether a value is the MD5, SHA-1 or SHA-256 of a known word, in hexadecimal, or the latter in base64.
pub(super) fn is_of_known_word(value: &[u8]) -> bool {
    /// 32 bytes in base64.
    const SHA256: usize = 44;
    if value.len() == SHA256 && value.ends_with(b"=") {
        return data_encoding::BASE64.decode(value).is_ok_and(|digest| KNOWN.contains(&first(&digest)));
    }
    if !hex::is_digest(value) {
        return false;
    }
    let digits = value.get(..16).and_then(|d| std::str::from_utf8(d).ok());
    let number = digits.and_then(|d| u64::from_str_radix(d, 16).ok());
    number.is_some_and(|n| KNOWN.contains(&n.to_be_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use data_encoding::{HEXLOWER, HEXUPPER};

    #[test]
    fn digests_of_known_words_are_known() {
        assert!(is_of_known_word(HEXLOWER.encode(&Md5::digest("")).as_bytes()));
        assert!(is_of_known_word(HEXUPPER.encode(&Sha1::digest("admin")).as_bytes()));
        assert!(is_of_known_word(HEXLOWER.encode(&Sha256::digest("changeme")).as_bytes()));
        assert!(!is_of_known_word(HEXLOWER.encode(&Sha256::digest("kX9vQ2mL7pR4")).as_bytes()));
        let encoded = |word: &str| data_encoding::BASE64.encode(&Sha256::digest(word));
        assert!(is_of_known_word(encoded("secret").as_bytes()));
        assert!(!is_of_known_word(encoded("kX9vQ2mL7pR4").as_bytes()));
        assert!(!is_of_known_word(b"d41d8cd9"));
    }
}
