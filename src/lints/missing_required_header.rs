//! A request lacks a header without which the provider refuses it.
//!
//! ## What it does
//!
//! Reports requests to a provider when all headers of the request are known and one that the provider requires is not among them.
//!
//! ## Why it matters
//!
//! The request is refused, or answered by a version of the API that you did not choose.
//!
//! ## Example
//!
//! ```javascript
//! fetch("https://api.anthropic.com/v1/messages", { headers: { "x-api-key": key } });
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! fetch("https://api.anthropic.com/v1/messages", {
//!   headers: { "x-api-key": key, "anthropic-version": "2023-06-01" },
//! });
//! ```

use super::integration::{Project, asks_for_health, asks_for_token, finding, integration_lint, is_production};
use crate::model::{CallKind, Finding, Level, Side, Value};

integration_lint!(MissingRequiredHeader, "missing-required-header", Warning, Operation, "missing_required_header.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in &project.calls {
        let (file, call) = project.call(c);
        // An object that authenticates requests may put any header into them.
        let by_object =
            matches!(call.auth, Value::Result { .. } | Value::Path { .. } | Value::Param { .. } | Value::Unknown);
        let other = asks_for_health(&c.url) || asks_for_token(&c.url) || by_object;
        if call.kind != CallKind::Http || file.side == Side::Test || other {
            continue;
        }
        let lacks = |h: &&&'static str| c.headers.get(h).is_none();
        let required = c.contract.headers_required.iter().find(lacks);
        let advised = c.contract.headers_advised.iter().find(lacks).filter(|_| is_production(file));
        let Some(header) = required.or(advised) else { continue };
        let message = format!("request to {} without `{header}`", c.contract.name);
        let label = if required.is_some() { "refused" } else { "lacks a header that is advised" };
        let mut f = finding(file, &call.spot, lint, message, label);
        if required.is_none() {
            f.level = Level::Note;
        }
        f.help.push(format!("add `{header}`"));
        f.remedy = super::fixes::fixed_header(file, call, c.contract, header);
        out.push(f);
    }
}
