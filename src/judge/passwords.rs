//! Passwords that people choose: in URLs, behind `user:`, and as values of names that say so.
//!
//! In: a value and where it stands. Out: evidence. What code, messages and paths look like is [`shape`]'s business.

use super::{Weighing, escapes, hosts, made_up, ngram, placeholder, randomness, shape, steps, weights};
use crate::model::{Secret, Sink};
use crate::rules::names;
use crate::rules::words::Words;

/// The password of a URL: judged by its look and by the host, since everybody writes examples of these.
pub(super) fn in_url(secret: &Secret, weigh: &mut Weighing) {
    weigh.add(weights::URL_PASSWORD, "a password in a URL".to_string());
    let host = secret.usage.host.as_deref().unwrap_or("");
    let served = is_of_service(secret) && hosts::is_real(host);
    if hosts::is_example(host) {
        weigh.add(weights::EXAMPLE_HOST, format!("`{host}` is a name for examples"));
    } else if hosts::is_local(host) {
        let value = escapes::percent_decoded(secret.text.reveal());
        let drawn = || value.len() >= LONG && randomness::decibels(&value) > 0;
        let strong = hosts::is_neighbour(host) || is_strong(&value) || drawn();
        let weight = if strong { weights::NEIGHBOUR_HOST } else { weights::LOCAL_HOST };
        weigh.add(weight, format!("`{host}` is this machine or a neighbour of it"));
    } else if served {
        weigh.add(weights::REAL_HOST, format!("`{host}` is a host that somebody runs"));
    }
    let written = secret.text.reveal();
    if !written.iter().all(|b| b.is_ascii_graphic()) {
        return weigh.add(weights::NOT_A_PASSWORD, "characters that no URL holds: binary data");
    }
    let value = &*escapes::percent_decoded(written);
    if let Some(reason) = placeholder::reason(value, false) {
        return weigh.add(weights::NOT_A_PASSWORD, format!("the password is {reason}"));
    }
    if !value.iter().any(|b| b.is_ascii_alphanumeric()) {
        return weigh.add(weights::NOT_A_PASSWORD, "without letters and digits");
    }
    if is_predicate(value) {
        return weigh.add(weights::NOT_A_PASSWORD, "a predicate of XPath, whose attribute follows");
    }
    if value.len() < 4 && value.iter().all(u8::is_ascii_lowercase) {
        return weigh.add(weights::NOT_A_PASSWORD, "two or three letters");
    }
    let telling = [shape::IDENTIFIER, shape::OWN_NAME, shape::PHRASE];
    match shape::no_password(value, "password").filter(|r| telling.contains(r)) {
        // What stands before the host of a database is its password, and people join words with a dot or a dash.
        Some(shape::IDENTIFIER) if served => weigh.add(weights::WORD_PASSWORD, "words"),
        Some(reason) => weigh.add(shape::weight(reason), reason),
        None => look(value, weigh),
    }
}

/// `https://$($env:TOKEN)@host`: an expression in brackets that begins in the place of the user.
pub(super) fn is_within_expression(text: &[u8], secret: &Secret) -> bool {
    /// As long as such an expression is.
    const REACH: usize = 80;
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let user = memchr::memmem::rfind(before, b"//").map_or(&[][..], |at| &before[at + 2..]);
    let opened = [&b"$("[..], b"${", b"#{", b"{{"].iter().any(|sign| user.starts_with(sign));
    opened && !user.contains(&b')') && !user.contains(&b'}')
}

/// As long as what is drawn at random must be to be told by its characters.
const LONG: usize = 16;

/// `title://div[starts-with(@id, "post-")]`: an element and a function, up to the sign of an attribute.
fn is_predicate(value: &[u8]) -> bool {
    let word = |part: &[u8]| !part.is_empty() && part.iter().all(|b| b.is_ascii_alphabetic() || b"-:*".contains(b));
    let Some(head) = value.strip_suffix(b"(") else { return false };
    memchr::memchr(b'[', head).is_some_and(|open| word(&head[..open]) && word(&head[open + 1..]))
}

