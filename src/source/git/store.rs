//! The object store of a repository: loose objects, packs, and the stores that alternates name.
//!
//! In: `objects` directories. Out: any object by its id, and to the walk the packs and the loose ids. It is read whether or
//! not anything else of the repository makes sense: no configuration, no reference and no replacement is looked at. What
//! cannot be opened is said in the ledger; the rest is read all the same. Nothing is written, no lock is taken.

use super::copies;
use super::idx::PackIndex;
use super::inflate::{Buffer, Inflater};
use super::loose::{self, End, shown};
use super::map::Bytes;
use super::object::{Kind, ObjectFormat};
use super::pack::{self, Bottom, Pack, PackFile};
use super::rebuild;
use crate::model::{Ledger, ObjectId, Unit};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Alternates of alternates are followed this far, as git does.
const MAX_ALTERNATE_DEPTH: usize = 5;

/// An alternates file larger than this is none.
const MAX_ALTERNATES_FILE: u64 = 1 << 20;

/// Largest object that [`ObjectStore::read`] hands out, in bytes.
pub(super) const READ_LIMIT: usize = 512 << 20;

/// All objects of a repository.
pub struct ObjectStore {
    format: ObjectFormat,
    pub(super) packs: Vec<Pack>,
    /// `objects` directories, the repository's own first.
    pub(super) roots: Vec<PathBuf>,
    /// What is wrong with each pack as a whole, by number.
    pub(super) pack_problems: Vec<Option<&'static str>>,
    /// Made when it is first asked for: reading single objects needs none.
    listing: OnceLock<Listing>,
    /// Files of loose objects that hold more than the object. Nobody can say what the rest is.
    prolonged: Mutex<BTreeSet<PathBuf>>,
}

/// What is in the store besides the indexes of packs, taken once, so that all walks over a store see the same objects.
pub(super) struct Listing {
    /// Loose objects that no pack holds, sorted.
    pub(super) loose: Vec<ObjectId>,
    /// Loose objects that a pack holds, too.
    pub(super) copies: Vec<ObjectId>,
    /// For each pack the positions whose objects are visited elsewhere.
    pub(super) duplicates: Vec<Vec<u32>>,
    /// Objects that were not finished: whole all the same, in files of other names.
    strays: HashMap<ObjectId, PathBuf>,
    /// What could not be listed.
    pub(super) ledger: Ledger,
    /// Number of the first object of each pack, and of the first loose object.
    pub(super) first_numbers: Vec<u64>,
}

/// Why an object was not handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// No pack and no loose file has it.
    NotFound,
    /// It is there and cannot be decoded; the sentence says why.
    Damaged(&'static str),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.why())
    }
}

impl std::error::Error for ReadError {}

impl ReadError {
    /// A constant sentence, as the ledger wants it.
    pub fn why(self) -> &'static str {
        match self {
            ReadError::NotFound => "missing from the object store",
            ReadError::Damaged(why) => why,
        }
    }
}

impl ObjectStore {
    /// Opens the stores in `objects` (directories such as `.git/objects`) and those that their `info/alternates` name.
    ///
    /// Without a `format` the names of the files tell it; an empty store is taken for SHA-1. The ledger holds what could not
    /// be opened: directories, indexes without pack, alternates. (Packs that are there are counted by the walk.)
    pub fn open(objects: &[PathBuf], format: Option<ObjectFormat>) -> (Self, Ledger) {
        Self::open_with(objects, format, &Care::default())
    }

    /// The same with more care, for who wants to see everything, or trusts less.
    pub fn open_with(objects: &[PathBuf], format: Option<ObjectFormat>, care: &Care<'_>) -> (Self, Ledger) {
        let mut ledger = Ledger::new();
        let roots = with_alternates(objects, care.within, &mut ledger);
        let files: Vec<_> = roots.iter().flat_map(|root| pack_files(&root.join("pack"), &mut ledger)).collect();
        let format = format.unwrap_or_else(|| detect_format(&roots, &files));
        let mut store = ObjectStore { roots, ..ObjectStore::empty(format) };
        let mut without_index = Vec::new();
        for path in files {
            match open_pack(&path, format, care.check_indexes, &mut ledger) {
                Some(Opened::Whole(pack, problem)) => store.push(*pack, problem),
                Some(Opened::WithoutIndex(file, why)) => without_index.push((file, why)),
                None => {}
            }
        }
        // Last, since their deltas may be to objects of the others.
        for (file, why) in without_index {
            let (pack, mut problem) = rebuild::index(file, &store, u64::MAX);
            if problem.is_some() && is_temporary(&pack.path) {
                ledger.skipped(Unit::Pack, "temporary file of git, read as far as it goes", shown(&pack.path));
                problem = None;
            }
            store.push(pack, problem.or(why));
        }
        (store, ledger)
    }

