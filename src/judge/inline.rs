//! Modules of tests within the file of what they test.
//!
//! In: a text and the place of a value. Out: whether the value stands in such a module, which a line of its own begins
//! (`rules/judge/signs.toml`, `inline-tests`) and a bracket as far to the left ends. Textual, bounded by [`REACH`].

use super::{Weighing, weights};
use crate::model::{Secret, near};
use crate::rules::{self, Class, signs};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// As long as most modules of tests are.
const REACH: usize = 1 << 16;
/// Marks before a place that are looked at, the nearest first. Each of them may be followed by a text as long as the reach.
const MOST_MARKS: usize = 16;
/// Bytes behind a mark in which its block begins: other attributes stand between.
const HEAD: usize = 400;

/// Counts it against what people choose as a password that it stands among tests.
pub(super) fn weigh(text: &[u8], secret: &Secret, weigh: &mut Weighing) {
    let by_name = secret.rules.first().is_none_or(|id| rules::credential(*id).class == Class::Context);
    let chosen = weigh.evidence.iter().any(|e| weights::is_of_password(e.code));
    if by_name && chosen && is_within(text, secret.span.start) {
        weigh.add(weights::TEST_MODULE, "in a module of tests");
    }
}

/// The marks of such modules. To ask whether one is there at all is many times faster than to look for it backwards.
static MARKS: LazyLock<Vec<(&str, Finder<'_>)>> =
    LazyLock::new(|| signs::INLINE_TESTS.iter().map(|mark| (*mark, Finder::new(mark))).collect());

/// Whether a module of tests is open at a place.
fn is_within(text: &[u8], at: usize) -> bool {
    let floor = at.saturating_sub(REACH);
    let before = &text[floor..at];
    let marks = &*MARKS;
    marks.iter().filter(|(_, finder)| finder.find(before).is_some()).any(|(mark, _)| {
        memchr::memmem::rfind_iter(before, mark.as_bytes()).take(MOST_MARKS).any(|found| {
            let line = near::line_start(before, found, REACH);
            let indent = &before[line..found];
            indent.iter().all(u8::is_ascii_whitespace)
                && opens(&before[found..before.len().min(found + HEAD)])
                && !ends(&before[found..], indent)
        })
    })
}

/// Whether what follows the mark, attributes apart, is a block: `mod tests {`, `if (…) {`.
fn opens(text: &[u8]) -> bool {
    let lines = text.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    let mut lines =
        lines.filter(|line| !line.is_empty()).skip_while(|line| line.starts_with(b"#[") && line.ends_with(b"]"));
    lines.next().is_some_and(|line| {
        let module = [&b"mod "[..], b"pub mod ", b"pub(crate) mod "].iter().any(|word| line.starts_with(word));
        line.ends_with(b"{") && (module || line.starts_with(b"if ") || line.starts_with(b"#["))
    })
}

/// Whether a bracket that stands as far to the left as the mark ends the block.
fn ends(text: &[u8], indent: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b"\n")
        .any(|line| text[line + 1..].strip_prefix(indent).is_some_and(|rest| rest.starts_with(b"}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_of_tests_are_open_up_to_their_bracket() {
        for text in [
            "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() {\n        let x = \"V",
            "#[cfg(test)]\n#[allow(dead_code)]\nmod tests {\n    x(\"V",
            "if (import.meta.vitest) {\n  it(\"V",
        ] {
            assert!(is_within(text.as_bytes(), text.len()), "{text}");
        }
        for text in [
            "#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn main() {\n    let x = \"V",
            "#[cfg(test)]\nmod tests;\nfn main() {\n    let x = \"V",
            "#[cfg(test)]\nuse a::b;\nfn main() {\n    let x = \"V",
            "// #[cfg(test)]\nmod a {\n    x(\"V",
            // As many marks as fit, none of which opens anything: the look ends.
            &"#[cfg(test)]\n".repeat(REACH),
        ] {
            assert!(!is_within(text.as_bytes(), text.len()), "{text}");
        }
    }
}
