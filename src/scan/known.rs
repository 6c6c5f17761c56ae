//! The stage after all others: what the project's baseline lists is taken out of an outcome, and counted.
//!
//! In: an outcome and the text of a baseline. Out: the outcome without known findings; or the text of a baseline that lists an
//! outcome. Files are read and written by the caller, who also knows where paths are relative to.

use super::Outcome;
pub use crate::suppress::baseline::FILE_NAME;
use crate::suppress::baseline::{Baseline, Fault};
use crate::suppress::kind;

/// Makes a finding's path relative to the folder of the baseline.
pub type PathOf<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

/// Takes known findings out and counts them; returns how many lines of the baseline listed none.
///
/// # Errors
/// If the text is no baseline: line and reason.
pub fn take_out(outcome: &mut Outcome, baseline: &str, path_of: PathOf<'_>) -> Result<usize, (usize, &'static str)> {
    let mut baseline = parse(baseline)?;
    let before = outcome.findings.len();
    outcome.findings.retain(|f| !baseline.covers(f, &path_of(&f.path)));
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
    Ok(baseline.written(outcome.findings.iter().map(|f| (f, path_of(&f.path)))))
}

fn parse(text: &str) -> Result<Baseline, (usize, &'static str)> {
    Baseline::parse(text).map_err(|Fault { line, message }| (line, message))
}
