//! Settings by which a client makes an error of every bad status, and whose they are: of one client, of one request, or of what is not known.
//!
//! In: tree, values, and where the clients of the file are made. Out: whether such a setting holds for a request.

use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::syntax::eval::Eval;
use crate::syntax::scope::Def;
use crate::syntax::tree::{Id, Nodes};

/// Steps along a chain of calls, or out of one.
const STEPS: usize = 40;
/// Names in what makes a client that may be of others that it is made of.
const MOST_NAMES: usize = 32;
/// Settings of one file that are told apart; where there are more, they are of nobody.
const MOST_SIGNS: usize = 64;

/// Whose a setting is.
enum Owner {
    /// Of the clients that are made here.
    Clients(Vec<usize>),
    /// Of the request in whose chain it stands.
    Request,
    /// Of one that is not known, or of all.
    Anybody,
}

/// Settings of one file.
pub(super) struct Strict {
    signs: Vec<(Id, Owner)>,
    /// Some of the settings make an error for certain; the others may.
    certain: bool,
    /// All of them are given to what makes a client: a function of a library alone has none.
    by_clients: bool,
    /// Where the clients are made.
    makers: Vec<Id>,
}

impl Strict {
    pub(super) fn new(eval: &Eval<'_>, makers: Vec<Id>) -> Self {
        let n = eval.nodes;
        let answers = &eval.table.answers;
        let is_sign = |signs: &[&str], i: Id| match n.role(i) {
            Role::Name if n.get(i).label == Label::Key => {
                signs.iter().any(|s| s.strip_suffix('=').unwrap_or(s) == n.source(i))
            }
            // A function of its own that repeats what it is given.
            Role::Name
                if n.get(i).label == Label::Callee
                    && eval.table.retries.iter().any(|r| r.names.contains(&n.source(i))) =>
            {
                false
            }
            Role::Name | Role::String => signs.contains(&n.source(i)),
            _ => false,
        };
        let all = |signs: &[&str]| -> Vec<Id> {
            if signs.is_empty() { Vec::new() } else { (1..n.len()).filter(|i| is_sign(signs, *i)).collect() }
        };
        let at = all(answers.client_signs);
        let certain = !at.is_empty() && !all(answers.client_raises).is_empty();
        let by_clients = at.iter().all(|i| n.above(*i).take(STEPS).any(|a| n.role(a) == Role::Args));
        let mut this = Self { signs: Vec::new(), certain, by_clients, makers };
        let many = at.len() > MOST_SIGNS;
        this.signs = at.into_iter().map(|i| (i, if many { Owner::Anybody } else { this.owner(eval, i) })).collect();
        this
    }

    /// Whether a setting makes an error of every bad status of a request, or may: one of its client, of itself, or of nobody that is known.
    pub(super) fn holds_for(&self, eval: &Eval<'_>, request: Id, client: Option<usize>) -> bool {
        if self.signs.is_empty() {
            return false;
        }
        let n = eval.nodes;
        let alone = |callee: Id| match eval.value(callee) {
            Value::Path { root: Root::Module { relative: false }, name } => name.contains('.'),
            _ => false,
        };
        let without = || self.by_clients && n.child(request, Label::Callee).is_some_and(alone);
        let chain = top_of(n, request);
        let parts = client.map(|c| self.parts_of(eval, c)).unwrap_or_default();
        self.signs.iter().any(|(at, owner)| match owner {
            Owner::Clients(of) => of.iter().any(|c| parts.contains(c)),
            Owner::Request => n.within(*at, chain),
            Owner::Anybody => !without(),
        })
    }

    /// The same, for certain.
    pub(super) fn holds_for_certain(&self, eval: &Eval<'_>, request: Id, client: Option<usize>) -> bool {
        self.certain && self.holds_for(eval, request, client)
    }

    /// A client of the file, and those that it is made of.
    fn parts_of(&self, eval: &Eval<'_>, client: usize) -> Vec<usize> {
        let n = eval.nodes;
        let Some(made) = self.makers.get(client) else { return vec![client] };
        let names = n.below(*made).filter(|i| n.role(*i) == Role::Name).take(MOST_NAMES);
        let others = names.filter_map(|name| match eval.value(name) {
            Value::Path { root: Root::Client(other), .. } => Some(other),
            _ => None,
        });
        std::iter::once(client).chain(others).collect()
    }

    /// Where a client of the file is made.
    pub(super) fn made_at(&self, client: usize) -> Option<Id> {
        self.makers.get(client).copied()
    }

    fn owner(&self, eval: &Eval<'_>, sign: Id) -> Owner {
        let n = eval.nodes;
        let within = |made: &Id| n.within(sign, *made);
        let of: Vec<usize> = self.makers.iter().enumerate().filter(|(_, m)| within(m)).map(|(at, _)| at).collect();
        if !of.is_empty() {
            return Owner::Clients(of);
        }
        let member = n.parent(sign).filter(|m| n.role(*m) == Role::Member && n.get(sign).label == Label::Property);
        let object = member.and_then(|m| n.child(m, Label::Object));
        if let Some(Value::Path { root: Root::Client(client), name }) = object.map(|o| eval.value(o))
            && name.is_empty()
        {
            return Owner::Clients(vec![client]);
        }
        match member {
            Some(member) if sends(eval, member) => Owner::Request,
            _ => Owner::Anybody,
        }
    }
}

/// The end of the chain of calls in which a call stands.
fn top_of(n: &Nodes<'_>, call: Id) -> Id {
    let links = |a: &Id| matches!(n.role(*a), Role::Member | Role::Call | Role::Await);
    n.above(call).take(STEPS).take_while(links).last().unwrap_or(call)
}

/// Whether the chain around a member has a verb that sends a request, in itself or in what the name is at which it begins.
fn sends(eval: &Eval<'_>, member: Id) -> bool {
    let n = eval.nodes;
    let answers = &eval.table.answers;
    let asked = |library: &str| answers.libraries.contains(&library) || answers.quieted.contains(&library);
    let calls = || eval.table.clients.iter().filter(|c| asked(c.library)).flat_map(|c| c.calls);
    let is_verb = |name: &str| calls().any(|c| !c.deferred && c.names.contains(&name));
    let mut now = Some(top_of(n, member));
    let mut followed = false;
    for _ in 0..STEPS {
        let Some(at) = now else { return false };
        now = match n.role(at) {
            Role::Call | Role::New => {
                let callee = n.child(at, Label::Callee);
                let verb = callee.and_then(|c| n.child(c, Label::Property)).map_or("", |p| n.source(p));
                if is_verb(verb) {
                    return true;
                }
                callee
            }
            Role::Member => n.child(at, Label::Object),
            Role::Await | Role::Unit => n.children(at).last(),
            Role::Name if !followed => {
                followed = true;
                let definitions = eval.scopes.key_of(n, at).map_or(&[][..], |(key, _)| eval.scopes.definitions(key));
                definitions.iter().rev().find_map(|(def, _)| match def {
                    Def::Value(value) => Some(*value),
                    _ => None,
                })
            }
            _ => return false,
        };
    }
    false
}
