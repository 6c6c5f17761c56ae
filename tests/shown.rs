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
    let password = format!("{}%s{}%d", &drawn[8..15], &drawn[20..22]);
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

/// The ids of what a file gives, with the lints.
fn prints(folder: &std::path::Path, path: &str, text: &str) -> Vec<String> {
    fs::write(folder.join(path), text).unwrap();
    let report = said(folder, &["check", "--format", "json", path]);
    let findings = report.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let findings = findings.filter(|f| f["type"] == "finding");
    findings.map(|f| f["fingerprint"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_password_cannot_be_guessed_from_a_report() {
    let dir = tempfile::tempdir().unwrap();
    let mut keys = Vec::new();
    let text = fill("DATABASE_URL=postgres://app:{{random:12}}@db.acme.io/app\n", &mut keys);
    let first = prints(dir.path(), "a.env.txt", &text);
    assert!(first.len() == 1 && first[0].starts_with("kl2:"), "{first:?}");
    // Another one of the same length at the same place.
    let last = keys[0].chars().last().unwrap();
    let other = format!("{}{}", &keys[0][..keys[0].len() - last.len_utf8()], if last == 'q' { 'w' } else { 'q' });
    assert_eq!(prints(dir.path(), "a.env.txt", &text.replace(&keys[0], &other)), first);
    assert_eq!(prints(dir.path(), "a.env.txt", &format!("\n\n{text}")), first, "lines move");
    assert_ne!(prints(dir.path(), "b.env.txt", &text), first);
    // One diagnostic tells of both places all the same.
    fs::write(dir.path().join("a.env.txt"), text.replace(&keys[0], &other)).unwrap();
    let both = said(dir.path(), &["check", "a.env.txt", "b.env.txt"]);
    assert!(both.contains("2 distinct secrets"), "{both}");
    fs::write(dir.path().join("a.env.txt"), &text).unwrap();
    let both = said(dir.path(), &["check", "a.env.txt", "b.env.txt"]);
    assert!(both.matches("error[").count() == 1 && both.contains("the same secret is also found at"), "{both}");
    // What nobody can guess is known again wherever it stands.
    let text = fill("K = \"{{github-pat-classic}}\"\n", &mut keys);
    let first = prints(dir.path(), "c.py", &text);
    assert!(first[0].starts_with("kl1:") && prints(dir.path(), "d.py", &text) == first, "{first:?}");
}

#[test]
fn what_large_file_storage_keeps_elsewhere_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12\n", "0f".repeat(32));
    fs::write(dir.path().join("model.bin"), pointer).unwrap();
    fs::write(dir.path().join("readme"), "version https://git-lfs.github.com/spec/v1 begins a pointer\n").unwrap();
    let report = said(dir.path(), &["check", "--verbose"]);
    assert!(report.contains("pointer of Git LFS") && report.contains("model.bin"), "{report}");
    assert!(!report.contains("readme"), "{report}");
}
