//! What is staged, with git itself as the oracle.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git as support;

use keylint::model::{EnvKind, GitState, Origin, Unit};
use keylint::source::git::ObjectStore;
use keylint::source::repository::{Environment, Repository};
use keylint::source::staged::{self, Report};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use support::Repo;

type Staged = BTreeMap<(String, u8), Vec<u8>>;

fn staged_of(repository: &Repository) -> (Staged, Report) {
    let (store, problems) = ObjectStore::open(&repository.object_dirs, repository.object_format);
    assert!(problems.is_complete());
    let seen = Mutex::new(Staged::new());
    let report = staged::visit(
        repository,
        &store,
        &staged::Options { exclude: &|path| path == b"left.out", may_be_secret: |_, _| true },
        &|blob| {
            let Origin::Staged { path, stage } = blob.origin else { panic!("{:?}", blob.origin) };
            assert!(seen.lock().unwrap().insert((path.to_string(), stage), blob.bytes.into_owned()).is_none());
        },
    );
    (seen.into_inner().unwrap(), report)
}

fn staged(repo: &Repo) -> (Vec<String>, Report) {
    let repository = Repository::discover(repo.path()).unwrap().unwrap();
    let before = listing(&repo.path().join(".git"));
    let (seen, report) = staged_of(&repository);
    assert_eq!(listing(&repo.path().join(".git")), before, "reading writes nothing");
    (seen.into_keys().map(|(path, stage)| if stage == 0 { path } else { format!("{path}#{stage}") }).collect(), report)
}

/// Every file with its size and time of change.
fn listing(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let metadata = entry.metadata().unwrap();
        all.push(format!("{:?} {} {:?}", entry.path(), metadata.len(), metadata.modified().unwrap()));
        if metadata.is_dir() {
            all.extend(listing(&entry.path()));
        }
    }
    all.sort();
    all
}

