//! Retries wait the same time before every try, or not at all.
//!
//! ## What it does
//!
//! Reports loops and retry libraries around requests to a provider whose wait does not grow from try to try.
//!
//! ## Why it matters
//!
//! All clients that failed together come back together, again and again, and keep the provider down. A wait that grows lets it recover.
//!
//! ## Example
//!
//! ```python
//! time.sleep(1)  # before every try
//! ```
//!
//! ## Use instead
//!
//! ```python
//! time.sleep(min(60, 2 ** attempt) + random.uniform(0, 1))
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Finding, Growth, Level};

integration_lint!(RetryFixedDelay, "retry-fixed-delay", Warning, Operation, "retry_fixed_delay.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        let _ = call;
        match policy.growth {
            Growth::Fixed => {
                Some(("every try waits the same time", "does not grow", "let the wait grow by a factor, with a cap"))
            }
            Growth::None => Some((
                "tries follow each other without a pause",
                "no wait",
                "wait before the next try, and let the wait grow",
            )),
            _ => None,
        }
    });
}