/// Whether the URL is that of a database or a broker: pages have URLs with made-up users, to show what a URL is.
pub(super) fn is_of_service(secret: &Secret) -> bool {
    let Sink::UrlPassword { scheme } = &secret.usage.sink else { return !secret.rules.is_empty() };
    !["http", "https", "ws", "wss", "ftp"].contains(&scheme.as_str())
}

/// Whether people, not generators, are responsible for the values of this name.
pub(super) fn is_password_name(name: &str) -> bool {
    Words::Password.part_of(&names::lower(name))
}

/// `abcd efgh ijkl mnop`, in small letters, or six groups with digits: what mail services and sites give to a program that signs in for
/// somebody. Four words of a sentence read like words.
pub(super) fn is_for_an_application(value: &[u8]) -> bool {
    let groups: Vec<&[u8]> = value.split(|b| *b == b' ').collect();
    let letters = groups.concat();
    let all = |f: fn(&u8) -> bool| letters.iter().all(f);
    let mixed = letters.iter().any(u8::is_ascii_digit) && letters.iter().any(u8::is_ascii_alphabetic);
    let of_mail = groups.len() == 4 && all(u8::is_ascii_lowercase) && ngram::looks_random(&letters);
    let of_site = groups.len() == 6 && mixed && all(u8::is_ascii_alphanumeric);
    (of_mail || of_site) && groups.iter().all(|group| group.len() == 4) && !steps::is_sequence(&letters)
}

/// Whether the last words of a name are those of a password.
pub(super) fn is_password(name: &str) -> bool {
    let words = names::words(name);
    let last = words.iter().rev().find(|w| !w.bytes().all(|b| b.is_ascii_digit()));
    last.is_some_and(|w| w.contains("pass") || w.contains("pwd") || w == "pw")
}

/// Capitals, small letters, digits and at least three signs that neither identifiers nor expressions are full of.
pub(super) fn has_every_class(value: &[u8]) -> bool {
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let signs = count(|b| b"!#%^&*@~+?|".contains(b));
    signs >= 3
        && count(u8::is_ascii_uppercase) > 1
        && count(u8::is_ascii_lowercase) > 1
        && count(u8::is_ascii_digit) > 1
}

/// `Word@2025`: a capital, small letters, digits, and one sign or a few of which no name or path is made.
pub(super) fn is_signed(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let is_sign = |b: &u8| b"!#%^*@~".contains(b);
    // `Wint3r-Gard3n!42`: one joiner beside such a sign.
    let joiners = value.iter().filter(|b| b"-_".contains(b)).count();
    let signs = value.iter().filter(|b| is_sign(b)).count();
    let plain = joiners <= 1 && value.iter().all(|b| b.is_ascii_alphanumeric() || is_sign(b) || b"-_".contains(b));
    // `deploy-Key2@build`: whose it is.
    let at = memchr::memrchr(b'@', value).filter(|_| joiners > 0);
    plain
        && at.is_none_or(|at| value[at + 1..].iter().all(u8::is_ascii_digit))
        && (1..=3).contains(&signs)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
}

/// A password with words in it, as people choose one whom a rule asks for signs and digits: what it reads like says nothing.
pub(super) fn is_of_people(value: &[u8]) -> bool {
    // `/lighthouse@48213`: what a path looks like was asked before.
    let value = value.strip_prefix(b"/").unwrap_or(value);
    is_signed(value) || is_joined(value) || is_passphrase(value)
}

/// `Meadow-trumpet-COBALT-42`: three words and more with dashes between them, of which one has a capital and one ends with digits or is a
/// number, and none of which keys and passwords are called.
fn is_passphrase(value: &[u8]) -> bool {
    let mut words = 0;
    for part in value.split(|b| *b == b'-') {
        let letters = part.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let digits = part.len() - letters;
        let lower = part[..letters].to_ascii_lowercase();
        let plain = part[letters..].iter().all(u8::is_ascii_digit) && digits <= 4;
        let cased = part.iter().skip(1).take(letters.saturating_sub(1)).all(u8::is_ascii_lowercase)
            || part[..letters].iter().all(u8::is_ascii_uppercase);
        let common = [Words::Usual, Words::Instead, Words::User, Words::Offhand, Words::Delivered];
        if !plain
            || !cased
            || !(3..=12).contains(&letters) && letters > 0
            || part.is_empty()
            || common.iter().any(|kind| kind.has(&lower))
        {
            return false;
        }
        words += usize::from(letters > 0);
    }
    words >= 3 && value.iter().any(u8::is_ascii_uppercase) && value.iter().any(u8::is_ascii_digit)
}

