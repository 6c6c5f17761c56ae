//! The histories of a target: that of its repository, of its submodules, and of every other repository below it.
//!
//! In: what the files hold, with the repositories that the walk met. Out: the same with what the histories hold. Each git directory is
//! read once. Paths are shown as they are from the target: those of a submodule begin with its folder, whether or not it is checked
//! out. What lies below is not trusted more than files: its object stores end at the border of the target.

use super::Options;
use super::history::{self, Shown};
use super::tree::Part;
use crate::config::Config;
use crate::model::Unit;
use crate::source::repository::Repository;
use bstr::{BString, ByteSlice};
use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};

/// Submodules of submodules are followed this far.
const DEEPEST: usize = 32;

/// A git directory to read.
struct Next {
    git_dir: PathBuf,
    /// Top of its work tree as it is shown, if it was met as such.
    shown: Option<BString>,
    depth: usize,
    bare: bool,
}

/// Adds the histories of the target's repository, and of all below.
pub(super) fn histories(path: &Path, own: Option<&Repository>, part: &mut Part, options: &Options, config: &Config) {
    let Ok(root) = path.canonicalize() else { return };
    let mut seen = HashSet::new();
    let mut waiting = VecDeque::new();
    for found in std::mem::take(&mut part.nested) {
        waiting.push_back(Next { git_dir: found.git_dir, shown: Some(found.shown), depth: 0, bare: found.bare });
    }
    if let Some(repository) = own {
        seen.insert(repository.common_dir.canonicalize().unwrap_or_else(|_| repository.common_dir.clone()));
        let texts: &[u8] = if repository.work_tree.is_some() { b".git/" } else { b"" };
        let has_work_tree = repository.work_tree.is_some();
        let shown = Shown { repository, files: b"", texts, has_work_tree, base: path, within: None };
        let modules = history::join(&shown, part, options, config);
        waiting.extend(modules.into_iter().map(|git_dir| Next { git_dir, shown: None, depth: 0, bare: false }));
    }
    // The top of the work tree, from which the paths of the own history are counted.
    let top = own.and_then(|found| found.work_tree.as_ref()?.canonicalize().ok()).unwrap_or_else(|| root.clone());
    while let Some(next) = waiting.pop_front() {
        let ledger = &mut part.outcome.ledger;
        let name = next.git_dir.to_string_lossy().into_owned();
        let repository = match Repository::at_git_dir(&next.git_dir) {
            Ok(Some(repository)) => repository,
            Ok(None) => continue,
            Err(error) => {
                ledger.uncovered(Unit::Target, error.reason, name);
                continue;
            }
        };
        // A linked work tree shares what another one has.
        if !seen.insert(repository.common_dir.canonicalize().unwrap_or_else(|_| repository.common_dir.clone())) {
            continue;
        }
        if next.depth == DEEPEST {
            ledger.uncovered(Unit::Target, "submodules are nested too deep", name);
            continue;
        }
        let files = next.shown.unwrap_or_else(|| module_folder(&repository, &top));
        let texts = below(&repository.git_dir, &top).unwrap_or_else(|| [&files[..], b".git/"].concat().into());
        let has_work_tree = !next.bare;
        let shown = Shown {
            repository: &repository,
            files: &files,
            texts: &texts,
            has_work_tree,
            base: path,
            within: Some(&top),
        };
        let modules = history::join(&shown, part, options, config);
        let depth = next.depth + 1;
        waiting.extend(modules.into_iter().map(|git_dir| Next { git_dir, shown: None, depth, bare: false }));
    }
}

/// Where a submodule's files are, or would be: as its configuration says, if that is below the target; else its own folder.
fn module_folder(repository: &Repository, top: &Path) -> BString {
    let named = repository.named_work_tree().and_then(|folder| below(&folder, top));
    // The name of a submodule is that of its folder, unless somebody moved it.
    let own = || Some(below(&repository.git_dir, top)?.replace("/modules/", "/").replacen(".git/", "", 1).into());
    named.or_else(own).unwrap_or_default()
}

/// A folder as it is shown, if it lies below the target.
fn below(folder: &Path, top: &Path) -> Option<BString> {
    let inside = folder.strip_prefix(top).ok().filter(|rest| !rest.as_os_str().is_empty())?;
    Some([inside.as_os_str().as_encoded_bytes(), b"/"].concat().into())
}
