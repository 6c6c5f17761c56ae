//! Where git looks for the hooks of a repository.
//!
//! In: a path in a repository. Out: the folder, and whether somebody else manages it. Nothing is written here.

use super::Error;
use crate::source::gitconfig::GitConfig;
use crate::source::repository::{Repository, path_from_bytes};
use std::path::{Path, PathBuf};

/// A folder of hooks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The folder; there need not be one.
    pub path: PathBuf,
    /// A configuration names it: then other programs put their hooks there.
    pub foreign: bool,
}

/// The folder of the hooks of a path's repository.
///
/// # Errors
/// There is no repository, or it cannot be told.
pub fn folder(path: &Path) -> Result<Folder, Error> {
    let found = Repository::discover(path).map_err(|e| Error(e.to_string()))?;
    let repository = found.ok_or_else(|| Error(format!("{}: not a git repository", path.display())))?;
    let own = Folder { path: repository.common_dir.join("hooks"), foreign: false };
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let of_user = home.as_ref().map(|home| home.join(".gitconfig"));
    // The repository's own setting is stronger than the user's.
    let named = [Some(repository.common_dir.join("config")), of_user].into_iter().flatten().find_map(|file| {
        let config = GitConfig::parse(&std::fs::read(file).ok()?);
        config.get("core", None, "hookspath").filter(|value| !value.is_empty()).map(path_from_bytes)
    });
    let Some(named) = named else { return Ok(own) };
    let named = match (named.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => repository.work_tree.as_deref().unwrap_or(&repository.git_dir).join(named),
    };
    Ok(if named == own.path { own } else { Folder { path: named, foreign: true } })
}
