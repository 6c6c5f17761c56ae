//! Passwords that a script types: what it sends when it has seen the prompt, and what it pipes into a command that asks for it twice.
//!
//! In: a text and where the word of the prompt or of the command stands. Out: the value. Textual, bounded by [`REACH`], never fails.

use super::literal::{bare, quoted};
use super::terse;
use super::value::{Claim, Given};
use crate::model::near;
use std::ops::Range;

/// How far from the prompt what is sent may end, and how long the command may be whose output is piped.
const REACH: usize = 160;

/// Methods and commands that send what they are given, without the brackets.
const SENDS: [&[u8]; 6] = [b"sendline", b"send_line", b"sendLine", b"send", b"write", b"Write"];

/// What is sent behind a literal with the prompt in it: `expect "password:"; send "…\\r"`, `tn.read_until(b"Password: ")` and
/// `tn.write(b"…\\n")`.
pub(super) fn answered(text: &[u8], word: &Range<usize>) -> Option<Given> {
    let rest = &text[word.end..text.len().min(word.end + REACH)];
    let marks = rest.iter().take(12).take_while(|b| b": *?.$>)]\\s".contains(b)).count();
    let quote = *rest.get(marks).filter(|b| b"\"'".contains(b))?;
    let line = near::line_before(text, word.start, REACH);
    memchr::memrchr(quote, line)?;
    let mut at = marks + 1;
    at += rest[at..].iter().take_while(|b| b.is_ascii_whitespace() || b");,{}".contains(b)).count();
    let method = rest[at..].iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.$->".contains(b)).count();
    let name = rest[at..at + method].rsplit(|b| b".>".contains(b)).next().unwrap_or_default();
    SENDS.iter().find(|send| **send == name)?;
    at += method;
    at += rest[at..].iter().take(4).take_while(|b| b" (-".contains(b)).count();
    let span = without_return(text, quoted(text, word.end + at)?);
    // What is written and does not end a line is no answer.
    let ends = text[span.end..].starts_with(b"\\") || !name.eq_ignore_ascii_case(b"write");
    (ends && span.len() >= 4 && !b"$%".contains(&text[span.start])).then_some(Given {
        span,
        quoted: true,
        claim: Claim::Entered,
    })
}

/// Without the escapes for the end of the line.
fn without_return(text: &[u8], mut span: Range<usize>) -> Range<usize> {
    while text[span.clone()].ends_with(b"\\r") || text[span.clone()].ends_with(b"\\n") {
        span.end -= 2;
    }
    span
}

/// What is piped into `passwd` and its kin, which ask twice: `echo -e "…\\n…" | passwd me`, `(echo …; echo …) | smbpasswd -s me`.
pub(super) fn typed_twice(text: &[u8], word: &Range<usize>) -> Option<Range<usize>> {
    [&b"passwd"[..], b"smbpasswd"].iter().find(|command| **command == &text[word.clone()])?;
    if let Some(told) = terse::told_twice(text, word) {
        return Some(told);
    }
    let line = near::line_start(text, word.start, REACH);
    let pipe = line + memchr::memrchr(b'|', &text[line..word.start])?;
    let between = text[pipe + 1..word.start].trim_ascii();
    // The command itself, by its path, or as another user; not the name of a file.
    let command = between.strip_prefix(b"sudo").unwrap_or(between).trim_ascii();
    if command.contains(&b' ') || !(command.is_empty() || command.ends_with(b"/")) {
        return None;
    }
    let printed = [&b"echo "[..], b"printf ", b"yes "]
        .iter()
        .find_map(|command| memchr::memmem::find(&text[line..pipe], command).map(|p| line + p + command.len()));
    let mut from = printed?;
    while text[from..pipe].starts_with(b"-") {
        from += memchr::memchr(b' ', &text[from..pipe])? + 1;
    }
    let span = quoted(text, from).or_else(|| bare(text, from)).filter(|span| span.end <= pipe)?;
    let value = &text[span.clone()];
    let first = memchr::memmem::find(value, b"\\n").unwrap_or(value.len());
    let again = &value[first..];
    let twice = again.is_empty() || again.len() <= 2 || again[2..].starts_with(&value[..first]);
    let span = span.start..span.start + first;
    (twice && span.len() >= 4 && !b"$-<%{".contains(&text[span.start])).then_some(span)
}

