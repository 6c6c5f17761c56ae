//! Values that the block around them, or what defines them, calls secrets: entries of a manifest of secrets, words that a typesetter is taught.
//!
//! In: a text and where the telling words end. Out: candidates. Textual, bounded by [`REACH`] and [`ENTRIES`], never fails.

use super::{ENTRIES, REACH, push};
use crate::detect::noted;
use crate::detect::window::Candidates;
use crate::model::near;
use crate::rules::names::{self, Role};
use crate::rules::words::Words;
use std::ops::Range;

/// `stringData:` and, indented below it, `smtp: …`: each entry is a secret. What says who or where is none, nor what does not look like a password.
pub(super) fn secrets(text: &[u8], end: usize, found: &mut Candidates) {
    let indent = |line: &[u8]| line.iter().take_while(|b| **b == b' ').count();
    let head = near::line_before(text, end, REACH);
    let rest = &text[end..text.len().min(end + REACH)];
    let mut lines = rest.split(|b| *b == b'\n');
    if lines.next().is_none_or(|line| !line.trim_ascii().is_empty()) {
        return;
    }
    for line in lines.take(ENTRIES).take_while(|line| line.trim_ascii().is_empty() || indent(line) > indent(head)) {
        // The last one may be cut.
        let whole = near::place_of(line, text) + line.len() < text.len().min(end + REACH);
        if let Some((name, value)) = entry(text, line).filter(|_| whole || text.len() < end + REACH)
            && names::role(&name) == Role::Unknown
            && !says_where(&name)
            && is_password(&text[value.clone()])
        {
            push(value, &format!("{name} secret"), found);
        }
    }
}

/// `smtp: "…"`: a name and the scalar behind it, on one line.
fn entry(text: &[u8], line: &[u8]) -> Option<(String, Range<usize>)> {
    let line = line.trim_ascii();
    let (name, value) = line.split_at(memchr::memmem::find(line, b": ")?);
    let value = value[2..].trim_ascii();
    let inner = [&b"\""[..], b"'"].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    let value = inner.unwrap_or(value);
    let named = !name.is_empty() && name.iter().all(names::is_part);
    let at = near::place_of(value, text);
    named.then(|| (String::from_utf8_lossy(name).into_owned(), at..at + value.len()))
}

fn says_where(name: &str) -> bool {
    let of = |word: &String| [Words::User, Words::Place, Words::Personal].iter().any(|kind| kind.has(word.as_bytes()));
    names::words(name).last().is_some_and(of)
}

/// Letters of both cases and digits that take turns as in no word, or with signs: no address, no path, no place and nothing of a template.
fn is_password(value: &[u8]) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 8..=128;
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    // `eu-West-1`: what joiners part must be as dense without them.
    let bare: Vec<u8> = value.iter().copied().filter(|b| !b"-_.".contains(b)).collect();
    let dense = bare.len() >= *LENGTHS.start() && noted::is_dense(&bare);
    LENGTHS.contains(&value.len())
        && value.iter().all(u8::is_ascii_graphic)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && (dense || value.iter().skip(1).any(|b| b"!#%@^&*+?~".contains(b)))
        && !has(|b| b"{}<>()[]\"'`\\:/".contains(b))
}

/// `\newcommand{\apikey}{…}`, `\def\dbpassword{…}`: the name of a word and what stands for it.
pub(super) fn defined(text: &[u8], end: usize, found: &mut Candidates) {
    const LONGEST: usize = 160;
    let rest = near::rest_of_line(text, end, LONGEST);
    let len = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let gap = rest[len..].iter().take_while(|b| b"}{".contains(b)).count();
    let value = &rest[len + gap..];
    let Some(close) = memchr::memchr(b'}', value).filter(|_| rest[len..len + gap].ends_with(b"{")) else { return };
    let (name, value) = (String::from_utf8_lossy(&rest[..len]), &value[..close]);
    if names::role(&name) == Role::Strong && value.iter().all(|b| b.is_ascii_graphic() && !b"\\{#".contains(b)) {
        let at = near::place_of(value, text);
        push(at..at + value.len(), &name, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(find: super::super::Find, text: &str, telling: &str) -> Vec<String> {
        let text = text.replace("{{a}}", "Ru#2048x").replace("{{b}}", "Vi3Kq1zW");
        let mut found = Vec::new();
        let end = text.find(telling).unwrap() + telling.len();
        find(text.as_bytes(), end, &mut Candidates::of(text.as_bytes(), &mut found));
        found.into_iter().map(|c| text[c.span].to_string()).collect()
    }

    #[test]
    fn entries_of_a_manifest_of_secrets() {
        let text = "stringData:\n  smtp: {{a}}\n\n  relay: \"{{b}}\"\n  host: {{b}}\n  username: {{a}}\n  mode: strict\ntype: {{b}}\n";
        assert_eq!(of(secrets, text, "stringData:"), ["Ru#2048x", "Vi3Kq1zW"]);
        for text in [
            "stringData: x\n  smtp: {{a}}\n",
            "stringData:\nsmtp: {{a}}\n",
            "stringData:\n  smtp: '{{ .Values.x }}'\n",
            "stringData:\n  region: eu-West-1\n  image: app/Web:v1.2.3-Rc4\n  level: INFO2024\n  at: https://h.io/A1b2C3\n",
        ] {
            assert!(of(secrets, text, "stringData:").is_empty(), "{text}");
        }
    }

    #[test]
    fn words_that_are_defined() {
        assert_eq!(of(defined, "\\newcommand{\\apikey}{{{b}}}", "newcommand{\\"), ["Vi3Kq1zW"]);
        assert_eq!(of(defined, "\\def\\dbpassword{{{b}}}", "def\\"), ["Vi3Kq1zW"]);
        for text in
            ["\\newcommand{\\title}{{{b}}}", "\\newcommand{\\apikey}[1]{{{b}}}", "\\newcommand{\\apikey}{\\input{x}}"]
        {
            assert!(of(defined, text, "newcommand{\\").is_empty(), "{text}");
        }
    }
}
