//! Beginnings of URLs: scheme, host, and whether a host is private.
//!
//! In: values. Out: texts. A host that is not whole is none.

use crate::model::Value;
use crate::rules::clients::contracts;
use crate::rules::contracts::Contracts;
use crate::rules::signs;

/// The first text of a value: what a URL begins with.
pub(in crate::lints) fn heads(value: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for option in value.alternatives() {
        match option {
            Value::Text(t) => out.push(t.as_str().to_string()),
            Value::Join(parts) => {
                let mut pending = vec![String::new()];
                for (at, part) in parts.iter().enumerate() {
                    let texts: Vec<String> = part
                        .alternatives()
                        .iter()
                        .filter_map(|p| match p {
                            Value::Text(t) => Some(t.as_str().to_string()),
                            Value::Join(_) => heads(p).into_iter().next(),
                            _ => None,
                        })
                        .take(4)
                        .collect();
                    let rest = || parts.get(at + 1..).unwrap_or_default();
                    if texts.is_empty() && pending.iter().all(|p| ends_in_host(p)) && names_owner(rest()) {
                        pending.iter_mut().for_each(|p| p.push_str(ANY_LABEL));
                        continue;
                    }
                    if texts.is_empty() {
                        break;
                    }
                    pending =
                        pending.iter().flat_map(|p| texts.iter().map(move |t| format!("{p}{t}"))).take(8).collect();
                }
                out.extend(pending);
            }
            _ => {}
        }
    }
    out
}

/// What stands for the first label of a host that is a setting: `https://${region}.api.example.com`.
const ANY_LABEL: &str = "_any_";

/// The part of a host that is known: what stands behind labels that are settings.
pub(in crate::lints) fn whose(host: &str) -> &str {
    let behind = host.rfind(ANY_LABEL).and_then(|at| host.get(at..)?.split_once('.'));
    behind.map_or(host, |(_, domain)| domain)
}

/// Labels of a host that may be settings, with what stands between them.
const MOST_LABELS: usize = 4;

/// Whether a URL ends before its host does.
fn ends_in_host(head: &str) -> bool {
    let is_label = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    head.split_once("://").is_some_and(|(_, rest)| rest.len() < 64 && rest.bytes().all(is_label))
}

/// Whether the rest of a host says whose it is, whatever stands before: `.api.example.com`, or `-eu.example.com`.
fn names_owner(rest: &[Value]) -> bool {
    let mut texts = rest.iter().take(MOST_LABELS).filter_map(Value::text).filter(|t| !matches!(*t, "." | "-"));
    let Some(text) = texts.next().filter(|t| t.starts_with(['.', '-'])) else { return false };
    let host = text.split(['/', '?', ':', '#']).next().unwrap_or(text);
    let of_labels = |known: &&&str| known.starts_with('.') && host.ends_with(**known);
    if contracts().iter().flat_map(|c| c.hosts).any(|known| of_labels(&known)) {
        return true;
    }
    let (_, domain) = host.split_once('.').unwrap_or_default();
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |l: &&str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let [.., of, last] = labels.as_slice() else { return false };
    let is_top = last.len() > 1 && last.bytes().all(|b| b.is_ascii_lowercase());
    // Below `.co.uk` anybody may stand.
    let is_everybodys = labels.len() == 2 && last.len() == 2 && signs::SECOND_LEVELS.contains(of);
    is_top && !is_everybodys && labels.iter().all(is_label)
}

/// Scheme and host of a URL's beginning, when the host is whole.
pub(in crate::lints) fn scheme_and_host(head: &str) -> Option<(String, String)> {
    let (scheme, rest) = head.split_once("://")?;
    let end = rest.find(['/', '?', '#', '"', '\'', '\\']).unwrap_or(rest.len());
    let authority = rest[..end].rsplit('@').next()?;
    let host = authority.split(':').next()?.to_ascii_lowercase();
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
    (!host.is_empty() && plain).then(|| (scheme.to_ascii_lowercase(), host))
}

