//! Arguments by the places that the tables name, and maps of headers put over each other.
//!
//! In: values. Out: values. Nothing here looks at the tree.

use super::METHODS;
use crate::model::{Literal, SecretText, Setting, Value};
use crate::rules::clients::{ClientRule, Modifier};
use crate::syntax::eval::{header_name, synthetic};
use crate::syntax::retry::last_names;

/// Whether options have one of these names in so many words.
pub(super) fn says(options: &Value, names: &[&str]) -> bool {
    let Value::Map { entries, .. } = options else { return false };
    entries.iter().any(|(k, _)| k.text().is_some_and(|k| names.contains(&k)))
}

/// The HTTP method that a value means: its text, or a constant of a library with that name.
pub(super) fn method_of(value: &Value) -> Option<String> {
    let name = match value {
        Value::Text(t) => t.as_str(),
        Value::Path { name, .. } | Value::Result { name, .. } => name.rsplit(['.', ':']).next()?,
        _ => return None,
    };
    let lower = name.to_ascii_lowercase();
    let known = METHODS.contains(&lower.as_str()) || matches!(value, Value::Text(_));
    known.then(|| lower.to_ascii_uppercase())
}

/// Whether a call is given anything: `block()` waits for ever, `block(limit)` does not.
pub(super) fn gives_any(args: &Value) -> bool {
    !matches!(args, Value::Map { entries, open: false } if entries.is_empty())
}

/// What a parameter says about the time limit.
pub(super) fn time_limit(value: Option<Value>, rule: &ClientRule) -> Setting {
    match value {
        Some(Value::Null) => Setting::Off,
        Some(value) if is_no_limit(&value, rule) => Setting::Off,
        Some(Value::Unknown) => Setting::Unknown,
        Some(_) => Setting::Present,
        None if rule.timeout_default => Setting::Present,
        None => Setting::Absent,
    }
}

/// Whether a time limit is one that never ends.
pub(super) fn is_no_limit(value: &Value, rule: &ClientRule) -> bool {
    let is = |value: &Value, none: &str| match value {
        Value::Number(x) => none.parse() == Ok(*x),
        Value::Path { name, .. } => none == last_names(name),
        Value::Null => none == "null",
        Value::Bool(false) => none == "false",
        _ => false,
    };
    match value {
        // An object of limits, of which each is none.
        Value::Result { args, .. } => {
            let Value::Map { entries, open: false } = &**args else { return false };
            let named = |key: &Value, value: &Value| {
                rule.no_limit
                    .iter()
                    .filter_map(|none| none.split_once('='))
                    .any(|(name, none)| key.text() == Some(name) && is(value, none))
            };
            !entries.is_empty() && entries.iter().all(|(key, value)| named(key, value))
        }
        value => rule.no_limit.iter().any(|none| is(value, none)),
    }
}

/// What a setting of a time limit says, by the value that it is given.
pub(super) fn limit_given(value: Option<&Value>, rule: &ClientRule) -> Setting {
    if value.is_some_and(|v| is_no_limit(v, rule)) { Setting::Off } else { Setting::Present }
}

/// What a call says that sets a time limit, where one is set already. A limit beside others turns none of them off.
pub(super) fn limit_of(modifier: &Modifier, args: &Value, (rule, set): (&ClientRule, Setting)) -> Setting {
    let place = modifier.limit.trim_start_matches('+');
    let given = limit_given(lookup(args, if place.is_empty() { "0" } else { place }).as_ref(), rule);
    if given == Setting::Off && modifier.limit.starts_with('+') { set } else { given }
}

/// Whether a setting is switched on.
pub(super) fn asks(value: &Value) -> bool {
    match value {
        Value::Bool(on) => *on,
        Value::Number(x) => *x > 0.0,
        _ => false,
    }
}

/// Named parameters: the keywords, or the keys of the argument that has them.
pub(super) fn options_of(args: &Value, place: &str) -> Value {
    if place.is_empty() {
        return args.clone();
    }
    let made = |name: &str| name.rsplit('.').next().is_some_and(|n| n.starts_with(char::is_uppercase));
    // Of several places, the one that could have them.
    let could = |value: &Value| !matches!(value, Value::Text(_) | Value::Join(_) | Value::List(_) | Value::Null);
    let first = place.split('|').next().unwrap_or(place);
    let place = place.split('|').find(|p| args.get(p).is_some_and(could)).unwrap_or(first);
    match args.get(place) {
        // An object of options: what its constructor is given.
        Some(Value::Result { name, args, .. }) if made(name) => Value::clone(args),
        // A text has no names: it is what stands there where no options are.
        Some(Value::Text(_) | Value::Join(_)) => Value::Map { entries: Vec::new(), open: false },
        Some(value) => value.clone(),
        None => Value::Map { entries: Vec::new(), open: false },
    }
}

