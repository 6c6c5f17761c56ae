//! A key may do more than the code that uses it needs.
//!
//! ## What it does
//!
//! Reports two things that a provider's contract tells: a key that is made with every right, and a key for the management of an account
//! (by the name of its variable) in a request that needs an ordinary one.
//!
//! ## Why it matters
//!
//! A key that leaks does all the harm that it may do. One that may do everything lets whoever has it make further keys, read what was
//! billed and shut the owner out.
//!
//! ## Example
//!
//! ```python
//! requests.post("https://api.audiopod.ai/api/v1/auth/api-keys", headers=headers, json={"name": "worker", "scopes": ["*"]})
//! ```
//!
//! ## Use instead
//!
//! ```python
//! requests.post("https://api.audiopod.ai/api/v1/auth/api-keys", headers=headers, json={"name": "worker", "scopes": ["transcribe"]})
//! ```

use super::integration::{Project, auth_value, finding, integration_lint, is_production};
use crate::model::{Call, Finding, Level, Spot, Value};
use crate::rules::clients::Contract;

integration_lint!(BroadKeyScope, "broad-key-scope", Warning, Security, "broad_key_scope.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for c in &project.calls {
        let (file, call) = project.call(c);
        if !is_production(file) {
            continue;
        }
        let name = c.contract.name;
        if let Some((scope, spot)) = every_right(call, c.contract) {
            let spot = if *spot == Spot::default() { &call.spot } else { spot };
            let mut f = finding(file, spot, lint, format!("a key of {name} with every right"), format!("`{scope}`"));
            f.help.push("name the rights that the code needs, and make another key for the next one".into());
            out.push(f);
        }
        let auth = auth_value(call, &c.headers, Some(c.contract));
        if let Some(key) = auth.and_then(|auth| admin(auth, c.contract)).filter(|_| !manages(&c.url, c.contract)) {
            let message = format!("`{key}` manages the account at {name}, and this request needs an ordinary key");
            let mut f = finding(file, &call.spot, lint, message, "sends a key for the whole account");
            f.help.push("make a key of its own for this, with the rights that it needs".into());
            out.push(f);
        }
    }
}

/// The setting that gives a new key every right.
fn every_right<'c>(call: &'c Call, contract: &'static Contract) -> Option<(&'static str, &'c Spot)> {
    contract.key_scopes.iter().find_map(|scope| {
        let (field, all) = scope.split_once('=')?;
        let field = call.around.scopes.iter().find(|f| f.name == field)?;
        let has = field.value.parts().into_iter().any(|part| part.text() == Some(all));
        has.then_some((*scope, &field.spot))
    })
}

/// The variable with a key for the management of an account that a request sends.
fn admin<'v>(auth: &'v Value, contract: &Contract) -> Option<&'v str> {
    auth.parts().into_iter().find_map(|part| match part {
        Value::Env { name, .. } if contract.admin_env.contains(&name.as_str()) => Some(name.as_str()),
        _ => None,
    })
}

/// Whether an address is one for the management of an account, or may be.
fn manages(url: &Value, contract: &Contract) -> bool {
    let parts = url.parts();
    let text: String = parts.iter().filter_map(|part| part.text()).collect();
    // Of a path that is put together elsewhere nothing is said.
    let whole = parts.iter().all(|part| part.text().is_some() || matches!(part, Value::Join(_)));
    !whole || contract.admin_paths.iter().any(|path| text.contains(path))
}
