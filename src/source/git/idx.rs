//! Pack indexes: which objects a pack holds and where (gitformat-pack, versions 1 and 2).
//!
//! In: the bytes of an `.idx` file. Out: ids, offsets and checksums by position, and positions by id. Nothing is copied: a
//! position is looked up in the mapped bytes. Lengths are checked once, when the index is opened; after that no content of it
//! can lead outside the bytes.

use super::map::Bytes;
use super::object::ObjectFormat;
use crate::model::ObjectId;
use std::sync::OnceLock;

const MAGIC: &[u8; 4] = b"\xfftOc";
const FANOUT: usize = 256 * 4;

/// An index, mapped or rebuilt.
pub(super) struct PackIndex {
    bytes: Bytes,
    id_len: usize,
    count: u32,
    layout: Layout,
    fine: OnceLock<Fine>,
}

/// The first position of each range of ids: a fan-out so fine that a range has one or two ids.
struct Fine {
    /// Leading bits of an id that number its range.
    bits: u32,
    starts: Vec<u32>,
}

impl Fine {
    fn new(index: &PackIndex) -> Self {
        let bits = (index.count + 1).ilog2().clamp(8, 31);
        let ranges = 1usize << bits;
        let mut starts = Vec::with_capacity(ranges + 1);
        for position in 0..index.count {
            let range = Self::number(index.raw_id(position), bits);
            if starts.len() <= range {
                starts.resize(range + 1, position);
            }
        }
        starts.resize(ranges + 1, index.count);
        Fine { bits, starts }
    }

    fn number(id: &[u8], bits: u32) -> usize {
        id.first_chunk().map_or(0, |front| (u32::from_be_bytes(*front) >> (32 - bits)) as usize)
    }

    fn range(&self, id: &[u8]) -> Option<std::ops::Range<u32>> {
        let range = Self::number(id, self.bits);
        Some(*self.starts.get(range)?..*self.starts.get(range + 1)?)
    }
}

/// Where the tables begin.
enum Layout {
    /// Entries of a 32-bit offset and an id.
    V1 { entries: usize },
    /// One table each.
    V2 { ids: usize, crcs: usize, offsets: usize, large: usize, large_count: usize },
}

