//! A filter for the places where one of many literals may stand: four bytes at each place, by tables.
//!
//! In: parts of literals, best those that are [rare](rarest). Out: places of a text, all where one of them stands and a few more. The
//! literals are spread over two times eight groups, one bit each; a place passes a group if each of its four bytes is one that a literal
//! of the group has there. With AVX-512 a table of 128 bytes tells that; with AVX2, whose tables have 16, the halves of the byte do, which lets
//! more pass. (This is how Teddy works, which `aho-corasick` offers; it verifies by groups and so slows down with the number of
//! literals and their lengths, of which there are many here.) What passes is looked up among the [heads](Heads) before it is told, without a
//! branch: nobody could predict it.
//!
//! `unsafe` is allowed here because the intrinsics of both are: each use stands behind a run-time check of the processor.
#![allow(unsafe_code)]

use super::heads::{self, Heads};
use std::ops::Range;

/// Bytes of a literal that are looked at.
const LEN: usize = 4;

/// Tables of half bytes: for each of the bytes and each half a bit of each group.
#[derive(Clone, Copy, Default)]
struct Halves {
    low: [[u8; 16]; LEN],
    high: [[u8; 16]; LEN],
}

/// Sets of eight groups in [`Wholes`]: more of them pass fewer places, and their tables no longer fit into the registers.
const SETS: usize = 4;

/// For each of the bytes a bit of each group, by the lower seven bits of the byte.
type Wholes = [[[u8; 128]; LEN]; SETS];

/// What a processor can ask for many places at a time.
enum Tables {
    Halves(Box<[Halves; 2]>),
    Wholes(Box<Wholes>),
    None,
}

/// See the module.
pub struct Filter {
    tables: Tables,
    heads: Box<Heads>,
}

/// How a processor asks many places at a time.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "only x86-64 has them"))]
enum Processor {
    Avx512,
    Avx2,
    Any,
}

impl Processor {
    /// The one that this runs on.
    fn own() -> Processor {
        #[cfg(target_arch = "x86_64")]
        {
            use std::arch::is_x86_feature_detected as has;
            if has!("avx512f") && has!("avx512bw") && has!("avx512vbmi") {
                return Processor::Avx512;
            }
            if has!("avx2") {
                return Processor::Avx2;
            }
        }
        Processor::Any
    }
}

/// What the literals of one group have at each of the bytes: low and high halves, as bits.
#[derive(Clone, Copy, Default)]
struct Group([(u16, u16); LEN]);

impl Group {
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

/// What the literals of one group have at each of the bytes: the bytes themselves, and how often these occur.
#[derive(Clone, Copy, Default)]
struct Exact([(u128, u64); LEN]);

/// How often any byte occurs.
const ALL: u64 = {
    let (mut sum, mut byte) = (0, 0);
    while byte < 128 {
        sum += frequency(byte) as u64;
        byte += 1;
    }
    sum
};

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
        let usual =
            part.windows(2).filter(|pair| USUAL[usize::from(pair[0] & 127)] >> (pair[1] & 127) & 1 != 0).count();
        part.iter().map(|b| u64::from(FREQUENCIES[usize::from(*b)])).product::<u64>()
            * repeated
            * 3u64.pow(usual as u32)
    };
    let parts = literal.windows(LEN).enumerate().take((most + 1).min((literal.len() + 1).saturating_sub(LEN)).max(1));
    parts.min_by_key(|(_, part)| frequency_of(part)).map_or(0, |(at, _)| at)
}

/// Letters that follow each other in English, and so in names, far more often than what each of them alone says.
const USUAL_PAIRS: [&[u8; 2]; 50] = [
    b"th", b"he", b"in", b"er", b"an", b"re", b"on", b"at", b"en", b"nd", b"ti", b"es", b"or", b"te", b"of", b"ed",
    b"is", b"it", b"al", b"ar", b"st", b"to", b"nt", b"ng", b"se", b"ha", b"as", b"ou", b"io", b"le", b"ve", b"co",
    b"me", b"de", b"hi", b"ri", b"ro", b"ic", b"ne", b"ea", b"ra", b"ce", b"li", b"ch", b"ll", b"be", b"ma", b"fi",
    b"om", b"ig",
];

