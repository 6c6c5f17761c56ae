//! A secret stands in a file with settings.
//!
//! ## What it does
//!
//! Reports secrets in the files that say how a program is run: compose files, manifests of clusters, values of charts, workflows, recipes of images,
//! definitions of infrastructure, settings of applications and tools. References such as `${NAME}`, `secretKeyRef` and encrypted values
//! are no secrets. A password that everybody tries first is a warning where it opens a host that somebody runs. Tests and samples are left to
//! [`hardcoded-secret`](hardcoded-secret.md).
//!
//! ## Why it matters
//!
//! Settings are committed, copied into images and packages, shown by dashboards and written to logs. All of these formats can refer
//! to a secret instead of holding it.
//!
//! ## Example
//!
//! ```yaml
//! services:
//!   speech:
//!     environment:
//!       SPEECH_API_KEY: the-key-itself
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! services:
//!   speech:
//!     environment:
//!       SPEECH_API_KEY: ${SPEECH_API_KEY:?is not set}
//! ```

use super::{Lint, SecretContext, fixes, page, wording};
use crate::model::{Finding, Level};
use crate::rules;

/// See the page above.
pub(super) struct ConfigLiteralSecret;

impl Lint for ConfigLiteralSecret {
    fn name(&self) -> &'static str {
        "config-literal-secret"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("config_literal_secret.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        let settings = rules::settings_of_path(cx.path).filter(|_| !rules::paths::is_test_or_document(cx.path))?;
        let instead = settings.instead.replace("{NAME}", &settings.named(&wording::environment_name(cx.secret)));
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} in {}", wording::what(cx.secret), settings.what),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret).into_iter().chain([format!("then {instead}")]).collect(),
            remedy: fixes::refer(cx, settings),
            ..(cx.draft)()
        })
    }
}