/// `lighthouse@48213`: a word, one sign of which no name is made, and digits.
pub(super) fn is_joined(value: &[u8]) -> bool {
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    word >= 4 && digits >= 2 && word + digits + 1 == value.len() && b"!#%^*@~".contains(&value[word])
}

/// `WinterGreen`: two words with capitals, as no server is delivered with.
pub(super) fn is_two_words(value: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(value));
    words.len() == 2
        && words.iter().all(|w| w.len() >= 4 && w.bytes().all(|b| b.is_ascii_lowercase()))
        && value.iter().all(u8::is_ascii_alphabetic)
        && value[0].is_ascii_uppercase()
        && !words
            .iter()
            .any(|w| [Words::Instead, Words::Usual, Words::User, Words::Delivered].iter().any(|k| k.has(w.as_bytes())))
}

/// Whether letters, perhaps in groups, are drawn at random: no word and no abbreviation looks so.
fn spells_nothing(value: &[u8]) -> bool {
    let letters: Vec<u8> = value.iter().filter(|b| !b"-_.".contains(b)).copied().collect();
    let grouped = letters.len() < value.len();
    ngram::short_odds(&letters).is_some_and(|odds| odds > if grouped { GROUPED } else { 0 })
}

/// Whether five to seven letters, perhaps with one more character behind them or a capital before, spell nothing.
fn is_odd(value: &[u8]) -> bool {
    let letters = match value.split_last() {
        Some((last, letters)) if !last.is_ascii_alphabetic() => letters,
        _ => value,
    };
    // `Qkzrvw`
    let lower = letters.to_ascii_lowercase();
    letters.iter().skip(1).all(u8::is_ascii_lowercase) && ngram::few_letters_spell_nothing(&lower)
}

/// Words that were joined look more like chance than one.
const GROUPED: i32 = 15;

/// `Marie12345`, `Ww@123456`: a name or another word and digits that count up, as people choose who must have digits, and a sign between
/// them, which makes letters of a word that are too few for one. Words of which stand-ins are made keep theirs.
pub(super) fn is_word_and_sequence(value: &[u8], name: &str) -> bool {
    let word = &value[..value.iter().take_while(|b| b.is_ascii_alphabetic()).count()];
    let sign = usize::from(value.get(word.len()).is_some_and(|b| b"@#!$%^&*".contains(b)));
    let number = &value[word.len() + sign..];
    // A sign at the end, because a rule asked for one.
    let number = number.split_last().filter(|(last, _)| b"!.#@$%*".contains(last)).map_or(number, |(_, number)| number);
    let lower = word.to_ascii_lowercase();
    // `zl123456`: initials, which are no letters in a row.
    let initials = sign == 0
        && word.len() == 2
        && word.iter().all(u8::is_ascii_lowercase)
        && word[0].abs_diff(word[1]) > 1
        && number.len() >= 5;
    (initials || (3 - sign..=12).contains(&word.len()))
        && (4..=12).contains(&number.len())
        && number.iter().all(u8::is_ascii_digit)
        && number.first() == Some(&b'1')
        && placeholder::reason(word, false).is_none()
        && !made_up::is_made_up(word)
        && shape::no_password(word, name) != Some(shape::OWN_NAME)
        && ![Words::Instead, Words::Usual, Words::User].iter().any(|kind| kind.has(&lower))
}

/// `matilda1`: eight characters or more, as a rule asked for, and one digit because it asked for that, too. Words that any password is made of,
/// and those of users and of servers, stay words.
pub(super) fn is_word_and_digit(value: &[u8], least: usize) -> bool {
    let word = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    value.len() >= least
        && word + 1 == value.len()
        && value[word].is_ascii_digit()
        && !made_up::is_made_up(value)
        && !is_common(&value[..word])
}

