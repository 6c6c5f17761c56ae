//! What kind of repository, if any, a path belongs to, and where its parts are.
//!
//! In: a path (and, in a hook, git's environment variables). Out: a [`Repository`] of paths and properties. It reads a few
//! small files of the git directory and `lstat`s others; it runs nothing, writes nothing, and obeys nothing that the
//! configuration of the target says about other places (`core.worktree`, includes, hooks, filters).
//!
//! Own code, because reading objects must not depend on whether a library accepts the repository: partial clones, reftable,
//! SHA-256, unknown extensions and foreign owners are all read here, and said.

use super::folder::{ReadError, read_small};
use super::git::{ObjectFormat, ObjectStore};
use super::gitconfig::GitConfig;
use bstr::{BString, ByteSlice};
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Most that is read of a configuration file.
const CONFIG_LIMIT: u64 = 16 << 20;
/// Most that is read of a one-line file (`commondir`, `gitdir:` files): several times the longest path.
const LINE_LIMIT: u64 = 64 << 10;

/// How references are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefStorage {
    /// One file per reference and `packed-refs`.
    Files,
    /// The reftable format.
    Reftable,
    /// Another: its name.
    Unknown(String),
}

/// A repository, as a set of places and properties.
#[derive(Clone, Debug)]
pub struct Repository {
    /// The git directory (of the linked work tree, when there are several).
    pub git_dir: PathBuf,
    /// The directory that holds what all work trees share: objects, references, configuration.
    pub common_dir: PathBuf,
    /// Top of the work tree; none for a bare repository and for a git directory that was named itself.
    pub work_tree: Option<PathBuf>,
    /// The index file (there need not be one).
    pub index_file: PathBuf,
    /// Object directories to read, without those that `objects/info/alternates` names.
    pub object_dirs: Vec<PathBuf>,
    /// How object names are computed; none for a format that is not known.
    pub object_format: Option<ObjectFormat>,
    /// How references are stored.
    pub ref_storage: RefStorage,
    /// History was cut off when it was cloned.
    pub shallow: bool,
    /// Objects were left out when it was cloned, to be fetched on demand. They never are.
    pub partial: bool,
    /// It knows other repositories to fetch from or to push to.
    pub has_remotes: bool,
    /// The git directory belongs to another user. Reading it is safe, running what it names would not be.
    pub foreign_owner: bool,
    /// `core.ignoreCase`: ignore patterns are compared without regard to case.
    pub ignore_case: bool,
    /// Extensions that this program does not know. Objects are read none the less.
    pub unknown_extensions: Vec<String>,
    /// The version of the repository format, if it is not one that this program knows. Objects are read none the less.
    pub unknown_version: Option<String>,
    /// Why nobody knows all that the configuration says, if so. Objects are read none the less.
    pub config_problem: Option<&'static str>,
    /// The git directory was named by a `.git` file that it does not point back to.
    pub unconfirmed_link: bool,
}

/// Why a repository cannot be told.
#[derive(Debug)]
pub struct Error {
    /// The file or directory in question.
    pub path: PathBuf,
    /// What the system or the format says.
    pub why: String,
    /// The same in general, as the ledger wants it.
    pub reason: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}

impl std::error::Error for Error {}

impl Error {
    fn io(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), why: error.kind().to_string(), reason: "a git directory that cannot be read" }
    }

    fn format(path: &Path, why: &'static str) -> Self {
        Self { path: path.to_owned(), why: why.to_owned(), reason: why }
    }
}

/// Whether links go round in a circle.
#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    // The system's own number: the kind has no stable name.
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}

