//! A request that blocks the thread is made inside of an asynchronous function.
//!
//! ## What it does
//!
//! Reports calls of a library that waits on the thread (such as `requests`) directly inside of an `async` function.
//!
//! ## Why it matters
//!
//! While it waits, nothing else of the event loop runs: every other request of the process stands still.
//!
//! ## Example
//!
//! ```python
//! async def speak(text):
//!     return requests.post(URL, json={"text": text}, timeout=30).content
//! ```
//!
//! ## Use instead
//!
//! ```python
//! async def speak(text):
//!     response = await client.post(URL, json={"text": text})  # httpx.AsyncClient
//!     return response.content
//! ```

use super::integration::{Project, finding, integration_lint, is_production, related};
use crate::model::{Finding, Level};
use crate::rules::clients::syntax_table;

integration_lint!(BlockingCallInAsync, "blocking-call-in-async", Warning, Operation, "blocking_call_in_async.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| is_production(f)) {
        let calls = file.calls.iter().filter(|c| c.blocks_async).map(|c| (c.callee.as_str(), c.library, &c.spot));
        let calls: Vec<_> = calls.collect();
        let waits: Vec<_> = file.thread_waits.iter().map(|w| (w.setting.as_str(), "a wait", &w.spot)).collect();
        let advice = [
            (calls, "use an asynchronous client, or give the call to a thread"),
            (waits, "use the wait of the asynchronous runtime, and await it"),
        ];
        for (places, advice) in advice {
            let Some(((callee, what, spot), others)) = places.split_first() else { continue };
            let blocked = syntax_table(file.language).map_or("", |t| t.blocked);
            let blocked = if blocked.is_empty() { "the event loop" } else { blocked };
            let message = format!("`{callee}` blocks {blocked}");
            let label = format!("waits on the thread, in an async function ({what})");
            let mut f = finding(file, spot, lint, message, label);
            f.related = others.iter().map(|(_, _, spot)| related(file, spot, "likewise")).collect();
            f.help.push(advice.into());
            out.push(f);
        }
    }
}
