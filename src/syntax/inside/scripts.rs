//! Scripts of pages and components: elements of a markup language, and the part between two lines at the top.
//!
//! In: the bytes of a file. Out: the code of each element without what a program fills in before it is sent.

use super::{Found, Writer, lines};
use crate::rules::inside::InsideRule;
use memchr::memmem;

/// Bytes of an element's beginning.
const MAX_TAG: usize = 4096;

/// What a program fills in: where it begins and ends, and what stands for it.
type Template = (&'static str, &'static str, &'static str);

/// The elements that hold code.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = file.get(at..).and_then(|rest| memchr::memchr(b'<', rest)).map(|i| at + i) {
        at = open + 1;
        let rest = &file[at..];
        if rest.starts_with(b"!--") {
            let Some(end) = memmem::find(rest, b"-->") else { break };
            at += end + 3;
            continue;
        }
        let Some(name) = rule.holders.iter().find(|name| is_named(rest, name)) else { continue };
        let Some((tag, language)) = tag(&rest[name.len()..], rule.language) else {
            // What was looked through for its end is not looked through again.
            at += MAX_TAG.min(rest.len());
            continue;
        };
        let start = at + name.len() + tag;
        let end = closing(file, start, name);
        at = end;
        let mut text = Writer::default();
        without_templates(file, start, end, rule.templates, &mut text);
        if !text.is_empty() {
            out.push((language, text));
        }
    }
    out
}

/// What stands between a line of dashes at the top and the next one.
pub(super) fn front(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let mut marks = lines(file).filter(|line| file[line.clone()].trim_ascii() == b"---");
    let (Some(first), Some(last)) = (marks.next(), marks.next()) else { return Vec::new() };
    if !file[..first.start].trim_ascii().is_empty() {
        return Vec::new();
    }
    let mut text = Writer::default();
    text.copy(file, first.end..last.start);
    vec![(rule.language.to_string(), text)]
}

/// Whether an element of this name begins.
fn is_named(rest: &[u8], name: &str) -> bool {
    let behind = rest.get(name.len()).copied().unwrap_or(0);
    rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
        && (behind == b'>' || behind.is_ascii_whitespace())
}

/// The length of an element's beginning and the language that it names.
fn tag(rest: &[u8], default: &str) -> Option<(usize, String)> {
    let rest = &rest[..rest.len().min(MAX_TAG)];
    let mut language = default.to_string();
    let (mut at, mut name): (usize, &[u8]) = (0, b"");
    while let Some(byte) = rest.get(at) {
        match byte {
            b'>' => return Some((at + 1, language)),
            b'"' | b'\'' => {
                let end = at + 1 + memchr::memchr(*byte, &rest[at + 1..])?;
                let value = String::from_utf8_lossy(&rest[at + 1..end]).trim().to_string();
                let says = name.eq_ignore_ascii_case(b"type") || name.eq_ignore_ascii_case(b"lang");
                if says && !value.is_empty() {
                    language = value;
                }
                at = end + 1;
            }
            b if b.is_ascii_alphanumeric() => {
                let end = rest[at..]
                    .iter()
                    .position(|b| !b.is_ascii_alphanumeric() && *b != b'-')
                    .map_or(rest.len(), |i| at + i);
                name = &rest[at..end];
                at = end;
            }
            _ => at += 1,
        }
    }
    None
}

/// Where the content of an element ends.
fn closing(file: &[u8], from: usize, name: &str) -> usize {
    let content = &file[from..];
    let closes =
        |at: &usize| content.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
    memmem::find_iter(content, b"</").find(closes).map_or(file.len(), |at| from + at)
}

/// Copies code without what is filled in.
fn without_templates(file: &[u8], start: usize, end: usize, templates: &'static [&'static str], out: &mut Writer) {
    let mut known: Vec<Template> = templates.iter().filter_map(|t| parts(t)).collect();
    let content = &file[..end];
    let mut at = start;
    let mut from = start;
    while let Some(next) = content.get(from..).and_then(|rest| memchr::memchr2(b'<', b'{', rest)).map(|i| from + i) {
        from = next + 1;
        let Some(which) = known.iter().position(|(open, ..)| content[next..].starts_with(open.as_bytes())) else {
            continue;
        };
        let (open, close, instead) = known[which];
        match memmem::find(&content[next + open.len()..], close.as_bytes()) {
            Some(length) => {
                let behind = next + open.len() + length + close.len();
                out.copy(content, at..next);
                out.put(instead.as_bytes(), next..behind);
                (at, from) = (behind, behind);
            }
            // It is not closed here, so no later one is.
            None => drop(known.remove(which)),
        }
    }
    out.copy(content, at..end);
}

fn parts(template: &'static str) -> Option<Template> {
    let mut words = template.split(' ');
    Some((words.next()?, words.next()?, words.next().unwrap_or("")))
}