/// The same by their first letters, as bits.
static USUAL: [u128; 128] = {
    let mut table = [0; 128];
    let mut at = 0;
    while at < USUAL_PAIRS.len() {
        table[USUAL_PAIRS[at][0] as usize] |= 1 << USUAL_PAIRS[at][1];
        at += 1;
    }
    table
};

/// For each byte how often it occurs.
static FREQUENCIES: [u16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = frequency(byte as u8);
        byte += 1;
    }
    table
};

/// How often a byte occurs in source text, roughly: a wrong figure lets more places pass and loses none.
const fn frequency(byte: u8) -> u16 {
    match byte {
        b' ' => 272,
        b'e' => 150,
        b't' => 126,
        b'o' | b'n' | b'i' | b'a' | b's' | b'r' => 83,
        b'\n' => 60,
        b'l' | b'c' | b'_' | b'd' | b'p' | b'u' | b'"' | b'\t' => 45,
        b'm' | b'f' | b'h' => 28,
        b'>' | b'g' | b',' | b'<' | b'=' | b'/' | b'.' | b'b' | b'v' | b')' | b'(' | b'-' => 18,
        b':' | b'0' | b'&' | b'1' | b'w' | b'y' | b'2' | b'\\' | b'E' | b'x' | b'T' | b';' | b'*' | b'k' | b'A' => 10,
        b'R' | b'\'' | b'#' | b'S' | b'I' | b'O' | b'N' | b'{' | b'}' | b'3'..=b'5' | b'C' | b'L' | b'D' | b'q' => 5,
        b'!'..=b'~' => 3,
        _ => 1,
    }
}

/// A group of literals, to which others are added.
trait Grow: Copy + Default {
    /// How many places of a usual text pass, by a scale of its own, with one literal more.
    fn cost_with(&self, head: &[u8]) -> u64;
    /// The group with one literal more.
    fn with(self, head: &[u8]) -> Self;
}

impl Grow for Exact {
    fn cost_with(&self, head: &[u8]) -> u64 {
        let sum_with = |(at, (set, sum)): (usize, &(u128, u64))| match head.get(at).map(|byte| byte & 127) {
            Some(byte) if *set >> byte & 1 == 0 => sum + u64::from(FREQUENCIES[usize::from(byte)]),
            Some(_) => *sum,
            None => ALL,
        };
        self.0.iter().enumerate().map(sum_with).product()
    }

    fn with(mut self, head: &[u8]) -> Self {
        for (at, (set, sum)) in self.0.iter_mut().enumerate() {
            match head.get(at).map(|byte| byte & 127) {
                Some(byte) if *set >> byte & 1 == 0 => {
                    *set |= 1 << byte;
                    *sum += u64::from(FREQUENCIES[usize::from(byte)]);
                }
                Some(_) => {}
                None => (*set, *sum) = (u128::MAX, ALL),
            }
        }
        self
    }
}

impl Grow for Group {
    fn cost_with(&self, head: &[u8]) -> u64 {
        self.with(head).cost()
    }

    fn with(mut self, head: &[u8]) -> Self {
        for (at, (low, high)) in self.0.iter_mut().enumerate() {
            match head.get(at) {
                Some(byte) => (*low, *high) = (*low | 1 << (byte & 15), *high | 1 << (byte >> 4)),
                None => (*low, *high) = (u16::MAX, u16::MAX),
            }
        }
        self
    }
}

/// Spreads literals over groups, the most frequent first, each where it adds least to what passes.
fn spread<'p, G: Grow, const N: usize>(parts: &mut [&'p [u8]]) -> Vec<(&'p [u8], usize)> {
    parts.sort_by_cached_key(|part| std::cmp::Reverse(G::default().cost_with(part)));
    let mut groups = [(G::default(), 0); N];
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        let added = groups.iter().map(|(group, cost)| group.cost_with(part) - cost);
        let (best, more) = added.enumerate().min_by_key(|(_, more)| *more).unwrap_or_default();
        let (group, cost) = &mut groups[best];
        (*group, *cost) = (group.with(part), *cost + more);
        out.push((*part, best));
    }
    out
}

impl Tables {
    fn new(parts: &mut [&[u8]], processor: Processor) -> Tables {
        match processor {
            Processor::Avx512 => Tables::Wholes(Self::wholes(parts)),
            Processor::Avx2 => Tables::Halves(Self::halves(parts)),
            Processor::Any => Tables::None,
        }
    }

