//! The walk of a working tree, discovery and the index, with git itself as the oracle. Every case is built by script.

#![allow(clippy::unwrap_used)]

use bstr::{BString, ByteSlice};
use keylint::model::{EnvKind, GitState, Ledger, Origin, Unit};
use keylint::source::git::ObjectFormat;
use keylint::source::index::Index;
use keylint::source::repository::{Environment, RefStorage, Repository};
use keylint::source::tree::{self, Options, Report};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Runs git away from the user's settings.
fn git(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = command(folder, arguments).output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", output.stderr.to_str_lossy());
    output.stdout
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"])
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", "/nonexistent")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C")
        .stdin(Stdio::null());
    command
}

fn write(top: &Path, path: &str, text: &str) {
    let path = top.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn walk_named(path: &Path, shown: &str) -> (BTreeMap<BString, Vec<u8>>, Report) {
    let repository = Repository::discover(path).unwrap();
    let seen = Mutex::new(BTreeMap::new());
    let options = Options {
        shown: shown.as_bytes(),
        repository: repository.as_ref(),
        max_file: 64 << 20,
        exclude: &|p| p.ends_with(b".excluded"),
        user_excludes: None,
        may_be_secret: |_, _| false,
    };
    let report = tree::walk(path, &options, &|blob| {
        let Origin::File { path } = blob.origin else { panic!("{:?}", blob.origin) };
        assert!(seen.lock().unwrap().insert(path, blob.bytes.into_owned()).is_none());
    });
    (seen.into_inner().unwrap(), report)
}

fn walk(path: &Path) -> (Vec<String>, Report) {
    let (seen, report) = walk_named(path, "");
    (seen.keys().map(|p| p.to_str_lossy().into_owned()).collect(), report)
}

fn skipped(ledger: &Ledger, unit: Unit) -> Vec<(&'static str, Vec<String>)> {
    let of_unit = ledger.skipped_counts().iter().filter(|(reason, _)| reason.unit == unit);
    of_unit.map(|(reason, count)| (reason.why, count.names.clone())).collect()
}

#[test]
fn a_tree_in_git_is_read_by_policy() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "-q"]);
    write(top, ".gitignore", "*.log\nbuild/\n.env\nheld/\n");
    write(top, "src/a.rs", "a");
    write(top, "src/noise.log", "n");
    write(top, "tracked.log", "t");
    write(top, "build/out/x.js", "x");
    write(top, "held/in.txt", "in");
    write(top, "held/out.txt", "out");
    write(top, "held/deep/er.txt", "er");
    write(top, ".hidden/h", "h");
    write(top, ".env", "A=b\n");
    write(top, "config/.env.local", "# c\nKEY=value\n");
    write(top, "config/.env.example", "KEY=\n");
    write(top, "gone.txt", "g");
    write(top, "untracked.txt", "u");
    write(top, "by/configuration.excluded", "x");
    git(top, &["add", "-f", "src/a.rs", "tracked.log", "held/in.txt", "gone.txt", ".hidden/h"]);
    fs::remove_file(top.join("gone.txt")).unwrap();

    let (seen, report) = walk(top);
    assert_eq!(
        seen,
        [
            ".gitignore",
            ".hidden/h",
            "config/.env.example",
            "config/.env.local",
            "held/in.txt",
            "src/a.rs",
            "tracked.log",
            "untracked.txt"
        ]
    );
    assert!(report.ledger.is_complete());
    assert_eq!(
        skipped(&report.ledger, Unit::Directory),
        [("ignored by git", vec!["build/".into(), "held/deep/".into()])]
    );
    assert_eq!(
        skipped(&report.ledger, Unit::File),
        [
            ("excluded by configuration", vec!["by/configuration.excluded".into()]),
            ("ignored by git", vec!["held/out.txt".into(), "src/noise.log".into()]),
            ("ignored by git, as files for secrets should be", vec![".env".into()]),
            ("tracked, but not in the working tree", vec!["gone.txt".into()]),
        ]
    );
    let env: Vec<_> = report.env_files.iter().map(|e| (e.path.to_string(), e.kind, e.state, e.first_value)).collect();
    assert_eq!(
        env,
        [
            (".env".into(), EnvKind::Dotenv, GitState::Ignored, None),
            ("config/.env.example".into(), EnvKind::Template, GitState::Untracked, None),
            ("config/.env.local".into(), EnvKind::Dotenv, GitState::Untracked, Some(2)),
        ]
    );
    assert_eq!(
        (report.env_files[1].ignore_file.path.to_string(), report.env_files[1].ignore_file.lines),
        (".gitignore".into(), 4)
    );

    // What was named is read, whatever git would say.
    assert_eq!(walk(&top.join("build")).0, ["out/x.js"]);
    assert_eq!(
        walk_named(&top.join("src/noise.log"), "src/noise.log").0.into_keys().collect::<Vec<_>>(),
        ["src/noise.log"]
    );
    // A folder in the tree keeps the rules from above.
    let (seen, report) = walk_named(&top.join("src"), "src");
    assert_eq!(seen.into_keys().collect::<Vec<_>>(), ["src/a.rs"]);
    assert_eq!(skipped(&report.ledger, Unit::File), [("ignored by git", vec!["src/noise.log".into()])]);
}

