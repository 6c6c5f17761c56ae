//! What a run of token characters is: a token with a known prefix, or a value that a name claims.
//!
//! In: a text and the bounds of one run. Out: candidates. Prefixes are looked up at the start of the run, after every
//! character in it that is not alphanumeric (`NAME=ghp_…` is one run), and after an escape (`\n` glued before a key).

use super::{anchors, context, left};
use crate::model::{Candidate, RuleId};
use crate::rules::{self, AsciiSet, Match, Piece, names};

/// Least length of a run that is looked at. Rules whose tokens may be part of a shorter run are found by
/// [`super::literals`] instead; a test holds this against the rules.
pub(super) const MIN_RUN: usize = 12;

/// Lengths of values that only a name makes a candidate.
const GENERIC: std::ops::RangeInclusive<usize> = 10..=512;

/// Looks at one run.
pub(super) fn inspect(text: &[u8], start: usize, end: usize, found: &mut Vec<Candidate>) {
    let mut boundary = true;
    let mut after_escape = escape_length(text, start, end);
    for at in start..end - 1 {
        if after_escape > 0 && at == start + after_escape {
            (boundary, after_escape) = (true, 0);
        }
        if boundary {
            prefixed_at(text, at, found);
        }
        boundary = !text[at].is_ascii_alphanumeric();
    }
    anchors::inspect(text, start, end, found);
    // Where a known form stands in the value, it outranks the value.
    named(text, start, end, found);
}

