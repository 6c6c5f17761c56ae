//! Whether a git directory is as it was: a digest of the names, sizes, numbers and times of everything in it.
//!
//! In: folders. Out: a [`State`]; two equal ones mean that no file was added, taken away, replaced or written between. No file is
//! opened. A name proves nothing, not even that of a pack: what counts is what the system itself notes down at every change (size,
//! inode, device, time of modification, time of change of the inode, which no program can set).
//!
//! There is none where that cannot be known: behind symbolic links, in folders that cannot be listed, on systems without inodes.

use std::path::Path;
use std::time::SystemTime;

/// What some folders hold, and when any of it was last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Of all that is known of each file.
    pub digest: [u8; 32],
    /// The latest change, in nanoseconds since 1970-01-01 UTC.
    latest: i128,
    /// Whether the times have fractions of a second.
    fine: bool,
}

/// Two changes closer than this may have one time: the clock of a file system ticks, some once a second or two.
const TICK: i128 = 50_000_000;
const COARSE_TICK: i128 = 2_100_000_000;

impl State {
    /// Whether everything was at rest well before a moment, so that a change after it has a time of its own.
    pub fn at_rest(&self, since: SystemTime) -> bool {
        let Ok(since) = since.duration_since(SystemTime::UNIX_EPOCH) else { return false };
        let tick = if self.fine { TICK } else { COARSE_TICK };
        i128::try_from(since.as_nanos()).is_ok_and(|since| self.latest + tick < since)
    }
}

/// The state of some folders with everything below, and of some single files, which need not exist. A folder within another one is
/// looked at once for each.
#[cfg(unix)]
pub fn of(folders: &[&Path], files: &[&Path]) -> Option<State> {
    let mut reading = Reading::default();
    for folder in folders {
        reading.take(folder.as_os_str().as_encoded_bytes(), &std::fs::metadata(folder).ok()?);
        reading.below(folder)?;
    }
    for file in files {
        match std::fs::metadata(file) {
            Ok(metadata) => reading.take(file.as_os_str().as_encoded_bytes(), &metadata),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => reading.feed(b"absent"),
            Err(_) => return None,
        }
    }
    let Reading { hash, latest, fine } = reading;
    Some(State { digest: sha2::Digest::finalize(hash).into(), latest, fine })
}

/// Without inodes and their times nothing is known.
#[cfg(not(unix))]
pub fn of(_: &[&Path], _: &[&Path]) -> Option<State> {
    None
}

#[cfg(unix)]
#[derive(Default)]
struct Reading {
    hash: sha2::Sha256,
    latest: i128,
    fine: bool,
}

#[cfg(unix)]
impl Reading {
    /// Everything below a folder, in the order of the names. A stack, so that no depth matters.
    fn below(&mut self, folder: &Path) -> Option<()> {
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let mut entries: Vec<_> = std::fs::read_dir(&folder).ok()?.collect::<Result<_, _>>().ok()?;
            entries.sort_unstable_by_key(std::fs::DirEntry::file_name);
            self.feed(folder.as_os_str().as_encoded_bytes());
            self.feed(&entries.len().to_le_bytes());
            for entry in entries {
                let metadata = entry.metadata().ok()?;
                if metadata.is_symlink() {
                    return None;
                }
                self.take(entry.file_name().as_encoded_bytes(), &metadata);
                if metadata.is_dir() {
                    waiting.push(entry.path());
                }
            }
        }
        Some(())
    }

    fn take(&mut self, name: &[u8], metadata: &std::fs::Metadata) {
        use std::os::unix::fs::MetadataExt;
        self.feed(name);
        for number in [metadata.ino(), metadata.dev(), metadata.size()] {
            self.feed(&number.to_le_bytes());
        }
        self.feed(&metadata.mode().to_le_bytes());
        self.feed(&metadata.uid().to_le_bytes());
        for (seconds, nanoseconds) in
            [(metadata.mtime(), metadata.mtime_nsec()), (metadata.ctime(), metadata.ctime_nsec())]
        {
            let time = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
            self.feed(&time.to_le_bytes());
            self.fine |= nanoseconds != 0;
        }
        // The time of modification may be set to anything, that of the inode tells when anything was.
        let changed = i128::from(metadata.ctime()) * 1_000_000_000 + i128::from(metadata.ctime_nsec());
        self.latest = self.latest.max(changed);
    }

    /// A part, with its length before it.
    fn feed(&mut self, part: &[u8]) {
        use sha2::Digest;
        self.hash.update((part.len() as u64).to_le_bytes());
        self.hash.update(part);
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::fs;
    use std::time::Duration;

    #[test]
    fn every_change_is_seen() {
        let dir = tempfile::tempdir().unwrap();
        let (folder, other) = (dir.path().join("a"), dir.path().join("file"));
        fs::create_dir_all(folder.join("deep/er")).unwrap();
        fs::write(folder.join("deep/er/x"), "1234").unwrap();
        let state = || of(&[&folder], &[&other]).unwrap().digest;
        let mut seen = vec![state()];
        assert_eq!(state(), seen[0]);
        let changed = |what: &str, seen: &mut Vec<[u8; 32]>| {
            let now = state();
            assert!(!seen.contains(&now), "{what}");
            seen.push(now);
        };
        std::thread::sleep(Duration::from_millis(30));
        fs::write(folder.join("deep/er/x"), "4321").unwrap();
        changed("another content of the same size", &mut seen);
        let times = fs::metadata(folder.join("deep/er/x")).unwrap().modified().unwrap();
        std::thread::sleep(Duration::from_millis(30));
        fs::write(folder.join("deep/er/x"), "abcd").unwrap();
        fs::File::options().write(true).open(folder.join("deep/er/x")).unwrap().set_modified(times).unwrap();
        changed("another content with the old time of modification", &mut seen);
        fs::write(folder.join("deep/y"), "").unwrap();
        changed("a new file", &mut seen);
        fs::rename(folder.join("deep/y"), folder.join("deep/er/y")).unwrap();
        changed("a moved file", &mut seen);
        fs::remove_file(folder.join("deep/er/y")).unwrap();
        changed("a file that is gone", &mut seen);
        fs::write(&other, "").unwrap();
        changed("the single file", &mut seen);
    }

    #[test]
    fn what_was_just_written_is_not_at_rest() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("x"), "").unwrap();
        let state = of(&[dir.path()], &[]).unwrap();
        assert!(!state.at_rest(SystemTime::now()));
        assert!(state.at_rest(SystemTime::now() + Duration::from_secs(3)));
    }

    #[test]
    fn behind_links_nothing_is_known() {
        let dir = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/tmp", dir.path().join("link")).unwrap();
        assert_eq!(of(&[dir.path()], &[]), None);
        assert_eq!(of(&[&dir.path().join("nowhere")], &[]), None);
    }
}
