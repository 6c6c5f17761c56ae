//! A provider tells in every answer how many requests are left, and nobody reads it; or it is read in a way that misleads.
//!
//! ## What it does
//!
//! Says once for each provider that none of the project's requests to it reads the headers that tell its limits, `X-RateLimit-Remaining`
//! and its kin, or `Retry-After`, where the project makes many requests: one for each of many things, or in several
//! places. Where such a header is read, it reports a fallback of 0 for when it is missing: then every answer without the header
//! looks like the last one that was allowed. Libraries of providers read their headers themselves.
//!
//! ## Why it matters
//!
//! Who reads them slows down before requests are refused, and waits as long as the provider asks for, not longer.
//!
//! ## Example
//!
//! ```python
//! remaining = int(response.headers.get("X-RateLimit-Remaining", 0))  # 0 when there is no such header
//! if remaining < 10:
//!     slow_down()
//! ```
//!
//! ## Use instead
//!
//! ```python
//! remaining = response.headers.get("X-RateLimit-Remaining")
//! if remaining is not None and int(remaining) < 10:
//!     slow_down()
//! ```

use super::integration::{Project, finding, integration_lint, is_production};
use crate::model::{CallKind, Finding, Level, Side};
use std::collections::BTreeMap;

integration_lint!(
    RatelimitHeadersIgnored,
    "ratelimit-headers-ignored",
    Note,
    Operation,
    "ratelimit_headers_ignored.rs"
);

/// So many requests in the code are many.
const SEVERAL: usize = 4;

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in &project.files {
        for read in file.headers_read.iter().filter(|h| h.absent_is_empty && is_production(file)) {
            let message = format!("a missing `{}` is taken for a limit that is used up", read.name);
            let mut f = finding(file, &read.spot, lint, message, "0 when the answer has no such header");
            f.help.push("take the header without a fallback, and look at it only if it is there".into());
            out.push(f);
        }
    }
    let read: Vec<&str> = project.files.iter().flat_map(|f| &f.headers_read).map(|h| h.name.as_str()).collect();
    let mut groups: BTreeMap<&str, Vec<&super::integration::ProviderCall>> = BTreeMap::new();
    for c in &project.calls {
        let (file, call) = project.call(c);
        let mine =
            call.kind == CallKind::Http && is_production(file) && !matches!(file.side, Side::Browser | Side::Mobile);
        // A small program that is run by hand asks for nothing in advance.
        let by_hand = crate::rules::clients::syntax_table(file.language).is_some_and(|t| t.run_by_hand);
        if mine && !by_hand && !c.contract.ratelimit_headers.is_empty() {
            groups.entry(c.contract.provider).or_default().push(c);
        }
    }
    for group in groups.into_values() {
        let Some(first) = group.first() else { continue };
        let headers = first.contract.ratelimit_headers;
        let many = |c: &&super::integration::ProviderCall| project.call(c).1.around.crowd.is_some();
        if group.len() < SEVERAL && !group.iter().any(many) {
            continue;
        }
        if headers.iter().any(|h| read.iter().any(|r| r.eq_ignore_ascii_case(h))) || read.contains(&"retry-after") {
            continue;
        }
        let (file, call) = project.call(first);
        let message = format!("nothing reads what {} says of its limits", first.contract.name);
        let mut f = finding(file, &call.spot, lint, message, "its answers tell how many requests are left");
        f.related = project.likewise(&group[1..]);
        let told = headers.iter().take(4).map(|h| format!("`{h}`")).collect::<Vec<_>>().join(", ");
        f.help.push(format!("read {told}: slow down before requests are refused, and wait as long as it asks for"));
        out.push(f);
    }
}
