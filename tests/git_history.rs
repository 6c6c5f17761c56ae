//! Paths, introducing and removing commits against git itself: a plain model that lists every tree of every commit with
//! `git ls-tree`, on generated histories with merges, and cases of their own.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git as support;

use keylint::model::{Ledger, ObjectId, Unit};
use keylint::source::git::{BlobHistory, Ends, ObjectStore, Reach, histories};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use support::Repo;

type Answer = (HashMap<ObjectId, BlobHistory>, Ledger);

fn ask(repo: &Repo, ids: &[ObjectId]) -> Answer {
    let (found, _, ledger) = ask_with_reach(repo, ids);
    (found, ledger)
}

fn ask_with_reach(repo: &Repo, ids: &[ObjectId]) -> (HashMap<ObjectId, BlobHistory>, Reach, Ledger) {
    let (store, _) = ObjectStore::open(&[repo.objects_dir()], None);
    let text = repo.git_line(&["for-each-ref", "--format=%(objectname)"]);
    let tips: Vec<ObjectId> = text.lines().map(hex).collect();
    let head = repo.try_line(&["rev-parse", "-q", "--verify", "HEAD"]).map(|line| hex(&line));
    let found = histories(&store, ids, &Ends { tips: &tips, head, ..Ends::default() }, 64 << 20, &|_| false);
    (found.by_id, found.reach, found.ledger)
}

fn hex(line: &str) -> ObjectId {
    ObjectId::from_hex(line.trim().as_bytes()).unwrap()
}

fn introduced(history: &BlobHistory) -> String {
    history.introduced.as_ref().unwrap().id.to_string()
}

/// What git says about every commit.
struct Model {
    /// Parents before children.
    commits: Vec<String>,
    parents: BTreeMap<String, Vec<String>>,
    date: BTreeMap<String, i64>,
    /// Blobs with paths.
    content: BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    reached: BTreeSet<String>,
    in_head: BTreeSet<String>,
    head: String,
}

impl Model {
    fn new(repo: &Repo) -> Self {
        let all: Vec<String> =
            repo.objects().into_iter().filter(|(_, kind)| kind == "commit").map(|(id, _)| id).collect();
        let order = repo.git_with_input(
            &["rev-list", "--stdin", "--topo-order", "--reverse", "--parents", "--timestamp"],
            all.join("\n").as_bytes(),
        );
        let (mut parents, mut date, mut commits) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for line in String::from_utf8(order).unwrap().lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let list: Vec<String> = words[2..].iter().map(|w| (*w).to_owned()).collect();
            // Corrected so that no commit is older than its parents.
            let least = list.iter().map(|p| date[p] + 1).max().unwrap_or(i64::MIN);
            date.insert(words[1].to_owned(), least.max(words[0].parse().unwrap()));
            parents.insert(words[1].to_owned(), list);
            commits.push(words[1].to_owned());
        }
        let content = commits.iter().map(|c| (c.clone(), content(repo, c))).collect();
        let set = |args: &[&str]| repo.git_line(args).lines().map(str::to_owned).collect();
        Model {
            content,
            reached: set(&["rev-list", "--all"]),
            in_head: set(&["rev-list", "HEAD"]),
            head: repo.git_line(&["rev-parse", "HEAD"]),
            commits,
            parents,
            date,
        }
    }

    fn has(&self, commit: &str, blob: &str) -> bool {
        self.content[commit].contains_key(blob)
    }

    fn check(&self, blob: &str, history: &BlobHistory) {
        let having: Vec<&String> = self.commits.iter().filter(|c| self.has(c, blob)).collect();
        if having.is_empty() {
            // Overwritten within one commit.
            assert_eq!(*history, BlobHistory::default());
            return;
        }
        let paths: BTreeSet<String> = having.iter().flat_map(|c| self.content[*c][blob].clone()).collect();
        let found: Vec<String> = history.paths.iter().map(|p| p.to_string()).collect();
        assert_eq!(found, paths.into_iter().collect::<Vec<_>>(), "paths of {blob}");
        let parent_has = |c: &String| self.parents[c].iter().any(|p| self.has(p, blob));
        let first = having
            .iter()
            .filter(|c| !parent_has(c))
            .min_by_key(|c| (!self.reached.contains(**c), self.date[**c], (**c).clone()));
        assert_eq!(introduced(history), **first.unwrap(), "introduced {blob}");
        let path = history.introduced_path.as_ref().unwrap().to_string();
        assert!(self.content[*first.unwrap()][blob].contains(&path));
        assert_eq!(history.in_head, self.has(&self.head, blob));
        assert_eq!(history.reachable, having.iter().any(|c| self.reached.contains(*c)));
        let mine = history.removed.as_ref().map(|c| c.id.to_string());
        let gone = |all: bool| {
            let parents_have = |c: &String| {
                let list = &self.parents[c];
                let having = list.iter().filter(|p| self.has(p, blob)).count();
                having > 0 && (!all || having == list.len())
            };
            let taken =
                self.commits.iter().filter(|c| self.in_head.contains(*c) && !self.has(c, blob) && parents_have(c));
            taken.max_by_key(|c| (self.date[*c], (*c).clone()))
        };
        let expected = if history.in_head { None } else { gone(true).or_else(|| gone(false)) };
        assert_eq!(mine.as_ref(), expected, "removed {blob}");
    }
}

