//! A loop waits as long as it likes, although the provider says how long to wait.
//!
//! ## What it does
//!
//! Reports loops of the project's own that repeat requests to a provider whose answers carry `Retry-After`, where nothing in the project
//! reads it.
//!
//! ## Why it matters
//!
//! A limit ends at a moment that only the provider knows. Who comes back before it is refused again, and with some providers pushes that
//! moment further away; who comes back much later wastes the time.
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
//! time.sleep(float(response.headers.get("Retry-After", 2**attempt)))
//! ```

use super::integration::{Project, integration_lint, policy_findings_of};
use crate::model::{Finding, Growth, Level};

integration_lint!(RetryIgnoresRetryAfter, "retry-ignores-retry-after", Note, Operation, "retry_ignores_retry_after.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    if project.files.iter().flat_map(|f| &f.headers_read).any(|h| h.name.contains("retry-after")) {
        return;
    }
    policy_findings_of(project, lint, out, |policy, _, contract| {
        let told = contract.ratelimit_headers.iter().any(|h| h.eq_ignore_ascii_case("retry-after"));
        // A loop of the project's own that waits: what a library does is not seen here.
        let own = matches!(policy.what.as_str(), "loop" | "function that calls itself")
            && !matches!(policy.growth, Growth::None | Growth::Unknown);
        (told && own).then_some((
            "`Retry-After` is not read",
            "waits without asking",
            "wait as long as `Retry-After` of the answer says, and by your own rule where there is none",
        ))
    });
}
