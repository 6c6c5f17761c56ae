//! The walk of a working tree or a plain folder.
//!
//! In: a path that the user named, and the repository around it. Out: every file that is to be read as a blob, a ledger in
//! which every file and every folder that was not entered stands once, and the files in which secrets live by custom with
//! what git knows of them.
//!
//! Policy (nothing else is left out, least of all by extension or by being hidden): tracked files are read, also where an
//! ignore pattern matches; untracked ones are read unless git ignores them; an ignored folder without tracked files is one
//! unit and not entered; outside of git everything is read, and so is everything below a path that was named itself.
//!
//! Folders are tasks of the thread pool. What is found does not depend on their order: the ledger is a sum, lists are
//! sorted at the end. Handles of folders that wait are bounded; beyond that a folder is opened again from the root.

use super::embedded::{STORED, Store};
use super::folder::{Handle, Kind, Listing, Read, ReadError};
use super::ignore::{Chain, PATTERN_FILE_LIMIT};
use super::repository::{Repository, path_from_bytes};
use super::special::{self, MayBeSecret};
use super::work_tree::WorkTree;
use crate::model::{Blob, EnvFile, EnvKind, GitState, IgnoreFile, Ledger, Origin, Unit, path};
use bstr::{BString, ByteSlice};
use rayon::Scope;
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Files up to this size are read by all threads at once; larger ones one after the other, so that they share the budget.
const LARGE: u64 = 16 << 20;
/// Folders held open for those that wait below them.
const HELD_FOLDERS: usize = 256;
/// Files of one folder that one task reads.
const CHUNK: usize = 64;
/// Folders nested deeper than this are not entered (and that is said).
const DEEPEST: usize = 4096;

/// What to walk.
pub struct Options<'a> {
    /// How the root is shown: before the paths in origins, without a `/` at the end; empty for the current folder.
    pub shown: &'a [u8],
    /// The repository whose work tree the root lies in; none to read everything.
    pub repository: Option<&'a Repository>,
    /// Largest file that is read, in bytes.
    pub max_file: u64,
    /// Whether the configuration leaves a path (as it is shown) out: it is counted and not read.
    pub exclude: &'a (dyn Fn(&[u8]) -> bool + Sync),
    /// The user's own file of ignore patterns, if they count.
    pub user_excludes: Option<&'a Path>,
    /// Whether a value in a dotenv file may be a secret.
    pub may_be_secret: MayBeSecret,
}

/// What the walk says beside the blobs.
#[derive(Debug, Default)]
pub struct Report {
    /// What was read and what was not.
    pub ledger: Ledger,
    /// Files in which secrets live by custom, in a work tree, by path.
    pub env_files: Vec<EnvFile>,
    /// Other repositories below the root. Of those with a work tree the files were read.
    pub nested: Vec<Nested>,
}

/// A repository below the root of a walk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nested {
    /// Its git directory.
    pub git_dir: PathBuf,
    /// Top of its work tree, as it is shown; of one without a work tree, its git directory.
    pub shown: BString,
    /// Whether it has none.
    pub bare: bool,
}

/// Hands every file below `root` (or `root`, if it is a file) to `visit`, from several threads.
pub fn walk(root: &Path, options: &Options<'_>, visit: &(dyn Fn(Blob<'_>) + Sync)) -> Report {
    let mut shared = Report::default();
    let absolute = match root.canonicalize() {
        Ok(path) => path,
        Err(error) => {
            let why = match error.kind() {
                _ if root.symlink_metadata().is_ok_and(|m| m.is_symlink()) => "a symbolic link that leads nowhere",
                std::io::ErrorKind::NotFound => "does not exist",
                std::io::ErrorKind::PermissionDenied => "permission denied",
                _ => "the system refused to read it",
            };
            let shown = if options.shown.is_empty() { b"." } else { options.shown };
            shared.ledger.uncovered(Unit::Target, why, shown.to_str_lossy());
            return shared;
        }
    };
    let is_folder = absolute.is_dir();
    // A file has the path by which it was named; what a link leads to lies elsewhere.
    let parent = root.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = if is_folder { absolute.clone() } else { parent.canonicalize().unwrap_or_default() };
    let mut walk = Walk {
        visit,
        max_file: options.max_file,
        exclude: options.exclude,
        may_be_secret: options.may_be_secret,
        prefix: prefix_of(options.shown, is_folder),
        root: folder,
        user_excludes: options.user_excludes.filter(|_| options.repository.is_some()).map(Path::to_owned),
        read_ignored: !is_folder,
        held: Arc::default(),
        found: Mutex::default(),
    };
    let task = walk.first_task(options.repository, &mut shared.ledger);
    walk.found = Mutex::new(Found { report: shared, ..Found::default() });
    if is_folder {
        rayon::scope(|scope| walk.enter(task, scope));
    } else {
        walk.read_named(task, root.file_name().unwrap_or_default().as_encoded_bytes(), &absolute);
    }
    walk.finish(is_folder)
}

