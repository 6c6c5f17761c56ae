//! What an excerpt may show of values that are no secrets: a placeholder by which a reader sees that there is none.
//!
//! In: a value that was judged to be a placeholder. Out: whether its text says so itself. What was only taken for one, since a
//! format or a sequence stands in it, may be somebody's password and is hidden as all others are.

use super::{ngram, placeholder, shape};

/// Fewer letters and digits are no secret.
const FEW: usize = 4;

/// Whether a reader sees by the characters alone that they stand for a secret: the same over and over, a reference, a listed word, and nothing
/// beside it that reads like chance.
pub fn stands_in(value: &[u8]) -> bool {
    let count = |f: fn(&u8) -> bool| value.iter().filter(|b| f(b)).count();
    let mut distinct: Vec<u8> = value.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < FEW || count(u8::is_ascii_alphanumeric) <= FEW {
        return true;
    }
    if shape::is_generated(value) || runs(value).any(is_random) {
        return false;
    }
    // A sign of a format stands in passwords, too.
    let refers = placeholder::reference(value).is_some();
    let says = || refers || placeholder::placeholder_word(value, false).is_some();
    let digits = count(u8::is_ascii_digit);
    refers && digits < 2 && !value.contains(&b'%')
        || says() && (is_name(value) || digits < 2 && reads_like_words(value))
}

/// `${db_pwd}`, `{{ .Values.token }}`, `YOUR_KEY_2`: letters of one case, with few digits among them.
fn is_name(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    let one_case = !(has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase));
    // Without the sign that opens a template, a word and a number are somebody's password.
    let opens = value.first().is_some_and(|b| b"$<{[%@".contains(b));
    one_case && digits <= if opens { FEW } else { 1 }
}

/// Whether at least half of its letters and digits are those of words.
fn reads_like_words(value: &[u8]) -> bool {
    let all = value.iter().filter(|b| b.is_ascii_alphanumeric()).count();
    runs(value).all(is_written) && shape::wordy_letters(value) * 2 >= all
}

/// `changeme`, `YOUR`, `YourKey`: capitals alone, or each before two small letters.
fn is_written(run: &[u8]) -> bool {
    let small = |at: usize| run.get(at).is_some_and(u8::is_ascii_lowercase);
    let follows = |at: usize| !run[at].is_ascii_uppercase() || small(at + 1) && small(at + 2);
    !run.iter().any(u8::is_ascii_lowercase) || (0..run.len()).all(follows)
}

fn runs(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    value.split(|b| !b.is_ascii_alphanumeric())
}

fn is_random(run: &[u8]) -> bool {
    match run.len() {
        0..8 => false,
        8..16 => ngram::short_odds(run).is_some_and(|odds| odds > 0),
        _ => ngram::looks_random(run),
    }
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn what_says_that_it_stands_in_is_shown_and_what_was_only_taken_for_it_is_hidden() {
        for value in [
            "your_key_here",
            "YOUR_API_KEY",
            "changeme",
            "xxxxxxxxxxxxxxxx",
            "****************",
            "${SECRET}",
            "${db_pwd}",
            "{{ token }}",
            "<token>",
            "%TOKEN%",
            "$TOKEN",
            "process.env.KEY",
            "process.env.XI_API_KEY",
            "some-example-key",
            "YourApiKeyHere",
            "%s:%s",
            "",
        ] {
            assert!(stands_in(value.as_bytes()), "{value}");
        }
        for value in [
            "QWxTJFi%dJ&zb@vY",
            "bYCUuw2%s5u",
            "summer%d7788",
            "falcon{}2024",
            "marvin...4217",
            "Gh7kQz2pLmxxxxx",
            "LCBfR%s(mobM",
            "kX9vQ2mL7p...",
            "${kX9vQ2mL7p}",
            "48213790",
            "example-kX9vQ2mL7p4Z",
        ] {
            assert!(!stands_in(value.as_bytes()), "{value}");
        }
    }
}
