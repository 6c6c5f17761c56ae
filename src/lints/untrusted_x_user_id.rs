//! The header with the end user is copied from what a client sent.
//!
//! ## What it does
//!
//! Reports requests to a provider whose contract asks for a header with the end user where its value comes straight from a header, the
//! query or the body of the request that your own server received.
//!
//! ## Why it matters
//!
//! A client can send any value. One that invents a new id for every request makes many users of one, and one that sends the id of
//! somebody else makes that user pay for it.
//!
//! ## Example
//!
//! ```python
//! headers = {"api-key": key, "x-user-id": request.headers["x-user-id"]}
//! ```
//!
//! ## Use instead
//!
//! ```python
//! headers = {"api-key": key, "x-user-id": str(current_user.public_id)}
//! ```

use super::integration::{Project, finding, integration_lint, user_ids};
use crate::model::{FileSummary, Finding, Level, Value};
use crate::rules::clients::syntax_table;

integration_lint!(UntrustedXUserId, "untrusted-x-user-id", Note, Security, "untrusted_x_user_id.rs");

/// What a received request has that its sender chose.
const SENT: [&str; 24] = [
    "headers",
    "header",
    "query",
    "body",
    "args",
    "params",
    "param",
    "form",
    "cookies",
    "querystringparameters",
    "json",
    "get_json",
    "values",
    "formdata",
    "formvalue",
    "getheader",
    "match_info",
    "meta",
    "path_params",
    "pathparameters",
    "pathvalue",
    "postform",
    "queryparam",
    "queryparams",
];
/// What a received request is called.
const RECEIVED: [&str; 8] = ["req", "request", "r", "ctx", "context", "c", "event", "info"];

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for (file, call, header, value) in user_ids(project) {
        let sent = value.alternatives().into_iter().find_map(|v| sent(file, v));
        let Some(name) = sent else { continue };
        let message = format!("`{header}` is what the client says it is");
        let mut f = finding(file, &call.spot, lint, message, format!("copies `{name}`"));
        f.help.push("take the id from the session or the verified token of the user".into());
        out.push(f);
    }
}

/// The name of what a received request has that its sender chose.
pub(super) fn sent<'v>(file: &FileSummary, value: &'v Value) -> Option<&'v str> {
    let received = syntax_table(file.language).map_or(&[][..], |t| t.received);
    // Names that begin so hold headers: `HTTP_X_USER_ID`.
    let of_header = |name: &str| received.iter().any(|with| with.ends_with('_') && name.starts_with(with));
    if let Value::Env { name, .. } = value {
        return of_header(name).then_some(name.as_str());
    }
    let (Value::Param { name, .. } | Value::Path { name, .. } | Value::Result { name, .. }) = value else {
        return None;
    };
    // A parameter that a framework fills in.
    if let Value::Param { default: Some(default), .. } = value
        && let Value::Result { name: by, .. } = &**default
        && syntax_table(file.language).is_some_and(|t| t.received_defaults.contains(&by.as_str()))
    {
        return Some(name.as_str());
    }
    if matches!(value, Value::Result { .. })
        && syntax_table(file.language).is_some_and(|t| t.received_defaults.contains(&name.as_str()))
    {
        return Some(name.as_str());
    }
    let plain = name.trim_start_matches('$');
    let begins =
        |with: &&str| plain.strip_prefix(*with).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '(']));
    if received.iter().any(begins) || of_header(plain) {
        return Some(name.as_str());
    }
    let steps: Vec<String> = name.split('.').map(|s| s.trim_end_matches("()").to_ascii_lowercase()).collect();
    // What a request is asked for under the name of a header; of other names it may be a store of the server's own.
    let is_header = |at: usize| steps[at] == "get" && steps.get(at + 1).is_some_and(|asked| asked.contains('-'));
    let sent = |at: usize| SENT.contains(&steps[at].as_str()) || is_header(at);
    let received = (1..steps.len()).any(|at| RECEIVED.contains(&steps[at - 1].as_str()) && sent(at));
    received.then_some(name.as_str())
}
