//! Secrets in files that commits hold: added, removed, moved, merged, long ago.

use super::harness::{audit, no_file_holds, objects_with, only_in, settings, token};
use crate::support::git::{Repo, Stream};

#[test]
fn added_then_removed() {
    let (repo, secret) = (Repo::harmless(), token());
    let (added, removed) = repo.added_and_removed("conf/app.py", &settings(&secret));
    only_in(&repo, &secret, "blob");
    no_file_holds(repo.path(), &secret);
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "conf/app.py", 2, &added);
    assert_eq!(finding["column"], 10);
    assert_eq!(finding["removed"]["id"].as_str(), Some(removed.as_str()), "{finding}");
    assert_eq!(finding["in_head"], false);
}

#[test]
fn in_the_root_commit_alone() {
    let (repo, secret) = (Repo::new("sha1"), token());
    repo.git(&["config", "log.showRoot", "false"]);
    repo.write("a.py", &settings(&secret));
    let root = repo.commit_at("root", 0);
    repo.git(&["rm", "-q", "a.py"]);
    repo.commit_at("gone", 1);
    assert_eq!(repo.git_line(&["rev-list", "--max-parents=0", "HEAD"]), root);
    only_in(&repo, &secret, "blob");
    audit(repo.path()).introduced(&secret, "a.py", 2, &root);
}

#[test]
fn deleted_thousands_of_commits_ago() {
    let (repo, secret) = (Repo::new("sha1"), token());
    let mut stream = Stream::default();
    for n in 0..3000 {
        stream.commit(n, "x");
        stream.file("counter", n.to_string().as_bytes());
        match n {
            7 => stream.file("old/key.py", &settings(&secret)),
            8 => stream.line("D old/key.py"),
            _ => {}
        }
    }
    repo.git_with_input(&["fast-import", "--quiet"], &stream.0);
    repo.git(&["reset", "-q", "--hard"]);
    let added = repo.git_line(&["rev-list", "--reverse", "HEAD"]).lines().nth(7).unwrap().to_owned();
    only_in(&repo, &secret, "blob");
    audit(repo.path()).introduced(&secret, "old/key.py", 2, &added);
}

/// Branches `main` and `side`, each with a file of its own and a line in `both` that conflicts.
fn two_branches() -> Repo {
    let repo = Repo::harmless();
    repo.write("both", b"base\n");
    repo.commit_at("base", 1);
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.write("both", b"side\n");
    repo.write("s", b"s\n");
    repo.commit_at("side", 2);
    repo.git(&["checkout", "-q", "main"]);
    repo.write("both", b"main\n");
    repo.write("m", b"m\n");
    repo.commit_at("main", 3);
    repo
}

#[test]
fn a_file_that_only_the_merge_brings() {
    let (repo, secret) = (two_branches(), token());
    repo.git_may_fail(&["merge", "-q", "--no-commit", "side"]);
    repo.write("both", b"main and side\n");
    repo.write("evil.py", &settings(&secret));
    let merge = repo.commit_at("merge", 4);
    repo.git(&["rm", "-q", "evil.py"]);
    let removed = repo.commit_at("clean", 5);
    assert_eq!(repo.git_line(&["rev-list", "--merges", "HEAD"]), merge);
    assert!(repo.git_line(&["log", "-p", "--all"]).lines().all(|l| !l.starts_with('+') || !l.contains(&secret)));
    only_in(&repo, &secret, "blob");
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "evil.py", 2, &merge);
    assert_eq!(finding["removed"]["id"].as_str(), Some(removed.as_str()));
}

#[test]
fn the_resolution_of_a_conflict() {
    let (repo, secret) = (two_branches(), token());
    repo.git_may_fail(&["merge", "-q", "side"]);
    repo.write("both", &settings(&secret));
    let merge = repo.commit_at("merge", 4);
    repo.write("both", b"resolved\n");
    repo.commit_at("clean", 5);
    only_in(&repo, &secret, "blob");
    audit(repo.path()).introduced(&secret, "both", 2, &merge);
}

#[test]
fn an_octopus_with_a_file_of_its_own() {
    let (repo, secret) = (two_branches(), token());
    repo.git(&["checkout", "-q", "-b", "third", "HEAD~1"]);
    repo.write("t", b"t\n");
    repo.commit_at("third", 4);
    repo.git(&["checkout", "-q", "main"]);
    repo.write("evil.py", &settings(&secret));
    repo.git(&["add", "evil.py"]);
    let tree = repo.git_line(&["write-tree"]);
    let args = ["commit-tree", &tree, "-p", "main", "-p", "side", "-p", "third", "-m", "octopus"];
    let octopus = String::from_utf8(repo.git_at(&args, b"", 1_700_000_600)).unwrap().trim().to_owned();
    repo.git(&["reset", "-q", "--hard", &octopus]);
    repo.git(&["rm", "-q", "evil.py"]);
    repo.commit_at("clean", 11);
    only_in(&repo, &secret, "blob");
    audit(repo.path()).introduced(&secret, "evil.py", 2, &octopus);
}

