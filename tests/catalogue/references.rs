//! Secrets that only some reference reaches, and those in the names of references.

use super::harness::{audit, file_holds, objects_with, only_in, settings, token};
use crate::support::git::Repo;
use std::fs;

/// A commit that nothing but the caller's reference will reach.
fn aside(repo: &Repo, secret: &str) -> String {
    let blob = repo.object("blob", &settings(secret));
    let tree = repo.tree("100644", "blob", &blob, "a.py");
    let commit = repo.git_line(&["commit-tree", &tree, "-p", "HEAD", "-m", "aside"]);
    only_in(repo, secret, "blob");
    commit
}

#[test]
fn references_of_every_kind() {
    for name in [
        "refs/heads/other",
        "refs/heads/deep/er/branch",
        "refs/remotes/origin/topic",
        "refs/pull/7/head",
        "refs/merge-requests/7/head",
        "refs/changes/01/1/1",
        "refs/meta/x",
        "refs/tags/light",
        "refs/bisect/bad",
        "refs/original/refs/heads/main",
        "refs/rewritten/onto",
        "refs/worktree/own",
        "refs/prefetch/remotes/origin/main",
    ] {
        for packed in [false, true] {
            let (repo, secret) = (Repo::harmless(), token());
            let commit = aside(&repo, &secret);
            repo.git(&["update-ref", name, &commit]);
            if packed {
                repo.git(&["pack-refs", "--all"]);
                repo.git(&["repack", "-adq"]);
            }
            let answer = audit(repo.path());
            let finding = answer.introduced(&secret, "a.py", 2, &commit);
            assert_eq!(finding["reachable"], true);
            assert_eq!(finding["refs"], serde_json::json!([name]), "{finding}");
            assert_eq!(finding["ref_count"], 1);
            assert_eq!(finding["pushed"], name.starts_with("refs/remotes/"), "{name}");
        }
    }
}

#[test]
fn pseudo_references() {
    for name in
        ["ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_HEAD", "REBASE_HEAD", "FETCH_HEAD"]
    {
        let (repo, secret) = (Repo::harmless(), token());
        let commit = aside(&repo, &secret);
        fs::write(repo.path().join(".git").join(name), format!("{commit}\n")).unwrap();
        let answer = audit(repo.path());
        let finding = answer.introduced(&secret, "a.py", 2, &commit);
        assert_eq!(finding["refs"], serde_json::json!([name]), "{finding}");
    }
}

#[test]
fn an_annotated_tag_alone() {
    let (repo, secret) = (Repo::harmless(), token());
    let commit = aside(&repo, &secret);
    repo.git(&["tag", "-a", "-m", "v", "v1", &commit]);
    repo.git(&["tag", "-a", "-m", "again", "v2", "v1"]);
    repo.git(&["tag", "-d", "v1"]);
    let answer = audit(repo.path());
    assert_eq!(answer.introduced(&secret, "a.py", 2, &commit)["refs"], serde_json::json!(["refs/tags/v2"]));
}

#[test]
fn tags_of_blobs_and_trees() {
    for annotated in [false, true] {
        let (repo, blob_secret, tree_secret) = (Repo::harmless(), token(), token());
        let blob = repo.object("blob", &settings(&blob_secret));
        let tree = repo.object("blob", &settings(&tree_secret));
        let tree = repo.tree("100644", "blob", &tree, "in_tree.py");
        let tree = repo.tree("040000", "tree", &tree, "folder");
        for (name, id) in [("blob", &blob), ("tree", &tree)] {
            match annotated {
                true => repo.git(&["tag", "-a", "-m", "m", name, id]),
                false => repo.git(&["update-ref", &format!("refs/tags/{name}"), id]),
            };
        }
        only_in(&repo, &blob_secret, "blob");
        let answer = audit(repo.path());
        let finding = answer.found(&blob_secret);
        assert_eq!((finding["object"].as_str(), &finding["reachable"]), (Some(&*blob), &true.into()));
        assert_eq!(finding["refs"], serde_json::json!(["refs/tags/blob"]));
        let finding = answer.at(&tree_secret, "folder/in_tree.py", 2);
        assert_eq!(finding["refs"], serde_json::json!(["refs/tags/tree"]));
        answer.complete();
    }
}

