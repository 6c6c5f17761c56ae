//! Values in columns: rows below a command that names the columns, and below the first line of a file that does.
//!
//! In: a text and the name of a column, or where the rows begin. Out: the cells of that column in the first rows. Textual, bounded, never
//! fails.

use super::given::{ELEMENTS, LEFT, RIGHT};
use super::value::{Claim, Given};
use crate::model::{hex, near};
use crate::rules::names;
use crate::rules::words::Words;
use std::ops::Range;

/// `FROM stdin;`: where the rows begin that a command of a database takes from the lines below it.
pub(super) fn copied(rest: &[u8], at: usize) -> Option<usize> {
    const WORDS: &[u8] = b"from stdin";
    let found = rest.get(at..at + WORDS.len())?.eq_ignore_ascii_case(WORDS);
    found.then(|| memchr::memchr(b'\n', &rest[at..])).flatten().map(|line| at + line + 1)
}

/// The cells of a column, of rows whose cells tabs part.
pub(super) fn cells(text: &[u8], mut at: usize, place: usize, columns: usize) -> Vec<Given> {
    const ROW: usize = 2000;
    let mut found = Vec::new();
    while at < text.len() && found.len() < ELEMENTS {
        let row = near::rest_of_line(text, at, ROW);
        if memchr::memchr_iter(b'\t', row).count() + 1 != columns {
            break;
        }
        let Some(cell) = row.split(|b| *b == b'\t').nth(place) else { break };
        let start = near::place_of(cell, text);
        if !cell.contains(&b' ') && cell != b"\\N" && !hex::is_digest(cell) || cell.len() == 40 {
            found.push(Given { span: start..start + cell.len(), quoted: true, claim: Claim::Place });
        }
        at += row.len() + 1;
    }
    found
}

/// The values of a column that the first line of a table names: `login,password,mail`. It sees the first rows alone.
pub(super) fn of_title(text: &[u8], name: &Range<usize>) -> Vec<Given> {
    let Some(head) =
        name.start.checked_sub(1).map_or(Some(&b""[..]), |_| (name.start <= LEFT).then(|| &text[..name.start]))
    else {
        return Vec::new();
    };
    let line = near::rest_of_line(text, 0, LEFT + RIGHT);
    let separator = [b',', b';', b'\t', b'|'].into_iter().find(|s| line.contains(s));
    let Some(separator) = separator.filter(|_| line.len() >= name.end) else { return Vec::new() };
    let titles = |line: &[u8]| line.split(|b| *b == separator).all(|t| is_title(t.trim_ascii()));
    if !titles(line) || !(head.is_empty() || head.ends_with(&[separator]) || head.ends_with(b"\"")) {
        return Vec::new();
    }
    let place = memchr::memchr_iter(separator, head).count();
    let columns = memchr::memchr_iter(separator, line).count();
    let mut at = line.len() + 1;
    let mut found = Vec::new();
    while at < text.len().min(line.len() + RIGHT) && found.len() < ELEMENTS {
        let row = near::rest_of_line(text, at, RIGHT).trim_ascii_end();
        if memchr::memchr_iter(separator, row).count() != columns {
            break;
        }
        let Some(cell) = row.split(|b| *b == separator).nth(place) else { break };
        let start = near::place_of(cell, text);
        let inner = cell.strip_prefix(b"\"").and_then(|c| c.strip_suffix(b"\""));
        let (start, len) = inner.map_or((start, cell.len()), |c| (start + 1, c.len()));
        found.push(Given { span: start..start + len, quoted: inner.is_some(), claim: Claim::Place });
        at += near::rest_of_line(text, at, RIGHT).len() + 1;
    }
    found
}

