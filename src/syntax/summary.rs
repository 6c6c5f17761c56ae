//! Fills the picture of one file from its tree.
//!
//! In: the neutral tree. Out: a [`FileSummary`] that outlives the file's bytes and is small: clients, calls, environment reads,
//! and the names by which other files can refer to them.

use super::calls::{Calls, find_makers};
use super::eval::Eval;
use super::exports::{exports, functions};
use super::imported::{Imported, Together};
use super::index::Index;
use super::inside::Inside;
use super::marks::Marks;
use super::mentions::repeated_names;
use super::patience::Deadline;
use super::retry::Retries;
use super::scope::Scopes;
use super::side::{Signals, side};
use super::spots::Lines;
use super::tree::{Id, Nodes};
use crate::model::{FileSummary, Side};
use crate::rules::clients::{Label, Role};
use crate::rules::signs;
use std::collections::BTreeSet;

/// Where a text stands that is part of a file: the bytes of that, and the piece.
pub(super) type Around<'a> = Option<(&'a [u8], &'a Inside)>;

/// Fills `summary`.
pub(super) fn fill(
    summary: &mut FileSummary,
    nodes: &Nodes<'_>,
    index: &Index,
    (around, project): (Around<'_>, Option<&Together<'_>>),
    deadline: Deadline,
) {
    let lines = around.map_or_else(|| Lines::new(nodes.text), |(file, piece)| Lines::around(file, &piece.places));
    if let Some(inside) = &mut summary.inside {
        (inside.first_line, inside.last_line) = lines.range();
    }
    let scopes = Scopes::collect(nodes);
    let (own_path, number) = (summary.path.clone(), summary.inside.map_or(0, |i| i.number));
    let imported = || project.map_or_else(Imported::nothing, |p| Imported::of(p, &own_path, number));
    let eval = Eval::new(nodes, &scopes, imported());
    let (makers, requests) = find_makers(&eval, index);
    let clients = makers.iter().enumerate().map(|(i, (id, _))| (*id, i)).collect();
    let eval = eval.with_makers(clients, requests.into_iter().map(|id| (id, ())).collect());
    let path = String::from_utf8_lossy(&summary.path).into_owned();
    (summary.side, summary.side_reason) = side_of(&path, &eval);
    // A piece runs where the file around it says, unless nobody runs it.
    if let Some((_, piece)) = around.filter(|_| !matches!(summary.side, Side::Test | Side::Docs)) {
        (summary.side, summary.side_reason) = (piece.side, piece.reason);
    }
    summary.tells_retries = tells_retries(nodes, eval.table.task_classes);
    summary.imports = scopes.imports.iter().map(|i| i.to_string()).collect();
    if eval.table.modules.as_ref().is_some_and(|m| m.types) {
        summary.imports.extend(types_of_others(&eval));
    }
    if deadline.is_past() {
        summary.uncovered = Some("reading took too long");
        return;
    }
    let retries = Retries::new(&eval, index, &lines);
    let mut calls = Calls::new(&eval, index, &retries, &lines, &makers);
    calls.run();
    let mut marks = Marks::new(&eval, &lines);
    marks.run();
    marks.traced();
    (summary.env_reads, summary.tls_off, summary.logged) = (marks.env_reads, marks.tls_off, marks.logged);
    if let Some((file, _)) = around.filter(|_| summary.side == Side::Docs) {
        summary.logged.retain(|logged| !is_shown_as_wrong(file, logged.spot.start as usize));
    }
    summary.tls_off.extend(std::mem::take(&mut calls.tls_off));
    summary.env_assigns = marks.env_assigns;
    summary.limited = super::strength::limited_for_all(&eval);
    summary.old_tls = super::strength::old_versions(&eval, &lines);
    summary.old_tls.extend(std::mem::take(&mut calls.old_tls));
    summary.plain_channels = super::strength::plain_channels(&eval, &lines);
    summary.plain_channels.append(&mut calls.plain_channels);
    summary.headers_read = super::messages::headers_read(&eval, &lines);
    summary.key_messages = super::messages::keys(&eval, &lines);
    summary.exited = super::exits::exits(&eval, &lines, (summary.side, &path));
    summary.sdk_names = std::mem::take(&mut calls.sdk_names);
    summary.functions = functions(&mut calls, &retries);
    (summary.exports, summary.stars) = exports(&mut calls);
    summary.factories = calls.factories();
    (summary.given, summary.keys_given) = super::given::given(&mut calls);
    summary.keys_asked = std::mem::take(&mut calls.asked);
    summary.addresses = super::given::addresses(&eval);
    (summary.clients, summary.calls, summary.literal_keys) = (calls.clients, calls.calls, calls.literal_keys);
    summary.thread_waits = calls.thread_waits;
    summary.literal_auths = calls.literal_auths;
    summary.repeated_names = repeated_names(&eval, &retries);
    if eval.exhausted() {
        // What somebody else wrote, as its head says, is read for secrets and is none of the calls of the project.
        match is_of_library(nodes.text) {
            true => summary.skipped = Some("calls of a library that lies among the files"),
            false => summary.uncovered = Some("too much to evaluate in one source file"),
        }
    }
}

/// Whether a document says of a line, on it or on the one above, that it is how not to do it.
fn is_shown_as_wrong(file: &[u8], at: usize) -> bool {
    let before = file.get(..at).unwrap_or(file);
    let from = memchr::memrchr_iter(b'\n', before).nth(1).map_or(0, |i| i + 1);
    let end = memchr::memchr(b'\n', &file[before.len()..]).map_or(file.len(), |i| before.len() + i);
    signs::any_in(signs::SHOWN_AS_WRONG, &file[from..end])
}

