//! What git knows of a work tree, as far as the walk asks: which paths are tracked, and which it would ignore.
//!
//! In: a repository. Out: answers per path. It knows nothing of files and folders on disk.

use super::ignore::{Chain, Excludes, PATTERN_FILE_LIMIT, Patterns};
use super::index::Index;
use super::repository::Repository;
use crate::model::{Ledger, Unit};
use bstr::ByteSlice;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The top of the work tree to which a folder deeper in it belongs: git tracks something below it. A folder of something else that lies in
/// somebody's work tree by chance (a project in a home folder that is kept in git) belongs to none.
pub fn top_around(folder: &Path, repository: &Repository) -> Option<PathBuf> {
    let top = repository.work_tree.as_ref()?.canonicalize().ok()?;
    let folder = folder.canonicalize().ok()?;
    let below = folder.strip_prefix(&top).ok().filter(|below| !below.as_os_str().is_empty())?;
    let path = [below.as_os_str().as_encoded_bytes(), b"/"].concat();
    let index = Index::of(repository).ok()?;
    let tracked = !index.below_in(&path, 0..index.entries().len()).is_empty();
    tracked.then_some(top)
}

/// The index and the ignore rules of one work tree.
pub(super) struct WorkTree {
    index: Index,
    /// Which entries the walk has met on disk.
    met: Vec<AtomicBool>,
    excludes: Excludes,
    ignore_case: bool,
}

impl WorkTree {
    /// Of a repository. An index that cannot be read is said, and no path counts as tracked.
    pub(super) fn new(repository: &Repository, user_excludes: Option<&Path>, ledger: &mut Ledger) -> Arc<Self> {
        let index = Index::of(repository).unwrap_or_else(|error| {
            ledger.uncovered(Unit::Target, error.0, repository.index_file.to_string_lossy());
            Index::default()
        });
        if let Some(why) = index.damage() {
            ledger.uncovered(Unit::Target, why, repository.index_file.to_string_lossy());
        }
        Arc::new(Self {
            met: index.entries().iter().map(|_| AtomicBool::new(false)).collect(),
            index,
            excludes: Excludes::read(&repository.common_dir, user_excludes, repository.ignore_case),
            ignore_case: repository.ignore_case,
        })
    }

    /// Positions in the index of everything below a folder (empty, or with its `/`).
    pub(super) fn below(&self, folder: &[u8], within: Option<&Range<usize>>) -> Range<usize> {
        self.index.below_in(folder, within.cloned().unwrap_or(0..self.index.entries().len()))
    }

    /// Whether `folder` + `name` is in the index; notes that it was met on disk.
    pub(super) fn meets(&self, folder: &[u8], name: &[u8], within: &Range<usize>) -> bool {
        let found = self.index.find_in(folder, name, within.clone());
        if let Some(met) = found.and_then(|at| self.met.get(at)) {
            met.store(true, Ordering::Relaxed);
        }
        found.is_some()
    }

    /// Whether `folder` + `name` is a submodule of the index.
    pub(super) fn is_submodule(&self, folder: &[u8], name: &[u8], within: &Range<usize>) -> bool {
        let found = self.index.find_in(folder, name, within.clone());
        found.and_then(|at| self.index.entries().get(at)).is_some_and(|e| e.is_submodule())
    }

    /// Whether the ignore rules match a path in a folder that is not ignored.
    pub(super) fn ignores(&self, chain: Option<&Arc<Chain>>, path: &[u8], is_folder: bool) -> bool {
        self.excludes.ignores(chain, path, is_folder)
    }

    /// The rules of a folder with its own pattern file.
    pub(super) fn chain_with(&self, above: Option<Arc<Chain>>, folder: &[u8], text: &[u8]) -> Option<Arc<Chain>> {
        Some(Chain::with(above, folder, Patterns::parse(text, self.ignore_case)))
    }

    /// The rules that hold in a folder by the pattern files from the top to above it, and whether it is itself ignored.
    pub(super) fn rules_above(&self, top: &Path, folder: &[u8]) -> (Option<Arc<Chain>>, bool) {
        let mut chain = None;
        let mut start = 0;
        while let Some(end) = folder[start..].find_byte(b'/').map(|n| start + n) {
            let here = &folder[..start];
            let file = top.join(super::repository::path_from_bytes(here)).join(".gitignore");
            if let Ok(text) = super::folder::read_small(&file, PATTERN_FILE_LIMIT) {
                chain = self.chain_with(chain, here, &text);
            }
            if self.ignores(chain.as_ref(), &folder[..end], true) {
                return (chain, true);
            }
            start = end + 1;
        }
        (chain, false)
    }

    /// Counts what is in the index below `folder`, and was not met on disk. `shown` makes the name of a path.
    pub(super) fn count_absent(&self, folder: &[u8], shown: impl Fn(&[u8]) -> String, ledger: &mut Ledger) {
        let mut previous: &[u8] = b"";
        for at in self.below(folder, None) {
            let (Some(entry), Some(met)) = (self.index.entries().get(at), self.met.get(at)) else { continue };
            let path = self.index.path(entry).as_bytes();
            // The other stages of a conflict have the same path, and only the first is marked.
            if !met.load(Ordering::Relaxed) && path != previous {
                if entry.is_folder() {
                    ledger.skipped(Unit::Directory, "outside the sparse checkout", shown(path));
                } else if entry.is_submodule() {
                    ledger.skipped(Unit::Directory, "submodule that is not checked out", shown(path));
                } else {
                    ledger.skipped(Unit::File, "tracked, but not in the working tree", shown(path));
                }
            }
            previous = path;
        }
    }
}
