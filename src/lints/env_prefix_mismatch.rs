//! A live key is in a file for tests, or a test key in one for production.
//!
//! ## What it does
//!
//! Reports keys whose form says for which stage they are (`sk_live_`, `sk_test_`, `ap_dev_`) in a file, or under a name, of another stage.
//!
//! ## Why it matters
//!
//! A live key in development charges real customers while somebody tries something. A test key in production takes orders that nobody pays.
//!
//! ## Example
//!
//! ```text
//! # .env.production
//! STRIPE_SECRET_KEY=sk_test_...
//! ```
//!
//! ## Use instead
//!
//! ```text
//! # .env.production
//! STRIPE_SECRET_KEY=sk_live_...
//! ```

use super::stages::{Stage, stage_of};
use super::{Lint, ProjectContext, page};
use crate::model::{Finding, Level, fingerprint};
use crate::rules::{self, Environment};

/// See the page above.
pub(super) struct EnvPrefixMismatch;

impl Lint for EnvPrefixMismatch {
    fn name(&self) -> &'static str {
        "env-prefix-mismatch"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("env_prefix_mismatch.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        for secret in cx.secrets {
            let rule = secret.credential.and_then(rules::credential_of);
            let (Some(rule), Some(stage)) = (rule, stage_of(secret)) else { continue };
            let said = match (rule.environment, stage) {
                (Environment::Live, Stage::Development | Stage::Test | Stage::Staging) => "a live key",
                (Environment::Test, Stage::Production) => "a test key",
                _ => continue,
            };
            out.push(Finding {
                lint: self.name(),
                level: self.level(),
                message: format!("{said} in a place for {}", stage.as_str()),
                label: format!("{}, for another stage", rule.name),
                related: Vec::new(),
                notes: Vec::new(),
                help: vec![format!("use the key that is made for {}", stage.as_str())],
                remedy: None,
                fix: None,
                fingerprint: fingerprint(&[b"prefix", secret.fingerprint.as_bytes()]),
                ..secret.clone()
            });
        }
    }
}
