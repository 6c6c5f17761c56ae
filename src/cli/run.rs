//! `audit` and `check`: from arguments to a job, from its outcome to a report and a status.

use super::args::{Format, RunOptions};
use super::output::{complain, print, styled, write_file};
use super::pages::lint_docs;
use super::{CLEAN, FINDINGS, INCOMPLETE, USAGE, baseline};
use crate::config::{self, Config, ConfigError};
use crate::lints::LINTS;
use crate::model::Level;
use crate::report::snippet::{self, Diagnostic, Mark, Style};
use crate::report::{Head, Run, encode, github, human, json, sarif};
use crate::rules;
use crate::scan::{self, Job, Options, Outcome};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(super) fn audit(path: &Path, options: &RunOptions) -> u8 {
    match exists(path) {
        Ok(()) => run("audit", &Job::Audit { path: path.to_owned() }, path, options),
        Err(status) => status,
    }
}

pub(super) fn check(paths: &[PathBuf], staged: bool, stdin: bool, options: &RunOptions) -> u8 {
    let here = PathBuf::from(".");
    if staged {
        return run("check", &Job::Staged { path: here.clone() }, &here, options);
    }
    if stdin {
        return run("check", &Job::Stdin, &here, options);
    }
    if let Some(status) = paths.iter().find_map(|p| exists(p).err()) {
        return status;
    }
    let paths = if paths.is_empty() { vec![here] } else { paths.to_vec() };
    let first = paths[0].clone();
    run("check", &Job::Check { paths }, &first, options)
}

/// A name that is not there is a mistake of the caller, not a gap of the scan.
pub(super) fn exists(path: &Path) -> Result<(), u8> {
    path.symlink_metadata().map(drop).map_err(|error| {
        complain(&format!("{}: {error}", path.display()));
        USAGE
    })
}

fn run(command: &'static str, job: &Job, target: &Path, options: &RunOptions) -> u8 {
    let colour = styled(options.color, options.output.is_some());
    // What `audit` shows is relative to its target; what `check` shows is as it was named.
    let base = if matches!(job, Job::Audit { .. }) { target } else { Path::new(".") };
    let config = match configuration(target, base, options) {
        Ok(config) => config,
        Err(error) => {
            let _ = io::stderr().write_all(config_error(&error).as_bytes());
            return USAGE;
        }
    };
    let scan_options =
        Options { threads: options.threads.map(usize::from), memory: options.memory, include_all: options.all };
    let scanned = scan::run(job, &scan_options, &config).map_err(|e| e.to_string());
    let outcome = match scanned.and_then(|outcome| baseline::apply(outcome, job, (target, base), options)) {
        Ok(outcome) => outcome,
        Err(error) => {
            complain(&error);
            return USAGE;
        }
    };
    let status = status(job, &outcome, options);
    let docs = lint_docs();
    let head = Head { command, rules: rules::fingerprint(), show_secrets: options.show_secrets };
    let Outcome { findings, ledger, suppressed, .. } = outcome;
    let run = Run::new(head, findings, &ledger, &suppressed, &docs);
    match deliver(&run, options, colour) {
        Ok(()) => status,
        Err(error) => {
            let target = options.output.as_deref().map_or("standard output".into(), |p| p.display().to_string());
            complain(&format!("the report could not be written to {target}: {error}"));
            USAGE
        }
    }
}

fn configuration(target: &Path, base: &Path, options: &RunOptions) -> Result<Config, ConfigError> {
    let path = match &options.config {
        // What the user names may be a link; what a target offers may not.
        Some(path) => Some(path.canonicalize().unwrap_or_else(|_| path.clone())),
        None if options.no_repo_config => None,
        None => config::find(target),
    };
    let known: Vec<&'static str> = LINTS.iter().map(|l| l.name()).collect();
    let Some(path) = path else { return Ok(Config::default()) };
    Ok(Config::load(&path, &known)?.seen_from(base))
}

/// A configuration error in the form of a diagnostic.
fn config_error(error: &ConfigError) -> String {
    let nowhere = Default::default();
    let (at, excerpt) = error.place.as_ref().map_or(((1, 1, 1, 1), &nowhere), |(at, excerpt)| (*at, excerpt));
    let diagnostic = Diagnostic {
        level: Level::Error,
        id: "configuration",
        title: &error.message,
        path: encode::name(&error.path.to_string_lossy()),
        excerpt,
        primary: Mark { at, label: String::new() },
        context: Vec::new(),
        notes: vec!["nothing was scanned".to_owned()],
        help: error.help.iter().cloned().collect(),
        extras: Vec::new(),
    };
    snippet::render(&diagnostic, style(false)) + "\n"
}

fn style(colour: bool) -> Style {
    Style { colour, runner_log: std::env::var_os("GITHUB_ACTIONS").is_some() }
}

fn deliver(run: &Run<'_>, options: &RunOptions, colour: bool) -> io::Result<()> {
    let text = match options.format {
        Format::Human => human::render(run, style(colour), options.quiet),
        Format::Json => json::render(run),
        Format::Sarif => sarif::render(run),
        Format::Github => github::render(run),
    };
    match &options.output {
        Some(path) => write_file(path, &text)?,
        None => print(&text)?,
    }
    // Machine output alone would hide from people that something is missing.
    let closing = match (&options.output, options.format) {
        (Some(_), _) => human::closing_lines(run, options.quiet),
        (None, Format::Json | Format::Sarif) => human::closing_lines(run, true),
        (None, Format::Human | Format::Github) => String::new(),
    };
    let _ = io::stderr().write_all(closing.as_bytes());
    Ok(())
}

fn status(job: &Job, outcome: &Outcome, options: &RunOptions) -> u8 {
    if outcome.findings.iter().any(|f| options.fail_on.fails(f.level)) {
        return if options.exit_zero { CLEAN } else { FINDINGS };
    }
    // Nothing was read although there was something: a green result would lie. A commit may well hold nothing to read.
    let all_left_out = outcome.ledger.is_empty() && !outcome.ledger.skipped_counts().is_empty();
    if !outcome.ledger.is_complete() || all_left_out && !matches!(job, Job::Staged { .. }) {
        return INCOMPLETE;
    }
    CLEAN
}
