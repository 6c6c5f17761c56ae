//! What requests and messages say, beside addresses and headers: settings of audio, keys in messages, headers of answers that are read.
//!
//! In: tree and values. Out: small facts with places.

mod written;

use super::eval::Eval;
use super::spots::Lines;
use super::tree::Id;
use crate::model::{Field, HeaderRead, KeyMessage, Root, Value};
use crate::rules::clients::{Label, Role, contracts};
use crate::rules::signs;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Settings kept for one request.
const FIELDS: usize = 12;
/// Maps of maps are looked through to this depth.
const DEPTH: u8 = 8;

/// Headers by which providers tell their limits, in lower case.
static LIMITS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let all = contracts().iter().flat_map(|c| c.ratelimit_headers);
    all.map(|h| h.to_ascii_lowercase()).chain(["retry-after".to_string()]).collect()
});

/// Names of fields that carry a key.
fn names_key(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    ["apikey", "xapikey", "authorization", "xiapikey", "accesstoken", "authtoken", "token", "licensekey", "key"]
        .contains(&plain.as_str())
}

/// Whether a setting is about audio.
fn is_audio(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [
        "audio_format",
        "audioformat",
        "sample_rate",
        "samplerate",
        "sample_rate_hertz",
        "sampleratehertz",
        "sampling_rate",
    ]
    .contains(&lower.as_str())
        || (lower.contains("audio") && lower.contains("format"))
}

/// Entries of all maps in a value whose names are wanted. Names and values that stand one after the other in a list are entries, too, and so are
/// those of a text that is written as one of such data.
fn entries(value: &Value, depth: u8, wanted: &dyn Fn(&str) -> bool, out: &mut Vec<(String, Value)>) {
    if depth == 0 || out.len() > 64 {
        return;
    }
    match value {
        Value::Map { entries: all, .. } => {
            for (key, value) in all {
                if let Some(name) = key.text().filter(|name| wanted(name)) {
                    out.push((name.to_string(), value.clone()));
                }
                entries(value, depth - 1, wanted, out);
            }
        }
        Value::Result { args, .. } => entries(args, depth - 1, wanted, out),
        Value::List(items) => {
            for pair in items.chunks_exact(2).filter(|_| items.len().is_multiple_of(2)) {
                if let Some(name) = pair[0].text().filter(|name| wanted(name)) {
                    out.push((name.to_string(), pair[1].clone()));
                }
            }
            items.iter().for_each(|i| entries(i, depth - 1, wanted, out));
        }
        Value::Choice(items) => items.iter().for_each(|i| entries(i, depth - 1, wanted, out)),
        Value::Text(text) => written::entries(text, None, wanted, out),
        Value::Join(parts) => {
            for (part, behind) in parts.iter().zip(parts.iter().skip(1).map(Some).chain([None])) {
                match part {
                    Value::Text(text) => written::entries(text, behind, wanted, out),
                    part => entries(part, depth - 1, wanted, out),
                }
            }
        }
        _ => {}
    }
}

/// Fields by which a provider is told the rights of a new key.
static SCOPES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let all = contracts().iter().flat_map(|c| c.key_scopes);
    all.filter_map(|scope| Some(scope.split_once('=')?.0)).collect()
});

/// What a call says of its audio.
pub(super) fn audio(args: &Value, lines: &Lines<'_>) -> Vec<Field> {
    fields(args, lines, is_audio)
}

/// What a call says of the rights of a key that it makes.
pub(super) fn scopes(args: &Value, lines: &Lines<'_>) -> Vec<Field> {
    fields(args, lines, |name| SCOPES.contains(name))
}

/// Whether a call says a secret of its program in what it sends.
pub(super) fn says_secret(args: &Value) -> bool {
    let mut all = Vec::new();
    entries(args, DEPTH, &|name| signs::SECRETS_OF_BODIES.contains(&name), &mut all);
    all.iter().any(|(_, value)| !matches!(value, Value::Null) && value.text() != Some(""))
}

