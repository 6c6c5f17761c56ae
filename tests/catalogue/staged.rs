//! What a hook sees: the index against HEAD.

use super::harness::{check_staged, file_holds, keylint, settings, token};
use crate::support::git::Repo;
use std::fs;

/// Nothing to object to.
#[track_caller]
fn passes(repo: &Repo) {
    let answer = check_staged(repo.path());
    assert_eq!((answer.status, answer.findings.len()), (0, 0), "{}", answer.text);
}

#[track_caller]
fn blocks(repo: &Repo, secret: &str, path: &str, line: u64) {
    let answer = check_staged(repo.path());
    answer.at(secret, path, line);
    answer.complete();
}

fn with_settings() -> (Repo, String) {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.commit_at("with", 1);
    (repo, secret)
}

#[test]
fn a_new_file_and_the_first_commit() {
    for repo in [Repo::harmless(), Repo::new("sha1"), Repo::new("sha256")] {
        let secret = token();
        repo.write("a.py", &settings(&secret));
        passes(&repo);
        repo.git(&["add", "a.py"]);
        blocks(&repo, &secret, "a.py", 2);
        let help = check_staged(repo.path()).found(&secret)["help"][0].to_string();
        assert!(help.contains("stage the file again, before you commit"), "{help}");
        // Cleaned in the work tree alone.
        repo.write("a.py", b"x = 1\n");
        blocks(&repo, &secret, "a.py", 2);
        repo.git(&["add", "a.py"]);
        passes(&repo);
        // Dirty in the work tree alone.
        repo.write("a.py", &settings(&secret));
        passes(&repo);
    }
}

#[test]
fn only_intended() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.git(&["add", "-N", "a.py"]);
    passes(&repo);
}

#[test]
fn a_token_joins_a_line_that_was_there() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", b"# settings\nTOKEN = \"\"\nx = 1\n");
    repo.commit_at("empty", 1);
    repo.write("a.py", format!("# settings\nTOKEN = \"{secret}\"\nx = 1\n").as_bytes());
    repo.git(&["add", "a.py"]);
    blocks(&repo, &secret, "a.py", 2);
}

#[test]
fn only_what_is_added_blocks() {
    let (repo, old) = with_settings();
    let new = token();
    repo.write("a.py", &[&settings(&old)[..], format!("OTHER = \"{new}\"\n").as_bytes()].concat());
    repo.git(&["add", "a.py"]);
    let answer = check_staged(repo.path());
    answer.at(&new, "a.py", 3);
    assert!(answer.of(&old).is_empty(), "{}", answer.text);
    // An edit beside it does not block.
    repo.write("a.py", &[b"# first\n", &settings(&old)[..]].concat());
    repo.git(&["add", "a.py"]);
    passes(&repo);
    // Nor does the deletion of its line.
    repo.write("a.py", b"# settings\n");
    repo.git(&["add", "a.py"]);
    passes(&repo);
    repo.git(&["rm", "-qf", "a.py"]);
    passes(&repo);
}

#[test]
fn a_second_copy_in_a_file_and_a_copy_in_another_block() {
    let (repo, old) = with_settings();
    repo.write("a.py", &[&settings(&old)[..], format!("OTHER = \"{old}\"\n").as_bytes()].concat());
    repo.git(&["add", "a.py"]);
    blocks(&repo, &old, "a.py", 3);
    repo.git(&["reset", "-q", "--hard"]);
    repo.write("copy.py", &settings(&old));
    repo.git(&["add", "copy.py"]);
    blocks(&repo, &old, "copy.py", 2);
}

#[test]
fn a_rename_with_and_without_an_edit() {
    let (repo, _) = with_settings();
    repo.git(&["mv", "a.py", "b.py"]);
    passes(&repo);
    let new = token();
    let bytes = fs::read(repo.path().join("b.py")).unwrap();
    repo.write("b.py", &[&bytes[..], format!("OTHER = \"{new}\"\n").as_bytes()].concat());
    repo.git(&["add", "b.py"]);
    let answer = check_staged(repo.path());
    answer.at(&new, "b.py", 3);
}

#[test]
fn what_the_other_side_of_a_merge_has_does_not_block() {
    let (repo, theirs) = (Repo::harmless(), token());
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.write("a.py", &settings(&theirs));
    repo.commit_at("theirs", 1);
    repo.git(&["checkout", "-q", "main"]);
    repo.write("b.py", b"x = 1\n");
    repo.commit_at("ours", 2);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "side"]);
    passes(&repo);
    let mine = token();
    repo.write("a.py", &[&settings(&theirs)[..], format!("OTHER = \"{mine}\"\n").as_bytes()].concat());
    repo.git(&["add", "a.py"]);
    let answer = check_staged(repo.path());
    answer.at(&mine, "a.py", 3);
    assert!(answer.of(&theirs).is_empty(), "{}", answer.text);
    assert_eq!(answer.summary["suppressed"]["unchanged line"], 1, "{}", answer.summary);
}

