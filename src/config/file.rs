//! The form of `keylint.toml`, and errors that point into it.
//!
//! In: its text. Out: a [`Config`], or what is wrong with a byte span. This file alone knows the keys.

use super::{Config, ConfigError, Levels, globs};
use crate::model::{Excerpt, Level};
use crate::rules::contracts::Contracts;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    lints: LintTable,
    #[serde(default)]
    paths: Paths,
    #[serde(default)]
    r#override: Vec<Override>,
    #[serde(default)]
    provider: Vec<Spanned<super::provider::Provider>>,
    #[serde(default)]
    credential: Vec<Spanned<super::credential::Credential>>,
}

type LintTable = BTreeMap<Spanned<String>, Spanned<String>>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paths {
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    paths: Spanned<Vec<Spanned<String>>>,
    lints: LintTable,
}

/// What is wrong, and where in the text.
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: Option<String>,
    pub(super) span: Option<Range<usize>>,
}

/// What is wrong with what stands at a place.
pub(super) fn fault(message: String, help: Option<String>, span: Range<usize>) -> Fault {
    Fault { message, help, span: Some(span) }
}

pub(super) fn parse(text: &str, known: &[&'static str]) -> Result<Config, Fault> {
    let file: File = toml::from_str(text).map_err(|e| Fault {
        // As the language of the file calls them.
        message: e
            .message()
            .replace("expected a sequence", "expected an array")
            .replace("expected a map", "expected a table"),
        help: meant(e.message()),
        span: e.span(),
    })?;
    let mut overrides = Vec::new();
    for entry in &file.r#override {
        if entry.paths.get_ref().is_empty() {
            let message = "this override names no path, so it would do nothing".to_owned();
            return Err(Fault { message, help: None, span: Some(entry.paths.span()) });
        }
        overrides.push((glob_set(entry.paths.get_ref())?, levels(&entry.lints, known)?));
    }
    let exclude = match file.paths.exclude.is_empty() {
        true => None,
        false => Some(glob_set(&file.paths.exclude)?),
    };
    let contracts = Contracts::with(&super::provider::declared(&file.provider)?);
    let formats = super::credential::formats(&file.credential)?;
    let lints = levels(&file.lints, known)?;
    Ok(Config { lints, exclude, overrides, contracts, formats, ..Config::default() })
}

/// Which of the names that a message offers was meant: "unknown field `lint`, expected one of `lints`, `paths`".
fn meant(message: &str) -> Option<String> {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let name = quoted.next().filter(|_| message.starts_with("unknown"))?;
    let offered: Vec<&str> = quoted.collect();
    crate::config::nearest(name, &offered).first().map(|nearest| format!("did you mean `{nearest}`?"))
}

fn glob_set(patterns: &[Spanned<String>]) -> Result<globset::GlobSet, Fault> {
    globs(patterns.iter().map(|p| p.get_ref().as_str())).map_err(|(index, message)| Fault {
        message: format!("this path pattern cannot be used: {message}"),
        help: Some("patterns are as in .gitignore: `vendor/`, `*.lock`, `docs/**/*.md`".to_owned()),
        span: patterns.get(index).map(Spanned::span),
    })
}

fn levels(table: &LintTable, known: &[&'static str]) -> Result<Levels, Fault> {
    let mut levels = Levels::new();
    for (name, level) in table {
        let Some(known_name) = known.iter().find(|k| **k == name.get_ref().as_str()) else {
            let nearest = crate::config::nearest(name.get_ref(), known);
            return Err(Fault {
                message: format!("there is no lint `{}`", name.get_ref()),
                help: Some(match nearest.first() {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => "`keylint rules` lists the lints".to_owned(),
                }),
                span: Some(name.span()),
            });
        };
        let level = match level.get_ref().as_str() {
            "error" => Some(Level::Error),
            "warning" => Some(Level::Warning),
            "note" => Some(Level::Note),
            "off" => None,
            other => {
                return Err(Fault {
                    message: format!("there is no level `{other}`"),
                    help: Some("write `error`, `warning`, `note` or `off`".to_owned()),
                    span: Some(level.span()),
                });
            }
        };
        levels.insert(known_name, level);
    }
    Ok(levels)
}

/// Lines shown before and after the one at fault.
const AROUND: usize = 2;

impl Fault {
    pub(super) fn in_file(self, path: &Path, text: &str) -> ConfigError {
        let place = self.span.map(|span| place(&span, text));
        ConfigError { path: path.to_owned(), message: self.message, help: self.help, place }
    }
}

fn place(span: &Range<usize>, text: &str) -> ((u32, u32, u32, u32), Excerpt) {
    let (line, column) = line_column(text, span.start);
    let (end_line, end_column) = line_column(text, span.end.max(span.start));
    let first = line.saturating_sub(AROUND).max(1);
    let lines: Vec<&str> = text.split('\n').skip(first - 1).take(line + AROUND + 1 - first).collect();
    let excerpt = Excerpt { text: lines.join("\n"), first_line: first as u32 };
    ((line as u32, column as u32, end_line as u32, end_column as u32), excerpt)
}

/// Line and column (both from 1, columns in characters) of a byte offset, which may be the end.
fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
