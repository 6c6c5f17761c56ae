//! The shell steps of `action.yml`, run as a runner runs them: inputs and the event by environment, outputs into files.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::git;
use crate::support::slots;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a step left behind.
struct Step {
    status: i32,
    stdout: String,
    stderr: String,
    outputs: BTreeMap<String, String>,
    summary: String,
}

impl Step {
    fn output(&self, name: &str) -> &str {
        self.outputs.get(name).map_or("", String::as_str)
    }
}

/// Runs a script of `action/` in a checkout.
fn step(script: &str, checkout: &Path, variables: &[(&str, &str)]) -> Step {
    let runner = tempfile::tempdir().unwrap().keep();
    let file = |name: &str| runner.join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_keylint")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    for name in ["output", "summary", "path"] {
        fs::write(file(name), "").unwrap();
    }
    let output = Command::new("bash")
        .arg(root.join("action").join(script))
        .current_dir(checkout)
        .env_clear()
        .env("PATH", path)
        .env("HOME", &runner)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GITHUB_ACTIONS", "true")
        .env("ACTION_PATH", root)
        .env("RUNNER_TEMP", &runner)
        .env("GITHUB_OUTPUT", file("output"))
        .env("GITHUB_STEP_SUMMARY", file("summary"))
        .env("GITHUB_PATH", file("path"))
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let read = |name: &str| fs::read_to_string(file(name)).unwrap();
    let outputs = read("output").lines().filter_map(|l| l.split_once('=')).map(|(n, v)| (n.into(), v.into())).collect();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    Step { status: output.status.code().unwrap(), stdout, stderr, outputs, summary: read("summary") }
}

/// A repository whose first commit has a key that the second removes.
fn leaky() -> (git::Repo, String) {
    let repo = git::Repo::new("sha1");
    let mut keys = Vec::new();
    let text = slots::fill("TOKEN = \"{{github-pat-classic}}\"\n", &mut keys);
    repo.write("settings.py", text.as_bytes());
    repo.commit("add");
    repo.write("settings.py", b"TOKEN = read()\n");
    repo.commit("remove");
    (repo, keys.remove(0))
}

#[test]
fn a_push_without_its_payload_is_audited_with_its_history() {
    let (repo, key) = leaky();
    let push = step("scan.sh", repo.path(), &[("GITHUB_EVENT_NAME", "push"), ("INPUT_SARIF", "true")]);
    assert_eq!((push.status, push.output("exit-code"), push.output("findings")), (0, "1", "1"), "{}", push.stdout);
    assert_eq!(push.output("complete"), "true");
    assert!(push.stdout.contains("::error"), "{}", push.stdout);
    assert!(push.summary.contains("keylint audit"), "{}", push.summary);
    let reports = [push.output("json-file"), push.output("sarif-file")].map(|f| fs::read_to_string(f).unwrap());
    assert!(reports[1].contains("secret-in-history"));
    for text in [&push.stdout, &push.summary, &reports[0], &reports[1]] {
        assert!(!text.contains(&key));
    }
    let request = step("scan.sh", repo.path(), &[("GITHUB_EVENT_NAME", "pull_request"), ("INPUT_MODE", "check")]);
    assert_eq!((request.output("exit-code"), request.output("findings")), ("0", "0"), "{}", request.stdout);
    assert_eq!(request.output("sarif-file"), "");
}

