//! Where and when the history has a few blobs: paths, the commit that brought each, the one that took it away.
//!
//! In: a store, the ids in question, the tips of all references, the commit of HEAD. Out: a [`BlobHistory`] for each id. Every
//! tree and commit is decoded once, by the walk; then each tree is given the set of the blobs that it holds at any depth, and each
//! commit is asked whether its set has a blob that no parent's has. No two trees are ever compared.

use super::commits::{self, CommitLog, Commits, NONE, Seen};
use super::object::{Kind, Kinds};
use super::outline::Outline;
use super::path_table::PathTable;
use super::sets::{SetId, Sets};
use super::store::ObjectStore;
use super::trees::{Forest, Gather, Names, Telling};
use super::walk::WalkOptions;
use crate::model::{Commit, Ledger, ObjectId, Unit};
use bstr::BString;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What the history says about an object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlobHistory {
    /// Paths at which commits have it (if none has it: its names in trees that no commit has), sorted. At most 1,000, and not
    /// more than 64 for one folder: a few trees can spell more paths than any memory holds.
    pub paths: Vec<BString>,
    /// The earliest commit that has it while no parent has: among those that a reference reaches, if there is one. Earliest is
    /// by committer dates, corrected so that no commit comes before its parents. For a commit: itself.
    pub introduced: Option<Commit>,
    /// Its path in that commit (if it has several, the same one at every run).
    pub introduced_path: Option<BString>,
    /// If the tree of HEAD does not have it: the last commit of HEAD's history that does not have it while all parents have; if
    /// there is none, while some parent has.
    pub removed: Option<Commit>,
    /// Whether the tree of HEAD has it. For a commit: whether it is in HEAD's history.
    pub in_head: bool,
    /// Whether a reference reaches it.
    pub reachable: bool,
    /// In step with `paths`: a commit that has it there, the one that [`BlobHistory::introduced`] would prefer.
    pub path_commits: Vec<Option<ObjectId>>,
    /// Whether one of the commits that reflogs name reaches it.
    pub logged: bool,
    /// Whether one of the stashes does.
    pub stashed: bool,
    /// When it was introduced and removed, in seconds, corrected so that no commit comes before its parents: for putting several
    /// blobs in order.
    pub introduced_at: i64,
    /// See `introduced_at`.
    pub removed_at: i64,
}

/// From where the history is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends<'a> {
    /// What all references point at; tags and objects of any kind are fine.
    pub tips: &'a [ObjectId],
    /// What reflogs name.
    pub logged: &'a [ObjectId],
    /// What the reflog of stashes names.
    pub stashed: &'a [ObjectId],
    /// The commit of HEAD.
    pub head: Option<ObjectId>,
}

/// Most prefixes kept for a tree, and most paths kept for a blob.
const MAX_PREFIXES: usize = 64;
const MAX_PATHS: usize = 1000;

/// A name of a file or folder in trees that counts by itself.
pub struct TellingName {
    /// The name.
    pub name: Vec<u8>,
    /// Stands for it among the ids of objects; no object has it.
    pub key: ObjectId,
    /// A tree that has it.
    pub tree: ObjectId,
}

impl TellingName {
    fn new(store: &ObjectStore, name: &[u8], trees: &[u32]) -> Option<Self> {
        let key = Sha256::new().chain_update(b"name\0").chain_update(name).finalize();
        let tree = trees.iter().filter_map(|tree| store.id_at(*tree)).min()?;
        Some(TellingName { name: name.to_vec(), key: ObjectId::from_bytes(&key)?, tree })
    }
}

/// What was asked of the history.
#[derive(Default)]
pub struct Histories {
    /// By id, and by the key of each telling name.
    pub by_id: HashMap<ObjectId, BlobHistory>,
    /// Names that count by themselves.
    pub names: Vec<TellingName>,
    /// Which references reach what.
    pub reach: Reach,
    /// Trees that were read, and what is missing.
    pub ledger: Ledger,
    /// What to know the next time, if that was asked for and all could be read.
    pub outline: Option<Outline>,
}

/// What is known from before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before<'a> {
    /// The outline of the packs, of which the commits are in the log.
    pub outline: Option<&'a Outline>,
    /// Whether a new one is wanted.
    pub wants_one: bool,
}

