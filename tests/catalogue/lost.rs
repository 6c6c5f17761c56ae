//! Secrets that no branch reaches any more: stashes, reflogs, dropped and dangling objects.

use super::harness::{Answer, audit, only_in, settings, token};
use crate::support::git::Repo;
use std::fs;

fn write_secret(repo: &Repo, path: &str) -> String {
    let secret = token();
    repo.write(path, &settings(&secret));
    secret
}

#[test]
fn stashes_of_every_kind() {
    let repo = Repo::harmless();
    repo.write("tracked.py", b"x = 1\n");
    repo.commit_at("tracked", 1);
    let older = write_secret(&repo, "tracked.py");
    repo.git(&["stash", "-q"]);
    let staged = write_secret(&repo, "staged.py");
    repo.git(&["add", "staged.py"]);
    let untracked = write_secret(&repo, "untracked.py");
    repo.write(".git/info/exclude", b"ignored.py\n");
    let ignored = write_secret(&repo, "ignored.py");
    repo.git(&["stash", "-q", "--all"]);
    let answer = audit(repo.path());
    for (secret, path) in
        [(&older, "tracked.py"), (&staged, "staged.py"), (&untracked, "untracked.py"), (&ignored, "ignored.py")]
    {
        only_in(&repo, secret, "blob");
        answer.at(secret, path, 2);
    }
    assert_eq!(answer.found(&untracked)["refs"], serde_json::json!(["refs/stash"]));
    answer.complete();
    // Dropped, and only in the object store.
    repo.git(&["stash", "clear"]);
    let answer = audit(repo.path());
    for secret in [&older, &staged, &untracked, &ignored] {
        assert_eq!(answer.found(secret)["reachable"], false);
    }
}

fn is_lost(answer: &Answer, secret: &str, path: &str) {
    let finding = answer.at(secret, path, 2);
    assert_eq!(finding["ref_count"], 0, "{finding}");
    assert_eq!(finding["lint"], "secret-in-history");
}

#[test]
fn amended_reset_and_rebased_away() {
    for expired in [false, true] {
        let repo = Repo::harmless();
        let amended = write_secret(&repo, "amended.py");
        let with = repo.commit_at("amend me", 1);
        repo.git(&["rm", "-q", "--cached", "amended.py"]);
        fs::remove_file(repo.path().join("amended.py")).unwrap();
        repo.git(&["commit", "-q", "--amend", "--allow-empty", "-m", "amended"]);
        let reset = write_secret(&repo, "reset.py");
        repo.commit_at("reset me", 2);
        repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
        if expired {
            repo.git(&["reflog", "expire", "--expire=now", "--all"]);
            for name in ["ORIG_HEAD", "COMMIT_EDITMSG"] {
                let _ = fs::remove_file(repo.path().join(".git").join(name));
            }
        }
        let answer = audit(repo.path());
        is_lost_or_kept(&answer, &amended, "amended.py", expired);
        assert_eq!(answer.found(&amended)["commit"].as_str(), Some(&*with));
        is_lost_or_kept(&answer, &reset, "reset.py", expired);
        answer.complete();
    }
}

/// Found with no branch that reaches it; while a reflog does, that is said.
fn is_lost_or_kept(answer: &Answer, secret: &str, path: &str, expired: bool) {
    let finding = answer.at(secret, path, 2);
    assert_eq!(finding["in_head"], false);
    assert!(!finding["refs"].to_string().contains("refs/heads"), "{finding}");
    assert_eq!(finding["reflog"], !expired, "{finding}");
    if expired {
        is_lost(answer, secret, path);
    }
}

#[test]
fn staged_and_dropped_or_never_committed() {
    let repo = Repo::harmless();
    let dropped = write_secret(&repo, "dropped.py");
    repo.git(&["add", "dropped.py"]);
    repo.git(&["rm", "-q", "--cached", "dropped.py"]);
    fs::remove_file(repo.path().join("dropped.py")).unwrap();
    let staged = write_secret(&repo, "staged.py");
    repo.git(&["add", "staged.py"]);
    fs::remove_file(repo.path().join("staged.py")).unwrap();
    let blob = only_in(&repo, &dropped, "blob");
    let answer = audit(repo.path());
    let finding = answer.found(&dropped);
    assert_eq!((finding["object"].as_str(), &finding["reachable"]), (Some(&*blob), &false.into()));
    let finding = answer.at(&staged, "staged.py", 2);
    assert_eq!(finding["origin"], "staged");
}

