//! Places that look like an assignment of a value to a name and are none.
//!
//! In: a text, the span of a value and the use that the text to the left of it tells. Out: whether code or data around says that the
//! name is not given this value: it is an element of a list, an argument of a computation, a field between colons, a reference. Textual and
//! bounded ([`LEFT`] bytes, within the line of the value to the right), and by structure alone: it knows no language by name.

use super::{left, parent};
use crate::model::{Sink, Use, near, trimmed};
use crate::rules::names;
use crate::rules::words::Words;
use std::ops::Range;

/// How far to the left of a value it looks.
const LEFT: usize = 240;

/// From so many blanks on a name is a sentence or a title.
const PHRASE: usize = 4;

/// Whether the value is not given to the name.
pub(super) fn is_no_assignment(text: &[u8], value: &Range<usize>, usage: &Use) -> bool {
    let Some(name) = usage.name.as_deref().filter(|_| usage.sink == Sink::Assignment) else { return false };
    let before = Before::of(text, value.start);
    if name.matches(' ').count() >= PHRASE {
        return true;
    }
    let of_kind = if before.quotes > 0 {
        is_tag(text, value)
            || is_selector(text, value, &before, name)
            || is_listed(text, value, &before, name)
            || is_looked_up(text, value.start, name)
    } else {
        is_expression(text, value, name)
            || is_reference(before.line, name)
            || is_field(before.line, name)
            || is_host(before.line, &text[value.clone()], name)
            || before.line.ends_with(b">") && text[value.start] == b'@'
    };
    of_kind || is_derived(before.line, name) || before.quotes > 0 && is_spoken(text, value.start)
}

/// `udp://tracker.acme.pw:6969/announce`: a name with dots between a scheme and a port, or before a port and a path, is that of a host.
fn is_host(line: &[u8], value: &[u8], name: &str) -> bool {
    let Some(head) = line.strip_suffix(b":").and_then(|line| line.strip_suffix(name.as_bytes())) else { return false };
    let port = value.iter().take_while(|b| b.is_ascii_digit()).count();
    let goes_on = value.get(port) == Some(&b'/');
    name.contains('.') && (1..=5).contains(&port) && (goes_on || port == value.len() && head.ends_with(b"://"))
}

/// `TRANSLATIONS = {"password": "…"}`: the block around holds words for people.
fn is_spoken(text: &[u8], at: usize) -> bool {
    let block = parent::above(text, at).unwrap_or("");
    names::words(block).last().is_some_and(|w| Words::Spoken.has(w.as_bytes()))
}

/// The value without what stands behind a bracket that closes the block around it: `{…:key=>345}:Hash`.
pub(super) fn within_block(text: &[u8], value: Range<usize>) -> Range<usize> {
    let Before { line, quotes } = Before::of(text, value.start);
    let count = |b: u8| memchr::memchr_iter(b, line).count();
    if quotes > 0 || count(b'{') <= count(b'}') {
        return value;
    }
    let mut open = 0usize;
    for (i, b) in text[value.clone()].iter().enumerate() {
        match b {
            b'{' => open += 1,
            b'}' if open == 0 => return value.start..value.start + i,
            b'}' => open -= 1,
            _ => {}
        }
    }
    value
}

/// What stands before a value on its line.
struct Before<'t> {
    /// Up to the value and its opening quotes.
    line: &'t [u8],
    /// How many quotes open the value.
    quotes: usize,
}

impl Before<'_> {
    fn of(text: &[u8], start: usize) -> Before<'_> {
        let line = near::line_before(text, start, LEFT);
        let bare = trimmed(line, |b| b"\"'`\\".contains(&b));
        Before { line: bare, quotes: line.len() - bare.len() }
    }
}

/// `credentials("…")`, `getSecret("…")`: the value is the name of what is looked up, the call on the line above, too.
fn is_looked_up(text: &[u8], start: usize, name: &str) -> bool {
    let before =
        trimmed(&text[start.saturating_sub(LEFT)..start], |b| b"\"'`\\".contains(&b) || b.is_ascii_whitespace());
    let call = before.strip_suffix(b"(").is_some_and(|l| l.ends_with(name.as_bytes()));
    let words = names::words(name);
    let asks = |w: &String| Words::Lookup.has(w.as_bytes());
    call && (words.first().is_some_and(asks)
        || words.len() == 1 && words.last().is_some_and(|w| w.starts_with("credential")))
}

