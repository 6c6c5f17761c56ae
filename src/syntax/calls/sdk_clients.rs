//! Clients of the libraries of providers: their keys, and whether they repeat.
//!
//! In: constructors, builders and setters of libraries. Out: [`Client`]s, and keys that stand there as they are.

use super::Calls;
use super::parts::{lookup, push_entry};
use crate::model::{Client, KeyUse, LiteralKey, Retry, Root, Value};
use crate::rules::clients::{Contract, Label, Role, Sdk};
use crate::rules::signs;
use crate::syntax::eval::synthetic;
use crate::syntax::index::Known;
use crate::syntax::tree::Id;

/// Shorter texts of other files are no keys.
const LEAST_KEY: usize = 12;

impl Calls<'_> {
    pub(super) fn sdk_client(
        &mut self,
        id: Id,
        contract: &'static Contract,
        sdk: &'static Sdk,
        key_spec: &'static str,
    ) -> Client {
        let mut args = self.eval.arguments(id);
        // What a builder is given by its methods is named by them.
        for (name, call) in self.chain(id).0 {
            let value = self.eval.arguments(call).get("0").cloned().unwrap_or(Value::Null);
            push_entry(&mut args, synthetic(name), value);
        }
        // Options that are calls: `option.WithAPIKey(key)`.
        for (name, value) in option_calls(&args) {
            push_entry(&mut args, synthetic(&name), value);
        }
        // In languages without keywords an object has the options: the first argument, or one behind the key.
        let objects = ["0", "1", "2", "3"].into_iter().filter_map(|place| args.get(place));
        let options = objects.into_iter().find_map(options_in).unwrap_or(&args).clone();
        // A key that may have one of several names.
        let named = key_spec.split('|').find_map(|name| lookup(&args, name).or_else(|| lookup(&options, name)));
        let key_spec = key_spec.split('|').next().unwrap_or(key_spec);
        let key = named.or_else(|| positional_key(&args, key_spec)).unwrap_or(Value::Null);
        self.literal_key(&key, contract, key_spec, id);
        let base = signs::BASE_SETTINGS.iter().find_map(|name| options.get(name)).cloned().unwrap_or(Value::Null);
        let knob = sdk.knob.rsplit('.').next().unwrap_or("");
        let by_default = match sdk.retries {
            Some(0) => None,
            _ if sdk.bare_keys.iter().any(|key| options.get(key).is_some()) && !self.has_block(id) => None,
            _ => Some(Retry::Unknown),
        };
        let retry = match options.get(knob).or_else(|| args.get(knob)) {
            Some(Value::Number(x)) if *x <= 0.0 => Some(Retry::Off(self.spot(id))),
            Some(Value::Bool(false)) | None if !self.is_told_to_retry(id) => by_default,
            _ => Some(Retry::Unknown),
        };
        // A transport of the caller's own may do anything.
        let own_transport = signs::TRANSPORT_SETTINGS.iter().any(|name| options.get(name).is_some());
        let flag = contract.browser_flags.iter().find(|f| matches!(options.get(f), Some(Value::Bool(true))));
        let flag = flag.and_then(|flag| self.key_node(id, flag)).map(|pair| self.spot(pair));
        Client {
            sdk_provider: Some(contract.provider),
            name: self.bound_name(id),
            local: self.is_local(id),
            blocking: self.makes_blocking(id, sdk),
            base,
            key,
            browser_flag: flag,
            has_knob: own_transport || super::sdk_calls::sets_retries(&options),
            retry: if own_transport { Some(Retry::Unknown) } else { retry },
            ..Client::unknown(contract.name, self.call_spot(id))
        }
    }

    /// Whether something that is called for retries is set on, or given to, what an expression is bound to:
    /// `client.retry_handlers.append(handler)`.
    fn is_told_to_retry(&self, id: Id) -> bool {
        let named = |path: &str| path.to_ascii_lowercase().contains("retr");
        let keys = self.bindings(id);
        keys.into_iter().any(|key| self.eval.scopes.mutations(key).iter().any(|m| named(&m.path)))
    }

    /// Whether what is made is told more in a block: that may be what repeats.
    fn has_block(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        n.below(id).any(|i| n.role(i) == Role::Function)
    }

    /// Whether a constructor of a library makes a client that waits on the thread.
    fn makes_blocking(&self, id: Id, sdk: &Sdk) -> bool {
        let n = self.eval.nodes;
        let Some(callee) = n.child(id, Label::Callee).filter(|_| !sdk.blocking.is_empty()) else { return false };
        match self.eval.value(callee) {
            Value::Path { name, .. } => sdk.blocking.contains(&name.rsplit('.').next().unwrap_or("")),
            _ => false,
        }
    }

    /// `Library.api_key = value`, `Library.init(account, value)`: a key for all clients.
    pub(super) fn set_key(&mut self, id: Id) {
        let n = self.eval.nodes;
        let assigned = n.role(id) == Role::Assign;
        let Some(named) = n.child(id, if assigned { Label::Target } else { Label::Callee }) else { return };
        if n.role(named) != Role::Member || !self.index.may_name(n, named) {
            return;
        }
        let Value::Path { root: Root::Module { relative: false } | Root::Global, name } = self.eval.value(named) else {
            return;
        };
        let Some(Known::Setter(contract, place)) = self.index.get(&name) else { return };
        let value = match (assigned, place) {
            (true, "") => n.child(id, Label::Value).map(|v| self.eval.value(v)),
            (false, place) if !place.is_empty() => lookup(&self.eval.arguments(id), place),
            _ => None,
        };
        let last = name.rsplit('.').next().unwrap_or(&name).to_string();
        self.literal_key(&value.unwrap_or_default(), contract, &last, id);
    }

    /// The pair with this key below a call.
    pub(super) fn key_node(&self, call: Id, key: &str) -> Option<Id> {
        let n = self.eval.nodes;
        n.below(call).find(|i| {
            n.role(*i) == Role::Pair
                && n.child(*i, Label::Key).is_some_and(|k| n.source(k).trim_matches(['"', '\'']) == key)
        })
    }

    /// A key given literally at a node. One of another file has no place here: it is known by where it is given.
    pub(super) fn literal_key(&mut self, key: &Value, contract: &'static Contract, param: &str, at: Id) {
        for part in key.alternatives() {
            let Value::Text(literal) = part else { continue };
            let from_afar = literal.end == 0 && literal.as_str().len() >= LEAST_KEY;
            if literal.end > literal.start || from_afar {
                let spot = if from_afar { self.call_spot(at) } else { self.literal_spot(literal) };
                self.literal_keys.push(LiteralKey {
                    provider: contract.provider,
                    param: param.to_string(),
                    literal: literal.clone(),
                    spot,
                });
            }
        }
        let used = KeyUse::Param { provider: contract.provider, name: param.to_string() };
        self.take_passed(at, &used, key, &self.call_spot(at));
    }
}

