//! Values within literals of strings.
//!
//! In: a text and the place of a value. Out: whether quotes around it open before and close behind it, on its line or over several.

use super::REACH;
use crate::model::{near, trimmed};
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

/// Whether the line that begins at `line` stands within a literal of several lines: the nearest quotes of such a literal before it open one,
/// as what is given to a name or a call, and others close it.
fn inside_block(text: &[u8], line: usize, end: usize) -> bool {
    const FAR: usize = 2000;
    let window = &text[line.saturating_sub(FAR)..line];
    [&b"\"\"\""[..], b"`"].iter().any(|quotes| {
        let Some(open) = memchr::memmem::rfind(window, quotes) else { return false };
        let rest = &window[open + quotes.len()..];
        let first = near::rest_of_line(rest, 0, rest.len());
        let given = trimmed(&window[..open], |b| b" \t".contains(&b)).last().is_some_and(|b| b"=(,:".contains(b));
        given
            && first.trim_ascii().is_empty()
            && memchr::memmem::find(&text[end..text.len().min(end + FAR)], quotes).is_some()
    })
}