fn write(repo: &Repo, path: &str, text: &str) {
    let path = repo.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn the_first_commit_is_all_new_and_what_is_only_intended_is_not() {
    for format in ["sha1", "sha256"] {
        let repo = Repo::new(format);
        write(&repo, "a", "a");
        write(&repo, "d/e/f", "f");
        write(&repo, ".env", "KEY=value\n");
        write(&repo, "later", "l");
        std::os::unix::fs::symlink("https://example.org", repo.path().join("link")).unwrap();
        repo.git(&["add", "a", "d", ".env", "link"]);
        repo.git(&["add", "-N", "later"]);
        let (seen, report) = staged(&repo);
        assert_eq!(seen, [".env", "a", "d/e/f", "link"]);
        assert_eq!(report.ledger.total(Unit::IndexEntry), 5);
        let env = &report.env_files[0];
        assert_eq!((env.kind, env.state, env.first_value), (EnvKind::Dotenv, GitState::Tracked, Some(1)));
    }
}

#[test]
fn only_what_differs_from_head_is_read_as_it_is_staged() {
    for format in ["sha1", "sha256"] {
        for cached in [true, false] {
            let repo = Repo::new(format);
            for n in 0..30 {
                write(&repo, &format!("d{}/e{}/f{n}", n % 3, n % 2), &n.to_string());
            }
            write(&repo, "top", "top");
            write(&repo, "gone", "secret");
            write(&repo, "dirty", "clean");
            repo.git(&["add", "."]);
            repo.git(&["commit", "-qm", "x"]);
            write(&repo, "d1/e1/f1", "staged");
            write(&repo, "d1/new/x", "new");
            write(&repo, ".gitattributes", "* -diff binary\n");
            repo.git(&["add", "."]);
            write(&repo, "d1/e1/f1", "cleaned in the work tree");
            write(&repo, "dirty", "a secret, not staged");
            repo.git(&["rm", "-q", "gone"]);
            repo.git(&["update-index", "--chmod=+x", "top"]);
            if !cached {
                // Forget the names of the trees.
                repo.git(&["update-index", "--force-remove", "d2/e0/f2"]);
                repo.git(&["reset", "-q", "HEAD", "--", "d2"]);
            }
            let repository = Repository::discover(repo.path()).unwrap().unwrap();
            let (seen, report) = staged_of(&repository);
            assert_eq!(
                seen.keys().map(|k| k.0.as_str()).collect::<Vec<_>>(),
                [".gitattributes", "d1/e1/f1", "d1/new/x"]
            );
            assert_eq!(seen[&("d1/e1/f1".into(), 0)], b"staged");
            assert!(report.ledger.is_complete());
            assert_eq!(report.ledger.total(Unit::IndexEntry), 34);
            // As git has it.
            let names = repo.git(&["diff", "--cached", "--name-only", "--diff-filter=AM", "--no-renames"]);
            let names: Vec<_> = std::str::from_utf8(&names).unwrap().lines().filter(|n| *n != "top").collect();
            assert_eq!(names, seen.keys().map(|k| k.0.as_str()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn all_stages_of_a_conflict_are_read() {
    let repo = Repo::new("sha1");
    write(&repo, "f", "base");
    repo.git(&["add", "."]);
    repo.git(&["commit", "-qm", "base"]);
    repo.git(&["checkout", "-qb", "side"]);
    write(&repo, "f", "side");
    repo.git(&["commit", "-qam", "side"]);
    repo.git(&["checkout", "-q", "main"]);
    write(&repo, "f", "main");
    repo.git(&["commit", "-qam", "main"]);
    repo.git(&["update-index", "--force-remove", "f"]);
    let id = |rev: &str| String::from_utf8(repo.git(&["rev-parse", rev])).unwrap().trim().to_owned();
    let lines = format!("100644 {} 1\tf\n100644 {} 2\tf\n100644 {} 3\tf\n", id("main~1:f"), id("main:f"), id("side:f"));
    repo.git_with_input(&["update-index", "--index-info"], lines.as_bytes());
    // Ours is what HEAD has.
    assert_eq!(staged(&repo).0, ["f#1", "f#3"]);
}

#[test]
fn the_index_of_a_partial_commit_is_the_one_that_the_environment_names() {
    let repo = Repo::new("sha1");
    write(&repo, "a", "a");
    repo.git(&["add", "a"]);
    fs::copy(repo.path().join(".git/index"), repo.path().join(".git/next-index-7.lock")).unwrap();
    write(&repo, "b", "b");
    write(&repo, "left.out", "x");
    repo.git(&["add", "b", "left.out"]);
    let environment = Environment { index_file: Some(".git/next-index-7.lock".into()), ..Environment::default() };
    let repository = Repository::from_environment(repo.path(), &environment).unwrap().unwrap();
    assert_eq!(staged_of(&repository).0.keys().map(|k| k.0.as_str()).collect::<Vec<_>>(), ["a"]);
    assert_eq!(staged(&repo).0, ["a", "b"]);
}

#[test]
fn damage_is_said_and_more_is_read_rather_than_less() {
    let repo = Repo::new("sha1");
    write(&repo, "a", "a");
    write(&repo, "b", "b");
    repo.git(&["add", "."]);
    repo.git(&["commit", "-qm", "x"]);
    fs::write(repo.path().join(".git/HEAD"), "garbage").unwrap();
    let (seen, report) = staged(&repo);
    assert_eq!(seen, ["a", "b"]);
    assert!(!report.ledger.is_complete());
    fs::write(repo.path().join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
    assert!(staged(&repo).0.is_empty());
    let id = repo.git_with_input(&["hash-object", "-w", "--stdin"], b"lost");
    let id = std::str::from_utf8(&id).unwrap().trim();
    repo.git(&["update-index", "--add", "--cacheinfo", &format!("100644,{id},lost")]);
    fs::remove_file(repo.objects_dir().join(&id[..2]).join(&id[2..])).unwrap();
    let (_, report) = staged(&repo);
    assert_eq!(report.ledger.uncovered_counts().values().map(|c| c.names.clone()).collect::<Vec<_>>(), [["lost"]]);
    let index = repo.path().join(".git/index");
    let bytes = fs::read(&index).unwrap();
    fs::write(&index, &bytes[..bytes.len() / 2]).unwrap();
    assert!(!staged(&repo).1.ledger.is_complete());
}
