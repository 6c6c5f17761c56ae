//! Values that a notation wraps once more than an assignment does: a list of one, braces of a component, the body of a property, what a
//! Lisp falls back to.
//!
//! In: a text and the span of a name. Out: the value. Textual, bounded by [`REACH`], never fails.

use super::value::{Claim, Given};
use crate::model::near;
use crate::rules::names;
use std::ops::Range;

/// How far from the name the value may stand.
const REACH: usize = 160;

/// The value within what is given to the name.
pub(super) fn within(text: &[u8], name: &Range<usize>) -> Option<Given> {
    single(text, name)
        .or_else(|| braced(text, name))
        .or_else(|| property(text, name))
        .or_else(|| either(text, name))
        .or_else(|| entry(text, name))
}

/// The literal that stands alone between a bracket and the one that closes it.
fn alone(text: &[u8], open: usize) -> Option<Given> {
    let close = match text.get(open)? {
        b'[' => b']',
        b'{' => b'}',
        _ => return None,
    };
    let blanks = |at: usize| at + text[at..].iter().take(REACH).take_while(|b| b.is_ascii_whitespace()).count();
    let given = Given::literal(text, blanks(open + 1))?;
    let end = blanks(given.span.end + 1);
    let end = if text.get(end) == Some(&b',') { blanks(end + 1) } else { end };
    (text.get(end) == Some(&close)).then_some(given)
}

/// `password: ["…"]`, `password => ["…"]`, `String[] PASSWORD = {"…"}`, `password := []string{"…"}`: a list of one.
fn single(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = near::rest_of_line(text, name.end, REACH);
    let quotes = rest.iter().take(1).take_while(|b| b"\"'".contains(b)).count();
    let sign = rest[quotes..].iter().take(6).take_while(|b| b" :=>".contains(b)).count();
    let connector = &rest[quotes..quotes + sign];
    if !connector.iter().any(|b| b":=".contains(b)) || memchr::memmem::find(connector, b"==").is_some() {
        return None;
    }
    let at = quotes + sign;
    let kind = [&b"[]string"[..], b"new String[]", b"new string[]", b"new[] ", b"new [] "];
    let kind = kind.iter().find(|k| rest[at..].starts_with(k)).map_or(0, |k| k.len());
    let blanks = rest[at + kind..].iter().take(2).take_while(|b| **b == b' ').count();
    let open = name.end + at + kind + blanks;
    // Braces make a list behind its type alone.
    let typed = kind > 0 || near::line_before(text, name.start, 40).trim_ascii_end().ends_with(b"[]");
    (text.get(open) == Some(&b'[') || typed).then(|| alone(text, open)).flatten()
}

/// `<Login password={'…'} />`: the value of a component.
fn braced(text: &[u8], name: &Range<usize>) -> Option<Given> {
    text.get(name.end..)?.starts_with(b"={").then(|| alone(text, name.end + 1)).flatten()
}

/// `var password: String { return "…" }`, `{ "…" }`: a property that gives one value.
fn property(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = &text[name.end..text.len().min(name.end + REACH)];
    let kind = rest.strip_prefix(b":")?.trim_ascii_start();
    let word = kind.iter().take_while(|b| names::is_identifier(b) || **b == b'?').count();
    let body = kind[word..].trim_ascii_start().strip_prefix(b"{").filter(|_| word > 0)?.trim_ascii_start();
    let body = body.strip_prefix(b"get {").map_or(body, <[u8]>::trim_ascii_start);
    let literal = body.strip_prefix(b"return").unwrap_or(body).trim_ascii_start();
    let given = Given::literal(text, near::place_of(literal, text))?;
    let behind = text.get(given.span.end + 1..)?;
    behind[..behind.len().min(40)].trim_ascii_start().starts_with(b"}").then_some(given)
}

/// `(or (System/getenv "PASSWORD") "…")`, `(or password "…")`: what a Lisp takes where there is nothing.
fn either(text: &[u8], name: &Range<usize>) -> Option<Given> {
    let rest = near::rest_of_line(text, name.end, REACH);
    let close = rest.iter().take(3).take_while(|b| b"\")".contains(b)).count();
    let gap = rest[close..].iter().take(2).take_while(|b| **b == b' ').count();
    let head = near::line_before(text, name.start, REACH);
    let open = memchr::memmem::rfind(head, b"(or ").filter(|_| gap > 0)?;
    let between = &head[open + 4..];
    let plain = between.iter().all(|b| names::is_part(b) || b" (\"/*:".contains(b));
    plain.then(|| Given::literal(text, name.end + close + gap)).flatten()
}

/// `db_password,…` below `name,value`: the second cell of a table of settings.
fn entry(text: &[u8], name: &Range<usize>) -> Option<Given> {
    /// Titles are no longer.
    const TITLES: usize = 60;
    let sign = *text.get(name.end).filter(|b| b",;\t|".contains(b))?;
    let begins = name.start > 0 && text[name.start - 1] == b'\n';
    let titles = near::rest_of_line(text, 0, TITLES).trim_ascii();
    let mut titles = titles.split(|b| *b == sign).map(<[u8]>::to_ascii_lowercase);
    let (Some(_), Some(last), None) = (titles.next(), titles.next().filter(|_| begins), titles.next()) else {
        return None;
    };
    let row = near::rest_of_line(text, name.end + 1, REACH).trim_ascii_end();
    let whole = row.iter().all(|b| b.is_ascii_graphic() && *b != sign && !b"\"'".contains(b)) && !row.is_empty();
    (last.ends_with(b"value") && whole).then(|| Given {
        span: name.end + 1..name.end + 1 + row.len(),
        quoted: true,
        claim: Claim::Place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_within() {
        for text in [
            "password: [ \"VALUE\" ]",
            "\"password\": [\"VALUE\"],",
            "'password' => ['VALUE'],",
            "String[] password = {\"VALUE\"};",
            "password := []string{\"VALUE\"}",
            "<Login password={'VALUE'} />",
            "var password: String { return \"VALUE\" }",
            "var password: String {\n    \"VALUE\"\n}",
            "(or (System/getenv \"password\") \"VALUE\")",
            "(or password \"VALUE\")",
            "name,value\nx,1\npassword,VALUE\n",
            "key;value\npassword;VALUE",
        ] {
            let name = text.find("password").unwrap();
            let given = within(text.as_bytes(), &(name..name + 8)).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[given.span], "VALUE", "{text}");
        }
    }

    #[test]
    fn what_does_not() {
        for text in [
            "password: [\"a\", \"b\"]",
            "password = {\"a\"}",
            "password == [\"a\"]",
            "<Login password={value} />",
            "var password: String { didSet { x(\"a\") } }",
            "(and password \"a\")",
            "name,mail\npassword,a\n",
            "name,value,x\npassword,a\n",
        ] {
            let name = text.find("password").unwrap();
            assert_eq!(within(text.as_bytes(), &(name..name + 8)), None, "{text}");
        }
    }
}
