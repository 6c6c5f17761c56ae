//! A provider is called for each of many things, as fast as the program can.
//!
//! ## What it does
//!
//! Reports calls of a provider that are made for each of many things, all at the same time or one after another in a loop, with no
//! limiter, semaphore, queue or pause in sight. It is a warning where all run at the same time and nothing repeats the ones that are
//! refused, otherwise a note. What a provider that limits the number of requests at the same time says of it is `unbounded-concurrency`.
//!
//! ## Why it matters
//!
//! Every plan has a limit of requests in a minute. A program that knows no limit of its own finds it with the first long list, loses what
//! is refused, and takes the quota from whoever else uses the same key.
//!
//! ## Example
//!
//! ```python
//! await asyncio.gather(*[transcribe(client, path) for path in paths])
//! ```
//!
//! ## Use instead
//!
//! ```python
//! limiter = AsyncLimiter(100, 60)  # of aiolimiter; `ratelimit` for code that waits
//!
//! async def limited(path):
//!     async with limiter:
//!         return await transcribe(client, path)
//!
//! await asyncio.gather(*[limited(path) for path in paths])
//! ```

use super::integration::{Project, crowded, integration_lint};
use crate::model::{CallKind, Finding, Level};

integration_lint!(NoClientRateLimit, "no-client-rate-limit", Note, Operation, "no_client_rate_limit.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let of_this = |contract: &crate::rules::clients::Contract, crowd: &crate::model::Crowd| {
        !(crowd.together && contract.limits_concurrency)
    };
    for (mut f, call) in crowded(project, lint, of_this) {
        let together = call.around.crowd.as_ref().is_some_and(|c| c.together);
        let never_repeated = call.kind == CallKind::Http
            && project.file(&f.path).and_then(|at| project.is_never_repeated(&project.files[at], &call.retry))
                == Some(true);
        if !together && !never_repeated {
            // A library that repeats what is refused paces a loop.
            continue;
        }
        if together && never_repeated {
            f.level = Level::Warning;
        }
        out.push(f);
    }
}
