//! The waits between tries are the same for every client.
//!
//! ## What it does
//!
//! Reports loops and libraries around requests to a provider whose wait grows without any chance in it.
//!
//! ## Why it matters
//!
//! After a failure that hit all clients at once, all of them come back at the same moments, and the service fails again. A wait that is
//! drawn between nothing and the limit spreads them.
//!
//! ## Example
//!
//! ```python
//! time.sleep(2**attempt)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! time.sleep(random.uniform(0, 2**attempt))
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Level};

integration_lint!(RetryNoJitter, "retry-no-jitter", Note, Operation, "retry_no_jitter.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, _| {
        (policy.jitter == Some(false)).then_some((
            "all clients wait equally long",
            "no chance in the wait",
            "draw the wait between nothing and the limit",
        ))
    });
}
