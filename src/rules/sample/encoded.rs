//! Samples whose characters encode something: sums, structures, numbers. One function per check, named as the check is.
//!
//! In: a token drawn from a shape. Out: the same with its inner sum or structure made right. Written from the descriptions
//! of the algorithms and not from the code that judges them: that both agree is a test of both.

use super::Draw;
use crate::rules::lists;
use crate::rules::{Credential, Piece, mnemonic};
use data_encoding::{BASE32_NOPAD, BASE64, BASE64_NOPAD, BASE64URL_NOPAD, Encoding as Alphabet};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Makes the inside of a drawn token right for a check that has a name. `prefix`: how many characters are its prefix.
pub(super) fn mend(name: &str, rule: &Credential, token: &str, prefix: usize, draw: &mut Draw) -> Option<String> {
    let (head, body) = token.split_at(prefix);
    match name {
        "base32-account" => account(body, draw).map(|b| format!("{head}{b}")),
        "base58check" => base58check(token),
        "base64-colon" => Some(format!("{head}{}", colon(head, body, draw))),
        "bech32" => Some(bech32(head, body)),
        "clamped-scalar" => Some(clamped(draw)),
        "crc16-xmodem" => crc16(token),
        "decimal-snowflake" => body.split_once('.').map(|(_, rest)| format!("{}.{rest}", snowflake(draw))),
        "macaroon-v2" => macaroon(body, draw).map(|b| format!("{head}{b}")),
        "marvin32-annotated" => annotated(token, draw),
        "stamped" => Some(stamped(token, draw)),
        "marvin32-base66" => base66(token),
        "marvin32-signature" => signature(rule, body).map(|b| format!("{head}{b}")),
        "msgpack-array" => Some(format!("{head}{}", msgpack(draw))),
        "paseto" if head.ends_with("public.") => Some(format!("{head}{}", paseto(head, draw))),
        "ed25519-pair" => Some(pair(draw)),
        "der-private-key" => super::private_key(draw).lines().nth(1).map(str::to_string),
        "pem-encoded" => Some(BASE64.encode(super::private_key(draw).as_bytes())),
        "permuted-crc32" => Some(permuted(draw)),
        "protobuf-hmac" => Some(format!("{head}{}", protobuf(draw))),
        _ => None,
    }
}

/// Claims with a signature as long as the version wants.
fn paseto(head: &str, draw: &mut Draw) -> String {
    let claims = format!("{{\"sub\":\"{}\",\"scope\":\"orders\"}}", draw.alnum(24));
    let signature = match head {
        "v1.public." => 256,
        "v3.public." => 96,
        _ => 64,
    };
    BASE64URL_NOPAD.encode(&[claims.into_bytes(), random(signature, draw)].concat())
}

/// One of the key pairs of RFC 8032, section 7.1: seed and public key, in pieces, since they look like keys.
fn pair(draw: &mut Draw) -> String {
    const PAIRS: [[u128; 4]; 2] = [
        [
            0x9d61b19deffd5a60ba844af492ec2cc4,
            0x4449c5697b326919703bac031cae7f60,
            0xd75a980182b10ab7d54bfed3c964073a,
            0x0ee172f3daa62325af021a68f707511a,
        ],
        [
            0x4ccd089b28ff96da9db6c346ec114e0f,
            0x5b8a319f35aba624da8cf6ed4fb8a6fb,
            0x3d4017c3e843895a92b70aa74d1b7ebc,
            0x9c982ccf2ec4968cc0cd55f12af4660c,
        ],
    ];
    let bytes = draw.pick(&PAIRS).map(u128::to_be_bytes).concat();
    convert(&bytes, 256, 58).iter().map(|d| char::from(BASE58[usize::from(*d)])).collect()
}

/// A phrase of twelve words (BIP 39).
pub fn phrase(draw: &mut Draw) -> String {
    let entropy = random(16, draw);
    let sum = Sha256::digest(&entropy)[0];
    let bytes: Vec<u8> = entropy.into_iter().chain([sum]).collect();
    let bit = |at: usize| u16::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let index = |word: usize| (0..11).fold(0, |n, i| n << 1 | bit(word * 11 + i));
    (0..12).map(|word| mnemonic::word(index(word))).collect::<Vec<&str>>().join(" ")
}

