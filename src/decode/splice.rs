//! Tokens in several pieces: literals one after the other, with or without an operator between them, lines that go on, and tokens of
//! which some characters are escaped.
//!
//! In: a text and the bounds of a run of token characters. Out: the run joined with what goes before and after it, if something joins
//! it. Textual: which languages join literals how is not known here, and so only what can be told by its form alone may be
//! looked for in the outcome.

use super::{Doc, Map, Only, escape};
use crate::model::{Coding, Layer};
use std::borrow::Cow;
use std::ops::Range;

/// Most bytes of a token before the run that was looked at.
const REACH: usize = 200;

/// Most bytes of a text that the pieces of one token take.
pub const MOST: usize = 300;

/// Most bytes between two literals.
pub const MOST_BETWEEN: usize = 100;

/// Most pieces of one token.
const MOST_PIECES: usize = 64;

/// Room for most joined tokens.
const LEAST_ROOM: usize = 128;

/// A token that was joined.
pub struct Joined {
    /// Its characters and the one after it.
    pub text: Vec<u8>,
    /// Where each of them stands, and where they end.
    pub offsets: Vec<u32>,
    /// Bytes of `text` without the character after the token.
    pub len: usize,
    /// How it was joined.
    pub layer: Coding,
}

impl Joined {
    /// Whether a span of it was more than one piece.
    pub fn is_joined(&self, span: &Range<usize>) -> bool {
        match (self.offsets.get(span.start), self.offsets.get(span.end)) {
            (Some(start), Some(end)) => (end - start) as usize > span.len(),
            _ => false,
        }
    }
}

/// Joins the run with its neighbours; nothing if nothing joins it.
pub fn join(text: &[u8], run: Range<usize>, is_token: impl Fn(u8) -> bool + Copy) -> Option<Joined> {
    let sign = memchr::memchr(b'=', &text[run.clone()]);
    if may_join(text, run.clone(), sign) { joined(text, run, is_token) } else { None }
}

/// More than [`may_join`] looks to either side of a run.
pub const NEAR: usize = 32;

/// Whether what stands next to a run, whose first `=` is at `sign`, may join it: false for most, and told by a few bytes.
#[inline]
pub fn may_join(text: &[u8], run: Range<usize>, sign: Option<usize>) -> bool {
    let before = &text[run.start.saturating_sub(NEAR - 1)..run.start];
    let after = &text[run.end..text.len().min(run.end + NEAR - 1)];
    let joins = |b: Option<&u8>| b.is_none_or(|b| b"+.&<>|^\"'`\\".contains(b));
    let is_joined_before = match before {
        [.., b'%' | b'\\' | b';'] => true,
        [head @ .., b'"' | b'\'' | b'`'] => {
            // The prefix of a literal, blanks.
            let prefix = head.iter().rev().take(2).take_while(|b| b"rbufRBUFL@$".contains(b)).count();
            joins(head[..head.len() - prefix].trim_ascii_end().last())
        }
        [.., b'\\' | b'=', b'\n'] | [.., b'\\' | b'=', b'\r', b'\n'] => true,
        [head @ .., b' ' | b'\t'] => {
            let blanks = head.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
            // The line before goes on. So many blanks do not tell.
            matches!(head[..head.len() - blanks], [] | [.., b'\\', b'\n'] | [.., b'\\', b'\r', b'\n'])
        }
        _ => false,
    };
    let is_joined_after = || match after {
        [b'%' | b'\\' | b'&', ..] => true,
        [b'"' | b'\'' | b'`', tail @ ..] => {
            tail.trim_ascii_start().first().is_none_or(|b| b"+.&<|^\"'`rbufRBUFL@$\\".contains(b))
        }
        [b'\r' | b'\n', ..] => text[run.end - 1] == b'=',
        _ => false,
    };
    is_joined_before || is_joined_after() || sign.is_some_and(|sign| run.start + sign + 3 < run.end)
}

/// Joins the run with its neighbours, which [`may_join`] it.
pub fn joined(text: &[u8], run: Range<usize>, is_token: impl Fn(u8) -> bool + Copy) -> Option<Joined> {
    let precedes = precedes(text, run.start, is_token);
    if precedes.is_none() && !follows(text, run.clone(), is_token) && !is_broken(text, run.clone(), is_token) {
        return None;
    }
    let mut start = precedes.unwrap_or(run.start);
    for _ in 0..8 {
        match self::precedes(text, start, is_token) {
            Some(before) if run.start - before <= REACH => start = before,
            _ => break,
        }
    }
    forward(text, start, start + MOST, is_token)
}

