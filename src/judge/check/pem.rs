//! PEM blocks (RFC 7468 and its ancestors): whether the block holds the private key that its label promises.
//!
//! In: text from `-----BEGIN` to the end of the END line, as it stands in a file: indented, quoted, with `\n` written out, as pieces
//! of a string put together. Out: a key that was proven by its own arithmetic or structure, an encrypted one, or what is
//! wrong. Work is bounded: a body beyond [`MAX_BODY`] is not decoded.

use super::der::{Der, INTEGER, OBJECT_ID, OCTETS, SEQUENCE};
use super::natural::MAX_BYTES;
use super::rsa::Numbers;
use super::{Outcome, Token, base64, openssh, pgp, spelled};
use crate::rules::{self, signs};
use memchr::memmem::find;
use sha2::{Digest, Sha256};

/// Characters of a body. A key of RSA with 16384 bits has fewer.
const MAX_BODY: usize = 32 * 1024;
/// A body with fewer characters of base64 is a stub.
const STUB: usize = 40;

const BEGIN: &[u8] = b"-----BEGIN ";
/// The same in base64, as far as it fills whole characters.
const ENCODED: &[u8] = b"LS0tLS1CRUdJTi";

const ALTERED: Outcome = Outcome::Invalid("it does not hold a complete key: cut or altered");

/// Judges a block by its label and content.
pub fn check(token: &Token) -> Outcome {
    let text = spelled::plain(token.whole);
    let Some((label, body)) = parts(&text) else {
        return Outcome::Invalid("its END line is missing or does not match");
    };
    if !rules::is_secret_label(label) {
        return Outcome::Public("not a private key".into());
    }
    if body.len() > MAX_BODY {
        return Outcome::NotApplicable;
    }
    let body = Body::read(body);
    if body.text.len() < STUB {
        return Outcome::Invalid("its body is left out");
    }
    if signs::any_in(signs::LABELS_OF_SHARED_KEYS, label) {
        return static_key(&body.text);
    }
    let Some(bytes) = base64::decode(&body.text) else {
        return Outcome::Invalid("its body is not base64: cut or altered");
    };
    if rules::is_known_example(digest(&bytes)) {
        return Outcome::Public("a key that is published for tests, so that everybody has it".into());
    }
    if label == b"PGP PRIVATE KEY BLOCK" {
        let sum = body.sum.as_deref().and_then(base64::decode).filter(|sum| sum.len() == 3);
        return pgp::check(&bytes, sum.as_deref());
    }
    if body.encrypted {
        return Outcome::Encrypted("encrypted with a passphrase".into());
    }
    let key = match label {
        _ if signs::any_in(signs::LABELS_OF_WRAPPING_KEYS, label) => {
            Some("a key that wraps the first messages of a tunnel".into())
        }
        b"OPENSSH PRIVATE KEY" => return openssh::check(&bytes),
        b"ENCRYPTED PRIVATE KEY" => {
            return match encrypted(&bytes) {
                Some(()) => Outcome::Encrypted("encrypted with a passphrase (PKCS #8)".into()),
                None => ALTERED,
            };
        }
        b"DSA PRIVATE KEY" => integers(&bytes).filter(|n| n.len() == 6).map(|_| "a DSA key".into()),
        // What programs read is the body, whatever the label calls it.
        b"RSA PRIVATE KEY" | b"EC PRIVATE KEY" | b"PRIVATE KEY" => any(&bytes),
        _ => Der(&bytes).whole_sequence().map(|_| "a key".into()),
    };
    match key {
        Some(about) => Outcome::Valid(about),
        None => ALTERED,
    }
}

