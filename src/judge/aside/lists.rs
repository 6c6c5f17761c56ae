//! Values that are items of a list of words and given to no name, and those that a comment calls public.
//!
//! In: the text before a value or behind it, and the name that it is said to have. Out: whether that is so.

use crate::model::near;
use crate::rules::words::Words;
use crate::rules::{names, signs};

/// ` * token : …` below ` * status : 1`: a comment of several lines that shows what an interface answered once.
pub(super) fn is_shown_answer(before: &[u8], behind: &[u8]) -> bool {
    let member = |line: &[u8]| -> Option<bool> {
        let rest = line.trim_ascii_start().strip_prefix(b"* ")?;
        let name = &rest[..memchr::memmem::find(rest, b" : ")?];
        name.iter().all(names::is_part).then(|| Words::Answered.has(&name.to_ascii_lowercase()))
    };
    let above = before.split(|b| *b == b'\n').skip(1);
    let below = behind.split(|b| *b == b'\n').skip(1);
    member(near::last_line(before)).is_some() && above.chain(below).filter_map(member).any(|answered| answered)
}

/// `(generated_password || 'salt')::BYTEA`: a text that a statement puts behind the value of the name.
pub(super) fn is_put_behind(before: &[u8], behind: &[u8]) -> bool {
    let joins = before.strip_suffix(b"'").is_some_and(|head| head.trim_ascii_end().ends_with(b"||"));
    let rest = behind.strip_prefix(b"'").map(trimmed_start);
    joins && rest.is_some_and(|rest| rest.starts_with(b"::") || rest.starts_with(b"||"))
}

fn trimmed_start(rest: &[u8]) -> &[u8] {
    &rest[rest.iter().take_while(|b| b") ".contains(b)).count()..]
}

/// `.show-password #pass1-text {`, `.token .key,`: one selector behind another in a style sheet.
pub(super) fn is_selector(before: &[u8], name: &str, value: &[u8]) -> bool {
    let line = near::last_line(before);
    let head = line.strip_suffix(b" ").and_then(|line| line.strip_suffix(name.as_bytes()));
    head.is_some_and(|head| head.ends_with(b".") || head.ends_with(b"#"))
        && value.first().is_some_and(|sign| b".#".contains(sign))
}

/// `"implicit", "password", "application" or "accessCode"`: the last of several words, of which the name is one.
pub(super) fn is_one_of_several(before: &[u8], name: &str) -> bool {
    let line = near::last_line(before);
    let Some((quote, head)) = line.split_last().filter(|(quote, _)| b"\"'`".contains(quote)) else { return false };
    let joins = |word: &&[u8]| head.ends_with(&[&[*quote][..], b" ", word, b" "].concat());
    let Some(word) = [&b"or"[..], b"and", b"oder", b"und", b"ou", b"et", b"o", b"y"].into_iter().find(joins) else {
        return false;
    };
    let list = &head[..head.len() - word.len() - 2];
    let item = [&[*quote][..], name.as_bytes(), &[*quote]].concat();
    memchr::memmem::rfind(list, &item).is_some_and(|at| {
        let rest = &list[at + item.len()..];
        // Nothing but commas and spaces stands between the items.
        let mut between = rest.split(|b| b == quote).step_by(2);
        rest.is_empty() || rest.starts_with(b",") && between.all(|part| part.iter().all(|b| b", ".contains(b)))
    })
}

/// `"…"  # Public API key of the city's site`: what a comment on the line calls it.
pub(super) fn is_called_public(behind: &[u8]) -> bool {
    let line = &behind[..memchr::memchr(b'\n', behind).unwrap_or(behind.len())];
    let Some(at) = [&b"# "[..], b"// ", b"-- "].iter().filter_map(|sign| memchr::memmem::find(line, sign)).min() else {
        return false;
    };
    let comment = line[at..].to_ascii_lowercase();
    // Who says that it is not one says that it must be kept.
    signs::any_in(signs::CALLED_PUBLIC, &comment) && !signs::any_in(signs::DENIALS, &comment)
}
