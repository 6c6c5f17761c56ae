//! A request that must not be carried out twice is repeated without a key that prevents it.
//!
//! ## What it does
//!
//! Reports repeated `POST` requests to providers that know a header for this, such as `Idempotency-Key`, where all headers of the request
//! are known and it is none of them. Libraries of these providers send it themselves.
//!
//! ## Why it matters
//!
//! A request that ended in a time-out or a 500 may have been carried out. Repeated, it charges the customer once more.
//!
//! ## Example
//!
//! ```python
//! @retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
//! def charge(order):
//!     requests.post("https://api.example.com/v1/charges", data=order, headers=auth, timeout=30).raise_for_status()
//! ```
//!
//! ## Use instead
//!
//! ```python
//! headers = {**auth, "Idempotency-Key": order["id"]}
//! requests.post("https://api.example.com/v1/charges", data=order, headers=headers, timeout=30).raise_for_status()
//! ```

use super::integration::{Project, finding, integration_lint, is_production, related};
use crate::model::{CallKind, Finding, Level, Retry};

integration_lint!(
    RetryPostWithoutIdempotencyKey,
    "retry-post-without-idempotency-key",
    Warning,
    Operation,
    "retry_post_without_idempotency_key.rs"
);

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in project.calls.iter().filter(|c| !c.contract.idempotency_header.is_empty()) {
        let (file, call) = project.call(c);
        let Retry::By(policy) = &call.retry else { continue };
        let posts = call.method.as_deref() == Some("POST") && !policy.excluded_methods.contains(&"POST");
        let header = c.contract.idempotency_header;
        if call.kind != CallKind::Http
            || !is_production(file)
            || !posts
            || policy.connect_only
            || c.headers.get(header).is_some()
        {
            continue;
        }
        let message = format!("`POST` to {} is repeated without `{header}`", c.contract.name);
        let mut f = finding(file, &call.spot, lint, message, "may be carried out twice");
        if policy.home.is_none() {
            f.related.push(related(file, &policy.spot, format!("repeated by this ({})", policy.what)));
        }
        f.help.push(format!(
            "send `{header}` with a value that is the same for every try, and another one for every purpose"
        ));
        out.push(f);
    }
}
