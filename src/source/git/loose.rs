//! Loose objects: one zlib stream a file, a header before the bytes (gitformat-loose).
//!
//! In: an `objects` directory. Out: the ids found in it, and the bytes of one. Files of an interrupted git are
//! named, since they may hold whole objects; unknown names are none of ours.

use super::inflate::{self, Buffer, Inflater};
use super::object::{Kind, ObjectFormat};
use super::pack::check_limit;
use crate::model::{Ledger, ObjectId, Unit};
use std::path::{Path, PathBuf};

/// An object.
type Object = (Kind, Buffer);

/// Where the stream of an object ends in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With the file.
    There,
    /// Before the file does.
    Before,
}

/// The longest header: kind, space, 20 digits, NUL.
const MAX_HEADER: usize = 32;

/// The file of an object.
pub(super) fn path(objects: &Path, id: &ObjectId) -> PathBuf {
    let hex = id.to_string();
    objects.join(&hex[..2]).join(&hex[2..])
}

/// Ids of all loose objects of a directory, sorted; and the files of objects that are not finished.
pub(super) fn list(objects: &Path, format: ObjectFormat, ledger: &mut Ledger) -> (Vec<ObjectId>, Vec<PathBuf>) {
    let (mut ids, mut temporary) = (Vec::new(), temporary_in(objects));
    for first in 0..=255u8 {
        let folder = objects.join(format!("{first:02x}"));
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(_) => {
                ledger.uncovered(Unit::Directory, "the folder of loose objects cannot be read", shown(&folder));
                continue;
            }
        };
        for entry in entries {
            let Ok(entry) = entry else {
                ledger.uncovered(Unit::Directory, "the folder of loose objects cannot be read", shown(&folder));
                break;
            };
            let name = entry.file_name();
            let name = name.as_encoded_bytes();
            let hex = [format!("{first:02x}").as_bytes(), name].concat();
            match ObjectId::from_hex(&hex) {
                Some(id) if id.as_bytes().len() == format.id_len() => ids.push(id),
                _ if is_temporary(&entry) => temporary.push(entry.path()),
                _ => {}
            }
        }
    }
    ids.sort_unstable();
    temporary.sort_unstable();
    (ids, temporary)
}

/// Begin of the names of objects that are being written.
const TEMPORARY: &[u8] = b"tmp_obj_";

/// Objects that are being written, or were when something broke off, beside the folders of loose objects.
fn temporary_in(objects: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(objects).into_iter().flatten().flatten();
    entries.filter(is_temporary).map(|entry| entry.path()).collect()
}

fn is_temporary(entry: &std::fs::DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(TEMPORARY) && entry.file_type().is_ok_and(|t| t.is_file())
}

/// The format that the names of loose objects tell, if there is a loose object.
pub(super) fn format(objects: &Path) -> Option<ObjectFormat> {
    (0..=255u8).find_map(|first| {
        let entries = std::fs::read_dir(objects.join(format!("{first:02x}"))).ok()?;
        entries.flatten().find_map(|entry| ObjectFormat::from_hex_len(entry.file_name().len() + 2))
    })
}

/// Reads one object whole. `Ok(None)`: there is no such file.
pub(super) fn read(
    objects: &Path,
    id: &ObjectId,
    inflater: &mut Inflater,
    limit: usize,
) -> Result<Option<(Object, End)>, &'static str> {
    read_file(&path(objects, id), inflater, limit)
}

/// Reads the object in a file.
pub(super) fn read_file(
    path: &Path,
    inflater: &mut Inflater,
    limit: usize,
) -> Result<Option<(Object, End)>, &'static str> {
    match std::fs::metadata(path) {
        Ok(meta) if !meta.is_file() => return Err("the loose object is not a regular file"),
        Ok(meta) => check_limit(meta.len(), limit)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(_) => return Err("the loose object cannot be read"),
    }
    let stream = std::fs::read(path).map_err(|_| "the loose object cannot be read")?;
    decode(&stream, inflater, limit).map(Some)
}

/// Takes the stream of a loose object apart.
fn decode(stream: &[u8], inflater: &mut Inflater, limit: usize) -> Result<(Object, End), &'static str> {
    const DAMAGED: &str = "the loose object is damaged";
    let mut head = [0; MAX_HEADER];
    let len = inflate::peek(stream, &mut head)?;
    let end = memchr::memchr(0, &head[..len]).ok_or(DAMAGED)?;
    let space = memchr::memchr(b' ', &head[..end]).ok_or(DAMAGED)?;
    let kind = Kind::from_name(&head[..space]).ok_or("the loose object is of an unknown kind")?;
    let digits = &head[space + 1..end];
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(DAMAGED);
    }
    let size: u64 = std::str::from_utf8(digits).ok().and_then(|d| d.parse().ok()).ok_or(DAMAGED)?;
    check_limit(size, limit)?;
    let mut whole = Buffer::default();
    inflater.inflate(stream, size.saturating_add(end as u64 + 1), &mut whole)?;
    // A stream ends in the sum of what it gives (RFC 1950).
    let sum = libdeflater::adler32(whole.bytes()).to_be_bytes();
    whole.cut_front(end + 1);
    Ok(((kind, whole), if stream.ends_with(&sum) { End::There } else { End::Before }))
}

/// A path as the ledger names it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::inflate::deflate;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_git_writes_is_read(bytes in prop::collection::vec(any::<u8>(), 0..300), kind in 0usize..4) {
            let kind = Kind::ALL[kind];
            let stream = deflate(&[format!("{} {}\0", kind.as_str(), bytes.len()).as_bytes(), &bytes].concat());
            let ((read, buffer), end) = decode(&stream, &mut Inflater::new(), 1 << 20).unwrap();
            prop_assert_eq!((read, buffer.bytes(), end), (kind, &bytes[..], End::There));
            let longer = [&stream[..], b"more"].concat();
            let ((_, buffer), end) = decode(&longer, &mut Inflater::new(), 1 << 20).unwrap();
            prop_assert_eq!((buffer.bytes(), end), (&bytes[..], End::Before));
        }

        #[test]
        fn other_bytes_never_panic(text in "(blob|commit|odd)? ?[0-9]{0,30}\0?[a-z]{0,40}", raw in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = decode(&deflate(text.as_bytes()), &mut Inflater::new(), 1 << 20);
            let _ = decode(&raw, &mut Inflater::new(), 1 << 20);
        }
    }
}