/// Arguments that are calls themselves, by the last part of their names, with what they are given.
fn option_calls(args: &Value) -> Vec<(String, Value)> {
    let Value::Map { entries, .. } = args else { return Vec::new() };
    let calls = entries.iter().filter_map(|(_, value)| match value {
        Value::Result { name, args, .. } => {
            let last = name.rsplit(['.', '/']).next().unwrap_or(name);
            Some((last.to_string(), args.get("0").cloned().unwrap_or(Value::Unknown)))
        }
        _ => None,
    });
    calls.collect()
}

/// A key that is given by its place, though it has a name: the first argument, if it could be one.
fn positional_key(args: &Value, key_spec: &str) -> Option<Value> {
    if key_spec.bytes().next().is_none_or(|b| b.is_ascii_digit()) {
        return None;
    }
    match args.get("0") {
        Some(Value::Text(t)) if !t.as_str().contains("://") && !t.as_str().contains(char::is_whitespace) => {
            args.get("0").cloned()
        }
        Some(env @ Value::Env { .. }) => Some(env.clone()),
        _ => None,
    }
}

/// The options in an argument: an object of them, or one of a type that is made for it: `new Options { Key = key }`.
fn options_in(argument: &Value) -> Option<&Value> {
    match argument {
        Value::Map { .. } => Some(argument),
        Value::Result { args, .. } => match args.as_ref() {
            Value::Map { entries, .. } if entries.iter().any(|(k, _)| k.text().is_some_and(is_word)) => Some(args),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the name of an argument is one, and no place.
fn is_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}
