//! Settings of clusters and charts that switch encryption off.
//!
//! In: the text of a YAML file. Out: places. A stack of keys is held, each with what is known of it.

use super::Lines;
use super::yaml::{DEEPEST, Entry, entry};
use crate::model::Unencrypted;
use crate::rules::signs;

/// Words in the names of things that answer requests from outside.
const SERVERS: [&str; 8] = ["api", "server", "gateway", "ingress", "grpc", "listener", "web", "http"];

/// A key on the way to a line.
struct Step<'t> {
    indent: usize,
    key: &'t str,
    /// It is switched off as a whole.
    off: bool,
}

fn is_server(name: &str) -> bool {
    crate::rules::names::words(name).iter().any(|w| SERVERS.contains(&w.as_str()))
}

/// The places of a text that switch encryption off.
pub(super) fn switched_off<'t>(text: &'t str, lines: &dyn Fn() -> Lines<'t>) -> Vec<Unencrypted> {
    let mut telling = ["tls:", "ssl-redirect", INGRESS].iter().chain(signs::TRUSTING);
    if !telling.any(|w| text.contains(w)) {
        return Vec::new();
    }
    let mut found: Vec<(usize, usize, String, bool)> = bare_ingresses(text);
    let mut steps: Vec<Step<'t>> = Vec::new();
    let mut start = 0;
    let mut before = "";
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let asked = std::mem::replace(&mut before, line);
        if line.starts_with("---") {
            steps.clear();
            continue;
        }
        let Some(entry) = entry(line.trim_end(), at) else { continue };
        while steps.last().is_some_and(|s| s.indent >= entry.indent) {
            steps.pop();
        }
        if entry.key == "enabled"
            && entry.value == "false"
            && let Some(last) = steps.last_mut()
        {
            last.off = true;
        }
        if let Some((what, is_switch)) = complaint(&steps, &entry).filter(|_| !is_asked_for(asked, entry.key)) {
            found.push((entry.at, entry.at + entry.value.len(), what, is_switch));
        }
        if steps.len() < DEEPEST {
            steps.push(Step { indent: entry.indent, key: entry.key, off: false });
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let place = |(from, to, what, is_switch): (usize, usize, String, bool)| Unencrypted {
        what,
        switch: is_switch.then(|| text[from..to].to_string()),
        spot: lines.spot(from as u32, to as u32, None),
    };
    found.into_iter().map(place).collect()
}

/// What a document of an ingress says of itself.
const INGRESS: &str = "kind: Ingress";
/// Words by which something else than the ingress itself may encrypt: a load balancer, a proxy before it, a template.
const ENCRYPTED_ELSEWHERE: [&str; 5] = ["tls", "cert", "https", "ssl", "{{"];

/// Ingresses for a public host of which nothing says that anything encrypts: the places of their hosts.
fn bare_ingresses(text: &str) -> Vec<(usize, usize, String, bool)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for document in text.split("\n---") {
        let begin = start;
        start += document.len() + "\n---".len();
        let is_ingress = document.lines().any(|line| line.trim_end() == INGRESS);
        let lower = document.to_ascii_lowercase();
        if !is_ingress || is_tunnelled(document) || ENCRYPTED_ELSEWHERE.iter().any(|w| lower.contains(w)) {
            continue;
        }
        let mut at = begin;
        for line in document.split_inclusive('\n') {
            let from = at;
            at += line.len();
            let Some(entry) = entry(line.trim_end(), from).filter(|e| e.key == "host") else { continue };
            let host = entry.value.trim_matches(['"', '\'']);
            if is_public(host) {
                let what = format!("nothing encrypts what `{host}` answers");
                found.push((entry.at, entry.at + entry.value.len(), what, false));
                break;
            }
        }
    }
    found
}

/// Whether the class of an ingress is that of a tunnel.
fn is_tunnelled(document: &str) -> bool {
    document.lines().filter_map(|line| entry(line.trim_end(), 0)).any(|entry| {
        let is_class = entry.key == "ingressClassName" || entry.key.ends_with("ingress.class");
        is_class && signs::TUNNELS.contains(&entry.value.trim_matches(['"', '\'']))
    })
}

