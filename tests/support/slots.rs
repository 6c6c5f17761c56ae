//! Slots of fixtures: `{{rule-id}}` stands for a key of that rule, so that no live-looking key stands in the repository.
//!
//! In: a text with slots. Out: the text with a sample in each, and the samples. `{{rule-id:2}}` is another key of the rule,
//! `{{random:32}}` are 32 letters and digits, `{{bytes}}` sixteen bytes as numbers, `{{key}}` is a value that looks random. The seed is the slot itself: the same slot
//! is the same key in every file, and a new rule changes no other.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use keylint::rules::{self, sample};

/// Fills the slots of a text; the keys are appended to `keys`.
pub(crate) fn fill(text: &str, keys: &mut Vec<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        filled.push_str(&rest[..start]);
        let inner = rest[start + 2..].split_once("}}").map(|(slot, _)| slot).filter(|slot| is_slot(slot));
        match inner {
            Some(slot) => {
                let (text, key) = sample_of(slot);
                filled.push_str(&text);
                keys.push(key);
                rest = &rest[start + slot.len() + 4..];
            }
            None => {
                filled.push_str("{{");
                rest = &rest[start + 2..];
            }
        }
    }
    filled + rest
}

fn is_slot(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b':')
}

/// What to write in place of a slot, and the secret in it.
fn sample_of(slot: &str) -> (String, String) {
    let mut draw = sample::Draw::new(seed(slot));
    let (id, argument) = slot.split_once(':').unwrap_or((slot, ""));
    let same = |key: String| (key.clone(), key);
    match id {
        "random" => same(draw.alnum(argument.split(':').next().unwrap().parse().unwrap())),
        "bytes" => same(sixteen_bytes(&mut draw)),
        "key" => same(draw.alnum(40)),
        "consonants" => {
            let letters = draw.alnum(400).to_ascii_lowercase();
            same(letters.chars().filter(|c| c.is_ascii_lowercase() && !"aeiouy".contains(*c)).take(14).collect())
        }
        "bip39-mnemonic" => same(sample::phrase(&mut draw)),
        "putty-private-key" => same(sample::putty_key(2, &mut draw)),
        _ => {
            let rule = rules::credentials().iter().find(|c| c.id == id);
            let rule = rule.unwrap_or_else(|| panic!("there is no rule for the slot {{{{{slot}}}}}"));
            sample::token(rule, &mut draw).map(same).or_else(|| sample::url(rule, &mut draw)).unwrap()
        }
    }
}

/// `0x3f, 0x91, …`
fn sixteen_bytes(draw: &mut sample::Draw) -> String {
    let bytes = draw.alnum(64).into_bytes();
    let byte = |pair: &[u8]| format!("0x{:02x}", pair.iter().fold(0u8, |sum, b| sum.wrapping_mul(31).wrapping_add(*b)));
    bytes.chunks(4).map(byte).collect::<Vec<_>>().join(", ")
}

/// FNV-1a of the slot.
fn seed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}
