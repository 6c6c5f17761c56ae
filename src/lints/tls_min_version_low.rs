//! A connection allows versions of TLS that are broken.
//!
//! ## What it does
//!
//! Reports settings that allow, or force, TLS 1.0, TLS 1.1 or SSL. No setting at all is fine: then both sides take the best that they have.
//!
//! ## Why it matters
//!
//! Versions below 1.2 are broken and were withdrawn in 2021. Whoever sits between can make both sides take the weakest version that
//! they allow, and read the key. Most providers refuse them, so that the request fails.
//!
//! ## Example
//!
//! ```python
//! context.minimum_version = ssl.TLSVersion.TLSv1
//! ```
//!
//! ## Use instead
//!
//! ```python
//! context.minimum_version = ssl.TLSVersion.TLSv1_2  # or TLSv1_3
//! ```

use super::fixes;
use super::integration::{Project, finding, integration_lint, related};
use crate::model::{Finding, Level, Side};

integration_lint!(TlsMinVersionLow, "tls-min-version-low", Error, Security, "tls_min_version_low.rs");

fn check(project: &Project, lint: (&'static str, Level), out: &mut Vec<Finding>) {
    for file in project.files.iter().filter(|f| !matches!(f.side, Side::Test | Side::Docs)) {
        let mut places = file.old_tls.iter();
        let Some(first) = places.next() else { continue };
        let message = format!("old versions of TLS are allowed: `{}`", first.setting);
        let mut f = finding(file, &first.spot, lint, message, "allows a version below 1.2");
        f.related = places.map(|t| related(file, &t.spot, "here too")).collect();
        f.remedy = fixes::swap(file, lint.0, "", file.old_tls.iter().map(|t| &t.spot));
        f.help.push("remove it, or allow 1.2 and above; 1.3 where the provider has it".into());
        out.push(f);
    }
}
