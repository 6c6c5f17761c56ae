//! How literals are written: in quotes of any language, between other brackets, over lines, or bare.
//!
//! In: a text and the offset at which a literal may begin. Out: the span of what it holds. Textual, bounded by [`VALUE_MAX`], never fails.

use crate::rules::names;
use std::ops::Range;

/// Longest value that is taken.
pub(super) const VALUE_MAX: usize = 512;

/// Whether a pipe stands behind the literal that a text begins with.
pub(super) fn is_filtered(text: &[u8]) -> bool {
    let end = memchr::memchr(text[0], &text[1..]);
    end.is_some_and(|end| text[end + 2..].trim_ascii_start().starts_with(b"|"))
}

/// Letters before the quotes of a literal.
pub(super) const PREFIXES: &[u8] = b"frbuLFRBU@$NE";

/// A value in quotes, with escapes and string prefixes understood; the span is what stands between the quotes.
pub(super) fn quoted(text: &[u8], at: usize) -> Option<Range<usize>> {
    plain(text, at).or_else(|| bracketed(text, at)).or_else(|| here_document(text, at))
}

/// `"…"`, `'…'`, `` `…` ``, three of them, and with a prefix: `b"…"`, `@"…"`, `N'…'`, `r#"…"#`, `R"(…)"`, `<<"…">>`.
fn plain(text: &[u8], at: usize) -> Option<Range<usize>> {
    let prefix = text[at..].iter().take(2).take_while(|b| PREFIXES.contains(b)).count();
    let mut open = at + prefix;
    if prefix == 0 && text[at..].starts_with(b"<<\"") {
        open += 2;
    }
    let raw = prefix > 0 && matches!(text[open - 1], b'r' | b'R');
    let hashes = if raw { text[open..].iter().take(4).take_while(|b| **b == b'#').count() } else { 0 };
    open += hashes;
    let escaped = text.get(open) == Some(&b'\\');
    open += usize::from(escaped);
    let quote = *text.get(open).filter(|b| b"\"'`".contains(b))?;
    if raw && quote == b'"' && text.get(open + 1) == Some(&b'(') {
        return until(text, open + 2, b")\"");
    }
    if text[open..].starts_with(&[quote; 3]) {
        let start = open + 3;
        // The only line between three quotes and three quotes.
        let line = text[start..].iter().take(VALUE_MAX).take_while(|b| b.is_ascii_whitespace()).count();
        if text[start..start + line].contains(&b'\n') {
            return only_line(text, start + line, &[quote; 3]);
        }
        return until(text, start, &[quote; 3]);
    }
    // ``…``: a word of reStructuredText, and of Markdown.
    if prefix == 0 && !escaped && quote == b'`' && text[open..].starts_with(b"``") {
        return until(text, open + 2, b"``").filter(|word| text[word.clone()].iter().all(u8::is_ascii_graphic));
    }
    let start = open + 1;
    let mut end = start;
    while end < text.len() && end - start <= VALUE_MAX {
        match text[end] {
            b'\n' => return None,
            b'\\' if escaped && text.get(end + 1) == Some(&quote) => return Some(start..end),
            b'\\' if raw => end += 1,
            b'\\' => end += 2,
            b if b == quote => return Some(within(text, start..end)),
            _ => end += 1,
        }
    }
    None
}

/// What stands between escaped quotes that are all of a literal: `"\"…\""`, the text of a literal that code is made of.
fn within(text: &[u8], literal: Range<usize>) -> Range<usize> {
    let inner = text[literal.clone()].strip_prefix(b"\\\"").and_then(|rest| rest.strip_suffix(b"\\\""));
    inner.filter(|i| !i.is_empty()).map_or(literal.clone(), |inner| literal.start + 2..literal.start + 2 + inner.len())
}

/// What stands on one line up to a closing sign.
fn until(text: &[u8], start: usize, close: &[u8]) -> Option<Range<usize>> {
    let window = text.get(start..text.len().min(start + VALUE_MAX))?;
    let len = memchr::memmem::find(window, close).filter(|len| *len > 0 && !window[..*len].contains(&b'\n'))?;
    Some(start..start + len)
}

