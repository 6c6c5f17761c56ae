//! Instructions of recipes for images that run commands.
//!
//! In: the bytes of a recipe and the instructions that count. Out: the commands of each, one text for each instruction.

use super::steps::{flow, written};
use super::{Found, Writer, indent, lines};
use crate::rules::inside::InsideRule;
use std::ops::Range;

/// The commands of the instructions that count.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let all: Vec<Range<usize>> = lines(file).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let first = at;
        let is_comment = |line: &Range<usize>| file[line.clone()].trim_ascii_start().starts_with(b"#");
        let goes_on = |line: &Range<usize>| file[line.clone()].trim_ascii_end().ends_with(b"\\");
        at += 1;
        if is_comment(&all[first]) {
            continue;
        }
        while at < all.len() && (goes_on(&all[at - 1]) || at - 1 > first && is_comment(&all[at - 1])) {
            at += 1;
        }
        let Some(start) = command(file, all[first].clone(), rule.holders) else { continue };
        let mut text = Writer::default();
        let rest = &file[start..all[first].end];
        if rest.starts_with(b"[") {
            written(flow(file, start + 1), true, rule.language, &mut text);
        } else if let Some(end) = heredoc(rest) {
            // The lines up to the one with the word are the script.
            while at < all.len() && file[all[at].clone()].trim_ascii() != end {
                text.copy(file, all[at].clone());
                at += 1;
            }
        } else {
            text.copy(file, start..all[first].end);
            all[first + 1..at].iter().filter(|line| !is_comment(line)).for_each(|line| text.copy(file, line.clone()));
        }
        if !text.is_empty() {
            out.push((rule.language.to_string(), text));
        }
    }
    out
}

/// Where the command of an instruction begins, behind its options.
fn command(file: &[u8], line: Range<usize>, holders: &[&str]) -> Option<usize> {
    let text = &file[line.clone()];
    let mut at = indent(text);
    let word = |at: usize| text[at..].iter().position(|b| b.is_ascii_whitespace()).map_or(text.len(), |i| at + i);
    let end = word(at);
    holders.iter().find(|h| h.as_bytes().eq_ignore_ascii_case(&text[at..end]))?;
    at = end;
    loop {
        at += indent(&text[at..]);
        if !text[at..].starts_with(b"--") {
            return Some(line.start + at);
        }
        at = word(at);
    }
}

/// The word that ends a script which begins on the next line.
fn heredoc(rest: &[u8]) -> Option<&[u8]> {
    let word = rest.strip_prefix(b"<<")?;
    let word = word.strip_prefix(b"-").unwrap_or(word).trim_ascii();
    let word = word.split(|b| b.is_ascii_whitespace()).next()?;
    let bare = word.strip_prefix(b"\"").or_else(|| word.strip_prefix(b"'")).unwrap_or(word);
    let bare = bare.strip_suffix(b"\"").or_else(|| bare.strip_suffix(b"'")).unwrap_or(bare);
    (!bare.is_empty()).then_some(bare)
}
