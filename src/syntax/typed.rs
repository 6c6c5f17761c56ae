//! Types that code writes beside the names of parameters: which of them are clients.
//!
//! In: the parameters of a file with their source, and the tables. Out: the client rule of a name. A type is read as text, in the order of
//! either kind of language (`client: &Client`, `client *Client`, `Client client`); a name that has several types has none.

use super::eval::Eval;
use super::index::{Index, Known};
use super::scope::{Def, Key};
use super::tree::{Id, Nodes};
use crate::model::{Root, Value, near};
use crate::rules::clients::{ClientRule, Label, Role};
use std::collections::HashMap;

/// Longer parameters are no plain names with types.
const MAX_PARAMETER: usize = 160;
/// Shorter types are many things where no import says which one.
const SHORTEST_ALONE: usize = 12;
/// What makes a client of a type, after its name.
const MAKERS: [&str; 4] = ["", ".new", ".builder", ".default"];
/// The names of one file, of parameters and of fields.
#[derive(Default)]
pub(super) struct Typed {
    rules: HashMap<String, Option<&'static ClientRule>>,
}

impl Typed {
    pub(super) fn of(eval: &Eval<'_>, index: &Index) -> Self {
        let n = eval.nodes;
        let mut typed = Self::default();
        // Of a field without a value, the type is all that is known.
        let is_bare_field = |id: Id| {
            matches!(n.role(id), Role::Field | Role::Declare)
                && n.role(n.get(id).scope) == Role::Class
                && n.child(id, Label::Value).is_none()
        };
        for id in (1..n.len()).filter(|id| n.role(*id) == Role::Param || is_bare_field(*id)) {
            let whole = || n.source(id);
            let source = if n.role(id) == Role::Param { whole() } else { declared(n, id) };
            let source = source.trim_end_matches([';', ',']);
            if source.len() > MAX_PARAMETER {
                continue;
            }
            for (name, of) in readings(source) {
                let rule = rule_of(eval, index, of);
                // A type of another kind under the same name takes it away, if this reading is one of a type at all.
                if rule.is_some() || typed.rules.contains_key(name) {
                    let same = |known: &mut Option<&'static ClientRule>| match (*known, rule) {
                        (Some(a), Some(b)) if std::ptr::eq(a, b) => {}
                        _ => *known = None,
                    };
                    typed.rules.entry(name.to_string()).and_modify(same).or_insert(rule);
                }
            }
        }
        typed
    }

    /// Whether a dotted name begins with one whose type is a client.
    pub(super) fn has(&self, name: &str) -> bool {
        name.split_once('.').is_some_and(|(first, _)| self.rule(first).is_some())
    }

    /// The client that a name is by its type.
    pub(super) fn rule(&self, name: &str) -> Option<&'static ClientRule> {
        self.rules.get(name).copied().flatten()
    }
}

/// The client that a parameter is by its type.
pub(super) fn rule_of_parameter(eval: &Eval<'_>, index: &Index, param: Id) -> Option<&'static ClientRule> {
    let source = eval.nodes.source(param);
    if source.len() > MAX_PARAMETER {
        return None;
    }
    readings(source).into_iter().find_map(|(_, of)| rule_of(eval, index, of))
}

/// The client that is made with what a parameter, or a field without a value, is by its type.
pub(super) fn builder_of_parameter<'a>(eval: &Eval<'a>, param: Id) -> Option<&'static ClientRule> {
    if !eval.table.clients.iter().any(|c| !c.builders.is_empty()) {
        return None;
    }
    let n = eval.nodes;
    let source = if n.role(param) == Role::Param { n.source(param) } else { declared(n, param) };
    if source.len() > MAX_PARAMETER {
        return None;
    }
    let full = |of: &'a str| {
        let (first, rest) = of.split_once('.').map_or((of, ""), |(first, rest)| (first, rest));
        let names = match eval.named(first) {
            Some(Value::Path { root: Root::Module { .. } | Root::Global, name }) => vec![name],
            Some(_) => Vec::new(),
            None => wildcards(eval).map(|module| format!("{module}.{first}")).collect(),
        };
        names.into_iter().map(|name| if rest.is_empty() { name } else { format!("{name}.{rest}") }).collect::<Vec<_>>()
    };
    let (types, rules) = (readings(source).into_iter().map(|(_, of)| without_words(of)), eval.table.clients);
    types.into_iter().find_map(|of| {
        let by_name = full(of).into_iter().find_map(|name| rules.iter().find(|c| c.builders.contains(&name.as_str())));
        // Part of a file, as documents show it, imports nothing.
        let alone = || eval.named(of.split('.').next().unwrap_or(of)).is_none() && of.len() >= SHORTEST_ALONE;
        let is_it = |b: &&str| b.strip_suffix(of).is_some_and(|before| before.ends_with('.'));
        by_name.or_else(|| rules.iter().find(|c| c.builders.iter().any(is_it)).filter(|_| alone()))
    })
}

