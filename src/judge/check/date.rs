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

#[cfg(test)]
mod tests {
    use super::of_seconds;

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
