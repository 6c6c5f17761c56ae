//! Phrases of BIP 39: 12 to 24 words of a list of 2,048, whose last bits are a checksum.
//!
//! In: words parted by anything but letters. Out: whether the first bits of the SHA-256 of the entropy are where they must be. A phrase
//! of 12 words has four such bits: one in sixteen passes by chance, so that passing is strong only together with the words themselves.

use super::{Outcome, Token};
use crate::rules::mnemonic;
use sha2::{Digest, Sha256};

/// Bits that a word stands for.
const BITS: usize = 11;

/// Whether the checksum of the phrase holds.
pub fn check(token: &Token) -> Outcome {
    let words: Vec<&[u8]> = mnemonic::words(token.whole).collect();
    if !mnemonic::COUNTS.contains(&words.len()) {
        return Outcome::NotApplicable;
    }
    let indexes: Option<Vec<u16>> = words.iter().map(|word| mnemonic::index_of(word)).collect();
    let Some(indexes) = indexes else { return Outcome::Invalid("it has a word that the list does not have") };
    // 32 bits of entropy have one bit of checksum.
    let sum_bits = indexes.len() * BITS / 33;
    let entropy_bits = sum_bits * 32;
    let bit = |at: usize| indexes[at / BITS] >> (BITS - 1 - at % BITS) & 1 == 1;
    let mut entropy = vec![0u8; entropy_bits / 8];
    (0..entropy_bits).filter(|at| bit(*at)).for_each(|at| entropy[at / 8] |= 0x80 >> (at % 8));
    let sum = Sha256::digest(&entropy)[0];
    let holds = (0..sum_bits).all(|at| (sum & 0x80 >> at != 0) == bit(entropy_bits + at));
    let distinct = indexes.iter().collect::<std::collections::BTreeSet<_>>().len();
    match holds {
        true if distinct * 2 < indexes.len() => Outcome::Public("a phrase of repeated words, as tests use".into()),
        true => Outcome::Valid(format!("{} words, {entropy_bits} bits", indexes.len())),
        false => Outcome::Invalid("the checksum in its last word does not match the others"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::token;
    use super::*;

    /// The vectors of the specification (trezor/python-mnemonic, vectors.json), in halves, the second one first: they are public, and
    /// phrases all the same.
    const VECTORS: &[[&str; 2]] = &[
        ["worth useful legal winner thank yellow", "legal winner thank year wave sausage "],
        ["acoustic avoid letter advice cage above", "letter advice cage absurd amount doctor "],
        ["thought cargo oxygen act hood bridge", "jelly better achieve collect unaware mountain "],
        [
            "soccer toe leaf photo multiply desk host tomato cradle drill spread actor shine dismiss champion exotic",
            "dignity pass list indicate nasty swamp pool script ",
        ],
    ];

    fn judged(text: &str) -> Outcome {
        check(&token(text.as_bytes(), 0))
    }

    #[test]
    fn vectors_of_the_specification() {
        for vector in VECTORS {
            let phrase = [vector[1], vector[0]].concat();
            assert!(matches!(judged(&phrase), Outcome::Valid(_)), "{phrase}: {:?}", judged(&phrase));
            assert_eq!(judged(&phrase.replace(' ', "\",\n  \"")), judged(&phrase));
        }
        let repeated = "abandon ".repeat(11) + "about";
        assert!(matches!(judged(&repeated), Outcome::Public(_)));
        assert!(matches!(judged("one two three"), Outcome::NotApplicable));
    }

    #[test]
    fn most_changes_of_a_word_fail() {
        let phrase = [VECTORS[2][1], VECTORS[2][0]].concat();
        let words: Vec<&str> = phrase.split(' ').collect();
        let (mut failed, mut tried) = (0, 0);
        for at in 0..words.len() {
            for other in ["zoo", "abandon", "lamp", "river", "orbit", "quiz", "fame", "menu"] {
                let mut changed = words.clone();
                changed[at] = other;
                tried += 1;
                failed += usize::from(matches!(judged(&changed.join(" ")), Outcome::Invalid(_)));
            }
        }
        // One in sixteen passes by chance.
        assert!(failed * 100 >= tried * 85, "{failed} of {tried}");
        assert!(matches!(judged(&phrase.replace("jelly", "jellx")), Outcome::Invalid(_)));
    }
}
