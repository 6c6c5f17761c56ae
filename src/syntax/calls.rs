//! Clients and calls of one file.
//!
//! In: tree, values, tables. Out: the clients that are made, with what later statements set on them, and the requests with
//! URL, headers, credentials, time limit and retry state put together from every place that the file shows.

use super::eval::{Eval, synthetic};
use super::index::{Index, Known};
use super::retry::{Retries, function_of};
use super::scope::{Change, Key};
use super::spots::Lines;
use super::tree::Id;
use crate::model::{Call, CallKind, Client, Literal, LiteralKey, Policy, Retry, Root, Setting, Spot, TlsOff, Value};
use crate::rules::clients::{CallRule, ClientRule, Contract, Label, Modifier, Role, Sdk};

/// Verbs by which a name is a method.
const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];

/// What makes a client.
#[derive(Clone, Copy)]
pub(super) enum Maker {
    Http(&'static ClientRule),
    Sdk(&'static Contract, &'static Sdk, &'static str),
}

/// Clients and requests that are only made, by node.
pub(super) fn find_makers(eval: &Eval<'_>, index: &Index) -> (Vec<(Id, Maker)>, Vec<Id>) {
    let n = eval.nodes;
    let (mut clients, mut requests) = (Vec::new(), Vec::new());
    for id in 1..n.len() {
        let role = n.role(id);
        if !matches!(role, Role::Call | Role::New) {
            continue;
        }
        let Some(callee) = n.child(id, Label::Callee) else { continue };
        let Value::Path { root: Root::Module { .. } | Root::Global, name } = eval.value(callee) else { continue };
        match index.get(&name) {
            Some(Known::Constructor(rule)) => clients.push((id, Maker::Http(rule))),
            Some(Known::Sdk(contract, sdk, key)) => clients.push((id, Maker::Sdk(contract, sdk, key))),
            Some(Known::Call(_, call)) if call.deferred => requests.push(id),
            _ => {}
        }
    }
    (clients, requests)
}

/// Puts the parts together.
pub(super) struct Calls<'a> {
    pub(super) eval: &'a Eval<'a>,
    pub(super) index: &'a Index,
    pub(super) retries: &'a Retries<'a>,
    pub(super) lines: &'a Lines<'a>,
    pub(super) makers: &'a [(Id, Maker)],
    pub(super) clients: Vec<Client>,
    pub(super) literal_keys: Vec<LiteralKey>,
    pub(super) calls: Vec<Call>,
    pub(super) tls_off: Vec<TlsOff>,
    /// Policies attached to whole modules.
    attached: Vec<(String, Policy)>,
}

/// What a request has from one place.
struct Parts {
    url: Value,
    method: Option<String>,
    headers: Value,
    auth: Value,
    query: Value,
    timeout: Setting,
    retry: Option<Retry>,
}

impl<'a> Calls<'a> {
    pub(super) fn new(
        eval: &'a Eval<'a>,
        index: &'a Index,
        retries: &'a Retries<'a>,
        lines: &'a Lines<'a>,
        makers: &'a [(Id, Maker)],
    ) -> Self {
        Self {
            eval,
            index,
            retries,
            lines,
            makers,
            clients: Vec::new(),
            literal_keys: Vec::new(),
            calls: Vec::new(),
            tls_off: Vec::new(),
            attached: Vec::new(),
        }
    }

    /// Fills `clients`, `calls` and `literal_keys`.
    pub(super) fn run(&mut self) {
        for (id, maker) in self.makers {
            let client = match maker {
                Maker::Http(rule) => self.http_client(*id, rule),
                Maker::Sdk(contract, sdk, key) => self.sdk_client(*id, contract, sdk, key),
            };
            self.clients.push(client);
        }
        let n = self.eval.nodes;
        let ids: Vec<Id> = (1..n.len()).filter(|id| matches!(n.role(*id), Role::Call | Role::New)).collect();
        for id in &ids {
            self.attach(*id);
        }
        for id in ids {
            self.call(id);
        }
        let commands: Vec<Id> = (1..n.len()).filter(|id| n.role(*id) == Role::Command).collect();
        for id in commands {
            let off = self.command(id);
            self.tls_off.extend(off);
        }
    }

    fn spot(&self, id: Id) -> Spot {
        let node = self.eval.nodes.get(id);
        self.lines.spot(node.start, node.end, None)
    }

