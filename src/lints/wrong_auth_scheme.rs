//! The key is sent in a form that the provider does not take.
//!
//! ## What it does
//!
//! Reports an `Authorization` header whose scheme (`Bearer`, `Token`, none) is not one of those of the provider, and requests whose key goes in
//! a header that the provider does not read, without the one that it does.
//!
//! ## Why it matters
//!
//! The request is refused with 401, and the error looks like a wrong key.
//!
//! ## Example
//!
//! ```python
//! headers = {"Authorization": f"Bearer {deepgram_key}"}
//! ```
//!
//! ## Use instead
//!
//! ```python
//! headers = {"Authorization": f"Token {deepgram_key}"}
//! ```

use super::integration::{Project, ProviderCall, asks_for_token, finding, host, integration_lint};
use crate::model::{CallKind, Finding, Level, Side, Value};
use crate::rules::clients::Contract;
use crate::rules::signs;

integration_lint!(WrongAuthScheme, "wrong-auth-scheme", Warning, Operation, "wrong_auth_scheme.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in &project.calls {
        let (file, call) = project.call(c);
        if file.side == Side::Test || asks_for_token(&c.url) {
            continue;
        }
        if let Some((wrong, right)) = wrong_header(project, c) {
            let message = format!("{} takes its key in `{right}`, not in `{wrong}`", c.contract.name);
            out.push(finding(file, &call.spot, lint, message, "refused with 401"));
            continue;
        }
        let wanted: Vec<&str> =
            c.contract.auth.iter().filter(|(h, _)| *h == "authorization").map(|(_, s)| *s).collect();
        let Value::Map { entries, .. } = &c.headers else { continue };
        let header =
            entries.iter().rev().find(|(k, _)| k.text().is_some_and(|k| k.eq_ignore_ascii_case("authorization")));
        let (Some((_, value)), false) = (header, wanted.is_empty()) else { continue };
        let Some(scheme) = scheme_of(project, value) else { continue };
        let is_key = || is_key(project, c, value);
        let for_tokens = |w: &str| c.contract.token_schemes.contains(&w) && is_key();
        if wanted.iter().any(|w| w.eq_ignore_ascii_case(&scheme) && !for_tokens(w)) {
            continue;
        }
        let wanted: Vec<&str> = wanted.into_iter().filter(|w| !for_tokens(w)).collect();
        let list: Vec<String> =
            wanted.iter().map(|w| if w.is_empty() { "the bare key".to_string() } else { format!("`{w}`") }).collect();
        let message = format!(
            "{} takes {}, not {}",
            c.contract.name,
            list.join(" or "),
            if scheme.is_empty() { "the bare key".to_string() } else { format!("`{scheme}`") }
        );
        out.push(finding(file, &call.spot, lint, message, "refused with 401"));
    }
}

/// Whether a value has a key of the provider in it: by its variable, or as a literal.
fn is_key(project: &Project, c: &ProviderCall, value: &Value) -> bool {
    value.parts().iter().any(|p| match p {
        Value::Env { name, .. } => c.contract.env.contains(&name.as_str()),
        Value::Text(text) => project.is_key(&text.text) && !is_token(text.as_str()),
        _ => false,
    })
}

