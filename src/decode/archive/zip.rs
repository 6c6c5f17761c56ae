//! Zip archives: also jar, apk, ipa, docx, xlsx, wheels, extensions of browsers.
//!
//! In: the bytes of the archive, which may follow others (a program that unpacks itself). Out: its members. The central directory says
//! what there is; where it is lost the headers before the members do. Sizes, names and checksums of local headers are not believed;
//! members that share bytes are read once.

use super::kind::Kind;
use super::stream::{self, Counted};
use super::{DAMAGED, Walk, app};
use crate::model::Layer;
use std::cell::Cell;
use std::io::{self, Read};
use std::ops::Range;
use std::rc::Rc;

const SHARED: &str = "archive members that share their bytes";
const ENCRYPTED: &str = "encrypted archive members";
const METHOD: &str = "archive members packed by a method that is not read";

const END: usize = 22;
const ENTRY: usize = 46;
const LOCAL: usize = 30;

/// Longest comment behind the end record.
const COMMENT: usize = 65_535;

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|b| u64::from_le_bytes(*b))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|n| usize::try_from(n).ok())
}

/// Bytes by which data is told from text.
const HEAD: usize = 512;

/// Whether bytes that do not begin like a zip archive end like one: other bytes stand before it. Texts cost nothing here: a comment
/// behind the end is only looked for in binary data.
pub(super) fn ends_like_one(bytes: &[u8]) -> bool {
    let plain = bytes.len() >= END && bytes[bytes.len() - END..].starts_with(b"PK\x05\x06");
    (plain || crate::decode::is_binary(&bytes[..bytes.len().min(HEAD)]))
        && end_record(bytes).is_some_and(|end| end.directory.is_some())
}

/// What the record at the end says.
struct End {
    /// Where the directory lies, if it is where it is said to be.
    directory: Option<Range<usize>>,
    /// Bytes before the archive: offsets do not count them.
    before: usize,
    /// Number of members, of 16 bits if there are more.
    members: u64,
}

/// The record that ends the archive.
fn end_record(bytes: &[u8]) -> Option<End> {
    let window = bytes.len().saturating_sub(END + COMMENT);
    let at = memchr::memmem::rfind_iter(&bytes[window..], b"PK\x05\x06")
        .map(|at| window + at)
        .find(|at| u16_at(bytes, at + 20).is_some_and(|len| at + END + usize::from(len) <= bytes.len()))?;
    let (mut members, mut size, mut offset) =
        (u64::from(u16_at(bytes, at + 10)?), usize_at(bytes, at + 12)?, usize_at(bytes, at + 16)?);
    let mut end = at;
    // Zip64: a locator before it, and the record before that or where the locator says.
    if at >= 20 && bytes[at - 20..].starts_with(b"PK\x06\x07") {
        let said = u64_at(bytes, at - 12).and_then(|n| usize::try_from(n).ok());
        let record = [said, (at - 20).checked_sub(56)]
            .into_iter()
            .flatten()
            .find(|at| bytes.get(*at..).is_some_and(|b| b.starts_with(b"PK\x06\x06")));
        if let Some(record) = record {
            members = u64_at(bytes, record + 32)?;
            size = usize::try_from(u64_at(bytes, record + 40)?).ok()?;
            offset = usize::try_from(u64_at(bytes, record + 48)?).ok()?;
            end = record;
        }
    }
    // The directory ends where the record begins; where it should begin tells what stands before the archive.
    let start = end.checked_sub(size);
    let is_directory = |at: usize| at == end || bytes.get(at..).is_some_and(|b| b.starts_with(b"PK\x01\x02"));
    let found = [start, Some(offset)].into_iter().flatten().find(|at| *at <= end && is_directory(*at));
    let directory = found.filter(|_| members == 0 || size > 0).map(|at| at..end);
    let before = directory.as_ref().map_or(0, |d| d.start.saturating_sub(offset));
    Some(End { directory, before, members })
}

/// A member as the directory has it.
pub(super) struct Entry<'a> {
    pub(super) name: &'a [u8],
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    header: usize,
    /// Length of the entry itself.
    len: usize,
}

