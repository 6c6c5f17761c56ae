//! Texts that are hexadecimal digits, by how many they are.

/// As many hexadecimal digits as MD5, SHA-1, SHA-256 and SHA-512 have, in either case.
pub fn is_digest(value: &[u8]) -> bool {
    matches!(value.len(), 32 | 40 | 64 | 128) && value.iter().all(u8::is_ascii_hexdigit)
}

/// The name of an object of git as git writes it: as many digits as SHA-1 or SHA-256 have, in lower case.
pub fn is_object_name(value: &[u8]) -> bool {
    matches!(value.len(), 40 | 64) && value.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_counted() {
        for len in [32, 40, 64, 128] {
            let (lower, upper) = (vec![b'a'; len], vec![b'A'; len]);
            assert!(is_digest(&lower) && is_digest(&upper), "{len}");
            assert_eq!(is_object_name(&lower), matches!(len, 40 | 64), "{len}");
            assert!(!is_object_name(&upper), "{len}");
            assert!(!is_digest(&lower[1..]) && !is_digest(&[&lower[1..], b"g"].concat()), "{len}");
        }
    }
}
