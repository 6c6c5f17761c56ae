//! One HTTP request: its parts from the call itself, from a request made before, from the chain behind it, and from its client.
//!
//! In: a call that a table knows. Out: a [`Call`]. What one place leaves open stays open.

use super::parts::{add_headers, find, lookup, map_or_open, merge_map, options_of, push_entry, time_limit, with_base};
use super::{Calls, METHODS, Parts};
use crate::model::{Call, CallKind, Policy, Retry, Root, Setting, Value};
use crate::rules::clients::{CallRule, ClientRule, Label, Role};
use crate::syntax::index::Known;
use crate::syntax::retry::function_of;
use crate::syntax::scope::Change;
use crate::syntax::tree::Id;

impl<'a> Calls<'a> {
    pub(super) fn http_call(
        &mut self,
        id: Id,
        rule: &'static ClientRule,
        call: &'static CallRule,
        verb: &str,
        client: Option<usize>,
        name: &str,
    ) {
        let n = self.eval.nodes;
        let args = self.eval.arguments(id);
        let mut parts = self.parts(id, rule, call, verb, &args);
        // A request that was made before.
        for spec in call.request {
            if let Some(Value::Path { root: Root::Request(node), .. }) = lookup(&args, spec) {
                let made = self.request_parts(node);
                if let Some(made) = made {
                    parts.url = made.url;
                    parts.method = made.method;
                    merge_map(&mut parts.headers, made.headers);
                    if parts.timeout == Setting::Absent {
                        parts.timeout = made.timeout;
                    }
                }
            }
        }
        let mut retry = self.retries.of(id);
        let made = client.and_then(|c| self.clients.get(c));
        if let Some(made) = made {
            let mut headers = made.headers.clone();
            merge_map(&mut headers, std::mem::take(&mut parts.headers));
            parts.headers = headers;
            parts.url = with_base(&made.base, parts.url);
            if parts.timeout == Setting::Absent {
                parts.timeout = made.timeout;
            }
            if matches!(retry, Retry::None { .. })
                && let Some(at_client) = &made.retry
            {
                retry = at_client.clone();
            }
        }
        if matches!(retry, Retry::None { .. })
            && let Some((_, policy)) = self
                .attached
                .iter()
                .find(|(m, _)| client.is_none() && (name == m || name.starts_with(&format!("{m}."))))
        {
            retry = Retry::By(policy.clone());
        }
        match (&retry, parts.retry) {
            (Retry::None { .. }, Some(own)) => retry = own,
            (Retry::None { .. }, None)
                if rule.retries && !matches!(made.and_then(|m| m.retry.as_ref()), Some(Retry::Off(_))) =>
            {
                retry = Retry::By(Policy {
                    what: rule.library.to_string(),
                    growth: crate::model::Growth::Exponential,
                    bounded: Some(true),
                    excluded_methods: rule.excluded_methods,
                    spot: self.call_spot(id),
                    ..Policy::default()
                });
            }
            _ => {}
        }
        let function = function_of(self.eval, id);
        let head = n.child(function, Label::Body).map_or("", |b| {
            let (start, end) = (n.get(function).start as usize, n.get(b).start as usize);
            n.text.get(start..end).and_then(|t| std::str::from_utf8(t).ok()).unwrap_or("")
        });
        let is_async = n.role(function) == Role::Function
            && head.split(|c: char| !c.is_alphanumeric()).take(4).any(|w| w == "async");
        self.calls.push(Call {
            kind: if call.socket { CallKind::Socket } else { CallKind::Http },
            library: rule.library,
            sdk_provider: None,
            callee: n.source(n.child(id, Label::Callee).unwrap_or(id)).chars().take(80).collect(),
            client,
            method: parts.method,
            url: parts.url,
            headers: parts.headers,
            auth: parts.auth,
            query: parts.query,
            timeout: parts.timeout,
            retry,
            blocks_async: rule.blocking && is_async,
            function: self.retries.functions_around(id).into_iter().next(),
            spot: self.call_spot(id),
        });
    }

