//! What an object is: its kind, its hash function, and the header that git puts before its bytes.
//!
//! In and out: plain values. Knows nothing of packs or files.

use crate::model::ObjectId;
use sha1::Digest;

/// The four kinds of objects (gitformat-pack).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Names a tree, parents, people and a message.
    Commit,
    /// Names of files with the objects they stand for.
    Tree,
    /// The bytes of a file.
    Blob,
    /// An annotated tag.
    Tag,
}

impl Kind {
    /// All of them, in the order of their numbers in a pack.
    pub const ALL: [Kind; 4] = [Kind::Commit, Kind::Tree, Kind::Blob, Kind::Tag];

    /// git's word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Commit => "commit",
            Kind::Tree => "tree",
            Kind::Blob => "blob",
            Kind::Tag => "tag",
        }
    }

    /// The kind of this name in git.
    pub fn from_name(name: &[u8]) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.as_str().as_bytes() == name)
    }

    /// The bit of this kind in [`Kinds`].
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of kinds. Of several walks over one store only one should ask for what [`Kinds::or_untold`] adds, or it is counted several times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    const UNTOLD: u8 = 1 << 4;
    /// What holds text: blobs, commits and tags, and objects whose kind cannot be told.
    pub const TEXT: Kinds = Kinds(0b1101 | Self::UNTOLD);
    /// Every kind, and objects whose kind cannot be told.
    pub const ALL: Kinds = Kinds(0b1111 | Self::UNTOLD);

    /// The set of these.
    pub fn of(kinds: &[Kind]) -> Self {
        Kinds(kinds.iter().fold(0, |bits, kind| bits | kind.bit()))
    }

    /// The same, and damaged objects whose kind cannot be told.
    pub fn or_untold(self) -> Self {
        Kinds(self.0 | Self::UNTOLD)
    }

    /// Whether objects whose kind cannot be told are in it.
    pub fn has_untold(self) -> bool {
        self.0 & Self::UNTOLD != 0
    }

    /// Whether `kind` is in it.
    pub fn has(self, kind: Kind) -> bool {
        self.0 & kind.bit() != 0
    }
}

/// The hash function that names the objects of a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectFormat {
    /// 20 bytes.
    Sha1,
    /// 32 bytes (`extensions.objectFormat = sha256`).
    Sha256,
}

impl ObjectFormat {
    /// Length of an id in bytes.
    pub fn id_len(self) -> usize {
        match self {
            ObjectFormat::Sha1 => 20,
            ObjectFormat::Sha256 => 32,
        }
    }

    /// The format whose ids have so many bytes.
    pub fn of_id_len(bytes: usize) -> Option<Self> {
        [ObjectFormat::Sha1, ObjectFormat::Sha256].into_iter().find(|format| format.id_len() == bytes)
    }

    /// The format whose ids have `digits` hexadecimal digits.
    pub(super) fn from_hex_len(digits: usize) -> Option<Self> {
        Self::of_id_len(digits / 2).filter(|_| digits.is_multiple_of(2))
    }

    /// Whether a file ends with the hash of all before.
    pub fn ends_with_its_hash(self, file: &[u8]) -> bool {
        let Some(end) = file.len().checked_sub(self.id_len()) else { return false };
        let (body, trailer) = file.split_at(end);
        match self {
            ObjectFormat::Sha1 => sha1::Sha1::digest(body)[..] == *trailer,
            ObjectFormat::Sha256 => sha2::Sha256::digest(body)[..] == *trailer,
        }
    }

    /// The id of an object with these bytes.
    pub fn id_of(self, kind: Kind, bytes: &[u8]) -> ObjectId {
        let header = format!("{} {}\0", kind.as_str(), bytes.len());
        let id = match self {
            ObjectFormat::Sha1 => {
                let digest = sha1::Sha1::new().chain_update(header).chain_update(bytes).finalize();
                ObjectId::from_bytes(&digest)
            }
            ObjectFormat::Sha256 => {
                let digest = sha2::Sha256::new().chain_update(header).chain_update(bytes).finalize();
                ObjectId::from_bytes(&digest)
            }
        };
        id.expect("a digest has the length of an id")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_blob_has_its_well_known_ids() {
        let id = |format: ObjectFormat| format.id_of(Kind::Blob, b"").to_string();
        assert_eq!(id(ObjectFormat::Sha1), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assert_eq!(id(ObjectFormat::Sha256), "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");
    }

    #[test]
    fn sets_of_kinds_hold_what_they_were_made_of() {
        let text = Kinds::of(&[Kind::Commit, Kind::Blob, Kind::Tag]);
        assert!(text.or_untold() == Kinds::TEXT && !text.has_untold());
        assert!(Kind::ALL.into_iter().all(|kind| Kinds::ALL.has(kind)));
        assert!(!Kinds::TEXT.has(Kind::Tree));
    }
}
