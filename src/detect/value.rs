//! What stands to the right of a name: the value that it is given.
//!
//! In: a text and the offset at which a name ends. Out: the span of the value. Textual, bounded, never fails.

use std::ops::Range;

/// Longest value that is taken.
const VALUE_MAX: usize = 512;

/// The value given to the name that ends at `name_end`, with whether it is quoted.
pub(super) fn right_of(text: &[u8], name_end: usize) -> Option<(Range<usize>, bool)> {
    let limit = text.len().min(name_end + 120);
    let mut at = name_end;
    let skip = |at: &mut usize, set: &[u8]| {
        let from = *at;
        while *at < limit && set.contains(&text[*at]) {
            *at += 1;
        }
        *at - from
    };
    let quoted_name = skip(&mut at, b"\\\"'`") > 0;
    skip(&mut at, b"])");
    skip(&mut at, b" \t");
    at = after_type(text, at, limit);
    let connector = at;
    match text.get(at)? {
        b':' | b'=' => {
            skip(&mut at, b":=>?");
        }
        b',' if quoted_name => at += 1,
        b'(' | b'>' => at += 1,
        b'|' if text.get(at + 1..at + 3) == Some(b"|=") => at += 3,
        _ => return None,
    }
    let blank = skip(&mut at, b" \t");
    let continues = text[connector] != b':' && blank == 0 || text.get(at).is_some_and(|b| *b != b'\n' && *b != b'\r');
    if !continues {
        return None;
    }
    quoted(text, at).map(|r| (r, true)).or_else(|| bare(text, at).map(|r| (r, false)))
}

/// Skips `: Type` before a `=`: `password: &str = "…"`.
fn after_type(text: &[u8], at: usize, limit: usize) -> usize {
    if text.get(at) != Some(&b':') {
        return at;
    }
    let kind = text[at + 1..limit].iter().take_while(|b| b.is_ascii_alphanumeric() || b" &'<>?*_.".contains(b)).count();
    let end = at + 1 + kind;
    if text.get(end) == Some(&b'=') && text.get(end + 1) != Some(&b'=') { end } else { at }
}

/// A value in quotes, with escapes and string prefixes understood; the span is what stands between the quotes.
fn quoted(text: &[u8], at: usize) -> Option<Range<usize>> {
    let prefix = text[at..].iter().take(2).take_while(|b| b"frbuLFRBU@$".contains(b)).count();
    let mut open = at + prefix;
    let escaped = text.get(open) == Some(&b'\\');
    open += usize::from(escaped);
    let quote = *text.get(open).filter(|b| b"\"'`".contains(b))?;
    let triple = text[open..].starts_with(&[quote; 3]);
    let start = open + if triple { 3 } else { 1 };
    let mut end = start;
    while end < text.len() && end - start <= VALUE_MAX {
        match text[end] {
            b'\n' => return None,
            b'\\' if escaped && text.get(end + 1) == Some(&quote) => return Some(start..end),
            b'\\' => end += 2,
            b if b == quote => return Some(start..end),
            _ => end += 1,
        }
    }
    None
}

/// A value without quotes: up to a blank or a delimiter of the line.
fn bare(text: &[u8], at: usize) -> Option<Range<usize>> {
    let len =
        text[at..].iter().take(VALUE_MAX).take_while(|b| !b.is_ascii_whitespace() && !b"\"'`<>,;".contains(b)).count();
    (len > 0).then_some(at..at + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_many_languages() {
        for text in [
            "password = \"VALUE\"",
            "password='VALUE'",
            "\"password\": \"VALUE\"",
            "'password' => 'VALUE'",
            "password: VALUE\n",
            "password=VALUE\n",
            "let password: &str = \"VALUE\";",
            "password := `VALUE`",
            "<password>VALUE</password>",
            "\\\"password\\\": \\\"VALUE\\\"",
            "c['password'] = 'VALUE'",
            "setPassword(\"VALUE\")",
            "define('password', 'VALUE')",
        ] {
            let name_end = text.to_lowercase().find("password").unwrap() + 8;
            let (span, _) = right_of(text.as_bytes(), name_end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[span], "VALUE", "{text}");
        }
    }

    #[test]
    fn no_value_no_span() {
        for text in ["password", "password:\n  other: x", "password is wrong", "password;"] {
            assert_eq!(right_of(text.as_bytes(), 8), None, "{text}");
        }
    }
}