fn content(repo: &Repo, commit: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut content: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let list = repo.git(&["ls-tree", "-r", "-z", commit]);
    for entry in String::from_utf8(list).unwrap().split_terminator('\0') {
        let (head, path) = entry.split_once('\t').unwrap();
        let words: Vec<&str> = head.split(' ').collect();
        if words[1] == "blob" {
            content.entry(words[2].to_owned()).or_default().insert(path.to_owned());
        }
    }
    content
}

/// A history of `count` commits with branches, merges of two and three, moves, links, submodules, odd dates.
fn random_history(seed: u64, count: usize) -> Repo {
    let repo = Repo::new("sha1");
    let noise = support::noise(seed, count * 40);
    let mut dice = noise.iter().map(|b| usize::from(*b));
    let mut roll = |below: usize| dice.next().unwrap() % below;
    let mut stream = support::Stream::default();
    for mark in 1..=count {
        let date = 1_700_000_000 + (mark as i64) * 60 - if roll(6) == 0 { 100_000 } else { 0 };
        let branch = roll(3);
        let branch = if mark == count || branch == 0 { "main".to_owned() } else { format!("side{branch}") };
        stream.line(&format!(
            "commit refs/heads/{branch}\nmark :{mark}\ncommitter C <c@example.com> {date} +0000\ndata 1\nx"
        ));
        if mark > 1 && roll(12) != 0 {
            stream.line(&format!("from :{}", 1 + (mark - 2) - roll((mark - 1).min(5))));
            for _ in 0..roll(6).saturating_sub(3) {
                stream.line(&format!("merge :{}", 1 + roll(mark - 1)));
            }
        }
        for _ in 0..=roll(3) {
            let path = ["a", "b/c", "b/d/e", "b/d/f", "g/h", "g/c"][roll(6)];
            match roll(8) {
                0 => stream.line(&format!("D {path}")),
                1 => stream.line(&format!("M 160000 {:040x} sub/module", mark)),
                2 => stream.line(&format!("M 120000 inline link\ndata 2\nt{}", roll(4))),
                _ => stream.file(path, format!("content {}", roll(12)).as_bytes()),
            }
        }
    }
    repo.git_with_input(&["fast-import", "--quiet", "--force"], &stream.0);
    // What only this branch reached is now reached by nothing.
    if repo.try_line(&["rev-parse", "-q", "--verify", "refs/heads/side1"]).is_some() {
        repo.git(&["update-ref", "-d", "refs/heads/side1"]);
    }
    repo
}

fn blobs(repo: &Repo) -> Vec<ObjectId> {
    repo.objects().iter().filter(|(_, kind)| kind == "blob").map(|(id, _)| hex(id)).collect()
}

#[test]
fn random_histories_are_as_the_model_says() {
    for seed in 1..8 {
        let repo = random_history(seed, 45);
        let model = Model::new(&repo);
        let ids = blobs(&repo);
        assert!(ids.len() > 8);
        let (found, ledger) = ask(&repo, &ids);
        assert!(ledger.is_complete(), "{ledger:?}");
        found.iter().for_each(|(id, history)| model.check(&id.to_string(), history));
        assert_eq!(found.len(), ids.len());
        // Packing changes nothing.
        repo.git(&["repack", "-adkfq", "--depth=50"]);
        assert_eq!(ask(&repo, &ids).0, found);
        // Nor does asking for one alone.
        assert_eq!(ask(&repo, &ids[..1]).0[&ids[0]], found[&ids[0]]);
    }
}

