//! Where lines begin and end, and which characters stand in them: the one count that places, allow comments, fixes and what is new
//! go by.
//!
//! A line ends with LF, CR LF, or a lone CR, as editors and code hosts count. Git, grep and compilers know the first two alone: in a text with
//! a lone CR (progress bars in a log, files of old Macs) they count fewer lines.

use bstr::ByteSlice;
use std::cell::OnceCell;
use std::ops::Range;

/// Bytes from one mark to the next. What stands between is counted when it is asked for, so that a text of nothing but line ends takes no more
/// memory than another.
const STRETCH: usize = 4096;

/// Lines and columns of the bytes of a text, which stays with who has it: each question is asked with the same text.
pub struct LineIndex {
    /// How many lines end before the first byte of each stretch, and in the whole text.
    ended: Vec<usize>,
    /// Made for the first long line: what is generated has all of its code in one.
    characters: OnceCell<Vec<Mark>>,
}

/// How many characters stand before a byte.
struct Mark {
    at: usize,
    characters: usize,
}

impl LineIndex {
    /// Reads a text once.
    pub fn new(text: &[u8]) -> Self {
        let mut ended = vec![0];
        let mut sum = 0;
        for start in (0..text.len()).step_by(STRETCH) {
            sum += ends(text, start, start + STRETCH);
            ended.push(sum);
        }
        Self { ended, characters: OnceCell::new() }
    }

    /// Number of lines; a last one without bytes counts.
    pub fn count(&self) -> usize {
        self.ended.last().copied().unwrap_or(0) + 1
    }

    /// The line, from 0, that holds an offset.
    pub fn line_of(&self, text: &[u8], at: usize) -> usize {
        let at = at.min(text.len());
        let stretch = at / STRETCH;
        self.ended.get(stretch).copied().unwrap_or(0) + ends(text, stretch * STRETCH, at)
    }

    /// Where a line, from 0, begins; the end of the text for one that it does not have.
    pub fn start_of(&self, text: &[u8], line: usize) -> usize {
        if line == 0 {
            return 0;
        }
        let stretch = self.ended.partition_point(|before| *before < line).saturating_sub(1);
        let from = (stretch * STRETCH).min(text.len());
        let before = self.ended.get(stretch).copied().unwrap_or(0);
        ends_from(text, from).nth(line - before - 1).map_or(text.len(), |end| end + 1)
    }

    /// The bytes of a line, from 0, without its end.
    pub fn line<'t>(&self, text: &'t [u8], line: usize) -> &'t [u8] {
        let line = &text[self.start_of(text, line)..self.start_of(text, line + 1)];
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    /// Line and column, from 1, of an offset. Columns count characters; a run of bytes that are none counts as [`String::from_utf8_lossy`]
    /// shows it.
    pub fn position(&self, text: &[u8], at: usize) -> (u32, u32) {
        let at = at.min(text.len());
        let line = self.line_of(text, at);
        let start = self.start_of(text, line);
        let before = if at - start < STRETCH {
            characters(&text[start..at])
        } else {
            self.characters_before(text, at) - self.characters_before(text, start)
        };
        (from_one(line), from_one(before))
    }

    fn characters_before(&self, text: &[u8], at: usize) -> usize {
        let marks = self.characters.get_or_init(|| marks(text));
        let mark = marks.partition_point(|mark| mark.at <= at).checked_sub(1).map(|last| &marks[last]);
        mark.map_or(0, |mark| mark.characters + characters(&text[mark.at..at]))
    }
}

/// The lines of a text in their order, without their ends; a last one without bytes counts.
pub fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    line_spans(text).map(|span| &text[span])
}

/// Where the lines of a text stand, without their ends.
pub fn line_spans(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut start = Some(0);
    let mut ends = ends_from(text, 0);
    std::iter::from_fn(move || {
        let from = start?;
        let end = ends.next();
        start = end.map(|end| end + 1);
        let before =
            end.map_or(text.len(), |end| end - usize::from(end > from && text[end - 1..].starts_with(b"\r\n")));
        Some(from..before)
    })
}

/// The line around an offset, without its end: what a change of one line asks for, without an index.
pub fn line_around(text: &[u8], at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start =
        memchr::memrchr2_iter(b'\n', b'\r', &text[..at]).find(|end| is_end(text, *end)).map_or(0, |end| end + 1);
    start..memchr::memchr2(b'\n', b'\r', &text[at..]).map_or(text.len(), |end| at + end)
}

/// Offsets of the last bytes of the line ends from an offset on.
fn ends_from(text: &[u8], from: usize) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'\n', b'\r', &text[from..]).map(move |at| from + at).filter(|at| is_end(text, *at))
}

/// How many lines end in a part of a text.
fn ends(text: &[u8], from: usize, to: usize) -> usize {
    let part = &text[from..to.min(text.len())];
    // Nearly no text has a CR that is no end of its own: counting LF is much the faster.
    let lone = memchr::memchr_iter(b'\r', part).filter(|at| is_end(text, from + at)).count();
    memchr::memchr_iter(b'\n', part).count() + lone
}

