//! Objects, dicts and argument lists: their entries, spreads and merges, and what later statements put into them.

use super::Eval;
use super::put_together::{has_mark, part_of};
use super::texts::{header_name, join, synthetic};
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::scope::{Change, Key, Mutation};
use crate::syntax::tree::Id;

impl<'a> Eval<'a> {
    pub(super) fn object(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let keyed =
            |c: Id| matches!(n.role(c), Role::Pair | Role::Shorthand | Role::Spread | Role::Assign | Role::Function);
        // Keys and values one after the other, without a node for each pair.
        if n.children(id).any(|c| n.get(c).label == Label::Key) {
            let of = |wanted: Label| n.children(id).filter(move |c| n.get(*c).label == wanted);
            let pairs = of(Label::Key).zip(of(Label::Value)).take(64);
            let entries = pairs.map(|(k, v)| (self.at(k, depth), self.at(v, depth))).collect();
            return Value::Map { entries, open: false };
        }
        if let Some(entries) = self.named_values(id, depth) {
            return Value::Map { entries, open: false };
        }
        if n.children(id).next().is_some() && !n.children(id).any(keyed) {
            return Value::List(n.children(id).take(64).map(|c| self.at(c, depth)).collect());
        }
        let mut entries = Vec::new();
        let mut open = false;
        for part in n.children(id).take(256) {
            match n.role(part) {
                Role::Pair => {
                    let (Some(k), Some(v)) = (n.child(part, Label::Key), n.child(part, Label::Value)) else { continue };
                    entries.push((self.key(k, depth), self.at(v, depth)));
                }
                Role::Assign => {
                    let (Some(k), Some(v)) = (n.child(part, Label::Target), n.child(part, Label::Value)) else {
                        continue;
                    };
                    let key = if n.role(k) == Role::Index { n.child(k, Label::Key) } else { None };
                    let key = key.map_or_else(|| self.literal(k, k), |k| self.at(k, depth));
                    entries.push((key, self.at(v, depth)));
                }
                Role::Shorthand => entries.push((self.literal(part, part), self.name(part, depth))),
                Role::Spread => match n.children(part).next().map(|s| self.at(s, depth)) {
                    Some(spread) => spread_into(&mut entries, &mut open, spread),
                    None => open = true,
                },
                Role::Function => {
                    let name = n.child(part, Label::Name).map_or(Value::Unknown, |k| self.literal(k, k));
                    entries.push((name, Value::Unknown));
                }
                _ => open = true,
            }
        }
        Value::Map { entries, open }
    }

    /// `new { name = value, other }`, where the grammar has names and values one after the other; a value alone has its own name.
    fn named_values(&self, id: Id, depth: u8) -> Option<Vec<(Value, Value)>> {
        let n = self.nodes;
        let parts: Vec<Id> = n.children(id).take(128).collect();
        let names = |name: Id, value: Id| {
            n.role(name) == Role::Name && n.slice(n.get(name).end, n.get(value).start).trim() == "="
        };
        if !parts.windows(2).any(|pair| names(pair[0], pair[1])) {
            return None;
        }
        let (mut entries, mut at) = (Vec::new(), 0);
        while let Some(part) = parts.get(at).copied() {
            match parts.get(at + 1) {
                Some(value) if names(part, *value) => {
                    entries.push((self.literal(part, part), self.at(*value, depth)));
                    at += 1;
                }
                _ => {
                    let name = n.child(part, Label::Property).unwrap_or(part);
                    entries.push((self.literal(name, name), self.at(part, depth)));
                }
            }
            at += 1;
        }
        Some(entries)
    }

    /// A key of an object: a bare name is its own text where the grammar has bare keys.
    pub(super) fn key(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        match n.role(id) {
            // In a dict a name is a variable; in an object it is the key itself.
            Role::Name if self.table.keys_are_bare => self.literal(id, id),
            Role::Number => self.literal(id, id),
            _ => self.at(id, depth),
        }
    }