fn fields(args: &Value, lines: &Lines<'_>, wanted: impl Fn(&str) -> bool) -> Vec<Field> {
    let mut all = Vec::new();
    entries(args, DEPTH, &wanted, &mut all);
    let field = |(name, value): (String, Value)| {
        let spot = match &value {
            Value::Text(t) if t.end > t.start => lines.spot(t.start, t.end, None),
            _ => crate::model::Spot::default(),
        };
        Field { name, value, spot }
    };
    all.into_iter().take(FIELDS).map(field).collect()
}

/// Keys in messages through sockets.
pub(super) fn keys(eval: &Eval<'_>, lines: &Lines<'_>) -> Vec<KeyMessage> {
    let (n, sends) = (eval.nodes, eval.table.answers.messages);
    let mut out: Vec<KeyMessage> = Vec::new();
    for id in (1..n.len()).filter(|id| n.role(*id) == Role::Call) {
        let Some(callee) = n.child(id, Label::Callee) else { continue };
        let method = match n.role(callee) {
            Role::Member => n.child(callee, Label::Property),
            // A method of the socket whose block it stands in.
            Role::Name if eval.table.blocks_have_receiver => Some(callee),
            _ => None,
        };
        if !method.is_some_and(|p| sends.contains(&n.source(p))) || is_request(eval, callee) {
            continue;
        }
        let args = eval.arguments(id);
        let mut all = Vec::new();
        entries(&args, DEPTH, &names_key, &mut all);
        for (name, value) in all {
            let literal = value.alternatives().into_iter().find_map(|v| match v {
                Value::Text(t) if t.end > t.start => Some(t.clone()),
                _ => None,
            });
            let at = literal.as_ref().map_or((n.get(callee).start, n.get(callee).end), |t| (t.start, t.end));
            let secret = literal.as_ref().map(|t| (t.start, t.end));
            let spot = lines.spot(at.0, at.1, secret);
            if !out.iter().any(|m| m.spot == spot) {
                out.push(KeyMessage { name, key: value, literal, spot });
            }
        }
    }
    out
}

/// Whether a message is sent through an HTTP client, or is an answer to a request: then it is none of a socket.
fn is_request(eval: &Eval<'_>, callee: Id) -> bool {
    let n = eval.nodes;
    let object = n.child(callee, Label::Object).map_or("", |o| n.source(o));
    matches!(object, "res" | "response" | "reply" | "ctx" | "request" | "req")
        || matches!(eval.value(callee), Value::Path { root: Root::Request(_), .. })
}

/// Headers about limits that are read from answers.
pub(super) fn headers_read(eval: &Eval<'_>, lines: &Lines<'_>) -> Vec<HeaderRead> {
    let n = eval.nodes;
    let mut out = Vec::new();
    for id in 1..n.len() {
        let node = n.get(id);
        // A field of an error, or a parameter of what gives the wait.
        if n.role(id) == Role::Name
            && matches!(n.source(id), "retry_after" | "retryAfter" | "RetryAfter" | "retry_after_ms")
        {
            let spot = lines.spot(node.start, node.end, None);
            out.push(HeaderRead { name: "retry-after".into(), absent_is_empty: false, spot });
        }
        if n.role(id) != Role::String {
            continue;
        }
        if node.end - node.start > 64 {
            continue;
        }
        let name = super::scope::unquoted(n.source(id)).to_ascii_lowercase();
        if !name.contains('-') || !(LIMITS.contains(&name) || name.contains("ratelimit") || name.contains("rate-limit"))
        {
            continue;
        }
        let args = n.parent(id).filter(|p| n.role(*p) == Role::Args);
        let second = args.and_then(|a| n.children(a).nth(1));
        let zero = second.is_some_and(|s| matches!(n.source(s).trim_matches(['"', '\'']), "0"));
        let absent_is_empty = zero && name.contains("remaining");
        let call = args.and_then(|a| n.parent(a)).unwrap_or(id);
        let spot = lines.spot(n.get(call).start, n.get(call).end, None);
        out.push(HeaderRead { name, absent_is_empty, spot });
    }
    out
}
