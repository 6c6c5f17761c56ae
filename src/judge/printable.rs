//! Characters that a generator drew of letters, digits and signs: what looks like code in them is chance.
//!
//! In: a value. Out: whether nobody wrote it. It knows no names: what a value is called, others ask. Expressions for characters, formats
//! and markup take turns between kinds as chance does, so they are told by what none of them is without.

use super::{made_up, ngram, placeholder, shape};

/// As long as what generators are asked for. Of a shorter one, too many look like names of constants.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=128;

/// From here on the odds alone tell; a shorter one must have more of each kind.
const LONG: usize = 12;

/// What patterns, formats, markup and code have, and one drawn value in a hundred.
const WRITTEN: [&str; 22] = [
    "://", "(?", "a-z", "A-Z", "[A-", "[a-", "0-9", "[0-", "\\", "</", "/>", "[^", "](", "[]", "()", "{}", "]+", "]*",
    "]?", "\"", "'", "`",
];

/// Whether the characters are drawn at random of an alphabet with signs. `examples/ngram_report` knows those without.
pub(super) fn is_drawn(value: &[u8]) -> bool {
    LENGTHS.contains(&value.len())
        && value.iter().all(u8::is_ascii_graphic)
        && has_kinds(value)
        && ngram::printable_odds(value) > 0
        && is_varied(value)
        && !is_written(value)
}

/// `ly19&2+c#…)wc_qw!…`: as frameworks for sites draw a key of small letters, digits and the signs above them.
pub(super) fn is_key_of_site(value: &[u8]) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 45..=64;
    const SIGNS: &[u8] = b"!@#$%^&*(-_=+)";
    let mut seen = [false; 128];
    value.iter().for_each(|b| seen[usize::from(*b & 127)] = true);
    let signs = value.iter().filter(|b| SIGNS.contains(b)).count();
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    LENGTHS.contains(&value.len())
        && value.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || SIGNS.contains(b))
        && signs * 8 >= value.len()
        && digits * 16 >= value.len()
        && SIGNS.iter().filter(|b| seen[usize::from(**b)]).count() >= 5
        && seen.iter().filter(|s| **s).count() * 2 >= value.len().min(50)
}

/// Letters, digits and signs without a word among them, and without what code and patterns are written with.
pub(super) fn is_wordless(value: &[u8]) -> bool {
    const PAIRS: [&str; 24] = [
        "()", "[]", "{}", "&&", "||", "==", "=>", "::", "->", "(?", "://", "+)", "*)", "\\", "</", "/>", "]+", "]*",
        "]{", "[^", "+$", "A-Z", "a-z", "0-9",
    ];
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let mut signs: Vec<u8> =
        value.iter().copied().filter(|b| b.is_ascii_punctuation() && !b"-_./:".contains(b)).collect();
    signs.sort_unstable();
    signs.dedup();
    let longest = value.split(|b| !b.is_ascii_alphabetic()).map(<[u8]>::len).max().unwrap_or(0);
    let is_written = |pair: &&str| memchr::memmem::find(value, pair.as_bytes()).is_some();
    let formats = value.windows(2).any(|w| w[0] == b'%' && w[1].is_ascii_alphabetic());
    (LONG..=64).contains(&value.len())
        && value.iter().all(|b| b.is_ascii_graphic() && !b"\"'`\\".contains(b))
        && signs.len() >= 3
        && count(u8::is_ascii_digit) >= 2
        && count(u8::is_ascii_alphabetic) >= 2
        && longest <= 3
        && is_varied(value)
        && !formats
        && !value.starts_with(b"$")
        && !value.starts_with(b"/")
        && !PAIRS.iter().any(is_written)
}

/// `/Kv7cRmWq9Tb2z`: both cases and digits that spell nothing, and no second slash; or `/lobster@9292`, with a sign that no path has.
pub(super) fn is_behind_slash(value: &[u8]) -> bool {
    let rest = &value[1..];
    let has = |f: fn(&u8) -> bool| rest.iter().any(f);
    let signed = || {
        let number = rest.iter().filter(|b| b.is_ascii_digit()).count() > 1;
        number && has(|b| b"!@#%^".contains(b)) && !has(|b| b"?=&{}".contains(b))
    };
    !rest.iter().any(|b| b"/.".contains(b))
        && rest.len() >= 8
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
        && (has(u8::is_ascii_uppercase) && shape::is_wordless(rest) || is_drawn(rest) || signed())
}

/// Both cases, and where few characters tell, two of each and a digit.
fn has_kinds(value: &[u8]) -> bool {
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let least = if value.len() < LONG { 2 } else { 1 };
    count(u8::is_ascii_uppercase) >= least
        && count(u8::is_ascii_lowercase) >= least
        && value.iter().any(u8::is_ascii_punctuation)
        && (value.len() >= LONG || value.iter().any(u8::is_ascii_digit))
}

/// Hardly a character twice, as far as the alphabet has others.
fn is_varied(value: &[u8]) -> bool {
    let mut seen = [false; 128];
    value.iter().for_each(|b| seen[usize::from(*b & 127)] = true);
    let distinct = seen.iter().filter(|s| **s).count();
    distinct * 20 >= value.len().min(40) * if value.len() < 20 { 12 } else { 11 }
}

/// Whether something in it is only ever written.
fn is_written(value: &[u8]) -> bool {
    let within = |part: &&str| memchr::memmem::find(value, part.as_bytes()).is_some();
    let wrapped = |pair: &&[u8; 2]| value.first() == Some(&pair[0]) && value.last() == Some(&pair[1]);
    let formats = value.windows(2).filter(|w| w[0] == b'%' && w[1].is_ascii_alphabetic()).count();
    let escapes = value.windows(3).filter(|w| w[0] == b'%' && w[1..].iter().all(u8::is_ascii_hexdigit)).count();
    WRITTEN.iter().any(within)
        || value.len() < 16 && [".*", ".+"].iter().any(within)
        || [b"<>", b"{}", b"[]", b"()", b"%%", b"@@", b"##", b"^$"].iter().any(wrapped)
        || formats > 1 + value.len() / 32
        || escapes > 1
        || spells_made_up(value)
        || value.starts_with(b"$")
        || value.starts_with(b"{{")
        || value.starts_with(b"/")
        || value.starts_with(b"./")
        || std::str::from_utf8(value).is_ok_and(shape::gives_to_a_constant)
}

/// `P@ssW0rd123!`: a word of which made-up passwords are made, however it is spelled.
fn spells_made_up(value: &[u8]) -> bool {
    let spelled = placeholder::spelled_out(value);
    made_up::MADE_UP.iter().any(|word| memchr::memmem::find(&spelled, word.as_bytes()).is_some())
}

/// `mCj92LQ%d3`: one `%` of a password whose kinds of characters take turns, with more than a letter behind it. What a format has beside its letters are
/// words and signs.
pub(super) fn is_jumbled_around_percent(value: &[u8]) -> bool {
    const LENGTHS: std::ops::Range<usize> = 8..24;
    let Some(at) = memchr::memchr(b'%', value).filter(|_| LENGTHS.contains(&value.len())) else { return false };
    let kind = |b: &u8| (b.is_ascii_digit(), b.is_ascii_uppercase(), b.is_ascii_lowercase());
    let turns = value.windows(2).filter(|two| kind(&two[0]) != kind(&two[1])).count();
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    value.iter().enumerate().all(|(i, b)| i == at || b.is_ascii_alphanumeric() || b"!@#$^&*".contains(b))
        && value.get(at + 2).is_some_and(u8::is_ascii_alphanumeric)
        && turns * 2 >= value.len()
        && value[..at].iter().any(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
}
