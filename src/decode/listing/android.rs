//! Compiled resources of Android (`resources.arsc`) and compiled XML (`AndroidManifest.xml` in a package).
//!
//! In: chunks as the platform's ResourceTypes.h has them. Out: string resources with their names, elements with their attributes as in
//! the source, and all strings of the pools that have no name.

use super::{Listing, from_wide, u16_le, u32_le};
use std::borrow::Cow;
use std::collections::HashSet;

const POOL: usize = 1;
const ELEMENT: usize = 0x102;
const PACKAGE: usize = 0x200;
const TYPE: usize = 0x201;
const TEXT: u8 = 3;

/// The chunks from `at` to `end`: kind, where it begins, length of its header, and where it ends.
fn chunks(bytes: &[u8], mut at: usize, end: usize) -> impl Iterator<Item = (usize, usize, usize, usize)> {
    std::iter::from_fn(move || {
        let (kind, header, len) = (u16_le(bytes, at)?, u16_le(bytes, at + 2)?, u32_le(bytes, at + 4)?);
        let (start, next) = (at, at.checked_add(len)?);
        if header < 8 || len < header || next > end.min(bytes.len()) {
            return None;
        }
        at = next;
        Some((kind, start, header, next))
    })
}

/// A pool of strings.
#[derive(Clone, Copy)]
struct Pool<'a> {
    bytes: &'a [u8],
    header: usize,
    count: usize,
    strings: usize,
    narrow: bool,
}

impl<'a> Pool<'a> {
    fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        let (kind, header, len) = (u16_le(bytes, at)?, u16_le(bytes, at + 2)?, u32_le(bytes, at + 4)?);
        let bytes = bytes.get(at..at.checked_add(len)?).filter(|_| kind == POOL)?;
        let count = u32_le(bytes, 8)?.min(bytes.len() / 4);
        Some(Pool { bytes, header, count, strings: u32_le(bytes, 20)?, narrow: u32_le(bytes, 16)? & 0x100 != 0 })
    }

    fn string(&self, index: usize) -> Option<Cow<'a, [u8]>> {
        if index >= self.count {
            return None;
        }
        let mut at = self.strings.checked_add(u32_le(self.bytes, self.header + index * 4)?)?;
        if self.narrow {
            // Its length in UTF-16, then in bytes; each of one byte or two.
            let mut len = 0;
            for _ in 0..2 {
                let first = usize::from(*self.bytes.get(at)?);
                at += 1;
                len = first;
                if first & 0x80 != 0 {
                    len = (first & 0x7F) << 8 | usize::from(*self.bytes.get(at)?);
                    at += 1;
                }
            }
            return self.bytes.get(at..at + len).map(Cow::Borrowed);
        }
        let mut len = u16_le(self.bytes, at)?;
        at += 2;
        if len & 0x8000 != 0 {
            len = (len & 0x7FFF) << 16 | u16_le(self.bytes, at)?;
            at += 2;
        }
        let units = self.bytes.get(at..at.checked_add(len * 2)?)?.chunks_exact(2);
        Some(Cow::Owned(from_wide(units.map(|u| u16::from_le_bytes([u[0], u[1]])))))
    }
}

/// Strings that no name was given to.
fn rest(pool: &Pool<'_>, named: &HashSet<usize>, out: &mut Listing) -> Option<()> {
    for index in (0..pool.count).filter(|index| !named.contains(index)) {
        if let Some(text) = pool.string(index) {
            out.string(&text)?;
        }
    }
    Some(())
}

/// Lists a table of resources.
pub(super) fn resources(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let mut values = None;
    let mut named = HashSet::new();
    for (kind, start, header, end) in chunks(bytes, 12, bytes.len()) {
        if kind == POOL && values.is_none() {
            values = Pool::at(bytes, start);
        }
        if kind == PACKAGE
            && let Some(values) = &values
        {
            let keys = Pool::at(bytes, start.checked_add(u32_le(bytes, start + 276)?)?)?;
            for (kind, start, header, end) in chunks(bytes, start + header, end) {
                if kind == TYPE {
                    let _ = entries(&bytes[start..end], header, (&keys, values), &mut named, out);
                }
            }
        }
    }
    rest(&values?, &named, out)
}

/// The entries of one type of resource in one configuration, those that are texts.
fn entries(
    chunk: &[u8],
    header: usize,
    (keys, values): (&Pool<'_>, &Pool<'_>),
    named: &mut HashSet<usize>,
    out: &mut Listing,
) -> Option<()> {
    let (flags, count, start) = (*chunk.get(9)?, u32_le(chunk, 12)?, u32_le(chunk, 16)?);
    for index in 0..count.min(chunk.len()) {
        // Offsets of 32 bits, of 16, or with the number of the entry before each (sparse).
        let offset = match flags {
            1 => u16_le(chunk, header + index * 4 + 2)? * 4,
            2 => match u16_le(chunk, header + index * 2)? {
                0xFFFF => continue,
                offset => offset * 4,
            },
            _ => match u32_le(chunk, header + index * 4)? {
                0xFFFF_FFFF => continue,
                offset => offset,
            },
        };
        let Some(entry) = start.checked_add(offset).and_then(|at| chunk.get(at..)) else { continue };
        let (Some(size), Some(entry_flags), Some(key)) = (u16_le(entry, 0), u16_le(entry, 2), u32_le(entry, 4)) else {
            continue;
        };
        // An entry is a single value unless it says that it is a map.
        if entry_flags & 1 == 0
            && entry.get(size + 3) == Some(&TEXT)
            && let Some(value) = u32_le(entry, size + 4)
            && let (Some(key), Some(text)) = (keys.string(key), values.string(value))
        {
            named.insert(value);
            out.named_line(&[b"<string name=\"", &key, b"\">", &text, b"</string>"])?;
        }
    }
    Some(())
}

/// Lists compiled XML.
pub(super) fn xml(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let mut pool = None;
    let mut named = HashSet::new();
    for (kind, start, header, end) in chunks(bytes, 8, bytes.len()) {
        match (kind, &pool) {
            (POOL, None) => pool = Pool::at(bytes, start),
            (ELEMENT, Some(pool)) => {
                let _ = element(bytes.get(start + header..end)?, pool, &mut named, out);
            }
            _ => {}
        }
    }
    rest(&pool?, &named, out)
}

/// An element on a line, with those attributes that are texts.
fn element(body: &[u8], pool: &Pool<'_>, named: &mut HashSet<usize>, out: &mut Listing) -> Option<()> {
    let (name, start, size, count) = (u32_le(body, 4)?, u16_le(body, 8)?, u16_le(body, 10)?, u16_le(body, 12)?);
    let mut line = [b"<", &*pool.string(name)?].concat();
    for index in 0..count {
        out.spend(1)?;
        let attribute = body.get(start + index * size..)?;
        let (name, raw) = (u32_le(attribute, 4)?, u32_le(attribute, 8)?);
        if let (Some(name), Some(text)) = (pool.string(name), pool.string(raw)) {
            named.insert(raw);
            line.extend([b" android:", &*name, b"=\"", &*text, b"\""].concat());
        }
    }
    line.extend(b"/>");
    out.named_line(&[&line])
}
