//! Repositories built by the git program in temporary folders, without the settings of the user or the system.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A repository with a work tree; gone when dropped.
pub(crate) struct Repo {
    folder: tempfile::TempDir,
}

#[allow(dead_code)] // Each test file uses a part.
impl Repo {
    /// An empty repository of an object format (`sha1`, `sha256`).
    pub(crate) fn new(format: &str) -> Self {
        let repo = Repo { folder: tempfile::tempdir().unwrap() };
        repo.git(&["init", "-q", "-b", "main", "--object-format", format]);
        repo.git(&["config", "gc.auto", "0"]);
        repo
    }

    /// One without commits, made without git: what a look at the work tree asks of a repository, and nothing more.
    pub(crate) fn bare_of_commits() -> Self {
        let repo = Repo { folder: tempfile::tempdir().unwrap() };
        for folder in ["objects/info", "objects/pack", "refs/heads", "refs/tags"] {
            fs::create_dir_all(repo.path().join(".git").join(folder)).unwrap();
        }
        repo.write(".git/HEAD", b"ref: refs/heads/main\n");
        repo.write(".git/config", b"[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n");
        repo
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn objects_dir(&self) -> PathBuf {
        self.path().join(".git/objects")
    }

    /// Runs git, which must succeed, and gives its output.
    pub(crate) fn git(&self, args: &[&str]) -> Vec<u8> {
        self.git_with_input(args, b"")
    }

    pub(crate) fn git_with_input(&self, args: &[&str], input: &[u8]) -> Vec<u8> {
        self.git_at(args, input, 1_700_000_000)
    }

    /// Runs git with a fixed author date.
    pub(crate) fn git_at(&self, args: &[&str], input: &[u8], date: i64) -> Vec<u8> {
        let mut child = Command::new("git")
            .args(args)
            .current_dir(self.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "A U Thor")
            .env("GIT_AUTHOR_EMAIL", "author@example.com")
            .env("GIT_COMMITTER_NAME", "C O Mitter")
            .env("GIT_COMMITTER_EMAIL", "committer@example.com")
            .env("GIT_AUTHOR_DATE", format!("@{date} +0000"))
            .env("GIT_COMMITTER_DATE", format!("@{date} +0000"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output = std::thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(input));
            child.wait_with_output().unwrap()
        });
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// Imports a stream as loose objects and checks `main` out.
    pub(crate) fn import(&self, stream: &Stream) {
        self.git_with_input(&["-c", "fastimport.unpackLimit=100000", "fast-import", "--quiet"], &stream.0);
        self.git(&["reset", "-q", "--hard"]);
    }

    /// Output without the final newline, as text.
    pub(crate) fn git_line(&self, args: &[&str]) -> String {
        String::from_utf8(self.git(args)).unwrap().trim_end().to_owned()
    }

    /// The same for a command that may fail.
    pub(crate) fn try_line(&self, args: &[&str]) -> Option<String> {
        let mut command = Command::new("git");
        let output = command.args(args).current_dir(self.path()).env("GIT_CONFIG_NOSYSTEM", "1").output().unwrap();
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap().trim_end().to_owned())
    }

    /// Writes a file of the work tree.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Commits the whole work tree and gives the commit's id.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.git_line(&["rev-parse", "HEAD"])
    }

    /// All objects by git's own listing: id and kind, sorted by id.
    pub(crate) fn objects(&self) -> Vec<(String, String)> {
        let args = ["cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"];
        let text = String::from_utf8(self.git(&args)).unwrap();
        text.lines().map(|l| l.split_once(' ').unwrap()).map(|(id, kind)| (id.to_owned(), kind.to_owned())).collect()
    }

    /// The `.pack` files.
    pub(crate) fn packs(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.objects_dir().join("pack")).unwrap();
        let mut paths: Vec<_> =
            entries.map(|e| e.unwrap().path()).filter(|p| p.extension() == Some("pack".as_ref())).collect();
        paths.sort();
        paths
    }

    /// Deletes all `.idx` files.
    pub(crate) fn remove_indexes(&self) {
        self.packs().iter().for_each(|pack| fs::remove_file(pack.with_extension("idx")).unwrap());
    }

    /// The file of a loose object.
    pub(crate) fn loose(&self, id: &str) -> PathBuf {
        self.objects_dir().join(&id[..2]).join(&id[2..])
    }
}

/// Replaces a file that git made read-only.
#[allow(dead_code)]
pub(crate) fn overwrite(path: &Path, bytes: &[u8]) {
    let _ = fs::remove_file(path);
    fs::write(path, bytes).unwrap();
}

/// Bytes that do not compress, the same for the same seed.
#[allow(dead_code)]
pub(crate) fn noise(seed: u64, len: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// Input of `git fast-import`: many commits with one process.
#[derive(Default)]
pub(crate) struct Stream(pub(crate) Vec<u8>);

#[allow(dead_code)]
impl Stream {
    /// Begins a commit on `main`, `minute` minutes after a fixed date.
    pub(crate) fn commit(&mut self, minute: i64, message: &str) {
        let date = 1_700_000_000 + 60 * minute;
        let head = format!("commit refs/heads/main\ncommitter C O Mitter <committer@example.com> {date} +0000\n");
        self.0.extend(format!("{head}data {}\n{message}\n", message.len()).bytes());
    }

    /// A command as it is.
    pub(crate) fn line(&mut self, line: &str) {
        self.0.extend(line.bytes());
        self.0.push(b'\n');
    }

    /// A file of the commit.
    pub(crate) fn file(&mut self, path: &str, bytes: &[u8]) {
        self.0.extend(format!("M 100644 inline {path}\ndata {}\n", bytes.len()).bytes());
        self.0.extend(bytes);
        self.0.push(b'\n');
    }
}
