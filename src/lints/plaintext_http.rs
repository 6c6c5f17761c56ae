//! A request goes over the network without encryption.
//!
//! ## What it does
//!
//! Reports a `http://` URL of a provider, or of any host on the public network to which a key is sent. This machine, private networks,
//! host names without a dot and reserved example names are not reported.
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

use super::integration::{Project, auth_value, finding, heads, integration_lint, is_private, scheme_and_host};
use crate::model::{Finding, Level, Side};

integration_lint!(PlaintextHttp, "plaintext-http", Error, Security, "plaintext_http.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for (file, call, url, headers, contract) in project.all_calls() {
        if matches!(file.side, Side::Test | Side::Docs) {
            continue;
        }
        let plain = heads(url).iter().filter_map(|h| scheme_and_host(h)).find(|(s, h)| s == "http" && !is_private(h));
        let Some((_, host)) = plain else { continue };
        let has_key = auth_value(call, headers, contract).is_some();
        if !has_key && contract.is_none() {
            continue;
        }
        let message = format!("`{host}` is called without encryption");
        let label =
            if has_key { "the key goes over the network in the clear" } else { "goes over the network in the clear" };
        let mut f = finding(file, &call.spot, lint, message, label);
        if !has_key {
            f.level = Level::Warning;
        }
        f.help.push("use `https://`".into());
        f.remedy = super::fixes::encrypt(file, &call.url, ("http", "https"), contract.is_some());
        out.push(f);
    }
}
