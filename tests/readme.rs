//! The README against the program: its diagnostic is one that a test blesses, its configuration is read, its names exist.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use std::fs;
use std::path::Path;
use std::process::Command;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The contents of the code blocks of a language.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let parts = readme.split("```").skip(1).step_by(2);
    parts.filter_map(|p| p.strip_prefix(&format!("{language}\n"))).map(str::to_owned).collect()
}

#[test]
fn the_diagnostic_is_what_the_program_says() {
    let blessed = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/secret-in-history/fire/removed.txt");
    let shown = blocks(&readme(), "text").concat();
    let shown: String = shown.split_inclusive('\n').filter(|line| !line.starts_with("keylint: read ")).collect();
    assert_eq!(shown, fs::read_to_string(blessed).unwrap());
}

#[test]
fn the_configuration_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("keylint.toml"), blocks(&readme(), "toml").concat()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_keylint")).arg("check").current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_commands_of_the_table_exist() {
    let readme = readme();
    let commands: Vec<&str> = readme.lines().filter_map(|l| l.strip_prefix("| `keylint ")).collect();
    assert!(commands.len() > 5);
    for command in commands {
        let name = command.split([' ', '`']).next().unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_keylint")).args([name, "--help"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "keylint {name}");
        let help = String::from_utf8(output.stdout).unwrap();
        for flag in command.split(['`', ' ', '[', ']']).filter(|w| w.starts_with("--")) {
            assert!(help.contains(flag), "keylint {name} has no {flag}");
        }
    }
}