/// A word alone on its line, if the closing sign begins the next one or ends this one.
fn only_line(text: &[u8], start: usize, close: &[u8]) -> Option<Range<usize>> {
    let window = text.get(start..text.len().min(start + VALUE_MAX))?;
    if close.iter().all(|b| b"\"'`".contains(b))
        && let Some(len) = memchr::memmem::find(window, close)
        && len > 0
        && window[..len].iter().all(u8::is_ascii_graphic)
    {
        return Some(start..start + len);
    }
    let len = window.iter().take_while(|b| b.is_ascii_graphic()).count();
    let rest = window[len..].trim_ascii_start();
    (len > 0 && window.get(len).is_some_and(|b| *b == b'\n' || *b == b'\r') && rest.starts_with(close))
        .then(|| start..start + len)
}

/// `[[…]]`, `q{…}`, `%q(…)`, `~s/…/`: brackets and other signs in place of quotes, around one word.
fn bracketed(text: &[u8], at: usize) -> Option<Range<usize>> {
    const OPENERS: [&[u8]; 8] = [b"qq", b"q", b"%q", b"%Q", b"%", b"~s", b"~S", b"["];
    let rest = &text[at..];
    if !rest.first().is_some_and(|b| b"q%~[".contains(b)) {
        return None;
    }
    let mark = OPENERS.iter().find(|mark| {
        let sign = rest.get(mark.len()).filter(|_| rest.starts_with(mark));
        sign.is_some_and(|b| delimiters(mark).contains(b))
    })?;
    let open = rest[mark.len()];
    let close = match open {
        b'[' if *mark == b"[" => &b"]]"[..],
        b'[' => b"]",
        b'(' => b")",
        b'{' => b"}",
        b'<' => b">",
        _ => &rest[mark.len()..=mark.len()],
    };
    // `%(name)s` refers to another setting.
    let refers = |r: &Range<usize>| *mark == b"%" && text.get(r.end + 1).is_some_and(u8::is_ascii_alphabetic);
    until(text, at + mark.len() + 1, close).filter(|r| text[r.clone()].iter().all(u8::is_ascii_graphic) && !refers(r))
}

/// What opens a literal behind a mark.
fn delimiters(mark: &[u8]) -> &'static [u8] {
    match mark {
        b"[" => b"[",
        b"%" => b"(",
        b"%q" | b"%Q" => b"({[<|",
        b"~s" | b"~S" => b"({[<|/\"'",
        _ => b"({[<|/!",
    }
}

/// `<<EOT` and its kin, with one word between the lines of the tag.
fn here_document(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = text[at..].strip_prefix(b"<<")?;
    let rest = &rest[rest.iter().take(3).take_while(|b| b"<-~\"'".contains(b)).count()..];
    let len = rest.iter().take(20).take_while(|b| names::is_identifier(b)).count();
    let (tag, rest) = rest.split_at(len);
    let line = rest.iter().take(4).take_while(|b| b"\"'\r;".contains(b)).count();
    let indent = rest.get(line + 1..)?.iter().take(40).take_while(|b| b" \t".contains(b)).count();
    let start = text.len() - rest.len() + line + 1 + indent;
    (len > 1 && rest[line] == b'\n').then(|| only_line(text, start, tag)).flatten()
}

/// A value without quotes: up to a blank or a delimiter of the line, without brackets that it does not open and without escapes.
pub(super) fn bare(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let query = memchr::memrchr2(b'?', b'&', &text[at.saturating_sub(64)..at])
        .is_some_and(|p| text[at.saturating_sub(64) + p..at].iter().all(u8::is_ascii_graphic));
    let ends = |i: usize, b: u8| {
        b.is_ascii_whitespace()
            || b"\"'`<>,;".contains(&b)
            || (query && b"&#".contains(&b))
            || (b == b'&' && (is_parameter(&rest[i + 1..]) || rest[i + 1..].starts_with(b"&")))
            || (b == b'&' && begins_entity(&rest[i + 1..]))
            || (b == b'\\' && rest.get(i + 1).is_none_or(|n| b"nrt\"'\\".contains(n)))
    };
    let mut len = rest.iter().take(VALUE_MAX).enumerate().take_while(|(i, b)| !ends(*i, **b)).count();
    while len > 0 {
        let (open, close) = match rest[len - 1] {
            b')' => (b'(', b')'),
            b']' => (b'[', b']'),
            b'}' => (b'{', b'}'),
            _ => break,
        };
        let count = |c: u8| rest[..len].iter().filter(|b| **b == c).count();
        if count(open) >= count(close) {
            break;
        }
        len -= 1;
    }
    len -= usize::from(ends_sentence(&rest[..len], rest.get(len)));
    (len > 0).then_some(at..at + len)
}