    fn wholes(parts: &mut [&[u8]]) -> Box<Wholes> {
        let mut wholes = Box::new([[[0; 128]; LEN]; SETS]);
        for (part, group) in spread::<Exact, { 8 * SETS }>(parts) {
            for (at, passes) in wholes[group / 8].iter_mut().enumerate() {
                match part.get(at) {
                    Some(byte) => passes[usize::from(byte & 127)] |= 1 << (group % 8),
                    None => passes.iter_mut().for_each(|groups| *groups |= 1 << (group % 8)),
                }
            }
        }
        wholes
    }

    fn halves(parts: &mut [&[u8]]) -> Box<[Halves; 2]> {
        let mut halves = Box::new([Halves::default(); 2]);
        let mut groups = [Group::default(); 16];
        for (part, group) in spread::<Group, 16>(parts) {
            groups[group] = groups[group].with(part);
        }
        for (number, group) in groups.iter().enumerate() {
            let (tables, bit) = (&mut halves[number / 8], 1 << (number % 8));
            for (at, (low, high)) in group.0.iter().enumerate() {
                for half in 0..16 {
                    tables.low[at][half] |= if low >> half & 1 != 0 { bit } else { 0 };
                    tables.high[at][half] |= if high >> half & 1 != 0 { bit } else { 0 };
                }
            }
        }
        halves
    }
}

impl Filter {
    /// For literals of two bytes or more; what is shorter than four passes with anything behind it.
    pub fn new<'a>(literals: impl Iterator<Item = &'a [u8]> + Clone) -> Filter {
        Self::of(literals, Processor::own())
    }

    fn of<'a>(literals: impl Iterator<Item = &'a [u8]> + Clone, processor: Processor) -> Filter {
        let mut parts: Vec<&[u8]> = literals.clone().map(|literal| &literal[..literal.len().min(LEN)]).collect();
        parts.sort_unstable();
        parts.dedup();
        Filter { tables: Tables::new(&mut parts, processor), heads: Heads::new(literals) }
    }

    /// Calls `found` for every place of a range where one of them may stand, in order. Which of the other places pass depends on the
    /// processor.
    pub fn places(&self, text: &[u8], range: Range<usize>, found: impl FnMut(usize)) {
        match &self.tables {
            // SAFETY: there are such tables only where the processor has what they are made for.
            #[cfg(target_arch = "x86_64")]
            Tables::Wholes(wholes) => unsafe { avx512::places(self, wholes, text, range, found) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Tables::Halves(halves) => unsafe { avx2::places(self, halves, text, range, found) },
            _ => self.portable(text, range, found),
        }
    }

    /// The same on any processor.
    pub fn portable(&self, text: &[u8], range: Range<usize>, found: impl FnMut(usize)) {
        range.filter(|at| self.may_begin(text, *at)).for_each(found);
    }

    /// Whether one of the literals may begin at a place.
    #[inline(always)]
    fn may_begin(&self, text: &[u8], at: usize) -> bool {
        self.heads.has(heads::head(text, at))
    }

    /// Walks a range in blocks of so many bytes; `passing` says by a bit which of them pass the tables. It is given what it may look at.
    #[inline(always)]
    fn drive<const BLOCK: usize, const WINDOW: usize>(
        &self,
        text: &[u8],
        range: Range<usize>,
        passing: impl Fn(&[u8; WINDOW]) -> u64,
        mut found: impl FnMut(usize),
    ) {
        let mut at = range.start;
        while at < range.end {
            let mut places = match text.get(at..).and_then(|rest| rest.first_chunk()) {
                Some(window) => passing(window),
                None => {
                    let mut last = [0; WINDOW];
                    let rest = &text[at..];
                    last[..rest.len()].copy_from_slice(rest);
                    passing(&last)
                }
            };
            let left = range.end - at;
            if left < BLOCK {
                places &= (1 << left) - 1;
            }
            let mut kept = [0; BLOCK];
            let mut count = 0;
            while places != 0 {
                let place = at + places.trailing_zeros() as usize;
                // There are no more bits than the array has places: the mask spares a check.
                kept[count & (BLOCK - 1)] = place;
                count += usize::from(self.may_begin(text, place));
                places &= places - 1;
            }
            kept[..count.min(BLOCK)].iter().for_each(|place| found(*place));
            at += BLOCK;
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{Filter, Halves, LEN};
    use std::arch::x86_64::*;
    use std::ops::Range;

    /// Bytes looked at together.
    const BLOCK: usize = 32;

    /// Places that pass, with AVX2.
    ///
    /// # Safety
    /// The processor must have AVX2.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn places(
        filter: &Filter,
        halves: &[Halves; 2],
        text: &[u8],
        range: Range<usize>,
        found: impl FnMut(usize),
    ) {
        // SAFETY: tables have 16 bytes, loads are unaligned.
        let wide = |table: &[u8; 16]| unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(table.as_ptr().cast())) };
        let low = halves.map(|t| t.low.map(|table| wide(&table)));
        let high = halves.map(|t| t.high.map(|table| wide(&table)));
        let nibble = _mm256_set1_epi8(15);
        let passing = |window: &[u8; BLOCK + LEN - 1]| -> u64 {
            let mut groups = [_mm256_set1_epi8(-1); 2];
            for i in 0..LEN {
                // SAFETY: the window has a block and the bytes behind its last one, loads are unaligned.
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
            u64::from(!(_mm256_movemask_epi8(none) as u32))
        };
        filter.drive::<BLOCK, _>(text, range, passing, found);
    }
}

