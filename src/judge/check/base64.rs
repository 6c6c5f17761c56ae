//! base64 as it is met in the wild: either alphabet, padded or not.
//!
//! In: text. Out: bytes, or nothing if a character is foreign or the length impossible. Bits left over at the end are not asked to be
//! zero: whether they are says nothing about a credential.

/// Decodes standard or URL-safe base64 with or without padding.
pub fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let padding = text.iter().rev().take(2).take_while(|b| **b == b'=').count();
    let text = &text[..text.len() - padding];
    if text.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let (mut bits, mut held) = (0u32, 0);
    for b in text {
        bits = bits << 6 | u32::from(value(*b)?);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}

fn value(b: u8) -> Option<u8> {
    Some(match b {
        b'A'..=b'Z' => b - b'A',
        b'a'..=b'z' => b - b'a' + 26,
        b'0'..=b'9' => b - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

/// Decodes base32 (RFC 4648) of one case or the other without padding; left-over bits are dropped.
pub fn decode_base32(text: &[u8]) -> Option<Vec<u8>> {
    let one_case = !(text.iter().any(u8::is_ascii_lowercase) && text.iter().any(u8::is_ascii_uppercase));
    if !one_case {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut held) = (0u32, 0);
    for b in text {
        let five = match b.to_ascii_uppercase() {
            c @ b'A'..=b'Z' => c - b'A',
            c @ b'2'..=b'7' => c - b'2' + 26,
            _ => return None,
        };
        bits = bits << 5 | u32::from(five);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn either_alphabet_with_or_without_padding() {
        assert_eq!(decode(b"Zm9vYg==").as_deref(), Some(&b"foob"[..]));
        assert_eq!(decode(b"Zm9vYg").as_deref(), Some(&b"foob"[..]));
        assert_eq!(decode(b"+/-_").as_deref(), Some(&[0xfb, 0xff, 0xbf][..]));
        assert_eq!(decode(b"A"), None);
        assert_eq!(decode(b"A=A="), None);
        assert_eq!(decode_base32(b"MZXW6YTB").as_deref(), Some(&b"fooba"[..]));
        assert_eq!(decode_base32(b"mzxw6ytb").as_deref(), Some(&b"fooba"[..]));
        assert_eq!(decode_base32(b"Mzxw6ytb"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_round_trip(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(decode(data_encoding::BASE64.encode(&bytes).as_bytes()), Some(bytes.clone()));
            prop_assert_eq!(decode(data_encoding::BASE64URL_NOPAD.encode(&bytes).as_bytes()), Some(bytes.clone()));
            prop_assert_eq!(decode_base32(data_encoding::BASE32_NOPAD.encode(&bytes).as_bytes()), Some(bytes));
        }

        #[test]
        fn any_text_is_survived(text in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = (decode(&text), decode_base32(&text));
        }
    }
}
