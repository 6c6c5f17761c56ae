//! Where a project begins in the path by which it was asked for.
//!
//! In: a path as it was named, where that is, its repository. Out: what of it leads to the project. Folders of a project say what a file is
//! for (`tests`, `examples`, `locales`), and its files find one another by their paths; the folders that lead to it say nothing of that. So
//! paths begin at the project while files are looked at, whichever way it was asked for, and at the current folder in a report.

use crate::model::path;
use crate::source::repository::Repository;
use std::fs;
use std::path::Path;

/// How many bytes of `shown` lead to the project, the `/` behind them apart: none where the current folder, `base`, is in it.
///
/// A project is the work tree of the repository that holds the path; without one, the folder that was named, unless it is below the
/// current folder, which is taken for the project then.
pub(super) fn above(shown: &[u8], path: &Path, base: &Path, repository: Option<&Repository>) -> usize {
    let outside = shown.starts_with(b"/") || shown == b".." || shown.starts_with(b"../");
    let top = repository.and_then(|found| found.work_tree.as_deref()).and_then(|top| fs::canonicalize(top).ok());
    let is_here = |top: &Path| fs::canonicalize(base).is_ok_and(|base| base.starts_with(top));
    if shown.is_empty() || !outside && top.as_deref().is_none_or(is_here) {
        return 0;
    }
    let inside =
        |top: &Path| Some(fs::canonicalize(path).ok()?.strip_prefix(top).ok()?.as_os_str().as_encoded_bytes().to_vec());
    let named = || if path.is_dir() { Vec::new() } else { path::name(shown).to_vec() };
    // A link leads elsewhere than its name says: then what was named is all that is known.
    let is_named = |own: &Vec<u8>| {
        shown.strip_suffix(&**own).is_some_and(|above| own.is_empty() || above.last().is_none_or(|b| *b == b'/'))
    };
    let own = top.as_deref().and_then(inside).filter(is_named).unwrap_or_else(named);
    let above = &shown[..shown.len() - own.len()];
    above.strip_suffix(b"/").filter(|folder| !folder.is_empty()).unwrap_or(above).len()
}

/// The path of a project's file with what leads to the project.
pub(super) fn joined(above: &[u8], own: &[u8]) -> Vec<u8> {
    let slash: &[u8] = if above.is_empty() || above.ends_with(b"/") || own.is_empty() { b"" } else { b"/" };
    [above, slash, own].concat()
}
