//! Clients of one file: what their constructors are given, and what later statements set on them.
//!
//! In: nodes that make a client. Out: [`Client`]s with base URL, key, headers, time limit and retry state. A client that is
//! handed to a function that is not known may have been changed by it: what was absent is then unknown.

use super::Calls;
use super::parts::{
    add_headers, add_parameter, asks, find, gives_any, is_no_limit, limit_given, limit_of, lookup, map_or_open,
    merge_map, options_of, push_entry, time_limit,
};
use super::request::modifiers_of;
use super::transports::{MAX_MADE, is_plain};
use crate::model::{Client, Follows, Policy, Retry, Root, Setting, Value};
use crate::rules::clients::{ClientRule, Label, Modifier, Role};
use crate::syntax::eval::synthetic;
use crate::syntax::index::Known;
use crate::syntax::retry::{last_names, made_by};
use crate::syntax::scope::{Change, Key};
use crate::syntax::tree::Id;

/// Nodes of what passes a request on; more of them do more than that.
const MAX_PASSING: Id = 2_000;
/// Longer functions and classes do more than to set a limit.
const MAX_SAYING: usize = 4_000;
/// Changes of clients that one file is asked for: of very many clients by one name, each has the changes of all.
const MOST_CHANGES: usize = 200_000;
/// Changes of what has one name: each client of it may have all of them, and each of its requests what they add.
const MOST_OF_ONE: usize = 500;

/// Parts of one cascade that are looked at.
const MOST_SECTIONS: usize = 16;

impl<'a> Calls<'a> {
    pub(super) fn http_client(&mut self, id: Id, rule: &'static ClientRule) -> Client {
        let args = self.eval.arguments(id);
        let options = options_of(&args, rule.constructor_options);
        let base = find(&options, &args, rule.base).unwrap_or(Value::Null);
        let plain = matches!(args.get("1"), Some(Value::Number(80.0)));
        let base = with_scheme(if plain { "http" } else { rule.scheme }, base);
        let mut client = Client {
            library: rule.library,
            rule: self.eval.table.clients.iter().position(|c| std::ptr::eq(c, rule)),
            home: None,
            sdk_provider: None,
            name: self.bound_name(id),
            local: self.is_local(id),
            blocking: rule.blocking || self.waits_on_thread(id, rule),
            base,
            key: Value::Null,
            browser_flag: None,
            headers: map_or_open(find(&options, &args, rule.headers), &options),
            query: find(&options, &args, rule.query).unwrap_or(Value::Null),
            timeout: time_limit(find(&options, &args, rule.timeout), rule),
            retry: None,
            has_knob: false,
            follows: if find(&options, &args, rule.follows).is_some_and(|v| asks(&v)) {
                Follows::Yes
            } else {
                Follows::No
            },
            spot: self.call_spot(id),
        };
        // Credentials for all requests, where they are one text.
        if let Some(auth) =
            find(&options, &args, rule.auth).filter(|v| !matches!(v, Value::List(_) | Value::Map { .. }))
        {
            // The client puts a scheme before it.
            push_entry(&mut client.headers, synthetic("Authorization"), Value::Join(vec![Value::Unknown, auth]));
        }
        if let Some(transport) = find(&options, &args, rule.transport).filter(|v| !is_plain(v, rule)) {
            client.retry = self.transport_retry(transport, id);
            // One of the project's own may add headers as well.
            if !matches!(client.retry, Some(Retry::By(_))) {
                merge_map(&mut client.headers, Value::Unknown);
            }
        }
        if client.timeout == Setting::Absent {
            client.timeout = self.transport_limit(find(&options, &args, rule.transport), rule, id);
        }
        if let Some(value) = find(&options, &args, rule.retry) {
            client.retry = Some(self.retry_setting(rule, &value, id));
        }
        if let Some(policy) = self.policy_of_options(rule, &args, id) {
            client.retry = Some(Retry::By(policy));
        }
        if self.limit_is_off_in_block(id, rule) {
            client.timeout = Setting::Off;
        }
        // What makes it may set something as well.
        let callee = self.eval.nodes.child(id, Label::Callee).map_or("", |c| self.eval.nodes.source(c));
        self.call_on_client(&mut client, rule, last_names(callee), id);
        for (name, call) in self.calls_in_cascade(id) {
            self.call_on_client(&mut client, rule, &name, call);
        }
        self.set_in_cascade(&mut client, rule, id);
        let (calls, last) = self.chain(id);
        for (name, call) in self.calls_in_blocks(id).into_iter().chain(calls) {
            self.call_on_client(&mut client, rule, name, call);
        }
        if self.eval.nodes.role(id) == Role::Class {
            self.told_by_methods(&mut client, rule, id);
        } else if !rule.mixins.is_empty() {
            self.told_by_class(&mut client, rule, id);
        }
        let given = if rule.handed { self.last_block_parameters(id) } else { Vec::new() };
        for key in self.block_parameters(id).into_iter().chain(given) {
            self.modify_client(&mut client, key, rule, id);
        }
        for key in self.bindings(last) {
            self.modify_client(&mut client, key, rule, id);
        }
        self.told_by_caller(&mut client, rule, id);
        client
    }

