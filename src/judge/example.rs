//! Values that a description of an interface gives as examples.
//!
//! In: a text and the place of a value. Out: whether one of the blocks around it, of YAML or of JSON with a member on each line, is an
//! example, as in the descriptions of interfaces (<https://spec.openapis.org/oas/v3.1.0#example-object>): what a server answered once, for
//! everybody to see. Textual, bounded by [`REACH`]. And the one value of a template, which stands for each.

use crate::model::{Evidence, Secret, SecretText, Verdict};
use crate::rules::paths::{Kind, Lower};
use crate::rules::words::Words;
use std::collections::{HashMap, HashSet};

/// How far above a value the name of a block around it may stand.
const REACH: usize = 1000;

/// Whether a block around the value is an example.
pub(super) fn is_within(text: &[u8], at: usize) -> bool {
    let floor = at.saturating_sub(REACH);
    let window = &text[floor..at];
    let Some(line) = memchr::memrchr(b'\n', window).map(|p| p + 1) else { return false };
    let own = Line::of(&window[line..]);
    if own.key.is_none() && !own.is_item {
        return false;
    }
    let (mut indent, mut is_item) = (own.indent, own.is_item);
    // The first line of the window may be a part of one.
    for above in window[..line].rsplit(|b| *b == b'\n').skip(1) {
        let above = Line::of(above);
        // What lists its items may stand as far to the left as they do.
        if above.is_empty || !(above.indent < indent || is_item && above.indent == indent && !above.is_item) {
            continue;
        }
        match above.key {
            Some(key) if above.opens && Words::Exemplary.has(&key.to_ascii_lowercase()) => return true,
            _ => (indent, is_item) = (above.indent, above.is_item),
        }
        if indent == 0 && !is_item {
            return false;
        }
    }
    false
}

/// Two settings may share a value.
const NAMES: usize = 3;

/// In a file that is copied and filled in, one value under several names stands for all of theirs.
pub fn settle_template(secrets: &mut [Secret], path: &[u8]) {
    if secrets.len() < NAMES || !Lower::of(path).is(Kind::Template) {
        return;
    }
    let is_open = |secret: &Secret| matches!(secret.verdict, Verdict::Likely | Verdict::Possible);
    let mut values: HashMap<SecretText, Vec<&Secret>> = HashMap::new();
    for secret in secrets.iter().filter(|s| is_open(s)) {
        values.entry(secret.text.clone()).or_default().push(secret);
    }
    let settled = |(text, of): (SecretText, Vec<&Secret>)| have_several_names(of).then_some(text);
    let settled: HashSet<SecretText> = values.into_iter().filter_map(settled).collect();
    for secret in secrets.iter_mut().filter(|s| is_open(s) && settled.contains(&s.text)) {
        let text = "one value under several names of a template".to_string();
        secret.evidence = vec![Evidence { code: "placeholder", weight: 0, text }];
        secret.verdict = Verdict::Placeholder;
    }
}

/// Whether places of one value of a file are all in a template, and have several names.
pub fn is_of_template<'s>(places: impl IntoIterator<Item = &'s Secret>, path: &[u8]) -> bool {
    Lower::of(path).is(Kind::Template) && have_several_names(places)
}

fn have_several_names<'s>(places: impl IntoIterator<Item = &'s Secret>) -> bool {
    let names = places.into_iter().map(|s| s.usage.name.as_deref().unwrap_or("").to_ascii_lowercase());
    names.collect::<HashSet<_>>().len() >= NAMES
}

/// What a line tells of the block that it stands in.
struct Line<'t> {
    indent: usize,
    is_empty: bool,
    /// It begins an item of a list.
    is_item: bool,
    /// The name before its first colon.
    key: Option<&'t [u8]>,
    /// Nothing follows but what opens a block.
    opens: bool,
}

impl<'t> Line<'t> {
    fn of(line: &'t [u8]) -> Self {
        let inner = line.trim_ascii_start();
        let indent = line.len() - inner.len();
        let is_empty = inner.is_empty() || inner[0] == b'#';
        let is_item = inner.starts_with(b"- ") || inner == b"-" || inner == b"-\r";
        let inner = if is_item { inner[1..].trim_ascii_start() } else { inner };
        let (key, rest) = inner.split_at(memchr::memchr(b':', inner).unwrap_or(inner.len()));
        let quoted = |b: &&u8| !b"\"'".contains(b);
        let start = key.iter().position(|b| quoted(&b)).unwrap_or(key.len());
        let end = key.iter().rposition(|b| quoted(&b)).map_or(start, |p| p + 1);
        let key = Some(&key[start..end]).filter(|_| !rest.is_empty());
        let opens = rest.get(1..).is_some_and(|rest| matches!(rest.trim_ascii(), b"" | b"{" | b"[" | b"|" | b">"));
        Line { indent, is_empty, is_item, key, opens }
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn what_stands_in_an_example_of_a_description() {
        for (text, is_example) in [
            ("get:\n  example:\n    a: b\n    token: X\n", true),
            ("example:\n  data:\n  - a: b\n    x:\n      token: X\n", true),
            ("examples:\n- token: X\n", true),
            ("{\n  \"example\": {\n    \"a\": [\n      {\n        \"token\": \"X\"\n", true),
            ("get:\n  example:\n    a: b\n  token: X\n", false),
            ("example: x\ntoken: X\n", false),
            ("example:\ntoken: X\n", false),
            ("  example: of a token\n    token: X\n", false),
            ("server:\n  token: X\n", false),
            ("Examples:\n  | user | X\n", false),
        ] {
            let at = text.find('X').unwrap_or_default();
            assert_eq!(is_within(text.as_bytes(), at), is_example, "{text}");
        }
        let far = format!("example:\n{}  token: X\n", "  a: some words\n".repeat(100));
        assert!(!is_within(far.as_bytes(), far.find('X').unwrap_or_default()));
    }
}
