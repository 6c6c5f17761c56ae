//! Compiles `rules/judge/words.txt` into the enum and the table of `src/rules/words.rs`.
//!
//! In: that file, a line a kind. Out: `$OUT_DIR/words.rs`. A kind that stands twice, or has no words or two of the same, is an error with its line; one
//! that the source asks for and the file does not have, does not compile.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Writes the enum and the table.
pub(crate) fn generate(path: &Path, out: &Path) -> Result<(), String> {
    let text = super::read(path)?;
    let mut kinds: BTreeMap<&str, (String, BTreeSet<&str>)> = BTreeMap::new();
    let mut comment = String::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mistake = |what: &str| format!("{}:{number}: {what}", path.display());
        if let Some(said) = line.strip_prefix('#') {
            comment.clear();
            comment.push_str(said.trim());
            continue;
        }
        let mut words = line.split_whitespace();
        let Some(kind) = words.next() else { return Err(mistake("a blank line")) };
        if !kind.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(mistake("a kind is a word in small letters"));
        }
        let mut listed = BTreeSet::new();
        for word in words {
            if word != word.to_lowercase() {
                return Err(mistake(&format!("`{word}` is not in lower case")));
            }
            if !listed.insert(word) {
                return Err(mistake(&format!("`{word}` stands twice")));
            }
        }
        if listed.is_empty() {
            return Err(mistake("a kind without words"));
        }
        if kinds.insert(kind, (comment.clone(), listed)).is_some() {
            return Err(mistake(&format!("`{kind}` stands twice")));
        }
    }
    let mut code = String::from(
        "/// A kind of words that decide when they stand in a name: the lines of `rules/judge/words.txt`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Words {\n",
    );
    for (kind, (comment, _)) in &kinds {
        let _ = writeln!(code, "    /// `{kind}`. {}\n    {},", comment.replace(['[', ']'], "`"), super::variant(kind));
    }
    let _ = writeln!(code, "}}\n\nstatic LISTED: [&[&str]; {}] = [", kinds.len());
    for (_, listed) in kinds.values() {
        let _ = writeln!(code, "    &{:?},", listed.iter().collect::<Vec<_>>());
    }
    code.push_str("];\n");
    std::fs::write(out, code).map_err(|e| format!("{}: {e}", out.display()))
}
