//! The entries of trees, read from what a delta inserts alone.
//!
//! In: a tree, and where it is a delta how it is made from another one whose entries are known. Out: the entries that somebody wants, and
//! marks by which the next tree of the chain is read. Most trees of a history are their neighbours with another id in one place. Which
//! entries a tree has does not depend on how it was stored: from any place where an entry begins they are the same wherever the bytes
//! are, so that reading goes on in the base as soon as it comes to a place of a copy where an entry of the base began.

use super::delta::Segment;
use std::ops::Range;

/// An entry of a tree.
pub(super) struct Entry<'a> {
    mode: &'a [u8],
    pub(super) name: &'a [u8],
    pub(super) id: &'a [u8],
}

impl Entry<'_> {
    /// Mode 40000, also with leading zeros, which old tools wrote.
    pub(super) fn is_tree(&self) -> bool {
        self.kind_of_mode() == 0o040000
    }

    /// A submodule: the id is of a commit in another repository.
    pub(super) fn is_commit(&self) -> bool {
        self.kind_of_mode() == 0o160000
    }

    /// What kind of thing it is, without its permissions.
    pub(super) fn kind_of_mode(&self) -> u32 {
        let digits = self.mode.iter().filter(|b| (b'0'..=b'7').contains(b));
        digits.fold(0u32, |mode, digit| mode << 3 | u32::from(digit - b'0')) & 0o170000
    }
}

/// Entries one after the other, up to the end or to what is none.
pub(super) struct Entries<'a> {
    rest: &'a [u8],
    id_len: usize,
}

impl<'a> Entries<'a> {
    pub(super) fn new(tree: &'a [u8], id_len: usize) -> Self {
        Entries { rest: tree, id_len }
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'a>> {
        let rest = self.rest;
        let space = rest.iter().take(12).position(|b| *b == b' ')?;
        let nul = space + 1 + memchr::memchr(0, &rest[space + 1..])?;
        let id = rest.get(nul + 1..nul + 1 + self.id_len)?;
        self.rest = &rest[nul + 1 + self.id_len..];
        Some(Entry { mode: &rest[..space], name: &rest[space + 1..nul], id })
    }
}

/// Where an entry stands, and what it was taken for: nothing for most of those that are no trees.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<T> {
    start: u32,
    end: u32,
    pub(super) what: Option<T>,
}

/// Of the entries that nobody wants, one in so many is marked.
const STRIDE: usize = 16;

/// Reads a tree. `delta` is how it is made from another one, with the marks of that; `look` says what an entry is that those do not tell.
pub(super) fn read<T: Copy>(
    tree: &[u8],
    id_len: usize,
    delta: Option<(&[Segment], &[Mark<T>])>,
    look: impl FnMut(&Entry<'_>) -> Option<T>,
) -> Read<T> {
    let room = delta.map_or(0, |(_, base)| base.len()) + 4;
    let mut reader = Reader { tree, id_len, look, at: 0, unmarked: 0, marks: Vec::with_capacity(room) };
    if let Some((segments, base)) = delta {
        let mut start = 0;
        for segment in segments {
            let end = start + segment.len();
            if let Segment::Copy { base_offset, .. } = *segment {
                reader.copy(start..end, base_offset, base);
            }
            start = end;
        }
    }
    while reader.one() {}
    Read { is_damaged: reader.at < tree.len(), marks: reader.marks }
}

/// What was read.
pub(super) struct Read<T> {
    /// All entries that are something, in order, and some of the others.
    pub(super) marks: Vec<Mark<T>>,
    /// Whether there is something that is no entry; what stands before it was read.
    pub(super) is_damaged: bool,
}

struct Reader<'t, T, F> {
    tree: &'t [u8],
    id_len: usize,
    look: F,
    /// How far it has come: the beginning of an entry, the end, or what is none.
    at: usize,
    /// Entries since the last mark.
    unmarked: usize,
    marks: Vec<Mark<T>>,
}

