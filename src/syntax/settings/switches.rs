//! Variables and settings that have a program take any certificate: `NODE_TLS_REJECT_UNAUTHORIZED=0` in a script, a recipe of an image, a
//! workflow, a file of variables.
//!
//! In: the text of a file that sets such things. Out: places. Formats are not told apart: a name, what may stand between a name and its value
//! in any of them, and the value. What is commented out, or only said, sets nothing.

use super::Lines;
use crate::model::TlsOff;
use crate::rules::names;
use crate::rules::paths::{Kind, Lower};
use crate::rules::signs;
use crate::search::Literals;
use crate::syntax::marks::says_so;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// As many places of one file are told.
const MOST: usize = 16;
/// What begins a line that sets nothing.
const COMMENTS: [&str; 6] = ["#", "//", ";", "--", "rem ", "::"];
/// Commands that say something.
const SAYS: [&str; 4] = ["echo ", "printf ", "write-host ", "log "];

/// The names, each with the values that switch the check off.
static NAMES: LazyLock<Literals<Vec<&'static str>>> = LazyLock::new(|| {
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in signs::UNCHECKING.iter().filter_map(|setting| setting.split_once('=')) {
        names.entry(name).or_default().push(value);
    }
    Literals::new(names)
});

/// What code of which no more is read says.
static CODE: LazyLock<Literals<()>> =
    LazyLock::new(|| Literals::new(signs::UNCHECKING_CODE.iter().map(|text| (*text, ()))));

/// Whether a file is one that sets variables, by its path.
pub(in crate::syntax) fn may_set(path: &str) -> bool {
    Lower::of(path.as_bytes()).is(Kind::Variables)
}

/// Whether a file is code of which no more is read, by its path.
pub(in crate::syntax) fn may_say(path: &str) -> bool {
    Lower::of(path.as_bytes()).is(Kind::UnparsedCode)
}

/// Whether a file may hold connection strings, by its name.
pub(in crate::syntax) fn may_connect(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".config")
}

/// Whether code of which no more is read says anything of the kind.
pub(in crate::syntax) fn says_something(bytes: &[u8]) -> bool {
    let mut says = false;
    CODE.each(bytes, &(0..bytes.len()), |_, _| says = true);
    says
}

/// The places where code of which no more is read switches the check off.
pub(in crate::syntax) fn unchecking_code<'t>(text: &'t str, lines: &dyn Fn() -> Lines<'t>) -> Vec<TlsOff> {
    let mut found = Vec::new();
    CODE.each(text.as_bytes(), &(0..text.len()), |span, _| {
        let is_name = |b: &u8| names::is_identifier(b);
        let goes_on = text.as_bytes().get(span.end).is_some_and(|b| is_name(b) && !matches!(b, b'L' | b'l'));
        let ends_in_name = text.as_bytes().get(span.end - 1).is_some_and(is_name);
        let sets = || sets_something(text, span.start) && !is_handed_on(text, &span);
        if found.len() < MOST && !(goes_on && ends_in_name) && sets() {
            found.push(span);
        }
    });
    found.sort_by_key(|span| span.start);
    found.dedup_by(|later, before| later.start < before.end);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let off = |span: std::ops::Range<usize>| TlsOff {
        setting: text[span.clone()].trim_start_matches(['.', '-', '>']).to_string(),
        asked_for: open_before(text, span.start).chain(test_before(text, span.start)).any(is_choice),
        spot: lines.spot(span.start as u32, span.end as u32, None),
    };
    found.into_iter().map(off).collect()
}

/// The heads of the blocks that are open at a place, from the inside out, as far as a few lines before it.
fn open_before(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let from = memchr::memrchr_iter(b'\n', &text.as_bytes()[..at]).nth(NEAR).map_or(0, |i| i + 1);
    let near = &text[from..at];
    let mut closed = 0;
    near.char_indices().rev().filter_map(move |(i, sign)| {
        match sign {
            '}' => closed += 1,
            '{' if closed > 0 => closed -= 1,
            '{' => return Some(near[..i].rsplit(['{', '}', ';']).next().unwrap_or("")),
            _ => {}
        }
        None
    })
}

/// The test right before a statement that stands in no block of its own.
fn test_before(text: &str, at: usize) -> Option<&str> {
    let statement = text[..at].rfind([';', '{', '}']).map_or(0, |i| i + 1);
    let test = &text[statement..at];
    test.trim_start().starts_with("if").then_some(test)
}

/// Whether the head of a block asks for a setting that says that nothing is to be checked.
fn is_choice(head: &str) -> bool {
    head.contains("if") && says_so(head)
}

