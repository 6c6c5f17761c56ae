//! Keys that people make of words for what signs sessions and tokens, and for ciphers: `shop_session_secret_2024`.
//!
//! In: a text and a value that a name claims. Out: whether a framework signs with it, and whether it was made up for one application, and
//! not as a stand-in. Whoever reads such a key can make sessions with it, however little chance it holds; a value that says that another
//! one belongs in its place is none. Which names, calls and words tell is data.

use super::{Weighing, company, placeholder, steps, weights};
use crate::model::{Evidence, Secret, Sink, near};
use crate::rules::lists;
use crate::rules::words::Words;
use crate::rules::{names, signs};
use std::sync::LazyLock;

/// What frameworks call the key that they sign sessions and tokens with.
#[derive(Default)]
struct Signing {
    /// `=`: what begins the line of a name that ends with `secret key`.
    lines: Vec<&'static str>,
    /// `(`: the end of a call whose first setting is `secret`.
    opened: Vec<&'static str>,
    /// `.`: the last words of a name.
    ends: Vec<Vec<&'static str>>,
    /// `^`: names as they are written, of constants that may be others, too.
    constants: Vec<&'static str>,
    /// `,`: calls that take the key among their arguments, with their bracket.
    calls: Vec<&'static str>,
    /// Names of settings.
    settings: Vec<&'static str>,
}

static SIGNING: LazyLock<Signing> = LazyLock::new(|| {
    let mut signing = Signing::default();
    for entry in lists::SIGNING.iter().copied() {
        match entry.split_at_checked(1) {
            Some(("=", line)) => signing.lines.push(line),
            Some(("(", call)) => signing.opened.push(call),
            Some((".", end)) => signing.ends.push(end.split(' ').collect()),
            Some(("^", name)) => signing.constants.push(name),
            Some((",", call)) => signing.calls.push(call),
            _ => signing.settings.push(entry),
        }
    }
    signing
});

/// Whether a framework signs sessions with what a name is given here: whatever that is, it is the key.
pub(super) fn signs_sessions(before: &[u8], name: &str) -> bool {
    /// As long as what stands before the value.
    const REACH: usize = 48;
    if SIGNING.settings.contains(&name) {
        return true;
    }
    let near = &before[before.len().saturating_sub(REACH)..];
    let line = near::last_line(near).trim_ascii_start();
    let given = near.strip_suffix(b"\"").or_else(|| near.strip_suffix(b"'")).unwrap_or(near).trim_ascii_end();
    let object =
        without_setting(given).strip_suffix(b"secret:").map(<[u8]>::trim_ascii_end).and_then(|o| o.strip_suffix(b"{"));
    object.is_some_and(|o| SIGNING.opened.iter().any(|call| o.trim_ascii_end().ends_with(call.as_bytes())))
        || SIGNING.lines.iter().any(|start| line.starts_with(start.as_bytes()))
            && names::words(name).ends_with(&["secret".to_string(), "key".to_string()])
}

/// `secret: process.env.SECRET || `: without the variable that comes first.
fn without_setting(given: &[u8]) -> &[u8] {
    let other = given.strip_suffix(b"||").or_else(|| given.strip_suffix(b"??"));
    let Some(rest) = other.map(<[u8]>::trim_ascii_end) else { return given };
    let name = rest.iter().rev().take_while(|b| names::is_part(b)).count();
    rest[..rest.len() - name].trim_ascii_end()
}

/// `secretOrKey: '<words>, <words>'`: a phrase of words of its own, where a framework takes the key.
pub(super) fn is_phrase(before: &[u8], name: &str, value: &[u8]) -> bool {
    let joined: Vec<u8> =
        value.iter().filter(|b| !b",.'!?".contains(b)).map(|b| if *b == b' ' { b'-' } else { *b }).collect();
    signs_sessions(before, name) && has_own_words(&joined, name, Told::Name)
}

/// What says that sessions or tokens are signed with a value, the surest last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// A name that other constants have, too.
    Constant,
    /// A name that nothing else has, or one of a key beside what makes tokens.
    Name,
    /// The call that takes it: nothing but a key has this place.
    Call,
}

