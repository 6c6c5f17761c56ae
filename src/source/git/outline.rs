//! What the packs of a store say of where things are, without their bytes: the graph of the commits, and the trees that lead to something.
//!
//! In: the trees that were gathered for some wanted objects. Out: an [`Outline`], in bytes and back, from which the same is gathered for the
//! same packs without decoding any of them, as long as nothing is wanted in them that was not wanted then. Objects are referred to by
//! their numbers, which are the same while the packs are; what lies outside of the packs has its id. It knows nothing of who keeps it.

use super::commits::{Header, Seen};
use super::store::ObjectStore;
use super::trees::{Gathered, Hit};
use crate::model::ObjectId;
use crate::source::varint;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Where the packs of a store have what was wanted.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Numbers below are those of objects in packs; those above count the ids below on.
    packed: u32,
    ids: Vec<ObjectId>,
    /// What trees name and no pack has, by what it is called when it is missing, and whether it was there.
    outside: Vec<(u32, Missing, bool)>,
    /// Numbers, dates, trees, and where the parents end.
    commits: Vec<(u32, i64, u32, u32)>,
    parents: Vec<u32>,
    names: Vec<Box<[u8]>>,
    /// Trees that lead to something, with the ends of their edges.
    trees: Vec<(u32, u32)>,
    /// Subtree and name.
    edges: Vec<(u32, u32)>,
    /// Tree, object and name.
    hits: Vec<(u32, u32, u32)>,
    wanted: Vec<u32>,
    /// How many trees the packs have, and their decoded bytes.
    pub(super) read: [u64; 2],
}

impl fmt::Debug for Outline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [("commits", self.commits.len()), ("trees", self.trees.len()), ("hits", self.hits.len())];
        f.debug_map().entries(counts).finish()
    }
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Missing {
    File,
    Tree,
}

impl Missing {
    pub(super) fn why(self) -> &'static str {
        match self {
            Missing::File => "a file of a tree is missing",
            Missing::Tree => "a tree is missing",
        }
    }
}

/// Gives objects the numbers by which an outline refers to them.
struct Numbers {
    packed: u32,
    ids: Vec<ObjectId>,
    known: HashMap<ObjectId, u32>,
}

impl Numbers {
    fn of_id(&mut self, id: ObjectId, number: Option<u32>) -> u32 {
        if let Some(number) = number.filter(|number| *number < self.packed) {
            return number;
        }
        let next = self.packed.saturating_add(self.ids.len() as u32);
        *self.known.entry(id).or_insert_with(|| {
            self.ids.push(id);
            next
        })
    }

    /// The same of an object of the store by its number there.
    fn of_number(&mut self, store: &ObjectStore, number: u32) -> Option<u32> {
        if number < self.packed { Some(number) } else { Some(self.of_id(store.id_at(number)?, None)) }
    }
}

impl Outline {
    /// The outline of the packs of a store: of all their commits, and of what was gathered for `wanted`.
    pub(super) fn of(store: &ObjectStore, seen: &[Seen], gathered: &Gathered, wanted: &[ObjectId]) -> Option<Self> {
        let packed = store.packed_numbers()?;
        let mut numbers = Numbers { packed, ids: Vec::new(), known: HashMap::new() };
        let mut outline = Outline { packed, read: gathered.read_of_packs, ..Outline::default() };
        outline.take_commits(store, seen, &mut numbers);
        for ((id, missing), is_there) in &gathered.outside {
            outline.outside.push((numbers.of_id(*id, None), *missing, *is_there));
        }
        outline.wanted = wanted.iter().map(|id| numbers.of_id(*id, store.number(id))).collect();
        outline.take_trees(store, gathered, &mut numbers)?;
        outline.ids = numbers.ids;
        Some(outline)
    }

    fn take_commits(&mut self, store: &ObjectStore, seen: &[Seen], numbers: &mut Numbers) {
        let ids: Vec<ObjectId> =
            seen.iter().flat_map(|c| std::iter::once(c.header.tree).chain(c.header.parents.iter().copied())).collect();
        let mut known = ids.iter().copied().zip(store.numbers_of(&ids));
        for commit in seen {
            let mut next = || known.next().map_or(u32::MAX, |(id, number)| numbers.of_id(id, number));
            let tree = next();
            let parents: Vec<u32> = commit.header.parents.iter().map(|_| next()).collect();
            if commit.number < self.packed {
                self.parents.extend(parents);
                self.commits.push((commit.number, commit.header.date, tree, self.parents.len() as u32));
            }
        }
    }

