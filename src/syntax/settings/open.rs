//! Services of a chart or a composition that ask for no key and answer beyond their own machine.
//!
//! In: the text of a YAML file, line by line, each with the keys above it. Out: places, if one and the same service has both. What
//! belongs to which service is told by the keys that lead to it: the name of a service in a composition, the part of a chart. In the
//! documents of a cluster, all of one file is one service.

use super::Lines;
use super::yaml::{Entry, walk};
use crate::model::OpenService;

/// Words of names of settings about authentication.
const AUTH: [&str; 3] = ["auth", "authentication", "authn"];
/// Words by which such a setting says that there is none.
const NONE: [&str; 6] = ["disable", "disabled", "no", "skip", "without", "anonymous"];
/// Words that such a name may have besides: what else it names is something else that has a login of its own.
const BESIDE: [&str; 16] = [
    "enabled", "enable", "require", "required", "access", "allow", "allowed", "api", "key", "server", "service", "app",
    "http", "grpc", "web", "security",
];
/// Values that switch off, and on.
const OFF: [&str; 5] = ["false", "no", "off", "0", "none"];
const ON: [&str; 4] = ["true", "yes", "on", "1"];

/// A setting or a port of a service.
struct Place {
    service: Vec<String>,
    what: String,
    from: usize,
    to: usize,
}

/// The services of a text that anybody may use.
pub(super) fn services<'t>(text: &'t str, lines: &dyn Fn() -> Lines<'t>) -> Vec<OpenService> {
    let mut telling = ["ports:", "LoadBalancer", "NodePort", "ngress"].iter();
    if !text.to_ascii_lowercase().contains("auth") || !telling.any(|w| text.contains(w)) {
        return Vec::new();
    }
    let cluster = text.lines().any(|line| line.starts_with("kind:"));
    let (mut off, mut public): (Vec<Place>, Vec<Place>) = (Vec::new(), Vec::new());
    let mut named: Option<&str> = None;
    walk(text, |above, entry| {
        let name = if entry.key == "value" { named.take().unwrap_or(entry.key) } else { entry.key };
        if entry.key == "name" {
            named = Some(entry.value.trim_matches(['"', '\'']));
        }
        let place = |what: String, depth: usize| Place {
            service: if cluster { Vec::new() } else { service(above, depth) },
            what,
            from: entry.at,
            to: entry.at + entry.value.len(),
        };
        let own = above.last().copied().unwrap_or_default();
        if let Some(what) = no_auth(own, name, entry) {
            off.push(place(what, usize::from(is_auth(own) && name == "enabled") + usize::from(is_settings(own))));
        }
        if let Some(what) = opens(above, entry) {
            public.push(place(what, 1));
        }
    });
    if off.is_empty() || public.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let spot = |p: &Place| lines.spot(p.from as u32, p.to as u32, None);
    let open = |off: Place| {
        let by = public.iter().find(|p| p.service == off.service)?;
        Some(OpenService { spot: spot(&off), what: off.what, by: by.what.clone(), public: spot(by) })
    };
    off.into_iter().filter_map(open).collect()
}

/// The keys that lead to the service whose settings stand so many keys below.
fn service(above: &[&str], depth: usize) -> Vec<String> {
    above[..above.len().saturating_sub(depth)].iter().map(|key| (*key).to_string()).collect()
}

fn is_auth(key: &str) -> bool {
    crate::rules::names::words(key).iter().any(|w| AUTH.contains(&w.as_str()))
}

/// A key whose entries are settings of the service above it.
fn is_settings(key: &str) -> bool {
    matches!(key, "environment" | "env" | "config" | "settings")
}