/// The cells of a column of a table in a document: `| User | Password |` above a line of dashes, with the bars at both ends or without them, or
/// above the rows themselves where a colon ends the line before. It sees the first rows alone.
pub(super) fn of_document(text: &[u8], name: &Range<usize>) -> Vec<Given> {
    let mark = |b: &u8| b" *`_".contains(b);
    let head = near::line_before(text, name.start, LEFT);
    let title = &head[..head.iter().rposition(|b| !mark(b)).map_or(0, |p| p + 1)];
    let rest = near::rest_of_line(text, name.end, RIGHT);
    let next = rest.iter().find(|b| !b" *`_\r".contains(b));
    let framed = head.trim_ascii_start().starts_with(b"|");
    // Without bars at the ends a table has one between its columns.
    let is_last = next.is_none() && !framed && title.ends_with(b"|");
    let is_first = title.trim_ascii().is_empty() && next == Some(&b'|');
    if !(title.ends_with(b"|") && next == Some(&b'|') || is_last || is_first) {
        return Vec::new();
    }
    let mut at = name.end + rest.len() + 1;
    let dashes = near::rest_of_line(text, at.min(text.len()), RIGHT);
    let is_rule = dashes.contains(&b'-') && dashes.iter().all(|b| b"|-:+ \t\r".contains(b));
    if is_rule {
        at += dashes.len() + 1;
    } else if !framed || !is_announced(text, name.start - head.len()) {
        return Vec::new();
    }
    let place = memchr::memchr_iter(b'|', head).count();
    // Beside a column of users, a cell is the password of one.
    let of_users = [head, rest].iter().any(|titles| titles.split(|b| *b == b'|').any(is_title_of_users));
    let mut found = Vec::new();
    while at < text.len() && found.len() < ELEMENTS {
        let row = near::rest_of_line(text, at, RIGHT);
        if framed && !row.trim_ascii_start().starts_with(b"|") || !row.contains(&b'|') {
            break;
        }
        // A row may have fewer cells than the titles, or be longer than what is looked at.
        at += row.len() + 1;
        let Some(cell) = row.split(|b| *b == b'|').nth(place).map(<[u8]>::trim_ascii) else { continue };
        let inner = cell.strip_prefix(b"`").and_then(|c| c.strip_suffix(b"`"));
        let word = inner.unwrap_or(cell);
        let start = near::place_of(word, text);
        if !word.is_empty() && word.iter().all(u8::is_ascii_graphic) {
            found.push(Given {
                span: start..start + word.len(),
                quoted: inner.is_some() || of_users,
                claim: Claim::Place,
            });
        }
    }
    found
}

/// `User name`, `**Login**`: the title of a column that says who logs in.
fn is_title_of_users(title: &[u8]) -> bool {
    let word = title.rsplit(|b| *b == b' ').map(|word| word.trim_ascii()).find(|word| !word.is_empty());
    let word = word.unwrap_or_default().to_ascii_lowercase();
    let inner = word.iter().filter(|b| !b"*`_".contains(b)).copied().collect::<Vec<_>>();
    Words::User.has(&inner)
}

/// Whether the line that ends before a table says that one follows: `Examples:`.
fn is_announced(text: &[u8], line: usize) -> bool {
    const REACH: usize = 100;
    near::last_line(&text[line.saturating_sub(REACH)..line.saturating_sub(1)]).trim_ascii_end().ends_with(b":")
}

/// Whether it is the title of a column.
fn is_title(cell: &[u8]) -> bool {
    let cell = cell.strip_prefix(b"\"").and_then(|c| c.strip_suffix(b"\"")).unwrap_or(cell);
    (1..=40).contains(&cell.len())
        && cell.iter().all(|b| names::is_part(b) || *b == b' ')
        && cell[0].is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_fewer_cells_have_none() {
        // The value of the slot.
        const VALUE: &str = "Ru-2048x";
        let of = |text: &str, title: &str| {
            let text = text.replace("{{value}}", VALUE);
            let at = text.find(title).unwrap();
            let found = of_document(text.as_bytes(), &(at..at + title.len()));
            found.into_iter().map(|given| text[given.span].to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of("| User | Password |\n| --- | --- |\n| bob\n| eve | {{value}} |", "Password"), [VALUE]);
        assert_eq!(of("User | Password\n--- | ---\nbob | {{value}}\n", "Password"), [VALUE]);
        assert_eq!(of("Users:\n  | user | password |\n  | bob | {{value}} |\n", "password"), [VALUE]);
        for text in ["| User | Password |\n| bob | {{value}} |", "a | Password is\n--- | ---\nbob | {{value}}"] {
            assert!(of(text, "Password").is_empty(), "{text}");
        }
    }
}