/// `brenner_admin_2024`: two words and more, of which one is its own, and three digits or more behind them.
pub(super) fn is_words_and_number(value: &[u8]) -> bool {
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let words = value[..value.len() - digits].split(|b| *b == b'_' || *b == b'-').filter(|w| !w.is_empty());
    let chosen = digits >= 3 || digits == 2 && !value[value.len() - 2..].starts_with(b"0");
    chosen
        && words.clone().count() > 1
        && words.clone().all(|w| w.iter().all(u8::is_ascii_lowercase))
        && words.clone().any(|w| w.len() >= 4 && !is_common(w))
        && placeholder::reason(value, false).is_none()
}

/// `KIT-4417-harbour`, `tulip_2093_Wharf`: two words or three and a number of three digits or more between them or before them, one of the words its own.
/// A number at the end has a rule of its own, and years with a month or a day are dates.
pub(super) fn is_words_around_number(value: &[u8]) -> bool {
    let parts: Vec<&[u8]> = value.split(|b| b"-_".contains(b)).collect();
    let number = |part: &&&[u8]| part.iter().all(u8::is_ascii_digit);
    let cased = |part: &&&[u8]| {
        let rest = &part[1.min(part.len())..];
        let alike = rest.iter().all(u8::is_ascii_lowercase) || part.iter().all(u8::is_ascii_uppercase);
        (3..=12).contains(&part.len()) && part[0].is_ascii_alphabetic() && alike
    };
    let numbers = parts.iter().filter(number).count();
    let long = parts.iter().find(number).is_some_and(|part| (3..=8).contains(&part.len()));
    let last = parts.last().is_some_and(|part| !number(&part));
    let own = |part: &&&[u8]| part.len() >= 4 && !number(part) && !is_common(part);
    (3..=4).contains(&parts.len())
        && numbers == 1
        && long
        && last
        && parts.iter().filter(cased).count() + 1 == parts.len()
        && parts.iter().any(|part| own(&part))
        && placeholder::reason(value, false).is_none()
}

/// `PlanetPepper2035`, `password17042016`: words, of which one is its own, and three digits or more, or a day that somebody chose.
pub(super) fn is_words_and_digits(value: &[u8]) -> bool {
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let (words, number) = value.split_at(value.len() - digits);
    let humps = words.windows(2).filter(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase()).count();
    let two = digits == 2 && humps == 1 && words.first().is_some_and(u8::is_ascii_uppercase);
    let chosen = ((3..=8).contains(&digits) || two) && has_own_word(words) || placeholder::is_own_number(number);
    chosen && words.iter().all(u8::is_ascii_alphabetic) && placeholder::reason(value, false).is_none()
}

/// `winter+harbour17`: two words with a sign between them that joins no names, and a number.
pub(super) fn is_signed_pair(value: &[u8]) -> bool {
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let words = &value[..value.len() - digits];
    let mut parts = words.split(|b| b"!@#%^&*+?~$".contains(b));
    digits >= 2
        && words.iter().all(|b| b.is_ascii_lowercase() || b"!@#%^&*+?~$".contains(b))
        && parts.clone().count() == 2
        && parts.all(|word| word.len() >= 4 && !is_common(word))
        && placeholder::reason(value, false).is_none()
}

/// `brown-ribbon-seven-trumpet`: four words and more with dashes between them that say nothing together, as generators of phrases write them: none of
/// them is a word of sentences, of names of secrets, or of what stands in for one.
pub(super) fn is_dashed_phrase(value: &[u8]) -> bool {
    /// As many words as such a phrase has.
    const WORDS: std::ops::RangeInclusive<usize> = 4..=8;
    const KINDS: [Words; 5] = [Words::Usual, Words::Instead, Words::Sentence, Words::Component, Words::Widget];
    let parts: Vec<&[u8]> = value.split(|b| *b == b'-').collect();
    let own = |word: &&[u8]| {
        (3..=12).contains(&word.len())
            && word.iter().all(u8::is_ascii_lowercase)
            && !KINDS.iter().any(|kind| kind.has(word))
            && !is_common(word)
            && std::str::from_utf8(word).is_ok_and(|w| names::role(w) == names::Role::Unknown)
    };
    let distinct = |parts: &[&[u8]]| parts.iter().enumerate().all(|(i, word)| !parts[..i].contains(word));
    WORDS.contains(&parts.len()) && parts.iter().all(own) && distinct(&parts)
}

