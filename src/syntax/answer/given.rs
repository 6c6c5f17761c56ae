//! Answers that a function is given, that come with their body beside them, or whose body is kept as it is.
//!
//! In: the node of a request, or of what takes a body out of its answer. Out: an [`Answer`], or whether the body is kept as bytes.

use super::{Answers, Way};
use crate::model::Answer;
use crate::rules::clients::{Label, Role};
use crate::syntax::retry::function_of;
use crate::syntax::scope::Def;
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// Members and calls behind a body that are looked at.
const BEHIND: usize = 6;
/// Calls of a function that are looked at.
const MOST_CALLERS: usize = 8;

/// The last name of what is called: `Storage::disk("a")->put`.
fn last_name(callee: &str) -> &str {
    callee.rsplit(['.', ':', '>', '\\']).next().unwrap_or(callee)
}

impl<'a> Answers<'a> {
    /// Whether a setting in the call, or of its client, takes from a library that it makes an error of a bad status. One of which the client is
    /// not known goes through the only one of the file.
    pub(in crate::syntax) fn is_quieted(&self, call: Id, library: &str, client: Option<usize>) -> bool {
        let (n, rules) = (self.eval.nodes, self.rules());
        if !rules.quieted.contains(&library) {
            return false;
        }
        let quiet = |i: Id| {
            let (key, value) = match n.role(i) {
                Role::Pair => (n.child(i, Label::Key), n.child(i, Label::Value)),
                _ => return false,
            };
            let key = key.map_or("", |k| n.source(k).trim_matches(['"', '\'']));
            match value.map_or("", |v| n.source(v)) {
                value if value.eq_ignore_ascii_case("false") => rules.quiet_settings.contains(&key),
                "true" => rules.quiet_switches.contains(&key),
                _ => false,
            }
        };
        // A client within another one is looked at once.
        let is_quiet_client = || {
            let setting = (1..n.len()).find(|i| quiet(*i));
            let made = setting.and_then(|s| n.above(s).find(|a| n.role(*a) == Role::New));
            made.is_some_and(|first| self.is_alone(first))
        };
        let of_client = match client.and_then(|c| self.strict.made_at(c)) {
            Some(made) => n.below(made).any(quiet),
            None => *self.quiet_client.get_or_init(is_quiet_client),
        };
        of_client || n.below(call).any(quiet) || self.options_named(call).any(|options| n.below(options).any(quiet))
    }