/// A key file of PuTTY with random halves and the right code.
pub fn putty_key(version: u8, draw: &mut Draw) -> String {
    let string = |bytes: &[u8]| [&(bytes.len() as u32).to_be_bytes(), bytes].concat();
    let (kind, comment) = ("ssh-ed25519", "orders");
    let public = [string(kind.as_bytes()), string(&random(32, draw))].concat();
    let private = string(&random(32, draw));
    let parts = [kind.as_bytes(), b"none", comment.as_bytes(), &public, &private];
    let data: Vec<u8> = parts.iter().flat_map(|part| string(part)).collect();
    let code = match version {
        2 => code::<Sha1>(&Sha1::digest(b"putty-private-key-file-mac-key"), &data),
        _ => code::<Sha256>(b"", &data),
    };
    let lines = |bytes: &[u8]| {
        let text = BASE64.encode(bytes);
        let lines: Vec<&str> = text.as_bytes().chunks(64).filter_map(|line| std::str::from_utf8(line).ok()).collect();
        format!("{}\n{}", lines.len(), lines.join("\n"))
    };
    let (public, private) = (lines(&public), lines(&private));
    let head = format!("PuTTY-User-Key-File-{version}: {kind}\nEncryption: none\nComment: {comment}\n");
    format!("{head}Public-Lines: {public}\nPrivate-Lines: {private}\nPrivate-MAC: {code}")
}

/// HMAC in hexadecimal digits, for hashes with a block of 64 bytes.
fn code<D: Digest>(key: &[u8], data: &[u8]) -> String {
    let padded = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(key).for_each(|(b, k)| *b ^= k);
        block
    };
    let inner = D::digest([&padded(0x36)[..], data].concat());
    data_encoding::HEXLOWER.encode(&D::digest([&padded(0x5c)[..], &inner].concat()))
}

fn random(n: usize, draw: &mut Draw) -> Vec<u8> {
    (0..n).map(|_| draw.number() as u8).collect()
}

fn encode_lossy(alphabet: &Alphabet, text: &str) -> Option<Vec<u8>> {
    // Left-over bits of the last character are cleared, as an encoder would have them.
    let mut lenient = alphabet.specification();
    lenient.check_trailing_bits = false;
    lenient.encoding().ok()?.decode(text.as_bytes()).ok()
}

/// base32 with an account number of at most twelve digits in its upper bits.
fn account(body: &str, draw: &mut Draw) -> Option<String> {
    let mut bytes = encode_lossy(&BASE32_NOPAD, body)?;
    // The bit of the newer generation, then 40 bits of the number.
    let number = 1u64 << 47 | (draw.number() % 1_000_000_000_000) << 7 | u64::from(bytes[5] & 0x7f);
    bytes[..6].copy_from_slice(&number.to_be_bytes()[2..]);
    Some(BASE32_NOPAD.encode(&bytes))
}

const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Converts a number from one base into another, most significant digit first.
fn convert(from: &[u8], base: u32, to: u32) -> Vec<u8> {
    let mut little: Vec<u8> = Vec::new();
    for digit in from {
        let mut carry = u32::from(*digit);
        for place in &mut little {
            carry += u32::from(*place) * base;
            *place = (carry % to) as u8;
            carry /= to;
        }
        while carry > 0 {
            little.push((carry % to) as u8);
            carry /= to;
        }
    }
    little.into_iter().rev().collect()
}

/// The last four bytes become the first of the double SHA-256 of the others.
fn base58check(token: &str) -> Option<String> {
    let digits: Option<Vec<u8>> =
        token.bytes().map(|b| BASE58.iter().position(|c| *c == b).map(|at| at as u8)).collect();
    let mut bytes = convert(&digits?, 58, 256);
    let at = bytes.len().checked_sub(4)?;
    let sum = Sha256::digest(Sha256::digest(&bytes[..at]));
    bytes[at..].copy_from_slice(&sum[..4]);
    Some(convert(&bytes, 256, 58).iter().map(|d| char::from(BASE58[usize::from(*d)])).collect())
}

/// base64 of a number, a colon, and random letters. A prefix that is base64 itself already says the name.
fn colon(prefix: &str, body: &str, draw: &mut Draw) -> String {
    let characters = body.trim_end_matches('=').len() / 4 * 4;
    let named = !prefix.is_empty() && prefix.len().is_multiple_of(4) && BASE64.decode(prefix.as_bytes()).is_ok();
    let start = if named { ":".to_string() } else { format!("{}:", 100_000_000_000 + draw.below(800_000_000_000)) };
    let rest = draw.alnum(characters / 4 * 3 - start.len());
    BASE64.encode(format!("{start}{rest}").as_bytes())
}

