//! What a commit would add: the entries of the index that differ from `HEAD`.
//!
//! In: a repository and its object store. Out: each staged blob that is new or changed, of all merge stages. The index is
//! compared with trees by object names, never by a diff, so neither attributes nor encodings hide anything; deleted and
//! merely renamed modes are nothing to read. Trees that the index is known to equal (git's own cached names) are not opened:
//! the cost is that of the folders that changed, not of the repository. Nothing is written, not even a refreshed index.

use super::git::compare::Gone;
use super::git::{Kind, ObjectStore};
use super::index::Index;
use super::refs::{self, Head};
use super::repository::Repository;
use super::special::{self, MayBeSecret};
use crate::model::{Blob, EnvFile, EnvKind, GitState, IgnoreFile, Ledger, ObjectId, Origin, Unit, path};
use bstr::{BString, ByteSlice};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Most that is read of `MERGE_HEAD`: a line for each commit.
const MERGE_HEAD_LIMIT: u64 = 1 << 16;
/// Cached trees nested deeper than this are not used.
const DEEPEST: usize = 4096;

/// What reading the index leaves behind.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read and what was not: a unit per entry of the index.
    pub ledger: Ledger,
    /// Staged files in which secrets live by custom, by path. Paths are relative to the top of the work tree.
    pub env_files: Vec<EnvFile>,
    /// What is staged and differs from `HEAD`: the blob by path and stage.
    pub staged: HashMap<(BString, u8), ObjectId>,
    /// Trees that the commit will have before it: that of `HEAD`, and of a merge in progress those of the others.
    pub before: Vec<ObjectId>,
    /// What `HEAD` has and the index has no more.
    pub gone: Vec<Gone>,
}

/// What a look at the index takes from who asks for it.
pub struct Options<'a> {
    /// Whether the configuration leaves a path out: it is counted and not read.
    pub exclude: &'a (dyn Fn(&[u8]) -> bool + Sync),
    /// Whether a value in a dotenv file may be a secret.
    pub may_be_secret: MayBeSecret,
}

