//! All texts of an object store.
//!
//! In: a store. Out: every secret in it with the object that holds it. Nothing is known of paths and commits here.

use super::{Options, inspect};
use crate::model::{Ledger, ObjectId, Secret};
use crate::source::git::{Kind, ObjectStore, ObjectView, Visitor, WalkOptions};
use std::sync::{Mutex, PoisonError};

/// A secret in an object, judged without a path.
pub(super) struct Hit {
    pub(super) object: ObjectId,
    pub(super) kind: Kind,
    pub(super) secret: Secret,
}

/// Looks at every blob, commit and tag of a store.
pub(super) fn scan(store: &ObjectStore, options: &Options) -> (Vec<Hit>, Ledger) {
    let scanner = Scanner { hits: Mutex::default() };
    let memory = usize::try_from(options.memory).unwrap_or(usize::MAX);
    let report = store.walk(&scanner, &WalkOptions { memory, ..WalkOptions::default() });
    (scanner.hits.into_inner().unwrap_or_else(PoisonError::into_inner), report.ledger)
}

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
        // What is only possible may become likely by its path.
        let kept = texts.into_iter().flat_map(|t| t.secrets).filter(|s| inspect::is_wanted(s.verdict, true));
        let hits: Vec<Hit> = kept.map(|secret| Hit { object: object.id(), kind: object.kind, secret }).collect();
        self.hits.lock().unwrap_or_else(PoisonError::into_inner).extend(hits);
    }
}
