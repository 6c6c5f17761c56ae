//! Which file a name of a function or a class means in another one.
//!
//! In: the pictures of all files. Out: whether a name, as one file has it, is what another file defines. A name that several files define means
//! the one whose file or folder stands before it.

use crate::model::{Export, FileSummary};
use crate::rules::clients::syntax_table;
use std::collections::HashMap;

/// Files that define a function or a class of a name.
#[derive(Default)]
pub(super) struct Names<'p> {
    files: &'p [FileSummary],
    definers: HashMap<&'p str, Vec<usize>>,
}

impl<'p> Names<'p> {
    /// Knows these files.
    pub(super) fn new(files: &'p [FileSummary]) -> Self {
        let mut definers: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, file) in files.iter().enumerate() {
            let classes = file.exports.iter().filter(|(_, e)| matches!(e, Export::Class(_))).map(|(n, _)| n);
            for name in file.functions.iter().map(|f| &f.name).chain(classes) {
                let of = definers.entry(name).or_default();
                if of.last() != Some(&at) {
                    of.push(at);
                }
            }
        }
        Self { files, definers }
    }

    /// Whether a name, as one file has it, is what another file defines.
    pub(super) fn means(&self, at: usize, from: usize, to: &str) -> bool {
        let family = |i: usize| self.files.get(i).and_then(|f| syntax_table(f.language)).map(|t| t.family);
        if family(at) != family(from) {
            return false;
        }
        let same = |i: &&usize| family(**i) == family(at);
        if self.definers.get(last(to)).map_or(0, |all| all.iter().filter(same).count()) <= 1 {
            return true;
        }
        let before = to.len() - last(to).len();
        let home = to.get(..before).unwrap_or("").trim_end_matches(['.', ':']);
        let Some(file) = self.files.get(at) else { return false };
        let path = String::from_utf8_lossy(&file.path).into_owned();
        let mut parts = path.rsplit('/');
        let stem = parts.next().and_then(|name| name.split('.').next());
        let has_class = || file.exports.iter().any(|(name, export)| name == home && matches!(export, Export::Class(_)));
        !home.is_empty() && (stem == Some(home) || parts.next() == Some(home) || has_class())
    }
}

/// The last part of a dotted name.
pub(super) fn last(name: &str) -> &str {
    name.rsplit(['.', ':']).next().unwrap_or(name)
}
