//! Revisions and ranges, with git itself as the oracle.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git::Repo;
use keylint::model::{Ledger, ObjectId};
use keylint::source::git::ObjectStore;
use keylint::source::git::compare::Compared;
use keylint::source::git::graph::new_commits;
use keylint::source::repository::Repository;
use keylint::source::revision;
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

fn opened(repo: &Repo) -> (Repository, ObjectStore) {
    let repository = Repository::discover(repo.path()).unwrap().unwrap();
    let (store, ledger) = ObjectStore::open(&repository.object_dirs, None);
    assert!(ledger.is_complete());
    (repository, store)
}

/// A small generator of numbers: the same at every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// A history of `count` commits with merges and clocks that go wrong, each with a change of some file.
fn tangled(count: u64, seed: u64) -> Repo {
    let repo = Repo::new("sha1");
    let mut numbers = Numbers(seed);
    let mut stream = String::new();
    for n in 1..=count {
        let date = 1_700_000_000 + n * 100 - if numbers.below(5) == 0 { numbers.below(5_000) } else { 0 };
        let text = format!("{}\n", numbers.below(12));
        let _ = write!(stream, "commit refs/heads/c{n}\nmark :{n}\ncommitter C <c@d> {date} +0000\ndata 0\n");
        let near = |numbers: &mut Numbers| n - 1 - numbers.below((n - 1).min(7));
        if n > 1 {
            let first = near(&mut numbers);
            let _ = writeln!(stream, "from :{first}");
            let second = near(&mut numbers);
            if numbers.below(3) == 0 && second != first {
                let _ = writeln!(stream, "merge :{second}");
            }
        }
        let path = format!("d{}/f{}", numbers.below(3), numbers.below(4));
        let _ = write!(stream, "M 644 inline {path}\ndata {}\n{text}\n", text.len());
    }
    repo.git_with_input(&["fast-import", "--quiet"], stream.as_bytes());
    repo
}

#[test]
fn the_commits_of_ranges_are_those_of_git() {
    for seed in 1..4 {
        let repo = tangled(60, seed);
        let (repository, store) = opened(&repo);
        let mut numbers = Numbers(seed + 100);
        for _ in 0..25 {
            let (old, new) = (1 + numbers.below(60), 1 + numbers.below(60));
            let id = |n: u64| revision::resolve(&repository, &store, &format!("c{n}")).unwrap();
            let mut ledger = Ledger::new();
            let found = new_commits(&store, &[id(new)], &[id(old)], &|_| false, &mut ledger);
            assert!(ledger.is_complete());
            let listed = repo.git_line(&["rev-list", &format!("c{old}..c{new}")]);
            let expected: BTreeSet<String> = listed.lines().map(str::to_owned).collect();
            let mine: Vec<String> = found.commits.iter().map(|c| c.id.to_string()).collect();
            assert_eq!(mine.iter().cloned().collect::<BTreeSet<_>>(), expected, "c{old}..c{new}");
            assert_eq!(mine.len(), expected.len());
            let at: HashMap<&String, usize> = mine.iter().zip(0..).collect();
            for line in repo.git_line(&["rev-list", "--parents", &format!("c{old}..c{new}")]).lines() {
                let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
                let parents = words[1..].iter().filter_map(|parent| at.get(parent));
                parents.for_each(|parent| assert!(*parent < at[&words[0]], "parents come first"));
            }
        }
    }
}

#[test]
fn what_commits_bring_is_what_git_says() {
    let repo = tangled(80, 9);
    let (_, store) = opened(&repo);
    let tips: Vec<ObjectId> = repo
        .git_line(&["for-each-ref", "--format=%(objectname)"])
        .lines()
        .map(|line| ObjectId::from_hex(line.as_bytes()).unwrap())
        .collect();
    let all = new_commits(&store, &tips, &[], &|_| false, &mut Ledger::new());
    assert_eq!(all.commits.len(), 80);
    for commit in &all.commits {
        let changes = Compared::default().compare(&store, commit.tree, &commit.before, &mut Ledger::new());
        let mut mine: Vec<(String, String)> =
            changes.changed.iter().map(|c| (c.path.to_string(), c.id.to_string())).collect();
        mine.sort();
        // Of a merge: what differs from all parents.
        let text =
            repo.git_line(&["diff-tree", "-r", "--root", "-c", "--no-commit-id", "--raw", &commit.id.to_string()]);
        let mut expected: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            let (head, path) = line.split_once('\t').unwrap();
            let words: Vec<&str> = head.split(' ').collect();
            let parents = head.chars().take_while(|c| *c == ':').count();
            let id = words[parents + 1 + parents].to_owned();
            if !id.bytes().all(|b| b == b'0') {
                let whole = repo.git_line(&["rev-parse", &format!("{}:{path}", commit.id)]);
                expected.push((path.to_owned(), whole));
            }
        }
        expected.sort();
        assert_eq!(mine, expected, "{}: {text}", commit.id);
    }
}

#[test]
fn revisions_are_those_of_git() {
    let repo = tangled(30, 5);
    repo.git(&["tag", "light", "c20"]);
    repo.git(&["tag", "-a", "-m", "x", "heavy", "c21"]);
    repo.git(&["update-ref", "refs/remotes/origin/main", "c22"]);
    repo.git(&["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main"]);
    repo.git(&["update-ref", "refs/heads/main", "c30"]);
    repo.git(&["pack-refs", "--all"]);
    repo.git(&["update-ref", "refs/heads/a/b", "c7"]);
    for (key, value) in [
        ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
        ("branch.main.remote", "origin"),
        ("branch.main.merge", "refs/heads/main"),
        ("branch.a/b.remote", "."),
        ("branch.a/b.merge", "refs/heads/main"),
        ("branch.gone.remote", "origin"),
        ("branch.gone.merge", "refs/heads/gone"),
    ] {
        repo.git(&["config", key, value]);
    }
    repo.git(&["update-ref", "refs/heads/gone", "c7"]);
    let (repository, store) = opened(&repo);
    let whole = repo.git_line(&["rev-parse", "c9"]);
    let short = &whole[..10];
    let upper = whole.to_uppercase();
    for text in [
        "HEAD",
        "@",
        "main",
        "heads/main",
        "refs/heads/main",
        "light",
        "heavy",
        "heavy^{}",
        "heavy^{commit}",
        "tags/heavy",
        "origin/main",
        "origin",
        "a/b",
        "c30~3",
        "c30^",
        "c30^1~2",
        "c30^0",
        "@{u}",
        "@{UPSTREAM}~2",
        "HEAD@{upstream}^",
        "main@{u}",
        "a/b@{u}",
        "c30~0",
        "heavy~1",
        "@~2",
        "HEAD^^",
        &whole,
        short,
        &upper,
    ] {
        let mine = revision::resolve(&repository, &store, text).map(|id| id.to_string());
        assert_eq!(mine, Ok(repo.git_line(&["rev-parse", "--verify", "-q", text])), "{text}");
    }
    for wrong in [
        "",
        "none",
        "c1~1",
        "c30^9",
        "refs",
        "a",
        "a/../main",
        "../config",
        "abc",
        "main:d0",
        "main@{1}",
        "c1@{u}",
        "gone@{u}",
        "@{un}",
        "HEAD~x",
        "0000",
    ] {
        assert!(revision::resolve(&repository, &store, wrong).is_err(), "{wrong}");
    }
}
