//! The lint about files for secrets that git would commit, with git itself as the oracle of what it ignores.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git as support;

use keylint::fix::plan::Plan;
use keylint::fix::{self, Content, Files};
use keylint::lints::{self, ProjectContext};
use keylint::model::{Finding, Level, SecretText};
use keylint::source::repository::Repository;
use keylint::source::tree::{Options, walk};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::Repo;

fn findings_in(folder: &Path) -> Vec<Finding> {
    let repository = Repository::discover(folder).unwrap();
    let options = Options {
        shown: b"",
        repository: repository.as_ref(),
        max_file: 1 << 20,
        exclude: &|_| false,
        user_excludes: None,
        may_be_secret: keylint::scan::may_be_secret,
    };
    let report = walk(folder, &options, &|_| {});
    let mut found = Vec::new();
    for lint in ["env-file-not-ignored", "env-file-tracked"] {
        let lint = lints::by_name(lint).unwrap();
        lint.on_project(&ProjectContext { env_files: &report.env_files, ..ProjectContext::default() }, &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn said(found: &[Finding]) -> Vec<(Level, &str, u32)> {
    found.iter().map(|f| (f.level, f.message.as_str(), f.place.line)).collect()
}

/// An assignment of something that looks like a secret.
fn secret() -> String {
    format!("SERVICE_TOKEN={}\n", "x7Q2".repeat(8))
}

/// The files below a folder.
struct Below<'a>(&'a Path);

impl Files for Below<'_> {
    fn content(&self, path: &[u8]) -> Content {
        let path = self.0.join(std::str::from_utf8(path).unwrap());
        fs::read(path).map_or(Content::Absent, |bytes| Content::File(SecretText::new(bytes)))
    }

    fn depends(&self, _: &[u8], _: &[&str], _: &str) -> bool {
        false
    }

    fn environment_template(&self, _: &[u8]) -> bstr::BString {
        ".env.example".into()
    }

    fn unignored(&self, _: &[u8]) -> Option<(bstr::BString, String)> {
        None
    }

    fn environments(&self, _: &[u8]) -> Vec<bstr::BString> {
        Vec::new()
    }

    fn project(&self, _: &[u8]) -> bstr::BString {
        bstr::BString::default()
    }
}

/// Makes all fixes, as `keylint fix` would.
fn apply(folder: &Path, found: &[Finding]) {
    let (mut found, mut plan) = (found.to_vec(), Plan::default());
    fix::attach(&mut found, &Below(folder));
    assert!(found.iter().filter_map(|f| f.fix.as_ref()).all(|fix| plan.take(fix)));
    for (path, file) in plan.files() {
        let path = folder.join(path.to_string());
        let new = file.result(b".gitignore", fs::read(&path).ok().as_deref()).unwrap();
        fs::write(path, new).unwrap();
    }
}

fn is_ignored(repo: &Repo, path: &str) -> bool {
    let all = String::from_utf8(repo.git(&["ls-files", "-oi", "--exclude-standard"])).unwrap();
    all.lines().any(|line| line == path)
}

#[test]
fn every_state_has_its_level() {
    let repo = Repo::new("sha1");
    repo.write(".gitignore", b"*.local\n");
    repo.write("a/.env.local", secret().as_bytes());
    repo.write("a/.env.example", b"SERVICE_TOKEN=\n");
    repo.write("b/.env", format!("# c\nPORT=80\n{}", secret()).as_bytes());
    repo.write("c/.env", b"PORT=80\n");
    repo.write("d/.env", b"# nothing yet\n");
    repo.write("e/prod.env", b"PORT=80\n");
    repo.write("f/tests/.env", secret().as_bytes());
    repo.write("g/.env.local", secret().as_bytes());
    repo.write("h/version.env", b"VERSION=1.2.3\nIMAGE_TAG=v7\n");
    repo.write("i/version.env", secret().as_bytes());
    repo.write("src/environment.rs", b"");
    repo.git(&["add", "-f", "b/.env", "c/.env", "f/tests/.env", "g/.env.local", "h/version.env", "i/version.env"]);
    assert_eq!(
        said(&findings_in(repo.path())),
        [
            (Level::Error, "`b/.env` is tracked by git", 3),
            (Level::Warning, "`c/.env` is tracked by git", 1),
            (Level::Note, "`d/.env` is not ignored by git", 1),
            (Level::Warning, "`e/prod.env` is not ignored by git", 1),
            (Level::Note, "`f/tests/.env` is tracked by git", 1),
            (Level::Error, "`g/.env.local` is tracked by git", 1),
            (Level::Note, "`h/version.env` is tracked by git", 1),
            (Level::Error, "`i/version.env` is tracked by git", 1),
        ]
    );
    let found = findings_in(repo.path());
    assert_eq!(found[0].help[0], "take it out of the index and keep the file: `git rm --cached -- b/.env`");
    let steps: BTreeSet<_> = found.iter().filter_map(|f| f.remedy.as_ref()).map(|r| format!("{:?}", r.steps)).collect();
    assert_eq!(steps.len(), 2, "one for `.env`, one for `prod.env`");
    assert!(found[5].help.iter().any(|h| h.starts_with("a pattern matches it already")));
    assert!(found.iter().all(|f| f.secret.is_none() && !format!("{f:?}").contains("x7Q2")));
}

#[test]
fn the_fix_makes_git_ignore_the_file() {
    for (ignore, name) in [
        (None, ".env"),
        (Some("*.log"), ".env"),
        (Some(".env.local\n"), ".env"),
        (Some("*.env\n"), ".env.production"),
        (Some("/.env\n"), "deep/er/.env"),
        (Some(".env\n!.env\n"), ".env"),
        (None, "prod.env"),
        (None, ".envrc"),
        (None, "!odd [name]*.env"),
        (None, "#it's $HOME.env"),
    ] {
        let repo = Repo::new("sha1");
        if let Some(text) = ignore {
            repo.write(".gitignore", text.as_bytes());
        }
        repo.write(name, secret().as_bytes());
        repo.write(".env.example", b"SERVICE_TOKEN=\n");
        assert!(!is_ignored(&repo, name), "{name}");
        let found = findings_in(repo.path());
        assert_eq!(said(&found), [(Level::Warning, format!("`{name}` is not ignored by git").as_str(), 1)]);
        apply(repo.path(), &found);
        repo.git(&["config", "core.quotePath", "false"]);
        let untracked = String::from_utf8(repo.git(&["ls-files", "-ozx", ""])).unwrap();
        assert!(untracked.contains(name));
        let others = String::from_utf8(repo.git(&["ls-files", "-oz", "--exclude-standard"])).unwrap();
        let others: Vec<_> = others.split('\0').collect();
        assert!(!others.contains(&name), "{name}: {others:?}");
        assert!(others.contains(&".env.example"), "the template stays");
        assert!(findings_in(repo.path()).is_empty());
    }
}

#[test]
fn the_command_takes_a_tracked_file_out_of_the_index() {
    for name in [".env", "a b/it's.env", "-odd.env"] {
        let repo = Repo::new("sha1");
        repo.write(name, secret().as_bytes());
        repo.commit("x");
        let found = findings_in(repo.path());
        assert_eq!(found[0].level, Level::Error);
        let command = found[0].help[0].split('`').nth(1).unwrap();
        assert!(command.starts_with("git rm --cached -- "));
        let done = std::process::Command::new("sh").args(["-c", command]).current_dir(repo.path()).output().unwrap();
        assert!(done.status.success(), "{command}: {done:?}");
        let found = findings_in(repo.path());
        apply(repo.path(), &found);
        assert!(findings_in(repo.path()).is_empty());
    }
}

#[test]
fn outside_of_git_there_is_nothing_to_say() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".env"), secret()).unwrap();
    assert!(findings_in(folder.path()).is_empty());
}
