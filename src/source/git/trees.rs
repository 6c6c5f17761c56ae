//! Which trees hold which: the part of all trees of a store that leads to a few blobs.
//!
//! In: tree objects as a walk shows them, the wanted blobs. Out: edges from tree to subtree, and the places where a wanted
//! blob stands in a tree; then, upward from these, the trees that hold one at any depth. Names are kept once. Of a tree that is stored
//! as a delta only what it does not copy from its base is read.

use super::commits::NONE;
use super::outline::Missing;
use super::store::ObjectStore;
use super::tree_entries::{self, Entry, Mark};
use super::walk::{ObjectView, Visitor};
use crate::model::quick::Map;
use crate::model::{Ledger, ObjectId, Unit};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What an entry of a tree is to the question which trees hold the wanted blobs.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// A subtree: its place in the list of asked ids of the thread, its name in the table of the thread.
    Tree { asked: u32, name: u32 },
    /// A wanted blob, by its index.
    Blob { blob: u32, name: u32 },
    /// Something else, with a name that counts.
    Name { name: u32 },
}

/// A wanted blob in a tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// Number of the tree.
    pub(super) tree: u32,
    /// Index of the blob among the wanted ones.
    pub(super) blob: u32,
    /// Its name there.
    pub(super) name: u32,
}

/// What one thread has gathered.
#[derive(Default)]
struct Shard {
    names: Names,
    /// Whether a name counts, by its number, as far as that was asked.
    telling: Vec<Option<bool>>,
    /// Names that do not count and are in no other table.
    plain: Map<Box<[u8]>, ()>,
    /// Trees, and names in them that count.
    named: Vec<(u32, u32)>,
    /// Trees with the end of their edges in `edges`.
    trees: Vec<(u32, u32)>,
    /// Places in `asked`, and names.
    edges: Vec<(u32, u32)>,
    /// Subtrees to be looked up in the end, all at once: in the order in which they turn up each would be a cache miss.
    asked: Vec<ObjectId>,
    files: Files,
    hits: Vec<Hit>,
    /// How many trees, and their bytes.
    read: [u64; 2],
    ledger: Ledger,
}

/// Objects that trees name as files, for asking in the end whether they are there.
#[derive(Default)]
struct Files {
    list: Vec<ObjectId>,
    /// Eight bytes of the ids that turned up last, in a place by two others: most turn up again soon, in the next tree of the chain.
    recent: Vec<u64>,
}

impl Files {
    /// Places for ids that turned up.
    const RECENT: usize = 1 << 14;

    #[inline]
    fn add(&mut self, id: &[u8]) {
        let Some((place, front)) =
            id.split_first_chunk::<2>().and_then(|(p, rest)| Some((p, rest.first_chunk::<8>()?)))
        else {
            return;
        };
        let (slot, front) = (usize::from(u16::from_le_bytes(*place)) % Self::RECENT, u64::from_le_bytes(*front));
        if self.recent.is_empty() {
            self.recent = vec![0; Self::RECENT];
        }
        // Nothing at first; the id of nothing is odd enough to be asked for each time.
        if self.recent[slot] != front || front == 0 {
            self.recent[slot] = front;
            self.list.extend(ObjectId::from_bytes(id));
        }
    }
}

/// Names of entries, each once.
#[derive(Default)]
pub(super) struct Names {
    list: Vec<Box<[u8]>>,
    numbers: Map<Box<[u8]>, u32>,
}

impl Names {
    pub(super) fn number(&mut self, name: &[u8]) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    /// The bytes of a name.
    pub(super) fn get(&self, number: u32) -> &[u8] {
        self.list.get(number as usize).map_or(&[], |name| name)
    }
}

/// The wanted blobs, with a filter that turns most others away by two bytes of their id.
struct Wanted {
    filter: Vec<u64>,
    blobs: Map<ObjectId, u32>,
}