    pub(super) fn request_parts(&self, node: Id) -> Option<Parts> {
        let callee = self.eval.nodes.child(node, Label::Callee)?;
        let Value::Path { name, .. } = self.eval.value(callee) else { return None };
        let Some(Known::Call(rule, call)) = self.index.get(&name) else { return None };
        let args = self.eval.arguments(node);
        let verb = last_after(&name, rule, call);
        let mut parts = self.parts(node, rule, call, verb, &args);
        for key in self.bindings(node) {
            for m in self.eval.scopes.mutations(key) {
                match m.what {
                    Change::Call(c) => self.modify(&mut parts, rule, &m.path, c),
                    Change::Assign(v) if m.path.to_ascii_lowercase().ends_with("headers") || m.path == "Header" => {
                        match m.key {
                            Some(k) => push_entry(&mut parts.headers, self.eval.value(k), self.eval.value(v)),
                            None => merge_map(&mut parts.headers, self.eval.value(v)),
                        }
                    }
                    _ => {}
                }
            }
        }
        Some(parts)
    }

    /// The parts that a call itself has, its chain included.
    pub(super) fn parts(
        &self,
        id: Id,
        rule: &'static ClientRule,
        call: &'static CallRule,
        verb: &str,
        args: &Value,
    ) -> Parts {
        let n = self.eval.nodes;
        let options = options_of(args, call.options);
        let lower = verb.rsplit('.').next().unwrap_or(verb).to_ascii_lowercase();
        let fixed = if METHODS.contains(&lower.as_str()) {
            Some(lower.to_ascii_uppercase())
        } else if call.method.is_empty() {
            None
        } else {
            Some(call.method.to_string())
        };
        let method = match call.method_in.iter().find_map(|s| lookup(args, s)) {
            Some(Value::Text(t)) => Some(t.as_str().to_ascii_uppercase()),
            Some(_) => None,
            None if matches!(options, Value::Unknown | Value::Param { .. }) => None,
            None => fixed,
        };
        let timeout = match time_limit(find(&options, args, rule.timeout), rule) {
            Setting::Absent if call.limited => Setting::Unknown,
            // Named parameters that are not known may have one.
            Setting::Absent if !matches!(options, Value::Map { open: false, .. }) => Setting::Unknown,
            other => other,
        };
        let retry = find(&options, args, rule.retry).map(|v| self.retry_setting(rule, &v, id));
        let retry = match find(&options, args, rule.transport) {
            Some(v) if !matches!(v, Value::Null) => Some(Retry::Unknown),
            _ => retry,
        };
        let mut parts = Parts {
            url: call.url.iter().filter_map(|s| lookup(args, s)).find(|v| *v != Value::Unknown).unwrap_or_default(),
            method,
            headers: map_or_open(find(&options, args, rule.headers), &options),
            auth: find(&options, args, rule.auth).unwrap_or(Value::Null),
            query: find(&options, args, rule.query).unwrap_or(Value::Null),
            timeout,
            retry,
        };
        // `client.post(url).header(name, value).send()`
        let mut now = id;
        for _ in 0..24 {
            let Some(member) =
                n.parent(now).filter(|m| n.role(*m) == Role::Member && n.child(*m, Label::Object) == Some(now))
            else {
                break;
            };
            let Some(outer) =
                n.parent(member).filter(|c| n.role(*c) == Role::Call && n.child(*c, Label::Callee) == Some(member))
            else {
                break;
            };
            let name = n.child(member, Label::Property).map_or("", |p| n.source(p));
            self.modify(&mut parts, rule, name, outer);
            now = outer;
        }
        if now != id {
            for key in self.bindings(now) {
                for m in self.eval.scopes.mutations(key) {
                    if let Change::Call(c) = m.what {
                        self.modify(&mut parts, rule, &m.path, c);
                    }
                }
            }
        }
        parts
    }

    pub(super) fn modify(&self, parts: &mut Parts, rule: &'static ClientRule, name: &str, call: Id) {
        let Some(modifier) = rule.modifiers.iter().find(|m| m.name == name) else { return };
        let args = self.eval.arguments(call);
        add_headers(&mut parts.headers, modifier, &args);
        if !modifier.query.is_empty() {
            parts.query = lookup(&args, modifier.query).unwrap_or_default();
        }
        if modifier.timeout {
            parts.timeout = Setting::Present;
        }
        if !modifier.retry.is_empty() {
            parts.retry = Some(Retry::Unknown);
        }
    }
}

/// The verb below the module or global of a rule.
pub(super) fn last_after<'n>(name: &'n str, rule: &ClientRule, call: &CallRule) -> &'n str {
    let last = name.rsplit('.').next().unwrap_or(name);
    let whole = rule.modules.contains(&name) || rule.globals.contains(&name);
    if whole && call.names.contains(&"") { "" } else { last }
}