    /// What a cascade sets on what is made: `Client()..options.timeout = limit`.
    fn set_in_cascade(&self, client: &mut Client, rule: &'static ClientRule, id: Id) {
        let n = self.eval.nodes;
        let cascade = n.parent(id).filter(|p| n.role(*p) == Role::Comprehension && n.children(*p).next() == Some(id));
        for section in cascade.into_iter().flat_map(|c| n.children(c).skip(1).take(MOST_SECTIONS)) {
            let (Some(key), Some(value)) = (n.child(section, Label::Key), n.child(section, Label::Value)) else {
                continue;
            };
            let path = n.source(key).trim_start_matches(['.', '?']);
            let value = self.eval.value(value);
            match rule.modifiers.iter().find(|m| m.name == path) {
                Some(m) if m.timeout => client.timeout = limit_given(Some(&value), rule),
                Some(m) if !m.base.is_empty() => client.base = value,
                Some(m) if !m.headers.is_empty() => merge_map(&mut client.headers, value),
                _ if path.to_ascii_lowercase().contains("headers") => merge_map(&mut client.headers, Value::Unknown),
                _ => {}
            }
        }
    }

    /// The calls of a cascade behind what is made, by the names below it: `Client()..interceptors.add(logger)`.
    fn calls_in_cascade(&self, id: Id) -> Vec<(String, Id)> {
        let n = self.eval.nodes;
        let cascade = n.parent(id).filter(|p| n.role(*p) == Role::Comprehension && n.children(*p).next() == Some(id));
        let sections = cascade.into_iter().flat_map(|c| n.children(c).skip(1).take(MOST_SECTIONS));
        let calls = sections.filter_map(|section| {
            let call = std::iter::once(section).chain(n.below(section)).find(|i| n.role(*i) == Role::Call)?;
            let callee = n.child(call, Label::Callee)?;
            Some((n.source(callee).trim_start_matches(['.', '?']).to_string(), call))
        });
        calls.collect()
    }

    /// What a framework or a caller says of a client that it makes, takes or is handed.
    fn told_by_caller(&mut self, client: &mut Client, rule: &'static ClientRule, id: Id) {
        if let Some(name) = self.name_asked_for(id) {
            client.retry = Some(Retry::handed(name));
            merge_map(&mut client.headers, Value::Unknown);
        } else if self.is_asked_for(id) {
            client.retry = Some(Retry::Unknown);
            merge_map(&mut client.headers, Value::Unknown);
        }
        if client.retry.is_none() {
            client.retry = self.retry_of_alternative(id, rule);
        }
        if self.is_handed(id, rule) {
            client.retry = Some(self.retry_of_handed(id, rule));
            // What a framework makes may have a limit from its settings.
            if !rule.handed {
                client.timeout = Setting::Unknown;
            }
            merge_map(&mut client.headers, Value::Unknown);
            for key in self.names_of_handed(id) {
                self.modify_client(client, key, rule, id);
            }
        }
    }

