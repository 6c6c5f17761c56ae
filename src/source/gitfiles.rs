//! The texts of a git directory that are no objects: configuration, reference names, reflogs, messages being edited,
//! hooks, patches of a rebase in progress.
//!
//! In: a repository. Out: each such file as a blob. Everything in the directory is read but what has its own reader (objects,
//! indexes) and the git directories of submodules, which are named to the caller.

use super::folder::{Kind, Read, ReadError, each_below};
use super::reftable::Table;
use super::repository::Repository;
use crate::model::{Blob, Ledger, Origin, Unit};
use bstr::ByteSlice;
use std::borrow::Cow;
use std::path::PathBuf;

/// What reading the texts leaves behind.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read and what was not.
    pub ledger: Ledger,
    /// Git directories of submodules, which were not read.
    pub nested: Vec<PathBuf>,
}

/// Hands the texts to `visit`, in the order of their paths. Larger files than `max_file` bytes are uncovered.
pub fn visit(repository: &Repository, max_file: u64, visit: &mut dyn FnMut(Blob<'_>)) -> Report {
    let mut report = Report::default();
    let mut ref_names = Vec::new();
    let mut table_logs = Vec::new();
    let mut buffer = Vec::new();
    let mut hand_over = |path: &[u8], bytes: &[u8], ledger: &mut Ledger| {
        ledger.scanned(Unit::GitFile, bytes.len() as u64);
        visit(Blob { origin: Origin::GitFile { path: path.into() }, bytes: Cow::Borrowed(bytes) });
    };
    let mut nested = Vec::new();
    let mut enter = |path: &[u8]| {
        if !is_in_modules(path) {
            return !path.starts_with(b"objects/") || path == b"objects/" || path == b"objects/info/";
        }
        let folder = repository.common_dir.join(super::repository::path_from_bytes(path));
        let is_repository = folder.join("objects").is_dir() && folder.join("HEAD").is_file();
        if is_repository {
            nested.push(folder);
        }
        !is_repository
    };
    each_below(&repository.common_dir, &mut enter, &mut |path, entry| {
        let ledger = &mut report.ledger;
        let name = path.to_str_lossy();
        let outcome = match entry {
            Ok((_, _, Kind::Link)) => return ledger.skipped(Unit::GitFile, "symbolic link, not followed", name),
            Ok(_) if has_own_reader(path) => return,
            Ok(_) if is_loose_ref(path) => {
                ref_names.extend_from_slice(path);
                return ref_names.push(b'\n');
            }
            Ok((handle, file, _)) => handle.read(file, max_file, &mut buffer),
            Err(error) => Err(error),
        };
        match outcome {
            Ok(Read::Whole) if is_table(path) => {
                let table = Table::parse(&buffer);
                table.refs.iter().for_each(|(name, _)| ref_names.extend([name.as_slice(), b"\n"].concat()));
                for log in &table.logs {
                    table_logs.extend([log.name.as_slice(), b"\t", &log.text, b"\n"].concat());
                }
                match table.damage {
                    Some(why) => ledger.uncovered(Unit::GitFile, why, name),
                    None => ledger.scanned(Unit::GitFile, buffer.len() as u64),
                }
            }
            Ok(Read::Whole) => hand_over(path, &buffer, ledger),
            Ok(Read::Larger(_)) => ledger.uncovered(Unit::GitFile, "larger than the limit for a file", name),
            Ok(Read::NotAFile(why)) => ledger.skipped(Unit::GitFile, why, name),
            Err(ReadError::Absent) => {}
            Err(ReadError::Uncovered(why)) => ledger.uncovered(Unit::GitFile, why, name),
        }
    });
    for (path, text) in [("refs", ref_names), ("logs", table_logs)] {
        if !text.is_empty() {
            hand_over(path.as_bytes(), &text, &mut report.ledger);
        }
    }
    report.nested = nested;
    report
}

/// Indexes, of this and of linked work trees: their entries are read as such. What lies among the objects is an object, or will be.
fn has_own_reader(path: &[u8]) -> bool {
    let name = path.rsplit(|b| *b == b'/').next().unwrap_or(path);
    let is_index = name == b"index" || name.starts_with(b"sharedindex.");
    is_index && (name.len() == path.len() || path.starts_with(b"worktrees/"))
        || path.starts_with(b"objects/info/commit-graph")
        || path.starts_with(b"objects/") && !path.starts_with(b"objects/info/")
}

/// Where the git directories of submodules are: `modules/NAME`, with slashes in names, also of a linked work tree.
fn is_in_modules(path: &[u8]) -> bool {
    let own = path.strip_prefix(b"worktrees/").and_then(|rest| rest.split_once_str(b"/")).map_or(path, |(_, own)| own);
    own.starts_with(b"modules/")
}

/// A table of references and reflogs, which is decoded.
fn is_table(path: &[u8]) -> bool {
    let is_in_stack =
        path.starts_with(b"reftable/") || path.starts_with(b"worktrees/") && path.contains_str(b"/reftable/");
    is_in_stack && path.ends_with(b".ref")
}

/// A loose reference is its name: the file holds an object name. All names make one text, so that a name that holds a
/// secret is not shown as a path.
fn is_loose_ref(path: &[u8]) -> bool {
    path.starts_with(b"refs/") || path.starts_with(b"worktrees/") && path.contains_str(b"/refs/")
}
