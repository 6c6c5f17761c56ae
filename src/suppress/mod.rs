//! What silences a finding: comments that allow it, and the list of known ones ([`baseline`]).
//!
//! In: the bytes of a text that has findings or holds a marker word. Out: for a line and a lint, whether a comment allows it;
//! afterwards, which comments of ours allowed nothing. Our form is `keylint: allow(lint-name) reason` in any comment syntax,
//! on the line of the finding or alone on the line before; several names are separated by commas; without a known name and a
//! reason it has no effect. Markers of other scanners are honoured for findings about secrets, never reported as unused.
//! Everything that is allowed is counted by whoever asks: a scanned tree cannot silence its findings unseen.

pub mod baseline;
mod directive;
mod foreign;
mod within;

use crate::model::{Finding, Level, LineIndex, Origin, Place, Verdict, fingerprint};
use directive::Directive;
pub use directive::Fault;
use memchr::memmem;
use std::collections::BTreeMap;

/// Kinds of suppression, as they are counted in reports.
pub mod kind {
    /// Our own comment.
    pub const ALLOW_COMMENT: &str = "allow comment";
    /// A comment of another scanner.
    pub const FOREIGN_MARKER: &str = "marker of another scanner";
    /// The project's list of known findings.
    pub const BASELINE: &str = "baseline";
    /// It stands on a line that is not new, and only what is new was asked for.
    pub const UNCHANGED: &str = "unchanged line";
    /// It has the form of a known key and a checksum that is wrong: `--all` shows it.
    pub const MALFORMED: &str = "a wrong checksum or a broken form";
    /// `keylint.toml` turned the lint off.
    pub const CONFIGURATION: &str = "configuration";
    /// `keylint.toml` lowered the level.
    pub const LOWERED: &str = "configuration (level lowered)";
}

/// The allow comments of one text.
#[derive(Clone, Debug, Default)]
pub struct Directives {
    ours: Vec<Directive>,
    /// Lines that another scanner's marker covers, with nothing else known.
    foreign: Vec<u32>,
    /// Lines on which a linter is silent about a rule that goes by names of variables.
    by_name: Vec<u32>,
}

/// What a finding is about, as far as markers of others ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// No secret.
    Other,
    /// A value that is likely to be one.
    Secret,
    /// A value of which arithmetic says so.
    Proven,
}

impl About {
    /// What a verdict says of a value.
    pub fn value(verdict: Option<Verdict>) -> Self {
        if verdict == Some(Verdict::Proven) { About::Proven } else { About::Secret }
    }
}

/// Finds the allow comments of a text. A text without marker words costs one pass of a substring search each; call it for
/// texts with findings, and (for unused comments) for texts that [`may_have_directives`].
pub fn scan_directives(text: &[u8]) -> Directives {
    let lines = Lines { text, index: LineIndex::new(text) };
    let (foreign, by_name) = (foreign::find(text, &lines), foreign::find_named(text, &lines));
    let mut directives = Directives { ours: directive::find(text, &lines), foreign, by_name };
    directives.ours.sort_by_key(|d| (d.line, d.column));
    directives
}

/// Whether a text holds our marker word at all.
pub fn may_have_directives(text: &[u8]) -> bool {
    memmem::find(text, directive::WORD.as_bytes()).is_some()
}

impl Directives {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ours.is_empty() && self.foreign.is_empty() && self.by_name.is_empty()
    }

    /// Those that speak of a line.
    pub fn of_line(&self, line: u32) -> Directives {
        let here = |lines: &[u32]| lines.iter().copied().filter(|l| *l == line).collect();
        Directives {
            ours: self.ours.iter().filter(|d| d.covers(line)).cloned().collect(),
            foreign: here(&self.foreign),
            by_name: here(&self.by_name),
        }
    }

    /// Whether a finding whose primary place begins on `line` is allowed, and by what [`kind`], if any of `names` allows it;
    /// marks those of our comments as used. Markers of other scanners speak for findings about secrets only.
    pub fn covers(&mut self, line: u32, names: &[&str], about: About) -> Option<&'static str> {
        let mut allowed = false;
        for directive in self.ours.iter_mut().filter(|d| d.fault.is_none() && d.covers(line)) {
            for name in directive.names.iter_mut().filter(|n| names.contains(&n.name.as_str())) {
                name.used = true;
                allowed = true;
            }
        }
        if allowed {
            return Some(kind::ALLOW_COMMENT);
        }
        let has = |lines: &[u32]| lines.binary_search(&line).is_ok();
        let foreign = match about {
            About::Other => false,
            About::Secret => has(&self.foreign) || has(&self.by_name),
            About::Proven => has(&self.foreign),
        };
        foreign.then_some(kind::FOREIGN_MARKER)
    }

    /// What our comments of this text did wrong, after all its findings have been asked for: unused names, unknown names, no
    /// reason. `known` are all lint names, `path` and `origin` are those of the text; `lint` is the name of the lint that
    /// speaks and `level` its level. `judged` says whether a lint was evaluated at all in this run: a comment for one that was
    /// not is not unused.
    pub fn findings(
        &self,
        (path, origin): (&[u8], &Origin),
        (lint, level): (&'static str, Level),
        known: &[&str],
        judged: &dyn Fn(&str) -> bool,
    ) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for directive in &self.ours {
            for (message, help) in directive.complaints(known, judged) {
                let nth = seen.entry(message.clone()).and_modify(|n| *n += 1).or_insert(1);
                let print = fingerprint(&[lint.as_bytes(), path, message.as_bytes(), &nth.to_le_bytes()]);
                let place = Place {
                    origin: origin.clone(),
                    line: directive.line,
                    column: directive.column,
                    end_line: directive.line,
                    end_column: directive.end_column,
                    commit: None,
                };
                // Nobody judged what else is on the line, so it is not shown.
                found.push(Finding {
                    label: "this comment allows nothing".to_owned(),
                    help: vec![help],
                    ..Finding::new((lint, level), message, path, place, print)
                });
            }
        }
        found
    }
}

/// Lines of a text, numbered as findings are.
struct Lines<'a> {
    text: &'a [u8],
    index: LineIndex,
}

impl Lines<'_> {
    /// Number of the line (from 1) of an offset, and where it begins.
    fn line_of(&self, offset: usize) -> (u32, usize) {
        let line = self.index.line_of(self.text, offset);
        (line as u32 + 1, self.index.start_of(self.text, line))
    }
}

#[cfg(test)]
mod tests;