#[test]
fn entries_of_other_indexes() {
    for name in ["next-index-4711.lock", "index.stash.4711", "index.backup"] {
        let repo = Repo::harmless();
        let secret = write_secret(&repo, "partial.py");
        repo.git_env(
            &["add", "partial.py"],
            &[("GIT_INDEX_FILE", repo.path().join(".git").join(name).to_str().unwrap())],
        );
        fs::remove_file(repo.path().join("partial.py")).unwrap();
        only_in(&repo, &secret, "blob");
        let answer = audit(repo.path());
        answer.found(&secret);
    }
}

#[test]
fn dangling_blob_tree_commit_and_tag() {
    let repo = Repo::harmless();
    let secrets = [token(), token(), token(), token()];
    let blobs: Vec<String> = secrets.iter().map(|s| repo.object("blob", &settings(s))).collect();
    repo.tree("100644", "blob", &blobs[1], "in_tree.py");
    let tree = repo.tree("100644", "blob", &blobs[2], "in_commit.py");
    let commit = repo.git_line(&["commit-tree", &tree, "-m", "lost"]);
    let text = format!("object {}\ntype blob\ntag lost\ntagger A <a@example.com> 1700000000 +0000\n\nm\n", blobs[3]);
    repo.object("tag", text.as_bytes());
    for packed in [false, true] {
        if packed {
            repo.git(&["repack", "-adfq", "--cruft"]);
            assert!(
                fs::read_dir(repo.objects_dir().join("pack"))
                    .unwrap()
                    .flatten()
                    .any(|e| e.path().extension().is_some_and(|x| x == "mtimes"))
            );
        }
        let answer = audit(repo.path());
        assert_eq!(answer.found(&secrets[0])["object"].as_str(), Some(&*blobs[0]));
        is_lost(&answer, &secrets[1], "in_tree.py");
        is_lost(&answer, &secrets[2], "in_commit.py");
        assert_eq!(answer.found(&secrets[2])["commit"].as_str(), Some(&*commit));
        assert_eq!(answer.found(&secrets[3])["object"].as_str(), Some(&*blobs[3]));
        answer.complete();
    }
}

#[test]
fn the_middle_of_a_rebase() {
    let repo = Repo::harmless();
    repo.write("f", b"1\n");
    repo.commit_at("one", 1);
    repo.git(&["checkout", "-q", "-b", "topic"]);
    let secret = write_secret(&repo, "topic.py");
    repo.write("f", b"topic\n");
    let with = repo.commit_at("topic", 2);
    repo.git(&["checkout", "-q", "main"]);
    repo.write("f", b"main\n");
    repo.commit_at("two", 3);
    repo.git(&["checkout", "-q", "topic"]);
    repo.git_may_fail(&["rebase", "main"]);
    assert!(repo.path().join(".git/rebase-merge").is_dir());
    repo.git(&["rm", "-qf", "topic.py"]);
    let answer = audit(repo.path());
    assert_eq!(answer.at(&secret, "topic.py", 2)["commit"].as_str(), Some(&*with));
}

#[test]
fn a_bisection_left_behind() {
    let repo = Repo::harmless();
    let secret = write_secret(&repo, "a.py");
    let with = repo.commit_at("bad", 1);
    repo.git(&["bisect", "start"]);
    repo.git(&["bisect", "bad", &with]);
    repo.git(&["checkout", "-q", "main~1"]);
    repo.git(&["update-ref", "refs/heads/main", "main~1"]);
    let answer = audit(repo.path());
    let finding = answer.at(&secret, "a.py", 2);
    assert_eq!(finding["refs"], serde_json::json!(["refs/bisect/bad"]), "{finding}");
}