#[test]
fn names_of_branches_and_tags() {
    for packed in [false, true] {
        for kind in ["heads", "tags", "remotes/origin", "notes"] {
            let (repo, secret) = (Repo::harmless(), token());
            let name = format!("refs/{kind}/fix-{secret}");
            repo.git(&["update-ref", &name, "HEAD"]);
            if packed {
                repo.git(&["pack-refs", "--all"]);
                file_holds(&repo.path().join(".git/packed-refs"), &secret);
            } else {
                assert!(repo.path().join(".git").join(&name).is_file());
            }
            let answer = audit(repo.path());
            let finding = answer.of(&secret)[0];
            assert_eq!(finding["path"].as_str(), Some(if packed { ".git/packed-refs" } else { ".git/refs" }));
            answer.complete();
        }
    }
}

#[test]
fn a_branch_that_head_names_and_nobody_made() {
    let (repo, secret) = (Repo::new("sha1"), token());
    repo.git(&["symbolic-ref", "HEAD", &format!("refs/heads/{secret}")]);
    audit(repo.path()).at(&secret, ".git/HEAD", 1);
}

#[test]
fn broken_references_are_said_and_the_objects_read() {
    for (path, text) in [
        ("HEAD", "garbage\n"),
        ("refs/heads/broken", "not an id\n"),
        ("refs/heads/missing", "1234567890123456789012345678901234567890\n"),
        ("refs/heads/a", "ref: refs/heads/a\n"),
        ("refs/heads/empty", ""),
        ("refs/heads/nul", "\0\0\0\0\0\0\0\0"),
    ] {
        let (repo, secret) = (Repo::harmless(), token());
        aside(&repo, &secret);
        fs::write(repo.path().join(".git").join(path), text).unwrap();
        let answer = audit(repo.path());
        answer.at(&secret, "a.py", 2);
        assert_eq!(answer.summary["complete"], false, "{path}: {}", answer.summary);
        assert!(answer.summary["uncovered"].to_string().contains(if path.ends_with("missing") {
            "123456"
        } else {
            path
        }));
    }
}

#[test]
fn packed_references_with_garbage() {
    let (repo, secret) = (Repo::harmless(), token());
    let commit = aside(&repo, &secret);
    let text = format!(
        "# pack-refs with: peeled fully-peeled sorted \nnot a line\n{commit} refs/heads/kept\nzz refs/heads/bad\n"
    );
    fs::write(repo.path().join(".git/packed-refs"), text).unwrap();
    let answer = audit(repo.path());
    assert_eq!(answer.at(&secret, "a.py", 2)["refs"], serde_json::json!(["refs/heads/kept"]));
    answer.said("not a reference", "packed-refs");
}

#[test]
fn replacements_and_grafts_hide_nothing() {
    let (repo, secret) = (Repo::harmless(), token());
    let (added, removed) = repo.added_and_removed("a.py", &settings(&secret));
    let clean = repo.git_line(&["rev-parse", "HEAD~2"]);
    let blob = only_in(&repo, &secret, "blob");
    let other = repo.object("blob", b"nothing\n");
    repo.git(&["replace", &blob, &other]);
    repo.git(&["replace", &added, &clean]);
    fs::write(repo.path().join(".git/info/grafts"), format!("{removed} {clean}\n")).unwrap();
    assert!(objects_with(&repo, &secret).len() <= 1);
    audit(repo.path()).introduced(&secret, "a.py", 2, &added);
}

#[test]
fn many_references_are_counted_and_some_named() {
    let (repo, secret) = (Repo::harmless(), token());
    let commit = aside(&repo, &secret);
    let many: String = (0..20_000).map(|n| format!("create refs/heads/b{n:05} {commit}\n")).collect();
    repo.git_with_input(&["update-ref", "--stdin"], many.as_bytes());
    repo.git(&["pack-refs", "--all"]);
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "a.py", 2, &commit);
    assert_eq!(finding["ref_count"], 20_000);
    assert!(finding["refs"].as_array().unwrap().len() <= 10, "{finding}");
}
