//! The texts of commits and tags: a head of fields, an empty line, a message, which may be in an encoding of its own.
//!
//! In: the bytes of such an object. Out: its texts, judged; what of them there is to read; and for a line of them, which field it belongs
//! to.

use super::inspect::{self, Text};
use crate::decode;
use crate::model::hex;
use crate::rules::own::Formats;
use crate::source::git::Kind;
use bstr::ByteSlice;
use std::ops::Range;

/// The texts of an object: of a commit or tag whose message is in UTF-16 or UTF-32, the message as a second one.
pub(super) fn texts(kind: Kind, bytes: &[u8], own: Formats) -> Vec<Text<'_>> {
    let mut texts = match readable(kind, bytes) {
        Some(ranges) => inspect::texts_within(bytes, &ranges, own),
        None => inspect::texts(bytes, own),
    };
    texts.extend(wide_message(kind, bytes).into_iter().flat_map(|message| inspect::texts(message, own)));
    texts
}

/// A message in an encoding whose characters are wider than a byte; the head is always ASCII, so that the whole is not seen as such.
pub(super) fn wide_message(kind: Kind, bytes: &[u8]) -> Option<&[u8]> {
    let message = matches!(kind, Kind::Commit | Kind::Tag).then(|| bytes.split_once_str(b"\n\n"))??.1;
    // Without a NUL there is no ASCII in such an encoding.
    memchr::memchr(0, message)?;
    decode::documents(message).first().is_some_and(|doc| !doc.layers.is_empty()).then_some(message)
}

/// Bytes of the lines at the beginning of a commit that are nothing but names of objects: its tree and its parents.
fn names_of_objects(kind: Kind, bytes: &[u8]) -> usize {
    let id = |line: &[u8]| {
        let id = [&b"tree "[..], b"parent "].iter().find_map(|field| line.strip_prefix(*field));
        id.is_some_and(hex::is_object_name)
    };
    let mut at = 0;
    while kind == Kind::Commit
        && let Some(len) = memchr::memchr(b'\n', &bytes[at..])
        && id(&bytes[at..at + len])
    {
        at += len + 1;
    }
    at
}

/// What a commit or a tag has to read, in order: all of it but the names of objects at its beginning and the digits of signatures. These
/// are most of what a signed commit consists of, and nobody chose them. Nothing for another object, of which all is read.
pub(super) fn readable(kind: Kind, bytes: &[u8]) -> Option<Vec<Range<usize>>> {
    if !matches!(kind, Kind::Commit | Kind::Tag) {
        return None;
    }
    let mut ranges = Vec::new();
    let mut at = names_of_objects(kind, bytes);
    for mark in memchr::memmem::find_iter(bytes, BEGINNING) {
        if mark >= at
            && let Some(digits) = digits_of_signature(bytes, mark)
        {
            ranges.push(at..digits.start);
            at = digits.end;
        }
    }
    ranges.push(at..bytes.len());
    Some(ranges)
}

/// What stands before and behind a signature: <https://git-scm.com/docs/gitformat-signature>.
const BEGINNING: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";

/// Longest line of digits of a signature.
const LONGEST: usize = 76;

/// The lines of digits of the signature whose mark begins here, if it is whole.
fn digits_of_signature(bytes: &[u8], mark: usize) -> Option<Range<usize>> {
    let line = |at: usize| bytes.get(at..).map(|rest| &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())]);
    let words = line(mark)?.strip_prefix(BEGINNING)?;
    let mut start = mark + line(mark)?.len() + 1;
    // In a field each line begins with a blank.
    let indent = usize::from(bytes.get(start) == Some(&b' '));
    // What anybody may have written into it ends with an empty line.
    while line(start)?.contains(&b':') {
        start += line(start)?.len() + 1;
    }
    if line(start)?.len() == indent {
        start += indent + 1;
    }
    let digits = |at: usize| {
        let inner = line(at)?.get(indent..)?;
        let is_digit = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
        let are_digits = bytes[at..at + indent] == b" "[..indent] && inner.iter().all(is_digit);
        (are_digits && (1..=LONGEST).contains(&inner.len())).then_some(inner)
    };
    if !begins_a_signature(words, digits(start)?) {
        return None;
    }
    let mut end = start;
    while let Some(inner) = digits(end) {
        end += indent + inner.len() + 1;
    }
    let last = line(end)?.get(indent..)?;
    (last.strip_prefix(END)? == words).then_some(start..end)
}

/// Whether the first digits say that it is the signature of which the words of its mark speak, and no other text in base64: a packet of
/// kind 2 (RFC 9580, 4.2 and 5.2), the magic words of an SSH signature, a sequence in DER.
fn begins_a_signature(words: &[u8], digits: &[u8]) -> bool {
    match words {
        b"PGP SIGNATURE-----" => matches!(digits, [b'i', ..] | [b'w', b'g'..=b'v', ..]),
        b"SSH SIGNATURE-----" => digits.starts_with(b"U1NIU0lH"),
        b"SIGNED MESSAGE-----" => digits.starts_with(b"MI"),
        _ => false,
    }
}

const AUTHOR: &str = "the author";
const COMMITTER: &str = "the committer";

