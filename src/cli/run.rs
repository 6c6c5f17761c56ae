//! `audit` and `check`: from arguments to a job, from its outcome to a report and a status.

use super::args::{FailOn, Format, RunOptions, Settings};
use super::event::{self, Brings};
use super::output::{Readers, ascii, complain, print, styled, write_file};
use super::pages::lint_docs;
use super::settled::{Settled, settled};
use super::{CLEAN, FINDINGS, INCOMPLETE, USAGE, baseline, hook};
use crate::config::{self, Config, ConfigError};
use crate::lints::LINTS;
use crate::model::{Finding, Level, Unit, refusal};
use crate::report::human::Closing;
use crate::report::snippet::{self, Diagnostic, Mark, Style};
use crate::report::{Head, Run, brief, encode, github, gitlab, human, json, junit, sarif};
use crate::rules::{self, own::Formats};
use crate::scan::remembered::Cache;
use crate::scan::{self, Ends, Job, Options, Outcome};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

pub(super) fn audit(path: &Path, options: &RunOptions) -> u8 {
    if let Err(status) = exists(path) {
        return status;
    }
    let path = whole(path);
    heed_no_variable(&path);
    run("audit", &Job::Audit { path: path.clone() }, &path, options)
}

/// An audit is of what it is told to look at: that git's own variable names another repository is said.
fn heed_no_variable(path: &Path) {
    let own = path.join(".git");
    let Some(named) = std::env::var_os("GIT_DIR").and_then(|dir| PathBuf::from(dir).canonicalize().ok()) else {
        return;
    };
    let is = |place: &Path| place.canonicalize().is_ok_and(|place| place == named);
    if !own.is_file() && !is(&own) && !is(path) {
        complain("`GIT_DIR` names another repository, which is not looked at: `keylint audit \"$GIT_DIR\"` does that");
    }
}

/// The repository that a path stands for. That it is more than what was named is said: paths begin at its top.
pub(super) fn whole(path: &Path) -> PathBuf {
    let Some(top) = scan::whole(path) else { return path.to_owned() };
    let (named, shown) = (path.display().to_string(), top.display().to_string());
    complain(&format!("{} lies in {}, which is looked at as a whole", encode::name(&named), encode::name(&shown)));
    top
}

/// What `check` looks at.
pub(super) enum What {
    /// Files and folders.
    Files,
    /// The index.
    Staged,
    /// Commits, as they were named, and what that means.
    Range(String, Result<Ends, String>),
    /// What the event of a workflow brings.
    Event,
    /// Standard input, or what a name of an open handle leads to.
    Stream { handle: Option<PathBuf>, name: Option<PathBuf> },
    /// Files of a list, which may be empty.
    Listed,
}

/// The files that a file lists, or standard input (`-`): with NUL behind each, or one a line.
pub(super) fn listed(list: &Path) -> Result<Vec<PathBuf>, u8> {
    let read = match list == Path::new("-") {
        true => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
        false => std::fs::read(list),
    };
    let bytes = read.map_err(|error| {
        complain(&format!("{}: {}", list.display(), refusal(&error)));
        USAGE
    })?;
    let by = if bytes.contains(&0) { 0 } else { b'\n' };
    let names =
        bytes.split(|b| *b == by).map(|name| if by == 0 { name } else { name.strip_suffix(b"\r").unwrap_or(name) });
    there(names.filter(|name| !name.is_empty()).map(scan::path_from_bytes).collect(), list)
}

/// The listed files that are there: `git ls-files` and `git diff --name-only` list deleted ones, too.
fn there(names: Vec<PathBuf>, list: &Path) -> Result<Vec<PathBuf>, u8> {
    let is_gone = |path: &PathBuf| path.symlink_metadata().is_err_and(|e| e.kind() == io::ErrorKind::NotFound);
    let (gone, there): (Vec<PathBuf>, Vec<PathBuf>) = names.into_iter().partition(is_gone);
    let Some(first) = gone.first() else { return Ok(there) };
    let first = encode::name(&first.to_string_lossy());
    if there.is_empty() {
        complain(&format!("{}: none of the listed files is there, such as {first}", list.display()));
        return Err(USAGE);
    }
    let (n, are) = (gone.len(), if gone.len() == 1 { "file is" } else { "files are" });
    complain(&format!("{n} listed {are} not there and left out, such as {first}"));
    Ok(there)
}