    /// A store of nothing.
    pub(super) fn empty(format: ObjectFormat) -> Self {
        let (packs, roots, pack_problems) = (Vec::new(), Vec::new(), Vec::new());
        ObjectStore { format, packs, roots, pack_problems, listing: OnceLock::new(), prolonged: Mutex::default() }
    }

    pub(super) fn push(&mut self, pack: Pack, problem: Option<&'static str>) {
        self.packs.push(pack);
        self.pack_problems.push(problem);
    }

    /// The directories that a store would read: these, and those that alternates name.
    pub fn roots(objects: &[PathBuf], within: Option<&Path>) -> Vec<PathBuf> {
        with_alternates(objects, within, &mut Ledger::new())
    }

    /// The hash function of its ids.
    pub fn format(&self) -> ObjectFormat {
        self.format
    }

    /// Number of packs.
    pub fn pack_count(&self) -> usize {
        self.packs.len()
    }

    /// The files of each pack of which nothing is wrong as a whole: it and its index.
    pub fn pack_files(&self) -> Vec<Option<[PathBuf; 2]>> {
        let files = |pack: &Pack| [pack.path.clone(), pack.path.with_extension("idx")];
        let packs = self.packs.iter().zip(&self.pack_problems);
        packs.map(|(pack, problem)| problem.is_none().then(|| files(pack))).collect()
    }

    /// Loose objects and copies.
    pub(super) fn listing(&self) -> &Listing {
        self.listing.get_or_init(|| {
            let (mut ledger, mut loose, mut strays) = (Ledger::new(), Vec::new(), HashMap::new());
            for root in &self.roots {
                let (ids, temporary) = loose::list(root, self.format, &mut ledger);
                loose.extend(ids);
                for path in temporary {
                    match loose::read_file(&path, &mut Inflater::new(), READ_LIMIT) {
                        Ok(Some(((kind, bytes), _))) => {
                            strays.insert(self.format.id_of(kind, &bytes.into_bytes()), path);
                        }
                        Ok(None) => {}
                        Err(_) => ledger.skipped(Unit::Object, "temporary file of git", shown(&path)),
                    }
                }
            }
            loose.extend(strays.keys().copied());
            loose.sort_unstable();
            loose.dedup();
            let mut copies = loose.clone();
            let duplicates = copies::settle(&self.packs, &mut loose);
            copies.retain(|id| loose.binary_search(id).is_err());
            let mut first_numbers = vec![0];
            for pack in &self.packs {
                first_numbers.push(first_numbers[first_numbers.len() - 1] + u64::from(pack.index.count()));
            }
            Listing { loose, copies, duplicates, strays, ledger, first_numbers }
        })
    }

    /// Whether it is the object of nothing at all, a file or a tree: git knows it whether or not it is stored.
    pub(super) fn is_of_nothing(&self, id: &ObjectId) -> bool {
        [Kind::Blob, Kind::Tree].into_iter().any(|kind| self.format.id_of(kind, b"") == *id)
    }

    /// The objects whose names begin with these hexadecimal digits (four or more), as many as two.
    pub fn abbreviated(&self, digits: &str) -> Vec<ObjectId> {
        let Some(first) = digits.get(..2).and_then(|two| u8::from_str_radix(two, 16).ok()) else { return Vec::new() };
        let digits = digits.to_ascii_lowercase();
        let packed = self.packs.iter().flat_map(|pack| pack.index.bucket(first).map(|at| pack.index.id(at)));
        let all = packed.chain(self.listing().loose.iter().copied());
        let mut found: Vec<ObjectId> = all.filter(|id| id.to_string().starts_with(&digits)).collect();
        found.sort_unstable();
        found.dedup();
        found.truncate(2);
        found
    }

