//! The English word list of BIP 39, by which phrases that stand for keys are known (bitcoin/bips, bip-0039/english.txt, MIT).
//!
//! In: a text. Out: its words, and the place of a word in the list.

use std::sync::LazyLock;

/// The 2,048 words, sorted.
static WORDS: LazyLock<Vec<&'static [u8]>> =
    LazyLock::new(|| include_str!("../../rules/judge/bip39.txt").lines().map(str::as_bytes).collect());

/// The first four letters of each, by which it is told, as numbers in the same order.
static HEADS: LazyLock<Vec<u32>> = LazyLock::new(|| WORDS.iter().map(|word| head(word)).collect());

fn head(word: &[u8]) -> u32 {
    u32::from_be_bytes(std::array::from_fn(|i| word.get(i).copied().unwrap_or(0)))
}

/// How many words a phrase may have.
pub const COUNTS: [usize; 5] = [12, 15, 18, 21, 24];

/// The place of a word in the list.
pub fn index_of(word: &[u8]) -> Option<u16> {
    let at = HEADS.binary_search(&head(word)).ok().filter(|at| WORDS[*at] == word)?;
    u16::try_from(at).ok()
}

/// The word at a place of the list.
pub fn word(index: u16) -> &'static str {
    let word = WORDS.get(usize::from(index)).copied().unwrap_or_default();
    std::str::from_utf8(word).unwrap_or_default()
}

/// Runs of small letters.
pub fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|b| !b.is_ascii_lowercase()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_sorted() {
        assert_eq!(WORDS.len(), 2048);
        assert!(WORDS.is_sorted());
        assert_eq!((index_of(b"abandon"), index_of(b"zoo"), index_of(b"keylint")), (Some(0), Some(2047), None));
        assert_eq!(word(2047), "zoo");
        // Every word is told by its first four letters.
        let heads: std::collections::BTreeSet<&[u8]> = WORDS.iter().map(|w| &w[..w.len().min(4)]).collect();
        assert_eq!(heads.len(), 2048);
    }
}