impl Wanted {
    fn new(blobs: &[ObjectId]) -> Self {
        let mut filter = vec![0; 1024];
        for id in blobs {
            let (word, bit) = Self::place(id.as_bytes());
            filter[word] |= 1 << bit;
        }
        Wanted { filter, blobs: blobs.iter().copied().zip(0..).collect() }
    }

    fn place(id: &[u8]) -> (usize, u32) {
        let key = usize::from(id[0]) << 8 | usize::from(id[1]);
        (key >> 6, (key & 63) as u32)
    }

    #[inline]
    fn find(&self, id: &[u8]) -> Option<u32> {
        let (word, bit) = Self::place(id);
        if self.filter[word] & (1 << bit) == 0 {
            return None;
        }
        self.blobs.get(&ObjectId::from_bytes(id)?).copied()
    }
}

/// Shorter names than this are not asked about.
const SHORTEST: usize = 12;

/// Names that are kept to be asked about once only.
const MOST_PLAIN: usize = 1 << 16;

/// Says whether a name counts by itself.
pub(super) type Telling<'a> = &'a (dyn Fn(&[u8]) -> bool + Sync);

/// Gathers trees.
pub(super) struct Gather<'a> {
    store: &'a ObjectStore,
    wanted: Wanted,
    telling: Telling<'a>,
    /// One for each thread and one for all others: first those of the packs, then those of the loose trees.
    shards: Vec<Mutex<Shard>>,
}

impl<'a> Gather<'a> {
    pub(super) fn new(store: &'a ObjectStore, blobs: &[ObjectId], telling: Telling<'a>) -> Self {
        let shards = (0..2 * (rayon::current_num_threads() + 1)).map(|_| Mutex::default()).collect();
        Gather { store, wanted: Wanted::new(blobs), telling, shards }
    }

    /// The part of this thread; a delta tree is walked by one thread, so names in a state are those of this part.
    fn shard(&self, is_packed: bool) -> MutexGuard<'_, Shard> {
        let half = self.shards.len() / 2;
        let at = rayon::current_thread_index().map_or(0, |thread| (thread + 1) % half);
        self.shards[if is_packed { at } else { at + half }].lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tree(&self, object: &ObjectView<'_>, base: Option<&State>) -> State {
        let packed = u64::from(object.number) < self.store.numbers_of_packs();
        let mut shard = self.shard(packed);
        let shard = &mut *shard;
        shard.read[0] += 1;
        shard.read[1] += object.bytes.len() as u64;
        let delta = object.delta.zip(base.map(|marks| &marks[..]));
        let id_len = self.store.format().id_len();
        let read = tree_entries::read(object.bytes, id_len, delta, |entry| self.held(shard, entry));
        for held in read.marks.iter().filter_map(|mark| mark.what) {
            let name = match held {
                Held::Tree { asked, name } => {
                    shard.edges.push((asked, name));
                    name
                }
                Held::Blob { blob, name } => {
                    shard.hits.push(Hit { tree: object.number, blob, name });
                    name
                }
                Held::Name { name } => name,
            };
            if self.counts(shard, name) {
                shard.named.push((object.number, name));
            }
        }
        if read.is_damaged {
            shard.ledger.uncovered(Unit::Object, "the tree is damaged", object.id().to_string());
        }
        shard.trees.push((object.number, shard.edges.len() as u32));
        read.marks
    }

    /// What an entry is that the base of its tree does not have.
    fn held(&self, shard: &mut Shard, entry: &Entry<'_>) -> Option<Held> {
        if entry.is_tree() {
            let asked = shard.asked.len() as u32;
            shard.asked.push(ObjectId::from_bytes(entry.id)?);
            return Some(Held::Tree { asked, name: shard.names.number(entry.name) });
        }
        if !entry.is_commit() {
            shard.files.add(entry.id);
        }
        match self.wanted.find(entry.id).filter(|_| !entry.is_commit()) {
            Some(blob) => Some(Held::Blob { blob, name: shard.names.number(entry.name) }),
            None => self.named(shard, entry.name),
        }
    }

