//! Compiles `rules/judge/signs.toml` into the statics of `src/rules/signs.rs`.
//!
//! In: that file, a table a list. Out: `$OUT_DIR/signs.rs`. A list without texts, and a text that stands twice in one, is an error with its line.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    texts: Spanned<Vec<Spanned<String>>>,
}

/// Writes the statics.
pub(crate) fn generate(path: &Path, out: &Path) -> Result<(), String> {
    let text = super::read(path)?;
    let lists: BTreeMap<String, List> = super::parse(path, &text)?;
    let mut code = String::new();
    for (name, List { texts }) in &lists {
        if texts.get_ref().is_empty() {
            return Err(super::mistake(path, &text, texts.span().start, "a list without texts"));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = texts.get_ref().iter().find(|t| t.get_ref().is_empty() || !seen.insert(t.get_ref())) {
            return Err(super::mistake(path, &text, twice.span().start, "a text that is empty, or stands twice"));
        }
        let texts: Vec<&String> = texts.get_ref().iter().map(Spanned::get_ref).collect();
        let constant = name.to_uppercase().replace('-', "_");
        let _ =
            writeln!(code, "/// `{name}` of `rules/judge/signs.toml`.\npub static {constant}: &[&str] = &{texts:?};");
    }
    std::fs::write(out, code).map_err(|e| format!("{}: {e}", out.display()))
}