fn blank(b: u8) -> bool {
    b == b' ' || b == b'\t'
}

/// `` Secret string `json:"secret"` ``: how a field is written elsewhere.
fn is_tag(text: &[u8], value: &Range<usize>) -> bool {
    let key = text[value.clone()].iter().take_while(|b| names::is_identifier(b)).count();
    value.start.checked_sub(1).is_some_and(|at| text[at] == b'`')
        && key > 0
        && text[value.clone()][key..].starts_with(b":\"")
}

/// `[data-token="…"]`: an element of a page that is looked for by what one of its attributes is.
fn is_selector(text: &[u8], value: &Range<usize>, before: &Before, name: &str) -> bool {
    let closes = || text.get(value.end + 1) == Some(&b']');
    let head = before.line.strip_suffix(b"=").and_then(|line| line.strip_suffix(name.as_bytes()));
    head.is_some_and(|head| head.ends_with(b"[")) && closes()
}

/// `getattr(settings, "NAME", "…")`: behind what is asked and the name stands what comes where there is none, or what it is given.
fn falls_back(before_name: &[u8]) -> bool {
    let Some(open) = memchr::memrchr(b'(', before_name) else { return false };
    let arguments = before_name[open..].iter().filter(|b| **b == b',').count();
    let call = &before_name[..open];
    let name = &call[call.iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1)..];
    let words = names::words(&String::from_utf8_lossy(name));
    // `setattr(settings, "NAME", "…")`
    let gives = |w: &String| Words::Either.has(w.as_bytes()) || Words::Assign.has(w.as_bytes());
    arguments == 1 && words.last().is_some_and(gives)
}

/// Two neighbours of a list, of a tuple or of the arguments of a computation: `"a", "password", "b"`, `("password", "…")`,
/// `encrypt("password", "…")`. The first two of a call, or all of a list of two, are a name and its value.
fn is_listed(text: &[u8], value: &Range<usize>, before: &Before, name: &str) -> bool {
    let Some(head) = trimmed(before.line, blank).strip_suffix(b",") else { return false };
    let head = trimmed(head, blank);
    let Some(head) = trimmed(head, |b| b"\"'`\\".contains(&b)).strip_suffix(name.as_bytes()) else { return false };
    let opened = trimmed(head, |b| b"\"'`\\".contains(&b));
    if opened.len() == head.len() {
        return false;
    }
    let prefix = |b: u8| b"bBuUrRfFL@".contains(&b);
    let outer = trimmed(opened, prefix);
    let outer = trimmed(if outer.last().is_none_or(|b| !names::is_variable(b)) { outer } else { opened }, blank);
    match outer.last() {
        Some(b',') if falls_back(outer) => false,
        Some(b',') => !follows_type(outer) && !follows_user(outer) && !follows_target(outer),
        // The next line of a list in a comment.
        Some(b'/' | b'*' | b'#') => true,
        // `['password', 'remember_token2']`: two names.
        Some(b'[') => {
            let named = |word: &[u8]| names::role(&String::from_utf8_lossy(word)) != names::Role::Unknown;
            !closes(text, value.end, b']') || text[value.clone()].contains(&b'_') && named(&text[value.clone()])
        }
        Some(b'(') => {
            let call = &outer[..outer.len() - 1];
            // A row of a table that holds settings.
            if trimmed(call, blank).to_ascii_lowercase().ends_with(b"values") {
                return !closes(text, value.end, b')');
            }
            let callee = &call[trimmed(call, |b| names::is_variable(&b)).len()..];
            let words = names::words(&String::from_utf8_lossy(callee));
            callee.is_empty() && !is_whole_pair(text, value, call)
                || words.iter().any(|w| Words::Compute.has(w.as_bytes()))
        }
        Some(_) => [&b"return"[..], b"yield", b"in", b"case"].iter().any(|w| {
            let rest = outer.strip_suffix(*w);
            rest.is_some_and(|r| r.last().is_none_or(|b| !names::is_variable(b)))
        }),
        None => false,
    }
}

