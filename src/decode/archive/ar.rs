//! `ar` archives: Debian packages and static libraries.
//!
//! In: a stream. Out: its members. Names of the two common dialects are resolved: GNU's table of long names, BSD's names before the data.

use super::Walk;
use crate::model::near;
use std::io::{self, Read};

const MAGIC: usize = 8;
const HEADER: usize = 60;

/// Longest name, and longest table of names, that is kept.
const NAMES: u64 = 16 << 20;

/// Reads an archive to its end.
pub(super) fn read(walk: &mut Walk<'_>, input: &mut dyn Read) {
    if members(walk, input).is_err() {
        walk.failed();
    }
}

fn members(walk: &mut Walk<'_>, input: &mut dyn Read) -> io::Result<()> {
    let mut magic = [0; MAGIC];
    input.read_exact(&mut magic)?;
    // A thin archive has the headers of files that lie elsewhere.
    let thin = magic == *b"!<thin>\n";
    let mut names = Vec::new();
    while !walk.stopped {
        let mut header = Vec::with_capacity(HEADER);
        (&mut *input).take(HEADER as u64).read_to_end(&mut header)?;
        if header.is_empty() {
            return Ok(());
        }
        let field = |range: std::ops::Range<usize>| header.get(range).unwrap_or_default().trim_ascii_end();
        let size = number(field(48..58)).filter(|_| header.ends_with(b"`\n") && header.len() == HEADER);
        let mut size = size.filter(|s| *s < 1 << 60).ok_or(io::ErrorKind::InvalidData)?;
        let name = field(0..16);
        let padding = size % 2;
        if name == b"//" {
            names.clear();
            (&mut *input).take(size.min(NAMES)).read_to_end(&mut names)?;
            // Anything may stand in the table, and names are read like text.
            walk.member(name, &mut &names[..]);
            skip(input, size.saturating_sub(NAMES), padding)?;
            continue;
        }
        let mut own = Vec::new();
        let name = if let Some(len) = name.strip_prefix(b"#1/").and_then(number) {
            (&mut *input).take(len.min(size).min(NAMES)).read_to_end(&mut own)?;
            size -= own.len() as u64;
            own.split(|b| *b == 0).next().unwrap_or_default()
        } else if let Some(at) = name.strip_prefix(b"/").and_then(number) {
            let rest = usize::try_from(at).ok().and_then(|at| names.get(at..)).unwrap_or_default();
            let line = near::rest_of_line(rest, 0, rest.len());
            line.strip_suffix(b"/").unwrap_or(line)
        } else if matches!(name, b"/" | b"/SYM64/") {
            // The table of symbols.
            skip(input, size, padding)?;
            continue;
        } else {
            name.strip_suffix(b"/").unwrap_or(name)
        };
        if !thin {
            let mut content = (&mut *input).take(size);
            walk.member(name, &mut content);
            let left = content.limit();
            skip(input, left, padding)?;
        }
    }
    Ok(())
}

fn number(field: &[u8]) -> Option<u64> {
    std::str::from_utf8(field).ok()?.parse().ok()
}

/// Reads over so many bytes, and over the padding, which may be missing at the end.
fn skip(input: &mut dyn Read, len: u64, padding: u64) -> io::Result<()> {
    let skipped = io::copy(&mut (&mut *input).take(len), &mut io::sink())?;
    if skipped < len {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    io::copy(&mut input.take(padding), &mut io::sink()).map(|_| ())
}
