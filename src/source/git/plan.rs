//! The delta forest of one pack: which entry is built on which, and which trees are worth decoding.
//!
//! In: a pack with its index. Out: flat tables over the entries in the order of their offsets. Only headers are read. A base
//! that the pack does not hold, a header that cannot be read and a circle of deltas make an entry a root of unknown kind: the
//! walk finds out what can be done about it.

use super::entry::Form;
use super::object::{Kind, Kinds};
use super::pack::Pack;
use crate::model::ObjectId;
use rayon::prelude::*;

const NONE: u32 = u32::MAX;

/// Flat tables, indexed by entry: the number of an object in the order of offsets.
pub(super) struct Plan {
    /// Offset in the pack and position in the index.
    entries: Vec<(u64, u32)>,
    /// Kind of the root of its tree, by code.
    kinds: Vec<KindCode>,
    /// Whether another copy of the object is visited in its place.
    duplicate: Vec<bool>,
    /// Start of the children of each entry in `children`.
    child_starts: Vec<u32>,
    children: Vec<u32>,
    /// Entries that a walk starts at, in the order of offsets.
    roots: Vec<u32>,
    /// Compressed bytes of the tree of each root, in step with `roots`.
    root_weights: Vec<u64>,
}

/// A kind, or the lack of one, in a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KindCode {
    Known(Kind),
    /// The root's header or base is not in this pack.
    Unknown,
    /// Not reached yet; what remains so is part of a circle.
    Unreached,
}

impl KindCode {
    /// Whether a walk for `kinds` has to look at it.
    fn is_wanted(self, kinds: Kinds) -> bool {
        match self {
            KindCode::Known(kind) => kinds.has(kind),
            KindCode::Unknown | KindCode::Unreached => true,
        }
    }
}

/// Links found in the headers.
struct Links {
    /// Base entry, or `NONE`.
    bases: Vec<u32>,
    kinds: Vec<KindCode>,
    /// Whether a base may stand behind its delta (deltas by name).
    by_name: bool,
}

