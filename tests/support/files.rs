//! Folders of cases.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use std::fs;
use std::path::{Path, PathBuf};

/// What a folder holds, sorted; nothing if there is none.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    found.sort();
    found
}

/// The last part of a path.
pub(crate) fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}