impl PackIndex {
    /// Checks the lengths of the tables. The error is a sentence for the ledger.
    pub(super) fn parse(bytes: Bytes, id_len: usize) -> Result<Self, &'static str> {
        let v2 = bytes.starts_with(MAGIC);
        let fanout = if v2 { 8 } else { 0 };
        if v2 && be32(&bytes, 4) != Some(2) {
            return Err("its index has an unknown version");
        }
        let mut last = 0;
        for bucket in 0..256 {
            let upto = be32(&bytes, fanout + 4 * bucket).ok_or("its index is cut short")?;
            if upto < last {
                return Err("its index is damaged");
            }
            last = upto;
        }
        let (count, tables, trailer) = (last as usize, fanout + FANOUT, 2 * id_len);
        let size = |per_entry: usize| count.checked_mul(per_entry).and_then(|n| n.checked_add(tables + trailer));
        let needed = size(id_len + if v2 { 8 } else { 4 }).ok_or("its index is damaged")?;
        let spare = bytes.len().checked_sub(needed).ok_or("its index is cut short")?;
        let layout = if v2 {
            let crcs = tables + count * id_len;
            let offsets = crcs + 4 * count;
            Layout::V2 { ids: tables, crcs, offsets, large: offsets + 4 * count, large_count: spare / 8 }
        } else {
            Layout::V1 { entries: tables }
        };
        Ok(PackIndex { bytes, id_len, count: last, layout, fine: OnceLock::new() })
    }

    /// Number of objects.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Raw bytes of the id at a position below [`PackIndex::count`].
    pub(super) fn raw_id(&self, position: u32) -> &[u8] {
        let at = match self.layout {
            Layout::V1 { entries } => entries + position as usize * (4 + self.id_len) + 4,
            Layout::V2 { ids, .. } => ids + position as usize * self.id_len,
        };
        &self.bytes[at..at + self.id_len]
    }

    /// The id at a position below [`PackIndex::count`].
    pub(super) fn id(&self, position: u32) -> ObjectId {
        ObjectId::from_bytes(self.raw_id(position)).expect("an index has ids of 20 or 32 bytes")
    }

    /// Offset in the pack; `None` if it names a place beyond the table of large offsets.
    pub(super) fn offset(&self, position: u32) -> Option<u64> {
        match self.layout {
            Layout::V1 { entries } => be32(&self.bytes, entries + position as usize * (4 + self.id_len)).map(u64::from),
            Layout::V2 { offsets, large, large_count, .. } => {
                let offset = be32(&self.bytes, offsets + 4 * position as usize)?;
                if offset & 0x8000_0000 == 0 {
                    return Some(u64::from(offset));
                }
                let slot = (offset & 0x7fff_ffff) as usize;
                if slot >= large_count {
                    return None;
                }
                let at = large + 8 * slot;
                Some(u64::from_be_bytes(self.bytes.get(at..at + 8)?.try_into().ok()?))
            }
        }
    }

    /// CRC32 of the entry's bytes in the pack, header included (version 2 alone).
    pub(super) fn crc(&self, position: u32) -> Option<u32> {
        match self.layout {
            Layout::V1 { .. } => None,
            Layout::V2 { crcs, .. } => be32(&self.bytes, crcs + 4 * position as usize),
        }
    }

    /// Position of an id.
    pub(super) fn find(&self, id: &[u8]) -> Option<u32> {
        let range = match self.fine.get() {
            Some(fine) => fine.range(id)?,
            None => self.bucket(*id.first()?),
        };
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.raw_id(middle).cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// Makes [`PackIndex::find`] several times as fast for 4 bytes an object; for those who ask for many.
    pub(super) fn expect_many_questions(&self) {
        self.fine.get_or_init(|| Fine::new(self));
    }

    /// Positions of the ids that begin with `first`.
    pub(super) fn bucket(&self, first: u8) -> std::ops::Range<u32> {
        let table = if matches!(self.layout, Layout::V2 { .. }) { 8 } else { 0 };
        let upto = |bucket: usize| be32(&self.bytes, table + 4 * bucket).unwrap_or(0);
        let first = usize::from(first);
        (if first == 0 { 0 } else { upto(first - 1) })..upto(first)
    }

    /// Whether it is as it was written: a changed name would hide an object.
    pub(super) fn is_sound(&self, format: ObjectFormat) -> bool {
        format.ends_with_its_hash(&self.bytes)
    }

    /// The checksum of the pack that it was made for.
    pub(super) fn pack_checksum(&self) -> &[u8] {
        let end = self.bytes.len();
        &self.bytes[end - 2 * self.id_len..end - self.id_len]
    }
}

