//! A key has been in the history for longer than a key should live.
//!
//! ## What it does
//!
//! Reports keys of providers, and secrets in files that hold settings, whose very value was committed more than 90 days ago, or more
//! than the provider's contract says. The day is that of the commit that introduced this value, wherever the line has moved since. A
//! shallow clone does not tell, and nothing is said. Of tests, examples and documents nothing is said either: nobody rotates those.
//!
//! ## Why it matters
//!
//! The longer a key lives, the more copies of it there are: in clones, backups and logs, and with people who have left.
//!
//! ## Example
//!
//! ```text
//! SPEECH_API_KEY=the-same-value-since-two-years
//! ```
//!
//! ## Use instead
//!
//! Make a new key, put it where the old one is used, then revoke the old one; and again before the period is over.

use super::{Lint, page};
use crate::model::{Evidence, Finding, Level, date, fingerprint};
use crate::rules::{self, contracts::Contracts};

/// See the page above.
pub(super) struct KeyAge;

impl Lint for KeyAge {
    fn name(&self) -> &'static str {
        "key-age"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("key_age.rs")
    }
}

/// Days when no contract says otherwise.
const DAYS: u16 = 90;
/// After this many days it is an error.
const YEAR: i64 = 365;

/// What a secret's own finding says about its age, once the history is known.
pub(super) fn finding(of: &Finding, now: i64, contracts: Contracts) -> Option<Finding> {
    let introduced = of.provenance.as_ref()?.introduced.as_ref()?;
    // What only stands in the history has a finding of its own.
    if of.place.commit.is_some() || !of.verdict?.is_reported() {
        return None;
    }
    let credential = of.credential.and_then(rules::credential_of);
    let of_provider = credential.is_some_and(|c| c.provider != "generic");
    let in_settings = of.evidence.iter().any(|e| e.code == Evidence::SETTINGS_FILE);
    if !(of_provider || in_settings) || rules::paths::is_test_or_document(&of.path) {
        return None;
    }
    let contract = credential.and_then(|c| contracts.all().find(|o| o.provider == c.provider));
    let days = contract.map(|c| c.rotation_days).filter(|d| *d > 0).unwrap_or(DAYS);
    let age = now.checked_sub(introduced.date)? / date::DAY;
    if age <= i64::from(days) {
        return None;
    }
    let since = date::day(introduced.date);
    let id = introduced.id.to_string();
    Some(Finding {
        lint: KeyAge.name(),
        level: if age > YEAR { Level::Error } else { Level::Warning },
        message: format!("this secret is in use since {since}, longer than {days} days"),
        label: format!("came with commit {}", id.get(..10).unwrap_or(&id)),
        notes: Vec::new(),
        help: vec!["make a new one, use it everywhere, then revoke this one".into()],
        related: Vec::new(),
        remedy: None,
        fix: None,
        beside: true,
        // The secret itself has its own finding.
        secret: None,
        fingerprint: fingerprint(&[b"in use since", of.fingerprint.as_bytes()]),
        ..of.clone()
    })
}
