//! How apps of .NET for Android carry their assemblies: compressed one by one, many in one store, and either within a shared library.
//!
//! In: the bytes of a file. Out: the assemblies, as members. Formats: `src/native` of dotnet/android, `xamarin-app.hh` (the compressed
//! assembly, and the store of three versions), and `Documentation/project-docs/ApkSharedLibraries.md` (the library).

use super::{BIG, DAMAGED, Walk, stream};

/// Begins a store.
pub(super) const STORE: &[u8] = b"XABA";
/// Begins a compressed assembly: its number and its length follow, and one block of LZ4.
pub(super) const COMPRESSED: &[u8] = b"XALZ";

/// Begins an assembly, as it does any program of its kind.
const ASSEMBLY: &[u8] = b"MZ";

const LIBRARY: &[u8] = b"\x7FELF";

/// No block of LZ4 stands for more than so many times its bytes.
const RATIO: usize = 255;

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().map(|b| usize::from(u16::from_le_bytes(*b)))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().and_then(|b| usize::try_from(u64::from_le_bytes(*b)).ok())
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().and_then(|b| usize::try_from(u32::from_le_bytes(*b)).ok())
}

/// The section of a shared library that is such a store or an assembly (System V ABI, chapter 4: the header, and the table of sections).
pub(super) fn payload(bytes: &[u8]) -> Option<&[u8]> {
    let is_wide = *bytes.strip_prefix(LIBRARY)?.first()? == 2;
    let number = |at: usize| if is_wide { u64_at(bytes, at) } else { u32_at(bytes, at) };
    let (table, width, count) = match is_wide {
        true => (number(0x28)?, u16_at(bytes, 0x3A)?, u16_at(bytes, 0x3C)?),
        false => (number(0x20)?, u16_at(bytes, 0x2E)?, u16_at(bytes, 0x30)?),
    };
    let (place, size) = if is_wide { (0x18, 0x20) } else { (0x10, 0x14) };
    (0..count).find_map(|section| {
        let at = table.checked_add(section * width)?;
        let (start, len) = (number(at.checked_add(place)?)?, number(at.checked_add(size)?)?);
        let part = bytes.get(start..start.checked_add(len)?)?;
        [STORE, COMPRESSED, ASSEMBLY].iter().any(|magic| part.starts_with(magic)).then_some(part)
    })
}

/// Reads a compressed assembly.
pub(super) fn unpack(walk: &mut Walk<'_>, bytes: &[u8], _: bool) {
    let Some(len) = u32_at(bytes, 8) else { return walk.unread(DAMAGED) };
    let block = &bytes[12..];
    if len > walk.limits.held {
        return walk.unread(BIG);
    }
    if len as u64 > walk.budget.get() {
        walk.budget.set(0);
        return walk.failed();
    }
    let unpacked = if len / RATIO > block.len() { None } else { block_of(block, len) };
    match unpacked {
        Some(assembly) => walk.content(&mut stream::counted(&assembly, walk.budget.clone())),
        None => walk.unread(DAMAGED),
    }
}

/// So many bytes that a block stands for.
fn block_of(block: &[u8], len: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; len];
    let whole = lz4_flex::block::decompress_into(block, &mut out);
    whole.ok().filter(|written| *written == len).map(|_| out)
}

/// Reads the assemblies of a store, and what belongs to them.
pub(super) fn read(walk: &mut Walk<'_>, bytes: &[u8], _: bool) {
    let Some((first, count, width)) = descriptors(bytes) else { return walk.unread(DAMAGED) };
    for number in 0..count {
        if walk.stopped {
            return;
        }
        let at = first + number * width;
        // The number of the assembly, in newer versions; then where three parts begin, and how long they are.
        let parts = (width % 8..width).step_by(8).zip(["dll", "pdb", "config"]);
        for (column, kind) in parts {
            let (Some(start), Some(len)) = (u32_at(bytes, at + column), u32_at(bytes, at + column + 4)) else {
                return walk.unread(DAMAGED);
            };
            let name = format!("{number}.{kind}");
            match start.checked_add(len).and_then(|end| bytes.get(start..end)) {
                Some([]) => {}
                Some(mut part) => walk.member(name.as_bytes(), &mut part),
                None => walk.unread(DAMAGED),
            }
        }
    }
}

/// Where the descriptors of a store begin, how many there are, and how many bytes one takes.
fn descriptors(bytes: &[u8]) -> Option<(usize, usize, usize)> {
    const VERSION: usize = 0xFFFF;
    let count = u32_at(bytes, 8)?;
    Some(match u32_at(bytes, 4)? & VERSION {
        1 => (20, count, 24),
        // An index of names stands before them, of as many bytes as the header says.
        _ => (20usize.checked_add(u32_at(bytes, 16)?)?, count, 28),
    })
}