#[test]
fn more_blobs_than_one_batch() {
    let repo = Repo::new("sha1");
    let mut stream = support::Stream::default();
    for version in 0..100 {
        stream.commit(version, "x");
        stream.file("deep/down/file", format!("version {version}").as_bytes());
        stream.file(&format!("kept/{version}"), format!("kept {version}").as_bytes());
    }
    repo.import(&stream);
    let model = Model::new(&repo);
    let ids = blobs(&repo);
    assert_eq!(ids.len(), 200);
    let (found, _) = ask(&repo, &ids);
    found.iter().for_each(|(id, history)| model.check(&id.to_string(), history));
    // git's own answer for one of them.
    let blob = repo.git_line(&["rev-parse", "HEAD~20:deep/down/file"]);
    let log = repo.git_line(&["log", "--format=%H", &format!("--find-object={blob}")]);
    let history = &found[&hex(&blob)];
    let mine = [history.removed.as_ref().unwrap().id.to_string(), introduced(history)];
    assert_eq!(log.lines().collect::<Vec<_>>(), mine);
}

#[test]
fn a_blob_that_only_a_merge_brings() {
    let repo = Repo::new("sha1");
    repo.write("a", b"a");
    repo.commit("root");
    for branch in ["x", "y"] {
        repo.git(&["checkout", "-q", "-b", branch, "main"]);
        repo.write(branch, branch.as_bytes());
        repo.commit(branch);
    }
    repo.git(&["checkout", "-q", "main"]);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "x", "y"]);
    repo.write("evil", b"in no parent");
    let merge = repo.commit("octopus");
    let ids = blobs(&repo);
    let (found, _) = ask(&repo, &ids);
    let evil = hex(&repo.git_line(&["rev-parse", "HEAD:evil"]));
    assert_eq!(introduced(&found[&evil]), merge);
    let model = Model::new(&repo);
    found.iter().for_each(|(id, history)| model.check(&id.to_string(), history));
}

#[test]
fn what_no_commit_has() {
    let repo = Repo::new("sha1");
    repo.write("a", b"a");
    repo.commit("root");
    let tagged = hex(&String::from_utf8(repo.git_with_input(&["hash-object", "-w", "--stdin"], b"tagged")).unwrap());
    repo.git(&["tag", "-a", "blob", "-m", "m", &tagged.to_string()]);
    let lone = hex(&String::from_utf8(repo.git_with_input(&["hash-object", "-w", "--stdin"], b"lone")).unwrap());
    let inner = repo.git_with_input(&["mktree"], format!("100644 blob {lone}\tname\n").as_bytes());
    let inner = String::from_utf8(inner).unwrap();
    repo.git_with_input(&["mktree"], format!("040000 tree {}\tfolder\n", inner.trim()).as_bytes());
    let in_tree = hex(&String::from_utf8(repo.git_with_input(&["hash-object", "-w", "--stdin"], b"tree")).unwrap());
    let tree = repo.git_with_input(&["mktree"], format!("100644 blob {in_tree}\tt\n").as_bytes());
    repo.git(&["update-ref", "refs/meta/tree", String::from_utf8(tree).unwrap().trim()]);
    let absent = hex("1234567890123456789012345678901234567890");
    let commit = hex(&repo.git_line(&["rev-parse", "HEAD"]));
    let tag = hex(&repo.git_line(&["rev-parse", "refs/tags/blob"]));
    let asked = [tagged, lone, in_tree, absent, commit, tag];
    let (found, reach, ledger) = ask_with_reach(&repo, &asked);
    assert!(ledger.is_complete(), "{ledger:?}");
    // The tips are those of refs/heads/main, refs/meta/tree and refs/tags/blob.
    let each: Vec<Vec<ObjectId>> = asked.iter().map(|id| vec![*id]).chain([vec![in_tree, commit, lone]]).collect();
    assert_eq!(reach.tips(&each), [vec![2], vec![], vec![1], vec![], vec![0], vec![2], vec![0, 1]]);
    assert_eq!(found[&tagged], BlobHistory { reachable: true, ..BlobHistory::default() });
    assert_eq!(found[&tag], BlobHistory { reachable: true, ..BlobHistory::default() });
    assert_eq!(
        found[&lone],
        BlobHistory { paths: vec!["folder/name".into()], path_commits: vec![None], ..BlobHistory::default() }
    );
    assert_eq!(
        found[&in_tree],
        BlobHistory { paths: vec!["t".into()], path_commits: vec![None], reachable: true, ..BlobHistory::default() }
    );
    assert_eq!(found[&absent], BlobHistory::default());
    assert!(found[&commit].in_head && found[&commit].reachable);
    assert_eq!(found[&commit].introduced.as_ref().unwrap().author, "A U Thor");
    repo.git(&["commit", "-q", "--amend", "-m", "another"]);
    let history = &ask(&repo, &[commit]).0[&commit];
    assert!(!history.in_head && !history.reachable);
}