/// Git's environment variables, which a hook must honour: `git commit -a` and `git commit PATH` use another index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `GIT_DIR`.
    pub git_dir: Option<PathBuf>,
    /// `GIT_WORK_TREE`.
    pub work_tree: Option<PathBuf>,
    /// `GIT_INDEX_FILE`, relative to the top of the work tree.
    pub index_file: Option<PathBuf>,
    /// `GIT_OBJECT_DIRECTORY`: in `pre-receive`, the quarantine.
    pub object_directory: Option<PathBuf>,
    /// `GIT_ALTERNATE_OBJECT_DIRECTORIES`, in the list syntax of the system.
    pub alternates: Option<OsString>,
}

impl Environment {
    /// The variables of this process; empty ones count as not set.
    pub fn of_process() -> Self {
        let var = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
        Self {
            git_dir: var("GIT_DIR").map(PathBuf::from),
            work_tree: var("GIT_WORK_TREE").map(PathBuf::from),
            index_file: var("GIT_INDEX_FILE").map(PathBuf::from),
            object_directory: var("GIT_OBJECT_DIRECTORY").map(PathBuf::from),
            alternates: var("GIT_ALTERNATE_OBJECT_DIRECTORIES"),
        }
    }
}

impl Repository {
    /// The repository that encloses a path. A git directory named itself is a repository without a work tree, and its
    /// parents are not looked at. `None` when there is none.
    ///
    /// # Errors
    /// The path does not exist, or a `.git` on the way up cannot be read.
    pub fn discover(path: &Path) -> Result<Option<Self>, Error> {
        // What leads nowhere is in none: who reads it says so.
        let leads_nowhere = |e: &io::Error| e.kind() == io::ErrorKind::NotFound || is_loop(e);
        let start = match fs::canonicalize(path) {
            Err(error) if leads_nowhere(&error) => return Ok(None),
            start => start.map_err(|e| Error::io(path, &e))?,
        };
        if start.join(".git").symlink_metadata().is_err() && is_git_dir(&start) {
            return Self::open(start, None).map(Some);
        }
        for top in start.ancestors() {
            if let Some(found) = Self::at_top(top)? {
                // Files below the git directory are plain files: the index does not speak of them.
                return Ok((!start.starts_with(&found.git_dir)).then_some(found));
            }
            // Git stops here as well; in a folder below it may be somebody's sample.
            if top.join(".git").is_file() {
                return Err(Error::format(&top.join(".git"), "it should name a git directory (`gitdir: …`)"));
            }
        }
        Ok(None)
    }

