//! YAML line by line: keys, values, and the keys above them by their indentation.
//!
//! In: text. Out: entries. Templates, anchors and flow style say nothing here.

use crate::model::near;

/// Deeper nesting is not followed.
pub(super) const DEEPEST: usize = 32;

/// One line with a key, or an item of a list without one.
pub(super) struct Entry<'t> {
    pub(super) indent: usize,
    /// The key; empty for an item.
    pub(super) key: &'t str,
    pub(super) value: &'t str,
    /// Where the value begins.
    pub(super) at: usize,
}

/// The key and the value of a line.
pub(super) fn entry(line: &str, start: usize) -> Option<Entry<'_>> {
    let (lead, indent) = lead(line)?;
    let (key, rest) = lead.split_once(':')?;
    let value = rest.trim_start();
    if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
        return None;
    }
    let at = start + indent + key.len() + 1 + (rest.len() - value.len());
    Some(Entry { indent, key: key.trim().trim_matches(['"', '\'']), value: without_comment(value), at })
}

/// An item of a list: `NAME=value`, or a value alone.
fn item(line: &str, start: usize) -> Option<Entry<'_>> {
    let (lead, indent) = lead(line).filter(|_| line.trim_start().starts_with('-'))?;
    let value = without_comment(lead);
    let named = |key: &str| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    match value.trim_matches(['"', '\'']).split_once('=').filter(|(key, _)| named(key)) {
        Some((key, value)) => {
            Some(Entry { indent, key, value, at: start + near::place_of(value.as_bytes(), line.as_bytes()) })
        }
        None => Some(Entry { indent, key: "", value, at: start + indent }),
    }
}

/// A line without what stands before its text, and how much that is.
fn lead(line: &str) -> Option<(&str, usize)> {
    let lead = line.trim_start_matches([' ', '-']);
    (!lead.starts_with('#') && !lead.contains("{{")).then_some((lead, line.len() - lead.len()))
}

fn without_comment(value: &str) -> &str {
    value.split(" #").next().unwrap_or(value).trim_end()
}

/// Goes through all lines, each with the keys above it.
pub(super) fn walk<'t>(text: &'t str, mut visit: impl FnMut(&[&'t str], &Entry<'t>)) {
    let (mut keys, mut indents): (Vec<&str>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        if line.starts_with("---") {
            keys.clear();
            indents.clear();
            continue;
        }
        let line = line.trim_end();
        let Some(entry) = entry(line, at).or_else(|| item(line, at)) else { continue };
        while indents.last().is_some_and(|indent| *indent >= entry.indent) {
            indents.pop();
            keys.pop();
        }
        visit(&keys, &entry);
        if keys.len() < DEEPEST {
            keys.push(entry.key);
            indents.push(entry.indent);
        }
    }
}
