//! What the tree under test says about the test itself: settings, baselines and comments narrow what is reported, are counted wherever
//! they do, and do nothing where the caller asks for it. What cannot be understood ends the run before it begins.

use super::harness::{Answer, keylint, run, settings, token};
use crate::support::git::Repo;
use std::fs;
use std::process::Command;

/// `check`, with the settings and the baseline of the tree.
fn check(repo: &Repo, arguments: &[&str]) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(["check", ".", "--format", "json"]).args(arguments);
    run(command, repo.path(), &[], b"")
}

#[test]
fn settings_that_allow_everything_are_counted_and_can_be_left_out() {
    for text in [
        "[lints]\nhardcoded-secret = \"off\"\n",
        "[[override]]\npaths = [\"**\"]\nlints = { hardcoded-secret = \"off\" }\n",
        "[paths]\nexclude = [\"**/*.py\"]\n",
    ] {
        let (repo, secret) = (Repo::harmless(), token());
        repo.write("a.py", &settings(&secret));
        repo.write("keylint.toml", text.as_bytes());
        let answer = check(&repo, &[]);
        assert!(answer.of(&secret).is_empty() && answer.status == 0, "{}", answer.text);
        let counted = |part: &str| answer.summary[part].to_string().contains("configuration");
        assert!(counted("suppressed") || counted("skipped"), "{text}: {}", answer.text);
        check(&repo, &["--no-repo-config"]).found(&secret);
        let own = tempfile::NamedTempFile::new().unwrap();
        check(&repo, &["--config", own.path().to_str().unwrap()]).found(&secret);
    }
}

#[test]
fn a_baseline_in_the_tree_is_counted_and_covers_no_other_secret_and_no_other_file() {
    let (repo, known, new) = (Repo::harmless(), token(), token());
    repo.write("a.py", &settings(&known));
    let written =
        Command::new(env!("CARGO_BIN_EXE_keylint")).arg("baseline").current_dir(repo.path()).output().unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let baseline = fs::read_to_string(repo.path().join("keylint-baseline.txt")).unwrap();
    assert!(!baseline.contains(&known));
    let answer = check(&repo, &[]);
    assert_eq!((answer.status, &answer.summary["suppressed"]["baseline"]), (0, &serde_json::json!(1)));
    check(&repo, &["--no-repo-config"]).found(&known);
    // Another secret at the same place, and the same secret at another.
    repo.write("a.py", &settings(&new));
    check(&repo, &[]).found(&new);
    repo.write("a.py", &settings(&known));
    repo.write("b.py", &settings(&known));
    let answer = check(&repo, &[]);
    assert!(answer.of(&known).iter().any(|f| f["path"] == "b.py"), "{}", answer.text);
}

#[test]
fn comments_need_a_name_and_a_reason_and_are_counted() {
    let (repo, secret) = (Repo::harmless(), token());
    let with = |comment: &str| {
        repo.write("a.py", format!("TOKEN = \"{secret}\"  # {comment}\n").as_bytes());
        check(&repo, &[])
    };
    for idle in [
        "keylint: allow",
        "keylint: allow()",
        "keylint: allow(hardcoded-secret)",
        "keylint: allow(missing-timeout) another lint",
        "keylint: allow(nonsense) no lint",
    ] {
        assert_eq!(with(idle).found(&secret)["lint"], "hardcoded-secret", "{idle}");
    }
    for (comment, kind) in [
        ("keylint: allow(hardcoded-secret) a key of our own tests", "allow comment"),
        ("gitleaks:allow", "marker of another scanner"),
    ] {
        let answer = with(comment);
        assert!(answer.of(&secret).is_empty(), "{comment}: {}", answer.text);
        assert_eq!(answer.summary["suppressed"][kind], 1, "{comment}: {}", answer.text);
    }
}