/// Whether the name, or the call around, says that sessions or tokens are signed with a value.
fn signs(text: &[u8], secret: &Secret) -> Option<Told> {
    let before = &text[..secret.span.start];
    let name = secret.usage.name.as_deref().unwrap_or("");
    if is_argument(before) {
        return Some(Told::Call);
    }
    let words = names::words(name);
    let of_token =
        || (is_secret_key(&words) || is_bare_secret(secret, &words)) && company::is_near(text, secret, Words::Signs);
    if signs_sessions(before, name) || is_signing_name(&words) || of_token() {
        return Some(Told::Name);
    }
    SIGNING.constants.contains(&name).then_some(Told::Constant)
}

/// `secretKey`, `SECRET_KEY`, `mySigningKey`: what makes tokens calls its key so, and so do other programs.
fn is_secret_key(words: &[String]) -> bool {
    words == ["secret", "key"] || words.ends_with(&["signing".into(), "key".into()])
}

/// `secret: lumora-clinic-2033`: with a number behind it, as no name has under which a cluster keeps one.
fn is_bare_secret(secret: &Secret, words: &[String]) -> bool {
    /// As many as a year has.
    const DIGITS: usize = 4;
    let value = secret.text.reveal();
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    words == ["secret"] && digits >= DIGITS
}

/// Whether a name ends with the words of a key that signs.
fn is_signing_name(words: &[String]) -> bool {
    let ends = |end: &[&str]| words.len() >= end.len() && words[words.len() - end.len()..].iter().eq(end);
    SIGNING.ends.iter().any(|end| ends(end))
}

/// Whether a call that signs, or asks what was signed, stands to the left in the same statement.
fn is_argument(before: &[u8]) -> bool {
    /// How far to the left of a value the call stands that takes it.
    const REACH: usize = 160;
    let near = &before[before.len().saturating_sub(REACH)..];
    let start = memchr::memrchr2(b';', b'\n', near).map_or(0, |at| at + 1);
    let statement = &near[start..];
    memchr::memchr_iter(b'(', statement).any(|at| {
        is_balanced(&statement[at + 1..])
            && SIGNING.calls.iter().any(|call| statement[..=at].ends_with(call.as_bytes()))
    })
}

/// Whether every bracket closes that opens: what follows them is an argument itself, and not within one.
fn is_balanced(arguments: &[u8]) -> bool {
    let count = |signs: &[u8]| arguments.iter().filter(|b| signs.contains(b)).count();
    count(b"{[(") == count(b"}])")
}

/// Whether a value with which an application signs is made of words of its own.
///
/// Most values are told by their name: it is asked before their words.
pub(super) fn is_own(text: &[u8], secret: &Secret) -> bool {
    let value = secret.text.reveal();
    let name = secret.usage.name.as_deref().unwrap_or("");
    // `"…/getDiskEncryptionKey:getDiskEncryptionKey"`, `"disk_encryption_key": "diskEncryptionKey"`: the name over again.
    let letters = |text: &[u8]| -> Vec<u8> {
        text.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect()
    };
    let repeated = || letters(name.as_bytes()) == letters(value);
    secret.usage.sink == Sink::Assignment
        // Names with blanks are those of sentences, in which words are none of a key.
        && !name.contains(' ')
        && may_be_words(value)
        && !goes_on(&text[secret.span.end..])
        && !is_compared(&text[..secret.span.start])
        && !repeated()
        && !steps::is_counting_bytes(value)
        && !is_constant(value)
        && is_varied(value)
        && (signs(text, secret).is_some_and(|told| has_own_words(value, name, told) || is_deployed(text, secret, told))
            || is_filled_up(text, secret))
}

/// `app.secret_key = 'super-secret-key'`: words of which any key is made, in quotes, where a program takes the key. It runs with them as they
/// stand, and everybody tries them first; a word that says that another value belongs there makes them a stand-in.
fn is_deployed(text: &[u8], secret: &Secret, by: Told) -> bool {
    let value = secret.text.reveal();
    let words = names::words(&String::from_utf8_lossy(value));
    let number = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    let usual = |w: &String| {
        let plain = is_made_of(w.as_bytes(), Words::Usual) && !Words::Instead.has(w.as_bytes());
        number(w) || plain || is_sentence(w.as_bytes())
    };
    secret.usage.sure
        && by >= Told::Name
        && !words.iter().all(number)
        && words.iter().all(usual)
        && !Words::Usual.has(&value.to_ascii_lowercase())
        && placeholder::reference(value).is_none()
        && !placeholder::is_mask(value)
        && (words.iter().any(number) || !is_name_of_entry(text, secret, &words))
        && !is_quoted_within(text, secret)
        && !company::is_commented(text, secret.span.start)
}

