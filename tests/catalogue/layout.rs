//! Where a git directory can be: bare, linked, in a submodule, in another repository, somebody else's, empty, or not at all.

use super::harness::{Answer, audit, keylint, no_file_holds, run, settings, token};
use crate::support::git::Repo;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// A repository whose history has a token in `a.py`.
fn leaky() -> (Repo, String, String) {
    let (repo, secret) = (Repo::harmless(), token());
    let (added, _) = repo.added_and_removed("a.py", &settings(&secret));
    (repo, secret, added)
}

#[test]
fn bare_with_and_without_the_suffix_and_as_argument() {
    let (repo, secret, added) = leaky();
    let folder = tempfile::tempdir().unwrap();
    for name in ["r.git", "plain", ".hidden"] {
        let bare = folder.path().join(name);
        repo.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
        audit(&bare).introduced(&secret, "a.py", 2, &added);
        keylint(folder.path(), &["audit", name], &[], b"").introduced(&secret, "a.py", 2, &added);
        fs::write(bare.join("HEAD"), "ref: refs/heads/none\n").unwrap();
        let answer = audit(&bare);
        answer.introduced(&secret, "a.py", 2, &added);
    }
    // The git directory of a work tree, named itself.
    keylint(repo.path(), &["audit", ".git"], &[], b"").introduced(&secret, "a.py", 2, &added);
    // A bare repository beside others below a folder that is none.
    let answer = audit(folder.path());
    assert!(!answer.of(&secret).is_empty(), "{}", answer.text);
    // Files alone: what is in the objects is not known, and that is said.
    for (target, count) in [(folder.path().to_owned(), 3), (folder.path().join("plain"), 1)] {
        let answer = keylint(&target, &["check", "."], &[], b"");
        let skipped = answer.summary["skipped"].as_array().unwrap();
        let said = skipped.iter().find(|s| s["reason"].as_str().unwrap().contains("`keylint audit` reads"));
        assert_eq!(said.map(|s| s["count"].as_u64().unwrap()), Some(count), "{}", answer.summary);
    }
}

#[test]
fn detached_head() {
    let (repo, secret, added) = leaky();
    repo.git(&["checkout", "-q", "--detach", "HEAD"]);
    repo.git(&["branch", "-q", "-D", "main"]);
    audit(repo.path()).introduced(&secret, "a.py", 2, &added);
}

#[test]
fn from_a_folder_of_the_work_tree() {
    let (repo, secret, added) = leaky();
    repo.write("sub/folder/x", b"x\n");
    let answer = audit(&repo.path().join("sub/folder"));
    answer.introduced(&secret, "a.py", 2, &added);
}

#[test]
fn linked_work_trees() {
    let (repo, secret, added) = leaky();
    let outer = tempfile::tempdir().unwrap();
    let linked = outer.path().join("linked");
    repo.git(&["worktree", "add", "-q", "--detach", linked.to_str().unwrap(), "HEAD"]);
    let own = token();
    fs::write(linked.join("own.py"), settings(&own)).unwrap();
    let git = |args: &[&str]| repo.git(&[&["-C", linked.to_str().unwrap()][..], args].concat());
    git(&["add", "own.py"]);
    git(&["commit", "-q", "-m", "only here"]);
    git(&["rm", "-q", "own.py"]);
    let staged = token();
    fs::write(linked.join("staged.py"), settings(&staged)).unwrap();
    git(&["add", "staged.py"]);
    fs::remove_file(linked.join("staged.py")).unwrap();
    let log = token();
    git(&["update-ref", "-m", &format!("by {log}"), "HEAD", "HEAD~1"]);
    git(&["update-ref", "-m", "back", "HEAD", "HEAD@{1}"]);
    // From the main one and from inside.
    for folder in [repo.path(), &linked] {
        let answer = audit(folder);
        answer.introduced(&secret, "a.py", 2, &added);
        let finding = answer.at(&own, "own.py", 2);
        assert_eq!(finding["reachable"], true);
        assert!(finding["refs"].to_string().contains("worktrees/linked/HEAD"), "{finding}");
        answer.at(&staged, "staged.py", 2);
        assert_eq!(answer.found(&log)["path"].as_str(), Some(".git/worktrees/linked/logs/HEAD"));
        answer.complete();
    }
}

