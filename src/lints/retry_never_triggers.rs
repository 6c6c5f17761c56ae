//! What repeats a request waits for an error that never comes.
//!
//! ## What it does
//!
//! Reports decorators, wrappers and loops that repeat what fails with an error, around a request whose answer is taken without a look at
//! its status, in a library that makes no error of a bad one. Adapters and clients that look at the status themselves are sound.
//!
//! ## Why it matters
//!
//! A 429 is an answer like any other to such a client. The function returns, the decorator is content, and nothing is ever repeated but a
//! broken connection, though the code looks as if it were.
//!
//! ## Example
//!
//! ```python
//! @retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
//! def speak(text):
//!     return requests.post("https://api.example.com/v1/speech", json={"text": text}, timeout=30).content
//! ```
//!
//! ## Use instead
//!
//! ```python
//! @retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(5))
//! def speak(text):
//!     response = requests.post("https://api.example.com/v1/speech", json={"text": text}, timeout=30)
//!     response.raise_for_status()
//!     return response.content
//! ```

use super::integration::{Project, integration_lint, policy_findings};
use crate::model::{Answer, Call, CallKind, Finding, Level, Policy};

integration_lint!(RetryNeverTriggers, "retry-never-triggers", Warning, Operation, "retry_never_triggers.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        never_triggers(policy, call).then_some((
            "a bad status is never repeated",
            "repeats errors alone, and a bad status is none",
            "make an error of a bad status before the answer is used",
        ))
    });
}

/// Whether a policy never sees a bad status of a call.
pub(super) fn never_triggers(policy: &Policy, call: &Call) -> bool {
    policy.by_error
        && !policy.raises
        && !policy.connect_only
        && call.kind == CallKind::Http
        && !call.throws
        && (matches!(call.around.answer, Answer::Taken { .. }) || call.around.given_back && policy.errors_alone)
}