/// A bare word with what follows it, where that may make the password of an application of it: `abcd efgh ijkl mnop`, which ends its line. Four words
/// of a sentence are told from it by what they read like.
pub(super) fn with_groups(text: &[u8], word: Range<usize>) -> Range<usize> {
    const GROUP: usize = 4;
    const WHOLE: usize = 4 * GROUP + 3;
    let Some(line) = text.get(word.start..word.start + WHOLE).filter(|_| word.len() == GROUP) else { return word };
    let all = line.split(|b| *b == b' ').all(|g| g.len() == GROUP && g.iter().all(u8::is_ascii_lowercase));
    let ends = text.get(word.start + WHOLE).is_none_or(|b| b"\r\n\"'".contains(b));
    if all && ends { word.start..word.start + WHOLE } else { word }
}

/// `… with key=3f9a….`: the full stop behind a word of letters and digits that is as long as keys are, which ends a line or a literal.
pub(super) fn ends_sentence(word: &[u8], next: Option<&u8>) -> bool {
    /// Passwords that people choose may end with any sign.
    const LEAST: usize = 20;
    let ends = next.is_none_or(|b| b.is_ascii_whitespace() || b"\"'`".contains(b));
    word.strip_suffix(b".").is_some_and(|w| ends && w.len() >= LEAST && w.iter().all(u8::is_ascii_alphanumeric))
}

/// Whether `&` begins the reference to a sign that ends a word in the text of a page: a quote, the bracket of an element, a blank.
fn begins_entity(rest: &[u8]) -> bool {
    [&b"quot;"[..], b"apos;", b"#34;", b"#39;", b"lt;", b"gt;", b"nbsp;", b"times;"].iter().any(|e| rest.starts_with(e))
}

/// Whether the next parameter of a form begins: `user=`.
fn is_parameter(rest: &[u8]) -> bool {
    let name = rest.iter().take(30).take_while(|b| b.is_ascii_lowercase() || **b == b'_').count();
    name > 0 && rest.get(name) == Some(&b'=') && rest.get(name + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// `get<string>`: a function without the type that it is told to give.
pub(super) fn without_type(callee: &[u8]) -> &[u8] {
    let Some(head) = callee.strip_suffix(b">") else { return callee };
    match memchr::memrchr(b'<', head) {
        Some(open) if head[open + 1..].iter().all(|b| b.is_ascii_alphanumeric() || b" |_.".contains(b)) => {
            &head[..open]
        }
        _ => callee,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_of_many_languages() {
        for text in [
            "\"VALUE\"",
            "'VALUE'",
            "`VALUE`",
            "b\"VALUE\"",
            "@\"VALUE\"",
            "N'VALUE'",
            "r#\"VALUE\"#",
            "br\"VALUE\"",
            "R\"(VALUE)\"",
            "<<\"VALUE\">>",
            "\"\"\"VALUE\"\"\"",
            "\"\"\"\n   VALUE\n  \"\"\"",
            "\\\"VALUE\\\"",
            "\"\\\"VALUE\\\"\"",
            "\"\"\"\n   VALUE\"\"\"",
            "q(VALUE)",
            "qq{VALUE}",
            "q/VALUE/",
            "q[VALUE]",
            "%q(VALUE)",
            "%q{VALUE}",
            "~s(VALUE)",
            "~S\"VALUE\"",
            "[[VALUE]]",
            "<<EOT\nVALUE\nEOT",
            "<<~'EOT'\n  VALUE\n  EOT",
            "<<<EOT\nVALUE\nEOT;",
        ] {
            let span = quoted(text.as_bytes(), 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[span], "VALUE", "{text}");
        }
        for text in [
            "",
            "\"",
            "\"a\nb\"",
            "VALUE",
            "<<",
            "<<EOT",
            "<<EOT\nVALUE",
            "<<EOT\nA b\nEOT",
            "r#",
            "q(",
            "[[ a ]]",
            "q/",
            "~s",
            "%{a}",
        ] {
            assert_eq!(quoted(text.as_bytes(), 0), None, "{text}");
        }
    }
}