/// The hexadecimal digits of a key that both ends of a tunnel share: four keys of 512 bits, for each direction one to encipher and one to sign.
fn static_key(digits: &[u8]) -> Outcome {
    const BYTES: usize = 256;
    match data_encoding::HEXLOWER_PERMISSIVE.decode(digits) {
        Ok(bytes) if rules::is_known_example(digest(&bytes)) => {
            Outcome::Public("a key that is published for tests, so that everybody has it".into())
        }
        Ok(bytes) if bytes.len() != BYTES => ALTERED,
        Ok(bytes) if bytes.iter().collect::<std::collections::BTreeSet<_>>().len() < BYTES / 4 => {
            Outcome::Invalid("its body is left out")
        }
        Ok(_) => Outcome::Valid("a static key of 2048 bits".into()),
        Err(_) => ALTERED,
    }
}

/// A block that was encoded as base64 once more.
pub fn encoded(token: &Token) -> Outcome {
    match base64::decode(token.whole).filter(|text| text.starts_with(BEGIN)) {
        Some(text) if text.len() <= 2 * MAX_BODY => check(&Token { whole: text.trim_ascii_end(), body: &[], ..*token }),
        Some(_) => Outcome::NotApplicable,
        None => Outcome::Invalid("it is not the base64 of a block: cut or altered"),
    }
}

/// What stands within a block, without its lines around: settings hold keys so.
pub fn unwrapped(token: &Token) -> Outcome {
    let Some(bytes) = base64::decode(token.whole).filter(|bytes| bytes.len() <= MAX_BODY) else {
        return Outcome::Invalid("it is not the base64 of a key: cut or altered");
    };
    if rules::is_known_example(digest(&bytes)) {
        return Outcome::Public("a key that is published for tests, so that everybody has it".into());
    }
    any(&bytes).map_or(ALTERED, Outcome::Valid)
}

/// A key in one of the structures that have a label of their own.
fn any(bytes: &[u8]) -> Option<String> {
    let ssh = || matches!(openssh::check(bytes), Outcome::Valid(_)).then(|| "a key of OpenSSH".to_string());
    pkcs8(bytes).or_else(|| rsa(bytes)).or_else(|| elliptic(bytes)).or_else(ssh)
}

/// The labels of these structures.
const LABELS: [&[u8]; 3] = [b"PRIVATE KEY", b"RSA PRIVATE KEY", b"EC PRIVATE KEY"];

/// What a block of a private key holds, however it is written: the same for the same key. None for other texts.
pub fn identity(block: &[u8]) -> Option<[u8; 32]> {
    if block.starts_with(ENCODED) {
        let text = base64::decode(block).filter(|text| text.starts_with(BEGIN))?;
        return identity(&text);
    }
    if block.starts_with(b"M") && (64..MAX_BODY).contains(&block.len()) {
        // A key without its lines around.
        let bytes = base64::decode(block)?;
        return LABELS.iter().find_map(|label| essence(label, &bytes)).map(|key| Sha256::digest(key).into());
    }
    if !block.starts_with(BEGIN.trim_ascii_end()) || block.len() > 4 * MAX_BODY {
        return None;
    }
    let text = spelled::plain(block);
    let (label, body) = parts(&text).filter(|(_, body)| body.len() <= MAX_BODY)?;
    let body = Body::read(body);
    let bytes = base64::decode(&body.text).filter(|_| body.text.len() >= STUB)?;
    let others = LABELS.iter().filter(|_| LABELS.contains(&label));
    let mut labels = std::iter::once(&label).chain(others);
    let key = if body.encrypted { None } else { labels.find_map(|label| essence(label, &bytes)) };
    Some(Sha256::digest(key.unwrap_or(&bytes)).into())
}

/// The number of a key that all of its containers hold: the modulus, the scalar, the seed.
fn essence<'b>(label: &[u8], bytes: &'b [u8]) -> Option<&'b [u8]> {
    let modulus = |bytes: &'b [u8]| integers(bytes)?.get(1).copied();
    let scalar = |bytes: &'b [u8]| {
        let mut der = Der(bytes).whole_sequence()?;
        der.expect(INTEGER)?;
        der.expect(OCTETS)
    };
    let number = match label {
        b"RSA PRIVATE KEY" => modulus(bytes),
        b"EC PRIVATE KEY" => scalar(bytes),
        b"OPENSSH PRIVATE KEY" => openssh::essence(bytes),
        b"PRIVATE KEY" => {
            let (algorithm, key) = content(bytes)?;
            match algorithm {
                RSA => modulus(key),
                ELLIPTIC => scalar(key),
                _ => Der(key).expect(OCTETS),
            }
        }
        _ => None,
    };
    number.map(|n| &n[n.iter().take_while(|b| **b == 0).count()..]).filter(|n| n.len() >= 16)
}

