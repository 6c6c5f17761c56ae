//! One fix: the steps of a remedy over the texts of its files.
//!
//! In: a remedy. Out: patches, all or none. Each file is read once for all findings.

use super::lines;
use super::plan::breaks;
use super::steps::{self, Change, Source};
use super::{Content, Files, digest, least};
use crate::model::{Fix, Patch, Remedy, SecretText, Step};
use bstr::{BString, ByteSlice};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Makes fixes; keeps what it has read.
pub(super) struct Builder<'a> {
    files: &'a dyn Files,
    texts: HashMap<BString, Option<Rc<Existing>>>,
}

/// A file, or the place for one.
struct Existing {
    text: SecretText,
    exists: bool,
}

/// What is to be done to one file.
#[derive(Default)]
struct Changes {
    changes: Vec<Change>,
    keys: Vec<(usize, usize)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(files: &'a dyn Files) -> Self {
        Self { files, texts: HashMap::new() }
    }

    /// The text of a file that may be changed. A file that is not there is empty.
    fn existing(&mut self, path: &[u8]) -> Option<Rc<Existing>> {
        let files = self.files;
        self.texts
            .entry(path.into())
            .or_insert_with(|| match files.content(path) {
                Content::File(text) if text.reveal().to_str().is_ok() && !text.reveal().contains(&0) => {
                    Some(Rc::new(Existing { text, exists: true }))
                }
                Content::Absent => Some(Rc::new(Existing { text: SecretText::new(""), exists: false })),
                Content::File(_) | Content::Foreign => None,
            })
            .clone()
    }

    /// The fixes of the remedies of one file, in their order.
    pub(super) fn fixes<'r>(&mut self, path: &[u8], remedies: impl Iterator<Item = &'r Remedy>) -> Vec<Option<Fix>> {
        let file = self.existing(path);
        let text = file.as_ref().and_then(|file| file.text.reveal().to_str().ok());
        let source = text.map(|text| Source::new(path, text));
        remedies.map(|remedy| self.fix(remedy, source.as_ref())).collect()
    }

    fn fix(&mut self, remedy: &Remedy, source: Option<&Source<'_>>) -> Option<Fix> {
        let mut by_file: BTreeMap<BString, Changes> = BTreeMap::new();
        let mut applicability = remedy.applicability;
        for step in &remedy.steps {
            match step {
                Step::Require { package } => {
                    let manifests = crate::rules::fixes::of_path(&remedy.path)?.manifests;
                    if !self.files.depends(&remedy.path, manifests, package) {
                        return None;
                    }
                }
                Step::Append { path, lines } => {
                    let file = self.existing(path)?;
                    let change = steps::append(file.text.reveal().to_str().ok()?, lines);
                    by_file.entry(path.clone()).or_default().changes.push(change);
                }
                _ => {
                    let done = steps::changes(step, source?)?;
                    applicability = least(applicability, done.applicability);
                    let entry = by_file.entry(remedy.path.clone()).or_default();
                    entry.changes.extend(done.changes);
                    entry.keys.extend(done.keys);
                }
            }
            let names = match step {
                Step::ReadEnvironment { name, .. } | Step::DropFallback { name, .. } | Step::Announce { name } => {
                    Some(name)
                }
                _ => None,
            };
            if let Some((path, change)) = names.and_then(|name| self.template(&remedy.path, name)) {
                by_file.entry(path).or_default().changes.push(change);
            }
        }
        let mut patches = Vec::new();
        for (path, changes) in by_file {
            patches.push(self.patch(path, changes, source)?);
        }
        (!patches.is_empty()).then(|| Fix { title: remedy.title.clone(), applicability, patches })
    }

    /// `NAME=` at the end of the template of the environment file, unless the template has the name or may not be changed.
    fn template(&mut self, of: &[u8], name: &str) -> Option<(BString, Change)> {
        let path = self.files.environment_template(of);
        let file = self.existing(&path)?;
        let text = file.text.reveal().to_str().ok()?;
        let has = text.lines().any(|line| {
            let line = line.trim_start_matches(['#', ' ', '\t']);
            line.strip_prefix("export ").unwrap_or(line).split('=').next().is_some_and(|n| n.trim() == name)
        });
        (!has).then(|| (path, steps::append(text, &[format!("{name}=")])))
    }

    fn patch(&mut self, path: BString, changes: Changes, source: Option<&Source<'_>>) -> Option<Patch> {
        let file = self.existing(&path)?;
        let bytes = file.text.reveal();
        let text = bytes.to_str().ok()?;
        let mut edits: Vec<_> =
            changes.changes.into_iter().map(|c| lines::edit(text, c.start, c.end, c.text)).collect();
        edits.sort_by_key(|e| (e.start, e.end));
        edits.dedup();
        // The other files of a remedy are lists: of names to ignore, of variables.
        let before = source.filter(|source| source.path == path).and_then(Source::code);
        let mut checked = super::edits::Edits::default();
        if !checked.take(&edits) || breaks(&path, before, &checked.apply(bytes)?) {
            return None;
        }
        let around = lines::excerpt(text, &edits, &changes.keys);
        Some(Patch { path, before: file.exists.then(|| digest(bytes)), edits, around })
    }
}
