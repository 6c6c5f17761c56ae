//! Compiles `rules/paths.toml` into the enum and the tables of `src/rules/paths.rs`.
//!
//! In: that file, a table a class. Out: `$OUT_DIR/paths.rs`. A pattern that can fit nothing is an error, with its line.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    what: String,
    paths: Vec<Spanned<String>>,
    #[serde(default)]
    but: Vec<Spanned<String>>,
}

/// The patterns of a class by what they are compared with.
#[derive(Default)]
struct Patterns<'t> {
    folders: Vec<&'t str>,
    folder_globs: Vec<&'t str>,
    ways: Vec<&'t str>,
    names: Vec<&'t str>,
    name_globs: Vec<&'t str>,
    ends: Vec<&'t str>,
}

/// Writes the enum and the tables.
pub(crate) fn generate(path: &Path, out: &Path) -> Result<(), String> {
    let text = super::read(path)?;
    let classes: BTreeMap<String, Class> = super::parse(path, &text)?;
    let mut kinds = String::new();
    let mut rows = String::new();
    for (name, class) in &classes {
        let wrong = |p: &&Spanned<String>| {
            let p = p.get_ref();
            p.is_empty() || *p != p.to_lowercase() || p.starts_with('/') || p.contains("//") || p == "*"
        };
        if let Some(p) = class.paths.iter().chain(&class.but).find(wrong) {
            return Err(super::mistake(path, &text, p.span().start, "no pattern of a path in lower case"));
        }
        if let Some(p) = class.but.iter().find(|p| !p.get_ref().ends_with('/')) {
            return Err(super::mistake(
                path,
                &text,
                p.span().start,
                "what is left out is a folder, with a slash behind it",
            ));
        }
        let _ = writeln!(kinds, "    /// {}.\n    {},", capital(&class.what), super::variant(name));
        let mut p = Patterns::default();
        for pattern in class.paths.iter().map(|p| p.get_ref().as_str()) {
            p.take(pattern);
        }
        p.folders.sort_unstable();
        p.names.sort_unstable();
        let but: Vec<&str> = class.but.iter().map(|p| p.get_ref().trim_end_matches('/')).collect();
        let _ = writeln!(
            rows,
            "    Class {{ what: {:?}, folders: &{:?}, folder_globs: &{:?}, ways: &{:?}, but: &{but:?}, names: &{:?}, name_globs: &{:?}, ends: &{:?} }},",
            class.what, p.folders, p.folder_globs, p.ways, p.names, p.name_globs, p.ends
        );
    }
    let code = format!(
        "/// What the path of a file can say of it: the classes of `rules/paths.toml`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Kind {{\n{kinds}}}\n\nstatic CLASSES: [Class; {}] = [\n{rows}];\n",
        classes.len()
    );
    std::fs::write(out, code).map_err(|e| format!("{}: {e}", out.display()))
}

impl<'t> Patterns<'t> {
    fn take(&mut self, pattern: &'t str) {
        let wild = pattern.contains(['*', '?']);
        let list = match pattern.strip_suffix('/') {
            Some(folder) if folder.contains('/') => &mut self.ways,
            Some(_) if wild => &mut self.folder_globs,
            Some(_) => &mut self.folders,
            None if pattern.contains('/') => &mut self.ends,
            None if wild => &mut self.name_globs,
            None => &mut self.names,
        };
        list.push(pattern.trim_end_matches('/'));
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
