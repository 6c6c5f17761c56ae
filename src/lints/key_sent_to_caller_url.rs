//! A server sends its key to whatever address the caller names.
//!
//! ## What it does
//!
//! Reports requests whose whole address comes from the query, the body or a header of the request that is being answered, and that carry
//! a secret of the environment in their headers or credentials.
//!
//! ## Why it matters
//!
//! Anybody can name a host of their own and read the key there. The same hole lets them make your server call addresses inside of your network.
//!
//! ## Example
//!
//! ```javascript
//! app.get("/proxy", (req, res) => fetch(req.query.url, { headers: { Authorization: `Bearer ${process.env.SPEECH_API_KEY}` } }));
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! app.get("/voices", (req, res) => fetch("https://api.example.com/v1/voices", { headers: { Authorization: `Bearer ${process.env.SPEECH_API_KEY}` } }));
//! ```

use super::integration::{Project, finding, integration_lint, is_production};
use super::public_env_secret::is_secret_name;
use super::untrusted_x_user_id::sent;
use crate::model::{Call, FileSummary, Finding, Level, Value};

integration_lint!(KeySentToCallerUrl, "key-sent-to-caller-url", Error, Security, "key_sent_to_caller_url.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for (file, call, url, headers, _) in project.all_calls().filter(|(file, ..)| is_production(file)) {
        if call.around.is_allowed {
            continue;
        }
        let (Some(from), Some(key)) = (named_by_caller(file, url), secret_in(call, headers)) else { continue };
        let message = format!("the value of `{key}` is sent wherever the caller says");
        let mut f = finding(file, &call.spot, lint, message, format!("the address is `{from}`"));
        f.help.push(
            "write the host into the code, or compare the address with a list of hosts that may be called".into(),
        );
        out.push(f);
    }
}

/// What of a received request an address begins with, on every way to it.
fn named_by_caller<'v>(file: &FileSummary, url: &'v Value) -> Option<&'v str> {
    let mut from = None;
    for option in url.alternatives() {
        let head = match option {
            Value::Join(parts) => match parts.as_slice() {
                // The scheme alone is written here, and no part of a host stands behind.
                [Value::Text(scheme), host, rest @ ..]
                    if scheme.as_str().ends_with("://")
                        && rest
                            .first()
                            .is_none_or(|next| next.text().is_some_and(|t| t.starts_with(['/', ':', '?']))) =>
                {
                    host
                }
                parts => parts.first()?,
            },
            other => other,
        };
        let name = sent(file, head)?;
        from.get_or_insert(name);
    }
    from
}

/// The name of a secret that goes with a call.
fn secret_in<'v>(call: &'v Call, headers: &'v Value) -> Option<&'v str> {
    headers.parts().into_iter().chain(call.auth.parts()).find_map(|part| match part {
        Value::Env { name, .. } if is_secret_name(name) => Some(name.as_str()),
        _ => None,
    })
}
