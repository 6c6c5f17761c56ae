//! Cells of notebooks.
//!
//! In: the bytes of a notebook (JSON). Out: the code of its cells as one text in the language of its kernel, and in those of cells that name
//! another one in their first line. Lines that speak to the notebook itself are left out; those that are commands of a shell are one.

use super::places::unescaped;
use super::{Found, Writer, language_called, lines};
use crate::rules::inside::InsideRule;
use std::ops::Range;

/// Nesting of a notebook is far from this; what is deeper is none.
const DEEPEST: usize = 64;

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    /// Where the texts of its source begin, behind the quotes.
    source: Vec<usize>,
    is_code: bool,
}

/// An object or a list that has been entered.
struct Level<'a> {
    is_list: bool,
    /// The key at hand.
    key: &'a [u8],
    cell: Option<Cell>,
}

/// The code of a notebook.
pub(super) fn read(file: &[u8], rule: &'static InsideRule) -> Vec<Found> {
    let (cells, kernel) = cells(file);
    let kernel = if kernel.is_empty() { rule.language.to_string() } else { kernel };
    let mut out = Vec::new();
    for cell in cells {
        let mut text = Writer::default();
        for start in cell.source {
            if unescaped(file, start, &mut text).is_none() {
                break;
            }
        }
        sorted(text, &kernel, &mut out);
    }
    out
}

/// Takes the lines of a cell apart: code, commands of a shell, and what speaks to the notebook.
fn sorted(cell: Writer, kernel: &str, out: &mut Vec<Found>) {
    let (text, places) = cell.finished();
    let mut language = kernel.to_string();
    let (mut code, mut commands) = (Writer::default(), Writer::default());
    let mut copy = |span: Range<usize>, shell: bool| {
        let out = if shell { &mut commands } else { &mut code };
        out.adopt(&text, span, &places);
    };
    let own = |line: &[u8]| line.starts_with(b"%") || line.starts_with(b"!");
    let mut goes_on = None;
    for (number, line) in lines(&text).enumerate() {
        let bytes = &text[line.clone()];
        let bare = bytes.trim_ascii_start();
        let continued = goes_on.take();
        if number == 0 && bare.starts_with(b"%%") {
            let word = bare[2..].split(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
            let word = String::from_utf8_lossy(word).into_owned();
            if language_called(&word).is_some() {
                language = word;
            }
            continue;
        }
        let shell = if let Some(shell) = continued {
            if shell {
                copy(line.clone(), true);
            }
            Some(shell)
        } else if language == kernel && own(bare) {
            let is_command = bare.starts_with(b"!");
            if is_command {
                copy(line.end - bare.len() + 1..line.end, true);
            }
            Some(is_command)
        } else {
            copy(line.clone(), false);
            None
        };
        goes_on = shell.filter(|_| bytes.trim_ascii_end().ends_with(b"\\"));
    }
    if !code.is_empty() {
        out.push((language, code));
    }
    if !commands.is_empty() {
        out.push((SHELL.to_string(), commands));
    }
}

/// What notebooks call the language of lines that begin with `!`.
const SHELL: &str = "sh";

/// The cells with code, and the language of the kernel.
fn cells(file: &[u8]) -> (Vec<Cell>, String) {
    let mut levels: Vec<Level<'_>> = Vec::new();
    let (mut cells, mut kernel) = (Vec::new(), String::new());
    let mut last: &[u8] = b"";
    let mut at = 0;
    while let Some(byte) = file.get(at) {
        at += 1;
        match byte {
            b'"' => {
                let Some(end) = string_end(file, at) else { break };
                last = &file[at..end - 1];
                value(&mut levels, at, last, &mut kernel);
                at = end;
            }
            b'{' | b'[' => {
                if levels.len() == DEEPEST {
                    break;
                }
                let is_list = *byte == b'[';
                let in_cells =
                    levels.len() >= 2 && levels[levels.len() - 2].key == b"cells" && levels[levels.len() - 1].is_list;
                levels.push(Level { is_list, key: b"", cell: (!is_list && in_cells).then(Cell::default) });
            }
            b'}' | b']' => {
                let Some(level) = levels.pop() else { break };
                cells.extend(level.cell.filter(|c| c.is_code));
            }
            b':' => {
                if let Some(level) = levels.last_mut() {
                    level.key = last;
                }
            }
            b',' => {
                if let Some(level) = levels.last_mut().filter(|l| !l.is_list) {
                    level.key = b"";
                }
            }
            _ => {}
        }
    }
    (cells, kernel)
}

/// What a text says at this place.
fn value(levels: &mut [Level<'_>], at: usize, text: &[u8], kernel: &mut String) {
    let depth = levels.len();
    let key = |up: usize| depth.checked_sub(up).and_then(|i| levels.get(i)).map_or(&b""[..], |l| l.key);
    // Newer notebooks say it of the language, older ones of the kernel.
    let says = matches!((key(2), key(1)), (b"language_info", b"name") | (b"kernelspec", b"language"));
    if says && depth == 3 && (kernel.is_empty() || key(2) == b"language_info") {
        *kernel = String::from_utf8_lossy(text).into_owned();
    }
    // A text of the source, or one in the list of them.
    let up = if levels.last().is_some_and(|l| l.is_list) { 2 } else { 1 };
    let Some(level) = depth.checked_sub(up).and_then(|i| levels.get_mut(i)) else { return };
    let Some(cell) = &mut level.cell else { return };
    match level.key {
        b"source" | b"input" => cell.source.push(at),
        b"cell_type" if up == 1 => cell.is_code = text == b"code",
        _ => {}
    }
}

/// Where a string ends, behind its quote; `from` is behind the first one.
fn string_end(file: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(b'"', b'\\', file.get(at..)?)?;
        if file[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}
