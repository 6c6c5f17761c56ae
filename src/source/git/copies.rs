//! Which copy of an object is visited when several packs, or a pack and a loose file, hold it.
//!
//! In: the indexes of all packs and the loose ids. Out: for each pack the positions that are visited elsewhere. The first pack
//! wins, loose files come last. Works by the first byte of the ids, so that memory stays a 256th of all ids per thread.

use super::pack::Pack;
use crate::model::ObjectId;
use rayon::prelude::*;

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
