//! What a host says about a password for it: names that only documentation has, this machine and its neighbours, hosts of the Internet.
//!
//! In: the name or the address of a host, in lower case. Out: what it is.

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
}
