//! Assemblies of .NET (`.dll`, `.exe`): their strings, and constants with their names.
//!
//! In: a portable executable with a header of the common language infrastructure (ECMA-335, partition II, 24 and 25). Out: lines
//! `Class.FIELD = "value"` for constants, `parameter = "value"` for the defaults of parameters, lines for what its code does with strings
//! (`code`), all other strings of its code, and the bytes without these: resources and attributes stand in them.

mod code;
mod tables;

use super::calls::{self, Calls};
use super::{Listing, from_wide, u16_le, u32_le};
use std::collections::HashSet;
use tables::{Member, Owner, Table, Tables};

/// The mark of metadata.
const METADATA: &[u8] = b"BSJB";

/// The number by which an element is a string (partition II, 23.1.16).
const STRING: u8 = 0x0E;

/// Bytes of the longest string that is shown with its name.
const SHOWN: usize = 2 * calls::LONGEST;

/// The heaps of an assembly, and its tables.
struct Assembly<'a> {
    sections: Sections<'a>,
    /// Strings that its code pushes.
    strings: &'a [u8],
    blobs: &'a [u8],
    tables: Tables<'a>,
}

/// Where the parts of an executable stand in its file.
struct Sections<'a> {
    bytes: &'a [u8],
    /// The address in memory, the length, and the place in the file.
    all: Vec<(usize, usize, usize)>,
}

/// Whether bytes are those of an assembly.
pub(super) fn is_assembly(bytes: &[u8]) -> bool {
    Sections::of(bytes).is_some_and(|(sections, header)| sections.from(header).is_some())
}

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let assembly = Assembly::of(bytes)?;
    let (mut calls, mut named, mut rest) = (Calls::new(bytes.len()), HashSet::new(), bytes.to_vec());
    blank(&mut rest, bytes, assembly.strings);
    // What cannot be read of these still has its strings in the list below.
    let _ = assembly.constants(&mut calls, &mut rest, out);
    // Methods share no code: where they seem to, the file is none that a compiler made.
    let mut left = bytes.len();
    for method in 0..assembly.tables.rows(Table::Method) {
        let Some(code) = code::of(&assembly, method) else { continue };
        left = left.checked_sub(code.len())?;
        let _ = code::list(&assembly, code, &mut named, &mut calls, out);
    }
    out.rest = Some(rest);
    let mut at = 1;
    while let Some((len, size)) = length(assembly.strings.get(at..)?).filter(|_| at < assembly.strings.len()) {
        if !named.contains(&at) {
            out.string(&text(assembly.strings.get(at + size..at + size + len)?))?;
        }
        at += size + len;
    }
    Some(())
}

/// Makes nothing of a part of the bytes, of which `rest` is a copy.
fn blank(rest: &mut [u8], bytes: &[u8], part: &[u8]) {
    let start = part.as_ptr().addr().wrapping_sub(bytes.as_ptr().addr());
    if let Some(part) = start.checked_add(part.len()).and_then(|end| rest.get_mut(start..end)) {
        part.fill(0);
    }
}

impl<'a> Sections<'a> {
    fn of(bytes: &'a [u8]) -> Option<(Self, usize)> {
        let head = u32_le(bytes, 0x3C).filter(|_| bytes.starts_with(b"MZ"))?;
        let head = bytes.get(head..).filter(|head| head.starts_with(b"PE\0\0"))?;
        let (count, optional) = (u16_le(head, 6)?, u16_le(head, 20)?);
        // The wider form of the header has longer addresses before the directories, of which that of the infrastructure is the fifteenth.
        let directories = match u16_le(head, 24)? {
            0x10B => 24 + 96,
            0x20B => 24 + 112,
            _ => return None,
        };
        let header = u32_le(head, directories + 14 * 8).filter(|header| *header > 0)?;
        let section = |at: usize| {
            let (size, address) = (u32_le(head, at + 8)?, u32_le(head, at + 12)?);
            let (len, place) = (u32_le(head, at + 16)?, u32_le(head, at + 20)?);
            Some((address, size.max(len), place))
        };
        let all = (0..count).map_while(|n| section(24 + optional + n * 40)).collect();
        Some((Sections { bytes, all }, header))
    }