/// `Kettle winter 42!`, `blue 7Harbour night`: a few words with blanks between them, none of a sentence or a label, one with a number and a sign or a
/// capital within.
fn is_spaced(value: &[u8]) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=6;
    let parts = || value.split(|b| *b == b' ');
    let letters = |part: &[u8]| part.iter().filter(|b| b.is_ascii_alphabetic()).map(u8::to_ascii_lowercase).collect();
    let own = |part: &[u8]| {
        let word: Vec<u8> = letters(part);
        let other =
            [Words::Sentence, Words::Component, Words::Instead, Words::Usual].iter().any(|kind| kind.has(&word));
        !part.is_empty()
            && part.iter().all(|b| b.is_ascii_alphanumeric() || b"!#%@^&*+?$-_".contains(b))
            && !other
            && std::str::from_utf8(&word).is_ok_and(|w| names::role(w) == names::Role::Unknown)
    };
    let marked = |part: &[u8]| {
        let has = |f: fn(&u8) -> bool| part.iter().any(f);
        let sign = part.iter().any(|b| b"!#%@^&*+$".contains(b));
        has(u8::is_ascii_digit) && (sign || has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase))
    };
    (8..=64).contains(&value.len()) && WORDS.contains(&parts().count()) && parts().all(own) && parts().any(marked)
}

/// Whether letters and digits take turns as in no word with a number: `k4xq82mv7c`.
pub(super) fn takes_turns(value: &[u8]) -> bool {
    const LEAST: usize = 4;
    let turns = value.windows(2).filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit()).count();
    let short = value.split(u8::is_ascii_digit).all(|letters| letters.len() < LEAST);
    turns >= LEAST && short && value.len() >= LEAST_ASKED && value.iter().all(u8::is_ascii_alphanumeric)
}

/// Whether a word is what users, what they log in to and passwords are called everywhere.
pub(super) fn is_common(word: &[u8]) -> bool {
    let word = &*word.to_ascii_lowercase();
    const KINDS: [Words; 6] =
        [Words::User, Words::Usual, Words::Offhand, Words::Delivered, Words::Instead, Words::Common];
    // `testuser`, `dbadmin`.
    let joined = [&b"user"[..], b"admin", b"pass", b"word"];
    KINDS.iter().any(|kind| kind.has(word)) || joined.iter().any(|end| word.ends_with(end)) || word.starts_with(b"pass")
}

/// `loginPwd`: the name of another setting, as code writes it.
pub(super) fn is_name_of_secret(value: &[u8]) -> bool {
    let words = names::words(&String::from_utf8_lossy(value));
    words.len() > 1
        && value.iter().all(u8::is_ascii_alphabetic)
        && value[0].is_ascii_lowercase()
        && names::is_key(&String::from_utf8_lossy(value))
}

/// As many characters as most rules ask for.
const LEAST_ASKED: usize = 8;

/// Whether one of the words that are joined is none that users, what they log in to and passwords are called everywhere: not `admin-password`, not
/// `smtp-pass`.
pub(super) fn has_own_word(value: &[u8]) -> bool {
    let common = |word: &String| word.len() < 4 || is_common(word.as_bytes());
    !names::words(&String::from_utf8_lossy(value)).iter().all(common)
}

/// A value given to the name of a password.
pub(super) fn chosen(value: &[u8], name: &str, weigh: &mut Weighing) {
    match shape::no_password(value, name) {
        Some(shape::IDENTIFIER) if spells_nothing(value) => look(value, weigh),
        Some(shape::PHRASE) if is_password(name) && is_spaced(value) => {
            weigh.add(weights::PASSWORD, "words and numbers with blanks that are no sentence")
        }
        Some(shape::IDENTIFIER) if is_password(name) && is_dashed_phrase(value) => {
            weigh.add(weights::STRONG_PASSWORD, "words that say nothing together")
        }
        Some(reason) => weigh.add(shape::weight(reason), reason),
        None if is_password(name) && is_word_and_digit(value, LEAST_ASKED) => {
            weigh.add(weights::PASSWORD, "a word and a digit, as a rule asks for")
        }
        None => look(value, weigh),
    }
}

