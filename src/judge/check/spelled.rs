//! A block of text as other notations spell it: with the references of markup, the escapes of JSON, encoded for a URL.
//!
//! In: the block as it stands in a file. Out: the same as a file of its own would hold it. What a notation does not write stays.

use crate::decode;
use std::borrow::Cow;

/// Longest element of markup between two lines of a block.
const TAG: usize = 80;

/// The block without what its notation writes into it.
pub(super) fn plain(text: &[u8]) -> Cow<'_, [u8]> {
    if let Some(text) = without_margin(text) {
        return Cow::Owned(plain(&text).into_owned());
    }
    let head = &text[..text.len().min(80)];
    let url = memchr::memmem::find(head, b"%20").is_some() || memchr::memmem::find(head, b"PRIVATE+KEY").is_some();
    let signs = |b: &u8| matches!(b, b'&' | b'<' | b'\\') || url && matches!(b, b'%' | b'+');
    if !text.iter().any(signs) {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        let (byte, len) = match first {
            b'\\' | b'&' => escape(rest).unwrap_or((Some(first), 1)),
            b'%' if url => escape(rest).unwrap_or((Some(first), 1)),
            b'<' => element(rest).unwrap_or((Some(first), 1)),
            b'+' if url => (Some(b' '), 1),
            _ => (Some(first), 1),
        };
        out.extend(byte);
        rest = &tail[len - 1..];
    }
    Cow::Owned(out)
}

/// The block as it stands in a patch: each line behind the sign that it is new, or gone.
fn without_margin(text: &[u8]) -> Option<Vec<u8>> {
    let end = memchr::memchr(b'\n', text)?;
    let sign = *text.get(end + 1).filter(|b| matches!(b, b'+' | b'-'))?;
    let mut lines = text[end + 1..].split(|b| *b == b'\n');
    let rest: Option<Vec<&[u8]>> = lines.try_fold(Vec::new(), |mut lines, line| {
        lines.push(line.strip_prefix(&[sign])?);
        Some(lines)
    });
    // The line that ends a block has dashes of its own.
    let rest = rest.filter(|rest| rest.len() > 1 && rest.last().is_some_and(|l| l.starts_with(b"-----END")))?;
    Some([&text[..end], &rest.join(&b'\n')].join(&b'\n'))
}

/// `\/`, `\u002b`, `&#xA;`, `%0A`: the byte, and how many it is written with.
fn escape(rest: &[u8]) -> Option<(Option<u8>, usize)> {
    if rest.starts_with(b"\\/") {
        return Some((Some(b'/'), 2));
    }
    let escape = decode::escape::at(rest, 0)?;
    u8::try_from(escape.code).ok().map(|byte| (Some(byte), escape.len))
}

/// An element of markup: a line ends there, or nothing is.
fn element(rest: &[u8]) -> Option<(Option<u8>, usize)> {
    let end = memchr::memchr(b'>', &rest[..rest.len().min(TAG)])?;
    let name = rest.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    name.then(|| (rest[1..].starts_with(b"br").then_some(b'\n'), end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notations_spell_the_same_block() {
        let block = "-----BEGIN A PRIVATE KEY-----\nab+c/d==\n";
        for spelled in [
            "-----BEGIN A PRIVATE KEY-----&#10;ab&#43;c&#x2F;d&equals;=&NewLine;",
            "-----BEGIN A PRIVATE KEY-----<br/>ab+<b>c</b>/d==<br>",
            "-----BEGIN%20A%20PRIVATE%20KEY-----%0Aab%2Bc%2Fd%3D%3D%0A",
            "-----BEGIN+A+PRIVATE+KEY-----%0Aab%2Bc%2Fd%3D%3D%0A",
            "-----BEGIN A PRIVATE KEY-----\\u000aab\\u002bc\\/d\\x3d=\\u000A",
            block,
        ] {
            assert_eq!(String::from_utf8_lossy(&plain(spelled.as_bytes())), block, "{spelled}");
        }
        let patch = "-----BEGIN A PRIVATE KEY-----\n+ab+c\n+-----END A PRIVATE KEY-----";
        let ended = "-----BEGIN A PRIVATE KEY-----\nab+c\n-----END A PRIVATE KEY-----";
        assert_eq!(String::from_utf8_lossy(&plain(patch.as_bytes())), ended);
        assert_eq!(plain(ended.as_bytes()), ended.as_bytes());
        for text in ["a & b; < c", "50%2B+", "&#999999;&#x;", "\\", "\\u00", "<", "&", "%"] {
            assert_eq!(plain(text.as_bytes()), text.as_bytes());
        }
    }
}
