//! Folders and files of an untrusted tree, opened so that nothing outside of it is read and nothing in it can block.
//!
//! In: a folder handle and a name. Out: listings, bytes, link texts, or the reason why not. Children are opened relative to
//! the handle of their folder and without following links, so a folder that is replaced by a link during the walk leads
//! nowhere, and paths longer than the system's limit can be read. Files are read, never mapped: a file that shrinks under a
//! mapping is a signal. Only regular files are read; a FIFO is opened without blocking and left.
//!
//! Where the system has no such calls (not Unix), paths take the place of handles.

use std::path::Path;

/// Why there are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReadError {
    /// There is no such file.
    Absent,
    /// It cannot or must not be read: the reason for the ledger.
    Uncovered(&'static str),
}

/// What a folder entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A FIFO, socket or device: its name for the ledger.
    Special(&'static str),
}

/// How a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// The buffer holds it whole.
    Whole,
    /// It is larger than the limit; its size in bytes. Nothing was read.
    Larger(u64),
    /// It is no regular file (any more).
    NotAFile(&'static str),
}

/// The entries of one folder, in no order.
#[derive(Default)]
pub(super) struct Listing {
    names: Vec<u8>,
    entries: Vec<(usize, Kind)>,
}

impl Listing {
    /// Of these entries alone.
    pub(super) fn of(entries: &[(&[u8], Kind)]) -> Self {
        let mut listing = Self::default();
        entries.iter().for_each(|(name, kind)| listing.push(name, *kind));
        listing
    }

    fn push(&mut self, name: &[u8], kind: Kind) {
        self.names.extend_from_slice(name);
        self.entries.push((self.names.len(), kind));
    }

    /// Number of entries.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Names with their kinds.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], Kind)> {
        self.part(0..self.entries.len())
    }

    /// Names with their kinds at some positions.
    pub(super) fn part(&self, positions: std::ops::Range<usize>) -> impl Iterator<Item = (&[u8], Kind)> {
        let start = positions.start.checked_sub(1).map_or(0, |before| self.entries[before].0);
        self.entries[positions].iter().scan(start, |start, &(end, kind)| {
            let name = &self.names[*start..end];
            *start = end;
            Some((name, kind))
        })
    }
}

/// Reads a small regular file whole, without following a link at its end.
pub(super) fn read_small(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Err(ReadError::Absent) };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let folder = Handle::open(parent)?;
    let mut bytes = Vec::new();
    match folder.read(name.as_encoded_bytes(), limit, &mut bytes)? {
        Read::Whole => Ok(bytes),
        Read::Larger(_) => Err(ReadError::Uncovered("larger than the limit for files of this kind")),
        Read::NotAFile(why) => Err(ReadError::Uncovered(why)),
    }
}

/// Folders of a git directory nested deeper than this are not entered.
const DEEPEST: usize = 64;

/// A file of a git directory: its folder, its name in it, what it is.
pub(super) type Below<'a> = (&'a Handle, &'a [u8], Kind);

/// Takes the path of a file below the root, and how to open it.
pub(super) type Take<'t> = dyn FnMut(&[u8], Result<Below<'_>, ReadError>) + 't;

/// Visits what is below a folder in byte order: each file's path relative to it, and how to open it. `enter` is asked for
/// each folder by its path with a `/` at the end; `Err` is what could not be listed.
pub(super) fn each_below(root: &Path, enter: &mut dyn FnMut(&[u8]) -> bool, take: &mut Take<'_>) {
    match Handle::open(root) {
        Ok(handle) => each_in(&handle, b"", DEEPEST, enter, take),
        Err(ReadError::Absent) => {}
        Err(error) => take(b"", Err(error)),
    }
}

fn each_in(folder: &Handle, path: &[u8], deeper: usize, enter: &mut dyn FnMut(&[u8]) -> bool, take: &mut Take<'_>) {
    let listing = match folder.list() {
        Ok(listing) => listing,
        Err(error) => return take(path, Err(error)),
    };
    let mut entries: Vec<_> = listing.iter().collect();
    entries.sort_unstable_by_key(|(name, _)| *name);
    for (name, kind) in entries {
        let mut below = [path, name].concat();
        if kind != Kind::Folder {
            take(&below, Ok((folder, name, kind)));
            continue;
        }
        below.push(b'/');
        if !enter(&below) {
            continue;
        }
        match folder.child(name) {
            _ if deeper == 0 => take(&below, Err(ReadError::Uncovered("nested too deep"))),
            Ok(child) => each_in(&child, &below, deeper - 1, enter, take),
            Err(ReadError::Absent) => {}
            Err(error) => take(&below, Err(error)),
        }
    }
}

#[cfg(unix)]
pub(super) use unix::Handle;

#[cfg(not(unix))]
pub(super) use portable::Handle;

