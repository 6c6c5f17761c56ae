//! Bytes that are written as a list of numbers: `0x12, 0x34`, `(byte) 0x9f`, `-12, 7`, `18u8`.
//!
//! In: the text between the brackets of a list. Out: its bytes, if each element is one.

/// The bytes of a list, if every element of it is the number of a byte.
pub fn bytes_of_list(list: &[u8]) -> Option<Vec<u8>> {
    list.split(|b| *b == b',').map(byte_of).collect()
}

fn byte_of(element: &[u8]) -> Option<u8> {
    let word = element.trim_ascii();
    let word = word.strip_prefix(b"(byte)").unwrap_or(word).trim_ascii_start();
    let word = word.strip_suffix(b"u8").filter(|rest| !rest.is_empty()).unwrap_or(word);
    let digits = word.strip_prefix(b"0x").or_else(|| word.strip_prefix(b"0X"));
    let text = std::str::from_utf8(digits.unwrap_or(word)).ok()?;
    match digits {
        Some(_) => (text.len() <= 2).then(|| u8::from_str_radix(text, 16).ok()).flatten(),
        None if text.len() > 4 => None,
        // Bytes with a sign.
        None => text.parse::<u8>().ok().or_else(|| text.parse::<i8>().ok().map(|number| number.to_ne_bytes()[0])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_bytes() {
        for (list, bytes) in [
            ("0x12, 0xFE", &[0x12, 0xFE][..]),
            ("(byte) 0x9f,(byte)0x01", &[0x9F, 1]),
            ("-1, 127,\n  12", &[255, 127, 12]),
            ("18u8, 0x3u8", &[18, 3]),
        ] {
            assert_eq!(bytes_of_list(list.as_bytes()).as_deref(), Some(bytes), "{list}");
        }
        for list in ["256", "x", "", "1,,2", "0x123", "'a', 'b'", "1.5"] {
            assert_eq!(bytes_of_list(list.as_bytes()), None, "{list}");
        }
    }
}
