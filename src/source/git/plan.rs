//! The delta forest of one pack: which entry is built on which, and which trees are worth decoding.
//!
//! In: a pack with its index. Out: flat tables over the entries in the order of their offsets: a [`Layout`], which the pack keeps for
//! every later walk, and the [`Plan`] of one walk. Only headers are read. A base that the pack does not hold, a header that cannot be read and a circle of deltas make an entry a root of unknown kind: the
//! walk finds out what can be done about it.

use super::entry::Form;
use super::object::{Kind, Kinds};
use super::pack::Pack;
use super::quiet::Quiet;
use crate::model::ObjectId;
use rayon::prelude::*;

const NONE: u32 = u32::MAX;

/// What the headers say, indexed by entry: the number of an object in the order of offsets.
pub(super) struct Layout {
    /// Offset in the pack and position in the index.
    entries: Vec<(u64, u32)>,
    /// Checksums of the index, empty if it has none. Fetched together: one by one each would be a cache miss.
    checksums: Vec<u32>,
    /// Base entry, or `NONE`.
    bases: Vec<u32>,
    /// Kind of the root of its tree, by code.
    kinds: Vec<KindCode>,
    /// An order in which a base comes before its deltas, if the order of offsets is none.
    order: Option<Vec<u32>>,
}

/// What one walk does with a pack.
pub(super) struct Plan<'a> {
    layout: &'a Layout,
    /// Whether the object is not visited: another copy is, or it is known from before. Empty if there is none.
    left_out: Vec<bool>,
    quiet: Option<&'a Quiet>,
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

impl Layout {
    /// Reads the headers of all entries.
    pub(super) fn new(pack: &Pack) -> Self {
        let mut entries: Vec<(u64, u32)> = (0..pack.index.count())
            // An offset that the index cannot tell lies behind every pack: its header will not be readable.
            .map(|position| (pack.index.offset(position).unwrap_or(u64::MAX), position))
            .collect();
        entries.par_sort_unstable();
        let checksums: Option<Vec<u32>> = entries.iter().map(|(_, position)| pack.index.crc(*position)).collect();
        let mut links = links(pack, &entries);
        let order = spread_kinds(&mut links);
        Layout { entries, checksums: checksums.unwrap_or_default(), bases: links.bases, kinds: links.kinds, order }
    }
}

impl<'a> Plan<'a> {
    /// Plans a walk for `kinds`. `duplicates` are positions of the index whose objects are visited elsewhere; of the quiet ones the commits
    /// alone are visited.
    pub(super) fn new(pack: &'a Pack, duplicates: &[u32], kinds: Kinds, quiet: Option<&'a Quiet>) -> Self {
        let mut plan = Plan {
            layout: pack.layout(),
            left_out: Vec::new(),
            quiet,
            child_starts: Vec::new(),
            children: Vec::new(),
            roots: Vec::new(),
            root_weights: Vec::new(),
        };
        plan.mark_left_out(duplicates);
        let weights = plan.weigh(pack, kinds);
        plan.link_children(&weights);
        plan
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.layout.entries.len()
    }

    /// Offset in the pack.
    pub(super) fn offset(&self, entry: u32) -> u64 {
        self.layout.entries[entry as usize].0
    }

    /// Position in the index.
    pub(super) fn position(&self, entry: u32) -> u32 {
        self.layout.entries[entry as usize].1
    }

    /// CRC32 of the entry's bytes, by the index.
    pub(super) fn checksum(&self, entry: u32) -> Option<u32> {
        self.layout.checksums.get(entry as usize).copied()
    }

