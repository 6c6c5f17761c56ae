//! Objects by dense numbers: those of the packs in their order, by the positions of the indexes, then the loose ones.
//!
//! In: ids, or numbers. Out: the other. For tables indexed by object; the numbers of what is in packs are the same while the packs are.

use super::quiet::Quiet;
use super::store::ObjectStore;
use crate::model::ObjectId;
use rayon::prelude::*;

impl ObjectStore {
    /// The numbers of many objects, in step with `ids`. Asked in the order of the ids, so that neighbours are near in the indexes.
    pub fn numbers_of(&self, ids: &[ObjectId]) -> Vec<Option<u32>> {
        self.packs.iter().for_each(|pack| pack.index.expect_many_questions());
        let front = |id: &ObjectId| id.as_bytes().first_chunk().map_or(0, |front| u64::from_be_bytes(*front));
        let mut order: Vec<(u64, usize)> = ids.iter().enumerate().map(|(at, id)| (front(id), at)).collect();
        order.par_sort_unstable();
        let look = |part: &[(u64, usize)]| {
            let mut last: Option<(&ObjectId, Option<u32>)> = None;
            let mut found = Vec::with_capacity(part.len());
            for (_, at) in part {
                let id = &ids[*at];
                // The same is asked many times.
                let number = match last {
                    Some((known, number)) if known == id => number,
                    _ => self.number(id),
                };
                last = Some((id, number));
                found.push(number);
            }
            found
        };
        let found: Vec<Vec<Option<u32>>> = order.par_chunks(1 << 14).map(look).collect();
        let mut numbers = vec![None; ids.len()];
        order.iter().zip(found.into_iter().flatten()).for_each(|((_, at), number)| numbers[*at] = number);
        numbers
    }

    /// How many numbers objects have: more than the highest [`ObjectStore::number`].
    pub fn numbers(&self) -> u64 {
        let listing = self.listing();
        listing.first_numbers[self.packs.len()] + listing.loose.len() as u64
    }

    /// What leaves out all that is in packs.
    pub(super) fn all_quiet(&self) -> Vec<Option<Quiet>> {
        self.packs.iter().map(|pack| Some(Quiet::all(pack.index.count()))).collect()
    }

    /// The number behind those of all packs.
    pub(super) fn numbers_of_packs(&self) -> u64 {
        self.listing().first_numbers[self.packs.len()]
    }

    /// The same, if no object is in two of them.
    pub(super) fn packed_numbers(&self) -> Option<u32> {
        let listing = self.listing();
        let apart = listing.duplicates.iter().all(|positions| positions.is_empty());
        u32::try_from(*listing.first_numbers.last()?).ok().filter(|_| apart)
    }

    /// The number of an object: dense from 0, the same in all walks of this store, for tables indexed by object. `None` if it is
    /// not there, or beyond 32 bits.
    pub fn number(&self, id: &ObjectId) -> Option<u32> {
        let listing = self.listing();
        for (pack, first) in self.packs.iter().zip(&listing.first_numbers) {
            if let Some(position) = pack.index.find(id.as_bytes()) {
                return u32::try_from(first + u64::from(position)).ok();
            }
        }
        self.loose_number(listing.loose.binary_search(id).ok()?)
    }

    /// The number of the object at a position of the list of loose objects.
    pub(super) fn loose_number(&self, position: usize) -> Option<u32> {
        u32::try_from(self.listing().first_numbers[self.packs.len()] + position as u64).ok()
    }

    /// The number of the object at a position of the index of a pack.
    pub(super) fn packed_number(&self, pack: usize, position: u32) -> Option<u32> {
        u32::try_from(self.listing().first_numbers[pack] + u64::from(position)).ok()
    }

    /// Which pack holds the object that has a number, and at which position of its index; behind the packs come the loose objects.
    pub(super) fn place_of(&self, number: u32) -> Option<(usize, u32)> {
        let (firsts, number) = (&self.listing().first_numbers, u64::from(number));
        let pack = firsts.partition_point(|first| *first <= number).checked_sub(1)?;
        Some((pack, u32::try_from(number - firsts[pack]).ok()?))
    }

    /// The id that has a number.
    pub fn id_at(&self, number: u32) -> Option<ObjectId> {
        let (pack, within) = self.place_of(number)?;
        match self.packs.get(pack) {
            Some(pack) => Some(pack.index.id(within)),
            None => self.listing().loose.get(within as usize).copied(),
        }
    }
}
