//! Blocks of code in documents, between fences.
//!
//! In: the bytes of a document. Out: each block with the language that its first line names; prompts of transcripts, and what programs
//! printed between them, are left out.

use super::{Found, Writer, indent, language_called, lines};
use std::ops::Range;

/// A block that has been opened.
struct Open {
    sign: u8,
    /// How many signs: it takes as many to close.
    signs: usize,
    /// Spaces before it: as many are no part of the code.
    indent: usize,
    language: String,
    lines: Vec<Range<usize>>,
}

/// The blocks of languages that are read.
pub(super) fn read(file: &[u8]) -> Vec<Found> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    for line in lines(file) {
        let text = file[line.clone()].trim_ascii_end();
        let before = indent(text);
        let fence = fence(&text[before..]);
        match (&mut open, fence) {
            (None, Some((sign, signs, info))) => {
                let language = language(info);
                open = Some(Open { sign, signs, indent: before, language, lines: Vec::new() });
            }
            (None, None) => {}
            (Some(block), Some((sign, signs, b""))) if sign == block.sign && signs >= block.signs => {
                out.extend(open.take().and_then(|block| code(file, block)));
            }
            (Some(block), _) => block.lines.push(line),
        }
    }
    // One that is not closed goes on to the end.
    out.extend(open.and_then(|block| code(file, block)));
    out
}

/// The sign of a fence, how many of them, and what stands behind.
fn fence(text: &[u8]) -> Option<(u8, usize, &[u8])> {
    let sign = *text.first().filter(|b| matches!(b, b'`' | b'~'))?;
    let signs = text.iter().take_while(|b| **b == sign).count();
    let info = text[signs..].trim_ascii();
    (signs >= 3 && !(sign == b'`' && info.contains(&b'`'))).then_some((sign, signs, info))
}

/// `python`, `{.python .numberLines}`, `ts twoslash`, `js:title`, `rust,no_run`.
fn language(info: &[u8]) -> String {
    let info = info.trim_ascii_start();
    let info = info.strip_prefix(b"{").unwrap_or(info);
    let info = info.strip_prefix(b".").unwrap_or(info);
    let end =
        info.iter().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'#' | b'+'))).unwrap_or(info.len());
    String::from_utf8_lossy(&info[..end]).to_ascii_lowercase()
}

fn code(file: &[u8], block: Open) -> Option<Found> {
    let (table, _) = language_called(&block.language)?;
    let bare = |line: &Range<usize>| {
        let by = indent(&file[line.clone()]).min(block.indent);
        line.start + by..line.end
    };
    let prompt = |line: &Range<usize>| table.prompts.iter().find(|p| file[line.clone()].starts_with(p.as_bytes()));
    let transcript = block.lines.iter().any(|l| prompt(&bare(l)).is_some());
    let mut text = Writer::default();
    let mut goes_on = false;
    for line in block.lines.iter().map(bare) {
        let behind = prompt(&line).map_or(0, |p| p.len());
        if !transcript || behind > 0 || goes_on {
            text.copy(file, line.start + behind..line.end);
            goes_on = file[line].trim_ascii_end().ends_with(b"\\");
        }
    }
    (!text.is_empty()).then_some((block.language, text))
}