    /// Whether some pack or loose file claims to hold `id`. It is not decoded.
    pub fn contains(&self, id: &ObjectId) -> bool {
        self.packs.iter().any(|pack| pack.index.find(id.as_bytes()).is_some())
            || self.roots.iter().any(|root| loose::path(root, id).is_file())
    }

    /// Reads one object. Every copy is tried until one is whole.
    ///
    /// # Errors
    /// [`ReadError::NotFound`], or [`ReadError::Damaged`] with the reason of the last copy; an object of more than
    /// 512 MiB is refused so, too.
    pub fn read(&self, id: &ObjectId) -> Result<(Kind, Vec<u8>), ReadError> {
        self.read_limited(id, &mut Inflater::new(), READ_LIMIT, None).map(|(kind, buffer)| (kind, buffer.into_bytes()))
    }

    /// Reads one object from any place but `except` (pack and offset).
    pub(super) fn read_limited(
        &self,
        id: &ObjectId,
        inflater: &mut Inflater,
        limit: usize,
        except: Option<(usize, u64)>,
    ) -> Result<(Kind, Buffer), ReadError> {
        let mut error = ReadError::NotFound;
        for number in 0..self.packs.len() {
            let Some(position) = self.packs[number].index.find(id.as_bytes()) else { continue };
            match self.packs[number].index.offset(position) {
                Some(offset) if except == Some((number, offset)) => {}
                Some(offset) => match self.read_packed(number, offset, inflater, limit) {
                    Ok(found) => return Ok(found),
                    Err(why) => error = ReadError::Damaged(why),
                },
                None => error = ReadError::Damaged("its pack index is damaged"),
            }
        }
        match self.read_loose(id, inflater, limit) {
            Err(ReadError::NotFound) => Err(error),
            found => found,
        }
    }

    /// Reads a loose object from the first directory that has a whole one.
    pub(super) fn read_loose(
        &self,
        id: &ObjectId,
        inflater: &mut Inflater,
        limit: usize,
    ) -> Result<(Kind, Buffer), ReadError> {
        let mut error = ReadError::NotFound;
        for root in &self.roots {
            match loose::read(root, id, inflater, limit) {
                Ok(Some((object, end))) => {
                    if end == End::Before {
                        let file = loose::path(root, id);
                        self.prolonged.lock().unwrap_or_else(PoisonError::into_inner).insert(file);
                    }
                    return Ok(object);
                }
                Ok(None) => {}
                Err(why) => error = ReadError::Damaged(why),
            }
        }
        let stray = self.listing.get().and_then(|listing| listing.strays.get(id));
        match stray.map(|path| loose::read_file(path, inflater, limit)) {
            Some(Ok(Some((object, _)))) => Ok(object),
            Some(Err(why)) => Err(ReadError::Damaged(why)),
            Some(Ok(None)) | None => Err(error),
        }
    }

    /// Says which of the loose objects that were read so far have something behind them in their files.
    pub(super) fn say_what_is_prolonged(&self, ledger: &mut Ledger) {
        for file in self.prolonged.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            ledger.uncovered(Unit::GitFile, "bytes behind the end of a loose object", shown(file));
        }
    }

    /// Decodes the entry at an offset of a pack, with its whole chain.
    pub(super) fn read_packed(
        &self,
        number: usize,
        offset: u64,
        inflater: &mut Inflater,
        limit: usize,
    ) -> Result<(Kind, Buffer), &'static str> {
        let chain = pack::chain(&self.packs, number, offset, |own, id| self.find_packed(own, id))?;
        let (kind, bottom) = match chain.bottom {
            Bottom::Packed(number, header, kind) => {
                pack::check_limit(header.size, limit)?;
                let mut buffer = Buffer::default();
                inflater.inflate(&self.packs[number].entries()[header.data..], header.size, &mut buffer)?;
                (kind, buffer)
            }
            Bottom::Outside(id) => self.read_loose(&id, inflater, limit).map_err(|error| match error {
                ReadError::NotFound => "the base of its delta is missing",
                ReadError::Damaged(why) => why,
            })?,
        };
        Ok((kind, pack::resolve(&self.packs, &chain.deltas, bottom, inflater, limit)?))
    }

    /// Where an object stands in a pack, the pack `first` before all others.
    fn find_packed(&self, first: usize, id: &ObjectId) -> Option<(usize, u64)> {
        std::iter::once(first).chain(0..self.packs.len()).find_map(|number| {
            let index = &self.packs[number].index;
            Some((number, index.offset(index.find(id.as_bytes())?)?))
        })
    }

    /// A store of one pack alone that can fall back on nothing; for making an index.
    pub(super) fn of_one_pack(pack: Pack, format: ObjectFormat, roots: Vec<PathBuf>) -> Self {
        let mut store = ObjectStore { roots, ..Self::empty(format) };
        store.push(pack, None);
        store
    }
}

