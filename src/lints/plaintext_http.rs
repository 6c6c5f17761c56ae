//! A request goes over the network without encryption.
//!
//! ## What it does
//!
//! Reports a `http://` URL of a provider, or of any host on the public network to which a key is sent. This machine, private networks,
//! host names without a dot and reserved example names are not reported. So are manifests by which an app may send anything without encryption.
//!
//! ## Why it matters
//!
//! Everybody on the way can read the key and the data, and change both. Some providers block a key that they saw that way.
//!
//! ## Example
//!
//! ```python
//! requests.post("http://api.example.com/v1/send", headers={"Authorization": f"Bearer {key}"})
//! ```
//!
//! ## Use instead
//!
//! ```python
//! requests.post("https://api.example.com/v1/send", headers={"Authorization": f"Bearer {key}"})
//! ```

use super::integration::{Project, finding, in_the_clear, integration_lint, is_production, related};
use crate::model::{Finding, Level};

integration_lint!(PlaintextHttp, "plaintext-http", Error, Security, "plaintext_http.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    in_the_clear(project, lint, ("http", "https"), out);
    for file in project.files.iter().filter(|f| is_production(f)) {
        let mut places = file.clear_apps.iter();
        let Some(first) = places.next() else { continue };
        let message = format!("the app may send anything without encryption: {}", first.what);
        let mut f = finding(file, &first.spot, (lint.0, Level::Warning), message, "allowed for every host");
        f.related = places.map(|place| related(file, &place.spot, "here too")).collect();
        f.help.push("remove it; allow single hosts that have no certificate instead".into());
        out.push(f);
    }
}
