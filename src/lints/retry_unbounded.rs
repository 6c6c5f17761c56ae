//! A request is retried for ever.
//!
//! ## What it does
//!
//! Reports loops without an end and retry libraries without a limit of tries or of time around requests to a provider.
//!
//! ## Why it matters
//!
//! When the error is not of the moment (a wrong key, a deleted account, a bug), the program never says so and calls, and pays, for ever.
//!
//! ## Example
//!
//! ```python
//! @retry  # tenacity: for ever, without a pause
//! ```
//!
//! ## Use instead
//!
//! ```python
//! @retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
//! ```

use super::integration::{Project, integration_lint, policy_findings_around};
use crate::model::{Finding, Level};

integration_lint!(RetryUnbounded, "retry-unbounded", Error, Operation, "retry_unbounded.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings_around(project, lint, out, |policy, _| {
        (policy.bounded == Some(false)).then_some((
            "retried for ever",
            "has no end",
            "limit the number of tries or the total time",
        ))
    });
}
