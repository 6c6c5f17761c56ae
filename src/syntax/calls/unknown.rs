//! Calls of objects that are not known: what their verb, the type of the object and the address say.
//!
//! In: a call of a member. Out: a request of a library that has such a verb, of which nothing more is known, or a call of the client that the
//! callers, or the type of the object, say it is.

use super::Calls;
use crate::model::{Answer, Retry, Root, Setting, Value};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::index::Known;
use crate::syntax::tree::{Id, end_of};

/// Names of one file whose types are functions.
const MOST_TYPED: usize = 64;

impl<'a> Calls<'a> {
    /// A verb of an object that is not known, with a whole URL: a request, but nothing is known of its retries and time limit.
    pub(super) fn call_of_unknown(&mut self, id: Id, callee: Id) {
        let n = self.eval.nodes;
        if n.role(callee) != Role::Member {
            return;
        }
        let verb = n.child(callee, Label::Property).map_or("", |p| n.source(p));
        if let Some(client) = n.child(callee, Label::Object).and_then(|object| self.client_of_callers(object)) {
            return self.call_of_client(id, client, verb);
        }
        if let Some((client, name)) = self.call_of_typed_sdk(callee) {
            return self.call_of_client(id, client, &name);
        }
        let typed = n.child(callee, Label::Object).and_then(|object| self.typed_client(object));
        let rules = self
            .eval
            .table
            .clients
            .iter()
            .filter(|c| c.any_object && (c.modules.is_empty() || !c.bare || self.mentions(c.modules)));
        let rules = typed.into_iter().chain(rules);
        let Some((rule, call)) = rules
            .flat_map(|c| c.calls.iter().map(move |x| (c, x)))
            .find(|(_, x)| x.names.contains(&verb) && !x.deferred)
        else {
            return;
        };
        let is_typed = typed.is_some_and(|t| std::ptr::eq(t, rule));
        let bare = rule.bare && (is_typed || self.mentions(rule.modules));
        let before = self.calls.len();
        self.http_call(id, rule, call, verb, None, "");
        let Some(made) = self.calls.get_mut(before) else { return };
        if call.opens {
            return;
        }
        // A client by its type is one whatever the address; who gives the parameter in that may be known.
        // So may what a received request says.
        let received = self.eval.table.received;
        let given_later = |url: &Value| {
            url.parts().iter().any(|part| match part {
                Value::Param { .. } => true,
                Value::Path { name, .. } | Value::Result { name, .. } => received.iter().any(|r| name.starts_with(r)),
                _ => false,
            })
        };
        // What is called a client is one, too, where a received request gives the address.
        let object = n.child(callee, Label::Object).map_or("", |o| end_of(n.source(o)));
        let is_called_client = || object.to_ascii_lowercase().ends_with("client");
        let is_received = |url: &Value| match url {
            Value::Param { name, .. } | Value::Path { name, .. } => received.iter().any(|r| name.starts_with(r)),
            _ => false,
        };
        let known = super::callers::is_whole(&made.url)
            || is_typed && given_later(&made.url)
            || is_called_client() && is_received(&made.url);
        if !known {
            self.calls.truncate(before);
            return;
        }
        // Whoever makes a client decides on its time limit, and on its retries where the kind of client has any.
        let given = is_typed && !rule.retries && !rule.layered;
        if let (false, Retry::None { functions }) = (bare, &mut made.retry) {
            made.retry = match given {
                true => Retry::Given { library: rule.library, functions: std::mem::take(functions) },
                false => Retry::Unknown,
            };
        }
        if made.timeout == Setting::Absent {
            made.timeout = Setting::Unknown;
        }
        if let Value::Map { open, .. } = &mut made.headers {
            *open = true;
        }
        self.open_answer(before);
    }

    /// Whoever makes a client decides on whether it makes an error of a bad status, where it can be told to.
    pub(super) fn open_answer(&mut self, call: usize) {
        let Some(made) = self.calls.get_mut(call).filter(|_| !self.eval.table.answers.client_signs.is_empty()) else {
            return;
        };
        made.around.given_back = false;
        if matches!(made.around.answer, Answer::Taken { .. }) {
            made.around.answer = Answer::Unknown;
        }
    }

    /// Whether the file imports one of these modules, or writes paths that begin with one: `library::Client`.
    pub(super) fn mentions(&self, modules: &[&str]) -> bool {
        let by_path = self.by_path.get_or_init(|| {
            let has = |m: &&&str| memchr::memmem::find(self.eval.nodes.text, format!("{m}::").as_bytes()).is_some();
            let bare = self.eval.table.clients.iter().filter(|c| c.any_object && c.bare);
            bare.flat_map(|c| c.modules).filter(has).copied().collect()
        });
        modules.iter().any(|m| self.eval.scopes.imports.contains(m) || by_path.contains(m))
    }

    /// The client that an object is by the type of a parameter: of the name itself, or of the parameter that a member was given.
    pub(super) fn typed_client(&self, object: Id) -> Option<&'static ClientRule> {
        let n = self.eval.nodes;
        let last = end_of(n.source(object)).rsplit(['.', '>', '@']).next().unwrap_or("");
        self.typed.rule(last).or_else(|| match self.eval.value(object) {
            Value::Param { name, .. } => self.typed.rule(&name),
            _ => None,
        })
    }

    /// The function that the type of a parameter names: `ask: typeof fetch`.
    pub(super) fn function_of_type(&self, name: &str) -> Option<Value> {
        let all = self.functions_by_type.get_or_init(|| self.functions_by_type());
        let (_, name) = all.iter().find(|(of, _)| of == name)?;
        let known = matches!(self.index.get(name), Some(Known::Call(..)));
        known.then(|| Value::Path { root: Root::Global, name: name.clone() })
    }

    /// Names whose types are written as functions, with these.
    fn functions_by_type(&self) -> Vec<(String, String)> {
        let Ok(text) = std::str::from_utf8(self.eval.nodes.text) else { return Vec::new() };
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
        let mut out = Vec::new();
        for word in self.eval.table.function_types {
            let typed = format!(": {word} ");
            for (at, _) in text.match_indices(&typed).take(MOST_TYPED) {
                let before = text[..at].trim_end_matches('?');
                let from = before.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(at, |(i, _)| i);
                let rest = &text[at + typed.len()..];
                let end = rest.find(|c: char| !is_part(c) && c != '.').unwrap_or(rest.len());
                let function = rest[..end].trim_start_matches("globalThis.");
                out.push((before[from.min(before.len())..].to_string(), function.to_string()));
            }
        }
        out
    }
}