/// With how much care a store is opened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Care<'a> {
    /// Compare the indexes of packs with their own checksums.
    pub check_indexes: bool,
    /// Alternates outside of this folder are not read.
    pub within: Option<&'a Path>,
}

/// A pack file on its way.
enum Opened {
    Whole(Box<Pack>, Option<&'static str>),
    WithoutIndex(PackFile, Option<&'static str>),
}

fn open_pack(path: &Path, format: ObjectFormat, check: bool, ledger: &mut Ledger) -> Option<Opened> {
    let file = match PackFile::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            ledger.uncovered(Unit::Pack, "an index without its pack", shown(path));
            return None;
        }
        Err(_) => {
            ledger.uncovered(Unit::Pack, "the pack cannot be read", shown(path));
            return None;
        }
    };
    let index_path = path.with_extension("idx");
    let index = match Bytes::open(&index_path) {
        Ok(bytes) => PackIndex::parse(bytes, format.id_len()),
        // No index is no damage: all objects are still found by reading the pack.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Some(Opened::WithoutIndex(file, None)),
        Err(_) => Err("its index cannot be read"),
    };
    match index {
        Ok(index) if check && !index.is_sound(format) => Some(Opened::WithoutIndex(file, Some("its index is damaged"))),
        // An index that leaves objects out would hide them.
        Ok(index) if file.declared.is_some_and(|declared| declared > index.count()) => {
            Some(Opened::WithoutIndex(file, Some("the pack and its index count differently")))
        }
        Ok(index) => {
            let (pack, problem) = file.with_index(index, format);
            Some(Opened::Whole(Box::new(pack), problem))
        }
        Err(why) => Some(Opened::WithoutIndex(file, Some(why))),
    }
}

/// The `.pack` file of every pack or index in a folder, sorted.
fn pack_files(folder: &Path, ledger: &mut Ledger) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(_) => {
            ledger.uncovered(Unit::Directory, "the folder of packs cannot be read", shown(folder));
            return Vec::new();
        }
    };
    let mut paths = Vec::new();
    for entry in entries {
        let Ok(entry) = entry else {
            ledger.uncovered(Unit::Directory, "the folder of packs cannot be read", shown(folder));
            break;
        };
        let path = entry.path();
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if is_temporary(&path) {
            paths.push(path);
        } else if entry.file_name().as_encoded_bytes().starts_with(b"tmp_") {
            ledger.skipped(Unit::Pack, "temporary file of git", shown(&path));
        } else if matches!(extension, "pack" | "idx") {
            paths.push(path.with_extension("pack"));
        }
    }
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// A pack that is being written, or was when something broke off.
fn is_temporary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"tmp_pack_"))
}

/// Names of loose objects and of packs have as many digits as ids have.
fn detect_format(roots: &[PathBuf], packs: &[PathBuf]) -> ObjectFormat {
    let by_pack = packs.iter().find_map(|path| {
        let name = path.file_stem()?.to_str()?.strip_prefix("pack-")?;
        name.bytes().all(|b| b.is_ascii_hexdigit()).then(|| ObjectFormat::from_hex_len(name.len()))?
    });
    by_pack.or_else(|| roots.iter().find_map(|root| loose::format(root))).unwrap_or(ObjectFormat::Sha1)
}

