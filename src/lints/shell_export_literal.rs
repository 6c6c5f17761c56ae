//! A shell script, a recipe or a manual sets an environment variable to a secret.
//!
//! ## What it does
//!
//! Reports secrets that a command of a shell gives to a variable of the environment: `export NAME=...`, `setenv NAME ...`, `set -gx NAME ...`,
//! `$env:NAME = ...`, `set NAME=...`; in scripts, and in the commands of workflows, recipes, notebooks and manuals.
//!
//! ## Why it matters
//!
//! Programs that read their key from the environment are no safer than the place where it is set. A script in the repository is in every
//! clone and in the history, and a command in a manual is copied with the key.
//!
//! ## Example
//!
//! ```sh
//! export SPEECH_API_KEY="the-key-itself"
//! ```
//!
//! ## Use instead
//!
//! ```sh
//! : "${SPEECH_API_KEY:?is not set}"  # from a file that git ignores, or from the secret store
//! ```

use super::{Lint, SecretContext, fixes, page, wording};
use crate::model::{Finding, Level};
use crate::rules;

/// See the page above.
pub(super) struct ShellExportLiteral;

impl Lint for ShellExportLiteral {
    fn name(&self) -> &'static str {
        "shell-export-literal"
    }

    fn level(&self) -> Level {
        Level::Error
    }

    fn source(&self) -> &'static str {
        page!("shell_export_literal.rs")
    }

    fn on_secret(&self, cx: &SecretContext<'_>) -> Option<Finding> {
        let name = cx.secret.usage.name.as_deref()?;
        let language = rules::language_of_path(cx.path);
        let draft = (cx.draft)();
        let before = before_value(&draft)?;
        let before = before.trim_end_matches(['"', '\'']);
        let forms = || rules::languages().iter().filter(|l| !l.write_env.is_empty());
        let own = forms().find(|l| language.is_some_and(|o| o.id == l.id));
        let writes = |l: &rules::Language| l.write_env.iter().any(|w| before.ends_with(&w.replace("{NAME}", name)));
        // Outside of scripts only commands that mean nothing else.
        let holds_commands = language.is_none_or(|l| l.holds_commands);
        own.or_else(|| forms().find(|l| l.commands_anywhere && holds_commands)).filter(|l| writes(l))?;
        Some(Finding {
            lint: self.name(),
            level: wording::level(cx.secret),
            message: format!("`{name}` is set to a secret: {}", wording::what(cx.secret)),
            label: wording::label(cx.secret),
            help: wording::revoke(cx.secret)
                .into_iter()
                .chain([format!(
                    "then set `{name}` outside of the repository, and let the script stop if it is not set"
                )])
                .collect(),
            remedy: fixes::read_from_environment(cx),
            ..draft
        })
    }
}

/// What stands before the place in its line.
fn before_value(finding: &Finding) -> Option<String> {
    let at = finding.place.line.checked_sub(finding.excerpt.first_line)? as usize;
    let line = finding.excerpt.text.lines().nth(at)?;
    Some(line.chars().take(finding.place.column.saturating_sub(1) as usize).collect())
}