/// Whether a field of a commit says who wrote it.
pub(super) fn is_about_people(field: &str) -> bool {
    [AUTHOR, COMMITTER].contains(&field)
}

/// What a line (from 1) of a commit or tag is part of, in words.
pub(super) fn field(bytes: &[u8], line: u32, decoded: bool) -> &'static str {
    const MESSAGE: &str = "the message";
    let mut field = MESSAGE;
    for (_, text) in (1..=line).zip(bytes.split(|b| *b == b'\n')) {
        if text.is_empty() || decoded {
            return MESSAGE;
        }
        // What begins with a blank goes on with the field before.
        if !text.starts_with(b" ") {
            field = match text.split(|b| *b == b' ').next() {
                Some(b"author") => AUTHOR,
                Some(b"committer") => COMMITTER,
                Some(b"tagger") => "the tagger",
                Some(b"gpgsig" | b"gpgsig-sha256") => "the signature",
                Some(b"mergetag") => "the merged tag",
                _ => "a header",
            };
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_belong_to_fields() {
        let text = b"tree x\nauthor A\ngpgsig -----BEGIN\n more\nother y\n\nsubject\n\nbody\n";
        let fields: Vec<&str> = (1..=9).map(|line| field(text, line, false)).collect();
        let message = ["the message"; 4];
        assert_eq!(fields[..5], ["a header", "the author", "the signature", "the signature", "a header"]);
        assert_eq!(fields[5..], message);
        assert_eq!(field(text, 1, true), "the message");
    }

    #[test]
    fn names_of_objects_are_lines_of_nothing_else() {
        let id = "0123456789abcdef0123".repeat(2);
        let head = format!("tree {id}\nparent {id}\nparent {id}\n");
        let of = |text: &str| names_of_objects(Kind::Commit, text.as_bytes());
        assert_eq!(of(&format!("{head}author A <a> 1 +0000\n\nparent {id}\n")), head.len());
        assert_eq!(of(&head), head.len());
        assert_eq!(names_of_objects(Kind::Blob, head.as_bytes()), 0);
        for text in
            [format!("tree {id}x\n"), format!("tree {}\n", id.to_uppercase()), format!("tree  {id}\n"), "tree".into()]
        {
            assert_eq!(of(&text), 0, "{text}");
        }
    }

    /// What is read of a commit with this signature and of a tag with it.
    fn read(signature: &str) -> (String, String) {
        let of = |kind: Kind, text: &str| {
            let ranges = readable(kind, text.as_bytes()).unwrap();
            assert!(ranges.iter().all(|r| r.start == 0 || text.as_bytes()[r.start - 1] == b'\n'), "{ranges:?}");
            ranges.into_iter().map(|range| &text[range]).collect()
        };
        let commit = format!("author A\ngpgsig {}\n\nsubject\n", signature.trim_end().replace('\n', "\n "));
        (of(Kind::Commit, &commit), of(Kind::Tag, &format!("object x\ntagger A\n\nsubject\n{signature}")))
    }

    #[test]
    fn digits_of_signatures_are_not_read() {
        let line = "kX9vQ2mL7pR4tY8w".repeat(4);
        for (words, fields, first) in [
            ("PGP SIGNATURE", "\n", "iQEcBAAB"),
            ("PGP SIGNATURE", "Version: GnuPG v1\nComment: me\n\n", "iHUEABYK"),
            ("PGP SIGNATURE", "\n", "wsBcBAAB"),
            ("SSH SIGNATURE", "", "U1NIU0lHAAAA"),
            ("SIGNED MESSAGE", "", "MIIEDwYJ"),
        ] {
            let whole =
                format!("-----BEGIN {words}-----\n{fields}{first}{line}\n{line}\n=aB3d\n-----END {words}-----\n");
            let (commit, tag) = read(&whole);
            assert!(!commit.contains("kX9v") && commit.contains("subject") && commit.contains("END"), "{commit}");
            assert!(!tag.contains("kX9v") && tag.contains("END"), "{tag}");
            assert_eq!(commit.contains("Comment: me"), fields.contains("Comment: me"), "{commit}");
            // What is no signature is read.
            for other in [
                whole.replace(first, "Z2hwX2tY"),
                whole.replace(words, "MESSAGE"),
                whole.replace("-----END", "-----KEND"),
                whole.replacen(&line, &format!("{line} "), 1),
                whole.replacen(&line, &format!("{line}{line}"), 1),
                whole[..whole.len() - words.len() - 16].to_string(),
            ] {
                let (commit, tag) = read(&other);
                assert!(commit.contains(&line) && tag.contains(&line), "{commit}");
            }
        }
    }

    #[test]
    fn a_wide_message_is_a_text_of_its_own() {
        let wide: Vec<u8> = "the key is here\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"tree x\n\n".as_slice(), &wide].concat();
        assert_eq!(wide_message(Kind::Commit, &bytes), Some(&wide[..]));
        assert_eq!(wide_message(Kind::Blob, &bytes), None);
        assert_eq!(wide_message(Kind::Commit, b"tree x\n\nplain\n"), None);
    }
}
