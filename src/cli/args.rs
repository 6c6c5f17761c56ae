//! What can be asked for. The help texts are here and in no other place.

use crate::model::Level;
use crate::report::human::Closing;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// Finds leaked credentials and integration mistakes, offline.
#[derive(Parser)]
#[command(name = "keylint", version, about, max_term_width = 100, arg_required_else_help = true, after_help = STATUS)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

const STATUS: &str = "Exit status:
  0  nothing found at the fail level, and everything was read
  1  findings at or above the fail level (--fail-on)
  2  wrong usage or configuration
  3  nothing found at the fail level, but something could not be read (the report names it)

Start with `keylint audit` in a repository; `keylint explain LINT` says what a finding means.";

#[derive(Subcommand)]
pub(super) enum Command {
    /// Look at a whole repository: working tree, index and all of its history
    #[command(after_help = "Example: keylint audit --format sarif --output keylint.sarif .")]
    Audit {
        /// Repository, bare repository or folder; a folder that git tracks stands for the whole repository around it
        #[arg(default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        options: RunOptions,
    },
    /// Look at files and folders alone, or at what the next commit would hold
    #[command(
        after_help = "Examples:\n  keylint check src config.yaml\n  keylint check --staged        (as a pre-commit hook)\n  keylint check --since origin/main\n  keylint check --since @{upstream}   (what was not pushed)\n  keylint check --range v1.0..v1.1\n  git diff | keylint check --stdin\n  git ls-files -z | keylint check --files-from -"
    )]
    Check {
        /// Files and folders; a path that is named is always read [default: .]
        paths: Vec<PathBuf>,
        /// Look at the git index, all of it, whatever files are named: lines that the next commit would add
        #[arg(long, conflicts_with_all = ["stdin", "files_from"])]
        staged: bool,
        /// Look at what the commits since a revision bring, up to HEAD: a pull request
        #[arg(long, value_name = "REVISION", conflicts_with_all = ["staged", "stdin", "range"])]
        since: Option<String>,
        /// Look at what a range of commits brings: what NEW has and OLD has not, beginning where they parted
        #[arg(long, value_name = "OLD..NEW", conflicts_with_all = ["staged", "stdin"])]
        range: Option<String>,
        /// Look at what the event of a GitHub workflow brings, as its variables say; at everything if that is not here
        #[arg(long, conflicts_with_all = ["staged", "stdin", "since", "range"])]
        github_event: bool,
        /// Look at standard input
        #[arg(long, conflicts_with_all = ["paths", "files_from"])]
        stdin: bool,
        /// The name of the file whose text standard input is: its language and its place in the project count
        #[arg(long, value_name = "NAME", conflicts_with_all = ["staged", "since", "range", "github_event"])]
        stdin_filename: Option<PathBuf>,
        /// Look at the files that a file lists (`-`: standard input), one a line, or with NUL behind each
        #[arg(long, value_name = "FILE", conflicts_with_all = ["staged", "since", "range", "github_event", "stdin_filename"])]
        files_from: Option<PathBuf>,
        #[command(flatten)]
        options: RunOptions,
    },
    /// Run as a hook of git, or install one
    #[command(subcommand)]
    Hook(HookCommand),
    /// Make the changes that mend findings, or show them; files of the working tree alone, never the history
    #[command(
        after_help = "Examples:\n  keylint fix --diff            (what would be changed; status 1 if anything would be)\n  keylint fix src\n  keylint fix --unsafe src      (also what changes how the program behaves)\n\nA key that is taken out of the code is not revoked by that."
    )]
    Fix {
        /// Files and folders [default: .]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        options: FixOptions,
    },
    /// Write all present findings of a repository to keylint-baseline.txt, so that only new ones are reported
    #[command(
        after_help = "A baseline keeps old findings from failing a build. It revokes nothing: plan to empty it.\nExample: keylint baseline --output ci/known.txt, then keylint audit --baseline ci/known.txt"
    )]
    Baseline {
        /// Repository or folder
        #[arg(default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        options: BaselineOptions,
    },
    /// Say how every candidate on a line was judged, reported or not, with all evidence for and against
    #[command(after_help = "Example: keylint why src/client.py:12")]
    Why {
        /// File, and the line in it
        #[arg(value_name = "FILE:LINE")]
        place: OsString,
        /// Colours and styles
        #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
        color: Colour,
    },
    /// Say what a lint looks for, why it matters, and what to do instead
    Explain {
        /// Name of the lint, as in `error[name]`, or of a credential format; or how a key begins (`ghp_`)
        lint: String,
    },
    /// List the lints, the credential formats and the providers that `extends` in keylint.toml can name
    Rules {
        /// Form of the list
        #[arg(long, value_enum, default_value_t = ListFormat::Human)]
        format: ListFormat,
    },
    /// Print the completions of a shell
    #[command(after_help = "Example: keylint completions bash > ~/.local/share/bash-completion/completions/keylint")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Subcommand)]