/// The number under which a block is listed among those that everybody has: of its bytes, however it is written.
pub fn number(block: &[u8]) -> Option<u64> {
    let (_, body) = parts(block).filter(|(_, body)| body.len() <= MAX_BODY)?;
    base64::decode(&Body::read(body).text).map(|bytes| digest(&bytes))
}

/// The first eight bytes of the SHA-256.
fn digest(bytes: &[u8]) -> u64 {
    Sha256::digest(bytes).first_chunk().map_or(0, |first| u64::from_be_bytes(*first))
}

/// Label and what stands between the BEGIN and the END line of the same label.
fn parts(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = text.strip_prefix(BEGIN)?;
    let label_end = find(&rest[..rest.len().min(80)], b"-----")?;
    let (label, rest) = (&rest[..label_end], &rest[label_end + 5..]);
    let end = find(rest, &[b"-----END ", label, b"-----"].concat())?;
    Some((label, &rest[..end]))
}

/// What a body holds.
#[derive(Default)]
struct Body {
    /// The base64 text, without breaks.
    text: Vec<u8>,
    /// The sum of an OpenPGP armor, after its equals sign.
    sum: Option<Vec<u8>>,
    /// A header says so (RFC 1421).
    encrypted: bool,
}

impl Body {
    /// Takes headers, line breaks, indentation, quotes and the signs of string concatenation away.
    fn read(raw: &[u8]) -> Self {
        let mut body = Self::default();
        let mut at = 0;
        while at < raw.len() {
            let len = raw[at..].iter().position(|b| matches!(b, b'\n' | b'\r' | b'\\')).unwrap_or(raw.len() - at);
            body.line(&raw[at..at + len]);
            at += len;
            // A break that is written out is two characters.
            let written = raw.get(at) == Some(&b'\\') && matches!(raw.get(at + 1), Some(b'n' | b'r' | b't'));
            at += if written { 2 } else { 1 };
        }
        body
    }

    fn line(&mut self, line: &[u8]) {
        let line = strip(line);
        if line.contains(&b':') {
            self.encrypted |= find(line, b"ENCRYPTED").is_some() || line.starts_with(b"DEK-Info");
        } else if line.len() == 5 && line[0] == b'=' {
            self.sum = Some(line[1..].to_vec());
        } else {
            self.text.extend(line.iter().filter(|b| !b.is_ascii_whitespace()));
        }
    }
}

/// A line without what is around its text. A sign belongs to the text unless a quote or a space parts it from it.
fn strip(mut line: &[u8]) -> &[u8] {
    line = without_constant(line);
    const SIGNS: [&[u8]; 6] = [b"+", b"|", b">", b"*", b"#", b"//"];
    let outside = |b: &u8| b.is_ascii_whitespace() || b"\"'`,;()[].".contains(b);
    loop {
        let end = line.iter().rposition(|b| !outside(b)).map_or(0, |at| at + 1);
        line = &line[..end];
        let parted = |sign: &&[u8]| line.strip_suffix(*sign).filter(|rest| rest.last().is_some_and(outside));
        match SIGNS.iter().find_map(parted) {
            Some(rest) => line = rest,
            None => break,
        }
    }
    loop {
        let start = line.iter().position(|b| !outside(b)).unwrap_or(line.len());
        line = &line[start..];
        let parted = |sign: &&[u8]| line.strip_prefix(*sign).filter(|rest| rest.first().is_some_and(outside));
        match SIGNS.iter().find_map(parted) {
            Some(rest) => line = rest,
            // What begins a comment or a piece, before the END line.
            None if SIGNS.contains(&line) => return &[],
            None => return line,
        }
    }
}

