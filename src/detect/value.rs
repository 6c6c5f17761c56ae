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
    match text.get(at).copied() {
        Some(b':' | b'=') => {
            skip(&mut at, b":=>?");
        }
        Some(b',') if quoted_name => at += 1,
        Some(b'(' | b'>') => at += 1,
        Some(b'|') if text.get(at + 1..at + 3) == Some(b"|=") => at += 3,
        Some(b'|' | b'?') if text.get(at + 1) == text.get(at) => at += 2,
        _ => return None,
    }
    let blank = skip(&mut at, b" \t");
    if text[connector] == b':' && blank == 0 {
        // `${PASSWORD:-default}` and its kin.
        match text.get(at) {
            Some(b'-') => at += 1,
            Some(b'+') => return None,
            _ => {}
        }
    }
    let pair = text[connector] == b',' || text[connector] == b'>';
    let continues = text[connector] != b':' && blank == 0 || text.get(at).is_some_and(|b| *b != b'\n' && *b != b'\r');
    let unquoted = || (!b"(|?".contains(&text[connector])).then(|| bare(text, at)).flatten().map(|r| (r, false));
    let found = continues.then(|| quoted(text, at).map(|r| (r, true)).or_else(unquoted)).flatten();
    found.filter(|(r, _)| !(pair && is_value_word(&text[r.clone()])))
}

fn is_value_word(word: &[u8]) -> bool {
    matches!(word, b"value" | b"Value" | b"content" | b"val" | b"string")
}

/// `name="password" value="…"`, `{"name": "PASSWORD", "value": "…"}`, and in YAML `name: PASSWORD` with `value:` on the next line;
/// also `<key>password</key><string>…</string>`.
pub(super) fn sibling(text: &[u8], name_end: usize) -> Option<(Range<usize>, bool)> {
    let limit = text.len().min(name_end + 120);
    let name_end = name_end + text[name_end..limit].iter().take(3).take_while(|b| b"\\\"'`".contains(b)).count();
    let between = |b: &&u8| b.is_ascii_whitespace() || b",\"'\\<>".contains(b);
    let gap = text[name_end..limit].iter().take(60).take_while(between).count();
    if text.get(name_end + gap) == Some(&b'{') {
        return block_default(text, name_end + gap);
    }
    let mut word = name_end + gap;
    if text[word..limit].starts_with(b"/") {
        // An element that ends here; the next one holds the value.
        let close = memchr::memchr(b'>', &text[word..limit])?;
        let space = text[word + close + 1..limit].iter().take_while(|b| b.is_ascii_whitespace() || **b == b'<').count();
        word += close + 1 + space;
    }
    let lines = memchr::memchr_iter(b'\n', &text[name_end..word]).count();
    let len = text[word..limit].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if gap == 0 || lines > 1 || !is_value_word(&text[word..word + len]) {
        return None;
    }
    let mut at = word + len;
    at += text[at..limit].iter().take_while(|b| b"\\\"' :=>\t".contains(b)).count();
    // The quotes that open the value were skipped with the rest: step back to them.
    let open = text[word + len..at].iter().rev().take_while(|b| b"\\\"'".contains(b)).count();
    quoted(text, at - open).map(|r| (r, true)).or_else(|| bare(text, at).map(|r| (r, false)))
}

/// `variable "password" { default = "…" }`.
fn block_default(text: &[u8], open: usize) -> Option<(Range<usize>, bool)> {
    let block = text[open..text.len().min(open + 240)].split(|b| *b == b'}').next()?;
    let word = memchr::memmem::find(block, b"default")? + b"default".len();
    let gap = block[word..].iter().take_while(|b| b" \t=".contains(b)).count();
    let equals = block[word..word + gap].contains(&b'=');
    equals.then(|| quoted(text, open + word + gap)).flatten().map(|r| (r, true))
}

