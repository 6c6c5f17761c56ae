//! Keys that calls of logs and printers write out.
//!
//! In: calls and their values. Out: what is written as it is, with its place; not what a function makes of it.

use super::{Marks, groups, is_place};
use crate::model::{Logged, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::held::held;
use crate::syntax::tree::{Id, end_of};
use std::borrow::Cow;

impl Marks<'_> {
    /// The headers of a request in the error that a handler caught.
    fn is_headers_of_error(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let ends = self.eval.table.error_headers;
        if ends.is_empty() || n.role(id) != Role::Member {
            return false;
        }
        let source = n.source(id).replace("?.", ".");
        let Some(of) = ends.iter().find_map(|end| source.strip_suffix(end)) else { return false };
        let first = of.split('.').next().unwrap_or(of);
        n.above(id).any(|a| {
            let target = n.child(a, Label::Target).filter(|_| n.role(a) == Role::Catch);
            target.is_some_and(|t| n.source(t).split([':', ' ']).any(|word| word == first))
        })
    }

    /// Whether what is called writes to a log: by its name, or by its method and what the object is called, whoever has that object.
    fn is_log(&self, callee: &str) -> bool {
        let (logs, callee) = (self.eval.table.logs, end_of(callee));
        if logs.contains(&callee) {
            return true;
        }
        let plain = match callee.contains([':', '>', '?', '$', '@']) {
            true => Cow::Owned(callee.replace("::", ".").replace("->", ".").replace("?.", ".").replace(['$', '@'], "")),
            false => Cow::Borrowed(callee),
        };
        let name = ["this.", "self."].iter().find_map(|own| plain.strip_prefix(own)).unwrap_or(&plain);
        if logs.contains(&name) {
            return true;
        }
        let two = |name: &str| -> Option<(String, String)> {
            let (object, method) = name.rsplit_once('.')?;
            let object = object.rsplit('.').next()?.trim_matches('_').to_ascii_lowercase();
            // `library.getLogger(name).debug`, and the short names of one.
            let is_logger = object.contains("logger") || matches!(object.as_str(), "log" | "logs" | "slog" | "sugar");
            let object = if is_logger { "logger".to_string() } else { object };
            Some((object, method.to_ascii_lowercase()))
        };
        let Some(called) = two(name).filter(|(object, _)| object.starts_with("log")) else { return false };
        logs.iter().any(|log| two(log).as_ref() == Some(&called))
    }

    /// Whether what a command writes is the result of its function, which the file takes: `key=$(read_key)`.
    pub(super) fn is_output_of_function(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let Some(function) = n.above(id).find(|a| n.role(*a) == Role::Function) else { return false };
        let Some(name) = n.child(function, Label::Name).map(|name| n.source(name)) else { return false };
        let taken = |i: Id| {
            n.role(i) == Role::Command
                && n.child(i, Label::Callee).is_some_and(|c| n.source(c) == name)
                && n.above(i).any(|a| n.role(a) == Role::Substitution)
        };
        (1..n.len()).any(taken)
    }

    /// A value of the environment that is written out.
    pub(super) fn log(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        let Some(args) = n.child(id, Label::Args) else { return };
        // What is written to is given first: `fmt.Fprintf(os.Stderr, format, value)`.
        let first = || n.children(args).next().map_or("", |a| n.source(a));
        let writes = |log: &&str| {
            log.strip_prefix(n.source(callee)).and_then(|to| to.strip_prefix('(')).is_some_and(|to| to == first())
        };
        if !self.is_log(n.source(callee)) && !self.eval.table.logs.iter().any(writes) {
            return;
        }
        let mut line = None;
        for arg in n.children(args).collect::<Vec<_>>() {
            if groups::is_masked(n, arg) {
                continue;
            }
            if self.is_headers_of_error(arg) {
                let spot = self.lines.spot(n.get(arg).start, n.get(arg).end, None);
                self.logged.push(Logged {
                    what: format!("{}.authorization", n.source(arg)),
                    spot,
                    ..Logged::default()
                });
                continue;
            }
            if self.is_environment(arg) {
                let spot = self.lines.spot(n.get(arg).start, n.get(arg).end, None);
                self.logged.push(Logged { all: "the whole environment", spot, ..Logged::default() });
                continue;
            }
            let mut value = self.written(arg);
            if self.eval.table.brace_names && matches!(value, Value::Text(_)) {
                value = self.eval.format_alone(id, &value);
            }
            // A text with the value in it, or the value itself; not what a function makes of it.
            for part in shown(&value).into_iter().flat_map(entries_of) {
                let named = match part {
                    Value::Env { name, fallback } if !is_place(fallback.as_deref()) => Some((name.clone(), None)),
                    Value::Param { name, .. } if is_key_itself(name) => Some((name.clone(), None)),
                    Value::Path { name, .. } => setting_with_key(name).map(|name| (name.to_string(), None)),
                    Value::Text(text) => held(self.eval, text, id),
                    _ => None,
                };
                if let Some((what, literal)) = named {
                    let place = || self.lines.spot(n.get(id).start, n.get(id).start, None).line;
                    let line = *line.get_or_insert_with(place);
                    if self.logged.iter().any(|l| l.spot.line == line && l.what == what) {
                        continue;
                    }
                    let spot = self.lines.spot(n.get(arg).start, n.get(arg).end, None);
                    self.logged.push(Logged { what, literal, spot, ..Logged::default() });
                }
            }
            self.log_by_name(arg);
        }
    }

    /// The value of an argument, or of what a function writes out whole: `JSON.stringify(options)`.
    fn written(&self, arg: Id) -> Value {
        let n = self.eval.nodes;
        let writes = |c: Id| self.eval.table.writers.contains(&end_of(n.source(c)));
        let inner = n.child(arg, Label::Args).filter(|_| n.child(arg, Label::Callee).is_some_and(writes));
        match inner.and_then(|args| n.children(args).next()) {
            Some(of) => self.eval.value(of),
            None => self.eval.value(arg),
        }
    }

    /// What is written out as it is under the precise name of a key, whatever it was made of.
    fn log_by_name(&mut self, arg: Id) {
        let n = self.eval.nodes;
        let mut todo = vec![arg];
        let mut seen = 0;
        while let Some(id) = todo.pop() {
            seen += 1;
            if seen > MOST_SHOWN || groups::is_masked(n, id) {
                return;
            }
            // A flag has such a name as well, and a text that is written there is another's to judge.
            let known = || {
                matches!(self.eval.value(id), Value::Text(_) | Value::Bool(_) | Value::Number(_) | Value::Env { .. })
            };
            let named = match n.role(id) {
                Role::Name if n.get(id).label != Label::Key => Some(n.source(id)).filter(|name| is_key_itself(name)),
                Role::Member if !self.lists_names(id) => {
                    n.child(id, Label::Property).map(|p| n.source(p)).filter(|name| is_shown_key(name))
                }
                Role::Index => n
                    .child(id, Label::Key)
                    .filter(|k| n.role(*k) == Role::String)
                    .map(|k| n.source(k).trim_matches(['"', '\'', '`']))
                    .filter(|name| is_shown_key(name)),
                Role::Call if self.asks_for_authorization(id) => Some("authorization"),
                _ => None,
            };
            if named.is_some() && !known() {
                let spot = self.lines.spot(n.get(arg).start, n.get(arg).end, None);
                if !self.logged.iter().any(|l| l.spot.line == spot.line) {
                    self.logged.push(Logged { what: n.source(id).to_string(), spot, ..Logged::default() });
                }
                return;
            }
            match n.role(id) {
                // `key || "not set"` shows the key where there is one.
                Role::Binary if matches!(n.operator(id), "||" | "??" | "or" | "?:") => {
                    todo.extend(n.children(id).next())
                }
                Role::Binary if !matches!(n.operator(id), "+" | "." | "") => {}
                Role::Ternary => todo.extend([Label::Body, Label::Else].iter().filter_map(|l| n.child(id, *l))),
                Role::String | Role::Binary | Role::Unit | Role::Expand | Role::Inline => todo.extend(n.children(id)),
                Role::Pair => todo.extend(n.child(id, Label::Value)),
                Role::Call if self.formats(id) => {
                    todo.extend(n.child(id, Label::Args).into_iter().flat_map(|args| n.children(args)));
                }
                _ => {}
            }
        }
    }

    /// `HeaderNames.API_KEY`: a constant of what lists the names of things.
    fn lists_names(&self, member: Id) -> bool {
        let n = self.eval.nodes;
        let source = |label: Label| n.child(member, label).map_or("", |part| n.source(part));
        let constant = !source(Label::Property).bytes().any(|b| b.is_ascii_lowercase());
        let object = source(Label::Object).to_ascii_lowercase();
        constant && ["name", "names", "header", "headers", "field", "fields"].iter().any(|w| object.ends_with(w))
    }

    /// `request.header("Authorization")`: what somebody has sent, their key among it.
    fn asks_for_authorization(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.child(call, Label::Args) else { return false };
        let mut given = n.children(args);
        let is_it = |a: Id| n.source(a).trim_matches(['"', '\'', '`']).eq_ignore_ascii_case("authorization");
        let last =
            n.child(call, Label::Callee).map_or("", |c| n.source(c)).rsplit(['.', ':', '>']).next().unwrap_or("");
        let reads = ["get", "header"].iter().any(|w| last.to_ascii_lowercase().ends_with(w));
        given.next().is_some_and(is_it) && given.next().is_none() && reads
    }

    /// Whether a call puts its arguments into a text.
    fn formats(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let formats = self.eval.table.formats;
        n.child(call, Label::Callee).is_some_and(|c| {
            let source = end_of(n.source(c));
            formats.contains(&source) || source.rsplit(['.', ':']).next() == Some("format")
        })
    }
}