    /// Takes the trees that lead to something, and the names on the way.
    fn take_trees(&mut self, store: &ObjectStore, gathered: &Gathered, numbers: &mut Numbers) -> Option<()> {
        let leads = gathered.leading(usize::try_from(store.numbers()).ok()?);
        let mut names: HashMap<u32, u32> = HashMap::new();
        let mut start = 0;
        for (tree, end) in gathered.trees() {
            let edges = &gathered.edges()[start as usize..*end as usize];
            start = *end;
            if *tree >= self.packed || !leads.contains(tree) {
                continue;
            }
            for (child, name) in edges.iter().filter(|(child, _)| leads.contains(child)) {
                let name = self.name(&mut names, gathered, *name);
                self.edges.push((numbers.of_number(store, *child)?, name));
            }
            self.trees.push((*tree, self.edges.len() as u32));
        }
        let packed = self.packed;
        for hit in gathered.hits.iter().filter(|hit| hit.tree < packed) {
            let name = self.name(&mut names, gathered, hit.name);
            self.hits.push((hit.tree, *self.wanted.get(hit.blob as usize)?, name));
        }
        Some(())
    }

    fn name(&mut self, known: &mut HashMap<u32, u32>, gathered: &Gathered, name: u32) -> u32 {
        *known.entry(name).or_insert_with(|| {
            self.names.push(gathered.names.get(name).into());
            self.names.len() as u32 - 1
        })
    }

    /// The names of files and folders in it.
    pub fn names(&self) -> impl Iterator<Item = &[u8]> {
        self.names.iter().map(|name| &**name)
    }

    fn id(&self, store: &ObjectStore, number: u32) -> Option<ObjectId> {
        match number.checked_sub(self.packed) {
            None => store.id_at(number),
            Some(at) => self.ids.get(at as usize).copied(),
        }
    }

    /// Whether it is of these packs, as far as that can be told.
    pub fn is_of(&self, store: &ObjectStore) -> bool {
        store.packed_numbers() == Some(self.packed)
    }

    /// The commits, as a walk shows them.
    pub(super) fn seen(&self, store: &ObjectStore) -> Option<Vec<Seen>> {
        let mut start = 0;
        let mut all = Vec::with_capacity(self.commits.len());
        for (number, date, tree, end) in &self.commits {
            let parents = self.parents.get(start as usize..*end as usize)?.iter();
            let parents = parents.map(|parent| self.id(store, *parent)).collect::<Option<Vec<_>>>()?;
            let header = Header { tree: self.id(store, *tree)?, parents, date: *date };
            all.push(Seen { number: *number, header });
            start = *end;
        }
        Some(all)
    }

    /// What was gathered of the packs, if it is all that is asked for: nothing in them is wanted that was not, and nothing that was missing
    /// has come.
    pub(super) fn gathered(&self, store: &ObjectStore, wanted: &[ObjectId]) -> Option<Gathered> {
        let before: HashSet<u32> = self.wanted.iter().copied().collect();
        let mut index: HashMap<u32, u32> = HashMap::new();
        let outside: HashMap<ObjectId, u32> = self.ids.iter().copied().zip(self.packed..).collect();
        for (at, id) in (0..).zip(wanted) {
            match store.number(id).filter(|number| *number < self.packed) {
                Some(number) if !before.contains(&number) => return None,
                Some(number) => index.insert(number, at),
                None => outside.get(id).and_then(|number| index.insert(*number, at)),
            };
        }
        let mut gathered = Gathered::default();
        gathered.read_of_packs = self.read;
        for (number, missing, was_there) in &self.outside {
            let id = self.id(store, *number)?;
            let is_there = store.contains(&id);
            if is_there && !was_there && !store.is_of_nothing(&id) {
                return None;
            }
            gathered.outside.insert((id, *missing), is_there);
        }
        let names: Vec<u32> = self.names.iter().map(|name| gathered.names.number(name)).collect();
        let name = |at: u32| names.get(at as usize).copied();
        let mut start = 0;
        for (tree, end) in &self.trees {
            for (child, named) in self.edges.get(start as usize..*end as usize)? {
                let child = match child.checked_sub(self.packed) {
                    None => Some(*child),
                    Some(_) => store.number(&self.id(store, *child)?),
                };
                gathered.add_edge(child, name(*named)?);
            }
            gathered.end_tree(*tree);
            start = *end;
        }
        for (tree, object, named) in &self.hits {
            // What is not asked for any more was judged otherwise since.
            if let Some(blob) = index.get(object) {
                gathered.hits.push(Hit { tree: *tree, blob: *blob, name: name(*named)? });
            }
        }
        Some(gathered)
    }

