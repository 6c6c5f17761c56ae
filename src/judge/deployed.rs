//! Weak passwords with which a program runs as they stand: `dataSourcePassword = "welcome1"`.
//!
//! In: a text and a literal that a name claims. Out: whether the name says what the password opens, so that it is one however little it was
//! thought about. What it looks like is the business of `passwords`; it refuses to know paths, which count against it among tests and examples.

use super::{company, passwords, signing};
use crate::model::{Secret, Sink};
use crate::rules::names;
use crate::rules::words::Words;

/// What is said of it.
pub(super) const REASON: &str = "its name says what it opens, and a program runs with it as it stands";

/// What it weighs where the password is a word with at most one more character.
pub(super) const OF_WORD: i16 = 24;

/// Whether a literal is given to the password of a database, a server or an account of its own, in a line that is no comment.
pub(super) fn is_password_of(text: &[u8], secret: &Secret) -> bool {
    let name = secret.usage.name.as_deref().unwrap_or("");
    let words = names::words(name);
    // `dataSource` has two words.
    let own = &words[..words.len().saturating_sub(1)];
    let has = |word: &str| Words::Holder.has(word.as_bytes()) && !Words::Loose.has(word.as_bytes());
    let holds = || own.iter().any(|w| has(w)) || own.windows(2).any(|two| has(&two.concat()));
    let pretended = words.iter().any(|w| Words::Pretended.has(w.as_bytes()) || Words::Phase.has(w.as_bytes()));
    // `ilikepasswords`, `secret1`: a value that says itself what it is stands in for one.
    let value = String::from_utf8_lossy(secret.text.reveal()).to_lowercase();
    let says = || {
        Words::Offhand.has(value.as_bytes())
            || Words::Password.part_of(&value)
            || Words::Told.part_of(&value)
            || value.contains("secret")
    };
    let stands_in = || says() || names::words(&value).iter().any(|w| signing::stands_in(w.as_bytes()));
    secret.usage.sure
        && secret.usage.sink == Sink::Assignment
        && passwords::is_password(name)
        && is_given(&text[..secret.span.start])
        && holds()
        && !pretended
        && !stands_in()
        && !company::is_commented(text, secret.span.start)
}

/// Whether a literal is all that is given: `=`, `:`; not what a setting falls back to.
fn is_given(before: &[u8]) -> bool {
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before).trim_ascii_end();
    before.ends_with(b"=") || before.ends_with(b":") || before.ends_with(b"=>")
}

/// `AcmeScripts2026!`, for a key: words with a capital, a number and a sign of which no name is made, as people choose a password.
pub(super) fn is_chosen_key(value: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(value));
    passwords::is_signed(value) && !words.iter().any(|w| Words::Instead.has(w.as_bytes()))
}