/// `void setInsecure() { client->setInsecure(); }`: a function that hands on to another one of its name sets nothing; who calls it does.
fn is_handed_on(text: &str, span: &std::ops::Range<usize>) -> bool {
    let Some(name) = text[span.clone()].trim_start_matches(['.', '-', '>']).strip_suffix("()") else { return false };
    // With the capitals of whoever hands it on: `setInSecure`.
    let (name, lower) = (&*name.to_ascii_lowercase(), |head: &str| head.to_ascii_lowercase());
    let is_head = |head: &str| {
        let head = &*lower(head);
        let declared = head.rfind(name).filter(|at| !head[..*at].ends_with(['.', '>', '_']));
        declared.is_some_and(|at| head[at + name.len()..].trim_start().starts_with('('))
    };
    open_before(text, span.start).any(is_head)
}

/// Lines around a setting that tell whom it is for.
const NEAR: usize = 6;

/// Whether a setting is of one request or one connection, and not of all that a program does.
fn is_of_one(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// Whether all addresses around a setting are of this machine or a private network: there is nobody to sign for them.
fn is_for_own_machine(text: &str, at: usize) -> bool {
    let before = text[..at].rmatch_indices('\n').nth(NEAR).map_or(0, |(i, _)| i);
    let behind = text[at..].match_indices('\n').nth(NEAR).map_or(text.len(), |(i, _)| at + i);
    let first = text[before..at].rfind("\n\n").map_or(before, |i| before + i);
    let last = text[at..behind].find("\n\n").map_or(behind, |i| at + i);
    let near = &text[first..last];
    let near = entry_around(near, at - first).map_or(near, |(from, to)| &near[from..to]);
    let end_of_host = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_' | '[' | ']');
    let host_of = |rest: &'_ str| rest.find(end_of_host).unwrap_or(rest.len());
    let addresses = near.match_indices("://").map(|(i, _)| {
        let rest = &near[i + 3..];
        &rest[..host_of(rest)]
    });
    // A host that has a name of its own: `hostname: localhost`.
    let named = near.lines().filter_map(|line| {
        let (key, value) = line.split_once(':')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (key.trim().ends_with("host") || key.trim().ends_with("hostname")).then(|| &value[..host_of(value)])
    });
    let mut hosts = addresses.chain(named);
    let is_own = |host: &str| {
        ["localhost", "127.", "10.", "192.168.", "0.0.0.0", "[::1]"].iter().any(|own| host.starts_with(own))
            || host.ends_with(".local")
            || host.ends_with(".internal")
            || host.ends_with(".svc")
    };
    let mut any = false;
    let all = hosts.by_ref().all(|host| {
        any = true;
        is_own(host)
    });
    any && all
}

/// Connection strings of public hosts that take any certificate.
pub(in crate::syntax) fn unchecking_connections<'t>(text: &'t str, lines: &dyn Fn() -> Lines<'t>) -> Vec<TlsOff> {
    static NAMES: LazyLock<Literals<()>> =
        LazyLock::new(|| Literals::new(signs::UNCHECKING_CONNECTIONS.iter().map(|text| (*text, ()))));
    let mut found = Vec::new();
    NAMES.each(text.as_bytes(), &(0..text.len()), |span, _| {
        if found.len() < MOST && sets_something(text, span.start) && is_of_public_host(text, &span) {
            found.push(span);
        }
    });
    if found.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let off = |span: std::ops::Range<usize>| TlsOff {
        setting: text[span.clone()].to_string(),
        asked_for: false,
        spot: lines.spot(span.start as u32, span.end as u32, None),
    };
    found.into_iter().map(off).collect()
}

/// Names of the host in connection strings, in lower case.
const HOSTS: [&str; 6] = ["server=", "data source=", "host=", "address=", "addr=", "://"];

/// Whether the connection string around a setting names a host of the public network.
fn is_of_public_host(text: &str, span: &std::ops::Range<usize>) -> bool {
    let ends = |c: char| matches!(c, '"' | '\'' | '\n' | '<' | '>' | '`');
    let start = text[..span.start].rfind(ends).map_or(0, |at| at + 1);
    let end = text[span.end..].find(ends).map_or(text.len(), |at| span.end + at);
    let lower = text[start..end].to_ascii_lowercase();
    HOSTS.iter().filter_map(|name| lower.split_once(name)).any(|(_, rest)| {
        let rest = rest.trim_start().trim_start_matches("tcp:");
        let host = rest.split([',', ';', ':', '/', '\\', '?']).next().unwrap_or(rest).trim();
        let last = host.rsplit('.').next().unwrap_or("");
        host.contains('.') && !signs::is_own_machine(host) && !is_private(host) && last.len() > 1
    })
}

