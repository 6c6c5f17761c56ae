//! Any bytes as one file of a repository, or as the content of one object that its references lead to: an audit ends and says what
//! it could not read, and what the fuzzed file has no part in is found all the same.

#![no_main]

use flate2::{Compression, write::ZlibEncoder};
use keylint::config::Config;
use keylint::scan::{self, Job, Options};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Files that the reader of a repository knows, from its working tree.
const FILES: [&str; 22] = [
    ".git/HEAD",
    ".git/config",
    ".git/index",
    ".git/packed-refs",
    ".git/refs/heads/main",
    ".git/logs/HEAD",
    ".git/logs/refs/heads/main",
    ".git/info/exclude",
    ".git/info/attributes",
    ".git/shallow",
    ".git/FETCH_HEAD",
    ".git/commondir",
    ".git/objects/info/alternates",
    ".git/reftable/tables.list",
    ".git/reftable/0x000000000001-0x000000000001-00000001.ref",
    ".git/sharedindex.0123456789012345678901234567890123456789",
    ".git/worktrees/other/gitdir",
    ".git/modules/inner/HEAD",
    "inner/.git",
    ".gitignore",
    ".gitmodules",
    "package.json",
];

/// Kinds of objects whose content is given.
const KINDS: [&str; 3] = ["commit", "tree", "tag"];

/// The name of the object that is fuzzed, to which the branch leads.
const OBJECT: &str = "c0ffee0123456789012345678901234567890123";

struct Template {
    folder: tempfile::TempDir,
}

impl Template {
    /// A repository without commits, made without git: one file in the tree, one loose blob.
    fn new() -> Self {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
        let template = Template { folder };
        for path in FILES {
            let path = template.path(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        }
        template.reset();
        template
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn reset(&self) {
        for path in FILES {
            let _ = fs::remove_file(self.path(path));
        }
        fs::write(self.path(".git/HEAD"), "ref: refs/heads/main\n").expect("a file");
        fs::write(self.path(".git/config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n").expect("a file");
        fs::write(self.path(".git/refs/heads/main"), format!("{OBJECT}\n")).expect("a file");
        fs::write(self.path("inner.txt"), "nothing to see\n").expect("a file");
        self.object("commit", b"tree 0123456789012345678901234567890123456789\n\nx\n");
    }

    fn object(&self, kind: &str, content: &[u8]) {
        let (folder, name) = OBJECT.split_at(2);
        let folder = self.path(".git/objects").join(folder);
        fs::create_dir_all(&folder).expect("a folder");
        let mut stream = ZlibEncoder::new(Vec::new(), Compression::fast());
        write!(stream, "{kind} {}\0", content.len()).expect("memory");
        stream.write_all(content).expect("memory");
        fs::write(folder.join(name), stream.finish().expect("memory")).expect("a file");
    }
}

static TEMPLATE: LazyLock<Template> = LazyLock::new(Template::new);

fn audit(path: &Path) {
    let options = Options { threads: Some(1), memory: 64 << 20, ..Options::default() };
    let outcome = scan::run(&Job::Audit { path: path.to_owned() }, &options, &Config::default());
    let read = outcome.expect("a repository is no mistake of the caller").ledger;
    assert!(!read.is_empty(), "the tree is read whatever the repository holds");
    let _ = scan::run(&Job::Staged { path: path.to_owned() }, &options, &Config::default());
}

fuzz_target!(|bytes: &[u8]| {
    let Some((control, rest)) = bytes.split_first() else { return };
    let at = usize::from(*control) % (FILES.len() + KINDS.len());
    match FILES.get(at) {
        Some(file) => fs::write(TEMPLATE.path(file), rest).expect("a file"),
        None => TEMPLATE.object(KINDS[at - FILES.len()], rest),
    }
    if FILES.get(at).is_some_and(|file| file.contains("reftable")) {
        let table = FILES[14].rsplit('/').next().unwrap_or_default();
        if at != 13 {
            fs::write(TEMPLATE.path(FILES[13]), format!("{table}\n")).expect("a file");
        }
        let config = "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n";
        fs::write(TEMPLATE.path(".git/config"), config).expect("a file");
    }
    audit(TEMPLATE.folder.path());
    TEMPLATE.reset();
});
