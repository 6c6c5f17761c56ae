//! The program as it is run: streams, exit status, files.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn keylint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "CI"] {
        command.env_remove(variable);
    }
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn wrong_usage_is_2_and_names_the_next_step() {
    let dir = tempfile::tempdir().unwrap();
    for (arguments, hint) in [
        (&["explain", "unused-alow"][..], "did you mean `unused-allow`?"),
        (&["explain", "zzzzzzzzzzzzzzzzzz"], "`keylint rules` lists all"),
        (&["check", "not-there"], "not-there"),
        (&["audit", "not-there"], "not-there"),
        (&["check", "--staged", "--stdin"], "--stdin"),
        (&["check", "--frobnicate"], "--frobnicate"),
        (&["check", "--memory", "lots"], "K, M or G"),
        (&["check", "--config", "not-there.toml"], "not-there.toml"),
    ] {
        let output = keylint(dir.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(hint), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_and_pages_go_to_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    for (arguments, expected) in [
        (&["--help"][..], "Exit status:"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
        (&["explain", "unused-allow"], "## Why it matters"),
        (&["rules"], "unused-allow"),
        (&["completions", "bash"], "--show-secrets"),
    ] {
        let output = keylint(dir.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(text(&output.stdout).contains(expected), "{arguments:?}");
    }
    let rules = text(&keylint(dir.path(), &["rules", "--format", "json"]).stdout);
    assert!(rules.lines().all(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["type"].is_string()));
}

#[test]
fn a_configuration_that_cannot_be_understood_is_2_with_its_place_and_never_a_scan() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("keylint.toml"), "[lints]\nunused-alow = \"off\" # \u{202e}\n").unwrap();
    let output = keylint(dir.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    let shown = text(&output.stderr);
    for part in
        ["error[configuration]: there is no lint `unused-alow`", "keylint.toml:2:1", "did you mean `unused-allow`?"]
    {
        assert!(shown.contains(part), "{shown}");
    }
    assert!(!shown.contains('\u{202e}'));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let dir = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_keylint"))
        .args(["rules", "--format", "json"])
        .current_dir(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}
