//! What a parameter of the same URL says about a value: when it ends.
//!
//! In: a text, the span of a value in it, the name of the parameter. Out: whether the day that it names is over.

use super::Token;
use crate::judge::weights::CONTEXT_REACH;
use crate::model::{Secret, Sink, date};
use crate::rules::signs;
use std::ops::Range;

/// The day on which a value has ended, by a parameter of its URL and the days that it lasts after that, if that day is over. `now`: seconds since
/// 1970-01-01 UTC.
pub fn ended(text: &[u8], span: &Range<usize>, (parameter, days): (&str, u16), now: i64) -> Option<String> {
    let url = url_around(text, span);
    let name = [parameter.as_bytes(), b"="].concat();
    let value =
        memchr::memmem::find_iter(url, &name).find(|at| begins(&url[..*at])).map(|at| &url[at + name.len()..])?;
    let moment = date::end_of_day(value)? + i64::from(days) * date::DAY;
    let token = Token { whole: value, body: value, now };
    token.has_come(moment).then(|| date::day(moment - 1))
}

/// The address that a value stands in.
fn url_around<'t>(text: &'t [u8], span: &Range<usize>) -> &'t [u8] {
    let inside = |b: &u8| b.is_ascii_graphic() && !b"\"'<>`".contains(b);
    let floor = span.start.saturating_sub(CONTEXT_REACH);
    let start = text[floor..span.start].iter().rposition(|b| !inside(b)).map_or(floor, |p| floor + p + 1);
    let rest = &text[span.end..text.len().min(span.end + CONTEXT_REACH)];
    let end = span.end + rest.iter().position(|b| !inside(b)).unwrap_or(rest.len());
    &text[start..end]
}

/// The day on which a parameter without a form of its own has ended, where its URL gives the second: `?token=…&expires=1409747532`,
/// `?auth_key=1409747532-0-0-…`, if that day is over. What an application gives out has no such parameter.
pub fn ran_out(text: &[u8], secret: &Secret, now: i64) -> Option<String> {
    if !secret.rules.is_empty() || !matches!(secret.usage.sink, Sink::QueryParam { .. }) {
        return None;
    }
    let url = url_around(text, &secret.span);
    let beside = || {
        signs::ENDS_OF_ADDRESSES.iter().find_map(|name| {
            let at = memchr::memmem::find_iter(url, name.as_bytes()).find(|at| begins(&url[..*at]))?;
            second(&url[at + name.len()..])
        })
    };
    let moment = signed_until(secret).or_else(beside)?;
    let value = secret.text.reveal();
    let token = Token { whole: value, body: value, now };
    token.has_come(moment).then(|| date::day(moment))
}

/// `1409747532_3f9a…`, `1409747532-0-0-3f9a…`: the second at which a signed address ends, and the signature.
fn signed_until(secret: &Secret) -> Option<i64> {
    const SIGNATURE: usize = 32;
    let value = secret.text.reveal();
    let named = secret.usage.name.as_deref().is_some_and(|name| name.to_ascii_lowercase().starts_with("auth"));
    let signature = value.iter().rev().take_while(|b| b.is_ascii_hexdigit()).count();
    let parted = value.get(DIGITS).is_some_and(|b| b"_-~".contains(b));
    second(value).filter(|_| named && parted && signature >= SIGNATURE)
}

/// As many digits as a second of these decades has.
const DIGITS: usize = 10;

/// The second that ten digits give, and no more digits.
fn second(text: &[u8]) -> Option<i64> {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(text.get(..DIGITS)?).ok().filter(|_| digits == DIGITS)?;
    number.parse().ok().filter(|second| *second >= 1_000_000_000)
}

/// Whether a parameter begins behind this: `?`, `&`, and what escapes make of it.
fn begins(before: &[u8]) -> bool {
    let ends = ["?", "&", "&amp;", "\\u0026", "\\x26", "%26", "%3F"];
    before.is_empty() || ends.iter().any(|e| before.ends_with(e.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect;

    #[test]
    fn a_second_that_is_over_ends_a_signed_address() {
        let is_over = |url: &str| {
            let text = url.replace("{}", "9c41e7b2d05f8a3316cb94e2f70d8a5b");
            let found = detect::detect(text.as_bytes()).pop().unwrap();
            crate::judge::judge(text.as_bytes(), found, 1_795_564_800).verdict == crate::model::Verdict::Expired
        };
        for url in [
            "<https://h.io/a?token={}&expires=1409747532>",
            "https://h.io/a?expires=1409747532&token={}",
            "https://h.io/a?auth_key=1409747532-0-0-{}",
        ] {
            assert!(is_over(url), "{url}");
        }
        for url in [
            "https://h.io/a?token={}",
            "https://h.io/a?token={}&expires=3600",
            "https://h.io/a?token={}&expires=1999747532",
            "https://h.io/a?token={}&since=1409747532",
            "https://h.io/a?token={} https://h.io/b?expires=1409747532",
        ] {
            assert!(!is_over(url), "{url}");
        }
    }

    fn judged(url: &str) -> Option<String> {
        let at = url.find("sig=").unwrap();
        ended(url.as_bytes(), &(at..at + 8), ("se", 0), 1_795_564_800)
    }

    #[test]
    fn a_day_that_is_over_ends_it() {
        assert_eq!(judged("https://h/x?se=2023-04-01T10%3A00%3A00Z&sig=abcd"), Some("2023-04-01".into()));
        assert_eq!(
            judged("\"https://h/x?sig=abcd\\u0026se=2023-04-01T10:00:00Z\\u0026sp=r\""),
            Some("2023-04-01".into())
        );
        assert_eq!(judged("https://h/x?sig=abcd&amp;se=2023-04-01"), Some("2023-04-01".into()));
        assert_eq!(judged("https://h/x?se=2099-04-01&sig=abcd"), None);
        assert_eq!(judged("https://h/x?se=2026-11-25&sig=abcd"), None, "the day is not over");
        assert_eq!(judged("https://h/x?case=2023-04-01&sig=abcd"), None);
        assert_eq!(judged("https://h/x?sig=abcd https://h/y?se=2023-04-01"), None, "another URL");
        assert_eq!(judged("https://h/x?se=soon&sig=abcd"), None);
        let signed = b"https://h/x?d=20261120T080000Z&sig=abcd";
        let of = |days| ended(signed, &(35..39), ("d", days), 1_795_564_800);
        assert_eq!((of(0), of(3), of(7)), (Some("2026-11-20".into()), Some("2026-11-23".into()), None));
    }
}