impl What {
    /// What a path means that stands for a stream: `-`, and what a shell puts in place of `<(command)`.
    pub(super) fn of_paths(paths: &[PathBuf], name: Option<PathBuf>) -> Self {
        match paths {
            [path] if path == Path::new("-") => Self::Stream { handle: None, name },
            [path] if is_open_stream(path) => Self::Stream { handle: Some(path.clone()), name },
            _ => Self::Files,
        }
    }
}

/// Whether a path names a pipe or a terminal that this process was given. A pipe that lies in a folder is none: nobody may ever
/// write into it.
#[cfg(unix)]
fn is_open_stream(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let is_handle = path == Path::new("/dev/stdin") || path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd");
    is_handle && path.metadata().is_ok_and(|m| m.file_type().is_fifo() || m.file_type().is_char_device())
}

#[cfg(not(unix))]
fn is_open_stream(_: &Path) -> bool {
    false
}

pub(super) fn check(paths: &[PathBuf], what: What, options: &RunOptions) -> u8 {
    let here = PathBuf::from(".");
    // Those who run hooks hand over the names of staged files, which may be gone from the work tree.
    let named = if matches!(what, What::Stream { .. } | What::Staged) { &[] } else { paths };
    if let Some(status) = named.iter().find_map(|p| exists(p).err()) {
        return status;
    }
    match what {
        What::Files => {}
        What::Staged => {
            if !paths.is_empty() {
                complain("`--staged` looks at the whole index, whatever files are named");
            }
            return run("check", &Job::Staged { path: here.clone() }, &here, options);
        }
        What::Stream { handle, name } => {
            // The configuration of a file counts for its text.
            let folder = name.as_deref().and_then(Path::parent).filter(|p| p.is_dir()).map_or(here, Path::to_owned);
            return run("check", &Job::Stream { handle, name }, &folder, options);
        }
        What::Listed if paths.is_empty() => {
            return run("check", &Job::Check { base: PathBuf::new(), paths: Vec::new() }, &here, options);
        }
        What::Listed => {}
        What::Range(..) | What::Event if paths.len() > 1 => {
            complain("commits are looked at as a whole: give one folder of their repository, or none");
            return USAGE;
        }
        What::Range(named, ends) => {
            let path = paths.first().map_or(here, |path| whole(path));
            return match ends {
                Ok(ends) => run("check", &Job::Range { path: path.clone(), ends }, &path, options),
                Err(error) => {
                    complain(&format!("`{}`: {error}", encode::line(&named)));
                    USAGE
                }
            };
        }
        What::Event => {
            let path = paths.first().map_or(here, |path| whole(path));
            return first_possible("check", &event::brings(&path), &path, options);
        }
    }
    let paths = if paths.is_empty() { vec![here] } else { paths.to_vec() };
    let first = paths[0].clone();
    run("check", &Job::Check { base: PathBuf::new(), paths }, &first, options)
}

/// A name that is not there is a mistake of the caller, not a gap of the scan.
pub(super) fn exists(path: &Path) -> Result<(), u8> {
    path.symlink_metadata().map(drop).map_err(|error| {
        let hint = if path == Path::new("-") { "; alone it is standard input" } else { "" };
        complain(&format!("{}: {}{hint}", path.display(), refusal(&error)));
        USAGE
    })
}

/// A run of a hook.
pub(super) struct Quick<'a> {
    /// What git is about to do.
    pub(super) what: &'static str,
    pub(super) settings: &'a hook::Settings<'a>,
    /// Whether a configuration of the repository itself counts.
    pub(super) own_config: bool,
}