/// The password of a user, where `user:password` stands.
pub(super) fn chosen_by(user: &[u8], password: &[u8], weigh: &mut Weighing) {
    let same = |a: &[u8], b: &[u8]| a.eq_ignore_ascii_case(b);
    if same(user, password) {
        return weigh.add(weights::NOT_A_PASSWORD, "the password repeats the user's name");
    }
    match placeholder::reason(password, false) {
        Some(reason) => weigh.add(weights::NOT_A_PASSWORD, format!("the password is {reason}")),
        None => chosen(password, "password", weigh),
    }
}

/// Letters, digits and more, eight at least.
pub(super) fn is_strong(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let special = value.iter().any(|b| b.is_ascii_punctuation() && !b"-_.:/".contains(b));
    let mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    value.len() >= 8 && has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit) && (special || mixed)
}

/// `Пароход7742!`: letters of another script that has capitals, and digits, as no message without blanks is written.
fn is_spelled_otherwise(value: &[u8]) -> bool {
    const LETTERS: usize = 4;
    let Ok(text) = std::str::from_utf8(value) else { return false };
    let letters = text.chars().filter(|c| !c.is_ascii() && (c.is_lowercase() || c.is_uppercase())).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let whole = text.chars().all(|c| c.is_lowercase() || c.is_uppercase() || c.is_ascii_graphic());
    letters >= LETTERS && digits > 1 && whole
}

/// What is said of a password that people chose.
pub(super) const CHOSEN: &str = "letters, digits and more: chosen as a password";

/// What a password that people wrote looks like.
fn look(value: &[u8], weigh: &mut Weighing) {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let (digit, letter) = (has(u8::is_ascii_digit), has(u8::is_ascii_alphabetic) || is_spelled_otherwise(value));
    let mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    // A joiner makes an identifier of words, not a password.
    let special = value.iter().any(|b| b.is_ascii_punctuation() && !b"-_.:/".contains(b));
    if value.iter().any(u8::is_ascii_control) {
        return weigh.add(weights::NOT_A_PASSWORD, "characters that nobody types");
    }
    if value.len() >= 16 && randomness::decibels(value) > 0 {
        weigh.add(weights::RANDOM_PASSWORD, "the characters look random");
    } else if value.len() >= 8
        && letter
        && digit
        && (special || mixed)
        && shape::is_wordless(value)
        && !made_up::is_made_up(value)
    {
        weigh.add(weights::GENERATED_PASSWORD, "letters, digits and more, and no word in it");
    } else if is_strong(value) {
        weigh.add(weights::STRONG_PASSWORD, CHOSEN);
    } else if takes_turns(value) && !made_up::is_made_up(value) {
        weigh.add(weights::STRONG_PASSWORD, "letters and digits that take turns, and no word in it");
    } else if !letter && digit && value.iter().filter(|b| b"!@#$%^&*".contains(b)).count() >= 3 && value.len() >= 8 {
        weigh.add(weights::PASSWORD, "digits with signs");
    } else if letter && (digit || special) && value.len() >= 6 && (!shape::is_word_and_one(value) || is_odd(value)) {
        weigh.add(weights::PASSWORD, "letters with digits or signs");
    } else if value.len() >= 6 && value.iter().all(u8::is_ascii_digit) {
        weigh.add(weights::DIGITS, "digits alone");
    } else if shape::is_unreadable(value) || spells_nothing(value) || is_odd(value) {
        weigh.add(weights::PASSWORD, "letters that spell no word");
    } else {
        weigh.add(weights::WORD_PASSWORD, "a plain word");
    }
    if made_up::is_made_up(value) {
        weigh.add(weights::MADE_UP, "spells a word that people write where any password will do");
    }
}