/// The last six characters become the sum over the human part (what stands before `1`) and the data.
fn bech32(prefix: &str, body: &str) -> String {
    const CHARSET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let step = |sum: u32, value: u32| {
        let next = (sum & 0x1ff_ffff) << 5 ^ value;
        let parts = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        parts.iter().enumerate().fold(next, |n, (i, part)| if sum >> (25 + i) & 1 == 1 { n ^ part } else { n })
    };
    let human = prefix.trim_end_matches('1').to_lowercase();
    let data = &body[..body.len() - 6];
    let value = |b: u8| CHARSET.iter().position(|c| *c == b.to_ascii_lowercase()).unwrap_or(0) as u32;
    let high = human.bytes().map(|b| u32::from(b >> 5)).chain([0]).chain(human.bytes().map(|b| u32::from(b & 31)));
    let sum = high.chain(data.bytes().map(value)).chain([0; 6]).fold(1, step) ^ 1;
    let tail: String = (0..6).map(|i| char::from(CHARSET[(sum >> (25 - 5 * i) & 31) as usize])).collect();
    let upper = prefix.bytes().any(|b| b.is_ascii_uppercase());
    format!("{prefix}{data}{}", if upper { tail.to_uppercase() } else { tail })
}

/// A private scalar of Curve25519 as base64.
fn clamped(draw: &mut Draw) -> String {
    let mut bytes = random(32, draw);
    bytes[0] &= 0xf8;
    bytes[31] = bytes[31] & 0x7f | 0x40;
    BASE64.encode(&bytes)
}

/// The last two bytes of base32 text become the CRC16-XMODEM of the others, little-endian.
fn crc16(token: &str) -> Option<String> {
    let mut bytes = encode_lossy(&BASE32_NOPAD, token)?;
    let at = bytes.len().checked_sub(2)?;
    let mut sum = 0u16;
    for byte in &bytes[..at] {
        sum ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            sum = if sum >> 15 == 1 { sum << 1 ^ 0x1021 } else { sum << 1 };
        }
    }
    bytes[at..].copy_from_slice(&sum.to_le_bytes());
    Some(BASE32_NOPAD.encode(&bytes))
}

/// base64 of a decimal number whose upper bits count milliseconds since 2015.
fn snowflake(draw: &mut Draw) -> String {
    // From 2017 to 2024: numbers of 18 or 19 digits.
    let milliseconds = 63_000_000_000 + draw.number() % 230_000_000_000;
    BASE64URL_NOPAD.encode(((milliseconds << 22) | (draw.number() % (1 << 22))).to_string().as_bytes())
}

/// A macaroon of format 2 whose beginning, up to within the location, stands in the body already.
fn macaroon(body: &str, draw: &mut Draw) -> Option<String> {
    let opening = BASE64URL_NOPAD.decode(&body.as_bytes()[..4]).ok()?;
    let length = usize::from(*opening.get(2)?);
    let known = (3 + length) * 8 / 6;
    // The literals of rules hold at most twelve whole bytes; what the location lacks ends the name of a host.
    let mut bytes = encode_lossy(&BASE64URL_NOPAD, &body[..known / 4 * 4])?;
    bytes.truncate(12);
    let missing = (3 + length).saturating_sub(bytes.len());
    bytes.extend_from_slice(&b".org"[4 - missing.min(4)..]);
    let field = |kind: u8, value: &[u8]| [&[kind, value.len() as u8], value].concat();
    bytes.extend(field(2, draw.alnum(36).as_bytes()));
    bytes.push(0);
    bytes.extend(field(2, b"{\"version\":1,\"permissions\":\"user\"}"));
    bytes.extend([0, 0]);
    bytes.extend(field(6, &random(32, draw)));
    Some(BASE64URL_NOPAD.encode(&bytes))
}

/// Nested arrays of bytes, numbers and text.
fn msgpack(draw: &mut Draw) -> String {
    let mut bytes = vec![0x94, 0x93, 0xc4, 16];
    bytes.extend(random(16, draw));
    bytes.push(0xce);
    bytes.extend(random(4, draw));
    bytes.push(0xa0 | 20);
    bytes.extend(draw.alnum(20).as_bytes());
    bytes.extend([0x92, 0x07, 0xc4, 40]);
    bytes.extend(random(40, draw));
    bytes.extend([0xc4, 32]);
    bytes.extend(random(32, draw));
    bytes.push(0xd9);
    // Text up to a multiple of three bytes, so that no padding is needed.
    let text = 18 + (3 - (bytes.len() + 19) % 3) % 3;
    bytes.push(text as u8);
    bytes.extend(draw.alnum(text).as_bytes());
    BASE64.encode(&bytes)
}

/// A message with version 1, an HMAC of 32 bytes and an inner token.
fn protobuf(draw: &mut Draw) -> String {
    let mut bytes = vec![0x08, 0x01, 0x12, 0x20];
    bytes.extend(random(32, draw));
    bytes.extend([0x1a, 28]);
    bytes.extend(draw.alnum(28).as_bytes());
    BASE64URL_NOPAD.encode(&bytes)
}

