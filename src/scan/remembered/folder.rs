//! Where things are remembered: a folder of the user's, with a key of its own.
//!
//! In: names and bytes. Out: the same bytes, if nobody has changed them. The folder and its files are the user's alone (0700, 0600);
//! a folder or key that somebody else could have written is not used. Each file is sealed with a sum over its name and content by the
//! key of this machine, so that a damaged file, a shortened one, and one from elsewhere are none. Files are written beside and renamed.

use crate::judge::hmac_sha256;
use crate::model::refusal;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// How a file begins. Another form of its content is another number.
const MAGIC: &[u8] = b"keylint memory 1\n";
/// Bytes of a sum, and of the key.
const SUM: usize = 32;
/// Larger files are neither read nor written.
const LARGEST: u64 = 64 << 20;
/// Files that nobody has asked for in this time are deleted, at the next writing.
const FORGOTTEN: Duration = Duration::from_secs(90 * 24 * 60 * 60);
/// What the names of files end with: of what an audit has found, and of what is known of a pack.
pub(super) const MEMORY: &str = ".memory";
pub(super) const PACK: &str = ".pack-memory";
pub(super) const OUTLINE: &str = ".outline-memory";
const KEY_FILE: &str = "key";

/// The folder in which audits are remembered. Nothing is made before something is to be written.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    failure: Failure,
}

/// Why something could not be written, the first time that it happened.
type Failure = Arc<OnceLock<String>>;

/// A cache that can be used.
pub(super) struct Open {
    folder: PathBuf,
    key: [u8; SUM],
    failure: Failure,
}

impl Cache {
    /// In a folder, which need not exist.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Cache { folder: folder.into(), failure: Failure::default() }
    }

    /// In the folder that the system has for it: `$XDG_CACHE_HOME/keylint`, `~/.cache/keylint`; `~/Library/Caches/keylint` on macOS.
    pub fn of_user() -> Option<Self> {
        let absolute = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        // A home that is not there is no place to put anything.
        let home = || absolute("HOME").filter(|home| home.is_dir());
        let folder = absolute("XDG_CACHE_HOME").or_else(|| match std::env::consts::OS {
            "macos" => Some(home()?.join("Library/Caches")),
            "windows" => absolute("LOCALAPPDATA"),
            _ => Some(home()?.join(".cache")),
        });
        folder.map(|folder| Cache::in_folder(folder.join("keylint")))
    }

    /// Why it cannot be used, if so; makes it.
    ///
    /// # Errors
    /// What the system says, or who else could write there.
    pub fn check(&self) -> Result<(), String> {
        self.open().map(drop).map_err(|error| format!("{}: {}", self.folder.display(), refusal(&error)))
    }

    /// Why something that should be remembered could not be written, if so.
    pub fn failure(&self) -> Option<&str> {
        self.failure.get().map(String::as_str)
    }

    /// Whether it lies, or would lie, in a folder.
    pub(in crate::scan) fn lies_in(&self, folder: &Path) -> bool {
        let Ok(folder) = folder.canonicalize() else { return true };
        let own = std::path::absolute(&self.folder).unwrap_or_else(|_| self.folder.clone());
        let known = own.ancestors().find_map(|part| part.canonicalize().ok());
        known.is_none_or(|known| known.starts_with(folder))
    }

    pub(super) fn open(&self) -> io::Result<Open> {
        create_folder(&self.folder)?;
        let folder = self.folder.canonicalize()?;
        belongs_to_user(&folder, 0o022)?;
        let path = folder.join(KEY_FILE);
        let key = match read_key(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                write_new(&folder, &path, &new_key())?;
                read_key(&path)?
            }
            key => key?,
        };
        Ok(Open { folder, key, failure: self.failure.clone() })
    }
}

impl Open {
    /// A sum that tells nothing of its parts to who does not have the key.
    pub(super) fn sum(&self, parts: &[&[u8]]) -> [u8; SUM] {
        let mut message = Vec::new();
        for part in parts {
            message.extend((part.len() as u64).to_le_bytes());
            message.extend_from_slice(part);
        }
        hmac_sha256(&self.key, &message)
    }

    /// The content that was stored under a name.
    pub(super) fn load(&self, name: &str) -> Option<Vec<u8>> {
        let file = File::open(self.path(name)).ok()?;
        belongs_to_user_as(&file.metadata().ok()?, 0o077).ok()?;
        let mut bytes = Vec::new();
        (&file).take(LARGEST + 1).read_to_end(&mut bytes).ok()?;
        let sealed = bytes.strip_prefix(MAGIC).filter(|_| bytes.len() as u64 <= LARGEST)?;
        let (sum, content) = sealed.split_at_checked(SUM)?;
        if *sum != self.sum(&[name.as_bytes(), content]) {
            return None;
        }
        // What is used is not forgotten. That it is not written down harms nobody.
        let _ = file.set_modified(std::time::SystemTime::now());
        Some(content.to_vec())
    }

    /// Stores content under a name. That it cannot be written takes nothing from what is found: it is noted.
    pub(super) fn keep(&self, name: &str, content: &[u8]) {
        if let Err(error) = self.store(name, content) {
            let _ = self.failure.set(refusal(&error));
        }
    }

