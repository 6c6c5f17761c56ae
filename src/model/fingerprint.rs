//! Stable ids of findings. They stand in reports that others read, so that none may let a value be guessed.

use sha2::{Digest, Sha256};

/// How an id begins that is that of a place, since the value that stands there could be guessed from one of its own.
pub const OF_PLACE: &str = "kl2:";

/// `kl1:` and 16 hexadecimal digits of SHA-256 over the parts, each with its length before it, so that no two lists of parts
/// give the same bytes.
pub fn fingerprint(parts: &[&[u8]]) -> String {
    digits("kl1:", parts)
}

/// The same for a place, of which nothing may be given that depends on the value but for its length.
pub fn fingerprint_of_place(parts: &[&[u8]]) -> String {
    digits(OF_PLACE, parts)
}

fn digits(kind: &str, parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).fold(kind.to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
        assert_eq!(fingerprint(&[b"ab"]).len(), 20);
        assert!(fingerprint_of_place(&[b"ab"]).starts_with(OF_PLACE));
    }
}
