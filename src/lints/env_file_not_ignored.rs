//! A file for secrets would be committed: git does not ignore it.
//!
//! ## What it does
//!
//! Asks for each dotenv file in a work tree (`.env`, `.env.local`, `prod.env`, `.envrc`) whether git would ignore it, by git's own
//! rules: all pattern files from the top down to its folder, negations, `info/exclude` and the user's own patterns. Templates
//! such as `.env.example` are meant to be committed and are left alone.
//!
//! The level follows what is at stake: a warning, and a note while nothing is assigned in it or below a folder for tests. A file
//! that git tracks already is reported by [`env-file-tracked`](env-file-tracked.md).
//!
//! ## Why it matters
//!
//! `git add .` takes it, and then the secrets are in every clone and in the history, from which deleting the file does not
//! remove them.
//!
//! ## Example
//!
//! ```text
//! .gitignore:    .env.local
//! .env           holds a key, and no pattern matches it
//! ```
//!
//! ## Use instead
//!
//! Ignore the file, and commit a template without values beside it:
//!
//! ```text
//! .env
//! .env.*
//! !.env.example
//! ```

use super::{Lint, ProjectContext, fixes, page};
use crate::model::{EnvFile, EnvKind, Finding, GitState, Level, Origin, Place, fingerprint, path};
use crate::rules::names::{self, Role};
use crate::rules::paths::{Kind, Lower};
use crate::rules::words::Words;
use bstr::{BStr, ByteSlice};
use std::collections::BTreeSet;

/// See the page above.
pub(super) struct EnvFileNotIgnored;

impl Lint for EnvFileNotIgnored {
    fn name(&self) -> &'static str {
        "env-file-not-ignored"
    }

    fn level(&self) -> Level {
        Level::Warning
    }

    fn source(&self) -> &'static str {
        page!("env_file_not_ignored.rs")
    }

    fn on_project(&self, cx: &ProjectContext<'_>, out: &mut Vec<Finding>) {
        out.extend(findings(self.name(), GitState::Untracked, cx));
    }
}

/// What is to be said about the files of one state.
pub(super) fn findings(lint: &'static str, state: GitState, cx: &ProjectContext<'_>) -> Vec<Finding> {
    let templates: BTreeSet<&BStr> =
        cx.env_files.iter().filter(|f| f.kind == EnvKind::Template).map(|f| path::name(&f.path).as_bstr()).collect();
    cx.env_files
        .iter()
        .filter(|f| f.kind == EnvKind::Dotenv && f.state == state)
        .map(|file| finding(lint, file, &templates))
        .collect()
}

fn finding(lint: &'static str, file: &EnvFile, templates: &BTreeSet<&BStr>) -> Finding {
    let tracked = file.state == GitState::Tracked;
    let path = file.path.to_str_lossy();
    let line = file.first_secret.or(file.first_value).unwrap_or(1);
    let mut help = Vec::new();
    if tracked {
        let path = quoted(file.path_in_work_tree.as_bstr());
        help.push(format!("take it out of the index and keep the file: `git rm --cached -- {path}`"));
        if file.first_value.is_some() {
            help.push("then change every secret that it has held: the history and every clone keep them".to_owned());
        }
    }
    let patterns = patterns(file, templates);
    let at = file.ignore_file.path.as_bstr();
    let mut remedy = None;
    if file.pattern_matches {
        help.push("a pattern matches it already, but git does not apply patterns to tracked files".to_owned());
    } else {
        help.push(format!("ignore it: `{}` in {at}", own_pattern(file)));
        // A pattern file cannot name a line break.
        let is_line = !path::name(&file.path).as_bstr().iter().any(u8::is_ascii_control) && file.path.to_str().is_ok();
        // Of a tracked file it would change nothing before git is told to forget it, and no fix runs git.
        if is_line && !tracked {
            remedy = Some(fixes::ignore(at, patterns));
        }
    }
    let message =
        if tracked { format!("`{path}` is tracked by git") } else { format!("`{path}` is not ignored by git") };
    let origin = Origin::File { path: file.path.clone() };
    let place = Place { origin, line, column: 1, end_line: line, end_column: 1, commit: None };
    let print = fingerprint(&[lint.as_bytes(), &file.path]);
    Finding {
        label: label(file),
        notes: vec![reason(tracked).to_owned()],
        help,
        remedy,
        ..Finding::new((lint, level(file)), message, &file.path, place, print)
    }
}