/// The client that a line declares a name of: `private final Client client;`.
pub(super) fn rule_of_text<'a>(eval: &Eval<'a>, index: &Index, line: &'a str) -> Option<&'static ClientRule> {
    let line = line.trim().trim_end_matches(';');
    readings(line).into_iter().find_map(|(_, of)| rule_of(eval, index, of))
}

/// What a parameter may say: a name and a type.
pub(super) fn readings<'s>(source: &'s str) -> Vec<(&'s str, &'s str)> {
    let source = without_notes(source);
    let source = source.split('=').next().unwrap_or(source).trim();
    let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let colon = source.match_indices(':').map(|(at, _)| at).find(|at| !source[at + 1..].starts_with(':'));
    if let Some(at) = colon {
        let name = source[..at].trim_end().trim_end_matches('?').rsplit([' ', '\t', '&']).next().unwrap_or("");
        return if plain(name) { vec![(name, source[at + 1..].trim())] } else { Vec::new() };
    }
    let mut out = Vec::new();
    if let Some((first, rest)) = source.split_once(char::is_whitespace).filter(|(f, _)| plain(f)) {
        out.push((first, rest.trim()));
    }
    let variable = |last: &'s str| last.strip_prefix('$').unwrap_or(last);
    if let Some((rest, last)) = source.rsplit_once(char::is_whitespace).filter(|(_, l)| plain(variable(l))) {
        out.push((variable(last), without_words(rest.trim())));
    }
    out
}

/// The line that declares a field, without other statements of it: `private final Client client`.
pub(super) fn declared<'a>(n: &Nodes<'a>, field: Id) -> &'a str {
    let (line, start) = (line_of(n, n.get(field).start), n.get(field).start as usize);
    let own = n.text.get(..start).map_or(0, |before| start - near::line_start(before, start, MAX_PARAMETER + 1));
    let begin = line.get(..own).and_then(|l| l.rfind(['{', '}', ';'])).map_or(0, |at| at + 1);
    let line = &line[begin..];
    let behind = own.saturating_sub(begin);
    let end = line.get(behind..).and_then(|l| l.find(';')).map_or(line.len(), |at| behind + at);
    line[..end].trim()
}

/// What is declared, without the annotations before it on the same line: `@Autowired @Qualifier("speech") Client client`.
fn without_notes(source: &str) -> &str {
    let mut rest = source.trim_start();
    while let Some(note) = rest.strip_prefix('@').or_else(|| rest.strip_prefix('#').filter(|r| r.starts_with('['))) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
        let end = note.find(|c: char| !is_part(c)).unwrap_or(note.len());
        let Some(behind) = past_brackets(&note[end..]) else { return source };
        rest = behind.trim_start();
    }
    // `[Inject] Client client`; of other languages, brackets stand before nothing.
    match rest.strip_prefix('[').and_then(|_| past_brackets(rest)) {
        Some(behind) if behind.starts_with(char::is_whitespace) => behind.trim_start(),
        _ => rest,
    }
}

/// What follows a pair of brackets at the start of a text: all of it, if none stands there. `None`: it is not closed.
fn past_brackets(text: &str) -> Option<&str> {
    if !text.starts_with(['(', '[']) {
        return Some(text);
    }
    let mut open = 0;
    let end = text.bytes().position(|b| {
        open += i32::from(matches!(b, b'(' | b'[')) - i32::from(matches!(b, b')' | b']'));
        open == 0
    })?;
    text.get(end + 1..)
}

/// The line of a place, if it is short enough.
pub(super) fn line_of<'a>(n: &Nodes<'a>, at: u32) -> &'a str {
    let at = at as usize;
    let (before, behind) = (n.text.get(..at).unwrap_or(&[]), n.text.get(at..).unwrap_or(&[]));
    let start = near::line_start(before, before.len(), MAX_PARAMETER + 1);
    let end = at + near::rest_of_line(behind, 0, MAX_PARAMETER + 1).len();
    if end - start <= MAX_PARAMETER { n.slice(start as u32, end as u32) } else { "" }
}

/// The modules of which a file imports all names.
fn wildcards<'a>(eval: &Eval<'a>) -> impl Iterator<Item = &'a str> {
    eval.scopes.wildcards.iter().copied()
}