#[test]
fn outside_of_git_everything_is_read_and_nothing_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("top");
    write(&top, ".gitignore", "*\n");
    write(&top, "a/b/c.txt", "c");
    write(&top, "empty", "");
    write(folder.path(), "outside.txt", "o");
    std::os::unix::fs::symlink("../outside.txt", top.join("link")).unwrap();
    std::os::unix::fs::symlink(".", top.join("a/loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", top.join("dangling")).unwrap();
    assert!(Command::new("mkfifo").arg(top.join("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(top.join("socket")).unwrap();
    let sparse = fs::File::create(top.join("sparse")).unwrap();
    sparse.set_len(1 << 40).unwrap();
    write(&top, "large", &"x".repeat(17 << 20));

    let (seen, report) = walk_named(&top, ".");
    assert_eq!(seen[&BString::from("link")], b"../outside.txt");
    assert_eq!(seen[&BString::from("large")].len(), 17 << 20);
    let names: Vec<_> = seen.keys().map(|k| k.to_string()).collect();
    assert_eq!(names, [".gitignore", "a/b/c.txt", "a/loop", "dangling", "empty", "large", "link"]);
    assert_eq!(
        skipped(&report.ledger, Unit::File),
        [
            ("named pipe", vec!["pipe".into()]),
            ("socket", vec!["socket".into()]),
            ("symbolic link, not followed", vec!["a/loop".into(), "dangling".into(), "link".into()]),
        ]
    );
    let uncovered: Vec<_> = report.ledger.uncovered_counts().iter().map(|(r, c)| (r.why, c.names.clone())).collect();
    assert_eq!(uncovered, [("larger than the limit for a file, which `--memory` raises", vec!["sparse".into()])]);
    assert_eq!(report.ledger.total(Unit::File), 10);
    // A link that was named itself is followed.
    assert_eq!(walk_named(&top.join("link"), "top/link").0[&BString::from("top/link")], b"o");
    let nothing = |blob: keylint::model::Blob<'_>| panic!("{:?}", blob.origin);
    let report = tree::walk(
        &top.join("nowhere"),
        &Options {
            shown: b"",
            repository: None,
            max_file: 1,
            exclude: &|_| false,
            user_excludes: None,
            may_be_secret: |_, _| false,
        },
        &nothing,
    );
    assert_eq!(report.ledger.total(Unit::Target), 1);
    assert!(!report.ledger.is_complete());
}

#[test]
fn deep_and_wide_trees_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let shell =
        "set -e; mkdir wide deep; cd wide; mkdir $(seq 700); for i in $(seq 700); do echo x >$i/f; done; cd ../deep
        part=$(printf 'ddddd/%.0s' $(seq 500)); for i in 1 2 3; do mkdir -p $part; cd -P $part; done; echo deep >f";
    // Beyond the system's longest path not every shell goes on; what it made is what must be read.
    let whole = Command::new("sh").args(["-c", shell]).current_dir(folder.path()).status().unwrap().success();
    let (seen, report) = walk(folder.path());
    assert!(report.ledger.is_complete(), "{:?}", report.ledger.uncovered_counts());
    assert_eq!(seen.iter().filter(|s| s.starts_with("wide/")).count(), 700);
    assert_eq!(seen.iter().filter(|s| s.starts_with("deep/") && s.len() == 9_006).count(), usize::from(whole));
    let removed = Command::new("rm").arg("-rf").arg(folder.path()).status().unwrap();
    assert!(removed.success());
}

#[test]
fn repositories_in_repositories_have_their_own_index_and_rules() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "-q", "outer"]);
    git(top, &["init", "-q", "lib"]);
    write(top, "lib/in.txt", "in");
    git(&top.join("lib"), &["add", "."]);
    git(&top.join("lib"), &["commit", "-qm", "x"]);
    let outer = top.join("outer");
    write(&outer, ".gitignore", "*.txt\n");
    git(&outer, &["submodule", "--quiet", "add", "../lib", "sub"]);
    git(&outer, &["init", "-q", "untracked"]);
    write(&outer, "untracked/.gitignore", "*.tmp\n");
    write(&outer, "untracked/a.txt", "a");
    write(&outer, "untracked/a.tmp", "a");
    git(&outer, &["clone", "-q", "--bare", "../lib", "bare.git"]);
    let (seen, report) = walk(&outer);
    let seen: Vec<_> = seen.iter().filter(|s| !s.starts_with("bare.git/")).collect();
    assert_eq!(
        seen,
        [".gitignore", ".gitmodules", "sub/.git", "sub/in.txt", "untracked/.gitignore", "untracked/a.txt"]
    );
    let nested: Vec<_> =
        report.nested.iter().map(|n| n.git_dir.strip_prefix(outer.canonicalize().unwrap()).unwrap()).collect();
    assert_eq!(nested, [".git/modules/sub", "bare.git", "untracked/.git"].map(Path::new));
    git(&outer, &["submodule", "--quiet", "deinit", "-f", "sub"]);
    let (_, report) = walk(&outer);
    assert!(
        skipped(&report.ledger, Unit::Directory).contains(&("submodule that is not checked out", vec!["sub".into()]))
    );
}