/// Parts of one argument that are looked at for names.
const MOST_SHOWN: usize = 64;

/// Whether a member is a key as it is, or the header of a request with one.
fn is_shown_key(name: &str) -> bool {
    is_key_itself(name) || name.eq_ignore_ascii_case("authorization")
}

/// What is seen of a value that is written out: pieces of a text, or what it may be.
fn shown(value: &Value) -> Vec<&Value> {
    match value {
        Value::Join(parts) => parts.iter().flat_map(Value::alternatives).collect(),
        other => other.alternatives(),
    }
}

/// Of a map or a list what its entries show: headers with the key among them, options with the headers among them.
fn entries_of(value: &Value) -> Vec<&Value> {
    let mut out = Vec::new();
    let mut todo = vec![(value, 0)];
    while let Some((value, deep)) = todo.pop() {
        match value {
            Value::Map { entries, .. } if deep < DEEPEST => {
                todo.extend(entries.iter().rev().flat_map(|(_, v)| shown(v)).map(|v| (v, deep + 1)));
            }
            Value::List(items) if deep < DEEPEST => {
                todo.extend(items.iter().rev().flat_map(shown).map(|v| (v, deep + 1)))
            }
            other => out.push(other),
        }
        if out.len() == MOST_SHOWN {
            break;
        }
    }
    out
}

