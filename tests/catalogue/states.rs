//! What to do depends on who can have a secret: the help differs, and the commands that it prints do what it says.

use super::harness::{Answer, audit, settings, token};
use crate::support::git::Repo;
use serde_json::Value;
use std::process::Command;

fn help(finding: &Value) -> String {
    finding["help"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}

/// The commands of a help, as they are printed.
fn commands(finding: &Value) -> Vec<String> {
    let text = help(finding);
    text.split('`').skip(1).step_by(2).filter(|part| part.starts_with("git ")).map(str::to_owned).collect()
}

/// Runs a printed command as a person would.
fn run(repo: &Repo, command: &str, editor: &str) {
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(repo.path()).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", repo.path());
    shell.env("GIT_SEQUENCE_EDITOR", editor).env("GIT_EDITOR", "true");
    for who in ["AUTHOR", "COMMITTER"] {
        shell.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@example.com");
    }
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A clone whose remote has its first commit.
fn clone() -> Repo {
    let repo = Repo::harmless();
    repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repo
}

fn state(finding: &Value) -> (bool, bool, bool) {
    let of = |name: &str| finding[name].as_bool().unwrap();
    (of("in_head"), of("pushed"), of("local"))
}

fn gone(answer: &Answer, secret: &str) {
    assert!(answer.of(secret).is_empty(), "{}", answer.text);
    answer.complete();
}

#[test]
fn the_newest_commit_is_amended_and_what_is_lost_is_pruned() {
    let (repo, secret) = (clone(), token());
    repo.write("a.py", &settings(&secret));
    repo.commit_at("bring", 1);
    let answer = audit(repo.path());
    let finding = answer.at(&secret, "a.py", 2);
    assert_eq!(state(finding), (true, false, true), "{finding}");
    let amend = commands(finding).remove(0);
    assert!(amend.starts_with("git commit --amend"), "{finding}");
    // The file is mended, then what was printed is done.
    repo.write("a.py", b"TOKEN = read()\n");
    run(&repo, &amend, "true");
    let answer = audit(repo.path());
    let finding = answer.found(&secret);
    assert_eq!((finding["reachable"].as_bool(), finding["reflog"].as_bool()), (Some(false), Some(true)));
    let prune = commands(finding).remove(0);
    run(&repo, &prune, "true");
    gone(&audit(repo.path()), &secret);
}

#[test]
fn an_older_commit_is_edited() {
    for root in [false, true] {
        let (repo, secret) = (Repo::new("sha1"), token());
        if !root {
            repo.write("readme", b"harmless\n");
            repo.commit_at("first", 0);
        }
        repo.write("a.py", &settings(&secret));
        let brought = repo.commit_at("bring", 1);
        repo.write("b.py", b"x = 1\n");
        repo.commit_at("later", 2);
        let answer = audit(repo.path());
        let finding = answer.introduced(&secret, "a.py", 2, &brought);
        assert_eq!(state(finding), (true, false, true));
        let found = commands(finding);
        assert!(found[0].starts_with(if root { "git rebase -i --root" } else { "git rebase -i " }), "{finding}");
        run(&repo, &found[0], &format!("sed -i 's/^pick {}/edit {}/'", &brought[..7], &brought[..7]));
        repo.write("a.py", b"TOKEN = read()\n");
        run(&repo, &found[1], "true");
        let answer = audit(repo.path());
        let finding = answer.found(&secret);
        assert!(help(finding).contains("nothing but ORIG_HEAD reaches it"), "{finding}");
        run(&repo, &commands(finding)[0], "true");
        gone(&audit(repo.path()), &secret);
        assert!(repo.git_line(&["log", "--format=%s"]).starts_with("later\nbring"));
    }
}

#[test]
fn what_was_pushed_is_rotated_and_rewritten_only_if_it_is_gone() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.commit_at("bring", 1);
    repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    let answer = audit(repo.path());
    let finding = answer.at(&secret, "a.py", 2);
    assert_eq!(state(finding), (true, true, false));
    assert!(help(finding).starts_with("revoke it first") && !help(finding).contains("filter-repo"), "{finding}");
    repo.write("a.py", b"x = 1\n");
    let removed = repo.commit_at("take away", 2);
    let answer = audit(repo.path());
    let finding = answer.at(&secret, "a.py", 2);
    assert_eq!(state(finding), (false, true, false));
    assert_eq!(finding["removed"]["id"].as_str(), Some(&*removed));
    assert!(help(finding).starts_with("revoke it first"), "{finding}");
    assert!(help(finding).contains("git filter-repo --replace-text expressions.txt"), "{finding}");
    assert!(!help(finding).contains("strip-blobs"), "all else in the file stays: {finding}");
}

#[test]
fn what_is_in_no_commit_is_taken_out_before() {
    let (repo, secret) = (clone(), token());
    repo.write("a.py", &settings(&secret));
    repo.git(&["add", "a.py"]);
    let answer = audit(repo.path());
    let finding = answer.at(&secret, "a.py", 2);
    assert!(help(finding).contains("no commit has it yet"), "{finding}");
}

#[test]
fn people_read_who_brought_it_and_what_reaches_it() {
    let (repo, secret) = (clone(), token());
    let (added, removed) = repo.added_and_removed("a.py", &settings(&secret));
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    let output = command.args(["audit", "."]).current_dir(repo.path()).env("HOME", repo.path()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let short = |id: &str| id[..7].to_owned();
    assert!(text.contains(&format!("introduced by {} (", short(&added))), "{text}");
    assert!(text.contains(&format!(", removed by {} (", short(&removed))), "{text}");
    assert!(text.contains("reached by main: not pushed, as far as is known here"), "{text}");
}