/// The entry at an offset of the directory.
fn entry(bytes: &[u8], at: usize) -> Option<Entry<'_>> {
    let record = bytes.get(at..)?;
    if !record.starts_with(b"PK\x01\x02") {
        return None;
    }
    let len = |at: usize| u16_at(record, at).map(usize::from);
    let (name_len, extra_len, comment_len) = (len(28)?, len(30)?, len(32)?);
    let extra = record.get(ENTRY + name_len..ENTRY + name_len + extra_len)?;
    let (mut packed, size, mut header) = (usize_at(record, 20)?, u32_at(record, 24)?, usize_at(record, 42)?);
    // Zip64 has in this order what does not fit.
    if let Some(mut wide) = extra_field(extra, 1) {
        let mut next = || {
            let number = u64_at(wide, 0)?;
            wide = &wide[8..];
            usize::try_from(number).ok()
        };
        if size == u32::MAX {
            next()?;
        }
        if packed == u32::MAX as usize {
            packed = next()?;
        }
        if header == u32::MAX as usize {
            header = next()?;
        }
    }
    Some(Entry {
        name: record.get(ENTRY..ENTRY + name_len)?,
        flags: u16_at(record, 8)?,
        method: u16_at(record, 10)?,
        crc: u32_at(record, 16)?,
        packed,
        header,
        len: ENTRY + name_len + extra_len + comment_len,
    })
}

fn extra_field(mut extra: &[u8], wanted: u16) -> Option<&[u8]> {
    while let (Some(id), Some(len)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let data = extra.get(4..4 + usize::from(len))?;
        if id == wanted {
            return Some(data);
        }
        extra = &extra[4 + data.len()..];
    }
    None
}

/// Reads an archive.
pub(super) fn read(walk: &mut Walk<'_>, bytes: &[u8]) {
    let Some((directory, end)) = end_record(bytes).and_then(|mut end| Some((end.directory.take()?, end))) else {
        read_without_directory(walk, bytes);
        return walk.unread(DAMAGED);
    };
    let (mut at, mut entries) = (directory.start, Vec::new());
    while at < directory.end
        && entries.len() <= walk.limits.members
        && let Some(entry) = entry(bytes, at)
    {
        at += entry.len;
        entries.push(entry);
    }
    if entries.len() as u64 & 0xFFFF != end.members & 0xFFFF && entries.len() <= walk.limits.members {
        walk.unread(DAMAGED);
    }
    if let (Some(layer), Some(app)) = (walk.way.last_mut(), app::of(&entries, &|entry| whole(bytes, entry, end.before)))
    {
        *layer = Layer::Coding(app);
    }
    // By place, so that members that share bytes are next to each other.
    let mut order: Vec<(usize, &Entry<'_>)> =
        entries.iter().map(|e| (e.header.saturating_add(end.before), e)).collect();
    order.sort_by_key(|(at, _)| *at);
    let (mut free, mut shared) = (0, false);
    for (at, entry) in order {
        if walk.stopped {
            return;
        }
        match data_of(bytes, at, entry) {
            Some(data) if at < free => shared |= !data.is_empty(),
            Some(data) => {
                free = data.end;
                member(walk, entry, &bytes[data]);
            }
            None => walk.member(entry.name, &mut Damaged),
        }
    }
    if shared {
        walk.unread(SHARED);
    }
}

/// The content of a small member.
fn whole(bytes: &[u8], entry: &Entry<'_>, before: usize) -> Option<Vec<u8>> {
    let data = data_of(bytes, entry.header.checked_add(before)?, entry)?;
    let budget = Rc::new(Cell::new(MANIFEST));
    let mut content = Vec::new();
    unpacked(&budget, entry.method, &bytes[data])?.read_to_end(&mut content).ok()?;
    Some(content)
}

/// Longest manifest that is read to learn what an archive is.
const MANIFEST: u64 = 1 << 20;

/// Where the data of a member lies, whose local header is at `at`.
fn data_of(bytes: &[u8], at: usize, entry: &Entry<'_>) -> Option<Range<usize>> {
    let start = data_start(bytes, at)?;
    let end = start.checked_add(entry.packed)?;
    (end <= bytes.len()).then_some(start..end)
}

fn data_start(bytes: &[u8], at: usize) -> Option<usize> {
    let header = bytes.get(at..)?;
    let lengths = usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
    header.starts_with(b"PK\x03\x04").then_some(at + LOCAL + lengths)
}

fn member(walk: &mut Walk<'_>, entry: &Entry<'_>, data: &[u8]) {
    if entry.name.ends_with(b"/") && data.is_empty() {
        return;
    }
    // Some programs set the flag on what is not encrypted, to keep others out: the checksum tells.
    const AES: u16 = 99;
    let claimed = entry.flags & 0x2041 != 0 || entry.method == AES;
    if claimed && !is_sound(walk, entry, data) {
        walk.way.push(Layer::Member(entry.name.into()));
        walk.unread(ENCRYPTED);
        walk.way.pop();
        return;
    }
    match unpacked(&walk.budget, entry.method, data) {
        Some(mut reader) => {
            let mut checked = Checked { inner: &mut *reader, crc: crc32fast::Hasher::new(), wanted: entry.crc };
            walk.member(entry.name, &mut checked);
        }
        None => {
            walk.way.push(Layer::Member(entry.name.into()));
            walk.unread(METHOD);
            walk.way.pop();
        }
    }
}

/// Whether data unpacks to what the checksum says.
fn is_sound(walk: &mut Walk<'_>, entry: &Entry<'_>, data: &[u8]) -> bool {
    let Some(mut reader) = unpacked(&walk.budget, entry.method, data) else { return false };
    let mut checked = Checked { inner: &mut *reader, crc: crc32fast::Hasher::new(), wanted: entry.crc };
    io::copy(&mut checked, &mut io::sink()).is_ok()
}

/// A reader of a member's data.
fn unpacked<'a>(budget: &Rc<Cell<u64>>, method: u16, data: &'a [u8]) -> Option<Box<dyn Read + 'a>> {
    let budget = budget.clone();
    let kind = match method {
        0 => return Some(Box::new(Counted { inner: data, budget })),
        8 => return Some(Box::new(stream::inflater(data, budget))),
        12 => Kind::Bzip2,
        93 => Kind::Zstd,
        95 => Kind::Xz,
        _ => return None,
    };
    stream::reader(kind, data, budget).ok()
}

