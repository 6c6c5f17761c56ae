//! What calls give back: functions of the project, reads of the environment, texts that are put together, modules that are loaded.
//!
//! In: a call. Out: its value. What is called is known by what its name means; names of libraries are data of the language.

use super::maps::{held_headers, merged};
use super::put_together::begins_with_address;
use super::texts::{join, synthetic};
use super::{ENV_READ, Eval, MAX_PATH, filled};
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::tree::Id;

impl Eval<'_> {
    pub(super) fn call(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        if let Some(client) = self.clients.get(&id) {
            return Value::Path { root: Root::Client(*client), name: String::new() };
        }
        if self.requests.contains_key(&id) {
            return Value::Path { root: Root::Request(id), name: String::new() };
        }
        let Some(callee) = n.child(id, Label::Callee) else {
            // A literal of a map or a list, whose type says nothing more.
            return if n.role(id) == Role::New { self.arguments_at(id, depth) } else { Value::Unknown };
        };
        if n.role(callee) == Role::Member
            && let Some(value) = self
                .of_text_method(id, callee, depth)
                .or_else(|| self.of_settings(id, callee, depth))
                .or_else(|| self.with_entry(id, callee, depth))
                .or_else(|| self.made_once(id, callee, depth))
                .or_else(|| self.of_parts(id, callee, depth))
        {
            return value;
        }
        let (root, name) = match self.at(callee, depth) {
            Value::Path { root, name } => (root, name),
            // What an object that the caller gave gives back, by the text that it is asked with: `request.get("name")`.
            Value::Param { name, default } if name.contains('.') && name.len() < MAX_PATH => {
                // A text that is cut or put into other letters is the same one, and so is an address that is given parameters.
                let same = |method| {
                    self.table.same_text.contains(method) || self.table.put_together.url_steps.contains(method)
                };
                if let Some((object, method)) = name.rsplit_once('.')
                    && same(&method)
                {
                    return Value::Param { name: object.to_string(), default };
                }
                // A type may stand before it: `request.get(String.self, at: "name")`.
                let Value::Map { entries, .. } = self.arguments_at(id, depth) else { return Value::Unknown };
                return match entries.iter().take(2).find_map(|(_, value)| value.text()) {
                    Some(text) => Value::Param { name: format!("{name}.{text}"), default },
                    None if entries.is_empty() => Value::Param { name, default },
                    None => Value::Unknown,
                };
            }
            // A span of time, by a method of a number.
            span @ Value::Result { root: Root::Global, .. } if n.child(id, Label::Args).is_none() => return span,
            // `CONSTANT.getUrl()`: what a constant of an enumeration is made of.
            text @ (Value::Text(_) | Value::Join(_)) if self.is_of_constant(callee, depth) => return text,
            // An index that the grammar takes for a call.
            map @ (Value::Map { open: false, .. } | Value::List(_)) if n.source(id).ends_with(']') => {
                let args = self.arguments_at(id, depth);
                let key = args.get("0");
                let named =
                    key.and_then(Value::text).and_then(|key| map.get(key)).filter(|_| matches!(map, Value::Map { .. }));
                return named.cloned().or_else(|| self.item_of(&map, key)).unwrap_or_default();
            }
            // A literal of a type of this file: its fields by their names.
            Value::Unknown if n.role(id) == Role::New && self.has_named_fields(id) => {
                return self.arguments_at(id, depth);
            }
            _ => return Value::Unknown,
        };
        match root {
            Root::Function(f) if name.is_empty() => {
                let result = self.returned(f as Id, depth.saturating_sub(6));
                if !result.parts().iter().any(|p| matches!(p, Value::Param { .. })) {
                    return result;
                }
                filled(&result, &self.parameters(f as Id), &self.arguments_at(id, depth))
            }
            Root::Imported(k) if name.is_empty() => match self.imported.called(self.exported(k)) {
                Some((result, [])) => result,
                Some((result, params)) => {
                    let params: Vec<&str> = params.iter().map(String::as_str).collect();
                    filled(&result, &params, &self.arguments_at(id, depth))
                }
                None => Value::Unknown,
            },
            Root::Imported(k) if self.imported.is_client(k) => {
                Value::Path { root: Root::Imported(k), name: format!("{name}()") }
            }
            // What a client gives back may lead to further calls of the same client.
            Root::Client(c) if !name.is_empty() => Value::Path { root: Root::Client(c), name: format!("{name}()") },
            // Calls on a request that is being built give it back.
            Root::Request(_) if self.table.queries.contains(&name.as_str()) => {
                Value::Map { entries: Vec::new(), open: true }
            }
            Root::Request(r) => Value::Path { root: Root::Request(r), name: String::new() },
            Root::Function(_) | Root::Client(_) | Root::Imported(_) => Value::Unknown,
            Root::Global | Root::Module { .. } => self.known_call(id, root, name, depth),
        }
    }

    /// `new Headers().set(name, value)` of a library whose maps are not changed: the map with one entry more.
    fn with_entry(&self, id: Id, callee: Id, depth: u8) -> Option<Value> {
        let n = self.nodes;
        let method = n.child(callee, Label::Property)?;
        if !self.table.map_makers.contains(&n.source(method)) {
            return None;
        }
        let object = n.child(callee, Label::Object)?;
        if !matches!(n.role(object), Role::New | Role::Call) {
            return None;
        }
        let Value::Map { mut entries, open } = self.at(object, depth) else { return None };
        let args = self.arguments_at(id, depth);
        entries.push((args.get("0")?.clone(), args.get("1")?.clone()));
        Some(Value::Map { entries, open })
    }

    /// `CELL.get_or_init(|| ...)`: what the function makes.
    fn made_once(&self, id: Id, callee: Id, depth: u8) -> Option<Value> {
        let n = self.nodes;
        if !self.table.cells.contains(&n.source(n.child(callee, Label::Property)?)) {
            return None;
        }
        let made = n.children(n.child(id, Label::Args)?).next()?;
        match self.called(&self.at(made, depth), depth) {
            // A constructor by its name.
            Value::Path { root: Root::Module { .. } | Root::Global, .. } => None,
            value => Some(value),
        }
    }

    fn known_call(&self, id: Id, root: Root, name: String, depth: u8) -> Value {
        let t = self.table;
        let args = self.arguments_at(id, depth);
        let name_str = name.as_str();
        let first = || args.get("0").cloned();
        let loads = t.modules.as_ref().map_or(&[][..], |m| m.loads);
        if loads.contains(&name_str) && root == Root::Global {
            return first().map_or(Value::Unknown, |module| self.loaded(&module));
        }
        if t.bundle_calls.contains(&name_str) {
            let Value::Map { entries, .. } = &args else { return Value::Unknown };
            return match entries.first() {
                Some((_, Value::Text(variable))) => Value::Env {
                    name: format!("{name}.{}", variable.as_str()),
                    fallback: entries.get(1).map(|(_, value)| Box::new(value.clone())),
                },
                _ => Value::Unknown,
            };
        }
        if t.env_calls.contains(&name_str) {
            return match first() {
                Some(Value::Text(variable)) => Value::Env {
                    name: variable.as_str().to_string(),
                    fallback: args.get("1").or_else(|| args.get("default")).cloned().map(Box::new),
                },
                Some(Value::Param { .. }) => {
                    let (root, name) = (Root::Global, ENV_READ.to_string());
                    Value::Result { root, name, args: Box::new(args) }
                }
                // Without an argument it gives all of them.
                None => Value::Result { root, name, args: Box::new(args) },
                _ => Value::Unknown,
            };
        }
        if let Some(text) = self.put_together(id, name_str, &args, depth) {
            return text;
        }
        if t.header_holders.contains(&name_str) {
            return held_headers(&args);
        }
        if t.merges.contains(&name_str) {
            return merged(&args);
        }
        if t.firsts.contains(&name_str)
            && let Value::Map { entries, .. } = &args
        {
            return entries.iter().map(|(_, v)| v.clone()).reduce(|a, b| self.or(a, b)).unwrap_or_default();
        }
        if t.texts.contains(&name_str) {
            return self.as_text(id, &args, depth);
        }
        if t.schemes.contains(&name_str) {
            return with_scheme(first(), args.get("1"));
        }
        if let Some(url) = self.url_of_host(name_str, &args) {
            return url;
        }
        if t.joins.contains(&name_str) {
            return path_behind(&args);
        }
        if t.formats.contains(&name_str) {
            return self.formatted(id, &first().unwrap_or_default(), &args, (1, depth));
        }
        let args = self.with_steps(id, &name, args, depth);
        Value::Result { root, name, args: Box::new(args) }
    }

    /// What a function gives that makes a text or an address of what it is given.
    fn as_text(&self, id: Id, args: &Value, depth: u8) -> Value {
        let first = args.get("0").cloned();
        // The only argument may have a name.
        let only = || match args {
            Value::Map { entries, .. } => entries.first().map(|(_, v)| v.clone()),
            _ => None,
        };
        // The pattern of what is written out.
        if let Some(format) = args.get("format") {
            return self.formatted(id, format, args, (0, depth));
        }
        let base = || self.table.put_together.bases.iter().find_map(|base| args.get(base));
        match (first.or_else(only).map(|v| self.called(&v, depth)), args.get("1").or_else(base)) {
            // The base may stand first.
            (Some(base), Some(path)) if begins_with_address(&base) && !begins_with_address(path) => {
                join(vec![base, path.clone()])
            }
            // What is no address behind what may be one is the path.
            (Some(base @ (Value::Param { .. } | Value::Env { .. })), Some(path @ Value::Text(_)))
                if !begins_with_address(path) =>
            {
                join(vec![base, path.clone()])
            }
            (Some(path), Some(base @ (Value::Text(_) | Value::Join(_) | Value::Env { .. } | Value::Choice(_)))) => {
                join(vec![base.clone(), path])
            }
            (Some(only), _) => only,
            (None, _) => Value::Unknown,
        }
    }

    /// What a module of this name is.
    fn loaded(&self, module: &Value) -> Value {
        let Value::Text(module) = module else { return Value::Unknown };
        let module = module.as_str();
        let separator = self.table.modules.as_ref().map_or("/", |m| m.separator);
        self.imported.import(module, "", separator).unwrap_or_else(|| {
            let relative = module.starts_with('.');
            Value::Path { root: Root::Module { relative }, name: module.to_string() }
        })
    }

    /// Whether a member is one of a constant that is made of a list of things.
    fn is_of_constant(&self, callee: Id, depth: u8) -> bool {
        let object = self.nodes.child(callee, Label::Object);
        object.is_some_and(|object| matches!(self.at(object, depth), Value::List(_)))
    }

    /// `Type{Name: value}`, and nothing without a name in it.
    fn has_named_fields(&self, id: Id) -> bool {
        let n = self.nodes;
        let mut given = n.child(id, Label::Args).into_iter().flat_map(|a| n.children(a)).peekable();
        given.peek().is_some() && given.all(|a| n.role(a) == Role::Pair)
    }

    /// `config.get("NAME")` of an object that holds settings by its name: a variable of the environment.
    fn of_settings(&self, id: Id, callee: Id, depth: u8) -> Option<Value> {
        let (n, getters) = (self.nodes, self.table.env_getters);
        let method = n.child(callee, Label::Property).map_or("", |p| n.source(p).split('<').next().unwrap_or(""));
        let object = n.child(callee, Label::Object)?;
        if let Some(Value::Text(t)) = self.arguments_at(id, depth).get("0")
            && getters.iter().any(|g| g.rsplit('.').next() == Some(method))
            && let Some(setting) = self.setting_below(object, t.as_str())
        {
            return Some(setting);
        }
        let holder = n.source(Some(object).filter(|_| getters.iter().any(|g| g.ends_with(method)))?);
        let holder = holder.rsplit('.').next().unwrap_or(holder).to_ascii_lowercase();
        let known = |g: &&str| g.split_once('.').is_some_and(|(of, m)| m == method && holder.contains(of));
        if !getters.iter().any(known) {
            return None;
        }
        match self.arguments_at(id, depth).get("0") {
            Some(Value::Text(t)) if is_variable(t.as_str()) => {
                Some(Value::Env { name: t.as_str().to_string(), fallback: None })
            }
            _ => None,
        }
    }
}

/// Whether a text is written as names of variables are: `SERVICE_API_KEY`.
fn is_variable(text: &str) -> bool {
    text.len() < 80
        && text.contains('_')
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// A credential behind the scheme that stands before it; one argument alone is what is sent.
fn with_scheme(scheme: Option<Value>, credential: Option<&Value>) -> Value {
    let Some(credential) = credential else { return scheme.unwrap_or_default() };
    let scheme = match scheme {
        Some(Value::Text(t)) => synthetic(&format!("{} ", t.as_str())),
        other => join(vec![other.unwrap_or_default(), synthetic(" ")]),
    };
    join(vec![scheme, credential.clone()])
}

/// A path behind a base, which it does not run into.
fn path_behind(args: &Value) -> Value {
    let Value::Map { entries, .. } = args else { return Value::Unknown };
    let mut parts: Vec<Value> = entries.iter().take(2).map(|(_, part)| part.clone()).collect();
    // A path that begins without a slash does not run into the host.
    if parts.get(1).and_then(Value::text).is_some_and(|path| path.starts_with(|c: char| c.is_ascii_alphanumeric())) {
        parts.insert(1, synthetic("/"));
    }
    join(parts)
}
