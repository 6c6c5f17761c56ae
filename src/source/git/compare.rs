//! What a tree has that others have not: files by their names and ids, without a look at their contents.
//!
//! In: a store, a tree, the trees that it is compared with. Out: its entries that differ from those of all the others, and what the
//! first of the others has at paths where it has nothing. Folders that are the same in one of the others are not opened, and a
//! folder is looked at once for each set of folders that it is compared with: a few trees can spell more paths than any memory holds.

use super::object::Kind;
use super::store::ObjectStore;
use super::tree_entries::Entries;
use crate::model::{Ledger, ObjectId, Unit};
use bstr::BString;
use std::collections::{HashMap, HashSet};

/// An entry that no other tree has at its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Path from the top.
    pub path: BString,
    /// What it is now.
    pub id: ObjectId,
    /// Whether it is a submodule: then the id is of a commit of another repository.
    pub is_submodule: bool,
    /// Blobs that the others have at this path.
    pub before: Vec<ObjectId>,
}

/// An entry that is there no more: a file, or a folder with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Path from the top.
    pub path: BString,
    /// What it was.
    pub id: ObjectId,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New and changed files, in no certain order.
    pub changed: Vec<Changed>,
    /// What the first of the others has besides.
    pub gone: Vec<Gone>,
}

/// Folders that have been compared, each with what and how often.
#[derive(Debug, Default)]
pub struct Compared {
    seen: HashMap<(ObjectId, Vec<ObjectId>), Times>,
    /// Number of the comparison.
    call: u64,
}

/// How often two folders have been compared, and when last.
#[derive(Debug, Default)]
struct Times {
    count: u32,
    call: u64,
}

/// Changes that come again, as when commits are reverted and made again, are told so often: enough for people, and a bound for commits
/// that do nothing else.
const MOST_TIMES: u32 = 16;

const NOT_READ: &str = "a tree cannot be read: what is in it is not known";

impl Compared {
    /// Compares a tree with others. The same change is told once in a comparison, wherever it stands, and not without end in many.
    pub fn compare(
        &mut self,
        store: &ObjectStore,
        tree: ObjectId,
        others: &[ObjectId],
        ledger: &mut Ledger,
    ) -> Changes {
        self.call += 1;
        let mut changes = Changes::default();
        let mut waiting = vec![(BString::default(), tree, others.to_vec())];
        while let Some((folder, tree, others)) = waiting.pop() {
            if others.contains(&tree) || !self.is_wanted(tree, &others) {
                continue;
            }
            let Some(now) = read(store, &tree, ledger) else { continue };
            let before: Vec<HashMap<BString, Item>> =
                others.iter().filter_map(|id| Some(read(store, id, ledger)?.into_iter().collect())).collect();
            let join = |name: &[u8]| BString::from([folder.as_slice(), name].concat());
            for (name, item) in &now {
                let theirs = || before.iter().filter_map(|listing| listing.get(name));
                // An entry is as it was if one of the others has it so; with no others everything is new.
                if theirs().any(|other| other == item) {
                    continue;
                }
                if item.kind == FOLDER {
                    let others = theirs().filter(|other| other.kind == FOLDER).map(|other| other.id);
                    waiting.push((join(&[name, &b"/"[..]].concat()), item.id, others.collect()));
                } else {
                    let before = theirs().filter(|other| other.is_file()).map(|other| other.id).collect();
                    let is_submodule = item.kind == SUBMODULE;
                    changes.changed.push(Changed { path: join(name), id: item.id, is_submodule, before });
                }
            }
            let names: HashSet<&BString> = now.iter().map(|(name, _)| name).collect();
            let lost = before.first().into_iter().flatten().filter(|(name, _)| !names.contains(name));
            changes.gone.extend(lost.filter_map(|(name, item)| item.gone(join(name))));
        }
        changes.gone.sort_by(|a, b| a.path.cmp(&b.path));
        changes
    }

    fn is_wanted(&mut self, tree: ObjectId, others: &[ObjectId]) -> bool {
        let times = self.seen.entry((tree, others.to_vec())).or_default();
        let is_wanted = times.call != self.call && times.count < MOST_TIMES;
        (times.count, times.call) = (times.count + u32::from(is_wanted), self.call);
        is_wanted
    }
}

/// The file at a path of a tree.
pub fn file_at(store: &ObjectStore, tree: ObjectId, path: &[u8]) -> Option<ObjectId> {
    let mut at = Item { kind: FOLDER, id: tree };
    for name in path.split(|b| *b == b'/') {
        if at.kind != FOLDER {
            return None;
        }
        at = read(store, &at.id, &mut Ledger::new())?.into_iter().find(|(n, _)| *n == name)?.1;
    }
    at.is_file().then_some(at.id)
}

/// The files of what is gone, folders opened, as many as `limit`.
pub fn files_of(store: &ObjectStore, gone: &[Gone], limit: usize) -> Vec<(BString, ObjectId)> {
    let (mut files, mut seen) = (Vec::new(), HashSet::new());
    let mut waiting: Vec<Gone> = gone.iter().rev().cloned().collect();
    while let Some(entry) = waiting.pop().filter(|_| files.len() < limit) {
        if !entry.is_folder {
            files.push((entry.path, entry.id));
        } else if seen.insert(entry.id) {
            let inner = read(store, &entry.id, &mut Ledger::new()).unwrap_or_default().into_iter().rev();
            let path = |name: &[u8]| BString::from([entry.path.as_slice(), b"/", name].concat());
            waiting.extend(inner.filter_map(|(name, item)| item.gone(path(&name))));
        }
    }
    files
}

const FOLDER: u32 = 0o040000;
const SUBMODULE: u32 = 0o160000;

/// An entry of a tree. A change of permissions alone is no change of kind.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Item {
    kind: u32,
    id: ObjectId,
}

impl Item {
    fn is_file(&self) -> bool {
        self.kind != FOLDER && self.kind != SUBMODULE
    }

    fn gone(&self, path: BString) -> Option<Gone> {
        (self.kind != SUBMODULE).then_some(Gone { path, id: self.id, is_folder: self.kind == FOLDER })
    }
}

/// The entries of a tree in its order; a name may be there twice.
fn read(store: &ObjectStore, id: &ObjectId, ledger: &mut Ledger) -> Option<Vec<(BString, Item)>> {
    let Ok((Kind::Tree, bytes)) = store.read(id) else {
        ledger.uncovered(Unit::Object, NOT_READ, id.to_string());
        return None;
    };
    let entries = Entries::new(&bytes, id.as_bytes().len());
    let item = |kind, id: &[u8]| Some(Item { kind, id: ObjectId::from_bytes(id)? });
    Some(entries.filter_map(|entry| Some((entry.name.into(), item(entry.kind_of_mode(), entry.id)?))).collect())
}