/// Whether there is an escape of quoted-printable within a run: all its characters are those of tokens.
fn is_broken(text: &[u8], run: Range<usize>, is_token: impl Fn(u8) -> bool + Copy) -> bool {
    memchr::memchr_iter(b'=', &text[run.clone()])
        .any(|sign| run.start + sign + 3 < run.end && quoted_printable(text, run.start + sign, is_token).is_some())
}

/// Whether what stands at the end of a run may join it with what comes.
fn follows(text: &[u8], run: Range<usize>, is_token: impl Fn(u8) -> bool + Copy) -> bool {
    match text.get(run.end) {
        Some(b'\r' | b'\n') => text[run.clone()].ends_with(b"=") && joint(text, run.end - 1, is_token).is_some(),
        Some(b'%' | b'\\' | b'&' | b'"' | b'\'' | b'`') => joint(text, run.end, is_token).is_some(),
        _ => false,
    }
}

/// What stands between two pieces: its length, and the character that it stands for.
struct Joint {
    len: usize,
    byte: Option<u8>,
    layer: Coding,
}

fn joint(text: &[u8], at: usize, is_token: impl Fn(u8) -> bool + Copy) -> Option<Joint> {
    match text.get(at)? {
        b'%' | b'&' => escaped(text, at, is_token),
        b'\\' => line_end(text, at + 1).map(|end| goes_on(text, at, end)).or_else(|| escaped(text, at, is_token)),
        b'"' | b'\'' | b'`' => literals(text, at),
        b'=' => quoted_printable(text, at, is_token),
        _ => None,
    }
}

fn escaped(text: &[u8], at: usize, is_token: impl Fn(u8) -> bool + Copy) -> Option<Joint> {
    let escape = escape::at(text, at)?;
    let byte = u8::try_from(escape.code).ok().filter(|b| is_token(*b))?;
    Some(Joint { len: escape.len, byte: Some(byte), layer: escape.layer })
}

/// The end of an end of line at `at`.
fn line_end(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at..)? {
        [b'\r', b'\n', ..] => Some(at + 2),
        [b'\n', ..] => Some(at + 1),
        _ => None,
    }
}

/// A line that goes on in the next, whose indentation does not count.
fn goes_on(text: &[u8], at: usize, end: usize) -> Joint {
    let blanks = text[end..].iter().take(MOST_BETWEEN).take_while(|b| matches!(b, b' ' | b'\t')).count();
    Joint { len: end + blanks - at, byte: None, layer: "continued line" }
}

/// `=5F` and a soft break of quoted-printable (RFC 2045, section 6.7).
fn quoted_printable(text: &[u8], at: usize, is_token: impl Fn(u8) -> bool + Copy) -> Option<Joint> {
    let layer = "quoted-printable";
    if let Some(end) = line_end(text, at + 1) {
        // A `=` that stands for itself is written as digits: this is a line under a title.
        let is_break = at.checked_sub(1).is_none_or(|before| text[before] != b'=');
        return is_break.then_some(Joint { len: end - at, byte: None, layer });
    }
    let digits = text.get(at + 1..at + 3)?;
    let upper = digits.iter().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F'));
    let code = u8::from_str_radix(std::str::from_utf8(digits).ok().filter(|_| upper)?, 16).ok()?;
    // Letters and digits stand for themselves there.
    let special = is_token(code) && !code.is_ascii_alphanumeric();
    special.then_some(Joint { len: 3, byte: Some(code), layer })
}

/// From the closing quote of a literal to behind the opening one of the next: blanks, at most one operator, no comma.
fn literals(text: &[u8], at: usize) -> Option<Joint> {
    let window = text.get(at + 1..)?;
    let window = &window[..window.len().min(MOST_BETWEEN)];
    let blank = |from: usize| {
        let mut i = from;
        while let Some(b) = window.get(i) {
            let continued = *b == b'\\' && line_end(window, i + 1).is_some();
            if !b.is_ascii_whitespace() && !continued {
                break;
            }
            i += 1;
        }
        i
    };
    let mut i = blank(0);
    // What stands behind most literals joins nothing.
    if !window.get(i).is_some_and(|b| b"+.&<|^\"'`rbufRBUFL@$".contains(b)) {
        return None;
    }
    for operator in [&b"++"[..], b"+", b"..", b".", b"&", b"<>", b"||", b"^"] {
        if window[i..].starts_with(operator) {
            i = blank(i + operator.len());
            break;
        }
    }
    // A prefix of the next literal: `f"…"`.
    let prefix = window[i..].iter().take(2).take_while(|b| b"rbufRBUFL@$".contains(b)).count();
    let open = i + prefix;
    let quote = *window.get(open).filter(|b| matches!(b, b'"' | b'\'' | b'`'))?;
    // Two of them end a literal of markup; no language joins literals in these quotes without an operator.
    if open == 0 && quote == b'`' {
        return None;
    }
    // An empty literal, or the beginning of a triple quote.
    if window.get(open + 1) == Some(&quote) || (prefix > 0 && i == 0) {
        return None;
    }
    Some(Joint { len: open + 2, byte: None, layer: "concatenation" })
}

