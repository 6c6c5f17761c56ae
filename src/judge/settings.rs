//! The settings beside a value: the block that they stand in, where they begin, their names and literals.
//!
//! In: a text and the place of a value. Out: names and literals, as most notations write them. It refuses to know what a name means.

use crate::model::{near, trimmed};
use crate::rules::names;
use std::ops::Range;

/// How far from a value the settings beside it stand.
pub(super) const REACH: usize = 240;

/// Where values of settings may begin in a window around a value, from its beginning: behind the tags of elements, too, if the value is that of one.
pub(super) fn signs_of_settings<'t>(
    text: &'t [u8],
    window: &Range<usize>,
    span: &Range<usize>,
) -> impl Iterator<Item = usize> + use<'t> {
    let is_element = text[..span.start].last() == Some(&b'>') && text.get(span.end) == Some(&b'<');
    let window = &text[window.clone()];
    let tags = memchr::memchr_iter(b'>', if is_element { window } else { b"" });
    memchr::memchr3_iter(b'=', b':', b'(', window).chain(tags)
}

/// Whether a block holds a name, a colon and a value on each line, and nothing that parts them: there only some values need quotes.
pub(super) fn is_block_of_lines(block: &[u8]) -> bool {
    let lines = || block.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_entry = |line: &[u8]| {
        let line = line.strip_prefix(b"- ").unwrap_or(line);
        let name = line.iter().take_while(|b| names::is_part(b)).count();
        let rest = line[name..].strip_prefix(b":").filter(|_| name > 0);
        line.starts_with(b"#") || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b" "))
    };
    // The first line and the last may be parts of lines.
    let inner = lines().count().saturating_sub(2);
    inner > 0 && lines().skip(1).take(inner).all(is_entry) && !lines().any(|line| line.ends_with(b","))
}

/// The part of the text around a value that belongs to the same block: up to a blank line or a brace that opens or closes another one.
pub(super) fn block(text: &[u8], span: &Range<usize>) -> Range<usize> {
    let before = &text[span.start.saturating_sub(REACH)..span.start];
    let behind = &text[span.end..text.len().min(span.end + REACH)];
    let from = memchr::memmem::rfind(before, b"\n\n").map_or(0, |p| p + 2);
    let from = memchr::memrchr2(b'}', b'{', &before[from..]).map_or(from, |p| from + p + 1);
    let to = memchr::memmem::find(behind, b"\n\n").unwrap_or(behind.len());
    let to = memchr::memchr2(b'}', b'{', &behind[..to]).unwrap_or(to);
    span.start - (before.len() - from)..span.end + to
}

/// The name before a sign at `at` and the literal behind it: `"host": "db1"`, `user=root`, `setUsername("sa")`, and
/// `name="username" value="sa"`.
pub(super) fn setting(window: &[u8], at: usize, quoted: bool) -> Option<(String, &[u8])> {
    let head = trimmed(&window[..at], |b| b" \t\"'`[])".contains(&b));
    let name = last_name(head);
    let (value, in_quotes) = literal(&window[at + 1..])?;
    if !in_quotes && let Some(otherwise) = otherwise(&window[at + 1..]) {
        return named(name).then(|| (String::from_utf8_lossy(name).into_owned(), otherwise));
    }
    if matches!(name, b"name" | b"Name" | b"key") {
        let rest = &window[at + 1..];
        let rest = &rest[memchr::memmem::find(&rest[..rest.len().min(80)], b"value=")? + 6..];
        let given = literal(rest)?.0;
        return Some((String::from_utf8_lossy(value).into_owned(), given));
    }
    // A bare word is a literal where the password is written so, too, and where it ends its line and is none of code.
    let end = near::place_of(value, window) + value.len();
    let alone = window.get(end).is_none_or(|b| *b == b'\n' || *b == b'\r') && !value.eq_ignore_ascii_case(name);
    let member = value.contains(&b'.') && !value.iter().any(u8::is_ascii_digit);
    let bare = !quoted || value.iter().all(u8::is_ascii_digit) || alone && !member;
    let told = in_quotes || bare && window[at] != b'(';
    (told && named(name)).then(|| (String::from_utf8_lossy(name).into_owned(), value))
}

/// The name that ends a text: of a string of settings, one of two words, too (`;User ID=app`).
fn last_name(head: &[u8]) -> &[u8] {
    let begin = |text: &[u8]| text.iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1);
    let last = begin(head);
    let Some(before) = head[..last].strip_suffix(b" ") else { return &head[last..] };
    let first = begin(before);
    let is_two = first < before.len() && before[..first].last().is_some_and(|b| b";\"'".contains(b));
    &head[if is_two { first } else { last }..]
}

/// Whether there is a name, of a length that settings have.
fn named(name: &[u8]) -> bool {
    (1..=40).contains(&name.len())
}

/// The literal that counts where the environment has none: `process.env.DB_HOST || "db.acme.io"`, `getenv("DB_HOST", "db.acme.io")`.
fn otherwise(rest: &[u8]) -> Option<&[u8]> {
    const LONGEST: usize = 120;
    let line = near::rest_of_line(rest, 0, LONGEST);
    let quoted = |rest| literal(rest).filter(|(_, in_quotes)| *in_quotes).map(|(value, _)| value);
    if let Some(at) = [&b"||"[..], b"??"].iter().find_map(|sign| memchr::memmem::find(line, sign)) {
        return quoted(&line[at + 2..]);
    }
    let call = &line[memchr::memchr(b'(', line)? + 1..];
    let variable = quoted(call)?;
    let is_variable = variable.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_');
    let behind = &call[near::place_of(variable, call) + variable.len()..];
    let behind = behind.get(1..)?.trim_ascii_start().strip_prefix(b",").filter(|_| is_variable)?;
    quoted(behind)
}

/// The literal that begins behind a sign, and whether it stands in quotes.
fn literal(rest: &[u8]) -> Option<(&[u8], bool)> {
    let gap = rest.iter().take(8).take_while(|b| b" \t=>:@".contains(b)).count();
    let quotes = rest[gap..].iter().take(2).take_while(|b| b"\"'`\\".contains(b)).count();
    let word = &rest[gap + quotes..];
    let len = word.iter().take(80).take_while(|b| b.is_ascii_alphanumeric() || b"_-.@:/\\,".contains(b)).count();
    let word = trimmed(&word[..len], |b| b",\\:".contains(&b));
    word.first().is_some_and(u8::is_ascii_alphanumeric).then_some((word, quotes > 0))
}
