//! Repositories that are made to break whoever reads them: the secrets beside the trap are found, nothing is run, nothing is written.

use super::harness::{audit, keylint, only_in, settings, token};
use crate::support::git::{Repo, Stream};
use std::fs;

fn raw(id: &str) -> Vec<u8> {
    (0..id.len() / 2).map(|i| u8::from_str_radix(&id[2 * i..2 * i + 2], 16).unwrap()).collect()
}

#[test]
fn trees_with_impossible_entries() {
    for entry in [
        "100644 ..",
        "40000 .git",
        "100644 /etc/passwd",
        "100644 a\\..\\b",
        "777777 mode",
        "0100644 zero",
        "100644 a/b",
        "xyz bad",
    ] {
        let (repo, secret, control) = (Repo::harmless(), token(), token());
        let blob = repo.object("blob", &settings(&secret));
        let beside = repo.object("blob", &settings(&control));
        let tree =
            [entry.as_bytes(), b"\0", &raw(&blob), b"100644 zz.py\0", &raw(&beside), b"100644 zz.py\0", &raw(&beside)]
                .concat();
        let tree = repo.object("tree", &tree);
        let text = format!("tree {tree}\nauthor A <a@example.com> 1 +0000\ncommitter A <a@example.com> 1 +0000\n\nx\n");
        let commit = repo.object("commit", text.as_bytes());
        repo.git(&["update-ref", "refs/heads/hostile", &commit]);
        let answer = audit(repo.path());
        answer.found(&secret);
        assert_eq!(answer.at(&control, "zz.py", 2)["commit"].as_str(), Some(&*commit), "{entry}");
    }
}

#[test]
fn ten_billion_paths() {
    let (repo, secret) = (Repo::harmless(), token());
    let blob = repo.object("blob", &settings(&secret));
    let mut entry = format!("100644 blob {blob}");
    for _ in 0..10 {
        let list: String = (0..10).map(|n| format!("{entry}\t{n}\n")).collect();
        let tree = String::from_utf8(repo.git_with_input(&["mktree"], list.as_bytes())).unwrap();
        entry = format!("040000 tree {}", tree.trim());
    }
    let tree = entry.rsplit(' ').next().unwrap().to_owned();
    let commit = repo.git_line(&["commit-tree", &tree, "-m", "bomb"]);
    repo.git(&["update-ref", "refs/heads/bomb", &commit]);
    audit(repo.path()).introduced(&secret, "0/0/0/0/0/0/0/0/0/0", 2, &commit);
}

#[test]
fn a_blob_larger_than_the_budget_is_said_or_read() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.commit_at("with", 1);
    repo.write("large", &vec![b'a'; 40 << 20]);
    repo.commit_at("large", 2);
    let blob = repo.git_line(&["rev-parse", "HEAD:large"]);
    let answer = keylint(repo.path(), &["audit", ".", "--memory", "8M"], &[], b"");
    answer.found(&secret);
    answer.said("larger than half of the memory budget", &blob);
    let answer = audit(repo.path());
    answer.found(&secret);
    answer.complete();
}

#[test]
fn a_hundred_thousand_commits_without_a_file() {
    let (repo, secret) = (Repo::new("sha1"), token());
    let mut stream = Stream::default();
    for n in 0..100_000 {
        stream.commit(n, "x");
        if n == 50_000 {
            stream.file("a.py", &settings(&secret));
        }
        if n == 50_001 {
            stream.line("D a.py");
        }
    }
    repo.git_with_input(&["fast-import", "--quiet"], &stream.0);
    only_in(&repo, &secret, "blob");
    let answer = audit(repo.path());
    answer.at(&secret, "a.py", 2);
    answer.complete();
}

/// Everything in a configuration that git would run or follow; a marker file tells.
#[test]
fn nothing_named_by_the_repository_is_run() {
    let (repo, secret) = (Repo::harmless(), token());
    let added = repo.added_and_removed("a.py", &settings(&secret)).0;
    let marker = tempfile::tempdir().unwrap();
    let touch = format!("touch {}/ran", marker.path().display());
    for key in [
        "core.fsmonitor",
        "core.sshCommand",
        "core.pager",
        "core.editor",
        "core.askPass",
        "core.gitProxy",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "gpg.program",
        "credential.helper",
        "remote.origin.uploadpack",
        "pager.log",
        "merge.x.driver",
        "uploadpack.packObjectsHook",
        "sequence.editor",
    ] {
        repo.git(&["config", key, &touch]);
    }
    repo.git(&["config", "log.showSignature", "true"]);
    repo.git(&["config", "core.hooksPath", marker.path().to_str().unwrap()]);
    repo.git(&["config", "include.path", marker.path().join("outside").to_str().unwrap()]);
    repo.write(".git/info/attributes", b"* diff=x filter=x merge=x\n");
    audit(repo.path()).introduced(&secret, "a.py", 2, &added);
    assert_eq!(fs::read_dir(marker.path()).unwrap().count(), 0);
}

#[test]
fn a_work_tree_elsewhere_is_not_followed() {
    let (repo, outside, secret) = (Repo::harmless(), tempfile::tempdir().unwrap(), token());
    fs::write(outside.path().join("a.py"), settings(&secret)).unwrap();
    repo.git(&["config", "core.worktree", outside.path().to_str().unwrap()]);
    std::os::unix::fs::symlink(outside.path(), repo.path().join("link")).unwrap();
    std::os::unix::fs::symlink(outside.path(), repo.path().join(".git/refs/link")).unwrap();
    assert!(audit(repo.path()).of(&secret).is_empty());
}

#[test]
fn a_git_file_that_names_the_repository_of_somebody_else() {
    let (victim, secret) = (Repo::harmless(), token());
    victim.added_and_removed("a.py", &settings(&secret));
    let hostile = tempfile::tempdir().unwrap();
    fs::write(hostile.path().join(".git"), format!("gitdir: {}/.git\n", victim.path().display())).unwrap();
    let answer = audit(hostile.path());
    assert!(answer.of(&secret).is_empty(), "{}", answer.text);
    answer.said("does not belong to this work tree", "");
    assert_eq!(answer.status, 3);
}