#[cfg(unix)]
mod unix {
    use super::{Kind, Listing, Read, ReadError};
    use rustix::buffer::spare_capacity;
    use rustix::fd::OwnedFd;
    use rustix::fs::{AtFlags, FileType, Mode, OFlags};
    use rustix::io::Errno;
    use std::path::Path;

    /// A folder held open.
    pub(in crate::source) struct Handle(OwnedFd);

    const FOLDER: OFlags =
        OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC).union(OFlags::NOCTTY).union(OFlags::NONBLOCK);
    const FILE: OFlags =
        OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC).union(OFlags::NOCTTY).union(OFlags::NONBLOCK);

    impl Handle {
        /// Opens a folder by path; links are followed, since a user named it.
        pub(in crate::source) fn open(path: &Path) -> Result<Self, ReadError> {
            rustix::fs::open(path, FOLDER, Mode::empty()).map(Self).map_err(error)
        }

        /// Opens a folder in this one, not following a link.
        pub(in crate::source) fn child(&self, name: &[u8]) -> Result<Self, ReadError> {
            rustix::fs::openat(&self.0, name, FOLDER | OFlags::NOFOLLOW, Mode::empty()).map(Self).map_err(error)
        }

        /// The entries, without `.` and `..`.
        pub(in crate::source) fn list(&self) -> Result<Listing, ReadError> {
            let mut listing = Listing::default();
            self.each(|name, kind| {
                let kind = match kind {
                    FileType::Unknown => self.file_type(name)?,
                    known => known,
                };
                listing.push(name, kind_of(kind));
                Ok(())
            })?;
            Ok(listing)
        }

        #[cfg(target_os = "linux")]
        fn each(&self, mut take: impl FnMut(&[u8], FileType) -> Result<(), ReadError>) -> Result<(), ReadError> {
            let mut buffer = Vec::with_capacity(32 << 10);
            let mut entries = rustix::fs::RawDir::new(&self.0, buffer.spare_capacity_mut());
            while let Some(entry) = entries.next() {
                let entry = entry.map_err(error)?;
                match entry.file_name().to_bytes() {
                    b"." | b".." => {}
                    name => take(name, entry.file_type())?,
                }
            }
            Ok(())
        }

        #[cfg(not(target_os = "linux"))]
        fn each(&self, mut take: impl FnMut(&[u8], FileType) -> Result<(), ReadError>) -> Result<(), ReadError> {
            for entry in rustix::fs::Dir::read_from(&self.0).map_err(error)? {
                let entry = entry.map_err(error)?;
                match entry.file_name().to_bytes() {
                    b"." | b".." => {}
                    name => take(name, entry.file_type())?,
                }
            }
            Ok(())
        }

        fn file_type(&self, name: &[u8]) -> Result<FileType, ReadError> {
            let stat = rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).map_err(error)?;
            Ok(FileType::from_raw_mode(stat.st_mode as _))
        }

        /// What an entry of this folder is.
        pub(in crate::source) fn kind(&self, name: &[u8]) -> Result<Kind, ReadError> {
            self.file_type(name).map(kind_of)
        }

        /// Reads a file of this folder into `buffer`, replacing what is there. Four system calls: open, stat, read, close.
        pub(in crate::source) fn read(&self, name: &[u8], limit: u64, buffer: &mut Vec<u8>) -> Result<Read, ReadError> {
            buffer.clear();
            let file = match rustix::fs::openat(&self.0, name, FILE, Mode::empty()) {
                Ok(file) => file,
                // A socket cannot be opened.
                Err(Errno::NXIO) => return Ok(Read::NotAFile("not a regular file")),
                Err(Errno::LOOP | Errno::MLINK) => return Ok(Read::NotAFile("symbolic link, not followed")),
                Err(e) => return Err(error(e)),
            };
            let stat = rustix::fs::fstat(&file).map_err(error)?;
            match kind_of(FileType::from_raw_mode(stat.st_mode as _)) {
                Kind::File => {}
                Kind::Folder => return Ok(Read::NotAFile("became a folder while being read")),
                Kind::Link => return Ok(Read::NotAFile("symbolic link, not followed")),
                Kind::Special(what) => return Ok(Read::NotAFile(what)),
            }
            let size = u64::try_from(stat.st_size).unwrap_or(0);
            if size > limit {
                return Ok(Read::Larger(size));
            }
            // The stated size is enough: what is appended meanwhile belongs to a later run. Only a file that states
            // nothing, as those of virtual file systems do, is read to its end.
            let to_end = size == 0;
            let wanted = if to_end { limit } else { size } as usize;
            buffer.reserve(if to_end { 512 } else { wanted });
            while buffer.len() < wanted {
                if buffer.len() == buffer.capacity() {
                    buffer.reserve(buffer.len().min(1 << 20));
                }
                match rustix::io::read(&file, spare_capacity(buffer)) {
                    Ok(0) => return Ok(Read::Whole),
                    Ok(_) | Err(Errno::INTR) => {}
                    Err(e) => return Err(error(e)),
                }
            }
            if to_end {
                return Ok(Read::Larger(buffer.len() as u64));
            }
            buffer.truncate(wanted);
            Ok(Read::Whole)
        }

        /// The text of a symbolic link.
        pub(in crate::source) fn read_link(&self, name: &[u8]) -> Result<Vec<u8>, ReadError> {
            rustix::fs::readlinkat(&self.0, name, Vec::new()).map(|t| t.into_bytes()).map_err(error)
        }
    }

    fn kind_of(file_type: FileType) -> Kind {
        match file_type {
            FileType::RegularFile => Kind::File,
            FileType::Directory => Kind::Folder,
            FileType::Symlink => Kind::Link,
            FileType::Fifo => Kind::Special("named pipe"),
            FileType::Socket => Kind::Special("socket"),
            FileType::CharacterDevice | FileType::BlockDevice => Kind::Special("device"),
            _ => Kind::Special("not a regular file"),
        }
    }

    fn error(errno: Errno) -> ReadError {
        ReadError::Uncovered(match errno {
            Errno::NOENT | Errno::NOTDIR => return ReadError::Absent,
            Errno::ACCESS | Errno::PERM => "permission denied",
            Errno::LOOP | Errno::MLINK => "became a symbolic link while being read",
            Errno::MFILE | Errno::NFILE => "too many open files",
            Errno::NAMETOOLONG => "path is too long",
            Errno::IO => "input/output error",
            Errno::NOMEM => "out of memory",
            _ => "the system refused to read it",
        })
    }
}

