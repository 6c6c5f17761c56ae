//! Tokens that are base64 of a binary structure which must be used up to its last byte: macaroons, protobuf, MessagePack.

use super::{Outcome, Token, base64};

/// Longer bodies are not decoded.
const MAX_LEN: usize = 64 * 1024;

fn decode(text: &[u8]) -> Option<Vec<u8>> {
    (text.len() <= MAX_LEN).then(|| base64::decode(text))?
}

/// Reads from the front of a slice.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, len: u64) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(usize::try_from(len).ok()?)?;
        self.0 = rest;
        Some(taken)
    }

    fn big_endian(&mut self, len: u64) -> Option<u64> {
        Some(self.take(len)?.iter().fold(0, |n, b| n << 8 | u64::from(*b)))
    }

    /// LEB128, at most 64 bits.
    fn varint(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let b = self.byte()?;
            number |= u64::from(b & 0x7f) << shift;
            if b & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

/// A macaroon of format 2 (libmacaroons): location, identifier, caveats, and a signature of 32 bytes.
pub fn macaroon(token: &Token) -> Outcome {
    let told = |text| {
        let bytes = decode(text)?;
        read_macaroon(&bytes).map(|(location, caveats)| about(&location, &caveats))
    };
    match token.encoded().find_map(told) {
        Some(about) => Outcome::Decoded(about),
        None => Outcome::Invalid("it is not a complete macaroon: cut or altered"),
    }
}

fn about(location: &str, caveats: &[&[u8]]) -> String {
    match caveats.len() {
        0 => format!("a macaroon of {location} without caveats: nothing limits it"),
        n => format!("a macaroon of {location} with {n} caveats{}", scope(caveats)),
    }
}

const END: u8 = 0;
const LOCATION: u8 = 1;
const IDENTIFIER: u8 = 2;
const VERIFICATION: u8 = 4;
const SIGNATURE: u8 = 6;

/// What caveats that are JSON limit a token to: their words name projects, or a user with all that is theirs.
fn scope(caveats: &[&[u8]]) -> &'static str {
    let says = |word: &[u8]| caveats.iter().any(|c| memchr::memmem::find(c, word).is_some());
    match (says(b"\"projects\""), says(b"\"user\"")) {
        (true, _) => ": for some projects",
        (_, true) => ": for all that a user has",
        _ => "",
    }
}

/// Location and caveats.
fn read_macaroon(bytes: &[u8]) -> Option<(String, Vec<&[u8]>)> {
    let mut reader = Reader(bytes);
    if reader.byte()? != 2 {
        return None;
    }
    let (location, identified) = section(&mut reader)?;
    let location = String::from_utf8(location.unwrap_or(b"no place").to_vec()).ok()?;
    if identified.is_none() || location.len() > 80 || location.contains(char::is_control) {
        return None;
    }
    let mut caveats = Vec::new();
    while *reader.0.first()? != END {
        let (_, identified) = section(&mut reader)?;
        caveats.extend(identified);
    }
    reader.byte()?;
    let signed = reader.byte()? == SIGNATURE && reader.varint()? == 32 && reader.0.len() == 32;
    signed.then_some((location, caveats))
}

/// The location of a section, if it has one, and its identifier.
type Section<'b> = (Option<&'b [u8]>, Option<&'b [u8]>);

/// Fields up to the end of a section: the location if there is one, and the identifier.
fn section<'b>(reader: &mut Reader<'b>) -> Option<Section<'b>> {
    let (mut location, mut identified) = (None, None);
    loop {
        let kind = reader.byte()?;
        if kind == END {
            return identified.map(|identifier| (location, Some(identifier)));
        }
        let len = reader.varint()?;
        let value = reader.take(len)?;
        match kind {
            LOCATION => location = Some(value),
            IDENTIFIER => identified = Some(value),
            VERIFICATION => {}
            _ => return None,
        }
    }
}

