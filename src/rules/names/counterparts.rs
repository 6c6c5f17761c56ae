//! How the identifier is called that belongs to a secret: `GITHUB_CLIENT_SECRET` and `GITHUB_CLIENT_ID`.
//!
//! In: the name of a secret as written, and `rules/judge/counterparts.txt`. Out: names in the same style of writing.

use crate::rules::lists;
use std::sync::LazyLock;

/// Last words of names of secrets, with those of their identifiers; longer ones first, since they say more.
static ENDINGS: LazyLock<Vec<(&'static str, Vec<&'static str>)>> = LazyLock::new(|| {
    let lines = lists::COUNTERPARTS.iter().copied();
    let pair = |line: &'static str| {
        let (secret, others) = line.split_once(':')?;
        Some((secret.trim(), others.split(',').map(str::trim).collect()))
    };
    let mut endings: Vec<_> = lines.filter_map(pair).collect();
    endings.sort_by_key(|(secret, _): &(&str, Vec<&str>)| std::cmp::Reverse(secret.len()));
    endings
});

/// A style of writing several words as one name.
#[derive(Clone, Copy)]
struct Style {
    separator: &'static str,
    /// How the first word is written, and how the others are.
    first: Case,
    others: Case,
}

#[derive(Clone, Copy)]
enum Case {
    Lower,
    Upper,
    Title,
}

const STYLES: &[Style] = {
    const fn style(separator: &'static str, first: Case, others: Case) -> Style {
        Style { separator, first, others }
    }
    use Case::{Lower, Title, Upper};
    &[
        style("_", Lower, Lower),
        style("_", Upper, Upper),
        style("_", Title, Title),
        style("-", Lower, Lower),
        style("-", Upper, Upper),
        style("-", Title, Title),
        style(".", Lower, Lower),
        style(" ", Lower, Lower),
        style(" ", Title, Lower),
        style(" ", Title, Title),
        style("", Lower, Title),
        style("", Title, Title),
        style("", Lower, Lower),
        style("", Upper, Upper),
    ]
};

impl Style {
    fn write(self, words: &str) -> String {
        let word = |(i, word): (usize, &str)| match if i == 0 { self.first } else { self.others } {
            Case::Lower => word.to_string(),
            Case::Upper => word.to_uppercase(),
            Case::Title => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        };
        words.split(' ').enumerate().map(word).collect::<Vec<String>>().join(self.separator)
    }
}

/// An ending as it is written in one of the styles.
struct Written {
    ending: String,
    others: &'static [&'static str],
    style: Style,
}

/// All endings in all styles, in the order in which they are tried.
static WRITTEN: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let of = |(secret, others): &'static (&str, Vec<&str>)| {
        STYLES.iter().map(move |style| Written { ending: style.write(secret), others, style: *style })
    };
    ENDINGS.iter().flat_map(of).collect()
});

/// The names that the identifier of a secret may have, by the name of the secret.
pub fn counterparts(name: &str) -> Vec<String> {
    let found = WRITTEN.iter().find_map(|w| Some((w, name.strip_suffix(w.ending.as_str())?)));
    let Some((Written { others, style, .. }, before)) = found else { return Vec::new() };
    let mut found: Vec<String> = others.iter().map(|o| format!("{before}{}", style.write(o))).collect();
    // `clientID` is as common as `clientId`.
    let shouted = found.iter().filter_map(|f| f.strip_suffix("Id")).map(|f| format!("{f}ID"));
    found.extend(shouted.collect::<Vec<_>>());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counterpart_is_written_like_the_name_of_the_secret() {
        for (name, counterpart) in [
            ("GITHUB_CLIENT_SECRET", "GITHUB_CLIENT_ID"),
            ("clientSecret", "clientId"),
            ("ClientSecret", "ClientID"),
            ("client-secret", "client-id"),
            ("spotify.client.secret", "spotify.client.id"),
            ("aws_secret_access_key", "aws_access_key_id"),
            ("TWILIO_AUTH_TOKEN", "TWILIO_ACCOUNT_SID"),
            ("consumerSecret", "consumerKey"),
            ("apisecret", "apikey"),
        ] {
            assert!(counterparts(name).iter().any(|c| c == counterpart), "{name}: {:?}", counterparts(name));
        }
        assert!(counterparts("password").is_empty() && counterparts("secret").is_empty());
    }
}