#[cfg(target_arch = "x86_64")]
mod avx512 {
    use super::{Filter, LEN, SETS, Wholes};
    use std::arch::x86_64::*;
    use std::ops::Range;

    /// Bytes looked at together.
    const BLOCK: usize = 64;

    /// Places that pass, with AVX-512.
    ///
    /// # Safety
    /// The processor must have AVX-512 with its instructions for bytes (BW, VBMI).
    #[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
    pub(super) unsafe fn places(
        filter: &Filter,
        wholes: &Wholes,
        text: &[u8],
        range: Range<usize>,
        found: impl FnMut(usize),
    ) {
        let wide = |table: &[u8; 128]| {
            let (low, high) = table.split_at(64);
            // SAFETY: both halves have 64 bytes, loads are unaligned.
            unsafe { (_mm512_loadu_si512(low.as_ptr().cast()), _mm512_loadu_si512(high.as_ptr().cast())) }
        };
        let tables: [[_; SETS]; LEN] = std::array::from_fn(|i| std::array::from_fn(|set| wide(&wholes[set][i])));
        let passing = |window: &[u8; BLOCK + LEN - 1]| -> u64 {
            let mut groups = [_mm512_set1_epi8(-1); SETS];
            for (i, of_sets) in tables.iter().enumerate() {
                // SAFETY: the window has a block and the bytes behind its last one, loads are unaligned.
                let bytes = unsafe { _mm512_loadu_si512(window.as_ptr().add(i).cast()) };
                for (groups, (low, high)) in groups.iter_mut().zip(of_sets) {
                    *groups = _mm512_and_si512(*groups, _mm512_permutex2var_epi8(*low, bytes, *high));
                }
            }
            let any = groups.into_iter().fold(_mm512_setzero_si512(), |any, groups| _mm512_or_si512(any, groups));
            _mm512_test_epi8_mask(any, any)
        };
        filter.drive::<BLOCK, _>(text, range, passing, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_literal_passes_on_every_processor(
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
            let mut ways = vec![Vec::new(), Vec::new()];
            filter.places(&text, range.clone(), |at| ways[0].push(at));
            filter.portable(&text, range.clone(), |at| ways[1].push(at));
            #[cfg(target_arch = "x86_64")]
            if std::arch::is_x86_feature_detected!("avx2") {
                let mut found = Vec::new();
                let filter = Filter::of(literals.iter().map(String::as_bytes), Processor::Avx2);
                filter.places(&text, range.clone(), |at| found.push(at));
                ways.push(found);
            }
            for found in ways {
                prop_assert!(found.is_sorted() && found.iter().all(|at| range.contains(at)));
                for at in range.clone() {
                    let begins = literals.iter().any(|literal| text[at..].starts_with(literal.as_bytes()));
                    prop_assert!(!begins || found.binary_search(&at).is_ok());
                }
            }
        }
    }
}
