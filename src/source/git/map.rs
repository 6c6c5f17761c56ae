//! Read-only bytes of packs and their indexes: a private mapping, or memory for an index that had to be rebuilt.
//!
//! In: a path. Out: bytes. Knows nothing of what they mean. Packs are mapped because they are larger than any budget and are
//! read at random; git never changes a pack in place, it writes a new one and renames. Only regular files are opened.

#![allow(unsafe_code)] // Mapping a file is unsafe: another process could cut it short under the map.

use std::fs::File;
use std::io;
use std::ops::Deref;
use std::path::Path;

/// Bytes that outlive the walk over them.
pub(super) enum Bytes {
    /// A file of the object store.
    Mapped(memmap2::Mmap),
    /// Built in memory, or an empty file (which cannot be mapped).
    Owned(Vec<u8>),
}

impl Bytes {
    /// Maps a regular file. Anything else (a FIFO, a device, a folder) is an error and is never opened.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        let file = File::open(path)?;
        if file.metadata()?.len() == 0 {
            return Ok(Bytes::Owned(Vec::new()));
        }
        // SAFETY: the mapping is private and read-only. git replaces packs by renaming and never writes into one, so the
        // bytes do not change under us; a process that truncates a pack while it is read can end this one with SIGBUS,
        // as it can end git itself.
        let map = unsafe { memmap2::MmapOptions::new().map(&file)? };
        Ok(Bytes::Mapped(map))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Bytes::Mapped(map) => map,
            Bytes::Owned(bytes) => bytes,
        }
    }
}