/// How many characters at the start of a run belong to an escape before it: `n` of `\n`, `u003d`, `x3d`, `3D` of `%3D`,
/// `0m` of an ANSI colour.
pub(super) fn escape_length(text: &[u8], start: usize, end: usize) -> usize {
    let run = &text[start..end];
    let hex = |n: usize| run.iter().skip(1).take(n).filter(|b| b.is_ascii_hexdigit()).count() == n;
    match start.checked_sub(1).map(|at| text[at]) {
        Some(b'\\') => match run[0] {
            b'u' if hex(4) => 5,
            b'x' if hex(2) => 3,
            b'n' | b'r' | b't' | b'f' | b'v' | b'b' | b'0' | b'a' => 1,
            _ => 0,
        },
        Some(b'%') if run.len() > 2 && run[..2].iter().all(u8::is_ascii_hexdigit) => 2,
        Some(b'[' | b';') => {
            let digits = run.iter().take_while(|b| b.is_ascii_digit()).count();
            if run.get(digits) == Some(&b'm') && digits <= 3 { digits + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Tokens whose known prefix stands at `at`.
#[inline]
pub(super) fn prefixed_at(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    if rules::may_be_prefix([byte(at), byte(at + 1), byte(at + 2)]) {
        tokens_at(text, at, found);
    }
}

fn tokens_at(text: &[u8], at: usize, found: &mut Vec<Candidate>) {
    let bucket = rules::prefix_bucket(text[at], text.get(at + 1).copied().unwrap_or(0));
    let mut matches: Vec<(usize, usize, RuleId)> = Vec::new();
    for entry in bucket.iter().filter(|e| text[at..].starts_with(e.prefix.as_bytes())) {
        for rule in entry.rules {
            if let Some(end) = token_end(text, at, at + entry.prefix.len(), RuleId(*rule)) {
                matches.push((end, entry.prefix.len(), RuleId(*rule)));
            }
        }
    }
    let Some(end) = matches.iter().map(|m| m.0).max().filter(|_| !is_within_base64(text, at)) else { return };
    matches.retain(|m| m.0 == end);
    // The longest prefix says most; then the narrowest range of lengths.
    matches.sort_by_key(|(_, prefix, rule)| (std::cmp::Reverse(*prefix), slack(rules::credential(*rule).shape), *rule));
    let mut ids: Vec<RuleId> = Vec::new();
    matches.into_iter().for_each(|(_, _, rule)| {
        if !ids.contains(&rule) {
            ids.push(rule);
        }
    });
    found.push(Candidate { span: at..end, rules: ids, usage: left::usage_of(text, at..end) });
}

/// Whether a place behind a `/` or a `+` is the middle of base64: then what looks like a prefix is there by chance.
fn is_within_base64(text: &[u8], at: usize) -> bool {
    /// So many characters before the place decide.
    const LEFT: usize = 40;
    let Some(before) = at.checked_sub(LEFT).map(|from| &text[from..at]) else { return false };
    if !matches!(before.last(), Some(b'/' | b'+')) {
        return false;
    }
    let count = |f: fn(&u8) -> bool| before.iter().filter(|b| f(b)).count();
    let signs = count(|b| b"/+".contains(b));
    let (digits, capitals, small) =
        (count(u8::is_ascii_digit), count(u8::is_ascii_uppercase), count(u8::is_ascii_lowercase));
    signs + digits + capitals + small == LEFT && signs <= 6 && digits >= 2 && capitals >= 6 && small >= 6
}

/// Where a token of this rule ends whose shape starts at `body`, if it has the rule's form.
pub(super) fn token_end(text: &[u8], start: usize, body: usize, rule: RuleId) -> Option<usize> {
    let rule = rules::credential(rule);
    match Match::of(rule.shape, &text[body..], boundary_of(rule.shape)) {
        Match::Whole(len) => {
            let end = body + len;
            let marked =
                rule.marker.is_empty() || memchr::memmem::find(&text[start..end], rule.marker.as_bytes()).is_some();
            marked.then_some(end)
        }
        Match::Partial(_) => None,
    }
}

/// Characters that would make a token longer if they followed: letters and digits, and what the last class holds.
pub(super) fn boundary_of(shape: &[Piece]) -> AsciiSet {
    let last = match shape.last() {
        Some(Piece::Class { set, .. }) => set.0,
        _ => 0,
    };
    // Padding ends a token, whatever class it was drawn from.
    AsciiSet((ALNUM | last) & !(1 << b'='))
}

const ALNUM: u128 = {
    let mut set = 0u128;
    let mut b = 0u8;
    while b < 128 {
        if b.is_ascii_alphanumeric() {
            set |= 1 << b;
        }
        b += 1;
    }
    set
};

/// How much a shape leaves open: the sum of its ranges.
fn slack(shape: &[Piece]) -> u32 {
    shape.iter().map(|p| if let Piece::Class { min, max, .. } = p { u32::from(max - min) } else { 0 }).sum()
}

/// A value that its name, header or parameter claims to be a secret.
fn named(text: &[u8], start: usize, end: usize, found: &mut Vec<Candidate>) {
    let run = &text[start..end];
    let unpadded = run.iter().rposition(|b| *b != b'=').map_or(0, |p| p + 1);
    let value = start + memchr::memrchr(b'=', &run[..unpadded]).map_or(0, |p| p + 1);
    if !GENERIC.contains(&(end - value)) || !left::may_be_named(text, value) || !ends_here(text, value, end) {
        return;
    }
    let usage = left::assigned(text, value);
    let Some(name) = usage.name.as_deref() else {
        if matches!(usage.sink, crate::model::Sink::Header { .. }) {
            context::push(text, value..end, usage, found);
        }
        return;
    };
    let is_header = matches!(usage.sink, crate::model::Sink::Header { .. });
    if is_header || matches!(names::role(name), names::Role::Strong | names::Role::Weak | names::Role::Faint) {
        context::push(text, value..end, usage, found);
    }
}

/// Whether a value that ends here is whole: a quoted one must be followed by its quote, a bare one by a delimiter.
fn ends_here(text: &[u8], start: usize, end: usize) -> bool {
    let opening = start.checked_sub(1).map(|at| text[at]);
    let next = text.get(end).copied();
    match opening {
        Some(quote @ (b'"' | b'\'' | b'`')) => next == Some(quote) || next == Some(b'\\'),
        _ => next.is_none_or(|b| {
            b.is_ascii_whitespace()
                || matches!(b, b'"' | b'\'' | b'`' | b'\\' | b'&' | b';' | b',' | b'<' | b'#' | b'}' | b')')
        }),
    }
}
