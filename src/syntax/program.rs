//! The program that runs a script, from its first lines.
//!
//! In: the bytes of a file that begins with `#!`. Out: the name of the program, without a folder and a version. It refuses to know
//! languages.
//!
//! A script may be one for a shell only to hand itself on: `exec wish "$0" "$@"` is what the manuals of Tcl, and scripts that look
//! for their interpreter first, write into the lines below the first.

use crate::model::path;

/// Of a line that names a program, what is read.
const LONGEST_LINE: usize = 256;
/// Lines below the first among which a script may hand itself on.
const LINES_OF_EXEC: usize = 8;

/// The program that reads the text in the end.
pub(super) fn of(bytes: &[u8]) -> Option<&str> {
    let mut lines = bytes.split(|b| *b == b'\n').map(|line| &line[..LONGEST_LINE.min(line.len())]);
    let first = std::str::from_utf8(lines.next()?.strip_prefix(b"#!")?).ok()?;
    let named = named(first.split_whitespace())?;
    Some(lines.take(LINES_OF_EXEC).find_map(handed_to).unwrap_or(named))
}

/// The program that a line of words starts, the way of `env` to find it included.
fn named<'a>(words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut words = words.map(|w| path::name_str(w).trim_matches(['"', '\'']));
    let first = words.next()?;
    let program = if first == "env" { words.find(|w| !w.starts_with('-') && !w.contains('='))? } else { first };
    Some(program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'))
}

/// The program to which a line gives the script itself.
fn handed_to(line: &[u8]) -> Option<&str> {
    // Languages that read the line as a string put quotes around its first word.
    let line = std::str::from_utf8(line).ok()?.trim_start_matches(['\'', '"', ' ', '\t']);
    let rest = line.strip_prefix("exec")?.trim_start_matches(['\'', '"']);
    let (command, _) = rest.split_once("$0")?;
    rest.starts_with([' ', '\t']).then(|| named(command.split_whitespace()))?
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_first_line_names_a_program() {
        assert_eq!(of(b"#!/bin/sh\necho a"), Some("sh"));
        assert_eq!(of(b"#!/usr/bin/env -S FOO=1 python3.12 -u\n"), Some("python"));
        assert_eq!(of(b"#! /usr/bin/ruby2.7"), Some("ruby"));
        assert_eq!(of(b"#!"), None);
        assert_eq!(of(b"echo"), None);
        assert_eq!(of(b"#!\xff\xfe/sh\n"), None);
    }

    #[test]
    fn a_script_that_hands_itself_on_is_read_by_the_other_program() {
        assert_eq!(of(b"#!/bin/sh\n# the next line restarts \\\nexec wish \"$0\" -- \"$@\"\nputs 1"), Some("wish"));
        assert_eq!(of(b"#!/bin/sh\n'''exec' /opt/py/bin/python3 \"$0\" \"$@\"\n'''\nimport a"), Some("python"));
        assert_eq!(of(b"#!/bin/sh\nexec \"/usr/bin/lua5.4\" \"$0\"\n"), Some("lua"));
        assert_eq!(of(b"#!/bin/sh\nexec env FOO=1 node $0\n"), Some("node"));
        assert_eq!(of(b"#!/bin/sh\nexec \"$BASE/run\" \"$@\"\n"), Some("sh"));
        assert_eq!(of(b"#!/bin/sh\nexecute node $0\n"), Some("sh"));
    }
}
