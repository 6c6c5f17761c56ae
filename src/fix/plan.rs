//! The fixes of a run put together, file by file.
//!
//! In: fixes, in the order in which they shall have precedence. Out: for each file the bytes it must have had, and the bytes it is
//! to have. A fix is taken with all of its files or not at all.

use super::edits::Edits;
use crate::model::{Digest, Edit, Fix, Patch};
use crate::syntax::Code;
use bstr::{BStr, BString, ByteSlice};
use std::collections::BTreeMap;

/// Why a file is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not what it was when it was read.
    Changed,
    /// It is not UTF-8 text.
    NotText,
    /// With the edits there would be more places in it that cannot be parsed.
    Broken,
}

impl Refusal {
    /// For people.
    pub fn as_str(self) -> &'static str {
        match self {
            Refusal::Changed => "it has changed since it was read",
            Refusal::NotText => "it is not UTF-8 text",
            Refusal::Broken => "the result could not be parsed",
        }
    }
}

/// The edits of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePlan {
    /// Digest that the file must have; none if it must not exist.
    pub before: Option<Digest>,
    edits: Edits,
}

impl FilePlan {
    /// The edits, in the order of their place.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.edits.iter()
    }

    /// The new bytes of a file that now holds `text` (none: it does not exist).
    ///
    /// # Errors
    /// If the file must not be changed.
    pub fn result(&self, path: &[u8], text: Option<&[u8]>) -> Result<Vec<u8>, Refusal> {
        if text.map(super::digest) != self.before {
            return Err(Refusal::Changed);
        }
        let text = text.unwrap_or_default();
        if text.to_str().is_err() || text.contains(&0) {
            return Err(Refusal::NotText);
        }
        let new = self.edits.apply(text).ok_or(Refusal::Changed)?;
        if breaks(path, Code::read(path, text).as_ref(), &new) { Err(Refusal::Broken) } else { Ok(new) }
    }
}

/// Whether a text has more places that cannot be parsed than it had. What was not code before cannot be broken.
pub(super) fn breaks(path: &[u8], before: Option<&Code<'_>>, after: &[u8]) -> bool {
    before.is_some_and(|before| Code::read(path, after).is_none_or(|after| after.errors() > before.errors()))
}

/// The edits of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    files: BTreeMap<BString, FilePlan>,
}

impl Plan {
    /// Takes a fix, unless it overlaps with one that was taken or was made for other bytes.
    pub fn take(&mut self, fix: &Fix) -> bool {
        let fits = |patch: &Patch| match self.files.get(&patch.path) {
            Some(file) => file.before == patch.before && file.edits.fits(&patch.edits),
            None => Edits::default().fits(&patch.edits),
        };
        if !fix.patches.iter().all(fits) {
            return false;
        }
        fix.patches.iter().all(|patch| {
            let new = || FilePlan { before: patch.before, ..FilePlan::default() };
            self.files.entry(patch.path.clone()).or_insert_with(new).edits.take(&patch.edits)
        })
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&BStr, &FilePlan)> {
        self.files.iter().map(|(path, plan)| (path.as_bstr(), plan))
    }

    /// Whether nothing is to be changed.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
