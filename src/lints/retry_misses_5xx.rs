//! The statuses that are tried again lack errors of the server.
//!
//! ## What it does
//!
//! Reports loops and libraries around requests to a provider that say which statuses they repeat, when none of 500, 502, 503 and 504 is
//! among them, or when one is not that the contract in `keylint.toml` names by `retry_statuses`.
//!
//! ## Why it matters
//!
//! Errors of the server are mostly of the moment: a restart, an overload, a gateway. A second try succeeds.
//!
//! ## Example
//!
//! ```python
//! if response.status_code == 429:
//!     time.sleep(2**attempt)
//!     continue
//! return response
//! ```
//!
//! ## Use instead
//!
//! ```python
//! if response.status_code == 429 or response.status_code >= 500:
//!     time.sleep(2**attempt)
//!     continue
//! return response
//! ```

use super::integration::{Project, integration_lint, policy_findings_of};
use crate::model::{Finding, Level};

integration_lint!(RetryMisses5xx, "retry-misses-5xx", Warning, Operation, "retry_misses_5xx.rs");

/// Errors of the server that pass.
const PASSING: [u16; 4] = [500, 502, 503, 504];

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings_of(project, lint, out, |policy, _, contract| {
        let statuses = policy.statuses.as_ref()?;
        let has = |status: u16| statuses.iter().any(|(from, to)| (*from..=*to).contains(&status));
        let asked: Vec<u16> = contract.retry_statuses.iter().copied().filter(|s| *s >= 500).collect();
        let lacks = match contract.retry_statuses {
            [] => !PASSING.iter().any(|s| has(*s)),
            _ => asked.iter().any(|s| !has(*s)),
        };
        lacks.then_some((
            "errors of the server are not tried again",
            "the statuses lack some of 5xx",
            "add 500, 502, 503 and 504 to the statuses",
        ))
    });
}
