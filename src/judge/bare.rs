//! What is left of a value without what stands around the key in it: a base, the name of the key, a label.
//!
//! In: a value. Out: a part of it, or all of it. It refuses to know what the value is called.

use super::randomness;
use crate::rules::names;

/// The digits of `0x…` where they are as many as a key of 256 bits has, zeros at its beginning apart; fewer are an address or a number.
pub(super) fn without_base(value: &[u8]) -> &[u8] {
    let digits =
        value.strip_prefix(b"0x").filter(|d| (60..=64).contains(&d.len()) && d.iter().all(u8::is_ascii_hexdigit));
    digits.unwrap_or(value)
}

/// What follows the name of a key within the value: `store-key:OSMM…`.
pub(super) fn without_name(value: &[u8]) -> &[u8] {
    /// As long as keys are that are told by their look.
    const LEAST: usize = 20;
    let name = value.iter().take(40).take_while(|b| names::is_part(b)).count();
    match value.get(name..).and_then(|rest| rest.strip_prefix(b":")) {
        Some(rest) if name > 1 && rest.len() >= LEAST && randomness::decibels(rest) > 0 => rest,
        _ => value,
    }
}

/// `pro_67888…`, `pay-televisionlatina-VxZH…`: the hexadecimal digits behind a word that says what the key is of, and the last part behind several words
/// whose letters and digits are drawn.
pub(super) fn without_label(value: &[u8]) -> &[u8] {
    /// As many as a key has at least.
    const LEAST: usize = 16;
    /// Longer labels are none.
    const LABEL: usize = 16;
    let label = memchr::memrchr2(b'_', b'-', value).map_or(0, |at| at + 1);
    let rest = &value[label..];
    let hex = |letters: std::ops::RangeInclusive<u8>| rest.iter().all(|b| b.is_ascii_digit() || letters.contains(b));
    let hex = hex(b'a'..=b'f') || hex(b'A'..=b'F');
    let word = value[..label].iter().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(b));
    let labelled = (3..=LABEL).contains(&label) && word && hex && rest.len() >= LEAST;
    if labelled || is_behind_words(&value[..label], rest) { rest } else { value }
}

/// Whether small letters alone stand before a part in which capitals, small letters and digits are mixed as chance draws them.
fn is_behind_words(label: &[u8], rest: &[u8]) -> bool {
    /// As long as keys are that are told by their look, and longer than what people call their projects.
    const LEAST: usize = 20;
    const LABEL: usize = 48;
    let has = |f: fn(&u8) -> bool| rest.iter().any(f);
    let mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && has(u8::is_ascii_digit);
    rest.len() >= LEAST
        && mixed
        && rest.iter().all(u8::is_ascii_alphanumeric)
        && (3..=LABEL).contains(&label.len())
        && label.iter().all(|b| b.is_ascii_lowercase() || b"-_".contains(b))
        && randomness::decibels(rest) > 0
}

/// `4e12ed4ac44201.92757863`: seconds and microseconds in hexadecimal, and eight digits of chance (`uniqid`).
pub(super) fn is_time_and_fraction(value: &[u8]) -> bool {
    let hex = |b: &u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
    matches!(value.split_at_checked(14), Some((time, [b'.', fraction @ ..]))
        if time.iter().all(hex) && fraction.len() == 8 && fraction.iter().all(u8::is_ascii_digit))
}
