//! Many requests run at the same time at a provider that limits exactly that.
//!
//! ## What it does
//!
//! Reports calls of a provider that limits how many requests run at the same time, where one is started for each of many things and all
//! are waited for together, with no semaphore, pool, queue or limiter in sight. A few things that stand in the code are not many.
//!
//! ## Why it matters
//!
//! Speech providers count open requests, not requests in a minute: from the sixth or the sixteenth on, each is refused with 429, at
//! once. Waiting and repeating alone does not help, since all of them come back together; a queue does.
//!
//! ## Example
//!
//! ```javascript
//! await Promise.all(sentences.map((text) => fetch("https://api.example.com/v1/speech", request(text))));
//! ```
//!
//! ## Use instead
//!
//! ```javascript
//! const limit = pLimit(4);
//! await Promise.all(sentences.map((text) => limit(() => fetch("https://api.example.com/v1/speech", request(text)))));
//! ```

use super::integration::{Project, crowded, integration_lint};
use crate::model::{Finding, Level};

integration_lint!(UnboundedConcurrency, "unbounded-concurrency", Warning, Operation, "unbounded_concurrency.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for (mut f, _) in crowded(project, lint, |contract, crowd| crowd.together && contract.limits_concurrency) {
        f.notes.push("it limits how many requests run at the same time".into());
        out.push(f);
    }
}
