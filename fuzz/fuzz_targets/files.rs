//! Any bytes as a file of one of many names: the whole way of `check`, from reading to reports and fixes. Reports parse, hold no hidden
//! character, and what a fix proposes can be applied.

#![no_main]

use keylint::config::Config;
use keylint::fix::plan::{Plan, Refusal};
use keylint::report::snippet::Style;
use keylint::report::{Head, Run, human, json, sarif};
use keylint::scan::{self, Job, Options, Outcome};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::PathBuf;

const NAMES: [&str; 40] = [
    "a.py", "a.js", "a.ts", "a.tsx", "a.go", "a.rs", "A.java", "A.kt", "A.cs", "a.php", "a.rb", "a.swift", "a.dart", "a.sh", "a.html",
    "A.vue", "a.ipynb", ".env", ".env.example", "Dockerfile", "docker-compose.yml", "package.json", "a.yaml", "a.json", "a.toml", "a.xml",
    "a.tf", "a.md", "a.http", "a.js.map", "a.plist", "a.class", "classes.dex", "a.zip", "a.tar", "a.pdf", "a.pem", "a.properties",
    ".npmrc", "build.gradle",
];

/// Characters that no report may hold outside of line ends.
const HIDDEN: [char; 6] = ['\u{1b}', '\u{7}', '\r', '\u{202e}', '\u{200b}', '\u{9b}'];

fn reports(outcome: Outcome) {
    let head = Head { command: "check", rules: "fuzz", show_secrets: false };
    let run = Run::new(head, outcome.findings, &outcome.ledger, &outcome.suppressed, &[]);
    for text in [human::render(&run, Style::default(), human::Closing::Counts), sarif::render(&run), json::render(&run)] {
        assert!(!text.contains(HIDDEN), "hidden characters are encoded");
    }
    let lines = json::render(&run);
    assert!(lines.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "each line is an object");
    serde_json::from_str::<serde_json::Value>(&sarif::render(&run)).expect("SARIF is JSON");
}

fuzz_target!(|bytes: &[u8]| {
    let Some((control, rest)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(*control) % NAMES.len()];
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
    fs::write(folder.path().join(name), rest).expect("a file");
    let options = Options { threads: Some(1), memory: 64 << 20, include_all: true, ..Options::default() };
    let job = Job::Check { base: folder.path().to_owned(), paths: vec![PathBuf::from(name)] };
    let outcome = scan::run(&job, &options, &Config::default()).expect("the file is there");
    assert!(outcome.ledger.is_complete() || !outcome.ledger.is_empty() || outcome.findings.is_empty());
    let mut plan = Plan::default();
    for fix in outcome.findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        plan.take(fix);
    }
    for (path, file) in plan.files().filter(|(path, _)| *path == name) {
        assert!(!matches!(file.result(path, Some(rest)), Err(Refusal::Changed)), "a fix fits what was read");
    }
    reports(outcome);
});
