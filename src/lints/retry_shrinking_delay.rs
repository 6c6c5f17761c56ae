//! The wait between retries gets shorter from try to try.
//!
//! ## What it does
//!
//! Reports loops and retry libraries around requests to a provider whose wait shrinks.
//!
//! ## Why it matters
//!
//! The longer the provider is in trouble, the harder it is hit.
//!
//! ## Example
//!
//! ```python
//! time.sleep(8 / attempt)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! time.sleep(min(60, 2 ** attempt))
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Growth, Level};

integration_lint!(RetryShrinkingDelay, "retry-shrinking-delay", Warning, Operation, "retry_shrinking_delay.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        let _ = call;
        (policy.growth == Growth::Shrinking).then_some((
            "the wait gets shorter from try to try",
            "shrinks",
            "let it grow by a factor",
        ))
    });
}
