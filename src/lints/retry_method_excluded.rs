//! The retry leaves out the method of the request.
//!
//! ## What it does
//!
//! Reports requests to a provider with a method, mostly POST, that the retry library leaves out unless it is told otherwise.
//!
//! ## Why it matters
//!
//! It looks as if the request were retried, and it never is.
//!
//! ## Example
//!
//! ```python
//! Retry(total=5, backoff_factor=1, status_forcelist=[429, 503])  # POST is left out
//! ```
//!
//! ## Use instead
//!
//! ```python
//! Retry(total=5, backoff_factor=1, status_forcelist=[429, 503], allowed_methods=None)
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Level};

integration_lint!(RetryMethodExcluded, "retry-method-excluded", Warning, Operation, "retry_method_excluded.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        let method = call.method.as_deref().unwrap_or("");
        policy.excluded_methods.contains(&method).then_some((
            "the retry leaves POST and PATCH out",
            "does not cover the method of this request",
            "allow the method where repeating it is safe",
        ))
    });
}
