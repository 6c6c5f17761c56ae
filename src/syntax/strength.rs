//! How strong the connections of one file are: versions of TLS that it allows, and channels without encryption.
//!
//! In: tree, values, and the lists of the language. Out: places, with where a channel leads. Whether that is a private network is for
//! the lint to say.

use super::eval::Eval;
use super::exits::callee_matches;
use super::scope::Change;
use super::spots::Lines;
use super::tree::Id;
use crate::model::{PlainChannel, TlsOff, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::words::Words;

/// Settings that allow versions of TLS that are broken.
pub(super) fn old_versions(eval: &Eval<'_>, lines: &Lines<'_>) -> Vec<TlsOff> {
    let (n, weak) = (eval.nodes, eval.table.leaks.weak_tls);
    if weak.is_empty() {
        return Vec::new();
    }
    let found = (1..n.len()).filter_map(|id| {
        let setting = match n.role(id) {
            Role::Pair | Role::Assign => set(eval, id, weak),
            Role::Call | Role::New => given(eval, id, weak),
            _ => None,
        }?;
        // In a chain over several lines: the method that sets it.
        let method = n.child(id, Label::Callee).and_then(|c| n.child(c, Label::Property)).unwrap_or(id);
        let spot = lines.spot(n.get(method).start, n.get(id).end, None);
        Some(TlsOff { setting: setting.to_string(), asked_for: false, spot })
    });
    found.collect()
}

/// `name: value`, `object.name = value`; several values may be put together.
fn set<'w>(eval: &Eval<'_>, id: Id, weak: &'w [&'w str]) -> Option<&'w str> {
    let n = eval.nodes;
    let target = n.child(id, Label::Target).or_else(|| n.child(id, Label::Key))?;
    let name = n.source(target).trim_matches(['"', '\'', ':']);
    let value = n.source(n.child(id, Label::Value)?);
    means(name, value, weak)
}

fn means<'w>(name: &str, value: &str, weak: &'w [&'w str]) -> Option<&'w str> {
    weak.iter().copied().find(|w| {
        let Some((k, v)) = w.split_once('=') else { return false };
        ends_as(name, k) && value.split('|').any(|part| ends_as(part.trim().trim_matches(['"', '\'', ':', '`']), v))
    })
}

/// `builder.minimum(VERSION)`, `Context("VERSION")`, `set(handle, OPTION, VERSION)`.
fn given<'w>(eval: &Eval<'_>, id: Id, weak: &'w [&'w str]) -> Option<&'w str> {
    let n = eval.nodes;
    let callee = n.source(n.child(id, Label::Callee)?);
    let args: Vec<&str> = n
        .children(n.child(id, Label::Args)?)
        .take(6)
        .map(|a| n.source(a).trim_matches(['"', '\'', ':', '`']))
        .collect();
    let by_option = args.windows(2).find_map(|pair| means(pair[0], pair[1], weak));
    by_option.or_else(|| {
        weak.iter().copied().find(|w| {
            let Some((method, value)) = w.strip_suffix(')').and_then(|w| w.split_once('(')) else { return false };
            ends_as(callee, method) && args.iter().any(|a| ends_as(a, value))
        })
    })
}

/// Whether a path is this name, or ends with it.
fn ends_as(path: &str, name: &str) -> bool {
    path.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with(['.', ':', '\\', '>', '?']))
}

/// Channels that are opened without encryption, where they lead somewhere that the file says.
pub(super) fn plain_channels(eval: &Eval<'_>, lines: &Lines<'_>) -> Vec<PlainChannel> {
    let (n, names) = (eval.nodes, eval.table.leaks.plain_channels);
    if names.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<PlainChannel> = Vec::new();
    // A word that stands in the place of credentials, such as a symbol, is written as it is.
    let is_word = |id: &Id| n.role(*id) == Role::String && names.contains(&n.source(*id));
    // A named argument that says so: `security=plain`.
    let is_said = |id: &Id| {
        let (key, value) = (n.child(*id, Label::Key), n.child(*id, Label::Value));
        let said = key.zip(value).filter(|_| n.role(*id) == Role::Pair);
        said.is_some_and(|(k, v)| {
            let said = (n.source(k), n.source(v).trim_start_matches('.'));
            names.iter().any(|name| name.split_once('=') == Some(said))
        })
    };
    let opens = |id: &Id| matches!(n.role(*id), Role::Call | Role::New | Role::Member) || is_word(id) || is_said(id);
    for id in (1..n.len()).filter(opens) {
        if n.role(id) == Role::Pair {
            let spot = lines.spot(n.get(id).start, n.get(id).end, None);
            let by = n.source(id).chars().take(60).collect();
            out.extend(target_of(eval, id).map(|target| PlainChannel { by, target, spot }));
            continue;
        }
        let at = if matches!(n.role(id), Role::Member | Role::String) { Some(id) } else { n.child(id, Label::Callee) };
        // Asked of the node itself: what is above may have very many below it.
        let is_callee = n.get(id).label == Label::Callee;
        let Some(callee) = at.filter(|c| !is_callee && callee_matches(eval, *c, names)) else { continue };
        if let Some(target) = target_of(eval, id).or_else(|| target_by_name(eval, id)) {
            let spot = lines.spot(n.get(id).start, n.get(id).end, None);
            if !out.iter().any(|c| c.spot.line == spot.line) {
                out.push(PlainChannel { by: n.source(callee).chars().take(60).collect(), target, spot });
            }
        }
    }
    out
}

