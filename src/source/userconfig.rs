//! The configuration that git takes for a user's commands, put together as git does: of the system, of the user, of a repository, of the
//! environment, with what they include.
//!
//! In: the variables of the environment, and a repository if there is one. Out: its entries in order, so that the last one counts. Files that are
//! included where a branch or a remote is of some name are left out: what a command finds differs from one to the next. (git-config(1),
//! "FILES", "Includes", "Conditional includes", "ENVIRONMENT".)

use super::folder::read_small;
use super::gitconfig::GitConfig;
use super::repository::{Repository, path_from_bytes};
use super::wildmatch::Glob;
use bstr::ByteSlice;
use std::cell::Cell;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Larger files are not read.
const LIMIT: u64 = 16 << 20;
/// Files that include each other are followed so far.
const DEEPEST: u8 = 10;
/// Entries that are taken from the environment.
const MOST: usize = 1000;
/// Files that are read in all: each may name itself many times.
const MOST_FILES: u32 = 200;

/// Where configurations of a user are looked for.
pub struct Places<'a> {
    var: &'a dyn Fn(&str) -> Option<OsString>,
    git_dir: Option<&'a Path>,
    left: Cell<u32>,
}

impl<'a> Places<'a> {
    /// With the variables that `var` reads, and the git directory by which files are included.
    pub fn new(var: &'a dyn Fn(&str) -> Option<OsString>, git_dir: Option<&'a Path>) -> Self {
        Self { var, git_dir, left: Cell::new(MOST_FILES) }
    }

    fn var(&self, name: &str) -> Option<PathBuf> {
        (self.var)(name).filter(|value| !value.is_empty()).map(PathBuf::from)
    }

    /// The folder of the configurations of programs.
    pub fn folder(&self) -> Option<PathBuf> {
        self.var("XDG_CONFIG_HOME").or_else(|| Some(self.var("HOME")?.join(".config")))
    }

    /// A path as a configuration names it: `~/` is the user's own folder.
    pub fn path(&self, named: &[u8]) -> PathBuf {
        match (named.strip_prefix(b"~/"), self.var("HOME")) {
            (Some(below), Some(home)) => home.join(path_from_bytes(below)),
            _ => path_from_bytes(named),
        }
    }

    /// What the user has set for all repositories.
    pub fn of_user(&self) -> GitConfig {
        let files = match self.var("GIT_CONFIG_GLOBAL") {
            Some(file) => vec![file],
            // The later one wins.
            None => [self.folder().map(|f| f.join("git/config")), self.var("HOME").map(|h| h.join(".gitconfig"))]
                .into_iter()
                .flatten()
                .collect(),
        };
        let mut config = GitConfig::default();
        files.iter().for_each(|file| config.append(self.file(file, DEEPEST)));
        config
    }

    /// All that counts in a repository.
    pub fn of_repository(&self, repository: &Repository) -> GitConfig {
        let mut config = GitConfig::default();
        let off = ["0", "false", "no", "off"];
        if self.var("GIT_CONFIG_NOSYSTEM").is_none_or(|set| off.iter().any(|no| set.as_os_str() == *no)) {
            let system = self.var("GIT_CONFIG_SYSTEM").unwrap_or_else(|| PathBuf::from("/etc/gitconfig"));
            config.append(self.file(&system, DEEPEST));
        }
        config.append(self.of_user());
        config.append(self.file(&repository.common_dir.join("config"), DEEPEST));
        if config.flag("extensions", None, "worktreeconfig") == Some(true) {
            config.append(self.file(&repository.git_dir.join("config.worktree"), DEEPEST));
        }
        let count = self.var("GIT_CONFIG_COUNT").and_then(|n| n.to_str()?.parse::<usize>().ok()).unwrap_or(0);
        for at in 0..count.min(MOST) {
            let entry = |what: &str| (self.var)(&format!("GIT_CONFIG_{what}_{at}"));
            if let (Some(key), Some(value)) = (entry("KEY"), entry("VALUE")) {
                config.set(key.as_encoded_bytes(), value.as_encoded_bytes());
            }
        }
        config
    }

    fn file(&self, path: &Path, depth: u8) -> GitConfig {
        let Some(left) = self.left.get().checked_sub(1) else { return GitConfig::default() };
        self.left.set(left);
        // A link is followed: it is the user's own.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().unwrap_or(Path::new("/"));
        GitConfig::parse(&read_small(&path, LIMIT).unwrap_or_default()).including(&mut |condition, named| {
            let included = depth > 0 && condition.is_none_or(|condition| self.holds(condition, folder));
            if included { self.file(&folder.join(self.path(named)), depth - 1) } else { GitConfig::default() }
        })
    }

    /// Whether the condition of an include holds.
    fn holds(&self, condition: &[u8], folder: &Path) -> bool {
        let Some((pattern, any_case)) = condition
            .strip_prefix(b"gitdir:")
            .map(|p| (p, false))
            .or_else(|| condition.strip_prefix(b"gitdir/i:").map(|p| (p, true)))
        else {
            return false;
        };
        let Some(git_dir) = self.git_dir else { return false };
        let mut pattern = match pattern.strip_prefix(b"./") {
            Some(below) => folder.join(path_from_bytes(below)),
            None if pattern.starts_with(b"~/") || pattern.starts_with(b"/") => self.path(pattern),
            None => Path::new("**").join(path_from_bytes(pattern)),
        }
        .into_os_string();
        if condition.ends_with(b"/") {
            pattern.push("**");
        }
        let Some(glob) = Glob::new(pattern.as_encoded_bytes().trim_start_with(|c| c == '/'), any_case) else {
            return false;
        };
        let real = git_dir.canonicalize().unwrap_or_else(|_| git_dir.to_owned());
        [git_dir, &real]
            .iter()
            .any(|dir| glob.matches(dir.as_os_str().as_encoded_bytes().trim_start_with(|c| c == '/')))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)] // A test may stop at once.

    use super::*;

    #[test]
    fn files_that_name_themselves_end() {
        let home = tempfile::tempdir().unwrap();
        let text = format!("{}[core]\n\thooksPath = here\n", "[include]\n\tpath = .gitconfig\n".repeat(50));
        std::fs::write(home.path().join(".gitconfig"), text).unwrap();
        let var = |name: &str| (name == "HOME").then(|| home.path().into());
        let config = Places::new(&var, None).of_user();
        assert_eq!(config.get("core", None, "hookspath"), Some(&b"here"[..]));
    }
}
