//! What a base64 value decodes to, as far as it says whether the value is a secret.
//!
//! In: a value. Out: what is inside, or nothing if it is not base64 of something recognisable (which random bytes are not). At most
//! two layers, and at most [`MAX`] bytes.

use super::check::curve;
use super::check::der::{self, Der};
use super::steps;
use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};

/// Longest value that is decoded.
const MAX: usize = 4096;

/// What a value decodes to.
pub(super) enum Inner {
    /// `user:password`, both printable.
    UserAndPassword(Vec<u8>, Vec<u8>),
    /// Printable text of one line.
    Text(Vec<u8>),
    /// JSON and the like: a cursor, a claim, a serialised object, a certificate.
    Structured,
    /// A point of a curve: what everybody may know of a pair of keys.
    PublicKey,
    /// Words with letters beyond ASCII, which random bytes are not.
    Words,
    /// Bytes that count up or down, or are all the same.
    Sequence,
}

/// What is inside of a value.
pub(super) fn read(value: &[u8]) -> Option<Inner> {
    if is_point_in_digits(value) {
        return Some(Inner::PublicKey);
    }
    if let Some(text) = hexadecimal(value) {
        return Some(Inner::Text(text));
    }
    let bytes = decode(value)?;
    if is_public_key(&bytes) {
        return Some(Inner::Structured);
    }
    if curve::is_point(&bytes) {
        return Some(Inner::PublicKey);
    }
    if counts(&bytes) {
        return Some(Inner::Sequence);
    }
    if bytes.starts_with(b"-----BEGIN ") && memchr::memmem::find(&bytes, b"PRIVATE KEY").is_none() {
        return Some(Inner::Structured);
    }
    if let Some((user, password)) = plain_login(&bytes) {
        return Some(Inner::UserAndPassword(user.to_vec(), password.to_vec()));
    }
    let text = bytes.trim_ascii_end();
    if is_foreign(text) {
        return Some(Inner::Words);
    }
    if text.len() < 4 || !text.iter().all(|b| b.is_ascii_graphic() || *b == b' ') {
        return None;
    }
    if is_enrolment(text) {
        return None;
    }
    if text.starts_with(b"{") && text.contains(&b'"') || text.starts_with(b"[{") || text.starts_with(b"<") {
        return Some(Inner::Structured);
    }
    if let Some(colon) = memchr::memchr(b':', text).filter(|c| *c > 0 && *c + 1 < text.len()) {
        let (user, password) = (&text[..colon], &text[colon + 1..]);
        if !user.contains(&b' ') && !password.contains(&b' ') && !password.starts_with(b"//") {
            return Some(Inner::UserAndPassword(user.to_vec(), password.to_vec()));
        }
    }
    // Encoded twice, as happens to values that are encoded already.
    Some(match decode(text).map(|b| b.trim_ascii_end().to_vec()) {
        Some(twice) if twice.len() >= 6 && twice.iter().all(u8::is_ascii_graphic) => Inner::Text(twice),
        _ => Inner::Text(text.to_vec()),
    })
}

/// `{"url": "https://…", "site_key": "…"}`: where somebody may join, and the key with which.
fn is_enrolment(text: &[u8]) -> bool {
    const LEAST: usize = 16;
    let key = |member: &[u8]| {
        let at = memchr::memmem::find(text, member)? + member.len();
        let value = text[at..].trim_ascii_start().strip_prefix(b"\"")?;
        let value = &value[..memchr::memchr(b'"', value)?];
        let has = |f: fn(&u8) -> bool| value.iter().any(f);
        let public = text[..at].to_ascii_lowercase().windows(6).any(|word| word == b"public");
        let random = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) && !value.contains(&b' ');
        (value.len() >= LEAST && random && !public).then_some(())
    };
    let placed = memchr::memmem::find(text, b"://").is_some();
    text.starts_with(b"{") && placed && [&b"key\":"[..], b"secret\":"].iter().any(|member| key(member).is_some())
}

