//! After the last try, a loop ends as if the request had succeeded.
//!
//! ## What it does
//!
//! Reports loops around requests to a provider, counted, that return the answer when there is one, and behind which nothing is thrown and
//! nothing returned: after the last failure the function gives nothing, and says nothing.
//!
//! ## Why it matters
//!
//! The caller has an empty value in its hands, far from the cause, and the reason of the last failure is lost.
//!
//! ## Example
//!
//! ```python
//! for attempt in range(5):
//!     response = requests.post("https://api.example.com/v1/speech", json=body, timeout=30)
//!     if response.status_code == 200:
//!         return response.content
//!     time.sleep(2**attempt)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! for attempt in range(5):
//!     response = requests.post("https://api.example.com/v1/speech", json=body, timeout=30)
//!     if response.status_code == 200:
//!         return response.content
//!     time.sleep(2**attempt)
//! raise RuntimeError(f"no speech after 5 tries: {response.status_code}")
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Level};

integration_lint!(
    RetryExhaustionSwallowed,
    "retry-exhaustion-swallowed",
    Warning,
    Operation,
    "retry_exhaustion_swallowed.rs"
);

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, _| {
        policy.swallows.then_some((
            "the last failure is lost",
            "after the last try the function returns nothing",
            "throw the last error behind the loop",
        ))
    });
}
