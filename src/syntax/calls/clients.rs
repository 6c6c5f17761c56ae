//! Clients of one file: what their constructors are given, and what later statements set on them.
//!
//! In: nodes that make a client. Out: [`Client`]s with base URL, key, headers, time limit and retry state. A client that is
//! handed to a function that is not known may have been changed by it: what was absent is then unknown.

use super::Calls;
use super::parts::{add_headers, find, lookup, map_or_open, merge_map, options_of, push_entry, time_limit};
use crate::model::{Client, LiteralKey, Policy, Retry, Root, Setting, Value};
use crate::rules::clients::{ClientRule, Contract, Label, Role, Sdk};
use crate::syntax::eval::synthetic;
use crate::syntax::index::Known;
use crate::syntax::scope::{Change, Key};
use crate::syntax::tree::Id;

impl<'a> Calls<'a> {
    pub(super) fn http_client(&mut self, id: Id, rule: &'static ClientRule) -> Client {
        let args = self.eval.arguments(id);
        let options = options_of(&args, rule.constructor_options);
        let base = find(&options, &args, rule.base).unwrap_or(Value::Null);
        let mut client = Client {
            library: rule.library,
            sdk_provider: None,
            name: self.bound_name(id),
            base,
            key: Value::Null,
            browser_flag: None,
            headers: map_or_open(find(&options, &args, rule.headers), &options),
            timeout: time_limit(find(&options, &args, rule.timeout), rule),
            retry: None,
            spot: self.call_spot(id),
        };
        if find(&options, &args, rule.transport).is_some_and(|v| !matches!(v, Value::Null)) {
            client.retry = Some(self.transport_retry(find(&options, &args, rule.transport).unwrap_or_default(), id));
        }
        if let Some(value) = find(&options, &args, rule.retry) {
            client.retry = Some(self.retry_setting(rule, &value, id));
        }
        for key in self.bindings(id) {
            self.modify_client(&mut client, key, rule);
        }
        client
    }

    pub(super) fn transport_retry(&self, value: Value, at: Id) -> Retry {
        if let Value::Result { name, args, .. } = &value
            && let Some(Known::Retry(rule)) = self.index.get(name)
        {
            return Retry::By(self.retries.policy(rule, args, at));
        }
        Retry::Unknown
    }

    /// `retry: 0`, `retry: { limit: 3 }`, a policy object.
    pub(super) fn retry_setting(&self, rule: &'static ClientRule, value: &Value, at: Id) -> Retry {
        match value {
            Value::Number(x) if *x <= 0.0 => Retry::Off(self.spot(at)),
            Value::Bool(false) => Retry::Off(self.spot(at)),
            Value::Map { .. } => {
                let methods = value.get("methods");
                Retry::By(Policy {
                    what: rule.library.to_string(),
                    bounded: Some(true),
                    excluded_methods: if methods.is_none() { rule.excluded_methods } else { &[] },
                    spot: self.spot(at),
                    ..Policy::default()
                })
            }
            Value::Number(_) if rule.retries => Retry::By(Policy {
                what: rule.library.to_string(),
                bounded: Some(true),
                growth: crate::model::Growth::Exponential,
                excluded_methods: rule.excluded_methods,
                spot: self.spot(at),
                ..Policy::default()
            }),
            Value::Result { name, args, .. } => match self.index.get(name) {
                Some(Known::Retry(rule)) => Retry::By(self.retries.policy(rule, args, at)),
                _ => Retry::Unknown,
            },
            _ => Retry::Unknown,
        }
    }

    pub(super) fn sdk_client(
        &mut self,
        id: Id,
        contract: &'static Contract,
        sdk: &'static Sdk,
        key_spec: &'static str,
    ) -> Client {
        let args = self.eval.arguments(id);
        // Object options come first in languages without keywords.
        let options = match args.get("0") {
            Some(map @ Value::Map { .. }) => map.clone(),
            _ => args.clone(),
        };
        let key = lookup(&args, key_spec).or_else(|| lookup(&options, key_spec)).unwrap_or(Value::Null);
        self.literal_key(&key, contract, key_spec);
        let base = ["base_url", "baseURL", "baseUrl", "api_base", "basePath", "api_url", "apiUrl", "environment"]
            .iter()
            .find_map(|name| options.get(name))
            .cloned()
            .unwrap_or(Value::Null);
        let knob = sdk.knob.rsplit('.').next().unwrap_or("");
        let retry = match options.get(knob) {
            Some(Value::Number(x)) if *x <= 0.0 => Some(Retry::Off(self.spot(id))),
            Some(_) => Some(Retry::Unknown),
            None => match sdk.retries {
                Some(0) => None,
                _ => Some(Retry::Unknown),
            },
        };
        // A transport of the caller's own may do anything.
        let own_transport =
            ["http_client", "httpClient", "fetch", "http_options", "httpOptions", "transport", "httpAgent"]
                .iter()
                .any(|name| options.get(name).is_some());
        let flag = contract.browser_flags.iter().find(|f| matches!(options.get(f), Some(Value::Bool(true))));
        let flag = flag.and_then(|flag| self.key_node(id, flag)).map(|pair| self.spot(pair));
        Client {
            library: contract.name,
            sdk_provider: Some(contract.provider),
            name: self.bound_name(id),
            base,
            key,
            browser_flag: flag,
            headers: Value::Map { entries: Vec::new(), open: true },
            timeout: Setting::Unknown,
            retry: if own_transport { Some(Retry::Unknown) } else { retry },
            spot: self.call_spot(id),
        }
    }

