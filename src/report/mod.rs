//! Reports: one file per format; each renders a finished [`Run`] and filters nothing.
//!
//! In: findings as they are final, the ledger, the counts of what was suppressed, and the lints' texts as plain data. Out:
//! text. No report reads a file, asks a lint or decides about a level. Before any format sees a finding, `redact` has
//! removed every known secret from every text of it, unless the user gave `--show-secrets`.

pub mod brief;
pub mod encode;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod junit;
mod page;
mod redact;
pub mod sarif;
pub mod snippet;

use crate::model::{Finding, Ledger, Level};
use std::collections::BTreeMap;

/// What a report needs to know of a lint.
#[derive(Clone, Debug)]
pub struct LintDoc {
    /// Its name.
    pub name: &'static str,
    /// Its level unless configured.
    pub level: Level,
    /// One sentence.
    pub summary: &'static str,
    /// Its whole page, Markdown.
    pub page: String,
    /// Whether it is about security (else about operation).
    pub security: bool,
}

/// What was run, for the head of a report.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Subcommand: `audit`, `check`.
    pub command: &'static str,
    /// Hash of the rule set.
    pub rules: &'a str,
    /// Whether secrets are shown in full.
    pub show_secrets: bool,
}

/// A finished run, safe to show.
pub struct Run<'a> {
    head: Head<'a>,
    findings: Vec<Finding>,
    ledger: &'a Ledger,
    suppressed: &'a BTreeMap<&'static str, u64>,
    lints: &'a [LintDoc],
    redactor: Option<redact::Redactor>,
}

impl<'a> Run<'a> {
    /// Takes the final findings, sorted, and removes every known secret from every text of them, unless secrets are to be
    /// shown. `suppressed` counts by kind what did not become a finding.
    pub fn new(
        head: Head<'a>,
        mut findings: Vec<Finding>,
        ledger: &'a Ledger,
        suppressed: &'a BTreeMap<&'static str, u64>,
        lints: &'a [LintDoc],
    ) -> Self {
        let redactor = (!head.show_secrets).then(|| redact::Redactor::new(&findings));
        if let Some(redactor) = &redactor {
            findings.iter_mut().for_each(|f| redactor.finding(f));
        }
        Run { head, findings, ledger, suppressed, lints, redactor }
    }

    /// The findings, redacted.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Number of findings at a level.
    fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|f| f.level == level).count()
    }

    /// A secret as this run shows it, lossily decoded.
    fn secret(&self, finding: &Finding) -> Option<String> {
        if self.head.show_secrets {
            finding.secret.as_ref().map(|secret| String::from_utf8_lossy(secret.reveal()).into_owned())
        } else {
            finding.masked_secret()
        }
    }

    /// A name of the ledger without known secrets.
    fn cleaned(&self, name: &str) -> String {
        self.redactor.as_ref().map_or_else(|| name.to_owned(), |r| r.cleaned(name))
    }
}

/// The version of this program.
const VERSION: &str = env!("CARGO_PKG_VERSION");
