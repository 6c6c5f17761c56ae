//! One key stands in several files.
//!
//! ## What it does
//!
//! Reports a secret that stands in two or more files that are not of different stages (for those there is `same-key-across-envs`). Copies in
//! tests and documentation are not counted, nor what is compiled or packed.
//!
//! ## Why it matters
//!
//! A key that is written down twice is changed once: after a rotation some file still has the old one, and the integration fails there; or
//! the old one is not revoked, so that it does not.
//!
//! ## Example
//!
//! ```text
//! worker/settings.py: API_KEY = "one-key"
//! web/settings.py:    API_KEY = "one-key"
//! ```
//!
//! ## Use instead
//!
//! ```text
//! worker/settings.py: API_KEY = os.environ["API_KEY"]
//! web/settings.py:    API_KEY = os.environ["API_KEY"]
//! ```

use super::same_key_across_envs::groups;
use super::stages::{Stage, stage_of};
use super::{Lint, ProjectContext, page};
use crate::model::{Finding, Level, Related, fingerprint};
use crate::rules::paths::is_test_or_document;

/// See the page above.
pub(super) struct KeyReusedInFiles;

impl Lint for KeyReusedInFiles {
    fn name(&self) -> &'static str {
        "key-reused-in-files"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("key_reused_in_files.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        for same in groups(cx.secrets) {
            let mut files: Vec<&Finding> = same.into_iter().filter(|f| !is_aside(&f.path) && !is_made(f)).collect();
            files.dedup_by(|a, b| a.path == b.path);
            // The map of a script holds what the script was made of.
            let scripts: Vec<_> = files.iter().map(|f| f.path.clone()).collect();
            files.retain(|f| f.path.strip_suffix(b".map").is_none_or(|script| !scripts.iter().any(|s| s == script)));
            let mut stages: Vec<Stage> = files.iter().filter_map(|f| stage_of(f)).collect();
            stages.sort_unstable();
            stages.dedup();
            let [first, others @ ..] = files.as_slice() else { continue };
            if others.is_empty() || stages.len() > 1 {
                continue;
            }
            out.push(Finding {
                lint: self.name(),
                level: self.level(),
                message: format!("the same key stands in {} files", files.len()),
                label: "here".into(),
                related: others
                    .iter()
                    .take(20)
                    .map(|f| Related { place: f.place.clone(), label: "and here".into() })
                    .collect(),
                notes: Vec::new(),
                help: vec!["keep it in one place that all of them read".into()],
                remedy: None,
                fix: None,
                beside: true,
                fingerprint: fingerprint(&[b"reused", first.fingerprint.as_bytes()]),
                ..(*first).clone()
            });
        }
    }
}

/// Whether a place is what a tool made of another file: a member of an archive, a compiled file, a source map. Nobody writes there.
fn is_made(finding: &Finding) -> bool {
    let made: [&[u8]; 3] = [b".pyc", b".class", b".map"];
    !finding.layers.is_empty() || made.iter().any(|end| finding.path.ends_with(end))
}

/// Whether a file is a test, an example or documentation.
fn is_aside(path: &[u8]) -> bool {
    is_test_or_document(path)
}
