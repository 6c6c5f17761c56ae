//! One key serves several stages: development, staging, production.
//!
//! ## What it does
//!
//! Reports a secret that stands in files, or under names, of different stages: `.env.development` and `.env.production`,
//! `config/staging.yml` and `config/prod.yml`, `API_KEY_DEV` and `API_KEY_PROD`.
//!
//! ## Why it matters
//!
//! Who may see the key of development, which is everybody, has that of production; and it cannot be revoked for one without the other.
//!
//! ## Example
//!
//! ```text
//! # .env.development          # .env.production
//! SPEECH_API_KEY=one-key      SPEECH_API_KEY=one-key
//! ```
//!
//! ## Use instead
//!
//! ```text
//! # .env.development          # .env.production
//! SPEECH_API_KEY=one-key      SPEECH_API_KEY=another-key
//! ```

use super::stages::{Stage, stage_of};
use super::{Lint, ProjectContext, page};
use crate::model::{Evidence, Finding, Level, Related, SecretText, Verdict, fingerprint};
use std::collections::BTreeMap;

/// See the page above.
pub(super) struct SameKeyAcrossEnvs;

impl Lint for SameKeyAcrossEnvs {
    fn name(&self) -> &'static str {
        "same-key-across-envs"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("same_key_across_envs.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        for same in groups(cx.secrets) {
            let mut staged: Vec<(Stage, &Finding)> = same.iter().filter_map(|f| Some((stage_of(f)?, *f))).collect();
            staged.sort_by_key(|b| std::cmp::Reverse(b.0));
            staged.dedup_by_key(|(stage, _)| *stage);
            let [(stage, first), others @ ..] = staged.as_slice() else { continue };
            let Some((other, _)) = others.first() else { continue };
            out.push(Finding {
                lint: self.name(),
                level: self.level(),
                message: format!("{} and {} have the same key", stage.as_str(), other.as_str()),
                label: format!("for {}", stage.as_str()),
                related: others
                    .iter()
                    .map(|(s, f)| Related { place: f.place.clone(), label: format!("for {}", s.as_str()) })
                    .collect(),
                notes: Vec::new(),
                help: vec!["make one for each, and revoke this one".into()],
                remedy: None,
                fix: None,
                fingerprint: fingerprint(&[b"stages", first.fingerprint.as_bytes()]),
                ..(*first).clone()
            });
        }
    }
}

/// Findings about the same value, those of several places alone, in the order of their paths. What is tried first is the same in places that have
/// nothing to do with each other.
pub(super) fn groups(secrets: &[Finding]) -> Vec<Vec<&Finding>> {
    let mut by_value: BTreeMap<&SecretText, Vec<&Finding>> = BTreeMap::new();
    let weak = |f: &Finding| f.evidence.iter().any(|e| e.code == Evidence::WEAK_IN_USE);
    let told = secrets.iter().filter(|f| f.verdict.is_some_and(Verdict::is_reported) && !weak(f));
    told.filter_map(|f| Some((f.secret.as_ref()?, f))).for_each(|(of, f)| by_value.entry(of).or_default().push(f));
    let mut groups: Vec<Vec<&Finding>> = by_value.into_values().filter(|same| same.len() > 1).collect();
    groups.sort_by(|a, b| (&a[0].path, a[0].place.line).cmp(&(&b[0].path, b[0].place.line)));
    groups
}