    /// Whether a block that what makes a client is given sets its time limit to one that never ends.
    fn limit_is_off_in_block(&self, id: Id, rule: &ClientRule) -> bool {
        let n = self.eval.nodes;
        if rule.no_limit.is_empty() || !self.eval.table.blocks_have_receiver {
            return false;
        }
        n.below(id).filter(|i| n.role(*i) == Role::Assign).any(|i| {
            let named = n.child(i, Label::Target).is_some_and(|t| rule.timeout.contains(&n.source(t)));
            named && n.child(i, Label::Value).is_some_and(|v| is_no_limit(&self.eval.value(v), rule))
        })
    }

    /// The policy that a client, or one call of it, has by its options. A call without any such setting says nothing.
    pub(super) fn policy_of_options(&self, rule: &'static ClientRule, args: &Value, id: Id) -> Option<Policy> {
        let library = self.eval.table.retries.iter().find(|r| !rule.policy.is_empty() && r.library == rule.policy)?;
        let maker = self.makers.iter().any(|(made, _)| *made == id);
        let options =
            if maker { options_of(args, rule.constructor_options) } else { options_of(args, library.options) };
        let settings = [library.growth, library.statuses, library.needs, library.bound];
        let is_said = settings.iter().flat_map(|s| s.iter()).any(|s| options.get(s).is_some());
        let by_default = maker && library.needs.is_empty();
        let needed = library.needs.iter().map(|s| options.get(s));
        let off = needed.clone().any(|v| matches!(v, Some(Value::Number(0.0) | Value::Bool(false))));
        let lacks = !library.needs.is_empty() && needed.clone().all(|v| v.is_none());
        if !is_said && !by_default || off || lacks {
            return None;
        }
        let given = Value::Map { entries: vec![(synthetic(library.options), options)], open: false };
        Some(self.retries.policy(library, &given, id))
    }

    /// What a call on a client sets.
    pub(super) fn call_on_client(&self, client: &mut Client, rule: &'static ClientRule, name: &str, call: Id) {
        if let Some(told) = self.told_in_block(rule, name, call) {
            for (modifier, call) in told {
                self.set_on_client(client, modifier, &self.eval.arguments(call), call);
            }
            return;
        }
        let args = self.eval.arguments(call);
        for modifier in modifiers_of(rule, name, &args) {
            self.set_on_client(client, modifier, &args, call);
        }
    }

