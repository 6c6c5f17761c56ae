//! The command line: arguments in, a report and an exit status out.
//!
//! It knows what the stages offer and how people and programs want it delivered: where output goes, in which colour, with
//! which status. It decides nothing about findings but whether they fail the run.
//!
//! Exit status: 0 clean and complete; 1 findings at or above the fail level; 2 usage or configuration; 3 nothing found that
//! fails, but not everything was read.

mod args;
mod baseline;
mod difference;
mod event;
mod fix;
mod hook;
mod output;
mod pages;
mod run;
mod settled;
mod why;

pub use pages::lint_docs;

use crate::scan::Ends;
use args::{Arguments, Command, HookCommand};
use clap::Parser;
use std::panic;
use std::process::ExitCode;

/// Clean and complete.
pub const CLEAN: u8 = 0;
/// Findings at or above the fail level.
pub const FINDINGS: u8 = 1;
/// Usage or configuration.
pub const USAGE: u8 = 2;
/// Not everything was read.
pub const INCOMPLETE: u8 = 3;

/// Runs the program as the process's arguments say.
pub fn main() -> ExitCode {
    // A panic's payload may hold bytes of the target; its place in our source cannot.
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
        output::complain(&format!("internal error{place}; please report it with the command you ran"));
    }));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Also --help and --version; clap knows their streams and codes (0 and 2).
        Err(error) => {
            let _ = error.print();
            if let Some(path) = path_in_place_of_a_command(&error) {
                output::complain(&format!(
                    "`keylint check {path}` looks at files, `keylint audit {path}` at a repository"
                ));
            }
            return ExitCode::from(error.exit_code().clamp(0, 255) as u8);
        }
    };
    let status = panic::catch_unwind(|| dispatch(&arguments)).unwrap_or(INCOMPLETE);
    ExitCode::from(status)
}

/// A file or folder that was given where a command is due, as other programs of this kind take it.
fn path_in_place_of_a_command(error: &clap::Error) -> Option<String> {
    use clap::error::{ContextKind, ContextValue};
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(name)) if std::path::Path::new(name).exists() => {
            Some(crate::report::encode::line(name))
        }
        _ => None,
    }
}

fn dispatch(arguments: &Arguments) -> u8 {
    match &arguments.command {
        Command::Audit { path, options } => run::audit(path, options),
        Command::Check { paths, staged, since, range, github_event, stdin, stdin_filename, files_from, options } => {
            let listed = match files_from.as_deref().map(run::listed).transpose() {
                Ok(listed) => listed,
                Err(status) => return status,
            };
            let name = stdin_filename.clone();
            let what = match (since, range) {
                _ if *github_event => run::What::Event,
                (Some(old), _) => run::What::Range(old.clone(), Ends::since(old)),
                (None, Some(range)) => run::What::Range(range.clone(), Ends::parse(range)),
                (None, None) if *staged => run::What::Staged,
                (None, None) if *stdin || name.is_some() && paths.is_empty() => {
                    run::What::Stream { handle: None, name }
                }
                (None, None) if listed.is_some() => run::What::Listed,
                (None, None) => run::What::of_paths(paths, name),
            };
            let paths: Vec<_> = paths.iter().cloned().chain(listed.into_iter().flatten()).collect();
            run::check(&paths, what, options)
        }
        Command::Hook(HookCommand::Run { hook, arguments, fail_on, config, no_allow_comments }) => {
            let settings = hook::Settings { fail_on: *fail_on, config: config.as_deref(), strict: *no_allow_comments };
            hook::run(*hook, arguments, &settings)
        }
        Command::Hook(HookCommand::Install { hooks }) => hook::install(hooks),
        Command::Hook(HookCommand::Uninstall { hooks }) => hook::uninstall(hooks),
        Command::Fix { paths, options } => fix::fix(paths, options),
        Command::Baseline { path, options } => baseline::write(path, options),
        Command::Why { place, color } => why::why(place, *color),
        Command::Explain { lint } => pages::explain(lint),
        Command::Rules { format } => pages::rules(*format),
        Command::Completions { shell } => pages::completions(*shell),
    }
}
