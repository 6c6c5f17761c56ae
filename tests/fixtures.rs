//! The program over `fixtures/`: what it says, where, and in which words.
//!
//! `fixtures/<lint>/fire/*` must make the lint speak on exactly the lines that hold `expect!` (or follow one that holds
//! `expect-next!`), `fixtures/<lint>/silent/*` must leave it silent. A case is a file, or a folder of files (`__` in a name
//! stands for `/`, `dot-` for a dot), or a folder of `commit-N` folders: the trees of a repository's commits, one after another. The report for
//! people stands beside a case that fires as `<case>.txt`; `KEYLINT_BLESS=1 cargo test --test suite fixtures` writes it anew. One case, or
//! those of one lint: `KEYLINT_CASE=no-retry-backoff/fire/loop.py cargo test --test suite fixtures` (any part of the path does).
//! Keys are drawn when the test runs, see `support/slots.rs`.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use crate::support::git;
use crate::support::scanned::{by_program, is_asked_for, is_one_asked_for, on_all_cores, scanned};
use crate::support::slots;

use keylint::lints::LINTS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A path and a line.
type Spot = (String, u64);

#[derive(Clone)]
struct Case {
    source: PathBuf,
    lint: String,
    fires: bool,
    keys: Vec<String>,
    wanted: BTreeSet<Spot>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for folder in entries(&root()) {
        for (kind, fires) in [("fire", true), ("silent", false)] {
            for source in entries(&folder.join(kind)).into_iter().filter(|p| p.extension().is_none_or(|e| e != "txt")) {
                let lint = name(&folder).to_owned();
                cases.push(Case { source, lint, fires, keys: Vec::new(), wanted: BTreeSet::new() });
            }
        }
    }
    cases
}

impl Case {
    /// Writes the case into a folder; true if it is a repository with a history.
    fn build(&mut self, repo: &git::Repo) -> bool {
        let parts = if self.source.is_dir() { entries(&self.source) } else { vec![self.source.clone()] };
        let commits: Vec<&PathBuf> = parts.iter().filter(|p| p.is_dir()).collect();
        if commits.is_empty() {
            parts.iter().for_each(|file| self.file(repo, file));
            return false;
        }
        for commit in &commits {
            repo.git(&["rm", "-rfq", "--ignore-unmatch", "."]);
            entries(commit).iter().for_each(|file| self.file(repo, file));
            repo.commit(name(commit));
        }
        true
    }

    fn file(&mut self, repo: &git::Repo, file: &Path) {
        let path = name(file).replace("__", "/").replace("dot-", ".");
        let text = slots::fill(&fs::read_to_string(file).unwrap(), &mut self.keys);
        for (line, number) in text.lines().zip(1..) {
            if line.contains("expect!") {
                self.wanted.insert((path.clone(), number));
            }
            if line.contains("expect-next!") {
                self.wanted.insert((path.clone(), number + 1));
            }
        }
        repo.write(&path, text.as_bytes());
    }

    /// What is wrong with it. With `twice`, the program itself must say the same as the library.
    fn run(&self, twice: bool) -> Vec<String> {
        let mut case = Case { keys: Vec::new(), wanted: BTreeSet::new(), ..self.clone() };
        let has_history = self.source.is_dir() && entries(&self.source).iter().any(|part| part.is_dir());
        let repo = if has_history { git::Repo::new("sha1") } else { git::Repo::bare_of_commits() };
        let command = if case.build(&repo) { "audit" } else { "check" };
        let (what, mut wrong) = (case.what(), Vec::new());
        let scanned = scanned(repo.path(), command);
        let of_lint = scanned.findings().into_iter().filter(|finding| finding["lint"] == case.lint.as_str());
        let spot = |f: serde_json::Value| (f["path"].as_str().unwrap().to_owned(), f["line"].as_u64().unwrap());
        let got: BTreeSet<Spot> = of_lint.map(spot).collect();
        assert_eq!(case.wanted.is_empty(), !case.fires, "{what}: `expect!` marks and the folder do not agree");
        if got != case.wanted {
            wrong.push(format!("{what}: wanted {:?}, got {got:?}", case.wanted));
        }
        let formats: &[&str] = if case.keys.is_empty() { &[] } else { &["human", "json", "sarif", "github"] };
        for format in formats {
            let text = scanned.report(format);
            if case.keys.iter().any(|key| text.contains(key)) {
                wrong.push(format!("{what}: a key in full in the format {format}"));
            }
        }
        if case.fires {
            let human = scanned.report("human");
            if twice && by_program(repo.path(), command, "human") != human {
                wrong.push(format!("{what}: the program does not say what the library says"));
            }
            // How many files a git directory has, and how long they are, is for the installed git to say.
            let account = if command == "audit" { "keylint: read " } else { "\0" };
            let shown: String = human.split_inclusive('\n').filter(|line| !line.starts_with(account)).collect();
            case.blessed(&shown, &mut wrong);
        }
        wrong
    }

    /// The path below `fixtures/`.
    fn what(&self) -> String {
        self.source.strip_prefix(root()).unwrap().display().to_string()
    }

    fn blessed(&self, human: &str, wrong: &mut Vec<String>) {
        let file = self.source.with_file_name(format!("{}.txt", name(&self.source)));
        if std::env::var_os("KEYLINT_BLESS").is_some() {
            fs::write(&file, human).unwrap();
        }
        let before = fs::read_to_string(&file).unwrap_or_default();
        if before != human {
            wrong.push(format!("{} is stale:\n{before}\n--- is now\n{human}", file.display()));
        }
    }
}

#[test]
fn every_case_speaks_where_it_is_marked_and_nowhere_else() {
    let mut cases = cases();
    assert!(cases.len() > 20, "the walk lost cases");
    cases.retain(|case| is_asked_for(Path::new(&case.what())));
    assert!(!cases.is_empty(), "no case has this in its path");
    // The program says what the library says: asked of the first case of each lint, of each that is asked for by name.
    let is_first = |at: usize| is_one_asked_for() || at == 0 || cases[at - 1].lint != cases[at].lint;
    let numbered: Vec<(usize, &Case)> = cases.iter().enumerate().collect();
    let wrong = on_all_cores(&numbered, |(at, case)| case.run(is_first(*at))).concat();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_lint_has_cases_of_both_kinds() {
    let count = |lint: &str, fires: bool| cases().iter().filter(|c| c.lint == lint && c.fires == fires).count();
    for lint in LINTS {
        assert!(count(lint.name(), true) > 0, "fixtures/{}/fire is empty", lint.name());
        assert!(count(lint.name(), false) > 0, "fixtures/{}/silent is empty", lint.name());
    }
    for case in cases() {
        assert!(LINTS.iter().any(|l| l.name() == case.lint), "there is no lint {}", case.lint);
    }
}