#[test]
fn the_middle_of_a_rebase_in_a_linked_work_tree() {
    let (repo, secret) = (Repo::harmless(), token());
    let linked = repo.path().join("linked");
    repo.git(&["worktree", "add", "-q", "--detach", "linked", "HEAD"]);
    let folder = repo.path().join(".git/worktrees/linked/rebase-merge");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("message"), format!("key {secret}\n")).unwrap();
    for folder in [repo.path(), &linked] {
        audit(folder).at(&secret, ".git/worktrees/linked/rebase-merge/message", 1);
    }
}

/// `outer` with the submodule `deps/inner`, whose history has a token.
fn with_submodule() -> (Repo, Repo, String, String) {
    let (inner, secret, added) = leaky();
    let outer = Repo::harmless();
    let url = inner.path().to_str().unwrap().to_owned();
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "deps/inner"]);
    outer.commit_at("submodule", 1);
    (outer, inner, secret, added)
}

#[test]
fn submodules_checked_out_and_not() {
    let (outer, _inner, secret, added) = with_submodule();
    assert!(outer.path().join(".git/modules/deps/inner/objects").is_dir());
    no_file_holds(outer.path(), &secret);
    let answer = audit(outer.path());
    answer.introduced(&secret, "deps/inner/a.py", 2, &added);
    assert!(!answer.summary["skipped"].to_string().contains("not checked out"), "{}", answer.summary);
    // A text of its git directory.
    let config = token();
    let file = outer.path().join(".git/modules/deps/inner/config");
    fs::write(&file, format!("{}\n# {config}\n", fs::read_to_string(&file).unwrap())).unwrap();
    assert_eq!(audit(outer.path()).found(&config)["path"].as_str(), Some(".git/modules/deps/inner/config"));
    // The work tree is gone, the git directory is still there.
    outer.git(&["submodule", "--quiet", "deinit", "-f", "deps/inner"]);
    let answer = audit(outer.path());
    let finding = answer.found(&secret);
    assert_eq!(finding["commit"].as_str(), Some(&*added));
    assert_eq!(finding["path"].as_str(), Some("deps/inner/a.py"));
}

#[test]
fn a_submodule_of_a_submodule() {
    let (outer, _inner, secret, _) = with_submodule();
    let top = Repo::harmless();
    let url = outer.path().to_str().unwrap().to_owned();
    top.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "outer"]);
    top.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive"]);
    assert!(top.path().join(".git/modules/outer/modules/deps/inner/objects").is_dir());
    assert_eq!(audit(top.path()).found(&secret)["path"].as_str(), Some("outer/deps/inner/a.py"));
}

#[test]
fn a_submodule_that_is_not_here_is_said() {
    let repo = Repo::harmless();
    // As a clone leaves it.
    fs::create_dir(repo.path().join("absent")).unwrap();
    repo.git(&["update-index", "--add", "--cacheinfo", "160000", &"1".repeat(40), "absent"]);
    repo.commit_at("gitlink", 1);
    assert!(repo.git_line(&["ls-files", "-s"]).contains("160000"));
    let answer = audit(repo.path());
    assert!(answer.summary["skipped"].to_string().contains("submodule that is not checked out"), "{}", answer.summary);
    assert_eq!(answer.status, 0);
}

#[test]
fn a_repository_in_a_repository() {
    let (repo, (inner, secret, added)) = (Repo::harmless(), leaky());
    let staged = token();
    inner.write("staged.py", &settings(&staged));
    inner.git(&["add", "staged.py"]);
    fs::remove_file(inner.path().join("staged.py")).unwrap();
    copy(inner.path(), &repo.path().join("vendor/lib"));
    let answer = audit(repo.path());
    answer.introduced(&secret, "vendor/lib/a.py", 2, &added);
    answer.at(&staged, "vendor/lib/staged.py", 2);
    // A bare one among the files.
    let bare = Repo::harmless();
    bare.git(&["clone", "-q", "--bare", inner.path().to_str().unwrap(), "tests/data/r.git"]);
    let answer = audit(bare.path());
    let finding = answer.found(&secret);
    assert_eq!(finding["commit"].as_str(), Some(&*added));
    assert_eq!(finding["path"].as_str(), Some("tests/data/r.git/a.py"));
    // Below a folder that is no repository.
    let folder = tempfile::tempdir().unwrap();
    copy(inner.path(), &folder.path().join("work/lib"));
    audit(folder.path()).introduced(&secret, "work/lib/a.py", 2, &added);
}

