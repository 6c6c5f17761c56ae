//! Only failed connections are retried, not 429 and 5xx.
//!
//! ## What it does
//!
//! Reports retry settings that repeat a request when the connection could not be made, and never for an answer: an `int` given to
//! `HTTPAdapter(max_retries=)`, a `Retry` without `status_forcelist`, `HTTPTransport(retries=)`.
//!
//! ## Why it matters
//!
//! An overloaded provider answers, with 429 or 503. These are the errors that a retry is for.
//!
//! ## Example
//!
//! ```python
//! session.mount("https://", HTTPAdapter(max_retries=3))
//! ```
//!
//! ## Use instead
//!
//! ```python
//! retry = Retry(total=5, backoff_factor=1, status_forcelist=[429, 500, 502, 503, 504], allowed_methods=None)
//! session.mount("https://", HTTPAdapter(max_retries=retry))
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Level};

integration_lint!(RetryConnectOnly, "retry-connect-only", Warning, Operation, "retry_connect_only.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        let _ = call;
        policy.connect_only.then_some((
            "429 and 5xx answers are not retried, only failed connections",
            "repeats failed connections alone",
            "name the statuses: 429, 500, 502, 503, 504",
        ))
    });
}
