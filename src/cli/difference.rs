//! Two texts of a file as a difference that `patch` and `git apply` take.
//!
//! In: the name of a file, its text before (none: there was no such file) and after. Out: hunks in the unified form. The lines that differ are
//! found as Myers does it ("An O(ND) Difference Algorithm and Its Variations", 1986), up to a number of them; beyond it, all between what
//! begins and what ends alike is one change.

use crate::report::encode;
use std::fmt::Write as _;
use std::ops::Range;

/// Lines shown around a change.
const CONTEXT: usize = 3;
/// Lines that differ, up to which the fewest are looked for: what is kept grows with the square of it.
const MOST: usize = 1000;

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
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[same..], &new[same..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let Some(kept) = kept(a, b) else {
        return vec![Group { old: same..same + a.len(), new: same..same + b.len() }];
    };
    let mut groups = Vec::new();
    let (mut x, mut y) = (0, 0);
    for (i, j) in kept.into_iter().chain([(a.len(), b.len())]) {
        if (x, y) != (i, j) {
            groups.push(Group { old: same + x..same + i, new: same + y..same + j });
        }
        (x, y) = (i + 1, j + 1);
    }
    groups
}

/// The lines that both texts have, as pairs of their numbers. `None`: too many differ.
fn kept(a: &[&[u8]], b: &[&[u8]]) -> Option<Vec<(usize, usize)>> {
    // How far along `a` a path with so many differences gets, for each number of lines put in less those left out; what follows the
    // end of `b` is out of reach. One of these for each number of differences.
    let mut reached: Vec<Vec<usize>> = Vec::new();
    let along = |mut x: usize, mut y: usize| {
        while x < a.len() && y < b.len() && a[x] == b[y] {
            (x, y) = (x + 1, y + 1);
        }
        x
    };
    for d in 0..=MOST.min(a.len() + b.len()) {
        let mut now = vec![0; 2 * d + 1];
        // The diagonal `k - d`: `x - y` of its places.
        for k in (0..=2 * d).step_by(2) {
            let (from, _) = step(reached.last(), d, k);
            let (x, y) = (from, (from + d).checked_sub(k));
            let Some(y) = y.filter(|y| *y <= b.len() && x <= a.len()) else { continue };
            now[k] = along(x, y);
            if now[k] == a.len() && now[k] + d - k == b.len() {
                reached.push(now);
                return Some(back(&reached, k));
            }
        }
        reached.push(now);
    }
    None
}

/// Where a diagonal begins with one difference more: the place along `a`, and the diagonal that it comes from.
fn step(before: Option<&Vec<usize>>, d: usize, k: usize) -> (usize, usize) {
    let Some(before) = before else { return (0, 0) };
    // The diagonals of one difference less begin one later.
    let left = k.checked_sub(2).and_then(|k| before.get(k)).map(|x| x + 1);
    let above = before.get(k).copied().filter(|_| k <= 2 * (d - 1));
    match (left, above) {
        (Some(left), Some(above)) if left > above => (left, k - 2),
        (_, Some(above)) => (above, k),
        (Some(left), None) => (left, k - 2),
        (None, None) => (0, k),
    }
}

/// The way back along what was reached.
fn back(reached: &[Vec<usize>], mut k: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for d in (0..reached.len()).rev() {
        let (from, next) = step(d.checked_sub(1).map(|d| &reached[d]), d, k);
        pairs.extend((from..reached[d][k]).rev().map(|x| (x, x + d - k)));
        k = next;
    }
    pairs.reverse();
    pairs
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
        // Beyond the bound all of it is one change.
        let many: String = (0..2 * MOST).map(|n| format!("x{n}\n")).collect();
        let other = many.replace('x', "y");
        assert_eq!(groups(&lines(&many), &lines(&other)).len(), 1);
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
