//! Seconds since 1970 to calendar text, in UTC, without a clock, a locale or a time zone file.

/// Year, month and day of a number of days since 1970-01-01 (proleptic Gregorian calendar, Howard Hinnant's
/// `civil_from_days`).
fn civil(days: i64) -> (i64, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u32;
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Dates beyond these are somebody's joke in a commit header; they are clamped, so that every report stays parseable.
const RANGE: (i64, i64) = (-62_135_596_800, 253_402_300_799);

/// `2026-08-02`.
pub fn day(seconds: i64) -> String {
    let (y, m, d) = civil(seconds.clamp(RANGE.0, RANGE.1).div_euclid(86_400));
    format!("{y:04}-{m:02}-{d:02}")
}

/// `2026-08-02T17:03:59Z` (RFC 3339).
pub fn instant(seconds: i64) -> String {
    let s = seconds.clamp(RANGE.0, RANGE.1).rem_euclid(86_400);
    format!("{}T{:02}:{:02}:{:02}Z", day(seconds), s / 3600, s / 60 % 60, s % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar() {
        assert_eq!(instant(0), "1970-01-01T00:00:00Z");
        assert_eq!(instant(951_782_399), "2000-02-28T23:59:59Z");
        assert_eq!(day(951_782_400), "2000-02-29");
        assert_eq!(instant(-1), "1969-12-31T23:59:59Z");
        assert_eq!(day(4_102_444_800), "2100-01-01");
        assert_eq!(day(i64::MAX), "9999-12-31");
        assert_eq!(day(i64::MIN), "0001-01-01");
    }
}