#[cfg(not(unix))]
mod portable {
    use super::{Kind, Listing, Read, ReadError};
    use bstr::ByteSlice;
    use std::fs;
    use std::io::{self, Read as _};
    use std::path::{Path, PathBuf};

    /// A folder by its path.
    pub(in crate::source) struct Handle(PathBuf);

    impl Handle {
        /// A folder by path; links are followed, since a user named it.
        pub(in crate::source) fn open(path: &Path) -> Result<Self, ReadError> {
            if fs::metadata(path).map_err(error)?.is_dir() { Ok(Self(path.to_owned())) } else { Err(ReadError::Absent) }
        }

        /// A folder in this one, not following a link.
        pub(in crate::source) fn child(&self, name: &[u8]) -> Result<Self, ReadError> {
            match self.kind(name)? {
                Kind::Folder => Ok(Self(self.path(name))),
                _ => Err(ReadError::Uncovered("became a symbolic link while being read")),
            }
        }

        /// The entries.
        pub(in crate::source) fn list(&self) -> Result<Listing, ReadError> {
            let mut listing = Listing::default();
            for entry in fs::read_dir(&self.0).map_err(error)? {
                let entry = entry.map_err(error)?;
                let kind = kind_of(entry.file_type().map_err(error)?);
                listing.push(entry.file_name().as_encoded_bytes(), kind);
            }
            Ok(listing)
        }

        /// What an entry of this folder is.
        pub(in crate::source) fn kind(&self, name: &[u8]) -> Result<Kind, ReadError> {
            fs::symlink_metadata(self.path(name)).map(|m| kind_of(m.file_type())).map_err(error)
        }

        /// Reads a file of this folder into `buffer`, replacing what is there.
        pub(in crate::source) fn read(&self, name: &[u8], limit: u64, buffer: &mut Vec<u8>) -> Result<Read, ReadError> {
            buffer.clear();
            match self.kind(name)? {
                Kind::File => {}
                Kind::Folder => return Ok(Read::NotAFile("became a folder while being read")),
                Kind::Link => return Ok(Read::NotAFile("symbolic link, not followed")),
                Kind::Special(what) => return Ok(Read::NotAFile(what)),
            }
            let file = fs::File::open(self.path(name)).map_err(error)?;
            let size = file.metadata().map_err(error)?.len();
            if size > limit {
                return Ok(Read::Larger(size));
            }
            file.take(size).read_to_end(buffer).map_err(error)?;
            Ok(Read::Whole)
        }

        /// The text of a symbolic link.
        pub(in crate::source) fn read_link(&self, name: &[u8]) -> Result<Vec<u8>, ReadError> {
            let target = fs::read_link(self.path(name)).map_err(error)?;
            Ok(target.as_os_str().as_encoded_bytes().to_vec())
        }

        fn path(&self, name: &[u8]) -> PathBuf {
            self.0.join(name.to_path_lossy())
        }
    }

    fn kind_of(file_type: fs::FileType) -> Kind {
        if file_type.is_symlink() {
            Kind::Link
        } else if file_type.is_dir() {
            Kind::Folder
        } else if file_type.is_file() {
            Kind::File
        } else {
            Kind::Special("not a regular file")
        }
    }

    fn error(error: io::Error) -> ReadError {
        ReadError::Uncovered(match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => return ReadError::Absent,
            io::ErrorKind::PermissionDenied => "permission denied",
            _ => "the system refused to read it",
        })
    }
}