/// Whether bytes are a text in UTF-8 with letters beyond ASCII among others.
fn is_foreign(bytes: &[u8]) -> bool {
    /// Fewer bytes are a text by chance.
    const LEAST: usize = 12;
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| bytes.len() >= LEAST && !bytes.is_ascii()) else {
        return false;
    };
    let plain =
        |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || c == ' ' || !c.is_ascii() && !c.is_control();
    text.chars().all(plain) && text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() > 1
}

/// Whether a value is base64 of the beginning of a JSON object, wherever it was cut off.
pub(super) fn begins_an_object(value: &[u8]) -> bool {
    let whole = &value[..value.len().min(MAX) / 4 * 4];
    let readable =
        |bytes: Vec<u8>| bytes.starts_with(b"{\"") && bytes.iter().all(|b| b.is_ascii_graphic() || *b == b' ');
    decode(whole).is_some_and(readable)
}

/// Whether a value is base64 of a whole JSON object with no member that the header or the claims of a token have (RFC 7515 and RFC 7519, section 4.1
/// of each): a token in a form of its own.
pub(super) fn is_object_of_its_own(value: &[u8]) -> bool {
    const REGISTERED: [&[u8]; 10] = [
        b"\"alg\"", b"\"typ\"", b"\"enc\"", b"\"kid\"", b"\"iss\"", b"\"sub\"", b"\"aud\"", b"\"exp\"", b"\"nbf\"",
        b"\"iat\"",
    ];
    let of_its_own = |bytes: Vec<u8>| {
        bytes.starts_with(b"{\"")
            && bytes.trim_ascii_end().ends_with(b"}")
            && REGISTERED.iter().all(|member| memchr::memmem::find(&bytes, member).is_none())
    };
    value.len() <= MAX && decode(value).is_some_and(of_its_own)
}

/// `\0user\0password`, the PLAIN mechanism of SASL (RFC 4616).
fn plain_login(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = bytes.strip_prefix(b"\0")?;
    let (user, password) = rest.split_at(memchr::memchr(0, rest)?);
    let printable = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_graphic);
    (printable(user) && printable(&password[1..])).then_some((user, &password[1..]))
}

/// Hexadecimal digits of a readable text, which random bytes are once in thousands of times.
fn hexadecimal(value: &[u8]) -> Option<Vec<u8>> {
    if !(16..=MAX).contains(&value.len()) || !value.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let bytes = HEXLOWER_PERMISSIVE.decode(value).ok()?;
    bytes.iter().all(u8::is_ascii_graphic).then_some(bytes)
}

/// `MIIJQwIBADANBgkqhkiG`: base64 of the beginning of a DER sequence with two bytes of length (X.690, section 8.1.3), and of hardly more than what says of
/// which kind the key in it is.
pub(super) fn is_head_of_key(value: &[u8]) -> bool {
    /// Less than a line of a key that was wrapped.
    const LONGEST: usize = 56;
    if !value.starts_with(b"MII") || value.len() > LONGEST {
        return false;
    }
    let whole = &value[..value.len() / 4 * 4];
    let longer = |bytes: Vec<u8>| matches!(bytes[..], [0x30, 0x82, high, ..] if high > 0);
    decode(whole).is_some_and(longer)
}

/// Hexadecimal digits of a point.
fn is_point_in_digits(value: &[u8]) -> bool {
    matches!(value.len(), 130 | 194)
        && value.starts_with(b"04")
        && HEXLOWER_PERMISSIVE.decode(value).is_ok_and(|bytes| curve::is_point(&bytes))
}

/// DER of a public key (RFC 5280, SubjectPublicKeyInfo), of a certificate or of an encrypted key: a sequence that begins with a
/// sequence. Private keys begin with a number.
fn is_public_key(bytes: &[u8]) -> bool {
    let whole = Der(bytes).whole_sequence();
    whole.and_then(|mut outer| outer.next()).is_some_and(|(tag, content)| tag == der::SEQUENCE && content.len() > 4)
}

