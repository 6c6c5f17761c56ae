//! What is new in a file: findings on lines that none of its earlier versions has.
//!
//! In: findings about files, and for each file its text now and its texts before. Out: the findings on new lines; the others are
//! counted. A line is as it was if an earlier version has one more line of the same bytes: first what begins and ends alike is set
//! aside, then lines are counted. So a line that was moved is not new, and no text takes more than linear time.

use super::Outcome;
use crate::decode;
use crate::model::{self, Finding, Origin, path};
use crate::source::git::compare::{Gone, files_of};
use crate::source::git::{Kind, ObjectStore};
use crate::suppress::kind;
use bstr::{BString, ByteSlice};
use std::collections::HashMap;

/// Which lines of a text are new.
pub(super) struct Fresh {
    lines: Vec<bool>,
}

impl Fresh {
    /// Compares a file with its earlier versions; without any, all of it is new. So it is if the file is an archive: the lines are those of
    /// its members.
    pub(super) fn new(now: &[u8], before: &[Vec<u8>]) -> Self {
        if decode::archive::is_packed(now) {
            return Self { lines: Vec::new() };
        }
        let now = decoded(now);
        let now = lines(&now);
        let mut fresh = vec![true; now.len()];
        for earlier in before {
            let earlier = decoded(earlier);
            for (line, is_new) in fresh.iter_mut().zip(against(&now, &lines(&earlier))) {
                *line &= is_new;
            }
        }
        Self { lines: fresh }
    }

    /// Whether one of the lines from `first` to `last` (from 1) is new.
    pub(super) fn touches(&self, first: u32, last: u32) -> bool {
        let at = |line: u32| usize::try_from(line).unwrap_or(usize::MAX);
        let (first, last) = (at(first.max(1)) - 1, at(last.max(first)));
        self.lines.get(first..last.min(self.lines.len())).is_none_or(|lines| lines.contains(&true))
    }
}

/// The text whose lines findings count.
fn decoded(bytes: &[u8]) -> Vec<u8> {
    decode::documents(bytes).into_iter().next().map_or_else(Vec::new, |doc| doc.text.into_owned())
}

/// Lines without their ends, as places count them.
fn lines(text: &[u8]) -> Vec<&[u8]> {
    model::lines(text).collect()
}

/// Which lines of `now` are not among those of `before`.
fn against(now: &[&[u8]], before: &[&[u8]]) -> Vec<bool> {
    let same = |(a, b): &(&&[u8], &&[u8])| a == b;
    let head = now.iter().zip(before).take_while(same).count();
    let (now_rest, before_rest) = (&now[head..], &before[head..]);
    let tail = now_rest.iter().rev().zip(before_rest.iter().rev()).take_while(same).count();
    let mut known: HashMap<&[u8], usize> = HashMap::new();
    before_rest[..before_rest.len() - tail].iter().for_each(|line| *known.entry(line).or_default() += 1);
    let mut fresh = vec![false; now.len()];
    for (line, is_new) in now_rest[..now_rest.len() - tail].iter().zip(&mut fresh[head..]) {
        *is_new = match known.get_mut(line) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        };
    }
    fresh
}

/// Keeps the findings on new lines of their files. `of_file` tells them for a path.
pub(super) fn keep(outcome: &mut Outcome, of_file: &dyn Fn(&Finding) -> Fresh) {
    let mut known: HashMap<(BString, Origin), Fresh> = HashMap::new();
    let before = outcome.findings.len();
    outcome.findings.retain(|finding| {
        let file = (finding.path.clone(), finding.place.origin.clone());
        let fresh = known.entry(file).or_insert_with(|| of_file(finding));
        fresh.touches(finding.place.line, finding.place.end_line)
    });
    let dropped = (before - outcome.findings.len()) as u64;
    if dropped > 0 {
        outcome.count(kind::UNCHANGED, dropped);
    }
}

/// Files that are looked at when one is searched that was renamed, and the bytes of each.
const RENAMES: usize = 200;
const RENAMED_LARGEST: usize = 4 << 20;