/// Runs a job as a hook: a few plain lines if something stops git, nothing otherwise.
pub(super) fn quick(job: &Job, quick: &Quick<'_>) -> u8 {
    let here = Path::new(".");
    let path = match quick.settings.config {
        Some(path) => Some(path.canonicalize().unwrap_or_else(|_| path.to_owned())),
        None if quick.own_config => config::find(here),
        None => None,
    };
    let config = match load(path, here) {
        Ok(config) if quick.settings.strict => config.heeding_no_comments(),
        Ok(config) => config,
        Err(error) => {
            let _ = io::stderr().write_all(config_error(&error).as_bytes());
            return USAGE;
        }
    };
    let options = Options { user_excludes: scan::user_excludes(), ..Options::default() };
    let scanned = scan::run(job, &options, &config).map_err(|e| e.to_string());
    let baseline = quick.own_config.then(|| settled(here, scan::known::FILE_NAME, None)).flatten();
    let outcome = match scanned.and_then(|outcome| baseline::apply_file(outcome, job, here, baseline)) {
        Ok(outcome) => outcome,
        Err(error) => {
            complain(&error);
            return USAGE;
        }
    };
    let stops = |finding: &Finding| quick.settings.fail_on.fails(finding.level);
    let (status, docs, allowed) =
        (status(job, &outcome, quick.settings.fail_on), lint_docs(), outcome.allowed_by_comments());
    let head = Head { command: "hook", rules: rules::fingerprint(), show_secrets: false };
    let Outcome { findings, ledger, suppressed, .. } = outcome;
    let run = Run::new(head, findings, &ledger, &suppressed, &docs);
    let mut said = brief::render(&run, quick.what, &stops);
    // Whoever receives sees what who pushes has allowed themselves.
    if quick.what == "push" && allowed > 0 {
        said.push_str(&format!(
            "keylint: note: comments in what is pushed allow {allowed} more; `--no-allow-comments` would heed none\n"
        ));
    }
    // A hook that cannot speak still answers.
    let _ = io::stderr().write_all(said.as_bytes());
    status
}

fn run(command: &'static str, job: &Job, target: &Path, options: &RunOptions) -> u8 {
    first_possible(command, &Brings { jobs: vec![job.clone()], newest: None, base: None }, target, options)
}

/// Runs the first job that is possible: each is wider than the one before.
fn first_possible(command: &'static str, brings: &Brings, target: &Path, options: &RunOptions) -> u8 {
    let Brings { jobs, newest, base: before } = brings;
    if let Some(file) = written_twice(options) {
        complain(&format!("{}: one file cannot hold two reports", file.display()));
        return USAGE;
    }
    let colour = styled(options.color, options.output.is_some());
    // What `audit` shows, and what commits hold, is relative to the target; what `check` shows is as it was named.
    let relative = jobs.iter().all(|job| matches!(job, Job::Audit { .. } | Job::Range { .. }));
    let base = if relative { target } else { Path::new(".") };
    let config = match configuration(target, base, before.as_deref(), options) {
        Ok(config) => config,
        Err(error) => {
            match error.path.as_os_str().is_empty() {
                true => complain(&error.message),
                false => drop(io::stderr().write_all(config_error(&error).as_bytes())),
            }
            return USAGE;
        }
    };
    let scan_options = Options {
        threads: options.threads.map(usize::from),
        memory: options.memory,
        include_all: options.all,
        cache: cache(options),
        user_excludes: scan::user_excludes(),
        ..Options::default()
    };
    let mut scanned = Err(String::new());
    for job in jobs {
        let before = scanned.err();
        scanned = scan::run(job, &scan_options, &config).map(|outcome| (outcome, job)).map_err(|e| e.to_string());
        match &scanned {
            Err(error) if jobs.len() > 1 && before.as_ref() == Some(error) => {}
            Err(error) if jobs.len() > 1 => complain(&format!("{error}: more than the event brings is looked at")),
            _ => break,
        }
    }
    // Whatever else was read: what the event is about was not.
    if let (Ok((outcome, _)), Some(commit)) = (&mut scanned, newest)
        && scan::lacks(target, commit)
    {
        outcome.ledger.uncovered(Unit::Target, event::NOT_HERE, commit.as_str());
    }
    if let Some(why) = scan_options.cache.as_ref().and_then(Cache::failure) {
        complain(&format!("what was read is not remembered: {why}"));
    }
    let applied = scanned.and_then(|(outcome, job)| {
        Ok((baseline::apply(outcome, job, (target, base), before.as_deref(), options)?, job))
    });
    let (outcome, job) = match applied {
        Ok(applied) => applied,
        Err(error) => {
            complain(&error);
            return USAGE;
        }
    };
    let status = match status(job, &outcome, options.fail_on) {
        FINDINGS if options.exit_zero => CLEAN,
        status => status,
    };
    let is_empty = outcome.ledger.is_empty() && looks_at_folders(job);
    let docs = lint_docs();
    let head = Head { command, rules: rules::fingerprint(), show_secrets: options.show_secrets };
    let Outcome { findings, ledger, suppressed, .. } = outcome;
    let run = Run::new(head, findings, &ledger, &suppressed, &docs);
    match deliver(&run, options, colour) {
        Ok(()) => {
            if status == CLEAN && is_empty {
                complain("there is nothing in it");
            }
            if status == INCOMPLETE && ledger.is_complete() {
                complain("nothing at all was read, so that nothing is known of what is there (status 3)");
            }
            status
        }
        Err((file, error)) => {
            let target = file.map_or("standard output".into(), |p| p.display().to_string());
            complain(&format!("the report could not be written to {target}: {}", refusal(&error)));
            USAGE
        }
    }
}

