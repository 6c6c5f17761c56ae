//! Visits every object of a store once, along the delta trees of its packs.
//!
//! In: a store, the wanted kinds, a memory budget. Out: each object's bytes to a [`Visitor`], with the state that the visitor
//! made for the delta base, and a report. An object is decoded once, from the bytes of its base, which are still there; trees
//! of deltas that hold no wanted kind are not decoded at all. No recursion: a chain of any length costs no stack, and a base is
//! let go when its last child has been made.
//!
//! The work is handed out by root over all threads of the current rayon pool, the heaviest first. The visitor must not wait
//! for other tasks of that pool.

use super::delta::Segment;
use super::loose;
use super::object::{Kind, Kinds};
use super::plan::Plan;
use super::quiet::Quiet;
use super::store::ObjectStore;
use super::worker::Worker;
use crate::model::{Ledger, ObjectId, Unit};
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An object as the walk shows it.
#[derive(Clone, Copy)]
pub struct ObjectView<'a> {
    /// Its name where the store has it. Not copied: fetching it costs a cache miss, and few visitors ask.
    pub(super) raw_id: &'a [u8],
    /// Its number in the store, see [`ObjectStore::number`].
    pub number: u32,
    /// What it is.
    pub kind: Kind,
    /// All of its bytes, without git's header.
    pub bytes: &'a [u8],
    /// How they are made from the bytes of the delta base, if the state of the base is given along and the visitor wants
    /// deltas. The segments make up `bytes` in order.
    pub delta: Option<&'a [Segment]>,
    /// Whether it is one of the [`Quiet`] ones that the walk was told of: it is shown because it is a commit.
    pub is_quiet: bool,
}

impl ObjectView<'_> {
    /// Its name.
    pub fn id(&self) -> ObjectId {
        ObjectId::from_bytes(self.raw_id).expect("the store has ids of 20 or 32 bytes")
    }
}

/// Looks at objects. Called from several threads at once.
pub trait Visitor: Sync {
    /// What is remembered of an object until the last object built on it has been visited.
    type State: Send;

    /// Whether `delta` is wanted at all.
    fn wants_delta(&self) -> bool {
        true
    }

    /// Looks at one object. `base` is the state of the object that it is a delta of, when that was visited just before; without
    /// it the object must be looked at whole. A panic costs this object alone: it is reported as uncovered.
    fn visit(&self, object: &ObjectView<'_>, base: Option<&Self::State>) -> Self::State;
}

/// What to visit, and within which memory.
#[derive(Clone, Copy, Debug)]
pub struct WalkOptions {
    /// Kinds to decode.
    pub kinds: Kinds,
    /// Decoded bytes held at once over all threads, in bytes (tables and reused buffers of up to 64 MiB a thread aside). An
    /// object that needs more than half of it, together with the bases that have to be held for it, is uncovered.
    pub memory: usize,
}

impl Default for WalkOptions {
    fn default() -> Self {
        WalkOptions { kinds: Kinds::TEXT, memory: 512 << 20 }
    }
}

/// What a walk has seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WalkReport {
    /// Objects and packs, scanned and uncovered.
    pub ledger: Ledger,
    /// Number of objects visited, by kind in the order of [`Kind::ALL`].
    pub visited: [u64; 4],
    /// Their decoded bytes, by kind.
    pub bytes: [u64; 4],
    /// How many objects could not be made from what their packs hold, and were looked for elsewhere.
    pub recovered: u64,
}

impl WalkReport {
    /// Number of objects visited.
    pub fn objects(&self) -> u64 {
        self.visited.iter().sum()
    }

    /// Number of objects of one kind visited.
    pub fn of(&self, kind: Kind) -> u64 {
        self.visited[kind as usize]
    }

    /// Adds what need not be seen again.
    fn count(&mut self, quiet: &Quiet) {
        for kind in (0..4).filter(|kind| quiet.leaves_commits || *kind != Kind::Commit as usize) {
            self.visited[kind] += quiet.objects[kind];
            self.bytes[kind] += quiet.bytes[kind];
        }
    }

    /// Adds what another thread has seen.
    pub(super) fn merge(&mut self, other: WalkReport) {
        self.ledger.merge(other.ledger);
        self.recovered += other.recovered;
        for kind in 0..4 {
            self.visited[kind] += other.visited[kind];
            self.bytes[kind] += other.bytes[kind];
        }
    }
}

/// What all threads of a walk share.
pub(super) struct Shared<'a, V> {
    pub(super) store: &'a ObjectStore,
    pub(super) visitor: &'a V,
    pub(super) kinds: Kinds,
    pub(super) plans: Vec<Plan<'a>>,
    pub(super) loose: &'a [ObjectId],
    chunks: Vec<Chunk>,
    next: AtomicUsize,
    /// Bytes that each thread may hold without asking.
    pub(super) share: usize,
    /// Bytes that the one thread which holds `large_lock` may hold.
    pub(super) large: usize,
    pub(super) large_lock: Mutex<()>,
    /// Attempts left to find another copy of damaged objects, so that a store made of traps comes to an end.
    pub(super) attempts: AtomicUsize,
}

