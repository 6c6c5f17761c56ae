//! What all integration lints promise, over every case of `fixtures/<lint>/fire`: no excerpt shows a key, and findings do not
//! depend on the order of files. What each lint says is held by `tests/fixtures.rs`.

#![allow(clippy::unwrap_used)]

use keylint::lints::integration;
use keylint::model::{FileSummary, Finding};
use keylint::rules::contracts::Contracts;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Lints about text, not about calls: `tests/fixtures.rs` holds them, and these as well.
const BY_TEXT: &[&str] = &[
    "config-literal-secret",
    "env-example-real-value",
    "env-file-not-ignored",
    "env-file-tracked",
    "env-prefix-mismatch",
    "hardcoded-auth-value",
    "hardcoded-secret",
    "key-age",
    "key-in-html-or-extension",
    "key-reused-in-files",
    "mobile-bundled-key",
    "private-key",
    "same-key-across-envs",
    "secret-in-history",
    "shell-export-literal",
    "unused-allow",
];

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(read) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = read.map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A text like a key, from a fixed seed.
fn fake_key() -> String {
    let alphabet = b"abcdefghijkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut state = 0x2545_f491_u64;
    (0..40)
        .map(|_| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            alphabet[(state >> 33) as usize % alphabet.len()] as char
        })
        .collect()
}

fn filled(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap().replace("{{key}}", &fake_key())
}

struct Case {
    name: String,
    files: Vec<(String, String)>,
}

fn cases(folder: &Path) -> Vec<Case> {
    let virtual_path = |p: &Path| p.file_name().unwrap().to_str().unwrap().replace("__", "/");
    entries(folder)
        .into_iter()
        .filter(|p| p.extension().is_none_or(|e| e != "txt"))
        .map(|path| {
            let files = if path.is_dir() { entries(&path) } else { vec![path.clone()] };
            Case {
                name: path.display().to_string(),
                files: files.iter().map(|f| (virtual_path(f), filled(f))).collect(),
            }
        })
        .collect()
}

fn run(case: &Case) -> Vec<Finding> {
    let deadline = keylint::syntax::Deadline::after(Duration::from_secs(20));
    let summaries: Vec<FileSummary> = case
        .files
        .iter()
        .flat_map(|(path, text)| keylint::syntax::read(path.as_bytes(), text.as_bytes(), &[], deadline))
        .collect();
    for s in &summaries {
        assert_eq!(s.uncovered, None, "{}", case.name);
    }
    let mut out = Vec::new();
    integration::check(summaries, Contracts::default(), &mut out);
    out
}

#[test]
fn no_excerpt_shows_a_key_and_findings_do_not_depend_on_the_order_of_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let key = fake_key();
    for folder in entries(&root).into_iter().filter(|f| !BY_TEXT.contains(&f.file_name().unwrap().to_str().unwrap())) {
        for case in cases(&folder.join("fire")) {
            let findings = run(&case);
            for f in &findings {
                assert!(!f.excerpt.text.contains(&key) && !format!("{f:?}").contains(&key), "{}", case.name);
            }
            let mut turned = Case { name: case.name.clone(), files: case.files.clone() };
            turned.files.reverse();
            assert_eq!(findings, run(&turned), "{}", case.name);
        }
    }
}