/// base64 of either alphabet, with or without padding. Hexadecimal text is left alone.
fn decode(value: &[u8]) -> Option<Vec<u8>> {
    let unpadded = value.iter().rposition(|b| *b != b'=').map_or(0, |p| p + 1);
    let hex = value.iter().all(u8::is_ascii_hexdigit);
    if !(8..=MAX).contains(&value.len()) || hex || !value[..unpadded].iter().any(u8::is_ascii_alphabetic) {
        return None;
    }
    let padded = unpadded < value.len();
    let url = value.iter().any(|b| matches!(b, b'-' | b'_'));
    let encoding = match (padded, url) {
        (true, false) => &BASE64,
        (true, true) => &BASE64URL,
        (false, false) => &BASE64_NOPAD,
        (false, true) => &BASE64URL_NOPAD,
    };
    encoding.decode(value).ok()
}

/// Whether the bytes go up or down by one, or stay the same, nearly everywhere.
fn counts(bytes: &[u8]) -> bool {
    let steps = |step: u8| bytes.windows(2).filter(|w| w[1].wrapping_sub(w[0]) == step).count();
    bytes.len() >= 8 && [0, 1, u8::MAX].into_iter().any(|s| steps(s) * 10 >= (bytes.len() - 1) * 8)
        || steps::is_sequence(bytes) && bytes.iter().all(u8::is_ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_key_is_structured_and_a_private_one_is_not() {
        let element = |tag: u8, content: &[u8]| [&[tag, content.len() as u8], content].concat();
        let algorithm = element(der::SEQUENCE, &element(der::OBJECT_ID, &[0x2b, 0x65, 0x70]));
        let public = element(der::SEQUENCE, &[algorithm.clone(), element(3, &[7; 33])].concat());
        assert!(matches!(read(BASE64.encode(&public).as_bytes()), Some(Inner::Structured)));
        let number = element(der::INTEGER, &[0]);
        let private = element(der::SEQUENCE, &[number, algorithm, element(der::OCTETS, &[7, 9, 1, 3])].concat());
        assert!(read(BASE64.encode(&private).as_bytes()).is_none());
    }

    #[test]
    fn an_address_and_a_key_are_no_plain_data() {
        let of = |text: &str| read(BASE64.encode(text.as_bytes()).as_bytes());
        assert!(of(r#"{"url": "https://acme.io", "site_key": "7f3a9c2e1d4b5608"}"#).is_none());
        for text in [
            r#"{"url": "https://acme.io", "page": "7f3a9c2e1d4b5608"}"#,
            r#"{"url": "https://acme.io", "public_key": "7f3a9c2e1d4b5608"}"#,
            r#"{"kind": "cursor", "key": "7f3a9c2e1d4b5608"}"#,
        ] {
            assert!(matches!(of(text), Some(Inner::Structured)), "{text}");
        }
    }

    #[test]
    fn a_text_beyond_ascii_is_words_and_random_bytes_are_none() {
        let text = BASE64.encode("Авторские права 2019".as_bytes());
        assert!(matches!(read(text.as_bytes()), Some(Inner::Words)));
        let random = [0xb3, 0x41, 0xd0, 0x97, 0x1f, 0xe2, 0x70, 0x5c, 0xaa, 0x36, 0xc9, 0x08, 0x9d, 0x6e, 0xf1, 0x42];
        assert!(read(BASE64.encode(&random).as_bytes()).is_none());
    }

    #[test]
    fn hexadecimal_text_is_read() {
        let digits = data_encoding::HEXLOWER.encode(b"testValue");
        assert!(matches!(read(digits.as_bytes()), Some(Inner::Text(text)) if text == b"testValue"));
        assert!(read(data_encoding::HEXLOWER.encode(&[0, 9, 200, 4, 77, 8, 9, 250]).as_bytes()).is_none());
    }
}
