//! A pack that is in no store: a file by itself, or the rest of a bundle behind its list of references (gitformat-bundle).
//!
//! In: the bytes of either. Out: a store of that pack alone. What its deltas are based on and it does not hold (a bundle may leave
//! out what the receiver has) the walk over the store says.

use super::map::Bytes;
use super::object::ObjectFormat;
use super::pack::PackFile;
use super::rebuild;
use super::store::ObjectStore;
use bstr::ByteSlice;

impl ObjectStore {
    /// The store of the pack in these bytes, if they are a pack or a bundle. All of its entries are read to name them, up to one of more
    /// than `most` bytes.
    pub fn of_pack_or_bundle(bytes: &[u8], most: u64) -> Option<Self> {
        let (pack, format) = pack_in(bytes)?;
        let mut store = ObjectStore::empty(format);
        let file = PackFile::new(Default::default(), Bytes::Owned(pack.to_vec()));
        let (pack, problem) = rebuild::index(file, &store, most);
        store.push(pack, problem);
        Some(store)
    }
}

/// The pack, and by which hash its objects are named.
fn pack_in(bytes: &[u8]) -> Option<(&[u8], ObjectFormat)> {
    if !bytes.starts_with(b"# v") {
        let is_sha256 = bytes.starts_with(b"PACK") && ObjectFormat::Sha256.ends_with_its_hash(bytes);
        return Some((bytes, if is_sha256 { ObjectFormat::Sha256 } else { ObjectFormat::Sha1 }));
    }
    let (head, pack) = bytes.split_once_str("\n\n")?;
    let is_sha256 = head.lines().any(|line| line == b"@object-format=sha256");
    Some((pack, if is_sha256 { ObjectFormat::Sha256 } else { ObjectFormat::Sha1 }))
}
