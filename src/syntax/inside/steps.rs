//! Commands in configurations: steps of workflows, jobs of build services, commands of services.
//!
//! In: the bytes of a YAML file and the keys whose values are commands. Out: the commands, as one text for each value. Lines are read one
//! after the other: blocks, texts with and without quotes, and lists of them, as people write them.

use super::places::unescaped;
use super::{Found, Writer, indent, language_called, lines, same_language};
use crate::model::path;
use crate::rules::inside::InsideRule;
use crate::rules::names;
use std::ops::Range;

/// The lines of a file.
struct Yaml<'a> {
    file: &'a [u8],
    lines: Vec<Range<usize>>,
    /// Of commands whose language nothing says.
    language: &'static str,
}

/// The commands of a file.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let yaml = Yaml { file, lines: lines(file).collect(), language: rule.language };
    let mut out = Vec::new();
    let mut at = 0;
    while at < yaml.lines.len() {
        let Some((column, key, value)) = yaml.entry(at) else {
            at += 1;
            continue;
        };
        let Some(holder) = rule.holders.iter().find(|h| h.as_bytes() == key) else {
            at += 1;
            continue;
        };
        let language = yaml.interpreter(at, column).unwrap_or_else(|| rule.language.to_string());
        let mut text = Writer::default();
        let next = yaml.value(at, column, value, rule.words.contains(holder), &mut text);
        if !text.is_empty() {
            out.push((language, text));
        }
        at = next.max(at + 1);
    }
    out
}