/// Whether the LF or CR at an offset ends a line; that of CR LF ends with its LF.
fn is_end(text: &[u8], at: usize) -> bool {
    text[at] == b'\n' || text.get(at + 1) != Some(&b'\n')
}

fn characters(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|c| c.valid().chars().count() + usize::from(!c.invalid().is_empty())).sum()
}

/// A mark at the first character of each stretch.
fn marks(text: &[u8]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(text.len() / STRETCH + 1);
    let mut next = 0;
    for (characters, (at, ..)) in text.char_indices().enumerate() {
        if at >= next {
            marks.push(Mark { at, characters });
            next = at + STRETCH;
        }
    }
    marks
}

fn from_one(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same by definition: every line end is looked at.
    fn starts(text: &[u8]) -> Vec<usize> {
        let ends =
            (0..text.len()).filter(|at| text[*at] == b'\n' || (text[*at] == b'\r' && text.get(at + 1) != Some(&b'\n')));
        std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
    }

    #[test]
    fn lines_end_as_editors_end_them() {
        let shown = |text: &str| lines(text.as_bytes()).map(|l| l.to_str_lossy().into_owned()).collect::<Vec<_>>();
        assert_eq!(shown("one\ntwo\n"), ["one", "two", ""]);
        assert_eq!(shown("one\r\ntwo"), ["one", "two"]);
        assert_eq!(shown("a file\rof an old\rMac"), ["a file", "of an old", "Mac"]);
        assert_eq!(shown(" 10 %\r 20 %\rdone\nnext"), [" 10 %", " 20 %", "done", "next"]);
        assert_eq!(shown("a\r\r\nb"), ["a", "", "b"]);
        assert_eq!(shown("a\n\rb"), ["a", "", "b"]);
        // These end no line but in a language of their own: form feed, vertical tab, NEL, the separators of Unicode.
        let other = "a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f";
        assert_eq!(shown(other), [other]);
        assert_eq!(shown(""), [""]);
    }

    #[test]
    fn where_lf_alone_ends_lines_they_are_those_of_git() {
        let text = "first\r\nsecond\n\nfourth";
        let of_git: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
        let ours: Vec<_> = lines(text.as_bytes()).map(|line| line.to_str_lossy()).collect();
        assert_eq!(ours, of_git);
    }

    #[test]
    fn columns_count_characters() {
        let text = &["ä\r\nbß key".as_bytes(), b"\xff\rc"].concat()[..];
        let index = LineIndex::new(text);
        let at = |what: &[u8]| text.windows(what.len()).position(|w| w == what).unwrap_or_default();
        assert_eq!(index.position(text, at(b"key")), (2, 4));
        assert_eq!(index.position(text, at(b"\rc")), (2, 8));
        assert_eq!(index.position(text, text.len()), (3, 2));
        assert_eq!(index.position(text, text.len() + 9), (3, 2));
        assert_eq!(LineIndex::new(b"").position(b"", 0), (1, 1));
    }

    #[test]
    fn columns_in_long_lines_are_counted_as_in_short_ones() {
        let part = "aä→😀".as_bytes().iter().chain(b"\xff\xe2\x82").copied();
        let text: Vec<u8> = b"first\n".iter().copied().chain(part.cycle().take(40_000)).collect();
        let index = LineIndex::new(&text);
        for at in (6..text.len()).step_by(97) {
            let expected = String::from_utf8_lossy(&text[6..at]).chars().count() as u32 + 1;
            assert_eq!(index.position(&text, at), (2, expected), "{at}");
        }
    }

    proptest! {
        #[test]
        fn the_index_says_what_looking_at_every_byte_says(
            parts in prop::collection::vec(prop_oneof![
                Just(b"\n".to_vec()), Just(b"\r".to_vec()), Just(b"\r\n".to_vec()), Just("ä→".as_bytes().to_vec()),
                prop::collection::vec(any::<u8>(), 0..6), Just(vec![b'x'; STRETCH - 1]),
            ], 0..24),
            asked in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
        ) {
            let text = parts.concat();
            let index = LineIndex::new(&text);
            let starts = starts(&text);
            prop_assert_eq!(index.count(), starts.len());
            prop_assert_eq!(lines(&text).count(), starts.len());
            for (line, (start, bytes)) in starts.iter().zip(lines(&text)).enumerate() {
                prop_assert_eq!(index.start_of(&text, line), *start);
                prop_assert_eq!(index.line(&text, line), bytes);
            }
            prop_assert_eq!(index.start_of(&text, starts.len()), text.len());
            for at in asked {
                let at = at.index(text.len() + 1);
                let around = line_around(&text, at);
                let line = line_spans(&text).take_while(|line| line.start <= at).last().unwrap_or_default();
                prop_assert_eq!(around, line.start..line.end.max(at));
                let line = starts.partition_point(|s| *s <= at) - 1;
                let column = String::from_utf8_lossy(&text[starts[line]..at]).chars().count();
                prop_assert_eq!(index.position(&text, at), (line as u32 + 1, column as u32 + 1));
            }
        }
    }
}