    pub(super) fn arguments_at(&self, call: Id, depth: u8) -> Value {
        let n = self.nodes;
        let mut entries = Vec::new();
        let mut open = false;
        let mut position = 0;
        let args = n.children(call).filter(|a| n.get(*a).label == Label::Args);
        // A block behind the arguments is one of them, and so is an initialiser.
        let of = |a: Id| if matches!(n.role(a), Role::Object | Role::Function) { a..a + 1 } else { a..a };
        for arg in args.flat_map(|a| of(a).chain(n.children(a).filter(move |_| of(a).is_empty()))).take(64) {
            match n.role(arg) {
                // Properties set where the object is made.
                Role::Object if n.get(arg).label == Label::Args => match self.object(arg, depth) {
                    Value::Map { entries: more, open: more_open } => {
                        entries.extend(more);
                        open |= more_open;
                    }
                    items => spread_into(&mut entries, &mut open, items),
                },
                Role::Pair => {
                    let (Some(k), Some(v)) = (n.child(arg, Label::Key), n.child(arg, Label::Value)) else { continue };
                    let key = if n.role(k) == Role::String { self.at(k, depth) } else { self.literal(k, k) };
                    entries.push((key, self.at(v, depth)));
                }
                // A named argument of a macro.
                Role::Assign if !self.table.macros.is_empty() => {
                    let (Some(k), Some(v)) = (n.child(arg, Label::Target), n.child(arg, Label::Value)) else {
                        continue;
                    };
                    entries.push((self.literal(k, k), self.at(v, depth)));
                }
                Role::Shorthand => entries.push((self.literal(arg, arg), self.at(arg, depth))),
                Role::Spread => {
                    match n.children(arg).next().map(|s| self.at(s, depth)) {
                        Some(Value::Map { entries: more, open: more_open }) => {
                            entries.extend(more);
                            open |= more_open;
                        }
                        _ => open = true,
                    };
                }
                _ => {
                    entries.push((synthetic(&position.to_string()), self.at(arg, depth)));
                    position += 1;
                }
            }
        }
        Value::Map { entries, open }
    }

    /// Adds to a map what later statements put into it.
    pub(super) fn apply_mutations(&self, value: &mut Value, key: Key<'a>, seen: Option<(u32, Id)>, depth: u8) {
        let mutations = self.scopes.mutations(key);
        if mutations.is_empty() {
            return;
        }
        let adds = |m: &Mutation| self.table.put_together.adders.contains(&m.path.as_str());
        if matches!(value, Value::Null) && mutations.iter().any(adds) {
            *value = synthetic("");
        }
        if matches!(value, Value::Text(_) | Value::Join(_)) {
            return self.put_into_text(value, key, seen, depth);
        }
        if !matches!(value, Value::Map { .. } | Value::List(_) | Value::Choice(_)) {
            return;
        }
        self.add_to_list(value, key, seen, depth);
        let Value::Map { entries, open } = value else {
            // One of several maps: a later entry may be in any of them.
            if let Value::Choice(options) = value {
                for option in options.iter_mut().filter(|o| matches!(o, Value::Map { .. })) {
                    self.apply_mutations(option, key, seen, depth);
                }
            }
            return;
        };
        let changes = |m: &&Mutation| seen.is_none_or(|at| self.scopes.changes_seen(self.nodes, key, m, at));
        for m in mutations.iter().filter(changes) {
            match m.what {
                Change::Assign(v) if m.path.is_empty() => {
                    let Some(k) = m.key.map(|k| self.at(k, depth)) else { continue };
                    entries.push((k, self.at(v, depth)));
                }
                Change::Assign(v) if m.key.is_none() => {
                    let name = part_of(&m.path).filter(|_| has_mark(entries)).unwrap_or(&m.path);
                    entries.push((synthetic(name), self.at(v, depth)));
                }
                // `options.headers["name"] = value`
                Change::Assign(v) => {
                    let of = |(k, _): &&mut (Value, Value)| k.text() == Some(&m.path);
                    if let (Some((_, Value::Map { entries: inner, .. })), Some(k)) =
                        (entries.iter_mut().rev().find(of), m.key)
                    {
                        inner.push((self.at(k, depth), self.at(v, depth)));
                    }
                }
                Change::Call(call) => {
                    let args = || self.arguments_at(call, depth);
                    match m.path.as_str() {
                        "update" => spread_into(entries, open, args().get("0").cloned().unwrap_or_default()),
                        method if is_put(method) => {
                            let args = args();
                            let of = |k: &str| args.get(k).cloned().unwrap_or_default();
                            entries.push((header_name(of("0")), of("1")));
                        }
                        method if has_mark(entries) => {
                            if let (Some(part), Some(value)) = (part_of(method), args().get("0")) {
                                entries.push((synthetic(part), value.clone()));
                            }
                        }
                        method => {
                            let scheme = self.scheme_set_by(method);
                            entries.extend(scheme.map(|scheme| authorization(scheme, args().get("0"))));
                        }
                    }
                }
                Change::Escape(call) => {
                    // A function that is not known may add entries; a client, a log or a serializer does not.
                    let callee = self.nodes.child(call, Label::Callee).map(|c| self.at(c, depth.min(6)));
                    if let Some(Value::Path { root: Root::Function(_) | Root::Module { relative: true }, .. }) = callee
                    {
                        *open = true;
                    }
                }
            }
        }
    }

