//! A loop repeats requests that are repeated inside of it already.
//!
//! ## What it does
//!
//! Reports loops, decorators and wrappers that repeat any failure of a call, where the provider's library repeats the request by itself
//! and nothing says how often, or where the client has a retry of its own. A library that was told how often it repeats, or not to, is
//! left alone, and so is a loop that tells failures apart.
//!
//! ## Why it matters
//!
//! The tries multiply: five around three are fifteen, each after a wait of its own. A short outage of the provider becomes a request that
//! hangs for minutes, and a load that keeps the provider down.
//!
//! ## Example
//!
//! ```python
//! client = OpenAI()  # two retries by itself
//!
//! @retry(wait=wait_random_exponential(max=60), stop=stop_after_attempt(6))
//! def answer(text):
//!     return client.responses.create(model="gpt-5", input=text)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! client = OpenAI(max_retries=0)
//! ```

use super::integration::{Project, finding, integration_lint, is_production, related};
use crate::model::{Call, CallKind, FileSummary, Finding, Level, Policy, Retry, Spot};
use crate::rules::clients::{Contract, Sdk, syntax_table};

integration_lint!(RetryNested, "retry-nested", Note, Operation, "retry_nested.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let mut made: Vec<(usize, u32, usize)> = Vec::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        let Retry::By(outer) = &call.around.outer else { continue };
        if !is_production(file) || !repeats_all(outer) || outer.home.is_some() {
            continue;
        }
        let Some((inner, spot)) = inner(file, call, outer, c.contract) else { continue };
        let key = (c.file, outer.spot.start);
        if let Some((.., at)) = made.iter().find(|m| (m.0, m.1) == key) {
            out[*at].related.push(related(file, &call.spot, "and this request"));
            continue;
        }
        let message =
            format!("request to {}: the tries of `{}` multiply with those of {inner}", c.contract.name, outer.what);
        let mut f = finding(file, &outer.spot, lint, message, "repeats what is repeated inside");
        f.related.push(related(file, spot.unwrap_or(&call.spot), "this repeats by itself"));
        f.help.push("let one of the two repeat: switch the inner one off, or take the outer one away".into());
        made.push((key.0, key.1, out.len()));
        out.push(f);
    }
}

/// Whether a policy repeats a failed request whatever failed, or by its status: what else it may be for is then not the question.
fn repeats_all(policy: &Policy) -> bool {
    !policy.connect_only && (policy.catches_all || policy.statuses.is_some())
}

/// What repeats a call inside of a policy, and where that is made.
fn inner<'f>(
    file: &'f FileSummary,
    call: &'f Call,
    outer: &Policy,
    contract: &Contract,
) -> Option<(String, Option<&'f Spot>)> {
    let client = call.client.and_then(|at| file.clients.get(at));
    if call.kind == CallKind::Sdk {
        let family = syntax_table(file.language).map_or(file.language, |t| t.family);
        // A library that repeats nothing leaves it to what is around the call.
        let other = |retries: Option<i8>| retries == Some(0) && matches!(call.retry, Retry::Unknown);
        // A function of a module has no client: the library that has it repeats.
        let has = |s: &Sdk| match call.client {
            Some(_) => s.functions.is_empty(),
            None => s.functions.iter().any(|f| call.callee.ends_with(f)),
        };
        let of = |s: &&Sdk| s.language == family && has(s) && !other(s.retries);
        let mut sdks = contract.sdks.iter().filter(of).peekable();
        sdks.peek()?;
        let by_itself = sdks.all(|s| s.retries.is_some_and(|n| n > 0) && s.since.is_empty());
        let untold = !call.around.has_knob && !matches!(call.retry, Retry::Off(_));
        let spot = client.filter(|c| c.home.is_none()).map(|c| &c.spot);
        return (by_itself && untold).then(|| (format!("the library of {}", contract.name), spot));
    }
    match client.and_then(|c| c.retry.as_ref()) {
        Some(Retry::By(own)) if own.home.is_none() && own.spot != outer.spot && !own.connect_only => {
            Some((format!("`{}`", own.what), Some(&own.spot)))
        }
        _ => None,
    }
}
