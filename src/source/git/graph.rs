//! The commits that one set of tips reaches and another does not.
//!
//! In: a store, tips, and what is old: other tips, and commits of which that is known. Out: the new commits, parents first, with
//! their trees and those of their parents. As many commits are read as are new, and those around where old meets new; clocks that
//! go wrong cost more reading, and never hide a commit that is new.

use super::commits::{Header, author, parents_first, parse, peel};
use super::object::Kind;
use super::store::ObjectStore;
use crate::model::{Commit, Ledger, ObjectId, Unit};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

/// A commit that is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCommit {
    /// Its name.
    pub id: ObjectId,
    /// Its tree.
    pub tree: ObjectId,
    /// The trees of its parents.
    pub before: Vec<ObjectId>,
}

/// What is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCommits {
    /// The commits, parents before children.
    pub commits: Vec<NewCommit>,
    /// Trees of old commits that are parents of new ones, the latest first.
    pub boundary: Vec<ObjectId>,
    /// Tags that lead to the tips, and tips that are trees or blobs.
    pub others: Vec<ObjectId>,
}

/// Author and date of a commit, if it can be read.
pub fn commit(store: &ObjectStore, id: ObjectId) -> Option<Commit> {
    match store.read(&id) {
        Ok((Kind::Commit, bytes)) => Some(author(id, &bytes)),
        _ => None,
    }
}

/// The commit that a tip stands for, with its tree.
pub fn tip(store: &ObjectStore, id: ObjectId) -> Option<(ObjectId, ObjectId)> {
    let (_, commit) = peel(store, id, &mut HashSet::new()).ok()?;
    match store.read(&commit) {
        Ok((Kind::Commit, bytes)) => Some((commit, parse(&bytes)?.tree)),
        _ => None,
    }
}

/// The parents of a commit.
pub fn parents(store: &ObjectStore, commit: ObjectId) -> Option<Vec<ObjectId>> {
    match store.read(&commit) {
        Ok((Kind::Commit, bytes)) => Some(parse(&bytes)?.parents),
        _ => None,
    }
}

/// Old commits that are looked at after the last new one, in case a clock went wrong.
const SLACK: usize = 64;

/// Most trees of old commits that a tip is compared with.
const BOUNDARY: usize = 16;

/// A commit that has been met.
struct Met {
    old: bool,
    /// It is in the queue.
    waits: bool,
    /// Absent if it cannot be read.
    header: Option<Header>,
}

/// Commits that `tips` reach and `old` do not. Of commits for which `is_old` holds nothing is read.
pub fn new_commits(
    store: &ObjectStore,
    tips: &[ObjectId],
    old: &[ObjectId],
    is_old: &dyn Fn(&ObjectId) -> bool,
    ledger: &mut Ledger,
) -> NewCommits {
    let mut walk = Walk { store, is_old, met: HashMap::new(), queue: BinaryHeap::new(), fresh: 0, order: Vec::new() };
    let mut others = Vec::new();
    for (ids, is_new) in [(tips, true), (old, false)] {
        for id in ids {
            let mut passed = HashSet::new();
            match peel(store, *id, &mut passed) {
                Ok((Kind::Commit, commit)) => walk.reach(commit, is_new, ledger),
                Ok((_, object)) if is_new => others.push(object),
                // What is old and cannot be read excludes nothing: more is read than was asked for.
                Err(why) if is_new => ledger.uncovered(Unit::Object, why, id.to_string()),
                Ok(_) | Err(_) => {}
            }
            others.extend(passed.into_iter().filter(|_| is_new));
        }
    }
    walk.run(ledger);
    walk.finish(others)
}

struct Walk<'a> {
    store: &'a ObjectStore,
    is_old: &'a dyn Fn(&ObjectId) -> bool,
    met: HashMap<ObjectId, Met>,
    /// By committer date.
    queue: BinaryHeap<(i64, ObjectId)>,
    /// Commits in the queue that are not known to be old.
    fresh: usize,
    /// New ones in the order in which they were taken out.
    order: Vec<ObjectId>,
}

impl Walk<'_> {
    /// A commit is reached from one that is new or old.
    fn reach(&mut self, id: ObjectId, is_new: bool, ledger: &mut Ledger) {
        if let Some(met) = self.met.get_mut(&id) {
            if !met.old && !is_new {
                met.old = true;
                // What it has made new is made old again.
                if met.waits {
                    self.fresh -= 1;
                } else if let Some(header) = &met.header {
                    met.waits = true;
                    self.queue.push((header.date, id));
                }
            }
            return;
        }
        let old = !is_new || (self.is_old)(&id);
        let known = old && is_new;
        let header = match self.store.read(&id) {
            Ok((Kind::Commit, bytes)) if !known => parse(&bytes),
            Ok((Kind::Commit, bytes)) => parse(&bytes).map(|header| Header { parents: Vec::new(), ..header }),
            _ => None,
        };
        if header.is_none() && !old {
            ledger.uncovered(Unit::Object, "a commit is missing or cannot be read", id.to_string());
        }
        let waits = header.is_some();
        if let Some(header) = &header {
            self.queue.push((header.date, id));
            self.fresh += usize::from(!old);
        }
        self.met.insert(id, Met { old, waits, header });
    }

    fn run(&mut self, ledger: &mut Ledger) {
        let (mut oldest, mut slack) = (i64::MAX, SLACK);
        while let Some((date, id)) = self.queue.pop() {
            let Some(met) = self.met.get_mut(&id) else { continue };
            met.waits = false;
            let (old, parents) = (met.old, met.header.as_ref().map_or_else(Vec::new, |h| h.parents.clone()));
            if !old {
                self.fresh -= 1;
                oldest = oldest.min(date);
                self.order.push(id);
            } else if self.fresh == 0 && date < oldest {
                if slack == 0 {
                    break;
                }
                slack -= 1;
            }
            parents.into_iter().for_each(|parent| self.reach(parent, !old, ledger));
        }
    }

    fn finish(self, others: Vec<ObjectId>) -> NewCommits {
        let Walk { met, order, .. } = self;
        let new: Vec<ObjectId> = order.into_iter().filter(|id| met.get(id).is_some_and(|met| !met.old)).collect();
        let header = |id: &ObjectId| met.get(id).and_then(|met| met.header.as_ref());
        let numbers: HashMap<ObjectId, u32> = new.iter().copied().zip(0..).collect();
        let parents_of = |id: &ObjectId| header(id).map_or(&[][..], |header| &header.parents);
        let inner: Vec<Vec<u32>> =
            new.iter().map(|id| parents_of(id).iter().filter_map(|p| numbers.get(p).copied()).collect()).collect();
        let mut found = NewCommits { others, ..NewCommits::default() };
        let mut boundary: Vec<(Reverse<i64>, ObjectId)> = Vec::new();
        for at in parents_first(&inner) {
            let Some(id) = new.get(at as usize) else { continue };
            let Some(own) = header(id) else { continue };
            let parents: Vec<(&ObjectId, &Header)> =
                own.parents.iter().filter_map(|parent| Some((parent, header(parent)?))).collect();
            let old = parents.iter().filter(|(parent, _)| !numbers.contains_key(*parent));
            boundary.extend(old.map(|(_, header)| (Reverse(header.date), header.tree)));
            let before = parents.iter().map(|(_, header)| header.tree).collect();
            found.commits.push(NewCommit { id: *id, tree: own.tree, before });
        }
        boundary.sort_unstable();
        boundary.dedup();
        found.boundary = boundary.into_iter().map(|(_, tree)| tree).take(BOUNDARY).collect();
        found
    }
}