/// Whether a host is of this machine or a private network.
fn is_private(host: &str) -> bool {
    if let Ok(ip) = host.parse::<std::net::Ipv4Addr>() {
        return ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified();
    }
    let plain = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
    let own = ["local", "localhost", "internal", "test", "lan", "svc", "example"];
    !plain || own.iter().any(|end| host.rsplit('.').next() == Some(end)) || host.starts_with("localhost")
}

/// The entry of a list of lines that a place stands in, where it is written as one: from its sign to the next one that stands no deeper.
fn entry_around(text: &str, at: usize) -> Option<(usize, usize)> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let begins = |line: &str| line.trim_start_matches(' ').starts_with("- ");
    let own = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let depth = indent(text.get(own..)?.lines().next()?);
    let (mut start, mut from) = (0, None);
    for line in text.split_inclusive('\n') {
        let is_own = start == own;
        match from {
            _ if start < own || is_own => {
                if begins(line) && (is_own || indent(line) < depth) {
                    from = Some((start, indent(line)));
                }
            }
            Some((first, least)) if begins(line) && indent(line) <= least => return Some((first, start)),
            Some(_) => {}
            None => return None,
        }
        start += line.len();
    }
    from.map(|(first, _)| (first, text.len()))
}

/// The places of a text that switch the check of certificates off.
pub(in crate::syntax) fn unchecking<'t>(text: &'t str, lines: &dyn Fn() -> Lines<'t>) -> Vec<TlsOff> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut seen = vec![0; NAMES.all().len()];
    NAMES.each(text.as_bytes(), &(0..text.len()), |span, number| {
        seen[number] += 1;
        if seen[number] > MOST {
            return;
        }
        let name = &text[span.clone()];
        for value in NAMES.all()[number].kind.iter() {
            let means = |_: &usize| {
                sets_something(text, span.start) && !(is_of_one(name) && is_for_own_machine(text, span.start))
            };
            if let Some(end) = set_to(text, span.start, name, value).filter(means) {
                found.push((span.start, end, format!("{name}={value}")));
            }
        }
    });
    found.sort();
    // A name that ends in another one is told once.
    found.dedup_by_key(|(_, end, _)| *end);
    if found.is_empty() {
        return Vec::new();
    }
    let lines = lines();
    let off = |(at, end, setting): (usize, usize, String)| TlsOff {
        setting,
        asked_for: false,
        spot: lines.spot(at as u32, end as u32, None),
    };
    found.into_iter().take(MOST).map(off).collect()
}

/// Where the value of a name ends, if it is this one.
fn set_to(text: &str, at: usize, name: &str, value: &str) -> Option<usize> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    if text[..at].ends_with(is_word) {
        return None;
    }
    let mut rest = &text[at + name.len()..];
    rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
    rest = rest.strip_prefix(']').unwrap_or(rest);
    let behind = rest.trim_start_matches([' ', '\t']);
    // `- name: NAME`, and the value in a line of its own.
    let own_line = behind.trim_start_matches(['\r', '\n', ' ']);
    let behind = match own_line.strip_prefix("value") {
        Some(of_entry) if behind.starts_with(['\r', '\n']) => {
            of_entry.trim_start_matches(['"', ' ']).strip_prefix([':', '='])?
        }
        _ => {
            let given = behind.strip_prefix(":=").or_else(|| behind.strip_prefix(['=', ':', ',']));
            // A blank alone stands between a name and its value as well.
            given.or(Some(behind)).filter(|_| given.is_some() || behind.len() < rest.len())?
        }
    };
    let behind = behind.trim_start_matches([' ', '\t']);
    let value_of = behind.trim_start_matches(['"', '\'']);
    let end = value_of.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(value_of.len());
    value_of[..end].eq_ignore_ascii_case(value).then(|| text.len() - value_of.len() + end)
}

