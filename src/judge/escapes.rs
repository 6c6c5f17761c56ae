//! How source text writes characters that it does not hold: `\u00f1`, `\xd1`, `%40`.
//!
//! In: a value as it is written. Out: the bytes that it stands for, and whether it is nothing but such escapes. A value is judged by what
//! it stands for: a word of another language is a word, however its letters are written.

use std::borrow::Cow;

/// Fewer escaped bytes than this are no key: a character, an icon, a test of an encoding.
const KEY_BYTES: usize = 16;

/// The value with the escapes `\uXXXX`, `\u{…}` and `\xXX` of most languages replaced by their characters and bytes, if
/// that gives a text (UTF-8).
pub(super) fn unescaped(value: &[u8]) -> Cow<'_, [u8]> {
    if let Some(digits) = digits_of_address(value) {
        return Cow::Owned(digits);
    }
    if !value.windows(2).any(|w| w == b"\\u" || w == b"\\x") {
        return Cow::Borrowed(value);
    }
    let out = decoded(value);
    // Bytes of a key are no text: how they are written looks as random as they are.
    if std::str::from_utf8(&out).is_ok() { Cow::Owned(out) } else { Cow::Borrowed(value) }
}

/// The base64 of `zhvz…%2Bn…%3D%3D`, as a key is handed out that goes into an address as it stands.
fn digits_of_address(value: &[u8]) -> Option<Vec<u8>> {
    /// Shorter ones are parts of addresses.
    const LEAST: usize = 40;
    const SIGNS: [(&[u8], u8); 6] =
        [(b"%2B", b'+'), (b"%2F", b'/'), (b"%3D", b'='), (b"%2b", b'+'), (b"%2f", b'/'), (b"%3d", b'=')];
    if value.len() < LEAST || !value.contains(&b'%') {
        return None;
    }
    let (mut out, mut rest) = (Vec::with_capacity(value.len()), value);
    while let Some((first, tail)) = rest.split_first() {
        let sign = SIGNS.iter().find(|(escape, _)| rest.starts_with(escape));
        match sign {
            Some((escape, sign)) => {
                out.push(*sign);
                rest = &rest[escape.len()..];
            }
            None if first.is_ascii_alphanumeric() => {
                out.push(*first);
                rest = tail;
            }
            None => return None,
        }
    }
    Some(out)
}

/// The bytes of a key that are written as a literal, some as they are and some as escapes: `b'f\xf3o\x86K…'`.
pub(super) fn key_bytes(value: &[u8]) -> Option<Vec<u8>> {
    /// Fewer escapes are signs within a text.
    const LEAST: usize = 6;
    let escapes = value.windows(2).filter(|w| w == b"\\x").count();
    let bytes = (escapes >= LEAST).then(|| decoded(value))?;
    (bytes.len() >= KEY_BYTES && std::str::from_utf8(&bytes).is_err()).then_some(bytes)
}

/// What the escapes in a value stand for, in place of them.
fn decoded(value: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(value.len()), value);
    // The first half of a character outside of the basic plane.
    let mut half: Option<u32> = None;
    while let Some((&first, tail)) = rest.split_first() {
        match code(rest) {
            Some((Code::Byte(byte), len)) => {
                out.push(byte);
                rest = &rest[len..];
            }
            Some((Code::Unit(unit), len)) => {
                let unit = match (half.take(), unit) {
                    (Some(high), 0xdc00..=0xdfff) => 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00),
                    (_, 0xd800..=0xdbff) => {
                        half = Some(unit);
                        rest = &rest[len..];
                        continue;
                    }
                    _ => unit,
                };
                let character = char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[len..];
            }
            None => {
                out.push(first);
                rest = tail;
            }
        }
    }
    out
}

enum Code {
    Byte(u8),
    Unit(u32),
}

/// The escape that a text begins with, and its length.
fn code(text: &[u8]) -> Option<(Code, usize)> {
    let number = |digits: &[u8]| {
        let hex = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
        hex.then(|| std::str::from_utf8(digits).ok()).flatten().and_then(|d| u32::from_str_radix(d, 16).ok())
    };
    // `\\u00f1`: within a literal within a literal.
    let slashes = text.iter().take(2).take_while(|b| **b == b'\\').count();
    let body = &text[slashes..];
    match (slashes, body.first()) {
        (0, _) => None,
        (_, Some(b'u')) if body.get(1) == Some(&b'{') => {
            let len = memchr::memchr(b'}', &body[..body.len().min(9)])?;
            Some((Code::Unit(number(&body[2..len])?), slashes + len + 1))
        }
        (_, Some(b'u')) => Some((Code::Unit(number(body.get(1..5)?)?), slashes + 5)),
        (_, Some(b'x')) => Some((Code::Byte(number(body.get(1..3)?)? as u8), slashes + 3)),
        _ => None,
    }
}

/// Whether a value is nothing but the codes of a few characters: `\f21b` of a style sheet, `\xd1\x91`, `\x3299\fe0f`, `\342\234\223`.
pub(super) fn is_codes(value: &[u8]) -> bool {
    let mut parts = value.split(|b| *b == b'\\');
    let code = |part: &[u8]| {
        let digits = part.strip_prefix(b"x").or_else(|| part.strip_prefix(b"u")).unwrap_or(part);
        (2..=6).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit)
    };
    let begins = parts.next().is_some_and(<[u8]>::is_empty);
    let mut codes = 0;
    let only = parts.filter(|p| !p.is_empty()).all(|part| {
        codes += 1;
        code(part)
    });
    begins && only && (1..KEY_BYTES).contains(&codes)
}

/// The text of a part of a URL: `%40` is `@`.
pub(super) fn percent_decoded(value: &[u8]) -> Cow<'_, [u8]> {
    if !value.contains(&b'%') {
        return Cow::Borrowed(value);
    }
    let (mut out, mut rest) = (Vec::with_capacity(value.len()), value);
    while let Some((&first, tail)) = rest.split_first() {
        let digit = |i: usize| tail.get(i).and_then(|b| char::from(*b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                rest = &tail[2..];
            }
            _ => {
                out.push(first);
                rest = tail;
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_give_their_characters() {
        for (written, text) in [
            ("Contrase\\u00f1a", "Contraseña"),
            ("Contrase\\\\u00f1a", "Contraseña"),
            ("a\\u{1f600}b", "a😀b"),
            ("\\ud83d\\ude00", "😀"),
            ("a\\u0026b", "a&b"),
            ("a\\x41", "aA"),
            ("\\u12", "\\u12"),
            ("\\u{zz}\\x4", "\\u{zz}\\x4"),
            ("plain\\n", "plain\\n"),
            ("a\\xec", "a\\xec"),
        ] {
            assert_eq!(String::from_utf8_lossy(&unescaped(written.as_bytes())), text, "{written}");
        }
    }

    #[test]
    fn codes_of_characters_are_known() {
        for value in ["\\f21b", "\\\\e033", "\\xd1\\x91", "\\x3299\\fe0f", "\\u2713", "\\342\\234\\223"] {
            assert!(is_codes(value.as_bytes()), "{value}");
        }
        let key: String = (0..32).map(|i| format!("\\x{:02x}", i * 7 % 256)).collect();
        for value in [&key, "f21b", "a\\f21b", "\\n", "\\", ""] {
            assert!(!is_codes(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn parts_of_urls_are_decoded() {
        assert_eq!(&*percent_decoded(b"a%40b%2"), b"a@b%2");
        assert_eq!(&*percent_decoded(b"%zz%"), b"%zz%");
    }
}
