//! Requests whose address or client is a parameter: what the callers of the function give for it.
//!
//! In: a request in a function of the file. Out: its parts with the arguments of a caller in the places of the parameters, if one of them
//! gives a whole address; the client, if all of them give the same one. One step, in one file: a caller that has the address from its own caller tells nothing.

use super::{Calls, Parts};
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role, contracts};
use crate::syntax::eval::filled;
use crate::syntax::retry::function_of;
use crate::syntax::tree::Id;
use crate::syntax::typed;
use std::collections::HashMap;

/// Callers of one function that are asked.
const MAX_CALLERS: usize = 12;

/// Methods of a class that are asked whether they are given the address.
const MAX_MAKERS: usize = 64;

/// Nodes of a function that gives a client.
const MAX_NODES: usize = 200;

impl Calls<'_> {
    /// Puts what a caller gives into the parts of a request whose address it decides on.
    pub(super) fn fill_from_callers(&self, id: Id, parts: &mut Parts) {
        if is_whole(&parts.url) || !parts.url.parts().iter().any(|p| matches!(p, Value::Param { .. })) {
            return;
        }
        let n = self.eval.nodes;
        let function = n.above(id).find(|a| n.role(*a) == Role::Function && !self.eval.parameters(*a).is_empty());
        let Some(function) = function else { return };
        let names = self.eval.parameters(function);
        let callers = self.callers.get_or_init(|| self.callers());
        let given = callers.get(&function).into_iter().flatten().take(MAX_CALLERS).filter_map(|caller| {
            // A function that calls itself gives nothing new.
            if function_of(self.eval, *caller) == function {
                return None;
            }
            let args = self.eval.arguments(*caller);
            let url = filled(&parts.url, &names, &args);
            is_whole(&url).then_some((url, args))
        });
        let mut given: Vec<(Value, Value)> = given.collect();
        // Of several, one of a provider says the most.
        let best = given.iter().position(|(url, _)| names_provider(url)).unwrap_or(0);
        if best < given.len() {
            let (url, args) = given.swap_remove(best);
            parts.url = url;
            for part in [&mut parts.headers, &mut parts.auth, &mut parts.query] {
                *part = filled(part, &names, &args);
            }
            return;
        }
        self.fill_from_makers(parts, function);
    }

    /// The same where the address is a field that a constructor of the file was given: `Client::new(BASE, key)`.
    fn fill_from_makers(&self, parts: &mut Parts, function: Id) {
        let n = self.eval.nodes;
        let asked = parts.url.parts().iter().find_map(|p| match p {
            Value::Param { name, .. } => Some(name.clone()),
            _ => None,
        });
        let Some(asked) = asked.filter(|name| !self.eval.parameters(function).contains(&name.as_str())) else { return };
        let of = n.get(function).scope;
        let makers = n.below(of).filter(|i| n.role(*i) == Role::Function && n.get(*i).scope == of);
        for maker in makers.take(MAX_MAKERS) {
            let names = self.eval.parameters(maker);
            if !names.contains(&asked.as_str()) {
                continue;
            }
            let callers = self.callers.get_or_init(|| self.callers());
            for caller in callers.get(&maker).into_iter().flatten().take(MAX_CALLERS) {
                let url = filled(&parts.url, &names, &self.eval.arguments(*caller));
                if is_whole(&url) {
                    parts.url = url;
                    return;
                }
            }
        }
    }

    /// The client that each caller in the file gives for a parameter, if it is one and the same.
    pub(super) fn client_of_callers(&self, object: Id) -> Option<usize> {
        let n = self.eval.nodes;
        let name = if n.role(object) == Role::Name { n.source(object) } else { return None };
        let has = |f: &Id| n.role(*f) == Role::Function && self.eval.parameters(*f).contains(&name);
        let function = n.above(object).find(has)?;
        if let Some(client) = self.client_of_provider(function, name) {
            return Some(client);
        }
        let at = self.eval.parameters(function).iter().position(|p| *p == name)?.to_string();
        let callers = self.callers.get_or_init(|| self.callers()).get(&function)?;
        let mut given = callers.iter().take(MAX_CALLERS).filter(|c| function_of(self.eval, **c) != function).map(|c| {
            let args = self.eval.arguments(*c);
            match args.get(&at).or_else(|| args.get(name)) {
                Some(Value::Path { root: Root::Client(i), name }) if name.is_empty() => Some(*i),
                _ => None,
            }
        });
        let first = given.next()??;
        given.all(|c| c == Some(first)).then_some(first)
    }

    /// The client that a framework gives for a parameter, as its type or its default says: `client: Annotated[Client, Depends(make)]`. What
    /// `make` of this file gives is one that it makes, or one that is kept in an object: `app.state.client`.
    fn client_of_provider(&self, function: Id, name: &str) -> Option<usize> {
        let (n, providers) = (self.eval.nodes, self.eval.table.providers);
        if providers.is_empty() {
            return None;
        }
        let named = |p: Id| n.child_or_first(p, Label::Target).is_some_and(|t| n.source(t) == name);
        let params = n.child(function, Label::Params)?;
        let param = n.children(params).find(|p| n.role(*p) == Role::Param && named(*p))?;
        let source = n.source(param);
        let made_by = |text: &'_ str| {
            let at = providers.iter().find_map(|p| Some(text.find(&format!("{p}("))? + p.len() + 1))?;
            text.get(at..)?.split([')', ',']).next().map(|name| name.trim().to_string())
        };
        let of_alias = || {
            let alias = source.split_once(':')?.1.trim().split(['=', ' ']).next()?;
            typed::alias(self.eval, alias)
        };
        let maker = made_by(source).or_else(|| made_by(of_alias()?))?;
        let makers = self.functions_by_name.get_or_init(|| self.functions_by_name());
        let [maker] = makers.get(maker.as_str())?.as_slice() else { return None };
        self.client_given_by(*maker)
    }

    /// The one client that a function gives: it is named in it, or kept where it looks.
    fn client_given_by(&self, function: Id) -> Option<usize> {
        let n = self.eval.nodes;
        let client = |id: Id| match self.eval.value(id) {
            Value::Path { root: Root::Client(i), name } if name.is_empty() => Some(i),
            _ => None,
        };
        // `request.app.state.client` is what `app.state.client` was set to.
        let kept = |id: Id| {
            let last = |text: &str| text.rsplit('.').take(2).map(str::to_string).collect::<Vec<_>>();
            let place = last(n.source(id));
            let sets = |i: &Id| {
                n.role(*i) == Role::Assign && n.child(*i, Label::Target).is_some_and(|t| last(n.source(t)) == place)
            };
            let mut set = (1..n.len()).filter(sets).filter_map(|i| client(n.child(i, Label::Value)?));
            set.next().filter(|_| set.next().is_none())
        };
        let below = || n.below(function).take(MAX_NODES);
        let mut named = below().filter(|i| n.role(*i) == Role::Name).filter_map(client);
        let first = named.next().or_else(|| {
            let mut members = below().filter(|i| n.role(*i) == Role::Member && n.source(*i).contains(".state."));
            members.find_map(kept)
        })?;
        named.all(|i| i == first).then_some(first)
    }

    pub(super) fn callers(&self) -> HashMap<Id, Vec<Id>> {
        let n = self.eval.nodes;
        let mut callers: HashMap<Id, Vec<Id>> = HashMap::new();
        for call in (1..n.len()).filter(|i| matches!(n.role(*i), Role::Call)) {
            let Some(callee) = n.child(call, Label::Callee) else { continue };
            if let Value::Path { root: Root::Function(f), name } = self.eval.value(callee)
                && name.is_empty()
            {
                callers.entry(f as Id).or_default().push(call);
            }
        }
        callers
    }
}

/// Whether an address is one of a provider.
fn names_provider(url: &Value) -> bool {
    let of = |text: &str| {
        let host = text.split("://").nth(1).and_then(|rest| rest.split(['/', '?', ':']).next()).unwrap_or("");
        contracts().iter().flat_map(|c| c.hosts).any(|known| match known.strip_prefix('.') {
            Some(above) => host.ends_with(above),
            None => host == *known,
        })
    };
    url.alternatives().into_iter().any(|u| u.parts().into_iter().find_map(|p| p.text()).is_some_and(of))
}

/// Whether an address begins with a scheme.
pub(super) fn is_whole(url: &Value) -> bool {
    url.alternatives().into_iter().any(|u| match u {
        Value::Text(t) => t.as_str().contains("://"),
        Value::Join(parts) => {
            parts.first().is_some_and(|p| p.alternatives().iter().any(|x| x.text().is_some_and(|t| t.contains("://"))))
        }
        _ => false,
    })
}
