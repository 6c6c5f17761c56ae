//! What repeats a request waits for an error that never comes.
//!
//! ## What it does
//!
//! Reports decorators, wrappers and loops that repeat what fails with an error, around a request whose answer is taken without a look at
//! its status, in a library that makes no error of a bad one, or in a function whose own handler takes every error. Adapters and clients that look at the status themselves are sound.
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

use super::integration::{Project, finding, integration_lint, is_production, policy_findings, related};
use crate::model::{Answer, Call, CallKind, Finding, Level, Policy, Retry};

integration_lint!(RetryNeverTriggers, "retry-never-triggers", Warning, Operation, "retry_never_triggers.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    policy_findings(project, lint, out, |policy, call| {
        if policy.hidden {
            return Some(HIDDEN);
        }
        never_triggers(policy, call).then_some((
            "a bad status is never repeated",
            "repeats errors alone, and a bad status is none",
            "make an error of a bad status before the answer is used",
        ))
    });
    around_what_repeats(project, lint, out);
}

/// What is said where a handler keeps the errors.
const HIDDEN: (&str, &str, &str) = (
    "no error reaches what repeats it",
    "a handler takes every error before",
    "let the errors that pass out of the function, or wait and ask again in it",
);

/// Notes of what repeats nothing around a library that repeats by itself.
fn around_what_repeats(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let mut told: Vec<(usize, u32)> = Vec::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        let Retry::By(outer) = &call.around.outer else { continue };
        let key = (c.file, outer.spot.start);
        let same = matches!(&call.retry, Retry::By(policy) if policy.hidden);
        if !outer.hidden || same || outer.home.is_some() || !is_production(file) || told.contains(&key) {
            continue;
        }
        told.push(key);
        let (message, label, advice) = HIDDEN;
        let message = format!("request to {}: {message}", c.contract.name);
        let mut f = finding(file, &outer.spot, (lint.0, Level::Note), message, format!("{label} ({})", outer.what));
        f.related.push(related(file, &call.spot, "for this request"));
        f.help.push(advice.into());
        out.push(f);
    }
}

/// Whether a policy never sees a bad status of a call.
pub(super) fn never_triggers(policy: &Policy, call: &Call) -> bool {
    policy.by_error
        && !policy.raises
        && !policy.connect_only
        && call.kind == CallKind::Http
        && !call.throws
        && (matches!(call.around.answer, Answer::Taken { .. })
            || policy.gives_nothing
            || call.around.given_back && policy.errors_alone)
}
