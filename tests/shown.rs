//! What the program prints of values that it does not report: whatever the command, none that may be somebody's password.

#![allow(clippy::unwrap_used)]

use crate::support::slots::fill;
use std::fs;
use std::process::{Command, Stdio};

/// All that a command writes.
fn said(folder: &std::path::Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env("HOME", folder).env("NO_COLOR", "1");
    let output = command.output().unwrap();
    [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat()
}

#[test]
fn nothing_that_may_be_a_password_is_shown_beside_a_finding() {
    let mut keys = Vec::new();
    let drawn = fill("{{github-pat-classic}}", &mut keys);
    // A format within chance: taken for a pattern, and nothing that is reported.
    let password = format!("{}%s{}", &drawn[8..15], &drawn[20..22]);
    let text = format!(
        "import requests\nimport stripe\nPASSWORD = \"{password}\"; stripe.api_key = \"{{{{stripe-secret-key-live}}}}\"\n\
         requests.post(\"http://api.stripe.com/v1/charges\", json={{\"password\": \"{password}\"}}, verify=False)\n"
    );
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("pay.py"), fill(&text, &mut keys)).unwrap();
    for arguments in [
        &["check", "."][..],
        &["check", "--format", "json", "."],
        &["check", "--format", "sarif", "."],
        &["fix", "--unsafe", "--diff", "."],
        &["why", "pay.py:4"],
    ] {
        let said = said(dir.path(), arguments);
        assert!(said.contains("pay.py") && said.contains("tripe"), "{arguments:?}: {said}");
        assert!(!said.contains("error[hardcoded-secret]") && !said.contains("\"lint\":\"hardcoded-secret\""), "{said}");
        assert!(!said.contains(&password), "{arguments:?}: {said}");
    }
}

#[test]
fn a_file_that_is_called_like_a_password_in_it_can_be_found() {
    let dir = tempfile::tempdir().unwrap();
    let word = format!("brandt{}", 40 * 1000 + 8213);
    let file = format!("{word}.properties");
    fs::write(dir.path().join(&file), format!("db.user=marie\ndb.password={word}\n")).unwrap();
    let said = said(dir.path(), &["check", "--format", "json", "."]);
    assert!(said.contains("\"type\":\"finding\"") && said.contains(&format!("\"path\":\"{file}\"")), "{said}");
    assert!(!said.replace(&file, "").contains(&word), "{said}");
}
