//! Compiles `rules/languages/*/inside.toml` into the table of `src/rules/inside.rs`.
//!
//! In: those files, each with a list of `[[inside]]`. Out: `$OUT_DIR/inside.rs`. An unknown key or word is an error.

use super::schema::Reader;
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    inside: Vec<Inside>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inside {
    files: Vec<String>,
    reader: Reader,
    language: String,
    #[serde(default)]
    holders: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    templates: Vec<String>,
    side: Side,
    reason: String,
    #[serde(default)]
    together: bool,
    #[serde(default)]
    module: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    Server,
    Browser,
    Build,
    Docs,
}

/// Writes the table.
pub(crate) fn generate(languages: &Path, out: &Path) -> Result<(), String> {
    let mut code = String::from("pub(super) static INSIDE: &[InsideRule] = &[\n");
    let entries = std::fs::read_dir(languages).map_err(|e| format!("{}: {e}", languages.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path().join("inside.toml"))).collect();
    paths.sort();
    for path in paths.into_iter().filter(|p| p.exists()) {
        let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        for i in file.inside {
            let Inside { files, reader, language, holders, words, templates, side, reason, together, module } = i;
            if let Some(wrong) = templates.iter().find(|t| !(2..=3).contains(&t.split(' ').count())) {
                return Err(format!("{}: `{wrong}` is not `open close instead`", path.display()));
            }
            let _ = writeln!(
                code,
                "InsideRule {{ files: &{files:?}, reader: Reader::{reader:?}, language: {language:?}, holders: &{holders:?}, \
                 words: &{words:?}, templates: &{templates:?}, side: Side::{side:?}, reason: {reason:?}, together: {together}, \
                 module: {module} }},"
            );
        }
    }
    code.push_str("];\n");
    std::fs::write(out, code).map_err(|e| e.to_string())
}
