//! Reads how source text talks to APIs.
//!
//! In: a path, bytes and a deadline. Out: the picture of the file ([`FileSummary`]). Before that, [`weigh`] says from literals in
//! the text whether it is worth one, and [`Links`] whether a file that only names a client belongs to one that talks to a
//! provider. It refuses to know secrets and lints: it says what stands there, and what could not be resolved. A file that could
//! not be read whole says why in [`FileSummary::uncovered`].
//!
//! The steps: [`grammar`] parses, [`tree`] lowers to neutral nodes by the tables of the language, [`scope`] finds what names
//! mean, [`eval`] what expressions are worth, [`retry`] what repeats, [`calls`] puts clients and requests together, and
//! [`side`] says where the file runs.

mod answer;
mod calls;
mod code;
mod command;
mod crowd;
mod eval;
mod exits;
mod exports;
mod given;
mod grammar;
mod held;
mod imported;
mod index;
mod inside;
mod links;
mod macros;
mod marks;
mod mentions;
mod messages;
mod modules;
mod patience;
mod program;
mod retry;
mod scope;
pub mod settings;
mod side;
mod spots;
mod strength;
mod summary;
mod tree;
mod trust;
mod typed;
mod unread;
mod weigh;

pub use code::{Bracketed, Code, Span, Text, Wait};
pub use imported::Together;
pub use links::{Links, import_name, import_words};
pub use modules::{Modules, Naming, naming};
pub use patience::{Deadline, Patience};
pub use spots::masked;
pub use unread::unread;
pub use weigh::Weight;

use crate::model::{FileSummary, Side, path};
use crate::rules::clients::{Contract, SyntaxTable, syntax_tables};
use crate::rules::paths;
use inside::Inside;
use std::collections::HashMap;
use std::sync::OnceLock;
use summary::Around;

/// Larger files are generated or data: their syntax is skipped by policy, and that is said.
pub const MAX_BYTES: usize = 1 << 20;

/// What a file may say about an integration, from literals in its text. Hosts of the user's `own` providers count as those of others.
pub fn weigh(path: &[u8], bytes: &[u8], own: &[Contract]) -> Weight {
    let path = String::from_utf8_lossy(path);
    let whole = language_of_file(&path, bytes);
    let kinds = inside::kinds(&path);
    if whole.is_none() && kinds.is_empty() || side::is_foreign(&path) {
        return Weight::Nothing;
    }
    let of_whole = whole.map_or(Weight::Nothing, |(table, _)| weigh::weigh(table, &path, bytes, own));
    let pieces = inside::of_kinds(&kinds, bytes).0;
    pieces.iter().map(|piece| weight_of(&path, piece, own)).chain([of_whole]).max().unwrap_or(of_whole)
}

/// The weight of code in a file. Documents belong to no program: what they say counts by itself alone.
fn weight_of(path: &str, piece: &Inside, own: &[Contract]) -> Weight {
    match weigh::weigh(piece.table, path, &piece.text, own) {
        Weight::Linked if piece.side == Side::Docs => Weight::Nothing,
        weight => weight,
    }
}

/// Reads one file, whatever its weight, and of the code in it what may say something. Empty: not in a language that is read, or not the
/// project's own code.
pub fn read(path: &[u8], bytes: &[u8], own: &[Contract], deadline: Deadline) -> Vec<FileSummary> {
    let text_path = String::from_utf8_lossy(path);
    let mut out = Vec::new();
    if side::is_foreign(&text_path) {
        return out;
    }
    if let Some(language) = language_of_file(&text_path, bytes) {
        out.extend(summary_of(path, bytes, language, None, None, deadline));
    }
    let (pieces, more) = inside::of(&text_path, bytes);
    for piece in &pieces {
        if inside::module_language(&text_path).is_some() || weight_of(&text_path, piece, own) != Weight::Nothing {
            out.extend(summary_of_piece(path, bytes, piece, None, deadline));
        }
    }
    if let Some(last) = out.last_mut().filter(|_| more) {
        last.uncovered = Some("more pieces of code in one file than are read");
    }
    out
}

/// Reads one file, or a piece of it, once more, now that the pictures of the others are known.
pub fn read_among(file: &FileSummary, bytes: &[u8], project: &Together<'_>, deadline: Deadline) -> Option<FileSummary> {
    let path = String::from_utf8_lossy(&file.path);
    let Some(inside) = file.inside else {
        return summary_of(&file.path, bytes, language_of_file(&path, bytes)?, None, Some(project), deadline);
    };
    let pieces = inside::of(&path, bytes).0;
    let piece = pieces.get(inside.number.checked_sub(1)? as usize)?;
    summary_of_piece(&file.path, bytes, piece, Some(project), deadline)
}

/// Whether a path is one of the project's own files that others may import.
pub fn is_source(path: &[u8]) -> bool {
    let path = String::from_utf8_lossy(path);
    module_language(&path).is_some() && !side::is_foreign(&path)
}

/// The language in which a file imports others and is imported.
fn module_language(path: &str) -> Option<(&'static SyntaxTable, &'static str)> {
    language_of(path).or_else(|| inside::module_language(path))
}

fn summary_of_piece(
    path: &[u8],
    file: &[u8],
    piece: &Inside,
    project: Option<&Together<'_>>,
    deadline: Deadline,
) -> Option<FileSummary> {
    let around = Some((file, piece));
    summary_of(path, &piece.text, (piece.table, piece.grammar), around, project, deadline)
}