    /// All of it in bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.number(self.packed);
        self.read.iter().for_each(|n| out.0.extend(n.to_le_bytes()));
        out.list(&self.ids, |out, id| {
            out.0.push(id.as_bytes().len() as u8);
            out.0.extend(id.as_bytes());
        });
        out.list(&self.outside, |out, (number, missing, is_there)| {
            out.number(*number);
            out.0.push(u8::from(*missing == Missing::Tree) | u8::from(*is_there) << 1);
        });
        out.list(&self.commits, |out, (number, date, tree, end)| {
            [*number, *tree, *end].into_iter().for_each(|n| out.number(n));
            out.0.extend(date.to_le_bytes());
        });
        out.list(&self.parents, |out, parent| out.number(*parent));
        out.list(&self.names, |out, name| out.list(name, |out, byte| out.0.push(*byte)));
        [&self.trees, &self.edges].into_iter().for_each(|pairs| {
            out.list(pairs, |out, (first, second)| [first, second].into_iter().for_each(|n| out.number(*n)));
        });
        out.list(&self.hits, |out, (a, b, c)| [a, b, c].into_iter().for_each(|n| out.number(*n)));
        out.list(&self.wanted, |out, number| out.number(*number));
        out.0
    }

    /// What [`Outline::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let outline = Outline {
            packed: from.number()?,
            read: [from.long()?, from.long()?],
            ids: from.list(|from| {
                let len = usize::from(from.byte()?);
                ObjectId::from_bytes(from.take(len)?)
            })?,
            outside: from.list(|from| {
                let (number, flags) = (from.number()?, from.byte()?);
                Some((number, if flags & 1 == 0 { Missing::File } else { Missing::Tree }, flags & 2 != 0))
            })?,
            commits: from.list(|from| {
                let [number, tree, end] = [from.number()?, from.number()?, from.number()?];
                Some((number, from.long()? as i64, tree, end))
            })?,
            parents: from.list(Reader::number)?,
            names: from.list(|from| {
                let len = from.number()? as usize;
                Some(from.take(len)?.into())
            })?,
            trees: from.list(Reader::pair)?,
            edges: from.list(Reader::pair)?,
            hits: from.list(|from| Some((from.number()?, from.number()?, from.number()?)))?,
            wanted: from.list(Reader::number)?,
        };
        let is_of_pack = |number: &u32| *number < outline.packed;
        let sound = outline.commits.iter().all(|commit| is_of_pack(&commit.0))
            && outline.trees.iter().all(|tree| is_of_pack(&tree.0))
            && outline.hits.iter().all(|hit| is_of_pack(&hit.0));
        (from.0.is_empty() && sound).then_some(outline)
    }
}

/// Numbers and lists in bytes.
#[derive(Default)]
struct Writer(Vec<u8>);

impl Writer {
    /// Seven bits a byte, the least first: most numbers are far smaller than they may be.
    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn list<T>(&mut self, list: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.number(list.len() as u32);
        list.iter().for_each(|item| each(self, item));
    }
}

/// The same read again.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, len: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn number(&mut self) -> Option<u32> {
        let mut at = 0;
        let number = varint::size(self.0, &mut at).ok()?;
        self.0 = self.0.get(at..)?;
        u32::try_from(number).ok()
    }

    fn long(&mut self) -> Option<u64> {
        self.take(8)?.first_chunk().map(|bytes| u64::from_le_bytes(*bytes))
    }

    fn pair(&mut self) -> Option<(u32, u32)> {
        Some((self.number()?, self.number()?))
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let len = self.number()? as usize;
        // No item takes less than a byte.
        let mut list = Vec::with_capacity(len.min(self.0.len()));
        for _ in 0..len {
            list.push(each(self)?);
        }
        Some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_outline() -> impl Strategy<Value = Outline> {
        let lists = (
            prop::collection::vec((any::<[u8; 20]>(), any::<bool>(), any::<bool>()), 0..5),
            prop::collection::vec((0u32..50, any::<i64>(), any::<u32>(), any::<u32>()), 0..5),
            prop::collection::vec(any::<u32>(), 0..9),
            prop::collection::vec(prop::collection::vec(any::<u8>(), 0..9), 0..5),
            prop::collection::vec((0u32..50, any::<u32>()), 0..5),
            prop::collection::vec((any::<u32>(), any::<u32>()), 0..5),
            prop::collection::vec((0u32..50, any::<u32>(), any::<u32>()), 0..5),
            any::<[u64; 2]>(),
        );
        lists.prop_map(|(ids, commits, parents, names, trees, edges, hits, read)| Outline {
            packed: 50,
            outside: (50..)
                .zip(&ids)
                .map(|(n, (_, tree, there))| (n, if *tree { Missing::Tree } else { Missing::File }, *there))
                .collect(),
            ids: ids.iter().filter_map(|(id, ..)| ObjectId::from_bytes(id)).collect(),
            commits,
            wanted: parents.clone(),
            parents,
            names: names.into_iter().map(Vec::into_boxed_slice).collect(),
            trees,
            edges,
            hits,
            read,
        })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_again(outline in any_outline(), cut in 1usize..300, flip in any::<prop::sample::Index>()) {
            let bytes = outline.to_bytes();
            prop_assert_eq!(Outline::from_bytes(&bytes), Some(outline));
            prop_assert_eq!(Outline::from_bytes(&bytes[..bytes.len().saturating_sub(cut)]), None);
            let mut other = bytes.clone();
            other[flip.index(bytes.len())] ^= 1 << (cut % 8);
            let _ = Outline::from_bytes(&other);
        }

        #[test]
        fn any_bytes_are_an_outline_or_none(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Outline::from_bytes(&bytes);
        }
    }
}
