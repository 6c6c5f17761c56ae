//! The vectorised pass of detection: runs of token characters.
//!
//! In: bytes. Out: every maximal run of `[A-Za-z0-9_+/=.~$-]` of at least a given length, in order. It knows nothing of rules.
//! Built from 64-bit masks (one bit a byte), so that the AVX2 path and the portable one share everything but the
//! classification of 64 bytes; a property test holds both against a byte-by-byte model.
//!
//! `unsafe` is allowed here because the intrinsics of AVX2 are: each use stands behind a run-time check of the processor.
#![allow(unsafe_code)]

/// Whether a byte belongs to the characters of which tokens are made.
pub fn is_token(byte: u8) -> bool {
    TOKEN[byte as usize]
}

const TOKEN: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = c.is_ascii_alphanumeric() || matches!(c, b'_' | b'+' | b'/' | b'=' | b'.' | b'-' | b'~' | b'$');
        b += 1;
    }
    table
};

/// Longest run length that the bit arithmetic can ask for.
pub const MAX_MIN_RUN: usize = 32;

/// Calls `found(start, end)` for every maximal run of token characters of at least `min` bytes, in order.
///
/// `min` is clamped to `1..=MAX_MIN_RUN`.
pub fn token_runs(text: &[u8], min: usize, found: impl FnMut(usize, usize)) {
    let min = min.clamp(1, MAX_MIN_RUN);
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has AVX2, asked in the line before.
        unsafe { avx2::runs(text, min, found) };
        return;
    }
    portable_runs(text, min, found);
}

/// The same by table look-ups, on any processor.
pub fn portable_runs(text: &[u8], min: usize, found: impl FnMut(usize, usize)) {
    drive(text, min.clamp(1, MAX_MIN_RUN), scalar_mask, found);
}

fn scalar_mask(block: &[u8; 64]) -> u64 {
    block.iter().enumerate().fold(0, |mask, (i, b)| mask | (u64::from(TOKEN[*b as usize]) << i))
}

/// Walks the text in blocks of 64 bytes; `mask` says which of them are token characters.
#[inline(always)]
fn drive(text: &[u8], min: usize, mask: impl Fn(&[u8; 64]) -> u64, mut found: impl FnMut(usize, usize)) {
    let mask_at = |at: usize| -> u64 {
        match text.get(at..at + 64).and_then(|b| b.first_chunk::<64>()) {
            Some(block) => mask(block),
            None => {
                let mut last = [0u8; 64];
                let rest = text.get(at..).unwrap_or(&[]);
                last[..rest.len()].copy_from_slice(rest);
                mask(&last)
            }
        }
    };
    let mut open: Option<usize> = None;
    let mut now = mask_at(0);
    let mut at = 0;
    while at < text.len() {
        let next = if at + 64 < text.len() { mask_at(at + 64) } else { 0 };
        let mut block = now;
        if let Some(start) = open {
            let ones = (!block).trailing_zeros();
            if ones == 64 {
                (now, at) = (next, at + 64);
                continue;
            }
            found(start, at + ones as usize);
            open = None;
            block &= u64::MAX << ones;
        }
        let mut starts = window_starts(block, next, min);
        while starts != 0 {
            let s = starts.trailing_zeros();
            let ones = (!(block >> s)).trailing_zeros().min(64 - s);
            if s + ones == 64 {
                open = Some(at + s as usize);
                break;
            }
            found(at + s as usize, at + (s + ones) as usize);
            starts &= u64::MAX << (s + ones);
        }
        (now, at) = (next, at + 64);
    }
    if let Some(start) = open {
        found(start, text.len());
    }
}

/// Bits of `block` at which `min` set bits begin (they may reach into `next`). Of the bits of one run only the first
/// is used by the caller, who clears the others.
#[inline(always)]
fn window_starts(block: u64, next: u64, min: usize) -> u64 {
    if block == 0 {
        return 0;
    }
    let mut wide = u128::from(block) | (u128::from(next) << 64);
    let mut have = 1;
    while have < min {
        let step = have.min(min - have);
        wide &= wide >> step;
        have += step;
    }
    wide as u64
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    /// Bit `n` of entry `lo` is set if the character with high nibble `n + 2` and low nibble `lo` is a token character.
    const LOW: [u8; 16] = {
        let mut table = [0u8; 16];
        let mut b = 0x20;
        while b < 0x80 {
            if super::TOKEN[b] {
                table[b & 15] |= 1 << ((b >> 4) - 2);
            }
            b += 1;
        }
        table
    };
    const HIGH: [u8; 16] = [0, 0, 1, 2, 4, 8, 16, 32, 0, 0, 0, 0, 0, 0, 0, 0];

    /// Token runs with AVX2.
    ///
    /// # Safety
    /// The processor must have AVX2.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn runs(text: &[u8], min: usize, found: impl FnMut(usize, usize)) {
        // SAFETY: both tables have 16 bytes, loads are unaligned.
        let (low, high) = unsafe {
            (
                _mm256_broadcastsi128_si256(_mm_loadu_si128(LOW.as_ptr().cast())),
                _mm256_broadcastsi128_si256(_mm_loadu_si128(HIGH.as_ptr().cast())),
            )
        };
        let nibble = _mm256_set1_epi8(15);
        let half = |bytes: __m256i| -> u32 {
            let lo = _mm256_shuffle_epi8(low, _mm256_and_si256(bytes, nibble));
            let hi = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble));
            let none = _mm256_cmpeq_epi8(_mm256_and_si256(lo, hi), _mm256_setzero_si256());
            !(_mm256_movemask_epi8(none) as u32)
        };
        let mask = |block: &[u8; 64]| -> u64 {
            // SAFETY: the block has 64 bytes, loads are unaligned.
            let (a, b) = unsafe {
                (_mm256_loadu_si256(block.as_ptr().cast()), _mm256_loadu_si256(block.as_ptr().add(32).cast()))
            };
            u64::from(half(a)) | (u64::from(half(b)) << 32)
        };
        super::drive(text, min, mask, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn model(text: &[u8], min: usize) -> Vec<(usize, usize)> {
        let mut runs = Vec::new();
        let mut start = None;
        for i in 0..=text.len() {
            let token = text.get(i).is_some_and(|b| is_token(*b));
            match (token, start) {
                (true, None) => start = Some(i),
                (false, Some(s)) => {
                    if i - s >= min {
                        runs.push((s, i));
                    }
                    start = None;
                }
                _ => {}
            }
        }
        runs
    }

    fn collect(f: impl FnOnce(&mut dyn FnMut(usize, usize))) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        f(&mut |s, e| out.push((s, e)));
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn all_paths_agree_with_the_model(
            pieces in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..5), "[A-Za-z0-9_+/=.~$-]{0,90}"), 0..12),
            min in 1usize..=MAX_MIN_RUN,
        ) {
            let text: Vec<u8> = pieces.into_iter().flat_map(|(a, b)| [a, b.into_bytes()].concat()).collect();
            let expected = model(&text, min);
            prop_assert_eq!(&collect(|f| token_runs(&text, min, f)), &expected);
            prop_assert_eq!(&collect(|f| portable_runs(&text, min, f)), &expected);
        }
    }

    #[test]
    fn runs_over_every_block_edge() {
        for lead in 0..130 {
            for len in [11, 12, 13, 52, 64, 65, 200] {
                let text = [vec![b' '; lead], vec![b'a'; len], vec![b' '; 3]].concat();
                assert_eq!(collect(|f| token_runs(&text, 12, f)), model(&text, 12), "lead {lead} length {len}");
            }
        }
    }
}
