//! All texts of an object store.
//!
//! In: a store. Out: every secret in it with the object that holds it. Nothing is known of paths and commits here. Of an object that is
//! stored as a delta only what it does not copy from its base is looked at; the outcome is that of looking at all of it.

use super::dull::Dull;
use super::inspect::Asked;
use super::{Options, inspect, message, packed};
use crate::decode;
use crate::decode::archive::{self, Limits};
use crate::detect::changed::{Part, REACH, find_in_changed};
use crate::detect::{self, Found};
use crate::judge::{self, weights::CONTEXT_REACH};
use crate::model::{Ledger, ObjectId, Secret, SecretText, Unit};
use crate::rules::own::Formats;
use crate::source::git::{CommitLog, Kind, ObjectStore, ObjectView, Quiet, QuietLog, Segment, Visitor, WalkOptions};
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

// What is judged stays so while what was looked at for it is the same.
const _: () = assert!(CONTEXT_REACH <= REACH);

/// A secret in an object, judged without a path.
pub(super) struct Hit {
    pub(super) object: ObjectId,
    pub(super) kind: Kind,
    pub(super) secret: Secret,
}

/// What was found in a store.
pub(super) struct Scanned {
    pub(super) hits: Vec<Hit>,
    /// Noted down for the questions that come later.
    pub(super) commits: CommitLog,
    pub(super) ledger: Ledger,
    /// The objects of each pack in which nothing was found and of which nothing is to be said; none if anything could not be read.
    pub(super) quiet: Option<Vec<Quiet>>,
}

/// Looks at every blob, commit and tag of a store but for those that are known to be `quiet`, which is in step with its packs. `commits` are those that
/// are known.
pub(super) fn scan(
    store: &ObjectStore,
    options: &Options,
    own: Formats,
    (quiet, commits): (&[Option<Quiet>], CommitLog),
) -> Scanned {
    let scanner = Scanner {
        commits,
        quiet: QuietLog::default(),
        own,
        dull: Dull::default(),
        include_all: options.include_all,
        memory: options.memory,
        hits: Mutex::default(),
        cut: Mutex::default(),
    };
    let memory = usize::try_from(options.memory).unwrap_or(usize::MAX);
    let mut report = store.walk_but(&scanner, &WalkOptions { memory, ..WalkOptions::default() }, quiet);
    let is_whole = report.ledger.uncovered_counts().is_empty() && report.recovered == 0;
    report.ledger.merge(scanner.cut.into_inner().unwrap_or_else(PoisonError::into_inner));
    Scanned {
        hits: scanner.hits.into_inner().unwrap_or_else(PoisonError::into_inner),
        commits: scanner.commits,
        ledger: report.ledger,
        quiet: is_whole.then(|| scanner.quiet.into_quiet(store)),
    }
}

struct Scanner {
    commits: CommitLog,
    quiet: QuietLog,
    own: Formats,
    dull: Dull,
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
        if object.is_quiet {
            return None;
        }
        let (state, is_quiet) = self.look(object, base);
        if is_quiet {
            self.quiet.add(object);
        }
        state
    }
}

fn part(segment: &Segment) -> Part {
    match *segment {
        Segment::Copy { base_offset, len } => Part::Copy { base: base_offset, len },
        Segment::Insert { len } => Part::Insert { len },
    }
}

impl Scanner {
    /// Looks at an object; whether there is nothing in it.
    fn look(&self, object: &ObjectView<'_>, base: Option<&State>) -> (State, bool) {
        // Of archives the members are counted.
        let packed = archive::is_packed(object.bytes);
        let known = if packed { self.members(object) } else { HashSet::new() };
        let mut is_quiet = !packed;
        if let Some(message) = message::wide_message(object.kind, object.bytes) {
            is_quiet &= !self.keep(object, inspect::texts(message, self.own), &HashSet::new());
        }
        let mut docs = decode::documents(object.bytes);
        if docs.len() != 1 || !docs[0].layers.is_empty() {
            is_quiet &= !self.keep(object, inspect::texts(object.bytes, self.own), &known);
            return (None, is_quiet);
        }
        let mut found = match (message::readable(object.kind, object.bytes), object.delta, base) {
            (Some(ranges), ..) => detect::find_within(object.bytes, &ranges),
            (_, Some(segments), Some(Some(base))) => find_in_changed(object.bytes, segments.iter().map(part), base),
            _ => detect::find_in_version(object.bytes),
        };
        let asked = Asked { own: self.own, counts: &|secret| self.counts(secret), dull: Some(&self.dull) };
        let text = inspect::judge_all(docs.swap_remove(0), &mut found, &asked);
        is_quiet &= !self.keep(object, text.into_iter().collect(), &known);
        (Some(found), is_quiet)
    }

    /// Looks at the members of an archive; what was found in them.
    fn members(&self, object: &ObjectView<'_>) -> HashSet<SecretText> {
        let mut known = HashSet::new();
        let job = packed::Job {
            limits: Limits::of_version(object.bytes.len(), self.memory),
            name: &|| object.id().to_string(),
            wants: &|_| true,
            own: self.own,
        };
        let ledger = job.texts(object.bytes, &mut |text| {
            known.extend(text.secrets.iter().map(|s| s.text.clone()));
            self.keep(object, vec![text], &HashSet::new());
        });
        self.cut.lock().unwrap_or_else(PoisonError::into_inner).merge(ledger);
        known
    }

    /// Whether a secret may be reported. What is only possible may become likely by its path. What cannot be reported needs none, and paths
    /// are not free.
    fn counts(&self, secret: &Secret) -> bool {
        if self.include_all {
            inspect::is_wanted(secret, true)
        } else {
            !secret.joined && judge::may_be_reported(secret)
        }
    }

    /// Keeps what may be reported, but for what is `known` to stand in a member; whether there was anything.
    fn keep(&self, object: &ObjectView<'_>, texts: Vec<inspect::Text<'_>>, known: &HashSet<SecretText>) -> bool {
        let is_cut = texts.iter().any(|text| !text.cut.is_empty());
        for why in texts.iter().flat_map(|t| &t.cut) {
            let mut cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
            cut.uncovered(Unit::Object, why, object.id().to_string());
        }
        let secrets = texts.into_iter().flat_map(|t| t.secrets);
        let kept = secrets.filter(|s| self.counts(s) && !known.contains(&s.text));
        let hits: Vec<Hit> = kept.map(|secret| Hit { object: object.id(), kind: object.kind, secret }).collect();
        let has_hits = !hits.is_empty();
        if has_hits {
            self.hits.lock().unwrap_or_else(PoisonError::into_inner).extend(hits);
        }
        is_cut || has_hits
    }
}