/// `jwt_secret_key`, `jwtSecret`, and `app-encryption-key` for `ENCRYPTION_KEY`: under such a name a key is kept. What a setting of a framework is given is
/// the key itself, however it is written but for words joined as in the names of settings.
fn is_name_of_entry(text: &[u8], secret: &Secret, words: &[String]) -> bool {
    let (value, name) = (secret.text.reveal(), secret.usage.name.as_deref().unwrap_or(""));
    let joined =
        value.contains(&b'_') || value.windows(2).any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
    let named = names::words(name);
    let last = &named[named.len().saturating_sub(2)..];
    joined || words.len() > 1 && words.ends_with(last) && !signs_sessions(&text[..secret.span.start], name)
}

/// `'cookieParser("secret") required for signed cookies'`: within a literal in other quotes, which shows what a call looks like.
fn is_quoted_within(text: &[u8], secret: &Secret) -> bool {
    const REACH: usize = 200;
    let line = near::line_before(text, secret.span.start, REACH);
    let other = if line.ends_with(b"\"") { b'\'' } else { b'"' };
    memchr::memchr_iter(other, line).count() % 2 == 1
}

/// `somesecretkeythatonlyishouldknow`: more words written together than a stand-in has, none of which asks for another value.
fn is_sentence(word: &[u8]) -> bool {
    const LEAST: usize = 24;
    word.len() >= LEAST && !Words::Asking.part_of(&String::from_utf8_lossy(word))
}

/// `abc1234567890xyz`, `1a2b3c4d5e6f…`, `Kontor#2024Kontor#2024…`: what somebody typed until it was long enough for what takes it. The rows that
/// everybody types, and those of test vectors, are stand-ins up to the length of a key.
fn is_filled_up(text: &[u8], secret: &Secret) -> bool {
    /// As long as the shortest key of a cipher, and the longest that all ask for.
    const LEAST: usize = 16;
    const ASKED: usize = 32;
    let value = secret.text.reveal();
    let of_key = || signs(text, secret).is_some_and(|told| told >= Told::Name) || is_of_cipher(text, secret);
    let is_hex = |value: &[u8]| value.iter().all(u8::is_ascii_hexdigit) && !value.iter().all(u8::is_ascii_digit);
    let is_row = || is_row(value) && (value.len() <= ASKED || is_hex(value));
    let is_typed = || steps::is_sequence(value) && !is_row() || is_block_repeated(value);
    value.len() >= LEAST && is_typed() && of_key()
}

/// `1234567890123456`, `abcdefghijkl`: nothing but such runs, as everybody types them.
fn is_row(value: &[u8]) -> bool {
    let lower = || value.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    steps::in_steps(lower(), 3) * 10 >= lower().count() * 9
}

/// `Kontor#2024Kontor#2024`: a block of several kinds of characters, over and over, the last time perhaps cut short.
fn is_block_repeated(value: &[u8]) -> bool {
    /// A shorter one is a mask.
    const LEAST: usize = 8;
    const DISTINCT: usize = 6;
    (LEAST..=value.len() / 2).any(|period| {
        let block = &value[..period];
        let has = |f: fn(&u8) -> bool| block.iter().any(f);
        value.iter().zip(&value[period..]).all(|(a, b)| a == b)
            && has(u8::is_ascii_alphabetic)
            && has(u8::is_ascii_digit)
            && block.iter().collect::<std::collections::BTreeSet<_>>().len() >= DISTINCT
            && !is_row(block)
            && placeholder::placeholder_word(block, false).is_none()
    })
}

/// Whether a literal is as long as a key of a cipher, called a key, and taken by what enciphers near it.
fn is_of_cipher(text: &[u8], secret: &Secret) -> bool {
    let words = names::words(secret.usage.name.as_deref().unwrap_or(""));
    secret.usage.sure
        && matches!(secret.text.len(), 16 | 24 | 32)
        && words.last().is_some_and(|word| matches!(word.as_str(), "key" | "keys"))
        && company::is_near(text, secret, Words::Cryptic)
        && !company::is_near(text, secret, Words::Shown)
}

