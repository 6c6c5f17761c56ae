//! CRC32 tails of tokens: how a sum is written, and whether a token's own tail is right.
//!
//! In: a token and the parameters of its rule. Out: the tail that it should have. Used by judging to prove a token and by
//! [`super::sample`] to make one, so that both read the parameters in one way. It refuses to know what a wrong tail means.

use super::{Check, Credential, Encoding, Over};

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The CRC32 (IEEE) of `data`, written in `width` characters.
pub fn tail(data: &[u8], encoding: Encoding, width: u8) -> String {
    let sum = crc32fast::hash(data);
    let width = usize::from(width);
    match encoding {
        Encoding::Base62 => digits(sum, 62, width),
        Encoding::Base36 => digits(sum, 36, width).to_ascii_lowercase(),
        Encoding::HexLower => format!("{sum:0width$x}"),
        Encoding::HexUpper => format!("{sum:0width$X}"),
        Encoding::HexLowerLittleEndian => format!("{:0width$x}", sum.swap_bytes()),
        Encoding::Base64LittleEndian => {
            let text = data_encoding::BASE64.encode(&sum.to_le_bytes());
            text.chars().take(width).collect()
        }
    }
}

/// Most significant digit first, padded with `0`; digits, upper case, lower case.
pub(super) fn digits(mut sum: u32, base: u32, width: usize) -> String {
    let mut text = Vec::new();
    while sum > 0 || text.len() < width {
        text.push(BASE62[(sum % base) as usize]);
        sum /= base;
    }
    text.iter().rev().map(|b| char::from(*b)).collect()
}

/// Splits a token of a rule with a CRC32 into what is summed and where the sum starts. `None` when the rule has no such check
/// or the check does not apply to this length.
pub(super) fn split<'t>(rule: &Credential, token: &'t [u8]) -> Option<(&'t [u8], usize)> {
    let Check::Crc32 { over, width, gap, applies, .. } = rule.check else { return None };
    let prefix = rule.prefixes.iter().filter(|p| token.starts_with(p.as_bytes())).map(|p| p.len()).max().unwrap_or(0);
    let length = token.len() - prefix;
    if length < usize::from(applies.0) || length > usize::from(applies.1) {
        return None;
    }
    let sum_at = token.len().checked_sub(usize::from(width))?;
    let start = if over == Over::Body { prefix } else { 0 };
    let data = token.get(start..sum_at.checked_sub(usize::from(gap))?)?;
    Some((data, sum_at))
}

/// Whether the tail of a token is right; `None` when its rule has no CRC32 or it does not apply to this length.
pub fn verify(rule: &Credential, token: &[u8]) -> Option<bool> {
    let Check::Crc32 { encoding, width, .. } = rule.check else { return None };
    let (data, sum_at) = split(rule, token)?;
    Some(tail(data, encoding, width).as_bytes() == &token[sum_at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of runs of one letter, computed from the published descriptions of the formats.
    #[test]
    fn tails_agree_with_published_descriptions() {
        let a = |n: usize| "A".repeat(n);
        let cases = [
            (a(30), Encoding::Base62, 6, "0uCPlr"),
            (format!("glpat-{}.01.0r", a(27)), Encoding::Base36, 7, "1jbw1s6"),
            (format!("glsa_{}", a(32)), Encoding::HexLowerLittleEndian, 8, "d8dc8af3"),
            (format!("ATATT3xFfGF0{}=", a(171)), Encoding::HexUpper, 8, "9F90C792"),
            (a(40), Encoding::HexLower, 8, "2ae98c30"),
            ("a".repeat(32), Encoding::HexLower, 8, "cab11777"),
            (a(54), Encoding::Base64LittleEndian, 6, "FZQbVQ"),
        ];
        for (data, encoding, width, expected) in cases {
            assert_eq!(tail(data.as_bytes(), encoding, width), expected, "{encoding:?}");
        }
        assert_eq!(crc32fast::hash(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_token_is_verified_with_the_parameters_of_its_rule() {
        let rule = |id: &str| crate::rules::credentials().iter().find(|c| c.id == id).unwrap();
        let cases = [
            ("github-pat-classic", format!("ghp_{}0uCPlr", "A".repeat(30))),
            ("gitlab-pat-routable", format!("glpat-{}.01.0r1jbw1s6", "A".repeat(27))),
            ("grafana-service-account-token", format!("glsa_{}_d8dc8af3", "A".repeat(32))),
            ("atlassian-cloud-api-token", format!("ATATT3xFfGF0{}=9F90C792", "A".repeat(171))),
            ("cloudflare-user-api-token", format!("cfut_{}2ae98c30", "A".repeat(40))),
            ("zuplo-consumer-key", format!("zpka_{}_cab11777", "a".repeat(32))),
            ("confluent-api-secret", format!("cflt{}FZQbVQ", "A".repeat(54))),
        ];
        for (id, token) in cases {
            assert_eq!(verify(rule(id), token.as_bytes()), Some(true), "{id}");
            let wrong = token.replacen("AAA", "ABA", 1).replacen("aaa", "aba", 1);
            assert_eq!(verify(rule(id), wrong.as_bytes()), Some(false), "{id}");
        }
        let long = format!("ghr_{}", "A".repeat(76));
        assert_eq!(verify(rule("github-refresh-token"), long.as_bytes()), None);
    }
}
