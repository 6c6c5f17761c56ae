//! Variables and settings that have a program take any certificate: `NODE_TLS_REJECT_UNAUTHORIZED=0` in a script, a recipe of an image, a
//! workflow, a file of variables.
//!
//! In: the text of a file that sets such things. Out: places. Formats are not told apart: a name, what may stand between a name and its value
//! in any of them, and the value. What is commented out, or only said, sets nothing.

use super::Lines;
use crate::model::TlsOff;
use crate::rules::paths::{Kind, Lower};
use crate::rules::signs;
use crate::search::Literals;
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

/// Whether a file is one that sets variables, by its path.
pub(in crate::syntax) fn may_set(path: &str) -> bool {
    Lower::of(path.as_bytes()).is(Kind::Variables)
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
            if let Some(end) = set_to(text, span.start, name, value).filter(|_| sets_something(text, span.start)) {
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