fn level(file: &EnvFile) -> Level {
    match (file.state, file.first_secret, file.first_value) {
        (_, _, None) => Level::Note,
        _ if in_tests(&file.path) => Level::Note,
        (GitState::Tracked, None, _) if is_for_all(path::name(&file.path).as_bstr()) => Level::Note,
        (GitState::Tracked, Some(_), _) => Level::Error,
        _ => Level::Warning,
    }
}

fn label(file: &EnvFile) -> String {
    /// Longer ones may be no names, and without a role it may be a key itself.
    const NAME_MAX: usize = 48;
    let name = file.secret_name.as_ref().map(|name| name.to_str_lossy());
    match (file.first_secret, file.first_value) {
        (Some(_), _) => match name.filter(|name| name.len() <= NAME_MAX && names::role(name) != Role::Unknown) {
            Some(name) => format!("the value of `{name}` may be a secret"),
            None => "this value may be a secret".to_owned(),
        },
        (None, Some(_)) => "the first value".to_owned(),
        (None, None) => "no value yet".to_owned(),
    }
}

fn reason(tracked: bool) -> &'static str {
    if tracked {
        "whoever can read the repository can read this file"
    } else {
        "no pattern matches it: `git add .` would take it"
    }
}

/// Whether the name says that a file without secrets is meant for all who build: what is assigned in it describes what is built, or is that of a mode
/// of a build (`.env.development`; what is somebody's own is `.env.development.local` by the custom of such tools).
fn is_for_all(name: &BStr) -> bool {
    const MODES: [&[u8]; 4] = [b".env.development", b".env.production", b".env.staging", b".env.preview"];
    // `.gunicorn.env`: the settings of one program, which are often meant to be kept.
    let of_program = name.len() > b".env".len() && name.ends_with(b".env");
    of_program || is_described(name) || MODES.contains(&name.as_bytes())
}

/// `version.env`: whether the name says that what is assigned in it is about what is built.
fn is_described(name: &BStr) -> bool {
    let stem = name.strip_suffix(b".env").unwrap_or_default().to_str_lossy();
    names::words(&stem).last().is_some_and(|word| Words::Described.has(word.as_bytes()))
}

/// Whether a folder on the way says that what is in it is test data.
fn in_tests(path: &[u8]) -> bool {
    let path = Lower::of(path);
    path.is_below(Kind::Test) || path.is_below(Kind::Example)
}

/// The pattern of a file: of all variants for one of them, else of its name alone.
fn own_pattern(file: &EnvFile) -> String {
    let name = path::name(&file.path).as_bstr();
    if name.starts_with(b".env.") { ".env.*".to_owned() } else { escaped(name) }
}

/// The lines to add: the same ones for all files of one folder, so that they are added once.
fn patterns(file: &EnvFile, templates: &BTreeSet<&BStr>) -> Vec<String> {
    let name = path::name(&file.path).as_bstr();
    if name != ".env" && !name.starts_with(b".env.") {
        return vec![escaped(name)];
    }
    let mut lines = vec![".env".to_owned(), ".env.*".to_owned()];
    let mut kept: Vec<String> =
        templates.iter().filter(|t| t.starts_with(b".env.")).map(|t| format!("!{}", escaped(t))).collect();
    if kept.is_empty() {
        kept.push("!.env.example".to_owned());
    }
    lines.extend(kept);
    lines
}

/// A name as a pattern that matches it alone.
fn escaped(name: &BStr) -> String {
    let mut text = String::new();
    let name = name.to_str_lossy();
    for (at, character) in name.char_indices() {
        let leading = at == 0 && matches!(character, '#' | '!');
        let trailing = character == ' ' && at + 1 == name.len();
        if leading || trailing || matches!(character, '*' | '?' | '[' | '\\') {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

/// A path as one word of a POSIX shell.
fn quoted(path: &BStr) -> String {
    let path = path.to_str_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '+' | ',' | '@');
    if path.chars().all(plain) { path.into_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}
