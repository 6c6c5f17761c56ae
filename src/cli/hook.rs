//! `hook`: keylint as git calls it, and the files that make git call it.
//!
//! In: what git gives a hook (arguments, standard input, variables). Out: a status, and few lines: what `pre-receive` prints reaches
//! whoever pushed, line by line, and what any hook prints stands between a person and their commit.

use super::args::{FailOn, Hook};
use super::output::{complain, print};
use super::run::{self, Quick};
use super::{CLEAN, USAGE};
use crate::model::{ObjectId, refusal};
use crate::scan::{self, Job, Update};
use clap::ValueEnum as _;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Most that is read of what git says on standard input: a line for each reference.
const INPUT_LIMIT: u64 = 256 << 20;

impl Hook {
    /// Its name in git, which is that of its file.
    fn name(self) -> &'static str {
        match self {
            Hook::Commit => "pre-commit",
            Hook::Message => "commit-msg",
            Hook::Push => "pre-push",
            Hook::Receive => "pre-receive",
        }
    }
}

/// How a hook answers.
pub(super) struct Settings<'a> {
    pub(super) fail_on: FailOn,
    pub(super) config: Option<&'a Path>,
    /// No comment allows anything.
    pub(super) strict: bool,
}

/// Answers as a hook.
pub(super) fn run(hook: Hook, arguments: &[String], settings: &Settings<'_>) -> u8 {
    let path = PathBuf::from(".");
    let job = match hook {
        Hook::Commit => Job::Staged { path },
        Hook::Message => match arguments {
            [file] => Job::Message { path: file.into() },
            _ => {
                complain("git gives `commit-msg` the file of the message: keylint hook run commit-msg FILE");
                return USAGE;
            }
        },
        Hook::Push | Hook::Receive => match updates(hook) {
            // Nothing but deletions brings nothing.
            Ok(updates) if updates.iter().all(|update| update.new.is_none()) => return CLEAN,
            Ok(updates) => {
                let remote = (hook == Hook::Push).then(|| named(arguments));
                Job::Push { path, updates, remote }
            }
            Err(error) => {
                complain(&error);
                return USAGE;
            }
        },
    };
    let what = match hook {
        Hook::Commit => "commit",
        Hook::Message => "message",
        Hook::Push | Hook::Receive => "push",
    };
    run::quick(&job, &Quick { what, settings, own_config: hook != Hook::Receive })
}

/// The name of the remote; none if it was given as a URL, which git then says twice.
fn named(arguments: &[String]) -> String {
    match arguments {
        [name, url, ..] if name == url => String::new(),
        [name, ..] => name.clone(),
        [] => String::new(),
    }
}

/// What git says on standard input: `old new ref`, or `local-ref local-id remote-ref remote-id`.
fn updates(hook: Hook) -> Result<Vec<Update>, String> {
    let mut text = Vec::new();
    io::stdin().lock().take(INPUT_LIMIT).read_to_end(&mut text).map_err(|e| format!("standard input: {e}"))?;
    let lines = text.split(|b| *b == b'\n').filter(|line| !line.is_empty());
    lines
        .map(|line| update(hook, line).ok_or_else(|| format!("this is not what git gives `{}`", hook.name())))
        .collect()
}

fn update(hook: Hook, line: &[u8]) -> Option<Update> {
    let mut words = line.split(|b| *b == b' ');
    let id = |word: &[u8]| ObjectId::from_hex(word).map(|id| (!id.is_zero()).then_some(id));
    match hook {
        Hook::Push => {
            let (_, new, name, old) = (words.next()?, id(words.next()?)?, words.next()?, id(words.next()?)?);
            Some(Update { old, new, name: name.into() })
        }
        _ => {
            let (old, new) = (id(words.next()?)?, id(words.next()?)?);
            Some(Update { old, new, name: words.next()?.into() })
        }
    }
}

/// Writes hooks; those of others are never touched.
pub(super) fn install(hooks: &[Hook]) -> u8 {
    let hooks = if hooks.is_empty() { &[Hook::Commit] } else { hooks };
    let Some(folder) = folder() else { return USAGE };
    let status = hooks.iter().map(|hook| install_one(*hook, &folder)).max().unwrap_or(CLEAN);
    if status == CLEAN && !is_on_path() {
        complain("`keylint` is not on your `PATH`: git stops at these hooks until it is");
    }
    status
}

/// The folder of the hooks of this repository; why there is none is said.
fn folder() -> Option<scan::hooks::Folder> {
    scan::hooks::folder(Path::new(".")).map_err(|error| complain(&error.to_string())).ok()
}

/// Deletes hooks that are as they were written here.
pub(super) fn uninstall(hooks: &[Hook]) -> u8 {
    let Some(folder) = folder() else { return USAGE };
    let all = hooks.is_empty();
    let hooks = if all { Hook::value_variants() } else { hooks };
    let calls = |hook: &Hook| std::fs::read_to_string(folder.path.join(hook.name())).is_ok_and(|text| calls(&text));
    if all && !hooks.iter().any(calls) {
        let _ = print("no hook here calls keylint\n");
    }
    hooks.iter().map(|hook| uninstall_one(*hook, &folder, all)).max().unwrap_or(CLEAN)
}

