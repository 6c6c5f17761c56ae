//! Requests of applications, half of them right and half of them wrong in one way, written before the tables of their languages were
//! looked at: the lints that speak at the level of a warning or above are exactly those that stand beside each.
//!
//! The cases are in `tests/quality/languages/`, one file per language: `== path: lints` starts one, `-- path` a further file of it. Where
//! the program says something else than its author expected, `| lints: reason` behind it holds what it says, and why it keeps to that.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::slots;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

struct Case<'a> {
    files: Vec<(&'a str, String)>,
    /// What it says.
    lints: BTreeSet<String>,
    /// That is not what its author expected.
    deviates: bool,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in text.lines() {
        if let Some((path, lints)) = line.strip_prefix("== ").and_then(|head| head.split_once(':')) {
            let (lints, deviates) = match lints.split_once(" | ") {
                Some((_, said)) => (said.split_once(": ").unwrap().0, true),
                None => (lints, false),
            };
            let lints = lints.split_whitespace().map(str::to_owned).collect();
            cases.push(Case { files: vec![(path, String::new())], lints, deviates });
        } else if let Some(case) = cases.last_mut() {
            match (line.strip_prefix("-- "), case.files.last_mut()) {
                (Some(path), _) => case.files.push((path, String::new())),
                (None, Some((_, text))) => text.push_str(&format!("{line}\n")),
                (None, None) => {}
            }
        }
    }
    cases
}

/// What `check` says about the files of a case, in lines, and the lints that say it.
fn said(case: &Case<'_>) -> (BTreeSet<String>, String) {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in &case.files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, slots::fill(text, &mut Vec::new())).unwrap();
    }
    let mut keylint = Command::new(env!("CARGO_BIN_EXE_keylint"));
    keylint.args(["check", "--format", "json", "--exit-zero"]).current_dir(folder.path()).stdin(Stdio::null());
    let output = String::from_utf8(keylint.output().unwrap().stdout).unwrap();
    let (mut lints, mut lines) = (BTreeSet::new(), String::new());
    for finding in output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        if finding["type"] == "finding" && finding["level"] != "note" {
            lints.insert(finding["lint"].as_str().unwrap().to_owned());
            let (path, line) = (finding["path"].as_str().unwrap(), &finding["line"]);
            lines.push_str(&format!("    {path}:{line} {}: {}\n", finding["lint"], finding["message"]));
        }
    }
    (lints, lines)
}

/// How many cases a file has, in how many it says something else than expected, and what is wrong with any of them.
fn judged(file: &Path) -> (usize, usize, Vec<String>) {
    let text = fs::read_to_string(file).unwrap();
    let (cases, mut wrong) = (cases(&text), Vec::new());
    for case in &cases {
        let (lints, lines) = said(case);
        if lints != case.lints {
            let more: Vec<_> = lints.difference(&case.lints).collect();
            let less: Vec<_> = case.lints.difference(&lints).collect();
            wrong.push(format!("{}: not said {less:?}, said too much {more:?}\n{lines}", case.files[0].0));
        }
    }
    (cases.len(), cases.iter().filter(|c| c.deviates).count(), wrong)
}

#[test]
fn call_sites_written_blind_are_judged_as_their_author_judged_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quality/languages");
    let (mut wrong, mut cases, mut deviating) = (Vec::new(), 0, 0);
    for file in crate::support::files::entries(&folder) {
        let (all, other, of_file) = judged(&file);
        assert!(all >= 10, "{} has {all} cases", file.display());
        println!("{}: {} of {all} as expected", file.display(), all - of_file.len() - other);
        (cases, deviating) = (cases + all, deviating + other);
        wrong.extend(of_file);
    }
    assert!(deviating * 15 <= cases, "{deviating} of {cases} deviate");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
