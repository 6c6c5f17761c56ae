//! Texts: literals with their places, templates, formats, pieces one after the other.

use super::put_together::settled;
use super::{ENV_READ, Eval};
use crate::model::{Literal, Root, SecretText, Value, near};
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::unquoted;
use crate::syntax::tree::Id;

impl<'a> Eval<'a> {
    pub(super) fn literal(&self, first: Id, last: Id) -> Value {
        let (start, end) = (self.nodes.get(first).start, self.nodes.get(last).end);
        self.text(start, end)
    }

    pub(super) fn text(&self, start: u32, end: u32) -> Value {
        let bytes = self.nodes.text.get(start as usize..end as usize).unwrap_or_default();
        Value::Text(Literal { text: SecretText::new(bytes), start, end })
    }

    pub(super) fn string(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let parts: Vec<Id> = n.children(id).collect();
        if parts.is_empty() {
            let source = n.source(id);
            let inner = unquoted(source).trim_start_matches(':');
            let start = n.get(id).start + near::place_of(inner.as_bytes(), source.as_bytes()) as u32;
            return self.text(start, start + inner.len() as u32);
        }
        if parts.iter().all(|p| n.role(*p) == Role::Text) && !self.table.dollar_names {
            return self.literal(parts[0], parts[parts.len() - 1]);
        }
        let mut values = Vec::new();
        let mut run: Option<(Id, Id)> = None;
        for part in parts {
            if n.role(part) == Role::Text {
                run = Some((run.map_or(part, |r| r.0), part));
                continue;
            }
            values.extend(run.take().into_iter().flat_map(|(a, b)| self.with_names(id, a, b, depth)));
            values.push(self.read(part, depth));
        }
        values.extend(run.into_iter().flat_map(|(a, b)| self.with_names(id, a, b, depth)));
        join(values)
    }

    /// A piece of a text with the values of the names in it.
    fn with_names(&self, string: Id, first: Id, last: Id, depth: u8) -> Vec<Value> {
        let n = self.nodes;
        let (start, end) = (n.get(first).start, n.get(last).end);
        if !self.table.dollar_names {
            return vec![self.text(start, end)];
        }
        let text = n.slice(start, end);
        let (mut values, mut from) = (Vec::new(), 0);
        for (at, _) in text.match_indices('$') {
            let rest = &text[at + 1..];
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            if at < from || length == 0 || rest.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            values.push(self.text(start + from as u32, start + at as u32));
            values.push(match self.scopes.key_of_name(n, string, &rest[..length]) {
                Some((key, scope)) => self.binding(string, key, scope, depth),
                None => Value::Unknown,
            });
            from = at + 1 + length;
        }
        values.push(self.text(start + from as u32, end));
        values
    }

    /// A format text with its arguments put in: `{}`, `{name}` and `%s` alike; the arguments begin with the one of this number.
    pub(super) fn formatted(&self, at_node: Id, format: &Value, args: &Value, (mut next, depth): (usize, u8)) -> Value {
        match format {
            Value::Text(format) => join(self.parts_of_format(at_node, format, args, (&mut next, depth))),
            // Pieces one after the other are one format.
            Value::Join(pieces) if pieces.iter().any(|p| matches!(p, Value::Text(_))) => {
                let parts = pieces.iter().flat_map(|piece| match piece {
                    Value::Text(format) => self.parts_of_format(at_node, format, args, (&mut next, depth)),
                    other => vec![other.clone()],
                });
                join(parts.collect())
            }
            _ => Value::Unknown,
        }
    }

