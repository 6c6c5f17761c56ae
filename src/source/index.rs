//! The git index: what the next commit would hold.
//!
//! In: the bytes of an index file, versions 2 to 4 (gitformat-index), and of the shared index that a split one names. Out:
//! its entries, sorted by path and stage. It refuses to know the objects behind the entries, and the stat data that git keeps
//! to see changes. What cannot be read is an error, never a shorter list: a hook that reads half an index lets through the rest.
//!
//! Own code, because libraries refuse split and sparse indexes.

use super::folder::{ReadError, read_small};
use super::git::ObjectFormat;
use super::repository::Repository;
use super::varint;
use crate::model::ObjectId;
use bstr::{BStr, ByteSlice};
use std::cmp::Ordering;
use std::fmt;
use std::path::Path;

/// Largest index file that is read: ten million entries.
const FILE_LIMIT: u64 = 1 << 30;

/// Longest path, several times that of any system.
const LONGEST_PATH: u32 = 32 << 10;

/// One path at one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where its path is in `Index::names`.
    name: (usize, u32),
    /// Type and permission bits: `0o100644`, `0o100755`, `0o120000` (link), `0o160000` (submodule), `0o040000` (a folder
    /// outside a sparse checkout).
    pub mode: u32,
    /// The object: a blob, for a submodule a commit, for a folder a tree.
    pub id: ObjectId,
    /// 0, or 1 to 3 in a conflict: base, ours, theirs.
    pub stage: u8,
    /// `git add -N`: nothing is staged yet.
    pub intent_to_add: bool,
    /// Outside of a sparse checkout.
    pub skip_worktree: bool,
    /// The user promised not to change it.
    pub assume_valid: bool,
}

impl Entry {
    /// A commit of another repository.
    pub fn is_submodule(&self) -> bool {
        self.mode & 0o170000 == 0o160000
    }

    /// A whole folder of a sparse index; its path ends in `/`.
    pub fn is_folder(&self) -> bool {
        self.mode & 0o170000 == 0o040000
    }
}

/// The entries of an index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    names: Vec<u8>,
    /// The `TREE` extension as it stands: names of trees that the index still equals.
    cached_trees: Vec<u8>,
    /// Whether the file (or the shared one) does not end with the hash of all before.
    is_altered: bool,
}

/// Why an index cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error(pub &'static str);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Error {}

impl Index {
    /// The index of a repository; empty if there is no index file.
    ///
    /// # Errors
    /// The file (or the shared index that it names) cannot be read, or is damaged.
    pub fn of(repository: &Repository) -> Result<Self, Error> {
        let format = repository.object_format.ok_or(Error("an object format that is not known"))?;
        Self::read(&repository.index_file, format.id_len(), &repository.git_dir)
    }

    /// The index in a file. `hash` is the number of bytes of an object name, `git_dir` the place of shared indexes.
    ///
    /// # Errors
    /// As [`Index::of`].
    pub fn read(file: &Path, hash: usize, git_dir: &Path) -> Result<Self, Error> {
        let bytes = match read_small(file, FILE_LIMIT) {
            Ok(bytes) => bytes,
            Err(ReadError::Absent) => return Ok(Self::default()),
            Err(ReadError::Uncovered(why)) => return Err(Error(why)),
        };
        let (index, link) = parse(&bytes, hash)?;
        let Some(link) = link else { return index.sorted() };
        let shared = ObjectId::from_bytes(link.base).ok_or(Error("the name of the shared index is damaged"))?;
        if shared.is_zero() {
            return index.sorted();
        }
        // Git looks beside the index first only for its own temporary files; the shared part is in the git directory.
        let bytes = read_small(&git_dir.join(format!("sharedindex.{shared}")), FILE_LIMIT)
            .map_err(|_| Error("the shared part of a split index cannot be read"))?;
        let (base, none) = parse(&bytes, hash)?;
        if none.is_some() {
            return Err(Error("the shared part of a split index is itself split"));
        }
        merge(base, index, &link)?.sorted()
    }

    /// The index in these bytes.
    ///
    /// # Errors
    /// They are no whole index, or a split one (which needs a second file).
    pub fn parse(bytes: &[u8], hash: usize) -> Result<Self, Error> {
        match parse(bytes, hash)? {
            (index, None) => index.sorted(),
            (_, Some(_)) => Err(Error("a split index needs its shared part")),
        }
    }

    /// All entries, by path and then stage.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The path of an entry of this index.
    pub fn path(&self, entry: &Entry) -> &BStr {
        name_in(&self.names, entry)
    }

