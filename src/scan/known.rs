//! The stage after all others: what the project's baseline lists is taken out of an outcome, and counted.
//!
//! In: an outcome and the text of a baseline. Out: the outcome without known findings; or the text of a baseline that lists an
//! outcome. Files are read and written by the caller, who also knows where paths are relative to.

use super::Outcome;
use crate::lints;
use crate::model::Finding;
pub use crate::suppress::baseline::FILE_NAME;
use crate::suppress::baseline::{Baseline, Fault};
use crate::suppress::kind;

/// The path of a finding relative to the folder of the baseline.
pub type PathOf<'a> = &'a dyn Fn(&Finding) -> Vec<u8>;

/// Takes known findings out and counts them; returns how many lines of the baseline listed none.
///
/// # Errors
/// If the text is no baseline: line and reason.
pub fn take_out(outcome: &mut Outcome, baseline: &str, path_of: PathOf<'_>) -> Result<usize, (usize, &'static str)> {
    let mut baseline = parse(baseline)?;
    let before = outcome.findings.len();
    outcome.findings.retain(|f| !baseline.covers(f, kind_of(f), &path_of(f)));
    let known = (before - outcome.findings.len()) as u64;
    if known > 0 {
        outcome.count(kind::BASELINE, known);
    }
    Ok(baseline.unused())
}

/// The text of a baseline that lists the outcome's findings, and how many lines it has. It keeps the salt of the one `before`,
/// so that it differs only where findings do.
///
/// # Errors
/// If the text of the one before is no baseline: line and reason.
pub fn listing(
    outcome: &Outcome,
    before: Option<&str>,
    path_of: PathOf<'_>,
) -> Result<(String, usize), (usize, &'static str)> {
    let mut baseline = before.map_or_else(|| Ok(Baseline::new()), parse)?;
    Ok(baseline.written(outcome.findings.iter().map(|f| (f, kind_of(f), path_of(f)))))
}

/// Which lint speaks of a value depends on what else is read: the index and the history know it by less than the files do.
fn kind_of(finding: &Finding) -> &'static str {
    if lints::is_about_values(finding.lint) { "value" } else { finding.lint }
}

fn parse(text: &str) -> Result<Baseline, (usize, &'static str)> {
    Baseline::parse(text).map_err(|Fault { line, message }| (line, message))
}
