//! Lines and columns of a text, and masked excerpts of it.
//!
//! In: a text and spans of it. Out: [`Place`] coordinates and [`Excerpt`]s. Built once per text that has something to report.

use crate::model::{Excerpt, Origin, Place};
use std::ops::Range;

/// Lines shown before and after a place.
const CONTEXT_LINES: usize = 2;

/// Longest line, in bytes, that an excerpt shows.
const LINE_MAX: usize = 2000;

/// Most lines of one excerpt.
const LINES_MAX: usize = 12;

/// Index of the line starts of a text. A line ends with LF, CR LF, or a lone CR.
pub struct Lines<'a> {
    text: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds all line starts.
    pub fn new(text: &'a [u8]) -> Self {
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', text) {
            if text[at] == b'\n' || text.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    /// The line (from 0) that holds this offset.
    fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|s| *s <= at).saturating_sub(1)
    }

    /// Number of lines; a last one without bytes counts.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of a line (from 0) without its end.
    pub fn line(&self, line: usize) -> &'a [u8] {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let raw = &self.text[start..end];
        let raw = raw.strip_suffix(b"\n").unwrap_or(raw);
        raw.strip_suffix(b"\r").unwrap_or(raw)
    }

    /// The column (from 1, in characters) of an offset in its line.
    fn column_of(&self, at: usize) -> u32 {
        let start = self.starts[self.line_of(at)];
        let columns = String::from_utf8_lossy(&self.text[start..at.min(self.text.len())]).chars().count();
        u32::try_from(columns).unwrap_or(u32::MAX - 1) + 1
    }

    /// A span as a place.
    pub fn place(&self, origin: &Origin, span: &Range<usize>) -> Place {
        let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX - 1) + 1;
        Place {
            origin: origin.clone(),
            line: number(self.line_of(span.start)),
            column: self.column_of(span.start),
            end_line: number(self.line_of(span.end)),
            end_column: self.column_of(span.end),
            commit: None,
        }
    }

    /// The lines around a span, every span of `secrets` masked but for its first `visible` bytes.
    pub fn excerpt(&self, span: &Range<usize>, secrets: &[(Range<usize>, usize)]) -> Excerpt {
        let first = self.line_of(span.start).saturating_sub(CONTEXT_LINES);
        let last = (self.line_of(span.end) + CONTEXT_LINES).min(first + LINES_MAX).min(self.starts.len() - 1);
        let mut text = String::new();
        for line in first..=last {
            if self.line(line).len() > LINE_MAX {
                return Excerpt::default();
            }
            if line > first {
                text.push('\n');
            }
            self.push_masked(line, secrets, &mut text);
        }
        if text.ends_with('\n') {
            text.pop();
        }
        Excerpt { text, first_line: u32::try_from(first).unwrap_or(u32::MAX - 1) + 1 }
    }

    fn push_masked(&self, line: usize, secrets: &[(Range<usize>, usize)], out: &mut String) {
        let raw = self.line(line);
        let mut base = self.starts[line];
        let hidden = |at: usize| secrets.iter().any(|(s, visible)| s.contains(&at) && at >= s.start + visible);
        for chunk in raw.utf8_chunks() {
            for (i, c) in chunk.valid().char_indices() {
                out.push(if hidden(base + i) { '*' } else { c });
            }
            if !chunk.invalid().is_empty() {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            base += chunk.valid().len() + chunk.invalid().len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_know_all_line_ends() {
        let text = "a\r\nbß key\rc\nlast".as_bytes();
        let lines = Lines::new(text);
        let at = text.windows(3).position(|w| w == b"key").unwrap();
        let place = lines.place(&Origin::Stdin, &(at..at + 3));
        assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 4, 2, 7));
        let end = lines.place(&Origin::Stdin, &(text.len() - 4..text.len()));
        assert_eq!((end.line, end.column, end.end_column), (4, 1, 5));
    }

    #[test]
    fn excerpts_mask_every_secret_and_keep_columns() {
        let text = b"one\nkey = \"abcdefgh\" other = \"zzzzzz\"\nthree\nfour\nfive";
        let lines = Lines::new(text);
        let excerpt = lines.excerpt(&(11..19), &[(11..19, 2), (30..36, 0)]);
        assert_eq!(excerpt.text, "one\nkey = \"ab******\" other = \"******\"\nthree\nfour");
        assert_eq!(excerpt.first_line, 1);
    }
}