    /// Whether a whole folder stands for its files somewhere.
    pub fn is_sparse(&self) -> bool {
        self.entries.iter().any(Entry::is_folder)
    }

    /// What is wrong with it though it could be read, as a sentence for the ledger.
    pub fn damage(&self) -> Option<&'static str> {
        self.is_altered.then_some("the checksum of the index is not that of its content")
    }

    /// The positions of the entries whose path begins with `prefix` (empty, or a folder with its `/`).
    pub fn below(&self, prefix: &[u8]) -> std::ops::Range<usize> {
        self.below_in(prefix, 0..self.entries.len())
    }

    /// The same, looking only at positions that are known to hold them all.
    pub(super) fn below_in(&self, prefix: &[u8], within: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let inside = &self.entries[within.clone()];
        let start = inside.partition_point(|e| self.path(e).as_bytes() < prefix);
        let len = inside[start..].partition_point(|e| self.path(e).starts_with(prefix));
        within.start + start..within.start + start + len
    }

    /// The first position of the path `folder` + `name`, looking only at positions of that folder's entries.
    pub(super) fn find_in(&self, folder: &[u8], name: &[u8], within: std::ops::Range<usize>) -> Option<usize> {
        let inside = &self.entries[within.clone()];
        let rest = |e: &Entry| self.path(e).get(folder.len()..).unwrap_or_default();
        let at = inside.partition_point(|e| rest(e) < name);
        inside.get(at).is_some_and(|e| rest(e) == name).then_some(within.start + at)
    }

    /// The `TREE` extension: which trees the index is known to equal. Empty if there is none.
    pub fn cached_trees(&self) -> &[u8] {
        &self.cached_trees
    }

    fn sorted(mut self) -> Result<Self, Error> {
        let names = &self.names;
        let order =
            |a: &Entry, b: &Entry| -> Ordering { name_in(names, a).cmp(name_in(names, b)).then(a.stage.cmp(&b.stage)) };
        if !self.entries.is_sorted_by(|a, b| order(a, b) != Ordering::Greater) {
            self.entries.sort_by(order);
        }
        Ok(self)
    }
}

fn name_in<'a>(names: &'a [u8], entry: &Entry) -> &'a BStr {
    names.get(entry.name.0..entry.name.0 + entry.name.1 as usize).unwrap_or_default().as_bstr()
}

/// The `link` extension of a split index.
struct Link<'a> {
    base: &'a [u8],
    deleted: Vec<u64>,
    replaced: Vec<u64>,
}

const TRUNCATED: Error = Error("the index is truncated");
const DAMAGED_PATH: Error = Error("a path of the index is damaged");

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let (head, rest) = self.0.split_at_checked(len).ok_or(TRUNCATED)?;
        self.0 = rest;
        Ok(head)
    }

    fn u16(&mut self) -> Result<u16, Error> {
        self.take(2)?.try_into().map(u16::from_be_bytes).map_err(|_| TRUNCATED)
    }

    fn u32(&mut self) -> Result<u32, Error> {
        self.take(4)?.try_into().map(u32::from_be_bytes).map_err(|_| TRUNCATED)
    }

    fn u64(&mut self) -> Result<u64, Error> {
        self.take(8)?.try_into().map(u64::from_be_bytes).map_err(|_| TRUNCATED)
    }

    fn until_nul(&mut self) -> Result<&'a [u8], Error> {
        let end = self.0.find_byte(0).ok_or(TRUNCATED)?;
        let text = self.take(end)?;
        self.take(1)?;
        Ok(text)
    }

    /// How much of the path before one of version 4 leaves out.
    fn stripped(&mut self) -> Result<usize, Error> {
        let stripped = varint::take_offset(&mut self.0).map_err(|fault| match fault {
            varint::Fault::Cut => TRUNCATED,
            varint::Fault::TooLarge => DAMAGED_PATH,
        })?;
        usize::try_from(stripped).map_err(|_| DAMAGED_PATH)
    }
}

/// What stands behind the entries of the index in these bytes: extensions of all kinds, as they are. `None` if it is no whole index.
pub(super) fn extensions(bytes: &[u8], hash: usize) -> Option<&[u8]> {
    parse_entries(bytes, hash).ok().map(|(_, reader)| reader.0)
}

fn parse(bytes: &[u8], hash: usize) -> Result<(Index, Option<Link<'_>>), Error> {
    let (mut index, mut reader) = parse_entries(bytes, hash)?;
    let link = read_extensions(&mut reader, &mut index, hash)?;
    Ok((index, link))
}

