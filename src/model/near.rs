//! The line around a place, as far as somebody looks: the bounded counterpart of [`super::lines`].
//!
//! Who asks here looks at one place of a text of any length, so that every question has a reach. A line ends with LF alone: a CR before it
//! is a blank of the line.

/// Where the line of a place begins; `reach` bytes before the place if it begins farther away.
pub fn line_start(text: &[u8], at: usize, reach: usize) -> usize {
    let floor = at.saturating_sub(reach);
    memchr::memrchr(b'\n', &text[floor..at]).map_or(floor, |end| floor + end + 1)
}

/// What stands before a place on its line, no more than `reach` bytes of it.
pub fn line_before(text: &[u8], at: usize, reach: usize) -> &[u8] {
    &text[line_start(text, at, reach)..at]
}

/// What stands behind the last line end of a text that somebody has cut already.
pub fn last_line(text: &[u8]) -> &[u8] {
    line_before(text, text.len(), text.len())
}

/// What stands behind a place on its line, no more than `reach` bytes of it.
pub fn rest_of_line(text: &[u8], at: usize, reach: usize) -> &[u8] {
    let rest = &text[at..text.len().min(at + reach)];
    &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())]
}

/// Where a part of a text begins, which was cut out of it. What is none of it, as an empty slice out of nowhere, stands at its end.
pub fn place_of(part: &[u8], text: &[u8]) -> usize {
    let at = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    at.filter(|at| at.checked_add(part.len()).is_some_and(|end| end <= text.len())).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_seen_as_far_as_the_reach_goes() {
        let text = b"first\nsecond line\nthird";
        let at = 13;
        assert_eq!(line_start(text, at, 100), 6);
        assert_eq!(line_start(text, at, 3), 10);
        assert_eq!(line_start(text, 3, 100), 0);
        assert_eq!(line_before(text, at, 100), b"second ");
        assert_eq!(line_before(text, at, 2), b"d ");
        assert_eq!(line_before(text, 6, 100), b"");
        assert_eq!(rest_of_line(text, at, 100), b"line");
        assert_eq!(rest_of_line(text, at, 2), b"li");
        assert_eq!(rest_of_line(text, text.len(), 9), b"");
        assert_eq!(last_line(text), b"third");
        assert_eq!(last_line(b"one"), b"one");
        assert_eq!(last_line(b"one\n"), b"");
    }

    #[test]
    fn a_part_of_a_text_is_where_it_was_cut_out() {
        let text = *b"a part";
        assert_eq!(place_of(&text[2..], &text), 2);
        assert_eq!(place_of(&text[6..], &text), 6);
        assert_eq!(place_of(&text, &text[2..]), 4, "what begins before it");
        assert_eq!(place_of(&[], &text), 6);
        assert_eq!(place_of(Default::default(), &text), 6);
    }
}
