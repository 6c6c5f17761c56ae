//! Calls of providers' own libraries: which of them go out, and what they have from their client.
//!
//! In: a call whose client is one of a library, or a function of its module. Out: a [`Call`].

use super::Calls;
use crate::model::{Answer, Around, Call, CallKind, Follows, Retry, Setting, Value};
use crate::rules::channels;
use crate::rules::clients::{Contract, Label, Role, Sdk};
use crate::syntax::messages;
use crate::syntax::retry::is_in_async;
use crate::syntax::scope::{Change, Def};
use crate::syntax::tree::{Id, Nodes};

/// Whether arguments say how often a call is repeated, or may.
pub(super) fn sets_retries(args: &Value) -> bool {
    let Value::Map { entries, open } = args else { return true };
    let named = |name: &str| name.contains("retr") || matches!(name, "request_options" | "requestoptions");
    *open || entries.iter().any(|(k, _)| k.text().is_none_or(|k| named(&k.to_ascii_lowercase())))
}

/// Whether a method of a library sends nothing by itself, as the library's data says.
pub(super) fn only_gives_object(sdk: &Sdk, name: &str) -> bool {
    let ends = |with: &str| name.strip_suffix(with).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    sdk.objects.iter().any(|object| ends(object))
}

impl Calls<'_> {
    /// A call of a library that goes out: not one that only gives an object for further calls, and not one on its answer.
    pub(super) fn is_request_of_sdk(&self, id: Id, name: &str) -> bool {
        let n = self.eval.nodes;
        let last = name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase();
        let local = self.eval.table.local_methods;
        let passes = local.contains(&last.as_str()) || channels::is_of_channel(name);
        if passes || name.matches("()").count() > 3 || self.reads_answer(id) {
            return false;
        }
        // `model = client.model(...)`, then `model.generate(...)`: the second one goes out.
        let leads_on = self.bindings(id).iter().any(|key| {
            self.eval.scopes.mutations(*key).iter().any(|m| {
                let last = m.path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
                matches!(m.what, Change::Call(call) if !is_bare(n, call)) && !local.contains(&last.as_str())
            })
        });
        let chained = n.parent(id).is_some_and(|p| {
            n.role(p) == Role::Member
                && n.parent(p)
                    .is_some_and(|c| n.role(c) == Role::Call && n.child(c, Label::Callee) == Some(p) && !is_bare(n, c))
                && !n
                    .child(p, Label::Property)
                    .is_some_and(|x| local.contains(&n.source(x).to_ascii_lowercase().as_str()))
        });
        !leads_on && !chained
    }

    /// Whether what looks like a call without arguments only reads what another one gave: `reply.id`.
    fn reads_answer(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let object = n.child(id, Label::Callee).and_then(|c| n.child(c, Label::Object));
        let Some(object) = object.filter(|_| is_bare(n, id)) else { return false };
        let asks = |value: Id| n.role(value) == Role::Call && !is_bare(n, value);
        match n.role(object) {
            Role::Name => self.eval.scopes.key_of_name(n, object, n.source(object)).is_some_and(|(key, _)| {
                let defined = self.eval.scopes.definitions(key);
                defined.iter().any(|(def, _)| matches!(def, Def::Value(value) if asks(*value)))
            }),
            _ => asks(object),
        }
    }

    pub(super) fn sdk_call(&mut self, id: Id, client: usize, contract: &'static Contract, name: &str) {
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
        let (blocking, has_knob) = (made.blocking, made.has_knob);
        self.push_sdk(id, contract, name, (Some(client), blocking, has_knob), (base, key, retry));
    }

    /// Whether a method of what a call gives is handed to something else, which calls it: `to_thread(client.messages(id).fetch)`.
    fn is_handed_over(&self, id: Id) -> bool {
        let n = self.eval.nodes;
        let member = n.parent(id).filter(|m| n.role(*m) == Role::Member && n.child(*m, Label::Object) == Some(id));
        member.and_then(|m| n.parent(m)).is_some_and(|args| n.role(args) == Role::Args)
    }

    /// A function of a library's module that is a request.
    pub(super) fn module_call(&mut self, id: Id, contract: &'static Contract, sdk: &'static Sdk, name: &str) {
        let retry = if sdk.retries == Some(0) { self.retries.of(id) } else { Retry::Unknown };
        let blocking = sdk.blocking.iter().any(|f| name.ends_with(f));
        self.push_sdk(id, contract, name, (None, blocking, false), (Value::Null, Value::Null, retry));
    }

    fn push_sdk(
        &mut self,
        id: Id,
        contract: &'static Contract,
        name: &str,
        (client, blocking, has_knob): (Option<usize>, bool, bool),
        (base, key, retry): (Value, Value, Retry),
    ) {
        // What is awaited gives way, whatever the constructor is called.
        let awaited = self.eval.nodes.parent(id).is_some_and(|p| self.eval.nodes.role(p) == Role::Await);
        let blocks_async = blocking && !awaited && !self.is_handed_over(id) && is_in_async(self.eval, id);
        let args = self.eval.arguments(id);
        let around = Around {
            answer: Answer::Checked,
            crowd: self.crowds.of(id),
            audio: messages::audio(&args, self.lines),
            outer: self.retries.of(id),
            says_secret: false,
            has_knob: has_knob || sets_retries(&args),
            given_back: false,
            streams: false,
            relays: false,
            is_allowed: false,
            scopes: messages::scopes(&args, self.lines),
            follows: Follows::No,
        };
        self.calls.push(Call {
            kind: CallKind::Sdk,
            library: contract.name,
            sdk_provider: Some(contract.provider),
            callee: name.to_string(),
            client,
            method: None,
            url: base,
            headers: Value::Map { entries: Vec::new(), open: true },
            auth: key,
            query: Value::Null,
            timeout: Setting::Unknown,
            retry,
            blocks_async,
            throws: true,
            function: self.retries.functions_around(id).into_iter().next(),
            around,
            spot: self.call_spot(id),
        });
    }
}

/// Whether a call has no arguments, not even an empty list of them: a field is read so as well.
fn is_bare(n: &Nodes<'_>, call: Id) -> bool {
    n.children(call).count() == 1
}
