//! Clients that a framework hands to a class, and what the framework was told about them.
//!
//! In: parameters whose type is a client of that kind, and calls that register such clients. Out: clients whose retry state hangs on the
//! registration, which may stand in any file of the project, and the registrations of this file.

use super::{Calls, Maker};
use crate::model::{Answer, Around, Call, CallKind, Client, Factory, Policy, Retry, Root, Setting, Value};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::syntax::eval::Eval;
use crate::syntax::index::{Index, Known};
use crate::syntax::retry::last_names;
use crate::syntax::scope::{Key, scope_of};
use crate::syntax::tree::{Id, end_of};
use crate::syntax::typed;

/// Parameters of one file that are followed as clients.
const MOST_HANDED: usize = 16;

/// Parameters that are clients which a framework hands out.
pub(super) fn handed(eval: &Eval<'_>, index: &Index) -> Vec<(Id, Maker)> {
    let n = eval.nodes;
    if !eval.table.clients.iter().any(|c| c.handed || !c.builders.is_empty()) {
        return Vec::new();
    }
    let is_field = |id: Id| {
        let named = n.child(id, Label::Target).is_some_and(|t| n.role(t) == Role::Name);
        let bare = matches!(n.role(id), Role::Field | Role::Declare) && named && n.child(id, Label::Value).is_none();
        bare && n.role(n.get(id).scope) == Role::Class
    };
    let params = (1..n.len()).filter(|id| n.role(*id) == Role::Param || is_field(*id));
    let client = |id: Id| {
        if n.role(id) != Role::Param {
            return typed::builder_of_parameter(eval, id);
        }
        let handed = typed::rule_of_parameter(eval, index, id).filter(|rule| rule.handed);
        let handed = handed.filter(|rule| !is_made_otherwise(eval, index, id, rule));
        handed.or_else(|| typed::builder_of_parameter(eval, id))
    };
    let params = params.filter_map(|id| Some((id, Maker::Http(client(id)?))));
    let rule = eval.table.clients.iter().find(|c| c.handed);
    let asked = (1..n.len()).filter(|id| asks_factory(eval, *id)).filter_map(|id| Some((id, Maker::Http(rule?))));
    params.chain(asked).take(MOST_HANDED).collect()
}

/// Whether the file makes a client of its own where none is given for a parameter: `given ?? new Client()`.
fn is_made_otherwise(eval: &Eval<'_>, index: &Index, param: Id, rule: &ClientRule) -> bool {
    let n = eval.nodes;
    let Some(name) = n.child_or_first(param, Label::Target).map(|t| n.source(t)) else { return false };
    let makes = |id: Id| {
        let callee = n.child(id, Label::Callee).filter(|_| matches!(n.role(id), Role::New | Role::Call));
        callee.is_some_and(|c| match eval.value(c) {
            Value::Path { root: Root::Module { .. } | Root::Global, name } => {
                matches!(index.get(&name), Some(Known::Constructor(of)) if std::ptr::eq(of, rule))
            }
            _ => false,
        })
    };
    let scope = scope_of(n, param);
    n.below(scope)
        .any(|id| is_alternative(eval, id).is_some_and(|(given, other)| n.source(given) == name && makes(other)))
}

/// The name before, and what stands in its place where it is nothing: `given ?? other`.
fn is_alternative(eval: &Eval<'_>, id: Id) -> Option<(Id, Id)> {
    let n = eval.nodes;
    let (left, right) = match n.role(id) {
        Role::Binary => (n.child(id, Label::Left)?, n.child(id, Label::Right)?),
        _ => return None,
    };
    let between = n.slice(n.get(left).end, n.get(right).start).trim();
    (n.role(left) == Role::Name && between == "??").then_some((left, right))
}

/// Whether a call asks a factory for a client.
fn asks_factory(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    if eval.table.factory_calls.is_empty() || n.role(id) != Role::Call {
        return false;
    }
    let named = n.child(id, Label::Callee).and_then(|c| n.child(c, Label::Property));
    named.is_some_and(|name| eval.table.factory_calls.contains(&n.source(name)))
}