    /// A name that counts, of something that nobody wants.
    fn named(&self, shard: &mut Shard, name: &[u8]) -> Option<Held> {
        if name.len() < SHORTEST || shard.plain.contains_key(name) {
            return None;
        }
        if (self.telling)(name) {
            return Some(Held::Name { name: shard.names.number(name) });
        }
        if shard.plain.len() == MOST_PLAIN {
            shard.plain.clear();
        }
        shard.plain.insert(name.into(), ());
        None
    }

    /// Whether a name counts, asked once for each.
    fn counts(&self, shard: &mut Shard, name: u32) -> bool {
        let Shard { names, telling, .. } = shard;
        let number = name as usize;
        if telling.len() <= number {
            telling.resize(number + 1, None);
        }
        *telling[number].get_or_insert_with(|| {
            let name = names.get(name);
            name.len() >= SHORTEST && (self.telling)(name)
        })
    }

    /// Everything gathered, with one table of names, added to what is known of the packs if they were left out.
    pub(super) fn finish(self, known: Option<Gathered>) -> Gathered {
        let mut gathered = known.unwrap_or_default();
        let gone = gathered.outside.iter().filter(|(_, is_there)| !**is_there);
        let mut missing: BTreeSet<(ObjectId, Missing)> = gone.map(|(outside, _)| *outside).collect();
        let of_packs = self.shards.len() / 2;
        for (nth, shard) in self.shards.into_iter().enumerate() {
            let shard = shard.into_inner().unwrap_or_else(PoisonError::into_inner);
            gathered.is_damaged |= !shard.ledger.uncovered_counts().is_empty();
            let names: Vec<u32> = shard.names.list.iter().map(|name| gathered.names.number(name)).collect();
            let numbers = self.store.numbers_of(&shard.asked);
            let files = self.store.numbers_of(&shard.files.list);
            for (ids, numbers, kind) in
                [(&shard.asked, &numbers, Missing::Tree), (&shard.files.list, &files, Missing::File)]
            {
                missing.extend(absent(ids, numbers).map(|id| (id, kind)));
                if nth < of_packs {
                    let packed = self.store.numbers_of_packs();
                    let outside = ids.iter().zip(numbers).filter(|(_, n)| n.is_none_or(|n| u64::from(n) >= packed));
                    gathered.outside.extend(outside.map(|(id, number)| ((*id, kind), number.is_some())));
                }
            }
            if nth < of_packs {
                gathered.read_of_packs[0] += shard.read[0];
                gathered.read_of_packs[1] += shard.read[1];
            }
            let mut start = 0;
            for (tree, end) in &shard.trees {
                for (asked, name) in &shard.edges[start..*end as usize] {
                    if let Some(child) = numbers[*asked as usize] {
                        gathered.edges.push((child, names[*name as usize]));
                    }
                }
                start = *end as usize;
                gathered.trees.push((*tree, gathered.edges.len() as u32));
            }
            for (tree, name) in &shard.named {
                gathered.named.entry(shard.names.get(*name).into()).or_default().push(*tree);
            }
            let hits = shard.hits.iter().map(|hit| Hit { name: names[hit.name as usize], ..*hit });
            gathered.hits.extend(hits);
            gathered.ledger.merge(shard.ledger);
        }
        for (id, kind) in missing.into_iter().filter(|(id, _)| !self.store.is_of_nothing(id)) {
            gathered.ledger.uncovered(Unit::Object, kind.why(), id.to_string());
        }
        gathered.hits.sort_unstable();
        gathered.hits.dedup();
        gathered
    }
}

/// Those that the store has no number for.
fn absent<'i>(ids: &'i [ObjectId], numbers: &'i [Option<u32>]) -> impl Iterator<Item = ObjectId> + 'i {
    ids.iter().zip(numbers).filter(|(_, number)| number.is_none()).map(|(id, _)| *id)
}

