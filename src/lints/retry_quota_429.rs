//! A request is repeated though the account has nothing left.
//!
//! ## What it does
//!
//! Reports policies around requests to a provider whose list of statuses has 402 in it. What 401 and 403 are repeated by is
//! `retry-on-auth-error`. A provider that says the same in the body of a 429 is not seen.
//!
//! ## Why it matters
//!
//! Credits and quotas do not come back within the minute that the tries take. Each of them counts as one more failed request, and the
//! error that somebody has to act on comes late.
//!
//! ## Example
//!
//! ```python
//! Retry(total=5, backoff_factor=1, status_forcelist=[402, 429, 500, 502, 503])
//! ```
//!
//! ## Use instead
//!
//! ```python
//! Retry(total=5, backoff_factor=1, status_forcelist=[429, 500, 502, 503])
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Level};

integration_lint!(RetryQuota429, "retry-quota-429", Note, Operation, "retry_quota_429.rs");

/// Payment required: no credits, no quota.
const EMPTY: u16 = 402;

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, _| {
        let statuses = policy.statuses.as_deref()?;
        let has = |status: u16| statuses.iter().any(|(from, to)| (*from..=*to).contains(&status));
        // One that repeats everything has another mistake, and is reported for that.
        (has(EMPTY) && !(has(401) && has(403))).then_some((
            "an empty account is asked again",
            "repeats 402",
            "repeat 429 and 5xx alone, and let 402 out at once; of a 429, read whether its body says that the quota is used up",
        ))
    });
}
