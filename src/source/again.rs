//! One file of a tree once more, for those who change it.
//!
//! In: a path below a folder. Out: its bytes, or that nothing is there, or that it is none that may be touched: a link, something
//! below a linked folder, a special file, a file of a git directory.

use super::folder::{ReadError, read_small};
use std::path::{Component, Path};

/// Larger files are not changed.
const LARGEST: u64 = 16 << 20;

/// What stands at a path.
#[derive(Debug)]
pub enum Found {
    /// A regular file.
    File(crate::model::SecretText),
    /// Nothing.
    Absent,
    /// Something that is not to be touched.
    Foreign,
}

/// Reads `path` below `base`; no component below `base` may be a link or `..`, and none may be `.git`.
pub fn read(base: &Path, path: &Path) -> Found {
    let whole = base.join(path);
    let mut now = if path.is_absolute() { std::path::PathBuf::new() } else { base.to_path_buf() };
    let count = path.components().count();
    for (nth, component) in path.components().enumerate() {
        match component {
            Component::ParentDir => return Found::Foreign,
            Component::Normal(name) if name == ".git" => return Found::Foreign,
            _ => now.push(component),
        }
        // Folders above what was named may be links (`/tmp` on some systems); the last two components never.
        let near = nth + 2 >= count || !path.is_absolute();
        if near && now.symlink_metadata().is_ok_and(|m| m.file_type().is_symlink()) {
            return Found::Foreign;
        }
    }
    match read_small(&whole, LARGEST) {
        Ok(bytes) => Found::File(crate::model::SecretText::new(bytes)),
        Err(ReadError::Absent) => Found::Absent,
        Err(ReadError::Uncovered(_)) => Found::Foreign,
    }
}
