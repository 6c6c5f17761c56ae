//! Code inside of other files: scripts of pages, cells of notebooks, blocks of documents, steps of workflows.
//!
//! In: the path and the bytes of a file, and the data of [`crate::rules::inside`]. Out: texts of code, each with the language that it is in, where
//! it runs, and where every byte of it stands in the file ([`Places`]). What is escaped in the file is not escaped in the text. All readers go
//! through the file once, from the beginning to the end.

mod cells;
mod fences;
mod heredocs;
mod outputs;
mod places;
mod recipe;
mod requests;
mod scripts;
mod steps;

pub(super) use places::{Places, Writer};

use crate::model::Side;
use crate::rules::clients::{SyntaxTable, syntax_tables};
use crate::rules::inside::{InsideRule, Reader, inside_of_path};

/// Pieces of one file that are read each for itself.
const MAX_PIECES: usize = 1000;

/// A text of code.
pub(super) struct Inside {
    /// Its number in the file, from 1.
    pub(super) number: u32,
    /// Its language.
    pub(super) table: &'static SyntaxTable,
    /// The grammar of that.
    pub(super) grammar: &'static str,
    /// The code.
    pub(super) text: Vec<u8>,
    /// Where it stands.
    pub(super) places: Places,
    /// Where it runs.
    pub(super) side: Side,
    /// Why.
    pub(super) reason: &'static str,
}

/// Code as a reader finds it: the name of its language, and the text.
type Found = (String, Writer);

/// The kinds of code of other languages that files of this name may hold.
pub(super) fn kinds(path: &str) -> Vec<&'static InsideRule> {
    inside_of_path(path).collect()
}

/// The language of code in files of this name that other files import.
pub(super) fn module_language(path: &str) -> Option<(&'static SyntaxTable, &'static str)> {
    language_called(inside_of_path(path).find(|r| r.module)?.language)
}

/// The code in a file, and whether there is more than is read.
pub(super) fn of(path: &str, bytes: &[u8]) -> (Vec<Inside>, bool) {
    of_kinds(&kinds(path), bytes)
}

/// The same where the kinds are known.
pub(super) fn of_kinds(kinds: &[&'static InsideRule], bytes: &[u8]) -> (Vec<Inside>, bool) {
    let mut all = Vec::new();
    if u32::try_from(bytes.len()).is_err() {
        return (all, true);
    }
    for rule in kinds.iter().copied() {
        let mut found: Vec<Found> = match rule.reader {
            Reader::Scripts => scripts::read(bytes, rule),
            Reader::Front => scripts::front(bytes, rule),
            Reader::Fences => fences::read(bytes),
            Reader::Cells => cells::read(bytes, rule),
            Reader::Steps => steps::read(bytes, rule),
            Reader::Recipe => recipe::read(bytes, rule),
            Reader::Requests => requests::read(bytes, rule),
            Reader::Outputs => outputs::read(bytes, rule),
            Reader::Heredocs => heredocs::read(bytes, rule),
        };
        if rule.together {
            found = joined(found);
        }
        all.extend(found.into_iter().filter_map(|found| made(found, rule)));
    }
    let more = all.len() > MAX_PIECES;
    all.truncate(MAX_PIECES);
    (1..).zip(&mut all).for_each(|(number, piece)| piece.number = number);
    (all, more)
}

/// The scripts of a file in their own places: their language, its grammar, the text of the file with blanks for everything else, and the rule
/// by which they were found. `None`: there are none, or they are not all of one language.
pub(super) fn in_place(path: &str, bytes: &[u8]) -> Option<(Inside, Vec<u8>, &'static InsideRule)> {
    let rule = inside_of_path(path).find(|r| r.reader == Reader::Scripts && r.together)?;
    let (mut pieces, more) = of(path, bytes);
    let piece = pieces.pop().filter(|_| pieces.is_empty() && !more)?;
    let blank = |b: &u8| if matches!(b, b'\n' | b'\r') { *b } else { b' ' };
    let mut text: Vec<u8> = bytes.iter().map(blank).collect();
    piece.places.lay(&piece.text, &mut text);
    Some((piece, text, rule))
}

/// Pieces of one language become one text.
fn joined(found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for (name, text) in found {
        match out.iter_mut().find(|(other, _)| same_language(other, &name)) {
            Some((_, whole)) => whole.append(text),
            None => out.push((name, text)),
        }
    }
    out
}

/// Whether two names mean one grammar, or none that is read.
fn same_language(a: &str, b: &str) -> bool {
    a == b || language_called(a).map(|l| l.1) == language_called(b).map(|l| l.1)
}

fn made((name, writer): Found, rule: &'static InsideRule) -> Option<Inside> {
    let (table, grammar) = language_called(&name)?;
    let (text, places) = writer.finished();
    Some(Inside { number: 0, table, grammar, text, places, side: rule.side, reason: rule.reason })
}

/// The language of a name as documents write it, and its grammar.
pub(super) fn language_called(name: &str) -> Option<(&'static SyntaxTable, &'static str)> {
    let name = name.to_ascii_lowercase();
    let table = syntax_tables().iter().find(|t| t.called.contains(&name.as_str()))?;
    let variant = table.variants.iter().find(|(extension, _)| *extension == name);
    Some((table, variant.map_or(table.grammar, |(_, grammar)| grammar)))
}

/// The lines of a text as spans, ends of lines included.
fn lines(text: &[u8]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr(b'\n', rest).map_or(text.len(), |i| at + i + 1);
        let line = at..end;
        at = end;
        Some(line)
    })
}

/// Spaces and tabs at the beginning of a line.
fn indent(line: &[u8]) -> usize {
    line.iter().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

#[cfg(test)]
mod tests;