/// The file that is there no more and that a new file was made of: one with the same bytes, else the one that shares most, if that is half.
pub(super) fn renamed_from(store: &ObjectStore, gone: &[Gone], path: &[u8], now: &[u8]) -> Option<Vec<u8>> {
    let name = |path: &[u8]| path::name(path).to_vec();
    let mut files = files_of(store, gone, RENAMES * 10);
    let own = name(path);
    files.sort_by_key(|(path, _)| name(path) != own);
    let mut best: Option<(usize, Vec<u8>)> = None;
    for (_, id) in files.into_iter().take(RENAMES) {
        let Ok((Kind::Blob, bytes)) = store.read(&id) else { continue };
        if bytes == now {
            return Some(bytes);
        }
        let shared = shared_bytes(now, &bytes);
        if bytes.len() <= RENAMED_LARGEST
            && shared * 2 >= now.len().max(bytes.len())
            && best.as_ref().is_none_or(|(most, _)| shared > *most)
        {
            best = Some((shared, bytes));
        }
    }
    best.map(|(_, bytes)| bytes)
}

/// Bytes of the lines that two texts share.
fn shared_bytes(now: &[u8], before: &[u8]) -> usize {
    let (now, before): (Vec<&[u8]>, Vec<&[u8]>) =
        (now.lines_with_terminator().collect(), before.lines_with_terminator().collect());
    let fresh = against(&now, &before);
    now.iter().zip(fresh).filter(|(_, is_new)| !is_new).map(|(line, _)| line.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn new_lines(now: &str, before: &[&str]) -> Vec<u32> {
        let before: Vec<Vec<u8>> = before.iter().map(|b| b.as_bytes().to_vec()).collect();
        let fresh = Fresh::new(now.as_bytes(), &before);
        (1..=now.lines().count() as u32).filter(|line| fresh.touches(*line, *line)).collect()
    }

    #[test]
    fn lines_that_were_there_are_not_new() {
        assert_eq!(new_lines("a\nb\nc\n", &[]), [1, 2, 3]);
        assert_eq!(new_lines("a\nX\nb\n", &["a\nb\n"]), [2]);
        assert_eq!(new_lines("b\na\n", &["a\nb\n"]), Vec::<u32>::new(), "moved");
        assert_eq!(new_lines("a\nk\nk\nb\n", &["a\nk\nb\n"]), [3], "one copy more");
        assert_eq!(new_lines("a\nk\nb\nk\n", &["a\nk\nb\n"]), [4]);
        assert_eq!(new_lines("a\r\nb\r\n", &["a\nb\n"]), Vec::<u32>::new(), "line ends");
        assert_eq!(new_lines("ours\ntheirs\nnew\n", &["ours\n", "theirs\n"]), [3], "a merge");
    }

    #[test]
    fn a_span_is_new_if_one_of_its_lines_is() {
        let fresh = Fresh::new(b"a\nX\nb\nc\n", &[b"a\nb\nc\n".to_vec()]);
        assert!(fresh.touches(1, 2) && fresh.touches(2, 4) && !fresh.touches(3, 4));
        assert!(fresh.touches(90, 91), "what is not known counts as new");
    }

    proptest! {
        #[test]
        fn of_each_line_as_many_are_new_as_there_are_more(now in prop::collection::vec("[ab]{0,2}", 0..12), before in prop::collection::vec("[ab]{0,2}", 0..12)) {
            let now: Vec<&[u8]> = now.iter().map(|line| line.as_bytes()).collect();
            let before: Vec<&[u8]> = before.iter().map(|line| line.as_bytes()).collect();
            let fresh = against(&now, &before);
            for line in &now {
                let count = |list: &[&[u8]]| list.iter().filter(|l| *l == line).count();
                let new = now.iter().zip(&fresh).filter(|(l, new)| *l == line && **new).count();
                prop_assert_eq!(new, count(&now).saturating_sub(count(&before)));
            }
        }
    }
}
