//! One HTTP request: its parts from the call itself, from a request made before, from the chain behind it, and from its client.
//!
//! In: a call that a table knows. Out: a [`Call`]. What one place leaves open stays open.

use super::callers::is_whole;
use super::parts::{
    add_headers, add_parameter, asks, find, gives_any, joined_url, limit_given, limit_of, list_headers, lookup,
    map_or_open, merge_map, method_of, named_headers, options_of, push_entry, says, time_limit, with_base,
};
use super::transports::is_plain;
use super::{Calls, METHODS, Parts};
use crate::model::{Answer, Around, Call, CallKind, Client, Follows, Policy, Retry, Root, Setting, Value};
use crate::rules::clients::{CallRule, ClientRule, Label, Modifier, Role};
use crate::syntax::eval::synthetic;
use crate::syntax::index::Known;
use crate::syntax::messages;
use crate::syntax::retry::{is_in_async, polls};
use crate::syntax::scope::{Change, Def, Mutation};
use crate::syntax::tree::Id;

/// Calls that say something of a request; more are not asked.
const MOST_SAID: usize = 16;

/// Arguments with those before them that were given earlier; the function itself was the first of these.
fn with_given(given: Vec<(Value, Value)>, args: &Value) -> Value {
    let Value::Map { entries, open } = args else { return Value::Unknown };
    let number = |key: &Value| key.text().and_then(|k| k.parse::<usize>().ok());
    let before = given.iter().filter_map(|(k, _)| number(k)).count().saturating_sub(1);
    let mut all = Vec::new();
    for (key, value) in given {
        match number(&key) {
            Some(0) => {}
            Some(at) => all.push((synthetic(&(at - 1).to_string()), value)),
            None => all.push((key, value)),
        }
    }
    for (key, value) in entries {
        let key = number(key).map_or_else(|| key.clone(), |at| synthetic(&(at + before).to_string()));
        all.push((key, value.clone()));
    }
    Value::Map { entries: all, open: *open }
}

/// Adds what the client of a request has for all of its requests.
fn take_from_client(parts: &mut Parts, made: &Client) {
    let mut headers = made.headers.clone();
    merge_map(&mut headers, std::mem::take(&mut parts.headers));
    parts.headers = headers;
    parts.url = with_base(&made.base, std::mem::take(&mut parts.url));
    if parts.timeout == Setting::Absent || parts.limit_by_default && made.timeout == Setting::Off {
        parts.timeout = made.timeout;
    }
    if parts.query == Value::Null {
        parts.query = made.query.clone();
    }
    parts.follows |= made.follows == Follows::Yes;
}