    /// The place of a callee: the call without its arguments.
    fn call_spot(&self, id: Id) -> Spot {
        let n = self.eval.nodes;
        let start = n.get(id).start;
        let end = n.child(id, Label::Callee).map_or(n.get(id).end, |c| n.get(c).end);
        let mut spot = self.lines.spot(start, end, None);
        if n.line_between(start, end) {
            // A chain over several lines: point at its last name.
            let last = n.child(id, Label::Callee).and_then(|c| n.child(c, Label::Property));
            if let Some(last) = last {
                spot = self.lines.spot(n.get(last).start, n.get(last).end, None);
            }
        }
        spot
    }

    fn http_client(&mut self, id: Id, rule: &'static ClientRule) -> Client {
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

    fn transport_retry(&self, value: Value, at: Id) -> Retry {
        if let Value::Result { name, args, .. } = &value
            && let Some(Known::Retry(rule)) = self.index.get(name)
        {
            return Retry::By(self.retries.policy(rule, args, at));
        }
        Retry::Unknown
    }

    /// `retry: 0`, `retry: { limit: 3 }`, a policy object.
    fn retry_setting(&self, rule: &'static ClientRule, value: &Value, at: Id) -> Retry {
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

    fn sdk_client(&mut self, id: Id, contract: &'static Contract, sdk: &'static Sdk, key_spec: &'static str) -> Client {
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
    fn key_node(&self, call: Id, key: &str) -> Option<Id> {
        let n = self.eval.nodes;
        n.below(call).find(|i| {
            n.role(*i) == Role::Pair
                && n.child(*i, Label::Key).is_some_and(|k| n.source(k).trim_matches(['"', '\'']) == key)
        })
    }

    fn literal_key(&mut self, key: &Value, contract: &'static Contract, param: &str) {
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

    pub(super) fn literal_spot(&self, literal: &Literal) -> Spot {
        self.lines.spot(literal.start, literal.end, Some((literal.start, literal.end)))
    }

    /// The names and attributes that an expression is bound to.
    fn bindings(&self, id: Id) -> Vec<Key<'a>> {
        let n = self.eval.nodes;
        let mut out = Vec::new();
        for outer in n.above(id).take(4) {
            match n.role(outer) {
                Role::Declare | Role::Assign | Role::Field => {
                    let Some(target) = n.child(outer, Label::Target) else { break };
                    let targets: Vec<Id> = if matches!(n.role(target), Role::Unit | Role::List) {
                        n.children(target).take(1).collect()
                    } else {
                        vec![target]
                    };
                    out.extend(targets.iter().filter_map(|t| self.eval.scopes.key_of(n, *t)).map(|(k, _)| k));
                    break;
                }
                Role::Await | Role::Binary | Role::Ternary | Role::Unit => {}
                _ => break,
            }
        }
        out
    }

    fn bound_name(&self, id: Id) -> String {
        match self.bindings(id).first() {
            Some(Key::Name(_, name) | Key::Attr(_, name)) => name.to_string(),
            None => String::new(),
        }
    }

    fn modify_client(&self, client: &mut Client, key: Key<'a>, rule: &'static ClientRule) {
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
    fn attach(&mut self, id: Id) {
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

    fn call(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        let value = self.eval.value(callee);
        let Value::Path { root, name } = value else {
            return self.call_of_unknown(id, callee);
        };
        match root {
            Root::Module { relative: true } => self.call_of_unknown(id, callee),
            Root::Module { .. } | Root::Global => {
                if let Some(Known::Call(rule, call)) = self.index.get(&name)
                    && !call.deferred
                {
                    let verb = last_after(&name, rule, call);
                    self.http_call(id, rule, call, verb, None, &name);
                }
            }
            Root::Client(i) => match self.makers.get(i) {
                Some((_, Maker::Http(rule))) => {
                    let hit =
                        rule.calls.iter().find_map(|c| c.names.iter().find(|x| **x == name).map(|verb| (c, *verb)));
                    if let Some((call, verb)) = hit.filter(|(c, _)| !c.deferred) {
                        self.http_call(id, rule, call, verb, Some(i), &name);
                    }
                }
                Some((_, Maker::Sdk(contract, _, _))) if !name.is_empty() && self.is_request_of_sdk(id, &name) => {
                    self.sdk_call(id, i, contract, &name);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// A verb of an object that is not known, with a whole URL: a request, but nothing is known of its retries and time limit.
    fn call_of_unknown(&mut self, id: Id, callee: Id) {
        let n = self.eval.nodes;
        if n.role(callee) != Role::Member {
            return;
        }
        let verb = n.child(callee, Label::Property).map_or("", |p| n.source(p));
        let rules = self.eval.table.clients.iter().filter(|c| c.any_object);
        let Some((rule, call)) =
            rules.flat_map(|c| c.calls.iter().map(move |x| (c, x))).find(|(_, x)| x.names.contains(&verb))
        else {
            return;
        };
        let before = self.calls.len();
        self.http_call(id, rule, call, verb, None, "");
        let Some(made) = self.calls.get_mut(before) else { return };
        let heads = made.url.alternatives().into_iter().any(|u| match u {
            Value::Text(t) => t.as_str().contains("://"),
            Value::Join(parts) => {
                parts.iter().any(|p| p.alternatives().iter().any(|x| x.text().is_some_and(|t| t.contains("://"))))
            }
            _ => false,
        });
        if !heads {
            self.calls.truncate(before);
            return;
        }
        made.retry = Retry::Unknown;
        made.timeout = Setting::Unknown;
        if let Value::Map { open, .. } = &mut made.headers {
            *open = true;
        }
    }

    /// A call of a library that goes out: not one that only gives an object for further calls, and not one on its answer.
    fn is_request_of_sdk(&self, id: Id, name: &str) -> bool {
        let n = self.eval.nodes;
        let last = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
        let local = self.eval.table.local_methods;
        if local.contains(&last.as_str()) || name.matches("()").count() > 3 {
            return false;
        }
        // `model = client.model(...)`, then `model.generate(...)`: the second one goes out.
        let leads_on =
            self.bindings(id).iter().any(|key| {
                self.eval.scopes.mutations(*key).iter().any(|m| {
                    matches!(m.what, Change::Call(_)) && !local.contains(&m.path.to_ascii_lowercase().as_str())
                })
            });
        let chained = n.parent(id).is_some_and(|p| {
            n.role(p) == Role::Member
                && n.parent(p).is_some_and(|c| n.role(c) == Role::Call && n.child(c, Label::Callee) == Some(p))
                && !n
                    .child(p, Label::Property)
                    .is_some_and(|x| local.contains(&n.source(x).to_ascii_lowercase().as_str()))
        });
        !leads_on && !chained
    }

    fn sdk_call(&mut self, id: Id, client: usize, contract: &'static Contract, name: &str) {
        let made = &self.clients[client];
        let mut retry = made.retry.clone().unwrap_or_else(|| self.retries.of(id));
        if matches!(retry, Retry::Off(_)) {
            // Turned off at the client: a loop around may replace it.
            match self.retries.of(id) {
                Retry::None { .. } => {}
                outer => retry = outer,
            }
        }
        let base = made.base.clone();
        let key = made.key.clone();
        self.calls.push(Call {
            kind: CallKind::Sdk,
            library: contract.name,
            sdk_provider: Some(contract.provider),
            callee: name.to_string(),
            client: Some(client),
            method: None,
            url: base,
            headers: Value::Map { entries: Vec::new(), open: true },
            auth: key,
            query: Value::Null,
            timeout: Setting::Unknown,
            retry,
            blocks_async: false,
            function: self.retries.functions_around(id).into_iter().next(),
            spot: self.call_spot(id),
        });
    }

    fn http_call(
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

    fn request_parts(&self, node: Id) -> Option<Parts> {
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
    fn parts(&self, id: Id, rule: &'static ClientRule, call: &'static CallRule, verb: &str, args: &Value) -> Parts {
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

    fn modify(&self, parts: &mut Parts, rule: &'static ClientRule, name: &str, call: Id) {
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

/// What a parameter says about the time limit.
fn time_limit(value: Option<Value>, rule: &ClientRule) -> Setting {
    match value {
        Some(Value::Null) => Setting::Off,
        Some(Value::Unknown) => Setting::Unknown,
        Some(_) => Setting::Present,
        None if rule.timeout_default => Setting::Present,
        None => Setting::Absent,
    }
}

/// The verb below the module or global of a rule.
fn last_after<'n>(name: &'n str, rule: &ClientRule, call: &CallRule) -> &'n str {
    let last = name.rsplit('.').next().unwrap_or(name);
    let whole = rule.modules.contains(&name) || rule.globals.contains(&name);
    if whole && call.names.contains(&"") { "" } else { last }
}

/// Named parameters: the keywords, or the keys of the argument that has them.
fn options_of(args: &Value, place: &str) -> Value {
    if place.is_empty() {
        return args.clone();
    }
    match args.get(place) {
        Some(value) => value.clone(),
        None => Value::Map { entries: Vec::new(), open: false },
    }
}

/// The first of several places that has something.
fn find(options: &Value, args: &Value, places: &[&str]) -> Option<Value> {
    places.iter().find_map(|place| {
        let positional = place.as_bytes().first().is_some_and(u8::is_ascii_digit);
        lookup(if positional { args } else { options }, place)
    })
}

/// The value at a place such as `1.headers`.
pub(super) fn lookup(args: &Value, place: &str) -> Option<Value> {
    if place == "?" {
        return Some(Value::Unknown);
    }
    let mut now = args.clone();
    for step in place.split('.') {
        now = now.get(step)?.clone();
    }
    Some(now)
}

/// Headers as a map; open when they, or the options that would have them, are not resolved.
fn map_or_open(headers: Option<Value>, options: &Value) -> Value {
    match headers {
        Some(map @ (Value::Map { .. } | Value::Choice(_))) => map,
        Some(Value::List(items)) => list_headers(&items),
        Some(Value::Null) => Value::Map { entries: Vec::new(), open: false },
        Some(_) => Value::Map { entries: Vec::new(), open: true },
        None => Value::Map { entries: Vec::new(), open: !matches!(options, Value::Map { open: false, .. }) },
    }
}

/// `["Name: value", ...]` and `[["Name", value], ...]`.
fn list_headers(items: &[Value]) -> Value {
    let (mut entries, mut open) = (Vec::new(), false);
    for item in items {
        match item {
            Value::List(pair) if pair.len() == 2 => entries.push((pair[0].clone(), pair[1].clone())),
            Value::Text(t) => match t.as_str().split_once(':') {
                Some((name, value)) => entries.push((synthetic(name.trim()), synthetic(value.trim()))),
                None => open = true,
            },
            Value::Join(parts) => match parts.first().and_then(Value::text).and_then(|t| t.split_once(':')) {
                Some((name, rest)) => {
                    let mut value = vec![synthetic(rest.trim_start())];
                    value.extend(parts[1..].iter().cloned());
                    entries.push((synthetic(name.trim()), Value::Join(value)));
                }
                None => open = true,
            },
            _ => open = true,
        }
    }
    Value::Map { entries, open }
}

fn add_headers(headers: &mut Value, modifier: &Modifier, args: &Value) {
    if !modifier.headers.is_empty() {
        match lookup(args, modifier.headers) {
            Some(map @ (Value::Map { .. } | Value::Choice(_))) => return merge_map(headers, map),
            Some(Value::Text(_)) if !modifier.key.is_empty() => {}
            _ => return merge_map(headers, Value::Unknown),
        }
    }
    if modifier.value.is_empty() {
        return;
    }
    let mut value = lookup(args, modifier.value).unwrap_or_default();
    let name = if modifier.key.is_empty() {
        synthetic("authorization")
    } else {
        lookup(args, modifier.key).unwrap_or_default()
    };
    if !modifier.scheme.is_empty() {
        value = Value::Join(vec![synthetic(&format!("{} ", modifier.scheme)), value]);
    }
    push_entry(headers, name, value);
}

fn push_entry(map: &mut Value, key: Value, value: Value) {
    match map {
        Value::Map { entries, .. } => entries.push((key, value)),
        Value::Choice(options) => options.iter_mut().for_each(|o| push_entry(o, key.clone(), value.clone())),
        _ => {}
    }
}

fn merge_map(map: &mut Value, more: Value) {
    let as_map = |v: Value| match v {
        Value::Map { entries, open } => (entries, open),
        // Any of several: what is in them may be there.
        Value::Choice(options) => {
            let mut entries = Vec::new();
            let mut open = false;
            for option in options {
                match option {
                    Value::Map { entries: e, open: o } => {
                        entries.extend(e);
                        open |= o;
                    }
                    Value::Null => {}
                    _ => open = true,
                }
            }
            (entries, open)
        }
        Value::Null => (Vec::new(), false),
        _ => (Vec::new(), true),
    };
    let (mut entries, open) = as_map(std::mem::take(map));
    let (more, more_open) = as_map(more);
    entries.extend(more);
    *map = Value::Map { entries, open: open | more_open };
}

/// A URL with the base before it, unless it is whole.
fn with_base(base: &Value, url: Value) -> Value {
    let head = match &url {
        Value::Text(t) => t.as_str(),
        Value::Join(parts) => parts.first().and_then(Value::text).unwrap_or(""),
        _ => "",
    };
    if matches!(base, Value::Null) || head.contains("://") {
        return url;
    }
    match base {
        Value::Choice(options) => Value::Choice(options.iter().map(|o| with_base(o, url.clone())).collect()),
        _ => Value::Join(vec![base.clone(), url]),
    }
}