#[test]
fn a_repository_in_an_ignored_folder_is_counted() {
    let (repo, (inner, _, _)) = (Repo::harmless(), leaky());
    repo.write(".gitignore", b"/vendor/\n");
    repo.commit_at("ignore", 1);
    copy(inner.path(), &repo.path().join("vendor/lib"));
    let answer = audit(repo.path());
    assert!(answer.summary["skipped"].to_string().contains("ignored by git"), "{}", answer.summary);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let status = Command::new("cp").arg("-R").arg(format!("{}/.", from.display())).arg(to).status().unwrap();
    assert!(status.success());
}

#[test]
fn a_git_directory_apart() {
    let (repo, secret) = (Repo::harmless(), token());
    let folder = tempfile::tempdir().unwrap();
    let apart = folder.path().join("apart");
    let work = folder.path().join("work");
    repo.git(&["init", "-q", "--separate-git-dir", apart.to_str().unwrap(), work.to_str().unwrap()]);
    assert!(work.join(".git").is_file());
    fs::write(work.join("a.py"), settings(&secret)).unwrap();
    repo.git(&["-C", work.to_str().unwrap(), "add", "a.py"]);
    repo.git(&["-C", work.to_str().unwrap(), "commit", "-qm", "x"]);
    repo.git(&["-C", work.to_str().unwrap(), "rm", "-q", "a.py"]);
    audit(&work).at(&secret, "a.py", 2);
}

#[test]
fn empty_and_unborn() {
    let repo = Repo::new("sha1");
    let answer = audit(repo.path());
    assert_eq!(answer.status, 0, "{}", answer.text);
    answer.complete();
    let secret = token();
    repo.write("a.py", &settings(&secret));
    repo.git(&["add", "a.py"]);
    fs::remove_file(repo.path().join("a.py")).unwrap();
    audit(repo.path()).at(&secret, "a.py", 2);
}

#[test]
fn not_a_repository() {
    let (folder, secret) = (tempfile::tempdir().unwrap(), token());
    fs::write(folder.path().join("x"), "x\n").unwrap();
    let answer = audit(folder.path());
    assert!(answer.summary["skipped"].to_string().contains("no git repository"), "{}", answer.summary);
    fs::write(folder.path().join("a.py"), settings(&secret)).unwrap();
    audit(folder.path()).at(&secret, "a.py", 2);
}

/// The program as a user without rights, in a folder that belongs to another.
fn as_nobody(folder: &Path) -> Option<Answer> {
    use std::os::unix::process::CommandExt;
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can run the program as another user");
        return None;
    }
    // Where this user may read it.
    let program = folder.join("keylint-copy");
    if !program.exists() {
        // A link where that is possible: a copy cannot be run while another thread has just started a process (text file busy).
        let own = env!("CARGO_BIN_EXE_keylint");
        fs::hard_link(own, &program).or_else(|_| fs::copy(own, &program).map(drop)).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = Command::new(&program);
    command.args(["audit", "repo", "--format", "json"]).uid(65534).gid(65534);
    Some(run(command, folder, &[], b""))
}

fn opened(repo: &Repo) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    copy(repo.path(), &folder.path().join("repo"));
    let all = Command::new("chmod").args(["-R", "a+rX"]).arg(folder.path()).status().unwrap();
    assert!(all.success());
    folder
}

#[test]
fn somebody_elses_repository_is_read_and_said() {
    let (repo, secret, added) = leaky();
    let folder = opened(&repo);
    let Some(answer) = as_nobody(folder.path()) else { return };
    answer.introduced(&secret, "a.py", 2, &added);
    assert!(answer.summary["remarks"].to_string().contains("belongs to another user"), "{}", answer.summary);
}

#[test]
fn what_may_not_be_read_is_said() {
    for part in
        [".git", ".git/objects", ".git/refs", ".git/HEAD", ".git/index", ".git/objects/pack", ".git/packed-refs"]
    {
        let (repo, secret, _) = leaky();
        repo.git(&["pack-refs", "--all"]);
        repo.git(&["gc", "-q"]);
        let folder = opened(&repo);
        let closed = folder.path().join("repo").join(part);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        let Some(answer) = as_nobody(folder.path()) else { return };
        assert!(!answer.text.contains(&secret));
        assert!(matches!(answer.status, 1 | 3), "{part}: {} {}", answer.status, answer.text);
        assert_eq!(answer.summary["complete"], false, "{part}: {}", answer.text);
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