/// Hands every staged blob that differs from `HEAD` to `visit`, from several threads.
pub fn visit(
    repository: &Repository,
    store: &ObjectStore,
    options: &Options<'_>,
    visit: &(dyn Fn(Blob<'_>) + Sync),
) -> Report {
    let mut report = Report::default();
    let index = match Index::of(repository) {
        Ok(index) => index,
        Err(error) => {
            report.ledger.uncovered(Unit::Target, error.0, repository.index_file.to_string_lossy());
            return report;
        }
    };
    if let Some(why) = index.damage() {
        report.ledger.uncovered(Unit::Target, why, repository.index_file.to_string_lossy());
    }
    let root = root_tree(repository, store, &mut report.ledger);
    report.before = root.into_iter().chain(merged_trees(repository, store)).collect();
    let (changed, gone) = changed_entries(&index, root, store, &mut report.ledger);
    report.gone = gone;
    let entries = changed.iter().filter_map(|at| index.entries().get(*at));
    report.staged = entries.map(|entry| ((index.path(entry).to_owned(), entry.stage), entry.id)).collect();
    let parts: Vec<Report> = changed.par_iter().map(|at| read_entry(&index, *at, store, options, visit)).collect();
    for part in parts {
        report.ledger.merge(part.ledger);
        report.env_files.extend(part.env_files);
    }
    place_ignore_files(repository, &mut report.env_files);
    report.env_files.sort();
    report
}

/// The tree of `HEAD`'s commit; none if there is no commit yet. If it cannot be read, every entry counts as new, which is
/// more than was asked for and hides nothing.
fn root_tree(repository: &Repository, store: &ObjectStore, ledger: &mut Ledger) -> Option<ObjectId> {
    let commit = match refs::head(repository) {
        Head::Commit { id, .. } => id,
        Head::Unborn { .. } => return None,
        Head::Broken(why) => {
            ledger.uncovered(Unit::GitFile, why, "HEAD");
            return None;
        }
    };
    let tree = tree_of(store, &commit);
    if tree.is_none() {
        ledger.uncovered(Unit::Object, "the commit of HEAD cannot be read", commit.to_string());
    }
    tree
}

fn tree_of(store: &ObjectStore, commit: &ObjectId) -> Option<ObjectId> {
    let Ok((Kind::Commit, text)) = store.read(commit) else { return None };
    text.strip_prefix(b"tree ").and_then(|rest| ObjectId::from_hex(rest.lines().next().unwrap_or_default()))
}

/// The trees of the commits that are being merged: what they have is not new.
fn merged_trees(repository: &Repository, store: &ObjectStore) -> Vec<ObjectId> {
    let heads = super::folder::read_small(&repository.git_dir.join("MERGE_HEAD"), MERGE_HEAD_LIMIT);
    let ids = heads.unwrap_or_default();
    ids.lines().filter_map(ObjectId::from_hex).filter_map(|id| tree_of(store, &id)).collect()
}

/// A folder to compare: its path (empty, or with a `/` at the end), its tree in `HEAD`, its entries in the index.
struct Pair {
    path: BString,
    tree: Option<ObjectId>,
    entries: Range<usize>,
}

/// Positions of the entries that have no equal in the tree, and what only the tree has.
fn changed_entries(
    index: &Index,
    root: Option<ObjectId>,
    store: &ObjectStore,
    ledger: &mut Ledger,
) -> (Vec<usize>, Vec<Gone>) {
    let cached = cached_trees(index.cached_trees(), root);
    let whole = Pair { path: BString::default(), tree: root, entries: 0..index.entries().len() };
    let mut found = Difference { waiting: vec![whole], ..Difference::default() };
    while let Some(pair) = found.waiting.pop() {
        if pair.tree.is_some() && pair.tree == cached.get(&pair.path).copied() {
            found.unchanged += pair.entries.len() as u64;
            continue;
        }
        let bytes = pair.tree.map(|id| (id, store.read(&id)));
        let tree = match &bytes {
            None => Some(HashMap::new()),
            Some((id, Ok((Kind::Tree, bytes)))) => parse_tree(bytes, id.as_bytes().len()),
            Some(_) => None,
        };
        let tree = tree.unwrap_or_else(|| {
            let name = bytes.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
            ledger.uncovered(Unit::Object, "a tree of HEAD cannot be read: its files count as new", name);
            HashMap::new()
        });
        found.compare(index, &pair, &tree);
    }
    ledger.skipped_many(Unit::IndexEntry, "as in HEAD", found.unchanged);
    found.changed.sort_unstable();
    found.gone.sort_by(|a, b| a.path.cmp(&b.path));
    (found.changed, found.gone)
}

/// Entries of a tree by name, with mode and object.
type Entries<'a> = HashMap<&'a [u8], (u32, ObjectId)>;

/// What has been compared so far.
#[derive(Default)]
struct Difference {
    waiting: Vec<Pair>,
    /// Positions in the index.
    changed: Vec<usize>,
    unchanged: u64,
    gone: Vec<Gone>,
}

impl Difference {
    /// Compares one folder; those in it will be compared later.
    fn compare(&mut self, index: &Index, pair: &Pair, tree: &Entries<'_>) {
        let mut met = HashSet::new();
        let mut at = pair.entries.start;
        while let Some(entry) = index.entries().get(at).filter(|_| at < pair.entries.end) {
            let name = index.path(entry).get(pair.path.len()..).unwrap_or_default();
            match name.find_byte(b'/') {
                Some(end) if !(entry.is_folder() && end + 1 == name.len()) => {
                    let path = BString::from([pair.path.as_slice(), &name[..=end]].concat());
                    let tree = tree.get(&name[..end]).filter(|(mode, _)| *mode == 0o040000).map(|(_, id)| *id);
                    let entries = index.below_in(&path, at..pair.entries.end);
                    met.insert(&name[..end]);
                    at = entries.end.max(at + 1);
                    self.waiting.push(Pair { path, tree, entries });
                }
                _ => {
                    let name = name.strip_suffix(b"/").unwrap_or(name);
                    met.insert(name);
                    let is_same = |(mode, id): &(u32, ObjectId)| *id == entry.id && kind(*mode) == kind(entry.mode);
                    if tree.get(name).is_some_and(is_same) {
                        self.unchanged += 1;
                    } else {
                        self.changed.push(at);
                    }
                    at += 1;
                }
            }
        }
        let lost = tree.iter().filter(|(name, (mode, _))| !met.contains(*name) && kind(*mode) != 0o160000);
        self.gone.extend(lost.map(|(name, (mode, id))| Gone {
            path: BString::from([pair.path.as_slice(), name].concat()),
            id: *id,
            is_folder: kind(*mode) == 0o040000,
        }));
    }
}

/// A change of permissions alone is no change of kind.
fn kind(mode: u32) -> u32 {
    mode & 0o170000
}

/// The entries of a tree object; `None` if it is damaged.
fn parse_tree(mut bytes: &[u8], hash: usize) -> Option<Entries<'_>> {
    let mut entries = HashMap::new();
    while !bytes.is_empty() {
        let (mode, rest) = bytes.split_once_str(b" ")?;
        let (name, rest) = rest.split_once_str(b"\0")?;
        let (id, rest) = rest.split_at_checked(hash)?;
        let mode = u32::from_str_radix(mode.to_str().ok()?, 8).ok()?;
        entries.insert(name, (mode, ObjectId::from_bytes(id)?));
        bytes = rest;
    }
    Some(entries)
}

/// The `TREE` extension: folders whose tree in the index has a known name. Damage ends the list, and costs only time.
fn cached_trees(mut bytes: &[u8], root: Option<ObjectId>) -> HashMap<BString, ObjectId> {
    let mut known = HashMap::new();
    let hash = root.map_or(20, |id| id.as_bytes().len());
    // Folders above, with the number of folders that are still to come in each.
    let mut above: Vec<(BString, u64)> = Vec::new();
    while let Some((name, rest)) = bytes.split_once_str(b"\0") {
        let Some((numbers, rest)) = rest.split_once_str(b"\n") else { break };
        let Some((entries, folders)) = numbers.to_str().ok().and_then(|n| n.split_once(' ')) else { break };
        let (Ok(entries), Ok(folders)) = (entries.parse::<i64>(), folders.parse::<u64>()) else { break };
        let path = match above.last_mut() {
            None if known.is_empty() && name.is_empty() => BString::default(),
            None => break,
            Some((path, left)) => {
                *left -= 1;
                BString::from([path.as_slice(), name, b"/"].concat())
            }
        };
        bytes = rest;
        if entries >= 0 {
            let Some((id, rest)) = bytes.split_at_checked(hash) else { break };
            known.extend(ObjectId::from_bytes(id).map(|id| (path.clone(), id)));
            bytes = rest;
        }
        if above.len() == DEEPEST {
            break;
        }
        above.push((path, folders));
        while above.last().is_some_and(|(_, left)| *left == 0) {
            above.pop();
        }
    }
    known
}

fn read_entry(
    index: &Index,
    at: usize,
    store: &ObjectStore,
    options: &Options<'_>,
    visit: &(dyn Fn(Blob<'_>) + Sync),
) -> Report {
    let mut report = Report::default();
    let Some(entry) = index.entries().get(at) else { return report };
    let path = index.path(entry).to_owned();
    let (name, ledger) = (path.to_str_lossy().into_owned(), &mut report.ledger);
    if (options.exclude)(&path) {
        ledger.skipped(Unit::IndexEntry, super::tree::EXCLUDED, name);
    } else if entry.is_submodule() {
        ledger.skipped(Unit::IndexEntry, "submodule", name);
    } else if entry.is_folder() {
        ledger.uncovered(Unit::IndexEntry, "a changed folder outside of the sparse checkout", name);
    } else if entry.intent_to_add {
        ledger.skipped(Unit::IndexEntry, "nothing is staged yet (git add -N)", name);
    } else {
        match store.read(&entry.id) {
            Ok((Kind::Blob, bytes)) => {
                ledger.scanned(Unit::IndexEntry, bytes.len() as u64);
                report.env_files.extend(env_file(&path, &bytes, options.may_be_secret).filter(|_| entry.stage == 0));
                visit(Blob { origin: Origin::Staged { path, stage: entry.stage }, bytes: Cow::Owned(bytes) });
            }
            Ok(_) => ledger.uncovered(Unit::IndexEntry, "its object is not a blob", name),
            Err(error) => ledger.uncovered(Unit::IndexEntry, error.why(), name),
        }
    }
    report
}

/// What a tracked file is, if it is one in which secrets live by custom.
pub fn env_file(path: &BString, bytes: &[u8], may_be_secret: MayBeSecret) -> Option<EnvFile> {
    let name = path::name(path);
    let kind = special::kind_of_name(name)?;
    let values = match kind {
        EnvKind::Key => special::Values::default(),
        EnvKind::Dotenv | EnvKind::Template => special::values(bytes, may_be_secret),
    };
    Some(EnvFile {
        path: path.clone(),
        path_in_work_tree: path.clone(),
        kind,
        state: GitState::Tracked,
        // The hook does not read the work tree's pattern files.
        pattern_matches: false,
        first_value: values.first_value,
        first_secret: values.first_secret,
        secret_name: values.secret_name,
        ignore_file: IgnoreFile { path: ".gitignore".into(), lines: 0, folder_len: 0 },
    })
}

/// Patterns would go into the file at the top; how long that is, is asked only when there is something to put there.
pub fn place_ignore_files(repository: &Repository, env_files: &mut [EnvFile]) {
    if env_files.is_empty() {
        return;
    }
    let Some(top) = &repository.work_tree else { return };
    let text = super::folder::read_small(&top.join(".gitignore"), super::ignore::PATTERN_FILE_LIMIT);
    let lines = text.map_or(0, |text| u32::try_from(text.lines().count()).unwrap_or(u32::MAX));
    env_files.iter_mut().for_each(|file| file.ignore_file.lines = lines);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cached_trees_are_nested_by_their_counts() {
        let id = |byte: u8| [byte; 20];
        let mut bytes = b"\0-1 2\na\x002 1\n".to_vec();
        bytes.extend(id(1));
        bytes.extend(b"b\x001 0\n");
        bytes.extend(id(2));
        bytes.extend(b"c\x00-1 0\n");
        let mut known: Vec<_> = cached_trees(&bytes, None).into_iter().collect();
        known.sort();
        let expected = [("a/", 1), ("a/b/", 2)];
        assert_eq!(known, expected.map(|(p, b)| (BString::from(p), ObjectId::from_bytes(&id(b)).unwrap())));
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(prop_oneof![Just(0u8), Just(b'1'), Just(b' '), Just(b'\n'), any::<u8>()], 0..120)) {
            let _ = cached_trees(&bytes, None);
            let _ = parse_tree(&bytes, 20);
        }
    }
}