    /// Adds to a list what later statements put behind its end: `lines[] = line`.
    fn add_to_list(&self, value: &mut Value, key: Key<'a>, seen: Option<(u32, Id)>, depth: u8) {
        let changes = |m: &&Mutation| seen.is_none_or(|at| self.scopes.changes_seen(self.nodes, key, m, at));
        let added = self.scopes.mutations(key).iter().filter(changes).filter_map(|m| match m.what {
            Change::Assign(v) if m.path.is_empty() && m.key.is_none() => Some(v),
            _ => None,
        });
        let added: Vec<Id> = added.take(MOST_ADDED).collect();
        let empty = matches!(value, Value::Map { entries, open: false } if entries.is_empty());
        if empty && !added.is_empty() {
            *value = Value::List(Vec::new());
        }
        if let Value::List(items) = value {
            items.extend(added.into_iter().map(|v| self.at(v, depth)));
        }
    }
}

/// Whether a method puts a value into a map under a name.
pub(super) fn is_put(method: &str) -> bool {
    matches!(method, "set" | "append" | "setdefault" | "insert" | "Set" | "Add" | "put" | "add" | "addProperty")
}

/// Statements that add to one list.
const MOST_ADDED: usize = 32;

impl<'a> Eval<'a> {
    /// The scheme of a method that puts a key into headers.
    fn scheme_set_by(&self, method: &str) -> Option<&'static str> {
        let mut schemes = self.table.scheme_setters.iter().filter_map(|rule| rule.split_once(' '));
        schemes.find(|(name, _)| *name == method).map(|(_, scheme)| scheme)
    }

    /// What later statements add to a text: `buffer.append(more)`, `url.searchParams.set("name", value)`, `url.pathname = path`.
    fn put_into_text(&self, text: &mut Value, key: Key<'a>, seen: Option<(u32, Id)>, depth: u8) {
        let changes = |m: &&Mutation| seen.is_none_or(|at| self.scopes.changes_seen(self.nodes, key, m, at));
        let own = |m: &&Mutation| match m.what {
            Change::Call(_) => {
                let (method, rules) = (m.path.as_str(), &self.table.put_together);
                self.table.query_sets.contains(&method) || rules.adders.contains(&method)
            }
            Change::Assign(_) => m.key.is_none() && part_of(&m.path) == Some("path"),
            Change::Escape(_) => false,
        };
        for m in self.scopes.mutations(key).iter().filter(own).filter(changes).take(MOST_PARAMETERS) {
            match m.what {
                Change::Call(call) if self.table.query_sets.contains(&m.path.as_str()) => {
                    self.put_into_query(text, &self.arguments_at(call, depth), ("0", "1"));
                }
                Change::Call(call) => self.added_later(text, &m.path, call, depth),
                Change::Assign(path) => *text = join(vec![std::mem::take(text), self.at(path, depth)]),
                Change::Escape(_) => {}
            }
        }
    }

    /// The address with a parameter behind it, or with a map of them: by the places of its name, or of the map, and of its value.
    pub(super) fn put_into_query(&self, url: &mut Value, args: &Value, (name, value): (&str, &str)) {
        let has_query = url.parts().iter().any(|p| p.text().is_some_and(|t| t.contains('?')));
        let sign = if has_query { '&' } else { '?' };
        let (mark, value) = match (args.get(name), args.get(value)) {
            (Some(Value::Text(name)), Some(value)) => (format!("{sign}{}=", name.as_str()), value),
            (Some(map @ Value::Map { .. }), _) => (sign.to_string(), map),
            _ => return,
        };
        *url = Value::Join(vec![std::mem::take(url), synthetic(&mark), value.clone()]);
    }
}

