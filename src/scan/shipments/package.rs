//! Packages: whether npm, a source distribution of Python or an app takes a file along.
//!
//! In: the text of `package.json`, `MANIFEST.in` or `pubspec.yaml`, and a path. Out: the line by which it is taken.

use super::{Depth, glob, matches_or_holds, number};
use crate::model::path;

/// The line of `package.json` by which `npm publish` takes a path; `ignored` is what the lists of patterns say of it, which count where
/// the file does not list what belongs to the package.
pub(super) fn npm(text: &str, path: &str, ignored: bool) -> Option<u32> {
    let package: serde_json::Value = serde_json::from_str(text).ok()?;
    let is_private = package.get("private").and_then(serde_json::Value::as_bool).unwrap_or(false);
    // What has no version cannot be published.
    if is_private || package.get("name").is_none() || package.get("version").is_none() {
        return None;
    }
    let key = match package.get("files").and_then(serde_json::Value::as_array) {
        Some(files) => {
            let taken = files.iter().filter_map(serde_json::Value::as_str).fold(false, |taken, pattern| {
                let (pattern, out) = pattern.strip_prefix('!').map_or((pattern, false), |rest| (rest, true));
                let all = matches!(pattern, "." | "./" | "/" | "*" | "**");
                if all || matches_or_holds(pattern, path, Depth::Top) { !out } else { taken }
            });
            taken.then_some("\"files\"")?
        }
        None => (!ignored).then_some("\"name\"")?,
    };
    text.lines().position(|line| line.contains(key)).map(number)
}

/// The line of `MANIFEST.in` by which a source distribution takes a path.
pub(super) fn manifest(text: &str, path: &str) -> Option<u32> {
    let name = path::name_str(path);
    let mut taken = None;
    for (index, line) in text.lines().enumerate() {
        let mut words = line.split_whitespace();
        let Some(command) = words.next() else { continue };
        let words: Vec<&str> = words.collect();
        let matches = |pattern: &&str, of: &str| glob(pattern.trim_start_matches("./")).is_some_and(|g| g.is_match(of));
        let below = |folder: &str| {
            let folder = folder.trim_end_matches('/');
            folder == "." || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let hit = match (command, words.split_first()) {
            ("include" | "exclude", Some(_)) => words.iter().any(|p| matches(p, path)),
            ("global-include" | "global-exclude", Some(_)) => words.iter().any(|p| matches(p, name)),
            ("graft" | "prune", Some((folder, _))) => below(folder),
            ("recursive-include" | "recursive-exclude", Some((folder, patterns))) => {
                below(folder) && patterns.iter().any(|p| matches(p, name))
            }
            _ => false,
        };
        if hit {
            let takes = matches!(command, "include" | "global-include" | "graft" | "recursive-include");
            taken = takes.then(|| number(index));
        }
    }
    taken
}

/// The line of `pubspec.yaml` by which an app has a path among its assets: the file, or the folder that it lies in.
pub(super) fn app(text: &str, path: &str) -> Option<u32> {
    let folder = path.rfind('/').map_or("", |end| &path[..=end]);
    let mut list: Option<usize> = None;
    for (index, line) in text.lines().enumerate() {
        let inner = line.trim_start();
        let indent = line.len() - inner.len();
        if inner.is_empty() || inner.starts_with('#') {
            continue;
        }
        let item = inner.strip_prefix('-').map(|rest| rest.trim_start_matches(" path:").trim());
        match (list, item) {
            (Some(head), Some(item)) if indent >= head => {
                let asset = item.split(" #").next().unwrap_or(item).trim().trim_matches(['"', '\'']);
                if asset == path || (!folder.is_empty() && asset == folder) {
                    return Some(number(index));
                }
            }
            (Some(head), None) if indent > head => {}
            _ => list = inner.starts_with("assets:").then_some(indent),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_npm() {
        let line = |rest: &str, ignored: bool| {
            npm(&format!("{{\n\"name\": \"x\",\n\"version\": \"1.0.0\"{rest}\n}}"), "api/.env", ignored)
        };
        assert_eq!(line("", false), Some(2));
        assert_eq!(line("", true), None);
        assert_eq!(line(",\n\"private\": true", false), None);
        assert_eq!(line(",\n\"files\": [\"dist\"]", false), None);
        assert_eq!(line(",\n\"files\": [\"dist\", \"api/\"]", true), Some(4), "what is listed is taken");
        assert_eq!(line(",\n\"files\": [\"*\", \"!api/.env\"]", true), None);
        assert_eq!(npm("{\"name\": \"x\"}", ".env", false), None);
        assert_eq!(npm("no json", ".env", false), None);
    }

    #[test]
    fn assets_of_apps() {
        let text = "name: app\nflutter:\n  uses-material-design: true\n  assets:\n    # - .env\n    - images/\n    - path: \"config/\"\n    - .env # keys\n  fonts:\n    - .env.local\n";
        assert_eq!(app(text, ".env"), Some(8));
        assert_eq!(app(text, "config/.env"), Some(7));
        assert_eq!(app(text, "config/deep/.env"), None, "folders below have to be listed, too");
        assert_eq!(app(text, ".env.local"), None);
        assert_eq!(app("flutter:\n  assets: []\n", ".env"), None);
    }

    #[test]
    fn source_distributions_of_python() {
        assert_eq!(manifest("include LICENSE\ngraft .\n", ".env"), Some(2));
        assert_eq!(manifest("recursive-include app *\n", "app/.env"), Some(1));
        assert_eq!(manifest("recursive-include app *.py\n", "app/.env"), None);
        assert_eq!(manifest("graft .\nglobal-exclude .env*\n", "app/.env"), None);
        assert_eq!(manifest("include .e*\nprune app", ".env"), Some(1));
        assert_eq!(manifest("include\n\n", ".env"), None);
    }
}
