//! The payload of tokens that say where to route them: `PAYLOAD.VERSION.LENGTH SUM` or `PAYLOAD.LENGTH SUM`.
//!
//! The payload is base64url of `key:value` lines (values in base36), then random bytes, then their number in one byte. The
//! length field counts the characters of the payload in base36. Source: the decoder that the inventor of the format publishes.

use super::base64;

/// Characters of the sum at the end, and of the length field before it.
const SUM: usize = 7;
const LENGTH: usize = 2;
/// Characters of a payload.
const PAYLOAD: std::ops::RangeInclusive<usize> = 27..=300;

/// The fields of the payload for people, such as `cell 1, organization 1007`; `None` if the body is not of this kind.
pub fn payload(body: &[u8]) -> Option<String> {
    let (payload, rest) = body.split_at(body.iter().position(|b| *b == b'.')?);
    let length = rest.len().checked_sub(SUM + LENGTH)?;
    let length = std::str::from_utf8(rest.get(length..length + LENGTH)?).ok()?;
    let length = usize::from_str_radix(length, 36).ok()?;
    if length != payload.len() || !PAYLOAD.contains(&length) {
        return None;
    }
    let bytes = base64::decode(payload)?;
    let (random, bytes) = bytes.split_last()?;
    let text = bytes.get(..bytes.len().checked_sub(usize::from(*random))?)?;
    let mut fields = Vec::new();
    for line in text.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
        let (key, value) = std::str::from_utf8(line).ok()?.split_once(':')?;
        let value = u64::from_str_radix(value, 36).ok()?;
        let key = match key {
            "c" => "cell",
            "g" => "group",
            "o" => "organization",
            "p" => "project",
            "u" => "user",
            "t" => "type",
            _ => return None,
        };
        fields.push(format!("{key} {value}"));
    }
    Some(fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn body(lines: &str) -> String {
        let mut bytes = lines.as_bytes().to_vec();
        bytes.extend((0..16).map(|n| n * 15));
        bytes.push(16);
        let text = data_encoding::BASE64URL_NOPAD.encode(&bytes);
        format!(
            "{text}.01.{:0>2}0000000",
            String::from_utf8(super::super::crc32::digits(
                text.len() as u32,
                b"0123456789abcdefghijklmnopqrstuvwxyz",
                2
            ))
            .unwrap()
        )
    }

    #[test]
    fn fields_are_read() {
        assert_eq!(
            payload(body("c:1\ng:8\no:rz\nt:2\n").as_bytes()).as_deref(),
            Some("cell 1, group 8, organization 1007, type 2")
        );
        assert_eq!(payload(body("x:1\nc:aaaaaaaaaa").as_bytes()), None);
        assert_eq!(payload(body("c:1\ng:8").replacen('.', "A.", 1).as_bytes()), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = payload(&body);
        }
    }
}