    /// The parts of one text of a format; `next` is the number of the argument that comes next.
    fn parts_of_format(
        &self,
        at_node: Id,
        format: &Literal,
        args: &Value,
        (next, depth): (&mut usize, u8),
    ) -> Vec<Value> {
        // A text of another file has no place in this one.
        let piece = |from: usize, to: usize| match format.end {
            0 => synthetic(format.as_str().get(from..to).unwrap_or_default()),
            _ => self.text(format.start + from as u32, format.start + to as u32),
        };
        let text = format.as_str();
        let mut parts = Vec::new();
        let (mut from, bytes) = (0, text.as_bytes());
        let mut at = 0;
        while at < bytes.len() {
            let (end, name) = match bytes[at] {
                b'{' => match text[at..].find('}') {
                    Some(close) => (at + close + 1, &text[at + 1..at + close]),
                    None => break,
                },
                b'%' if bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) => (at + 2, ""),
                _ => {
                    at += 1;
                    continue;
                }
            };
            parts.push(piece(from, at));
            let key = if name.is_empty() {
                *next += 1;
                (*next - 1).to_string()
            } else {
                name.split([':', '.', '!']).next().unwrap_or(name).to_string()
            };
            parts.push(match args.get(&key) {
                Some(given) => given.clone(),
                None if self.table.brace_names => self.named_in_format(at_node, format.start, &key, depth),
                None => Value::Unknown,
            });
            from = end;
            at = end;
        }
        parts.push(piece(from, text.len()));
        parts
    }

    /// The value of a name that a format mentions itself.
    fn named_in_format(&self, at: Id, start: u32, name: &str, depth: u8) -> Value {
        let n = self.nodes;
        // The name as it stands in the text of the file, which outlives the one at hand.
        let text = n.slice(start, n.get(at).end);
        let Some(found) = text.find(&format!("{{{name}")).and_then(|i| text.get(i + 1..i + 1 + name.len())) else {
            return Value::Unknown;
        };
        match self.scopes.key_of_name(n, at, found) {
            Some((key, scope)) => self.binding(at, key, scope, depth),
            None => Value::Unknown,
        }
    }

    /// What methods of texts give back: the same text, with a path behind it, with arguments put in, or another one if there is none.
    pub(super) fn of_text_method(&self, id: Id, callee: Id, depth: u8) -> Option<Value> {
        let (n, t) = (self.nodes, self.table);
        let method = n.child(callee, Label::Property).map_or("", |p| n.source(p));
        let object = n.child(callee, Label::Object)?;
        if t.same_text.contains(&method) {
            let object = self.at(object, depth);
            // `Url.parse(text)` is a function of the library that is called like a method of texts.
            let is_function = matches!(&object, Value::Path { root: Root::Module { .. } | Root::Global, name }
                if t.texts.contains(&format!("{name}.{method}").as_str()));
            return (!is_function).then_some(object);
        }
        // What is replaced by nothing is only cut off: `base.replace(/\/+$/, "")`.
        let by_nothing = |args: &Value| matches!(args, Value::Map { entries, .. } if entries.last().is_some_and(|(_, v)| v.text() == Some("")));
        if t.cuts.contains(&method) && by_nothing(&self.arguments_at(id, depth)) {
            return Some(self.at(object, depth));
        }
        if t.fallbacks.contains(&method) {
            let given = || self.arguments_at(id, depth).get("0").map(|f| self.called(f, depth));
            match self.at(object, depth) {
                Value::Env { name, fallback: None } => {
                    return Some(Value::Env { name, fallback: given().map(Box::new) });
                }
                Value::Param { name, default: None } => {
                    return Some(Value::Param { name, default: given().map(Box::new) });
                }
                // What is not known may be missing, and then it is the other one.
                object @ (Value::Unknown | Value::Result { .. }) => {
                    let other = given().filter(|g| matches!(g, Value::Text(_) | Value::Join(_) | Value::Env { .. }));
                    if let Some(other) = other {
                        return Some(Value::Choice(vec![object, other]));
                    }
                }
                _ => {}
            }
        }
        if t.appends.contains(&method)
            && let base @ (Value::Text(_) | Value::Join(_) | Value::Env { fallback: Some(_), .. } | Value::Param { .. }) =
                self.at(object, depth)
        {
            let Value::Map { entries, .. } = self.arguments_at(id, depth) else { return Some(Value::Unknown) };
            let path = entries.into_iter().next().map_or(Value::Unknown, |(_, path)| path);
            return Some(join(vec![base, synthetic("/"), path]));
        }
        if !matches!(method, "format" | "formatted") {
            return None;
        }
        // A text that stands here, or one with a name.
        match self.at(object, depth) {
            format @ (Value::Text(_) | Value::Join(_)) => {
                Some(self.formatted(id, &format, &self.arguments_at(id, depth), (0, depth)))
            }
            _ => (n.role(object) == Role::String).then_some(Value::Unknown),
        }
    }

    /// `https(host, path, query)`
    pub(super) fn url_of_host(&self, name: &str, args: &Value) -> Option<Value> {
        let mut made = self.table.hosts.iter().filter_map(|h| h.split_once(' '));
        let (scheme, _) = made.find(|(_, of)| *of == name)?;
        let (host, path) = (args.get("0").cloned().unwrap_or_default(), args.get("1").cloned().unwrap_or_default());
        let slash = if path.text().is_some_and(|p| !p.starts_with('/')) { "/" } else { "" };
        let mut parts = vec![synthetic(&format!("{scheme}://")), host, synthetic(slash), path];
        if let Some(query @ Value::Map { .. }) = args.get("2") {
            parts.extend([synthetic("?"), query.clone()]);
        }
        Some(join(parts))
    }

    /// A value, or another one when there is none.
    pub(super) fn or(&self, left: Value, right: Value) -> Value {
        match left {
            Value::Env { name, fallback: None } => match right {
                // Asked twice.
                Value::Env { name: same, fallback } if same == name => Value::Env { name, fallback },
                right => Value::Env { name, fallback: Some(Box::new(right)) },
            },
            Value::Env { name, fallback: Some(f) } => {
                Value::Env { name, fallback: Some(Box::new(Value::Choice(vec![*f, right]))) }
            }
            Value::Result { root, name, args } if name == ENV_READ && args.get("1").is_none() => {
                let mut args = *args;
                if let Value::Map { entries, .. } = &mut args {
                    entries.push((synthetic("1"), right));
                }
                Value::Result { root, name, args: Box::new(args) }
            }
            left => one_of(vec![left, right]),
        }
    }

    /// `${NAME}` and `${NAME:-value}`.
    pub(super) fn expansion(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let mut parts = n.children(id);
        let Some(name) = parts.next() else { return Value::Unknown };
        match (self.at(name, depth), parts.next().map(|f| self.at(f, depth))) {
            (Value::Env { name, .. }, Some(fallback)) => Value::Env { name, fallback: Some(Box::new(fallback)) },
            (value, None) => value,
            (value, Some(fallback)) => Value::Choice(vec![value, fallback]),
        }
    }
}

