//! Two texts of a file as a difference that `patch` and `git apply` take.
//!
//! In: the name of a file, its text before (none: there was no such file) and after. Out: hunks in the unified form, with what a terminal must not
//! be shown encoded, but for the ends of lines and the mark of the encoding.

use crate::report::encode;
use imara_diff::{Algorithm, Diff, InternedInput};
use std::fmt::Write as _;
use std::ops::Range;

/// Lines shown around a change.
const CONTEXT: usize = 3;

/// Lines of the old text and the lines that take their place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    old: Range<usize>,
    new: Range<usize>,
}

/// A unified difference.
pub(super) fn difference(name: &str, before: Option<&[u8]>, after: &[u8]) -> String {
    let old: Vec<&[u8]> = before.unwrap_or_default().split_inclusive(|b| *b == b'\n').collect();
    let new: Vec<&[u8]> = after.split_inclusive(|b| *b == b'\n').collect();
    let from = if before.is_some() { format!("a/{name}") } else { "/dev/null".to_owned() };
    let mut out = format!("--- {from}\n+++ b/{name}\n");
    // Groups that are near each other are one hunk.
    for hunk in groups(&old, &new).chunk_by(|a, b| b.old.start <= a.old.end + 2 * CONTEXT) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        let lead = first.old.start.min(CONTEXT);
        let (start, end) = (first.old.start - lead, (last.old.end + CONTEXT).min(old.len()));
        let (new_start, new_end) = (first.new.start - lead, last.new.end + (end - last.old.end));
        let begin = |start: usize, n: usize| if n == 0 { start } else { start + 1 };
        let (n, m) = (end - start, new_end - new_start);
        let _ = writeln!(out, "@@ -{},{n} +{},{m} @@", begin(start, n), begin(new_start, m));
        let mut at = start;
        for group in hunk {
            put(&mut out, ' ', &old[at..group.old.start]);
            put(&mut out, '-', &old[group.old.clone()]);
            put(&mut out, '+', &new[group.new.clone()]);
            at = group.old.end;
        }
        put(&mut out, ' ', &old[at..end]);
    }
    out
}

fn put(out: &mut String, sign: char, lines: &[&[u8]]) {
    for line in lines {
        let text = String::from_utf8_lossy(line.strip_suffix(b"\n").unwrap_or(line)).into_owned();
        // The end of a line and the mark of the encoding at the head of a file stand as they are, or the patch would not fit.
        let (text, end) = text.split_at(text.len() - usize::from(text.ends_with('\r')));
        let (mark, rest) = text.split_at(text.strip_prefix('\u{feff}').map_or(0, |rest| text.len() - rest.len()));
        let _ = writeln!(out, "{sign}{mark}{}{end}", encode::line(rest));
        if !line.ends_with(b"\n") {
            out.push_str("\\ No newline at end of file\n");
        }
    }
}

/// Where two texts differ, in order and apart.
fn groups(old: &[&[u8]], new: &[&[u8]]) -> Vec<Group> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    // Of lines that may be taken either way those are taken at which a reader would part the text.
    diff.postprocess_lines(&input);
    let lines = |of: Range<u32>| of.start as usize..of.end as usize;
    diff.hunks().map(|hunk| Group { old: lines(hunk.before), new: lines(hunk.after) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str) -> Vec<&[u8]> {
        text.as_bytes().split_inclusive(|b| *b == b'\n').collect()
    }

    #[test]
    fn a_patch_tells_the_ends_of_lines_and_of_files() {
        let text = difference("a", Some(b"x\r\ny"), b"x\r\nz\r\ny\n");
        assert_eq!(text, "--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n x\r\n-y\n\\ No newline at end of file\n+z\r\n+y\n");
        assert_eq!(difference("n", None, b"A=\n"), "--- /dev/null\n+++ b/n\n@@ -0,0 +1,1 @@\n+A=\n");
    }

    #[test]
    fn what_is_far_apart_is_told_apart() {
        let old: String = (0..40).map(|n| format!("{n}\n")).collect();
        let new = old.replace("\n5\n", "\n5a\n").replace("\n30\n", "\n30\nmore\n");
        let text = difference("a", Some(old.as_bytes()), new.as_bytes());
        assert_eq!((text.matches("@@ -").count(), text.matches("\n+").count(), text.matches("\n-").count()), (2, 3, 1));
    }

    proptest! {
        /// The groups make the one text of the other, and no line between them differs.
        #[test]
        fn groups_lead_from_one_text_to_the_other(old in "[abc\n]{0,40}", new in "[abc\n]{0,40}") {
            let (old, new) = (lines(&old), lines(&new));
            let (mut made, mut at): (Vec<&[u8]>, usize) = (Vec::new(), 0);
            for group in groups(&old, &new) {
                prop_assert!(group.old.start >= at && !(group.old.is_empty() && group.new.is_empty()));
                made.extend(&old[at..group.old.start]);
                prop_assert_eq!(made.len(), group.new.start);
                made.extend(&new[group.new.clone()]);
                at = group.old.end;
            }
            made.extend(&old[at..]);
            prop_assert_eq!(made, new);
        }
    }
}