    /// The same, for who wants to know.
    fn store(&self, name: &str, content: &[u8]) -> io::Result<()> {
        if content.len() as u64 + 1024 > LARGEST {
            return Ok(());
        }
        let path = self.path(name);
        let bytes = [MAGIC, &self.sum(&[name.as_bytes(), content]), content].concat();
        write_beside(&self.folder, &bytes)?.persist(path)?;
        self.forget();
        Ok(())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Deletes what nobody has asked for in a long time.
    fn forget(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let is_ours = [MEMORY, PACK, OUTLINE].iter().any(|end| name.as_encoded_bytes().ends_with(end.as_bytes()));
            let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
            if is_ours && age().is_some_and(|age| age > FORGOTTEN) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// A folder that is the user's alone, unless it is there.
fn create_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn belongs_to_user(path: &Path, forbidden: u32) -> io::Result<()> {
    belongs_to_user_as(&fs::metadata(path)?, forbidden)
}

/// Whether a file is the user's, with none of these permissions.
#[cfg(unix)]
fn belongs_to_user_as(metadata: &fs::Metadata, forbidden: u32) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let own = metadata.uid() == rustix::process::geteuid().as_raw() && metadata.mode() & forbidden == 0;
    if own { Ok(()) } else { Err(io::Error::other("somebody else may write there")) }
}

#[cfg(not(unix))]
fn belongs_to_user_as(_: &fs::Metadata, _: u32) -> io::Result<()> {
    Ok(())
}

fn read_key(path: &Path) -> io::Result<[u8; SUM]> {
    let file = File::open(path)?;
    belongs_to_user_as(&file.metadata()?, 0o077)?;
    let mut key = Vec::new();
    file.take(SUM as u64 + 1).read_to_end(&mut key)?;
    key.try_into().map_err(|_| io::Error::other("the key is damaged; delete the folder"))
}

fn new_key() -> [u8; SUM] {
    let mut hash = Sha256::new();
    // The standard library seeds these from the system's randomness.
    for _ in 0..8 {
        hash.update(std::collections::hash_map::RandomState::new().build_hasher().finish().to_le_bytes());
    }
    hash.finalize().into()
}

fn write_beside(folder: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Writes a file that must not exist; if another process was quicker, its file stays.
fn write_new(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match write_beside(folder, bytes)?.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error.error),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    fn cache() -> (tempfile::TempDir, Cache) {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(dir.path().join("deep/er"));
        (dir, cache)
    }

    proptest! {
        #[test]
        fn a_changed_file_is_none(content in prop::collection::vec(any::<u8>(), 0..200), at in any::<prop::sample::Index>(), with in 1u8..) {
            let (_dir, cache) = cache();
            let open = cache.open().unwrap();
            open.store("name.memory", &content).unwrap();
            prop_assert_eq!(open.load("name.memory"), Some(content));
            let whole = fs::read(open.path("name.memory")).unwrap();
            let mut changed = whole.clone();
            changed[at.index(whole.len())] ^= with;
            fs::write(open.path("name.memory"), &changed).unwrap();
            prop_assert_eq!(open.load("name.memory"), None);
            fs::write(open.path("name.memory"), &whole[..at.index(whole.len())]).unwrap();
            prop_assert_eq!(open.load("name.memory"), None);
            fs::write(open.path("name.memory"), [&whole[..], &[with]].concat()).unwrap();
            prop_assert_eq!(open.load("name.memory"), None);
            fs::write(open.path("other.memory"), &whole).unwrap();
            prop_assert_eq!(open.load("other.memory"), None, "a file of another name");
        }
    }

    #[test]
    fn it_is_the_users_alone() {
        let (dir, cache) = cache();
        let open = cache.open().unwrap();
        open.store("name.memory", b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode(&open.folder), 0o700);
        assert_eq!((mode(&open.path("name.memory")), mode(&open.folder.join(KEY_FILE))), (0o600, 0o600));
        assert_eq!(fs::read_dir(&open.folder).unwrap().count(), 2, "nothing else is left");
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        set(&open.path("name.memory"), 0o660);
        assert_eq!(open.load("name.memory"), None, "others may write the file");
        set(&open.folder.join(KEY_FILE), 0o640);
        assert!(cache.open().is_err(), "others may read the key");
        set(&open.folder.join(KEY_FILE), 0o600);
        set(&open.folder, 0o777);
        assert!(cache.open().is_err(), "others may write the folder");
        assert!(cache.lies_in(dir.path()) && !cache.lies_in(&dir.path().join("deep/er/key")));
    }

    #[test]
    fn another_machine_has_another_key() {
        let ((_one, here), (_two, there)) = (cache(), cache());
        let (here, there) = (here.open().unwrap(), there.open().unwrap());
        assert_ne!(here.key, there.key);
        here.store("name.memory", b"x").unwrap();
        fs::copy(here.path("name.memory"), there.path("name.memory")).unwrap();
        assert_eq!(there.load("name.memory"), None);
        fs::write(here.folder.join(KEY_FILE), b"short").unwrap();
        assert!(Cache::in_folder(&here.folder).open().is_err());
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten() {
        let (_dir, cache) = cache();
        let open = cache.open().unwrap();
        open.store("old.memory", b"x").unwrap();
        let long_ago = std::time::SystemTime::now() - FORGOTTEN - Duration::from_secs(60);
        File::options().write(true).open(open.path("old.memory")).unwrap().set_modified(long_ago).unwrap();
        open.store("new.memory", b"x").unwrap();
        assert!(!open.path("old.memory").exists() && open.path("new.memory").exists());
    }
}