impl Yaml<'_> {
    fn text(&self, line: usize) -> &[u8] {
        self.lines.get(line).and_then(|l| self.file.get(l.clone())).unwrap_or_default()
    }

    /// Where the content of a line begins, behind the dashes of lists; `None` for an empty line or a comment.
    fn content(&self, line: usize) -> Option<usize> {
        let text = self.text(line);
        let mut at = indent(text);
        while text.get(at) == Some(&b'-') && text.get(at + 1).is_some_and(|b| b.is_ascii_whitespace()) {
            at += 1 + indent(&text[at + 1..]);
        }
        let byte = text.get(at).filter(|b| !b.is_ascii_whitespace())?;
        (*byte != b'#').then_some(at)
    }

    /// `key: value`: the column of the key, the key, and the span of the value on its line.
    fn entry(&self, line: usize) -> Option<(usize, &[u8], Range<usize>)> {
        let at = self.content(line)?;
        let text = &self.text(line)[at..];
        let end = text.iter().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.')))?;
        let behind = text.get(end + 1).copied().unwrap_or(b'\n');
        (end > 0 && text[end] == b':' && behind.is_ascii_whitespace()).then_some(())?;
        let start = self.lines[line].start + at + end + 1;
        let start = start + indent(&self.file[start..self.lines[line].end]);
        Some((at, &text[..end], start..self.lines[line].end))
    }

    /// The interpreter that a step names beside its command, in `shell:`.
    fn interpreter(&self, line: usize, column: usize) -> Option<String> {
        const NEAR: usize = 40;
        let named = |l: usize| match self.entry(l) {
            Some((c, b"shell", value)) if c == column => {
                let value = self.file[value].trim_ascii();
                let word = value.split(|b| b.is_ascii_whitespace()).next()?;
                Some(String::from_utf8_lossy(word).trim_matches(['"', '\'']).to_string())
            }
            _ => None,
        };
        let inside = |l: &usize| indent(self.text(*l)) >= column || self.content(*l).is_none();
        let before = (line.saturating_sub(NEAR)..line).rev().take_while(|l| {
            // The line with the dash is the first of the step.
            inside(l) || (self.content(*l) == Some(column))
        });
        let begins = |l: usize| indent(self.text(l)) < column;
        let mut found = None;
        if !begins(line) {
            for l in before {
                found = named(l);
                if found.is_some() || begins(l) {
                    break;
                }
            }
        }
        found.or_else(|| (line + 1..self.lines.len().min(line + NEAR * 5)).take_while(inside).find_map(named))
    }

    /// Writes the value of a key and gives the line behind it.
    fn value(&self, line: usize, column: usize, value: Range<usize>, words: bool, out: &mut Writer) -> usize {
        let text = self.file[value.clone()].trim_ascii();
        match text.first() {
            None | Some(b'#') => self.list(line + 1, column, words, out),
            Some(b'[') => {
                self.flow(value.start + 1, words, out);
                line + 1
            }
            _ => {
                let end = value.end;
                let next = self.scalar(line, column, value, out);
                ended(out, end);
                next
            }
        }
    }

    /// The items of a list below a key.
    fn list(&self, from: usize, column: usize, words: bool, out: &mut Writer) -> usize {
        let mut at = from;
        let mut items: Vec<Writer> = Vec::new();
        while at < self.lines.len() {
            let text = self.text(at);
            let dash = indent(text);
            if self.content(at).is_none() && text.trim_ascii() != b"-" {
                at += 1;
                continue;
            }
            let is_item = text.get(dash) == Some(&b'-') && text.get(dash + 1).is_some_and(|b| b.is_ascii_whitespace());
            if !is_item || dash < column {
                break;
            }
            let start = self.lines[at].start + dash + 1;
            let start = start + indent(&self.file[start..self.lines[at].end]);
            let mut item = Writer::default();
            at = self.scalar(at, dash, start..self.lines[at].end, &mut item);
            items.push(item);
        }
        written(items, words, self.language, out);
        at
    }

    /// `[a, "b"]` on one line.
    fn flow(&self, from: usize, words: bool, out: &mut Writer) {
        written(flow(self.file, from), words, self.language, out);
    }

    /// A text in any form, and the line behind it.
    fn scalar(&self, line: usize, column: usize, value: Range<usize>, out: &mut Writer) -> usize {
        let text = &self.file[value.clone()];
        match text.first() {
            Some(b'|' | b'>') => return self.block(line + 1, column, text[0] == b'>', out),
            Some(b'"') => {
                unescaped(self.file, value.start + 1, out);
            }
            Some(b'\'') => {
                single_quoted(self.file, value.start + 1, out);
            }
            _ => {
                plain(self.file, value.clone(), out);
                let mut at = line + 1;
                // It goes on in lines that stand deeper.
                while self.content(at).is_some() && indent(self.text(at)) > column && self.entry(at).is_none() {
                    let from = self.lines[at].start + indent(self.text(at));
                    out.put(b" ", from..from);
                    plain(self.file, from..self.lines[at].end, out);
                    at += 1;
                }
                return at;
            }
        }
        // Texts in quotes over several lines are rare: the next line is looked at for itself.
        line + 1
    }

    /// A block of lines: as they are, or with spaces in place of their ends.
    fn block(&self, from: usize, column: usize, folded: bool, out: &mut Writer) -> usize {
        let mut at = from;
        let mut by = None;
        while at < self.lines.len() {
            let (text, line) = (self.text(at), self.lines[at].clone());
            let before = indent(text);
            if text.trim_ascii().is_empty() {
                out.put(b"\n", line);
                at += 1;
                continue;
            }
            let by = *by.get_or_insert(before);
            if before <= column || before < by {
                break;
            }
            let end = line.start + text.trim_ascii_end().len();
            self.expressions(line.start + by..if folded { end } else { line.end }, out);
            if folded {
                out.put(b" ", end..line.end);
            }
            at += 1;
        }
        at
    }

    fn expressions(&self, span: Range<usize>, out: &mut Writer) {
        expressions(self.file, span, out);
    }
}

/// Copies a span in which `${{ a.b }}` is put in by the service: the shell sees the value, and it reads as a variable of that name.
fn expressions(file: &[u8], span: Range<usize>, out: &mut Writer) {
    let mut at = span.start;
    while let Some(open) = memchr::memmem::find(&file[at..span.end], b"${{").map(|i| at + i) {
        let Some(close) = memchr::memmem::find(&file[open..span.end], b"}}").map(|i| open + i) else { break };
        out.copy(file, at..open);
        let inside = &file[open + 3..close];
        let in_name = names::is_identifier;
        let name = inside.trim_ascii().rsplit(|b| !in_name(b)).next().unwrap_or_default();
        let name = if name.is_empty() { b"_" } else { name };
        out.put(&[b"${", name, b"}"].concat(), open..close + 2);
        at = close + 2;
    }
    out.copy(file, at..span.end);
}