/// Compares the checksum at the end.
struct Checked<'r> {
    inner: &'r mut dyn Read,
    crc: crc32fast::Hasher,
    wanted: u32,
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.crc.update(&buffer[..read]);
        if read == 0 && !buffer.is_empty() && self.crc.clone().finalize() != self.wanted {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(read)
    }
}

/// The data of a member that is not where it should be.
struct Damaged;

impl Read for Damaged {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

/// Reads what can be read of an archive whose directory is lost: member after member, as long as the end of each can be told.
pub(super) fn read_without_directory(walk: &mut Walk<'_>, bytes: &[u8]) {
    let mut at = 0;
    for header in memchr::memmem::find_iter(bytes, b"PK\x03\x04") {
        if walk.stopped {
            return;
        }
        if header < at {
            continue;
        }
        let Some(start) = data_start(bytes, header).filter(|start| *start <= bytes.len()) else { return };
        let local = &bytes[header..];
        let (Some(flags), Some(method), Some(crc), Some(packed), Some(name_len)) =
            (u16_at(local, 6), u16_at(local, 8), u32_at(local, 14), usize_at(local, 18), u16_at(local, 26))
        else {
            return;
        };
        // Sizes that follow the data are not known yet.
        let known = flags & 8 == 0;
        let end = if known { start.saturating_add(packed).min(bytes.len()) } else { bytes.len() };
        let name = &local[LOCAL..LOCAL + usize::from(name_len)];
        if known {
            let entry = Entry { name, flags, method, crc, packed, header, len: 0 };
            member(walk, &entry, &bytes[start..end]);
            at = end;
        } else if method == 8 {
            let mut reader = stream::inflater(&bytes[start..end], walk.budget.clone());
            walk.member(name, &mut reader);
            at = start + usize::try_from(reader.inner.total_in()).unwrap_or(usize::MAX).min(end - start);
        }
    }
}
