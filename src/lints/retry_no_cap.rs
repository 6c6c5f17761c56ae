//! A single wait between tries can get very long.
//!
//! ## What it does
//!
//! Computes the longest wait of loops and libraries around requests to a provider from the number of tries, and reports those above two
//! minutes. Nothing is reported where a limit is set, or a number is not known.
//!
//! ## Why it matters
//!
//! A wait that doubles gets out of hand: the tenth is over eight minutes, in which a worker is busy with nothing and whoever asked
//! has long gone.
//!
//! ## Example
//!
//! ```python
//! for attempt in range(12):
//!     ...
//!     time.sleep(2**attempt)
//! ```
//!
//! ## Use instead
//!
//! ```python
//!     time.sleep(min(2**attempt, 60))
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Level};

integration_lint!(RetryNoCap, "retry-no-cap", Note, Operation, "retry_no_cap.rs");

/// Longer waits are reported, in seconds.
const LONG: u64 = 120;

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, _| {
        policy.longest_wait.is_some_and(|seconds| seconds > LONG).then_some((
            "a single wait can last more than two minutes",
            "grows without a limit",
            "limit the wait, for instance to 60 seconds",
        ))
    });
}