/// The histories of blobs (and commits and tags) of a store, and of the names in trees of which `telling` says that they count.
///
/// Ids that the store does not have get an empty history. The ledger counts the trees as scanned and names the trees and commits that are missing or
/// damaged. `memory` bounds the decoded bytes as for a walk; the tables beside take about
/// 8 bytes for each entry of each tree that is itself a tree.
pub fn histories(
    store: &ObjectStore,
    ids: &[ObjectId],
    ends: &Ends<'_>,
    memory: usize,
    telling: Telling<'_>,
) -> Histories {
    let log = CommitLog::default();
    let report = store.walk_objects(&log, &WalkOptions { kinds: Kinds::of(&[Kind::Commit]).or_untold(), memory }, &[]);
    let mut found = histories_with(store, ids, ends, memory, (log, Before::default()), telling);
    found.ledger.merge(report.ledger);
    found
}

/// The same for whoever has seen the commits: `log` holds all of the store. Of packs whose outline is known no tree is read, if that holds all that is asked
/// for.
pub fn histories_with(
    store: &ObjectStore,
    ids: &[ObjectId],
    ends: &Ends<'_>,
    memory: usize,
    (log, before): (CommitLog, Before<'_>),
    telling: Telling<'_>,
) -> Histories {
    let mut wanted: Vec<ObjectId> = ids.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let gather = Gather::new(store, &wanted, telling);
    let options = WalkOptions { kinds: Kinds::of(&[Kind::Tree]), memory };
    let known = before.outline.and_then(|outline| outline.gathered(store, &wanted));
    let [trees, bytes] = known.as_ref().map_or([0, 0], |known| known.read_of_packs);
    let left_out = if known.is_some() { store.all_quiet() } else { Vec::new() };
    let report = store.walk_objects(&gather, &options, &left_out);
    let is_new = before.wants_one && known.is_none();
    let mut gathered = gather.finish(known);
    let mut ledger = std::mem::take(&mut gathered.ledger);
    let trees = trees + report.of(Kind::Tree);
    if trees > 0 {
        ledger.scanned_many(Unit::Object, trees, bytes + report.bytes[Kind::Tree as usize]);
    }
    let is_whole = report.ledger.uncovered_counts().is_empty() && report.recovered == 0 && !gathered.is_damaged;
    ledger.merge(report.ledger);
    let (seen, damaged) = log.into_seen();
    // Of names that hold secrets nothing is to be known.
    let is_kept = is_new && is_whole && damaged.uncovered_counts().is_empty() && gathered.named.is_empty();
    let outline = is_kept.then(|| Outline::of(store, &seen, &gathered, &wanted)).flatten();
    ledger.merge(damaged);
    let commits = build_commits(store, seen, &mut ledger);
    // A tree that was read has a number and a name: none is lost here.
    let named = std::mem::take(&mut gathered.named).into_iter();
    let names: Vec<(TellingName, Vec<u32>)> =
        named.filter_map(|(name, trees)| Some((TellingName::new(store, &name, &trees)?, trees))).collect();
    gathered.want(names.iter().map(|(name, trees)| (&*name.name, &**trees)), wanted.len() as u32);
    let names: Vec<TellingName> = names.into_iter().map(|(name, _)| name).collect();
    wanted.extend(names.iter().map(|name| name.key));
    let forest = Forest::new(&mut gathered, usize::try_from(store.numbers()).unwrap_or(0));
    let tips = Tips::new(store, &commits, ends, &mut ledger);
    let mut history = History {
        store,
        wanted: &wanted,
        commits,
        forest,
        names: gathered.names,
        tips,
        sets: Sets::new(),
        set_of_tree: Vec::new(),
        people: HashMap::new(),
        origins: HashMap::new(),
    };
    let by_id = history.all();
    Histories { by_id, names, reach: history.into_reach(), ledger, outline }
}

/// The graph of the commits seen; each missing object is said once.
fn build_commits(store: &ObjectStore, seen: Vec<Seen>, ledger: &mut Ledger) -> Commits {
    let mut missing = BTreeSet::new();
    let commits = Commits::new(store, seen, |id, why| {
        missing.insert((*id, why));
    });
    for (id, why) in missing.into_iter().filter(|(id, _)| !store.is_of_nothing(id)) {
        ledger.uncovered(Unit::Object, why, id.to_string());
    }
    commits
}

/// What the references point at.
#[derive(Default)]
struct Tips {
    head: Option<u32>,
    /// Commits that a reference reaches, and that HEAD reaches.
    reached: Vec<bool>,
    reached_by_head: Vec<bool>,
    /// Commits that a reflog reaches, and that the one of stashes does.
    reached_by_log: Vec<bool>,
    reached_by_stash: Vec<bool>,
    /// Tips that end at a commit, with it.
    commits: Vec<(u32, u32)>,
    /// Numbers of trees that a reference points at.
    trees: Vec<u32>,
    /// Tips that end at a tree, with its number.
    tree_tips: Vec<(u32, u32)>,
    /// Blobs and tags that a reference points at, itself or by a tree, with the tips.
    others: HashMap<ObjectId, Vec<u32>>,
}

impl Tips {
    fn new(store: &ObjectStore, commits: &Commits, ends: &Ends<'_>, ledger: &mut Ledger) -> Self {
        let commit = |id: &ObjectId| store.number(id).and_then(|number| commits.find(number));
        let mut found = Tips::default();
        let mut said = HashSet::new();
        for (at, tip) in (0..).zip(ends.tips) {
            if let Some(commit) = commit(tip) {
                found.commits.push((at, commit));
                continue;
            }
            let mut passed = HashSet::new();
            match commits::peel(store, *tip, &mut passed) {
                Ok((Kind::Commit, id)) => found.commits.extend(commit(&id).map(|commit| (at, commit))),
                Ok((Kind::Tree, id)) => found.tree_tips.extend(store.number(&id).map(|tree| (at, tree))),
                Ok((_, id)) => drop(passed.insert(id)),
                // One that is here and cannot be read was said by the walk.
                Err(_) if passed.is_empty() && store.number(tip).is_some() => {}
                Err(why) if said.insert(tip) => ledger.uncovered(Unit::Object, why, tip.to_string()),
                Err(_) => {}
            }
            passed.into_iter().for_each(|id| found.others.entry(id).or_default().push(at));
        }
        found.trees = found.tree_tips.iter().map(|(_, tree)| *tree).collect();
        found.head = ends.head.and_then(|id| commit(&id));
        found.reached = commits.reachable(found.commits.iter().map(|(_, commit)| *commit).chain(found.head));
        found.reached_by_head = commits.reachable(found.head);
        // What a reflog names may have been pruned since: no damage.
        found.reached_by_log = commits.reachable(ends.logged.iter().filter_map(commit));
        found.reached_by_stash = commits.reachable(ends.stashed.iter().filter_map(commit));
        found
    }

    /// Adds the wanted blobs in trees that a reference points at.
    fn add_members(&mut self, wanted: &[ObjectId], forest: &Forest, set_of_tree: &[SetId], sets: &Sets) {
        for (tip, number) in &self.tree_tips {
            let set = forest.find(*number).map_or(Sets::EMPTY, |tree| set_of_tree[tree as usize]);
            for blob in sets.members(set) {
                self.others.entry(wanted[*blob as usize]).or_default().push(*tip);
            }
        }
    }
}

/// Everything that the questions are asked of.
struct History<'a> {
    store: &'a ObjectStore,
    /// Objects, and what stands for names.
    wanted: &'a [ObjectId],
    commits: Commits,
    forest: Forest,
    names: Names,
    tips: Tips,
    sets: Sets,
    set_of_tree: Vec<SetId>,
    /// Authors that have been read, by commit.
    people: HashMap<u32, Commit>,
    /// Commits that brought each blob.
    origins: HashMap<ObjectId, Vec<u32>>,
}