/// The start of the piece that is joined to what begins at `start`.
fn precedes(text: &[u8], start: usize, is_token: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let piece = |end: usize| {
        let len = text[..end].iter().rev().take(REACH).take_while(|b| is_token(**b)).count();
        (len > 0).then(|| end - len)
    };
    match text.get(start.checked_sub(1)?)? {
        // The run begins within the escape.
        b'%' | b'\\' => {
            joint(text, start - 1, is_token)?;
            Some(piece(start - 1).unwrap_or(start - 1))
        }
        b';' => {
            let from = start.saturating_sub(12);
            let sign = memchr::memrchr(b'&', &text[from..start]).map(|p| from + p)?;
            let joint = joint(text, sign, is_token)?;
            (sign + joint.len == start).then(|| piece(sign).unwrap_or(sign))
        }
        b'"' | b'\'' | b'`' => {
            let end = literal_before(text, start - 1)?;
            let joint = literals(text, end)?;
            (end + joint.len == start).then(|| piece(end)).flatten()
        }
        b'\n' => before_line(text, start).and_then(piece),
        b' ' | b'\t' => {
            let blanks =
                text[..start].iter().rev().take(MOST_BETWEEN).take_while(|b| matches!(b, b' ' | b'\t')).count();
            let line = start - blanks;
            (text[..line].ends_with(b"\\\n") || text[..line].ends_with(b"\\\r\n"))
                .then(|| before_line(text, line))
                .flatten()
                .and_then(piece)
        }
        _ => None,
    }
}

/// The end of the piece before the start of a line, if the line before goes on.
fn before_line(text: &[u8], start: usize) -> Option<usize> {
    let line = text[..start].strip_suffix(b"\n")?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let sign = line.len().checked_sub(1)?;
    matches!(line[sign], b'\\' | b'=').then_some(sign)
}

/// The closing quote of the literal before the one that opens at `open`.
fn literal_before(text: &[u8], open: usize) -> Option<usize> {
    let floor = open.saturating_sub(MOST_BETWEEN);
    let blank = |mut i: usize| {
        while i > floor && (text[i - 1].is_ascii_whitespace() || (text[i - 1] == b'\\' && text.get(i) == Some(&b'\n')))
        {
            i -= 1;
        }
        i
    };
    let prefix = text[floor..open].iter().rev().take(2).take_while(|b| b"rbufRBUFL@$".contains(b)).count();
    let mut i = blank(open - prefix);
    let operators = text[floor..i].iter().rev().take(2).take_while(|b| b"+.&<>|^".contains(b)).count();
    if operators > 0 {
        i = blank(i - operators);
    }
    let close = i.checked_sub(1).filter(|close| *close >= floor)?;
    matches!(text[close], b'"' | b'\'' | b'`').then_some(close)
}

/// Reads pieces from `start` on; nothing if they do not end before `limit`.
fn forward(text: &[u8], start: usize, limit: usize, is_token: impl Fn(u8) -> bool + Copy) -> Option<Joined> {
    let (text_of, offsets) = (Vec::with_capacity(LEAST_ROOM), Vec::with_capacity(LEAST_ROOM));
    let mut joined = Joined { text: text_of, offsets, len: 0, layer: "" };
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut at = start;
    let mut pieces = 0;
    while at < text.len() {
        if at >= limit || pieces > MOST_PIECES {
            return None;
        }
        let token = is_token(text[at]);
        let joint = if !token || text[at] == b'=' { joint(text, at, is_token) } else { None };
        match joint {
            Some(joint) => {
                joined.layer = if joined.layer.is_empty() { joint.layer } else { joined.layer };
                pieces += 1;
                if let Some(byte) = joint.byte {
                    joined.text.push(byte);
                    joined.offsets.push(offset(at));
                }
                at += joint.len;
            }
            None if token => {
                joined.text.push(text[at]);
                joined.offsets.push(offset(at));
                at += 1;
            }
            None => break,
        }
    }
    let at = at.min(text.len());
    joined.len = joined.text.len();
    joined.offsets.push(offset(at));
    // What comes after ends the token, or shows that it does not end.
    if let Some(next) = text.get(at) {
        joined.text.push(*next);
        joined.offsets.push(offset(at + 1));
    }
    (pieces > 0).then_some(joined)
}

/// Bytes before and after a joined token that are looked at with it.
pub(super) const AROUND: usize = 400;

