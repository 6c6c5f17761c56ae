//! One pack with its index: opened, checked as a whole, and its entries cut out.
//!
//! In: a path. Out: a [`Pack`] whose entries can be addressed, and what is wrong with the file as a whole. Knows nothing of
//! other packs: what an entry refers to by name is the store's matter.

use super::delta;
use super::entry::{self, Form, Header};
use super::idx::PackIndex;
use super::inflate::{Buffer, Inflater};
use super::map::Bytes;
use super::object::{Kind, ObjectFormat};
use super::plan::Layout;
use crate::model::ObjectId;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Length of a pack's own header.
pub(super) const PACK_HEADER: u64 = 12;

/// A pack and where its objects are.
pub(super) struct Pack {
    /// The `.pack` file.
    pub(super) path: PathBuf,
    /// All of its bytes.
    pub(super) bytes: Bytes,
    /// Length of ids.
    pub(super) id_len: usize,
    /// Its index, or one made by reading it.
    pub(super) index: PackIndex,
    /// What the headers of its entries say, read by the first walk.
    layout: OnceLock<Layout>,
}

/// A pack file without its index.
pub(super) struct PackFile {
    pub(super) path: PathBuf,
    pub(super) bytes: Bytes,
    /// Number of objects by its own header; `None` if the header is damaged.
    pub(super) declared: Option<u32>,
}

impl PackFile {
    /// Maps a pack.
    pub(super) fn open(path: &Path) -> std::io::Result<Self> {
        Ok(PackFile::new(path.to_owned(), Bytes::open(path)?))
    }

    /// The pack in these bytes.
    pub(super) fn new(path: PathBuf, bytes: Bytes) -> Self {
        PackFile { path, declared: declared_count(&bytes), bytes }
    }

    /// Joins it with an index, and says what does not fit as a sentence for the ledger.
    pub(super) fn with_index(self, index: PackIndex, format: ObjectFormat) -> (Pack, Option<&'static str>) {
        let id_len = format.id_len();
        let trailer = self.bytes.len().checked_sub(id_len).and_then(|at| self.bytes.get(at..));
        let problem = if self.declared.is_none() {
            Some("the header of the pack is damaged")
        } else if self.declared != Some(index.count()) {
            Some("the pack and its index count differently")
        } else if trailer != Some(index.pack_checksum()) {
            Some("the pack is cut short or has another index")
        } else {
            None
        };
        (Pack::new(self.path, self.bytes, index, id_len), problem)
    }
}

/// The number of objects that the pack header declares, for the versions that git reads.
fn declared_count(bytes: &[u8]) -> Option<u32> {
    let header: &[u8; 12] = bytes.first_chunk()?;
    let word = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    (&header[..4] == b"PACK" && matches!(word(4), 2 | 3)).then(|| word(8))
}

impl Pack {
    pub(super) fn new(path: PathBuf, bytes: Bytes, index: PackIndex, id_len: usize) -> Self {
        Pack { path, bytes, id_len, index, layout: OnceLock::new() }
    }

    /// Replaces the index by one that knows more of the same entries.
    pub(super) fn with_other_index(self, index: PackIndex) -> Self {
        Pack::new(self.path, self.bytes, index, self.id_len)
    }

    /// What the headers say.
    pub(super) fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::new(self))
    }

    /// The bytes in which entries can stand: all but the trailing checksum.
    pub(super) fn entries(&self) -> &[u8] {
        &self.bytes[..self.bytes.len().saturating_sub(self.id_len)]
    }

    /// The header of the entry at `offset`.
    pub(super) fn header(&self, offset: u64) -> Result<Header, &'static str> {
        entry::header(self.entries(), offset, self.id_len)
    }
}

/// A chain of deltas down to what it is built on.
pub(super) struct Chain {
    /// The deltas, outermost first: pack number and header.
    pub(super) deltas: Vec<(usize, Header)>,
    /// The bottom.
    pub(super) bottom: Bottom,
}

/// What a chain is built on.
pub(super) enum Bottom {
    /// A whole object in a pack.
    Packed(usize, Header, Kind),
    /// An object that no pack holds.
    Outside(ObjectId),
}

/// Longer chains than this are a trap: git writes at most 4,095.
const MAX_CHAIN: usize = 1 << 16;

/// Follows the chain of the entry at `offset` of pack `pack`; `find` looks a named base up in all packs, that one first.
pub(super) fn chain(
    packs: &[Pack],
    mut pack: usize,
    mut offset: u64,
    find: impl Fn(usize, &ObjectId) -> Option<(usize, u64)>,
) -> Result<Chain, &'static str> {
    let mut deltas = Vec::new();
    loop {
        let header = packs[pack].header(offset)?;
        match header.form {
            Form::Whole(kind) => return Ok(Chain { deltas, bottom: Bottom::Packed(pack, header, kind) }),
            Form::DeltaAt(base) => offset = base,
            Form::DeltaOf(id) => match find(pack, &id) {
                Some(place) => {
                    deltas.push((pack, header));
                    (pack, offset) = place;
                    if deltas.len() > MAX_CHAIN {
                        return Err("its delta chain is a circle");
                    }
                    continue;
                }
                None => {
                    deltas.push((pack, header));
                    return Ok(Chain { deltas, bottom: Bottom::Outside(id) });
                }
            },
        }
        deltas.push((pack, header));
        if deltas.len() > MAX_CHAIN {
            return Err("its delta chain has no end");
        }
    }
}

/// Applies the deltas of a chain, innermost first, to its bottom. No object or delta may be larger than `limit`.
pub(super) fn resolve(
    packs: &[Pack],
    deltas: &[(usize, Header)],
    bottom: Buffer,
    inflater: &mut Inflater,
    limit: usize,
) -> Result<Buffer, &'static str> {
    let (mut base, mut out, mut delta_bytes) = (bottom, Buffer::default(), Buffer::default());
    for (pack, header) in deltas.iter().rev() {
        let pack = &packs[*pack];
        check_limit(header.size, limit)?;
        inflater.inflate(&pack.entries()[header.data..], header.size, &mut delta_bytes)?;
        check_limit(delta::sizes(delta_bytes.bytes())?.1, limit)?;
        delta::apply(base.bytes(), delta_bytes.bytes(), &mut out, None)?;
        std::mem::swap(&mut base, &mut out);
    }
    Ok(base)
}

/// Whether a size is within the budget.
pub(super) fn check_limit(size: u64, limit: usize) -> Result<(), &'static str> {
    if size > limit as u64 { Err(TOO_LARGE) } else { Ok(()) }
}

/// Why an object is left out.
pub(super) const TOO_LARGE: &str = "larger than half of the memory budget, which `--memory` raises";
