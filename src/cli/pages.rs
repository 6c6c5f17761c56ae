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
    let lower = name.to_ascii_lowercase();
    if let Some(lint) = lints::by_name(&lower) {
        return finish(print(&lint.page()));
    }
    let credentials: Vec<_> = credentials().collect();
    let alike = begin(&credentials, name);
    let only = alike.first().filter(|_| alike.len() == 1);
    if let Some(credential) = credentials.iter().find(|c| c.id == lower).or(only.copied()) {
        return finish(print(&credential_page(credential)));
    }
    let known: Vec<&str> = LINTS.iter().map(|l| l.name()).chain(credentials.iter().map(|c| c.id)).collect();
    let of_variable = |c: &&&rules::Credential| rules::provider(c.provider).is_some_and(|p| p.env.contains(&name));
    let of_variable = credentials.iter().filter(of_variable);
    let mut near: Vec<&str> = alike.into_iter().chain(of_variable).map(|c| c.id).take(NEAR).collect();
    if near.is_empty() && !name.is_empty() {
        near = nearest(&lower, &known);
    }
    let hint = match near.is_empty() {
        true => "`keylint rules` lists all".to_owned(),
        false => format!("did you mean {}?", near.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(" or ")),
    };
    // What is longer than any name may be a key.
    let shown = if name.len() > LONGEST { "of that name".to_owned() } else { format!("`{name}`") };
    complain(&format!("there is no lint or credential {shown}; {hint}"));
    USAGE
}

/// Names that are offered in place of one that is not known.
const NEAR: usize = 5;
/// Names that are shown again.
const LONGEST: usize = 40;
/// Letters of a beginning that say enough.
const BEGINNING: usize = 3;

/// The credentials that a key, or the beginning of one, begins like: by the longest beginning that fits.
fn begin<'c>(credentials: &'c [&'static rules::Credential], name: &str) -> Vec<&'c &'static rules::Credential> {
    let fits = |prefix: &&&str| {
        prefix.len() >= BEGINNING
            && (name.starts_with(**prefix)
                || name.len() >= BEGINNING && prefix.trim_end_matches(['_', '-', '.']) == name)
    };
    let longest = |c: &&'static rules::Credential| c.prefixes.iter().filter(fits).map(|p| p.len()).max();
    let most = credentials.iter().filter_map(longest).max();
    credentials.iter().filter(|c| most.is_some() && longest(c) == most).collect()
}

/// All formats: the built-in ones, and those that the configuration here declares. If that cannot be read, runs say so.
fn credentials() -> impl Iterator<Item = &'static rules::Credential> {
    let own = configuration_of(Path::new("."), Path::new(".")).map_or_else(|_| Vec::new(), |c| c.formats().all());
    rules::credentials().iter().chain(own.into_iter().map(rules::credential))
}

fn credential_page(c: &rules::Credential) -> String {
    let mut page = format!("# {}\n\n{}\n\n", c.id, c.name);
    match rules::provider(c.provider).map_or(c.provider, |p| p.name) {
        _ if !rules::credentials().iter().any(|known| known.id == c.id) => {
            page.push_str("- declared in keylint.toml\n")
        }
        "generic" => {}
        provider => drop(writeln!(page, "- provider: {provider}")),
    }
    let _ = writeln!(page, "- severity: {}", severity(c));
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

fn severity(c: &rules::Credential) -> String {
    format!("{:?}", c.severity).to_ascii_lowercase()
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
        severity: severity(c),
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
                let host = hosts.first().map(|host| format!(" ({host})")).unwrap_or_default();
                let _ = write!(out, "provider    {id:<32} {:<8} {}{host}", "", encode::name(name));
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
