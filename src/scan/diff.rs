//! Changes as `git diff`, `git show` and `diff -u` print them: what they bring is looked at as the files that it comes into.
//!
//! In: a text. Out, if changes of files stand in it: for each the lines that its new side has, at the numbers that they have there, and
//! which of them are new; and the text around them. What is taken away is no longer there, and is not looked at.

use bstr::{BString, ByteSlice};

/// The new side of a file, as far as it is shown.
pub(super) struct Changed {
    /// Its path, as it is there afterwards.
    pub(super) path: BString,
    /// Its lines at their numbers; those that are not shown are empty.
    pub(super) text: Vec<u8>,
    /// Numbers of the lines that are new, ascending.
    new: Vec<u32>,
}

impl Changed {
    /// Whether one of these lines is new.
    pub(super) fn brings(&self, first: u32, last: u32) -> bool {
        let at = self.new.partition_point(|line| *line < first);
        self.new.get(at).is_some_and(|line| *line <= last)
    }
}

/// Files whose lines have larger numbers are not laid out.
const FARTHEST: u32 = 2_000_000;

/// Lines that are not shown, in all files of a text: a few bytes can ask for very many. What asks for more stays with the text around.
const MOST_LEFT_OUT: u32 = 32_000_000;

/// A hunk that is being read: the number of its next line on the new side, and how many lines are left on both.
struct Hunk {
    next: u32,
    old: u32,
    new: u32,
}

/// The files that a text changes, and the text around; nothing if it changes none.
pub(super) fn parse(text: &[u8]) -> Option<(Vec<Changed>, Vec<u8>)> {
    let (mut files, mut around): (Vec<Changed>, Vec<u8>) = (Vec::new(), Vec::new());
    let (mut before, mut hunk): (Option<&[u8]>, Option<Hunk>) = (None, None);
    let (mut written, mut any, mut left_out) = (1, false, 0_u32);
    for raw in text.split_inclusive(|b| *b == b'\n') {
        let line = raw.strip_suffix(b"\n").unwrap_or(raw);
        // What has none of the marks ends the change, however many lines its head promises: it is no part of one.
        let marked = line.first().is_none_or(|mark| b" +-\\\r".contains(mark));
        if let Some(open) = hunk.as_mut().filter(|h| marked && (h.old > 0 || h.new > 0 || line.starts_with(b"\\"))) {
            let file = files.last_mut()?;
            open.take(line, file, &mut written);
            around.push(b'\n');
            continue;
        }
        hunk = None;
        if let Some(old) = line.strip_prefix(b"--- ") {
            before = Some(old);
        } else if let (Some(new), Some(old)) = (line.strip_prefix(b"+++ "), before.take()) {
            files.push(Changed { path: path_of(old, new), text: Vec::new(), new: Vec::new() });
            written = 1;
        } else if let Some(begun) = Hunk::of(line).filter(|h| h.follows(written) && !files.is_empty())
            && left_out + (begun.next - written) <= MOST_LEFT_OUT
        {
            left_out += begun.next - written;
            hunk = Some(begun);
            any = true;
        } else {
            around.extend_from_slice(line);
        }
        around.push(b'\n');
    }
    files.retain(|file| !file.new.is_empty());
    any.then_some((files, around))
}

impl Hunk {
    /// `@@ -12,7 +12,9 @@`.
    fn of(line: &[u8]) -> Option<Hunk> {
        let (old, rest) = line.strip_prefix(b"@@ -")?.split_once_str(" +")?;
        let (new, _) = rest.split_once_str(" @@")?;
        let range = |side: &[u8]| {
            let side = std::str::from_utf8(side).ok()?;
            let (start, count) = side.split_once(',').unwrap_or((side, "1"));
            Some((start.parse::<u32>().ok()?, count.parse::<u32>().ok()?))
        };
        let ((_, old), (next, new)) = (range(old)?, range(new)?);
        Some(Hunk { next: next.max(1), old, new })
    }

    /// Whether it stands behind the lines that are written, and not too far: numbers that go back are of no change of one file.
    fn follows(&self, written: u32) -> bool {
        (written..=FARTHEST).contains(&self.next)
    }

