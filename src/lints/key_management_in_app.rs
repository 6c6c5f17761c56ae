//! Code that answers requests makes, lists or revokes keys of the account.
//!
//! ## What it does
//!
//! Reports requests to the paths of a provider below which keys are managed, by its contract, in code of a server that answers requests.
//! Tools that somebody runs by hand are left alone.
//!
//! ## Why it matters
//!
//! The key with which that is done may do everything, and it lies where the answers to strangers are made. One mistake there hands out
//! new keys, or takes away those that others work with.
//!
//! ## Example
//!
//! ```python
//! @app.post("/keys")
//! def make_key():
//!     return requests.post("https://api.audiopod.ai/api/v1/auth/api-keys", headers=headers, json={"name": "user"}).json()
//! ```
//!
//! ## Use instead
//!
//! ```sh
//! # Once, by hand or by a job with a key of its own:
//! ./make-key.sh worker | vault kv put secret/audiopod key=-
//! ```

use super::integration::{Project, finding, integration_lint};
use crate::model::{Finding, Level, Side, Value};

integration_lint!(KeyManagementInApp, "key-management-in-app", Note, Security, "key_management_in_app.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in &project.calls {
        let (file, call) = project.call(c);
        let below = |url: &Value| {
            let text: String = url.parts().iter().filter_map(|part| part.text()).collect();
            c.contract.key_paths.iter().find(|path| text.contains(**path))
        };
        if file.side != Side::Server || call.function.is_none() {
            continue;
        }
        let Some(path) = below(&c.url) else { continue };
        let message = format!("keys of {} are managed where requests are answered", c.contract.name);
        let mut f = finding(file, &call.spot, lint, message, format!("`{path}`"));
        f.help.push("manage keys by hand or in a job of its own, with a key that no server has".into());
        out.push(f);
    }
}
