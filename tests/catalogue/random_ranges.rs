//! Ranges of random histories against a plain model of them: branches, merges of two and three, renames, reverts, dates that lie, and clones
//! that are cut off. The model holds every version of every file; what a range brings is told from it by looking at all of them.

use super::harness::{Answer, keylint, token};
use crate::support::git::{Repo, Stream};
use keylint::rules::sample::Draw;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Lines of files by path.
type Tree = BTreeMap<String, Vec<String>>;

struct Commit {
    parents: Vec<usize>,
    tree: Tree,
}

/// A history, and its commits as git names them.
struct History {
    commits: Vec<Commit>,
    tokens: Vec<String>,
    draw: Draw,
}

impl History {
    /// So many commits, each on the end of some branch.
    fn random(seed: u64, len: usize) -> Self {
        let mut history = History { commits: Vec::new(), tokens: Vec::new(), draw: Draw::new(seed) };
        let lines = |name: &str| (0..12).map(|n| format!("line {n} of {name}")).collect::<Vec<_>>();
        let names = ["a.py", "b.py", "lib/c.py"];
        let tree = names.iter().map(|name| ((*name).to_owned(), lines(name))).collect();
        history.commits.push(Commit { parents: Vec::new(), tree });
        let mut ends = vec![0];
        while history.commits.len() < len {
            history.grow(&mut ends);
        }
        history
    }

    fn grow(&mut self, ends: &mut Vec<usize>) {
        let next = self.commits.len();
        let at = self.draw.below(ends.len());
        let end = ends[at];
        let commit = match self.draw.below(10) {
            // A branch from anywhere.
            0 if ends.len() < 4 => {
                let from = self.draw.below(next);
                ends.push(from);
                return;
            }
            1 | 2 if ends.len() > 1 => self.merged(ends, at),
            3 => self.reverted(end),
            _ => {
                let mut tree = self.commits[end].tree.clone();
                (0..=self.draw.below(2)).for_each(|_| self.edit(&mut tree));
                Commit { parents: vec![end], tree }
            }
        };
        self.commits.push(commit);
        ends[at] = next;
    }

    /// A line with a token or without, a line less, another name, a file less.
    fn edit(&mut self, tree: &mut Tree) {
        let paths: Vec<String> = tree.keys().cloned().collect();
        let path = self.draw.pick(&paths).clone();
        let lines = tree.get_mut(&path).unwrap();
        match self.draw.below(8) {
            0..=2 => {
                let (token, place) = (token(), self.draw.below(lines.len() + 1));
                lines.insert(place, format!("TOKEN = \"{token}\""));
                self.tokens.push(token);
            }
            3 => drop(lines.remove(self.draw.below(lines.len()))),
            4 => {
                let place = self.draw.below(lines.len() + 1);
                lines.insert(place, format!("said {}", self.draw.number()));
            }
            5 | 6 => {
                let lines = tree.remove(&path).unwrap();
                tree.insert(format!("moved/{}.py", self.draw.number() % 1000), lines);
            }
            _ if paths.len() > 2 => drop(tree.remove(&path)),
            _ => {}
        }
        tree.retain(|_, lines| !lines.is_empty());
        if tree.is_empty() {
            tree.insert("left.py".to_owned(), vec!["x = 1".to_owned()]);
        }
    }

    /// The ends of two or three branches, each file from one of them; now and then something that none of them has.
    fn merged(&mut self, ends: &[usize], at: usize) -> Commit {
        let mut parents = vec![ends[at]];
        parents.extend(ends.iter().copied().filter(|end| *end != ends[at]).take(1 + self.draw.below(2)));
        parents.dedup();
        let mut tree = Tree::new();
        for path in parents.iter().flat_map(|p| self.commits[*p].tree.keys()).collect::<BTreeSet<_>>() {
            let having: Vec<usize> =
                parents.iter().copied().filter(|p| self.commits[*p].tree.contains_key(path)).collect();
            let from = self.draw.clone().below(having.len());
            tree.insert(path.clone(), self.commits[having[from]].tree[path].clone());
        }
        if self.draw.below(3) == 0 {
            self.edit(&mut tree);
        }
        Commit { parents, tree }
    }

    /// The files that a commit before has changed are as they were before it.
    fn reverted(&mut self, end: usize) -> Commit {
        let mut tree = self.commits[end].tree.clone();
        let with_parent: Vec<usize> = self.reached(end).into_iter().filter(|c| *c > 0).collect();
        if !with_parent.is_empty() {
            let undone = &self.commits[*self.draw.pick(&with_parent)];
            let before = &self.commits[undone.parents[0]].tree;
            for path in undone.tree.keys().chain(before.keys()) {
                match before.get(path) {
                    Some(lines) if undone.tree.get(path) != Some(lines) => {
                        drop(tree.insert(path.clone(), lines.clone()))
                    }
                    None => drop(tree.remove(path)),
                    Some(_) => {}
                }
            }
        }
        Commit { parents: vec![end], tree }
    }

    fn reached(&self, end: usize) -> BTreeSet<usize> {
        let (mut reached, mut waiting) = (BTreeSet::new(), vec![end]);
        while let Some(commit) = waiting.pop() {
            if reached.insert(commit) {
                waiting.extend(&self.commits[commit].parents);
            }
        }
        reached
    }