impl Plan {
    /// Reads the headers of all entries. `duplicates` are positions of the index whose objects are visited elsewhere.
    pub(super) fn new(pack: &Pack, duplicates: &[u32], kinds: Kinds) -> Self {
        let mut entries: Vec<(u64, u32)> = (0..pack.index.count())
            // An offset that the index cannot tell lies behind every pack: its header will not be readable.
            .map(|position| (pack.index.offset(position).unwrap_or(u64::MAX), position))
            .collect();
        entries.par_sort_unstable();
        let mut links = links(pack, &entries);
        let order = spread_kinds(&mut links);
        let mut plan = Plan {
            duplicate: vec![false; entries.len()],
            entries,
            kinds: links.kinds,
            child_starts: Vec::new(),
            children: Vec::new(),
            roots: Vec::new(),
            root_weights: Vec::new(),
        };
        plan.mark_duplicates(duplicates);
        let weights = plan.weigh(pack, &links.bases, order.as_deref(), kinds);
        plan.link_children(&links.bases, &weights);
        plan
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Offset in the pack.
    pub(super) fn offset(&self, entry: u32) -> u64 {
        self.entries[entry as usize].0
    }

    /// Position in the index.
    pub(super) fn position(&self, entry: u32) -> u32 {
        self.entries[entry as usize].1
    }

    /// Where the entry's bytes end: at the next one.
    pub(super) fn end(&self, entry: u32, pack: &Pack) -> usize {
        let offset = self.offset(entry);
        let mut later = self.entries[entry as usize + 1..].iter().map(|e| e.0);
        let limit = pack.entries().len();
        // Two ids at one offset are possible in a hostile index.
        later.find(|next| *next > offset).map_or(limit, |next| usize::try_from(next).map_or(limit, |n| n.min(limit)))
    }

    /// Entries that are deltas to this one and worth decoding; the heaviest tree last.
    pub(super) fn children(&self, entry: u32) -> &[u32] {
        let range = self.child_starts[entry as usize] as usize..self.child_starts[entry as usize + 1] as usize;
        &self.children[range]
    }

    /// Entries that a walk starts at, with the compressed bytes of their trees.
    pub(super) fn roots(&self) -> impl Iterator<Item = (u32, u64)> {
        self.roots.iter().copied().zip(self.root_weights.iter().copied())
    }

    /// Whether another copy is visited in its place.
    pub(super) fn is_duplicate(&self, entry: u32) -> bool {
        self.duplicate[entry as usize]
    }

    /// Whether the entry is part of a circle of deltas.
    pub(super) fn is_in_circle(&self, entry: u32) -> bool {
        self.kinds[entry as usize] == KindCode::Unreached
    }

    fn mark_duplicates(&mut self, duplicates: &[u32]) {
        if duplicates.is_empty() {
            return;
        }
        let mut by_position = vec![false; self.entries.len()];
        duplicates.iter().for_each(|position| by_position[*position as usize] = true);
        for (mark, (_, position)) in self.duplicate.iter_mut().zip(&self.entries) {
            *mark = by_position[*position as usize];
        }
    }

    /// Compressed bytes of the tree under each entry; 0 where nothing is to be visited.
    fn weigh(&self, pack: &Pack, bases: &[u32], order: Option<&[u32]>, kinds: Kinds) -> Vec<u64> {
        let mut weights = vec![0u64; self.len()];
        for at in (0..self.len()).rev() {
            let entry = order.map_or(at, |order| order[at] as usize);
            if !self.kinds[entry].is_wanted(kinds) || (weights[entry] == 0 && self.duplicate[entry]) {
                continue;
            }
            let size = (self.end(entry as u32, pack) as u64).saturating_sub(self.entries[entry].0);
            weights[entry] = weights[entry].saturating_add(size).max(1);
            if bases[entry] != NONE {
                let base = bases[entry] as usize;
                weights[base] = weights[base].saturating_add(weights[entry]);
            }
        }
        weights
    }

    /// Makes the table of children, and the list of roots.
    fn link_children(&mut self, bases: &[u32], weights: &[u64]) {
        let mut starts = vec![0u32; self.len() + 1];
        for (entry, base) in bases.iter().enumerate() {
            if weights[entry] == 0 {
                continue;
            }
            if *base == NONE {
                self.roots.push(entry as u32);
                self.root_weights.push(weights[entry]);
            } else {
                starts[*base as usize + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts.last().copied().unwrap_or(0) as usize];
        for (entry, base) in bases.iter().enumerate().filter(|(entry, base)| **base != NONE && weights[*entry] > 0) {
            let slot = &mut next[*base as usize];
            children[*slot as usize] = entry as u32;
            *slot += 1;
        }
        // The heaviest last: a base is let go when its last child has been made, so at most log2(n) bases are held at once.
        for at in 0..self.len() {
            let siblings = &mut children[starts[at] as usize..starts[at + 1] as usize];
            if let Some(heaviest) = (0..siblings.len()).max_by_key(|i| weights[siblings[*i] as usize]) {
                let last = siblings.len() - 1;
                siblings.swap(heaviest, last);
            }
        }
        (self.child_starts, self.children) = (starts, children);
    }
}

/// Reads all headers and finds the bases that the pack itself holds.
fn links(pack: &Pack, entries: &[(u64, u32)]) -> Links {
    let found: Vec<(u32, KindCode, Option<ObjectId>)> = (0..entries.len())
        .into_par_iter()
        .with_min_len(4096)
        .map(|entry| match pack.header(entries[entry].0).map(|header| header.form) {
            Ok(Form::Whole(kind)) => (NONE, KindCode::Known(kind), None),
            Ok(Form::DeltaAt(base)) => match find_before(entries, entry, base) {
                Some(base) => (base, KindCode::Unreached, None),
                None => (NONE, KindCode::Unknown, None),
            },
            Ok(Form::DeltaOf(id)) => (NONE, KindCode::Unknown, Some(id)),
            Err(_) => (NONE, KindCode::Unknown, None),
        })
        .collect();
    let by_name = found.iter().any(|(.., id)| id.is_some());
    let mut links =
        Links { bases: found.iter().map(|f| f.0).collect(), kinds: found.iter().map(|f| f.1).collect(), by_name };
    if by_name {
        let mut entry_at = vec![0; entries.len()];
        (0..).zip(entries).for_each(|(entry, (_, position))| entry_at[*position as usize] = entry);
        for (entry, (.., id)) in found.iter().enumerate() {
            let base = id.and_then(|id| pack.index.find(id.as_bytes())).map(|position| entry_at[position as usize]);
            if let Some(base) = base {
                (links.bases[entry], links.kinds[entry]) = (base, KindCode::Unreached);
            }
        }
    }
    links
}

/// The entry at offset `base`, which stands before `entry`, mostly not far.
fn find_before(entries: &[(u64, u32)], entry: usize, base: u64) -> Option<u32> {
    let (mut high, mut step) = (entry, 1);
    let mut low = loop {
        let low = high.saturating_sub(step);
        if low == 0 || entries[low].0 <= base {
            break low;
        }
        (high, step) = (low, step * 2);
    };
    low += entries[low..high].partition_point(|e| e.0 < base);
    (entries.get(low)?.0 == base && low < entry).then_some(low as u32)
}

/// Carries the kind of each root to its tree. The result is an order in which a base comes before its deltas, `None` if the
/// order of offsets is one. Circles are cut: their entries become roots that stay `Unreached`.
fn spread_kinds(links: &mut Links) -> Option<Vec<u32>> {
    let count = links.bases.len();
    if !links.by_name {
        for entry in 0..count {
            if links.bases[entry] != NONE {
                links.kinds[entry] = links.kinds[links.bases[entry] as usize];
            }
        }
        return None;
    }
    let mut first_child = vec![NONE; count];
    let mut next_sibling = vec![NONE; count];
    for (entry, (base, sibling)) in (0..).zip(links.bases.iter().zip(&mut next_sibling)) {
        if *base != NONE {
            *sibling = std::mem::replace(&mut first_child[*base as usize], entry);
        }
    }
    let mut order: Vec<u32> = (0..count as u32).filter(|e| links.bases[*e as usize] == NONE).collect();
    let mut at = 0;
    while at < order.len() {
        let entry = order[at] as usize;
        let mut child = first_child[entry];
        while child != NONE {
            links.kinds[child as usize] = links.kinds[entry];
            order.push(child);
            child = next_sibling[child as usize];
        }
        at += 1;
    }
    for entry in 0..count {
        if links.kinds[entry] == KindCode::Unreached {
            links.bases[entry] = NONE;
            order.push(entry as u32);
        }
    }
    Some(order)
}
