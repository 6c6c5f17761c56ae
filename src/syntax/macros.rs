//! Macros whose arguments a grammar takes for mere tokens, written so that it reads them as calls, and links that are read as plain ones.
//!
//! In: the text of a file, and which macros are calls, which of them hold data. Out: the text with some bytes blanked or exchanged. Offsets stay
//! the same, and nothing but the parser sees it: the text of nodes is taken from the file itself.

use crate::rules::clients::SyntaxTable;
use crate::rules::names;
use std::borrow::Cow;

/// Longer arguments of one macro are left as they are.
const MAX_ARGUMENTS: usize = 1 << 16;

/// The text of a file as the grammar is given it.
pub(super) fn for_grammar<'t>(text: &'t [u8], table: &SyntaxTable) -> Cow<'t, [u8]> {
    let mut out = as_calls(text, table.macros, (table.data_macros, table.wrapping_macros));
    for link in table.optional_links {
        plain_links(text, link.as_bytes(), &mut out);
    }
    out
}

/// `factory?.Create()` is read as `factory .Create()`: what is asked for only where there is something is a member like others.
fn plain_links(text: &[u8], link: &[u8], out: &mut Cow<'_, [u8]>) {
    let is_name = |b: &u8| b.is_ascii_alphabetic() || *b == b'_';
    for at in memchr::memmem::find_iter(text, link) {
        let before = at.checked_sub(1).and_then(|b| text.get(b));
        let ends = before.is_some_and(|b| is_name(b) || b.is_ascii_digit() || matches!(b, b')' | b']' | b'>'));
        if ends && text.get(at + link.len()).is_some_and(is_name) {
            out.to_mut()[at] = b' ';
        }
    }
}

/// The text with the mark of these macros blanked, so that the grammar reads them as calls. In the arguments of data macros,
/// `{ "name": value }` becomes a list of names and values.
fn as_calls<'t>(text: &'t [u8], macros: &[&str], (of_data, wrapping): (&[&str], &[&str])) -> Cow<'t, [u8]> {
    let mut out = Cow::Borrowed(text);
    if macros.is_empty() {
        return out;
    }
    let in_name = names::is_identifier;
    let mut done = 0;
    for mark in memchr::memchr_iter(b'!', text) {
        if text.get(mark + 1) != Some(&b'(') {
            unwrap(text, mark, wrapping, &mut out);
            continue;
        }
        let before = text.get(..mark).unwrap_or_default();
        let name = before.rsplit(|b| !in_name(b)).next().unwrap_or_default();
        let is_one = |names: &[&str]| names.iter().any(|m| m.as_bytes() == name);
        let holds_data = is_one(of_data);
        if !holds_data && !is_one(macros) {
            continue;
        }
        if let Some(byte) = out.to_mut().get_mut(mark) {
            *byte = b' ';
        }
        // What stands in the arguments of another one is done already.
        if mark >= done {
            done = arguments(text, mark + 1, holds_data, &mut out);
        }
    }
    out
}

/// `lazy_static! { static ref NAME: T = value; }` is read as `static NAME: T = value;`.
fn unwrap(text: &[u8], mark: usize, wrapping: &[&str], out: &mut Cow<'_, [u8]>) {
    let before = text.get(..mark).unwrap_or_default();
    let Some(name) = wrapping.iter().find(|w| before.ends_with(w.as_bytes())) else { return };
    let behind = text.get(mark + 1..).unwrap_or_default();
    let Some(open) = behind.iter().position(|b| !b.is_ascii_whitespace()).filter(|at| behind[*at] == b'{') else {
        return;
    };
    let open = mark + 1 + open;
    let end = text.len().min(open + MAX_ARGUMENTS);
    let (mut at, mut depth) = (open, 0_usize);
    let mut refs = Vec::new();
    while at < end {
        match text[at] {
            b'"' => at = behind_text(text, at),
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'r' if depth == 1
                && text[at..].starts_with(b"ref ")
                && text[open..at].trim_ascii_end().ends_with(b"static") =>
            {
                refs.push(at);
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
        at += 1;
    }
    if depth > 0 || at >= end {
        return;
    }
    let bytes = out.to_mut();
    bytes[mark - name.len()..=open].fill(b' ');
    bytes[at] = b' ';
    refs.into_iter().for_each(|r| bytes[r..r + 3].fill(b' '));
}

/// Rewrites the arguments that begin at a bracket. Gives the place behind them.
fn arguments(text: &[u8], open: usize, of_data: bool, out: &mut Cow<'_, [u8]>) -> usize {
    let mut set = |at: usize, byte: u8| {
        if let Some(b) = out.to_mut().get_mut(at) {
            *b = byte;
        }
    };
    // Brackets that are open, each with whether it is one of data.
    let mut brackets: Vec<bool> = Vec::new();
    let (mut at, mut last) = (open, b' ');
    let end = text.len().min(open + MAX_ARGUMENTS);
    while at < end {
        let byte = text[at];
        let next = text.get(at + 1).copied().unwrap_or(b' ');
        match byte {
            b'"' => at = behind_text(text, at),
            b'(' | b'[' => brackets.push(false),
            b'{' => {
                let data = of_data && matches!(last, b'(' | b'[' | b',' | b':');
                if data {
                    set(at, b'[');
                }
                brackets.push(data);
            }
            b')' | b']' | b'}' => {
                if brackets.pop() == Some(true) {
                    set(at, b']');
                }
                if brackets.is_empty() {
                    return at;
                }
            }
            b':' if next == b':' => at += 1,
            b':' if brackets.last() == Some(&true) => set(at, b','),
            // How a value is written: `name = %value`.
            b'%' | b'?'
                if matches!(last, b'=' | b'(' | b',') && (next.is_ascii_alphabetic() || b"_&*".contains(&next)) =>
            {
                set(at, b' ');
            }
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at += 1;
    }
    end
}

/// The last byte of a text in quotes.
fn behind_text(text: &[u8], quote: usize) -> usize {
    let mut at = quote + 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 1,
            b'"' => return at,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::as_calls;

    fn read(text: &str) -> String {
        String::from_utf8(as_calls(text.as_bytes(), &["info", "format"], (&["json"], &["lazy_static"])).into_owned())
            .unwrap_or_default()
    }

    #[test]
    fn marks_of_macros_are_blanked_and_data_becomes_lists() {
        assert_eq!(read(r#"format!("{}: {x}", a::b)"#), r#"format ("{}: {x}", a::b)"#);
        assert_eq!(read(r#"info!(key = %s.key, e = ?e, "at: {}")"#), r#"info (key =  s.key, e =  e, "at: {}")"#);
        assert_eq!(read(r#"json!({ "a:b": { "c": d::E }, "f": g })"#), r#"json ([ "a:b", [ "c", d::E ], "f", g ])"#);
        assert_eq!(read(r#"json!({ "n": list.map(|x| { x }) })"#), r#"json ([ "n", list.map(|x| { x }) ])"#);
        assert_eq!(read(r#"json!({ "n": format!("{}", a) })"#), r#"json ([ "n", format ("{}", a) ])"#);
        assert_eq!(read("other!({ a: b }) != c"), "other!({ a: b }) != c");
        let read_as = format!("{}static     A: U = f(\"}}\");  ", " ".repeat("lazy_static! { ".len()));
        assert_eq!(read("lazy_static! { static ref A: U = f(\"}\"); }"), read_as);
        assert_eq!(read("lazy_static! { static ref A"), "lazy_static! { static ref A");
        assert_eq!(read("json!({ \"a\": \"\\\""), "json ([ \"a\", \"\\\"");
    }
}
