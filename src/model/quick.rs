//! A fast hash for short names, ids and numbers.
//!
//! In: bytes. Out: 64 bits. Names come from what is read, so that somebody could choose them to collide: words are folded
//! by a wide multiplication over a number that is drawn anew in every process. The keyed hash of the standard library took a
//! fifth of the time of whoever looks up names all the time.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// A map with the fast hash.
pub(crate) type Map<K, V> = HashMap<K, V, Seeded>;

/// Makes hashers from the number of this process.
#[derive(Clone)]
pub(crate) struct Seeded(u64);

impl Default for Seeded {
    fn default() -> Self {
        static SEED: OnceLock<u64> = OnceLock::new();
        Self(*SEED.get_or_init(|| RandomState::new().hash_one(0) | 1))
    }
}

impl BuildHasher for Seeded {
    type Hasher = Quick;

    fn build_hasher(&self) -> Quick {
        Quick { state: self.0, seed: self.0 }
    }
}

/// The hash of a value of some parts.
pub(crate) fn hash_of(value: &impl Hash) -> u64 {
    Seeded::default().hash_one(value)
}

/// The hash of a longer text.
pub(crate) fn hash(text: &[u8]) -> u64 {
    hash_of_part(text, 0)
}

/// The hash of a part of a longer text with what else tells it apart from others: four words at a time, which do not wait for one another.
pub(crate) fn hash_of_part(text: &[u8], what: u64) -> u64 {
    let seeded = Seeded::default();
    let mut lanes = [0u64; 4].map(|_| seeded.build_hasher());
    let (blocks, rest) = text.as_chunks::<32>();
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            lane.add(u64::from_le_bytes(*word));
        }
    }
    let [mut first, others @ ..] = lanes;
    others.iter().for_each(|lane| first.add(lane.state));
    first.write(rest);
    first.add(text.len() as u64);
    first.add(what);
    first.state
}

/// Hashes that were met of late, by all threads: each has one place, which the next one of that place takes. A hash is compared with one
/// other, so that two texts are taken for the same in one of 2⁶³ questions, and nobody who does not know the number of the process can make two such.
pub(crate) struct Recent(Box<[AtomicU64]>);

impl Recent {
    /// Room for two to the power of `bits`, which takes memory where hashes are kept alone.
    pub(crate) fn new(bits: u32) -> Self {
        Self((0..1usize << bits).map(|_| AtomicU64::new(0)).collect())
    }

    /// Whether a hash is kept.
    pub(crate) fn has(&self, hash: u64) -> bool {
        self.place(hash).load(Ordering::Relaxed) == hash | 1
    }

    /// Keeps a hash.
    pub(crate) fn keep(&self, hash: u64) {
        // An empty place holds zero.
        self.place(hash).store(hash | 1, Ordering::Relaxed);
    }

    fn place(&self, hash: u64) -> &AtomicU64 {
        &self.0[(hash >> 1) as usize & (self.0.len() - 1)]
    }
}

/// Folds eight bytes at a time.
pub(crate) struct Quick {
    state: u64,
    seed: u64,
}

/// Digits of the golden ratio: an odd number without structure.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Quick {
    fn add(&mut self, word: u64) {
        let wide = u128::from(self.state ^ word) * u128::from(self.seed ^ FACTOR);
        self.state = (wide as u64) ^ ((wide >> 64) as u64).wrapping_add(word);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            let mut word = [0; 8];
            word[..rest.len()].copy_from_slice(rest);
            self.add(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.add(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.add(u64::from(n));
    }

    fn write_usize(&mut self, n: usize) {
        self.add(n as u64);
    }

    fn finish(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_told_apart_in_their_low_bits_too() {
        for seed in (1..=64u64).map(|n| n.wrapping_mul(0xd134_2543_de82_ef95) | 1) {
            tells_apart(&Seeded(seed));
        }
    }

    #[test]
    fn a_text_with_one_other_byte_has_another_hash() {
        let text = b"some words of a text that is longer than a block or two of them, and a rest".repeat(3);
        let mut seen: Vec<u64> = (0..text.len()).map(|len| hash(&text[..len])).collect();
        for at in 0..text.len() {
            let mut other = text.clone();
            other[at] ^= 1;
            seen.push(hash(&other));
        }
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }

    #[test]
    fn what_was_kept_is_known_until_another_takes_its_place() {
        let recent = Recent::new(4);
        let (one, same_place, other) = (0x1234_5671, 0x8765_4351, 0x1234_5673);
        assert!(!recent.has(one));
        [one, other].iter().for_each(|hash| recent.keep(*hash));
        assert!(recent.has(one) && recent.has(other) && !recent.has(same_place));
        recent.keep(same_place);
        assert!(!recent.has(one) && recent.has(same_place));
    }

    fn tells_apart(seeded: &Seeded) {
        let mut seen: Vec<u64> = (0..4_000u32)
            .flat_map(|i| [seeded.hash_one(i), seeded.hash_one(format!("name{i}")), seeded.hash_one((i, "key"))])
            .collect();
        let mut buckets = [0u32; 1024];
        seen.iter().for_each(|hash| buckets[(hash % 1024) as usize] += 1);
        // About 12 for each.
        assert!(buckets.iter().all(|n| *n < 40));
        let all = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all);
    }
}
