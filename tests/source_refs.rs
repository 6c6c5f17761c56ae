//! References, reflogs and the texts of git directories, with git itself as the oracle.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git as support;

use keylint::model::{Ledger, Origin, Unit};
use keylint::source::gitfiles;
use keylint::source::refs::{self, Head, Refs};
use keylint::source::repository::Repository;
use std::collections::BTreeMap;
use std::fs;
use support::Repo;

fn read(repository: &Repository) -> (Refs, Ledger) {
    let mut ledger = Ledger::new();
    (refs::read(repository, &mut ledger), ledger)
}

fn repository(repo: &Repo) -> Repository {
    Repository::discover(repo.path()).unwrap().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap().trim().to_owned()
}

/// A repository with two commits, tags, notes, a stash, packed and loose references, a linked work tree.
fn busy() -> Repo {
    let repo = Repo::new("sha1");
    fs::write(repo.path().join("f"), "1").unwrap();
    repo.git(&["add", "."]);
    repo.git(&["commit", "-qm", "one"]);
    repo.git(&["tag", "-a", "-m", "v", "v1"]);
    repo.git(&["branch", "packed/side"]);
    repo.git(&["pack-refs", "--all"]);
    fs::write(repo.path().join("f"), "2").unwrap();
    repo.git(&["commit", "-qam", "two"]);
    repo.git(&["notes", "add", "-m", "n"]);
    fs::write(repo.path().join("f"), "3").unwrap();
    repo.git(&["stash", "-q"]);
    repo.git(&["update-ref", "refs/meta/x", "HEAD^{tree}"]);
    repo.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/packed/side"]);
    repo.git(&["worktree", "add", "-q", "--detach", "linked", "HEAD~1"]);
    repo.git(&["fetch", "-q", ".", "packed/side"]);
    repo
}

#[test]
fn references_are_those_that_git_lists() {
    let repo = busy();
    let (refs, ledger) = read(&repository(&repo));
    assert!(ledger.is_complete(), "{:?}", ledger.uncovered_counts());
    let own: Vec<_> =
        refs.refs.iter().filter(|r| r.name.starts_with(b"refs/")).map(|r| format!("{} {}", r.target, r.name)).collect();
    let expected = text(repo.git(&["for-each-ref", "--format=%(objectname) %(refname)"]));
    assert_eq!(own, expected.lines().collect::<Vec<_>>());
    let named = |name: &str| refs.refs.iter().find(|r| r.name == name).map(|r| r.target.to_string());
    let rev = |rev: &str| Some(text(repo.git(&["rev-parse", rev])));
    assert_eq!(named("HEAD"), rev("main"));
    assert_eq!(named("FETCH_HEAD"), rev("packed/side"));
    assert_eq!(named("worktrees/linked/HEAD"), rev("main~1"));
    assert_eq!(refs.head, Head::Commit { branch: Some("refs/heads/main".into()), id: refs.head.id().unwrap() });
    assert_eq!(refs.head.id().map(|id| id.to_string()), rev("main"));
    for line in text(repo.git(&["log", "-g", "--format=%H", "main"])).lines() {
        assert!(refs.reflogs.iter().any(|r| r.name == "logs/refs/heads/main" && r.target.to_string() == line));
    }
    assert!(refs.reflogs.iter().any(|r| r.name == "logs/refs/stash"));
    let linked = Repository::discover(&repo.path().join("linked")).unwrap().unwrap();
    assert_eq!(refs::head(&linked), Head::Commit { branch: None, id: read(&linked).0.head.id().unwrap() });
    assert_eq!(refs::head(&linked).id().map(|id| id.to_string()), rev("main~1"));
    // Everything packed is the same.
    let before = read(&repository(&repo)).0;
    repo.git(&["pack-refs", "--all", "--prune"]);
    let after = read(&repository(&repo)).0;
    assert_eq!((before.refs, before.head), (after.refs, after.head));
}

#[test]
fn heads_of_every_kind() {
    let repo = Repo::new("sha256");
    assert_eq!(refs::head(&repository(&repo)), Head::Unborn { branch: "refs/heads/main".into() });
    let head = repo.path().join(".git/HEAD");
    for (text, why) in [
        ("garbage", "not a reference"),
        ("ref: ../../../etc/passwd\n", "not a reference"),
        ("ref: HEAD\n", "symbolic references in a circle"),
    ] {
        fs::write(&head, text).unwrap();
        assert_eq!(refs::head(&repository(&repo)), Head::Broken(why), "{text}");
    }
    fs::write(repo.path().join(".git/refs/heads/a"), "ref: refs/heads/b\n").unwrap();
    fs::write(repo.path().join(".git/refs/heads/b"), "ref: refs/heads/a\n").unwrap();
    fs::write(repo.path().join(".git/refs/heads/c"), "xyz\n").unwrap();
    std::os::unix::fs::symlink("/etc", repo.path().join(".git/refs/outside")).unwrap();
    let (refs, ledger) = read(&repository(&repo));
    assert!(refs.refs.is_empty());
    assert_eq!(ledger.total(Unit::GitFile), 5, "{:?}", ledger.uncovered_counts());
    fs::remove_file(&head).unwrap();
    assert!(matches!(refs::head(&repository(&repo)), Head::Broken(_)));
}