#[test]
fn a_side_branch_that_was_merged_and_deleted() {
    let (repo, secret) = (two_branches(), token());
    repo.git(&["checkout", "-q", "-b", "topic"]);
    repo.write("topic.py", &settings(&secret));
    let added = repo.commit_at("add", 4);
    repo.git(&["rm", "-q", "topic.py"]);
    let removed = repo.commit_at("drop", 5);
    repo.git(&["checkout", "-q", "main"]);
    repo.git_at(&["merge", "-q", "--no-ff", "-m", "merge", "topic"], b"", 1_700_000_360);
    repo.git(&["branch", "-q", "-D", "topic"]);
    only_in(&repo, &secret, "blob");
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "topic.py", 2, &added);
    assert_eq!(finding["removed"]["id"].as_str(), Some(removed.as_str()));
    assert_eq!(finding["reachable"], true);
}

#[test]
fn one_blob_at_two_paths_and_in_two_commits() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("first.py", &settings(&secret));
    let added = repo.commit_at("add", 1);
    repo.git(&["mv", "first.py", "second.py"]);
    repo.commit_at("move", 2);
    repo.git(&["rm", "-q", "second.py"]);
    repo.commit_at("remove", 3);
    only_in(&repo, &secret, "blob");
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "first.py", 2, &added);
    let places: Vec<&str> = finding["places"].as_array().unwrap().iter().filter_map(|p| p["path"].as_str()).collect();
    assert_eq!(places, ["second.py"], "{finding}");
}

#[test]
fn a_value_changed_in_place() {
    let (repo, secrets) = (Repo::harmless(), [token(), token(), token()]);
    let commits: Vec<String> = (1..)
        .zip(&secrets)
        .map(|(minute, secret)| {
            repo.write("a.py", &settings(secret));
            repo.commit_at("rotate", minute)
        })
        .collect();
    secrets.iter().for_each(|secret| {
        only_in(&repo, secret, "blob");
    });
    let answer = audit(repo.path());
    for (at, secret) in secrets.iter().enumerate() {
        let finding = answer.introduced(secret, "a.py", 2, &commits[at]);
        assert_eq!(finding["in_head"], at == 2);
        assert_eq!(finding["lint"], if at == 2 { "hardcoded-secret" } else { "secret-in-history" });
        assert_eq!(finding["removed"]["id"].as_str(), commits.get(at + 1).map(String::as_str));
    }
}

#[test]
fn removed_and_committed_again() {
    let (repo, secret) = (Repo::harmless(), token());
    let (first, _) = repo.added_and_removed("a.py", &settings(&secret));
    repo.write("b/other.py", &[b"x = 1\n", &settings(&secret)[..]].concat());
    repo.commit_at("again", 3);
    repo.git(&["rm", "-q", "b/other.py"]);
    let last = repo.commit_at("and gone", 4);
    assert_eq!(objects_with(&repo, &secret).len(), 2);
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "a.py", 2, &first);
    assert_eq!(finding["blobs"], 2);
    assert_eq!(finding["removed"]["id"].as_str(), Some(last.as_str()), "{finding}");
}

#[test]
fn a_revert_brings_it_back() {
    let (repo, secret) = (Repo::harmless(), token());
    let (added, removed) = repo.added_and_removed("a.py", &settings(&secret));
    repo.git_at(&["revert", "--no-edit", &removed], b"", 1_700_000_300);
    let answer = audit(repo.path());
    let finding = answer.introduced(&secret, "a.py", 2, &added);
    assert_eq!((&finding["in_head"], finding["removed"].is_null()), (&true.into(), true));
}