/// The first argument with a text at its beginning: of the call itself, of the calls around, of the calls before it in a chain.
fn target_of(eval: &Eval<'_>, id: Id) -> Option<Value> {
    let n = eval.nodes;
    let mut calls = vec![id];
    let mut object = n.child(id, Label::Callee);
    for _ in 0..12 {
        let Some(before) = object.and_then(|c| n.child(c, Label::Object)) else { break };
        calls.push(before);
        object = n.child(before, Label::Callee);
    }
    calls.extend(n.above(id).take(8).filter(|a| matches!(n.role(*a), Role::Call | Role::New)).take(3));
    calls.into_iter().filter(|c| matches!(n.role(*c), Role::Call | Role::New)).find_map(|call| {
        let Value::Map { entries, .. } = eval.arguments(call) else { return None };
        entries.into_iter().take(4).find_map(|(_, v)| target_in(v))
    })
}

/// The same for what has a name before it is given: options in a list, credentials.
fn target_by_name(eval: &Eval<'_>, id: Id) -> Option<Value> {
    let n = eval.nodes;
    let declared = n.above(id).take(8).find(|a| matches!(n.role(*a), Role::Declare | Role::Assign))?;
    let target = n.child(declared, Label::Target)?;
    let target = if matches!(n.role(target), Role::Unit | Role::List) { n.children(target).next()? } else { target };
    let (key, _) = eval.scopes.key_of(n, target)?;
    let given = eval.scopes.mutations(key).iter().filter_map(|m| match m.what {
        Change::Escape(call) => Some(call),
        _ => None,
    });
    given.take(4).find_map(|call| target_of(eval, call))
}

/// Whether a value could be an address: a text with a dot or a port in it.
fn is_target(value: &Value) -> bool {
    let head = match value {
        Value::Join(parts) => parts.first().and_then(Value::text),
        Value::Env { fallback: Some(f), .. } | Value::Param { default: Some(f), .. } => f.text(),
        other => other.text(),
    };
    head.is_some_and(|t| t.contains(['.', ':']) && !t.contains(char::is_whitespace))
}

/// Whether what is called makes a target of a host.
fn makes_target(name: &str) -> bool {
    Words::Target.has(name.rsplit('.').next().unwrap_or(name).to_ascii_lowercase().as_bytes())
}

/// The address that a value is, or that it is made of: `.host("speech.example.com", port: 443)`.
fn target_in(value: Value) -> Option<Value> {
    match value {
        Value::Result { name, args, .. } if makes_target(&name) => {
            let Value::Map { entries, .. } = *args else { return None };
            entries.into_iter().next().map(|(_, first)| first).filter(|v| matches!(v, Value::Text(_)) && is_target(v))
        }
        value => Some(value).filter(is_target),
    }
}

/// The clients whose requests are all given a time limit at once: `library.defaults.timeout = 10`, `set_default_timeout(15)`.
pub(super) fn limited_for_all(eval: &Eval<'_>) -> Vec<&'static str> {
    let n = eval.nodes;
    let clients = || eval.table.clients.iter().filter(|c| !c.limits_for_all.is_empty());
    let mut out = Vec::new();
    if clients().next().is_none() {
        return out;
    }
    for id in 1..n.len() {
        let part = match n.role(id) {
            Role::Assign => n.child(id, Label::Target),
            Role::Call => n.child(id, Label::Callee),
            _ => None,
        };
        let Some(name) = part.map(|p| n.source(p)) else { continue };
        for client in clients() {
            let sets = client.limits_for_all.iter().any(|sign| {
                let (callee, word) = sign.split_once(' ').unwrap_or((sign, ""));
                let is_it = name.strip_suffix(callee).is_some_and(|before| before.is_empty() || before.ends_with('.'));
                is_it && n.source(id).contains(word)
            });
            if sets && !out.contains(&client.library) {
                out.push(client.library);
            }
        }
    }
    out
}
