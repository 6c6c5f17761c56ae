//! Where git looks for the hooks of a repository.
//!
//! In: a path in a repository. Out: the folder, and whether somebody else manages it. Nothing is written here.

use super::Error;
use crate::source::repository::Repository;
use crate::source::userconfig::Places;
use std::path::{Path, PathBuf};

/// A folder of hooks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The folder; there need not be one.
    pub path: PathBuf,
    /// A configuration names it: then other programs put their hooks there.
    pub foreign: bool,
    /// The repository has no work tree: nobody commits in it.
    pub bare: bool,
}

/// The folder of the hooks of a path's repository.
///
/// # Errors
/// There is no repository, or it cannot be told.
pub fn folder(path: &Path) -> Result<Folder, Error> {
    let found = Repository::discover(path).map_err(|e| Error(e.to_string()))?;
    let repository = found.ok_or_else(|| Error(format!("{}: not a git repository", path.display())))?;
    let bare = repository.work_tree.is_none();
    let own = Folder { path: repository.common_dir.join("hooks"), foreign: false, bare };
    let var = |name: &str| std::env::var_os(name);
    let places = Places::new(&var, Some(&repository.git_dir));
    let config = places.of_repository(&repository);
    let Some(named) = config.get("core", None, "hookspath").filter(|value| !value.is_empty()) else { return Ok(own) };
    let named = repository.work_tree.as_deref().unwrap_or(&repository.git_dir).join(places.path(named));
    Ok(if named == own.path { own } else { Folder { path: written_by_hand(named), foreign: true, bare } })
}

/// The folder that people write hooks into, where what git calls is made anew by a program with each installation: husky keeps that in `_`.
fn written_by_hand(folder: PathBuf) -> PathBuf {
    match folder.parent() {
        Some(above) if folder.ends_with("_") && above.is_dir() => above.to_owned(),
        _ => folder,
    }
}
