//! A request is tried again though its key was refused.
//!
//! ## What it does
//!
//! Reports loops and libraries around requests to a provider that repeat every failure: a handler that takes every error while a refused key
//! becomes one, a loop that leaves on success alone, a list of statuses with 401 or 403 in it. A loop that tells failures apart in any way
//! is not reported.
//!
//! ## Why it matters
//!
//! A refused key, a missing right or an empty account does not mend itself in a minute. The tries delay the error that somebody has to
//! read, count as failed authentications, and can lock the account.
//!
//! ## Example
//!
//! ```python
//! for attempt in range(5):
//!     try:
//!         response = requests.post(url, headers=headers, json=body, timeout=30)
//!         response.raise_for_status()
//!         return response.json()
//!     except requests.RequestException:
//!         time.sleep(2**attempt)
//! ```
//!
//! ## Use instead
//!
//! ```python
//!     except requests.HTTPError as error:
//!         if error.response.status_code != 429 and error.response.status_code < 500:
//!             raise
//!         time.sleep(2**attempt)
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{CallKind, Finding, Level};

integration_lint!(RetryOnAuthError, "retry-on-auth-error", Warning, Operation, "retry_on_auth_error.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        let as_error = policy.catches_all && (policy.raises || call.throws);
        let repeats = call.kind != CallKind::Socket && (policy.repeats_auth_errors == Some(true) || as_error);
        repeats.then_some((
            "a refused key is tried again",
            "repeats every failure",
            "repeat 429, 5xx and failed connections alone; let 400, 401, 402, 403 and 404 out at once",
        ))
    });
}