    fn set_on_client(&self, client: &mut Client, modifier: &Modifier, args: &Value, call: Id) {
        add_headers(&mut client.headers, modifier, args);
        if !modifier.base.is_empty() {
            let rule = client.rule.and_then(|at| self.eval.table.clients.get(at));
            let base = lookup(args, modifier.base).unwrap_or_default();
            client.base = rule.map_or_else(|| base.clone(), |rule| with_scheme(rule.scheme, base.clone()));
        }
        if !modifier.query.is_empty() {
            merge_map(&mut client.query, lookup(args, modifier.query).unwrap_or_default());
        }
        add_parameter(&mut client.query, modifier, args);
        if let Some(retry) = self.retry_of_modifier(modifier, args, call) {
            let connects = |retry: &Retry| matches!(retry, Retry::By(policy) if policy.connect_only);
            client.retry = match (client.retry.take(), retry) {
                // What repeats failed connections alone may be told of more.
                (Some(known), Retry::Unknown) if connects(&known) => Some(Retry::Unknown),
                (Some(Retry::Unknown), known) if connects(&known) => Some(Retry::Unknown),
                // Of several, the one that is known to repeat.
                (Some(known @ Retry::By(_)), Retry::Unknown) => Some(known),
                (_, retry) => Some(retry),
            };
        }
        if !modifier.client.is_empty() {
            let given = match lookup(args, modifier.client) {
                Some(Value::Param { name, .. }) => self.provided(&name, call),
                given => given,
            };
            match given {
                Some(Value::Path { root: Root::Client(i), name }) if name.is_empty() || name.ends_with("()") => {
                    // One that is made further behind is known when all are.
                    let Some(inner) = self.clients.get(i) else { return };
                    merge_map(&mut client.headers, inner.headers.clone());
                    if matches!(client.base, Value::Null) {
                        client.base = inner.base.clone();
                    }
                    client.retry = inner.retry.clone();
                    client.timeout = inner.timeout;
                }
                _ => become_unknown(client),
            }
        }
        // What is put in between may set a limit as well.
        if client.timeout == Setting::Absent
            && (modifier.headers == "?" || !modifier.retry.is_empty())
            && self.speaks_of_limit(call)
        {
            client.timeout = Setting::Unknown;
        }
        if modifier.timeout && gives_any(args) {
            let rule = client.rule.and_then(|at| self.eval.table.clients.get(at));
            client.timeout = rule.map_or(Setting::Present, |rule| limit_of(modifier, args, (rule, client.timeout)));
        }
    }

    /// Whether what a call is given speaks of a time limit: a function, or an object of a class, of this file or by its name.
    fn speaks_of_limit(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.child(call, Label::Args) else { return false };
        let says = |text: &str| text.len() <= MAX_SAYING && text.to_ascii_lowercase().contains("timeout");
        let made = n.below(args).filter(|i| matches!(n.role(*i), Role::New | Role::Call)).take(MAX_MADE);
        let mut classes =
            made.filter_map(|i| n.child(i, Label::Callee)).flat_map(|c| self.eval.scopes.classes(n, c)).take(MAX_MADE);
        says(n.source(args)) || classes.any(|class| says(n.source(class)))
    }

    /// What a modifier says about retries: the arguments of a library, or a policy object.
    pub(super) fn retry_of_modifier(&self, modifier: &Modifier, args: &Value, call: Id) -> Option<Retry> {
        if !modifier.policy.is_empty() {
            let rule = self.eval.table.retries.iter().find(|r| r.library == modifier.policy)?;
            return Some(self.at_link(Retry::By(self.retries.policy(rule, args, call)), call));
        }
        if modifier.retry.is_empty() {
            return None;
        }
        if let Some(policy) = self.sent_again_by_handler(args) {
            return Some(Retry::By(policy));
        }
        match lookup(args, modifier.retry) {
            Some(value) if self.is_plain(&value) || self.passes_on(&value) || self.made_passes_on(call) => None,
            value => self.transport_retry(value.unwrap_or_default(), call).map(|retry| self.at_link(retry, call)),
        }
    }

    /// How a function that is given for answers sends a request again: `interceptors.response.use(pass, (error) => client(error.config))`.
    fn sent_again_by_handler(&self, args: &Value) -> Option<Policy> {
        let n = self.eval.nodes;
        let function = |place: &str| match args.get(place) {
            Some(Value::Path { root: Root::Function(f), name }) if name.is_empty() => Some(*f as Id),
            _ => None,
        };
        let sends = |call: Id| {
            let given = n.child(call, Label::Args).and_then(|a| n.children(a).next()).map_or("", |a| n.source(a));
            let callee =
                n.child(call, Label::Callee).filter(|_| ["config", "equest"].iter().any(|w| given.contains(w)));
            callee.is_some_and(|c| match self.eval.value(c) {
                Value::Path { root: Root::Client(_), .. } => true,
                Value::Path { root: Root::Module { .. } | Root::Global, name } => {
                    matches!(self.index.get(&name), Some(Known::Call(..)))
                }
                _ => false,
            })
        };
        ["0", "1"].into_iter().filter_map(function).find_map(|handler| {
            let again = n.below(handler).find(|i| n.role(*i) == Role::Call && sends(*i))?;
            self.retries.sent_again(handler, again)
        })
    }

