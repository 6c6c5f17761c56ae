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

use super::integration::{Project, finding, integration_lint};
use crate::model::{CallKind, Finding, Level, Side};

integration_lint!(MissingRequiredHeader, "missing-required-header", Warning, Operation, "missing_required_header.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in &project.calls {
        let (file, call) = project.call(c);
        if call.kind != CallKind::Http || file.side == Side::Test {
            continue;
        }
        let lacking = c.contract.headers_required.iter().find(|h| c.headers.get(h).is_none());
        if let Some(header) = lacking {
            let message = format!("request to {} without `{header}`", c.contract.name);
            let mut f = finding(file, &call.spot, lint, message, "refused");
            f.help.push(format!("add `{header}`"));
            out.push(f);
        }
    }
}