/// A type without the words of the language before it: `private readonly Client`.
fn without_words(mut written: &str) -> &str {
    let is_word = |w: &str| w.bytes().all(|b| b.is_ascii_lowercase());
    while let Some((_, rest)) = written.split_once(char::is_whitespace).filter(|(w, _)| is_word(w)) {
        written = rest.trim_start();
    }
    written
}

/// The client that a type is, or what is inside of it: `Optional[Client]`, `Arc<Client>`.
fn rule_of<'a>(eval: &Eval<'a>, index: &Index, written: &'a str) -> Option<&'static ClientRule> {
    rule_within(eval, index, written, true)
}

fn rule_within<'a>(eval: &Eval<'a>, index: &Index, written: &'a str, follow: bool) -> Option<&'static ClientRule> {
    let mut text = written.trim();
    for _ in 0..4 {
        text = text.trim_start_matches(['&', '*', '"', '\'', ' ']);
        text = text.strip_prefix("mut ").or_else(|| text.strip_prefix("final ")).unwrap_or(text);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
        let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
        let rule = rule_named(eval, index, &text[..end], follow);
        if rule.is_some() {
            return rule;
        }
        text = text[end..].strip_prefix(['<', '['])?;
    }
    None
}

/// What a name of the file is written for, where that is another type with brackets: `Client = Annotated[library.Client, Depends(make)]`.
pub(super) fn alias<'a>(eval: &Eval<'a>, name: &'a str) -> Option<&'a str> {
    let n = eval.nodes;
    match eval.scopes.definitions(Key::Name(0, name)) {
        [(Def::Value(v), _)] if n.role(*v) == Role::Index => {
            let text = n.source(*v);
            (text.len() <= MAX_PARAMETER).then_some(text)
        }
        _ => None,
    }
}

/// The whole names of a type and of what is inside of it: `Optional[Client]`, `Arc<Client>`.
pub(super) fn names_of_type<'a>(eval: &Eval<'a>, written: &'a str) -> Vec<String> {
    let mut names = Vec::new();
    let mut text = written.trim();
    for _ in 0..3 {
        text = text.trim_start_matches(['&', '*', '"', '\'', ' ']);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':');
        let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
        let first = text[..end].split(['.', ':']).next().unwrap_or("");
        if let Some(Value::Path { root: Root::Module { relative: false }, name }) = eval.named(first) {
            let rest = text[first.len()..end].trim_start_matches(['.', ':']).replace("::", ".");
            names.push(if rest.is_empty() { name } else { format!("{name}.{rest}") });
        }
        let Some(inner) = text[end..].strip_prefix(['<', '[']) else { break };
        text = inner;
    }
    names
}

/// The client of a type's name.
fn rule_named<'a>(eval: &Eval<'a>, index: &Index, written: &'a str, follow: bool) -> Option<&'static ClientRule> {
    let first = written.split(['.', ':']).next().unwrap_or("");
    let rest = written[first.len()..].trim_start_matches(['.', ':']).replace("::", ".");
    let name = match eval.named(first) {
        Some(Value::Path { root: Root::Module { .. } | Root::Global, name }) => name,
        // One step: what is written for a name is no name of that kind again.
        Some(_) if follow => return alias(eval, first).and_then(|of| rule_within(eval, index, of, false)),
        Some(_) => return None,
        None => first.to_string(),
    };
    let known = eval.named(first).is_some();
    let name = if rest.is_empty() { name } else { format!("{name}.{rest}") };
    let maker_of = |name: &str| {
        MAKERS.iter().find_map(|maker| match index.get(&format!("{name}{maker}")) {
            Some(Known::Constructor(rule)) => Some(rule),
            _ => None,
        })
    };
    // All names of a module may have been imported.
    let starred = || wildcards(eval).find_map(|module| maker_of(&format!("{module}.{name}")));
    let of_type = |name: &str| eval.table.clients.iter().find(|c| c.types.contains(&name));
    let made = maker_of(&name).or_else(|| of_type(&name)).or_else(|| if known { None } else { starred() });
    // A type that has functions which make it, by its whole name.
    let by_functions = |name: &str| {
        let (module, of) = name.rsplit_once('.')?;
        let makes = |c: &&str| c.split_once('.').is_some_and(|(first, _)| first == of);
        eval.table.clients.iter().find(|c| c.modules.contains(&module) && c.constructors.iter().any(makes))
    };
    made.or_else(|| by_functions(&name)).or_else(|| {
        let mut modules = wildcards(eval).filter(|_| !known);
        modules.find_map(|module| by_functions(&format!("{module}.{name}")))
    })
}