/// Whether a host is one of the public network by its name.
fn is_public(host: &str) -> bool {
    const OWN: [&str; 7] = ["local", "localhost", "internal", "test", "lan", "svc", "cluster"];
    let last = host.rsplit('.').next().unwrap_or("");
    host.contains('.')
        && !signs::is_own_machine(host)
        && !OWN.contains(&last)
        && last.len() > 1
        && !last.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the line before is a test of a template for a setting of the same name: what only a setting of the user's switches off.
fn is_asked_for(before: &str, key: &str) -> bool {
    let plain = |text: &str| text.replace(['-', '_'], "").to_ascii_lowercase();
    let test = before.trim();
    test.starts_with("{{")
        && test.trim_start_matches(['{', '-', ' ']).starts_with("if ")
        && plain(test).contains(&plain(key))
}

/// What is wrong with a line, and whether `true` in place of its value mends it.
fn complaint(steps: &[Step<'_>], entry: &Entry<'_>) -> Option<(String, bool)> {
    let value = entry.value.trim_matches(['"', '\'']);
    let parent = steps.last()?;
    // What does not run needs no encryption.
    let above = &steps[..steps.len() - 1];
    if above.iter().any(|s| s.off) {
        return None;
    }
    let path = || {
        let keys: Vec<&str> = steps.iter().map(|s| s.key).chain([entry.key]).collect();
        keys.join(".")
    };
    if parent.key == "tls" && above.last().is_some_and(|s| is_server(s.key)) {
        return match (entry.key, value) {
            ("enabled", "false") => Some((format!("`{}` is false", path()), true)),
            ("certSecretName", "" | "~" | "null") => Some((format!("`{}` names no certificate", path()), false)),
            _ => None,
        };
    }
    if entry.key.ends_with("/ssl-redirect") && value == "false" {
        return Some((format!("`{}` is false: requests stay without encryption", entry.key), true));
    }
    (signs::TRUSTING.contains(&entry.key) && value == "true")
        .then(|| (format!("`{}` is true: any certificate is taken", path()), false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<u32> {
        switched_off(text, &|| Lines::new(text.as_bytes())).iter().map(|u| u.spot.line).collect()
    }

    #[test]
    fn a_server_without_encryption_and_nothing_else() {
        assert_eq!(of("apiServer:\n  tls:\n    enabled: false\n"), [3]);
        assert_eq!(of("apiServer:\n  tls:\n    enabled: true\n    certSecretName: \"\"\n"), [4]);
        assert!(of("apiServer:\n  enabled: false\n  tls:\n    enabled: false\n").is_empty());
        assert!(of("redis:\n  tls:\n    enabled: false\n").is_empty());
        assert!(of("apiServer:\n  tls:\n    # enabled: false\n    enabled: {{ .Values.tls }}\n").is_empty());
        assert_eq!(of("metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/ssl-redirect: \"false\"\n"), [3]);
        assert_eq!(of("spec:\n  insecureSkipTLSVerify: true\n"), [2]);
        assert_eq!(of("clusters:\n- cluster:\n    insecure-skip-tls-verify: true\n  name: a\n"), [3]);
        assert!(of("a:\n  tls:\n---\nenabled: false\n").is_empty());
        assert!(
            of("spec:\n  {{- if .Values.insecureSkipTlsVerify }}\n  insecureSkipTLSVerify: true\n  {{- end }}\n")
                .is_empty()
        );
        assert_eq!(of("spec:\n  {{- if .Values.debug }}\n  insecureSkipTLSVerify: true\n  {{- end }}\n"), [3]);
    }

    #[test]
    fn an_ingress_for_a_public_host_has_a_certificate_or_says_who_has() {
        let ingress = |more: &str, host: &str| {
            of(&format!("kind: Ingress\nmetadata:\n  name: api\n{more}spec:\n  rules:\n    - host: {host}\n"))
        };
        assert_eq!(ingress("", "api.acme.dev"), [6]);
        assert!(ingress("", "api.acme.local").is_empty());
        assert!(ingress("", "api").is_empty());
        assert!(ingress("", "api.127.0.0.1.nip.io").is_empty());
        assert!(
            ingress("  annotations:\n    alb.ingress.kubernetes.io/certificate-arn: x\n", "api.acme.dev").is_empty()
        );
        assert!(of("kind: IngressClass\nspec:\n  rules:\n    - host: api.acme.dev\n").is_empty());
    }
}
