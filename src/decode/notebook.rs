//! Notebooks (`.ipynb`): in which cell, and on which line of it, an offset of the file lies.
//!
//! In: the text of a file and an offset. Out: the cell, as people count cells and lines, if the text is a notebook. Asked only for what is
//! to be reported; the text itself is inspected like any other, since what stands in a string of JSON is read through its escapes.

use std::fmt;

/// A place in a notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which cell, from 1.
    pub number: usize,
    /// Whether it is in what the cell printed, not in its source.
    pub output: bool,
    /// The line of the source, or of that output, from 1.
    pub line: usize,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = if self.output { "of the output of" } else { "of" };
        write!(f, "line {} {of} cell {} of the notebook", self.line, self.number)
    }
}

/// Nesting of a notebook is far from this; what is deeper is none.
const DEEPEST: usize = 64;

/// An object or array that has been entered.
struct Level<'a> {
    is_array: bool,
    /// Elements before the one at hand.
    index: usize,
    /// The key at hand.
    key: &'a [u8],
    /// Where the value of that key, or the element, begins.
    value_at: usize,
}

/// Whether a text is that of a notebook.
pub fn is_notebook(text: &[u8]) -> bool {
    let begins = text.iter().take(64).find(|b| !b.is_ascii_whitespace()) == Some(&b'{');
    begins && memchr::memmem::find(text, b"\"nbformat\"").is_some()
}

/// The cell at an offset of a notebook's text, which is read up to there.
pub fn cell(text: &[u8], offset: usize) -> Option<Cell> {
    let levels = levels(text, offset)?;
    let at = levels.iter().position(|l| !l.is_array && l.key == b"cells")?;
    let (list, inside) = (levels.get(at + 1)?, levels.get(at + 2)?);
    // Version 3 has `input` and `worksheets`.
    let output = match inside.key {
        b"source" | b"input" => false,
        b"outputs" => true,
        _ => return None,
    };
    if !list.is_array || inside.is_array {
        return None;
    }
    // The text of an output is the value of the innermost key.
    let start = levels.iter().rev().find(|l| !l.is_array)?.value_at;
    Some(Cell { number: list.index + 1, output, line: 1 + newlines(text.get(start..offset)?) })
}

/// The objects and arrays around an offset, outermost first.
fn levels(text: &[u8], offset: usize) -> Option<Vec<Level<'_>>> {
    let mut levels: Vec<Level<'_>> = Vec::new();
    let mut last: &[u8] = b"";
    let mut at = 0;
    while at < offset {
        match text.get(at)? {
            b'"' => {
                let end = string_end(text, at)?;
                if end > offset {
                    break;
                }
                last = &text[at + 1..end - 1];
                at = end;
                continue;
            }
            open @ (b'{' | b'[') => {
                if levels.len() == DEEPEST {
                    return None;
                }
                levels.push(Level { is_array: *open == b'[', index: 0, key: b"", value_at: at + 1 });
            }
            b'}' | b']' => {
                levels.pop()?;
            }
            b':' => {
                let level = levels.last_mut()?;
                level.key = last;
                level.value_at = at + 1;
            }
            b',' => {
                let level = levels.last_mut()?;
                level.index += 1;
                level.value_at = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    Some(levels)
}

/// Where a string ends, behind its quote.
fn string_end(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        if text[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Escaped ends of lines.
fn newlines(text: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        at += next;
        count += usize::from(text.get(at + 1) == Some(&b'n'));
        at += 2;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOTEBOOK: &str = r##"{"cells": [
 {"cell_type": "markdown", "source": ["# \"Title\" [{\n", "AAA"]},
 {"cell_type": "code", "metadata": {"x": [1, 2]}, "source": "one\ntwo \\n\nBBB", "outputs": [
   {"name": "stdout", "text": ["a\n", "b\n", "CCC\n"]}, {"data": {"text/plain": ["DDD"]}}]}
], "metadata": {"EEE": 1}, "nbformat": 4}"##;

    fn at(what: &str) -> Option<Cell> {
        cell(NOTEBOOK.as_bytes(), NOTEBOOK.find(what).unwrap())
    }

    #[test]
    fn cells_and_lines_are_counted_as_people_do() {
        let place = |number, output, line| Some(Cell { number, output, line });
        assert_eq!(at("AAA"), place(1, false, 2));
        assert_eq!(at("BBB"), place(2, false, 3));
        assert_eq!(at("CCC"), place(2, true, 3));
        assert_eq!(at("DDD"), place(2, true, 1));
        assert_eq!(at("EEE"), None);
        assert_eq!(at("CCC").unwrap().to_string(), "line 3 of the output of cell 2 of the notebook");
        assert!(is_notebook(NOTEBOOK.as_bytes()) && !is_notebook(br#"{"cells": [{"source": "AAA"}]}"#));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "[{}\\[\\]\",:\\\\na]{0,80}", at in 0usize..90) {
            let text = format!("{{{text}\"nbformat\"");
            let _ = cell(text.as_bytes(), at);
        }
    }
}