/// Maps in maps that are written out with what they are in.
const DEEPEST: u8 = 3;

/// Whether a parameter is a key as it is, by its name: not one that tells whether there is one, or that shows a part of it.
fn is_key_itself(name: &str) -> bool {
    let plain = name.replace('_', "").to_ascii_lowercase();
    let others =
        ["has", "is", "no", "missing", "masked", "redacted", "hidden", "short", "partial", "safe", "public", "test"];
    KEYS.iter().any(|end| plain.ends_with(end)) && !others.iter().any(|word| plain.starts_with(word))
}

/// Ends of such names.
const KEYS: [&str; 8] =
    ["apikey", "secretkey", "accesstoken", "refreshtoken", "authtoken", "bearertoken", "apisecret", "clientsecret"];

/// What objects that hold settings are called, in lower case.
const HOLDERS: [&str; 5] = ["settings", "config", "env", "secrets", "credentials"];

/// The setting that a member is, if it is written like one and named like a key: `settings.OPENAI_API_KEY`.
fn setting_with_key(path: &str) -> Option<&str> {
    let (object, name) = path.rsplit_once('.')?;
    let holder = object.rsplit(['.', '/', '(']).next().unwrap_or(object).to_ascii_lowercase();
    let written = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    (written && HOLDERS.contains(&holder.trim_matches('_')) && is_key_itself(name)).then_some(name)
}
