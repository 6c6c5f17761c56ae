//! The statuses that are tried again lack 429.
//!
//! ## What it does
//!
//! Reports loops and libraries around requests to a provider that say which statuses they repeat, when 429 is not among them though the
//! provider (or the contract in `keylint.toml`, by `retry_statuses`) asks for it.
//!
//! ## Why it matters
//!
//! 429 is how providers say that requests come too fast. It is the failure that waiting mends most surely.
//!
//! ## Example
//!
//! ```python
//! Retry(total=5, backoff_factor=1, status_forcelist=[500, 502, 503, 504], allowed_methods=None)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! Retry(total=5, backoff_factor=1, status_forcelist=[429, 500, 502, 503, 504], allowed_methods=None)
//! ```

use super::integration::{Project, integration_lint, policy_findings_of};
use crate::model::{Finding, Level};

integration_lint!(RetryMisses429, "retry-misses-429", Warning, Operation, "retry_misses_429.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings_of(project, lint, out, |policy, _, contract| {
        let statuses = policy.statuses.as_ref()?;
        let asked = contract.retry_statuses.is_empty() || contract.retry_statuses.contains(&429);
        let has = statuses.iter().any(|(from, to)| (*from..=*to).contains(&429));
        (asked && !has).then_some((
            "429 is not tried again",
            "the statuses lack 429",
            "add 429 to the statuses, and wait as long as `Retry-After` says",
        ))
    });
}
