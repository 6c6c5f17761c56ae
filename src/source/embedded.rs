//! Object stores of git directories that lie among the files of a tree.
//!
//! In: the names of folders and files on the way down. Out: which files are objects or packs of such a store. They are read as objects, by
//! who reads the history of the git directory: as files they would be looked at twice.

/// What a folder is to a git directory.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Store {
    /// Nothing.
    Elsewhere,
    /// The git directory itself.
    Above,
    /// Its folder of objects, or one below.
    Within,
}

/// Why such a file is not read as a file.
pub(super) const STORED: &str = "object or pack of a git directory";

impl Store {
    /// What the folder of this name in it is.
    pub(super) fn of_child(self, name: &[u8]) -> Self {
        match self {
            Store::Above if name != b"objects" => Store::Elsewhere,
            Store::Above | Store::Within => Store::Within,
            Store::Elsewhere => Store::Elsewhere,
        }
    }

    /// Whether a file in it is an object or a pack, by its name. Whatever else lies there is a file like others.
    pub(super) fn holds(self, name: &[u8]) -> bool {
        let is_loose = matches!(name.len(), 38 | 62) && name.iter().all(u8::is_ascii_hexdigit);
        let is_pack = name.starts_with(b"pack-") && (name.ends_with(b".pack") || name.ends_with(b".idx"));
        self == Store::Within && (is_loose || is_pack)
    }
}
