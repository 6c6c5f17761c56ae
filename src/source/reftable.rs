//! The reftable format of references and reflogs (git's `Documentation/technical/reftable`), read whole.
//!
//! In: the bytes of a table, or the folder of a stack of tables. Out: references and reflog entries. Blocks are read one after
//! the other; the indexes in the file serve random access and are passed over. Damage ends a table with a reason, and what
//! was read before it is kept. Decoded bytes are limited: prefix compression and deflate make much of little.

use super::folder::{ReadError, read_small};
use super::repository::path_from_bytes;
use super::varint;
use crate::model::ObjectId;
use bstr::{BString, ByteSlice};
use std::collections::BTreeMap;
use std::path::Path;

/// Largest table file that is read.
const FILE_LIMIT: u64 = 512 << 20;
/// Most bytes that are decoded from one table.
const DECODED_LIMIT: usize = 256 << 20;

/// What a reference is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Record {
    Id(ObjectId),
    Symbolic(BString),
    Deleted,
}

/// One line of a reflog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Log {
    pub(super) name: BString,
    pub(super) old: ObjectId,
    pub(super) new: ObjectId,
    /// `NAME <EMAIL>`, a tab, the message.
    pub(super) text: BString,
}

/// The contents of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) refs: Vec<(BString, Record)>,
    pub(super) logs: Vec<Log>,
    /// Why the rest could not be read.
    pub(super) damage: Option<&'static str>,
}

/// The contents of all tables of a stack: later tables win.
#[derive(Debug, Default)]
pub(super) struct Stack {
    pub(super) refs: BTreeMap<BString, Record>,
    pub(super) logs: Vec<Log>,
    /// Tables that could not be read whole, and why.
    pub(super) problems: Vec<(BString, &'static str)>,
}

impl Stack {
    /// Reads the stack of a git directory.
    pub(super) fn read(git_dir: &Path) -> Self {
        let folder = git_dir.join("reftable");
        let mut stack = Self::default();
        let list = match read_small(&folder.join("tables.list"), FILE_LIMIT) {
            Ok(list) => list,
            Err(ReadError::Absent) => return stack,
            Err(ReadError::Uncovered(why)) => {
                stack.problems.push(("reftable/tables.list".into(), why));
                return stack;
            }
        };
        for name in list.lines().filter(|name| !name.is_empty()) {
            let shown = || BString::from([b"reftable/", name].concat());
            if name.contains(&b'/') {
                stack.problems.push((shown(), "not a table of this folder"));
                continue;
            }
            let table = match read_small(&folder.join(path_from_bytes(name)), FILE_LIMIT) {
                Ok(bytes) => Table::parse(&bytes),
                Err(ReadError::Absent) => Table { damage: Some("the table is missing"), ..Table::default() },
                Err(ReadError::Uncovered(why)) => Table { damage: Some(why), ..Table::default() },
            };
            stack.problems.extend(table.damage.map(|why| (shown(), why)));
            stack.refs.extend(table.refs);
            stack.logs.extend(table.logs);
        }
        stack.refs.retain(|_, record| *record != Record::Deleted);
        stack
    }
}

const DAMAGED: &str = "the table is damaged";

impl Table {
    /// Reads a table.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut table = Self::default();
        table.damage = table.fill(bytes).err();
        table
    }

    fn fill(&mut self, bytes: &[u8]) -> Result<(), &'static str> {
        let mut header = Reader(bytes);
        if header.take(4)? != b"REFT" {
            return Err("not a table of references");
        }
        let (header_len, hash) = match (header.take(1)?, bytes.get(24..28)) {
            ([1], _) => (24, 20),
            ([2], Some(b"sha1")) => (28, 20),
            ([2], Some(b"s256")) => (28, 32),
            _ => return Err("a version of tables of references that is not known"),
        };
        // The footer: the header again, five positions, a checksum.
        let end = bytes.len().checked_sub(header_len + 44).ok_or(DAMAGED)?;
        let body = bytes.get(..end).ok_or(DAMAGED)?;
        let mut left = DECODED_LIMIT;
        let mut at = 0;
        loop {
            // The first block shares its place with the header.
            let start = if at == 0 { header_len } else { at };
            let Some(block) = body.get(start..).filter(|b| !b.is_empty()) else { return Ok(()) };
            let stated = Reader(block.get(1..).unwrap_or_default()).u24()?;
            let len = (at + stated).checked_sub(start).filter(|len| *len >= 4).ok_or(DAMAGED)?;
            let taken = match block[0] {
                b'r' => {
                    self.read_refs(without_restarts(block.get(4..len).ok_or(DAMAGED)?)?, hash, &mut left)?;
                    len
                }
                b'g' => {
                    let (inflated, taken) = inflate(&block[4..], len - 4)?;
                    left = left.checked_sub(inflated.len()).ok_or(TOO_LARGE)?;
                    self.read_logs(without_restarts(&inflated)?, hash, &mut left)?;
                    4 + taken
                }
                b'i' | b'o' => len,
                _ => return Err(DAMAGED),
            };
            // Zeros pad a block to the block size.
            let after = body.get(start + taken..).ok_or(DAMAGED)?;
            at = start + taken + after.iter().take_while(|b| **b == 0).count();
        }
    }

    fn read_refs(&mut self, records: &[u8], hash: usize, left: &mut usize) -> Result<(), &'static str> {
        let (mut reader, mut name) = (Reader(records), Vec::new());
        while !reader.0.is_empty() {
            let kind = reader.key(&mut name, left)?;
            let _update_index = reader.varint()?;
            let record = match kind {
                0 => Record::Deleted,
                1 => Record::Id(reader.id(hash)?),
                2 => {
                    let id = reader.id(hash)?;
                    reader.id(hash)?;
                    Record::Id(id)
                }
                3 => Record::Symbolic(reader.text(left)?.into()),
                _ => return Err(DAMAGED),
            };
            self.refs.push((name.clone().into(), record));
        }
        Ok(())
    }

    fn read_logs(&mut self, records: &[u8], hash: usize, left: &mut usize) -> Result<(), &'static str> {
        let (mut reader, mut key) = (Reader(records), Vec::new());
        while !reader.0.is_empty() {
            match reader.key(&mut key, left)? {
                // An entry that was taken back: what an older table says of it is read all the same.
                0 => continue,
                1 => {}
                _ => return Err(DAMAGED),
            }
            let (old, new) = (reader.id(hash)?, reader.id(hash)?);
            let (name, email) = (reader.text(left)?, reader.text(left)?);
            reader.varint()?;
            reader.take(2)?;
            let message = reader.text(left)?;
            let text = [name, b" <", email, b">\t", message.trim_ascii_end()].concat().into();
            // The key is the name, a zero, and the number of the change.
            let name = key.len().checked_sub(9).and_then(|end| key.get(..end)).ok_or(DAMAGED)?.into();
            self.logs.push(Log { name, old, new, text });
        }
        Ok(())
    }
}

