//! What is new: the commits of a range, and a push before and after it is accepted.

use super::harness::{Answer, keylint, settings, token};
use crate::support::git::Repo;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

fn range(repo: &Repo, range: &str) -> Answer {
    keylint(repo.path(), &["check", "--range", range], &[], b"")
}

fn since(repo: &Repo, revision: &str) -> Answer {
    keylint(repo.path(), &["check", "--since", revision], &[], b"")
}

/// `main` with an old token, and a branch `side` from its first commit.
fn with_old_token() -> (Repo, String) {
    let (repo, old) = (Repo::harmless(), token());
    repo.write("old.py", &settings(&old));
    repo.commit_at("old", 1);
    repo.git(&["tag", "old"]);
    (repo, old)
}

#[test]
fn only_what_the_commits_bring() {
    let (repo, old) = with_old_token();
    let (kept, removed) = (token(), token());
    repo.write("new.py", &settings(&removed));
    let brought = repo.commit_at("bring", 2);
    repo.write("new.py", b"x = 1\n");
    let taken = repo.commit_at("take away", 3);
    repo.write("old.py", &[&settings(&old)[..], format!("KEPT = \"{kept}\"\n").as_bytes()].concat());
    let edited = repo.commit_at("edit beside the old one", 4);
    for answer in [since(&repo, "old"), range(&repo, "old..HEAD"), range(&repo, "old..."), range(&repo, "HEAD~3..main")]
    {
        let finding = answer.at(&kept, "old.py", 3);
        assert_eq!(finding["commit"].as_str(), Some(&*edited), "{finding}");
        let finding = answer.introduced(&removed, "new.py", 2, &brought);
        assert_eq!((finding["lint"].as_str(), finding["in_head"].as_bool()), (Some("secret-in-history"), Some(false)));
        assert_eq!(finding["removed"]["id"].as_str(), Some(&*taken), "{finding}");
        assert!(answer.of(&old).is_empty(), "{}", answer.text);
        assert_eq!(answer.summary["suppressed"]["unchanged line"], 1);
    }
    let none = since(&repo, "HEAD");
    assert_eq!((none.status, none.findings.len()), (0, 0), "{}", none.text);
    assert!(none.summary["skipped"].to_string().contains("no commit in the range"), "{}", none.summary);
    // The other way round nothing is new.
    assert_eq!(range(&repo, "main..old").status, 0);
}

#[test]
fn what_a_revert_brings_back_is_no_news() {
    let (repo, old) = with_old_token();
    repo.git(&["rm", "-q", "old.py"]);
    repo.commit_at("take away", 2);
    repo.write("old.py", &settings(&old));
    repo.commit_at("bring back", 3);
    let answer = since(&repo, "old");
    assert_eq!((answer.status, answer.findings.len()), (0, 0), "{}", answer.text);
    // In another place it is.
    repo.write("copy.py", &settings(&old));
    repo.commit_at("copy", 4);
    since(&repo, "old").at(&old, "copy.py", 2);
}

#[test]
fn what_took_a_secret_away_is_named() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.git(&["tag", "old"]);
    repo.write("a/b/key.py", &settings(&secret));
    let brought = repo.commit_at("bring", 1);
    repo.git(&["mv", "a/b/key.py", "key.py"]);
    repo.commit_at("move", 2);
    repo.write("key.py", &[b"# moved\n", &settings(&secret)[..]].concat());
    repo.commit_at("edit", 3);
    repo.git(&["rm", "-q", "key.py"]);
    let taken = repo.commit_at("take away", 4);
    let finding = |removed: &str| {
        let answer = since(&repo, "old");
        let finding = answer.found(&secret);
        assert_eq!(finding["commit"].as_str(), Some(&*brought), "{finding}");
        assert_eq!(finding["removed"]["id"].as_str(), Some(removed), "{finding}");
    };
    finding(&taken);
    // Back again in a folder, and away with the folder.
    repo.write("c/d/key.py", &settings(&secret));
    repo.commit_at("again", 5);
    assert_eq!(since(&repo, "old").found(&secret)["removed"], serde_json::Value::Null);
    repo.git(&["rm", "-qr", "c"]);
    finding(&repo.commit_at("take the folder away", 6));
}

