//! A filter for the places where one of many literals may stand: three bytes at each place, by tables of their half bytes.
//!
//! In: parts of literals, best those that are [rare](rarest). Out: places of a text, all where one of them stands and a few more. The literals are spread over two
//! times eight groups, one bit each; a place passes a group if each of its three bytes has both halves of some byte that a literal of the
//! group has there. (This is how Teddy works, which `aho-corasick` offers; it verifies by groups and so slows down with the number of
//! literals and their lengths, of which there are many here.)

//!
//! `unsafe` is allowed here because the intrinsics of AVX2 are: each use stands behind a run-time check of the processor.
#![allow(unsafe_code)]

use std::ops::Range;

/// Bytes of a literal that are looked at.
const LEN: usize = 3;

/// Tables of half bytes: for each of the three bytes and each half a bit of each group.
#[derive(Clone, Copy, Default)]
struct Tables {
    low: [[u8; 16]; LEN],
    high: [[u8; 16]; LEN],
}

/// See the module.
pub struct Filter {
    tables: [Tables; 2],
    /// The same for whole bytes: which of all groups a byte passes, at each of the three places.
    bytes: Box<[[u16; 256]; LEN]>,
    /// Which of all groups have a literal with a byte at each place, one more than the tables have: what the half bytes of several literals
    /// let pass together fails here.
    exact: Box<[[u16; 256]; LEN + 1]>,
}

/// What the literals of one group have at each of the bytes: low and high halves, as bits.
#[derive(Clone, Copy, Default)]
struct Group([(u16, u16); LEN]);

impl Group {
    fn with(mut self, head: &[u8]) -> Group {
        for (at, (low, high)) in self.0.iter_mut().enumerate() {
            match head.get(at) {
                Some(byte) => (*low, *high) = (*low | 1 << (byte & 15), *high | 1 << (byte >> 4)),
                None => (*low, *high) = (u16::MAX, u16::MAX),
            }
        }
        self
    }

    /// How many places of a usual text pass, by a scale of its own.
    fn cost(&self) -> u64 {
        let passing = |(low, high): &(u16, u16)| -> u64 {
            let of = |half: usize| {
                let [first, second] = &SUMS[half];
                u64::from(first[usize::from(low & 255)]) + u64::from(second[usize::from(low >> 8)])
            };
            (0..16).filter(|half| high >> half & 1 != 0).map(of).sum()
        };
        self.0.iter().map(passing).product()
    }
}

/// For each upper half of a byte, and each set of eight lower ones, how often these bytes occur.
static SUMS: [[[u16; 256]; 2]; 16] = {
    let mut sums = [[[0; 256]; 2]; 16];
    let mut high = 0;
    while high < 16 {
        let mut set = 1;
        while set < 256 {
            // The set without its lowest member was summed before.
            let low = (set as u16).trailing_zeros() as usize;
            let rest = set & (set - 1);
            sums[high][0][set] = sums[high][0][rest] + frequency((high << 4 | low) as u8);
            sums[high][1][set] = sums[high][1][rest] + frequency((high << 4 | 8 | low) as u8);
            set += 1;
        }
        high += 1;
    }
    sums
};

/// Where in a literal, at most at `most`, the bytes stand that are the rarest in usual texts.
pub fn rarest(literal: &[u8], most: usize) -> usize {
    let frequency_of = |part: &[u8]| {
        // Where the same byte stands twice it stands any number of times: lines of dashes.
        let repeated = if part.iter().all(|b| *b == part[0]) { 100 } else { 1 };
        part.iter().map(|b| u64::from(frequency(*b))).product::<u64>() * repeated
    };
    // From there on it should have a byte more than is looked at first: that tells most chance hits apart.
    let parts = literal.windows(LEN).enumerate().take((most + 1).min(literal.len().saturating_sub(LEN)).max(1));
    parts.min_by_key(|(_, part)| frequency_of(part)).map_or(0, |(at, _)| at)
}

/// How often a byte occurs in source text, roughly.
const fn frequency(byte: u8) -> u16 {
    match byte {
        b' ' => 60,
        b'e' | b't' | b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 20,
        b'a'..=b'z' => 12,
        b'_' | b'.' | b'"' | b'\'' | b'/' | b'\n' | b',' | b'(' | b')' | b'-' | b':' | b'=' => 6,
        b'A'..=b'Z' | b'0'..=b'9' => 2,
        _ => 1,
    }
}

