//! The members of archives, each inspected like a file.
//!
//! In: the bytes of a blob that is packed. Out: the texts of its members that hold something, one at a time, and a ledger in which every
//! member stands once and every archive that was not read to its end.

use super::inspect::{self, Text};
use crate::decode::archive::{self, Limits, Objects, Visitor};
use crate::model::{Layer, Ledger, Unit};
use crate::rules::own::Formats;
use crate::source::git::{self, ObjectStore, ObjectView, WalkOptions};
use crate::source::tree::EXCLUDED;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How a blob is unpacked.
pub(super) struct Job<'a> {
    pub(super) limits: Limits,
    /// How the blob is named in the ledger.
    pub(super) name: &'a dyn Fn() -> String,
    /// Whether a member is to be read.
    pub(super) wants: &'a dyn Fn(&[Layer]) -> bool,
    /// The formats that the user declares.
    pub(super) own: Formats,
}

impl Job<'_> {
    /// Hands the texts of the members to `each`.
    pub(super) fn texts(&self, bytes: &[u8], each: &mut dyn FnMut(Text<'_>)) -> Ledger {
        let mut members = Members { job: self, each, ledger: Ledger::new(), alone: None };
        archive::open(bytes, self.limits, &mut members);
        members.ledger
    }
}

/// Held while a large member is in memory: there is one at a time.
static ALONE: Mutex<()> = Mutex::new(());

struct Members<'a, 'e> {
    job: &'a Job<'a>,
    each: &'e mut dyn FnMut(Text<'_>),
    ledger: Ledger,
    alone: Option<MutexGuard<'static, ()>>,
}

impl Members<'_, '_> {
    fn name(&self, way: &[Layer]) -> String {
        format!("{}: {}", (self.job.name)(), Layer::way(way))
    }
}

impl Visitor for Members<'_, '_> {
    fn wants(&mut self, way: &[Layer]) -> bool {
        let wanted = (self.job.wants)(way);
        if !wanted {
            self.ledger.skipped(Unit::Member, EXCLUDED, self.name(way));
        }
        wanted
    }

    fn member(&mut self, way: &[Layer], bytes: &[u8]) {
        self.ledger.scanned(Unit::Member, bytes.len() as u64);
        for text in inspect::texts_of_member(bytes, way, self.job.own) {
            for why in &text.cut {
                let name = self.name(way);
                self.ledger.uncovered(Unit::Member, why, name);
            }
            (self.each)(text);
        }
    }

    fn unread(&mut self, way: &[Layer], why: &'static str) {
        self.ledger.uncovered(Unit::Member, why, self.name(way));
    }

    fn closed(&mut self, way: &[Layer]) {
        self.ledger.skipped(Unit::Member, "packed in a format that is not opened", self.name(way));
    }

    fn large(&mut self) {
        self.alone = Some(ALONE.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn objects(&self) -> Objects {
        read_objects
    }
}

/// The name and the bytes of an object of git.
type Named = (String, Vec<u8>);

/// Hands the objects of a pack or a bundle to `each`, by kind and id. They are decoded in a thread of their own: this one may belong to a
/// pool, whose threads must not wait for each other.
fn read_objects(bytes: &[u8], memory: usize, each: &mut dyn FnMut(&[u8], &[u8])) -> Vec<&'static str> {
    let (sender, receiver) = sync_channel::<Named>(1);
    std::thread::scope(|scope| {
        let reader = scope.spawn(move || walk_objects(bytes, memory, sender));
        receiver.iter().for_each(|(name, bytes)| each(name.as_bytes(), &bytes));
        reader.join().unwrap_or_else(|_| vec![GIVEN_UP])
    })
}

/// Why objects are not read that a fault of ours has kept from being read.
const GIVEN_UP: &str = "the objects of git in it cannot be read";

/// Sends the objects of a pack or a bundle; the reasons why some cannot be read.
fn walk_objects(bytes: &[u8], memory: usize, sender: SyncSender<Named>) -> Vec<&'static str> {
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(1).build() else { return vec![GIVEN_UP] };
    let ledger = pool.install(|| {
        let store = ObjectStore::of_pack_or_bundle(bytes, memory as u64)?;
        Some(store.walk(&Send { sender }, &WalkOptions { memory, ..WalkOptions::default() }).ledger)
    });
    let mut reasons: Vec<&str> =
        ledger.map_or(vec![GIVEN_UP], |ledger| ledger.uncovered_counts().keys().map(|reason| reason.why).collect());
    reasons.dedup();
    reasons
}

/// Passes objects on.
struct Send {
    sender: SyncSender<Named>,
}

impl git::Visitor for Send {
    type State = ();

    fn wants_delta(&self) -> bool {
        false
    }

    fn visit(&self, object: &ObjectView<'_>, _: Option<&()>) {
        // Nobody has stopped listening: who listens reads to the end.
        let _ = self.sender.send((format!("{} {}", object.kind.as_str(), object.id()), object.bytes.to_vec()));
    }
}