/// A protobuf message that opens with version 1 and an HMAC of 32 bytes. Bodies that open otherwise are of another kind.
pub fn protobuf(token: &Token) -> Outcome {
    const OPENING: [u8; 4] = [0x08, 0x01, 0x12, 0x20];
    // The opening in base64, as far as it fills whole characters.
    if !token.body.starts_with(b"CAESI") {
        return Outcome::NotApplicable;
    }
    match decode(token.body).filter(|bytes| bytes.starts_with(&OPENING) && read_protobuf(bytes).is_some()) {
        Some(_) => Outcome::Decoded("a message with its HMAC".into()),
        None => Outcome::Invalid("it is not a complete message: cut or altered"),
    }
}

/// Walks the fields of one message; inner messages are bytes. `None` unless they use up everything.
fn read_protobuf(bytes: &[u8]) -> Option<()> {
    let mut reader = Reader(bytes);
    while !reader.0.is_empty() {
        let key = reader.varint()?;
        match (key >> 3, key & 7) {
            (0, _) => return None,
            (_, 0) => drop(reader.varint()?),
            (_, 1) => drop(reader.take(8)?),
            (_, 2) => {
                let len = reader.varint()?;
                reader.take(len)?;
            }
            (_, 5) => drop(reader.take(4)?),
            _ => return None,
        }
    }
    Some(())
}

/// A MessagePack array that uses up everything. Several may follow one another, parted by commas: the first is looked at.
pub fn msgpack(token: &Token) -> Outcome {
    let first = token.body.split(|b| *b == b',').next().unwrap_or_default();
    match decode(first).as_deref().and_then(read_msgpack) {
        Some(()) => Outcome::Decoded("a MessagePack array".into()),
        None => Outcome::Invalid("it is not a complete MessagePack array: cut or altered"),
    }
}

