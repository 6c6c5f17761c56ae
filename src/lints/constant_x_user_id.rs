//! All users share one value of the header that tells them apart.
//!
//! ## What it does
//!
//! Reports requests to a provider whose contract asks for a header with the end user (such as `x-user-id`) where it is a literal.
//!
//! ## Why it matters
//!
//! To the provider all of your users are one. Limits, support and the count of active users are wrong.
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

use super::integration::{Project, finding, integration_lint, is_production};
use crate::model::{Finding, Level, Value};

integration_lint!(ConstantXUserId, "constant-x-user-id", Warning, Operation, "constant_x_user_id.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in project.calls.iter().filter(|c| !c.contract.user_id_header.is_empty()) {
        let (file, call) = project.call(c);
        let header = c.contract.user_id_header;
        if is_production(file) && matches!(c.headers.get(header), Some(Value::Text(_) | Value::Number(_))) {
            let message = format!("`{header}` is the same for all users");
            let mut f = finding(file, &call.spot, lint, message, "sends a constant");
            f.help.push("send a unique and anonymous id of the end user: a UUID or a number".into());
            out.push(f);
        }
    }
}
