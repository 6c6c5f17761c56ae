//! Reads how source text talks to APIs.
//!
//! In: a path, bytes and a deadline. Out: the picture of the file ([`FileSummary`]), or nothing when no literal in it says
//! that it talks to an API at all. It refuses to know secrets and lints: it says what stands there, and what could not be
//! resolved. Only files that a literal prefilter marks are parsed; a file that could not be read whole says why in
//! [`FileSummary::uncovered`].
//!
//! The steps: [`grammar`] parses, [`tree`] lowers to neutral nodes by the tables of the language, [`scope`] finds what names
//! mean, [`eval`] what expressions are worth, [`retry`] what repeats, [`calls`] puts clients and requests together, and
//! [`side`] says where the file runs.

mod calls;
mod code;
mod command;
mod eval;
mod grammar;
mod index;
mod marks;
mod quick;
mod retry;
mod scope;
mod side;
mod spots;
mod summary;
mod tree;
mod trust;

pub use code::{Bracketed, Code, Span, Text};
pub use spots::masked;

use crate::model::{FileSummary, Side};
use crate::rules::clients::{Contract, SyntaxTable, contracts, syntax_tables};
use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Larger files are generated or data: their syntax is skipped by policy, and that is said.
pub const MAX_BYTES: usize = 1 << 20;

/// Reads one file; the hosts of the user's `own` providers mark it as well. `None`: not a language that is read, not the project's own code, or nothing in it talks to an API.
pub fn read(path: &[u8], bytes: &[u8], own: &[Contract], deadline: Instant) -> Option<FileSummary> {
    let text_path = String::from_utf8_lossy(path);
    let (table, grammar) = language_of(&text_path)?;
    if side::is_foreign(&text_path) || !(is_marked(table, bytes) || names_host(own, bytes)) {
        return None;
    }
    summary_of(path, bytes, (table, grammar), deadline)
}

fn summary_of(
    path: &[u8],
    bytes: &[u8],
    (table, grammar): (&'static SyntaxTable, &'static str),
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
        .map(|nodes| summary::fill(&mut summary, &nodes, table, &language.index, deadline));
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

/// Whether any literal in the file says that it may talk to an API: a host, a client, a library, a header.
fn is_marked(table: &'static SyntaxTable, bytes: &[u8]) -> bool {
    static MARKS: OnceLock<HashMap<&'static str, Option<AhoCorasick>>> = OnceLock::new();
    let marks = MARKS.get_or_init(|| syntax_tables().iter().map(|t| (t.language, marks_of(t))).collect());
    marks.get(table.language).and_then(Option::as_ref).is_none_or(|m| m.is_match(bytes))
}

/// Whether a host of a provider of the user's own is in the text.
fn names_host(own: &[Contract], bytes: &[u8]) -> bool {
    own.iter()
        .flat_map(|c| c.hosts)
        .any(|h| memchr::memmem::find(bytes, h.trim_start_matches('.').as_bytes()).is_some())
}

fn marks_of(table: &SyntaxTable) -> Option<AhoCorasick> {
    let mut marks: Vec<&str> = vec!["Authorization", "authorization"];
    marks.extend(table.marks.iter().chain(table.deciding).chain(table.deciding_methods).chain(table.trusting));
    marks.extend(table.env_writes.iter().map(|w| w.rsplit('.').next().unwrap_or(w)));
    for client in table.clients {
        // Short module names are words of their own; they come with the text of an import.
        marks.extend(client.modules.iter().map(|m| m.split('.').next().unwrap_or(m)).filter(|m| m.len() >= 5));
    }
    for contract in contracts() {
        marks.extend(contract.hosts.iter().map(|h| h.trim_start_matches('.')));
        for sdk in contract.sdks.iter().filter(|s| s.language == table.family) {
            let names = sdk.constructors.iter().chain(sdk.setters).map(|(n, _)| n.split('.').next().unwrap_or(n));
            marks.extend(names.filter(|n| n.len() >= 5 && sdk.modules.contains(&"")));
            marks.extend(sdk.modules.iter().map(|m| m.rsplit('.').next().unwrap_or(m)).filter(|m| m.len() >= 4));
        }
    }
    AhoCorasick::new(marks).ok()
}

/// Where a file runs, as far as its text tells; asked of single files that are to be changed.
pub fn side_of(path: &[u8], bytes: &[u8]) -> Side {
    let deadline = Instant::now() + Duration::from_secs(2);
    let language = language_of(&String::from_utf8_lossy(path));
    language.and_then(|l| summary_of(path, bytes, l, deadline)).map_or(Side::Unknown, |summary| summary.side)
}
