//! A request to a provider may wait for ever.
//!
//! ## What it does
//!
//! Reports requests to a provider for which neither the call nor its client sets a time limit, where the library has none by default, or
//! where the limit is turned off. Of an API on the public network that is sent a key, and of which nothing else is known, it is a note.
//!
//! ## Why it matters
//!
//! A connection that hangs holds its thread or task. Without a limit a slow hour at the provider stops your service.
//!
//! ## Example
//!
//! ```python
//! requests.post("https://api.example.com/v1/speech", json=body)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! requests.post("https://api.example.com/v1/speech", json=body, timeout=30)
//! ```

use super::fixes;
use super::integration::{Project, by_cause, finding, integration_lint, is_production};
use crate::model::{CallKind, Finding, Level, Setting, Side};
use crate::rules::clients::{syntax_table, syntax_tables};

integration_lint!(MissingTimeout, "missing-timeout", Warning, Operation, "missing_timeout.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    let without = project.calls_of_apis().filter(|c| {
        let (file, call) = project.call(c);
        call.kind == CallKind::Http
            && is_production(file)
            && !matches!(file.side, Side::Browser)
            && matches!(call.timeout, Setting::Absent | Setting::Off)
            && !(call.timeout == Setting::Absent && is_limited(project, call.library))
    });
    for group in by_cause(project, without) {
        let Some(first) = group.first() else { continue };
        let (file, call) = project.call(first);
        let off = call.timeout == Setting::Off;
        let streams = group.iter().any(|c| project.call(c).1.around.streams);
        let message = format!("request to {} without a time limit", first.contract.name);
        let label = if off { "the limit is turned off" } else { "waits for ever" };
        let Some((at, spot, shared)) = project.cause(&group) else { continue };
        let label = if shared && !off { "its requests wait for ever" } else { label };
        let mut f = finding(at, spot, lint, message, label);
        // A thread that hangs is lost; a task that hangs is only late.
        if !blocks(call.library) || first.contract.is_of_unknown() {
            f.level = Level::Note;
        }
        f.related = project.likewise(&group[usize::from(!shared)..]);
        f.help.push(advice(file.language, call.library, (off, streams)).to_string());
        if streams {
            f.notes.push("its answer streams, and may take as long as it takes".to_string());
        }
        let calls: Vec<_> = group.iter().map(|c| project.call(c).1).collect();
        f.remedy = fixes::calls(file, lint.0, &calls);
        out.push(f);
    }
}

/// Whether a file of the project gives all requests of a client a limit at once.
fn is_limited(project: &Project, library: &str) -> bool {
    project.files.iter().any(|file| is_production(file) && file.limited.contains(&library))
}

/// What to do about it: of a request whose answer streams, what its library has for that.
fn advice(language: &str, library: &str, (off, streams): (bool, bool)) -> &'static str {
    let of = |what: &str| syntax_table(language).and_then(|t| t.advice(what));
    if streams {
        let own = of(&format!("missing-timeout streamed {library}")).or_else(|| of("missing-timeout streamed"));
        return own.unwrap_or("limit the wait for the head of the answer and for each next part");
    }
    if off { "give a number of seconds instead" } else { of("missing-timeout").unwrap_or("set a time limit") }
}

fn blocks(library: &str) -> bool {
    syntax_tables().iter().flat_map(|t| t.clients).any(|c| c.library == library && c.blocking)
}
