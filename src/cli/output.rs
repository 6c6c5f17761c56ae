//! Where output goes: standard output, a file written beside and renamed, and complaints on standard error.

use super::args::Colour;
use crate::report::encode;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Whether to style what goes to standard output: the flag, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then the terminal.
pub(super) fn styled(colour: Colour, to_file: bool) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !to_file && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// Whether what people read is drawn in ASCII: where they said that they read nothing else. A file may be read anywhere.
pub(super) fn ascii(to_file: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    !to_file && draws_ascii(set, io::stdout().is_terminal())
}

/// By the environment: the locale for characters as POSIX looks it up, and a terminal that can do nothing. Where no locale is set it is not
/// known what the reader takes (containers, runners), and that is UTF-8 today.
fn draws_ascii(set: impl Fn(&str) -> Option<String>, terminal: bool) -> bool {
    let named = |name| set(name).filter(|value| !value.is_empty());
    if terminal && named("TERM").as_deref() == Some("dumb") {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(named);
    locale.is_some_and(|locale| {
        // `de_DE.UTF-8@euro`; macOS knows the name of the encoding alone.
        let locale = locale.to_ascii_lowercase();
        let encoding = locale.split('@').next().and_then(|l| l.rsplit('.').next()).unwrap_or_default();
        !matches!(encoding, "utf-8" | "utf8")
    })
}

/// Writes to standard output. A reader that went away (`| head`) is not an error.
pub(super) fn print(text: &str) -> io::Result<()> {
    // Styling was decided before: what comes here goes out as it is (on Windows consoles it is translated).
    let mut out = anstream::AutoStream::new(io::stdout().lock(), anstream::ColorChoice::Always);
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Who may read a file that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    /// Its owner: a report may tell secrets.
    Owner,
    /// Whom the umask lets: what is committed is for everybody.
    All,
}

/// Writes a file whole or not at all: beside the target, synced, renamed.
pub(super) fn write_file(path: &Path, text: &str, readers: Readers) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A device or a pipe cannot be renamed over; what was asked for is to write into it.
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return File::options().write(true).open(path)?.write_all(text.as_bytes());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".keylint-");
    #[cfg(unix)]
    if readers == Readers::All {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    let beside = builder.tempfile_in(folder);
    // Its message names the file beside, of which nobody has heard.
    let mut file = beside.map_err(|error| io::Error::from(error.kind()))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// One line on standard error. Text of a target is encoded; a closed standard error is ignored.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "keylint: {}", encode::name(message));
}

/// Whole lines that are ready to be shown.
pub(super) fn complain_lines(lines: &str) {
    let _ = write!(io::stderr(), "{lines}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii_with(variables: &[(&str, &str)], terminal: bool) -> bool {
        let set = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        draws_ascii(set, terminal)
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        for utf8 in ["C.UTF-8", "en_US.utf8", "de_DE.UTF-8@euro", "UTF-8"] {
            assert!(!ascii_with(&[("LANG", utf8)], true), "{utf8}");
            assert!(!ascii_with(&[("LC_ALL", ""), ("LC_CTYPE", utf8), ("LANG", "C")], false), "{utf8}");
        }
        for other in ["C", "POSIX", "en_US", "de_DE.ISO-8859-1", "de_DE@euro", "ja_JP.eucJP"] {
            assert!(ascii_with(&[("LANG", other)], false), "{other}");
            assert!(ascii_with(&[("LC_ALL", other), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C.UTF-8")], true), "{other}");
        }
        assert!(!ascii_with(&[], true) && !ascii_with(&[("LANG", "")], false));
    }

    #[test]
    fn a_terminal_that_can_do_nothing_is_drawn_for_in_ascii_and_a_pipe_is_no_terminal() {
        let variables = [("TERM", "dumb"), ("LANG", "C.UTF-8")];
        assert!(ascii_with(&variables, true) && !ascii_with(&variables, false));
        assert!(!ascii_with(&[("TERM", "xterm"), ("LANG", "C.UTF-8")], true));
    }
}
