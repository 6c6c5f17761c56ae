//! A unified difference with masks, made of files in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What files hold.
pub(crate) type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// Files that are not as the difference shows them.
pub(crate) fn shown_otherwise(diff: &str, top: &Path, (old, new): (&Tree, &Tree)) -> Vec<String> {
    let text = |of: &Tree, name: &str| {
        of.get(&top.join(name)).map_or_else(String::new, |b| String::from_utf8_lossy(b).into_owned())
    };
    let Some(shown) = applied(diff, |name| text(old, name)) else {
        return vec![format!("what is shown does not fit:\n{diff}")];
    };
    let differs = |name: &&String| {
        let (made, shown) = (text(new, name), &shown[*name]);
        made.lines().count() != shown.lines().count() || made.lines().zip(shown.lines()).any(|(a, b)| !is_like(a, b))
    };
    let is_told = |path: &Path| path.strip_prefix(top).is_ok_and(|p| shown.contains_key(&*p.to_string_lossy()));
    let untold = new.iter().filter(|(path, text)| old.get(*path) != Some(text) && !is_told(path));
    let untold = untold.map(|(path, _)| format!("{} is changed and was not shown", path.display()));
    let otherwise = shown.keys().filter(differs).map(|name| format!("{name} is changed otherwise than shown:\n{diff}"));
    untold.chain(otherwise).collect()
}

/// The files that a difference changes, as they are afterwards: a `*` of a mask stands for any character. `None`: a hunk does not fit.
fn applied(diff: &str, text_of: impl Fn(&str) -> String) -> Option<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for file in diff.split("--- ").skip(1) {
        let (head, hunks) = file.split_once("\n+++ b/").map(|(from, rest)| (from, rest.split_once('\n')))?;
        let (name, hunks) = hunks?;
        let text = if head == "/dev/null" { String::new() } else { text_of(name) };
        let old: Vec<&str> = text.split_inclusive('\n').collect();
        let (mut new, mut at) = (String::new(), 0);
        for line in hunks.split_inclusive('\n') {
            match line.split_at(1) {
                ("@", rest) => {
                    let start = rest.split(['-', ',']).nth(1)?.parse::<usize>().ok()?;
                    let to = start.saturating_sub(usize::from(!rest.contains(",0 +")));
                    new.extend(old.get(at..to)?.iter().copied());
                    at = to;
                }
                ("+", rest) => new.push_str(rest),
                (sign @ (" " | "-"), rest) if is_like(old.get(at)?, rest) => {
                    new.push_str(if sign == " " { old[at] } else { "" });
                    at += 1;
                }
                ("\\", _) => {
                    let end = new.trim_end_matches('\n').len();
                    // Of a line that is taken away it says nothing about the new text.
                    if at == old.len() && hunks.ends_with(line) {
                        new.truncate(end);
                    }
                }
                _ => return None,
            }
        }
        new.extend(old.get(at..)?.iter().copied());
        files.insert(name.to_owned(), new);
    }
    Some(files)
}

/// Whether a line is the other one with masks in it.
fn is_like(line: &str, masked: &str) -> bool {
    let (line, masked) = (line.trim_end_matches('\n'), masked.trim_end_matches('\n'));
    if !masked.contains('*') {
        return line == masked;
    }
    let mut parts = masked.split('*').filter(|part| !part.is_empty());
    let mut rest = line;
    parts.all(|part| {
        rest.find(part).is_some_and(|at| {
            rest = &rest[at + part.len()..];
            true
        })
    })
}
