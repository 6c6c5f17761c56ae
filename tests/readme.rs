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
fn the_diagnostics_are_what_the_program_says() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    // Marks of the tests are not for readers.
    let blessed = |name: &str| fs::read_to_string(fixtures.join(name)).unwrap().replace("  # expect!", "");
    let readme = readme();
    let [secret, integration] = &blocks(&readme, "text")[..] else { panic!("not two diagnostics") };
    let shown: String = secret.split_inclusive('\n').filter(|line| !line.starts_with("keylint: read ")).collect();
    assert_eq!(shown, blessed("secret-in-history/fire/removed.txt"));
    // The account of the run is shown once.
    let whole = blessed("no-retry-backoff/fire/requests_plain.py.txt");
    assert_eq!(integration.trim_end(), whole.split("\nkeylint: found").next().unwrap().trim_end());
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
