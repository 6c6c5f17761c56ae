//! The header with the end user tells who the user is.
//!
//! ## What it does
//!
//! Reports requests to a provider whose contract asks for a header with the end user where its value comes from an address, a phone
//! number, a name or an IP address. A value that a function has made of it, such as a hash, is not reported.
//!
//! ## Why it matters
//!
//! The header asks for an anonymous id. An address in it gives personal data to another company, in every request and in its logs.
//!
//! ## Example
//!
//! ```python
//! headers = {"api-key": key, "x-user-id": user.email}
//! ```
//!
//! ## Use instead
//!
//! ```python
//! headers = {"api-key": key, "x-user-id": str(user.public_id)}
//! ```

use super::integration::{Project, finding, integration_lint, user_ids};
use crate::model::{Finding, Level, Value};
use crate::rules::names;

integration_lint!(PiiXUserId, "pii-x-user-id", Warning, Operation, "pii_x_user_id.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for (file, call, header, value) in user_ids(project) {
        let Some(name) = personal(value) else { continue };
        let message = format!("`{header}` tells who the user is");
        let mut f = finding(file, &call.spot, lint, message, format!("sends `{name}`"));
        f.help.push(
            "send an id that says nothing to others: the key of the database row, or a hash with a salt of your own"
                .into(),
        );
        out.push(f);
    }
}

/// The name of the personal value that is sent, as a whole or as a part of a text.
fn personal(value: &Value) -> Option<&str> {
    let parts: Vec<&Value> = match value {
        Value::Join(parts) => parts.iter().flat_map(Value::alternatives).collect(),
        other => other.alternatives(),
    };
    parts.into_iter().find_map(|part| match part {
        Value::Param { name, .. } | Value::Path { name, .. } | Value::Env { name, .. } => {
            let last = name.rsplit('.').next().unwrap_or(name);
            names::is_personal(last).then_some(name.as_str())
        }
        // A method that is given nothing gives a part of its object: `current_user.email`.
        Value::Result { name, args, .. }
            if name.contains('.') && matches!(&**args, Value::Map { entries, .. } if entries.is_empty()) =>
        {
            let last = name.rsplit('.').next().unwrap_or(name);
            names::is_personal(last).then_some(name.as_str())
        }
        _ => None,
    })
}
