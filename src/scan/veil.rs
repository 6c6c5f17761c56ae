//! What lines that are shown must hide although nothing is reported about it: a value that may be somebody's password and was judged
//! possible only, or taken for a pattern.
//!
//! In: the judged secrets of files that may have findings. Out: excerpts of findings, and of the changes that mend them, without those
//! values. What is reported is masked by the reports themselves; what stands for a secret by its own words is shown.

use super::inspect::{self, Text};
use crate::model::{Finding, Secret, SecretText, Verdict, masked_at};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use bstr::BString;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Shorter values are words and numbers of the lines themselves.
const LEAST: usize = 8;

/// Values to hide, by the path of their file.
#[derive(Debug, Default)]
pub struct Veil(BTreeMap<BString, BTreeSet<SecretText>>);

impl Veil {
    /// Notes what a text of a file holds.
    pub(super) fn take(&mut self, path: &[u8], text: &Text<'_>) {
        let hidden: BTreeSet<_> = text.secrets.iter().filter(|s| covers(s)).map(|s| s.text.clone()).collect();
        if !hidden.is_empty() {
            self.0.entry(path.into()).or_default().extend(hidden);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (path, values) in other.0 {
            self.0.entry(path).or_default().extend(values);
        }
    }

    /// Gives the files other paths.
    pub(super) fn rename(&mut self, shown: &dyn Fn(&[u8]) -> Vec<u8>) {
        for (path, values) in std::mem::take(&mut self.0) {
            self.0.entry(shown(&path).into()).or_default().extend(values);
        }
    }

    /// What is hidden in a file.
    pub fn values(&self, path: &[u8]) -> impl Iterator<Item = &SecretText> {
        self.0.get(path).into_iter().flatten()
    }

    /// Masks the lines that findings show.
    pub(super) fn over(&self, findings: &mut [Finding]) {
        let mut searches: HashMap<BString, Option<AhoCorasick>> = HashMap::new();
        let mut mask = |path: &BString, text: &mut String| {
            if text.is_empty() || !self.0.contains_key(path) {
                return;
            }
            let search = || search_for(self.values(path));
            if let Some(search) = searches.entry(path.clone()).or_insert_with(search) {
                *text = masked_at(text, search.find_iter(text.as_bytes()).map(|hit| hit.range()));
            }
        };
        for finding in findings {
            mask(&finding.path, &mut finding.excerpt.text);
            for patch in finding.fix.iter_mut().flat_map(|fix| &mut fix.patches) {
                patch.around.iter_mut().for_each(|lines| mask(&patch.path, &mut lines.text));
            }
        }
    }
}
/// Whether a value is hidden: what is hardly a secret is a name or an expression, without which the line says nothing.
pub(super) fn covers(secret: &Secret) -> bool {
    secret.text.len() >= LEAST && secret.verdict != Verdict::Unlikely && inspect::hides(secret)
}

/// Looks for values; nothing if there are none.
pub(super) fn search_for<'s>(values: impl Iterator<Item = &'s SecretText>) -> Option<AhoCorasick> {
    // Lines are searched, one for each finding: what costs time is to build it.
    let kind = Some(AhoCorasickKind::ContiguousNFA);
    let built =
        AhoCorasick::builder().kind(kind).match_kind(MatchKind::LeftmostLongest).build(values.map(SecretText::reveal));
    built.ok().filter(|search| search.patterns_len() > 0)
}