    /// Of a chain over several lines, the place of the method that sets it.
    fn at_link(&self, retry: Retry, call: Id) -> Retry {
        let n = self.eval.nodes;
        let link = n.child(call, Label::Callee).and_then(|c| n.child(c, Label::Property));
        match (retry, link.filter(|l| n.line_between(n.get(call).start, n.get(*l).start))) {
            (Retry::By(policy), Some(link)) => {
                Retry::By(Policy { spot: self.lines.spot(n.get(link).start, n.get(call).end, None), ..policy })
            }
            (retry, _) => retry,
        }
    }

    /// Something of a library that repeats nothing, in so many words.
    fn is_plain(&self, value: &Value) -> bool {
        self.eval.table.clients.iter().any(|rule| is_plain(value, rule))
    }

    /// A function of this file that passes a request on once.
    fn passes_on(&self, value: &Value) -> bool {
        let Value::Path { root: Root::Function(f), name } = value else { return false };
        name.is_empty() && self.repeats_nothing(*f as Id)
    }

    /// The same of an object of a class of this file that is made where it is given to a call, as its only argument.
    fn made_passes_on(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.child(call, Label::Args) else { return false };
        let mut given = n.children(args);
        let (Some(only), None) = (given.next(), given.next()) else { return false };
        let made = std::iter::once(only).chain(n.children(only)).find(|i| matches!(n.role(*i), Role::New | Role::Call));
        let Some(callee) = made.and_then(|m| n.child(m, Label::Callee)) else { return false };
        let classes = self.eval.scopes.classes(n, callee);
        !classes.is_empty() && classes.iter().take(MAX_MADE).all(|class| self.repeats_nothing(*class))
    }

    /// Whether nothing below a node is a loop, a handler, or sounds like one.
    fn repeats_nothing(&self, of: Id) -> bool {
        let n = self.eval.nodes;
        let short = n.get(of).end_id.saturating_sub(of) <= MAX_PASSING;
        short
            && !n.below(of).any(|i| match n.role(i) {
                Role::For | Role::While | Role::Catch => true,
                Role::Name => n.source(i).to_ascii_lowercase().contains("retr"),
                _ => false,
            })
    }

    /// `retry: 0`, `retry: { limit: 3 }`, a policy object.
    pub(super) fn retry_setting(&self, rule: &'static ClientRule, value: &Value, at: Id) -> Retry {
        match value {
            Value::Number(x) if *x <= 0.0 => Retry::Off(self.spot(at)),
            Value::Bool(false) => Retry::Off(self.spot(at)),
            Value::Map { .. } if rule.retry_limit.iter().any(|k| matches!(value.get(k), Some(Value::Number(0.0)))) => {
                Retry::Off(self.spot(at))
            }
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
            Value::Result { args, .. } => match made_by(value).and_then(|name| self.index.get(name)) {
                Some(Known::Retry(rule)) => Retry::By(self.retries.policy(rule, args, at)),
                _ => Retry::Unknown,
            },
            _ => Retry::Unknown,
        }
    }

    /// Whether a client is made by one of the constructors whose requests wait on the thread.
    fn waits_on_thread(&self, id: Id, rule: &ClientRule) -> bool {
        let callee = self.eval.nodes.child(id, Label::Callee);
        callee.is_some_and(|c| rule.waiting.contains(&last_names(self.eval.nodes.source(c))))
    }