const TOO_LARGE: &str = "the table holds more than any honest one";

/// The records of a block: what is before the table of restarts.
fn without_restarts(block: &[u8]) -> Result<&[u8], &'static str> {
    let (rest, count) = block.split_last_chunk::<2>().ok_or(DAMAGED)?;
    let restarts = 3 * usize::from(u16::from_be_bytes(*count));
    rest.len().checked_sub(restarts).and_then(|end| rest.get(..end)).ok_or(DAMAGED)
}

/// Inflates exactly `size` bytes, and says how many compressed bytes that took.
fn inflate(stream: &[u8], size: usize) -> Result<(Vec<u8>, usize), &'static str> {
    let mut inflate = flate2::Decompress::new(true);
    // One byte more, so that a longer stream is seen; the size has 24 bits.
    let mut out = Vec::with_capacity(size + 1);
    loop {
        let before = (inflate.total_in(), inflate.total_out());
        let input = stream.get(inflate.total_in() as usize..).ok_or(DAMAGED)?;
        let status = inflate.decompress_vec(input, &mut out, flate2::FlushDecompress::Finish).map_err(|_| DAMAGED)?;
        if status == flate2::Status::StreamEnd && out.len() == size {
            return Ok((out, inflate.total_in() as usize));
        }
        if status == flate2::Status::StreamEnd || (inflate.total_in(), inflate.total_out()) == before {
            return Err(DAMAGED);
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], &'static str> {
        let (head, rest) = self.0.split_at_checked(len).ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(head)
    }

    fn u24(&mut self) -> Result<usize, &'static str> {
        Ok(self.take(3)?.iter().fold(0, |n, b| n << 8 | usize::from(*b)))
    }

    fn varint(&mut self) -> Result<u64, &'static str> {
        varint::take_offset(&mut self.0).map_err(|_| DAMAGED)
    }

    fn text(&mut self, left: &mut usize) -> Result<&'a [u8], &'static str> {
        let len = usize::try_from(self.varint()?).map_err(|_| DAMAGED)?;
        *left = left.checked_sub(len).ok_or(TOO_LARGE)?;
        self.take(len)
    }

    fn id(&mut self, hash: usize) -> Result<ObjectId, &'static str> {
        ObjectId::from_bytes(self.take(hash)?).ok_or(DAMAGED)
    }

    /// A key that shares its beginning with the one before; gives the three bits that are stored with its length.
    fn key(&mut self, key: &mut Vec<u8>, left: &mut usize) -> Result<u64, &'static str> {
        let shared = usize::try_from(self.varint()?).ok().filter(|n| *n <= key.len()).ok_or(DAMAGED)?;
        let number = self.varint()?;
        let suffix = self.take(usize::try_from(number >> 3).map_err(|_| DAMAGED)?)?;
        key.truncate(shared);
        key.extend_from_slice(suffix);
        *left = left.checked_sub(key.len()).ok_or(TOO_LARGE)?;
        Ok(number & 7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_bytes_end(body in prop::collection::vec(prop_oneof![Just(0u8), Just(b'r'), Just(b'g'), any::<u8>()], 0..300)) {
            let header = b"REFT\x01\x00\x10\x000123456789abcdef".to_vec();
            Table::parse(&[header, body.clone()].concat());
            Table::parse(&body);
            let mut table = Table::default();
            let _ = table.read_refs(&body, 20, &mut 1000);
            let _ = table.read_logs(&body, 20, &mut 1000);
        }
    }
}