/// The first of several places that has something; one with a point before it is a place of the options.
pub(super) fn find(options: &Value, args: &Value, places: &[&str]) -> Option<Value> {
    places.iter().find_map(|place| {
        let positional = place.as_bytes().first().is_some_and(u8::is_ascii_digit);
        lookup(if positional { args } else { options }, place.strip_prefix('.').unwrap_or(place))
    })
}

/// The value at a place such as `1.headers`; `*` is all that is given, or the map that is.
pub(in crate::syntax) fn lookup(args: &Value, place: &str) -> Option<Value> {
    if place == "?" {
        return Some(Value::Unknown);
    }
    if place == "*" {
        return Some(args.get("0").filter(|v| matches!(v, Value::Map { .. })).unwrap_or(args).clone());
    }
    let mut now = args.clone();
    for step in place.split('.') {
        now = now.get(step).or_else(|| option_call(&now, step))?.clone();
    }
    Some(now)
}

/// What an option that is a call of its own was given: `New(WithTimeout(limit))`. Its name begins with a capital, as no parameter's does.
fn option_call<'v>(args: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Map { entries, .. } = args else { return None };
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    entries.iter().find_map(|(_, value)| match value {
        Value::Result { name: called, args, .. } if last_names(called) == name => Some(&**args),
        _ => None,
    })
}

/// Headers as a map; open when they, or the options that would have them, are not resolved.
pub(super) fn map_or_open(headers: Option<Value>, options: &Value) -> Value {
    match headers {
        Some(map @ (Value::Map { .. } | Value::Choice(_))) => map,
        Some(Value::List(items)) => list_headers(&items),
        Some(Value::Null) => Value::Map { entries: Vec::new(), open: false },
        Some(_) => Value::Map { entries: Vec::new(), open: true },
        None => Value::Map { entries: Vec::new(), open: !matches!(options, Value::Map { open: false, .. }) },
    }
}

/// `["Name: value", ...]` and `[["Name", value], ...]`.
pub(super) fn list_headers(items: &[Value]) -> Value {
    let (mut entries, mut open) = (Vec::new(), false);
    for item in items {
        match item {
            Value::List(pair) if pair.len() == 2 => entries.push((pair[0].clone(), pair[1].clone())),
            Value::Text(t) => match t.as_str().split_once(':') {
                Some((name, value)) => entries.push((synthetic(name.trim()), synthetic(value.trim()))),
                None => open = true,
            },
            Value::Join(parts) => match parts.first().and_then(Value::text).and_then(|t| t.split_once(':')) {
                Some((name, rest)) => {
                    let mut value = vec![synthetic(rest.trim_start())];
                    value.extend(parts[1..].iter().cloned());
                    entries.push((synthetic(name.trim()), Value::Join(value)));
                }
                None => open = true,
            },
            _ => open = true,
        }
    }
    Value::Map { entries, open }
}

/// What is named among the arguments, as a map of headers: a map at the end needs no brackets in some languages. Headers have a hyphen, or are
/// the one for credentials.
pub(super) fn named_headers(args: &Value) -> Option<Value> {
    let Value::Map { entries, open } = args else { return None };
    let is_place = |key: &Value| key.text().is_none_or(|k| k.bytes().all(|b| b.is_ascii_digit()));
    let named: Vec<(Value, Value)> = entries.iter().filter(|(key, _)| !is_place(key)).cloned().collect();
    let is_header = |(key, _): &(Value, Value)| {
        key.text().is_some_and(|k| k.contains('-') || k.eq_ignore_ascii_case("authorization"))
    };
    if !named.iter().any(is_header) {
        return None;
    }
    Some(Value::Map { entries: named, open: *open })
}