/// Whether the line of a place is neither a comment nor a message.
fn sets_something(text: &str, at: usize) -> bool {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |i| i + 1);
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |i| at + i);
    let before = text[start..at].to_ascii_lowercase();
    let lead = before.trim_start_matches(['-', ' ', '\t', '@']).trim_start_matches("run:").trim_start();
    let line_is_comment = COMMENTS.iter().any(|c| before.trim_start().starts_with(c) || lead.starts_with(c));
    let says = SAYS.iter().any(|s| lead.starts_with(s)) && !text[at..end].contains(">>");
    !line_is_comment && !before.contains(" #") && !says
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Vec<u32> {
        let found = unchecking(text, &|| Lines::new(text.as_bytes()));
        found.iter().filter(|_| may_set(path)).map(|u| u.spot.line).collect()
    }

    #[test]
    fn a_task_is_for_the_host_that_it_names() {
        let task = |url: &str| {
            format!(
                "  - name: x\n    uri:\n      url: https://{url}/x\n      validate_certs: no\n    until: r.status == 200\n"
            )
        };
        let of = |text: &str| of("roles/x/tasks/main.yml", text);
        assert_eq!(of(&(task("localhost:8443") + &task("api.acme.dev") + &task("127.0.0.1"))), [9]);
        assert_eq!(of(&(task("api.acme.dev") + &task("localhost"))), [4]);
        assert_eq!(of("- vmware_guest:\n    hostname: localhost\n    validate_certs: no\n"), [0; 0]);
        assert_eq!(of("- vmware_guest:\n    hostname: vcenter.acme.dev\n    validate_certs: no\n"), [3]);
    }

    #[test]
    fn what_hands_a_switch_on_sets_nothing_and_what_is_chosen_is_a_choice() {
        let of = |text: &str| {
            let found = unchecking_code(text, &|| Lines::new(text.as_bytes()));
            found.iter().map(|u| u.asked_for).collect::<Vec<_>>()
        };
        assert_eq!(of("void begin() {\n  client.setInsecure();\n}\n"), [false]);
        assert_eq!(of("void setInsecure() { _c->setInsecure(); }\n"), [false; 0]);
        assert_eq!(of("void setInSecure()\n{\n  _c->setInsecure();\n}\n"), [false; 0]);
        assert_eq!(of("void a() { setInsecure(); }\nvoid b() {\n  c.setInsecure();\n}\n"), [false]);
        assert_eq!(of("if (_use_insecure)\n  client.setInsecure();\n"), [true]);
        assert_eq!(of("if (check == CHECK_NONE) {\n  client.setInsecure();\n}\n"), [true]);
        assert_eq!(of("if (WiFi.status() == WL_CONNECTED) {\n  client.setInsecure();\n}\n"), [false]);
        assert_eq!(of("if (insecure) { log(); }\nclient.setInsecure();\n"), [false]);
    }

    #[test]
    fn a_variable_is_set_in_any_format() {
        for (path, text) in [
            ("a.sh", "export NODE_TLS_REJECT_UNAUTHORIZED=0\n"),
            ("a.sh", "NODE_TLS_REJECT_UNAUTHORIZED='0' node a.js\n"),
            ("a.sh", "git -c http.sslVerify=false clone x\n"),
            ("a.sh", "git config --global http.sslVerify false\n"),
            ("a.sh", "echo \"GIT_SSL_NO_VERIFY=true\" >> $GITHUB_ENV\n"),
            (".env", "PYTHONHTTPSVERIFY=0\n"),
            ("Dockerfile", "ENV NODE_TLS_REJECT_UNAUTHORIZED 0\n"),
            ("compose.yml", "NODE_TLS_REJECT_UNAUTHORIZED: \"0\"\n"),
            ("compose.yml", "- NODE_TLS_REJECT_UNAUTHORIZED=0\n"),
            ("package.json", "{\"start\": \"NODE_TLS_REJECT_UNAUTHORIZED=0 node a.js\"}\n"),
            ("fly.toml", "NODE_TLS_REJECT_UNAUTHORIZED = \"0\"\n"),
            (".npmrc", "strict-ssl=false\n"),
            ("a.ps1", "$env:NODE_TLS_REJECT_UNAUTHORIZED = \"0\"\n"),
        ] {
            assert_eq!(of(path, text), [1], "{text}");
        }
        assert_eq!(of("a.yaml", "- name: NODE_TLS_REJECT_UNAUTHORIZED\n  value: \"0\"\n"), [1]);
    }

    #[test]
    fn what_is_said_or_left_alone_sets_nothing() {
        for (path, text) in [
            ("a.sh", "# NODE_TLS_REJECT_UNAUTHORIZED=0\n"),
            ("a.sh", "export NODE_TLS_REJECT_UNAUTHORIZED=1\n"),
            ("a.sh", "echo \"never set NODE_TLS_REJECT_UNAUTHORIZED=0\"\n"),
            ("a.sh", "export MY_NODE_TLS_REJECT_UNAUTHORIZED=0\n"),
            ("a.sh", "unset NODE_TLS_REJECT_UNAUTHORIZED\n0\n"),
            ("a.yml", "a: 1 # NODE_TLS_REJECT_UNAUTHORIZED: 0\n"),
            ("README.md", "NODE_TLS_REJECT_UNAUTHORIZED=0\n"),
            ("a.yml", "strict-ssl: true\n"),
        ] {
            assert!(of(path, text).is_empty(), "{text}");
        }
    }
}
