//! Literals that stand in one file of code and are used in another one.
//!
//! In: what was said of secrets in files, and the text of a literal that a call uses without having it in its own file. Out: the same findings
//! under the name of the lint that knows what the literal is for.

use super::related;
use crate::lints::ProjectContext;
use crate::model::{FileSummary, Finding, Place, Spot};
use bstr::BString;
use std::collections::BTreeMap;

/// What one lint has said of literals where they stand.
pub(in crate::lints) struct Afar<'a> {
    cx: &'a ProjectContext<'a>,
    lint: &'static str,
    /// Where in the list of findings that of a place is.
    told: BTreeMap<(BString, Place), usize>,
}

impl<'a> Afar<'a> {
    /// Nothing has been said by this lint.
    pub(in crate::lints) fn new(cx: &'a ProjectContext<'a>, lint: &'static str) -> Self {
        Self { cx, lint, told: BTreeMap::new() }
    }

    /// Adds a finding of this lint, so that nothing is said twice of its place.
    pub(in crate::lints) fn push(&mut self, finding: Finding, out: &mut Vec<Finding>) {
        self.told.insert((finding.path.clone(), finding.place.clone()), out.len());
        out.push(finding);
    }

    /// Says of a literal where it stands what it is used for, and where. `false`: nothing was said of it there. A place of settings, an export
    /// of a script and the like have a name of their own for it and keep that.
    pub(in crate::lints) fn tell(
        &mut self,
        text: &str,
        message: &dyn Fn(&Finding) -> String,
        (file, used): (&FileSummary, &Spot),
        out: &mut Vec<Finding>,
    ) -> bool {
        let Some(found) = self.cx.by_text.get(text.as_bytes()) else { return false };
        for &general in found.iter().filter(|f| f.lint == "hardcoded-secret") {
            let sent = related(file, used, "sent here");
            match self.told.get(&(general.path.clone(), general.place.clone())) {
                Some(at) => out[*at].related.push(sent),
                None => {
                    let (lint, message) = (self.lint, message(general));
                    self.push(Finding { lint, message, related: vec![sent], ..general.clone() }, out);
                }
            }
        }
        true
    }
}