/// The value of a name that only blanks part from it: `--password VALUE`, `ENV PASSWORD VALUE`, `login me password VALUE`,
/// `IDENTIFIED BY 'VALUE'`, `PASSWORD 'VALUE'`. `name` is the whole name.
pub(super) fn spaced(text: &[u8], name: Range<usize>) -> Option<(Range<usize>, bool)> {
    let blanks = text[name.end..].iter().take(8).take_while(|b| **b == b' ' || **b == b'\t').count();
    if blanks == 0 {
        return None;
    }
    let at = name.end + blanks;
    let word = text.get(name.clone()).filter(|w| !w.is_empty())?;
    let line_start = memchr::memrchr(b'\n', &text[name.start.saturating_sub(200)..name.start])
        .map_or(name.start.saturating_sub(200), |p| name.start.saturating_sub(200) + p + 1);
    let before = text[line_start..name.start].trim_ascii();
    let quote = text.get(at).is_some_and(|b| b"\"'".contains(b));
    let flag = word.starts_with(b"--") && word.len() > 4
        || quote && word.len() > 4 && word[0] == b'-' && word[1].is_ascii_uppercase();
    // `storePassword "…"` where calls need no parentheses: two words, first on their line.
    let call =
        quote && before.is_empty() && word[1..].iter().any(u8::is_ascii_uppercase) && word[0].is_ascii_lowercase();
    let opener = [&b"ENV"[..], b"ARG", b"#define", b"setenv", b"set", b"export"].iter().any(|o| before.ends_with(o));
    let login = word == b"password" && (before.is_empty() || memchr::memmem::find(before, b"login ").is_some());
    let statement = text.get(at) == Some(&b'\'') && word.eq_ignore_ascii_case(b"password");
    if flag || opener || statement || call {
        return quoted(text, at).map(|r| (r, true)).or_else(|| bare(text, at).map(|r| (r, false)));
    }
    // The password of a machine ends its line or goes on with the next word of the same kind of file.
    let (span, quoted) = login.then(|| bare(text, at).map(|r| (r, false))).flatten()?;
    let rest =
        text[span.end..text.len().min(span.end + 200)].split(|b| *b == b'\n').next().unwrap_or_default().trim_ascii();
    let whole =
        rest.is_empty() || [&b"machine"[..], b"account", b"macdef", b"port"].iter().any(|w| rest.starts_with(w));
    let has_login = !before.is_empty() || machine_above(text, line_start);
    (whole && has_login).then_some((span, quoted))
}

/// Whether the lines directly above name a machine and a login.
fn machine_above(text: &[u8], line_start: usize) -> bool {
    let above = &text[line_start.saturating_sub(200)..line_start];
    let has = |w: &[u8]| memchr::memmem::find(above, w).is_some();
    has(b"machine ") && has(b"login ")
}

/// Skips `: Type` before a `=`: `password: &str = "…"`.
fn after_type(text: &[u8], at: usize, limit: usize) -> usize {
    if text.get(at) != Some(&b':') {
        return at;
    }
    let kind = text[at + 1..limit].iter().take_while(|b| b.is_ascii_alphanumeric() || b" &'<>?*_.".contains(b)).count();
    let end = at + 1 + kind;
    let written = text[at + 1..end].trim_ascii();
    if written.contains(&b' ') && !written.starts_with(b"&") {
        return at;
    }
    if text.get(end) == Some(&b'=') && text.get(end + 1) != Some(&b'=') { end } else { at }
}

/// A value in quotes, with escapes and string prefixes understood; the span is what stands between the quotes.
pub(super) fn quoted(text: &[u8], at: usize) -> Option<Range<usize>> {
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

/// A value without quotes: up to a blank or a delimiter of the line, without brackets that it does not open and without escapes.
pub(super) fn bare(text: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let query = memchr::memrchr2(b'?', b'&', &text[at.saturating_sub(64)..at])
        .is_some_and(|p| text[at.saturating_sub(64) + p..at].iter().all(u8::is_ascii_graphic));
    let ends = |i: usize, b: u8| {
        b.is_ascii_whitespace()
            || b"\"'`<>,;".contains(&b)
            || (query && b"&#".contains(&b))
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
            "jdbc:x://h/d?password=VALUE&ssl=true",
            "connect(password=VALUE)",
            "\"PASSWORD=VALUE\\n\"",
        ] {
            let name_end = text.to_lowercase().find("password").unwrap() + 8;
            let (span, _) = right_of(text.as_bytes(), name_end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[span], "VALUE", "{text}");
        }
    }

    #[test]
    fn values_of_pairs() {
        for text in [
            "<property name=\"password\" value=\"VALUE\"/>",
            "{\"name\": \"password\", \"value\": \"VALUE\"}",
            "- name: password\n  value: VALUE\n",
            "- name: password\n  value: \"VALUE\"\n",
            "<key>password</key>\n<string>VALUE</string>",
        ] {
            let name_end = text.find("password").unwrap() + 8;
            assert_eq!(right_of(text.as_bytes(), name_end), None, "{text}");
            let (span, _) = sibling(text.as_bytes(), name_end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[span], "VALUE", "{text}");
        }
    }

    #[test]
    fn values_behind_blanks() {
        for text in [
            "tool --password VALUE\n",
            "tool --password 'VALUE' x",
            "ENV password VALUE",
            "machine h login u password VALUE",
            "machine h\nlogin u\npassword VALUE\n",
            "CREATE ROLE x WITH PASSWORD 'VALUE';",
        ] {
            let end = text.to_lowercase().find("password").unwrap() + 8;
            let dashes = text[..end - 8].bytes().rev().take_while(|b| *b == b'-').count();
            let (span, _) = spaced(text.as_bytes(), end - 8 - dashes..end).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(&text[span], "VALUE", "{text}");
        }
        assert_eq!(spaced(b"the password is wrong", 4..12), None);
        assert_eq!(spaced(b"password VALUE", 0..8), None);
    }

    #[test]
    fn no_value_no_span() {
        for text in ["password", "password:\n  other: x", "password is wrong", "password;"] {
            assert_eq!(right_of(text.as_bytes(), 8), None, "{text}");
        }
    }
}
