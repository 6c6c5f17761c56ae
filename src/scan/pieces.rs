//! Findings in code that stands inside of a file of another kind.
//!
//! In: findings of integration lints, and which lines of which files such code takes. Out: the same findings with what people see there: the cell
//! of a notebook.

use super::linked::Text;
use crate::decode::notebook;
use crate::model::{FileSummary, Finding, Inside};
use bstr::BString;
use std::collections::{BTreeMap, HashMap};

/// Findings whose cells are named: each is found by reading from the beginning.
const NAMED: usize = 500;

/// The code inside of files, by path.
#[derive(Default)]
pub(super) struct Pieces {
    by_path: BTreeMap<BString, Vec<Inside>>,
}

impl Pieces {
    /// Those of these pictures.
    pub(super) fn of(files: &[FileSummary]) -> Self {
        let mut pieces = Self::default();
        for (file, inside) in files.iter().filter_map(|f| Some((f, f.inside?))) {
            pieces.by_path.entry(file.path.clone()).or_default().push(inside);
        }
        pieces
    }

    /// Makes findings fit the files around their code.
    pub(super) fn settle(&self, findings: &mut [Finding], text: Text<'_>) {
        let mut named = 0;
        let mut notebooks: HashMap<BString, Option<Vec<u8>>> = HashMap::new();
        for finding in findings {
            let line = finding.place.line;
            let pieces = self.by_path.get(&finding.path).map_or(&[][..], Vec::as_slice);
            if !pieces.iter().any(|p| (p.first_line..=p.last_line).contains(&line)) {
                continue;
            }
            named += 1;
            if named > NAMED {
                continue;
            }
            let read = || text(&finding.path).filter(|bytes| notebook::is_notebook(bytes));
            let file = notebooks.entry(finding.path.clone()).or_insert_with(read);
            let cell = file.as_ref().and_then(|f| notebook::cell(f, offset(f, line, finding.place.column)));
            finding.notes.extend(cell.map(|cell| format!("this is {cell}")));
        }
    }
}

/// The byte at a line and a column of characters, both from 1.
fn offset(text: &[u8], line: u32, column: u32) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => memchr::memchr_iter(b'\n', text).nth(line as usize - 2).map_or(text.len(), |at| at + 1),
    };
    let line = text.get(start..).unwrap_or_default();
    let before = String::from_utf8_lossy(&line[..memchr::memchr(b'\n', line).unwrap_or(line.len())]);
    let within = before.char_indices().nth(column.saturating_sub(1) as usize).map_or(before.len(), |(at, _)| at);
    (start + within).min(text.len())
}
