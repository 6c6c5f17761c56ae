//! References of a repository: what names which object.
//!
//! In: a repository whose references are files or tables. Out: `HEAD`, every reference with the object that it ends at, and every
//! object that a reflog names. It does not ask whether the objects exist. Which blobs are read does not depend on references;
//! they only say how an object is reached. A reference that cannot be understood is said, and stops nothing.

use super::folder::{Handle, Kind, Read, ReadError, each_below, read_small};
use super::reftable::{Record, Stack};
use super::repository::{RefStorage, Repository, path_from_bytes};
use crate::model::{Ledger, ObjectId, Unit};
use bstr::{BStr, BString, ByteSlice};
use std::collections::BTreeMap;
use std::path::Path;

/// Most that is read of one loose reference or pseudo-reference (`FETCH_HEAD` has a line per branch).
const REF_LIMIT: u64 = 16 << 20;
/// Most that is read of `packed-refs` or of one reflog.
const LIST_LIMIT: u64 = 1 << 30;
/// Symbolic references that are followed in a row, as in git.
const SYMBOLIC_DEPTH: usize = 5;

/// A name of an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ref {
    /// Full name: `refs/heads/main`, `HEAD`, `FETCH_HEAD`, `worktrees/NAME/HEAD`; for a reflog, its path: `logs/HEAD`.
    pub name: BString,
    /// The object that it ends at (a tag is not peeled).
    pub target: ObjectId,
}

/// What `HEAD` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Head {
    /// A commit, by way of a branch (its full name) or directly.
    Commit {
        /// The branch; none for a detached `HEAD`.
        branch: Option<BString>,
        /// The commit.
        id: ObjectId,
    },
    /// A branch without a commit yet.
    Unborn {
        /// The branch's full name.
        branch: BString,
    },
    /// It cannot be read: why.
    Broken(&'static str),
}

impl Head {
    /// The commit, if there is one.
    pub fn id(&self) -> Option<ObjectId> {
        match self {
            Head::Commit { id, .. } => Some(*id),
            Head::Unborn { .. } | Head::Broken(_) => None,
        }
    }
}

/// All references of a repository.
#[derive(Clone, Debug)]
pub struct Refs {
    /// `HEAD` of this work tree.
    pub head: Head,
    /// Every reference that ends at an object: those of all work trees and pseudo-references, by name.
    pub refs: Vec<Ref>,
    /// Every object that a reflog names, by reflog.
    pub reflogs: Vec<Ref>,
}

/// What one reference file says.
enum Value {
    Id(ObjectId),
    Symbolic(BString),
    Broken(&'static str),
}

const GARBAGE: &str = "not a reference";
const UNKNOWN_STORAGE: &str = "a storage of references that is not known";

impl Value {
    fn parse(text: &[u8]) -> Self {
        if let Some(name) = text.strip_prefix(b"ref:") {
            return Value::Symbolic(BString::from(name.trim_ascii()));
        }
        let digits = text.iter().take_while(|b| b.is_ascii_hexdigit()).count();
        match ObjectId::from_hex(&text[..digits]) {
            Some(id) if text.get(digits).is_none_or(u8::is_ascii_whitespace) => Value::Id(id),
            _ => Value::Broken(GARBAGE),
        }
    }