impl Filter {
    /// For what begins so; what is longer than four bytes is cut, what is shorter passes with anything behind it.
    pub fn new<'a>(heads: impl Iterator<Item = &'a [u8]>) -> Filter {
        let mut heads: Vec<&[u8]> = heads.map(|head| &head[..head.len().min(LEN + 1)]).collect();
        heads.sort_unstable();
        heads.dedup();
        let mut groups = [(Group::default(), 0); 16];
        let mut exact = Box::new([[0; 256]; LEN + 1]);
        // The most frequent first, each where it adds least.
        heads.sort_by_cached_key(|head| std::cmp::Reverse(Group::default().with(head).cost()));
        for head in &heads {
            let grown = |(group, cost): &(Group, u64)| (group.with(head).cost() - cost, group.with(head));
            let best = (0..groups.len()).min_by_key(|at| grown(&groups[*at]).0).unwrap_or(0);
            let (more, group) = grown(&groups[best]);
            groups[best] = (group, groups[best].1 + more);
            for (at, passes) in exact.iter_mut().enumerate() {
                match head.get(at) {
                    Some(byte) => passes[usize::from(*byte)] |= 1 << best,
                    None => passes.iter_mut().for_each(|groups| *groups |= 1 << best),
                }
            }
        }
        let mut filter = Filter { tables: [Tables::default(); 2], bytes: Box::new([[0; 256]; LEN]), exact };
        for (number, (group, _)) in groups.iter().enumerate() {
            let (tables, bit) = (&mut filter.tables[number / 8], 1 << (number % 8));
            for (at, (low, high)) in group.0.iter().enumerate() {
                for half in 0..16 {
                    tables.low[at][half] |= if low >> half & 1 != 0 { bit } else { 0 };
                    tables.high[at][half] |= if high >> half & 1 != 0 { bit } else { 0 };
                }
                for (byte, passes) in filter.bytes[at].iter_mut().enumerate() {
                    *passes |= (low >> (byte & 15) & high >> (byte >> 4) & 1) << number;
                }
            }
        }
        filter
    }

    /// Calls `found` for every place of a range where one of them may stand, in order.
    pub fn places(&self, text: &[u8], range: Range<usize>, mut found: impl FnMut(usize)) {
        let found = |at: usize| {
            if self.is_exact(text, at) {
                found(at);
            }
        };
        #[cfg(target_arch = "x86_64")]
        if std::arch::is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2, asked in the line before.
            return unsafe { avx2::places(&self.tables, text, range, found) };
        }
        self.portable(text, range, found);
    }

    /// The same on any processor.
    pub fn portable_places(&self, text: &[u8], range: Range<usize>, mut found: impl FnMut(usize)) {
        self.portable(text, range, |at| {
            if self.is_exact(text, at) {
                found(at);
            }
        });
    }

    /// Whether one group has literals with each of the bytes at a place that passed.
    #[inline]
    fn is_exact(&self, text: &[u8], at: usize) -> bool {
        let passes = |(byte, groups): (u8, &[u16; 256])| groups[usize::from(byte)];
        super::heads::head(text, at).into_iter().zip(self.exact.iter()).map(passes).fold(u16::MAX, |all, one| all & one)
            != 0
    }

    fn portable(&self, text: &[u8], range: Range<usize>, mut found: impl FnMut(usize)) {
        for at in range {
            let passes = |i: usize| self.bytes[i][usize::from(text.get(at + i).copied().unwrap_or(0))];
            if passes(0) & passes(1) & passes(2) != 0 {
                found(at);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{LEN, Tables};
    use std::arch::x86_64::*;
    use std::ops::Range;

    /// Bytes looked at together.
    const BLOCK: usize = 32;

    /// Places that pass, with AVX2.
    ///
    /// # Safety
    /// The processor must have AVX2.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn places(tables: &[Tables; 2], text: &[u8], range: Range<usize>, mut found: impl FnMut(usize)) {
        // SAFETY: tables have 16 bytes, loads are unaligned.
        let wide = |table: &[u8; 16]| unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast())) };
        let low = tables.map(|t| t.low.map(|table| wide(&table)));
        let high = tables.map(|t| t.high.map(|table| wide(&table)));
        let nibble = _mm256_set1_epi8(15);
        let passing = |window: &[u8; BLOCK + LEN - 1]| -> u32 {
            let mut groups = [_mm256_set1_epi8(-1); 2];
            for i in 0..LEN {
                // SAFETY: the window has two bytes more than a block, loads are unaligned.
                let bytes = unsafe { _mm256_loadu_si256(window.as_ptr().add(i).cast()) };
                let (lower, upper) =
                    (_mm256_and_si256(bytes, nibble), _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
                for set in 0..2 {
                    let both = _mm256_and_si256(
                        _mm256_shuffle_epi8(low[set][i], lower),
                        _mm256_shuffle_epi8(high[set][i], upper),
                    );
                    groups[set] = _mm256_and_si256(groups[set], both);
                }
            }
            let none = _mm256_cmpeq_epi8(_mm256_or_si256(groups[0], groups[1]), _mm256_setzero_si256());
            !(_mm256_movemask_epi8(none) as u32)
        };
        let mut at = range.start;
        while at < range.end {
            let mut places = match text.get(at..).and_then(|rest| rest.first_chunk()) {
                Some(window) => passing(window),
                None => {
                    let mut last = [0; BLOCK + LEN - 1];
                    let rest = &text[at..];
                    last[..rest.len()].copy_from_slice(rest);
                    passing(&last)
                }
            };
            let left = range.end - at;
            if left < BLOCK {
                places &= (1 << left) - 1;
            }
            while places != 0 {
                found(at + places.trailing_zeros() as usize);
                places &= places - 1;
            }
            at += BLOCK;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_literal_passes_and_both_paths_agree(
            literals in prop::collection::vec("[ -~]{2,6}", 1..60),
            pieces in prop::collection::vec((any::<prop::sample::Index>(), "[ -~\n]{0,9}", any::<u8>()), 0..40),
            cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            let mut text = Vec::new();
            for (at, filler, byte) in pieces {
                text.extend(at.get(&literals).bytes().chain(filler.bytes()).chain([byte]));
            }
            let (one, other) = (cut.0.index(text.len() + 1), cut.1.index(text.len() + 1));
            let range = one.min(other)..one.max(other);
            let filter = Filter::new(literals.iter().map(String::as_bytes));
            let (mut fast, mut portable) = (Vec::new(), Vec::new());
            filter.places(&text, range.clone(), |at| fast.push(at));
            filter.portable_places(&text, range.clone(), |at| portable.push(at));
            prop_assert_eq!(&fast, &portable);
            for at in range {
                let begins = literals.iter().any(|literal| text[at..].starts_with(literal.as_bytes()));
                prop_assert!(!begins || fast.binary_search(&at).is_ok());
            }
        }
    }
}
