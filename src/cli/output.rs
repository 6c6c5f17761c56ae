//! Where output goes: standard output, a file written beside and renamed, and complaints on standard error.

use super::args::Colour;
use crate::report::encode;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Whether to style what goes to standard output: the flag, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then the terminal.
pub(super) fn styled(colour: Colour, to_file: bool) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !to_file && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
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

/// Writes a file whole or not at all: beside the target with mode 0600, synced, renamed.
pub(super) fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // A device or a pipe cannot be renamed over; what was asked for is to write into it.
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return File::options().write(true).open(path)?.write_all(text.as_bytes());
    }
    let beside = tempfile::Builder::new().prefix(".keylint-").tempfile_in(folder);
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