    fn read(handle: &Handle, name: &[u8], kind: Kind) -> Self {
        let mut text = Vec::new();
        match kind {
            // The oldest form of a symbolic reference is a link to the other's file.
            Kind::Link => match handle.read_link(name) {
                Ok(target) if target.starts_with(b"refs/") => Value::Symbolic(target.into()),
                _ => Value::Broken("symbolic link, not followed"),
            },
            _ => match handle.read(name, REF_LIMIT, &mut text) {
                Ok(Read::Whole) => Value::parse(&text),
                Ok(Read::Larger(_)) => Value::Broken(GARBAGE),
                Ok(Read::NotAFile(why)) | Err(ReadError::Uncovered(why)) => Value::Broken(why),
                Err(ReadError::Absent) => Value::Broken("removed while being read"),
            },
        }
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Self {
        match record {
            Record::Id(id) => Value::Id(id),
            Record::Symbolic(name) => Value::Symbolic(name),
            Record::Deleted => Value::Broken("deleted"),
        }
    }
}

/// `HEAD` alone: one or two small files, and a search in `packed-refs`.
pub fn head(repository: &Repository) -> Head {
    follow(repository, "HEAD")
}

/// What a reference of this full name ends at, if there is one.
pub fn find(repository: &Repository, name: &str) -> Option<ObjectId> {
    follow(repository, name).id()
}

fn follow(repository: &Repository, name: &str) -> Head {
    let tables = match repository.ref_storage {
        RefStorage::Reftable => {
            let mut all = Stack::read(&repository.common_dir).refs;
            if repository.git_dir != repository.common_dir {
                all.extend(Stack::read(&repository.git_dir).refs);
            }
            Some(all)
        }
        _ => None,
    };
    let lookup = |name: &BString| match &tables {
        Some(tables) => tables.get(name).cloned().map(Value::from),
        None => lookup(repository, name),
    };
    let mut name = BString::from(name);
    let mut branch = None;
    for _ in 0..=SYMBOLIC_DEPTH {
        match lookup(&name) {
            Some(Value::Id(id)) => return Head::Commit { branch, id },
            Some(Value::Broken(why)) => return Head::Broken(why),
            Some(Value::Symbolic(next)) => {
                // Unborn is the branch that HEAD itself names.
                branch.get_or_insert_with(|| next.clone());
                name = next;
            }
            None => {
                return match (branch, &repository.ref_storage) {
                    (_, RefStorage::Unknown(_)) => Head::Broken(UNKNOWN_STORAGE),
                    (Some(branch), _) => Head::Unborn { branch },
                    (None, _) => Head::Broken("there is no HEAD"),
                };
            }
        }
    }
    Head::Broken("symbolic references in a circle")
}

/// One reference by name: the file, then the packed list.
fn lookup(repository: &Repository, name: &[u8]) -> Option<Value> {
    // A name is a path: it must not lead anywhere else.
    if name.split(|b| *b == b'/').any(|part| part.is_empty() || part == b"." || part == b"..") {
        return Some(Value::Broken(GARBAGE));
    }
    let mut folders = vec![&repository.git_dir];
    if name.starts_with(b"refs/") && repository.common_dir != repository.git_dir {
        folders.push(&repository.common_dir);
    }
    for folder in folders {
        let path = folder.join(path_from_bytes(name));
        let (Some(parent), Some(file)) = (path.parent(), path.file_name()) else { continue };
        let file = file.as_encoded_bytes();
        if let Ok(handle) = Handle::open(parent)
            && let Ok(kind) = handle.kind(file)
            && kind != Kind::Folder
        {
            return Some(Value::read(&handle, file, kind));
        }
    }
    match read_small(&repository.common_dir.join("packed-refs"), LIST_LIMIT) {
        Ok(text) => packed_lines(&text).find(|(n, _)| *n == name).map(|(_, id)| Value::Id(id)),
        Err(ReadError::Absent) => None,
        Err(ReadError::Uncovered(why)) => Some(Value::Broken(why)),
    }
}

/// Names with their objects; peeled values and comments are left out.
fn packed_lines(text: &[u8]) -> impl Iterator<Item = (&BStr, ObjectId)> {
    text.split(|b| *b == b'\n').filter_map(|line| {
        let (id, name) = line.split_once_str(b" ")?;
        Some((name.strip_suffix(b"\r").unwrap_or(name).as_bstr(), ObjectId::from_hex(id)?))
    })
}

/// All references and reflogs. What cannot be read is in the ledger.
pub fn read(repository: &Repository, ledger: &mut Ledger) -> Refs {
    let mut all = BTreeMap::new();
    let mut reflogs = Vec::new();
    if let RefStorage::Unknown(name) = &repository.ref_storage {
        ledger.uncovered(Unit::GitFile, UNKNOWN_STORAGE, name.as_str());
    }
    match read_small(&repository.common_dir.join("packed-refs"), LIST_LIMIT) {
        Ok(text) => {
            all.extend(packed_lines(&text).map(|(name, id)| (name.to_owned(), Value::Id(id))));
            let lines =
                text.lines().filter(|line| !line.is_empty() && !line.starts_with(b"#") && !line.starts_with(b"^"));
            if lines.count() > packed_lines(&text).count() {
                ledger.uncovered(Unit::GitFile, GARBAGE, "packed-refs");
            }
        }
        Err(ReadError::Absent) => {}
        Err(ReadError::Uncovered(why)) => ledger.uncovered(Unit::GitFile, why, "packed-refs"),
    }
    let mut pseudo = Vec::new();
    let tables = repository.ref_storage == RefStorage::Reftable;
    let mut read_all = |folder: &Path, prefix: &[u8]| {
        let mut files = BTreeMap::new();
        read_folder(folder, prefix, &mut files, &mut pseudo, &mut reflogs, ledger);
        if tables {
            // The files are there only to keep old programs away.
            read_tables(folder, prefix, &mut all, &mut reflogs, ledger);
        } else {
            all.extend(files);
        }
    };
    read_all(&repository.common_dir, b"");
    let work_trees = repository.common_dir.join("worktrees");
    for name in folders_in(&work_trees) {
        let prefix = [b"worktrees/".as_slice(), &name, b"/"].concat();
        read_all(&work_trees.join(path_from_bytes(&name)), &prefix);
    }
    let mut refs = pseudo;
    for (name, value) in &all {
        match resolve(&all, name, value) {
            Ok(Some(target)) => refs.push(Ref { name: name.clone(), target }),
            // An unborn branch is no damage.
            Ok(None) => {}
            Err(why) => ledger.uncovered(Unit::GitFile, why, name.to_str_lossy()),
        }
    }
    refs.sort();
    refs.dedup();
    reflogs.sort();
    reflogs.dedup();
    let head = head(repository);
    if let Head::Broken(why) = head
        && !all.contains_key(b"HEAD".as_bstr())
    {
        ledger.uncovered(Unit::GitFile, why, "HEAD");
    }
    Refs { head, refs, reflogs }
}

/// The end of a chain of symbolic references; `None` if that does not exist.
fn resolve(all: &BTreeMap<BString, Value>, name: &BString, value: &Value) -> Result<Option<ObjectId>, &'static str> {
    // A work tree's HEAD names references of its own folder or shared ones.
    let folder = name.strip_suffix(b"HEAD").filter(|f| f.starts_with(b"worktrees/")).unwrap_or_default();
    let mut value = value;
    for _ in 0..=SYMBOLIC_DEPTH {
        match value {
            Value::Id(id) => return Ok((!id.is_zero()).then_some(*id)),
            Value::Broken(why) => return Err(why),
            Value::Symbolic(next) => {
                let own = BString::from([folder, next].concat());
                match all.get(&own).or_else(|| all.get(next)) {
                    Some(found) => value = found,
                    None => return Ok(None),
                }
            }
        }
    }
    Err("symbolic references in a circle")
}

/// References and reflogs of one git directory that has tables.
fn read_tables(
    folder: &Path,
    prefix: &[u8],
    all: &mut BTreeMap<BString, Value>,
    reflogs: &mut Vec<Ref>,
    ledger: &mut Ledger,
) {
    let stack = Stack::read(folder);
    for (name, why) in stack.problems {
        ledger.uncovered(Unit::GitFile, why, [prefix, &name].concat().to_str_lossy());
    }
    for (name, record) in stack.refs {
        all.insert([prefix, &name].concat().into(), record.into());
    }
    for log in stack.logs {
        let name = BString::from([prefix, b"logs/", &log.name].concat());
        let ids = [log.old, log.new].into_iter().filter(|id| !id.is_zero());
        reflogs.extend(ids.map(|target| Ref { name: name.clone(), target }));
    }
}

/// `HEAD`, pseudo-references, loose references and reflogs of one git directory.
fn read_folder(
    folder: &Path,
    prefix: &[u8],
    all: &mut BTreeMap<BString, Value>,
    pseudo: &mut Vec<Ref>,
    reflogs: &mut Vec<Ref>,
    ledger: &mut Ledger,
) {
    let mut enter = |path: &[u8]| path.starts_with(b"refs/") || path.starts_with(b"logs/");
    each_below(folder, &mut enter, &mut |path, entry| {
        let name = BString::from([prefix, path].concat());
        let (handle, file, kind) = match entry {
            Ok(entry) => entry,
            Err(ReadError::Absent) => return,
            Err(ReadError::Uncovered(why)) => return ledger.uncovered(Unit::GitFile, why, name.to_str_lossy()),
        };
        if path.starts_with(b"logs/") {
            let mut text = Vec::new();
            // One that cannot be read is counted where git's files are read as texts.
            if handle.read(file, LIST_LIMIT, &mut text) == Ok(Read::Whole) {
                reflogs.extend(reflog_ids(&text).map(|target| Ref { name: name.clone(), target }));
            }
        } else if path.starts_with(b"refs/") || path == b"HEAD" {
            // A lock is a reference to be.
            if !file.ends_with(b".lock") {
                all.insert(name, Value::read(handle, file, kind));
            }
        } else if is_pseudo(path) {
            let mut text = Vec::new();
            if handle.read(file, REF_LIMIT, &mut text) == Ok(Read::Whole) {
                let ids = text.lines().filter_map(|line| match Value::parse(line) {
                    Value::Id(id) => Some(id),
                    Value::Symbolic(_) | Value::Broken(_) => None,
                });
                pseudo.extend(ids.map(|target| Ref { name: name.clone(), target }));
            }
        }
    });
}

/// `FETCH_HEAD`, `ORIG_HEAD`, `MERGE_HEAD`, `AUTO_MERGE` and the like: capitals at the top of a git directory. That
/// others (`COMMIT_EDITMSG`) have no line that is an object name does no harm.
fn is_pseudo(path: &[u8]) -> bool {
    path.iter().all(|b| b.is_ascii_uppercase() || *b == b'_')
}

/// The old and new object names of a reflog, each once in a row.
fn reflog_ids(text: &[u8]) -> impl Iterator<Item = ObjectId> {
    let mut last = None;
    text.split(|b| *b == b'\n')
        .flat_map(|line| line.splitn(3, |b| *b == b' ').take(2))
        .filter_map(|word| ObjectId::from_hex(word).filter(|id| !id.is_zero()))
        .filter(move |id| last.replace(*id) != Some(*id))
}

fn folders_in(path: &Path) -> Vec<BString> {
    let Ok(listing) = Handle::open(path).and_then(|handle| handle.list()) else { return Vec::new() };
    let mut names: Vec<BString> =
        listing.iter().filter(|(_, kind)| *kind == Kind::Folder).map(|(name, _)| name.into()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reflog_names_old_and_new() {
        let (a, b) = ("1".repeat(40), "2".repeat(40));
        let zero = "0".repeat(40);
        let text = format!("{zero} {a} N <e> 1 +0000\tcommit\n{a} {b} N <e> 2 +0000\tcommit\ngarbage\n");
        let ids: Vec<_> = reflog_ids(text.as_bytes()).map(|id| id.to_string()).collect();
        assert_eq!(ids, [a, b]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_some_value(text in prop::collection::vec(any::<u8>(), 0..100)) {
            let _ = Value::parse(&text);
            let _ = packed_lines(&text).count();
            let _ = reflog_ids(&text).count();
        }
    }
}
