//! What the event of a GitHub workflow brings, as the runner's variables and the event's payload say.
//!
//! In: `GITHUB_EVENT_NAME` and the file `GITHUB_EVENT_PATH`. Out: jobs, the first of which that is possible is to be run: a range of
//! commits, a wider one, at last everything; and the newest commit of the event. A range that is not here (a shallow clone, a forced
//! push) is no reason to see nothing, but where the newest commit is not here, what the event is about was not seen.

use crate::model::ObjectId;
use crate::scan::{Ends, Job};
use serde_json::Value;
use std::path::Path;

/// Larger payloads are none.
const LARGEST: u64 = 64 << 20;

/// Why the newest commit of an event was not looked at.
pub(super) const NOT_HERE: &str =
    "the newest commit of the event is not in this clone: check it out (`ref`), with `fetch-depth: 0`";

/// What is to be done for an event.
pub(super) struct Brings {
    /// Jobs, each wider than the one before.
    pub(super) jobs: Vec<Job>,
    /// The commit that has everything the event brings, if it names one.
    pub(super) newest: Option<String>,
    /// The commit that a proposed change is to be merged into, if the event is about one: who proposes does not settle what is looked for.
    pub(super) base: Option<String>,
}

/// What the event of this process brings, for a repository at `path`.
pub(super) fn brings(path: &Path) -> Brings {
    let name = std::env::var("GITHUB_EVENT_NAME").unwrap_or_default();
    let payload = std::env::var_os("GITHUB_EVENT_PATH").and_then(|file| {
        let file = Path::new(&file);
        let small = file.metadata().is_ok_and(|m| m.is_file() && m.len() <= LARGEST);
        serde_json::from_slice(&std::fs::read(file).ok().filter(|_| small)?).ok()
    });
    let base = payload.as_ref().and_then(|payload| base(&name, payload));
    let ranges = payload.map_or_else(Vec::new, |payload| ranges(&name, &payload));
    // The first is the event's own.
    let newest = ranges.first().map(|ends| ends.new.clone());
    let ranges = ranges.into_iter().map(|ends| Job::Range { path: path.to_owned(), ends });
    Brings { jobs: ranges.chain([Job::Audit { path: path.to_owned() }]).collect(), newest, base }
}

/// The commit that a change is proposed for.
fn base(event: &str, payload: &Value) -> Option<String> {
    let pointer = match event {
        "pull_request" | "pull_request_target" => "/pull_request/base/sha",
        "merge_group" => "/merge_group/base_sha",
        _ => return None,
    };
    payload.pointer(pointer).and_then(Value::as_str).filter(|text| is_id(text)).map(str::to_owned)
}

/// The ranges that an event may mean, the narrowest first.
fn ranges(event: &str, payload: &Value) -> Vec<Ends> {
    let text = |pointer: &str| payload.pointer(pointer).and_then(Value::as_str).filter(|t| is_id(t)).map(str::to_owned);
    let ends = |old: Option<String>, new: Option<String>| Some(Ends { old: old?, new: new? });
    let head = || Some("HEAD".to_owned());
    match event {
        "pull_request" | "pull_request_target" => {
            let base = || text("/pull_request/base/sha");
            let own = ends(base(), text("/pull_request/head/sha"));
            // What is checked out is the merge to be, and it may be all that is here; for `pull_request_target` it is the base.
            let merged = ends(base(), head()).filter(|_| event == "pull_request");
            own.into_iter().chain(merged).collect()
        }
        "merge_group" => ends(text("/merge_group/base_sha"), text("/merge_group/head_sha")).into_iter().collect(),
        "push" => {
            let after = || text("/after");
            let default = payload.pointer("/repository/default_branch").and_then(Value::as_str);
            let is_default = default.is_some_and(|name| payload["ref"] == format!("refs/heads/{name}"));
            // A new branch, or one that was forced away from what is not here any more: what the default branch does not have.
            let new = default.filter(|_| !is_default).map(|name| format!("refs/remotes/origin/{name}"));
            [ends(text("/before"), after()), ends(new, after())].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// A whole object name, and not that of nothing.
fn is_id(text: &str) -> bool {
    ObjectId::from_hex(text.as_bytes()).is_some_and(|id| !id.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn texts(event: &str, payload: Value) -> Vec<String> {
        ranges(event, &payload).into_iter().map(|ends| format!("{}..{}", &ends.old, &ends.new)).collect()
    }

    fn pull_of(base: &str) -> Value {
        json!({"pull_request": {"base": {"sha": base}}})
    }

    #[test]
    fn events_and_their_ranges() {
        let (a, b, zero) = ("a".repeat(40), "b".repeat(40), "0".repeat(40));
        let pull = json!({"pull_request": {"base": {"sha": a}, "head": {"sha": b}}});
        assert_eq!(texts("pull_request", pull.clone()), [format!("{a}..{b}"), format!("{a}..HEAD")]);
        assert_eq!(texts("pull_request_target", pull), [format!("{a}..{b}")]);
        let group = json!({"merge_group": {"base_sha": a, "head_sha": b}});
        assert_eq!(
            [base("pull_request", &pull_of(&a)), base("merge_group", &group)],
            [Some(a.clone()), Some(a.clone())]
        );
        assert_eq!(texts("merge_group", group), [format!("{a}..{b}")]);
        let push = |before: &str, name: &str| json!({"before": before, "after": b, "ref": name, "repository": {"default_branch": "main"}});
        assert_eq!(texts("push", push(&a, "refs/heads/main")), [format!("{a}..{b}")]);
        assert_eq!(texts("push", push(&zero, "refs/heads/x")), [format!("refs/remotes/origin/main..{b}")]);
        assert_eq!(texts("push", push(&zero, "refs/heads/main")), Vec::<String>::new());
        assert_eq!(base("push", &json!({"before": a})), None, "what is pushed is not proposed");
        assert_eq!(base("pull_request", &pull_of("HEAD")), None);
        assert_eq!(texts("schedule", json!({})), Vec::<String>::new());
        assert_eq!(texts("push", json!({"before": "$(id)", "after": "--help"})), Vec::<String>::new());
    }
}