/// `quietly`: it was not asked for by name, and says nothing where nothing is.
fn uninstall_one(hook: Hook, folder: &scan::hooks::Folder, quietly: bool) -> u8 {
    let file = folder.path.join(hook.name());
    let present = std::fs::read_to_string(&file);
    if !present.as_ref().is_ok_and(|text| calls(text)) {
        if !quietly {
            let _ = print(&format!("{} does not call keylint\n", file.display()));
        }
        return CLEAN;
    }
    if folder.foreign || present.is_ok_and(|text| !is_own(hook, &text)) {
        complain(&format!("{} is not as keylint wrote it: take the line with `{CALL}` out by hand", file.display()));
        return USAGE;
    }
    match std::fs::remove_file(&file) {
        Ok(()) => {
            let _ = print(&format!("deleted {}\n", file.display()));
            CLEAN
        }
        Err(error) => {
            complain(&format!("{}: {}", file.display(), refusal(&error)));
            USAGE
        }
    }
}

/// How a hook calls this program.
const CALL: &str = "keylint hook run";

fn command(hook: Hook) -> String {
    let given = if matches!(hook, Hook::Push | Hook::Message) { " \"$@\"" } else { "" };
    format!("{CALL} {}{given}", hook.name())
}

/// The text of a hook. Without the program it stops git, and says so: what was to be looked at was not.
fn script(hook: Hook) -> String {
    let otherwise = if hook == Hook::Receive { "" } else { ", or go on with --no-verify" };
    let missing = format!("keylint is not on the PATH, so that nothing was looked at: install it{otherwise}");
    format!(
        "#!/bin/sh\nif ! command -v keylint > /dev/null; then\n    echo \"{missing}\" >&2\n    exit 1\nfi\nexec {}\n",
        command(hook)
    )
}

/// Whether a hook calls this program: what stands in a comment does not.
fn calls(text: &str) -> bool {
    text.lines().any(|line| line.contains(CALL) && !line.trim_start().starts_with('#'))
}

/// Whether a hook is as it is written here, or was once.
fn is_own(hook: Hook, text: &str) -> bool {
    text == script(hook) || text == format!("#!/bin/sh\nexec {}\n", command(hook))
}

/// Whether a shell would find the program by its name.
fn is_on_path() -> bool {
    let name = format!("keylint{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| is_program(&folder.join(&name))))
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    file.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

fn install_one(hook: Hook, folder: &scan::hooks::Folder) -> u8 {
    let (name, command) = (hook.name(), command(hook));
    if folder.bare && hook != Hook::Receive {
        complain(&format!("git runs no `{name}` in a bare repository; what it takes is looked at by `pre-receive`"));
        return USAGE;
    }
    let file = folder.path.join(name);
    if let Some(text) = std::fs::read_to_string(&file).ok().filter(|text| calls(text)) {
        return install_again(hook, folder, &file, &text);
    }
    if folder.foreign && folder.path.exists() && !folder.path.is_dir() {
        complain(&format!(
            "hooks are turned off: `core.hooksPath` names {}, which is no folder",
            folder.path.display()
        ));
        return USAGE;
    }
    if folder.foreign || file.symlink_metadata().is_ok() {
        let why =
            if folder.foreign { "`core.hooksPath` names a folder of other hooks" } else { "there is a hook already" };
        complain(&format!("{why}: add this line to {}: {command} || exit 1", file.display()));
        return USAGE;
    }
    match write(&folder.path, &file, &script(hook)) {
        Ok(()) => {
            let _ = print(&format!("wrote {}\n", file.display()));
            CLEAN
        }
        Err(error) => {
            complain(&format!("{}: {}", file.display(), refusal(&error)));
            USAGE
        }
    }
}

/// A hook that calls this program is there: whether git runs it.
fn install_again(hook: Hook, folder: &scan::hooks::Folder, file: &Path, text: &str) -> u8 {
    let (runs, plain) = (!cfg!(unix) || is_program(file), text.replace("\r\n", "\n"));
    if runs && plain == text {
        let _ = print(&format!("{} calls keylint already\n", file.display()));
        return CLEAN;
    }
    if folder.foreign || !is_own(hook, &plain) {
        let why = if runs { "its lines end as in Windows" } else { "it cannot be executed" };
        complain(&format!("{} calls keylint, but git does not get to it: {why}", file.display()));
        return USAGE;
    }
    match std::fs::remove_file(file).and_then(|()| write(&folder.path, file, &script(hook))) {
        Ok(()) => {
            let _ = print(&format!("wrote {} again: git did not get to it\n", file.display()));
            CLEAN
        }
        Err(error) => {
            complain(&format!("{}: {}", file.display(), refusal(&error)));
            USAGE
        }
    }
}

fn write(folder: &Path, file: &Path, text: &str) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut written = std::fs::OpenOptions::new().write(true).create_new(true).open(file)?;
    written.write_all(text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        written.set_permissions(std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_git() {
        let (a, b, zero) = ("1".repeat(40), "2".repeat(40), "0".repeat(40));
        let id = |text: &str| ObjectId::from_hex(text.as_bytes());
        let receive = update(Hook::Receive, format!("{a} {b} refs/heads/x").as_bytes()).unwrap();
        assert_eq!(receive, Update { old: id(&a), new: id(&b), name: "refs/heads/x".into() });
        assert_eq!(update(Hook::Receive, format!("{a} {zero} refs/heads/x").as_bytes()).unwrap().new, None);
        let push = update(Hook::Push, format!("refs/heads/x {b} refs/heads/y {zero}").as_bytes()).unwrap();
        assert_eq!(push, Update { old: None, new: id(&b), name: "refs/heads/y".into() });
        assert_eq!(update(Hook::Push, b"garbage"), None);
        assert_eq!(update(Hook::Receive, b"1 2 3"), None);
    }
}