/// A file that two reports would go to, of which the second would replace the first.
fn written_twice(options: &RunOptions) -> Option<&Path> {
    // `r` and `./r`, and what a link of a folder leads to, are one file.
    let place = |file: &Path| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).join(file.file_name().unwrap_or_default())
    };
    let files: Vec<&Path> =
        options.also.iter().map(|(_, file)| file.as_path()).chain(options.output.as_deref()).collect();
    let twice = |n: &usize| files[..*n].iter().any(|other| place(other) == place(files[*n]));
    (1..files.len()).find(twice).map(|n| files[n])
}

/// Where audits are remembered. A folder that the user named and that cannot be used is said; it is no reason to stop.
fn cache(options: &RunOptions) -> Option<Cache> {
    match &options.cache_dir {
        _ if options.no_cache => None,
        None => Cache::of_user(),
        Some(folder) => {
            let cache = Cache::in_folder(folder);
            if let Err(why) = cache.check() {
                complain(&format!("nothing is remembered: {why}"));
                return None;
            }
            Some(cache)
        }
    }
}

/// What is configured for a run; `before` is the commit that a change is proposed for.
fn configuration(
    target: &Path,
    base: &Path,
    before: Option<&str>,
    options: &RunOptions,
) -> Result<Config, ConfigError> {
    let file = match &options.config {
        // What the user names may be a link; what a target offers may not.
        Some(path) => Some(Settled::there(path.canonicalize().unwrap_or_else(|_| path.clone()))),
        None if options.no_repo_config => None,
        None => settled(target, config::FILE_NAME, before),
    };
    let named = |names: &[String]| names.iter().map(|name| lint_named(name)).collect::<Result<Vec<_>, _>>();
    let refused = |message: String| ConfigError { path: PathBuf::new(), message, help: None, place: None };
    let (allow, only) = (named(&options.allow).map_err(refused)?, named(&options.only).map_err(refused)?);
    let rest = LINTS.iter().map(|l| l.name()).filter(|name| !only.is_empty() && !only.contains(name));
    let config = load_settled(file, base)?.without(allow).without(rest);
    let config = if options.no_allow_comments { config.heeding_no_comments() } else { config };
    config.leaving_out(&options.exclude, base).map_err(refused)
}

/// The lint that the command line names.
fn lint_named(name: &str) -> Result<&'static str, String> {
    let known = lint_names();
    known.iter().find(|known| **known == name).copied().ok_or_else(|| match config::nearest(name, &known).first() {
        Some(near) => format!("there is no lint `{name}`; did you mean `{near}`?"),
        None => format!("there is no lint `{name}`; `keylint rules` lists all"),
    })
}

/// The configuration that a command is given or a target brings; its paths are asked about from `base`.
pub(super) fn configuration_by(settings: &Settings, target: &Path, base: &Path) -> Result<Config, String> {
    let path = match &settings.config {
        // What the user names may be a link; what a target offers may not.
        Some(path) => Some(path.canonicalize().unwrap_or_else(|_| path.clone())),
        None if settings.no_repo_config => None,
        None => config::find(target),
    };
    load(path, base).map_err(|e| format!("{}: {}", e.path.display(), e.message))
}

/// The configuration that a target brings, for commands that have no option for it; its paths are asked about from `base`.
pub(super) fn configuration_of(target: &Path, base: &Path) -> Result<Config, String> {
    load(config::find(target), base).map_err(|e| format!("{}: {}", e.path.display(), e.message))
}

fn load(path: Option<PathBuf>, base: &Path) -> Result<Config, ConfigError> {
    let known = lint_names();
    let Some(path) = path else { return Ok(Config::default()) };
    Ok(Config::load(&path, &known)?.seen_from(base))
}