/// The header in which a request sends a key although the provider takes it in another one, and that one. All headers are known, none of them
/// is one that it takes, and no parameter is.
fn wrong_header<'p>(project: &'p Project, c: &'p ProviderCall) -> Option<(&'p str, &'static str)> {
    let (_, call) = project.call(c);
    let Value::Map { entries, open: false } = &c.headers else { return None };
    let (right, _) = *c.contract.auth.first()?;
    let known = host(&c.url, project.contracts).and_then(|h| project.contracts.of_host(&h));
    let is_sent = call.kind != CallKind::Sdk && known.is_some_and(|k| k.provider == c.contract.provider);
    if !is_sent || !matches!(call.auth, Value::Null) {
        return None;
    }
    let names = || entries.iter().map(|(k, v)| (k.text(), v));
    let takes = |name: &str| c.contract.auth.iter().any(|(of, _)| of.eq_ignore_ascii_case(name));
    if names().any(|(name, _)| name.is_none_or(takes)) || may_have_parameter(c, &call.query) {
        return None;
    }
    let of_keys = |name: &str| signs::KEY_HEADERS.contains(&name.to_ascii_lowercase().as_str());
    // The header of all tokens may carry one that is no key.
    let sends = |name: &str, value: &Value| match name.eq_ignore_ascii_case("authorization") {
        true => is_key(project, c, value),
        false => of_keys(name) && !matches!(value, Value::Null),
    };
    let wrong = names().find_map(|(name, value)| name.filter(|name| sends(name, value)))?;
    // A service may answer to those who speak to another one, below that one's name.
    let stands_in = |part: &str| {
        let named = project.contracts.all().filter(|other| other.provider != c.contract.provider);
        let mut named = named.filter(|other| part.eq_ignore_ascii_case(other.provider));
        named.any(|other| other.auth.iter().any(|(of, _)| of.eq_ignore_ascii_case(wrong)))
    };
    if c.url.parts().iter().filter_map(|part| part.text()).any(|text| text.split('/').any(stands_in)) {
        return None;
    }
    // Several services of one company may answer below one domain.
    let domain = |of: &str| of.rsplit('.').take(2).map(str::to_string).collect::<Vec<_>>();
    let own = host(&c.url, project.contracts).map(|h| domain(&h))?;
    let beside = project.contracts.all().filter(|other| other.provider != c.contract.provider);
    let mut beside = beside.filter(|other| other.hosts.iter().any(|h| domain(h) == own));
    let takes_it = |other: &Contract| other.auth.iter().any(|(of, _)| of.eq_ignore_ascii_case(wrong));
    (!beside.any(takes_it) && !speaks_as_another(project, c, takes_it)).then_some((wrong, right))
}

/// Whether the path of a request names a provider that takes its key so: a service may answer below it as that one does.
fn speaks_as_another(project: &Project, c: &ProviderCall, takes_it: impl Fn(&Contract) -> bool) -> bool {
    let named = |provider: &str| {
        let mut texts = c.url.parts().into_iter().filter_map(Value::text);
        texts.any(|text| text.split('/').any(|segment| segment == provider))
    };
    project
        .contracts
        .all()
        .any(|other| other.provider != c.contract.provider && takes_it(other) && named(other.provider))
}

/// Whether the address of a request may have its key in a parameter.
fn may_have_parameter(c: &ProviderCall, query: &Value) -> bool {
    let names = c.contract.query_auth;
    let given = match query {
        Value::Null => false,
        Value::Map { entries, open } => {
            *open || entries.iter().any(|(k, _)| k.text().is_none_or(|k| names.contains(&k)))
        }
        _ => true,
    };
    let asks = |text: &str| text.contains('?') && names.iter().any(|name| text.contains(&format!("{name}=")));
    given || c.url.parts().iter().any(|part| part.text().is_some_and(asks))
}

/// Whether what this variable or setting holds may be the whole value of the header: a setting of a file, whose text is not looked at here, or what
/// is called after the header.
fn may_have_scheme(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains(['.', ':'])
        || name.contains("authorization")
        || ["auth_header", "bearer"].iter().any(|end| name.ends_with(end))
}

/// Whether a text holds a signed token, which services give out for a while: its head in JSON begins like this.
fn is_token(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|bare| bare.starts_with("eyJ"))
}

/// The scheme before a key; an empty one for a bare key. `None`: not known.
fn scheme_of(project: &Project, value: &Value) -> Option<String> {
    let known = |scheme: &str| {
        ["bearer", "token", "basic", "key", "apikey", "api-key"].contains(&scheme.to_ascii_lowercase().as_str())
    };
    match value {
        Value::Join(parts) => {
            let (scheme, rest) = parts.first()?.text()?.split_once(' ')?;
            (known(scheme) && rest.is_empty()).then(|| scheme.to_string())
        }
        Value::Env { name, fallback: None } => (!may_have_scheme(name)).then(String::new),
        Value::Text(text) if project.is_key(&text.text) => match text.as_str().trim().split_once(' ') {
            Some((scheme, _)) => known(scheme).then(|| scheme.to_string()),
            None => Some(String::new()),
        },
        _ => None,
    }
}
