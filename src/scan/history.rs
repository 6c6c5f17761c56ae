//! The object store: every blob, commit message and tag, whether or not a reference reaches it.
//!
//! In: a repository. Out: its secrets by value with the objects that hold them; then, joined with what the files hold, findings.
//! A secret that is also in a file is reported there, with what the history says of it; the others are reported once each, at the
//! place that introduced them. Places and excerpts are made after attribution, by reading those few objects again.

use super::inspect::{self, Located};
use super::tree::{self, Part};
use super::{Options, Outcome, draft};
use crate::config::Config;
use crate::model::{Ledger, ObjectId, Origin, Provenance, Secret, SecretText};
use crate::source::git::{Kind, ObjectStore, ObjectView, Visitor, WalkOptions};
use crate::source::repository::Repository;
use crate::suppress;
use bstr::BString;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A secret in an object.
struct Hit {
    object: ObjectId,
    kind: Kind,
    secret: Secret,
}

/// What the object store holds.
pub(super) struct History {
    store: ObjectStore,
    hits: Vec<Hit>,
    ledger: Ledger,
}

/// Looks at objects and keeps what may be reported.
struct Scanner {
    hits: Mutex<Vec<Hit>>,
}

impl Visitor for Scanner {
    type State = ();

    fn wants_delta(&self) -> bool {
        false
    }

    fn visit(&self, object: &ObjectView<'_>, _base: Option<&()>) {
        let texts = inspect::texts(object.bytes);
        if texts.is_empty() {
            return;
        }
        let kept = texts.into_iter().flat_map(|t| t.secrets).filter(|s| inspect::is_wanted(s.verdict, true));
        let hits: Vec<Hit> = kept.map(|secret| Hit { object: object.id, kind: object.kind, secret }).collect();
        self.hits.lock().unwrap_or_else(PoisonError::into_inner).extend(hits);
    }
}

/// Reads the whole object store.
pub(super) fn read(repository: &Repository, options: &Options) -> History {
    let (store, mut ledger) = ObjectStore::open(&repository.object_dirs, None);
    let scanner = Scanner { hits: Mutex::default() };
    let memory = usize::try_from(options.memory).unwrap_or(usize::MAX);
    let report = store.walk(&scanner, &WalkOptions { memory, ..WalkOptions::default() });
    ledger.merge(report.ledger);
    History { store, hits: scanner.hits.into_inner().unwrap_or_else(PoisonError::into_inner), ledger }
}

/// All hits of one secret.
#[derive(Default)]
struct Group {
    hits: Vec<(ObjectId, Kind, Secret, Vec<BString>)>,
}

impl History {
    /// Joins what the history holds with what the files hold.
    pub(super) fn join(self, part: Part, options: &Options, config: &Config) -> Outcome {
        let Part { mut outcome, secrets, pictures: _ } = part;
        outcome.ledger.merge(self.ledger.clone());
        for (text, group) in self.groups(options) {
            if secrets.contains(&text) {
                continue;
            }
            self.finding(&group, config, &mut outcome);
        }
        outcome
    }

    /// Hits by value, judged with their paths, in a fixed order.
    fn groups(&self, options: &Options) -> BTreeMap<SecretText, Group> {
        let mut groups: BTreeMap<SecretText, Group> = BTreeMap::new();
        for hit in &self.hits {
            if inspect::is_wanted(hit.secret.verdict, options.include_all) {
                let group = groups.entry(hit.secret.text.clone()).or_default();
                group.hits.push((hit.object, hit.kind, hit.secret.clone(), Vec::new()));
            }
        }
        groups.values_mut().for_each(|g| g.hits.sort_by_key(|h| (h.0, h.2.span.start)));
        groups
    }

    fn finding(&self, group: &Group, config: &Config, outcome: &mut Outcome) {
        let Some((object, kind, secret, _)) = group.hits.first() else { return };
        let Some((located, bytes)) = self.locate(*object, *kind, secret) else { return };
        let provenance = Provenance { blobs: group.hits.len(), ..Provenance::default() };
        let Some(finding) = draft::finding(&located, b"", Some(&provenance)) else { return };
        let mut directives = suppress::scan_directives(&bytes);
        match directives.covers(located.place.line, "hardcoded-secret", true) {
            Some(kind) => outcome.count(kind, 1),
            None => tree::configured(finding, config, outcome),
        }
    }

    /// Reads an object again and finds the secret in it.
    fn locate(&self, id: ObjectId, kind: Kind, secret: &Secret) -> Option<(Located, Vec<u8>)> {
        let (_, bytes) = self.store.read(&id).ok()?;
        let origin = Origin::Object { id, kind: kind.as_str() };
        let texts = inspect::texts(&bytes);
        let located = texts.iter().find_map(|text| {
            inspect::locate(text, &origin, |s| s.text == secret.text && s.span == secret.span).into_iter().next()
        })?;
        drop(texts);
        Some((located, bytes))
    }
}
