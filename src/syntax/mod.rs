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

mod calls;
mod code;
mod command;
mod eval;
mod exits;
mod exports;
mod grammar;
mod imported;
mod index;
mod links;
mod marks;
mod modules;
mod quick;
mod retry;
mod scope;
mod side;
mod spots;
mod strength;
mod summary;
mod tree;
mod trust;
mod weigh;

pub use code::{Bracketed, Code, Span, Text, Wait};
pub use imported::Together;
pub use links::{Links, import_name, import_words};
pub use modules::{Modules, Naming, naming};
pub use spots::masked;
pub use weigh::Weight;

use crate::model::{FileSummary, Side};
use crate::rules::clients::{Contract, SyntaxTable, syntax_tables};
use std::collections::HashMap;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Larger files are generated or data: their syntax is skipped by policy, and that is said.
pub const MAX_BYTES: usize = 1 << 20;

/// What a file may say about an integration, from literals in its text. Hosts of the user's `own` providers count as those of others.
pub fn weigh(path: &[u8], bytes: &[u8], own: &[Contract]) -> Weight {
    let path = String::from_utf8_lossy(path);
    match language_of(&path) {
        Some((table, _)) if !side::is_foreign(&path) => weigh::weigh(table, bytes, own),
        _ => Weight::Nothing,
    }
}

/// Reads one file, whatever its weight. `None`: not in a language that is read, or not the project's own code.
pub fn read(path: &[u8], bytes: &[u8], deadline: Instant) -> Option<FileSummary> {
    let text_path = String::from_utf8_lossy(path);
    let found = language_of(&text_path).filter(|_| !side::is_foreign(&text_path))?;
    summary_of(path, bytes, found, None, deadline)
}

/// Reads one file once more, now that the pictures of the others are known.
pub fn read_among(path: &[u8], bytes: &[u8], project: &Together<'_>, deadline: Instant) -> Option<FileSummary> {
    let text_path = String::from_utf8_lossy(path);
    summary_of(path, bytes, language_of(&text_path)?, Some(project), deadline)
}

/// Whether a path is one of the project's own files in a language that is read.
pub fn is_source(path: &[u8]) -> bool {
    let path = String::from_utf8_lossy(path);
    language_of(&path).is_some() && !side::is_foreign(&path)
}

fn summary_of(
    path: &[u8],
    bytes: &[u8],
    (table, grammar): (&'static SyntaxTable, &'static str),
    project: Option<&Together<'_>>,
    deadline: Instant,
) -> Option<FileSummary> {
    let mut summary = FileSummary { path: path.into(), language: table.language, ..FileSummary::default() };
    if bytes.len() > MAX_BYTES {
        summary.skipped = Some("syntax of a generated file: over 1 MiB");
        return Some(summary);
    }
    let language = language(grammar)?;
    let parsed = grammar::macros_as_calls(bytes, table.macros);
    let result = grammar::parse(&language.grammar, &parsed, deadline)
        .and_then(|tree| tree::Nodes::lower(&tree, bytes, &language.meanings))
        .map(|nodes| summary::fill(&mut summary, &nodes, &language.index, project, deadline));
    if let Err(why) = result {
        summary.uncovered = Some(why);
    }
    Some(summary)
}

fn language_of(path: &str) -> Option<(&'static SyntaxTable, &'static str)> {
    let extension = path.rsplit('/').next()?.rsplit_once('.')?.1.to_ascii_lowercase();
    syntax_tables().iter().find_map(|t| {
        if t.extensions.contains(&extension.as_str()) {
            return Some((t, t.grammar));
        }
        t.variants.iter().find(|(e, _)| *e == extension).map(|(_, g)| (t, *g))
    })
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

/// Where a file runs, as far as its text tells; asked of single files that are to be changed.
pub fn side_of(path: &[u8], bytes: &[u8]) -> Side {
    let deadline = Instant::now() + Duration::from_secs(2);
    let language = language_of(&String::from_utf8_lossy(path));
    language.and_then(|l| summary_of(path, bytes, l, None, deadline)).map_or(Side::Unknown, |summary| summary.side)
}