/// The argument of a flag that is the next element of a list with an element a line: `- --password` and `- …` below it.
pub(super) fn below_flag(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let own = &text[name.clone()];
    let flag = own.starts_with(b"--") || text[..name.start].ends_with(b"--");
    let closed = text[name.end..].iter().take(1).take_while(|b| b"\"'".contains(b)).count();
    let next = name.end + closed;
    if !flag || text.get(next) != Some(&b'\n') {
        return None;
    }
    let line = near::line_start(text, name.start, REACH);
    let item = text[line..name.start].iter().take_while(|b| **b == b' ').count();
    let before = text[line + item..name.start].iter().all(|b| b"- \"'".contains(b));
    let below = near::rest_of_line(text, next + 1, REACH);
    let indent = below.iter().take_while(|b| **b == b' ').count();
    let element = below[indent..].strip_prefix(b"- ")?;
    let at = near::place_of(element, text);
    let given = Given::any(text, at).filter(|g| text[g.span.start] != b'-')?;
    let end = given.span.end + usize::from(given.quoted);
    let alone = near::rest_of_line(text, end, REACH).trim_ascii().is_empty();
    (before && item == indent && alone).then_some(Given { quoted: true, claim: Claim::Place, ..given })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, word: &str) -> Range<usize> {
        let at = text.rfind(word).unwrap();
        at..at + word.len()
    }

    #[test]
    fn what_answers_a_prompt() {
        for text in [
            "expect \"assword:\"\nsend \"VALUE\\r\"",
            r#"expect { "assword:" { send -- "VALUE\r" } }"#,
            "child.expect('assword: ')\nchild.sendline('VALUE')",
            "tn.read_until(b\"assword: \")\ntn.write(b\"VALUE\\n\")",
        ] {
            let given = answered(text.as_bytes(), &word(text, "assword")).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
        for text in [
            "puts \"assword:\"\nputs \"VALUE\"",
            "expect \"assword:\"\nsend \"$password\\r\"",
            "out.write(\"assword: \")\nout.write(\"VALUE\")",
            "send(\"assword\", \"VALUE\")",
        ] {
            assert_eq!(answered(text.as_bytes(), &word(text, "assword")), None, "{text}");
        }
    }

    #[test]
    fn what_is_typed_twice() {
        for text in [
            "echo -e \"VALUE\\nVALUE\" | passwd me",
            r"printf 'VALUE\nVALUE\n' | sudo passwd root",
            "(echo VALUE; echo VALUE) | smbpasswd -s -a me",
            "yes VALUE | /usr/bin/passwd me",
        ] {
            let name = if text.contains("smbpasswd") { "smbpasswd" } else { "passwd" };
            let span = typed_twice(text.as_bytes(), &word(text, name)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[span], "VALUE", "{text}");
        }
        for text in
            ["cat x | grep passwd", "echo VALUE | tee /etc/passwd", "echo $X | passwd me", "echo a:b | x; passwd"]
        {
            assert_eq!(typed_twice(text.as_bytes(), &word(text, "passwd")), None, "{text}");
        }
    }

    #[test]
    fn the_element_below_a_flag() {
        for text in ["  - --password\n  - VALUE\n", "- \"--password\"\n- \"VALUE\"\n"] {
            let given = below_flag(text.as_bytes(), &word(text, "--password")).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
        for text in ["  - password\n  - VALUE\n", "  - --password\n  - --other\n", "  - --password\n    - VALUE\n"] {
            assert_eq!(below_flag(text.as_bytes(), &word(text, "password")), None, "{text}");
        }
    }
}