#[test]
fn a_branch_that_merged_the_other_is_asked_for_its_own_alone() {
    let (repo, _) = with_old_token();
    repo.git(&["checkout", "-q", "-b", "side", "HEAD~1"]);
    let (mine, theirs, resolved) = (token(), token(), token());
    repo.write("mine.py", &settings(&mine));
    let brought = repo.commit_at("mine", 2);
    repo.git(&["checkout", "-q", "main"]);
    repo.write("theirs.py", &settings(&theirs));
    repo.commit_at("theirs", 3);
    repo.git(&["checkout", "-q", "side"]);
    repo.git(&["merge", "-q", "--no-commit", "--no-ff", "main"]);
    repo.write("evil.py", &settings(&resolved));
    let merged = repo.commit_at("merge", 4);
    for text in ["main..side", "main...side", "main..", "main@{0}..side"] {
        let answer = range(&repo, text);
        if text.contains('@') {
            assert_eq!(answer.status, 2, "{}", answer.text);
            continue;
        }
        answer.introduced(&mine, "mine.py", 2, &brought);
        answer.introduced(&resolved, "evil.py", 2, &merged);
        assert_eq!(answer.findings.len(), 2, "{}", answer.text);
    }
}

#[test]
fn renames_messages_and_tags() {
    let (repo, old) = with_old_token();
    repo.git(&["mv", "old.py", "renamed.py"]);
    repo.commit_at("rename", 2);
    let (message, tag) = (token(), token());
    let commit = repo.commit_at(&format!("use {message}"), 3);
    repo.git(&["tag", "-a", "-m", &format!("key {tag}"), "new"]);
    let answer = range(&repo, "old..new");
    assert!(answer.of(&old).is_empty(), "{}", answer.text);
    let finding = answer.found(&message);
    assert_eq!(finding["object"].as_str(), Some(&*commit), "{finding}");
    answer.found(&tag);
    answer.complete();
}

#[test]
fn wrong_revisions_are_usage_errors_and_cut_history_is_said() {
    let (repo, _) = with_old_token();
    for wrong in ["nothing..HEAD", "HEAD~9..HEAD", "HEAD", "HEAD:old.py..HEAD", "abcd..HEAD", "..^..HEAD"] {
        assert_eq!(range(&repo, wrong).status, 2, "{wrong}");
    }
    assert!(range(&repo, ":/old..HEAD").text.contains("`:/old` is a form of revision that is not known"));
    let folder = tempfile::tempdir().unwrap();
    let outside = keylint(folder.path(), &["check", "--since", "HEAD"], &[], b"");
    assert_eq!(outside.status, 2, "{}", outside.text);
    // Of a shallow clone the commit before is missing.
    let url = format!("file://{}", repo.path().display());
    let clone = folder.path().join("clone");
    repo.git(&["clone", "-q", "--depth", "1", &url, clone.to_str().unwrap()]);
    let base = repo.git_line(&["rev-parse", "HEAD~1"]);
    let answer = keylint(&clone, &["check", "--range", &format!("{base}..HEAD")], &[], b"");
    assert_eq!(answer.status, 2, "{}", answer.text);
    assert!(answer.text.contains("shallow"), "{}", answer.text);
}

#[test]
fn it_reads_what_differs_alone() {
    let repo = Repo::harmless();
    for n in 0..200 {
        repo.write(&format!("d{}/f{n}", n % 20), format!("file {n}\n").as_bytes());
    }
    repo.commit_at("many", 1);
    repo.write("d3/f3", b"changed\n");
    repo.commit_at("one", 2);
    let answer = since(&repo, "HEAD~1");
    assert_eq!(answer.summary["scanned"]["file"], 1, "{}", answer.summary);
    assert_eq!(answer.summary["scanned"]["object"], 2, "{}", answer.summary);
}

/// A bare repository whose `pre-receive` is this program, and a clone of it.
fn server() -> (tempfile::TempDir, Repo) {
    let folder = tempfile::tempdir().unwrap();
    let bare = folder.path().join("server.git");
    let repo = Repo::harmless();
    repo.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    repo.git(&["remote", "add", "origin", bare.to_str().unwrap()]);
    repo.git(&["fetch", "-q", "origin"]);
    let hook = bare.join("hooks/pre-receive");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    let program = env!("CARGO_BIN_EXE_keylint");
    fs::write(&hook, format!("#!/bin/sh\nexec {program} hook run pre-receive\n")).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, repo)
}

