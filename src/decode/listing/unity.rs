//! What Unity keeps of compiled C# (`global-metadata.dat` of IL2CPP): its strings.
//!
//! In: a file whose header is a mark, a version, and the places of a table of lengths and offsets and of the strings' bytes, which stand
//! without anything between them (Unity's il2cpp, il2cpp-metadata.h, `Il2CppGlobalMetadataHeader`). Out: the strings, a line each.

use super::{Listing, u32_le};

pub(super) const MAGIC: [u8; 4] = 0xFAB1_1BAF_u32.to_le_bytes();

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let [table, table_len, data, data_len] =
        [u32_le(bytes, 8)?, u32_le(bytes, 12)?, u32_le(bytes, 16)?, u32_le(bytes, 20)?];
    let table = bytes.get(table..table.checked_add(table_len)?)?;
    let data = bytes.get(data..data.checked_add(data_len)?)?;
    for entry in table.chunks_exact(8) {
        let (len, at) = (u32_le(entry, 0)?, u32_le(entry, 4)?);
        out.string(data.get(at..at.checked_add(len)?)?)?;
    }
    Some(())
}
