//! The texts of a git directory that are no objects: configuration, reference names, reflogs, messages being edited,
//! hooks, patches of a rebase in progress.
//!
//! In: a repository. Out: each such file as a blob. Everything in the directory is read but what has its own reader (objects,
//! indexes) and the git directories of submodules, which are named to the caller.

use super::folder::{Handle, Kind, Read, ReadError, each_below};
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
    let mut texts = Texts {
        visit,
        max_file,
        ledger: Ledger::new(),
        ref_names: Vec::new(),
        table_logs: Vec::new(),
        buffer: Vec::new(),
    };
    each_below(&repository.common_dir, &mut enter, &mut |path, entry| texts.take(path, entry));
    Report { ledger: texts.finish(), nested }
}

/// What has been met so far.
struct Texts<'v> {
    visit: &'v mut dyn FnMut(Blob<'_>),
    max_file: u64,
    ledger: Ledger,
    /// Names of references, a line each.
    ref_names: Vec<u8>,
    /// Reflogs that stand in tables, each line behind the name of its reference.
    table_logs: Vec<u8>,
    buffer: Vec<u8>,
}

impl Texts<'_> {
    fn take(&mut self, path: &[u8], entry: Result<(&Handle, &[u8], Kind), ReadError>) {
        let name = path.to_str_lossy();
        let outcome = match entry {
            Ok((_, _, Kind::Link)) => return self.ledger.skipped(Unit::GitFile, "symbolic link, not followed", name),
            Ok(_) if has_own_reader(path) => return,
            Ok(_) if is_loose_ref(path) => return self.ref_names.extend([path, b"\n"].concat()),
            Ok((handle, file, _)) => handle.read(file, self.max_file, &mut self.buffer),
            Err(error) => Err(error),
        };
        match outcome {
            Ok(Read::Whole) if is_table(path) => self.take_table(&name),
            Ok(Read::Whole) => {
                let bytes = std::mem::take(&mut self.buffer);
                self.hand_over(path, &bytes);
                self.buffer = bytes;
            }
            Ok(Read::Larger(_)) => self.ledger.uncovered(Unit::GitFile, "larger than the limit for a file", name),
            Ok(Read::NotAFile(why)) => self.ledger.skipped(Unit::GitFile, why, name),
            Err(ReadError::Absent) => {}
            // What holds references is also read by who follows them, and said there.
            Err(ReadError::Uncovered(_)) if is_said_as_reference(path) => {}
            Err(ReadError::Uncovered(why)) => self.ledger.uncovered(Unit::GitFile, why, name),
        }
    }

    /// The table in the buffer: its names and reflogs join those of others.
    fn take_table(&mut self, name: &str) {
        let table = Table::parse(&self.buffer);
        table.refs.iter().for_each(|(name, _)| self.ref_names.extend([name.as_slice(), b"\n"].concat()));
        for log in &table.logs {
            self.table_logs.extend([log.name.as_slice(), b"\t", &log.text, b"\n"].concat());
        }
        match table.damage {
            Some(why) => self.ledger.uncovered(Unit::GitFile, why, name),
            None => self.ledger.scanned(Unit::GitFile, self.buffer.len() as u64),
        }
    }

    fn hand_over(&mut self, path: &[u8], bytes: &[u8]) {
        self.ledger.scanned(Unit::GitFile, bytes.len() as u64);
        (self.visit)(Blob { origin: Origin::GitFile { path: path.into() }, bytes: Cow::Borrowed(bytes) });
    }

    /// Hands over what stood in many files.
    fn finish(mut self) -> Ledger {
        for (path, text) in
            [("refs", std::mem::take(&mut self.ref_names)), ("logs", std::mem::take(&mut self.table_logs))]
        {
            if !text.is_empty() {
                self.hand_over(path.as_bytes(), &text);
            }
        }
        self.ledger
    }
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

/// Folders of loose references, `HEAD`, and the packed ones.
fn is_said_as_reference(path: &[u8]) -> bool {
    let is_head = path == b"HEAD" || path.starts_with(b"worktrees/") && path.ends_with(b"/HEAD");
    is_head || path == b"packed-refs" || is_loose_ref(path)
}

/// A loose reference is its name: the file holds an object name. All names make one text, so that a name that holds a
/// secret is not shown as a path.
fn is_loose_ref(path: &[u8]) -> bool {
    path.starts_with(b"refs/") || path.starts_with(b"worktrees/") && path.contains_str(b"/refs/")
}
