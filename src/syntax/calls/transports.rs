//! What a transport, a middleware or a policy repeats of the requests that go through it.
//!
//! In: the value that a client is given. Out: a [`Retry`], or nothing if it passes requests on once. A type of the project says by its
//! methods what it does; what is not seen may do anything.

use super::Calls;
use crate::model::{Policy, Retry, Root, Setting, Value};
use crate::rules::clients::{ClientRule, Label, Role};
use crate::rules::repeaters::repeats as repeats_by_name;
use crate::syntax::index::Known;
use crate::syntax::retry::made_by;
use crate::syntax::tree::{Id, Nodes};

/// Objects that are made in the arguments of one call, as many as are looked at.
pub(super) const MAX_MADE: usize = 8;

impl Calls<'_> {
    /// What a transport, a policy or a middleware repeats; nothing if it is known to repeat nothing.
    pub(super) fn transport_retry(&self, value: Value, at: Id) -> Option<Retry> {
        if let Value::Result { args, .. } = &value
            && let Some(Known::Retry(rule)) = made_by(&value).and_then(|name| self.index.get(name))
        {
            // None more than the first.
            let off = !rule.inner.is_empty() && matches!(args.get(rule.inner), Some(Value::Number(x)) if *x <= 0.0);
            return Some(if off { Retry::Off(self.spot(at)) } else { Retry::By(self.retries.policy(rule, args, at)) });
        }
        // A transport that was put together before.
        if let Value::Path { root: Root::Client(i), name } = &value
            && let (true, Some(transport)) = (name.is_empty(), self.clients.get(*i))
        {
            return transport.retry.clone();
        }
        let policy = self.repeated_by_own(&value).or_else(|| self.repeated_by_made(at));
        if policy.is_none() && self.is_passed_on_once(at) {
            return None;
        }
        Some(policy.map_or(Retry::Unknown, Retry::By))
    }

    /// The limit that a transport has for the head of an answer: where it is made, or set on the name that is given.
    pub(super) fn transport_limit(&self, transport: Option<Value>, rule: &ClientRule, client: Id) -> Setting {
        let limits = rule.transport_limits;
        let said = match transport.filter(|_| !limits.is_empty()) {
            Some(Value::Result { args, .. }) => limits.iter().find_map(|limit| args.get(limit)).map(|v| !is_nothing(v)),
            Some(_) => None,
            None => return Setting::Absent,
        };
        let n = self.eval.nodes;
        let made = n.child(client, Label::Args).or_else(|| n.child(client, Label::Body));
        let is_transport =
            |pair: &Id| n.child(*pair, Label::Key).is_some_and(|k| rule.transport.contains(&n.source(k)));
        let pair = made.and_then(|made| n.children(made).take(MAX_MADE).find(is_transport));
        let key = pair.and_then(|p| n.child(p, Label::Value)).and_then(|name| self.eval.scopes.key_of(n, name));
        let set = key
            .is_some_and(|(key, _)| self.eval.scopes.mutations(key).iter().any(|m| limits.contains(&m.path.as_str())));
        if set || said == Some(true) { Setting::Present } else { Setting::Absent }
    }

    /// Whether all that is made in the arguments of a call is of types of this file whose methods pass on what they are given once.
    fn is_passed_on_once(&self, call: Id) -> bool {
        let n = self.eval.nodes;
        let Some(args) = n.child(call, Label::Args).or_else(|| n.child(call, Label::Body)) else { return false };
        // Each look reads all functions of the file.
        let looks = self.looks.get();
        if looks == 0 {
            return false;
        }
        self.looks.set(looks - 1);
        let is_made = |i: &Id| n.role(*i) == Role::New || self.is_made_by_name(*i, args);
        let made: Vec<Id> = n.below(args).filter(is_made).take(MAX_MADE).collect();
        let mut passes = made.iter().filter_map(|i| n.child(*i, Label::Callee)).map(|c| {
            let class = self.eval.scopes.classes(n, c).first().copied();
            // Types without a place of their own are known by what their methods say they belong to.
            let name = class.and_then(|class| n.child(class, Label::Name)).unwrap_or(c);
            (class, c, n.source(name))
        });
        !made.is_empty() && passes.all(|(class, c, name)| self.methods_pass_on(class, name) || self.passes_on_there(c))
    }

    /// Whether a call that stands for itself among these is that of a type by its bare name, which may be one of another file. What it is
    /// given may say how often: `Counted(max_retries=3)`.
    fn is_made_by_name(&self, id: Id, args: Id) -> bool {
        let n = self.eval.nodes;
        let callee = n.child(id, Label::Callee).filter(|c| n.role(id) == Role::Call && n.role(*c) == Role::Name);
        callee.is_some_and(|c| n.source(c).starts_with(char::is_uppercase))
            && !n.child(id, Label::Args).is_some_and(|given| repeats_by_name(n.source(given)))
            && !n.above(id).take_while(|a| *a != args).any(|a| matches!(n.role(a), Role::New | Role::Call))
    }

    /// Whether a type is of another file of the project, and its methods pass on what they are given once.
    fn passes_on_there(&self, type_: Id) -> bool {
        let seen = match self.eval.value(type_) {
            Value::Path { root: Root::Imported(k), name } if name.is_empty() => Some(k),
            _ => match self.eval.imported.seen(self.eval.nodes.source(type_), &self.eval.scopes.stars) {
                Some(Value::Path { root: Root::Imported(k), name }) if name.is_empty() => Some(k),
                _ => None,
            },
        };
        seen.is_some_and(|k| self.eval.imported.passes_on(k))
    }

    /// Whether a type has methods, and none of them has a loop, a handler or a name that sounds like one that repeats.
    fn methods_pass_on(&self, class: Option<Id>, name: &str) -> bool {
        let n = self.eval.nodes;
        let is_method = |f: &Id| {
            n.role(*f) == Role::Function
                && n.child(*f, Label::Name).is_some_and(|at| {
                    // Methods that stand beside their type name it before their own name.
                    let head = n.slice(n.get(*f).start, n.get(at).start);
                    class.is_some_and(|class| n.within(*f, class))
                        || head.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == name)
                })
        };
        let methods: Vec<Id> = (1..n.len()).filter(is_method).take(MAX_MADE).collect();
        !methods.is_empty() && methods.into_iter().all(|f| is_straight(n, f))
    }

    /// What a function or an object of the project repeats of what goes through it.
    fn repeated_by_own(&self, value: &Value) -> Option<Policy> {
        match value {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => self.retries.helper(*f as Id).cloned(),
            Value::Path { root: Root::Imported(k), name } if name.is_empty() => {
                self.eval.imported.repeated_by_class(*k).or_else(|| self.eval.imported.repeats(*k).flatten())
            }
            // An interface of one method, made of a function.
            Value::Result { args, .. } => match args.get("0")? {
                inner @ Value::Path { root: Root::Function(_), .. } => self.repeated_by_own(inner),
                _ => None,
            },
            _ => None,
        }
    }

    /// The same of an object of a class of this file, which is made where it is given to a call.
    fn repeated_by_made(&self, call: Id) -> Option<Policy> {
        let n = self.eval.nodes;
        let args = n.child(call, Label::Args)?;
        let made = n.below(args).filter(|i| matches!(n.role(*i), Role::New | Role::Call)).take(MAX_MADE);
        let classes = made.filter_map(|i| n.child(i, Label::Callee)).flat_map(|c| self.eval.scopes.classes(n, c));
        classes.take(MAX_MADE).find_map(|class| self.retries.repeated_by_class(class))
    }

    /// The same of objects of a type, by its name: a class of this file or of another one.
    pub(super) fn repeated_by_type(&self, name: &str) -> Option<Policy> {
        let n = self.eval.nodes;
        let is_it =
            |id: &Id| n.role(*id) == Role::Class && n.child(*id, Label::Name).is_some_and(|c| n.source(c) == name);
        if let Some(class) = (1..n.len()).find(is_it) {
            return self.retries.repeated_by_class(class);
        }
        match self.eval.imported.seen(name, &[])? {
            Value::Path { root: Root::Imported(k), .. } => self.eval.imported.repeated_by_class(k),
            _ => None,
        }
    }
}

