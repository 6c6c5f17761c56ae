//! What a parameter of the same URL says about a value: when it ends.
//!
//! In: a text, the span of a value in it, the name of the parameter. Out: whether the day that it names is over.

use super::Token;
use crate::judge::weights::CONTEXT_REACH;
use crate::model::date;
use std::ops::Range;

/// The day on which a value has ended, by a parameter of its URL and the days that it lasts after that, if that day is over. `now`: seconds since
/// 1970-01-01 UTC.
pub fn ended(text: &[u8], span: &Range<usize>, (parameter, days): (&str, u16), now: i64) -> Option<String> {
    let inside = |b: &u8| b.is_ascii_graphic() && !b"\"'<>`".contains(b);
    let floor = span.start.saturating_sub(CONTEXT_REACH);
    let start = text[floor..span.start].iter().rposition(|b| !inside(b)).map_or(floor, |p| floor + p + 1);
    let rest = &text[span.end..text.len().min(span.end + CONTEXT_REACH)];
    let end = span.end + rest.iter().position(|b| !inside(b)).unwrap_or(rest.len());
    let url = &text[start..end];
    let name = [parameter.as_bytes(), b"="].concat();
    let value =
        memchr::memmem::find_iter(url, &name).find(|at| begins(&url[..*at])).map(|at| &url[at + name.len()..])?;
    let moment = date::end_of_day(value)? + i64::from(days) * date::DAY;
    let token = Token { whole: value, body: value, now };
    token.has_come(moment).then(|| date::day(moment - 1))
}

/// Whether a parameter begins behind this: `?`, `&`, and what escapes make of it.
fn begins(before: &[u8]) -> bool {
    let ends = ["?", "&", "&amp;", "\\u0026", "\\x26", "%26", "%3F"];
    before.is_empty() || ends.iter().any(|e| before.ends_with(e.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

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