    /// The objects that a call is given by their names.
    fn options_named(&self, call: Id) -> impl Iterator<Item = Id> + '_ {
        let n = self.eval.nodes;
        let args = n.child(call, Label::Args).into_iter().flat_map(move |args| n.children(args));
        let keys = args.filter(move |arg| n.role(*arg) == Role::Name).filter_map(move |arg| {
            let (key, _) = self.eval.scopes.key_of(n, arg)?;
            Some(self.eval.scopes.definitions(key))
        });
        keys.flatten().filter_map(move |(def, _)| match def {
            Def::Value(value) if n.role(*value) == Role::Object => Some(*value),
            _ => None,
        })
    }

    /// Whether nothing else in the file makes an object of that class.
    fn is_alone(&self, made: Id) -> bool {
        let n = self.eval.nodes;
        let class = |i: Id| n.child(i, Label::Callee).map(|c| last_name(n.source(c)));
        !(1..n.len()).any(|i| i != made && n.role(i) == Role::New && class(i) == class(made))
    }

    /// Whether a request gives its answer to the block behind it: `http.request(question) { |answer| ... }`
    pub(super) fn gives_to_block(&self, call: Id, library: &str) -> bool {
        self.rules().blocks.contains(&library) && self.functions_given(call).next().is_some()
    }

    /// The functions among the arguments of a call, the block behind it included.
    fn functions_given(&self, call: Id) -> impl Iterator<Item = Id> + '_ {
        let n = self.eval.nodes;
        let all = n.children(call).filter(move |c| n.get(*c).label == Label::Args);
        let flat = all.flat_map(move |a| {
            let inner: Vec<Id> = if n.role(a) == Role::Function { vec![a] } else { n.children(a).collect() };
            inner
        });
        let value = move |a: Id| if n.role(a) == Role::Pair { n.child(a, Label::Value).unwrap_or(a) } else { a };
        flat.map(value).filter(move |a| n.role(*a) == Role::Function)
    }

    /// `request.then((answer) => ...)`, `question.enqueue(object : Callback { fun onResponse(call, answer) { ... } })`
    pub(super) fn given(&self, member: Id, way: Way) -> Answer {
        let (n, rules) = (self.eval.nodes, self.rules());
        let Some(call) = n.parent(member).filter(|c| n.role(*c) == Role::Call) else { return Answer::Unknown };
        if let Some(function) = self.functions_given(call).next() {
            return self.taken_by(function, way);
        }
        let named = |i: &Id| {
            n.role(*i) == Role::Function
                && n.child(*i, Label::Name).is_some_and(|name| rules.receivers.contains(&n.source(name)))
        };
        let args = n.child(call, Label::Args).map_or(call..call, |a| n.below(a));
        let Some(function) = args.into_iter().find(named) else { return Answer::Unknown };
        match self.parameters(function).last() {
            Some(Some(name)) => self.uses(*name, function, way),
            _ => Answer::Unknown,
        }
    }

    /// `request(url, (answer) => ...)`
    pub(super) fn called_back(&self, call: Id, way: Way) -> Answer {
        match self.functions_given(call).last() {
            Some(function) => self.taken_by(function, way),
            None => Answer::Unknown,
        }
    }

    /// The names of the parameters of a function, in their order.
    fn parameters(&self, function: Id) -> Vec<Option<Id>> {
        let n = self.eval.nodes;
        let all = n.children(function).filter(|c| n.get(*c).label == Label::Params);
        let flat = all.flat_map(|p| match n.role(p) {
            Role::Name | Role::Param => vec![p],
            _ => n.children(p).collect(),
        });
        let name = |p: Id| {
            let name = if n.role(p) == Role::Param { n.child_or_first(p, Label::Target).unwrap_or(p) } else { p };
            (n.role(name) == Role::Name).then_some(name)
        };
        flat.map(name).collect()
    }

    /// What a function does with the answer that it is given first.
    fn taken_by(&self, function: Id, way: Way) -> Answer {
        match self.parameters(function).first() {
            Some(Some(name)) => self.uses(*name, function, way),
            Some(None) => Answer::Unknown,
            None => self.taken_without_name(function, way),
        }
    }

    /// What a function without parameters does with the answer that has a name by itself: `answer.use { it.body }`.
    fn taken_without_name(&self, function: Id, way: Way) -> Answer {
        let (n, rules) = (self.eval.nodes, self.rules());
        let mut taken = None;
        for id in n.below(function).filter(|i| n.role(*i) == Role::Name && rules.implicit.contains(&n.source(*i))) {
            let inner = n.above(id).take_while(|a| *a != function).any(|a| n.role(a) == Role::Function);
            let Some(above) = n.parent(id).filter(|_| !inner) else { continue };
            match self.one_use(id, above, function, way) {
                Answer::Unknown if self.leaves(id, above) => return Answer::Unknown,
                Answer::Unknown => {}
                Answer::Checked => return Answer::Checked,
                found => {
                    taken.get_or_insert(found);
                }
            }
        }
        taken.unwrap_or_default()
    }

    /// What is done with an answer that comes as a pair of the body and the head: `let (data, answer) = ...`, `{ data, answer, error in ... }`.
    /// A head that nothing looks at tells that nobody knows the status.
    pub(super) fn given_in_pair(&self, call: Id) -> Answer {
        let n = self.eval.nodes;
        if let Some(function) = self.functions_given(call).last() {
            let names = self.parameters(function);
            return match names.first() {
                Some(Some(body)) if names.len() > 1 => {
                    self.body_of_pair(*body, names.get(1).copied().flatten(), function)
                }
                _ => Answer::Unknown,
            };
        }
        let mut above = n.above(call).take(BEHIND);
        let Some(bound) = above.find(|a| !matches!(n.role(*a), Role::Await | Role::Unit | Role::Inline | Role::Call))
        else {
            return Answer::Unknown;
        };
        let is_pair = n.role(bound) == Role::Declare
            && n.source(bound).split('=').next().is_some_and(|head| head.contains('(') && head.contains(','));
        let names: Vec<Id> = n.children(bound).filter(|c| n.get(*c).label == Label::Target).collect();
        match names.first() {
            Some(body) if is_pair && n.source(bound).split(',').next().is_some_and(|h| h.contains(n.source(*body))) => {
                self.body_of_pair(*body, names.get(1).copied(), n.get(bound).scope)
            }
            _ => Answer::Unknown,
        }
    }

    /// What is done with the parts of an answer: `const { statusCode, body } = await ...`. Where one is its status that nothing looks at, nobody knows
    /// it; where the rest of it has a name, nothing is known.
    pub(super) fn taken_apart(&self, pattern: Id, function: Id) -> Answer {
        let (n, rules) = (self.eval.nodes, self.rules());
        let (mut status, mut body) = (None, None);
        for part in n.children(pattern) {
            let (key, name) = match n.role(part) {
                Role::Shorthand => (n.source(part), part),
                Role::Pair => match (n.child(part, Label::Key), n.child(part, Label::Value)) {
                    (Some(key), Some(name)) if matches!(n.role(name), Role::Name | Role::Shorthand) => {
                        (n.source(key), name)
                    }
                    _ => return Answer::Unknown,
                },
                _ => return Answer::Unknown,
            };
            if rules.statuses.contains(&key) {
                status.get_or_insert(name);
            } else if rules.bodies.contains(&key) || rules.bytes.contains(&key) {
                body.get_or_insert(name);
            }
        }
        body.map_or(Answer::Unknown, |body| self.body_of_pair(body, status, function))
    }

    fn body_of_pair(&self, body: Id, head: Option<Id>, function: Id) -> Answer {
        let n = self.eval.nodes;
        let uses_of = |name: Id| {
            let is_name =
                move |i: &Id| n.role(*i) == Role::Name && !matches!(n.get(*i).label, Label::Property | Label::Key);
            n.below(function).filter(move |i| *i > name && is_name(i) && n.source(*i) == n.source(name))
        };
        if head.is_some_and(|h| uses_of(h).any(|i| !self.is_logged(i))) {
            return Answer::Unknown;
        }
        let uses = uses_of(body);
        let mut uses = uses.filter(|i| !n.parent(*i).is_some_and(|p| matches!(n.role(p), Role::If | Role::Declare)));
        match uses.next() {
            Some(first) => {
                let kept = self.is_kept(first) || uses.any(|i| self.is_kept(i));
                self.taken(first, kept)
            }
            None => Answer::Unknown,
        }
    }

    /// Whether a caller of a function, in this file, looks at the error in what it gives.
    pub(super) fn callers_know_otherwise(&self, function: Id) -> bool {
        let n = self.eval.nodes;
        let Some(name) = n.child(function, Label::Name).map(|name| n.source(name)) else { return false };
        let called = self.called.get_or_init(|| self.called());
        let calls = called.get(name).into_iter().flatten().copied().filter(|call| !n.within(*call, function));
        calls.take(MOST_CALLERS).any(|call| self.knows_otherwise(call, function_of(self.eval, call)))
    }

    /// Calls of the file by the last name of what they call.
    fn called(&self) -> HashMap<&'a str, Vec<Id>> {
        let n = self.eval.nodes;
        let mut called: HashMap<&'a str, Vec<Id>> = HashMap::new();
        for call in (1..n.len()).filter(|i| n.role(*i) == Role::Call) {
            let callee = n.child(call, Label::Callee).map_or("", |c| n.source(c));
            // `ask[Answer](question)` names a type.
            called.entry(last_name(callee.split('[').next().unwrap_or(callee))).or_default().push(call);
        }
        called
    }

    fn is_logged(&self, name: Id) -> bool {
        let n = self.eval.nodes;
        let callee = |c: Id| n.child(c, Label::Callee).map(|c| n.source(c));
        n.above(name)
            .take(BEHIND)
            .any(|a| n.role(a) == Role::Call && callee(a).is_some_and(|c| self.eval.table.logs.contains(&c)))
    }

    /// Whether a block gives what its last line gives, and runs where it stands.
    pub(super) fn passes_on(&self, block: Id, last: Id) -> bool {
        let n = self.eval.nodes;
        let is_last = n.get(last).label == Label::Body && n.get(last).end_id == n.get(block).end_id;
        let mut around = n.above(block).take(2);
        let callee = around.find(|a| n.role(*a) == Role::Call).and_then(|call| n.child(call, Label::Callee));
        is_last && callee.is_some_and(|c| self.eval.table.inline_calls.contains(&last_name(n.source(c))))
    }

    /// Whether what stands behind a body reads it as bytes: `answer.body().bytes()`.
    pub(super) fn is_read_as_bytes(&self, body: Id) -> bool {
        self.is_followed_by(body, self.rules().bytes)
    }

    /// Whether what stands behind a body makes text of it: `answer.stream.bytesToString()`.
    pub(super) fn is_read_as_text(&self, body: Id) -> bool {
        self.is_followed_by(body, self.rules().decoded)
    }

    fn is_followed_by(&self, body: Id, names: &[&str]) -> bool {
        let n = self.eval.nodes;
        let chain =
            n.above(body).take(BEHIND).take_while(|a| matches!(n.role(*a), Role::Member | Role::Call | Role::Await));
        let mut members = chain.filter(|a| *a != body && n.role(*a) == Role::Member);
        members.any(|a| n.child(a, Label::Property).is_some_and(|p| names.contains(&n.source(p))))
    }

    /// Whether a body is given to what keeps it as it is, or is asked to be kept: `file_put_contents(path, body)`, `data.write(to: file)`.
    pub(super) fn is_kept(&self, body: Id) -> bool {
        let (n, rules) = (self.eval.nodes, self.rules());
        if rules.keepers.is_empty() {
            return false;
        }
        let mut above = n.above(body).take(BEHIND);
        let by_call = |call: Id| {
            let name = n.child(call, Label::Callee).map_or("", |c| last_name(n.source(c)));
            rules.keepers.contains(&name)
        };
        let found = above.find(|a| {
            n.role(*a) == Role::Call && n.child(*a, Label::Callee).is_none_or(|c| !n.within(body, c) || by_call(*a))
        });
        found.is_some_and(by_call)
    }
}
