//! Literals that who asks must know: what a parameter or a field of a request is compared with.
//!
//! In: a text and where the words end that say that something of a request is read. Out: candidates. Textual, within one line, bounded by [`REACH`],
//! never fails. It refuses to judge how a word reads, but not whether it is one of the words that requests bring: those have no two digits.

use super::push;
use crate::detect::literal::quoted;
use crate::detect::terse;
use crate::detect::window::Candidates;
use crate::model::near;
use crate::rules::names::{self, Role};
use crate::rules::signs;
use std::ops::Range;

/// How far from what is read it is compared.
const REACH: usize = 120;

/// `($_GET['key'] ?? '') !== '…'`, `request.args.get("token", "") == "…"`, `hash_equals('…', $_GET['token'])`.
pub(super) fn asked(text: &[u8], end: usize, found: &mut Candidates) {
    let rest = near::rest_of_line(text, end, REACH);
    let opening = rest.iter().take(8).take_while(|b| b"([.:'\" ".contains(b)).count();
    // `.get("token"`
    let got = rest[opening..].strip_prefix(b"get(").map_or(0, |_| 5);
    let Some(rest) = rest.get(opening + got..) else { return };
    let len = rest.iter().take_while(|b| names::is_identifier(b) || **b == b'-').count();
    if matches!(names::role(&String::from_utf8_lossy(&rest[..len])), Role::Not | Role::Unknown) {
        return;
    }
    let after = near::place_of(&rest[len..], text);
    let Some(value) = compared_behind(text, after).or_else(|| compared_before(text, end)) else { return };
    // Words that a request brings are compared as well; those of a password are asked for elsewhere. Whatever the parameter is called, people
    // chose what it must be.
    if terse::is_with_digits(&text[value.clone()]) {
        push(value, "access password", found);
    }
}

/// The literal behind the sign that compares, or behind the comma of a call that does. What stands where nothing was sent is skipped.
fn compared_behind(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = near::rest_of_line(text, at, REACH);
    let mut from = rest.iter().take_while(|b| b"'\")] ".contains(b)).count();
    for empty in [&b"?? ''"[..], b"?? \"\"", b"|| ''", b"|| \"\"", b"?: ''", b", '')", b", \"\")"] {
        if rest[from..].starts_with(empty) {
            from += empty.len();
            break;
        }
    }
    from += rest[from..].iter().take_while(|b| b") ".contains(b)).count();
    const SIGNS: [&[u8]; 4] = [b"!==", b"===", b"!=", b"=="];
    let sign = SIGNS.iter().find(|sign| rest[from..].starts_with(sign));
    let comma = || {
        rest[from..].starts_with(b",")
            && signs::COMPARING_CALLS.iter().any(|call| is_called(near::line_before(text, at, REACH), call.as_bytes()))
    };
    from += sign.map_or_else(|| usize::from(comma()), |sign| sign.len());
    let is_compared = sign.is_some() || rest[..from].ends_with(b",");
    let from = from + rest[from..].iter().take_while(|b| **b == b' ').count();
    is_compared.then(|| quoted(text, at + from)).flatten()
}

/// `hash_equals('…', `: the literal before what is read, where a call compares both.
fn compared_before(text: &[u8], end: usize) -> Option<Range<usize>> {
    let line = near::line_before(text, end, REACH);
    let behind = |call: &&str| memchr::memmem::rfind(line, call.as_bytes()).map(|at| at + call.len() + 1);
    let call = signs::COMPARING_CALLS.iter().find_map(behind)?;
    let open = end - line.len() + call;
    let literal = quoted(text, open).filter(|span| span.end < end)?;
    // Nothing but a comma stands between the two, and the rest of the words that read.
    let between = &text[literal.end + 1..end];
    (between.starts_with(b",") && !between[1..].contains(&b',')).then_some(literal)
}

/// Whether the arguments of a call of this name are open at the end of a line.
fn is_called(line: &[u8], call: &[u8]) -> bool {
    memchr::memmem::rfind(line, call).is_some_and(|at| line[at + call.len()..].starts_with(b"("))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_who_asks_must_know() {
        let of = |text: &str| {
            let text = text.replace("{{word}}", "kontor-diag-2048").replace("{{key}}", "Kv82jd93kLqP");
            let end = ["$_GET[", "args", "query"].iter().find_map(|w| text.find(w).map(|at| at + w.len())).unwrap();
            let mut found = Vec::new();
            asked(text.as_bytes(), end, &mut Candidates::of(text.as_bytes(), &mut found));
            found.into_iter().map(|c| text[c.span].to_string()).collect::<Vec<_>>()
        };
        for text in [
            "if (($_GET['key'] ?? '') !== '{{word}}') { exit; }",
            "if (!isset($x) || $_GET[\"secret\"] != \"{{word}}\") die();",
            "if (!hash_equals('{{word}}', $_GET['token'] ?? '')) exit;",
            "if not compare_digest(request.args.get(\"token\", \"\"), \"{{word}}\"):",
            "if request.args['key'] == '{{word}}': pass",
            "if (req.query.key !== '{{word}}') return;",
        ] {
            assert_eq!(of(text), ["kontor-diag-2048"], "{text}");
        }
        for text in [
            "if ($_GET['key'] === 'name') {}",
            "if ($_GET['page'] === '{{word}}') {}",
            "if (!hash_equals($expected, $_GET['token'])) exit;",
            "if (!hash_equals($expected, $_GET['token'])) log('{{word}}');",
            "$key = $_GET['key'] ?? '{{word}}';",
            "set(request.args.get('token'), '{{word}}')",
        ] {
            assert!(of(text).is_empty(), "{text}");
        }
    }
}