/// The directories and their alternates, each once.
fn with_alternates(objects: &[PathBuf], within: Option<&Path>, ledger: &mut Ledger) -> Vec<PathBuf> {
    let (mut roots, mut seen) = (Vec::new(), std::collections::HashSet::new());
    let mut queue: std::collections::VecDeque<(PathBuf, usize)> = objects.iter().map(|o| (o.clone(), 0)).collect();
    while let Some((root, depth)) = queue.pop_front() {
        let canonical = match root.canonicalize() {
            Ok(canonical) if canonical.is_dir() => canonical,
            _ => {
                let why = if depth == 0 { "no object store there" } else { "the alternate object store is missing" };
                ledger.uncovered(Unit::Directory, why, shown(&root));
                continue;
            }
        };
        if depth > 0 && within.is_some_and(|folder| !canonical.starts_with(folder)) {
            ledger.uncovered(Unit::Directory, "an alternate object store outside of what was named", shown(&root));
            continue;
        }
        if !seen.insert(canonical) {
            continue;
        }
        if depth == 0 {
            roots.extend(quarantines(&root));
        }
        for next in alternates(&root, ledger) {
            if depth < MAX_ALTERNATE_DEPTH {
                queue.push_back((next, depth + 1));
            } else {
                ledger.uncovered(Unit::Directory, "alternates are nested too deep", shown(&next));
            }
        }
        roots.push(root);
    }
    roots
}

/// Stores of what is arriving, or was when something broke off (`tmp_objdir-incoming-*`; `incoming-*` in old versions of git).
fn quarantines(root: &Path) -> Vec<PathBuf> {
    let is_quarantine = |name: &[u8]| name.starts_with(b"tmp_objdir-") || name.starts_with(b"incoming-");
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    let named = entries.filter(|entry| is_quarantine(entry.file_name().as_encoded_bytes()));
    let mut folders: Vec<PathBuf> =
        named.filter(|entry| entry.file_type().is_ok_and(|t| t.is_dir())).map(|entry| entry.path()).collect();
    folders.sort_unstable();
    folders
}

/// The directories that `info/alternates` names, relative ones resolved.
fn alternates(root: &Path, ledger: &mut Ledger) -> Vec<PathBuf> {
    let path = root.join("info/alternates");
    let text = match std::fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Ok(meta) if meta.is_file() && meta.len() <= MAX_ALTERNATES_FILE => std::fs::read(&path).ok(),
        _ => None,
    };
    let Some(text) = text else {
        ledger.uncovered(Unit::GitFile, "the alternates cannot be read", shown(&path));
        return Vec::new();
    };
    let lines = text.split(|b| *b == b'\n').filter(|line| !line.is_empty() && !line.starts_with(b"#"));
    lines.map(|line| root.join(native_path(&unquote(line)))).collect()
}

/// A line in double quotes is a C string (git quotes names with odd bytes).
fn unquote(line: &[u8]) -> Vec<u8> {
    let Some(inner) = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")) else {
        return line.to_vec();
    };
    let (mut out, mut bytes) = (Vec::new(), inner.iter().copied().peekable());
    while let Some(byte) = bytes.next() {
        let escaped = if byte == b'\\' { bytes.next() } else { None };
        out.push(match escaped {
            None => byte,
            Some(b'n') => b'\n',
            Some(b't') => b'\t',
            Some(b'r') => b'\r',
            Some(b'a') => 7,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'v') => 11,
            Some(digit @ b'0'..=b'3') => {
                let mut octal = || bytes.next_if(|b| (b'0'..=b'7').contains(b)).map_or(0, |b| b - b'0');
                (digit - b'0') * 64 + octal() * 8 + octal()
            }
            Some(other) => other,
        });
    }
    out
}

#[cfg(unix)]
fn native_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn native_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_alternates_are_c_strings() {
        assert_eq!(unquote(b"/plain/path"), b"/plain/path");
        assert_eq!(unquote(br#""/a\tb\303\274\\""#), b"/a\tb\xc3\xbc\\");
        assert_eq!(unquote(br#""cut\""#), br"cut\");
    }
}