/// What counts for a file, which may be another text than lies there; a fault of what lies there is one all the same.
fn load_settled(file: Option<Settled>, base: &Path) -> Result<Config, ConfigError> {
    let Some(Settled { path, text: Some(text) }) = file else { return load(file.map(|file| file.path), base) };
    if path.symlink_metadata().is_ok() {
        load(Some(path.clone()), base)?;
    }
    // A place of another text than lies there would mislead.
    let of_base = |fault: ConfigError| ConfigError {
        message: format!("as the base of the change has it: {}", fault.message),
        place: None,
        ..fault
    };
    Ok(Config::of_text(&path, &text, &lint_names()).map_err(of_base)?.seen_from(base))
}

fn lint_names() -> Vec<&'static str> {
    LINTS.iter().map(|l| l.name()).collect()
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
    // A file of other settings may have been named, and logs are read by many.
    let text = snippet::render(&diagnostic, style(false, false)) + "\n";
    // Where no place of it is shown, no line is, and it may be a pipe that nobody ever writes into.
    if error.place.is_none() {
        return text;
    }
    let hidden = scan::why::why(&error.path, None, LARGEST_CONFIG, Formats::default());
    hidden.map_or_else(|_| text.clone(), |(_, hidden)| hidden.masked(&text))
}

/// Larger files of settings are not looked at for what to hide of them.
const LARGEST_CONFIG: u64 = 16 << 20;

fn style(colour: bool, to_file: bool) -> Style {
    Style { colour, ascii: ascii(to_file), runner_log: std::env::var_os("GITHUB_ACTIONS").is_some() }
}

/// The report in one form. Only what a terminal gets is styled.
fn rendered(run: &Run<'_>, format: Format, style: Style, closing: Closing) -> String {
    match format {
        Format::Human => human::render(run, style, closing),
        Format::Json => json::render(run),
        Format::Sarif => sarif::render(run),
        Format::Github => github::render(run, closing),
        Format::Gitlab => gitlab::render(run),
        Format::Junit => junit::render(run),
    }
}

/// Writes the report where it was asked for, in each form; an error comes with the place that could not be written.
fn deliver<'a>(run: &Run<'_>, options: &'a RunOptions, colour: bool) -> Result<(), (Option<&'a Path>, io::Error)> {
    let closing = options.closing();
    let file = options.output.as_deref();
    let text = rendered(run, options.format, style(colour, file.is_some()), closing);
    match file {
        Some(file) => write_file(file, &text, Readers::Owner),
        None => print(&text),
    }
    .map_err(|error| (file, error))?;
    // One that cannot be written takes no other away.
    let mut written = Ok(());
    for (format, file) in &options.also {
        let text = rendered(run, *format, style(false, true), closing);
        let this = write_file(file, &text, Readers::Owner).map_err(|error| (Some(file.as_path()), error));
        written = written.and(this);
    }
    // Machine output alone would hide from people that something is missing.
    let closing = match (&options.output, options.format) {
        (Some(_), _) => human::closing_lines(run, options.closing()),
        // Who asks for the names wants them wherever the report goes.
        (None, Format::Json | Format::Sarif | Format::Gitlab | Format::Junit) if options.verbose => {
            human::closing_lines(run, Closing::Named)
        }
        (None, Format::Json | Format::Sarif | Format::Gitlab | Format::Junit) => {
            human::closing_lines(run, Closing::Gaps)
        }
        (None, Format::Human | Format::Github) => String::new(),
    };
    let _ = io::stderr().write_all(closing.as_bytes());
    written
}

/// Whether a job names folders or files, in which there ought to be something.
fn looks_at_folders(job: &Job) -> bool {
    match job {
        Job::Audit { .. } => true,
        Job::Check { paths, .. } => !paths.is_empty(),
        _ => false,
    }
}

fn status(job: &Job, outcome: &Outcome, fail_on: FailOn) -> u8 {
    if outcome.findings.iter().any(|f| fail_on.fails(f.level)) {
        return FINDINGS;
    }
    // Nothing was read although there was something: a green result would lie. Commits may well hold nothing to read.
    let skipped = outcome.ledger.skipped_counts();
    let all_left_out = outcome.ledger.is_empty() && skipped.keys().any(|reason| reason.unit != Unit::Target);
    let may_be_empty = matches!(job, Job::Staged { .. } | Job::Range { .. } | Job::Push { .. });
    if !outcome.ledger.is_complete() || all_left_out && !may_be_empty {
        return INCOMPLETE;
    }
    CLEAN
}
