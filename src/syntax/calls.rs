//! Clients and calls of one file.
//!
//! In: tree, values, tables. Out: the clients that are made, with what later statements set on them, and the requests with
//! URL, headers, credentials, time limit and retry state put together from every place that the file shows.

mod allowed;
mod blocks;
mod callers;
mod clients;
mod given_back;
mod handed;
mod injected;
mod limits;
mod literals;
mod made;
mod makers;
mod mixins;
mod notes;
mod parts;
mod passed;
mod request;
mod sdk_calls;
mod sdk_clients;
mod streams;
mod transports;
mod typed_sdks;
mod unknown;

pub(super) use blocks::block_calls;
use injected::Injected;
pub(super) use makers::{Maker, find_makers};
pub(super) use parts::lookup;
use request::last_after;
use sdk_calls::only_gives_object;
pub(super) use transports::is_straight;
use typed_sdks::TypedSdks;

use super::answer::Answers;
use super::crowd::Crowds;
use super::eval::Eval;
use super::index::{Index, Known};
use super::retry::{Retries, is_in_async, last_names};
use super::scope::Key;
use super::spots::Lines;
use super::tree::Id;
use super::typed::Typed;
use crate::model::{
    Call, CallKind, Client, KeyAsked, Literal, LiteralAuth, LiteralKey, PlainChannel, Policy, Retry, Root, Setting,
    Spot, TlsOff, Value,
};
use crate::rules::clients::{CallRule, Label, Role, contracts};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;

/// Verbs by which a name is a method.
const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];

