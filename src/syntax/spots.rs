//! Byte offsets to lines and columns, with the line to show.
//!
//! Everything in an excerpt that could be a key is masked to the same length here, so that no summary carries one.

use super::inside::Places;
use crate::model::{Excerpt, LineIndex, Spot};

/// Longer lines are not shown.
const MAX_LINE: usize = 1000;

/// The lines of a file. Offsets are those of the text that is read, which may stand in pieces of the file.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    index: LineIndex,
    places: Option<&'a Places>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self { text, index: LineIndex::new(text), places: None }
    }

    /// The lines of a file from which a text was taken.
    pub(super) fn around(file: &'a [u8], places: &'a Places) -> Self {
        Self { places: Some(places), ..Self::new(file) }
    }

    /// The lines of the whole text.
    pub(super) fn range(&self) -> (u32, u32) {
        let (start, end) = self.places.map_or((0, self.text.len() as u32), Places::whole);
        let line_of = |at: u32| self.index.line_of(self.text, at as usize) as u32 + 1;
        (line_of(start), line_of(end.saturating_sub(1).max(start)))
    }

    /// The place of a span. A span of several lines is cut at the end of the first. `secret` is masked whatever it looks like.
    pub(super) fn spot(&self, start: u32, end: u32, secret: Option<(u32, u32)>) -> Spot {
        let outer = |start, end| self.places.map_or((start, end), |p| p.outer(start, end));
        let (start, end) = outer(start, end);
        let secret = secret.map(|(from, to)| outer(from, to));
        let line = self.index.line_of(self.text, start as usize);
        let text = self.index.line(self.text, line);
        let line_start = self.index.start_of(self.text, line) as u32;
        let whole_end = end.max(start);
        let end = end.max(start).min(line_start + text.len() as u32).max(start);
        let mut excerpt = if text.len() > MAX_LINE { String::new() } else { mask(text) };
        if let Some((from, to)) = secret.filter(|(from, to)| from < to && *from >= line_start && !excerpt.is_empty()) {
            excerpt = mask_span(text, &excerpt, (from - line_start) as usize, (to - line_start) as usize);
        }
        let (line, column) = self.index.position(self.text, start as usize);
        let (end_line, end_column) = self.index.position(self.text, end as usize);
        Spot {
            line,
            column,
            end_line,
            end_column,
            start,
            end: whole_end,
            excerpt: Excerpt { text: excerpt, first_line: line },
        }
    }
}

/// Puts asterisks over a byte span, one per character, in text whose characters were not moved.
fn mask_span(line: &[u8], shown: &str, from: usize, to: usize) -> String {
    let chars = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().count();
    let first = chars(line.get(..from).unwrap_or_default());
    let last = chars(line.get(..to.min(line.len())).unwrap_or_default());
    let visible = first + 4.min((last.saturating_sub(first)) / 3);
    shown.chars().enumerate().map(|(i, c)| if i >= visible && i < last { '*' } else { c }).collect()
}

/// A line to show, with everything in it that looks like a token masked.
pub fn masked(line: &[u8]) -> String {
    mask(line)
}

/// Masks runs that look like tokens: 16 or more characters, letters and digits mixed, not words joined by signs.
fn mask(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    let token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '/' | '=' | '.' | '~');
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if token(c) {
            run.push(c);
            continue;
        }
        flush(&mut out, &mut run);
        out.push(c);
    }
    flush(&mut out, &mut run);
    out
}

fn flush(out: &mut String, run: &mut String) {
    if run.len() >= 16 && looks_random(run) {
        out.push_str(&run[..4]);
        out.extend(std::iter::repeat_n('*', run.len() - 4));
    } else {
        out.push_str(run);
    }
    run.clear();
}

fn looks_random(run: &str) -> bool {
    run.split(['_', '-', '/', '.', '=', '+', '~']).any(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let letters = part.len() - digits;
        (part.len() >= 8 && digits >= 2 && letters >= 2) || (part.len() >= 24 && !is_words(part))
    })
}

/// Whether a run is a name of several words that begin with capitals: in random text they would be shorter.
fn is_words(run: &str) -> bool {
    let words = run.bytes().filter(u8::is_ascii_uppercase).count()
        + usize::from(run.starts_with(|c: char| c.is_ascii_lowercase()));
    let longest = run.split(|c: char| c.is_ascii_uppercase()).map(str::len).max().unwrap_or(0);
    run.bytes().all(|b| b.is_ascii_alphabetic()) && longest < 16 && run.len() >= words * 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_masked_and_words_stay() {
        let token = format!("sk_{}_{}", "live", "a1b2c3d4e5f6a1b2c3d4");
        let line = format!("x = \"{token}\" # claude-3-5-sonnet-20241022 https://api.example.org/v1/things");
        let shown = mask(line.as_bytes());
        assert!(!shown.contains("a1b2c3"));
        assert!(shown.contains("claude-3-5-sonnet-20241022") && shown.contains("api.example.org/v1/things"));
        assert_eq!(shown.chars().count(), line.chars().count());
        let name = "ResiliencePipelineBuilder";
        assert_eq!(mask(name.as_bytes()), name);
        let random = ["abcdefghijklmnopqrstuvwxyz", "xKqZvBnTwRpLmYcHdJfGsXaQe"];
        random.iter().for_each(|key| assert_eq!(&mask(key.as_bytes())[4..], "*".repeat(key.len() - 4)));
    }

    #[test]
    fn of_a_long_line_nothing_is_shown() {
        let text = format!("first\n{}", "x".repeat(40_000));
        let spot = Lines::new(text.as_bytes()).spot(30_000, 30_002, Some((30_000, 30_002)));
        assert_eq!((spot.line, spot.column, spot.excerpt.text.as_str()), (2, 29_995, ""));
    }

    #[test]
    fn columns_count_characters_and_a_given_secret_is_masked() {
        let text = "ä\nk = \"ünicode\"\n".as_bytes();
        let lines = Lines::new(text);
        let (start, end) = (8, 8 + "ünicode".len() as u32);
        let spot = lines.spot(start, end, Some((start, end)));
        assert_eq!((spot.line, spot.column, spot.end_column), (2, 6, 13));
        assert_eq!(spot.excerpt.text, "k = \"ün*****\"");
    }
}
