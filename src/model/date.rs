//! Days and moments of the Gregorian calendar, in UTC, without a clock, a locale or a time zone file.
//!
//! In: seconds since 1970-01-01, or a day as RFC 3339 writes it. Out: the other. The arithmetic is Howard Hinnant's (`civil_from_days`
//! and `days_from_civil`, in the public domain): years begin in March, so that leap days come last in theirs.

/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// The years 1 to 9999. Dates beyond are somebody's joke in a header; they are clamped, so that what is written can be read.
const RANGE: (i64, i64) = (-62_135_596_800, 253_402_300_799);

/// The day of a moment: `2026-08-02`.
pub fn day(seconds: i64) -> String {
    let z = seconds.clamp(RANGE.0, RANGE.1).div_euclid(DAY) + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + i64::from(month <= 2))
}

/// A moment as RFC 3339 writes it: `2026-08-02T17:03:59Z`.
pub fn instant(seconds: i64) -> String {
    let s = seconds.clamp(RANGE.0, RANGE.1).rem_euclid(DAY);
    format!("{}T{:02}:{:02}:{:02}Z", day(seconds), s / 3600, s / 60 % 60, s % 60)
}

/// `20261125T080000Z`, the basic form of ISO 8601: the day as RFC 3339 writes it.
fn basic(text: &[u8]) -> Option<[u8; 10]> {
    let moment: &[u8; 16] = text.first_chunk()?;
    let digits = |range: std::ops::Range<usize>| moment[range].iter().all(u8::is_ascii_digit);
    if !digits(0..8) || moment[8] != b'T' || !digits(9..15) || moment[15] != b'Z' {
        return None;
    }
    let [a, b, c, d, m, n, x, y, ..] = *moment;
    Some([a, b, c, d, b'-', m, n, b'-', x, y])
}

/// The first second after a day that is written as RFC 3339 does, or in the basic form of ISO 8601, whatever time of the day follows:
/// `2026-11-25T08:00:00Z`, `20261125T080000Z`.
pub fn end_of_day(text: &[u8]) -> Option<i64> {
    let basic = basic(text);
    let day = basic.as_ref().map(|day| &day[..]).or_else(|| text.get(..10))?;
    let digits =
        |range: std::ops::Range<usize>| std::str::from_utf8(&day[range]).ok()?.parse::<u16>().ok().map(i64::from);
    let (year, month, day_of_month) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    if day[4] != b'-' || day[7] != b'-' || !(1..=12).contains(&month) || !(1..=31).contains(&day_of_month) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day_of_month - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Some((days + 1) * DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_moments() {
        assert_eq!(instant(0), "1970-01-01T00:00:00Z");
        assert_eq!(instant(951_782_399), "2000-02-28T23:59:59Z");
        assert_eq!(instant(-1), "1969-12-31T23:59:59Z");
        assert_eq!(day(951_782_400), "2000-02-29");
        assert_eq!(day(1_709_164_800), "2024-02-29");
        assert_eq!(day(1_735_689_599), "2024-12-31");
        assert_eq!(day(4_102_444_800), "2100-01-01");
        assert_eq!(day(i64::MAX), "9999-12-31");
        assert_eq!(day(i64::MIN), "0001-01-01");
    }

    #[test]
    fn days_end_where_the_next_begins() {
        for text in ["1970-01-01", "2000-02-28", "2000-02-29", "2026-11-25", "2026-12-31", "1969-12-31"] {
            let end = end_of_day(format!("{text}T12:00:00Z").as_bytes()).unwrap();
            assert_eq!(day(end - 1), text);
            assert_ne!(day(end), text);
        }
        assert_eq!(end_of_day(b"20261125T080000Z&"), end_of_day(b"2026-11-25"));
        for wrong in [
            "2026-13-01",
            "2026-00-10",
            "26-11-2025",
            "2026/11/25",
            "20261125T0000Z",
            "20261125",
            "20261325T080000Z",
            "",
        ] {
            assert_eq!(end_of_day(wrong.as_bytes()), None, "{wrong}");
        }
    }
}