/// `typeof signingSecret !== 'function'`: what a value is held against.
fn is_compared(before: &[u8]) -> bool {
    let operator = before.strip_suffix(b"'").or_else(|| before.strip_suffix(b"\"")).unwrap_or(before).trim_ascii_end();
    operator.ends_with(b"==")
}

/// `P0_PIN_ENCRYPTION_KEY`: the name of a constant.
fn is_constant(value: &[u8]) -> bool {
    value.contains(&b'_') && value.iter().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
}

/// `aaaaaaaa`, `dfgdfgdzfg`: fewer signs than words have.
fn is_varied(value: &[u8]) -> bool {
    const LEAST: usize = 5;
    value.iter().collect::<std::collections::BTreeSet<_>>().len() >= LEAST
}

/// Whether a sentence goes on behind a word: `client_secret: Alternative to …`.
fn goes_on(rest: &[u8]) -> bool {
    matches!(rest, [b' ', letter, ..] if letter.is_ascii_lowercase())
}

/// Whether what is called a key for enciphering is as long as one of a cipher: 128, 192 or 256 bits.
pub(super) fn has_length_of_cipher(secret: &Secret) -> bool {
    let words = names::words(secret.usage.name.as_deref().unwrap_or(""));
    matches!(secret.text.len(), 16 | 24 | 32) && words.iter().any(|word| Words::Cryptic.has(word.as_bytes()))
}

/// `md5(text + "&key=…")`: the parameter that ends a text of which a digest is made, and no address. Who has it signs as its owner (the signature
/// of WeChat Pay, version 2, and of interfaces made like it).
pub(super) fn ends_what_is_signed(text: &[u8], secret: &Secret) -> bool {
    /// As far as the call that makes the digest stands from the end of the text.
    const AROUND: usize = 200;
    let Sink::QueryParam { name } = &secret.usage.sink else { return false };
    let span = &secret.span;
    let (before, behind) = (&text[span.start.saturating_sub(AROUND)..span.start], &text[span.end..]);
    let parameter = [b"&", name.as_bytes(), b"="].concat();
    let at = memchr::memmem::rfind(before, &parameter);
    // The value is in the same literal, or in the next one.
    let between = |at: usize| before[at + parameter.len()..].iter().all(|b| b"\"' +.".contains(b));
    let ends = matches!(behind.first(), Some(b'"' | b'\''));
    let own =
        at.is_some_and(|at| between(at) && memchr::memmem::find(near::last_line(&before[..at]), b"://").is_none());
    let near = &text[span.start.saturating_sub(AROUND)..text.len().min(span.end + AROUND)];
    ends && own && secret.usage.host.is_none() && signs::any_in(signs::MAKERS_OF_SIGNATURES, near)
}

/// Says so, in place of what speaks against a random key.
pub(super) fn weigh(secret: &Secret, weigh: &mut Weighing) {
    let stands_in = |e: &Evidence| e.code == weights::PRETENDED.code;
    let plain = [weights::PASSWORD.code, weights::DIGITS.code];
    weigh.evidence.retain(|e| stands_in(e) || e.weight >= 0 && !plain.contains(&e.code));
    weigh.add(weights::WORD_PASSWORD, "words");
    weigh.add(weights::SIGNING_KEY, "an application signs or enciphers with it");
    // What looks neither like an identifier nor like the name of an entry needs no quotes where settings have none.
    let has = |f: fn(&u8) -> bool| secret.text.reveal().iter().any(f);
    if !secret.usage.sure && has(|b| b"-@!#&+".contains(b)) && has(u8::is_ascii_digit) {
        weigh.add(weights::PLACED, "a literal by its place");
    }
}

