//! The texts of a git directory that are no objects: configuration, reference names, reflogs, messages being edited,
//! hooks, patches of a rebase in progress.
//!
//! In: a repository. Out: each such file as a blob. Everything in the directory is read but what has its own reader (objects
//! and what helps to find them, indexes) and the git directories of submodules, which are named to the caller.

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
            return !is_store_of_what_arrives(path);
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
            Ok(_) if has_own_reader(path) => return,
            Ok((_, _, Kind::Link)) => return self.ledger.skipped(Unit::GitFile, "symbolic link, not followed", name),
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

/// Indexes, of this and of linked work trees, and what is called as objects and their helpers are: who reads those reads them. Whatever else
/// lies among the objects is a text like others, or could be used to keep one out of sight.
fn has_own_reader(path: &[u8]) -> bool {
    if let Some(stored) = path.strip_prefix(b"objects/") {
        return is_stored(stored);
    }
    let own = path.strip_prefix(b"worktrees/").and_then(|rest| rest.split_once_str(b"/")).map_or(path, |(_, own)| own);
    own == b"index" || own.strip_prefix(b"sharedindex.").is_some_and(|id| is_id(id, 0))
}

/// Files of an object store that git knows: loose objects, packs and their helpers, and what becomes one.
fn is_stored(path: &[u8]) -> bool {
    let Some((folder, name)) = path.rsplit_once_str(b"/") else { return false };
    match folder {
        b"info" => name == b"commit-graph",
        b"info/commit-graphs" => name.ends_with(b".graph"),
        b"pack" => {
            name.starts_with(b"tmp_")
                || name.starts_with(b"multi-pack-index")
                || [".pack", ".idx", ".rev", ".bitmap", ".mtimes"].iter().any(|end| name.ends_with(end.as_bytes()))
        }
        b"pack/multi-pack-index.d" => name.ends_with(b".midx"),
        _ => folder.len() == 2 && is_hex(folder) && (is_id(name, 2) || name.starts_with(b"tmp_obj_")),
    }
}

/// Whether these are the digits of an object id without its first ones, which the folder has.
fn is_id(text: &[u8], without: usize) -> bool {
    is_hex(text) && [40, 64].contains(&(text.len() + without))
}

fn is_hex(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b))
}

/// Objects that are arriving, or were when something broke off, in a store of their own.
fn is_store_of_what_arrives(path: &[u8]) -> bool {
    path.strip_prefix(b"objects/").is_some_and(|own| own.starts_with(b"tmp_objdir-") || own.starts_with(b"incoming-"))
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
/// secret is not shown as a path. What is being written is no reference yet, and nobody else reads it.
fn is_loose_ref(path: &[u8]) -> bool {
    let is_below = path.starts_with(b"refs/") || path.starts_with(b"worktrees/") && path.contains_str(b"/refs/");
    is_below && !path.ends_with(b".lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_called_as_git_calls_it_has_a_reader_of_its_own() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        for path in [
            "index",
            "worktrees/a/index",
            &format!("sharedindex.{id}"),
            &format!("objects/ab/{}", &id[2..]),
            "objects/ab/tmp_obj_x7",
            "objects/pack/foo.pack",
            "objects/pack/multi-pack-index.d/multi-pack-index-chain",
            &format!("objects/pack/multi-pack-index.d/multi-pack-index-{id}.midx"),
            "objects/info/commit-graph",
        ] {
            let chain = path.ends_with("-chain");
            assert_eq!(has_own_reader(path.as_bytes()), !chain, "{path}");
        }
        for path in [
            "objects/notes.txt",
            "objects/zz/key",
            "objects/ab/cdkey",
            "objects/ab/cdef",
            "sharedindex.cdef",
            "objects/pack/readme",
            "objects/pack/a.keep",
            "objects/info/packs",
            "sharedindex.txt",
            "worktrees/a/deep/index",
            "config",
        ] {
            assert!(!has_own_reader(path.as_bytes()), "{path}");
        }
    }
}