/// The entries, and where the extensions begin.
fn parse_entries(bytes: &[u8], hash: usize) -> Result<(Index, Reader<'_>), Error> {
    let (body, sum) = bytes.len().checked_sub(hash).and_then(|end| bytes.split_at_checked(end)).ok_or(TRUNCATED)?;
    let mut reader = Reader(body);
    if reader.take(4)? != b"DIRC" {
        return Err(Error("not an index"));
    }
    let version = reader.u32()?;
    if !(2..=4).contains(&version) {
        return Err(Error("an index version that is not known"));
    }
    let count = reader.u32()? as usize;
    // 40 bytes of stat data, the name, the flags, and at least one NUL.
    if count > body.len() / (40 + hash + 3) {
        return Err(TRUNCATED);
    }
    // With `index.skipHash` there is none.
    let is_altered = sum.iter().any(|b| *b != 0)
        && ObjectFormat::of_id_len(hash).is_some_and(|format| !format.ends_with_its_hash(bytes));
    let mut index = Index { entries: Vec::with_capacity(count), is_altered, ..Index::default() };
    // Prefix compression can make long paths from few bytes; honest indexes stay far below this.
    let most_names = body.len().saturating_mul(64).saturating_add(1 << 20).min(1 << 30);
    for _ in 0..count {
        read_entry(&mut reader, &mut index, version, hash)?;
        if index.names.len() > most_names {
            return Err(Error("the paths of the index are larger than any honest ones"));
        }
    }
    Ok((index, reader))
}

fn read_entry(reader: &mut Reader<'_>, index: &mut Index, version: u32, hash: usize) -> Result<(), Error> {
    let left = reader.0.len();
    let mode = Reader(reader.take(40)?.get(24..28).unwrap_or_default()).u32()?;
    let id = ObjectId::from_bytes(reader.take(hash)?).ok_or(TRUNCATED)?;
    let flags = reader.u16()?;
    let extended = if flags & 0x4000 != 0 && version >= 3 { reader.u16()? } else { 0 };
    let start = index.names.len();
    if version == 4 {
        let strip = reader.stripped()?;
        let previous = index.entries.last().map_or((0, 0), |e| e.name);
        let kept = (previous.1 as usize).checked_sub(strip).ok_or(DAMAGED_PATH)?;
        index.names.extend_from_within(previous.0..previous.0 + kept);
        index.names.extend_from_slice(reader.until_nul()?);
    } else {
        let stated = (flags & 0xfff) as usize;
        let name = if stated == 0xfff {
            let end = reader.0.find_byte(0).ok_or(TRUNCATED)?;
            reader.take(end)?
        } else {
            reader.take(stated)?
        };
        index.names.extend_from_slice(name);
        // One to eight NULs, so that the length is a multiple of eight.
        let used = left - reader.0.len();
        reader.take(8 - used % 8)?;
    }
    let len = u32::try_from(index.names.len() - start).ok().filter(|len| *len <= LONGEST_PATH);
    let len = len.ok_or(Error("a path of the index is longer than any honest one"))?;
    index.entries.push(Entry {
        name: (start, len),
        mode,
        id,
        stage: (flags >> 12 & 3) as u8,
        intent_to_add: extended & 0x2000 != 0,
        skip_worktree: extended & 0x4000 != 0,
        assume_valid: flags & 0x8000 != 0,
    });
    Ok(())
}

fn read_extensions<'a>(reader: &mut Reader<'a>, index: &mut Index, hash: usize) -> Result<Option<Link<'a>>, Error> {
    let mut link = None;
    while !reader.0.is_empty() {
        let name = reader.take(4)?;
        let len = reader.u32()? as usize;
        let mut data = Reader(reader.take(len)?);
        match name {
            b"link" => {
                let base = data.take(hash)?;
                let (deleted, replaced) =
                    if data.0.is_empty() { (vec![], vec![]) } else { (bitmap(&mut data)?, bitmap(&mut data)?) };
                link = Some(Link { base, deleted, replaced });
            }
            b"TREE" => index.cached_trees = data.0.to_vec(),
            // The entries of folders say themselves that the index is sparse.
            b"sdir" => {}
            // Optional by definition: the name begins with a capital.
            [first, ..] if first.is_ascii_uppercase() => {}
            _ => return Err(Error("the index has an extension that is not known and not optional")),
        }
    }
    Ok(link)
}