    fn take(&mut self, line: &[u8], file: &mut Changed, written: &mut u32) {
        let (mark, rest) = line.split_first().map_or((b' ', line), |(mark, rest)| (*mark, rest));
        match mark {
            b'-' => self.old = self.old.saturating_sub(1),
            b'\\' => {}
            _ => {
                if mark == b'+' {
                    file.new.push(self.next);
                } else {
                    self.old = self.old.saturating_sub(1);
                }
                while *written < self.next {
                    file.text.push(b'\n');
                    *written += 1;
                }
                file.text.extend_from_slice(rest);
                file.text.push(b'\n');
                *written += 1;
                self.next += 1;
                self.new = self.new.saturating_sub(1);
            }
        }
    }
}

/// The path on the new side, without the letter that git puts before both sides and the time that `diff` puts behind.
fn path_of(old: &[u8], new: &[u8]) -> BString {
    let name = |side: &'_ [u8]| -> Vec<u8> {
        let side = side.split(|b| *b == b'\t').next().unwrap_or(side).trim_ascii_end();
        side.strip_prefix(b"\"").and_then(|s| s.strip_suffix(b"\"")).unwrap_or(side).to_vec()
    };
    let lettered = |side: &[u8]| side.len() > 2 && side[0].is_ascii_lowercase() && side[1] == b'/';
    let (old, new) = (name(old), name(new));
    let both = lettered(&new) && (lettered(&old) || old == b"/dev/null");
    (if both { new[2..].to_vec() } else { new }).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIFF: &str = "commit 1\n\n    a message\n\ndiff --git a/x.py b/x.py\nindex 1..2 100644\n--- a/x.py\n+++ b/x.py\n@@ -4,3 +4,4 @@ def f():\n a\n-old\n+new\n+--- newer\n c\n\\ No newline at end of file\ndiff --git a/y b/y\n--- a/y\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n";

    #[test]
    fn the_new_side_stands_at_its_lines_and_what_was_taken_away_nowhere() {
        let (files, around) = parse(DIFF.as_bytes()).unwrap();
        assert_eq!(files.len(), 1, "nothing comes into a file that is deleted");
        assert_eq!(
            (files[0].path.to_string(), files[0].text.as_bstr()),
            ("x.py".into(), b"\n\n\na\nnew\n--- newer\nc\n".as_bstr())
        );
        assert!(files[0].brings(5, 5) && files[0].brings(6, 9) && !files[0].brings(4, 4) && !files[0].brings(7, 9));
        let around = around.to_str().unwrap();
        assert!(around.contains("a message") && !around.contains("old") && !around.contains("gone"), "{around}");
        assert_eq!(around.lines().count(), DIFF.lines().count(), "lines keep their numbers");
    }

    #[test]
    fn other_texts_are_no_changes() {
        for text in ["", "--- a\n+++ b\n", "a: 1\n---\nb: 2\n", "@@ -1 +1 @@\n-a\n+b\n", "# --- x\n\n@@ -1 +1 @@\n"] {
            assert!(parse(text.as_bytes()).is_none(), "{text:?}");
        }
    }

    #[test]
    fn heads_that_lie_hide_nothing_and_cost_little() {
        let (_, around) = parse(b"--- a/x\n+++ b/x\n@@ -1,900000 +1 @@\n+new\ntoken = 1\n- token = 2\n").unwrap();
        assert!(around.to_str().unwrap().contains("token = 1\n- token = 2"), "{}", around.as_bstr());
        let (files, around) = parse(b"--- a/x\n+++ b/x\n@@ -9 +9 @@\n+new\n@@ -1 +1 @@\n+back\n").unwrap();
        assert_eq!((files.len(), files[0].text.as_bstr()), (1, b"\n\n\n\n\n\n\n\nnew\n".as_bstr()));
        assert!(around.to_str().unwrap().contains("+back"));
        let far = "--- a/x\n+++ b/x\n@@ -1 +2000000 @@\n+far\n".repeat(400);
        let (files, around) = parse(far.as_bytes()).unwrap();
        let laid_out: usize = files.iter().map(|file| file.text.len()).sum();
        assert!(!files.is_empty() && laid_out <= MOST_LEFT_OUT as usize + far.len());
        assert!(around.to_str().unwrap().contains("+far"), "the rest is read where it stands");
    }

    #[test]
    fn paths_lose_what_programs_add() {
        for (old, new, path) in [
            ("a/x", "b/x", "x"),
            ("/dev/null", "b/x y", "x y"),
            ("i/x", "w/x", "x"),
            ("x.orig\t2024-01-01", "x\t2024-01-02", "x"),
            ("src/x", "src/x", "src/x"),
        ] {
            assert_eq!(path_of(old.as_bytes(), new.as_bytes()).to_string(), path);
        }
    }
}
