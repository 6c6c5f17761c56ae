//! Calendar dates of the Gregorian calendar for people, from seconds since 1970-01-01 UTC.

/// `2026-11-25`. Dates beyond the years 0 to 9999 are written as `in the far past` and `in the far future`.
pub(super) fn of_seconds(seconds: i64) -> String {
    let days = seconds.div_euclid(86_400);
    match days {
        ..-719_528 => "in the far past".into(),
        2_932_897.. => "in the far future".into(),
        // Days to civil date, after Howard Hinnant's public-domain algorithm: years begin in March.
        _ => {
            let days = days + 719_468;
            let era = days.div_euclid(146_097);
            let of_era = days.rem_euclid(146_097);
            let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
            let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
            let month = (5 * of_year + 2) / 153;
            let day = of_year - (153 * month + 2) / 5 + 1;
            let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
            format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + carry)
        }
    }
}

/// The first second after a day that is written as RFC 3339 does, whatever time of the day follows: `2026-11-25T08:00:00Z`.
pub(super) fn end_of_day(text: &[u8]) -> Option<i64> {
    let day = text.get(..10)?;
    let digits =
        |range: std::ops::Range<usize>| std::str::from_utf8(&day[range]).ok()?.parse::<u16>().ok().map(i64::from);
    let (year, month, day_of_month) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    if day[4] != b'-' || day[7] != b'-' || !(1..=12).contains(&month) || !(1..=31).contains(&day_of_month) {
        return None;
    }
    // Civil date to days, after the same algorithm.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * month + 2) / 5 + day_of_month - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    Some((days + 1) * 86_400)
}

#[cfg(test)]
mod tests {
    use super::{end_of_day, of_seconds};

    #[test]
    fn days_end_where_the_next_begins() {
        for day in ["1970-01-01", "2000-02-28", "2000-02-29", "2026-11-25", "2026-12-31", "1969-12-31"] {
            let end = end_of_day(format!("{day}T12:00:00Z").as_bytes()).unwrap();
            assert_eq!(of_seconds(end - 1), day);
            assert_ne!(of_seconds(end), day);
        }
        for wrong in ["2026-13-01", "2026-00-10", "26-11-2025", "2026/11/25", "20261125T0000Z", ""] {
            assert_eq!(end_of_day(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn known_days() {
        assert_eq!(of_seconds(0), "1970-01-01");
        assert_eq!(of_seconds(951_782_400), "2000-02-29");
        assert_eq!(of_seconds(1_795_564_800), "2026-11-25");
        assert_eq!(of_seconds(-1), "1969-12-31");
        assert_eq!(of_seconds(253_402_300_799), "9999-12-31");
        assert_eq!(of_seconds(i64::MAX), "in the far future");
        assert_eq!(of_seconds(i64::MIN), "in the far past");
    }
}
