//! Bytecode of Hermes, the engine of React Native: its strings.
//!
//! In: a file as the engine reads it (Hermes, include/hermes/BCGen/HBC/BytecodeFileFormat.h). Out: its strings, a line each. They stand in the
//! file without anything between them, and share their ends where they can: nothing can be told there. Which name has which value is told by
//! code alone, whose instructions change with every version: it is not read.

use super::{Listing, from_wide, u32_le};

/// Functions begin behind a header of a fixed size.
const HEADER: usize = 128;

pub(super) const MAGIC: [u8; 8] = 0x1F19_03C1_03BC_1FC6_u64.to_le_bytes();

/// A length that says that the entry stands in the other table.
const ELSEWHERE: usize = 0xFF;

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let field = |index: usize| u32_le(bytes, 32 + index * 4);
    let [functions, kinds, identifiers, count] = [field(2)?, field(3)?, field(4)?, field(5)?];
    let (overflows, len) = (field(6)?, field(7)?);
    // A function's entry has 16 bytes, since version 97 or so 12: the right one is that by which all strings lie where strings are.
    for entry in [16, 12] {
        let table =
            functions.checked_mul(entry)?.checked_add(HEADER)?.checked_add((kinds + identifiers).checked_mul(4)?)?;
        let others = table.checked_add(count.checked_mul(4)?)?;
        let storage = others.checked_add(overflows.checked_mul(8)?)?;
        let Some(storage) = bytes.get(storage..storage.checked_add(len)?) else { continue };
        let tables = Tables { entries: bytes.get(table..others)?, others: &bytes[others..], storage };
        if (0..count).all(|index| tables.string(index).is_some()) {
            return (0..count).try_for_each(|index| {
                let (text, is_wide) = tables.string(index)?;
                match is_wide {
                    true => {
                        out.string(&from_wide(text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))))
                    }
                    false => out.string(text),
                }
            });
        }
    }
    None
}

struct Tables<'a> {
    entries: &'a [u8],
    others: &'a [u8],
    storage: &'a [u8],
}

impl<'a> Tables<'a> {
    /// A string, and whether it is one of UTF-16. One of ASCII holds nothing else.
    fn string(&self, index: usize) -> Option<(&'a [u8], bool)> {
        let entry = u32_le(self.entries, index * 4)?;
        let (is_wide, mut at, mut len) = (entry & 1 == 1, entry >> 1 & 0x7F_FFFF, entry >> 24);
        if len == ELSEWHERE {
            let other = at.checked_mul(8)?;
            (at, len) = (u32_le(self.others, other)?, u32_le(self.others, other.checked_add(4)?)?);
        }
        let len = if is_wide { len.checked_mul(2)? } else { len };
        let text = self.storage.get(at..at.checked_add(len)?)?;
        // Many may share one long text: its beginning tells.
        (is_wide || text[..text.len().min(64)].is_ascii()).then_some((text, is_wide))
    }
}