#[test]
fn settings_that_are_no_settings_end_the_run() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    let settings = repo.path().join("keylint.toml");
    let nested = format!("x = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    for text in
        ["[[[", "[lint]\n", "[lints]\nnonsense = \"off\"\n", "[lints]\nhardcoded-secret = 3\n", "\u{feff}\0", &nested]
    {
        fs::write(&settings, text).unwrap();
        let answer = check(&repo, &[]);
        assert_eq!(answer.status, 2, "{:.60}: {:.400}", text, answer.text);
        assert!(answer.findings.is_empty() && answer.text.contains("nothing was scanned"), "{:.400}", answer.text);
    }
    fs::remove_file(&settings).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", &settings).unwrap();
    assert_eq!(check(&repo, &[]).status, 2);
    fs::remove_file(&settings).unwrap();
    assert!(Command::new("mkfifo").arg(&settings).status().unwrap().success());
    assert_eq!(check(&repo, &[]).status, 2);
    check(&repo, &["--no-repo-config"]).found(&secret);
}

/// Very many formats, and formats that say very large numbers, of the user's own: understood or refused, and soon.
#[test]
fn settings_that_are_bombs_end() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    let format = |n: usize, prefix: &str, shape: &str| {
        format!(
            "[[credential]]\nid = \"own-{n}\"\nname = \"Own {n}\"\nprefixes = [\"{prefix}\"]\nshape = \"{shape}\"\n"
        )
    };
    let many: String = (0..10_000).map(|n| format(n, &format!("own{n}_"), "alnum:20")).collect();
    let counts = ["alnum:1-4000000000", "alnum:99999999999999999999", &"alnum:9 ".repeat(100_000)];
    let counts = counts.iter().map(|shape| format(1, "own_", shape));
    for text in std::iter::once(many).chain(counts) {
        fs::write(repo.path().join("keylint.toml"), &text).unwrap();
        let begin = std::time::Instant::now();
        let answer = check(&repo, &[]);
        assert!(matches!(answer.status, 1 | 2), "{:.80}: {} {:.400}", text, answer.status, answer.text);
        assert!(begin.elapsed().as_secs() < 60, "{:.80}", text);
    }
}

/// A clean clone that holds a bare repository below it, whose settings name programs.
#[test]
fn a_bare_repository_in_a_folder_runs_nothing() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.commit_at("add", 1);
    let marker = tempfile::tempdir().unwrap();
    let touch = format!("touch {}/ran", marker.path().display());
    for (name, text) in [
        ("HEAD", "ref: refs/heads/main\n".to_owned()),
        (
            "config",
            format!(
                "[core]\n\tbare = true\n\tfsmonitor = {touch}\n\tpager = {touch}\n\tsshCommand = {touch}\n[diff]\n\texternal = {touch}\n"
            ),
        ),
        ("objects/info/x", String::new()),
        ("refs/heads/x", String::new()),
        ("hooks/post-checkout", format!("#!/bin/sh\n{touch}\n")),
    ] {
        repo.write(&format!("vendor/bare.git/{name}"), text.as_bytes());
    }
    let answer = keylint(repo.path(), &["audit", "."], &[], b"");
    assert!(!answer.of(&secret).is_empty(), "{}", answer.text);
    keylint(repo.path(), &["check", "."], &[], b"").found(&secret);
    assert_eq!(fs::read_dir(marker.path()).unwrap().count(), 0);
}

/// What is missing of a partial clone is said; the program that would bring it is not asked.
#[test]
fn a_promised_object_is_not_fetched() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("gone.py", b"x = 1\n");
    repo.write("a.py", &settings(&secret));
    repo.commit_at("add", 1);
    let gone = repo.git_line(&["rev-parse", "HEAD:gone.py"]);
    let marker = tempfile::tempdir().unwrap();
    for (key, value) in [
        ("remote.origin.url", "ssh://nowhere.invalid/x".to_owned()),
        ("remote.origin.promisor", "true".to_owned()),
        ("remote.origin.uploadpack", format!("touch {}/ran; true", marker.path().display())),
        ("core.sshCommand", format!("touch {}/ran; true", marker.path().display())),
        ("extensions.partialClone", "origin".to_owned()),
    ] {
        repo.git(&["config", key, &value]);
    }
    fs::remove_file(repo.path().join(".git/objects").join(&gone[..2]).join(&gone[2..])).unwrap();
    let answer = keylint(repo.path(), &["audit", "."], &[], b"");
    answer.found(&secret);
    assert_eq!(answer.summary["complete"], false, "{}", answer.text);
    assert!(answer.text.contains("fetches nothing here: `git fetch --refetch --no-filter`"), "{}", answer.text);
    assert_eq!(fs::read_dir(marker.path()).unwrap().count(), 0);
}
