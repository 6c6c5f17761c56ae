//! A call of a provider that nothing repeats when it fails for the moment.
//!
//! ## What it does
//!
//! Reports requests to a provider, and calls of its library where the library does not repeat by itself, that no loop, decorator,
//! retry library, adapter or calling function repeats. Calls through one client are one finding. Where something around the call
//! could not be resolved, nothing is reported. In a script, and in folders of programs that are run by hand (`scripts`, `tools`, `examples`
//! and the like), it is a note; so it is for any other API on the public network that is sent a key, of which nothing else is known.
//!
//! ## Why it matters
//!
//! In a spike of traffic an API answers 429, and now and then 500 or 503. Without a second try after a pause that grows, each of
//! these becomes an error of your own product; with one, most of them are never seen.
//!
//! ## Example
//!
//! ```python
//! def speak(text):
//!     response = requests.post("https://api.example.com/v1/speech", json={"text": text}, timeout=30)
//!     response.raise_for_status()
//!     return response.content
//! ```
//!
//! ## Use instead
//!
//! ```python
//! @retry(
//!     retry=retry_if_exception(is_transient),  # 429 and 5xx, not 401
//!     wait=wait_random_exponential(multiplier=1, max=60),
//!     stop=stop_after_attempt(5),
//! )
//! def speak(text):
//!     response = requests.post("https://api.example.com/v1/speech", json={"text": text}, timeout=30)
//!     response.raise_for_status()
//!     return response.content
//! ```

use super::integration::{ProviderCall, asks_for_health, by_cause, count, finding, is_production, level_for};
use super::stages::is_run_by_hand;
use super::{Lint, ProjectContext, Topic, fixes, page};
use crate::model::{CallKind, Finding, Level, Retry, Side};
use crate::rules::clients::{Contract, syntax_table};

/// See the page above.
pub(super) struct NoRetryBackoff;

impl Lint for NoRetryBackoff {
    fn name(&self) -> &'static str {
        "no-retry-backoff"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("no_retry_backoff.rs")
    }

    fn topic(&self) -> Topic {
        Topic::Operation
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        let project = &cx.integration;
        let bare = project.calls_of_apis().filter(|c| {
            let (file, call) = project.call(c);
            // A socket is reopened by other rules than a request; the browser's own code is not to call at all.
            call.kind != CallKind::Socket
                && !asks_for_health(&c.url)
                && is_production(file)
                && !matches!(file.side, Side::Browser)
                && !reruns(file)
                && project.repeats_never(file, call) == Some(true)
        });
        for group in by_cause(project, bare) {
            let Some(first) = group.first() else { continue };
            let (file, call) = project.call(first);
            let name = first.contract.name;
            let off = group.iter().find_map(|c| match &project.call(c).1.retry {
                Retry::Off(spot) => Some(spot.clone()),
                _ => None,
            });
            let message = message(name, off.is_some(), call.kind);
            let Some((at, cause, shared)) = project.cause(&group) else { continue };
            let spot = off.as_ref().unwrap_or(cause);
            let mut f = finding(at, spot, (self.name(), self.level()), message, label(off.is_some(), shared));
            f.related = project.likewise(&group[usize::from(off.is_none() && !shared)..]);
            if group.len() > 9 {
                f.notes.push(format!("{} in all", count(group.len(), "call")));
            }
            let table = syntax_table(file.language);
            // A script is run again by hand.
            let by_hand = file.side != Side::Mobile && is_run_by_hand(&at.path);
            // Whoever is answered through a relay may try again, and what streams through cannot be sent twice.
            let relays = group.iter().all(|c| project.call(c).1.around.relays);
            f.level = level_for(first.contract, f.level);
            let elsewhere = group.iter().all(|c| project.is_made_elsewhere(&project.call(c).1.retry));
            if by_hand || elsewhere || relays || table.is_some_and(|t| t.run_by_hand) {
                f.level = Level::Note;
            }
            if relays {
                f.notes.push("its body streams through: to send it again it has to be read first".into());
            }
            if elsewhere {
                f.notes.push("its client is handed in, and nothing in the project makes one that repeats".into());
            }
            let library = project.call(first).1.library;
            f.help.push(match table.and_then(|t| t.advice_for(self.name(), library)) {
                _ if off.is_some() => "remove the setting, or repeat around the call".into(),
                Some(text) => text.to_string(),
                None => "repeat the call with a pause that grows".into(),
            });
            // A lookup that is repeated does no harm; a message that is sent twice does.
            let acts = first.contract.acts && group.iter().any(|c| project.call(c).1.method.as_deref() != Some("GET"));
            f.help.push(if acts { once(first.contract) } else { AGAIN.into() });
            let calls: Vec<_> = group.iter().map(|c| project.call(c).1).collect();
            // What somebody has turned off by hand is not turned on behind their back, and what acts is not made to act twice: a library of its
            // provider sees to that itself.
            let header = first.contract.idempotency_header;
            let once_only = |c: &&ProviderCall| {
                let call = project.call(c).1;
                call.kind == CallKind::Http
                    && call.method.as_deref() != Some("GET")
                    && (header.is_empty() || c.headers.get(header).is_none())
            };
            let acts_twice = (first.contract.acts || !header.is_empty()) && group.iter().any(once_only);
            f.remedy = if off.is_some() || acts_twice { None } else { fixes::retries(file, first.contract, &calls) };
            out.push(f);
        }
    }
}

/// What is wrong, of a provider's calls that are of this kind.
fn message(provider: &str, is_off: bool, kind: CallKind) -> String {
    match kind {
        _ if is_off => format!("retries are turned off for {provider}"),
        CallKind::Sdk => format!("the {provider} library does not retry by itself, and nothing around it does"),
        _ => format!("request to {provider} is not retried"),
    }
}

/// What the place is that is shown.
fn label(is_off: bool, is_shared: bool) -> &'static str {
    match (is_off, is_shared) {
        (true, _) => "turned off here",
        (false, true) => "no request of this client is sent again",
        (false, false) => "a 429 or 5xx answer ends here",
    }
}

/// What to repeat, and how.
const AGAIN: &str = "retry 429 and 5xx with a pause that grows by a factor, a cap and a bound; never 401, 402 or 403";

/// The same for requests that do something.
fn once(contract: &Contract) -> String {
    match contract.idempotency_header {
        "" => "retry what was refused with 429, with a pause that grows, a cap and a bound; after a 5xx it may have been done \
               already, and would be done twice"
            .into(),
        header => format!("{AGAIN}; send `{header}`, the same for every try, so that it is done once"),
    }
}

/// Something in the file runs functions again when they fail.
fn reruns(file: &crate::model::FileSummary) -> bool {
    let Some(table) = syntax_table(file.language) else { return false };
    let imports = |modules: &[&str]| {
        let below = |i: &str, m: &str| {
            i.strip_prefix(m).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/', '\\']))
        };
        file.imports.iter().any(|i| modules.iter().any(|m| below(i, m)))
    };
    imports(table.rerun_modules) || file.tells_retries && imports(table.rerun_when_told)
}