/// Parameters of one address that are put together; more are left out.
const MOST_PARAMETERS: usize = 12;

pub(super) fn spread_into(entries: &mut Vec<(Value, Value)>, open: &mut bool, spread: Value) {
    match spread {
        Value::Map { entries: more, open: more_open } => {
            entries.extend(more);
            *open |= more_open;
        }
        Value::List(pairs) => {
            for pair in pairs {
                match pair {
                    Value::List(mut kv) if kv.len() == 2 => {
                        let v = kv.pop().unwrap_or_default();
                        entries.push((kv.pop().unwrap_or_default(), v));
                    }
                    _ => *open = true,
                }
            }
        }
        // `...(condition && { ... })`: the entries may be there.
        Value::Choice(options) => {
            for option in options {
                match option {
                    Value::Map { .. } => spread_into(entries, open, option),
                    Value::Null | Value::Bool(false) => {}
                    _ => *open = true,
                }
            }
        }
        Value::Null => {}
        _ => *open = true,
    }
}

/// The header in which a key goes along, with its scheme.
fn authorization(scheme: &str, key: Option<&Value>) -> (Value, Value) {
    let key = key.cloned().unwrap_or_default();
    (synthetic("Authorization"), Value::Join(vec![synthetic(&format!("{scheme} ")), key]))
}

/// What holds a body and headers for a request, or one of both: the headers under a name of their own.
pub(super) fn held_headers(args: &Value) -> Value {
    let is_header = |(key, _): &(Value, Value)| {
        key.text().is_some_and(|k| k.contains('-') || k.eq_ignore_ascii_case("authorization"))
    };
    let headers = match (args.get("0"), args.get("1")) {
        (_, Some(second)) => second.clone(),
        // A map by itself may be the body.
        (Some(body @ Value::Map { entries, open: false }), None) if !entries.iter().any(is_header) => {
            return Value::Map { entries: vec![(synthetic("body"), body.clone())], open: false };
        }
        (Some(first), None) => first.clone(),
        (None, None) => return empty(),
    };
    let body = args.get("0").filter(|_| args.get("1").is_some()).map(|body| (synthetic("body"), body.clone()));
    Value::Map { entries: [(synthetic("headers"), headers)].into_iter().chain(body).collect(), open: false }
}

fn empty() -> Value {
    Value::Map { entries: Vec::new(), open: false }
}

/// Positional maps one over the other, keywords last.
pub(super) fn merged(args: &Value) -> Value {
    let Value::Map { entries: args, open } = args else { return Value::Unknown };
    let (mut entries, mut open) = (Vec::new(), *open);
    for (key, value) in args {
        if let Value::List(pair) = value
            && let [name @ Value::Text(_), content] = pair.as_slice()
        {
            entries.push((name.clone(), content.clone()));
        } else if key.text().is_some_and(|k| k.bytes().all(|b| b.is_ascii_digit())) {
            spread_into(&mut entries, &mut open, value.clone());
        } else {
            entries.push((key.clone(), value.clone()));
        }
    }
    Value::Map { entries, open }
}

/// The values of a map that has only clients: whatever its key is, it is one of them.
pub(super) fn table_of_clients(object: &Value) -> Option<Vec<Value>> {
    let Value::Map { entries, open: false } = object else { return None };
    let is_client = |value: &Value| matches!(value, Value::Path { root: Root::Client(_), name } if name.is_empty());
    let few = (1..=MOST_CLIENTS).contains(&entries.len());
    (few && entries.iter().all(|(_, v)| is_client(v))).then(|| entries.iter().map(|(_, v)| v.clone()).collect())
}

/// Clients of one table; of more it is not asked which.
const MOST_CLIENTS: usize = 6;
