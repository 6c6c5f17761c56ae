//! Which copy of an object is visited when several packs, or a pack and a loose file, hold it; and whether they are copies at all.
//!
//! In: the indexes of all packs and the loose ids. Out: for each pack the positions that are visited elsewhere. The first pack
//! wins, loose files come last. Works by the first byte of the ids, so that memory stays a 256th of all ids per thread. What is visited
//! once is compared with what its name says at each of its places, or one could hide the other.

use super::inflate::Inflater;
use super::loose::{self, End, shown};
use super::pack::Pack;
use super::store::{Listing, ObjectStore, READ_LIMIT};
use crate::model::{Ledger, ObjectId, Unit};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Objects that stand in several places are compared so many times: a whole history that is there twice would be read twice.
const MOST_COMPARED: usize = 20_000;

/// Largest one of them.
const LARGEST_COMPARED: usize = 64 << 20;

/// For each pack the positions whose objects an earlier pack (or an earlier position) holds. Removes from `loose` what any
/// pack holds, and copies within.
pub(super) fn settle(packs: &[Pack], loose: &mut Vec<ObjectId>) -> Vec<Vec<u32>> {
    loose.sort_unstable();
    loose.dedup();
    loose.retain(|id| !packs.iter().any(|pack| pack.index.find(id.as_bytes()).is_some()));
    let found: Vec<(usize, u32)> = if let [only] = packs {
        let twice = |position: &u32| only.index.raw_id(*position) == only.index.raw_id(*position - 1);
        (1..only.index.count()).filter(twice).map(|position| (0, position)).collect()
    } else {
        (0..=255u8).into_par_iter().flat_map_iter(|first| in_bucket(packs, first)).collect()
    };
    let mut duplicates = vec![Vec::new(); packs.len()];
    found.into_iter().for_each(|(pack, position)| duplicates[pack].push(position));
    duplicates
}

fn in_bucket(packs: &[Pack], first: u8) -> Vec<(usize, u32)> {
    let mut all: Vec<(&[u8], usize, u32)> = Vec::new();
    for (number, pack) in packs.iter().enumerate() {
        all.extend(pack.index.bucket(first).map(|position| (pack.index.raw_id(position), number, position)));
    }
    all.sort_unstable();
    all.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| (pair[1].1, pair[1].2)).collect()
}

impl ObjectStore {
    /// Says which of the objects that stand in several places are not in each what their names say: one of them alone is read. An empty
    /// file is none, as the end of a machine in the middle of writing leaves them.
    pub(super) fn say_what_is_no_copy(&self, ledger: &mut Ledger) {
        let listing = self.listing();
        let loose: Vec<(&ObjectId, PathBuf)> = listing
            .copies
            .iter()
            .flat_map(|id| self.roots.iter().map(move |root| (id, loose::path(root, id))))
            .take(MOST_COMPARED)
            .collect();
        let mut packed = self.packed_copies(listing);
        if packed.len() > MOST_COMPARED {
            let names = self.roots.iter().map(|root| shown(root)).collect();
            let more = (packed.len() - MOST_COMPARED) as u64;
            ledger.remarked_named(
                Unit::Object,
                "one copy alone was read of objects that several packs hold",
                more,
                names,
            );
            packed.truncate(MOST_COMPARED);
        }
        let others = loose.into_par_iter().map_init(Inflater::new, |inflater, (id, file)| {
            self.is_other(id, &file, inflater).then(|| (Unit::GitFile, shown(&file)))
        });
        let others: Vec<_> = others
            .chain(packed.into_par_iter().map_init(Inflater::new, |inflater, (pack, position)| {
                self.is_other_in_pack(pack, position, inflater)
                    .then(|| (Unit::Object, self.packs[pack].index.id(position).to_string()))
            }))
            .flatten()
            .collect();
        for (unit, name) in others {
            ledger.uncovered(unit, "an object that is no copy of the one of its name", name);
        }
    }

    /// Where packs have objects that stand elsewhere, too: pack and position.
    fn packed_copies(&self, listing: &Listing) -> Vec<(usize, u32)> {
        let first =
            |id: &[u8]| self.packs.iter().enumerate().find_map(|(number, pack)| Some((number, pack.index.find(id)?)));
        let mut all: Vec<(usize, u32)> = listing.copies.iter().filter_map(|id| first(id.as_bytes())).collect();
        for (number, positions) in listing.duplicates.iter().enumerate() {
            for position in positions {
                all.extend(first(self.packs[number].index.raw_id(*position)));
                all.push((number, *position));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether a file of a loose object holds something else than its name says.
    fn is_other(&self, id: &ObjectId, file: &Path, inflater: &mut Inflater) -> bool {
        match loose::read_file(file, inflater, READ_LIMIT) {
            Ok(None) => false,
            Ok(Some(((kind, bytes), end))) => end == End::Before || self.format().id_of(kind, bytes.bytes()) != *id,
            Err(_) => file.metadata().is_ok_and(|meta| meta.len() > 0),
        }
    }

    /// Whether a pack has something else at a position than its index says. What cannot be read there is not compared.
    fn is_other_in_pack(&self, pack: usize, position: u32, inflater: &mut Inflater) -> bool {
        let index = &self.packs[pack].index;
        let Some(offset) = index.offset(position) else { return false };
        let object = self.read_packed(pack, offset, inflater, LARGEST_COMPARED);
        object.is_ok_and(|(kind, bytes)| self.format().id_of(kind, bytes.bytes()) != index.id(position))
    }
}