impl<T: Copy, F: FnMut(&Entry<'_>) -> Option<T>> Reader<'_, T, F> {
    /// Reads the next entry, if there is one.
    fn one(&mut self) -> bool {
        let mut entries = Entries::new(&self.tree[self.at..], self.id_len);
        let Some(entry) = entries.next() else { return false };
        let (start, end) = (self.at, self.tree.len() - entries.rest.len());
        let what = (self.look)(&entry);
        self.unmarked += 1;
        if what.is_some() || self.unmarked == STRIDE {
            self.mark(start, end, what);
        }
        self.at = end;
        true
    }

    fn mark(&mut self, start: usize, end: usize, what: Option<T>) {
        // The walk holds no object that is longer than 32 bits can say, unless it is allowed very much memory.
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.marks.push(Mark { start: place(start), end: place(end), what });
        self.unmarked = 0;
    }

    /// Reads up to the last mark in a copy of the base from `from` on: entry by entry until one begins where one of the base did, and
    /// then those of the base.
    fn copy(&mut self, copy: Range<usize>, from: usize, base: &[Mark<T>]) {
        let limit = from + copy.len();
        let mut next = base.partition_point(|mark| (mark.start as usize) < from + self.at.saturating_sub(copy.start));
        while let Some(mark) = base.get(next).filter(|mark| mark.end as usize <= limit) {
            let start = mark.start as usize - from + copy.start;
            while self.at < start {
                if !self.one() {
                    return;
                }
            }
            if self.at == start {
                for mark in base[next..].iter().take_while(|mark| mark.end as usize <= limit) {
                    let moved = |at: u32| at as usize - from + copy.start;
                    self.mark(moved(mark.start), moved(mark.end), mark.what);
                    self.at = moved(mark.end);
                }
                return;
            }
            next += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A tree of entries: whether each is a tree, a letter of its name, a byte of its id.
    fn tree(entries: &[(bool, u8, u8)]) -> Vec<u8> {
        let one = |(is_tree, name, id): &(bool, u8, u8)| {
            let mode: &[u8] = if *is_tree { b"40000" } else { b"100644" };
            let name = vec![b'a' + name % 26; usize::from(name % 5) + 1];
            [mode, b" ", &name, &[0], &[*id; 20]].concat()
        };
        entries.iter().flat_map(one).collect()
    }

    fn entries() -> impl Strategy<Value = Vec<(bool, u8, u8)>> {
        // Ids of few kinds, some of which look like the beginning of an entry.
        let id = prop_oneof![Just(0), Just(b' '), Just(b'4'), any::<u8>()];
        prop::collection::vec((prop::bool::weighted(0.2), any::<u8>(), id), 0..90)
    }

    /// What is wanted: trees, and one file in four.
    fn wanted(entry: &Entry<'_>) -> Option<Vec<u8>> {
        (entry.is_tree() || entry.id[0].is_multiple_of(4)).then(|| [entry.name, entry.id].concat())
    }

    /// Reads a tree, with the wanted entries by number in `table`.
    fn told(
        bytes: &[u8],
        delta: Option<(&[Segment], &[Mark<usize>])>,
        table: &mut Vec<Vec<u8>>,
    ) -> (Read<usize>, Vec<Vec<u8>>) {
        let found = read(bytes, 20, delta, |entry| {
            table.push(wanted(entry)?);
            Some(table.len() - 1)
        });
        let list = found.marks.iter().filter_map(|mark| Some(table[mark.what?].clone())).collect();
        (found, list)
    }

    proptest! {
        #[test]
        fn entries_of_any_mode_and_name(list in prop::collection::vec(("[0-7]{1,7}", "[^\0/]{1,20}", any::<[u8; 20]>()), 0..8), cut in 0usize..12) {
            let mut bytes = Vec::new();
            for (mode, name, id) in &list {
                bytes.extend([mode.as_bytes(), b" ", name.as_bytes(), b"\0", id].concat());
            }
            let whole: Vec<_> = Entries::new(&bytes, 20).map(|e| (e.mode.to_vec(), e.name.to_vec(), e.id.to_vec())).collect();
            let written: Vec<_> = list.iter().map(|(m, n, i)| (m.clone().into_bytes(), n.clone().into_bytes(), i.to_vec())).collect();
            prop_assert_eq!(whole, written);
            if cut > 0 && bytes.len() > cut {
                let mut entries = Entries::new(&bytes[..bytes.len() - cut], 20);
                prop_assert_eq!(entries.by_ref().count(), list.len() - 1);
                prop_assert!(!entries.rest.is_empty());
            }
        }

        #[test]
        fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = Entries::new(&bytes, 20).filter(Entry::is_tree).count();
        }

        #[test]
        fn a_chain_of_trees_is_read_like_each_tree_whole(
            first in entries(),
            chain in prop::collection::vec(
                prop::collection::vec((any::<prop::sample::Index>(), 0usize..60, entries(), any::<u8>()), 0..4), 1..5),
        ) {
            let mut table = Vec::new();
            let mut base = tree(&first);
            let (mut known, _) = told(&base, None, &mut table);
            for edits in chain {
                let mut places: Vec<_> = edits.iter().map(|(at, cut, new, raw)| (at.index(base.len() + 1), cut, new, raw)).collect();
                places.sort_by_key(|place| place.0);
                let (mut bytes, mut segments, mut from) = (Vec::new(), Vec::new(), 0);
                for (at, cut, new, raw) in places {
                    let at = at.max(from);
                    if at > from {
                        segments.push(Segment::Copy { base_offset: from, len: at - from });
                        bytes.extend_from_slice(&base[from..at]);
                    }
                    // Entries, or a byte of anything.
                    let inserted = if *raw < 60 { vec![*raw] } else { tree(&new[..new.len().min(3)]) };
                    if !inserted.is_empty() {
                        segments.push(Segment::Insert { len: inserted.len() });
                        bytes.extend(&inserted);
                    }
                    from = (at + cut).min(base.len());
                }
                if from < base.len() {
                    segments.push(Segment::Copy { base_offset: from, len: base.len() - from });
                    bytes.extend_from_slice(&base[from..]);
                }
                let (by_delta, found) = told(&bytes, Some((&segments, &known.marks)), &mut table);
                let (whole, expected) = told(&bytes, None, &mut table);
                prop_assert_eq!(found, expected);
                prop_assert_eq!(by_delta.is_damaged, whole.is_damaged);
                let model: Vec<_> = Entries::new(&bytes, 20).filter_map(|entry| wanted(&entry)).collect();
                prop_assert_eq!(whole.marks.iter().filter_map(|m| Some(table[m.what?].clone())).collect::<Vec<_>>(), model);
                (base, known) = (bytes, by_delta);
            }
        }
    }

    #[test]
    fn one_change_in_a_long_tree_is_read_by_a_few_entries() {
        let mut list: Vec<_> = (0..400u32).map(|i| (i % 50 == 7, i as u8, (i * 7 + 1) as u8 | 1)).collect();
        let base = tree(&list);
        let known = read(&base, 20, None, |entry| entry.is_tree().then_some(()));
        list[207].2 = 99;
        let bytes = tree(&list);
        let first = base.iter().zip(&bytes).position(|(a, b)| a != b).unwrap();
        let segments = [
            Segment::Copy { base_offset: 0, len: first },
            Segment::Insert { len: 20 },
            Segment::Copy { base_offset: first + 20, len: base.len() - first - 20 },
        ];
        let mut looks = 0;
        let found = read(&bytes, 20, Some((&segments, &known.marks)), |entry| {
            looks += 1;
            entry.is_tree().then_some(())
        });
        assert_eq!(found.marks.iter().filter(|m| m.what.is_some()).count(), 8);
        assert!(looks <= 3 * STRIDE, "{looks}");
    }

    #[test]
    fn modes_tell_trees_and_submodules() {
        let entry = |mode: &'static [u8]| Entry { mode, name: b"n", id: &[] };
        assert!(entry(b"40000").is_tree() && entry(b"040000").is_tree());
        assert!(entry(b"160000").is_commit() && !entry(b"160000").is_tree());
        assert!(!entry(b"100644").is_tree() && !entry(b"120000").is_commit() && !entry(b"").is_tree());
    }
}