/// `'…' . PHP_EOL .`, `"…" + os.EOL +`: a literal without the constant that ends its line.
fn without_constant(line: &[u8]) -> &[u8] {
    let Some(quote) = line.iter().rposition(|b| b"\"'`".contains(b)) else { return line };
    let tail = line[quote + 1..].trim_ascii();
    let of_constant = |b: &u8| b.is_ascii_alphanumeric() || b"_.+& ()".contains(b);
    let joins = tail.first().is_some_and(|b| b".+&".contains(b)) && tail.iter().any(u8::is_ascii_alphabetic);
    if joins && tail.iter().all(of_constant) { &line[..quote] } else { line }
}

/// The content of a sequence of integers that uses up everything, at most ten.
fn integers(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut der = Der(bytes).whole_sequence()?;
    let mut numbers = Vec::new();
    while !der.0.is_empty() {
        let number = der.expect(INTEGER).filter(|n| n.len() <= MAX_BYTES && numbers.len() < 10)?;
        numbers.push(number);
    }
    Some(numbers)
}

/// RSAPrivateKey (RFC 8017, appendix A.1.2).
fn rsa(bytes: &[u8]) -> Option<String> {
    let [[0], n, e, d, p, q, d_p, d_q, inverse] = integers(bytes)?[..] else { return None };
    let bits = Numbers { n, e, d, p, q, reduced: Some([d_p, d_q]), inverse }.bits()?;
    Some(format!("an RSA key of {bits} bits"))
}

/// ECPrivateKey (RFC 5915).
fn elliptic(bytes: &[u8]) -> Option<String> {
    let mut der = Der(bytes).whole_sequence()?;
    if der.expect(INTEGER)? != [1] {
        return None;
    }
    let scalar = der.expect(OCTETS)?;
    while !der.0.is_empty() {
        der.next().filter(|(tag, _)| matches!(tag, 0xa0 | 0xa1))?;
    }
    let sound = (20..=66).contains(&scalar.len()) && scalar.iter().any(|b| *b != 0);
    sound.then(|| format!("an elliptic-curve key of {} bits", scalar.len() * 8))
}

const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const ELLIPTIC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];

/// PrivateKeyInfo (RFC 5958): version, algorithm, key. Gives algorithm and key.
fn content(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut der = Der(bytes).whole_sequence()?;
    if !matches!(der.expect(INTEGER)?, [0 | 1]) {
        return None;
    }
    let algorithm = Der(der.expect(SEQUENCE)?).expect(OBJECT_ID)?;
    let key = der.expect(OCTETS)?;
    while !der.0.is_empty() {
        der.next()?;
    }
    Some((algorithm, key))
}

fn pkcs8(bytes: &[u8]) -> Option<String> {
    let (algorithm, key) = content(bytes)?;
    let raw = |len, name: &str| (Der(key).expect(OCTETS)?.len() == len).then(|| name.to_string());
    match algorithm {
        RSA => rsa(key),
        ELLIPTIC => elliptic(key),
        [0x2b, 0x65, 0x6e] => raw(32, "an X25519 key"),
        [0x2b, 0x65, 0x6f] => raw(56, "an X448 key"),
        [0x2b, 0x65, 0x70] => raw(32, "an Ed25519 key"),
        [0x2b, 0x65, 0x71] => raw(57, "an Ed448 key"),
        _ => Some("a key of another algorithm".into()),
    }
}

/// EncryptedPrivateKeyInfo (RFC 5958): the way of encryption, and the encrypted key.
fn encrypted(bytes: &[u8]) -> Option<()> {
    let mut der = Der(bytes).whole_sequence()?;
    Der(der.expect(SEQUENCE)?).expect(OBJECT_ID)?;
    der.expect(OCTETS)?;
    der.0.is_empty().then_some(())
}

#[cfg(test)]
#[path = "pem_tests.rs"]
mod tests;
