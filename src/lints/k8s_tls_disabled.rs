//! A chart or a cluster leaves a service without encryption.
//!
//! ## What it does
//!
//! Reports settings in YAML files that switch encryption off for what answers requests: `tls.enabled: false` of an API server, gateway or
//! ingress, a certificate without a name, an ingress that does not lead to HTTPS, an ingress for a public host of which nothing says that
//! anything encrypts, and clusters that take any certificate. A component that is
//! switched off as a whole needs none, and of databases and queues inside a cluster nothing is said. Files of tests and examples are left
//! out, and those whose name says that they are for development or the own machine.
//!
//! ## Why it matters
//!
//! Keys and recordings of the people who use the service go over the network in the clear, and whoever is between can read and change
//! them.
//!
//! ## Example
//!
//! ```yaml
//! apiServer:
//!   tls:
//!     enabled: false
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! apiServer:
//!   tls:
//!     enabled: true
//!     certSecretName: "api-server-tls"
//! ```

use super::integration::{Project, finding, integration_lint, is_production};
use super::{fixes, stages};
use crate::model::{Finding, Level};

integration_lint!(K8sTlsDisabled, "k8s-tls-disabled", Warning, Security, "k8s_tls_disabled.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| is_production(f) && !stages::is_for_trying(&f.path)) {
        for place in &file.unencrypted {
            let message = format!("a service without encryption: {}", place.what);
            let mut f = finding(file, &place.spot, lint, message, "switched off here");
            f.help.push("switch it on, with a certificate: `certSecretName`, or the `tls` of an ingress".into());
            f.remedy = place.switch.as_ref().map(|old| fixes::switch_on(file, &place.spot, old));
            out.push(f);
        }
    }
}