#[test]
fn a_change_of_mode_or_of_a_submodule_alone() {
    let (repo, _) = with_settings();
    repo.git(&["update-index", "--chmod=+x", "a.py"]);
    passes(&repo);
    repo.git(&["update-index", "--add", "--cacheinfo", "160000", &"1".repeat(40), "module"]);
    passes(&repo);
}

#[test]
fn a_link_whose_target_is_a_secret() {
    let (repo, secret) = (Repo::harmless(), token());
    std::os::unix::fs::symlink(format!("https://{secret}@example.org/"), repo.path().join("link")).unwrap();
    repo.git(&["add", "link"]);
    blocks(&repo, &secret, "link", 1);
}

#[test]
fn attributes_encodings_and_binaries() {
    let repo = Repo::harmless();
    repo.write(".gitattributes", b"* -diff binary\n");
    let (plain, wide, nul) = (token(), token(), token());
    repo.write("plain.py", &settings(&plain));
    let utf16 = String::from_utf8(settings(&wide)).unwrap();
    repo.write(
        "wide.txt",
        &[0xff, 0xfe].into_iter().chain(utf16.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>(),
    );
    repo.write("data.bin", &[b"\0\0\0", format!("key={nul}\0").as_bytes()].concat());
    repo.git(&["add", "-A"]);
    let answer = check_staged(repo.path());
    answer.at(&plain, "plain.py", 2);
    answer.at(&wide, "wide.txt", 2);
    answer.at(&nul, "data.bin", 1);
}

#[test]
fn stages_of_a_conflict() {
    let repo = Repo::harmless();
    let secrets = [token(), token(), token()];
    for (stage, secret) in (1..).zip(&secrets) {
        let blob = repo.object("blob", &settings(secret));
        repo.git_with_input(&["update-index", "--index-info"], format!("100644 {blob} {stage}\tf.py\n").as_bytes());
    }
    let answer = check_staged(repo.path());
    secrets.iter().for_each(|secret| {
        answer.at(secret, "f.py", 2);
    });
}

#[test]
fn odd_names() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let repo = Repo::harmless();
    for name in [&b"new\nline.py"[..], b"not-\xff-utf8.py", b"-rf", b"trailing ", b"quo\"te.py", b" b/x"] {
        let secret = token();
        let path = repo.path().join(OsStr::from_bytes(name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, settings(&secret)).unwrap();
        repo.git(&["add", "-A"]);
        assert_eq!(check_staged(repo.path()).found(&secret)["path"].as_str().unwrap(), String::from_utf8_lossy(name));
    }
}

#[test]
fn other_indexes_and_folders() {
    let (repo, secret, partial) = (Repo::harmless(), token(), token());
    repo.write("sub/a.py", &settings(&secret));
    repo.git(&["add", "sub/a.py"]);
    let answer = check_staged(&repo.path().join("sub"));
    answer.at(&secret, "sub/a.py", 2);
    let other = repo.path().join(".git/next-index-1.lock");
    repo.write("b.py", &settings(&partial));
    repo.git_env(&["add", "b.py"], &[("GIT_INDEX_FILE", other.to_str().unwrap())]);
    let answer = keylint(repo.path(), &["check", "--staged"], &[("GIT_INDEX_FILE", ".git/next-index-1.lock")], b"");
    answer.at(&partial, "b.py", 2);
    assert!(answer.of(&secret).is_empty());
}

/// The program as a hook of the git program itself, with what git gives it.
#[test]
fn as_a_hook_of_git() {
    let repo = Repo::harmless();
    let hook = repo.path().join(".git/hooks/pre-commit");
    let program = env!("CARGO_BIN_EXE_keylint");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, format!("#!/bin/sh\nexec {program} check --staged --format json > \"$HOME/.git/answer\"\n"))
        .unwrap();
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let head = || repo.git_line(&["rev-parse", "HEAD"]);
    let before = head();
    for arguments in
        [&["commit", "-qam", "x"][..], &["commit", "-qm", "x", "--", "readme"], &["commit", "-qm", "x", "-i", "readme"]]
    {
        let secret = token();
        repo.write("readme", &settings(&secret));
        repo.git_may_fail(arguments);
        assert_eq!(head(), before, "{arguments:?} was not stopped");
        let print = keylint::model::fingerprint(&[b"secret", secret.as_bytes()]);
        file_holds(&repo.path().join(".git/answer"), &print);
        repo.git(&["reset", "-q", "--hard"]);
    }
    repo.write("readme", b"clean\n");
    repo.git_may_fail(&["commit", "-qam", "x"]);
    assert_ne!(head(), before);
}

#[test]
fn ten_thousand_files() {
    let (repo, secret) = (Repo::harmless(), token());
    let blobs: Vec<String> = (0..20).map(|n| repo.object("blob", format!("file {n}\n").as_bytes())).collect();
    let lines: String = (0..10_000).map(|n| format!("100644 {}\td{}/f{n}\n", blobs[n % 20], n % 100)).collect();
    repo.git_with_input(&["update-index", "--index-info"], lines.as_bytes());
    repo.write("key.py", &settings(&secret));
    repo.git(&["add", "key.py"]);
    blocks(&repo, &secret, "key.py", 2);
}