/// A text without quotes: up to a comment.
fn plain(file: &[u8], span: Range<usize>, out: &mut Writer) {
    let text = &file[span.clone()];
    let comment = memchr::memmem::find(text, b" #").unwrap_or(text.len());
    let end = span.start + text[..comment].trim_ascii_end().len();
    expressions(file, span.start..end, out);
}

/// A text in single quotes, in which two of them are one.
fn single_quoted(file: &[u8], from: usize, out: &mut Writer) -> Option<usize> {
    let mut at = from;
    loop {
        let stop = at + memchr::memchr(b'\'', file.get(at..)?)?;
        out.copy(file, at..stop);
        if file.get(stop + 1) != Some(&b'\'') {
            return Some(stop + 1);
        }
        out.put(b"'", stop..stop + 2);
        at = stop + 2;
    }
}

/// A command ends with its line.
fn ended(out: &mut Writer, at: usize) {
    if out.last().is_some_and(|b| b != b'\n') {
        out.put(b"\n", at..at);
    }
}

/// The items of a list in brackets, from behind the bracket.
pub(super) fn flow(file: &[u8], from: usize) -> Vec<Writer> {
    let mut items = Vec::new();
    let mut at = from;
    loop {
        at +=
            file.get(at..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_whitespace() || **b == b',').count());
        let mut item = Writer::default();
        let end = match file.get(at) {
            None | Some(b']') => return items,
            Some(b'"') => unescaped(file, at + 1, &mut item),
            Some(b'\'') => single_quoted(file, at + 1, &mut item),
            Some(_) => {
                let end = memchr::memchr3(b',', b']', b'\n', &file[at..]).map(|i| at + i);
                end.inspect(|end| item.copy(file, at..*end))
            }
        };
        let Some(end) = end else { return items };
        items.push(item);
        at = end;
    }
}

/// Items of a list: each a command, or all of them the words of one. A shell that is given a text runs that.
/// `language` is that of commands whose language nothing says.
pub(super) fn written(items: Vec<Writer>, words: bool, language: &str, out: &mut Writer) {
    if !words {
        items.into_iter().for_each(|item| out.append(item));
        return;
    }
    let mut items: Vec<(Vec<u8>, super::Places)> = items.into_iter().map(Writer::finished).collect();
    if items.first().is_some_and(|(first, _)| matches!(first.as_slice(), b"CMD" | b"CMD-SHELL" | b"NONE")) {
        items.remove(0);
    }
    let is_shell = |word: &[u8]| {
        let program = path::name(word);
        language_called(&String::from_utf8_lossy(program)).is_some()
            && same_language(&String::from_utf8_lossy(program), language)
    };
    let gives = |word: &[u8]| word.starts_with(b"-") && word.ends_with(b"c");
    let script = match items.as_slice() {
        [(shell, _), (flag, _), (text, places)] if is_shell(shell) && gives(flag) => Some((text, places)),
        [(text, places)] => Some((text, places)),
        _ => None,
    };
    if let Some((text, places)) = script {
        out.adopt(text, 0..text.len(), places);
        ended(out, places.whole().1 as usize);
        return;
    }
    for (text, places) in &items {
        let (start, end) = places.whole();
        let bare = !text.is_empty() && text.iter().all(|b| b.is_ascii_alphanumeric() || b"_-./:=@%+,".contains(b));
        let quote: &[u8] = match (bare, text.contains(&b'\'')) {
            (true, _) => b"",
            (false, true) => b"\"",
            (false, false) => b"'",
        };
        out.put(quote, start as usize..start as usize);
        out.adopt(text, 0..text.len(), places);
        out.put(&[quote, b" "].concat(), end as usize..end as usize);
    }
    out.put(b"\n", 0..0);
}