/// The bytes before a path that is relative to the walked folder. A named file is shown as it was named.
fn prefix_of(shown: &[u8], is_folder: bool) -> BString {
    let shown = if shown == b"." { b"" } else { shown };
    let folder = if is_folder { shown } else { shown.rfind_byte(b'/').map_or(&b""[..], |end| &shown[..end]) };
    let mut prefix = BString::from(folder);
    if !prefix.is_empty() && !prefix.ends_with(b"/") {
        prefix.push(b'/');
    }
    prefix
}

struct Walk<'a> {
    visit: &'a (dyn Fn(Blob<'_>) + Sync),
    max_file: u64,
    exclude: &'a (dyn Fn(&[u8]) -> bool + Sync),
    may_be_secret: MayBeSecret,
    prefix: BString,
    root: PathBuf,
    user_excludes: Option<PathBuf>,
    /// The root is itself ignored, or a file: it was named, so ignore rules are off.
    read_ignored: bool,
    held: Arc<AtomicUsize>,
    found: Mutex<Found>,
}

/// What tasks find; merged under a lock at the end of each.
#[derive(Default)]
struct Found {
    report: Report,
    /// Large files, by path relative to the root.
    large: Vec<BString>,
    /// Work trees that were met, with the folder (relative to the root) and the path in the work tree that it has.
    work_trees: Vec<(Arc<WorkTree>, BString, BString)>,
}

/// What a folder knows of git.
#[derive(Clone)]
struct InGit {
    tree: Arc<WorkTree>,
    /// Path in the work tree: empty, or with a `/` at the end.
    path: BString,
    /// Positions in the index of what is below.
    tracked: Range<usize>,
    /// The folder is ignored (and was entered for its tracked files, or because it was named).
    ignored: bool,
    chain: Option<Arc<Chain>>,
}

/// A folder to be entered.
struct Task {
    above: Option<Arc<Folder>>,
    /// Path relative to the root: empty, or with a `/` at the end.
    path: BString,
    depth: usize,
    git: Option<InGit>,
    ignore_file: Arc<IgnoreFile>,
    store: Store,
}

/// A folder that was entered.
struct Folder {
    handle: Handle,
    listing: Listing,
    path: BString,
    git: Option<InGit>,
    ignore_file: Arc<IgnoreFile>,
    store: Store,
    _held: Held,
}

/// Counts the folders that are open.
struct Held(Arc<AtomicUsize>);

