//! What a place on a line is part of, in the syntax of any language: a comment, a literal, or code.
//!
//! In: what stands before the place and behind it on its line. Out: [`Within`]. No grammar is asked, since texts of every kind are
//! read; what spans several lines is not seen.

/// What holds a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// A comment begins before it, or the line goes on with one.
    Comment,
    /// A literal that began at this offset of the line and ends behind the place.
    Literal(usize),
    /// Neither.
    Code,
}

/// What a place is part of. A mark within a literal begins no comment.
pub(super) fn within(before: &[u8], behind: &[u8]) -> Within {
    let indented = before.trim_ascii_start();
    let word = indented.split(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
    if word.starts_with(b"*") || word == b"::" || word == b"dnl" || word.eq_ignore_ascii_case(b"rem") {
        return Within::Comment;
    }
    let mut at = 0;
    while let Some(byte) = before.get(at) {
        let rest = &before[at..];
        let parted = at == 0 || b" \t;,)}]\"'".contains(&before[at - 1]);
        match byte {
            b'"' | b'`' | b'\'' if *byte != b'\'' || !is_apostrophe(&before[..at]) => {
                match (closing(&rest[1..], *byte), closing(behind, *byte)) {
                    (Some(len), _) => at += len + 1,
                    (None, Some(_)) => return Within::Literal(at),
                    // A comment of Visual Basic.
                    (None, None) if *byte == b'\'' && parted => return Within::Comment,
                    (None, None) => {}
                }
            }
            b'#' if parted || !before[at - 1].is_ascii_alphanumeric() => return Within::Comment,
            b'/' if rest.starts_with(b"/*") || rest.starts_with(b"//") && (at == 0 || before[at - 1] != b':') => {
                return Within::Comment;
            }
            // An option of a command goes on with its name.
            b'-' if rest.starts_with(b"--") && rest.get(2).is_none_or(|b| b" \t-".contains(b)) => {
                return Within::Comment;
            }
            b'(' if rest.starts_with(b"(*") => return Within::Comment,
            b';' | b'%' | b'!' if at == 0 || before[at - 1].is_ascii_whitespace() => return Within::Comment,
            _ => {}
        }
        at += 1;
    }
    Within::Code
}

/// `it's`: behind a word, and no `b'…'`.
fn is_apostrophe(before: &[u8]) -> bool {
    matches!(before, [.., first, last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric())
}

/// Where a literal ends that has begun with this quote. An apostrophe within a word ends none.
fn closing(text: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    let of_word = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphabetic);
    (0..text.len()).find(|at| {
        let in_word = quote == b'\'' && of_word(at.checked_sub(1)) && of_word(at.checked_add(1));
        let ends = text[*at] == quote && !escaped && !in_word;
        escaped = text[*at] == b'\\' && !escaped;
        ends
    })
}
