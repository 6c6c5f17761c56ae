//! Files of projects that are built into pages: what nothing in them tells, their manifest does.
//!
//! In: the pictures of all files. Out: the same, with the side of such files.

use crate::model::{FileSummary, Side, path};
use crate::rules::clients::syntax_table;

/// The folder of a project in which its builder looks for code.
const SOURCES: &str = "src/";

/// Tells the side of files below the manifests.
pub(super) fn tell(files: &mut [FileSummary]) {
    let manifests = files.iter().filter(|f| f.builds_pages);
    let folders: Vec<Vec<u8>> = manifests.map(|f| [path::prefix(&f.path), SOURCES.as_bytes()].concat()).collect();
    if folders.is_empty() {
        return;
    }
    for file in files.iter_mut().filter(|f| f.side == Side::Unknown && f.inside.is_none()) {
        let of_pages = syntax_table(file.language).is_some_and(|t| !t.browser_globals.is_empty());
        if of_pages && folders.iter().any(|folder| file.path.starts_with(folder)) {
            (file.side, file.side_reason) = (Side::Browser, "its project is built into pages");
        }
    }
}
