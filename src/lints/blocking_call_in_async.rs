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

integration_lint!(BlockingCallInAsync, "blocking-call-in-async", Warning, Operation, "blocking_call_in_async.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| is_production(f)) {
        let mut calls = file.calls.iter().filter(|c| c.blocks_async);
        let Some(first) = calls.next() else { continue };
        let message = format!("`{}` blocks the event loop", first.callee);
        let mut f = finding(
            file,
            &first.spot,
            lint,
            message,
            format!("waits on the thread, in an async function ({})", first.library),
        );
        f.related = calls.take(8).map(|c| related(file, &c.spot, "likewise")).collect();
        f.help.push("use an asynchronous client, or run it in a thread: `await asyncio.to_thread(...)`".into());
        out.push(f);
    }
}
