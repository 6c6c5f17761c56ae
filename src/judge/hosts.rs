//! What a host says about a password for it: names that only documentation has, this machine and its neighbours, hosts of the Internet.
//!
//! In: the name or the address of a host, in lower case; or a text around a value. Out: what it is.

use super::placeholder;

/// Names that are reserved for documentation (RFC 2606) or that documentation uses.
pub(super) fn is_example(host: &str) -> bool {
    let names = [
        "example.com",
        "example.org",
        "example.net",
        "host",
        "hostname",
        "server",
        "yourhost",
        "domain.com",
        "test.com",
        "foo.com",
        "bar.com",
    ];
    names.iter().any(|h| host == *h || host.strip_suffix(h).is_some_and(|rest| rest.ends_with('.')))
        || [".example", ".test", ".invalid", ".localhost"].iter().any(|end| host.ends_with(end))
        || host.is_empty()
}

/// This machine, or a name without a domain.
pub(super) fn is_local(host: &str) -> bool {
    !host.contains('.') || host.starts_with("127.") || host == "0.0.0.0" || host.ends_with(".local")
}

/// A name without a domain that is not this machine's.
pub(super) fn is_neighbour(host: &str) -> bool {
    !host.contains('.') && !host.starts_with("localhost") && host.bytes().any(|b| b.is_ascii_alphabetic())
}

/// A host that somebody runs: a whole name or an address that is neither this machine's nor one of documentation, no part of which
/// stands for another one.
pub(super) fn is_real(host: &str) -> bool {
    if is_example(host) || is_local(host) {
        return false;
    }
    if let Ok(address) = host.parse::<std::net::Ipv4Addr>() {
        return !address.is_loopback()
            && !address.is_unspecified()
            && !address.is_broadcast()
            && !address.is_documentation()
            && address.octets() != [1, 2, 3, 4];
    }
    let mut labels = host.split('.');
    let is_label = |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let top = labels.next_back().unwrap_or("");
    (2..=24).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_lowercase())
        && !["internal", "intranet", "lan", "home", "corp", "svc", "default"].contains(&top)
        && labels.all(|label| is_label(label) && !stands_for_another(label))
}

/// `yourcluster`, `my-server`, `xxxxx`, `host`.
fn stands_for_another(label: &str) -> bool {
    ["your", "my", "some"].iter().any(|p| label.starts_with(p))
        || ["host", "hostname", "server", "domain", "company", "acme", "cluster", "site"].contains(&label)
        || label.len() > 2 && !label.contains('-') && placeholder::reason(label.as_bytes(), false).is_some()
}

/// What a text calls a user, a host or a network, each with the value that it is given: `host: "db.…"`, `Data Source=…`, `ssid = "…"`.
/// The first real host, or the name of a network, if a user or a network is named too.
pub(super) fn connected_to(around: &[u8]) -> Option<&str> {
    let has = |words: &[&[u8]]| words.iter().any(|w| find_caseless(around, w).is_some());
    if has(&[b"ssid"]) {
        return Some("a network");
    }
    if !has(&[b"user", b"uid", b"login"]) {
        return None;
    }
    let is_host = |b: &u8| b.is_ascii_alphanumeric() || b".-".contains(b);
    let mut at = 0;
    while at < around.len() {
        let len = around[at..].iter().take_while(|b| is_host(b)).count();
        let word = std::str::from_utf8(&around[at..at + len]).unwrap_or("");
        if len > 5 && names_a_server(word) && is_real(word) && is_called_host(&around[..at]) {
            return Some(word);
        }
        at += len + 1;
    }
    None
}

/// `host: "`, `Data Source=tcp:`, `new mysqli(`: what stands before a host.
fn is_called_host(before: &[u8]) -> bool {
    /// As far before it as its name stands.
    const REACH: usize = 28;
    let near = before[before.len().saturating_sub(REACH)..].rsplit(|b| *b == b'\n' || *b == b',' || *b == b';');
    let own = near.take(1).next().unwrap_or_default();
    [&b"host"[..], b"server", b"source", b"addr", b"endpoint", b"url", b"connect"]
        .iter()
        .any(|word| find_caseless(own, word).is_some())
}

/// An address, or a whole name in small letters with a known end: members of objects look alike (`config.database.user`).
fn names_a_server(host: &str) -> bool {
    let (_, top) = host.rsplit_once('.').unwrap_or_default();
    host.parse::<std::net::Ipv4Addr>().is_ok()
        || host.matches('.').count() >= 2
            && [
                "com", "net", "org", "io", "de", "dev", "app", "cloud", "tech", "cn", "uk", "ru", "br", "in", "eu",
                "fr",
            ]
            .contains(&top)
            && !host.bytes().any(|b| b.is_ascii_uppercase())
}

fn find_caseless(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|w| w.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_somebody_runs() {
        for host in [
            "cluster0.xolr95j.mongodb.net",
            "cluster-test-a.ia5floh.mongodb.net",
            "154.221.255.53",
            "db2.showseeker.net",
            "192.168.1.100",
        ] {
            assert!(is_real(host), "{host}");
        }
        for host in [
            "localhost",
            "127.0.0.1",
            "db",
            "db.example.com",
            "cluster0.xxxxx.mongodb.net",
            "yourcluster.mongodb.net",
            "db.internal",
            "192.0.2.7",
            "my-server.acme.io",
        ] {
            assert!(!is_real(host), "{host}");
        }
    }

    #[test]
    fn a_connection_names_a_host_and_a_user() {
        let host = connected_to(b"host: '154.221.255.53', user: 'music', password: ");
        assert_eq!(host, Some("154.221.255.53"));
        assert_eq!(connected_to(b"--dns=1.1.1.1 --username=ada --password="), None);
        assert_eq!(connected_to(b"Data Source=x.database.windows.net;User ID=ada"), Some("x.database.windows.net"));
        assert_eq!(connected_to(b"const char* ssid = \"home\";"), Some("a network"));
        for text in ["host: 'localhost', user: 'ada'", "config.database.user", "x.database.windows.net", "user: ada"] {
            assert_eq!(connected_to(text.as_bytes()), None, "{text}");
        }
    }
}
