//! All texts of an object store.
//!
//! In: a store. Out: every secret in it with the object that holds it. Nothing is known of paths and commits here. Of an object that is
//! stored as a delta only what it does not copy from its base is looked at; the outcome is that of looking at all of it.

use super::{Options, inspect, message, packed};
use crate::decode;
use crate::decode::archive::{self, Limits};
use crate::detect::changed::{Part, find_in_changed};
use crate::detect::{self, Found};
use crate::judge;
use crate::model::{Ledger, ObjectId, Secret, SecretText, Unit};
use crate::source::git::{CommitLog, Kind, ObjectStore, ObjectView, Segment, Visitor, WalkOptions};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

/// A secret in an object, judged without a path.
pub(super) struct Hit {
    pub(super) object: ObjectId,
    pub(super) kind: Kind,
    pub(super) secret: Secret,
}

/// Looks at every blob, commit and tag of a store. The commits are noted down for the questions that come later.
pub(super) fn scan(store: &ObjectStore, options: &Options) -> (Vec<Hit>, CommitLog, Ledger) {
    let scanner = Scanner {
        commits: CommitLog::default(),
        include_all: options.include_all,
        memory: options.memory,
        hits: Mutex::default(),
        cut: Mutex::default(),
    };
    let memory = usize::try_from(options.memory).unwrap_or(usize::MAX);
    let mut report = store.walk(&scanner, &WalkOptions { memory, ..WalkOptions::default() });
    report.ledger.merge(scanner.cut.into_inner().unwrap_or_else(PoisonError::into_inner));
    (scanner.hits.into_inner().unwrap_or_else(PoisonError::into_inner), scanner.commits, report.ledger)
}

struct Scanner {
    commits: CommitLog,
    include_all: bool,
    memory: u64,
    hits: Mutex<Vec<Hit>>,
    /// Layers that were not looked at.
    cut: Mutex<Ledger>,
}

/// What is remembered of an object for those built on it: nothing if it was decoded from another encoding first.
type State = Option<Found>;

impl Visitor for Scanner {
    type State = State;

    fn visit(&self, object: &ObjectView<'_>, base: Option<&State>) -> State {
        self.commits.add(object);
        let known = if archive::is_packed(object.bytes) { self.members(object) } else { HashSet::new() };
        if let Some(message) = message::wide_message(object.kind, object.bytes) {
            self.keep(object, inspect::texts(message), &HashSet::new());
        }
        let mut docs = decode::documents(object.bytes);
        if docs.len() != 1 || !docs[0].layers.is_empty() {
            self.keep(object, inspect::texts(object.bytes), &known);
            return None;
        }
        let mut found = match (object.delta, base) {
            (Some(segments), Some(Some(base))) => find_in_changed(object.bytes, segments.iter().map(part), base),
            _ => detect::find(object.bytes),
        };
        let text = inspect::judge_all(docs.swap_remove(0), &mut found);
        self.keep(object, text.into_iter().collect(), &known);
        Some(found)
    }
}

fn part(segment: &Segment) -> Part {
    match *segment {
        Segment::Copy { base_offset, len } => Part::Copy { base: base_offset, len },
        Segment::Insert { len } => Part::Insert { len },
    }
}

impl Scanner {
    /// Looks at the members of an archive; what was found in them.
    fn members(&self, object: &ObjectView<'_>) -> HashSet<SecretText> {
        let mut known = HashSet::new();
        let job = packed::Job {
            limits: Limits::of_version(object.bytes.len(), self.memory),
            name: &|| object.id().to_string(),
            wants: &|_| true,
        };
        let ledger = job.texts(object.bytes, &mut |text| {
            known.extend(text.secrets.iter().map(|s| s.text.clone()));
            self.keep(object, vec![text], &HashSet::new());
        });
        self.cut.lock().unwrap_or_else(PoisonError::into_inner).merge(ledger);
        known
    }

    /// Keeps what may be reported, but for what is `known` to stand in a member.
    fn keep(&self, object: &ObjectView<'_>, texts: Vec<inspect::Text<'_>>, known: &HashSet<SecretText>) {
        for why in texts.iter().flat_map(|t| &t.cut) {
            let mut cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
            cut.uncovered(Unit::Object, why, object.id().to_string());
        }
        // What is only possible may become likely by its path. What cannot be reported needs none, and paths are not free.
        let all = self.include_all;
        let counts =
            |s: &Secret| if all { inspect::is_wanted(s, true) } else { !s.joined && judge::may_be_reported(s) };
        let kept = texts.into_iter().flat_map(|t| t.secrets).filter(|s| counts(s) && !known.contains(&s.text));
        let hits: Vec<Hit> = kept.map(|secret| Hit { object: object.id(), kind: object.kind, secret }).collect();
        if !hits.is_empty() {
            self.hits.lock().unwrap_or_else(PoisonError::into_inner).extend(hits);
        }
    }
}