    /// The pair with this key below a call.
    pub(super) fn key_node(&self, call: Id, key: &str) -> Option<Id> {
        let n = self.eval.nodes;
        n.below(call).find(|i| {
            n.role(*i) == Role::Pair
                && n.child(*i, Label::Key).is_some_and(|k| n.source(k).trim_matches(['"', '\'']) == key)
        })
    }

    pub(super) fn literal_key(&mut self, key: &Value, contract: &'static Contract, param: &str) {
        for part in key.alternatives() {
            let Value::Text(literal) = part else { continue };
            if literal.end > literal.start {
                let spot = self.literal_spot(literal);
                self.literal_keys.push(LiteralKey {
                    provider: contract.provider,
                    param: param.to_string(),
                    literal: literal.clone(),
                    spot,
                });
            }
        }
    }

    pub(super) fn modify_client(&self, client: &mut Client, key: Key<'a>, rule: &'static ClientRule) {
        for m in self.eval.scopes.mutations(key) {
            match m.what {
                Change::Call(call) => {
                    let Some(modifier) = rule.modifiers.iter().find(|x| x.name == m.path) else { continue };
                    let args = self.eval.arguments(call);
                    add_headers(&mut client.headers, modifier, &args);
                    if !modifier.base.is_empty() {
                        client.base = lookup(&args, modifier.base).unwrap_or_default();
                    }
                    if !modifier.retry.is_empty() {
                        let value = lookup(&args, modifier.retry).unwrap_or_default();
                        client.retry = Some(self.transport_retry(value, call));
                    }
                    if modifier.timeout {
                        client.timeout = Setting::Present;
                    }
                }
                Change::Assign(value) => {
                    let value = self.eval.value(value);
                    let known = rule.modifiers.iter().find(|x| x.name == m.path && m.key.is_none());
                    match (known, m.key) {
                        (_, Some(k)) if m.path.contains("headers") || m.path.contains("Headers") => {
                            push_entry(&mut client.headers, self.eval.value(k), value);
                        }
                        (Some(x), _) if !x.headers.is_empty() => merge_map(&mut client.headers, value),
                        (Some(x), _) if !x.base.is_empty() => client.base = value,
                        (Some(x), _) if x.timeout => client.timeout = Setting::Present,
                        (None, None) if rule.timeout.contains(&m.path.as_str()) => client.timeout = Setting::Present,
                        (None, None) if rule.transport.contains(&m.path.as_str()) => {
                            client.retry = Some(Retry::Unknown)
                        }
                        (None, None) if m.path.to_ascii_lowercase().contains("headers.") => {
                            // `client.defaults.headers.common.Authorization = value`
                            push_entry(&mut client.headers, synthetic(m.path.rsplit('.').next().unwrap_or("")), value);
                        }
                        _ => {}
                    }
                }
                Change::Escape(_) => {
                    // Given to a function that may change it: `add_retry(session)`.
                    let n = self.eval.nodes;
                    let Change::Escape(call) = m.what else { continue };
                    let callee = n.child(call, Label::Callee).map(|c| self.eval.value(c));
                    if matches!(callee, Some(Value::Path { root: Root::Function(_) | Root::Module { .. }, .. }))
                        && client.retry.is_none()
                    {
                        client.retry = Some(Retry::Unknown);
                        if let Value::Map { open, .. } = &mut client.headers {
                            *open = true;
                        }
                    }
                }
            }
        }
    }

    /// A retry library that attaches itself to a client or a module.
    pub(super) fn attach(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        let Value::Path { root: Root::Module { .. }, name } = self.eval.value(callee) else { return };
        let Some(Known::Retry(rule)) = self.index.get(&name) else { return };
        if rule.attaches.is_empty() {
            return;
        }
        let args = self.eval.arguments(id);
        let policy = self.retries.policy(rule, &args, id);
        match lookup(&args, rule.attaches) {
            Some(Value::Path { root: Root::Client(i), .. }) => {
                if let Some(client) = self.clients.get_mut(i) {
                    client.retry = Some(Retry::By(policy));
                }
            }
            Some(Value::Path { name, .. }) => self.attached.push((name, policy)),
            _ => {}
        }
    }
}