impl<'a> Calls<'a> {
    /// Adds a request, put together from every place that says something of it.
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
        if self.is_only_looked_at(id, rule) {
            return;
        }
        let args = self.request_arguments(id, call);
        let mut parts = self.parts(id, rule, call, verb, &args);
        if let Some(key) =
            lookup(&args, call.protocols_in).filter(|_| !call.protocols_in.is_empty()).and_then(key_among)
        {
            push_entry(&mut parts.headers, synthetic("Sec-WebSocket-Protocol"), key);
        }
        self.take_made_requests(id, rule, &mut parts, call, &args);
        self.take_changes(id, rule, call, &mut parts);
        self.fill_from_callers(id, &mut parts);
        self.take_query_notes(id, rule, &mut parts);
        // A request that other calls may have changed, of which only the address is known.
        if call.socket && !call.request.is_empty() && !matches!(parts.url, Value::Text(_) | Value::Join(_)) {
            merge_map(&mut parts.headers, Value::Unknown);
        }
        // What is said of one request stands in place of what its client does.
        let told = matches!(parts.retry, Some(Retry::By(_)));
        let mut retry = self.retry_of_request(id, (rule, name), parts.retry.take(), client);
        // What asks again and again for ever asks once more after a failure.
        let asks = parts.method.as_deref().is_none_or(|m| m.eq_ignore_ascii_case("get"));
        if asks && matches!(retry, Retry::None { .. }) && self.retries.is_polled(id) {
            retry = Retry::Unknown;
        }
        // One that the server holds until there is something to tell is asked again whatever came of the last.
        if asks && polls::asks_to_wait(&parts.url, &parts.query) && matches!(retry, Retry::By(_)) {
            retry = Retry::Unknown;
        }
        if let Some(made) = client.and_then(|c| self.clients.get(c)) {
            take_from_client(&mut parts, made);
        }
        if matches!(parts.timeout, Setting::Absent | Setting::Off) {
            parts.timeout = match (self.is_limited(id), self.can_be_cancelled(id)) {
                (true, _) => Setting::Present,
                (false, true) => Setting::Unknown,
                _ => parts.timeout,
            };
        }
        self.take_passed_keys(id, &parts.headers, &parts.auth, &self.call_spot(id));
        let said = Value::List(std::mem::take(&mut parts.said));
        let throws = rule.throws && !self.answers.is_quieted(id, rule.library, client);
        let given_back = !self.answers.all_raise(id, client) && self.is_given_back(id);
        let around = Around {
            answer: if throws { Answer::Checked } else { self.answers.of(id, rule.library, client) },
            crowd: self.crowds.of(id),
            audio: messages::audio(&said, self.lines),
            outer: if told || matches!(retry, Retry::Off(_)) { self.retries.of(id) } else { retry.clone() },
            has_knob: false,
            given_back,
            streams: self.streams(id, given_back),
            relays: says(&options_of(&args, call.options), &["duplex"]),
            is_allowed: !is_whole(&parts.url) && self.is_allowed(id),
            scopes: messages::scopes(&said, self.lines),
            says_secret: messages::says_secret(&said),
            follows: if parts.follows { Follows::Yes } else { Follows::No },
        };
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
            blocks_async: (self.waits(rule, client, name) || self.is_waited_for(id)) && is_in_async(self.eval, id),
            throws: throws || self.answers.raises_for_certain(id, client),
            function: self.retries.functions_around(id).into_iter().next(),
            around,
            spot: self.call_spot(id),
        });
    }

    /// Whether a request waits on the thread: always, or by what made its client; one of the module itself waits where its clients differ.
    fn waits(&self, rule: &ClientRule, client: Option<usize>, name: &str) -> bool {
        match client.and_then(|c| self.clients.get(c)) {
            _ if rule.waiting.is_empty() => rule.blocking,
            Some(made) => made.blocking,
            None => client.is_none() && !name.is_empty(),
        }
    }

    /// The arguments of a request, those that were given to its function before among them, and its object where the rule asks for it.
    fn request_arguments(&self, id: Id, call: &CallRule) -> Value {
        let n = self.eval.nodes;
        let mut args = self.eval.arguments(id);
        if let Some(Value::Map { entries, .. }) = self.given_before(id) {
            args = with_given(entries, &args);
        }
        if call.url.contains(&"@") || call.request.contains(&"@") {
            let object = n.child(id, Label::Callee).and_then(|c| n.child(c, Label::Object));
            push_entry(&mut args, synthetic("@"), object.map(|o| self.eval.value(o)).unwrap_or_default());
        }
        args
    }

    /// The arguments that a function was given before it is called: `post = partial(library.post, timeout=20)`.
    fn given_before(&self, id: Id) -> Option<Value> {
        let partials = self.eval.table.partials;
        let callee = self.eval.nodes.child(id, Label::Callee).filter(|_| !partials.is_empty())?;
        match self.eval.value(callee) {
            Value::Result { name, args, .. } if partials.contains(&name.as_str()) => Some(*args),
            _ => None,
        }
    }

    /// A request that was made before is sent: what it has is had by the call.
    fn take_made_requests(&self, id: Id, rule: &'static ClientRule, parts: &mut Parts, call: &CallRule, args: &Value) {
        for spec in call.request {
            let Some(given) = lookup(args, spec) else { continue };
            let Some(made) = self.made_request(id, rule, spec, &given) else { continue };
            parts.url = made.url;
            parts.method = made.method;
            parts.follows |= made.follows;
            parts.said.extend(made.said);
            if parts.query == Value::Null {
                parts.query = made.query;
            }
            merge_map(&mut parts.headers, made.headers);
            if parts.timeout == Setting::Absent {
                parts.timeout = made.timeout;
            }
        }
    }

    /// What calls on the name of a request change that was made of an address alone.
    fn take_changes(&self, id: Id, rule: &'static ClientRule, call: &CallRule, parts: &mut Parts) {
        let n = self.eval.nodes;
        if call.request.is_empty() || !call.socket {
            return;
        }
        let given =
            n.child(id, Label::Args).and_then(|args| n.children(args).next()).filter(|a| n.role(*a) == Role::Name);
        let Some((key, _)) = given.and_then(|a| self.eval.scopes.key_of(n, a)) else { return };
        let here = (n.get(id).start, n.get(id).scope);
        for m in self.eval.scopes.mutations(key).iter().filter(|m| self.eval.scopes.changes_seen(n, key, m, here)) {
            if let Change::Call(changing) = m.what {
                self.modify(parts, rule, &m.path, changing);
            }
        }
    }

    /// What repeats a request: what stands around it, its client, what is attached to the library, the call itself, or the library.
    fn retry_of_request(
        &self,
        id: Id,
        (rule, name): (&'static ClientRule, &str),
        own: Option<Retry>,
        client: Option<usize>,
    ) -> Retry {
        let none = |retry: &Retry| matches!(retry, Retry::None { .. });
        let mut retry = self.retries.of(id);
        let made = client.and_then(|c| self.clients.get(c)).and_then(|made| made.retry.as_ref());
        // What is said of one request holds for it, whatever its client does.
        if let (true, Some(Retry::By(_))) = (none(&retry), &own) {
            return own.unwrap_or(retry);
        }
        if none(&retry)
            && let Some(at_client) = made
        {
            retry = at_client.clone();
        }
        let is_below = |m: &str| client.is_none() && (name == m || name.starts_with(&format!("{m}.")));
        if none(&retry)
            && let Some((_, policy)) = self.attached.iter().find(|(m, _)| is_below(m))
        {
            retry = Retry::By(policy.clone());
        }
        match own {
            _ if !none(&retry) => retry,
            Some(own) => own,
            None if rule.retries && !matches!(made, Some(Retry::Off(_))) => Retry::By(Policy {
                what: rule.library.to_string(),
                growth: crate::model::Growth::Exponential,
                bounded: Some(true),
                excluded_methods: rule.excluded_methods,
                spot: self.call_spot(id),
                ..Policy::default()
            }),
            None => retry,
        }
    }

    pub(super) fn request_parts(&self, node: Id) -> Option<Parts> {
        let callee = self.eval.nodes.child(node, Label::Callee)?;
        let Value::Path { name, .. } = self.eval.value(callee) else { return None };
        let Some(Known::Call(rule, call)) = self.index.get(&name) else { return None };
        let args = self.eval.arguments(node);
        let verb = last_after(&name, rule, call);
        let mut parts = self.parts(node, rule, call, verb, &args);
        let n = self.eval.nodes;
        // What is set on it where it is made is not followed.
        if n.parent(node).is_some_and(|p| n.role(p) == Role::Comprehension) {
            merge_map(&mut parts.headers, Value::Unknown);
        }
        for key in self.bindings(node) {
            let behind = self.eval.scopes.place_behind(n, key, node);
            let own = |m: &&Mutation| self.eval.scopes.changes_seen(n, key, m, behind);
            for m in self.eval.scopes.mutations(key).iter().filter(own) {
                match m.what {
                    Change::Call(c) => self.modify(&mut parts, rule, &m.path, c),
                    Change::Assign(v) => self.assign_part(&mut parts, rule, m, v),
                    Change::Escape(c) => self.hand_over(&mut parts, rule, c),
                }
            }
        }
        Some(parts)
    }

    /// `set_option(request, OPTION, value)`: a function of the library that changes the request given to it.
    fn hand_over(&self, parts: &mut Parts, rule: &'static ClientRule, call: Id) {
        let Some(callee) = self.eval.nodes.child(call, Label::Callee) else { return };
        let Value::Path { root: Root::Module { .. } | Root::Global, name } = self.eval.value(callee) else { return };
        let args = self.eval.arguments(call);
        if parts.said.len() < MOST_SAID {
            parts.said.push(args.clone());
        }
        // Options in a map, each with its value.
        if let Some(Value::Map { entries, .. }) = args.get("1") {
            for (option, value) in entries {
                let mut one = Value::Map { entries: Vec::new(), open: false };
                push_entry(&mut one, synthetic("1"), option.clone());
                push_entry(&mut one, synthetic("2"), value.clone());
                for modifier in modifiers_of(rule, &name, &one) {
                    self.modify_by(parts, (rule, modifier), &one, call);
                }
            }
        }
        for modifier in modifiers_of(rule, &name, &args) {
            self.modify_by(parts, (rule, modifier), &args, call);
        }
    }

    /// `request.headers = value`, `request[name] = value`, `request.Headers.Authorization = value`.
    fn assign_part(&self, parts: &mut Parts, rule: &'static ClientRule, m: &Mutation, value: Id) {
        if parts.said.len() < MOST_SAID {
            parts.said.push(self.eval.value(value));
        }
        let lower = m.path.to_ascii_lowercase();
        let modifier = rule.modifiers.iter().find(|x| x.name == m.path);
        let value = || self.eval.value(value);
        match (m.key, modifier) {
            (Some(k), _) if lower.ends_with("headers") || m.path == "Header" || modifier.is_some() => {
                push_entry(&mut parts.headers, self.eval.value(k), value());
            }
            (None, _) if lower.ends_with("headers") || m.path == "Header" => merge_map(&mut parts.headers, value()),
            // What holds a credential: `request.headers.bearer = Bearer(token: token)`.
            (None, Some(x)) if !x.scheme.is_empty() => {
                let held = match value() {
                    Value::Result { args, .. } => lookup(&args, x.value).unwrap_or_default(),
                    other => other,
                };
                let credential = Value::Join(vec![synthetic(&format!("{} ", x.scheme)), held]);
                push_entry(&mut parts.headers, synthetic("Authorization"), credential);
            }
            (None, Some(x)) if !x.headers.is_empty() => merge_map(&mut parts.headers, value()),
            (None, Some(x)) if !x.url.is_empty() => parts.url = value(),
            (None, Some(x)) if !x.query.is_empty() => parts.query = value(),
            (None, Some(x)) if !x.method_in.is_empty() => parts.method = method_of(&value()),
            (None, Some(x)) if x.timeout => parts.timeout = limit_given(Some(&value()), rule),
            (None, None) if rule.timeout.contains(&m.path.as_str()) => {
                parts.timeout = limit_given(Some(&value()), rule);
            }
            (None, None) if lower.contains("headers.") => {
                push_entry(&mut parts.headers, synthetic(m.path.rsplit('.').next().unwrap_or("")), value());
            }
            _ => {}
        }
    }

    /// `client.post(url).header(name, value).send()`: the calls made on a call, and the last of them.
    pub(super) fn chain(&self, id: Id) -> (Vec<(&'a str, Id)>, Id) {
        let n = self.eval.nodes;
        let (mut calls, mut now) = (Vec::new(), id);
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
            calls.push((n.child(member, Label::Property).map_or("", |p| n.source(p)), outer));
            now = outer;
        }
        (calls, now)
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
        let in_parts = args.get("0").filter(|a| !rule.host.is_empty() && matches!(a, Value::Map { .. }));
        let options = in_parts.cloned().unwrap_or_else(|| options_of(args, call.options));
        let lower = verb.rsplit('.').next().unwrap_or(verb).to_ascii_lowercase();
        let fixed = if METHODS.contains(&lower.as_str()) {
            Some(lower.to_ascii_uppercase())
        } else if call.method.is_empty() {
            None
        } else {
            Some(call.method.to_string())
        };
        let method = match call.method_in.iter().find_map(|s| lookup(args, s)) {
            Some(value) => method_of(&value),
            None if matches!(options, Value::Unknown | Value::Param { .. }) => None,
            None => fixed,
        };
        // The place of a transport by number is one of the constructor.
        let of_call = |places: &[&'static str]| -> Vec<&'static str> {
            let is_made = |t: &str| t.parse::<u8>().is_ok() && rule.transport.contains(&t);
            places.iter().copied().filter(|t| !is_made(t)).collect()
        };
        let limit = find(&options, args, &of_call(rule.timeout));
        let limit_by_default = limit.is_none() && rule.timeout_default;
        let timeout = match time_limit(limit, rule) {
            Setting::Absent if call.limited => Setting::Unknown,
            // Named parameters that are not known may have one.
            Setting::Absent if !matches!(options, Value::Map { open: false, .. }) => Setting::Unknown,
            other => other,
        };
        let retry = self.retry_of_arguments(rule, (&options, args), &of_call(rule.transport), id);
        let named = || named_headers(args);
        let own_headers = Some(call.headers_in).filter(|p| !p.is_empty()).and_then(|p| lookup(args, p).or_else(named));
        let mut parts = Parts {
            url: match in_parts {
                Some(parts) => joined_url(rule, parts),
                None => {
                    call.url.iter().filter_map(|s| lookup(args, s)).find(|v| *v != Value::Unknown).unwrap_or_default()
                }
            },
            method,
            headers: map_or_open(own_headers.or_else(|| find(&options, args, rule.headers)), &options),
            auth: find(&options, args, rule.auth).unwrap_or(Value::Null),
            query: find(&options, args, rule.query).unwrap_or(Value::Null),
            timeout,
            limit_by_default,
            follows: find(&options, args, rule.follows).is_some_and(|v| asks(&v)),
            said: vec![args.clone()],
            retry,
        };
        if parts.query == Value::Null && !call.query_in.is_empty() {
            parts.query = lookup(args, call.query_in).unwrap_or_default();
        }
        if parts.query == Value::Null && !call.url.is_empty() {
            parts.query = self.query_of_url(id);
        }
        // One request may have a base of its own.
        if let Some(base) = find(&options, &Value::Null, rule.base).filter(|_| !call.options.is_empty()) {
            parts.url = with_base(&base, std::mem::take(&mut parts.url));
        }
        let (calls, now) = self.chain(id);
        for (name, outer) in self.calls_in_blocks(id).into_iter().chain(calls) {
            self.modify(&mut parts, rule, name, outer);
        }
        if call.url.contains(&"@") {
            self.take_said_before(&mut parts, rule, id);
        }
        self.take_named(&mut parts, (rule, call), id, now);
        parts
    }

    /// What the arguments of a request say of repeating it: a setting, a policy, or a transport of its own.
    fn retry_of_arguments(
        &self,
        rule: &'static ClientRule,
        (options, args): (&Value, &Value),
        named: &[&'static str],
        id: Id,
    ) -> Option<Retry> {
        let retry = find(options, args, rule.retry).map(|v| self.retry_setting(rule, &v, id));
        let retry = self.policy_of_options(rule, args, id).map(Retry::By).or(retry);
        match find(options, args, named) {
            Some(Value::Null) | None => retry,
            Some(Value::Unknown) if rule.transport_said && !says(options, named) => retry,
            Some(transport) if is_plain(&transport, rule) => retry,
            // One that a retry library makes says what it repeats.
            Some(transport) if matches!(transport, Value::Result { .. }) => self.transport_retry(transport, id),
            Some(_) => Some(Retry::Unknown),
        }
    }

    /// What is done to a request by the names that it has.
    fn take_named(&self, parts: &mut Parts, (rule, call): (&'static ClientRule, &'static CallRule), id: Id, now: Id) {
        let mut keys = self.block_parameters(id);
        // What is done to a request that has a name may repeat it.
        if now != id || call.opens || rule.modifiers.iter().any(|m| !m.retry.is_empty()) {
            keys.extend(self.bindings(now));
        }
        for key in keys {
            let behind = self.eval.scopes.place_behind(self.eval.nodes, key, id);
            let own = |m: &&Mutation| self.eval.scopes.changes_seen(self.eval.nodes, key, m, behind);
            for m in self.eval.scopes.mutations(key).iter().filter(own) {
                match m.what {
                    Change::Call(c) => self.modify(parts, rule, &m.path, c),
                    Change::Assign(v) if call.opens || now == id => self.assign_part(parts, rule, m, v),
                    _ => {}
                }
            }
        }
    }

    /// What is said to the URL before it is asked for: `url.WithHeader(name, value).GetAsync()`.
    fn take_said_before(&self, parts: &mut Parts, rule: &'static ClientRule, id: Id) {
        let n = self.eval.nodes;
        let mut now = id;
        for _ in 0..MOST_SAID {
            let Some(object) = n.child(now, Label::Callee).and_then(|c| n.child(c, Label::Object)) else { return };
            let made = self.eval.scopes.key_of(n, object).map(|(key, _)| self.eval.scopes.definitions(key));
            now = match (n.role(object), made) {
                (Role::Call, _) => object,
                (_, Some([(Def::Value(value), _)])) if n.role(*value) == Role::Call => *value,
                (_, Some([(Def::Value(_), _)])) => return,
                (Role::Name | Role::Member, _) => return merge_map(&mut parts.headers, Value::Unknown),
                _ => return,
            };
            let name =
                n.child(now, Label::Callee).and_then(|c| n.child(c, Label::Property)).map_or("", |p| n.source(p));
            self.modify(parts, rule, name, now);
        }
    }

    pub(super) fn modify(&self, parts: &mut Parts, rule: &'static ClientRule, name: &str, call: Id) {
        let args = self.eval.arguments(call);
        if parts.said.len() < MOST_SAID {
            parts.said.push(args.clone());
        }
        if let Some(told) = self.told_in_block(rule, name, call) {
            for (modifier, call) in told {
                self.modify_by(parts, (rule, modifier), &self.eval.arguments(call), call);
            }
            return;
        }
        for modifier in modifiers_of(rule, name, &args) {
            self.modify_by(parts, (rule, modifier), &args, call);
        }
    }

    fn modify_by(
        &self,
        parts: &mut Parts,
        (rule, modifier): (&'static ClientRule, &'static Modifier),
        args: &Value,
        call: Id,
    ) {
        add_headers(&mut parts.headers, modifier, args);
        if !modifier.query.is_empty() {
            parts.query = match lookup(args, modifier.query).unwrap_or_default() {
                Value::List(pairs) if pairs.iter().all(|p| matches!(p, Value::List(_))) => list_headers(&pairs),
                other => other,
            };
        }
        add_parameter(&mut parts.query, modifier, args);
        if !modifier.url.is_empty() {
            parts.url = lookup(args, modifier.url).unwrap_or_default();
        }
        if !modifier.method.is_empty() {
            parts.method = Some(modifier.method.to_string());
        }
        if !modifier.method_in.is_empty() {
            parts.method = lookup(args, modifier.method_in).as_ref().and_then(method_of);
        }
        if modifier.timeout && gives_any(args) {
            (parts.timeout, parts.limit_by_default) = (limit_of(modifier, args, (rule, parts.timeout)), false);
        }
        parts.follows |= !modifier.follows.is_empty() && lookup(args, modifier.follows).is_some_and(|v| asks(&v));
        if let Some(retry) = self.retry_of_modifier(modifier, args, call) {
            parts.retry = Some(retry);
        }
    }
}

/// The modifiers that a call means: by its name, or by its name and the option that one of its arguments names.
pub(super) fn modifiers_of(rule: &'static ClientRule, name: &str, args: &Value) -> Vec<&'static Modifier> {
    let names_option = |option: &str| {
        ["0", "1"].iter().any(|place| match args.get(place) {
            Some(Value::Text(t)) => t.as_str() == option,
            Some(Value::Path { name, .. }) => name.rsplit('.').next() == Some(option),
            _ => false,
        })
    };
    let means = |m: &&'static Modifier| match m.name.split_once(' ') {
        Some((head, option)) => head == name && names_option(option),
        None => m.name == name,
    };
    rule.modifiers.iter().filter(means).collect()
}

/// The verb below the module or global of a rule.
pub(super) fn last_after<'n>(name: &'n str, rule: &ClientRule, call: &CallRule) -> &'n str {
    let last = name.rsplit('.').next().unwrap_or(name);
    let whole = rule.modules.contains(&name) || rule.globals.contains(&name);
    if whole && call.names.contains(&"") { "" } else { last }
}

/// The key among the protocols of a socket: what is read from somewhere, or a text that is no word.
fn key_among(protocols: Value) -> Option<Value> {
    let Value::List(items) = protocols else { return None };
    let is_word = |text: &str| text.len() < 20 || !text.bytes().any(|b| b.is_ascii_digit());
    items.into_iter().rev().find(|item| match item {
        Value::Text(text) => !is_word(text.as_str()),
        Value::Env { .. } => true,
        Value::Join(parts) => parts.iter().any(|part| part.text().is_none_or(|text| !is_word(text))),
        _ => false,
    })
}
