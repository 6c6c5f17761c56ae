//! A service that answers beyond its own machine is told to ask nobody for a key.
//!
//! ## What it does
//!
//! Reports settings in YAML files that switch authentication off (`auth.enabled: false`, `DISABLE_AUTH=true`,
//! `AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED: "true"`) of a service for which the same file opens a port on every network (`ports` of a
//! container, but for those of `127.0.0.1`), a load balancer, a port of every node, or an ingress. Files of tests and examples are left
//! out, and those whose name says that they are for development or the own machine.
//!
//! ## Why it matters
//!
//! Without authentication a service is as private as its network. A port that is published is not: whoever finds it uses the service, at
//! your cost, and reads what it knows.
//!
//! ## Example
//!
//! ```yaml
//! apiServer:
//!   auth:
//!     enabled: false
//!   service:
//!     type: LoadBalancer
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! apiServer:
//!   auth:
//!     enabled: true
//!   service:
//!     type: LoadBalancer
//! ```

use super::integration::{Project, finding, integration_lint, is_production, related};
use super::stages;
use crate::model::{Finding, Level};

integration_lint!(
    AuthDisabledOnPublicBind,
    "auth-disabled-on-public-bind",
    Warning,
    Security,
    "auth_disabled_on_public_bind.rs"
);

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| is_production(f) && !stages::is_for_trying(&f.path)) {
        for open in &file.open_services {
            let message = format!("anybody may use a service that {} opens: {}", open.by, open.what);
            let mut f = finding(file, &open.spot, lint, message, "asks for no key");
            f.related.push(related(file, &open.public, "answers beyond its own machine"));
            f.help.push("switch authentication on, or let it answer on `127.0.0.1` or inside the cluster alone".into());
            out.push(f);
        }
    }
}
