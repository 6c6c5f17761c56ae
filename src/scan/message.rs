//! The texts of commits and tags: a head of fields, an empty line, a message, which may be in an encoding of its own.
//!
//! In: the bytes of such an object. Out: its texts, judged; and for a line of them, which field it belongs to.

use super::inspect::{self, Text};
use crate::decode;
use crate::rules::own::Formats;
use crate::source::git::Kind;
use bstr::ByteSlice;

/// The texts of an object: of a commit or tag whose message is in UTF-16 or UTF-32, the message as a second one.
pub(super) fn texts(kind: Kind, bytes: &[u8], own: Formats) -> Vec<Text<'_>> {
    let mut texts = inspect::texts(bytes, own);
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
pub(super) fn names_of_objects(kind: Kind, bytes: &[u8]) -> usize {
    let id = |line: &[u8]| {
        let id = [&b"tree "[..], b"parent "].iter().find_map(|field| line.strip_prefix(*field));
        id.is_some_and(|id| matches!(id.len(), 40 | 64) && id.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')))
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
                Some(b"author") => "the author",
                Some(b"committer") => "the committer",
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

    #[test]
    fn a_wide_message_is_a_text_of_its_own() {
        let wide: Vec<u8> = "the key is here\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"tree x\n\n".as_slice(), &wide].concat();
        assert_eq!(wide_message(Kind::Commit, &bytes), Some(&wide[..]));
        assert_eq!(wide_message(Kind::Blob, &bytes), None);
        assert_eq!(wide_message(Kind::Commit, b"tree x\n\nplain\n"), None);
    }
}