/// Whether a function has no loop, no handler and no name that sounds like something that repeats.
pub(in crate::syntax) fn is_straight(n: &Nodes<'_>, function: Id) -> bool {
    !n.below(function).any(|i| match n.role(i) {
        Role::For | Role::While | Role::Catch => true,
        Role::Name => repeats_by_name(n.source(i)),
        _ => false,
    })
}

/// Whether a limit is none.
fn is_nothing(limit: &Value) -> bool {
    matches!(limit, Value::Null) || *limit == Value::Number(0.0)
}

/// Whether a transport repeats nothing: none, or one that only says how to connect.
pub(super) fn is_plain(transport: &Value, rule: &ClientRule) -> bool {
    match transport {
        Value::Null => true,
        // Where the list says so with brackets, what its own methods give is the same thing, set up.
        // One that only measures what goes through it is what is inside of it.
        Value::Result { name, args, .. } if rule.measuring_transports.contains(&name.as_str()) => {
            ["0", "Base", "Transport"]
                .iter()
                .find_map(|place| args.get(place))
                .is_none_or(|inner| is_plain(inner, rule))
        }
        Value::Result { name, .. } => {
            let made = name.find("()").map_or("", |end| &name[..end + 2]);
            [name.as_str(), made].iter().any(|name| rule.plain_transports.contains(name))
        }
        Value::Path { name, .. } => rule.plain_transports.contains(&name.as_str()),
        _ => false,
    }
}