    /// The bytes from an address on.
    fn from(&self, address: usize) -> Option<&'a [u8]> {
        let within = |(start, len, _): &&(usize, usize, usize)| address >= *start && address - *start < *len;
        let (start, _, place) = self.all.iter().find(within)?;
        self.bytes.get(place.checked_add(address - start)?..)
    }
}

impl<'a> Assembly<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let (sections, header) = Sections::of(bytes)?;
        let root = sections.from(u32_le(sections.from(header)?, 8)?)?;
        let root = root.strip_prefix(METADATA).map(|_| root)?;
        let mut at = 16usize.checked_add(u32_le(root, 12)?)?;
        let count = u16_le(root, at + 2)?;
        at += 4;
        let (mut strings, mut blobs, mut names, mut tables) = (&root[..0], &root[..0], &root[..0], None);
        for _ in 0..count {
            let (place, len) = (u32_le(root, at)?, u32_le(root, at + 4)?);
            let name = root.get(at + 8..)?;
            let name = &name[..memchr::memchr(0, name.get(..name.len().min(32))?)?];
            let stream = root.get(place..place.checked_add(len)?)?;
            match name {
                b"#US" => strings = stream,
                b"#Blob" => blobs = stream,
                b"#Strings" => names = stream,
                b"#~" | b"#-" => tables = Some(stream),
                _ => {}
            }
            at += 8 + (name.len() + 1).next_multiple_of(4);
        }
        Some(Assembly { sections, strings, blobs, tables: Tables::of(tables?, names)? })
    }

    /// Constants of fields and defaults of parameters that are strings.
    fn constants(&self, calls: &mut Calls, rest: &mut [u8], out: &mut Listing) -> Option<()> {
        for row in 0..self.tables.rows(Table::Constant) {
            let (kind, owner, value) = self.tables.constant(row)?;
            let Some(value) = self.blob(value).filter(|_| kind == STRING) else { continue };
            let Member { class, name } = match owner {
                Owner::Field(field) => self.tables.field(field)?,
                Owner::Parameter(parameter) => Member { class: b"", name: self.tables.parameter(parameter)? },
                Owner::Other => continue,
            };
            if value.len() <= SHOWN && calls.put(class, name, &wide(value), out) {
                blank(rest, self.sections.bytes, value);
            }
        }
        Some(())
    }

    /// A string that code pushes, by its place, if it is not too long to be shown with what is done with it.
    fn string(&self, at: usize) -> Option<Vec<u8>> {
        let (len, size) = length(self.strings.get(at..)?).filter(|(len, _)| *len <= SHOWN)?;
        Some(text(self.strings.get(at + size..at + size + len)?))
    }

    fn blob(&self, at: usize) -> Option<&'a [u8]> {
        let (len, size) = length(self.blobs.get(at..)?)?;
        self.blobs.get(at + size..at + size + len)
    }
}

/// A compressed number (partition II, 23.2), and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let byte = |at: usize| bytes.get(at).map(|b| usize::from(*b));
    let first = byte(0)?;
    match first {
        0..=0x7F => Some((first, 1)),
        0x80..=0xBF => Some(((first & 0x3F) << 8 | byte(1)?, 2)),
        _ => Some(((first & 0x1F) << 24 | byte(1)? << 16 | byte(2)? << 8 | byte(3)?, 4)),
    }
}

/// The text of a string that code pushes, behind which a byte tells what is in it.
fn text(bytes: &[u8]) -> Vec<u8> {
    wide(&bytes[..bytes.len() & !1])
}

fn wide(bytes: &[u8]) -> Vec<u8> {
    from_wide(bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)))
}
