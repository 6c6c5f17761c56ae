//! Allow comments and findings of the project as a whole, which are made when the texts of most files are gone.
//!
//! In: the comments of files whose pictures are kept, and a way to read a file once more. Out: whether a finding is allowed; afterwards,
//! which comments allowed nothing. A secret that a comment allows where it stands is allowed for every lint that speaks of it there, and
//! for those that follow it to where it is used.

use super::linked::Text;
use super::specific::overlap;
use super::{Outcome, tree};
use crate::config::Config;
use crate::lints;
use crate::model::{Finding, Origin, lines};
use crate::suppress::{self, About, Directives};
use bstr::BString;
use std::collections::HashMap;

/// The comments of one file.
struct OfFile {
    path: BString,
    origin: Origin,
    directives: Directives,
    /// What they say of secrets was asked before.
    late: bool,
}

/// The allow comments of all files.
pub(super) struct Allowed<'a> {
    files: Vec<OfFile>,
    /// The first of each path.
    of_path: HashMap<BString, usize>,
    /// Files without a comment of ours, read again for the markers of others.
    marked: HashMap<BString, Directives>,
    text: Text<'a>,
    config: &'a Config,
}

impl<'a> Allowed<'a> {
    pub(super) fn new(text: Text<'a>, config: &'a Config) -> Self {
        Allowed { files: Vec::new(), of_path: HashMap::new(), marked: HashMap::new(), text, config }
    }

    pub(super) fn add(&mut self, path: BString, origin: Origin, directives: Directives, late: bool) {
        self.of_path.entry(path.clone()).or_insert(self.files.len());
        self.files.push(OfFile { path, origin, directives, late });
    }

    /// Whether a finding is allowed; it is counted, unless its secret was.
    pub(super) fn takes(&mut self, finding: &Finding, outcome: &mut Outcome) -> bool {
        let about_value = lints::is_about_values(finding.lint);
        if about_value && self.was_allowed(finding, outcome) {
            return true;
        }
        let about = if about_value { About::value(finding.verdict) } else { About::Other };
        let covered = self
            .of(&finding.path, about_value)
            .and_then(|d| d.covers(finding.place.line, lints::allowed_by(&finding.lint), about));
        let covered = self.config.heeds(covered);
        if let Some(kind) = covered {
            outcome.count(kind, 1);
            // Lints of the project may speak of the same literal one after the other.
            if about_value {
                outcome.allowed.push(finding.clone());
            }
        }
        covered.is_some()
    }

    /// The comments of a file; markers of others count for findings about secrets alone, so that no file is read for the rest.
    fn of(&mut self, path: &BString, about_value: bool) -> Option<&mut Directives> {
        if let Some(at) = self.of_path.get(path) {
            return self.files.get_mut(*at).map(|file| &mut file.directives);
        }
        if !about_value {
            return None;
        }
        let read = || (self.text)(path).map(|text| suppress::scan_directives(&text)).unwrap_or_default();
        Some(self.marked.entry(path.clone()).or_insert_with(read))
    }

    /// Whether a comment allows the secret of a finding where that stands: here, or in the file from which it comes.
    fn was_allowed(&self, finding: &Finding, outcome: &Outcome) -> bool {
        let mut same = outcome.allowed.iter().filter(|a| a.secret.is_some() && a.secret == finding.secret).peekable();
        outcome.allowed.iter().any(|a| overlap(a, finding)) || same.peek().is_some() && !self.stands_here(finding)
    }

    /// Whether the line of a finding holds its secret.
    fn stands_here(&self, finding: &Finding) -> bool {
        let (Some(secret), Some(text)) = (&finding.secret, (self.text)(&finding.path)) else { return true };
        let line = lines(&text).nth(finding.place.line.saturating_sub(1) as usize);
        line.is_none_or(|line| memchr::memmem::find(line, secret.reveal()).is_some())
    }

    /// Tells of comments that allowed nothing.
    pub(super) fn unused(self, config: &Config, outcome: &mut Outcome) {
        for OfFile { path, origin, directives, late } in self.files {
            let judged = |lint: &str| !late || !lints::is_about_secrets(lint);
            tree::unused(&directives, &path, &origin, config, outcome, &judged);
        }
    }
}