/// Paths of a blob with a commit for each.
type Paths = Vec<(BString, Option<ObjectId>)>;

impl History<'_> {
    fn all(&mut self) -> HashMap<ObjectId, BlobHistory> {
        let mut paths = self.paths();
        self.fill_sets();
        let mut found = self.ask_commits();
        self.tips.add_members(self.wanted, &self.forest, &self.set_of_tree, &self.sets);
        let mut result = HashMap::with_capacity(self.wanted.len());
        for at in 0..self.wanted.len() {
            let mut history = self.conclude(&found[at], at);
            self.origins.insert(self.wanted[at], std::mem::take(&mut found[at].origins));
            (history.paths, history.path_commits) = std::mem::take(&mut paths[at]).into_iter().unzip();
            result.insert(self.wanted[at], history);
        }
        result
    }

    /// Gives each tree of the forest the set of the blobs that it holds at any depth. Subtrees come before the trees that hold them.
    fn fill_sets(&mut self) {
        self.set_of_tree = Vec::with_capacity(self.forest.len());
        for tree in 0..self.forest.len() as u32 {
            let mut set = self.sets.of(self.forest.hits(tree).iter().map(|hit| hit.blob).collect());
            for (child, _) in self.forest.children(tree) {
                set = self.sets.union(set, self.set_of_tree[*child as usize]);
            }
            self.set_of_tree.push(set);
        }
    }

    fn set_of_commit(&self, commit: u32) -> SetId {
        self.forest
            .find(self.commits.trees[commit as usize])
            .map_or(Sets::EMPTY, |tree| self.set_of_tree[tree as usize])
    }

    /// Goes through all commits once, and looks closer where a commit does not have what its parents have.
    fn ask_commits(&mut self) -> Vec<Found> {
        let mut found: Vec<Found> = self.wanted.iter().map(|_| Found::default()).collect();
        let has: Vec<SetId> = (0..self.commits.len() as u32).map(|commit| self.set_of_commit(commit)).collect();
        for (commit, mine) in (0..).zip(has.iter().copied()) {
            let parents = self.commits.parents(commit).iter().map(|parent| has[*parent as usize]);
            if parents.len() > 0 && parents.clone().all(|theirs| theirs == mine) {
                continue;
            }
            let any = parents.clone().fold(Sets::EMPTY, |any, theirs| self.sets.union(any, theirs));
            for blob in self.sets.without(mine, any) {
                found[blob as usize].origins.push(commit);
            }
            if self.tips.reached_by_head[commit as usize] {
                for blob in self.sets.without(any, mine) {
                    let found = &mut found[blob as usize];
                    let all = parents.clone().all(|theirs| self.sets.has(theirs, blob));
                    self.prefer_later(if all { &mut found.removed } else { &mut found.dropped }, commit);
                }
            }
        }
        // A commit that is asked for is in itself.
        for (id, found) in self.wanted.iter().zip(&mut found) {
            found.origins.extend(self.store.number(id).and_then(|number| self.commits.find(number)));
        }
        found
    }

    /// Order of commits: what a reference reaches first, then by date, then by id (so that packing changes nothing).
    fn prefer_earlier(&self, best: &mut Option<u32>, commit: u32) {
        let key = |commit: u32| (!self.tips.reached[commit as usize], self.commits.dates[commit as usize]);
        let better = best
            .is_none_or(|best| key(commit).cmp(&key(best)).then_with(|| self.id(commit).cmp(&self.id(best))).is_lt());
        if better {
            *best = Some(commit);
        }
    }

    fn prefer_later(&self, best: &mut Option<u32>, commit: u32) {
        let key = |commit: u32| self.commits.dates[commit as usize];
        let better = best
            .is_none_or(|best| key(commit).cmp(&key(best)).then_with(|| self.id(commit).cmp(&self.id(best))).is_gt());
        if better {
            *best = Some(commit);
        }
    }

    fn id(&self, commit: u32) -> Option<ObjectId> {
        self.store.id_at(self.commits.numbers[commit as usize])
    }

    /// The history of one of the wanted, by what was found about it.
    fn conclude(&mut self, found: &Found, at: usize) -> BlobHistory {
        let (id, blob) = (self.wanted[at], at as u32);
        let any = |reached: &[bool]| found.origins.iter().any(|commit| reached[*commit as usize]);
        let (logged, stashed) = (any(&self.tips.reached_by_log), any(&self.tips.reached_by_stash));
        if let Some(commit) = self.store.number(&id).and_then(|number| self.commits.find(number)) {
            return BlobHistory {
                introduced: self.person(commit),
                in_head: self.tips.reached_by_head[commit as usize],
                reachable: self.tips.reached[commit as usize],
                introduced_at: self.commits.dates[commit as usize],
                logged,
                stashed,
                ..BlobHistory::default()
            };
        }
        let mut introduced = None;
        found.origins.iter().for_each(|commit| self.prefer_earlier(&mut introduced, *commit));
        let in_head = self.tips.head.is_some_and(|head| self.sets.has(self.set_of_commit(head), blob));
        let removed = found.removed.or(found.dropped).filter(|_| !in_head);
        let reached = found.origins.iter().any(|commit| self.tips.reached[*commit as usize]);
        let date = |commit: Option<u32>| commit.map_or(0, |commit| self.commits.dates[commit as usize]);
        BlobHistory {
            introduced_at: date(introduced),
            removed_at: date(removed),
            introduced_path: introduced.and_then(|commit| self.path_in(commit, blob)),
            introduced: introduced.and_then(|commit| self.person(commit)),
            removed: removed.and_then(|commit| self.person(commit)),
            in_head,
            // A tip may be a tree or the object itself.
            reachable: reached || self.tips.others.contains_key(&id),
            logged,
            stashed,
            ..BlobHistory::default()
        }
    }

    /// What is needed to tell which tips reach what.
    fn into_reach(self) -> Reach {
        Reach { commits: self.commits, tips: self.tips, origins: self.origins }
    }

    /// Who wrote a commit, and when.
    fn person(&mut self, commit: u32) -> Option<Commit> {
        if let Some(known) = self.people.get(&commit) {
            return Some(known.clone());
        }
        let id = self.id(commit)?;
        // It has been read before; if it cannot be read again, it is still that commit.
        let bytes = self.store.read(&id).map(|(_, bytes)| bytes).unwrap_or_default();
        let person = commits::author(id, &bytes);
        self.people.insert(commit, person.clone());
        Some(person)
    }

    /// A path of a blob in a commit: down through trees that hold it. Numbers fall from tree to subtree, so that this ends.
    fn path_in(&self, commit: u32, blob: u32) -> Option<BString> {
        let mut tree = self.forest.find(self.commits.trees[commit as usize])?;
        let mut path = BString::default();
        loop {
            let hits = self.forest.hits(tree).iter().filter(|hit| hit.blob == blob);
            if let Some(name) = hits.map(|hit| self.names.get(hit.name)).min() {
                path.extend_from_slice(name);
                return Some(path);
            }
            let mut children = self.forest.children(tree).iter();
            let (child, name) = children.find(|(child, _)| self.sets.has(self.set_of_tree[*child as usize], blob))?;
            path.extend_from_slice(self.names.get(*name));
            path.push(b'/');
            tree = *child;
        }
    }

    /// The paths of each wanted blob, with a commit for each path.
    fn paths(&self) -> Vec<Paths> {
        // Commits in the order in which they are preferred.
        let mut order: Vec<u32> = (0..self.commits.len() as u32).collect();
        let key = |commit: &u32| (!self.tips.reached[*commit as usize], self.commits.dates[*commit as usize]);
        // Few dates are equal, and ids are far away.
        order.sort_unstable_by(|a, b| key(a).cmp(&key(b)).then_with(|| self.id(*a).cmp(&self.id(*b))));
        let commits = (0..).zip(&order).map(|(rank, commit)| (self.commits.trees[*commit as usize], rank));
        let tips = self.tips.trees.iter().map(|tree| (*tree, NONE));
        let roots = commits.chain(tips).filter_map(|(number, rank)| Some((self.forest.find(number)?, rank)));
        let id_of = |rank: u32| order.get(rank as usize).and_then(|commit| self.id(*commit));
        let mut paths = self.paths_under(roots, id_of);
        if paths.iter().any(Vec::is_empty) {
            // What no commit has may stand in trees of its own: a dropped stash or index.
            let mut is_top = vec![true; self.forest.len()];
            for tree in 0..self.forest.len() as u32 {
                self.forest.children(tree).iter().for_each(|(child, _)| is_top[*child as usize] = false);
            }
            let tops = (0..self.forest.len() as u32).filter(|tree| is_top[*tree as usize]);
            let dangling = self.paths_under(tops.map(|tree| (tree, NONE)), |_| None);
            for (found, more) in paths.iter_mut().zip(dangling).filter(|(found, _)| found.is_empty()) {
                *found = more;
            }
        }
        paths
    }

    /// The paths of each wanted blob below some trees: prefixes are handed down from tree to subtree, larger numbers first, and
    /// with each the least rank of the roots that it comes from.
    fn paths_under(
        &self,
        roots: impl Iterator<Item = (u32, u32)>,
        id_of: impl Fn(u32) -> Option<ObjectId>,
    ) -> Vec<Paths> {
        let mut table = PathTable::default();
        let mut prefixes: Vec<Vec<(u32, u32)>> = vec![Vec::new(); self.forest.len()];
        for (root, rank) in roots {
            match prefixes[root as usize].first_mut() {
                Some((_, known)) => *known = rank.min(*known),
                None => prefixes[root as usize].push((PathTable::ROOT, rank)),
            }
        }
        let mut found: Vec<BTreeMap<u32, u32>> = vec![BTreeMap::new(); self.wanted.len()];
        for tree in (0..self.forest.len()).rev() {
            for (prefix, rank) in std::mem::take(&mut prefixes[tree]) {
                for (child, name) in self.forest.children(tree as u32) {
                    let path = table.number(prefix, *name);
                    let known = &mut prefixes[*child as usize];
                    match known.iter().position(|(known, _)| *known == path) {
                        Some(at) => known[at].1 = rank.min(known[at].1),
                        None if known.len() < MAX_PREFIXES => known.push((path, rank)),
                        None => {}
                    }
                }
                for hit in self.forest.hits(tree as u32) {
                    let paths = &mut found[hit.blob as usize];
                    let path = table.number(prefix, hit.name);
                    if paths.len() < MAX_PATHS || paths.contains_key(&path) {
                        let known = paths.entry(path).or_insert(rank);
                        *known = rank.min(*known);
                    }
                }
            }
        }
        found
            .into_iter()
            .map(|paths| {
                let mut paths: Paths =
                    paths.into_iter().map(|(path, rank)| (table.spell(path, &self.names), id_of(rank))).collect();
                paths.sort_unstable();
                paths
            })
            .collect()
    }
}