/// Real shapes of payloads, with the commits of a repository.
#[test]
fn an_event_is_judged_by_what_it_brings() {
    let (repo, key) = leaky();
    let id = |revision: &str| repo.git_line(&["rev-parse", revision]);
    repo.write("other.py", b"x = 1\n");
    let clean = repo.commit("clean");
    let folder = tempfile::tempdir().unwrap();
    let judged = |event: &str, payload: String| {
        let file = folder.path().join("event.json");
        fs::write(&file, payload).unwrap();
        let file = file.to_str().unwrap();
        step(
            "scan.sh",
            repo.path(),
            &[("GITHUB_EVENT_NAME", event), ("GITHUB_EVENT_PATH", file), ("INPUT_SARIF", "true")],
        )
    };
    let pull = |base: &str, head: &str| {
        format!(r#"{{"pull_request":{{"base":{{"sha":"{base}"}},"head":{{"sha":"{head}"}}}}}}"#)
    };
    let push = |before: &str, after: &str| {
        format!(
            r#"{{"before":"{before}","after":"{after}","ref":"refs/heads/x","repository":{{"default_branch":"main"}}}}"#
        )
    };
    // What the old commits have is not the fault of the new one.
    for scan in [judged("pull_request", pull(&id("HEAD~1"), &clean)), judged("push", push(&id("HEAD~1"), &clean))] {
        assert_eq!((scan.output("exit-code"), scan.output("complete")), ("0", "true"), "{}", scan.stdout);
        assert!(scan.summary.contains("check --github-event"), "{}", scan.summary);
    }
    // A branch that brings the key, and takes it away again.
    repo.git(&["checkout", "-q", "-b", "x", &clean]);
    let text = format!("K = \"{key}\"\n");
    repo.write("new.py", text.as_bytes());
    repo.commit("bring");
    fs::remove_file(repo.path().join("new.py")).unwrap();
    let head = repo.commit("take away");
    repo.git(&["update-ref", "refs/remotes/origin/main", &clean]);
    let zero = "0".repeat(40);
    let group = format!(r#"{{"merge_group":{{"base_sha":"{clean}","head_sha":"{head}"}}}}"#);
    for scan in [
        judged("pull_request", pull(&clean, &head)),
        judged("merge_group", group),
        judged("push", push(&clean, &head)),
        judged("push", push(&zero, &head)),
        judged("push", push(&"9".repeat(40), &head)),
    ] {
        assert_eq!((scan.output("exit-code"), scan.output("findings")), ("1", "1"), "{}", scan.stdout);
        assert!(scan.stdout.contains("new.py") && !scan.stdout.contains(&key), "{}", scan.stdout);
        assert!(fs::read_to_string(scan.output("sarif-file")).unwrap().contains("secret-in-history"));
    }
    // Where the commits are not here, everything is looked at.
    let lost =
        judged("merge_group", format!(r#"{{"merge_group":{{"base_sha":"{}","head_sha":"{head}"}}}}"#, "9".repeat(40)));
    assert_eq!((lost.output("exit-code"), lost.output("findings")), ("1", "1"), "{}", lost.stdout);
    assert!(lost.stdout.contains("settings.py"), "{}", lost.stdout);
}

/// Who asks for a merge does not settle what is looked for in it.
#[test]
fn a_proposed_change_is_judged_by_the_configuration_and_the_baseline_of_its_base() {
    let repo = git::Repo::new("sha1");
    repo.write("readme", b"harmless\n");
    let bare = repo.commit("first");
    let off = "[lints]\nhardcoded-secret = \"off\"\nsecret-in-history = \"off\"\n";
    repo.write("keylint.toml", off.as_bytes());
    let silent = repo.commit("what is known is off");
    let text = slots::fill("TOKEN = \"{{github-pat-classic}}\"\n", &mut Vec::new());
    repo.write("settings.py", text.as_bytes());
    repo.commit("a key");
    let listed = Command::new(env!("CARGO_BIN_EXE_keylint"))
        .args(["baseline", "--no-repo-config"])
        .current_dir(repo.path())
        .output()
        .unwrap();
    assert!(listed.status.success());
    let known = repo.commit("a baseline");
    repo.write("keylint.toml", b"# nothing is off\n");
    let head = repo.commit("all is looked for, and known");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("event.json");
    let judged = |event: &str, base: &str, more: &[(&str, &str)]| {
        let pull = format!(
            r#"{{"pull_request":{{"base":{{"sha":"{base}"}},"head":{{"sha":"{head}"}}}},"merge_group":{{"base_sha":"{base}","head_sha":"{head}"}}}}"#
        );
        fs::write(&file, pull).unwrap();
        let given = [("GITHUB_EVENT_NAME", event), ("GITHUB_EVENT_PATH", file.to_str().unwrap())];
        step("scan.sh", repo.path(), &[&given[..], more].concat())
    };
    for event in ["pull_request", "pull_request_target", "merge_group"] {
        // The base has neither: what the change brings of both is new.
        let scan = judged(event, &bare, &[]);
        assert_eq!((scan.output("exit-code"), scan.output("findings")), ("1", "1"), "{event}: {}", scan.stdout);
        for name in ["keylint.toml", "keylint-baseline.txt"] {
            assert!(scan.stderr.contains(&format!("{name} is new in this change")), "{}", scan.stderr);
        }
        // What is off at the base is off for the change that turns it on.
        let scan = judged(event, &silent, &[]);
        assert_eq!((scan.output("exit-code"), scan.output("findings")), ("0", "0"), "{event}: {}", scan.stdout);
        assert!(scan.stderr.contains("keylint.toml counts as the base"), "{}", scan.stderr);
    }
    // The workflow's own word, and a base that is not here.
    let scan = judged("pull_request", &bare, &[("INPUT_CONFIG", "keylint.toml")]);
    assert!(!scan.stderr.contains("keylint.toml is new"), "{}", scan.stderr);
    let scan = judged("pull_request", &"9".repeat(40), &[]);
    assert_eq!(scan.output("exit-code"), "1", "{}", scan.stdout);
    assert!(scan.stderr.contains("keylint.toml of this change is not heeded"), "{}", scan.stderr);
    // What is wrong with that of the base is said of the base.
    repo.write("keylint.toml", b"[lint]\n");
    let broken = repo.commit("a fault");
    repo.write("keylint.toml", b"# nothing is off\n");
    repo.commit("mended");
    let scan = judged("pull_request", &broken, &[]);
    assert_eq!(scan.output("exit-code"), "2", "{}", scan.stdout);
    assert!(scan.stderr.contains("as the base of the change has it: unknown field `lint`"), "{}", scan.stderr);
    // A change that touches neither is judged by both, without a word.
    repo.git(&["checkout", "-q", &known]);
    let scan = judged("pull_request", &known, &[]);
    assert!(!scan.stderr.contains("keylint.toml") && !scan.stderr.contains("baseline"), "{}", scan.stderr);
}

/// What is checked out for `pull_request_target` is the base; so is a shallow clone of another branch.
#[test]
fn an_event_whose_newest_commit_is_not_here_is_not_complete() {
    let repo = git::Repo::new("sha1");
    repo.write("readme", b"harmless\n");
    let base = repo.commit("first");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("event.json");
    let head = "9".repeat(40);
    let pull = format!(r#"{{"pull_request":{{"base":{{"sha":"{base}"}},"head":{{"sha":"{head}"}}}}}}"#);
    let group = format!(r#"{{"merge_group":{{"base_sha":"{base}","head_sha":"{head}"}}}}"#);
    let push = format!(r#"{{"before":"{base}","after":"{head}"}}"#);
    for (event, payload) in
        [("pull_request", &pull), ("pull_request_target", &pull), ("merge_group", &group), ("push", &push)]
    {
        fs::write(&file, payload).unwrap();
        let given = [("GITHUB_EVENT_NAME", event), ("GITHUB_EVENT_PATH", file.to_str().unwrap())];
        let scan = step("scan.sh", repo.path(), &given);
        assert_eq!((scan.output("exit-code"), scan.output("complete")), ("3", "false"), "{event}: {}", scan.stdout);
        assert!(scan.summary.contains("**not everything was read**"), "{}", scan.summary);
    }
}

#[test]
fn a_shallow_clone_is_completed_or_said_to_be_incomplete() {
    let (repo, _) = leaky();
    for reachable in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let clone = folder.path().join("clone");
        let url = format!("file://{}", repo.path().display());
        let cloned = Command::new("git").args(["clone", "-q", "--depth", "1", &url]).arg(&clone).status().unwrap();
        assert!(cloned.success());
        if !reachable {
            let set = ["remote", "set-url", "origin", "file:///nowhere/at/all"];
            assert!(Command::new("git").arg("-C").arg(&clone).args(set).status().unwrap().success());
        }
        let scan = step("scan.sh", &clone, &[("GITHUB_EVENT_NAME", "push")]);
        let wanted = if reachable { ("1", "true") } else { ("3", "false") };
        assert_eq!((scan.output("exit-code"), scan.output("complete")), wanted, "{}", scan.stdout);
    }
}

#[test]
fn names_and_inputs_are_data() {
    let repo = git::Repo::new("sha1");
    let text = slots::fill("T=\"{{github-pat-classic}}\" # ::warning::x ##[error]y\n", &mut Vec::new());
    repo.write("a%0A::error::b.py", text.as_bytes());
    repo.commit("add");
    let scan = step("scan.sh", repo.path(), &[("INPUT_MODE", "check")]);
    assert_eq!(scan.output("findings"), "1", "{}", scan.stdout);
    assert!(!scan.stdout.contains("##[") && !scan.stdout.contains("::error::b"), "{}", scan.stdout);
    for mode in ["$(touch made)", "audit --show-secrets", ";"] {
        let scan = step("scan.sh", repo.path(), &[("INPUT_MODE", mode)]);
        assert_eq!(scan.output("exit-code"), "2");
    }
    let scan = step("scan.sh", repo.path(), &[("INPUT_PATH", "$(touch made)"), ("INPUT_MODE", "check")]);
    assert_eq!((scan.output("exit-code"), scan.output("json-file")), ("2", ""));
    assert!(!repo.path().join("made").exists());
}

#[test]
fn the_job_ends_as_the_scan_says() {
    let folder = tempfile::tempdir().unwrap();
    let end = |code: &str, allow: &str| {
        step("result.sh", folder.path(), &[("EXIT_CODE", code), ("INPUT_ALLOW_INCOMPLETE", allow)]).status
    };
    let statuses = ["0", "1", "2", "3", ""].map(|code| end(code, "false"));
    assert_eq!(statuses, [0, 1, 2, 3, 2]);
    assert_eq!([end("3", "true"), end("1", "true")], [0, 1]);
}

#[test]
fn an_installed_program_is_found_or_the_step_fails() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(step("install.sh", folder.path(), &[("INPUT_INSTALL", "system")]).status, 0);
    assert_eq!(step("install.sh", folder.path(), &[("INPUT_INSTALL", "magic")]).status, 2);
}
