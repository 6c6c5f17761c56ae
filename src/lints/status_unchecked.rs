//! The answer of a provider is used without a look at its status.
//!
//! ## What it does
//!
//! Reports requests to a provider whose answer is read although nothing looks at its status: no test of it, nothing that makes an error
//! of a bad one, no look for an error in the body. Libraries that make an error of a bad status by themselves are sound. Where the body is
//! taken as bytes, to be kept or played, it is a warning; where it is read as text or data, which then fails in another place, a note;
//! so it is for an API on the public network that is sent a key, and of which nothing else is known.
//!
//! ## Why it matters
//!
//! With a 401, 429 or 500 the body is a message of the error. Written to a file as if it were audio, or read as if it had the fields of
//! an answer, it hides the cause; what repeats failed requests never learns that this one failed.
//!
//! ## Example
//!
//! ```python
//! response = requests.post("https://api.example.com/v1/speech", json=body, timeout=30)
//! open("speech.mp3", "wb").write(response.content)
//! ```
//!
//! ## Use instead
//!
//! ```python
//! response = requests.post("https://api.example.com/v1/speech", json=body, timeout=30)
//! response.raise_for_status()
//! open("speech.mp3", "wb").write(response.content)
//! ```

use super::fixes;
use super::integration::{Project, by_cause, finding, integration_lint, is_production, related};
use crate::model::{Answer, CallKind, Finding, Level, Retry, Side};
use crate::rules::clients::syntax_table;

integration_lint!(StatusUnchecked, "status-unchecked", Warning, Operation, "status_unchecked.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for bytes in [true, false] {
        let unchecked = project.calls_of_apis().filter(|c| {
            let (file, call) = project.call(c);
            call.kind == CallKind::Http
                && is_production(file)
                // The browser's own code is not to call at all.
                && file.side != Side::Browser
                // What repeats errors alone says so itself.
                && !matches!(&call.retry, Retry::By(policy) if super::retry_never_triggers::never_triggers(policy, call))
                && matches!(call.around.answer, Answer::Taken { bytes: b, .. } if b == bytes)
        });
        for group in by_cause(project, unchecked) {
            let Some(first) = group.first() else { continue };
            let (file, call) = project.call(first);
            let Answer::Taken { spot, .. } = &call.around.answer else { continue };
            let message = format!("answer of {} used without a look at its status", first.contract.name);
            let label = if bytes {
                "a message of an error would be taken for the data"
            } else {
                "the body may be that of an error"
            };
            let mut f = finding(file, spot, lint, message, label);
            if !bytes || first.contract.is_of_unknown() {
                f.level = Level::Note;
            }
            if spot != &call.spot {
                f.related.push(related(file, &call.spot, "the request"));
            }
            f.related.extend(project.likewise(&group[1..]));
            // Where the body is taken right behind the request, the answer has no name.
            let chained = spot.start == call.spot.start;
            let advice = syntax_table(file.language).and_then(|t| {
                let chained = if chained { t.advice(&format!("{} chained", lint.0)) } else { None };
                chained.or_else(|| t.advice_for(lint.0, call.library))
            });
            f.help.push(advice.unwrap_or("make an error of a status that is not of the 200s").to_string());
            let calls: Vec<_> = group.iter().map(|c| project.call(c).1).collect();
            f.remedy = fixes::calls(file, lint.0, &calls);
            out.push(f);
        }
    }
}