fn summary_of(
    path: &[u8],
    bytes: &[u8],
    (table, grammar): (&'static SyntaxTable, &'static str),
    around: Around<'_>,
    project: Option<&Together<'_>>,
    deadline: Deadline,
) -> Option<FileSummary> {
    let mut summary = FileSummary { path: path.into(), language: table.language, ..FileSummary::default() };
    summary.inside =
        around.map(|(_, piece)| crate::model::Inside { number: piece.number, first_line: 0, last_line: 0 });
    if bytes.len() > MAX_BYTES {
        summary.skipped = Some("syntax of a generated file: over 1 MiB");
        return Some(summary);
    }
    if around.is_none() && is_minified(path, bytes) {
        summary.skipped = Some("calls in minified code");
        return Some(summary);
    }
    let language = language(grammar)?;
    let parsed = macros::for_grammar(bytes, table);
    let result = grammar::parse(&language.grammar, &parsed, deadline)
        .and_then(|tree| tree::Nodes::lower(&tree, bytes, &language.meanings))
        .map(|nodes| summary::fill(&mut summary, &nodes, &language.index, (around, project), deadline));
    if let Err(why) = result {
        summary.uncovered = Some(why);
    }
    if around.is_none()
        && let Some(text) =
            std::str::from_utf8(bytes).ok().filter(|_| settings::switches::may_set(&String::from_utf8_lossy(path)))
    {
        summary.unchecking = settings::switches::unchecking(text, &|| spots::Lines::new(bytes));
    }
    Some(summary)
}

/// Whether a text is what a tool makes of the code of a page for shipping: most of it are long lines full of statements. Its secrets are read
/// all the same.
fn is_minified(path: &[u8], bytes: &[u8]) -> bool {
    const LEAST: usize = 20_000;
    const LONG: usize = 500;
    const PER_SIGN: usize = 200;
    if bytes.len() < LEAST || !paths::Lower::of(path).is(paths::Kind::PageCode) {
        return false;
    }
    let lines = bytes.split(|b| *b == b'\n').filter(|line| line.len() >= LONG);
    // A long literal has no statements in it.
    let code = lines.filter(|line| line.iter().filter(|b| b"{;".contains(b)).count() >= line.len() / PER_SIGN);
    code.map(<[u8]>::len).sum::<usize>() * 2 > bytes.len()
}

fn language_of(path: &str) -> Option<(&'static SyntaxTable, &'static str)> {
    let extension = path::name_str(path).rsplit_once('.')?.1.to_ascii_lowercase();
    syntax_tables().iter().find_map(|t| {
        if t.extensions.contains(&extension.as_str()) {
            return Some((t, t.grammar));
        }
        t.variants.iter().find(|(e, _)| *e == extension).map(|(_, g)| (t, *g))
    })
}

/// The language of a file by its extension or, where it has none, by the program that its first line names.
fn language_of_file(path: &str, bytes: &[u8]) -> Option<(&'static SyntaxTable, &'static str)> {
    let named = path::name_str(path).contains('.');
    if named || !bytes.starts_with(b"#!") {
        return language_of(path);
    }
    inside::language_called(program::of(bytes)?)
}

/// What is made once per grammar.
struct Loaded {
    grammar: tree_sitter::Language,
    meanings: tree::Meanings,
    index: index::Index,
}

fn language(name: &'static str) -> Option<&'static Loaded> {
    static LOADED: OnceLock<HashMap<&'static str, OnceLock<Option<Loaded>>>> = OnceLock::new();
    let all = LOADED.get_or_init(|| {
        let names =
            syntax_tables().iter().flat_map(|t| std::iter::once(t.grammar).chain(t.variants.iter().map(|v| v.1)));
        names.map(|n| (n, OnceLock::new())).collect()
    });
    all.get(name)?
        .get_or_init(|| {
            let table = syntax_tables().iter().find(|t| t.grammar == name || t.variants.iter().any(|v| v.1 == name))?;
            let grammar = grammar::grammar(name)?;
            let meanings = tree::Meanings::new(table, &grammar);
            Some(Loaded { grammar, meanings, index: index::Index::new(table) })
        })
        .as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_tool_made_of_code_is_told_from_code_with_a_long_literal() {
        let statements = "function a(b){return b.c;}".repeat(1_000);
        let literal = format!("const image = \"{}\";\n", "iVBORw0KGgo".repeat(4_000));
        assert!(is_minified(b"public/app.js", statements.as_bytes()));
        assert!(!is_minified(b"public/app.js", statements.replace('}', "}\n").as_bytes()));
        assert!(!is_minified(b"src/image.js", literal.as_bytes()));
        assert!(!is_minified(b"src/app.py", statements.as_bytes()));
    }

    #[test]
    fn minified_code_is_passed_over_as_a_policy_and_a_table_of_a_thousand_rows_is_read() {
        let read =
            |path: &[u8], text: &str| read(path, text.as_bytes(), &[], Patience::shared().turn(text.len()).deadline());
        let minified = read(b"public/app.js", &"function a(b){return fetch(b.c);}".repeat(1_000));
        assert_eq!(minified[0].skipped, Some("calls in minified code"));
        let rows = (0..1_000)
            .map(|i| format!("  {{ ...common, id: {i}, url: `${{BASE}}/v1/items/{i}`, name: names[{i}] }},\n"));
        let table = format!(
            "const BASE = \"https://api.openai.com\";\nconst common = {{ headers: {{ a: BASE }} }};\nconst names = [];\nexport const table = [\n{}];\nfetch(table[0].url);\n",
            rows.collect::<String>()
        );
        let first_party = read(b"src/table.js", &table);
        assert_eq!((first_party[0].skipped, first_party[0].uncovered), (None, None));
        assert!(!first_party[0].calls.is_empty());
    }
}
