//! Requests as they go over the line (`.http` files): read as the commands of a shell that send the same.
//!
//! In: the bytes of a file. Out: one text: variables of the file as variables of a shell, each request as one command with its URL and
//! headers where they stand. Bodies are left out.

use super::{Found, Writer, lines};
use crate::rules::inside::InsideRule;
use std::ops::Range;

/// Where a reader of the file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Headers,
    Body,
}

const METHODS: [&[u8]; 8] = [b"GET", b"POST", b"PUT", b"PATCH", b"DELETE", b"HEAD", b"OPTIONS", b"TRACE"];

/// The requests of a file.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let mut out = Writer::default();
    let mut part = Part::Before;
    for line in lines(file) {
        let bare = trimmed(file, &line);
        let text = &file[bare.clone()];
        if text.starts_with(b"###") {
            end(&mut out, &line, &mut part);
            part = Part::Before;
        } else if text.starts_with(b"#") || text.starts_with(b"//") {
        } else if part == Part::Before && text.starts_with(b"@") {
            variable(file, bare, &mut out);
        } else if part == Part::Before && !text.is_empty() {
            request(file, bare, &mut out);
            part = Part::Headers;
        } else if part == Part::Headers && text.is_empty() {
            end(&mut out, &line, &mut part);
            part = Part::Body;
        } else if part == Part::Headers && header(text) {
            out.put(b" -H ", bare.start..bare.start);
            quoted(file, bare, &mut out);
        } else if part == Part::Headers && text.starts_with(b"?") | text.starts_with(b"&") {
            // More of the query, which belongs to the URL: where it is appended to is closed already.
            out.put(b" --url-query ", bare.start..bare.start);
            quoted(file, bare.start + 1..bare.end, &mut out);
        }
    }
    end(&mut out, &(file.len()..file.len()), &mut part);
    if out.is_empty() { Vec::new() } else { vec![(rule.language.to_string(), out)] }
}

fn end(out: &mut Writer, line: &Range<usize>, part: &mut Part) {
    if *part == Part::Headers {
        out.put(b"\n", line.start..line.start);
    }
}

fn trimmed(file: &[u8], line: &Range<usize>) -> Range<usize> {
    let text = &file[line.clone()];
    let start = line.start + (text.len() - text.trim_ascii_start().len());
    start..(line.start + text.trim_ascii_end().len()).max(start)
}

fn header(text: &[u8]) -> bool {
    let name = text.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count();
    name > 0 && text.get(name) == Some(&b':')
}

/// `@name = value`
fn variable(file: &[u8], line: Range<usize>, out: &mut Writer) {
    let text = &file[line.clone()];
    let Some(sign) = memchr::memchr(b'=', text) else { return };
    let name = text[1..sign].trim_ascii();
    if name.is_empty() || !name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) {
        return;
    }
    let named = trimmed(file, &(line.start + 1..line.start + sign));
    out.put(&plain_name(name), named);
    out.put(b"=", line.start + sign..line.start + sign + 1);
    let value = trimmed(file, &(line.start + sign + 1..line.end));
    quoted(file, value, out);
    out.put(b"\n", line.end..line.end);
}

/// `POST https://... HTTP/1.1`, or the URL alone.
fn request(file: &[u8], line: Range<usize>, out: &mut Writer) {
    let text = &file[line.clone()];
    let word = text.iter().position(|b| b.is_ascii_whitespace()).unwrap_or(text.len());
    let is_method = METHODS.contains(&&text[..word]);
    out.put(b"curl ", line.start..line.start);
    let mut from = line.start;
    if is_method {
        out.put(b"-X ", line.start..line.start);
        out.copy(file, line.start..line.start + word);
        out.put(b" ", line.start + word..line.start + word);
        from += word;
    }
    let url = trimmed(file, &(from..line.end));
    let version = memchr::memmem::rfind(&file[url.clone()], b" HTTP/").map_or(url.end, |i| url.start + i);
    quoted(file, url.start..version, out);
}

/// A text in double quotes in which `{{name}}` is a variable.
fn quoted(file: &[u8], span: Range<usize>, out: &mut Writer) {
    out.put(b"\"", span.start..span.start);
    let mut at = span.start;
    while let Some(stop) =
        file[at..span.end].iter().position(|b| matches!(b, b'"' | b'\\' | b'`' | b'$' | b'{')).map(|i| at + i)
    {
        out.copy(file, at..stop);
        let closed = file[stop..span.end]
            .starts_with(b"{{")
            .then(|| memchr::memmem::find(&file[stop..span.end], b"}}"))
            .flatten();
        at = stop + 1;
        match (closed, file[stop]) {
            (Some(close), _) => {
                at = stop + close + 2;
                // `{{$dotenv NAME}}`
                let inside = file[stop + 2..stop + close].trim_ascii();
                let name = inside.rsplit(|b| matches!(b, b' ' | b'.')).next().unwrap_or_default();
                out.put(&[b"${", plain_name(name).as_slice(), b"}"].concat(), stop..at);
            }
            (None, b'{') => out.copy(file, stop..at),
            (None, sign) => out.put(&[b'\\', sign], stop..at),
        }
    }
    out.copy(file, at..span.end);
    out.put(b"\"", span.end..span.end);
}

/// A name that a shell takes.
fn plain_name(name: &[u8]) -> Vec<u8> {
    let kept = name.iter().map(|b| if b.is_ascii_alphanumeric() { *b } else { b'_' });
    let name: Vec<u8> = kept.collect();
    if name.is_empty() { b"_".to_vec() } else { name }
}