impl Held {
    fn new(count: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl<'a> Walk<'a> {
    fn first_task(&mut self, repository: Option<&Repository>, ledger: &mut Ledger) -> Task {
        let mut git = None;
        let top = repository.and_then(|r| r.work_tree.as_ref()?.canonicalize().ok());
        if let (Some(repository), Some(top)) = (repository, top)
            && let Ok(below) = self.root.strip_prefix(&top)
        {
            let tree = WorkTree::new(repository, self.user_excludes.as_deref(), ledger);
            let mut path = BString::from(below.as_os_str().as_encoded_bytes());
            if !path.is_empty() {
                path.push(b'/');
            }
            let (chain, ignored) = tree.rules_above(&top, &path);
            self.read_ignored |= ignored;
            git = Some(InGit { tracked: tree.below(&path, None), tree, path, ignored, chain });
        }
        let ignore_file = self.new_ignore_file(b"");
        let (path, store) = (BString::default(), Store::Elsewhere);
        Task { above: None, path, depth: 0, git, ignore_file, store }
    }

    fn new_ignore_file(&self, folder: &[u8]) -> Arc<IgnoreFile> {
        let path = self.shown(folder, b".gitignore");
        Arc::new(IgnoreFile { folder_len: path.len() - b".gitignore".len(), path, lines: 0 })
    }

    fn shown(&self, folder: &[u8], name: &[u8]) -> BString {
        [&self.prefix, folder, name].concat().into()
    }

    /// Enters a folder: reads its files, and leaves its folders to other tasks.
    fn enter<'s>(&'s self, mut task: Task, scope: &Scope<'s>)
    where
        'a: 's,
    {
        let mut found = Found::default();
        match self.open(&mut task) {
            Ok((handle, listing)) => {
                let depth = task.depth;
                let folder = Arc::new(self.prepare(task, handle, listing, &mut found));
                self.spawn_folders(&folder, depth, &mut found, scope);
                let entries = folder.listing.len();
                for start in (CHUNK..entries).step_by(CHUNK) {
                    let folder = folder.clone();
                    scope.spawn(move |_| {
                        let mut found = Found::default();
                        self.read_files(&folder, start..entries.min(start + CHUNK), &mut found);
                        self.merge(found);
                    });
                }
                self.read_files(&folder, 0..entries.min(CHUNK), &mut found);
            }
            Err(error) => {
                let (name, ledger) = (self.shown(&task.path, b""), &mut found.report.ledger);
                match error {
                    ReadError::Absent => ledger.skipped(Unit::Directory, REMOVED, name.to_str_lossy()),
                    ReadError::Uncovered(why) => ledger.uncovered(Unit::Directory, why, name.to_str_lossy()),
                }
            }
        }
        self.merge(found);
    }

    fn open(&self, task: &mut Task) -> Result<(Handle, Listing), ReadError> {
        let handle = match task.above.take() {
            Some(above) => above.handle.child(last_component(&task.path))?,
            None => self.open_from_root(&task.path)?,
        };
        let listing = handle.list()?;
        Ok((handle, listing))
    }

    /// Opens a folder component by component, following no link on the way.
    fn open_from_root(&self, path: &[u8]) -> Result<Handle, ReadError> {
        let mut handle = Handle::open(&self.root)?;
        for component in path.split(|b| *b == b'/').filter(|c| !c.is_empty()) {
            handle = handle.child(component)?;
        }
        Ok(handle)
    }

    /// Finds out what the entries say of the folder itself: another repository, a pattern file.
    fn prepare(&self, task: Task, handle: Handle, listing: Listing, found: &mut Found) -> Folder {
        let Task { path, mut git, mut ignore_file, mut store, .. } = task;
        let is_top = git.as_ref().is_some_and(|g| g.path.is_empty());
        let has = |wanted: &[u8], kind: Kind| listing.iter().any(|(n, k)| k == kind && n == wanted);
        let nested = if !is_top && listing.iter().any(|(name, _)| name == b".git") {
            self.nested_work_tree(&path, found)
        } else {
            None
        };
        if nested.is_some() {
            if let Some(outer) = &git {
                // A submodule of the outer one is checked out.
                let name = outer.path.strip_suffix(b"/").unwrap_or(&outer.path);
                outer.tree.meets(b"", name, &outer.tree.below(b"", None));
            }
            git = nested;
            ignore_file = self.new_ignore_file(&path);
            found.work_trees.extend(git.as_ref().map(|g| (g.tree.clone(), path.clone(), g.path.clone())));
        } else if path.is_empty() {
            found.work_trees.extend(git.as_ref().map(|g| (g.tree.clone(), path.clone(), g.path.clone())));
        } else if has(b"HEAD", Kind::File) && has(b"objects", Kind::Folder) && has(b"refs", Kind::Folder) {
            let git_dir = self.root.join(path_from_bytes(&path));
            found.report.nested.push(Nested { git_dir, shown: self.shown(&path, b""), bare: true });
            store = Store::Above;
        }
        let mut text = Vec::new();
        if let Some(git) = git.as_mut()
            && has(b".gitignore", Kind::File)
            && handle.read(b".gitignore", PATTERN_FILE_LIMIT, &mut text) == Ok(Read::Whole)
        {
            let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
            ignore_file = Arc::new(IgnoreFile { lines, ..IgnoreFile::clone(&self.new_ignore_file(&path)) });
            if !git.ignored {
                git.chain = git.tree.chain_with(git.chain.take(), &git.path, &text);
            }
        }
        Folder { handle, listing, path, git, ignore_file, store, _held: Held::new(&self.held) }
    }

    /// Another repository whose work tree begins in this folder.
    fn nested_work_tree(&self, path: &BString, found: &mut Found) -> Option<InGit> {
        let top = self.root.join(path_from_bytes(path));
        let ledger = &mut found.report.ledger;
        match Repository::at_top(&top) {
            Ok(None) => None,
            Ok(Some(repository)) => {
                let tree = WorkTree::new(&repository, self.user_excludes.as_deref(), ledger);
                let shown = self.shown(path, b"");
                found.report.nested.push(Nested { git_dir: repository.git_dir, shown, bare: false });
                let tracked = tree.below(b"", None);
                Some(InGit { tree, path: BString::default(), tracked, ignored: false, chain: None })
            }
            Err(error) => {
                ledger.uncovered(Unit::Directory, "a .git that cannot be read", error.path.to_string_lossy());
                None
            }
        }
    }

    fn spawn_folders<'s>(&'s self, folder: &Arc<Folder>, depth: usize, found: &mut Found, scope: &Scope<'s>)
    where
        'a: 's,
    {
        for (name, kind) in folder.listing.iter() {
            if kind != Kind::Folder || folder.is_dot_git(name) {
                continue;
            }
            let path = BString::from([&folder.path, name, b"/"].concat());
            let ledger = &mut found.report.ledger;
            if depth == DEEPEST {
                ledger.uncovered(Unit::Directory, "nested too deep", self.shown(&path, b"").to_str_lossy());
                continue;
            }
            let git = match &folder.git {
                None => None,
                Some(git) => match self.child_in_git(git, name) {
                    Some(child) => Some(child),
                    None => {
                        ledger.skipped(Unit::Directory, "ignored by git", self.shown(&path, b"").to_str_lossy());
                        continue;
                    }
                },
            };
            let above = (self.held.load(Ordering::Relaxed) < HELD_FOLDERS).then(|| folder.clone());
            let store = folder.store.of_child(name);
            let ignore_file = folder.ignore_file.clone();
            let task = Task { above, path, depth: depth + 1, git, ignore_file, store };
            scope.spawn(move |scope| self.enter(task, scope));
        }
    }

    /// What a folder in a work tree knows of git; `None` if it is not to be entered.
    fn child_in_git(&self, git: &InGit, name: &[u8]) -> Option<InGit> {
        let path = BString::from([&git.path, name, b"/"].concat());
        let without_slash = &path[..path.len() - 1];
        let tracked = git.tree.below(&path, Some(&git.tracked));
        let ignored = git.ignored || git.tree.ignores(git.chain.as_ref(), without_slash, true);
        let enter = !ignored
            || self.read_ignored
            || !tracked.is_empty()
            || git.tree.is_submodule(&git.path, name, &git.tracked);
        enter.then(|| InGit { tree: git.tree.clone(), path, tracked, ignored, chain: git.chain.clone() })
    }

    fn read_files(&self, folder: &Folder, entries: Range<usize>, found: &mut Found) {
        thread_local! {
            // Taken out while in use: the visitor may itself run tasks on this thread.
            static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
        }
        let mut buffer = BUFFER.take();
        for (name, kind) in folder.listing.part(entries) {
            // A file in place of a git directory names it; git reads no more than its first line.
            if kind != Kind::Folder && (!folder.is_dot_git(name) || kind == Kind::File) {
                self.read_file(folder, name, kind, &mut buffer, found);
            }
        }
        BUFFER.set(buffer);
    }

    fn read_file(&self, folder: &Folder, name: &[u8], kind: Kind, buffer: &mut Vec<u8>, found: &mut Found) {
        let state = folder.git.as_ref().map(|git| git.state_of(name));
        // A link is no file with values: what it leads to is, or is not, one of its own.
        let special = if state.is_some() && kind != Kind::Link { special::kind_of_name(name) } else { None };
        let path = self.shown(&folder.path, name);
        if (self.exclude)(&path) {
            return found.report.ledger.skipped(Unit::File, EXCLUDED, path.to_str_lossy());
        }
        if folder.store.holds(name) {
            return found.report.ledger.skipped(Unit::File, STORED, path.to_str_lossy());
        }
        let mut values = special::Values::default();
        if state == Some(GitState::Ignored) && !self.read_ignored {
            let why =
                if special.is_some() { "ignored by git, as files for secrets should be" } else { "ignored by git" };
            found.report.ledger.skipped(Unit::File, why, path.to_str_lossy());
        } else if let Some(bytes) = self.read_entry(folder, name, kind, &path, buffer, found) {
            if matches!(special, Some(EnvKind::Dotenv | EnvKind::Template)) {
                values = special::values(bytes, self.may_be_secret);
            }
            (self.visit)(Blob { origin: Origin::File { path: path.clone() }, bytes: Cow::Borrowed(bytes) });
        }
        if let (Some(kind), Some(state), Some(git)) = (special, state, &folder.git) {
            let path_in_work_tree = BString::from([&git.path, name].concat());
            found.report.env_files.push(EnvFile {
                pattern_matches: git.ignored || git.tree.ignores(git.chain.as_ref(), &path_in_work_tree, false),
                path,
                path_in_work_tree,
                kind,
                state,
                first_value: values.first_value,
                first_secret: values.first_secret,
                secret_name: values.secret_name,
                ignore_file: IgnoreFile::clone(&folder.ignore_file),
            });
        }
    }

    /// The bytes to look at, if there are any now; the ledger has the rest.
    fn read_entry<'b>(
        &self,
        folder: &Folder,
        name: &[u8],
        kind: Kind,
        path: &BString,
        buffer: &'b mut Vec<u8>,
        found: &mut Found,
    ) -> Option<&'b [u8]> {
        let ledger = &mut found.report.ledger;
        let outcome = match kind {
            Kind::Special(what) => Ok(Read::NotAFile(what)),
            Kind::Link => match folder.handle.read_link(name) {
                Ok(target) => {
                    *buffer = target;
                    ledger.skipped(Unit::File, LINK, path.to_str_lossy());
                    return Some(buffer);
                }
                Err(error) => Err(error),
            },
            _ => folder.handle.read(name, LARGE.min(self.max_file), buffer),
        };
        match outcome {
            Ok(Read::Whole) => {
                ledger.scanned(Unit::File, buffer.len() as u64);
                return Some(buffer);
            }
            Ok(Read::Larger(size)) if size <= self.max_file => {
                found.large.push([&folder.path, name].concat().into());
            }
            outcome => count_unread(outcome, path, ledger),
        }
        None
    }

