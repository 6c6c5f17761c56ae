//! The wait between retries grows by the same amount, not by a factor.
//!
//! ## What it does
//!
//! Reports loops and retry libraries around requests to a provider whose wait grows linearly.
//!
//! ## Why it matters
//!
//! Under load the wait has to grow faster than the queue. One second more each time does not.
//!
//! ## Example
//!
//! ```python
//! time.sleep(attempt * 2)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! time.sleep(min(60, 2 ** attempt))
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Growth, Level};

integration_lint!(RetryNotExponential, "retry-not-exponential", Note, Operation, "retry_not_exponential.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        let _ = call;
        (policy.growth == Growth::Linear).then_some((
            "the wait grows by the same amount each time",
            "does not multiply",
            "let it grow by a factor",
        ))
    });
}