/// What is remembered of a tree for those built on it.
type State = Vec<Mark<Held>>;

impl Visitor for Gather<'_> {
    type State = State;

    fn visit(&self, object: &ObjectView<'_>, base: Option<&State>) -> State {
        self.tree(object, base)
    }
}

/// All edges of all trees.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) names: Names,
    /// Trees with the end of their edges; the start is the end of the one before.
    trees: Vec<(u32, u32)>,
    /// Subtree and name.
    edges: Vec<(u32, u32)>,
    /// Sorted by tree.
    pub(super) hits: Vec<Hit>,
    /// Names that count, with the trees that have them.
    pub(super) named: BTreeMap<Box<[u8]>, Vec<u32>>,
    pub(super) ledger: Ledger,
    /// What trees of packs name and no pack has, and whether it is there.
    pub(super) outside: BTreeMap<(ObjectId, Missing), bool>,
    /// How many trees the packs have, and their bytes.
    pub(super) read_of_packs: [u64; 2],
    /// Whether some tree could not be read to its end.
    pub(super) is_damaged: bool,
}

impl Gathered {
    /// Trees with the ends of their edges.
    pub(super) fn trees(&self) -> &[(u32, u32)] {
        &self.trees
    }

    /// Subtrees and names.
    pub(super) fn edges(&self) -> &[(u32, u32)] {
        &self.edges
    }

    /// Adds an edge of the tree at hand, if what it leads to is there.
    pub(super) fn add_edge(&mut self, child: Option<u32>, name: u32) {
        self.edges.extend(child.map(|child| (child, name)));
    }

    /// Ends the tree at hand.
    pub(super) fn end_tree(&mut self, tree: u32) {
        self.trees.push((tree, self.edges.len() as u32));
    }

    /// The trees that lead to something wanted.
    pub(super) fn leading(&self, numbers: usize) -> HashSet<u32> {
        let mut forest = Forest::empty(numbers);
        forest.number(&ranges(&self.trees, numbers), &self.edges, &self.hits).into_iter().collect()
    }

    /// Adds wanted things that are names in trees, numbered on from `next`.
    pub(super) fn want<'n>(&mut self, named: impl Iterator<Item = (&'n [u8], &'n [u32])>, next: u32) {
        for (blob, (name, trees)) in (next..).zip(named) {
            let name = self.names.number(name);
            self.hits.extend(trees.iter().map(|tree| Hit { tree: *tree, blob, name }));
        }
        self.hits.sort_unstable();
        self.hits.dedup();
    }
}

/// The trees that hold a wanted blob at any depth, numbered anew so that a tree comes after all that it holds.
pub(super) struct Forest {
    /// New number by object number.
    by_number: Vec<u32>,
    /// Subtrees that count, with names.
    child_starts: Vec<u32>,
    children: Vec<(u32, u32)>,
    /// Wanted blobs directly in it.
    hit_starts: Vec<u32>,
    hits: Vec<Hit>,
}

/// What is known of a tree while the forest is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Nobody has been there.
    New,
    /// It is on the way down to where we are.
    Open,
    /// It holds no wanted blob at any depth.
    Bare,
    /// It holds one.
    Holds,
}

/// Where the edges of each tree stand, by its number.
fn ranges(trees: &[(u32, u32)], numbers: usize) -> Vec<(u32, u32)> {
    let mut ranges = vec![(0, 0); numbers];
    let mut start = 0;
    for (tree, end) in trees {
        ranges[*tree as usize] = (start, *end);
        start = *end;
    }
    ranges
}

impl Forest {
    fn empty(numbers: usize) -> Self {
        Forest {
            by_number: vec![NONE; numbers],
            child_starts: vec![0],
            children: Vec::new(),
            hit_starts: vec![0],
            hits: Vec::new(),
        }
    }