/// What all commits say about one blob.
#[derive(Clone, Debug, Default)]
struct Found {
    /// Commits that have it while no parent has.
    origins: Vec<u32>,
    removed: Option<u32>,
    /// Not taken over by a merge.
    dropped: Option<u32>,
}

/// Which references reach what. Asked for a few objects: many of them times many thousands of references is more than memory should hold.
#[derive(Default)]
pub struct Reach {
    commits: Commits,
    tips: Tips,
    origins: HashMap<ObjectId, Vec<u32>>,
}

impl Reach {
    /// When the last merge came that a reference reaches, in the seconds of [`BlobHistory::introduced_at`].
    pub fn last_merge(&self) -> Option<i64> {
        let all = 0..self.commits.len() as u32;
        let merges = all.filter(|at| self.tips.reached[*at as usize] && self.commits.parents(*at).len() > 1);
        merges.map(|at| self.commits.dates[at as usize]).max()
    }

    /// For each group of objects that were asked for, which of the tips reach one of them: their positions, ascending.
    pub fn tips(&self, groups: &[Vec<ObjectId>]) -> Vec<Vec<u32>> {
        let mut tips = Vec::with_capacity(groups.len());
        for batch in groups.chunks(64) {
            let mut reached = vec![0u64; self.commits.len()];
            for (bit, group) in batch.iter().enumerate() {
                let origins = group.iter().filter_map(|id| self.origins.get(id)).flatten();
                origins.for_each(|commit| reached[*commit as usize] |= 1 << bit);
            }
            // Handed from parents to children.
            for commit in 0..reached.len() {
                let parents = self.commits.parents(commit as u32).iter();
                reached[commit] |= parents.fold(0, |mask, parent| mask | reached[*parent as usize]);
            }
            for (bit, group) in batch.iter().enumerate() {
                let of_commits =
                    self.tips.commits.iter().filter(|(_, commit)| reached[*commit as usize] >> bit & 1 != 0);
                let others = group.iter().filter_map(|id| self.tips.others.get(id)).flatten();
                let mut list: Vec<u32> = of_commits.map(|(tip, _)| *tip).chain(others.copied()).collect();
                list.sort_unstable();
                list.dedup();
                tips.push(list);
            }
        }
        tips
    }
}
