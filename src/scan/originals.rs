//! Findings in built scripts, led back to the original: the source map beside the script is read.
//!
//! In: a job and its findings. Out: the same findings, with a note where the map knows the original.

use super::Job;
use crate::decode::mappings;
use crate::model::{Finding, Origin};
use crate::source::again::{self, Found};
use crate::source::repository::path_from_bytes;
use bstr::{BString, ByteSlice};
use std::collections::BTreeMap;
use std::path::Path;

/// Findings of one script that are led back: each is compared with every segment of its line.
const MOST: usize = 100;

/// Names the originals.
pub(super) fn attach(job: &Job, findings: &mut [Finding]) {
    let base = match job {
        Job::Audit { path } => path.clone(),
        Job::Check { base, .. } => base.clone(),
        _ => return,
    };
    let mut by_script: BTreeMap<BString, Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        let built = [".js", ".mjs", ".cjs", ".css"].iter().any(|end| finding.path.ends_with(end.as_bytes()));
        let lies_there = matches!(finding.place.origin, Origin::File { .. }) && finding.place.commit.is_none();
        if built && lies_there && finding.layers.is_empty() {
            by_script.entry(finding.path.clone()).or_default().push(index);
        }
    }
    for (script, mut indices) in by_script {
        indices.truncate(MOST);
        let Some(map) = map_of(&base, &script) else { continue };
        let places: Vec<(u32, u32)> =
            indices.iter().map(|at| (findings[*at].place.line, findings[*at].place.column)).collect();
        for (at, original) in indices.into_iter().zip(mappings::originals(&map, &places)) {
            if let Some(o) = original {
                findings[at].notes.push(format!("in the original: {}:{}:{}", o.source, o.line, o.column));
            }
        }
    }
}

/// The map that lies beside a script by custom.
fn map_of(base: &Path, script: &BString) -> Option<Vec<u8>> {
    let path = [script.as_bytes(), b".map"].concat();
    match again::read(base, &path_from_bytes(&path)) {
        Found::File(text) => Some(text.reveal().to_vec()),
        Found::Absent | Found::Foreign => None,
    }
}