pub(super) enum HookCommand {
    /// Answer git as the hook of this name; a status other than 0 stops what git was about to do
    #[command(
        after_help = "pre-commit   lines that the commit adds, from the index\ncommit-msg   the message of the commit; git gives its file as the argument\npre-push     what the pushed commits bring; git gives them on standard input\npre-receive  on a server: what a push brings, before it is accepted"
    )]
    Run {
        /// The hook
        #[arg(value_enum)]
        hook: Hook,
        /// What git gives the hook (the file of the message for `commit-msg`, the name of the remote and its URL for `pre-push`)
        #[arg(hide = true)]
        arguments: Vec<String>,
        /// Least level of a finding that stops git
        #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
        fail_on: FailOn,
        /// Configuration file; `pre-receive` takes none from the repository
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
        /// Let no comment in the texts allow anything
        #[arg(long)]
        no_allow_comments: bool,
    },
    /// Write hooks that call keylint into the repository of this folder; hooks of others are left alone
    Install {
        /// The hooks [default: pre-commit]
        #[arg(value_enum)]
        hooks: Vec<Hook>,
    },
    /// Delete the hooks that `install` wrote; those of others are left alone
    Uninstall {
        /// The hooks [default: all that are there]
        #[arg(value_enum)]
        hooks: Vec<Hook>,
    },
}

/// Hooks of git that can be answered.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Hook {
    /// Before a commit is made
    #[value(name = "pre-commit")]
    Commit,
    /// Before a commit takes its message
    #[value(name = "commit-msg")]
    Message,
    /// Before commits are sent
    #[value(name = "pre-push")]
    Push,
    /// Before a server takes commits
    #[value(name = "pre-receive")]
    Receive,
}

