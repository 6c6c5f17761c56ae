//! Objects of packs that somebody has looked at and that need not be looked at again.
//!
//! In: objects as a walk shows them. Out: for each pack a [`Quiet`], a bit for each object and the counts of what is left out because of
//! it; in bytes and back. What makes an object quiet, and for how long, is the business of who notes it down. A walk that knows quiet
//! objects does not decode them, but for what others are built on, and for commits: the graph needs them.

use super::object::Kind;
use super::store::ObjectStore;
use super::walk::ObjectView;
use std::sync::{Mutex, PoisonError};

/// The quiet objects of one pack, by their positions in its index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quiet {
    bits: Vec<u64>,
    /// How many of them there are, by kind, and their decoded bytes.
    pub(super) objects: [u64; 4],
    pub(super) bytes: [u64; 4],
    /// Whether the commits among them are left out as well.
    pub(super) leaves_commits: bool,
}

impl Quiet {
    /// Whether the object at a position is one.
    #[inline]
    pub(super) fn has(&self, position: u32) -> bool {
        self.bits.get(position as usize / 64).is_some_and(|word| word >> (position % 64) & 1 != 0)
    }

    fn add(&mut self, position: usize, kind: Kind, len: u64) {
        let word = position / 64;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (position % 64);
        self.objects[kind as usize] += 1;
        self.bytes[kind as usize] += len;
    }

    /// The same, where the graph of the commits is known.
    pub fn with_commits(self) -> Self {
        Quiet { leaves_commits: true, ..self }
    }

    /// All objects of a pack of so many, none of which is counted.
    pub(super) fn all(count: u32) -> Self {
        Quiet { bits: vec![u64::MAX; count as usize / 64 + 1], leaves_commits: true, ..Quiet::default() }
    }

    /// All of it in bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.objects.iter().chain(&self.bytes).chain(&self.bits).flat_map(|number| number.to_le_bytes()).collect()
    }

    /// What [`Quiet::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (numbers, rest) = bytes.as_chunks::<8>();
        let mut numbers = numbers.iter().map(|number| u64::from_le_bytes(*number));
        let mut four = || Some([numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()?]);
        let (objects, bytes) = (four()?, four()?);
        rest.is_empty().then(|| Quiet { bits: numbers.collect(), objects, bytes, leaves_commits: false })
    }
}

/// Notes down quiet objects during a walk.
pub struct QuietLog {
    /// One for each thread and one for all others: numbers, kinds, lengths.
    shards: Vec<Mutex<Vec<(u32, Kind, u64)>>>,
}

impl Default for QuietLog {
    fn default() -> Self {
        QuietLog { shards: (0..=rayon::current_num_threads()).map(|_| Mutex::default()).collect() }
    }
}

impl QuietLog {
    /// Notes an object down.
    pub fn add(&self, object: &ObjectView<'_>) {
        // Numbers go no further; the rest has none.
        if object.number == u32::MAX {
            return;
        }
        let at = rayon::current_thread_index().map_or(0, |thread| (thread + 1) % self.shards.len());
        let mut shard = self.shards[at].lock().unwrap_or_else(PoisonError::into_inner);
        shard.push((object.number, object.kind, object.bytes.len() as u64));
    }

    /// By pack, in the order of the packs of the store. Loose objects are none.
    pub fn into_quiet(self, store: &ObjectStore) -> Vec<Quiet> {
        let mut all = vec![Quiet::default(); store.pack_count()];
        for shard in self.shards {
            for (number, kind, len) in shard.into_inner().unwrap_or_else(PoisonError::into_inner) {
                let place = store.place_of(number);
                if let Some((quiet, position)) = place.and_then(|(pack, at)| Some((all.get_mut(pack)?, at))) {
                    quiet.add(position as usize, kind, len);
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_added_is_read_again(positions in prop::collection::btree_set(0usize..3000, 0..60), cut in 1usize..8) {
            let mut quiet = Quiet::default();
            for position in &positions {
                quiet.add(*position, Kind::ALL[position % 4], *position as u64);
            }
            let bytes = quiet.to_bytes();
            prop_assert_eq!(Quiet::from_bytes(&bytes), Some(quiet.clone()));
            prop_assert_eq!(Quiet::from_bytes(&bytes[cut..]), None);
            for position in 0..3100u32 {
                prop_assert_eq!(quiet.has(position), positions.contains(&(position as usize)));
            }
            prop_assert_eq!(quiet.objects.iter().sum::<u64>(), positions.len() as u64);
        }
    }
}
