//! Words that decide when they stand in a name, by their kind: a user, a place, what is pretended, what is elsewhere.
//!
//! In: `rules/judge/words.txt`, compiled by `build.rs`. Out: whether a word, or a name, has one of a kind.

use super::names::{is_part, words};
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;

mod table {
    //! Written by `build.rs`.
    include!(concat!(env!("OUT_DIR"), "/words.rs"));

    impl Words {
        /// How many kinds there are.
        pub(super) const COUNT: usize = LISTED.len();

        /// All words of this kind, sorted.
        pub fn all(self) -> &'static [&'static str] {
            LISTED[self as usize]
        }
    }
}

pub use table::Words;

impl Words {
    /// Whether a word, in lower case, is one of this kind.
    pub fn has(self, word: &[u8]) -> bool {
        self.all().binary_search_by(|listed| listed.as_bytes().cmp(word)).is_ok()
    }

    /// Whether one of the words of a name is of this kind.
    pub fn in_name(self, name: &str) -> bool {
        words(name).iter().any(|word| self.has(word.as_bytes()))
    }

    /// Whether something of this kind is written anywhere in a name, which is in lower case.
    pub fn part_of(self, name: &str) -> bool {
        self.all().iter().any(|part| name.contains(part))
    }

    /// Whether a literal behind this text is an argument of a call with a word of this kind in its name: `bytes.fromhex("`, `hex2bin('`,
    /// `[]byte("`.
    pub fn called_before(self, before: &[u8]) -> bool {
        let quotes = before.iter().rev().take_while(|b| b"\"'`@".contains(b)).count();
        // The literal may stand on a line of its own.
        let Some(head) = before[..before.len() - quotes].trim_ascii_end().strip_suffix(b"(") else { return false };
        // `hex!("`
        let head = head.strip_suffix(b"!").unwrap_or(head);
        let len = head.iter().rev().take_while(|b| is_part(b) || **b == b':').count();
        self.in_name(&String::from_utf8_lossy(&head[head.len() - len..]))
    }

    /// Whether a text may have a name with a word of this kind in it: false for most texts, at a small price.
    pub fn may_be_in(self, text: &[u8]) -> bool {
        static FINDERS: [OnceLock<Option<AhoCorasick>>; Words::COUNT] = [const { OnceLock::new() }; Words::COUNT];
        let build = || AhoCorasick::builder().ascii_case_insensitive(true).build(self.all()).ok();
        FINDERS[self as usize].get_or_init(build).as_ref().is_none_or(|finder| finder.is_match(text))
    }
}

/// `correct horse Battery 9`: words with blanks between them that say nothing together, with a capital or a number where no sentence has one.
pub fn is_passphrase(value: &[u8]) -> bool {
    /// As many as people remember.
    const WORDS: std::ops::RangeInclusive<usize> = 3..=8;
    let parts = || value.split(|b| *b == b' ');
    let letters = |part: &[u8]| (3..=12).contains(&part.len()) && part.iter().all(u8::is_ascii_alphabetic);
    let number = |part: &[u8]| (1..=4).contains(&part.len()) && part.iter().all(u8::is_ascii_digit);
    let plain = |part: &[u8]| {
        number(part)
            || letters(part)
                && part[1..].iter().all(u8::is_ascii_lowercase)
                && !Words::Sentence.has(&part.to_ascii_lowercase())
    };
    let marked = || parts().skip(1).any(|part| number(part) || part[0].is_ascii_uppercase());
    // Every word of a title has a capital.
    let title = || parts().filter(|part| !number(part)).all(|part| part[0].is_ascii_uppercase());
    value.len() <= 100
        && WORDS.contains(&parts().count())
        && parts().all(plain)
        && parts().filter(|part| letters(part)).count() >= 3
        && marked()
        && !title()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_say_nothing() {
        for phrase in ["correct horse Battery 9", "lantern Cobalt violin", "staple 7 meadow granite"] {
            assert!(is_passphrase(phrase.as_bytes()), "{phrase}");
        }
        for other in [
            "the correct horse Battery 9",
            "Correct horse battery",
            "Correct Horse Battery 9",
            "correct horse battery",
            "horse Battery",
            "Enter your Password 2",
            "correct  horse Battery 9",
        ] {
            assert!(!is_passphrase(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn words_are_found_in_names_and_before_literals() {
        assert!(Words::Decodes.called_before(b"x = bytes.fromhex(\"") && Words::Decodes.called_before(b"hex!('"));
        assert!(Words::Decodes.called_before(b"x = unhexlify(\n    \""));
        assert!(!Words::Decodes.called_before(b"x = print(\"") && !Words::Decodes.called_before(b"fromhex \""));
        assert!(Words::Pretended.in_name("mockApiKey") && !Words::Pretended.in_name("hammockKey"));
        assert!(Words::Told.part_of("meinkennwort") && !Words::Told.part_of("mein"));
        assert!(Words::Signs.may_be_in(b"import JWT") && !Words::Signs.may_be_in(b"import os"));
        assert!(Words::Attribute.has(b"data-key") && !Words::Attribute.has(b"data"));
    }
}