    /// Goes down from every tree, and numbers on the way up those that hold a hit.
    pub(super) fn new(gathered: &mut Gathered, numbers: usize) -> Self {
        let (edges, trees) = (std::mem::take(&mut gathered.edges), std::mem::take(&mut gathered.trees));
        let ranges = ranges(&trees, numbers);
        let mut forest = Forest::empty(numbers);
        let order = forest.number(&ranges, &edges, &gathered.hits);
        forest.fill(&order, &ranges, &edges, &gathered.hits);
        forest
    }

    /// The trees that hold a hit, subtrees before what holds them. No recursion: trees may be nested as deep as somebody likes. In a circle,
    /// which true names cannot make, the way that closes it leads to nothing.
    fn number(&mut self, ranges: &[(u32, u32)], edges: &[(u32, u32)], hits: &[Hit]) -> Vec<u32> {
        let mut marks = vec![Way::New; ranges.len()];
        let mut has_hit = vec![false; ranges.len()];
        hits.iter().for_each(|hit| has_hit[hit.tree as usize] = true);
        let mut order = Vec::new();
        // Trees on the way down: the next edge, and whether something was found below.
        let mut stack: Vec<(u32, u32, bool)> = Vec::new();
        for top in 0..ranges.len() as u32 {
            if marks[top as usize] == Way::New {
                marks[top as usize] = Way::Open;
                stack.push((top, ranges[top as usize].0, has_hit[top as usize]));
            }
            while let Some((tree, next, holds)) = stack.last_mut() {
                let rest = &edges[*next as usize..ranges[*tree as usize].1 as usize];
                let below = rest.iter().position(|(child, _)| {
                    *holds |= marks[*child as usize] == Way::Holds;
                    marks[*child as usize] == Way::New
                });
                if let Some(at) = below {
                    let child = rest[at].0;
                    *next += at as u32;
                    marks[child as usize] = Way::Open;
                    stack.push((child, ranges[child as usize].0, has_hit[child as usize]));
                    continue;
                }
                let (tree, holds) = (*tree, *holds);
                stack.pop();
                marks[tree as usize] = if holds { Way::Holds } else { Way::Bare };
                if holds {
                    self.by_number[tree as usize] = order.len() as u32;
                    order.push(tree);
                }
            }
        }
        order
    }

    fn fill(&mut self, order: &[u32], ranges: &[(u32, u32)], edges: &[(u32, u32)], hits: &[Hit]) {
        for (own, tree) in (0..).zip(order) {
            let (start, end) = ranges[*tree as usize];
            for (child, name) in &edges[start as usize..end as usize] {
                if let Some(child) = self.find(*child).filter(|child| *child < own) {
                    self.children.push((child, *name));
                }
            }
            self.child_starts.push(self.children.len() as u32);
            let from = hits.partition_point(|hit| hit.tree < *tree);
            self.hits.extend(hits[from..].iter().take_while(|hit| hit.tree == *tree));
            self.hit_starts.push(self.hits.len() as u32);
        }
    }

    /// Number of trees.
    pub(super) fn len(&self) -> usize {
        self.child_starts.len() - 1
    }

    /// The tree of an object number, if it holds a wanted blob.
    pub(super) fn find(&self, number: u32) -> Option<u32> {
        self.by_number.get(number as usize).copied().filter(|tree| *tree != NONE)
    }

    /// Subtrees that hold a wanted blob, with their names.
    pub(super) fn children(&self, tree: u32) -> &[(u32, u32)] {
        let tree = tree as usize;
        &self.children[self.child_starts[tree] as usize..self.child_starts[tree + 1] as usize]
    }

    /// Wanted blobs directly in a tree.
    pub(super) fn hits(&self, tree: u32) -> &[Hit] {
        let tree = tree as usize;
        &self.hits[self.hit_starts[tree] as usize..self.hit_starts[tree + 1] as usize]
    }
}