    /// The repository, and the ids of the commits.
    fn build(&mut self) -> (Repo, Vec<String>) {
        let (repo, mut stream) = (Repo::new("sha1"), Stream::default());
        for (at, commit) in self.commits.iter().enumerate() {
            // A clock that is wrong now and then.
            let minute = at as i64 + if self.draw.below(6) == 0 { -40 } else { 0 };
            let date = 1_700_000_000 + 60 * minute;
            stream.line(&format!("commit refs/heads/c{at}\nmark :{}", at + 1));
            stream.line(&format!("committer C <c@example.com> {date} +0000\ndata 1\nx"));
            for (nth, parent) in commit.parents.iter().enumerate() {
                stream.line(&format!("{} :{}", if nth == 0 { "from" } else { "merge" }, parent + 1));
            }
            stream.line("deleteall");
            for (path, lines) in &commit.tree {
                stream.file(path, (lines.join("\n") + "\n").as_bytes());
            }
        }
        repo.git_with_input(&["fast-import", "--quiet"], &stream.0);
        let names: Vec<String> = (0..self.commits.len()).map(|at| format!("c{at}")).collect();
        let ids = repo.git_line(&[&["rev-parse"], &names.iter().map(String::as_str).collect::<Vec<_>>()[..]].concat());
        (repo, ids.lines().map(str::to_owned).collect())
    }

    /// Where a commit has a token: path and line.
    fn places(&self, commit: usize, token: &str) -> BTreeSet<(&str, u64)> {
        let has = |(_, line): &(u64, &String)| line.contains(token);
        let numbered = |lines: &'_ [String]| (1..).zip(lines.iter()).filter(has).map(|(n, _)| n).collect::<Vec<u64>>();
        let files = self.commits[commit].tree.iter();
        files.flat_map(|(path, lines)| numbered(lines).into_iter().map(|n| (path.as_str(), n))).collect()
    }

    fn paths(&self, commit: usize, token: &str) -> BTreeSet<&str> {
        self.places(commit, token).into_iter().map(|(path, _)| path).collect()
    }

    /// Holds what was said of a range against the model; how many tokens it brings.
    fn check(&self, (old, new): (usize, usize), ids: &[String], answer: &Answer) -> usize {
        let known = self.reached(old);
        let fresh: Vec<usize> = self.reached(new).into_iter().filter(|c| !known.contains(c)).collect();
        let border: BTreeSet<usize> =
            fresh.iter().flat_map(|c| &self.commits[*c].parents).copied().filter(|p| known.contains(p)).collect();
        let mut brought = 0;
        for token in &self.tokens {
            let before: BTreeSet<&str> = border.iter().flat_map(|c| self.paths(*c, token)).collect();
            let having: Vec<usize> = fresh.iter().copied().filter(|c| !self.places(*c, token).is_empty()).collect();
            let mut said = answer.of(token);
            said.retain(|f| f["lint"] != "key-reused-in-files");
            let range = format!("{}..{}: {}", ids[old], ids[new], answer.text);
            if having.iter().all(|c| self.paths(*c, token).is_subset(&before)) {
                assert!(said.is_empty(), "said to be new in {range}");
            } else if before.is_empty() {
                brought += 1;
                assert!(!said.is_empty(), "a token of {having:?} in {range}");
                for finding in &said {
                    let place = (finding["path"].as_str().unwrap(), finding["line"].as_u64().unwrap());
                    assert!(having.iter().any(|c| self.places(*c, token).contains(&place)), "{place:?} in {range}");
                    assert_eq!(finding["in_head"], !self.places(new, token).is_empty(), "{range}");
                }
                let has_it_new = |c: &usize| self.commits[*c].parents.iter().all(|p| self.paths(*p, token).is_empty());
                let introducing: Vec<&str> =
                    having.iter().filter(|c| has_it_new(c)).map(|c| ids[*c].as_str()).collect();
                let named = said[0]["commit"].as_str().unwrap();
                assert!(introducing.contains(&named), "{named} is none of {introducing:?} in {range}");
            }
        }
        answer.complete();
        brought
    }
}

#[test]
fn ranges_of_random_histories_are_as_the_model_says() {
    let (mut ranges, mut brought, mut merges) = (0, 0, 0);
    for seed in 0..9 {
        let mut history = History::random(seed, 18);
        let (repo, ids) = history.build();
        merges += history.commits.iter().filter(|c| c.parents.len() > 1).count();
        for _ in 0..4 {
            let (old, new) = (history.draw.below(ids.len()), ids.len() - 1 - history.draw.below(4));
            if history.reached(old).contains(&new) {
                continue;
            }
            let answer = keylint(repo.path(), &["check", "--range", &format!("c{old}..c{new}")], &[], b"");
            brought += history.check((old, new), &ids, &answer);
            ranges += 1;
        }
        in_a_clone_that_is_cut_off(&history, &repo, &ids);
    }
    assert!(ranges > 25 && brought > 60 && merges > 15, "{ranges} {brought} {merges}");
}

/// What the clone has is found; what it lacks is said.
fn in_a_clone_that_is_cut_off(history: &History, repo: &Repo, ids: &[String]) {
    let folder = tempfile::tempdir().unwrap();
    let new = ids.len() - 1;
    let status = Command::new("git")
        .args(["clone", "-q", "--depth", "3", "--branch", &format!("c{new}")])
        .args([&format!("file://{}", repo.path().display()), "cut"])
        .current_dir(folder.path())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", folder.path())
        .status();
    assert!(status.unwrap().success());
    let Some(old) = history.commits[new].parents.first().copied() else { return };
    let answer = keylint(&folder.path().join("cut"), &["check", "--since", &ids[old]], &[], b"");
    if answer.summary["complete"] == true {
        history.check((old, new), ids, &answer);
        return;
    }
    for token in &history.tokens {
        let of = |commit: usize| history.places(commit, token);
        let is_new = !of(new).is_empty() && history.commits[new].parents.iter().all(|p| of(*p).is_empty());
        assert!(!is_new || !answer.of(token).is_empty(), "{}", answer.text);
    }
}