/// `("API_KEY", "…")`: a name and a value, and nothing else, if no word could be the value. `for x in ("password", "token2")`: two names.
fn is_whole_pair(text: &[u8], value: &Range<usize>, before: &[u8]) -> bool {
    /// Names of fields with a number are shorter.
    const LEAST: usize = 8;
    /// Longer ones are judged by their characters.
    const LONG: usize = 16;
    let value_text = &text[value.clone()];
    let asked = trimmed(before, blank).ends_with(b" in");
    let plain = value_text.iter().all(|b| b.is_ascii_graphic());
    !asked
        && plain
        && value.len() >= LEAST
        && (value.len() >= LONG || value_text.iter().any(u8::is_ascii_digit))
        && names::role(&String::from_utf8_lossy(value_text)) == names::Role::Unknown
        && closes(text, value.end, b')')
}

/// `StringVar(&token, "token", "…"`: what is set, its name and the value that it has first.
fn follows_target(before: &[u8]) -> bool {
    let head = &before[..before.len() - 1];
    let target = trimmed(head, |b| names::is_variable(&b) || b == b'.');
    target.len() < head.len() && target.ends_with(b"(&")
}

/// `"String", "API_KEY", "…"`: a type, a name and a value.
fn follows_type(before: &[u8]) -> bool {
    let quote = |b: u8| b == b'"' || b == b'\'';
    let word = trimmed(trimmed(&before[..before.len() - 1], blank), quote);
    [&b"\"String"[..], b"'String", b"\"string", b"'string"].iter().any(|t| word.ends_with(t))
}

/// `"user", "me", "password", "…"`: names and values by turns, the user before the password.
fn follows_user(before: &[u8]) -> bool {
    let quote = |b: u8| b"\"'`\\".contains(&b);
    let literal = |text: &[u8]| -> Option<(usize, usize)> {
        let head = trimmed(trimmed(text, blank).strip_suffix(b",")?, blank);
        let end = trimmed(head, quote).len();
        let start = trimmed(&head[..end], |b| !quote(b)).len();
        (end < head.len() && start > 0).then_some((start, end))
    };
    let Some((start, _)) = literal(before) else { return false };
    let Some((from, to)) = literal(trimmed(&before[..start], quote)) else { return false };
    let words = names::words(&String::from_utf8_lossy(&before[from..to]));
    words.last().is_some_and(|w| ["user", "username", "userid", "login", "email", "name", "uid"].contains(&w.as_str()))
}

/// Whether the brackets that a value stands in end behind it.
fn closes(text: &[u8], end: usize, bracket: u8) -> bool {
    let rest = text[end..text.len().min(end + 16)].iter().find(|b| !b"\"'`\\ \t,\r\n".contains(b));
    rest == Some(&bracket)
}

/// `$name = word`: variables with a sigil are given literals in quotes, so a bare word is a call or a function of a template.
fn is_expression(text: &[u8], value: &Range<usize>, name: &str) -> bool {
    name.starts_with('$') && !left::inside_string(text, value.clone())
}

/// `$(NAME):…`, `${PWD:-…}`: a reference to the name, or the working directory.
fn is_reference(line: &[u8], name: &str) -> bool {
    let head = trimmed(line, |b| b" \t:=?+-".contains(&b));
    let (head, closed) = head.strip_suffix(b")").map_or((head, false), |h| (h, true));
    let Some(head) = head.strip_suffix(name.as_bytes()) else { return false };
    head.ends_with(b"$(") && closed || name == "PWD" && (head.ends_with(b"${") || head.ends_with(b"$("))
}

/// `a:b:secret:…`: a field between colons.
fn is_field(line: &[u8], name: &str) -> bool {
    let head = line.strip_suffix(b":").and_then(|l| l.strip_suffix(name.as_bytes())).and_then(|l| l.strip_suffix(b":"));
    head.and_then(<[u8]>::last).is_some_and(u8::is_ascii_alphanumeric)
}

/// `checksum/secret: …`: the name of something that was made of the secret.
fn is_derived(line: &[u8], name: &str) -> bool {
    let head = memchr::memmem::rfind(line, name.as_bytes()).map(|at| &line[..at]);
    let Some(folder) = head.and_then(|h| h.strip_suffix(b"/")) else { return false };
    let word = &folder[trimmed(folder, |b| b.is_ascii_alphanumeric()).len()..];
    Words::Derived.has(word)
}
