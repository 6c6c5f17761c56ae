//! Lines of a text that is to be changed: where they begin, how they end, how they are shown.

use crate::model::{Edit, Excerpt, LineIndex, line_around, line_spans};
use crate::syntax::masked;

/// Longest line that is shown.
const LONGEST: usize = 2000;
/// Most lines that are shown around an edit.
const MOST: u32 = 40;
/// Edits that are so many lines apart are shown by themselves.
const NEAR: u32 = 6;

/// The line that holds an offset: its start, and its end without the break.
pub(super) fn line_at(text: &str, at: usize) -> (usize, usize) {
    let line = line_around(text.as_bytes(), at);
    (line.start, line.end)
}

/// The white space that a line begins with.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let (start, end) = line_at(text, at);
    let line = &text[start..end];
    &line[..line.len() - line.trim_start().len()]
}

/// How lines of a text end: as the first one does.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        None if text.contains('\r') => "\r",
        _ => "\n",
    }
}

/// An edit with its lines and columns.
pub(super) fn edit(text: &str, index: &LineIndex, start: usize, end: usize, new: String) -> Edit {
    let (line, column) = index.position(text.as_bytes(), start);
    let (end_line, end_column) = index.position(text.as_bytes(), end);
    Edit { start, end, at: (line, column, end_line, end_column), text: new }
}

/// The lines of edits, masked (tokens by their look, and the spans of known keys): one excerpt for each group of edits that are near each
/// other.
pub(super) fn excerpts(text: &str, edits: &[Edit], keys: &[(usize, usize)]) -> Vec<Excerpt> {
    let mut groups: Vec<&[Edit]> = Vec::new();
    let (mut from, mut last) = (0, 0);
    for (nth, edit) in edits.iter().enumerate() {
        if nth > from && edit.at.0.saturating_sub(last) > NEAR {
            groups.push(&edits[from..nth]);
            from = nth;
        }
        last = last.max(edit.at.2);
    }
    groups.push(&edits[from..]);
    groups.into_iter().filter_map(|group| excerpt(text, group, keys)).collect()
}

/// The lines from the first to the last edit.
fn excerpt(text: &str, edits: &[Edit], keys: &[(usize, usize)]) -> Option<Excerpt> {
    let (first, last) = (edits.first()?, edits.last()?);
    let (first_line, last_line) = (first.at.0, edits.iter().map(|e| e.at.2).max().unwrap_or(last.at.2));
    let unknown = Some(Excerpt { first_line, ..Excerpt::default() });
    if last_line - first_line > MOST {
        return unknown;
    }
    let start = line_at(text, first.start).0;
    let mut end = line_at(text, edits.iter().map(|e| e.end).max().unwrap_or(last.end)).1;
    // An empty line at the end of an excerpt is none.
    while end < text.len() && text[start..end].ends_with(['\n', '\r']) && end - start < LONGEST {
        end = line_at(text, end + 1).1.max(end + 1);
    }
    let mut shown = Vec::new();
    for span in line_spans(&text.as_bytes()[start..end]) {
        let at = start + span.start;
        let line = &text[at..start + span.end];
        if line.len() > LONGEST {
            return unknown;
        }
        let known: String = line
            .char_indices()
            .map(|(i, c)| if keys.iter().any(|(from, to)| (*from..*to).contains(&(at + i))) { '*' } else { c })
            .collect();
        shown.push(masked(known.as_bytes()));
    }
    Some(Excerpt { text: shown.join("\n"), first_line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_breaks() {
        let text = "ab\r\n  cd\r\n";
        assert_eq!((line_at(text, 1), line_at(text, 6)), ((0, 2), (4, 8)));
        assert_eq!((indent(text, 7), line_break(text), line_break("a\nb"), line_break("")), ("  ", "\r\n", "\n", "\n"));
        assert_eq!(
            (line_at("ab\r  cd\ref", 5), indent("ab\r  cd\ref", 5), line_break("ab\rcd\r")),
            ((3, 7), "  ", "\r")
        );
        let position = |text: &str, at| LineIndex::new(text.as_bytes()).position(text.as_bytes(), at);
        assert_eq!((position(text, 6), position("ä\nx", 3), position("äx", 9)), ((2, 3), (2, 1), (1, 3)));
        assert_eq!(line_at("", 0), (0, 0));
    }

    #[test]
    fn what_is_shown_of_a_key_is_masked() {
        let text = "a = 1\nkey = 'shortkey'\n";
        let index = LineIndex::new(text.as_bytes());
        let shown = excerpts(text, &[edit(text, &index, 12, 22, String::new())], &[(13, 21)]);
        assert_eq!(shown, [Excerpt { text: "key = '********'".into(), first_line: 2 }]);
        let far = format!("{}{}{}", text, "\n".repeat(20), text);
        let index = LineIndex::new(far.as_bytes());
        let edits = [0, 5, 43].map(|at| edit(&far, &index, at, at + 1, String::new()));
        let lines: Vec<_> = excerpts(&far, &edits, &[]).iter().map(|e| (e.first_line, e.text.clone())).collect();
        assert_eq!(lines, [(1, "a = 1\nkey = 'shortkey'".into()), (23, "a = 1".to_string())]);
    }
}