#[test]
fn odd_people_and_dates() {
    let repo = Repo::new("sha1");
    repo.write("a", b"a");
    repo.commit("root");
    let blob = hex(&repo.git_line(&["rev-parse", "HEAD:a"]));
    let tree = repo.git_line(&["rev-parse", "HEAD^{tree}"]);
    for (person, name, date) in [
        (&b"J\xf6rg <j@x> 99999999999999999999 +0000"[..], "J\u{fffd}rg", i64::MAX),
        (b"No Date", "No Date", 0),
        (b"Before <b> -5 +0000", "Before", -5),
    ] {
        let text = [b"tree ", tree.as_bytes(), b"\nauthor ", person, b"\ncommitter ", person, b"\n\nm\0m\n"].concat();
        let id = repo.git_with_input(&["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], &text);
        repo.git(&["update-ref", "HEAD", String::from_utf8(id).unwrap().trim()]);
        let commit = ask(&repo, &[blob]).0[&blob].introduced.clone().unwrap();
        assert_eq!((commit.author.as_str(), commit.date), (name, date));
        repo.git(&["prune"]);
        std::fs::remove_dir_all(repo.path().join(".git/logs")).ok();
        repo.git(&["prune", "--expire=now"]);
    }
}

#[test]
fn missing_trees_and_commits_are_said() {
    let repo = Repo::new("sha1");
    for version in 0..4 {
        repo.write("folder/a", format!("{version}").as_bytes());
        repo.write("b", format!("b {version}").as_bytes());
        repo.commit("x");
    }
    let (b, folder) = (repo.git_line(&["rev-parse", "HEAD~2:b"]), repo.git_line(&["rev-parse", "HEAD~1:folder"]));
    let parent = repo.git_line(&["rev-parse", "HEAD~3"]);
    let expected = repo.git_line(&["rev-parse", "HEAD~2"]);
    for id in [&folder, &parent] {
        std::fs::remove_file(repo.loose(id)).unwrap();
    }
    let (found, ledger) = ask(&repo, &[hex(&b)]);
    assert_eq!(introduced(&found[&hex(&b)]), expected);
    let said: Vec<String> = ledger
        .uncovered_counts()
        .iter()
        .flat_map(|(r, c)| {
            assert_eq!(r.unit, Unit::Object);
            c.names.clone()
        })
        .collect();
    assert_eq!(said.iter().collect::<BTreeSet<_>>(), [&folder, &parent].into_iter().collect());
}

#[test]
fn an_empty_repository_has_no_history() {
    let repo = Repo::new("sha1");
    let (found, ledger) = ask(&repo, &[]);
    assert!(found.is_empty() && ledger.is_empty());
}

#[test]
fn ten_billion_paths_from_a_few_trees() {
    let repo = Repo::new("sha1");
    let blob = String::from_utf8(repo.git_with_input(&["hash-object", "-w", "--stdin"], b"bomb")).unwrap();
    let mut entry = format!("100644 blob {}", blob.trim());
    for _ in 0..10 {
        let list: String = (0..10).map(|n| format!("{entry}\t{n}\n")).collect();
        let tree = String::from_utf8(repo.git_with_input(&["mktree"], list.as_bytes())).unwrap();
        entry = format!("040000 tree {}", tree.trim());
    }
    let root = entry.rsplit(' ').next().unwrap().to_owned();
    let commit = repo.git_line(&["commit-tree", "-m", "bomb", &root]);
    repo.git(&["update-ref", "HEAD", &commit]);
    let (found, _) = ask(&repo, &[hex(&blob)]);
    let history = &found[&hex(&blob)];
    assert_eq!(introduced(history), commit);
    assert_eq!(history.introduced_path.as_ref().unwrap(), "0/0/0/0/0/0/0/0/0/0");
    assert!(history.paths.len() <= 1000 && history.paths.len() > 100);
}
