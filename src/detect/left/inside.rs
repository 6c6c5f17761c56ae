//! Values within literals of strings.
//!
//! In: a text and the place of a value. Out: whether quotes around it open before and close behind it, on its line or over several.

use super::REACH;
use crate::model::{near, trimmed};
use crate::rules::names;
use std::ops::Range;

/// Whether a value without quotes of its own stands within a string literal of its line: `"Server=db;Password=…;"`.
pub(in crate::detect) fn inside_string(text: &[u8], value: Range<usize>) -> bool {
    let start = near::line_start(text, value.start, REACH);
    let rest = &text[value.end..text.len().min(value.end + REACH)];
    let rest = near::rest_of_line(rest, 0, rest.len());
    [b'"', b'\'', b'`']
        .into_iter()
        .any(|quote| memchr::memchr_iter(quote, &text[start..value.start]).count() % 2 == 1 && rest.contains(&quote))
        || inside_block(text, start, value.end)
}

/// How far from a line the literal of several lines may begin and end that it stands in.
const FAR: usize = 2000;

// What a literal decides is decided again where something in its reach has changed.
const _: () = assert!(REACH + FAR < super::super::changed::REACH);

/// Whether the line that begins at `line` stands within a literal of several lines: the nearest quotes of such a literal before it open one,
/// as what is given to a name or a call, and others close it.
fn inside_block(text: &[u8], line: usize, end: usize) -> bool {
    let window = &text[line.saturating_sub(FAR)..line];
    let behind = &text[end..text.len().min(end + FAR)];
    // Those that close in another way than they open are of languages that have no others. `true`: where the line begins that they end.
    const QUOTES: [(&[u8], &[u8], bool); 7] = [
        (b"\"\"\"", b"\"\"\"", false),
        (b"`", b"`", false),
        (b"''", b"'';", true),
        (b"@\"", b"\"@", true),
        (b"@'", b"'@", true),
        (b"@\"", b"\";", false),
        (b"r#\"", b"\"#", false),
    ];
    let closes = |text: &[u8], close: &[u8], first: bool| {
        let begins = |at: usize| matches!(trimmed(&text[..at], |b| b" \t".contains(&b)).last(), None | Some(b'\n'));
        memchr::memmem::find_iter(text, close).any(|at| !first || begins(at))
    };
    let quoted = QUOTES.iter().any(|(open, close, first)| {
        let Some(at) = last_of(window, open) else { return false };
        let rest = &window[at + open.len()..];
        let given = trimmed(&window[..at], |b| b" \t".contains(&b)).last().is_some_and(|b| b"=(,:".contains(b));
        let begins = given && near::rest_of_line(rest, 0, rest.len()).trim_ascii().is_empty();
        (begins || is_document(window, at, open))
            && (open == close || !closes(rest, close, *first))
            && closes(behind, close, *first)
    });
    quoted || inside_here_document(window, behind)
}

/// Whether a literal that begins its line documents what is defined above it, or the file.
fn is_document(window: &[u8], at: usize, open: &[u8]) -> bool {
    let before = &window[..at];
    let head = before.trim_ascii_end();
    let begins = trimmed(before, |b| b" \t".contains(&b)).last().is_none_or(|b| *b == b'\n');
    open.len() == 3 && begins && (head.is_empty() && window.len() < FAR || head.ends_with(b":"))
}

/// The last place of some bytes. Looked for from the beginning, which is vectorised: the other way takes several times as long.
fn last_of(text: &[u8], bytes: &[u8]) -> Option<usize> {
    match bytes {
        [byte] => memchr::memrchr(*byte, text),
        _ => memchr::memmem::find_iter(text, bytes).last(),
    }
}

/// `<<EOF`, `<<-EOF`, `<<~'EOF'`, `<<<EOF` before a place, and the line with the tag alone behind it.
fn inside_here_document(window: &[u8], behind: &[u8]) -> bool {
    /// So many of them are looked at, the nearest first.
    const MOST: usize = 4;
    let all: Vec<usize> = memchr::memmem::find_iter(window, b"<<").collect();
    all.into_iter().rev().take(MOST).any(|at| {
        let rest = &window[at + 2..];
        let rest = &rest[rest.iter().take(3).take_while(|b| b"<-~\"'".contains(b)).count()..];
        let tag = &rest[..rest.iter().take_while(|b| names::is_identifier(b)).count()];
        let ends = |line: &[u8]| {
            let behind = line.trim_ascii().strip_prefix(tag);
            behind.is_some_and(|behind| behind.iter().all(|b| b";,).".contains(b)))
        };
        tag.len() > 1
            && !rest.split(|b| *b == b'\n').skip(1).any(ends)
            && rest.contains(&b'\n')
            && behind.split(|b| *b == b'\n').skip(1).any(ends)
    })
}
