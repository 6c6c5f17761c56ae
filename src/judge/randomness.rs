//! How random a value looks, in decibels.

use super::ngram;

/// Positive: like random characters; negative: like words and identifiers. See [`ngram::log_odds`]. Hexadecimal digits in groups are
/// asked without what parts them, which no other text has in such places.
pub(super) fn decibels(value: &[u8]) -> i16 {
    let whole = ngram::log_odds(value);
    if whole > 0 {
        return whole;
    }
    let digits = grouped_digits(value).or_else(|| mostly_digits(value)).or_else(|| without_a_run(value));
    let others = digits.as_deref().map(ngram::log_odds).into_iter().chain(of_random_parts(value));
    others.fold(whole, i16::max)
}

/// The least random of the parts of `2107c25e…110b5f4.7qdXfNnR…`, if each is long enough to be asked or a number: what is drawn from two
/// alphabets looks like neither. Groups of one length, as `508DCE5Z-7AE490EV-3XGFRXM1-34T7EDWU` has them, are asked together.
fn of_random_parts(value: &[u8]) -> Option<i16> {
    /// Shorter parts are asked with the others alone.
    const LONG: usize = 16;
    /// Fewer characters behind a label.
    const LEAST_LABELLED: usize = 20;
    /// A token of more parts is a name.
    const MOST: usize = 6;
    let is_sign = |b: &u8| b"-._:|@".contains(b);
    let parts: Vec<&[u8]> = value.split(is_sign).collect();
    if !(2..=MOST).contains(&parts.len()) {
        return None;
    }
    // `key-6d5b…`, `sk-proj-Xk9…`: what the key is called, before it. `ami-` and fewer digits are the name of a thing.
    let called = |part: &&&[u8]| (1..=8).contains(&part.len()) && part.iter().all(u8::is_ascii_lowercase);
    let labels = parts.iter().take(2.min(parts.len() - 1)).take_while(called).count();
    let rest: usize = parts[labels..].iter().map(|part| part.len()).sum();
    let parts = &parts[if rest >= LEAST_LABELLED { labels } else { 0 }..];
    let is_number = |part: &&[u8]| part.iter().all(u8::is_ascii_digit);
    let asked = || parts.iter().copied().filter(|part| !is_number(part));
    if asked().next().is_some() && asked().all(|part| part.len() >= LONG) {
        return asked().map(ngram::log_odds).min();
    }
    let first = parts[0].len();
    let groups = first >= 4 && parts.iter().all(|part| part.len() == first && part.iter().any(u8::is_ascii_digit));
    (parts.len() > 1 && groups).then(|| ngram::log_odds(&parts.concat()))
}

/// `6GPs…AAAAAAAAA…zuC1`: a run of one letter, as counters leave it in the middle of tokens, says nothing of the rest.
fn without_a_run(value: &[u8]) -> Option<Vec<u8>> {
    const RUN: usize = 8;
    const LEAST: usize = 40;
    let run = |w: &[u8]| w.iter().all(|b| *b == w[0]);
    if value.len() < LEAST || !value.windows(RUN).any(run) {
        return None;
    }
    let mut rest = value.to_vec();
    rest.dedup();
    Some(rest)
}

/// The hexadecimal digits of `baef1db434f00t5c6510a0f45a35996o`: some services put a few other letters among them.
fn mostly_digits(value: &[u8]) -> Option<Vec<u8>> {
    if value.len() < LEAST_DIGITS || !value.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return None;
    }
    let digits: Vec<u8> = value.iter().filter(|b| b.is_ascii_hexdigit()).copied().collect();
    let (others, numbers) = (value.len() - digits.len(), digits.iter().filter(|b| b.is_ascii_digit()).count());
    (others > 0 && others * 8 <= value.len() && numbers * 3 >= value.len()).then_some(digits)
}

/// The digits of `12ab34cd.56ef…`: at least [`LEAST_DIGITS`], letters in one case among them.
fn grouped_digits(value: &[u8]) -> Option<Vec<u8>> {
    let parts = |b: &u8| b"-._".contains(b);
    let digits: Vec<u8> = value.iter().filter(|b| !parts(b)).copied().collect();
    let count = |f: fn(&u8) -> bool| digits.iter().filter(|b| f(b)).count();
    let (small, capital) = (count(u8::is_ascii_lowercase), count(u8::is_ascii_uppercase));
    let grouped =
        digits.len() < value.len() && digits.len() >= LEAST_DIGITS && digits.iter().all(u8::is_ascii_hexdigit);
    (grouped && small.min(capital) == 0 && small.max(capital) >= 4).then_some(digits)
}

/// Fewer digits in groups may be a date with a time or a version.
const LEAST_DIGITS: usize = 24;

/// Shortest part of a token that is asked.
const LEAST_PART: usize = 8;

/// One digit in so many characters is more than words have.
const DIGITS_ONE_IN: usize = 8;

/// How random the most random part of a token of known form looks: numbers, names and separators beside a random part are
/// what the form asks for and say nothing against it. None if there are more digits than in words, or if every part is short.
pub(super) fn of_parts(value: &[u8]) -> Option<i16> {
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    if digits * DIGITS_ONE_IN >= value.len() {
        return None;
    }
    let parts = value.split(|b| !b.is_ascii_alphanumeric()).filter(|part| part.len() >= LEAST_PART);
    parts.map(decibels).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_in_groups_are_random_and_dates_are_not() {
        for value in [
            "295db609.0b8c24cc04327561256da57f160973002cf",
            "b52c-e175-eb4347-45bf3c-9d6d5141",
            "baef1db434f00t5c6510a0f45a35996o",
            "2107c25e659d180131631a2fc110b5f4.7qdXfNnRvxKGlaAu",
            "a6x5bisfxwam25mothzyrkhvps7_099604p7jwipl8k3ckjll",
            "455674643452773995866-E5ejWy3aDPGzNLOoi1GW61p",
            "508DCE5Z-7AE490EV-3XGFRXM1-34T7EDWU",
        ] {
            assert!(decibels(value.as_bytes()) > 0, "{value}");
        }
        for value in [
            "2023-11-14-12-30-59-000-000-000",
            "feed-face-dead-beef-cafe",
            "1.2.3-beta.4-20231114.abcdef",
            "organization_administrator-20231114",
            "service1-account2-manager3",
            "20231114.internationalization",
        ] {
            assert!(decibels(value.as_bytes()) <= 0, "{value}");
        }
    }
}