/// A small deterministic generator: cases are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

fn pattern(random: &mut Random) -> String {
    const PIECES: &[&str] = &[
        "a",
        "b",
        ".x",
        "*",
        "?",
        "[ab]",
        "[!a]",
        "[a-c]",
        "\\a",
        "\\*",
        "[[:alpha:]]",
        "a*",
        "*b",
        "**",
        "[",
        "]",
        " ",
    ];
    let mut text = String::from(random.pick(&["", "", "", "!", "/", "**/", "!/", "#", "\\!", "\\#"]));
    for part in 0..1 + random.below(3) {
        if part > 0 {
            text.push('/');
        }
        for _ in 0..1 + random.below(2) {
            text.push_str(random.pick(PIECES));
        }
    }
    // Git before 2.52 takes `a**/b` for `a` and `**/b`; later versions and this program do not.
    let glued =
        |text: &[u8]| (1..text.len()).any(|i| text[i..].starts_with(b"**") && !matches!(text[i - 1], b'/' | b'!'));
    while glued(text.as_bytes()) {
        text = text.replace("**", "*");
    }
    text + random.pick(&["", "", "", "/", "/**", " ", "\\ ", "\r", "/*"])
}

#[test]
fn ignore_rules_are_those_of_git() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    let mut random = Random(7);
    git(top, &["init", "-q"]);
    let mut ignored = 0;
    for case in 0..60 {
        git(top, &["rm", "-rfq", "--cached", "--ignore-unmatch", "."]);
        for entry in fs::read_dir(top).unwrap().flatten().filter(|e| e.file_name() != ".git") {
            let path = entry.path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
        let names = ["a", "b", ".x", "ab", "c b", "ba", "*", "!a", "#a", "bb "];
        for _ in 0..40 {
            let folders: String =
                (0..random.below(4)).map(|_| format!("{}/", random.pick(&["a", "b", "ab", "d"]))).collect();
            let path = format!("{folders}{}", random.pick(&names));
            if !top.join(&path).exists() && !Path::new(&path).ancestors().skip(1).any(|p| top.join(p).is_file()) {
                write(top, &path, "");
            }
        }
        for file in [".gitignore", "a/.gitignore", "b/.gitignore", "a/b/.gitignore", ".git/info/exclude"] {
            let is_there = top.join(file).parent().unwrap().is_dir();
            if is_there && random.below(3) > 0 {
                let lines: Vec<_> = (0..1 + random.below(5)).map(|_| pattern(&mut random)).collect();
                write(top, file, &lines.join("\n"));
            }
        }
        if case % 2 == 0 {
            let all = git(top, &["ls-files", "-oz"]);
            let some = all.split(|b| *b == 0).filter(|p| !p.is_empty()).filter(|_| random.below(5) == 0);
            for path in some {
                git(top, &["--literal-pathspecs", "add", "-f", "--", path.to_str().unwrap()]);
            }
        }
        let expected = git(top, &["ls-files", "-cozt", "--exclude-standard", "--deduplicate"]);
        let mut expected: Vec<_> =
            expected.split(|b| *b == 0).filter(|l| !l.is_empty()).map(|l| l[2..].as_bstr()).collect();
        expected.sort();
        let (seen, report) = walk_named(top, "");
        let rules: Vec<_> = [".gitignore", "a/.gitignore", "b/.gitignore", "a/b/.gitignore", ".git/info/exclude"]
            .iter()
            .map(|f| (f, fs::read_to_string(top.join(f)).unwrap_or_default()))
            .collect();
        assert_eq!(seen.keys().map(|k| k.as_bstr()).collect::<Vec<_>>(), expected, "case {case}: {rules:#?}");
        ignored += report.ledger.skipped_counts().values().map(|c| c.count).sum::<u64>();
        let _ = fs::remove_file(top.join(".git/info/exclude"));
    }
    assert!(ignored > 150, "the cases are too weak: {ignored}");
}