/// Positions of the set bits of an EWAH-compressed bitmap, ascending.
fn bitmap(reader: &mut Reader<'_>) -> Result<Vec<u64>, Error> {
    const DAMAGED: Error = Error("a bitmap of the split index is damaged");
    let bits = u64::from(reader.u32()?);
    let words = reader.u32()? as usize;
    let mut words = Reader(reader.take(words.checked_mul(8).ok_or(DAMAGED)?)?);
    let _position_of_last_marker = reader.u32()?;
    let (mut set, mut at) = (Vec::new(), 0u64);
    while !words.0.is_empty() {
        let marker = words.u64()?;
        let (bit, run, literals) = (marker & 1, marker >> 1 & 0xffff_ffff, marker >> 33);
        let end = at + run * 64;
        if bit == 1 {
            // A run beyond the stated number of bits would be an allocation that nothing bounds.
            if end > bits.next_multiple_of(64) || bits > 1 << 28 {
                return Err(DAMAGED);
            }
            set.extend(at..end.min(bits));
        }
        at = end;
        for _ in 0..literals {
            let word = words.u64()?;
            set.extend((0..64).filter(|i| word >> i & 1 == 1).map(|i| at + i));
            at += 64;
        }
    }
    Ok(set)
}

/// Applies a split index to its shared part: some entries are deleted, some replaced (by the first entries of the split
/// index, which have no path of their own), and the rest is added.
fn merge(base: Index, split: Index, link: &Link<'_>) -> Result<Index, Error> {
    const DAMAGED: Error = Error("the split index does not fit its shared part");
    let mut entries: Vec<Option<Entry>> = base.entries.into_iter().map(Some).collect();
    let mut names = base.names;
    let mut own = split.entries.iter();
    for &position in &link.replaced {
        let old = usize::try_from(position).ok().and_then(|p| entries.get_mut(p)).ok_or(DAMAGED)?;
        let (Some(old), Some(new)) = (old.as_mut(), own.next()) else { return Err(DAMAGED) };
        if new.name.1 != 0 {
            return Err(DAMAGED);
        }
        *old = Entry { name: old.name, ..*new };
    }
    for &position in &link.deleted {
        *usize::try_from(position).ok().and_then(|p| entries.get_mut(p)).ok_or(DAMAGED)? = None;
    }
    let mut entries: Vec<Entry> = entries.into_iter().flatten().collect();
    for new in own {
        let name = (names.len(), new.name.1);
        names.extend_from_slice(name_in(&split.names, new));
        entries.push(Entry { name, ..*new });
    }
    let is_altered = base.is_altered || split.is_altered;
    Ok(Index { entries, names, cached_trees: split.cached_trees, is_altered })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn header(version: u32, count: u32) -> Vec<u8> {
        [b"DIRC".as_slice(), &version.to_be_bytes(), &count.to_be_bytes()].concat()
    }

    #[test]
    fn an_empty_index_has_no_entries_and_a_cut_one_is_an_error() {
        let whole = [header(2, 0), vec![0; 20]].concat();
        assert_eq!(Index::parse(&whole, 20).map(|i| i.entries().len()), Ok(0));
        for len in 0..whole.len() {
            assert!(Index::parse(&whole[..len], 20).is_err(), "{len}");
        }
        assert!(Index::parse(&[header(2, u32::MAX), vec![0; 20]].concat(), 20).is_err());
        assert!(Index::parse(&[header(5, 0), vec![0; 20]].concat(), 20).is_err());
    }

    #[test]
    fn a_run_of_a_bitmap_is_bounded_by_its_stated_size() {
        let huge = [&8u32.to_be_bytes()[..], &1u32.to_be_bytes(), &u64::MAX.to_be_bytes(), &[0; 4]].concat();
        assert!(bitmap(&mut Reader(&huge)).is_err());
        let fits = [&70u32.to_be_bytes()[..], &1u32.to_be_bytes(), &(2u64 << 1 | 1).to_be_bytes(), &[0; 4]].concat();
        assert_eq!(bitmap(&mut Reader(&fits)).unwrap(), (0..70).collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(
            version in 2u32..5,
            count in 0u32..6,
            body in prop::collection::vec(prop_oneof![Just(0u8), Just(0x40), any::<u8>()], 0..600),
        ) {
            let _ = Index::parse(&[header(version, count), body.clone()].concat(), 20);
            let _ = Index::parse(&body, 20);
            let _ = bitmap(&mut Reader(&body));
        }
    }
}