/// Counts the values that are still owed instead of recursing.
fn read_msgpack(bytes: &[u8]) -> Option<()> {
    if !matches!(bytes.first()?, 0x90..=0x9f | 0xdc | 0xdd) {
        return None;
    }
    let mut reader = Reader(bytes);
    let mut owed = 1u64;
    while owed > 0 {
        owed -= 1;
        let (inner, skip) = match reader.byte()? {
            0x00..=0x7f | 0xc0 | 0xc2 | 0xc3 | 0xe0..=0xff => (0, 0),
            b @ 0x80..=0x8f => (u64::from(b & 0x0f) * 2, 0),
            b @ 0x90..=0x9f => (u64::from(b & 0x0f), 0),
            b @ 0xa0..=0xbf => (0, u64::from(b & 0x1f)),
            0xc1 => return None,
            b @ 0xc4..=0xc6 => (0, reader.big_endian(1 << (b - 0xc4))?),
            b @ 0xc7..=0xc9 => (0, reader.big_endian(1 << (b - 0xc7))? + 1),
            0xca => (0, 4),
            0xcb => (0, 8),
            b @ 0xcc..=0xcf => (0, 1 << (b - 0xcc)),
            b @ 0xd0..=0xd3 => (0, 1 << (b - 0xd0)),
            b @ 0xd4..=0xd8 => (0, (1 << (b - 0xd4)) + 1),
            b @ 0xd9..=0xdb => (0, reader.big_endian(1 << (b - 0xd9))?),
            0xdc => (reader.big_endian(2)?, 0),
            0xdd => (reader.big_endian(4)?, 0),
            0xde => (reader.big_endian(2)? * 2, 0),
            0xdf => (reader.big_endian(4)? * 2, 0),
        };
        reader.take(skip)?;
        owed += inner;
        // Every value takes a byte: more than there are is a lie, and not counted out.
        if owed > reader.0.len() as u64 {
            return None;
        }
    }
    reader.0.is_empty().then_some(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::token;
    use super::*;

    fn encode(bytes: &[u8]) -> String {
        data_encoding::BASE64URL_NOPAD.encode(bytes)
    }

    /// Cut anywhere, a structure must not be taken for whole.
    fn no_cut_passes(bytes: &[u8], check: fn(&Token) -> Outcome) {
        for len in 0..bytes.len() {
            let text = encode(&bytes[..len]);
            assert!(!matches!(check(&token(text.as_bytes(), 0)), Outcome::Decoded(_)), "cut at {len}");
        }
        let longer = encode(&[bytes, &[0]].concat());
        assert!(!matches!(check(&token(longer.as_bytes(), 0)), Outcome::Decoded(_)));
    }

    #[test]
    fn macaroons() {
        let mut bytes = vec![2, LOCATION, 8];
        bytes.extend(b"pypi.org");
        bytes.extend([IDENTIFIER, 3, b'a', b'b', b'c', END]);
        let mut plain = bytes.clone();
        plain.extend([END, SIGNATURE, 32]);
        plain.extend([7; 32]);
        let outcome = macaroon(&token(format!("pypi-{}", encode(&plain)).as_bytes(), 5));
        assert_eq!(outcome, Outcome::Decoded("a macaroon of pypi.org without caveats: nothing limits it".into()));
        bytes.extend([IDENTIFIER, 2, b'{', b'}', END, IDENTIFIER, 1, b'1', END, END, SIGNATURE, 32]);
        bytes.extend([9; 32]);
        let outcome = macaroon(&token(encode(&bytes).as_bytes(), 0));
        assert_eq!(outcome, Outcome::Decoded("a macaroon of pypi.org with 2 caveats".into()));
        for (caveat, scope) in [
            (&br#"{"version":1,"permissions":"user"}"#[..], "for all that a user has"),
            (br#"{"version":1,"permissions":{"projects":["x"]}}"#, "for some projects"),
        ] {
            let mut limited = vec![2, LOCATION, 1, b'p', IDENTIFIER, 1, b'a', END, IDENTIFIER, caveat.len() as u8];
            limited.extend(caveat);
            limited.extend([END, END, SIGNATURE, 32]);
            limited.extend([7; 32]);
            let outcome = macaroon(&token(encode(&limited).as_bytes(), 0));
            assert_eq!(outcome, Outcome::Decoded(format!("a macaroon of p with 1 caveats: {scope}")));
        }
        no_cut_passes(&plain, macaroon);
        no_cut_passes(&bytes, macaroon);
    }

    #[test]
    fn messages_with_an_hmac() {
        let mut bytes = vec![0x08, 0x01, 0x12, 0x20];
        bytes.extend([5; 32]);
        bytes.extend([0x1a, 3, 1, 2, 3]);
        assert_eq!(protobuf(&token(encode(&bytes).as_bytes(), 0)), Outcome::Decoded("a message with its HMAC".into()));
        for len in [10, 35, 37, 38, 39, 40] {
            assert!(matches!(protobuf(&token(encode(&bytes[..len]).as_bytes(), 0)), Outcome::Invalid(_)), "{len}");
        }
        assert_eq!(protobuf(&token(b"abcdefghijklmnopqrstuvwx", 0)), Outcome::NotApplicable);
    }

    #[test]
    fn arrays() {
        let bytes = [
            0x94, 0x93, 0xc4, 2, 1, 2, 0xa1, b'x', 0xcd, 1, 0, 0x81, 0x01, 0xc0, 0xdc, 0, 1, 0xcb, 0, 0, 0, 0, 0, 0, 0,
            0, 0xd6, 1, 2, 3, 4, 5,
        ];
        assert_eq!(msgpack(&token(encode(&bytes).as_bytes(), 0)), Outcome::Decoded("a MessagePack array".into()));
        no_cut_passes(&bytes, msgpack);
        let lie = encode(&[0xdd, 0xff, 0xff, 0xff, 0xff, 0xdf, 0xff, 0xff, 0xff, 0xff]);
        assert!(matches!(msgpack(&token(lie.as_bytes(), 0)), Outcome::Invalid(_)));
    }
}
