//! The report of a hook: a few lines that say what stops git, and how to go on.
//!
//! In: a [`Run`]. Out: plain text, one line for a finding, at most twenty in all. The places are those of the full report.

use super::human::Closing;
use super::{Run, encode, human};
use crate::model::{Finding, Origin};
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
        let (of, how) = way_out(what, secret);
        let _ = writeln!(out, "keylint: a key that somebody has read is revoked first; then take it out of {of}:");
        let _ = writeln!(out, "keylint:   {how}");
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

/// What a secret is to be taken out of, and how.
fn way_out(what: &str, secret: &Finding) -> (&'static str, String) {
    let path = human::path_of(&secret.path, &secret.place);
    let (introduced, parent) =
        secret.provenance.as_ref().map_or((None, None), |p| (p.introduced.as_ref().map(|c| c.id), p.parent));
    match (what, &secret.place.origin) {
        ("message", _) => ("the message", format!("`git commit -e -F {path}`, and write the message without it")),
        ("commit", _) => ("what is staged", "edit the file, `git add` it, and commit again".to_owned()),
        (_, Origin::GitFile { .. }) => {
            ("the name", "`git branch -m OLD NEW`, or `git tag NEW OLD && git tag -d OLD`".to_owned())
        }
        (_, Origin::Object { kind, .. }) if *kind != "commit" && introduced.is_none() => {
            ("the tag", "`git tag -d TAG`, and make it anew without".to_owned())
        }
        _ => {
            let from = match (introduced.or(secret.place.commit), parent) {
                (_, Some(parent)) => format!(" {}", parent.short()),
                (Some(_), None) => " --root".to_owned(),
                (None, None) => String::new(),
            };
            ("the commits", format!("`git commit --amend` if it is the newest, else `git rebase -i{from}`"))
        }
    }
}