/// Pushes; gives whether it was accepted, and what was said.
fn push(repo: &Repo, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new("git");
    command.args(["push", "-q", "origin"]).args(arguments).current_dir(repo.path());
    let output = command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", repo.path()).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_server_takes_what_is_clean_and_nothing_else() {
    // Few objects come loose, many as a pack.
    for limit in ["100", "1"] {
        let (folder, repo) = server();
        let bare = folder.path().join("server.git");
        repo.git(&["-C", bare.to_str().unwrap(), "config", "receive.unpackLimit", limit]);
        repo.write("clean.py", b"x = 1\n");
        repo.commit_at("clean", 1);
        let (accepted, said) = push(&repo, &["HEAD:main"]);
        assert!(accepted && said.is_empty(), "{said}");
        let secret = token();
        repo.write("a.py", &settings(&secret));
        let brought = repo.commit_at("bring", 2);
        repo.write("a.py", b"x = 1\n");
        repo.commit_at("take away", 3);
        for target in ["HEAD:main", "HEAD:refs/heads/new", "HEAD:refs/tags/t"] {
            let (accepted, said) = push(&repo, &[target]);
            assert!(!accepted, "{target}: {said}");
            let place = format!("a.py (commit {}):2", &brought[..7]);
            assert!(said.contains(&place) && said.contains("hardcoded-secret"), "{said}");
            assert!(!said.contains(&secret), "{said}");
            assert!(said.lines().filter(|l| l.starts_with("remote:")).count() <= 20, "{said}");
        }
        // What is only in a message, and what no commit has.
        repo.git(&["reset", "-q", "--hard", "HEAD~2"]);
        let message = token();
        repo.commit_at(&format!("with {message}"), 4);
        assert!(!push(&repo, &["HEAD:main"]).0);
        let blob = repo.object("blob", &settings(&token()));
        assert!(!push(&repo, &[&format!("{blob}:refs/tags/blob")]).0);
        // Deleting brings nothing, nor does a branch at a commit that is there.
        repo.git(&["reset", "-q", "--hard", "origin/main"]);
        assert!(push(&repo, &["HEAD:refs/heads/same"]).0);
        assert!(push(&repo, &[":refs/heads/same"]).0);
        no_quarantine_is_left(&bare);
    }
}

fn no_quarantine_is_left(bare: &Path) {
    let left = fs::read_dir(bare.join("objects")).unwrap().flatten();
    assert!(left.map(|e| e.file_name()).all(|name| !name.to_string_lossy().starts_with("tmp_objdir")));
}

#[test]
fn an_edit_beside_an_old_secret_is_accepted() {
    let (folder, repo) = server();
    let bare = folder.path().join("server.git");
    let old = token();
    repo.write("a.py", &settings(&old));
    repo.commit_at("old", 1);
    fs::rename(bare.join("hooks/pre-receive"), bare.join("hooks/off")).unwrap();
    assert!(push(&repo, &["HEAD:main"]).0);
    fs::rename(bare.join("hooks/off"), bare.join("hooks/pre-receive")).unwrap();
    repo.write("a.py", &[b"# first\n", &settings(&old)[..]].concat());
    repo.commit_at("edit", 2);
    let (accepted, said) = push(&repo, &["HEAD:main"]);
    assert!(accepted, "{said}");
}

/// The program in a work tree.
fn here(repo: &Repo, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(repo.path()).env("HOME", repo.path()).output().unwrap()
}

#[test]
fn who_pushes_is_stopped_by_what_the_remote_does_not_have() {
    let (_folder, repo) = server();
    assert_eq!(here(&repo, &["hook", "install", "pre-commit", "pre-push"]).status.code(), Some(0));
    assert_eq!(here(&repo, &["hook", "install", "pre-push"]).status.code(), Some(0), "again");
    let hook = repo.path().join(".git/hooks/pre-push");
    let program = Path::new(env!("CARGO_BIN_EXE_keylint")).parent().unwrap();
    let text = fs::read_to_string(&hook).unwrap();
    assert!(text.contains("keylint hook run pre-push"), "{text}");
    fs::write(&hook, text.replacen('\n', &format!("\nPATH={}:$PATH\n", program.display()), 1)).unwrap();
    fs::remove_file(repo.path().join(".git/hooks/pre-commit")).unwrap();
    let secret = token();
    repo.write("a.py", &settings(&secret));
    repo.commit_at("bring", 1);
    let (accepted, said) = push(&repo, &["HEAD:main"]);
    assert!(!accepted && said.contains("keylint:   a.py") && !said.contains("remote:"), "{said}");
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    repo.write("b.py", b"x = 1\n");
    repo.commit_at("clean", 2);
    assert!(push(&repo, &["HEAD:main"]).0);
}

