//! The name above a value: the object, the table or the block that it stands in.
//!
//! In: a text and the place of a value. Out: what encloses it is called. `key` says little; below `jwt` it says enough, and a provider
//! is often named there alone. Textual, bounded by [`REACH`], never fails.

use crate::model::{near, trimmed};
use crate::rules::names;

/// How far to the left of a value the name of its block may stand.
const REACH: usize = 400;

/// Most lines that are looked at above a value.
const LINES: usize = 12;

/// What the block around a value is called.
pub fn above(text: &[u8], at: usize) -> Option<&str> {
    let floor = at.saturating_sub(REACH);
    let window = &text[floor..at];
    let line = near::line_start(window, window.len(), REACH);
    match open_brace(window) {
        Some(open) => name_before(&window[..open]),
        None => heading(window, line),
    }
}

/// The last brace that nothing closes.
fn open_brace(window: &[u8]) -> Option<usize> {
    let mut closed = 0usize;
    memchr::memrchr2_iter(b'{', b'}', window).find(|at| match window[*at] {
        b'}' => {
            closed += 1;
            false
        }
        _ if closed > 0 => {
            closed -= 1;
            false
        }
        _ => true,
    })
}

/// `"name": `, `name = `, `name(`, `name ` before a brace.
fn name_before(before: &[u8]) -> Option<&str> {
    let before = trimmed(before, |b| b" \t\n:=>(\"'`".contains(&b));
    let start = before.iter().rposition(|b| !names::is_part(b)).map_or(0, |p| p + 1);
    named(&before[start..])
}

/// The line above with less indentation that is a name and a colon, or the `[name]` of a table.
fn heading(window: &[u8], line: usize) -> Option<&str> {
    let indent = |l: &[u8]| l.iter().take_while(|b| **b == b' ').count();
    let own = indent(&window[line..]);
    let above = window[..line].rsplit(|b| *b == b'\n').skip(1).take(LINES);
    for line in above {
        let inner = line.trim_ascii();
        if let Some(table) = inner.strip_prefix(b"[").and_then(|l| l.strip_suffix(b"]")) {
            return named(table.trim_ascii());
        }
        if own > 0 && indent(line) < own && !inner.is_empty() && !inner.starts_with(b"#") {
            let arrow = || [&b"=> ["[..], b"=> array(", b"=> array ("].iter().find_map(|a| inner.strip_suffix(*a));
            let element = || inner.strip_prefix(b"<").and_then(|tag| tag.strip_suffix(b">"));
            let key = inner.strip_suffix(b":").or_else(element).or_else(|| arrow().map(<[u8]>::trim_ascii_end))?;
            let key = key.strip_prefix(b"- ").unwrap_or(key);
            let quoted = key.strip_prefix(b"\"").or_else(|| key.strip_prefix(b"'"));
            return named(trimmed(quoted.unwrap_or(key), |b| b"\"'".contains(&b)));
        }
    }
    None
}

fn named(word: &[u8]) -> Option<&str> {
    let name = !word.is_empty() && word.len() <= 60 && word.iter().all(names::is_part);
    std::str::from_utf8(word).ok().filter(|_| name)
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn blocks_have_names() {
        for text in [
            "jwt:\n  issuer: x\n  key: VALUE",
            "'jwt' => [\n  'key' => 'VALUE'",
            "a: 1\njwt:\n  # a comment\n  key: VALUE",
            "{\"jwt\": {\"issuer\": \"x\", \"key\": \"VALUE\"",
            "{\"jwt\": {\"other\": {}, \"key\": \"VALUE\"",
            "const jwt = { key: 'VALUE'",
            "jwt {\n  key = \"VALUE\"",
            "[jwt]\nissuer = x\nkey = VALUE",
        ] {
            assert_eq!(above(text.as_bytes(), text.find("VALUE").unwrap()), Some("jwt"), "{text}");
        }
        for text in ["key: VALUE", "a: 1\nkey: VALUE", "jwt: x\n  key: VALUE", "{\"key\": \"VALUE\"", "VALUE"] {
            assert_eq!(above(text.as_bytes(), text.find("VALUE").unwrap()), None, "{text}");
        }
    }
}
