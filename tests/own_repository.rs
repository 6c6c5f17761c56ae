//! The program on its own repository: no file of it holds what looks like a secret, and what shows a mistake on purpose is told so in
//! `keylint.toml`.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use std::process::Command;

#[test]
fn nothing_is_found_in_the_own_repository() {
    let mut keylint = Command::new(env!("CARGO_BIN_EXE_keylint"));
    keylint.args(["check", "--color", "never", "--exclude", "target", "."]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = keylint.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    // It was not silent for want of files.
    assert!(said.contains("keylint: nothing found\n") && said.contains(" files ("), "{said}");
}
