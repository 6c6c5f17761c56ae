//! All users share one value of the header that tells them apart, or each request has a new one.
//!
//! ## What it does
//!
//! Reports requests to a provider whose contract asks for a header with the end user (such as `x-user-id`) where it is a literal, or a
//! value that is made anew: for every request, or once when the program starts.
//!
//! ## Why it matters
//!
//! With one value all of your users are one to the provider; with a new value for each request every request is a user of its own.
//! Limits, support and the count of active users are wrong, and on a plan that counts them so is the bill.
//!
//! ## Example
//!
//! ```python
//! headers = {"api-key": key, "x-user-id": "1"}
//! ```
//!
//! ## Use instead
//!
//! ```python
//! headers = {"api-key": key, "x-user-id": str(user.public_id)}
//! ```

use super::integration::{Project, finding, integration_lint, user_ids};
use crate::model::{Finding, Level, Value};
use crate::rules::clients::syntax_tables;

integration_lint!(ConstantXUserId, "constant-x-user-id", Warning, Operation, "constant_x_user_id.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for (file, call, header, value) in user_ids(project) {
        let (message, label) = match value {
            Value::Text(_) | Value::Number(_) => (format!("`{header}` is the same for all users"), "sends a constant"),
            value if is_fresh(value, DEPTH) => {
                (format!("`{header}` is made anew and belongs to no user"), "sends an id that is new with every call")
            }
            _ => continue,
        };
        let mut f = finding(file, &call.spot, lint, message, label);
        f.help.push("send a unique and anonymous id of the end user: a UUID or a number that stays the same".into());
        out.push(f);
    }
}

/// Functions around one that gives another id.
const DEPTH: u8 = 3;

/// The result of a function that gives another id each time, whatever is made of it.
fn is_fresh(value: &Value, depth: u8) -> bool {
    let is_one = |name: &str| syntax_tables().iter().flat_map(|t| t.fresh_ids).any(|f| *f == name);
    match value {
        Value::Path { name, .. } => is_one(name),
        Value::Result { name, args, .. } => {
            is_one(name) || depth > 0 && args.get("0").is_some_and(|first| is_fresh(first, depth - 1))
        }
        // With a text before it, `web-` and an id.
        Value::Join(parts) => {
            let mut made = parts.iter().filter(|part| part.text().is_none()).peekable();
            depth > 0 && made.peek().is_some() && made.all(|part| is_fresh(part, depth - 1))
        }
        _ => false,
    }
}