/// What a line says that switches authentication off.
fn no_auth(parent: &str, name: &str, entry: &Entry<'_>) -> Option<String> {
    let value = entry.value.trim_matches(['"', '\'']).to_ascii_lowercase();
    if name == "enabled" && AUTH.contains(&parent) {
        return (value == "false").then(|| format!("`{parent}.enabled` is false"));
    }
    let words = crate::rules::names::words(name);
    let (mut about, mut none) = (false, false);
    for word in words.iter().map(String::as_str) {
        let (auth, without) = (AUTH.contains(&word), NONE.contains(&word));
        if !auth && !without && !BESIDE.contains(&word) {
            return None;
        }
        about |= auth;
        none |= without;
    }
    let means = if none { ON.contains(&value.as_str()) } else { OFF.contains(&value.as_str()) };
    (about && means).then(|| format!("`{name}` is {value}"))
}

/// By what a line makes a service answer beyond its own machine.
fn opens(above: &[&str], entry: &Entry<'_>) -> Option<String> {
    let value = entry.value.trim_matches(['"', '\'']);
    let parent = above.last().copied().unwrap_or_default();
    match entry.key {
        "type" if matches!(value, "LoadBalancer" | "NodePort") => Some(format!("`{value}`")),
        "kind" if value == "Ingress" => Some("an ingress".to_string()),
        "enabled" if parent == "ingress" && value == "true" => Some("an ingress".to_string()),
        // An item of a list: `"8080:80"`, `0.0.0.0:8080:80`.
        "" if parent == "ports" && is_public_port(value) => Some(format!("port {value}")),
        _ => None,
    }
}

/// Whether a mapping of ports opens one on every network.
fn is_public_port(mapping: &str) -> bool {
    let parts: Vec<&str> = mapping.split(':').collect();
    let numbers = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    match parts.as_slice() {
        [host, container] => numbers(host) && numbers(container.split('/').next().unwrap_or("")),
        ["0.0.0.0", host, container] => numbers(host) && numbers(container.split('/').next().unwrap_or("")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(u32, u32)> {
        services(text, &|| Lines::new(text.as_bytes())).iter().map(|s| (s.spot.line, s.public.line)).collect()
    }

    #[test]
    fn a_service_that_asks_for_no_key_and_has_a_port_for_everybody() {
        let composed = |auth: &str, port: &str| {
            of(&format!(
                "services:\n  db:\n    ports:\n      - \"1:1\"\n  api:\n    environment:\n      {auth}\n    ports:\n      - {port}\n"
            ))
        };
        assert_eq!(composed("AUTH_ENABLED: \"false\"", "\"8080:80\""), [(7, 9)]);
        assert_eq!(composed("- DISABLE_AUTH=true", "8080:80"), [(7, 9)]);
        assert_eq!(composed("AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: 'true'", "0.0.0.0:8080:8080"), [(7, 9)]);
        for (auth, port) in [
            ("AUTH_ENABLED: \"true\"", "\"8080:80\""),
            ("AUTH_ENABLED: \"false\"", "\"127.0.0.1:8080:80\""),
            ("AUTH_ENABLED: \"false\"", "\"80\""),
            ("SMTP_AUTH: \"false\"", "\"8080:80\""),
            ("DISABLE_AUTH: \"false\"", "\"8080:80\""),
        ] {
            assert!(composed(auth, port).is_empty(), "{auth} {port}");
        }
    }

    #[test]
    fn the_parts_of_a_chart_and_the_documents_of_a_cluster() {
        let chart = "apiServer:\n  auth:\n    enabled: false\n  service:\n    type: LoadBalancer\n";
        assert_eq!(of(chart), [(3, 5)]);
        assert!(of("redis:\n  auth:\n    enabled: false\napiServer:\n  service:\n    type: LoadBalancer\n").is_empty());
        assert!(of("apiServer:\n  auth:\n    enabled: false\n  service:\n    type: ClusterIP\n").is_empty());
        let cluster = "kind: Deployment\nspec:\n  env:\n    - name: AUTH_ENABLED\n      value: \"false\"\n---\nkind: Service\nspec:\n  type: NodePort\n";
        assert_eq!(of(cluster), [(5, 9)]);
    }
}