/// The path that a value is; of several, the only one that is something at all: what a caller may give in its place is not known.
fn sole_path(value: Value) -> Option<(Root, String)> {
    let is_nothing = |option: &Value| match option {
        Value::Null => true,
        Value::Param { default, .. } => default.as_deref().is_none_or(|d| *d == Value::Null),
        _ => false,
    };
    match value {
        Value::Path { root, name } => Some((root, name)),
        // A function that a caller may replace, and what it is otherwise.
        Value::Param { default: Some(default), .. } => sole_path(*default),
        Value::Choice(options) => {
            let mut some = options.into_iter().filter(|o| !is_nothing(o));
            let first = some.next()?;
            let same = some.all(|o| o == first);
            same.then(|| sole_path(first)).flatten()
        }
        _ => None,
    }
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
    pub(super) literal_auths: Vec<LiteralAuth>,
    /// Keys that functions and classes of the file are given.
    pub(super) asked: Vec<KeyAsked>,
    pub(super) calls: Vec<Call>,
    pub(super) answers: Answers<'a>,
    pub(super) crowds: Crowds<'a>,
    pub(super) tls_off: Vec<TlsOff>,
    pub(super) thread_waits: Vec<TlsOff>,
    pub(super) old_tls: Vec<TlsOff>,
    /// Channels that commands open without encryption.
    pub(super) plain_channels: Vec<PlainChannel>,
    /// Policies attached to whole modules.
    attached: Vec<(String, Policy)>,
    /// One of the clients is of a provider's library, or may be.
    has_sdk: bool,
    /// Parameters that are clients by their types.
    typed: Typed,
    /// Calls of the file's own functions, by function; made when it is asked for.
    callers: OnceCell<HashMap<Id, Vec<Id>>>,
    /// Calls that make objects of its classes, by class; made when it is asked for.
    makers_by_class: OnceCell<HashMap<Id, Vec<Id>>>,
    /// Tests of functions, by function.
    tests: RefCell<HashMap<Id, Vec<Id>>>,
    /// Where the text says that answers are streams; looked for when it is asked for.
    stream_signs: OnceCell<Vec<u32>>,
    /// Where names stand, by name; made when it is asked for.
    names: OnceCell<HashMap<&'a str, Vec<Id>>>,
    /// Functions with a literal of a type in them, by the type; made when it is asked for.
    makers_by_type: OnceCell<HashMap<&'a str, Vec<Id>>>,
    /// What keeps the parameter of a name, by the class around, or by type and name.
    keepers: RefCell<HashMap<(Id, String), Vec<Id>>>,
    /// Calls by the last name of what they call, and functions by name; made when they are asked for.
    calls_by_name: OnceCell<HashMap<&'a str, Vec<Id>>>,
    functions_by_name: OnceCell<HashMap<&'a str, Vec<Id>>>,
    /// Names whose types are functions; looked for when they are asked for.
    functions_by_type: OnceCell<Vec<(String, String)>>,
    /// Modules of clients that paths in the file begin with; looked for when it is asked for.
    by_path: OnceCell<Vec<&'static str>>,
    /// Classes that took a client in, with its place.
    mixed: HashMap<Id, usize>,
    /// Clients of other files that are used here, by their number among things of other files.
    imported: HashMap<usize, usize>,
    /// Clients that are handed to the classes of this file, by the names of fields and parameters.
    injected: Injected<'a>,
    /// Clients of libraries that are parameters or fields, by name.
    typed_sdks: TypedSdks,
    /// Those that this file declares, with their providers.
    pub(super) sdk_names: Vec<(String, &'static str)>,
    /// Types of transports that may still be looked at.
    looks: Cell<u8>,
    /// Changes of clients that were looked at.
    changes: Cell<usize>,
}

/// Types of transports that are looked at in one file.
const MOST_LOOKS: u8 = 12;

/// What a request has from one place.
struct Parts {
    url: Value,
    method: Option<String>,
    headers: Value,
    auth: Value,
    query: Value,
    timeout: Setting,
    /// Nothing sets the time limit of this request: it is the one that the library has by default.
    limit_by_default: bool,
    follows: bool,
    /// What is given to the calls that put it together.
    said: Vec<Value>,
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
        let mut this = Self {
            eval,
            index,
            retries,
            lines,
            makers,
            clients: Vec::new(),
            literal_keys: Vec::new(),
            literal_auths: Vec::new(),
            asked: Vec::new(),
            calls: Vec::new(),
            answers: Answers::new(eval, lines, makers.iter().map(|(id, _)| *id).collect()),
            crowds: Crowds::new(eval, retries, lines),
            tls_off: Vec::new(),
            thread_waits: Vec::new(),
            old_tls: Vec::new(),
            plain_channels: Vec::new(),
            attached: Vec::new(),
            has_sdk: makers.iter().any(|(_, m)| matches!(m, Maker::Sdk(..))) || eval.imported.has_sdk,
            typed: Typed::of(eval, index),
            by_path: OnceCell::new(),
            callers: OnceCell::new(),
            makers_by_class: OnceCell::new(),
            tests: RefCell::default(),
            stream_signs: OnceCell::new(),
            names: OnceCell::new(),
            makers_by_type: OnceCell::new(),
            keepers: RefCell::default(),
            calls_by_name: OnceCell::new(),
            functions_by_name: OnceCell::new(),
            functions_by_type: OnceCell::new(),
            mixed: HashMap::new(),
            imported: HashMap::new(),
            injected: HashMap::new(),
            typed_sdks: HashMap::new(),
            sdk_names: Vec::new(),
            looks: Cell::new(MOST_LOOKS),
            changes: Cell::new(0),
        };
        this.mixed = this.mixed();
        this
    }

    /// Fills `clients`, `calls`, `literal_keys` and `literal_auths`.
    pub(super) fn run(&mut self) {
        for (id, maker) in self.makers {
            let client = match maker {
                Maker::Http(rule) => self.http_client(*id, rule),
                Maker::Sdk(contract, sdk, key) => self.sdk_client(*id, contract, sdk, key),
            };
            self.clients.push(client);
        }
        self.take_from_clients();
        self.find_injected();
        self.find_typed_sdks();
        let n = self.eval.nodes;
        let calls = |id: &Id| match n.role(*id) {
            Role::Call | Role::New => true,
            // An annotation that makes requests of the methods below it.
            Role::Decorator => n.child(*id, Label::Callee).is_some(),
            _ => false,
        };
        let ids: Vec<Id> = (1..n.len()).filter(calls).collect();
        for id in &ids {
            self.attach(*id);
        }
        for id in (1..n.len()).filter(|id| matches!(n.role(*id), Role::Call | Role::Assign)) {
            self.set_key(id);
        }
        for id in ids {
            self.call(id);
            self.thread_wait(id);
        }
        for id in 1..n.len() {
            let off = match n.role(id) {
                Role::Command => self.command(id),
                Role::Substitution | Role::Call => self.command_in_text(id),
                _ => None,
            };
            self.tls_off.extend(off);
        }
        let sent: Vec<(Value, Value, Spot)> = self
            .calls
            .iter()
            .filter(|c| c.kind != CallKind::Sdk)
            .map(|c| (c.headers.clone(), c.auth.clone(), c.spot.clone()))
            .collect();
        for (headers, auth, at) in sent {
            self.literals_of_request(&headers, &auth, &at);
        }
        for pair in (1..n.len()).filter(|id| n.role(*id) == Role::Pair) {
            self.literals_of_pair(pair);
        }
    }

    /// A wait on the thread in an asynchronous function.
    fn thread_wait(&mut self, id: Id) {
        let waits = self.eval.table.thread_sleeps;
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee).filter(|_| !waits.is_empty()) else { return };
        let last = last_names(n.source(callee));
        if !waits.iter().any(|w| w.rsplit('.').next() == Some(last)) || !is_in_async(self.eval, id) {
            return;
        }
        if let Some(name) = self.retries.callee_name(id).filter(|name| waits.contains(&name.as_str())) {
            let spot = self.call_spot(id);
            self.thread_waits.push(TlsOff { setting: name, asked_for: false, spot });
        }
    }

    /// Clients that are put together of others once more, now that all are known.
    fn take_from_clients(&mut self) {
        for (at, (id, maker)) in self.makers.iter().enumerate() {
            let Maker::Http(rule) = maker else { continue };
            if rule.modifiers.iter().any(|m| !m.client.is_empty()) {
                self.clients[at] = self.http_client(*id, rule);
            }
        }
    }

    pub(super) fn spot(&self, id: Id) -> Spot {
        let node = self.eval.nodes.get(id);
        self.lines.spot(node.start, node.end, None)
    }

    /// The place of a callee: the call without its arguments.
    pub(super) fn call_spot(&self, id: Id) -> Spot {
        let n = self.eval.nodes;
        let start = n.get(id).start;
        // The type of an object may stand in front of it, where it is declared.
        let callee = n.child(id, Label::Callee).map(|c| n.get(c).end).filter(|end| *end > start);
        let end = callee.unwrap_or(n.get(id).end);
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
                Role::Comprehension if n.children(outer).next() == Some(id) => {}
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

    /// Whether what an expression makes is held by a variable of a function.
    fn is_local(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.above(id).any(|a| n.role(a) == Role::Function) && matches!(self.bindings(id).first(), Some(Key::Name(..)))
    }

    fn call(&mut self, id: Id) {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee) else { return };
        // Of a provider's library, any name may be a request.
        if !self.has_sdk && !self.index.may_name(n, callee) {
            return;
        }
        if let Some((client, verb)) = self.call_of_class(callee) {
            return self.call_of_client(id, client, &verb);
        }
        if let Some((client, verb)) = self.call_of_injected(callee) {
            let before = self.calls.len();
            self.call_of_client(id, client, verb);
            return self.open_answer(before);
        }
        if let Some((client, verb)) = self.call_of_provided(id, callee) {
            return self.call_of_client(id, client, verb);
        }
        let value = match self.eval.value(callee) {
            // A function that was given some of its arguments before.
            Value::Result { name, args, .. } if self.eval.table.partials.contains(&name.as_str()) => {
                args.get("0").cloned().unwrap_or_default()
            }
            // `ask: typeof fetch`: a parameter that is a function of a library.
            Value::Param { name, default: None } if !self.eval.table.function_types.is_empty() => {
                self.function_of_type(&name).unwrap_or(Value::Param { name, default: None })
            }
            value => value,
        };
        let Some((root, name)) = self.one_of_clients(&value).or_else(|| sole_path(value)) else {
            return self.call_of_unknown(id, callee);
        };
        let root = match root {
            Root::Imported(k) => match self.imported_client(k) {
                Some(client) => Root::Client(client),
                None => return self.call_of_unknown(id, callee),
            },
            root => root,
        };
        match root {
            Root::Module { relative: true } => self.call_of_unknown(id, callee),
            Root::Module { .. } | Root::Global => match self.index.get(&name) {
                // What sends a request that was made before is a method of a client: by its bare name it is one of the own class.
                Some(Known::Call(rule, call))
                    if root == Root::Global
                        && !rule.constructors.is_empty()
                        && !call.request.is_empty()
                        && call.url.is_empty()
                        && !name.contains('.') => {}
                Some(Known::Call(rule, call)) if !call.deferred => {
                    let verb = last_after(&name, rule, call);
                    self.http_call(id, rule, call, verb, None, &name);
                }
                Some(Known::Function(contract, sdk)) => self.module_call(id, contract, sdk, &name),
                // A field that nothing here sets, by its type.
                None if root == Root::Global && self.typed.has(&name) => self.call_of_unknown(id, callee),
                _ => {}
            },
            Root::Client(i) => self.call_of_client(id, i, &name),
            Root::Request(made) => self.call_of_request(id, made as Id, &name),
            _ => {}
        }
    }

    /// The first of several clients that all repeat nothing, where any of them may be meant: `clients[name]`.
    fn one_of_clients(&self, value: &Value) -> Option<(Root, String)> {
        let Value::Choice(options) = value else { return None };
        let mut all = options.iter().map(|option| match option {
            Value::Path { root: Root::Client(client), name } => Some((*client, name)),
            _ => None,
        });
        let (first, name) = all.next()??;
        let plain = |client: usize| {
            let retry = self.clients.get(client).map(|c| &c.retry);
            matches!(retry, Some(None | Some(Retry::Off(_))))
        };
        let alike = |other: Option<(usize, &String)>| other.is_some_and(|(client, n)| plain(client) && n == name);
        (plain(first) && all.all(alike)).then(|| (Root::Client(first), name.clone()))
    }

    /// A request that was made before and sends itself: `request.send()`.
    fn call_of_request(&mut self, id: Id, made: Id, name: &str) {
        let Some(callee) = self.eval.nodes.child(made, Label::Callee) else { return };
        let Value::Path { name: maker, .. } = self.eval.value(callee) else { return };
        let Some(Known::Call(rule, _)) = self.index.get(&maker) else { return };
        let sends = |c: &&'static CallRule| c.request.contains(&"@") && c.names.contains(&name);
        if let Some(call) = rule.calls.iter().find(sends) {
            self.http_call(id, rule, call, name, None, name);
        }
    }

    fn call_of_client(&mut self, id: Id, client: usize, name: &str) {
        match self.maker(client) {
            Some(Maker::Http(rule)) => {
                // What stands in the headers of an answer is none of its requests.
                if name.split('.').any(|part| part.trim_end_matches("()") == "headers") {
                    return;
                }
                // What a builder gives back is the client.
                let name = name.rsplit("().").next().unwrap_or(name);
                let hit = rule.calls.iter().find_map(|c| c.names.iter().find(|x| **x == name).map(|verb| (c, *verb)));
                if let Some((call, verb)) = hit.filter(|(c, _)| !c.deferred) {
                    self.http_call(id, rule, call, verb, Some(client), name);
                }
            }
            Some(Maker::Sdk(contract, sdk, _))
                if !name.is_empty() && !only_gives_object(sdk, name) && self.is_request_of_sdk(id, name) =>
            {
                self.sdk_call(id, client, contract, name);
            }
            _ => {}
        }
    }

    /// What made a client, here or in another file.
    fn maker(&self, client: usize) -> Option<Maker> {
        if let Some((_, maker)) = self.makers.get(client) {
            return Some(*maker);
        }
        if let Some(maker) = self.maker_of_typed(client) {
            return Some(maker);
        }
        let client = self.clients.get(client)?;
        match (client.rule, client.sdk_provider) {
            (Some(rule), _) => self.eval.table.clients.get(rule).map(Maker::Http),
            (None, provider) => {
                let contract = contracts().iter().find(|c| Some(c.provider) == provider)?;
                contract.sdks.first().map(|sdk| Maker::Sdk(contract, sdk, ""))
            }
        }
    }

    /// The place that a client of another file has among the clients of this one.
    pub(super) fn imported_client(&mut self, number: usize) -> Option<usize> {
        if let Some(at) = self.imported.get(&number) {
            return Some(*at);
        }
        let client = self.eval.imported.client(number)?;
        self.clients.push(client);
        self.imported.insert(number, self.clients.len() - 1);
        Some(self.clients.len() - 1)
    }
}
