//! A template of the environment that is meant to be committed holds a real secret.
//!
//! ## What it does
//!
//! Reports secrets in dotenv files whose names say that they are templates: `.env.example`, `.env.sample`, `.env.template`, `.env.dist`.
//! Placeholders, empty values and made-up words are no secrets and are not reported.
//!
//! ## Why it matters
//!
//! The template is there to be committed and copied by everybody, so the ignore patterns for `.env` leave it alone on purpose: a value that
//! was pasted into it, or a `.env` that was copied to it, is published with the next push.
//!
//! ## Example
//!
//! ```text
//! # .env.example
//! SPEECH_API_KEY=the-key-itself
//! ```
//!
//! ## Use instead
//!
//! ```text
//! # .env.example
//! SPEECH_API_KEY=
//! ```

use super::{Lint, SecretContext, page, wording};
use crate::model::{EnvKind, Finding, Level, path};

/// See the page above.
pub(super) struct EnvExampleRealValue;

impl Lint for EnvExampleRealValue {
    fn name(&self) -> &'static str {
        "env-example-real-value"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("env_example_real_value.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        let name = path::name(cx.path);
        if !cx.secret.verdict.is_reported() || EnvKind::of_name(name) != Some(EnvKind::Template) {
            return None;
        }
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("{} in a template that is meant to be committed", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret)
                .into_iter()
                .chain(["then leave the value empty: a template tells names, not values".to_owned()])
                .collect(),
            ..(cx.draft)()
        })
    }
}
