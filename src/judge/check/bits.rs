//! Identifiers whose bits say something: clamped scalars, UUIDs, account numbers inside base32 ids.

use super::{Outcome, Token, base64};

/// 32 bytes of base64 clamped as a private scalar of Curve25519 (RFC 7748, section 5): five bits are fixed. A public key passes one
/// time in 32, so that passing is no proof.
pub fn clamped_scalar(token: &Token) -> Outcome {
    match base64::decode(token.body).as_deref() {
        Some([first, .., last]) if token.body.len() == 44 || token.body.len() == 43 => {
            match first & 7 == 0 && last & 0xc0 == 0x40 {
                true => Outcome::Decoded("clamped as a private scalar".into()),
                // A public key, or a shared one, which is a secret too.
                false => Outcome::NotApplicable,
            }
        }
        _ => Outcome::Invalid("it is not base64 of 32 bytes"),
    }
}

/// Hexadecimal digits of a private scalar of secp256k1 (SEC 2, section 2.4.1): above zero and below the order of the base point. Nearly all
/// numbers of 256 bits are, so that nothing is proven; one that is not opens nothing.
pub fn scalar_of_order(token: &Token) -> Outcome {
    const ORDER: &[u8] = b"fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    let digits = token.body.strip_prefix(b"0x").unwrap_or(token.body).to_ascii_lowercase();
    if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return Outcome::NotApplicable;
    }
    if digits.iter().all(|b| *b == b'0') || digits.as_slice() >= ORDER {
        return Outcome::Invalid("no scalar of its curve: zero, or not below the order");
    }
    Outcome::NotApplicable
}

/// Whether a UUID is of the random version (RFC 9562). Others hold a time, a name or nothing.
pub fn uuid(token: &Token) -> Outcome {
    const HYPHENS: [usize; 4] = [8, 13, 18, 23];
    let text = token.body;
    let is_digit = |(at, b): (usize, &u8)| if HYPHENS.contains(&at) { *b == b'-' } else { b.is_ascii_hexdigit() };
    if text.len() != 36 || !text.iter().enumerate().all(is_digit) {
        return Outcome::NotApplicable;
    }
    let variant = matches!(text[19].to_ascii_lowercase(), b'8' | b'9' | b'a' | b'b');
    match text[14] {
        _ if text.iter().all(|b| matches!(b, b'0' | b'-')) => Outcome::Public("the nil UUID".into()),
        b'4' if variant => Outcome::Decoded("a random UUID (version 4)".into()),
        b'1' | b'2' | b'6' | b'7' if variant => Outcome::Invalid("a UUID made from the time, not a random one"),
        b'3' | b'5' if variant => Outcome::Invalid("a UUID made from a name, not a random one"),
        _ => Outcome::NotApplicable,
    }
}

/// 16 characters of base32 whose upper bits hold an account number of twelve digits, unless they are of the older
/// generation. Source: published analyses of the format ("bitwise analysis", WithSecure); the low bits are unknown.
pub fn account_number(token: &Token) -> Outcome {
    let Some(bytes) = base64::decode_base32(token.body).filter(|b| b.len() == 10) else {
        return Outcome::Invalid("it has characters that base32 does not have");
    };
    if bytes[0] & 0x80 == 0 {
        return Outcome::Decoded("of the older generation, without an account number".into());
    }
    let number = bytes[..6].iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
    match (number & 0x7fff_ffff_ff80) >> 7 {
        account @ ..1_000_000_000_000 => Outcome::Decoded(format!("of account {account:012}")),
        _ => Outcome::Invalid("the account number in it has too many digits"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::token;
    use super::*;

    #[test]
    fn scalars_are_below_the_order() {
        let of = |digits: &str| scalar_of_order(&token(digits.as_bytes(), 0));
        let (order, below) = (
            "f".repeat(31) + "ebaaedce6af48a03bbfd25e8cd0364141",
            "f".repeat(31) + "ebaaedce6af48a03bbfd25e8cd0364140",
        );
        assert!(matches!(of(&order), Outcome::Invalid(_)));
        assert_eq!(of(&below), Outcome::NotApplicable);
        assert_eq!(of(&format!("0x{below}")), Outcome::NotApplicable);
        assert!(matches!(of(&"0".repeat(64)), Outcome::Invalid(_)));
        assert!(matches!(of(&"f".repeat(64)), Outcome::Invalid(_)));
        assert_eq!(of("ffff"), Outcome::NotApplicable);
    }

    #[test]
    fn clamping() {
        let encode = |first: u8, last: u8| {
            let mut bytes = [9; 32];
            (bytes[0], bytes[31]) = (first, last);
            data_encoding::BASE64.encode(&bytes)
        };
        assert!(matches!(clamped_scalar(&token(encode(0xf8, 0x7f).as_bytes(), 0)), Outcome::Decoded(_)));
        for (first, last) in [(0xf9, 0x7f), (0xf8, 0xff), (0xf8, 0x3f), (0xfc, 0x7f)] {
            assert_eq!(clamped_scalar(&token(encode(first, last).as_bytes(), 0)), Outcome::NotApplicable);
        }
        assert!(matches!(clamped_scalar(&token(b"abc", 0)), Outcome::Invalid(_)));
    }

    #[test]
    fn uuid_versions() {
        let with = |version: char, variant: char| {
            let text = format!("01234567-89ab-{version}cde-{variant}f01-23456789abcd");
            uuid(&token(text.as_bytes(), 0))
        };
        assert!(matches!(with('4', '8'), Outcome::Decoded(_)));
        assert_eq!((with('4', 'c'), with('0', '8')), (Outcome::NotApplicable, Outcome::NotApplicable));
        for version in ['1', '3', '5', '7'] {
            assert!(matches!(with(version, 'b'), Outcome::Invalid(_)), "{version}");
        }
        assert!(matches!(uuid(&token(b"00000000-0000-0000-0000-000000000000", 0)), Outcome::Public(_)));
        assert_eq!(uuid(&token(b"01234567-89ab-4cde-8f01-23456789abc", 0)), Outcome::NotApplicable);
    }

    #[test]
    fn account_numbers() {
        // The id of a published article, without its type.
        let id = ["QNZGKIQY", "56JQ7WML"].concat();
        let whole = ["ASIA", &id].concat();
        assert_eq!(account_number(&token(whole.as_bytes(), 4)), Outcome::Decoded("of account 029608264753".into()));
        assert!(matches!(account_number(&token(b"IOSFODNN7EXAMPLE", 0)), Outcome::Decoded(t) if t.contains("older")));
        assert!(matches!(account_number(&token(id.replace("ML", "M1").as_bytes(), 0)), Outcome::Invalid(_)));
        assert!(matches!(account_number(&token(b"", 0)), Outcome::Invalid(_)));
    }
}