    /// Adds what is done to a client by the name that it has, which it is given at `made`.
    pub(super) fn modify_client(&self, client: &mut Client, key: Key<'a>, rule: &'static ClientRule, made: Id) {
        let all = self.eval.scopes.mutations(key).len();
        let looked_at = self.changes.get() + all;
        if looked_at > MOST_CHANGES || all > MOST_OF_ONE {
            become_unknown(client);
            return;
        }
        let changes = self.eval.scopes.changes_of_made(self.eval.nodes, key, made);
        self.changes.set(looked_at);
        for m in changes {
            match m.what {
                Change::Call(call) => {
                    self.call_on_client(client, rule, &m.path, call);
                }
                Change::Assign(node) => {
                    let value = self.eval.value(node);
                    let known = rule.modifiers.iter().find(|x| x.name == m.path && m.key.is_none());
                    match (known, m.key) {
                        (_, Some(k)) if m.path.contains("headers") || m.path.contains("Headers") => {
                            push_entry(&mut client.headers, self.eval.value(k), value);
                        }
                        (Some(x), _) if !x.headers.is_empty() => merge_map(&mut client.headers, value),
                        // `session.params = {...}` and `session.params[name] = value`
                        (None, None) if rule.query.contains(&m.path.as_str()) => client.query = value,
                        (None, Some(k)) if rule.query.contains(&m.path.as_str()) => {
                            if !matches!(client.query, Value::Map { .. }) {
                                client.query = Value::Map { entries: Vec::new(), open: false };
                            }
                            push_entry(&mut client.query, self.eval.value(k), value);
                        }
                        (Some(x), _) if !x.base.is_empty() => client.base = value,
                        (Some(x), _) if x.timeout => client.timeout = limit_given(Some(&value), rule),
                        (Some(x), _) if !x.retry.is_empty() && matches!(value, Value::Number(_)) => {
                            client.retry = Some(self.retry_setting(rule, &value, node));
                        }
                        (None, None) if rule.timeout.contains(&m.path.as_str()) => {
                            client.timeout = limit_given(Some(&value), rule);
                        }
                        // `session.request = partial(session.request, timeout=20)`
                        (None, None)
                            if rule.calls.iter().any(|c| c.names.contains(&m.path.as_str()))
                                && self.eval.nodes.source(node).contains("timeout") =>
                        {
                            client.timeout = Setting::Unknown;
                        }
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
                    let only_passes = match &callee {
                        Some(Value::Path { root: Root::Function(f), name }) => {
                            name.is_empty() && self.only_uses(*f as Id)
                        }
                        // What gives back the same thing in another dress.
                        Some(Value::Path { name, .. }) => self.eval.table.texts.contains(&name.as_str()),
                        _ => false,
                    };
                    if only_passes {
                        continue;
                    }
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

    /// Whether a function of this file does nothing with a client that sounds like a change of it.
    fn only_uses(&self, function: Id) -> bool {
        let n = self.eval.nodes;
        let changes = |i: Id| {
            let name = n.source(i).to_ascii_lowercase();
            let sets =
                ["retr", "mount", "adapter", "transport", "middleware", "intercept", "hook", "default", "update"];
            sets.iter().any(|w| name.contains(w)) || name == "headers" && n.get(i).label == Label::Property
        };
        let mut names = n.below(function).filter(|i| n.role(*i) == Role::Name);
        !names.any(changes)
    }

    /// A retry library that attaches itself to a client or a module.
    pub(super) fn attach(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee).filter(|c| self.index.may_name(n, *c)) else { return };
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

/// A base URL with the scheme that the library puts before one without any, or that a port means.
fn with_scheme(scheme: &str, base: Value) -> Value {
    match &base {
        Value::Text(t) if !scheme.is_empty() && !t.as_str().contains("://") => {
            Value::Join(vec![synthetic(&format!("{scheme}://")), base])
        }
        _ => base,
    }
}

/// What a client does once something has been done to it that is not known.
fn become_unknown(client: &mut Client) {
    merge_map(&mut client.headers, Value::Unknown);
    client.retry = Some(Retry::Unknown);
    client.timeout = Setting::Unknown;
}