/// The host of a URL; of several the one that a provider has.
pub(in crate::lints) fn host(url: &Value, contracts: Contracts) -> Option<String> {
    let hosts: Vec<String> = heads(url).iter().filter_map(|h| scheme_and_host(h)).map(|(_, h)| h).collect();
    hosts
        .iter()
        .find(|h| contracts.of_host(h).is_some())
        .or(hosts.first())
        .cloned()
        .or_else(|| of_domain(url, contracts))
}

/// A host of a provider whose first label is not known: `https://{region}.speech.example/v1`.
fn of_domain(url: &Value, contracts: Contracts) -> Option<String> {
    let of = |parts: &[Value]| {
        let [scheme, first, rest, ..] = parts else { return None };
        let is_open = scheme.text().is_some_and(|t| t.ends_with("://")) && first.text().is_none();
        let domain = rest.text().filter(|t| is_open && t.starts_with('.'))?.split(['/', '?', ':']).next()?;
        let whole = domain.bytes().filter(|b| *b == b'.').count() > 1 && domain.len() > 6;
        let mut hosts = contracts.all().flat_map(|c| c.hosts).filter(|h| h.ends_with(domain) && h.len() > domain.len());
        hosts.next().filter(|_| whole).map(|h| h.trim_start_matches('.').to_string())
    };
    url.alternatives().into_iter().find_map(|v| match v {
        Value::Join(parts) => of(parts),
        _ => None,
    })
}

/// Whether a URL asks whether the service is up: what is to be said of a failure is what was asked for.
pub(in crate::lints) fn asks_for_health(url: &Value) -> bool {
    const ENDS: [&str; 7] = ["/health", "/healthz", "/healthcheck", "/health_check", "/livez", "/readyz", "/ping"];
    let last = |v: &Value| match v {
        Value::Join(parts) => parts.last().and_then(Value::text).map(str::to_string),
        other => other.text().map(str::to_string),
    };
    let ends = url.alternatives().into_iter().filter_map(last).collect::<Vec<_>>();
    !ends.is_empty() && ends.iter().all(|end| ENDS.iter().any(|e| end.ends_with(e)))
}

/// Whether a URL is asked for a token, by whoever may log in with an identifier and a secret of the program: such an endpoint takes other
/// headers than those of the API.
pub(in crate::lints) fn asks_for_token(url: &Value) -> bool {
    let texts: Vec<String> = heads(url);
    let asks = |text: &String| {
        let path = text.split(['?', '#']).next().unwrap_or(text).trim_end_matches('/').to_ascii_lowercase();
        let mut parts = path.rsplit('/');
        let last = parts.next().is_some_and(|last| matches!(last, "token" | "access_token" | "tokens"));
        last && parts.any(|part| part.starts_with("oauth"))
    };
    !texts.is_empty() && texts.iter().all(asks)
}

/// Whether a host is of this machine or a private network.
pub(in crate::lints) fn is_private(host: &str) -> bool {
    let host = host.trim_matches(['[', ']']);
    if let Ok(ip) = host.parse::<std::net::Ipv4Addr>() {
        return ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified();
    }
    !host.contains('.')
        || signs::is_own_machine(host)
        || [".local", ".internal", ".test", ".localhost", ".svc", ".cluster.local", ".example", ".invalid", ".lan"]
            .iter()
            .any(|s| host.ends_with(s))
        || ["example.com", "example.org", "example.net"].contains(&host)
        || is_of_cluster(host)
}

/// `service.group` of a cluster: no domain at the top has such a name, nor one with a `-` in it that is not of another script.
fn is_of_cluster(host: &str) -> bool {
    host.split_once('.').is_some_and(|(_, group)| {
        let of_no_domain = group.contains('-') && !group.starts_with("xn--");
        !group.contains('.') && (of_no_domain || signs::GROUPS_OF_SERVICES.contains(&group))
    })
}

/// Whether a host stands for one that whoever copies the code has, as `api` of the domains that are set aside for documents does.
pub(in crate::lints) fn is_stand_in(host: &str) -> bool {
    [".example.com", ".example.org", ".example.net"].iter().any(|e| host.ends_with(e))
}