    /// A file that was named itself: read whatever git says, and through a link (`target` is where it ends).
    fn read_named(&self, task: Task, name: &[u8], target: &Path) {
        let mut found = Found::default();
        let opened = Handle::open(&self.root).and_then(|handle| Ok((handle.kind(name)?, handle)));
        match opened {
            Ok((Kind::Link, _)) => {
                let path = self.shown(b"", name);
                let (folder, name) = (target.parent().unwrap_or(target), target.file_name().unwrap_or_default());
                let handle = Handle::open(folder);
                self.read_alone(handle, name.as_encoded_bytes(), path, &mut Vec::new(), &mut found.report.ledger);
            }
            Ok((kind, handle)) => {
                let listing = Listing::of(&[(name, kind), (b".gitignore", Kind::File)]);
                let folder = self.prepare(task, handle, listing, &mut found);
                self.read_file(&folder, name, kind, &mut Vec::new(), &mut found);
            }
            Err(error) => count_unread(Err(error), &self.shown(b"", name), &mut found.report.ledger),
        }
        self.merge(found);
    }

    fn merge(&self, found: Found) {
        let mut all = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        all.report.ledger.merge(found.report.ledger);
        all.report.env_files.extend(found.report.env_files);
        all.report.nested.extend(found.report.nested);
        all.large.extend(found.large);
        all.work_trees.extend(found.work_trees);
    }