#[test]
fn what_another_remote_has_is_new_to_a_remote_that_nobody_asked() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.commit_at("bring", 1);
    repo.git(&["remote", "add", "private", "../private.git"]);
    repo.git(&["update-ref", "refs/remotes/private/main", "HEAD"]);
    let head = repo.git_line(&["rev-parse", "HEAD"]);
    let line = format!("refs/heads/main {head} refs/heads/main {}\n", "0".repeat(40));
    let hook = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
        command.args(["hook", "run", "pre-push"]).args(arguments);
        super::harness::run(command, repo.path(), &[], line.as_bytes())
    };
    let public = hook(&["public", "../public.git"]);
    assert!(public.status == 1 && public.text.contains("keylint:   a.py"), "{}", public.text);
    assert!(public.text.contains("nothing is known of what this remote has") && public.text.contains(": public"));
    assert_eq!(hook(&["private", "../private.git"]).status, 0);
    // A URL is no name: it may be that of any remote.
    assert_eq!(hook(&["../private.git", "../private.git"]).status, 0);
}

#[test]
fn a_branch_that_is_called_like_a_key_is_not_accepted() {
    let (folder, repo) = server();
    let secret = token();
    for target in [format!("HEAD:refs/heads/{secret}"), format!("HEAD:refs/tags/v-{secret}")] {
        let (accepted, said) = push(&repo, &[&target]);
        assert!(!accepted && said.contains("remote:") && said.contains("hardcoded-secret"), "{said}");
        let ours = said.lines().filter(|line| line.starts_with("remote: keylint"));
        assert!(ours.clone().count() > 1 && !ours.collect::<String>().contains(&secret), "{said}");
    }
    assert!(push(&repo, &["HEAD:refs/heads/quiet"]).0);
    // What who pushes has allowed themselves is counted.
    repo.write("a.py", format!("k = \"{secret}\"  # {}: allow(hardcoded-secret) mine\n", "keylint").as_bytes());
    repo.commit_at("allowed", 1);
    let (accepted, said) = push(&repo, &["HEAD:main"]);
    assert!(accepted && said.contains("comments in what is pushed allow 1 more"), "{said}");
    // Unless the server takes nobody's word.
    let hook = folder.path().join("server.git/hooks/pre-receive");
    let text = fs::read_to_string(&hook).unwrap().replace("run pre-receive", "run pre-receive --no-allow-comments");
    fs::write(&hook, text).unwrap();
    repo.write("b.py", format!("k = \"{}\"  # {}: allow(hardcoded-secret) mine\n", token(), "keylint").as_bytes());
    repo.commit_at("allowed", 2);
    let (accepted, said) = push(&repo, &["HEAD:main"]);
    assert!(!accepted && said.contains("b.py"), "{said}");
}

#[test]
fn a_range_that_changes_what_judges_it_says_so() {
    let repo = Repo::harmless();
    repo.git(&["tag", "old"]);
    repo.write("keylint.toml", b"[paths]\nexclude = [\"secret/\"]\n");
    repo.commit_at("configure", 1);
    let answer = since(&repo, "old");
    assert!(answer.summary["remarks"].to_string().contains("keylint.toml"), "{}", answer.summary);
    repo.git(&["tag", "-f", "old"]);
    repo.write("b.py", b"x = 1\n");
    repo.commit_at("no news", 2);
    assert_eq!(since(&repo, "old").summary.get("remarks"), None);
}

/// `git commit` with a hook that is ours.
fn commit_with_hook(repo: &Repo, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new("git");
    command.args(["commit", "-q", "--allow-empty"]).args(arguments).current_dir(repo.path());
    for (name, value) in [("HOME", repo.path().to_str().unwrap()), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_EDITOR", "true")]
    {
        command.env(name, value);
    }
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
        command.env(name, "a@example.org");
    }
    let output = command.output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_message_with_a_secret_is_stopped_before_it_is_a_commit() {
    let repo = Repo::harmless();
    let secret = token();
    repo.write("old.py", &settings(&secret));
    repo.commit_at("old", 1);
    assert_eq!(here(&repo, &["hook", "install", "commit-msg"]).status.code(), Some(0));
    let hook = repo.path().join(".git/hooks/commit-msg");
    let program = Path::new(env!("CARGO_BIN_EXE_keylint")).parent().unwrap();
    let text = fs::read_to_string(&hook).unwrap();
    assert!(text.starts_with("#!/bin/sh\n") && text.ends_with("\nexec keylint hook run commit-msg \"$@\"\n"), "{text}");
    fs::write(&hook, text.replacen('\n', &format!("\nPATH={}:$PATH\n", program.display()), 1)).unwrap();
    let before = repo.git_line(&["rev-parse", "HEAD"]);
    let (made, said) = commit_with_hook(&repo, &["-m", &format!("use {secret} for now")]);
    assert!(!made && said.contains("1 finding stops this commit") && !said.contains(&secret), "{said}");
    assert!(said.contains("keylint:   .git/COMMIT_EDITMSG:1: ") && said.contains("git commit -e -F"), "{said}");
    assert_eq!(repo.git_line(&["rev-parse", "HEAD"]), before);
    // What is taken away stands below the message that an editor shows, and is no part of it.
    repo.write("old.py", b"x = 1\n");
    let (made, said) = commit_with_hook(&repo, &["-a", "-v", "-e", "-m", "take it away"]);
    assert!(made, "{said}");
    assert!(!repo.git_line(&["show", "HEAD:old.py"]).contains(&secret));
    let usage = here(&repo, &["hook", "run", "commit-msg"]);
    assert_eq!(usage.status.code(), Some(2));
    assert_eq!(here(&repo, &["hook", "run", "commit-msg", "no-such-file"]).status.code(), Some(2));
}

#[test]
fn hooks_of_others_are_left_alone() {
    let repo = Repo::harmless();
    let hook = repo.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\ntrue\n").unwrap();
    let install = || here(&repo, &["hook", "install"]);
    let answer = install();
    assert_eq!(answer.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&answer.stderr).contains("keylint hook run pre-commit"));
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\ntrue\n");
    fs::remove_file(&hook).unwrap();
    repo.git(&["config", "core.hooksPath", ".husky"]);
    assert_eq!(install().status.code(), Some(2));
    assert!(!repo.path().join(".husky").exists());
    // What a program writes anew with each installation is not what people write.
    repo.git(&["config", "core.hooksPath", ".husky/_"]);
    fs::create_dir_all(repo.path().join(".husky/_")).unwrap();
    let said = String::from_utf8(install().stderr).unwrap();
    assert!(said.contains("add this line to") && said.contains("/.husky/pre-commit:"), "{said}");
}

