//! Keys in the query of a URL, in its text and in maps of parameters.
//!
//! In: values. Out: whether there is one.

use crate::model::Value;
use crate::rules::{names, query_keys};

/// Whether a key goes along in the query.
pub(in crate::lints) fn has_key(url: &Value, query: &Value) -> bool {
    query_keys::keys().iter().any(|name| in_text(url, name) || in_map(query, name))
        || query_keys::of_accounts().iter().any(|name| is_account_key(url, query, name))
        || at_host(url).iter().any(|name| in_text(url, name) || in_map(query, name))
}

/// Names of parameters that are of keys at the host of a URL, whatever is put in.
pub(in crate::lints) fn at_host(url: &Value) -> &'static [&'static str] {
    let hosts = super::heads(url).into_iter().filter_map(|head| super::scheme_and_host(&head).map(|(_, host)| host));
    hosts.map(|host| query_keys::at_host(&host)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Last words of names of variables that hold what opens an account.
const OF_ENVIRONMENT: [&str; 6] = ["token", "secret", "password", "passwd", "pass", "pwd"];

/// Whether a request is signed: what names a key beside the signature says who signed, and the key itself stays at home.
pub(in crate::lints) fn is_signed(url: &Value, query: &Value) -> bool {
    query_keys::signatures().iter().any(|name| in_text(url, name) || in_map(query, name))
}

/// Whether what goes along as a parameter is a variable of the environment that holds a key by its name, or what a function or an object is given as
/// the key of an interface: `?name=`.
pub(in crate::lints) fn is_account_key(url: &Value, query: &Value, name: &str) -> bool {
    let is_key = |value: &Value| match value {
        // What the environment has is no token of short life.
        Value::Env { name, .. } => {
            let words = names::words(name);
            words.iter().any(|w| matches!(w.as_str(), "key" | "apikey"))
                || words.len() > 1 && words.last().is_some_and(|w| OF_ENVIRONMENT.contains(&w.as_str()))
        }
        Value::Param { name, .. } | Value::Path { name, .. } => {
            let words = names::words(name.rsplit('.').next().unwrap_or(name));
            words.ends_with(&["api".into(), "key".into()]) || words.last().is_some_and(|word| word == "apikey")
        }
        _ => false,
    };
    let in_map = |query: &Value| {
        let Value::Map { entries, .. } = parameters(query) else { return false };
        entries.iter().any(|(k, v)| k.text() == Some(name) && v.alternatives().into_iter().any(is_key))
    };
    let in_url = url.alternatives().iter().any(|option| match option {
        Value::Join(parts) => flat(parts).windows(2).any(|pair| {
            let before = pair[0].text().and_then(|t| t.strip_suffix('=')).and_then(|t| t.strip_suffix(name));
            let put_together = || pair[0].text().is_some_and(|t| t.ends_with(['?', '&'])) && in_map(pair[1]);
            before.is_some_and(|t| t.ends_with(['?', '&'])) && is_key(pair[1]) || put_together()
        }),
        _ => false,
    });
    in_url || in_map(query)
}

/// What is put in as a parameter: `?name=`.
pub(in crate::lints) fn sent_as<'v>(url: &'v Value, query: &'v Value, name: &str) -> Vec<&'v Value> {
    let mut out = Vec::new();
    if let Value::Map { entries, .. } = query {
        out.extend(entries.iter().filter(|(k, _)| k.text() == Some(name)).map(|(_, v)| v));
    }
    for option in url.alternatives() {
        let Value::Join(parts) = option else { continue };
        out.extend(flat(parts).windows(2).filter_map(|pair| {
            let before = pair[0].text()?.strip_suffix('=')?.strip_suffix(name)?;
            before.ends_with(['?', '&']).then_some(pair[1])
        }));
    }
    out
}

/// `...?name=` followed by something that is put in.
pub(in crate::lints) fn in_text(url: &Value, name: &str) -> bool {
    url.alternatives().iter().any(|option| match option {
        Value::Join(parts) => flat(parts).windows(2).any(|pair| {
            let text = pair[0].text().unwrap_or("");
            let ends = text.strip_suffix('=').and_then(|t| t.strip_suffix(name));
            // Parameters that were put together before.
            ends.is_some_and(|t| t.ends_with(['?', '&']))
                || text.ends_with(['?', '&']) && in_map(parameters(pair[1]), name)
        }),
        Value::Text(text) => {
            let text = text.as_str();
            [format!("?{name}="), format!("&{name}=")].iter().any(|mark| {
                let value = text.find(mark.as_str()).map_or("", |at| &text[at + mark.len()..]);
                super::could_be_key(value.split('&').next().unwrap_or(""))
            })
        }
        _ => false,
    })
}

/// The parameters that a text is made of: `urlencode({...})`.
fn parameters(value: &Value) -> &Value {
    match value {
        Value::Result { args, .. } => args.get("0").filter(|given| matches!(given, Value::Map { .. })).unwrap_or(value),
        other => other,
    }
}

/// The parts of a text, those of texts in it among them: a path behind a base is one.
pub(in crate::lints) fn flat(parts: &[Value]) -> Vec<&Value> {
    let mut out = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Value::Join(inner) => out.extend(inner),
            other => out.push(other),
        }
    }
    out
}

/// Whether a map of parameters has one of this name.
pub(in crate::lints) fn in_map(query: &Value, name: &str) -> bool {
    matches!(query, Value::Map { entries, .. } if entries.iter().any(|(k, _)| k.text() == Some(name)))
}