/// Two branches add the same file in the same second; the one that is the other's ancestor came first, whatever its author date.
#[test]
fn the_graph_counts_before_the_clock() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.git(&["add", "-A"]);
    let (late, early) = ("@1800000000 +0000", "@1500000000 +0000");
    let dated = |message: &str, author: &str, committer: &str| {
        let dates = [("GIT_AUTHOR_DATE", author), ("GIT_COMMITTER_DATE", committer)];
        repo.git_env(&["commit", "-q", "--allow-empty", "-m", message], &dates);
        repo.git_line(&["rev-parse", "HEAD"])
    };
    let first = dated("first", late, late);
    repo.write("a.py", &[b"# changed\n", &settings(&secret)[..]].concat());
    repo.git(&["add", "-A"]);
    dated("second", early, early);
    repo.git(&["rm", "-q", "a.py"]);
    dated("third", early, early);
    assert_eq!(objects_with(&repo, &secret).len(), 2);
    audit(repo.path()).introduced(&secret, "a.py", 2, &first);
}

#[test]
fn the_target_of_a_symbolic_link() {
    let (repo, secret) = (Repo::harmless(), token());
    std::os::unix::fs::symlink(format!("https://u:{secret}@example.org/x"), repo.path().join("link")).unwrap();
    let added = repo.commit_at("link", 1);
    repo.git(&["rm", "-q", "link"]);
    repo.commit_at("gone", 2);
    assert!(repo.git_line(&["ls-tree", &added, "link"]).starts_with("120000 blob"));
    audit(repo.path()).introduced(&secret, "link", 1, &added);
    // And of one that is there.
    let other = token();
    std::os::unix::fs::symlink(format!("https://u:{other}@example.org/x"), repo.path().join("link")).unwrap();
    audit(repo.path()).at(&other, "link", 1);
}

#[test]
fn odd_modes_of_files() {
    for mode in ["100755", "100664", "100600", "100640"] {
        let (repo, secret) = (Repo::harmless(), token());
        let blob = repo.object("blob", &settings(&secret));
        let raw: Vec<u8> = (0..20).map(|i| u8::from_str_radix(&blob[2 * i..2 * i + 2], 16).unwrap()).collect();
        let tree = repo.object("tree", &[format!("{mode} run.py\0").as_bytes(), &raw].concat());
        let commit = repo.git_line(&["commit-tree", &tree, "-p", "HEAD", "-m", "mode"]);
        repo.git(&["update-ref", "refs/heads/odd", &commit]);
        only_in(&repo, &secret, "blob");
        audit(repo.path()).introduced(&secret, "run.py", 2, &commit);
    }
}

#[test]
fn encodings_archives_and_pointers_in_history() {
    let repo = Repo::harmless();
    let (wide, nul) = (token(), token());
    let text = format!("key = {wide}\n");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    repo.write("wide.txt", &utf16);
    repo.write("core.bin", &[&b"\0\x01\x02\0"[..], format!("key={nul}\0").as_bytes()].concat());
    let added = repo.commit_at("add", 1);
    repo.git(&["rm", "-q", "wide.txt", "core.bin"]);
    repo.commit_at("remove", 2);
    let answer = audit(repo.path());
    answer.introduced(&wide, "wide.txt", 1, &added);
    answer.introduced(&nul, "core.bin", 1, &added);
    // A mark of UTF-16 hides nothing: neither what a tool of another encoding has appended, nor a whole file.
    let (repo, appended, behind, mixed) = (Repo::harmless(), token(), token(), token());
    let lines = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let swapped = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let mark = [0xff, 0xfe];
    repo.write("appended.txt", &[&mark[..], &lines("one\ntwo\n"), format!("key = {appended}\n").as_bytes()].concat());
    repo.write("behind.txt", &[&mark[..], &settings(&behind)].concat());
    repo.write("mixed.txt", &[&mark[..], &lines("one\ntwo\n"), &swapped(&format!("key = {mixed}\n"))].concat());
    let added = repo.commit_at("add", 1);
    let answer = audit(repo.path());
    answer.at(&appended, "appended.txt", 3);
    answer.at(&behind, "behind.txt", 2);
    answer.at(&mixed, "mixed.txt", 3);
    repo.git(&["rm", "-q", "appended.txt", "behind.txt", "mixed.txt"]);
    repo.commit_at("remove", 2);
    let answer = audit(repo.path());
    answer.introduced(&appended, "appended.txt", 3, &added);
    answer.introduced(&behind, "behind.txt", 2, &added);
    answer.introduced(&mixed, "mixed.txt", 3, &added);
    // The object of a large file pointer lies beside git's own.
    let (repo, secret) = (Repo::harmless(), token());
    let name = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
    repo.write(
        "data.bin",
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize 60\n").as_bytes(),
    );
    repo.commit_at("pointer", 1);
    repo.write(&format!(".git/lfs/objects/4d/7a/{name}"), &settings(&secret));
    audit(repo.path()).at(&secret, &format!(".git/lfs/objects/4d/7a/{name}"), 2);
}