/// Where git would look for hooks, it is asked by all ways that can say so.
#[test]
fn a_folder_of_hooks_is_known_wherever_it_is_named() {
    let named = b"[core]\n\thooksPath = /nowhere/hooks\n";
    let including = |condition: &str| format!("[{condition}]\n\tpath = ~/more\n").into_bytes();
    let by_place = |repo: &Repo| format!("includeIf \"gitdir:{}/\"", repo.path().canonicalize().unwrap().display());
    type Prepare<'a> = &'a dyn Fn(&Repo) -> Vec<(&'static str, String)>;
    let write = |repo: &Repo, path: &str, text: &[u8]| {
        repo.write(path, text);
        Vec::new()
    };
    let cases: [(bool, Prepare<'_>); 8] = [
        (true, &|repo| write(repo, ".gitconfig", named)),
        (true, &|repo| write(repo, ".config/git/config", named)),
        (true, &|repo| {
            write(repo, ".gitconfig", &including("include"));
            write(repo, "more", named)
        }),
        (true, &|repo| {
            write(repo, ".gitconfig", &including(&by_place(repo)));
            write(repo, "more", named)
        }),
        (false, &|repo| {
            write(repo, ".gitconfig", &including("includeIf \"gitdir:/elsewhere/\""));
            write(repo, "more", named)
        }),
        (true, &|repo| {
            repo.git(&["config", "extensions.worktreeConfig", "true"]);
            write(repo, ".git/config.worktree", named)
        }),
        (true, &|_| {
            let of = |name, value: &str| (name, value.to_owned());
            let key = of("GIT_CONFIG_KEY_0", "core.hooksPath");
            vec![of("GIT_CONFIG_COUNT", "1"), key, of("GIT_CONFIG_VALUE_0", "/nowhere/hooks")]
        }),
        (false, &|repo| write(repo, ".gitconfig", b"[user]\n\tname = a\n")),
    ];
    for (nth, (is_named, prepare)) in cases.iter().enumerate() {
        let repo = Repo::harmless();
        let mut variables = prepare(&repo);
        variables.push(("HOME", repo.path().to_str().unwrap().to_owned()));
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(program);
            command.args(arguments).current_dir(repo.path()).env("GIT_CONFIG_NOSYSTEM", "1");
            for name in ["XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL"] {
                command.env_remove(name);
            }
            command.envs(variables.iter().map(|(name, value)| (*name, value))).output().unwrap()
        };
        let of_git = run("git", &["config", "core.hooksPath"]);
        assert_eq!(String::from_utf8(of_git.stdout).unwrap().contains("/nowhere"), *is_named, "{nth}: git itself");
        let ours = run(env!("CARGO_BIN_EXE_keylint"), &["hook", "install"]);
        let said = String::from_utf8(ours.stderr).unwrap();
        assert_eq!(said.contains("/nowhere/hooks/pre-commit"), *is_named, "{nth}: {said}");
        assert_eq!(repo.path().join(".git/hooks/pre-commit").exists(), !is_named, "{nth}");
    }
}
