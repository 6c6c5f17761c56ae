//! What stands between `://` and the host of a URL: a user, a password, a key alone.
//!
//! In: a text and where a `://` stands. Out: a candidate. People write URLs by hand and leave signs as they are that end the authority
//! (RFC 3986, 3.2), so what follows tells whether it goes on.

use super::{address, runs};
use crate::model::{Candidate, Sink, Use};
use crate::rules;

/// A shorter user without a password is the name of one.
pub(super) const LEAST_ALONE: usize = 16;

/// Longest authority.
const LONGEST: usize = 512;

/// The password of `scheme://user:password@host`, or a long user name that stands alone before the `@`.
pub(super) fn at(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let scheme_len =
        text[..at].iter().rev().take(20).take_while(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b)).count();
    runs::prefixed_at(text, at - scheme_len, found);
    let rest = &text[at + 3..text.len().min(at + 3 + LONGEST)];
    let Some(sign) = end(rest) else { return };
    let scheme = String::from_utf8_lossy(&text[at - scheme_len..at]).to_ascii_lowercase();
    let user_info = &rest[..sign];
    let start = at + 3 + memchr::memchr(b':', user_info).map_or(0, |p| p + 1);
    let span = start..at + 3 + sign;
    if span.is_empty() || !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return;
    }
    let alone = span.start == at + 3;
    if alone && is_user(user_info) {
        return;
    }
    // `https://([[:alnum:]-]+)@…`: an expression for such addresses.
    // `hdfs://@host:@port@file`: variables of a template, whose sign is the same.
    if memchr::memmem::find(user_info, b"[[:").is_some() || user_info.first().is_some_and(|b| b"(@".contains(b)) {
        return;
    }
    // `jdbc:sqlserver://db:1433;user=sa;password=…@…`: a port, and settings with names of their own.
    if is_port_with_settings(&text[span.clone()]) {
        return;
    }
    let base = scheme.rsplit(':').next().unwrap_or(&scheme).to_string();
    let rules = rules::position(|r| r.url_schemes.contains(&base.as_str())).into_iter().collect();
    let host = Some(address::host_of_authority(&rest[sign + 1..]));
    let usage = Use { sink: Sink::UrlPassword { scheme: base }, host, name: None, sure: false, literal: false };
    found.push(Candidate { span, rules, usage });
}

/// `1433;user=`: a number, and behind the sign that parts settings a name that is given something.
fn is_port_with_settings(value: &[u8]) -> bool {
    let port = value.iter().take_while(|b| b.is_ascii_digit()).count();
    let Some(settings) = value[port..].strip_prefix(b";").filter(|_| (2..=5).contains(&port)) else { return false };
    let name = settings.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    name > 1 && settings.get(name) == Some(&b'=')
}

/// Whether what stands alone before the host is the name of a user: short, of small letters, or an address of mail.
fn is_user(alone: &[u8]) -> bool {
    let plain = |b: &u8| b.is_ascii_lowercase() || b"-_.".contains(b);
    alone.len() < LEAST_ALONE || alone.iter().all(plain) || memchr::memmem::find(alone, b"%40").is_some() || {
        let domain = memchr::memrchr(b'@', alone).map(|sign| &alone[sign + 1..]);
        domain.is_some_and(|domain| ends_as_domain(domain) && domain.iter().all(is_of_host))
    }
}

/// Where the `@` stands that ends what is said of the user.
fn end(rest: &[u8]) -> Option<usize> {
    let len = rest.iter().take_while(|b| !b.is_ascii_whitespace() && !b"/?#\"'<>`\\|^".contains(b)).count();
    memchr::memrchr(b'@', &rest[..len]).or_else(|| behind_sign(rest, len))
}