    /// Where the entry's bytes end: at the next one.
    pub(super) fn end(&self, entry: u32, pack: &Pack) -> usize {
        let offset = self.offset(entry);
        let mut later = self.layout.entries[entry as usize + 1..].iter().map(|e| e.0);
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

    /// Whether it is not visited.
    pub(super) fn is_left_out(&self, entry: u32) -> bool {
        self.left_out.get(entry as usize).is_some_and(|left_out| *left_out)
    }

    /// Whether its kind is told by the headers.
    pub(super) fn is_kind_known(&self, entry: u32) -> bool {
        matches!(self.layout.kinds[entry as usize], KindCode::Known(_))
    }

    /// Whether it is known from before to be quiet.
    pub(super) fn is_quiet(&self, entry: u32) -> bool {
        self.quiet.is_some_and(|quiet| quiet.has(self.position(entry)))
    }

    /// Whether the entry is part of a circle of deltas.
    pub(super) fn is_in_circle(&self, entry: u32) -> bool {
        self.layout.kinds[entry as usize] == KindCode::Unreached
    }

    fn mark_left_out(&mut self, duplicates: &[u32]) {
        if duplicates.is_empty() && self.quiet.is_none() {
            return;
        }
        let mut by_position = vec![false; self.layout.entries.len()];
        duplicates.iter().for_each(|position| by_position[*position as usize] = true);
        let entries = self.layout.entries.iter().zip(&self.layout.kinds);
        let is_quiet = |position: u32, kind: KindCode| {
            let commits = |quiet: &&Quiet| quiet.leaves_commits || kind != KindCode::Known(Kind::Commit);
            self.quiet.filter(commits).is_some_and(|quiet| quiet.has(position))
        };
        self.left_out = entries
            .map(|((_, position), kind)| by_position[*position as usize] || is_quiet(*position, *kind))
            .collect();
    }

    /// Compressed bytes of the tree under each entry; 0 where nothing is to be visited.
    fn weigh(&self, pack: &Pack, kinds: Kinds) -> Vec<u64> {
        let (bases, order) = (&self.layout.bases, self.layout.order.as_deref());
        let mut weights = vec![0u64; self.len()];
        for at in (0..self.len()).rev() {
            let entry = order.map_or(at, |order| order[at] as usize);
            if !self.layout.kinds[entry].is_wanted(kinds) || (weights[entry] == 0 && self.is_left_out(entry as u32)) {
                continue;
            }
            let size = (self.end(entry as u32, pack) as u64).saturating_sub(self.layout.entries[entry].0);
            weights[entry] = weights[entry].saturating_add(size).max(1);
            if bases[entry] != NONE {
                let base = bases[entry] as usize;
                weights[base] = weights[base].saturating_add(weights[entry]);
            }
        }
        weights
    }

    /// Makes the table of children, and the list of roots.
    fn link_children(&mut self, weights: &[u64]) {
        let bases = &self.layout.bases;
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
    let by_offset = ByOffset::new(entries, pack.entries().len());
    let found: Vec<(u32, KindCode, Option<ObjectId>)> = (0..entries.len())
        .into_par_iter()
        .with_min_len(4096)
        .map(|entry| match pack.header(entries[entry].0).map(|header| header.form) {
            Ok(Form::Whole(kind)) => (NONE, KindCode::Known(kind), None),
            Ok(Form::DeltaAt(base)) => match by_offset.find(base) {
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

/// Finds entries by offset: a table of the first entry of each stretch of the pack, four entries long on average.
struct ByOffset<'a> {
    entries: &'a [(u64, u32)],
    shift: u32,
    firsts: Vec<u32>,
}

impl<'a> ByOffset<'a> {
    fn new(entries: &'a [(u64, u32)], pack_len: usize) -> Self {
        let stretch = (pack_len as u64 / (entries.len() as u64 + 1)).max(1) * 4;
        let shift = stretch.ilog2();
        let stretches = (pack_len as u64 >> shift) as usize + 1;
        let mut firsts = Vec::with_capacity(stretches + 1);
        for (entry, (offset, _)) in (0..).zip(entries) {
            while firsts.len() < stretches && *offset >= (firsts.len() as u64) << shift {
                firsts.push(entry);
            }
        }
        firsts.resize(stretches + 1, entries.len() as u32);
        ByOffset { entries, shift, firsts }
    }

    /// The first entry at `offset`.
    #[inline]
    fn find(&self, offset: u64) -> Option<u32> {
        let stretch = usize::try_from(offset >> self.shift).ok()?;
        let first = *self.firsts.get(stretch)? as usize;
        let end = *self.firsts.get(stretch + 1)? as usize;
        let at = first + self.entries.get(first..end)?.partition_point(|entry| entry.0 < offset);
        (self.entries.get(at)?.0 == offset).then_some(at as u32)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_offset_is_found_and_no_other(
            offsets in prop::collection::btree_set(prop_oneof![0u64..300, 4000u64..5000, any::<u64>()], 0..200),
            pack_len in 0usize..6000,
            probe in 0u64..6000,
        ) {
            let entries: Vec<(u64, u32)> = offsets.iter().map(|offset| (*offset, 0)).collect();
            let by_offset = ByOffset::new(&entries, pack_len);
            for (at, offset) in (0..).zip(&offsets) {
                if *offset < pack_len as u64 {
                    prop_assert_eq!(by_offset.find(*offset), Some(at));
                }
            }
            let found = by_offset.find(probe);
            prop_assert!(found.is_none() || offsets.contains(&probe));
        }
    }
}