    /// Reads what was left for later, and brings lists into an order that does not depend on threads.
    fn finish(self, count_absent: bool) -> Report {
        let mut found = std::mem::take(&mut *self.found.lock().unwrap_or_else(PoisonError::into_inner));
        let mut buffer = Vec::new();
        found.large.sort();
        for path in &found.large {
            self.read_large(path, &mut buffer, &mut found.report.ledger);
        }
        if count_absent {
            for (tree, folder, path_in_tree) in &found.work_trees {
                let shown = |path: &[u8]| {
                    let below = path.get(path_in_tree.len()..).unwrap_or_default();
                    self.shown(folder, below).to_str_lossy().into_owned()
                };
                tree.count_absent(path_in_tree, shown, &mut found.report.ledger);
            }
        }
        found.report.env_files.sort();
        found.report.nested.sort();
        found.report
    }

    fn read_large(&self, path: &BString, buffer: &mut Vec<u8>, ledger: &mut Ledger) {
        let (folder, name) = path.split_at(path.rfind_byte(b'/').map_or(0, |end| end + 1));
        self.read_alone(self.open_from_root(folder), name, self.shown(folder, name), buffer, ledger);
    }

    /// Reads one file up to the full limit.
    fn read_alone(
        &self,
        folder: Result<Handle, ReadError>,
        name: &[u8],
        shown: BString,
        buffer: &mut Vec<u8>,
        ledger: &mut Ledger,
    ) {
        match folder.and_then(|handle| handle.read(name, self.max_file, buffer)) {
            Ok(Read::Whole) => {
                ledger.scanned(Unit::File, buffer.len() as u64);
                (self.visit)(Blob { origin: Origin::File { path: shown }, bytes: Cow::Borrowed(buffer) });
            }
            outcome => count_unread(outcome, &shown, ledger),
        }
    }
}

