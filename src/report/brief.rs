//! The report of a hook: a few lines that say what stops git, and how to go on.
//!
//! In: a [`Run`]. Out: plain text, one line for a finding, at most twenty in all. The places are those of the full report.

use super::human::Closing;
use super::{Run, encode, human};
use crate::model::Finding;
use std::fmt::Write as _;

/// Findings that are named.
const NAMED: usize = 12;

/// Renders what stops git from going on with `what` (a commit, a message of one, a push). `stops` tells the findings that do.
pub fn render(run: &Run<'_>, what: &str, stops: &dyn Fn(&Finding) -> bool) -> String {
    let mut out = String::new();
    let stopping: Vec<&Finding> = run.findings().iter().filter(|f| stops(f)).collect();
    if !stopping.is_empty() {
        let count = if stopping.len() == 1 {
            "1 finding stops".to_owned()
        } else {
            format!("{} findings stop", stopping.len())
        };
        let stopped = if what == "message" { "commit" } else { what };
        let _ = writeln!(out, "keylint: {count} this {stopped}");
    }
    for finding in stopping.iter().take(NAMED) {
        let place = human::path_of(&finding.path, &finding.place);
        let message = encode::name(&finding.message);
        let _ = writeln!(out, "keylint:   {place}:{}: {message} [{}]", finding.place.line, finding.lint);
    }
    if stopping.len() > NAMED {
        let _ = writeln!(out, "keylint:   and {} more", stopping.len() - NAMED);
    }
    if let Some(secret) = stopping.iter().find(|f| f.secret.is_some()) {
        let of = if what == "message" { "message" } else { "commits" };
        let _ = writeln!(out, "keylint: a key that somebody has read is revoked first; then take it out of the {of}:");
        let _ = match (what, secret.place.commit) {
            ("message", _) => {
                writeln!(
                    out,
                    "keylint:   `git commit -e -F {}`, and write the message without it",
                    human::path_of(&secret.path, &secret.place)
                )
            }
            ("commit", _) => writeln!(out, "keylint:   edit the file, `git add` it, and commit again"),
            (_, Some(commit)) => {
                writeln!(
                    out,
                    "keylint:   `git commit --amend` if it is the newest, else `git rebase -i {}^`",
                    commit.short()
                )
            }
            (_, None) => writeln!(out, "keylint:   `git commit --amend` if it is the newest, else `git rebase -i`"),
        };
        let _ =
            writeln!(out, "keylint: a place that is right as it is: comment `keylint: allow({}) reason`", secret.lint);
    }
    if !stopping.is_empty() {
        for remark in human::remarks(run) {
            let _ = writeln!(out, "keylint: note: {remark}");
        }
    }
    out + &human::closing_lines(run, Closing::Gaps)
}