/// Puts the parameter that a modifier names into the query.
pub(super) fn add_parameter(query: &mut Value, modifier: &Modifier, args: &Value) {
    if modifier.in_query {
        let of = |place: &str| lookup(args, place).unwrap_or_default();
        if !matches!(query, Value::Map { .. }) {
            *query = Value::Map { entries: Vec::new(), open: true };
        }
        push_entry(query, of(modifier.key), of(modifier.value));
    }
}

pub(super) fn add_headers(headers: &mut Value, modifier: &Modifier, args: &Value) {
    if !modifier.headers.is_empty() {
        match lookup(args, modifier.headers) {
            Some(map @ (Value::Map { .. } | Value::Choice(_))) => return merge_map(headers, map),
            Some(Value::List(items)) => return merge_map(headers, list_headers(&items)),
            Some(Value::Text(_)) if !modifier.key.is_empty() => {}
            _ => return merge_map(headers, Value::Unknown),
        }
    }
    if modifier.value.is_empty() || modifier.in_query {
        return;
    }
    let mut value = lookup(args, modifier.value).unwrap_or_default();
    let name = if modifier.key.is_empty() {
        synthetic("authorization")
    } else {
        lookup(args, modifier.key).unwrap_or_default()
    };
    if modifier.scheme.starts_with(|c: char| c.is_ascii_digit()) {
        let scheme = lookup(args, modifier.scheme).unwrap_or_default();
        value = Value::Join(vec![scheme, synthetic(" "), value]);
    } else if !modifier.scheme.is_empty() {
        value = Value::Join(vec![synthetic(&format!("{} ", modifier.scheme)), value]);
    }
    push_entry(headers, name, value);
}

pub(super) fn push_entry(map: &mut Value, key: Value, value: Value) {
    match map {
        Value::Map { entries, .. } => entries.push((header_name(key), value)),
        Value::Choice(options) => options.iter_mut().for_each(|o| push_entry(o, key.clone(), value.clone())),
        _ => {}
    }
}

pub(super) fn merge_map(map: &mut Value, more: Value) {
    let as_map = |v: Value| match v {
        Value::Map { entries, open } => (entries, open),
        // Any of several: what is in them may be there.
        Value::Choice(options) => {
            let mut entries = Vec::new();
            let mut open = false;
            for option in options {
                match option {
                    Value::Map { entries: e, open: o } => {
                        entries.extend(e);
                        open |= o;
                    }
                    Value::Null => {}
                    _ => open = true,
                }
            }
            (entries, open)
        }
        Value::Null => (Vec::new(), false),
        _ => (Vec::new(), true),
    };
    let (mut entries, open) = as_map(std::mem::take(map));
    let (more, more_open) = as_map(more);
    entries.extend(more);
    *map = Value::Map { entries, open: open | more_open };
}

/// The URL that a map of its parts gives.
pub(super) fn joined_url(rule: &ClientRule, parts: &Value) -> Value {
    let Some(host) = rule.host.iter().find_map(|h| parts.get(h)) else { return Value::Unknown };
    let scheme = format!("{}://", rule.scheme);
    let path = rule.path.iter().find_map(|p| parts.get(p)).cloned();
    Value::Join([written(&scheme), host.clone()].into_iter().chain(path).collect())
}

/// A text that stands nowhere in the file.
fn written(text: &str) -> Value {
    Value::Text(Literal { text: SecretText::new(text), start: 0, end: 0 })
}

/// A URL with the base before it, unless it is whole.
pub(super) fn with_base(base: &Value, url: Value) -> Value {
    let head = match &url {
        Value::Text(t) => t.as_str(),
        Value::Join(parts) => parts.first().and_then(Value::text).unwrap_or(""),
        _ => "",
    };
    let begins = match &url {
        Value::Join(parts) => parts.first(),
        whole => Some(whole),
    };
    // What the environment says is an address where its fallback is one.
    let is_set =
        |v: &Value| matches!(v, Value::Env { fallback: Some(f), .. } if f.text().is_some_and(|t| t.contains("://")));
    if matches!(base, Value::Null) || head.contains("://") || begins.is_some_and(is_set) {
        return url;
    }
    match base {
        Value::Choice(options) => Value::Choice(options.iter().map(|o| with_base(o, url.clone())).collect()),
        // Clients put a slash between the two where there is none; without it the host would run into the path.
        Value::Text(t) if !t.as_str().ends_with('/') && head.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            Value::Join(vec![base.clone(), written("/"), url])
        }
        _ => Value::Join(vec![base.clone(), url]),
    }
}