/// One of several values. A client that is made here unless the caller gives one (`session or requests.Session()`) is this client: so it
/// is whenever nothing is given.
pub(super) fn one_of(values: Vec<Value>) -> Value {
    let is_client = |v: &Value| matches!(v, Value::Path { root: Root::Client(_), .. });
    let given = |v: &Value| matches!(v, Value::Param { .. } | Value::Null) || is_client(v);
    let mut made = values.iter().filter(|v| is_client(v));
    match (made.next(), made.next()) {
        (Some(client), None) if values.iter().all(given) => client.clone(),
        _ => Value::Choice(values),
    }
}

pub(super) fn join(parts: Vec<Value>) -> Value {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts.into_iter().map(settled) {
        match part {
            Value::Join(inner) => flat.extend(inner),
            Value::Text(t) if t.text.is_empty() => {}
            other => flat.push(other),
        }
    }
    match flat.len() {
        0 => synthetic(""),
        1 => flat.swap_remove(0),
        _ => Value::Join(flat),
    }
}

pub(super) fn number(source: &str) -> Value {
    let plain: String = source.chars().filter(|c| *c != '_').collect();
    // `30L`, `2u64`: a type may stand behind it.
    let end = plain.find(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E')).unwrap_or(plain.len());
    plain[..end].parse().map_or(Value::Unknown, Value::Number)
}

/// A header's name that is a constant of a library, `header::CONTENT_TYPE`, as its text.
pub(in crate::syntax) fn header_name(key: Value) -> Value {
    let Value::Path { root: Root::Module { relative: false }, name } = &key else { return key };
    let last = name.rsplit('.').next().unwrap_or("");
    if last.len() < 3 || !last.bytes().all(|b| b.is_ascii_uppercase() || b == b'_') {
        return key;
    }
    synthetic(&last.to_ascii_lowercase().replace('_', "-"))
}

/// A text that stands nowhere in the file.
pub(in crate::syntax) fn synthetic(text: &str) -> Value {
    Value::Text(Literal { text: SecretText::new(text.as_bytes()), start: 0, end: 0 })
}
