//! `explain`, `rules` and `completions`: what the lints, the credential formats and the arguments are.

use super::args::{Arguments, ListFormat};
use super::output::{complain, print};
use super::run::configuration_of;
use super::{CLEAN, USAGE};
use crate::config::nearest;
use crate::lints::{self, LINTS, Topic};
use crate::model::refusal;
use crate::report::{LintDoc, encode};
use crate::rules::{self, contracts::Contracts};
use clap::CommandFactory;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;

/// The lints' texts as plain data, for reports.
pub fn lint_docs() -> Vec<LintDoc> {
    let doc = |lint: &&dyn lints::Lint| LintDoc {
        name: lint.name(),
        level: lint.level(),
        summary: lint.summary(),
        page: lint.page(),
        security: lint.topic() == Topic::Security,
    };
    LINTS.iter().map(doc).collect()
}

pub(super) fn explain(name: &str) -> u8 {
    if let Some(lint) = lints::by_name(name) {
        return finish(print(&lint.page()));
    }
    let credentials: Vec<_> = credentials().collect();
    if let Some(credential) = credentials.iter().find(|c| c.id == name) {
        return finish(print(&credential_page(credential)));
    }
    let known: Vec<&str> = LINTS.iter().map(|l| l.name()).chain(credentials.iter().map(|c| c.id)).collect();
    let near = nearest(name, &known);
    let hint = match near.is_empty() {
        true => "`keylint rules` lists all".to_owned(),
        false => format!("did you mean {}?", near.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" or ")),
    };
    complain(&format!("there is no lint or credential `{name}`; {hint}"));
    USAGE
}

/// All formats: the built-in ones, and those that the configuration here declares. If that cannot be read, runs say so.
fn credentials() -> impl Iterator<Item = &'static rules::Credential> {
    let own = configuration_of(Path::new("."), Path::new(".")).map_or_else(|_| Vec::new(), |c| c.formats().all());
    rules::credentials().iter().chain(own.into_iter().map(rules::credential))
}

fn credential_page(c: &rules::Credential) -> String {
    let mut page = format!("# {}\n\n{}\n\n", c.id, c.name);
    let provider = rules::provider(c.provider).map_or(c.provider, |p| p.name);
    let _ = writeln!(page, "- provider: {provider}");
    let _ = writeln!(page, "- severity: {:?}", c.severity);
    if !c.prefixes.is_empty() {
        let _ = writeln!(page, "- begins with: {}", c.prefixes.join(", "));
    }
    let offline = if matches!(c.check, rules::Check::None) { "none is published" } else { "yes" };
    let _ = writeln!(page, "- can be checked offline: {offline}");
    if c.needs_context {
        let _ = writeln!(page, "- reported when one of these is near: {}", c.context.join(", "));
    }
    if c.client_safe {
        page.push_str("- may stand in client code, says its provider\n");
    }
    if c.retired {
        page.push_str("- the provider issues it no longer\n");
    }
    if !c.revoke.is_empty() {
        let _ = writeln!(page, "- revoke or rotate it at: {}", c.revoke);
    }
    page
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Lint { name: &'a str, level: &'a str, summary: &'a str },
    Provider { id: &'a str, name: &'a str, hosts: &'a [&'a str] },
    Credential { id: &'a str, provider: &'a str, name: &'a str, severity: String, client_safe: bool, revoke: &'a str },
}

pub(super) fn rules(format: ListFormat) -> u8 {
    let lints = LINTS.iter().map(|l| Line::Lint { name: l.name(), level: l.level().as_str(), summary: l.summary() });
    let credentials = credentials().map(|c| Line::Credential {
        id: c.id,
        provider: c.provider,
        name: c.name,
        severity: format!("{:?}", c.severity).to_ascii_lowercase(),
        client_safe: c.client_safe,
        revoke: c.revoke,
    });
    let mut providers: Vec<_> = Contracts::default().all().collect();
    providers.sort_by_key(|c| c.provider);
    let providers = providers.into_iter().map(|c| Line::Provider { id: c.provider, name: c.name, hosts: c.hosts });
    let mut out = String::new();
    for line in lints.chain(providers).chain(credentials) {
        match (format, &line) {
            (ListFormat::Json, _) => match serde_json::to_string(&line) {
                Ok(text) => out.push_str(&text),
                Err(error) => {
                    complain(&error.to_string());
                    return USAGE;
                }
            },
            (_, Line::Lint { name, level, summary }) => {
                let _ = write!(out, "lint        {name:<32} {level:<8} {}", encode::name(summary));
            }
            (_, Line::Provider { id, name, hosts }) => {
                let host = hosts.first().copied().unwrap_or_default();
                let _ = write!(out, "provider    {id:<32} {:<8} {} ({host})", "", encode::name(name));
            }
            (_, Line::Credential { id, name, severity, .. }) => {
                let _ = write!(out, "credential  {id:<32} {severity:<8} {}", encode::name(name));
            }
        }
        out.push('\n');
    }
    finish(print(&out))
}

pub(super) fn completions(shell: clap_complete::Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "keylint", &mut script);
    finish(print(&String::from_utf8_lossy(&script)))
}

fn finish(written: std::io::Result<()>) -> u8 {
    match written {
        Ok(()) => CLEAN,
        Err(error) => {
            complain(&format!("standard output: {}", refusal(&error)));
            USAGE
        }
    }
}