/// The same where the password holds the sign that seemed to end it: `://user:Wq7#nT4!@db.acme.io`. It has a user before it, no port stands in its
/// place, and a host follows: what has a domain, is a number, or has a port.
fn behind_sign(rest: &[u8], len: usize) -> Option<usize> {
    let sign = rest.get(len).filter(|b| b"/?#^|".contains(b))?;
    let colon = memchr::memchr(b':', &rest[..len])?;
    let user = &rest[..colon];
    let password = &rest[colon + 1..len];
    if !user.iter().all(|b| b.is_ascii_alphanumeric() || b"-_.%+".contains(b))
        || *sign == b'/' && user.is_empty()
        || password.iter().all(u8::is_ascii_digit)
        || password.iter().any(|b| b"{}()[]$,;".contains(b))
    {
        return None;
    }
    let all = rest.iter().take_while(|b| b.is_ascii_graphic() && !b"\"'<>`\\{}()[]$,;".contains(b)).count();
    let at = memchr::memrchr(b'@', &rest[..all]).filter(|at| *at > len)?;
    let further = memchr::memmem::find(&rest[len..at], b"//").is_some();
    (!further && is_host(&rest[at + 1..all])).then_some(at)
}

fn is_of_host(b: &u8) -> bool {
    b.is_ascii_alphanumeric() || b"-.".contains(b)
}

/// Whether what begins a text is a host, up to its port, a path or the end.
fn is_host(text: &[u8]) -> bool {
    let len = text.iter().take_while(|b| is_of_host(b)).count();
    let (host, rest) = text.split_at(len);
    let port = rest.strip_prefix(b":").map_or(0, |port| port.iter().take_while(|b| b.is_ascii_digit()).count());
    let address = std::str::from_utf8(host).is_ok_and(|host| host.parse::<std::net::Ipv4Addr>().is_ok());
    let ends = rest.first().is_none_or(|b| b"/?:".contains(b));
    ends && (address || ends_as_domain(host) || port > 1 && host.first().is_some_and(u8::is_ascii_alphabetic))
}

/// Whether a name ends with the letters of a domain of the highest level.
fn ends_as_domain(host: &[u8]) -> bool {
    let top = memchr::memrchr(b'.', host).filter(|dot| *dot > 0).map(|dot| &host[dot + 1..]);
    top.is_some_and(|top| (2..=24).contains(&top.len()) && top.iter().all(u8::is_ascii_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(url: &str) -> Option<&str> {
        let mut found = Vec::new();
        at(url.as_bytes(), url.find("://").unwrap(), &mut found);
        found.first().map(|c| &url[c.span.clone()])
    }

    #[test]
    fn a_password_may_hold_the_signs_that_end_an_authority() {
        for (url, password) in [
            ("postgres://app:{}@db.acme.io/main", "Wq7#nT4!zKp2"),
            ("mysql://app:{}@10.2.3.4", "Hx8/tR3vBn5w"),
            ("amqp://orders:{}@mq:5672/x", "Zt5?kV9#mQ"),
            ("redis://:{}@cache.acme.io:6379", "Wq7#nT4!zKp2"),
            ("mongodb://ada..:{}@10.1.2.3:28018", "geg.#!#.787."),
        ] {
            let url = url.replace("{}", password);
            assert_eq!(value(&url), Some(password), "{url}");
        }
        let wrapped = ["postgres://app:Wq7#nT4!zKp2", " someone@acme.io"].concat();
        for url in [
            &*wrapped,
            "https://registry.acme.io:8443/@scope/name",
            "http://localhost:4873/npm/vue@3.2.1/dist",
            "https://acme.io/users/@ada.example",
            "https://acme.io/a:b/c@d.example",
            "oci://reg.acme.io/chart:1.2@sha256:99",
            "http://${user}:${a#b}@acme.io",
            "https://medium.com/@ada:x/y#z@w.io",
            "https://app:8443?next=ada@acme.io",
            "sqlserver://db:1433;user=sa;password=a@b.c",
        ] {
            assert_eq!(value(url), None, "{url}");
        }
    }

    #[test]
    fn an_address_of_mail_alone_is_a_user() {
        assert_eq!(value("smtps://ada.lovelace99@mail.acme.io@smtp.acme.io:465/"), None);
        let key = "kX9vQ2mL7pR4tY8wB3nC";
        assert_eq!(value(&format!("https://{key}@git.acme.io")), Some(key));
    }
}