/// base32 of 32 bytes with the bytes of a masked CRC32 strewn among them.
fn permuted(draw: &mut Draw) -> String {
    let mut b = random(32, draw);
    let data = [&b[0..2], &b[3..7], &b[9..22], &b[23..32]].concat();
    let stored = (crc32fast::hash(&data) ^ 0xE0B9_692D).to_le_bytes();
    (b[22], b[8], b[7], b[2]) = (stored[0], stored[1], stored[2], stored[3]);
    BASE32_NOPAD.encode(&b).to_lowercase()
}

/// Marvin32 over bytes; the seed is eight characters, most significant first.
fn marvin32(data: &[u8], seed: &str) -> Option<u32> {
    let seed = u64::from_be_bytes(seed.as_bytes().try_into().ok()?);
    let (mut a, mut b) = (seed as u32, (seed >> 32) as u32);
    let mut mix = |word: u32| {
        a = a.wrapping_add(word);
        b ^= a;
        a = a.rotate_left(20).wrapping_add(b);
        b = b.rotate_left(9) ^ a;
        a = a.rotate_left(27).wrapping_add(b);
        b = b.rotate_left(19);
        a ^ b
    };
    let mut padded = data.to_vec();
    padded.push(0x80);
    padded.resize(padded.len().next_multiple_of(4), 0);
    for word in padded.chunks(4) {
        mix(u32::from_le_bytes(word.try_into().ok()?));
    }
    Some(mix(0))
}

/// The first seed for a layout or signature at a length of text.
fn seed(name: &str, length: usize) -> Option<&'static str> {
    lists::MARVIN32.iter().copied().find_map(|line| {
        let mut words = line.split(' ');
        let fits = words.next()? == name && words.next()?.parse() == Ok(length);
        fits.then(|| words.next())?
    })
}

/// The last four bytes become the hash of the others.
fn signature(rule: &Credential, body: &str) -> Option<String> {
    let plain = body.trim_end_matches('=');
    let seed = seed(plain.get(plain.len().checked_sub(10)?..plain.len() - 6)?, body.len())?;
    let url_safe = matches!(rule.shape.first(), Some(Piece::Class { set, .. }) if set.has(b'-'));
    let alphabet = if url_safe { BASE64URL_NOPAD } else { BASE64_NOPAD };
    let mut bytes = encode_lossy(&alphabet, plain)?;
    let at = bytes.len() - 4;
    let sum = marvin32(&bytes[..at], seed)?.to_le_bytes();
    bytes[at..].copy_from_slice(&sum);
    Some(format!("{}{}", alphabet.encode(&bytes), &body[plain.len()..]))
}

/// The last three characters become the first of six digits to the base 66 of the hash of the others.
fn base66(token: &str) -> Option<String> {
    const DIGITS: &[u8; 66] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
    let data = &token[..token.len() - 3];
    let sum = u64::from(marvin32(data.as_bytes(), seed("base66", token.len())?)?);
    let tail: String = (3..6).rev().map(|i| char::from(DIGITS[(sum / 66u64.pow(i) % 66) as usize])).collect();
    Some(format!("{data}{tail}"))
}

/// Year and month of creation, and the hash in base62, padded on the right.
/// The token with sizes, padding and a moment that agree with its length.
fn stamped(token: &str, draw: &mut Draw) -> String {
    let key = if token.get(44..48) == Some("QJJQ") { 44 } else { 88 };
    let (last, padding, size) = if key == 44 { (42, "A", 'B') } else { (85, "AA", 'C') };
    let segments = (token.len() - key - 20) / 4;
    let (kind, end) = (key + 7, key + 12 + 4 * segments);
    let moment: String = [60, 12, 28, 24, 52, 52].map(|below| letter(draw.below(below))).iter().collect();
    let data = letter(segments);
    format!("{}Q{padding}QJJQA{size}{data}{}AA{moment}", &token[..last], &token[kind..end])
}

/// A digit of base64url below 52.
fn letter(value: usize) -> char {
    let value = (value % 52) as u8;
    char::from(if value < 26 { b'A' + value } else { b'a' + value - 26 })
}

fn annotated(token: &str, draw: &mut Draw) -> Option<String> {
    let month = char::from(b'A' + draw.below(12) as u8);
    let data = format!("{}B{month}{}", &token[..58], &token[60..80]);
    let sum = marvin32(&BASE64.decode(data.as_bytes()).ok()?, seed("annotated", token.len())?)?.swap_bytes();
    let mut digits = crate::rules::checksum::digits(sum, 62, 1);
    while digits.len() < 6 {
        digits.push('0');
    }
    let kept = if token.len() == 84 { &digits[..4] } else { &digits };
    Some(format!("{data}{kept}{}", if token.len() == 84 { "" } else { "==" }))
}