/// Whether words beside those of any key and a number, or several such words, make a value one that was made up for something: a number alone
/// makes no key of `secret`, and a word that asks for another value makes it a stand-in.
///
/// Where it is sure that the value signs, and no constant that is called so, two words or a long one are enough, and where a call takes it one of
/// any length. Words of its name are none of its own: `UNLOCK_AES_KEY = "game_unlocked_AES"`.
fn has_own_words(value: &[u8], name: &str, by: Told) -> bool {
    /// As many letters as tell a word from an abbreviation, and from what is left of a word.
    const LEAST: usize = 4;
    /// A single word says little: a longer one does.
    const LONG: usize = 5;
    if !may_be_words(value) {
        return false;
    }
    let words = names::words(&String::from_utf8_lossy(value));
    let own_word = |w: &String| {
        w.len() >= LEAST && w.bytes().all(|b| b.is_ascii_lowercase()) && !is_made_of(w.as_bytes(), Words::Usual)
    };
    // `heart_whisper_town_dev_secret_2025`: where it is used is no sign that another value belongs there, if the words are a project's own.
    let staged = |w: &String| Words::Phase.has(w.as_bytes());
    let is_project = || words.iter().filter(|w| own_word(w) && !staged(w)).count() > 2;
    if words.iter().any(|word| stands_in(word.as_bytes()) && !(staged(word) && is_project())) {
        return false;
    }
    let named = names::words(name);
    let is_named = |word: &String| named.iter().any(|n| n.len() >= LEAST && word.starts_with(n.as_str()));
    let own: Vec<usize> = words.iter().filter(|w| !is_named(w) && own_word(w) && !staged(w)).map(String::len).collect();
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    // No word that any key is made of: `abc-xyz48213-shop`.
    let foreign = || !words.iter().any(|w| is_made_of(w.as_bytes(), Words::Usual));
    let told = own.len() > 2
        || digits >= 2 && own.iter().any(|len| *len >= LONG)
        || digits >= 3 && letters >= 2 * LEAST && foreign();
    let longest = own.iter().max().copied().unwrap_or(0);
    told || by >= Told::Name && (own.len() > 1 || longest >= 2 * LEAST) || by == Told::Call && longest >= LONG
}

/// Whether a value has the length of a key, and the characters of words.
fn may_be_words(value: &[u8]) -> bool {
    let joined = |b: &u8| b.is_ascii_alphanumeric() || b"-_@!#$&+".contains(b);
    value.len() >= 8 && value.iter().all(joined) && value[0] != b'$'
}

/// Whether a word says that another value belongs here, alone or with others written together: `changethis`, `yourkey`.
pub(super) fn stands_in(word: &[u8]) -> bool {
    /// A shorter one begins and ends other words.
    const LEAST: usize = 4;
    let part = |len: usize| Words::Instead.has(&word[..len]) || Words::Instead.has(&word[word.len() - len..]);
    is_made_of(word, Words::Instead) && !is_made_of(word, Words::Usual) || (LEAST..=word.len()).any(part)
}

/// Whether a word is one of a kind, or a few of that kind and of the usual ones written together.
fn is_made_of(word: &[u8], kind: Words) -> bool {
    /// Longer words are none that people join.
    const LONGEST: usize = 40;
    /// A letter alone is part of any word.
    const LEAST: usize = 2;
    if word.len() > LONGEST {
        return false;
    }
    let known = |part: &[u8]| kind.has(part) || Words::Usual.has(part);
    let mut ends = vec![0];
    for end in 1..=word.len() {
        let mut parts = ends.iter().map(|from| &word[*from..end]);
        if parts.any(|part| (part.len() >= LEAST || part.len() == word.len()) && known(part)) {
            ends.push(end);
        }
    }
    ends.last() == Some(&word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_application_make_a_key_and_words_for_another_value_none() {
        for own in ["bakery_orders_secret_2024", "LocalBakery@2026SecretKeyForJWT", "green-teapot-orders"] {
            assert!(has_own_words(own.as_bytes(), "", Told::Constant), "{own}");
        }
        for other in [
            "secret_key_2024",
            "supersecretkey123",
            "my_secret_key",
            "your_bakery_secret_2024",
            "change-this-bakery-secret-1",
            "bakery_test_secret_2024",
            "mysupersecretjwtkey99",
            "changethisbakery2024",
            "wrong_secret_key",
            "another-bakery-secret",
        ] {
            assert!(!has_own_words(other.as_bytes(), "", Told::Call), "{other}");
        }
        assert!(has_own_words(b"bakeryKey", "", Told::Call) && !has_own_words(b"bakeryKey", "", Told::Name));
        assert!(has_own_words(b"game_unlocked_AES", "MENU_AES_KEY", Told::Name));
        assert!(!has_own_words(b"game_unlocked_AES", "UNLOCK_AES_KEY", Told::Name));
    }
}