/// A piece of work.
pub(super) enum Chunk {
    /// Roots of the delta trees of a pack, with the compressed bytes of each tree.
    Roots { pack: usize, roots: Vec<(u32, u64)> },
    /// Loose objects.
    Loose(Range<usize>),
}

/// Failed attempts to find another copy of a damaged object, per walk.
const MAX_ATTEMPTS: usize = 100_000;

/// Loose objects handed out at once.
const LOOSE_CHUNK: usize = 64;

impl ObjectStore {
    /// Visits every object of the wanted kinds once, whether or not anything refers to it.
    ///
    /// Every object ends in the ledger of the report as scanned or uncovered (one whose kind cannot be told if
    /// [`Kinds::has_untold`]), every pack too. The report is the same for any number of threads.
    pub fn walk<V: Visitor>(&self, visitor: &V, options: &WalkOptions) -> WalkReport {
        self.walk_but(visitor, options, &[])
    }

    /// The same, where objects of some packs are known to be quiet: they are counted, and the commits among them are shown unless these are
    /// known as well, but nothing else of them is. `quiet` is in step with the packs.
    pub fn walk_but<V: Visitor>(&self, visitor: &V, options: &WalkOptions, quiet: &[Option<Quiet>]) -> WalkReport {
        let mut report = self.walk_objects(visitor, options, quiet);
        if report.objects() > 0 {
            report.ledger.scanned_many(Unit::Object, report.objects(), report.bytes.iter().sum());
        }
        for (pack, problem) in self.packs.iter().zip(&self.pack_problems) {
            match problem {
                Some(why) => report.ledger.uncovered(Unit::Pack, why, loose::shown(&pack.path)),
                None => report.ledger.scanned(Unit::Pack, 0),
            }
        }
        report.ledger.merge(self.listing().ledger.clone());
        self.say_what_is_prolonged(&mut report.ledger);
        self.say_what_is_no_copy(&mut report.ledger);
        report
    }

    /// The same with a ledger that holds the uncovered objects alone.
    pub(super) fn walk_objects<V: Visitor>(
        &self,
        visitor: &V,
        options: &WalkOptions,
        quiet: &[Option<Quiet>],
    ) -> WalkReport {
        let mut report = WalkReport::default();
        let listing = self.listing();
        let mut plans: Vec<Plan<'_>> = Vec::with_capacity(self.packs.len());
        for (at, (pack, duplicates)) in self.packs.iter().zip(&listing.duplicates).enumerate() {
            // What was counted in this pack must not be counted in another one.
            let is_of_this = |quiet: &&Quiet| !duplicates.iter().any(|position| quiet.has(*position));
            let quiet = quiet.get(at).and_then(Option::as_ref).filter(is_of_this);
            if let Some(quiet) = quiet {
                report.count(quiet);
            }
            plans.push(Plan::new(pack, duplicates, options.kinds, quiet));
        }
        let threads = rayon::current_num_threads();
        let shared = Shared {
            store: self,
            visitor,
            kinds: options.kinds,
            chunks: chunks(&plans, listing.loose.len(), threads),
            plans,
            loose: &listing.loose,
            next: AtomicUsize::new(0),
            share: options.memory / 2 / threads,
            large: options.memory / 2,
            large_lock: Mutex::new(()),
            attempts: AtomicUsize::new(MAX_ATTEMPTS),
        };
        let parts = rayon::broadcast(|_| Worker::new(&shared).run());
        parts.into_iter().for_each(|part| report.merge(part));
        report
    }
}

impl<V> Shared<'_, V> {
    /// The next piece of work that no thread has taken.
    pub(super) fn next_chunk(&self) -> Option<&Chunk> {
        self.chunks.get(self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Cuts the work: heavy trees one by one and first, the others in runs in the order of the pack, so that it is read in order.
fn chunks(plans: &[Plan<'_>], loose: usize, threads: usize) -> Vec<Chunk> {
    let total: u64 = plans.iter().flat_map(Plan::roots).map(|(_, weight)| weight).sum();
    let heavy = total / (threads as u64 * 32) + 1;
    let run = total / (threads as u64 * 256) + 1;
    let (mut single, mut runs) = (Vec::new(), Vec::new());
    for (pack, plan) in plans.iter().enumerate() {
        let (mut roots, mut sum) = (Vec::new(), 0);
        for (root, weight) in plan.roots() {
            if weight >= heavy {
                single.push((weight, Chunk::Roots { pack, roots: vec![(root, weight)] }));
                continue;
            }
            roots.push((root, weight));
            sum += weight;
            if sum >= run {
                runs.push(Chunk::Roots { pack, roots: std::mem::take(&mut roots) });
                sum = 0;
            }
        }
        runs.push(Chunk::Roots { pack, roots });
    }
    single.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    runs.extend((0..loose).step_by(LOOSE_CHUNK).map(|at| Chunk::Loose(at..loose.min(at + LOOSE_CHUNK))));
    single.into_iter().map(|(_, chunk)| chunk).chain(runs).collect()
}
