//! The key is sent in a form that the provider does not take.
//!
//! ## What it does
//!
//! Reports an `Authorization` header whose scheme (`Bearer`, `Token`, none) is not one of those of the provider.
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

use super::integration::{Project, asks_for_token, finding, integration_lint};
use crate::model::{Finding, Level, Side, Value};

integration_lint!(WrongAuthScheme, "wrong-auth-scheme", Warning, Operation, "wrong_auth_scheme.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in &project.calls {
        let (file, call) = project.call(c);
        if file.side == Side::Test || asks_for_token(&c.url) {
            continue;
        }
        let wanted: Vec<&str> =
            c.contract.auth.iter().filter(|(h, _)| *h == "authorization").map(|(_, s)| *s).collect();
        let Value::Map { entries, .. } = &c.headers else { continue };
        let header =
            entries.iter().rev().find(|(k, _)| k.text().is_some_and(|k| k.eq_ignore_ascii_case("authorization")));
        let (Some((_, value)), false) = (header, wanted.is_empty()) else { continue };
        let Some(scheme) = scheme_of(project, value) else { continue };
        let is_key = || {
            value.parts().iter().any(|p| match p {
                Value::Env { name, .. } => c.contract.env.contains(&name.as_str()),
                Value::Text(text) => project.is_key(&text.text) && !is_token(text.as_str()),
                _ => false,
            })
        };
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
        Value::Env { fallback: None, .. } => Some(String::new()),
        Value::Text(text) if project.is_key(&text.text) => match text.as_str().trim().split_once(' ') {
            Some((scheme, _)) => known(scheme).then(|| scheme.to_string()),
            None => Some(String::new()),
        },
        _ => None,
    }
}
