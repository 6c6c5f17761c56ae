//! Where bytes come from. Attached to a blob at birth and never changed.

use super::ObjectId;
use bstr::BString;

/// The source of a blob. Paths are relative to the root of the target, `/`-separated, bytes as git or the system has them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A file of the working tree, or a file named on the command line.
    File {
        /// Path relative to the target.
        path: BString,
    },
    /// An entry of the git index (what the next commit would hold).
    Staged {
        /// Path relative to the top of the work tree.
        path: BString,
        /// Merge stage, 0 to 3 (gitformat-index).
        stage: u8,
    },
    /// A blob, commit or tag of the object store; its paths are not known before attribution.
    Object {
        /// The object's name.
        id: ObjectId,
        /// What it is, in git's words: `blob`, `commit`, `tag`.
        kind: &'static str,
    },
    /// Text of a repository that is no object: a ref name, a reflog, `.git/config`.
    GitFile {
        /// Path relative to the git directory, such as `logs/HEAD`.
        path: BString,
    },
    /// Standard input.
    Stdin,
}

impl Origin {
    /// The path by which context (test folder, dotenv file, language) is judged, if there is one yet.
    pub fn path(&self) -> Option<&[u8]> {
        match self {
            Origin::File { path } | Origin::Staged { path, .. } | Origin::GitFile { path } => Some(path),
            Origin::Object { .. } | Origin::Stdin => None,
        }
    }
}