#[test]
fn every_text_of_the_git_directory_is_read() {
    let repo = busy();
    let name = ["remote", "secret"].join("-");
    repo.git(&["remote", "add", "origin", &format!("https://user:{name}@example.org/x.git")]);
    repo.git(&["branch", "branch-name-in-text"]);
    fs::write(repo.path().join(".git/hooks/pre-commit"), "#!/bin/sh\n").unwrap();
    // Nothing says that it is one of git's own.
    fs::write(repo.path().join(".git/hooks/x.sample"), "").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", repo.path().join(".git/outside")).unwrap();
    let mut seen = BTreeMap::new();
    let report = gitfiles::visit(&repository(&repo), 1 << 20, None, &mut |blob| {
        let Origin::GitFile { path } = blob.origin else { panic!("{:?}", blob.origin) };
        assert!(seen.insert(path.to_string(), String::from_utf8_lossy(&blob.bytes).into_owned()).is_none());
    });
    assert!(report.ledger.is_complete());
    assert!(seen["index"].starts_with("TREE"), "what stands behind the entries: {:?}", seen["index"]);
    assert!(seen["symbolic links"].contains("outside -> /etc/passwd"));
    assert!(seen["config"].contains(&name));
    assert!(seen["refs"].lines().any(|l| l == "refs/heads/branch-name-in-text"));
    assert!(seen["packed-refs"].contains("refs/heads/packed/side"));
    for path in [
        "HEAD",
        "FETCH_HEAD",
        "COMMIT_EDITMSG",
        "logs/HEAD",
        "logs/refs/stash",
        "hooks/pre-commit",
        "hooks/x.sample",
        "worktrees/linked/gitdir",
    ] {
        assert!(seen.contains_key(path), "{path}: {:?}", seen.keys());
    }
    for path in seen.keys() {
        let is_other = path.ends_with(".pack") || path.starts_with("objects/") && path.len() > 40 || path == "outside";
        assert!(!is_other, "{path}");
    }
}

/// The same in the table format: many references in several tables, deleted ones, reflogs, a linked work tree.
fn with_tables(format: &str) -> Repo {
    let repo = Repo::new(format);
    fs::remove_dir_all(repo.path().join(".git")).unwrap();
    repo.git(&["init", "-q", "-b", "main", "--object-format", format, "--ref-format", "reftable"]);
    repo.git(&["commit", "-q", "--allow-empty", "-m", "one"]);
    repo.git(&["commit", "-q", "--allow-empty", "-m", "a message in the reflog"]);
    repo.git(&["tag", "-a", "-m", "v", "v1"]);
    let id = repo.git_line(&["rev-parse", "HEAD"]);
    let many: String = (0..3000).map(|n| format!("create refs/many/reference-{n} {id}\n")).collect();
    repo.git_with_input(&["update-ref", "--stdin"], many.as_bytes());
    repo.git(&["update-ref", "-d", "refs/many/reference-7"]);
    repo.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/main"]);
    repo.git(&["commit", "-q", "--allow-empty", "-m", "later"]);
    repo
}

#[test]
fn tables_hold_what_git_lists() {
    for format in ["sha1", "sha256"] {
        let repo = with_tables(format);
        let found = repository(&repo);
        let (refs, ledger) = read(&found);
        assert!(ledger.is_complete(), "{:?}", ledger.uncovered_counts());
        let own = refs.refs.iter().filter(|r| r.name.starts_with(b"refs/"));
        let own: Vec<_> = own.map(|r| format!("{} {}", r.target, r.name)).collect();
        let expected = text(repo.git(&["for-each-ref", "--format=%(objectname) %(refname)"]));
        assert_eq!(own, expected.lines().collect::<Vec<_>>());
        assert_eq!(own.len(), 3002);
        let head = refs::head(&found);
        assert_eq!(head.id().map(|id| id.to_string()), Some(repo.git_line(&["rev-parse", "HEAD"])));
        assert!(matches!(head, Head::Commit { branch: Some(branch), .. } if branch == "refs/heads/main"));
        let logged = text(repo.git(&["log", "-g", "--format=%H", "main"]));
        for line in logged.lines() {
            assert!(refs.reflogs.iter().any(|r| r.name == "logs/refs/heads/main" && r.target.to_string() == line));
        }
        let mut texts = BTreeMap::new();
        let report = gitfiles::visit(&found, 1 << 24, None, &mut |blob| {
            let Origin::GitFile { path } = blob.origin else { panic!("{:?}", blob.origin) };
            texts.insert(path.to_string(), blob.bytes.into_owned());
        });
        assert!(report.ledger.is_complete());
        let text = |path: &str| String::from_utf8(texts[path].clone()).unwrap();
        assert!(text("refs").lines().any(|l| l == "refs/many/reference-2999"));
        assert!(
            text("logs")
                .contains("refs/heads/main\tC O Mitter <committer@example.com>\tcommit: a message in the reflog\n")
        );
    }
}

#[test]
fn a_damaged_table_is_said() {
    let repo = with_tables("sha1");
    let folder = repo.path().join(".git/reftable");
    let tables: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some()).collect();
    let table =
        tables.iter().filter(|p| p.extension().unwrap() == "ref").max_by_key(|p| p.metadata().unwrap().len()).unwrap();
    let bytes = fs::read(table).unwrap();
    fs::write(table, &bytes[..bytes.len() / 2]).unwrap();
    assert!(!read(&repository(&repo)).1.is_complete());
    fs::remove_file(table).unwrap();
    assert!(!read(&repository(&repo)).1.is_complete());
}
