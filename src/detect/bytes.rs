//! Keys that are written as a list of bytes: `byte[] key = { 0x12, … }`, `[]byte{…}`, `bytes([…])`.
//!
//! In: a text and where a notation for such lists stands in it. Out: a candidate that spans the numbers, if the name that is given them is
//! that of a key, a salt or a vector. It knows the notations of languages, no language by name. Whether the bytes look random is judged later.

use super::window::Candidates;
use crate::decode::numbers::bytes_of_list;
use crate::model::{Candidate, Sink, Use, trimmed};
use crate::rules::names;
use crate::rules::words::Words;
use std::ops::Range;

/// What types and brackets of lists of bytes look like: few places of a text have one.
pub(super) const NOTATIONS: &[&str] = &[
    "] = {",
    "]={",
    "] =\n",
    "byte[]",
    "[]byte{",
    "u8; ",
    "u8] = &[",
    "Int8] = [",
    "teArrayOf(",
    "bytes([",
    "8Array([",
    "from([",
    "uint8_t, ",
    "uint8_t> ",
];

/// Numbers in a list that may be a key; a longer one is data.
const COUNTS: std::ops::RangeInclusive<usize> = 8..=64;

/// Longest list: `(byte) 0x12, ` for each byte.
const LONGEST: usize = 768;

/// How far behind a notation its list begins.
const GAP: usize = 60;

/// How far before a notation the name stands that is given the list.
const LEFT: usize = 120;

/// The list of bytes that a notation at `at` belongs to.
pub(super) fn at(text: &[u8], at: usize, len: usize, found: &mut Candidates) {
    let Some(open) = opening(text, at, len) else { return };
    let Some(name) = name(&text[open.saturating_sub(LEFT)..open]).filter(|name| is_of_secret(name)) else { return };
    match list(text, open + 1) {
        Some(span) => {
            let usage = Use { sink: Sink::Assignment, host: None, name: Some(name), sure: false, literal: true };
            found.push(Candidate { span, rules: Vec::new(), usage });
        }
        None if text.len() < open + LONGEST && !text[open..].iter().any(|b| b"}]".contains(b)) => found.goes_on(),
        None => {}
    }
}

/// The bracket that opens the list: at the end of the notation, or behind a name and signs.
fn opening(text: &[u8], at: usize, len: usize) -> Option<usize> {
    let end = at + len;
    if matches!(text[end - 1], b'{' | b'[' | b'(') {
        return Some(end - 1);
    }
    let rest = &text[end..text.len().min(end + GAP)];
    let between = |b: &u8| b.is_ascii_alphanumeric() || b"_$:=]>@& \t\r\n".contains(b);
    // The number of bytes of a type stands before its bracket: `u8; 16] = [`.
    let mut from = 0;
    loop {
        let gap = from + rest.get(from..)?.iter().take_while(|b| between(b)).count();
        let bracket = rest.get(gap).filter(|b| b"{[(".contains(b))?;
        let inner = rest.get(gap + 1..)?.trim_ascii_start();
        // `new byte[16] {`
        let digits = inner.iter().take_while(|b| b.is_ascii_digit()).count();
        if bracket == &b'[' && inner.get(digits) == Some(&b']') {
            from = gap + 1;
            continue;
        }
        if inner.first().is_some_and(u8::is_ascii_digit) || inner.starts_with(b"(byte)") {
            return Some(end + gap);
        }
        return None;
    }
}

/// The numbers from the first to the last, if as many as a key has stand between here and a closing bracket.
fn list(text: &[u8], start: usize) -> Option<Range<usize>> {
    let window = &text[start..text.len().min(start + LONGEST)];
    let closes = |at: &usize| b"}])".contains(&window[*at]) && !window[..*at].ends_with(b"(byte");
    let inner = &window[..(0..window.len()).find(closes)?];
    // The bracket of the list within the one that was seen.
    let skipped = inner.iter().take_while(|b| b.is_ascii_whitespace()).count();
    let inner = inner[skipped..].trim_ascii_end();
    let inner = inner.strip_suffix(b",").unwrap_or(inner);
    let count = memchr::memchr_iter(b',', inner).count() + 1;
    let is_list = COUNTS.contains(&count) && bytes_of_list(inner).is_some();
    is_list.then(|| start + skipped..start + skipped + inner.len())
}