fn staged(top: &Path) -> Vec<u8> {
    git(top, &["ls-files", "--stage", "--sparse", "-z"])
}

fn own_listing(repository: &Repository) -> Vec<u8> {
    let index = Index::of(repository).unwrap();
    let mut text = Vec::new();
    for entry in index.entries() {
        text.extend(format!("{:06o} {} {}\t", entry.mode, entry.id, entry.stage).bytes());
        text.extend_from_slice(index.path(entry));
        text.push(0);
    }
    text
}

#[test]
fn every_form_of_the_index_lists_what_git_lists() {
    for format in ["sha1", "sha256"] {
        for version in ["2", "3", "4"] {
            let folder = tempfile::tempdir().unwrap();
            let top = folder.path();
            git(top, &["init", "-q", "--object-format", format]);
            for n in 0..40 {
                write(top, &format!("d{}/f{n}", n % 7), &n.to_string());
            }
            write(top, &"n".repeat(200), "long");
            let long = format!("{0}/{0}/{0}/{0}/{0}", "m".repeat(250));
            write(top, &long, "longer than the length field");
            git(top, &["add", "."]);
            git(top, &["commit", "-qm", "x"]);
            write(top, "intent", "i");
            git(top, &["add", "-N", "intent"]);
            git(top, &["update-index", "--index-version", version]);
            let repository = Repository::discover(top).unwrap().unwrap();
            assert_eq!(own_listing(&repository).as_bstr(), staged(top).as_bstr(), "{format} {version}");
            let index = Index::of(&repository).unwrap();
            let intended: Vec<_> = index.entries().iter().filter(|e| e.intent_to_add).map(|e| index.path(e)).collect();
            assert_eq!(intended, ["intent"]);

            git(top, &["update-index", "--split-index"]);
            write(top, "d1/f1", "changed");
            write(top, "zz", "new");
            fs::remove_file(top.join("d2/f2")).unwrap();
            git(top, &["add", "-A"]);
            assert_eq!(own_listing(&repository).as_bstr(), staged(top).as_bstr(), "split {format} {version}");
        }
    }
}

#[test]
fn conflicts_and_sparse_indexes_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    git(top, &["init", "-q", "-b", "main"]);
    write(top, "a/f", "1");
    write(top, "b/g", "1");
    git(top, &["add", "."]);
    git(top, &["commit", "-qm", "base"]);
    git(top, &["checkout", "-qb", "side"]);
    write(top, "a/f", "2");
    git(top, &["commit", "-qam", "side"]);
    git(top, &["checkout", "-q", "main"]);
    write(top, "a/f", "3");
    git(top, &["commit", "-qam", "main"]);
    assert!(!command(top, &["merge", "-q", "side"]).output().unwrap().status.success());
    let repository = Repository::discover(top).unwrap().unwrap();
    assert_eq!(own_listing(&repository).as_bstr(), staged(top).as_bstr());
    assert_eq!(Index::of(&repository).unwrap().entries().iter().map(|e| e.stage).collect::<Vec<_>>(), [1, 2, 3, 0]);
    git(top, &["reset", "-q", "--hard"]);
    git(top, &["sparse-checkout", "set", "--cone", "--sparse-index", "a"]);
    assert!(Index::of(&repository).unwrap().is_sparse());
    assert_eq!(own_listing(&repository).as_bstr(), staged(top).as_bstr());
    let (seen, report) = walk(top);
    assert_eq!(seen, ["a/f"]);
    assert_eq!(skipped(&report.ledger, Unit::Directory), [("outside the sparse checkout", vec!["b/".into()])]);
}

