//! A fast hash for short names, ids and numbers.
//!
//! In: bytes. Out: 64 bits. Names come from what is read, so that somebody could choose them to collide: words are folded
//! by a wide multiplication over a number that is drawn anew in every process. The keyed hash of the standard library took a
//! fifth of the time of whoever looks up names all the time.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::OnceLock;

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

/// The hash of a longer text: four words at a time, which do not wait for one another.
pub(crate) fn hash(text: &[u8]) -> u64 {
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
    first.state
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