#[derive(Args)]
pub(super) struct BaselineOptions {
    /// The file that is written; what it lists and its comments are kept where they are still right [default: the nearest
    /// keylint-baseline.txt, else one at the top of the repository]
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct FixOptions {
    /// Show the changes and write nothing
    #[arg(long)]
    pub(super) diff: bool,
    /// Make also those changes that only the authors of the program can judge
    #[arg(long = "unsafe")]
    pub(super) unsafe_fixes: bool,
    /// Least level of a finding that is left and makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    pub(super) fail_on: FailOn,
    /// Exit with 0 in place of 1; usage errors and gaps keep their status
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Colours and styles of what is shown
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    #[command(flatten)]
    pub(super) settings: Settings,
}

/// Which configuration counts.
#[derive(Args)]
pub(super) struct Settings {
    /// Configuration file [default: the nearest keylint.toml, from the target up to the top of its repository]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Take no configuration from the target
    #[arg(long, conflicts_with = "config")]
    pub(super) no_repo_config: bool,
}

#[derive(Args)]
pub(super) struct RunOptions {
    /// Form of the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Write the report to a file (made beside and renamed, readable by you alone) instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write the report of the same run in another form, too, to a file as with --output; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = also)]
    pub(super) also: Vec<(Format, PathBuf)>,
    /// Show secrets in full; without it no output holds one
    #[arg(long)]
    pub(super) show_secrets: bool,
    /// Report what is only possibly a secret, and what is public, expired or malformed, too
    #[arg(long)]
    pub(super) all: bool,
    /// Least level of a finding that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    pub(super) fail_on: FailOn,
    /// Exit with 0 in place of 1; usage errors and gaps keep their status
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Colours and styles
    #[arg(long, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// Leave out what this pattern names, as in .gitignore, relative to the current folder; may be given several times
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Turn a lint off; may be given several times
    #[arg(long, value_name = "LINT")]
    pub(super) allow: Vec<String>,
    /// Turn all lints off but this one; may be given several times
    #[arg(long, value_name = "LINT", conflicts_with = "allow")]
    pub(super) only: Vec<String>,
    /// Configuration file [default: the nearest keylint.toml, from the target up to the top of its repository]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// List of known findings, which are counted and not reported [default: the nearest keylint-baseline.txt, as above]
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Take neither configuration nor baseline from the target; comments that allow are heeded all the same
    #[arg(long, conflicts_with = "config")]
    pub(super) no_repo_config: bool,
    /// Report what comments in the texts allow, too: who judges the work of others need not take their word
    #[arg(long)]
    pub(super) no_allow_comments: bool,
    /// Number of threads [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
    /// Ceiling of decoded bytes held at one time, such as 512M or 2G; a file may have all of it, an object of the history half of it, and what is larger is said
    #[arg(long, value_name = "SIZE", default_value = "512M", value_parser = size)]
    pub(super) memory: u64,
    /// Folder in which `audit` remembers the histories that it has read: positions and sums, never a secret [default: keylint in
    /// XDG_CACHE_HOME, or in ~/.cache; ~/Library/Caches on macOS]
    #[arg(long, value_name = "FOLDER")]
    pub(super) cache_dir: Option<PathBuf>,
    /// Neither use nor write what is remembered; the report is the same
    #[arg(long, conflicts_with = "cache_dir")]
    pub(super) no_cache: bool,
    /// Leave out the closing lines (not those about what could not be read)
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Name what was left out, and why, in the closing lines
    #[arg(long, short, conflicts_with = "quiet")]
    pub(super) verbose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Diagnostics for people
    Human,
    /// One JSON object a line: the run, the findings, the summary
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations in the log of a GitHub workflow
    Github,
    /// Code quality of GitLab, for merge requests
    Gitlab,
    /// JUnit's XML, for what shows results of tests: findings fail, notes are skipped, what could not be read is an error
    Junit,
}

/// A form and the file that gets it, such as `sarif=keylint.sarif`.
fn also(text: &str) -> Result<(Format, PathBuf), String> {
    let (form, file) = text.split_once('=').ok_or("give a form and a file, such as sarif=keylint.sarif")?;
    if file.is_empty() {
        return Err(format!("no file is named: {form}=FILE"));
    }
    let form = Format::from_str(form, false).map_err(|_| {
        let forms = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let forms: Vec<_> = forms.map(|f| f.get_name().to_owned()).collect();
        format!("there is no form `{form}`: it is one of {}", forms.join(", "))
    })?;
    Ok((form, PathBuf::from(file)))
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A table for people
    Human,
    /// One JSON object a line
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors alone
    Error,
    /// Errors and warnings
    Warning,
    /// Everything
    Note,
    /// Nothing
    Never,
}

impl RunOptions {
    /// How much is said at the end.
    pub(super) fn closing(&self) -> Closing {
        match (self.quiet, self.verbose) {
            (true, _) => Closing::Gaps,
            (_, true) => Closing::Named,
            _ => Closing::Counts,
        }
    }
}

impl FailOn {
    /// Whether a finding of this level fails the run.
    pub(super) fn fails(self, level: Level) -> bool {
        match self {
            FailOn::Error => level >= Level::Error,
            FailOn::Warning => level >= Level::Warning,
            FailOn::Note => true,
            FailOn::Never => false,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR says otherwise
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Bytes, with an optional binary unit.
fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match text[digits.len()..].trim_end_matches("iB").trim_end_matches('B') {
        "" => 0,
        "k" | "K" => 10,
        "m" | "M" => 20,
        "g" | "G" => 30,
        _ => return Err("write a number of bytes, or one with K, M or G".to_owned()),
    };
    let number: u64 = digits.parse().map_err(|_| "write a number of bytes, or one with K, M or G".to_owned())?;
    let bytes = number.checked_mul(1 << shift).ok_or("this is more than any machine has")?;
    if bytes < 1 << 20 { Err("at least 1M is needed".to_owned()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes() {
        assert_eq!((size("512M"), size("2GiB"), size("1048576")), (Ok(512 << 20), Ok(2 << 30), Ok(1 << 20)));
        for wrong in ["", "M", "1T", "-1M", "1", "99999999999999999999", "18446744073709551615K"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
