//! The program over `fixtures/`: what it says, where, and in which words.
//!
//! `fixtures/<lint>/fire/*` must make the lint speak on exactly the lines that hold `expect!` (or follow one that holds
//! `expect-next!`), `fixtures/<lint>/silent/*` must leave it silent. A case is a file, or a folder of files (`__` in a name
//! stands for `/`, `dot-` for a dot), or a folder of `commit-N` folders: the trees of a repository's commits, one after another. The report for
//! people stands beside a case that fires as `<case>.txt`; `KEYLINT_BLESS=1 cargo test --test suite fixtures` writes it anew.
//! Keys are drawn when the test runs, see `support/slots.rs`.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use crate::support::git;
use crate::support::slots;

use keylint::lints::LINTS;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A path and a line.
type Spot = (String, u64);

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

    fn run(mut self, wrong: &mut Vec<String>) {
        let repo = git::Repo::new("sha1");
        let command = if self.build(&repo) { "audit" } else { "check" };
        let what = self.source.strip_prefix(root()).unwrap().display().to_string();
        let mut got = BTreeSet::new();
        for finding in findings(&output(repo.path(), command, "json")) {
            if finding["lint"] == self.lint.as_str() {
                let path = finding["path"].as_str().unwrap().to_owned();
                got.insert((path, finding["line"].as_u64().unwrap()));
            }
        }
        assert_eq!(self.wanted.is_empty(), !self.fires, "{what}: `expect!` marks and the folder do not agree");
        if got != self.wanted {
            wrong.push(format!("{what}: wanted {:?}, got {got:?}", self.wanted));
        }
        let formats: &[&str] = if self.keys.is_empty() { &[] } else { &["human", "json", "sarif", "github"] };
        for format in formats {
            let text = output(repo.path(), command, format);
            if self.keys.iter().any(|key| text.contains(key)) {
                wrong.push(format!("{what}: a key in full in the format {format}"));
            }
        }
        if self.fires {
            let human = output(repo.path(), command, "human");
            // How many files a git directory has, and how long they are, is for the installed git to say.
            let account = if command == "audit" { "keylint: read " } else { "\0" };
            let shown: String = human.split_inclusive('\n').filter(|line| !line.starts_with(account)).collect();
            self.blessed(&shown, wrong);
        }
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

fn output(folder: &Path, command: &str, format: &str) -> String {
    let mut keylint = Command::new(env!("CARGO_BIN_EXE_keylint"));
    for variable in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "GITHUB_ACTIONS",
        "CI",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "HOME",
        "XDG_CACHE_HOME",
    ] {
        keylint.env_remove(variable);
    }
    let arguments = [command, "--format", format, "--color", "never", "--exit-zero"];
    let output = keylint.args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn findings(json: &str) -> Vec<Value> {
    let lines = json.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|value| value["type"] == "finding").collect()
}

#[test]
fn every_case_speaks_where_it_is_marked_and_nowhere_else() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() > 20, "the walk lost cases");
    cases.into_iter().for_each(|case| case.run(&mut wrong));
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