impl<'a> Calls<'a> {
    /// What a parameter or a field is called, and the fields and names that it is put into.
    pub(super) fn names_of_handed(&self, param: Id) -> Vec<Key<'a>> {
        let n = self.eval.nodes;
        let scope = scope_of(n, param);
        let Some(name) = n.child_or_first(param, Label::Target).map(|t| n.source(t)) else { return Vec::new() };
        if n.role(param) != Role::Param {
            return vec![Key::Attr(scope, name)];
        }
        let puts = n.below(scope).filter(|i| matches!(n.role(*i), Role::Assign | Role::Declare | Role::Field));
        let targets = puts.filter_map(|i| {
            let value = n.child(i, Label::Value).or_else(|| n.child(i, Label::None))?;
            (n.role(value) == Role::Name && n.source(value) == name).then(|| n.child(i, Label::Target)).flatten()
        });
        let others = targets.filter_map(|t| self.eval.scopes.key_of(n, t)).map(|(key, _)| key);
        std::iter::once(Key::Name(scope, name)).chain(others).collect()
    }

    /// The client that a framework gives for a parameter of the function around a call: what the one other function of the file gives back
    /// that makes clients of its type. Both say in an annotation that the framework calls them.
    pub(super) fn provided(&self, name: &str, call: Id) -> Option<Value> {
        let n = self.eval.nodes;
        let is_called = |f: &Id| n.role(*f) == Role::Function && n.source(*f).starts_with('@');
        let own = n.above(call).find(|a| n.role(*a) == Role::Function).filter(is_called)?;
        let lists = n.children(own).filter(|c| n.get(*c).label == Label::Params);
        let mut params = lists.flat_map(|l| n.children(l)).filter(|p| n.role(*p) == Role::Param);
        let param = params.find(|p| n.child_or_first(*p, Label::Target).is_some_and(|t| n.source(t) == name))?;
        let rule = typed::rule_of_parameter(self.eval, self.index, param)?;
        let others = (1..n.len()).filter(|f| *f != own && is_called(f)).take(MOST_HANDED);
        let mut given = others.map(|f| self.eval.result(f)).filter(|value| match value {
            Value::Path { root: Root::Client(i), .. } => {
                let made = self.makers.get(*i).map(|(_, maker)| maker);
                matches!(made, Some(Maker::Http(of)) if std::ptr::eq(*of, rule))
            }
            _ => false,
        });
        given.next().filter(|_| given.next().is_none())
    }

    /// The client that a framework gives for the parameter whose method is called: its place, and the method.
    pub(super) fn call_of_provided(&self, call: Id, callee: Id) -> Option<(usize, &'a str)> {
        let n = self.eval.nodes;
        let (object, verb) = (n.child(callee, Label::Object)?, n.child(callee, Label::Property)?);
        let name = Some(n.source(object)).filter(|_| n.role(object) == Role::Name)?;
        match self.provided(name, call)? {
            // What a builder gives back is the client.
            Value::Path { root: Root::Client(i), name } if name.is_empty() || name.ends_with("()") => {
                Some((i, n.source(verb)))
            }
            _ => None,
        }
    }

    /// The retry state of what is handed to a class: that of its registration, or of all that the library's framework makes.
    pub(super) fn retry_of_handed(&self, param: Id, rule: &ClientRule) -> Retry {
        let n = self.eval.nodes;
        if !rule.handed {
            return Retry::handed(format!("{} *", rule.library));
        }
        let class = n.above(param).find(|a| n.role(*a) == Role::Class);
        match class.and_then(|c| n.child(c, Label::Name)) {
            Some(name) => Retry::handed(n.source(name)),
            None => Retry::Unknown,
        }
    }

    /// The retry state of what is made where a framework hands nothing in: `given ?? new Client()`. A registration of the class decides.
    pub(super) fn retry_of_alternative(&self, made: Id, rule: &ClientRule) -> Option<Retry> {
        let n = self.eval.nodes;
        let around = n.parent(made).filter(|_| rule.handed)?;
        is_alternative(self.eval, around).filter(|(_, other)| *other == made)?;
        let class = n.above(made).find(|a| n.role(*a) == Role::Class)?;
        let to = n.source(n.child(class, Label::Name)?).to_string();
        Some(Retry::Handed { to, made_otherwise: true })
    }

    /// The registrations of clients in this file. A type whose methods are requests is one request at its registration.
    pub(in crate::syntax) fn factories(&mut self) -> Vec<Factory> {
        let (n, table) = (self.eval.nodes, self.eval.table);
        let Some(rule) = table.clients.iter().find(|c| c.handed) else { return self.beans() };
        let mut out = self.given_by_hand();
        for id in (1..n.len()).filter(|id| n.role(*id) == Role::Call) {
            let Some(callee) = n.child(id, Label::Callee) else { continue };
            let source = end_of(n.source(callee));
            // Types in the name end in a bracket.
            let (head, types) = source.split_once('<').map_or((source, ""), |(h, t)| (h, t.trim_end_matches('>')));
            let head = last_names(head);
            let (for_all, is_service) =
                (table.factory_defaults.contains(&head), table.factory_services.contains(&head));
            if !for_all && !is_service && !table.factories.contains(&head) {
                continue;
            }
            let (chain, last) = self.chain(id);
            let mut client = self.http_client(id, rule);
            for (_, link) in &chain {
                // What else the block is given stands before the client.
                for key in self.block_parameters(*link).into_iter().chain(self.last_block_parameters(*link)) {
                    self.modify_client(&mut client, key, rule, id);
                }
            }
            let kept = !self.bindings(last).is_empty();
            let told = |(name, _): &&(&str, Id)| table.factory_retries.iter().any(|r| name.starts_with(r));
            let inside = || table.factory_retries.iter().any(|r| n.source(id).contains(r));
            let connects = |(_, link): &&(&str, Id)| self.only_connects(*link, rule);
            // What only stops asking for a while, or asks no longer than a time, leaves what repeats as it is.
            let breaks = |(_, link): &&(&str, Id)| self.only_breaks(*link);
            let repeating: Vec<&(&str, Id)> =
                chain.iter().filter(told).filter(|link| !connects(link) && !breaks(link)).collect();
            let policy = match (repeating.as_slice(), kept) {
                ([(name, link)], false) => self.policy_of_link(name, *link),
                _ => None,
            };
            let types = types.split(',').map(|t| last_names(t.trim()).to_string()).filter(|t| !t.is_empty());
            let mut names: Vec<String> = types.collect();
            let given = self.eval.arguments(id);
            names.extend(given.get("0").and_then(Value::text).map(str::to_string));
            if names.is_empty() {
                names.push(String::new());
            }
            let repeats = kept || !repeating.is_empty() || for_all && inside();
            if let (true, Some(name)) = (is_service, names.first()) {
                self.request_of_service(id, rule, &client, name);
            }
            out.push(Factory {
                names,
                for_all,
                repeats,
                policy,
                asked_by: String::new(),
                base: client.base,
                headers: client.headers,
                timeout: client.timeout,
            });
        }
        out
    }

    /// Clients that the project itself gives to what it makes: `new Service(new Client())`.
    fn given_by_hand(&self) -> Vec<Factory> {
        let n = self.eval.nodes;
        let mut out = Vec::new();
        for made in (1..n.len()).filter(|id| n.role(*id) == Role::New) {
            let (Some(callee), Some(args)) = (n.child(made, Label::Callee), n.child(made, Label::Args)) else {
                continue;
            };
            let client = n.children(args).take(MOST_HANDED).find_map(|arg| match self.eval.value(arg) {
                Value::Path { root: Root::Client(i), name } if name.is_empty() => self.clients.get(i),
                _ => None,
            });
            let name = last_names(n.source(callee).split('<').next().unwrap_or(""));
            // What was handed in itself is told where it comes from.
            let Some(client) = client.filter(|c| !matches!(c.retry, Some(Retry::Handed { .. } | Retry::Unknown)))
            else {
                continue;
            };
            out.push(Factory {
                names: vec![name.to_string()],
                for_all: false,
                repeats: !matches!(client.retry, None | Some(Retry::Off(_))),
                policy: None,
                asked_by: String::new(),
                base: client.base.clone(),
                headers: client.headers.clone(),
                timeout: client.timeout,
            });
            if out.len() == MOST_HANDED {
                break;
            }
        }
        out
    }

    /// What a link of a registration puts into a client that repeats, if it is known.
    fn policy_of_link(&self, name: &str, link: Id) -> Option<Policy> {
        let (n, table) = (self.eval.nodes, self.eval.table);
        let args = self.eval.arguments(link);
        let (name, types) = name.split_once('<').unwrap_or((name, ""));
        if !types.is_empty() {
            return self.repeated_by_type(last_names(types.trim_end_matches('>').trim()));
        }
        if let Some(rule) = table.retries.iter().find(|r| r.names.contains(&name)) {
            let mut policy = self.retries.policy(rule, &args, link);
            let leaves_out = table.factory_leaves_out.iter().any(|w| n.source(link).contains(w));
            policy.excluded_methods = if leaves_out { rule.excluded_methods } else { &[] };
            if rule.more.iter().any(|w| n.source(link).contains(w)) {
                policy.statuses = None;
            }
            return Some(policy);
        }
        if let Some(policy) = self.policy_of_options_made(link) {
            return Some(policy);
        }
        match self.transport_retry(args.get("0").cloned()?, link)? {
            Retry::By(policy) => Some(policy),
            _ => None,
        }
    }

    /// Whether a link gives a policy that breaks the circuit or limits the time, and repeats nothing, where it stands or by a function of the file.
    fn only_breaks(&self, link: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.child(link, Label::Args) else { return false };
        let own = n.below(args).filter(|i| n.role(*i) == Role::Call).filter_map(|call| {
            match self.eval.value(n.child(call, Label::Callee)?) {
                Value::Path { root: Root::Function(f), name } if name.is_empty() => Some(n.source(f as Id)),
                _ => None,
            }
        });
        let texts: Vec<&str> = own.take(MOST_HANDED).chain([n.source(args)]).collect();
        let says = |words: &[&str]| texts.iter().any(|text| words.iter().any(|word| text.contains(word)));
        says(self.eval.table.factory_breaks) && !texts.iter().any(|text| text.contains("Retry"))
    }

    /// Whether a link makes something that only says how to connect, and nothing else.
    fn only_connects(&self, link: Id, rule: &ClientRule) -> bool {
        let n = self.eval.nodes;
        let mut made = n.below(link).filter(|i| n.role(*i) == Role::New && !n.within(*i, self.callee_of(link)));
        let only = made.next().filter(|_| made.next().is_none());
        only.and_then(|made| n.child(made, Label::Callee))
            .is_some_and(|type_| rule.plain_transports.contains(&n.source(type_)))
    }

    fn callee_of(&self, call: Id) -> Id {
        self.eval.nodes.child(call, Label::Callee).unwrap_or(call)
    }

    /// The policy of the one object of options for a retry that is made in a link.
    fn policy_of_options_made(&self, link: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let rule = |made: Id| match self.eval.value(n.child(made, Label::Callee)?) {
            Value::Path { name, .. } => match self.index.get(&name)? {
                Known::Retry(rule) => Some((made, rule)),
                _ => None,
            },
            _ => None,
        };
        let mut made = n.below(link).filter(|i| n.role(*i) == Role::New).filter_map(rule);
        let (only, None) = (made.next()?, made.next()) else { return None };
        Some(self.retries.policy(only.1, &self.eval.arguments(only.0), link))
    }

    /// The requests of a type that is registered as a client, as one.
    fn request_of_service(&mut self, id: Id, rule: &'static ClientRule, client: &Client, name: &str) {
        self.calls.push(Call {
            kind: CallKind::Http,
            library: rule.library,
            sdk_provider: None,
            callee: name.to_string(),
            client: None,
            method: None,
            url: client.base.clone(),
            headers: Value::Map { entries: Vec::new(), open: true },
            auth: Value::Unknown,
            query: Value::Null,
            timeout: Setting::Unknown,
            retry: Retry::handed(name),
            blocks_async: false,
            throws: true,
            function: None,
            around: Around { answer: Answer::Checked, ..Around::default() },
            spot: self.call_spot(id),
        });
    }

    /// The client that a factory hands out by a name: `factory.CreateClient("speech")`.
    pub(super) fn name_asked_for(&self, id: Id) -> Option<String> {
        let n = self.eval.nodes;
        asks_factory(self.eval, id).then(|| match n.child(id, Label::Args).map(|a| n.children(a).count()) {
            None | Some(0) => Some(String::new()),
            _ => self.eval.arguments(id).get("0").and_then(Value::text).map(str::to_string),
        })?
    }

    /// Whether a client is one that a factory hands out, by whatever name.
    pub(super) fn is_asked_for(&self, id: Id) -> bool {
        asks_factory(self.eval, id)
    }

    /// Whether a client is one that was handed in.
    pub(super) fn is_handed(&self, id: Id, rule: &ClientRule) -> bool {
        (rule.handed || !rule.builders.is_empty())
            && matches!(self.eval.nodes.role(id), Role::Param | Role::Field | Role::Declare)
    }
}