#[test]
fn repositories_of_every_kind_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path().canonicalize().unwrap();
    let discover = |path: &Path| Repository::discover(path).unwrap();
    git(&base, &["init", "-q", "main"]);
    let main = base.join("main");
    write(&main, "d/f", "f");
    git(&main, &["add", "."]);
    git(&main, &["commit", "-qm", "x"]);
    let found = discover(&main.join("d/f")).unwrap();
    assert_eq!((&found.git_dir, found.work_tree.as_ref()), (&main.join(".git"), Some(&main)));
    assert!(!found.shallow && !found.partial && !found.foreign_owner && !found.unconfirmed_link);
    assert!(discover(&base).is_none());
    assert!(discover(&main.join(".git/hooks")).is_none());
    assert!(discover(&base.join("absent")).is_none());

    git(&main, &["worktree", "add", "-q", "--detach", "../linked"]);
    let linked = discover(&base.join("linked/d")).unwrap();
    assert_eq!((&linked.git_dir, &linked.common_dir), (&main.join(".git/worktrees/linked"), &main.join(".git")));
    assert_eq!((linked.work_tree, linked.unconfirmed_link), (Some(base.join("linked")), false));
    assert_eq!(linked.object_dirs, [main.join(".git/objects")]);

    git(&base, &["init", "-q", "thief"]);
    fs::remove_dir_all(base.join("thief/.git")).unwrap();
    write(&base, "thief/.git", "gitdir: ../main/.git\n");
    assert!(Repository::discover(&base.join("thief")).unwrap_err().reason.contains("does not belong"));
    write(&base, "thief/.git", "gitdir: ../absent\n");
    assert!(Repository::discover(&base.join("thief")).is_err());

    git(&base, &["clone", "-q", "--bare", "main", "bare.git"]);
    for named in [base.join("bare.git"), main.join(".git")] {
        let bare = discover(&named).unwrap();
        assert_eq!((&bare.git_dir, &bare.work_tree), (&named, &None));
    }
    git(&base, &["init", "-q", "--object-format=sha256", "new"]);
    assert_eq!(discover(&base.join("new")).unwrap().object_format, Some(ObjectFormat::Sha256));
    git(&base, &["init", "-q", "--ref-format=reftable", "table"]);
    assert_eq!(discover(&base.join("table")).unwrap().ref_storage, RefStorage::Reftable);
    let url = format!("file://{}", main.display());
    git(&base, &["clone", "-q", "--depth", "1", &url, "shallow"]);
    assert!(discover(&base.join("shallow")).unwrap().shallow);
    git(&main, &["config", "uploadpack.allowFilter", "true"]);
    git(&base, &["clone", "-q", "--filter=blob:none", &url, "partial"]);
    assert!(discover(&base.join("partial")).unwrap().partial);
    git(&main, &["config", "extensions.fromTheFuture", "x"]);
    assert_eq!(discover(&main).unwrap().unknown_extensions, ["fromthefuture"]);
    fs::write(main.join(".git/HEAD"), "garbage").unwrap();
    assert!(discover(&main).is_some());
}

#[test]
fn a_hook_reads_what_its_environment_names() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    git(&top, &["init", "-q"]);
    let environment = Environment {
        index_file: Some(".git/next-index-1.lock".into()),
        object_directory: Some(".git/objects/incoming".into()),
        alternates: Some(top.join(".git/objects").into_os_string()),
        ..Environment::default()
    };
    let found = Repository::from_environment(&top, &environment).unwrap().unwrap();
    assert_eq!(found.index_file, top.join(".git/next-index-1.lock"));
    assert_eq!(found.object_dirs, [top.join(".git/objects/incoming"), top.join(".git/objects")]);
    let environment = Environment { git_dir: Some(".".into()), ..Environment::default() };
    let bare = Repository::from_environment(&top.join(".git"), &environment).unwrap().unwrap();
    assert_eq!((bare.git_dir, bare.work_tree), (top.join(".git"), None));
}
