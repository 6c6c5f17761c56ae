//! Code in the browser calls a provider itself, though no key is to be seen.
//!
//! ## What it does
//!
//! Reports requests to a provider in files that run in a browser, whose headers are all known and have no key. Where a key is to be seen,
//! `client-side-key` speaks; calls to your own server, and providers that need no key, are not reported.
//!
//! ## Why it matters
//!
//! The request fails, or something between adds the key: then everybody who may reach that, uses your account.
//!
//! ## Example
//!
//! ```javascript
//! "use client";
//! fetch("https://api.example.com/v1/speech", { method: "POST", body });
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! "use client";
//! fetch("/api/speech", { method: "POST", body });
//! ```

use super::integration::{Project, auth_value, by_cause, finding, integration_lint};
use crate::model::{CallKind, Finding, Level, Side, Value};

integration_lint!(
    ClientDirectProviderCall,
    "client-direct-provider-call",
    Warning,
    Security,
    "client_direct_provider_call.rs"
);

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let bare = project.calls.iter().filter(|c| {
        let (file, call) = project.call(c);
        let literal = matches!(&c.url, Value::Text(_))
            || matches!(&c.url, Value::Join(parts) if parts.first().is_some_and(|p| p.text().is_some()));
        let query = c.url.parts().iter().any(|p| p.text().is_some_and(|t| t.contains('?')));
        file.side == Side::Browser
            && call.kind == CallKind::Http
            && literal
            && !query
            && !c.contract.auth.is_empty()
            && auth_value(call, &c.headers, Some(c.contract)).is_none()
            && matches!(call.query, Value::Null)
            && matches!(&c.headers, Value::Map { entries, open: false } if entries.iter().all(|(k, _)| k.text().is_some()))
    });
    for group in by_cause(project, bare) {
        let Some(first) = group.first() else { continue };
        let (file, call) = project.call(first);
        let message = format!("{} is called from the browser, without a key", first.contract.name);
        let mut f = finding(file, &call.spot, lint, message, "sent from the user's device");
        f.notes.push(format!("this file runs in the browser: {}", file.side_reason));
        f.related = project.likewise(&group[1..]);
        f.help.push("call your own server, and let that make the request with its key".into());
        out.push(f);
    }
}