    /// The repository of a git directory that was met as such, without a work tree.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn at_git_dir(git_dir: &Path) -> Result<Option<Self>, Error> {
        let git_dir = fs::canonicalize(git_dir).map_err(|e| Error::io(git_dir, &e))?;
        if is_git_dir(&git_dir) { Self::open(git_dir, None).map(Some) } else { Ok(None) }
    }

    /// The repository whose work tree has its top exactly here.
    ///
    /// # Errors
    /// There is a `.git` that cannot be read.
    pub fn at_top(top: &Path) -> Result<Option<Self>, Error> {
        let dot_git = top.join(".git");
        let metadata = match fs::metadata(&dot_git) {
            Ok(metadata) => metadata,
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(None),
            Err(e) => return Err(Error::io(&dot_git, &e)),
        };
        if metadata.is_dir() {
            fs::read_dir(&dot_git).map_err(|e| Error::io(&dot_git, &e))?;
            if is_git_dir(&dot_git) {
                return Self::open(dot_git, Some(top.to_owned())).map(Some);
            }
            // Something was a repository here.
            let remains = ["HEAD", "config", "refs"].iter().any(|name| dot_git.join(name).symlink_metadata().is_ok());
            return if remains { Err(Error::format(&dot_git, "a git directory without objects")) } else { Ok(None) };
        }
        let Some(git_dir) = linked_git_dir(&dot_git)? else { return Ok(None) };
        let mut found = Self::open(git_dir, Some(top.to_owned()))?;
        found.unconfirmed_link = !found.points_back_to(&dot_git);
        if found.unconfirmed_link && found.belongs_elsewhere() {
            return Err(Error::format(&dot_git, "the git directory that is named does not belong to this work tree"));
        }
        Ok(Some(found))
    }

    /// The repository of a hook: what git's environment variables say, else the one that encloses `path`.
    ///
    /// # Errors
    /// As [`Repository::discover`]; also when `GIT_DIR` is no git directory.
    pub fn from_environment(path: &Path, environment: &Environment) -> Result<Option<Self>, Error> {
        let absolute = |p: &Path, base: &Path| if p.is_absolute() { p.to_owned() } else { base.join(p) };
        let here = fs::canonicalize(path).map_err(|e| Error::io(path, &e))?;
        let found = match &environment.git_dir {
            None => Self::discover(path)?,
            Some(git_dir) => {
                let git_dir = absolute(git_dir, &here);
                let git_dir = fs::canonicalize(&git_dir).map_err(|e| Error::io(&git_dir, &e))?;
                if !is_git_dir(&git_dir) {
                    return Err(Error::format(&git_dir, "not a git directory"));
                }
                let bare = here.starts_with(&git_dir) && environment.work_tree.is_none();
                let top = environment.work_tree.as_ref().map_or_else(|| here.clone(), |p| absolute(p, &here));
                Some(Self::open(git_dir, (!bare).then_some(top))?)
            }
        };
        let Some(mut found) = found else { return Ok(None) };
        if let Some(index) = &environment.index_file {
            let top = found.work_tree.clone().unwrap_or_else(|| here.clone());
            found.index_file = absolute(index, &top);
        }
        if let Some(objects) = &environment.object_directory {
            found.object_dirs = vec![absolute(objects, &here)];
        }
        if let Some(list) = &environment.alternates {
            found.object_dirs.extend(std::env::split_paths(list).map(|p| absolute(&p, &here)));
        }
        Ok(Some(found))
    }

    fn open(git_dir: PathBuf, work_tree: Option<PathBuf>) -> Result<Self, Error> {
        let common_dir = match read_line(&git_dir.join("commondir"))? {
            Some(line) => {
                let path = git_dir.join(path_from_bytes(&line));
                fs::canonicalize(&path).map_err(|e| Error::io(&path, &e))?
            }
            None => git_dir.clone(),
        };
        let objects = common_dir.join("objects");
        let (config, config_problem) = match read_config(&git_dir, &common_dir) {
            Ok(config) if config.is_damaged() => (config, Some("a configuration that git would refuse")),
            Ok(config) => (config, None),
            Err(error) => (GitConfig::default(), Some(error.reason)),
        };
        let object_format = match config.get("extensions", None, "objectformat") {
            // Then the names of the objects tell it.
            None if config_problem.is_some() => {
                Some(ObjectStore::open(std::slice::from_ref(&objects), None).0.format())
            }
            None => Some(ObjectFormat::Sha1),
            Some(name) if name.eq_ignore_ascii_case(b"sha1") => Some(ObjectFormat::Sha1),
            Some(name) if name.eq_ignore_ascii_case(b"sha256") => Some(ObjectFormat::Sha256),
            Some(_) => None,
        };
        let ref_storage = match config.get("extensions", None, "refstorage") {
            None if config_problem.is_some() && common_dir.join("reftable").is_dir() => RefStorage::Reftable,
            None => RefStorage::Files,
            Some(name) if name.eq_ignore_ascii_case(b"files") => RefStorage::Files,
            Some(name) if name.eq_ignore_ascii_case(b"reftable") => RefStorage::Reftable,
            Some(name) => RefStorage::Unknown(name.to_str_lossy().into_owned()),
        };
        Ok(Self {
            index_file: git_dir.join("index"),
            object_format,
            ref_storage,
            shallow: fs::metadata(common_dir.join("shallow")).is_ok_and(|m| m.len() > 0),
            partial: is_partial(&config) || has_promisor_pack(&objects),
            foreign_owner: is_foreign(&git_dir),
            ignore_case: config.flag("core", None, "ignorecase").unwrap_or(false),
            unknown_extensions: unknown_extensions(&config),
            has_remotes: config.in_any_subsection("remote", "url").next().is_some(),
            unknown_version: config
                .get("core", None, "repositoryformatversion")
                .filter(|version| ![&b"0"[..], b"1"].contains(version))
                .map(|version| version.to_str_lossy().into_owned()),
            config_problem,
            unconfirmed_link: false,
            object_dirs: vec![objects],
            git_dir,
            common_dir,
            work_tree,
        })
    }

    /// The full name of the reference that follows what a branch is merged with (`branch.NAME.merge`): that of the remote, by what is
    /// fetched from there, or that of another branch of this repository.
    pub fn upstream_of(&self, branch: &[u8]) -> Option<BString> {
        let config = read_config(&self.git_dir, &self.common_dir).ok()?;
        let merged = config.all("branch", branch, "merge").last()?;
        match config.all("branch", branch, "remote").last()? {
            b"." => Some(merged.into()),
            remote => config.all("remote", remote, "fetch").find_map(|spec| fetched_to(spec, merged)),
        }
    }

    /// Whether the git directory is known to be that of another work tree, or of none. A file in what is looked at must not make
    /// the repository of somebody else part of it.
    fn belongs_elsewhere(&self) -> bool {
        let is_there = |path: PathBuf| path.symlink_metadata().is_ok();
        if let Ok(Some(line)) = read_line(&self.git_dir.join("gitdir")) {
            return is_there(self.git_dir.join(path_from_bytes(&line)));
        }
        let Ok(config) = read_config(&self.git_dir, &self.common_dir) else { return true };
        let named = config.get("core", None, "worktree").map(|path| self.git_dir.join(path_from_bytes(path)));
        self.git_dir.file_name().is_some_and(|name| name == ".git")
            || config.flag("core", None, "bare") == Some(true)
            || named.is_some_and(is_there)
    }

    /// Where a submodule's git directory says that its work tree is, without a look whether there is one.
    pub fn named_work_tree(&self) -> Option<PathBuf> {
        let config = read_config(&self.git_dir, &self.common_dir).ok()?;
        let mut path = PathBuf::new();
        for component in self.git_dir.join(path_from_bytes(config.get("core", None, "worktree")?)).components() {
            match component {
                std::path::Component::ParentDir => drop(path.pop()),
                other => path.push(other),
            }
        }
        Some(path)
    }

    /// Whether the git directory says that it belongs to this `.git` file: a linked work tree by its `gitdir` file, a
    /// submodule by `core.worktree`.
    fn points_back_to(&self, dot_git: &Path) -> bool {
        let same = |a: &Path, b: &Path| matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b);
        if let Ok(Some(line)) = read_line(&self.git_dir.join("gitdir")) {
            return same(&self.git_dir.join(path_from_bytes(&line)), dot_git);
        }
        let Ok(config) = read_config(&self.git_dir, &self.common_dir) else { return false };
        let Some(work_tree) = config.get("core", None, "worktree") else { return false };
        dot_git.parent().is_some_and(|top| same(&self.git_dir.join(path_from_bytes(work_tree)), top))
    }
}

