//! What a repository has: an object, a file of a commit.
//!
//! In: a path of the repository, and names. Out: bytes. It judges nothing.

use super::Error;
use super::range::repository;
use crate::model::ObjectId;
use crate::source::git::compare::file_at;
use crate::source::git::{Kind, ObjectStore, graph};
use std::path::Path;

/// Whether the repository of a path is without an object.
pub(super) fn lacks(path: &Path, name: &str) -> bool {
    let (repository, id) = (repository(path), ObjectId::from_hex(name.as_bytes()));
    let (Ok(repository), Some(id)) = (repository, id) else { return true };
    !ObjectStore::open(&repository.object_dirs, None).0.contains(&id)
}

/// A file as a commit has it.
pub(super) fn file_of(path: &Path, commit: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let repository = repository(path)?;
    let (store, _) = ObjectStore::open(&repository.object_dirs, None);
    let tip = ObjectId::from_hex(commit.as_bytes()).and_then(|id| graph::tip(&store, id));
    let (_, tree) = tip.ok_or_else(|| Error(format!("commit {commit} is not here")))?;
    let Some(file) = file_at(&store, tree, name) else { return Ok(None) };
    match store.read(&file) {
        Ok((Kind::Blob, bytes)) => Ok(Some(bytes)),
        _ => Err(Error(format!("object {file} cannot be read"))),
    }
}
