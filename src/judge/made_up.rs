//! Passwords that people write where any will do.
//!
//! In: a value. Out: whether a telling word is all that it is made of, however it is spelled.

use super::placeholder;
use crate::rules;
use crate::rules::words::Words;

/// Words that a made-up password is made of.
pub(super) const MADE_UP: &[&str] = &[
    "password", "passwd", "passwort", "secret", "secure", "admin", "fake", "letmein", "welcome", "qwerty", "temppass",
    "testpass", "mypass",
];

/// `P@ssw0rd`: such a word and nothing else, with signs and digits for letters: that it opens something in one place says nothing of others.
pub fn is_bare_word(value: &[u8]) -> bool {
    let spelled: Vec<u8> = placeholder::spelled_out(value).into_iter().filter(u8::is_ascii_alphanumeric).collect();
    MADE_UP.iter().any(|word| word.as_bytes() == spelled)
}

/// `p@ss&w/rd`: the same, or a word that any password is called, with more signs between.
pub(super) fn is_spelled(value: &[u8]) -> bool {
    let spelled: Vec<u8> = placeholder::spelled_out(value).into_iter().filter(u8::is_ascii_alphanumeric).collect();
    is_bare_word(value) || Words::Offhand.has(&spelled)
}

/// Whether it is one of the passwords that people write where any will do: a telling word, however it is spelled.
pub(super) fn is_made_up(value: &[u8]) -> bool {
    // The default of some servers, what people write who need one, and what is true or not.
    if Words::Offhand.has(&value.to_ascii_lowercase()) {
        return true;
    }
    // `user123`
    let stem = value.iter().rposition(|b| !b.is_ascii_digit()).map_or(value, |last| &value[..=last]);
    if stem.len() < value.len() && stem.eq_ignore_ascii_case(b"user") {
        return true;
    }
    // `init-pass-123`
    let mut words = value.split(|b| b"-_.".contains(b));
    if words.clone().count() > 1 && words.any(|word| matches!(word.to_ascii_lowercase().as_slice(), b"pass" | b"pwd")) {
        return true;
    }
    // `s:3:c:r:e:t`
    let spelled: Vec<u8> = placeholder::spelled_out(value).into_iter().filter(u8::is_ascii_alphanumeric).collect();
    if has_more_than_words(value, &spelled) {
        return false;
    }
    // `admin975863142`: many digits that nobody counts up to.
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    if placeholder::is_own_number(&value[value.len() - digits..]) {
        return false;
    }
    // `s00perSecreet`: letters that are drawn out.
    let drawn = |text: &[u8]| {
        let mut squeezed = text.to_vec();
        squeezed.dedup();
        squeezed
    };
    let squeezed = drawn(&spelled);
    if ["secret", "password"].iter().any(|w| memchr::memmem::find(&squeezed, &drawn(w.as_bytes())).is_some()) {
        return true;
    }
    // `LaMiaSegreta123`: the word for it in another language.
    let lower = String::from_utf8_lossy(value).to_lowercase();
    if Words::Told.part_of(&lower) {
        return true;
    }
    // A role is part of longer words, too.
    let tells = |w: &str| w != "admin" || w.len() * 2 >= spelled.iter().filter(|b| b.is_ascii_alphabetic()).count();
    MADE_UP.iter().any(|w| tells(w) && memchr::memmem::find(&spelled, w.as_bytes()).is_some())
}

/// `HTJCTVpassw0rd2022!`, `s3cUr3p@ym&ntZ`: whether letters are left beside the words that say what it is, which spell nothing, or belong to a password with
/// two and more of each class.
fn has_more_than_words(value: &[u8], spelled: &[u8]) -> bool {
    /// As many as say whose it is.
    const LEAST: usize = 5;
    /// People choose no longer ones.
    const LONGEST: usize = 32;
    if value.len() > LONGEST || spelled.iter().filter(|b| b.is_ascii_alphabetic()).count() < LEAST {
        return false;
    }
    let usual = Words::Usual.all().iter().chain(Words::Instead.all()).filter(|w| w.len() >= 4);
    let mut rest = spelled.to_vec();
    for word in MADE_UP.iter().chain(usual) {
        // Nearly no word is in it.
        if memchr::memmem::find(&rest, word.as_bytes()).is_some() {
            rest = bstr::ByteSlice::replace(&rest[..], word, b" ");
        }
    }
    let letters = rest.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let vowel = |b: &u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let mut runs = rest.split(|b| !b.is_ascii_alphabetic()).filter(|run| run.len() >= LEAST);
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let every_class = [u8::is_ascii_uppercase, u8::is_ascii_lowercase, u8::is_ascii_digit, u8::is_ascii_punctuation];
    letters >= LEAST
        && (runs.any(|run| run.iter().filter(|b| vowel(b)).count() * 5 < run.len())
            || value.len() >= 12 && every_class.iter().all(|of| count(*of) >= 2))
}

/// Whether a value is made of what a generator of documents shuffles for each of its examples.
pub(super) fn is_shuffled(value: &[u8]) -> bool {
    let same_length = |characters: &&&str| characters.len() == value.len();
    let mut of_length = rules::shuffled().iter().filter(same_length).peekable();
    if of_length.peek().is_none() {
        return false;
    }
    let mut sorted = value.to_vec();
    sorted.sort_unstable();
    of_length.any(|characters| characters.as_bytes() == sorted)
}