/// The text around the run at `run`, in which the token is in one piece.
pub(super) fn unfold(text: &[u8], run: Range<usize>, is_token: impl Fn(u8) -> bool + Copy) -> Option<Doc<'static>> {
    let joined = join(text, run, is_token)?;
    let start = *joined.offsets.first()? as usize;
    let end = *joined.offsets.last()? as usize;
    let (first, last) = (start.saturating_sub(AROUND), (end + AROUND).min(text.len()));
    let out = [&text[first..start], &joined.text, text.get(end..last)?].concat();
    let numbers = |range: Range<usize>| range.map(|at| u32::try_from(at).unwrap_or(u32::MAX));
    let mut offsets: Vec<u32> = numbers(first..start).collect();
    offsets.extend_from_slice(&joined.offsets[..joined.text.len()]);
    offsets.extend(numbers(end..last + 1));
    Some(Doc {
        text: Cow::Owned(out),
        layers: vec![Layer::Coding(joined.layer)],
        map: Map::Each { offsets, slack: 0 },
        only: Only::Joined,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_token(b: u8) -> bool {
        b.is_ascii_alphanumeric() || b"_+/=.~$-".contains(&b)
    }

    fn joined(text: &str, piece: &str) -> Option<String> {
        let start = text.find(piece).unwrap();
        let bytes = text.as_bytes();
        let from = bytes[..start].iter().rev().take_while(|b| is_token(**b)).count();
        let to = bytes[start..].iter().take_while(|b| is_token(**b)).count();
        let joined = join(bytes, start - from..start + to, is_token)?;
        let mut text = joined.text;
        text.truncate(joined.len);
        String::from_utf8(text).ok()
    }

    #[test]
    fn pieces_of_many_languages() {
        for text in [
            "\"abc_\" + \"defghijklmnop\"",
            "\"abc_\"\n  + \"defghijklmnop\";",
            "\"abc_\" +\n  \"defghijklmnop\";",
            "('abc_'\n 'defghijklmnop')",
            "'abc_' . \"defghijklmnop\"",
            "\"abc_\" .. \"defghijklmnop\"",
            "\"abc_\" & \"defghijklmnop\"",
            "\"abc_\" <> \"defghijklmnop\"",
            "x = \"abc_\" \\\n    \"defghijklmnop\"",
            "f\"abc_\" f\"defghijklmnop\"",
            "abc_\\\ndefghijklmnop\n",
            "\"abc_\\\n    defghijklmnop\"",
            "abc_=\ndefghijklmnop",
            "abc_=\r\ndefghijklmnop",
            "abc=5Fdefghijklmnop",
            "abc%5Fdefghijklmnop&",
            "abc\\u005fdefghijklmnop",
            "abc\\x5Fdefghijklmnop",
            "abc&#95;defghijklmnop",
            "abc&lowbar;defghijklmnop",
        ] {
            assert_eq!(joined(text, "defghijklmnop").as_deref(), Some("abc_defghijklmnop"), "{text}");
        }
        // Read from its first piece.
        assert_eq!(joined("\"abcdefghijklm\" + \"nopq\"", "abcdefghijklm").as_deref(), Some("abcdefghijklmnopq"));
        assert_eq!(
            joined("'a_' + 'b' + 'cdefghijklmnop' + 'q'", "cdefghijklmnop").as_deref(),
            Some("a_bcdefghijklmnopq")
        );
    }

    #[test]
    fn neighbours_that_nothing_joins() {
        for text in [
            "\"abc_\", \"defghijklmnop\"",
            "[\"abc_\"\n, \"defghijklmnop\"]",
            "\"abc_\": \"defghijklmnop\"",
            "\"abc_\" = \"defghijklmnop\"",
            "abc_\ndefghijklmnop",
            "x(\"defghijklmnop\")",
            "defghijklmnop\\n",
            "\"\"\"defghijklmnop\"\"\"",
        ] {
            assert_eq!(joined(text, "defghijklmnop"), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_joined_within_reach(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b"\"'+. \\\n=%&;ab5F"[..])], 1..300),
            at in 0usize..300,
        ) {
            let at = at % bytes.len();
            let end = at + bytes[at..].iter().take_while(|b| is_token(**b)).count();
            if end > at && let Some(joined) = join(&bytes, at..end, is_token) {
                prop_assert!(joined.offsets.windows(2).all(|w| w[0] <= w[1]));
                prop_assert!(*joined.offsets.last().unwrap() as usize <= bytes.len());
                prop_assert_eq!(joined.offsets.len(), joined.text.len() + 1);
                let doc = unfold(&bytes, at..end, is_token).unwrap();
                let span = doc.outer_span(&(0..doc.text.len()));
                prop_assert!(span.start <= span.end && span.end <= bytes.len());
            }
        }
    }
}