/// The name that is given what stands behind a text: before the sign and the type, or before the bracket.
fn name(before: &[u8]) -> Option<String> {
    let line = before.trim_ascii_end();
    let line = match memchr::memrchr(b'\n', line) {
        // The bracket may stand on a line of its own.
        Some(end) => &line[end + 1..],
        None => line,
    };
    let given = memchr::memchr(b'=', line).map_or(line, |sign| &line[..sign]);
    let given = given.trim_ascii_end();
    let given = given.strip_suffix(b":").unwrap_or(given);
    // `KEY: [u8; 16]`: the type stands behind the name; `std::array`.
    let colon = memchr::memchr_iter(b':', given)
        .find(|at| given.get(at + 1) != Some(&b':') && (*at == 0 || given[at - 1] != b':'));
    let given = colon.map_or(given, |at| &given[..at]);
    let named = trimmed(given, |b| b.is_ascii_digit() || b"[]{}(\"' \t".contains(&b));
    let start = named.iter().rposition(|b| !names::is_variable(b)).map_or(0, |p| p + 1);
    let word = std::str::from_utf8(&given[start..]).ok()?;
    let word = &word[..word.bytes().take_while(names::is_variable).count()];
    (!word.is_empty()).then(|| word.trim_start_matches('$').to_string())
}

/// Whether the bytes that a name is given are a key, or are mixed into what is enciphered or hashed.
fn is_of_secret(name: &str) -> bool {
    let words = names::words(name);
    let of = |kind: Words| words.iter().any(|word| kind.has(word.as_bytes()));
    // `quicVersion1Salt`, `initialSalt`: what a version of a protocol fixes for everybody.
    let is_fixed = words.last().is_some_and(|word| word == "salt")
        && words.iter().any(|word| matches!(word.as_str(), "version" | "initial" | "draft" | "protocol"));
    matches!(names::role(name), names::Role::Strong | names::Role::Faint)
        && !is_fixed
        && !(of(Words::Elsewhere) || of(Words::Pretended) || names::is_public(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "0x8f, 0x12, 0xd3, 0x44, 0x9a, 0x6b, 0xc7, 0x38, 0xe1, 0x5f, 0x02, 0xb9, 0x77, 0x2d, 0xa4, 0x60";

    fn of(text: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for notation in NOTATIONS {
            text.match_indices(notation).for_each(|(place, _)| {
                at(text.as_bytes(), place, notation.len(), &mut Candidates::of(text.as_bytes(), &mut found))
            });
        }
        let part = |c: Candidate| (c.usage.name.unwrap_or_default(), text[c.span].to_string());
        found.into_iter().map(part).collect()
    }

    #[test]
    fn lists_that_names_of_keys_are_given() {
        for (text, name) in [
            ("static const uint8_t aes_key[16] = { LIST };", "aes_key"),
            ("static const uint8_t SECRET_KEY[] = {LIST};", "SECRET_KEY"),
            ("const unsigned char key[] =\n{\n    LIST,\n};", "key"),
            ("private static final byte[] KEY = { LIST };", "KEY"),
            ("byte[] key = new byte[] { LIST };", "key"),
            ("byte[] key = new byte[16] {LIST};", "key"),
            ("var key = []byte{LIST}", "key"),
            ("secretKey := []byte{LIST}", "secretKey"),
            ("const KEY: [u8; 16] = [LIST];", "KEY"),
            ("static SECRET_KEY: &[u8] = &[LIST];", "SECRET_KEY"),
            ("let keyBytes: [UInt8] = [LIST]", "keyBytes"),
            ("private val secretKey = byteArrayOf(LIST)", "secretKey"),
            ("key = bytes([LIST])", "key"),
            ("const key = new Uint8Array([LIST]);", "key"),
            ("const secretKey = Buffer.from([LIST]);", "secretKey"),
            ("std::array<uint8_t, 16> encryptionKey = { LIST };", "encryptionKey"),
            ("const std::vector<uint8_t> masterKey{LIST};", "masterKey"),
            ("[byte[]]$key = (LIST)", "key"),
            ("[byte[]]$key = @(LIST)", "key"),
            ("static final byte[] SALT = {LIST};", "SALT"),
        ] {
            let found = of(&text.replace("LIST", LIST));
            assert!(found.contains(&(name.into(), LIST.into())), "{text}: {found:?}");
        }
    }

    #[test]
    fn other_lists_are_none() {
        for text in [
            "static const uint8_t sbox[16] = { LIST };",
            "const uint8_t public_key[] = { LIST };",
            "static const uint8_t test_key[] = { LIST };",
            "byte[] expectedHash = { LIST };",
            "byte[] key = { 0x12, 0x34 };",
            "byte[] key = new byte[16];",
            "byte[] key = { a, b, c, d, e, f, g, h };",
            "fn key(x: [u8; 16]) -> u8 { 0 }",
        ] {
            assert_eq!(of(&text.replace("LIST", LIST)), [], "{text}");
        }
    }
}
