//! The library over a folder, as the program calls it, and its reports: many runs in one process, with no start of their own.
//!
//! In: a folder and a command. Out: the findings, or a report in any format, from one scan. What the program does beside (arguments,
//! streams, exit status, baselines) is tested through the program.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use keylint::config::{self, Config};
use keylint::lints::LINTS;
use keylint::report::human::Closing;
use keylint::report::snippet::Style;
use keylint::report::{Head, Run, github, human, json, sarif};
use keylint::scan::{self, Job, Options, Outcome};
use keylint::{cli, rules};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// One scan.
pub(crate) struct Scanned {
    command: &'static str,
    outcome: Outcome,
}

/// Looks at a folder. Settings of the user do not count.
pub(crate) fn scanned(folder: &Path, command: &'static str) -> Scanned {
    let known: Vec<&'static str> = LINTS.iter().map(|l| l.name()).collect();
    let config = match config::find(folder) {
        Some(path) => Config::load(&path, &known).unwrap().seen_from(folder),
        None => Config::default(),
    };
    let job = match command {
        "audit" => Job::Audit { path: folder.to_owned() },
        "check" => Job::Check { base: folder.to_owned(), paths: vec![PathBuf::from(".")] },
        other => panic!("{other} does not scan"),
    };
    let options = Options::default();
    let outcome = scan::run(&job, &options, &config).unwrap();
    assert!(outcome.ledger.is_complete(), "{}: {:?}", folder.display(), outcome.ledger.uncovered_counts());
    Scanned { command, outcome }
}

impl Scanned {
    /// The report in a format.
    pub(crate) fn report(&self, format: &str) -> String {
        let docs = cli::lint_docs();
        let head = Head { command: self.command, rules: rules::fingerprint(), show_secrets: false };
        let Outcome { findings, ledger, suppressed, .. } = &self.outcome;
        let run = Run::new(head, findings.clone(), ledger, suppressed, &docs);
        match format {
            "human" => human::render(&run, Style::default(), Closing::Counts),
            "json" => json::render(&run),
            "sarif" => sarif::render(&run),
            "github" => github::render(&run, Closing::Counts),
            other => panic!("there is no format {other}"),
        }
    }

    /// The findings of the report for programs.
    pub(crate) fn findings(&self) -> Vec<Value> {
        findings(&self.report("json"))
    }
}

/// The findings in JSON lines.
pub(crate) fn findings(json: &str) -> Vec<Value> {
    let lines = json.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|value| value["type"] == "finding").collect()
}

/// What the program itself writes to standard output, without the settings of the user.
pub(crate) fn by_program(folder: &Path, command: &str, format: &str) -> String {
    let mut keylint = Command::new(env!("CARGO_BIN_EXE_keylint"));
    for variable in [
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "GITHUB_ACTIONS",
        "CI",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "HOME",
        "XDG_CACHE_HOME",
        "LC_ALL",
        "LC_CTYPE",
        "LANG",
    ] {
        keylint.env_remove(variable);
    }
    let arguments = [command, "--format", format, "--color", "never", "--exit-zero"];
    let output = keylint.args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Whether a case was asked for: `KEYLINT_CASE=text` leaves only those whose path below `fixtures/` has the text in it.
pub(crate) fn is_asked_for(case: &Path) -> bool {
    let asked = |texts: String| texts.split(',').any(|text| case.to_str().unwrap().contains(text));
    std::env::var("KEYLINT_CASE").is_ok_and(asked) || !is_one_asked_for()
}

/// Whether there is such a choice.
pub(crate) fn is_one_asked_for() -> bool {
    std::env::var_os("KEYLINT_CASE").is_some()
}

/// Does the work for every case, on all cores; what comes out is in the order of the cases.
pub(crate) fn on_all_cores<C: Sync, T: Send>(cases: &[C], work: impl Fn(&C) -> T + Sync) -> Vec<T> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(case) = cases.get(at) else { break };
                    let result = work(case);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
