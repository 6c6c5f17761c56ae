//! Lines and columns of a text, and masked excerpts of it.
//!
//! In: a text and spans of it. Out: [`Place`] coordinates and [`Excerpt`]s. Built once per text that has something to report.

use crate::model::{Excerpt, LineIndex, Origin, Place};
use std::ops::Range;

/// Lines shown before and after a place.
const CONTEXT_LINES: usize = 2;

/// Longest line, in bytes, that an excerpt shows.
const LINE_MAX: usize = 2000;

/// Most lines of one excerpt.
const LINES_MAX: usize = 12;

/// A text with the index of its lines.
pub struct Lines<'a> {
    text: &'a [u8],
    index: LineIndex,
}

/// What excerpts hide: spans, each with how many of its first bytes are shown.
pub struct Masks {
    /// In the order of their starts.
    spans: Vec<(Range<usize>, usize)>,
    /// For each span the furthest end of those up to it.
    ends: Vec<usize>,
}

impl Masks {
    /// Sorts the spans.
    pub fn new(mut spans: Vec<(Range<usize>, usize)>) -> Self {
        spans.sort_by_key(|(span, _)| span.start);
        let furthest = |end: &mut usize, (span, _): &(Range<usize>, usize)| {
            *end = span.end.max(*end);
            Some(*end)
        };
        let ends = spans.iter().scan(0, furthest).collect();
        Self { spans, ends }
    }

    /// The spans of which some may lie in a range.
    fn near(&self, range: &Range<usize>) -> &[(Range<usize>, usize)] {
        let end = self.spans.partition_point(|(span, _)| span.start < range.end);
        let start = self.ends.partition_point(|end| *end <= range.start).min(end);
        &self.spans[start..end]
    }
}

impl<'a> Lines<'a> {
    /// Reads a text once.
    pub fn new(text: &'a [u8]) -> Self {
        Self { text, index: LineIndex::new(text) }
    }

    /// Number of lines; a last one without bytes counts.
    pub fn count(&self) -> usize {
        self.index.count()
    }

    /// A span as a place.
    pub fn place(&self, origin: &Origin, span: &Range<usize>) -> Place {
        let (line, column) = self.index.position(self.text, span.start);
        let (end_line, end_column) = self.index.position(self.text, span.end);
        Place { origin: origin.clone(), line, column, end_line, end_column, commit: None }
    }

    /// The lines around a span, masked.
    pub fn excerpt(&self, span: &Range<usize>, masks: &Masks) -> Excerpt {
        let line_of = |at| self.index.line_of(self.text, at);
        let first = line_of(span.start).saturating_sub(CONTEXT_LINES);
        let last = (line_of(span.end) + CONTEXT_LINES).min(first + LINES_MAX).min(self.count() - 1);
        let mut text = String::new();
        for line in first..=last {
            let start = self.index.start_of(self.text, line);
            let raw = self.index.line(self.text, line);
            if raw.len() > LINE_MAX {
                return Excerpt::default();
            }
            if line > first {
                text.push('\n');
            }
            push_masked((start, raw), masks, &mut text);
        }
        if text.ends_with('\n') {
            text.pop();
        }
        Excerpt { text, first_line: u32::try_from(first).unwrap_or(u32::MAX - 1) + 1 }
    }
}

/// Adds a line, given with where it begins.
fn push_masked((start, raw): (usize, &[u8]), masks: &Masks, out: &mut String) {
    let mut hidden = vec![false; raw.len()];
    for (span, visible) in masks.near(&(start..start + raw.len())) {
        let from = (span.start + visible).saturating_sub(start);
        let to = span.end.saturating_sub(start).min(raw.len());
        hidden.get_mut(from..to).unwrap_or_default().fill(true);
    }
    let mut base = 0;
    for chunk in raw.utf8_chunks() {
        for (i, c) in chunk.valid().char_indices() {
            out.push(if hidden[base + i] { '*' } else { c });
        }
        if !chunk.invalid().is_empty() {
            out.push(char::REPLACEMENT_CHARACTER);
        }
        base += chunk.valid().len() + chunk.invalid().len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
        let excerpt = lines.excerpt(&(11..19), &Masks::new(vec![(30..36, 0), (11..19, 2)]));
        assert_eq!(excerpt.text, "one\nkey = \"ab******\" other = \"******\"\nthree\nfour");
        assert_eq!(excerpt.first_line, 1);
    }

    proptest! {
        #[test]
        fn masks_hide_what_each_span_hides(
            spans in proptest::collection::vec((0usize..50, 0usize..20, 0usize..4), 0..8),
        ) {
            let text = "0123456789\nabcdefghijklmnopqrst\nuvwxyz0123456789abcdefgh".as_bytes();
            let spans: Vec<_> = spans.into_iter().map(|(start, len, shown)| (start..start + len, shown)).collect();
            let excerpt = Lines::new(text).excerpt(&(11..12), &Masks::new(spans.clone()));
            let hidden = |at: usize| spans.iter().any(|(s, shown)| s.contains(&at) && at >= s.start + shown);
            let character = |(at, b): (usize, &u8)| if hidden(at) && *b != b'\n' { '*' } else { char::from(*b) };
            let expected: String = text.iter().enumerate().map(character).collect();
            prop_assert_eq!(excerpt.text, expected);
        }
    }
}
