//! One file of a tree once more, for those who change it, and the texts that it is to have.
//!
//! In: a path below a folder. Out: its bytes, or that nothing is there, or that it is none that may be touched: a link, something
//! below a linked folder, a special file, a file of a git directory. [`Drafts`] are texts that are not written yet and stand for their files.

use super::folder::{ReadError, read_small};
use crate::model::SecretText;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// Larger files are not changed.
const LARGEST: u64 = 16 << 20;

/// What stands at a path.
#[derive(Debug)]
pub enum Found {
    /// A regular file.
    File(SecretText),
    /// Nothing.
    Absent,
    /// Something that is not to be touched.
    Foreign,
}

/// Reads `path` below `base`; no component below `base` may be a link, and none may be `.git`. It may begin with `..`, as who asked named it so, and
/// has none behind.
pub fn read(base: &Path, path: &Path) -> Found {
    let whole = base.join(path);
    let mut now = if path.is_absolute() { std::path::PathBuf::new() } else { base.to_path_buf() };
    let count = path.components().count();
    for (nth, component) in path.components().enumerate() {
        match component {
            Component::ParentDir if path.components().take(nth).all(|c| c == Component::ParentDir) => {
                now.push(component)
            }
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
        Ok(bytes) => Found::File(SecretText::new(bytes)),
        Err(ReadError::Absent) => Found::Absent,
        Err(ReadError::Uncovered(_)) => Found::Foreign,
    }
}

/// Texts that stand for those of files, by the path that leads to these.
#[derive(Debug, Default)]
pub struct Drafts(BTreeMap<PathBuf, SecretText>);

impl Drafts {
    /// What stands at `path` below `base`: the draft, or else the file.
    pub fn read(&self, base: &Path, path: &Path) -> Found {
        self.text(&base.join(path)).map_or_else(|| read(base, path), |text| Found::File(text.clone()))
    }

    /// The draft of a file.
    pub fn text(&self, path: &Path) -> Option<&SecretText> {
        if self.0.is_empty() { None } else { self.0.get(&plain(path)) }
    }

    /// The names of drafts in a folder.
    pub fn names_in(&self, folder: &Path) -> impl Iterator<Item = &str> {
        let folder = plain(folder);
        self.0.keys().filter(move |path| path.parent() == Some(&folder)).filter_map(|path| path.file_name()?.to_str())
    }
}

impl FromIterator<(PathBuf, SecretText)> for Drafts {
    fn from_iter<I: IntoIterator<Item = (PathBuf, SecretText)>>(texts: I) -> Self {
        Drafts(texts.into_iter().map(|(path, text)| (plain(&path), text)).collect())
    }
}

/// A path without the components that name the folder they stand in.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|component| *component != Component::CurDir).collect()
}