/// Whether a text begins as those of published libraries do: with a notice that tools are to keep, or with what tells loaders apart.
fn is_of_library(text: &[u8]) -> bool {
    const HEAD: usize = 2_000;
    signs::any_in(signs::LIBRARY_HEADS, text.get(..HEAD).unwrap_or(text))
}

/// Whether a name, or a key of a map, has to do with retries, or is that of the class of a task.
fn tells_retries(nodes: &Nodes<'_>, task_classes: &[&str]) -> bool {
    (1..nodes.len()).any(|id| match nodes.role(id) {
        Role::Name if nodes.get(id).label == Label::Key && task_classes.contains(&nodes.source(id)) => true,
        Role::Name | Role::Text => {
            let source = nodes.source(id);
            source.len() < 40 && source.to_ascii_lowercase().contains("retr")
        }
        _ => false,
    })
}

/// Names of types that nothing in the file defines, as many as are followed.
const MAX_TYPES: usize = 64;

/// Types of other files that a file names.
fn types_of_others(eval: &Eval<'_>) -> Vec<String> {
    let n = eval.nodes;
    let mut out = BTreeSet::new();
    for id in (1..n.len()).filter(|id| n.role(*id) == Role::Name) {
        let name = n.source(id);
        let named = matches!(n.get(id).label, Label::Property | Label::Key);
        if !named && super::imported::names_type(name) && !out.contains(name) && eval.scopes.key_of(n, id).is_none() {
            out.insert(name);
            if out.len() == MAX_TYPES {
                break;
            }
        }
    }
    out.into_iter().map(str::to_string).collect()
}

/// Where a file runs, as its path and its text tell.
pub(super) fn side_of(path: &str, eval: &Eval<'_>) -> (Side, &'static str) {
    let (globals, directives) = (browser_names(eval), directives(eval.nodes));
    let signals = Signals { path, imports: &eval.scopes.imports, directives: &directives, globals: &globals };
    match side(eval.table, &signals) {
        (Side::Unknown, _) if answers_requests(eval) => (Side::Server, "it answers requests"),
        told => told,
    }
}

/// Whether a file has what only code has which answers requests.
fn answers_requests(eval: &Eval<'_>) -> bool {
    let has = |sign: &&str| memchr::memmem::find(eval.nodes.text, sign.as_bytes()).is_some();
    eval.table.server_signs.iter().any(has)
}

/// Expression statements at the top that are nothing but a text.
fn directives<'a>(nodes: &Nodes<'a>) -> Vec<&'a str> {
    nodes
        .children(0)
        .take(3)
        .filter(|c| nodes.role(*c) == Role::String)
        .map(|c| nodes.source(c).trim_matches(['"', '\'', '`']))
        .collect()
}

/// Names that only browsers have, and names of modules that only they use.
fn browser_names(eval: &Eval<'_>) -> Vec<String> {
    let n = eval.nodes;
    let imported =
        |path: &str| path.rsplit_once('.').is_some_and(|(module, name)| eval.scopes.imports_name(module, name));
    let mut out: BTreeSet<String> =
        eval.table.browser_names.iter().filter(|p| imported(p)).map(|p| p.to_string()).collect();
    for id in 1..n.len() {
        if n.role(id) != Role::Name || n.get(id).label == Label::Property || n.get(id).label == Label::Key {
            continue;
        }
        let name = n.source(id);
        if eval.table.browser_globals.contains(&name) && eval.scopes.key_of(n, id).is_none() && !is_type_test(eval, id)
        {
            out.insert(name.to_string());
        }
    }
    let acts = |id: &Id| eval.table.browser_attributes.contains(&n.source(*id)) && gives_code(n, *id);
    out.extend((1..n.len()).filter(|id| n.role(*id) == Role::Name && acts(id)).map(|id| n.source(id).to_string()));
    out.extend(eval.table.browser_calls.iter().filter(|call| is_called(eval, call)).map(|call| call.to_string()));
    let published =
        |id: &Id| n.role(*id) == Role::Member && eval.table.published.iter().any(|p| n.source(*id).starts_with(p));
    out.extend((1..n.len()).filter(published).map(|id| n.source(id).to_string()));
    out.into_iter().collect()
}

/// Whether a name is an attribute that is given code: `onClick={start}`.
fn gives_code(n: &Nodes<'_>, name: Id) -> bool {
    let end = n.get(name).end;
    n.slice(end, (end + 2).min(n.text.len() as u32)) == "={"
}

/// Whether something is called by a name that nothing in the file has: `$.ajax(...)`, `$("#list")`.
fn is_called(eval: &Eval<'_>, beginning: &str) -> bool {
    let n = eval.nodes;
    let root = beginning.split(['.', '(']).next().unwrap_or(beginning);
    let begins = |id: Id| {
        let start = n.get(id).start;
        n.slice(start, (start + beginning.len() as u32).min(n.text.len() as u32)) == beginning
    };
    (1..n.len() as Id)
        .any(|id| n.role(id) == Role::Name && n.source(id) == root && begins(id) && eval.scopes.key_of(n, id).is_none())
}

/// `typeof window`: shared code asks where it runs.
fn is_type_test(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    n.parent(id).is_some_and(|p| n.role(p) == Role::Unary)
}