/// Writes an index of version 2 for entries that were found by reading the pack.
pub(super) fn build(mut entries: Vec<(ObjectId, u64, u32)>, pack_checksum: &[u8], id_len: usize) -> PackIndex {
    entries.sort_unstable();
    let mut bytes = Vec::with_capacity(8 + FANOUT + entries.len() * (id_len + 16) + 2 * id_len);
    bytes.extend(MAGIC);
    bytes.extend(2u32.to_be_bytes());
    for bucket in 0..=255u8 {
        let upto = entries.partition_point(|(id, ..)| id.as_bytes()[0] <= bucket);
        bytes.extend((upto as u32).to_be_bytes());
    }
    entries.iter().for_each(|(id, ..)| bytes.extend(id.as_bytes()));
    entries.iter().for_each(|(.., crc)| bytes.extend(crc.to_be_bytes()));
    let mut large = Vec::new();
    for (_, offset, _) in &entries {
        match u32::try_from(*offset) {
            Ok(small) if small & 0x8000_0000 == 0 => bytes.extend(small.to_be_bytes()),
            _ => {
                bytes.extend((0x8000_0000 | (large.len() / 8) as u32).to_be_bytes());
                large.extend(offset.to_be_bytes());
            }
        }
    }
    bytes.extend(large);
    let mut checksum = pack_checksum.to_vec();
    checksum.resize(2 * id_len, 0);
    bytes.extend(checksum);
    PackIndex::parse(Bytes::Owned(bytes), id_len).expect("an index written here can be read here")
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn use_everything(index: &PackIndex) {
        for position in (0..index.count()).take(100) {
            let id = index.id(position);
            let _ = (index.offset(position), index.crc(position), index.find(id.as_bytes()));
            index.expect_many_questions();
        }
        let _ = index.pack_checksum();
    }

    proptest! {
        #[test]
        fn what_was_built_is_found(
            ids in prop::collection::btree_set((0u8..3, prop_oneof![0u8..2, any::<u8>()], any::<[u8; 18]>()), 0..400),
            seed in any::<u64>(),
        ) {
            // Crowded in few buckets, and unevenly within.
            let ids: Vec<Vec<u8>> = ids.into_iter().map(|(a, b, rest)| [&[a, b], &rest[..]].concat()).collect();
            let entries: Vec<_> = ids.iter().enumerate().map(|(i, id)| {
                // Offsets on both sides of 2 GiB and of 4 GiB.
                let offset = seed.rotate_left(i as u32) >> (20 + i % 40);
                (ObjectId::from_bytes(id).unwrap(), offset, i as u32)
            }).collect();
            let index = build(entries.clone(), &[3; 20], 20);
            prop_assert_eq!(index.count() as usize, entries.len());
            for _ in 0..2 {
                for (id, offset, crc) in &entries {
                    let position = index.find(id.as_bytes()).unwrap();
                    let found = (index.id(position), index.offset(position), index.crc(position));
                    prop_assert_eq!(found, (*id, Some(*offset), Some(*crc)));
                    let mut other = id.as_bytes().to_vec();
                    other[19] ^= 1;
                    let known = entries.iter().any(|e| e.0.as_bytes() == other);
                    prop_assert_eq!(index.find(&other).is_some(), known);
                }
                prop_assert_eq!(index.find(&[0xee; 20]), None);
                index.expect_many_questions();
            }
            prop_assert_eq!(index.pack_checksum(), &[3; 20][..]);
        }

        #[test]
        fn damaged_indexes_never_panic(ids in prop::collection::vec(any::<[u8; 20]>(), 1..9), at in any::<prop::sample::Index>(), value in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let entries = ids.iter().map(|id| (ObjectId::from_bytes(id).unwrap(), 1u64 << 40, 7)).collect();
            let index = build(entries, &[], 20);
            let mut bytes = index.bytes.to_vec();
            let at = at.index(bytes.len());
            bytes[at] = value;
            let keep = cut.index(bytes.len() * 2);
            bytes.truncate(keep.max(bytes.len() / 4));
            for id_len in [20, 32] {
                if let Ok(index) = PackIndex::parse(Bytes::Owned(bytes.clone()), id_len) {
                    use_everything(&index);
                }
            }
        }

        #[test]
        fn random_bytes_never_panic(counts in prop::collection::vec(0u32..4, 256), tail in prop::collection::vec(any::<u8>(), 0..200), v2 in any::<bool>()) {
            let mut bytes = if v2 { [&MAGIC[..], &2u32.to_be_bytes()].concat() } else { Vec::new() };
            let mut sum = 0;
            for count in counts.iter().take(255).map(|c| c / 3) { sum += count; bytes.extend(u32::to_be_bytes(sum.min(3))); }
            bytes.extend(u32::to_be_bytes(sum.min(3)));
            bytes.extend(tail);
            if let Ok(index) = PackIndex::parse(Bytes::Owned(bytes), 20) {
                use_everything(&index);
            }
        }
    }
}