/// Whether a directory looks like a git directory: objects, and references or the link to the shared part. `HEAD` may be
/// broken or missing: objects are read all the same.
fn is_git_dir(dir: &Path) -> bool {
    let linked = dir.join("commondir").is_file() && dir.join("HEAD").symlink_metadata().is_ok();
    let whole = dir.join("objects").is_dir()
        && (dir.join("refs").is_dir() || dir.join("reftable").is_dir() || dir.join("HEAD").symlink_metadata().is_ok());
    linked || whole
}

/// What a `.git` file names: `None` if it is not of that form or names no git directory.
fn linked_git_dir(dot_git: &Path) -> Result<Option<PathBuf>, Error> {
    let Some(line) = read_line(dot_git)? else { return Ok(None) };
    let Some(named) = line.strip_prefix(b"gitdir:") else { return Ok(None) };
    let named = path_from_bytes(named.trim_ascii_start());
    let git_dir = dot_git.parent().unwrap_or(Path::new("/")).join(named);
    match fs::canonicalize(&git_dir) {
        Ok(git_dir) if is_git_dir(&git_dir) => Ok(Some(git_dir)),
        Ok(git_dir) => Err(Error::format(&git_dir, "named by a .git file, but not a git directory")),
        Err(e) => Err(Error::io(&git_dir, &e)),
    }
}