/// Why a path is left out that the configuration excludes.
pub const EXCLUDED: &str = "excluded by configuration";
const REMOVED: &str = "removed while being read";
const LINK: &str = "symbolic link, not followed";

fn count_unread(outcome: Result<Read, ReadError>, path: &BString, ledger: &mut Ledger) {
    let name = path.to_str_lossy();
    match outcome {
        Ok(Read::Whole) => {}
        Ok(Read::Larger(_)) => {
            ledger.uncovered(Unit::File, "larger than the limit for a file, which `--memory` raises", name)
        }
        Ok(Read::NotAFile(why)) => ledger.skipped(Unit::File, why, name),
        Err(ReadError::Absent) => ledger.skipped(Unit::File, REMOVED, name),
        Err(ReadError::Uncovered(why)) => ledger.uncovered(Unit::File, why, name),
    }
}

fn last_component(folder: &[u8]) -> &[u8] {
    let folder = folder.strip_suffix(b"/").unwrap_or(folder);
    path::name(folder)
}

impl InGit {
    fn state_of(&self, name: &[u8]) -> GitState {
        if self.tree.meets(&self.path, name, &self.tracked) {
            GitState::Tracked
        } else if self.ignored || self.tree.ignores(self.chain.as_ref(), &[&self.path, name].concat(), false) {
            GitState::Ignored
        } else {
            GitState::Untracked
        }
    }
}

impl Folder {
    /// The git directory (or the file that names it) of the work tree that begins here.
    fn is_dot_git(&self, name: &[u8]) -> bool {
        name == b".git" && self.git.as_ref().is_some_and(|git| git.path.is_empty())
    }
}
