//! Names of parameters by which keys go along in the query of a URL.
//!
//! In: `rules/judge/query-keys.txt`. Out: its names.

use super::lists;
use std::collections::HashMap;
use std::sync::LazyLock;

static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| names("key"));
static OF_ACCOUNTS: LazyLock<Vec<&'static str>> = LazyLock::new(|| names("account"));
static SIGNATURES: LazyLock<Vec<&'static str>> = LazyLock::new(|| names("signature"));

static OF_HOSTS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(of_hosts);

fn of_hosts() -> HashMap<&'static str, Vec<&'static str>> {
    let mut out: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in lists::QUERY_KEYS {
        let mut words = line.split_whitespace();
        let Some(hosts) = words.next().filter(|kind| *kind == "host").and_then(|_| words.next()) else { continue };
        for host in hosts.split(',') {
            out.entry(host).or_default().extend(words.clone());
        }
    }
    out
}

fn names(kind: &str) -> Vec<&'static str> {
    let lines = lists::QUERY_KEYS.iter().copied();
    lines.filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' ')).flat_map(str::split_whitespace).collect()
}

/// Parameters that carry a key wherever they are used.
pub fn keys() -> &'static [&'static str] {
    &KEYS
}

/// Parameters that carry a key at this host.
pub fn at_host(host: &str) -> &'static [&'static str] {
    OF_HOSTS.get(host).map_or(&[], Vec::as_slice)
}

/// Parameters that carry a token of short life, a key of an account, or something else.
pub fn of_accounts() -> &'static [&'static str] {
    &OF_ACCOUNTS
}

/// Parameters that carry what was made of the request with a key.
pub fn signatures() -> &'static [&'static str] {
    &SIGNATURES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_of_one_kind() {
        let lines = lists::QUERY_KEYS.iter().copied().filter(|line| !line.starts_with("host "));
        let words = lines.map(|l| l.split_whitespace().count() - 1).sum::<usize>();
        assert_eq!(keys().len() + of_accounts().len() + signatures().len(), words);
        assert!(keys().contains(&"api_key") && of_accounts().contains(&"access_token"));
        assert_eq!(at_host("maps.googleapis.com"), ["key"]);
        assert!(at_host("storage.googleapis.com").is_empty());
        assert!(!keys().iter().any(|name| of_accounts().contains(name) || signatures().contains(name)));
    }
}
