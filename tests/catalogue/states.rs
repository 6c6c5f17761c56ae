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

/// Does what is printed, the first command by itself, and asks whether it is gone.
fn delete(repo: &Repo, secret: &str) {
    let answer = audit(repo.path());
    let finding = answer.found(secret);
    assert!(!help(finding).contains("rebase"), "{finding}");
    run(repo, &commands(finding)[0], "true");
    gone(&audit(repo.path()), secret);
}

#[test]
fn what_no_branch_has_is_deleted() {
    let repo = Repo::harmless();
    let [of_tag, of_message, of_other] = [token(), token(), token()];
    let blob = |secret: &str| {
        let id = repo.git_with_input(&["hash-object", "-w", "--stdin"], &settings(secret));
        String::from_utf8(id).unwrap().trim().to_owned()
    };
    repo.git(&["update-ref", "refs/tags/of-a-blob", &blob(&of_tag)]);
    delete(&repo, &of_tag);
    repo.git(&["tag", "-a", "v1", "-m", &format!("with {of_message}")]);
    delete(&repo, &of_message);
    repo.git(&["update-ref", "refs/odd/$(touch${IFS}x)", &blob(&of_other)]);
    delete(&repo, &of_other);
    assert!(!repo.path().join("x").exists());
}

#[test]
fn a_stash_is_dropped_and_the_others_stay() {
    let repo = Repo::harmless();
    let secrets = [token(), token(), token()];
    for secret in &secrets {
        repo.write("readme", &settings(secret));
        repo.git(&["stash", "-q"]);
    }
    let answer = audit(repo.path());
    run(&repo, &commands(answer.found(&secrets[2]))[0], "true");
    let answer = audit(repo.path());
    assert!(answer.of(&secrets[2]).is_empty(), "{}", answer.text);
    let older = answer.found(&secrets[0]).clone();
    assert!(help(&older).contains("an older stash has it"), "{older}");
    let drop = commands(&older).into_iter().find(|c| c.starts_with("git stash drop")).unwrap();
    run(&repo, &drop.replace("{N}", "{1}"), "true");
    let answer = audit(repo.path());
    assert!(answer.of(&secrets[0]).is_empty() && !answer.of(&secrets[1]).is_empty(), "{}", answer.text);
}

#[test]
fn a_merge_and_a_branch_that_is_not_checked_out_are_made_anew() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.git(&["checkout", "-q", "-b", "side"]);
    repo.write("aside", b"1\n");
    repo.commit_at("aside", 1);
    repo.git(&["checkout", "-q", "-"]);
    let main = repo.git_line(&["symbolic-ref", "--short", "HEAD"]);
    repo.write("ahead", b"1\n");
    repo.commit_at("ahead", 2);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "side"]);
    repo.write("a.py", &settings(&secret));
    let merge = repo.commit_at("merge", 3);
    repo.write("later", b"1\n");
    repo.commit_at("later", 4);
    // Somebody works elsewhere meanwhile.
    repo.git(&["checkout", "-q", "side"]);
    let answer = audit(repo.path());
    let found = commands(answer.found(&secret));
    assert!(
        found[0].starts_with("git rebase -i --rebase-merges ") && found[0].ends_with(&format!(" {main}")),
        "{found:?}"
    );
    run(&repo, &found[0], &format!("sed -i '/^merge -C {}/a break'", &merge[..7]));
    repo.write("a.py", b"TOKEN = read()\n");
    run(&repo, &found[1], "true");
    assert_eq!(repo.git_line(&["rev-list", "--merges", "--count", &main]), "1");
    let prune = commands(audit(repo.path()).found(&secret)).remove(0);
    run(&repo, &prune, "true");
    gone(&audit(repo.path()), &secret);
}

#[test]
fn a_message_is_written_anew() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a", b"1\n");
    let brought = repo.commit_at(&format!("with {secret}"), 1);
    repo.write("b", b"1\n");
    repo.commit_at("later", 2);
    let answer = audit(repo.path());
    let found = commands(answer.found(&secret));
    let short = &brought[..7];
    let reword = format!("sed -i 's/^pick {short}.*/pick {short}\\nexec git commit --amend -m clean/'");
    assert!(help(answer.found(&secret)).contains(&format!("write `reword` before {short}")));
    run(&repo, &found[0], &reword);
    run(&repo, &commands(audit(repo.path()).found(&secret))[0], "true");
    gone(&audit(repo.path()), &secret);
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
    assert!(help(finding).contains("git filter-repo --replace-text ../expressions.txt"), "{finding}");
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