/// The first line of a small file without its line end; `None` if there is no such file.
fn read_line(path: &Path) -> Result<Option<BString>, Error> {
    match read_small(path, LINE_LIMIT) {
        Ok(text) => Ok(Some(text.lines().next().unwrap_or_default().into())),
        Err(ReadError::Absent) => Ok(None),
        Err(ReadError::Uncovered(why)) => Err(Error::format(path, why)),
    }
}

fn read_config(git_dir: &Path, common_dir: &Path) -> Result<GitConfig, Error> {
    let read = |path: PathBuf| match read_small(&path, CONFIG_LIMIT) {
        Ok(text) => Ok(GitConfig::parse(&text)),
        Err(ReadError::Absent) => Ok(GitConfig::default()),
        Err(ReadError::Uncovered(_)) => Err(Error::format(&path, "a configuration that cannot be read")),
    };
    let mut config = read(common_dir.join("config"))?;
    if config.flag("extensions", None, "worktreeconfig") == Some(true) {
        config.append(read(git_dir.join("config.worktree"))?);
    }
    Ok(config)
}

/// Where a reference of a remote goes by a line that says what is fetched (`+refs/heads/*:refs/remotes/origin/*`).
fn fetched_to(spec: &[u8], name: &[u8]) -> Option<BString> {
    let (from, to) = spec.strip_prefix(b"+").unwrap_or(spec).split_once_str(b":")?;
    let Some((before, after)) = from.split_once_str(b"*") else { return (from == name).then(|| to.into()) };
    let part = name.strip_prefix(before)?.strip_suffix(after)?;
    let (before, after) = to.split_once_str(b"*")?;
    Some([before, part, after].concat().into())
}

fn is_partial(config: &GitConfig) -> bool {
    config.get("extensions", None, "partialclone").is_some()
        || config.in_any_subsection("remote", "promisor").any(|v| !v.eq_ignore_ascii_case(b"false"))
        || config.in_any_subsection("remote", "partialclonefilter").next().is_some()
}

fn has_promisor_pack(objects: &Path) -> bool {
    let Ok(entries) = fs::read_dir(objects.join("pack")) else { return false };
    entries.flatten().any(|e| Path::new(&e.file_name()).extension().is_some_and(|x| x == "promisor"))
}

fn unknown_extensions(config: &GitConfig) -> Vec<String> {
    // Those of git's documentation (gitrepository-layout, config/extensions) as of version 2.52.
    const KNOWN: &[&str] = &[
        "compatobjectformat",
        "noop",
        "noop-v1",
        "objectformat",
        "partialclone",
        "preciousobjects",
        "refstorage",
        "relativeworktrees",
        "submodulepathconfig",
        "worktreeconfig",
    ];
    let mut names: Vec<_> = config
        .keys("extensions")
        .map(|key| key.to_str_lossy().into_owned())
        .filter(|key| !KNOWN.contains(&key.as_str()))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(unix)]
fn is_foreign(git_dir: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(git_dir).is_ok_and(|m| m.uid() != rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn is_foreign(_: &Path) -> bool {
    false
}

/// A path from bytes of a file: any bytes on Unix, lossily decoded elsewhere.
pub fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    bytes.to_path_lossy().into_owned()
}
