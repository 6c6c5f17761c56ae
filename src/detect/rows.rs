//! Texts that hold rows of users with their passwords and nothing else, or a key on several lines: `chap-secrets`, lists of users of a proxy,
//! a name and a password on two lines, the key file of a cluster.
//!
//! In: a text. Out: a candidate for each password. Whether it is one the name of the file alone can tell, which is not known here. Whatever
//! stands in the text decides, so that it is read whole, and not by what changed: longer texts are none of these.

use super::changed;
use crate::model::{Candidate, Sink, Use, hex, near};
use crate::rules::names::{self, Role};
use crate::rules::words::Words;
use std::collections::HashMap;
use std::ops::Range;

/// Longer texts hold lists that were collected: words to try, accounts of a site.
const LONGEST: usize = 4096;

/// Most rows of users whom somebody wrote down by hand.
const MOST: usize = 60;

/// A password, and what stands before it.
struct Row<'t> {
    user: &'t [u8],
    password: Range<usize>,
    placed: bool,
    /// Whether its own notation says that it is a password, whatever the file is called.
    marked: bool,
}

/// Adds the passwords of a text that is nothing but rows; whether it is one that must be read whole.
pub(super) fn whole(text: &[u8], found: &mut Vec<Candidate>) -> bool {
    let rows = all(text);
    let sink = |row: &Row| if row.marked { Sink::Assignment } else { Sink::Row { placed: row.placed } };
    let placed = |row: &Row| (row.password.clone(), sink(row));
    let key = keyfile(text).or_else(|| shared(text)).map(|span| (span, Sink::Content));
    let usage = |sink| {
        let name = (sink == Sink::Assignment).then(|| "password".to_string());
        Use { sink, name, sure: true, ..Use::default() }
    };
    let spans = rows.iter().filter(|row| is_password(text, row)).map(placed).chain(key);
    // What is told by something else in the text is no cell.
    let free = |span: &Range<usize>| found.iter().all(|c| c.span.end <= span.start || span.end <= c.span.start);
    let new: Vec<(Range<usize>, Sink)> = spans.filter(|(span, _)| free(span)).collect();
    let is_whole = !new.is_empty();
    found.extend(new.into_iter().map(|(span, sink)| Candidate { span, rules: Vec::new(), usage: usage(sink) }));
    text.len() >= changed::LEAST_TEXT && is_whole
}

/// Whether a text is nothing but rows.
pub(super) fn are_all(text: &[u8]) -> bool {
    !all(text).is_empty() || keyfile(text).is_some() || shared(text).is_some()
}

/// The rows of a text that holds nothing else but comments.
fn all(text: &[u8]) -> Vec<Row<'_>> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for line in text.split(|b| *b == b'\n') {
        let content = line.trim_ascii();
        if content.is_empty() || content.starts_with(b"#") || content.starts_with(b";") || content.starts_with(b"//") {
            continue;
        }
        let Some(row) = row(text, content) else { return two_lines(text) };
        if rows.len() == MOST {
            return Vec::new();
        }
        rows.push(row);
    }
    // Most texts are no rows by their form: names are asked about last.
    if !rows.iter().all(|row| is_user(row.user)) {
        return two_lines(text);
    }
    if are_guesses(&rows) { Vec::new() } else { rows }
}

/// Whether there are many passwords of one user.
fn are_guesses(rows: &[Row]) -> bool {
    let mut of_user: HashMap<&[u8], usize> = HashMap::new();
    rows.iter().any(|row| {
        let same = of_user.entry(row.user).or_default();
        *same += 1;
        *same > 3
    })
}

/// A name and a password on a line each.
fn two_lines(text: &[u8]) -> Vec<Row<'_>> {
    let mut lines = text.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let (Some(user), Some(password), None) = (lines.next(), lines.next(), lines.next()) else { return Vec::new() };
    let plain = password.iter().all(u8::is_ascii_graphic);
    if !plain || !is_user(user) || !user.iter().all(|b| names::is_part(b) || b"@+".contains(b)) {
        return Vec::new();
    }
    vec![Row { user, password: span_of(text, password), placed: false, marked: false }]
}

/// Whose password it may be: no setting, which has a name of its own.
fn is_user(cell: &[u8]) -> bool {
    let lower = cell.to_ascii_lowercase();
    let name = String::from_utf8_lossy(&lower);
    let settings = [Words::User, Words::Place, Words::Base, Words::Asks].iter().any(|kind| kind.has(&lower));
    let delivered = Words::Delivered.has(&lower);
    // `$USER3$`: a macro, whose number says nothing.
    let is_macro = cell.len() > 2 && cell.starts_with(b"$") && cell.ends_with(b"$");
    (1..=64).contains(&cell.len()) && (delivered || is_macro || !settings && names::role(&name) == Role::Unknown)
}

/// The row of a line.
fn row<'t>(text: &[u8], line: &'t [u8]) -> Option<Row<'t>> {
    if let Some(row) = mounted(text, line) {
        return Some(row);
    }
    let (user, rest) = cell(line, |b| names::is_part(b) || b"@+[]*$".contains(b))?;
    let after = rest.trim_ascii_start();
    let blanks = rest.len() - after.len();
    let sign = after.first().copied().filter(|b| b":=,;|".contains(b) || b"/-".contains(b) && blanks > 0);
    // A port belongs to the host that a mail server asks.
    if user.starts_with(b"[") && sign == Some(b':') {
        let (_, rest) = cell(&after[1..], u8::is_ascii_digit)?;
        return login(text, user, rest.trim_ascii_start());
    }
    let Some(sign) = sign else { return (blanks > 0).then(|| spaced(text, user, after)).flatten() };
    let apart = after[1..].trim_ascii_start();
    // The sign of a range or of a flag stands alone.
    if b"/-".contains(&sign) && apart.len() == after.len() - 1 {
        return None;
    }
    let (value, rest) = cell(apart, u8::is_ascii_graphic)?;
    let all = rest.trim_ascii();
    // `bob: …,user,admin`: what the user may do.
    let (value, roles) = match memchr::memchr(b',', value).filter(|_| b":=".contains(&sign)) {
        Some(comma) => (&value[..comma], &apart[comma + 1..]),
        None if all.is_empty() || all.starts_with(b"#") => (value, &b""[..]),
        None => return None,
    };
    // `smtp.acme.io:bob:…`: the host before who logs in there.
    let host = sign == b':' && user.contains(&b'.') && memchr::memchr_iter(b':', value).count() == 1;
    if host && all.is_empty() && !value.starts_with(b":") {
        return login(text, user, value);
    }
    // `bob:{PLAIN}…:1000:1000::/home/bob`: the line of a system's list, with a password that is stored as it is.
    if sign == b':' && [&b"{PLAIN}"[..], b"{plain}", b"{CLEARTEXT}", b"{CLEAR}"].iter().any(|s| value.starts_with(s)) {
        let scheme = memchr::memchr(b'}', value)? + 1;
        let password = value[scheme..].split(|b| *b == b':').next().unwrap_or_default();
        return Some(Row { user, password: span_of(text, password), placed: false, marked: true });
    }
    let plain = roles.iter().all(|b| names::is_part(b) || b", ".contains(b));
    let hashed = sign == b':' && (value.len() == 13 || value.contains(&b':'));
    let marked = sign == b':' && is_mail(user) && value.iter().any(u8::is_ascii_digit) && !value.contains(&b'/');
    (plain && !hashed).then(|| Row { user, password: span_of(text, value), placed: false, marked })
}

/// `bob@acme.io`: who logs in at a site.
fn is_mail(user: &[u8]) -> bool {
    let Some(sign) = memchr::memchr(b'@', user) else { return false };
    let top = user.iter().rev().take_while(|b| b.is_ascii_lowercase()).count();
    sign > 0 && top > 1 && user[..user.len() - top].ends_with(b".") && &user[..sign] != b"git"
}

/// `https://dav.acme.io/ bob …`, `/mnt/dav bob …`: what is mounted, who logs in there, and the password.
fn mounted<'t>(text: &[u8], line: &'t [u8]) -> Option<Row<'t>> {
    // In quotes the place may have blanks.
    let (place, rest) = match line.strip_prefix(b"\"") {
        Some(inner) => inner.split_at(memchr::memchr(b'"', inner)?),
        None => cell(line, u8::is_ascii_graphic)?,
    };
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    let (user, rest) = cell(rest.trim_ascii_start(), |b| names::is_part(b) || b"@+".contains(b))?;
    let (password, rest) = cell(rest.trim_ascii_start(), u8::is_ascii_graphic)?;
    let is_place = place.starts_with(b"/") || memchr::memmem::find(place, b"://").is_some();
    (is_place && rest.trim_ascii().is_empty()).then(|| Row {
        user,
        password: span_of(text, password),
        placed: false,
        marked: false,
    })
}

/// Behind blanks alone: a password, a login of which the first cell is the place, or a place and a secret.
fn spaced<'t>(text: &[u8], user: &'t [u8], after: &'t [u8]) -> Option<Row<'t>> {
    let (second, rest) = cell(after, u8::is_ascii_graphic)?;
    let third = rest.trim_ascii();
    let third = if third.starts_with(b"#") { &b""[..] } else { third };
    if third.is_empty() {
        let password = || Row { user, password: span_of(text, second), placed: false, marked: false };
        let place = user.contains(&b'.') && second.contains(&b':');
        return if place { login(text, user, second) } else { Some(password()) };
    }
    let place = second == b"*" || second.iter().all(names::is_part);
    let (secret, rest) = cell(third, u8::is_ascii_graphic)?;
    let addresses = rest.iter().all(|b| b.is_ascii_hexdigit() || b"*.:/-! \t".contains(b));
    (place && addresses).then(|| Row { user, password: span_of(text, secret), placed: true, marked: false })
}

/// `bob@acme.io:…` behind the place at which it is good.
fn login<'t>(text: &[u8], place: &'t [u8], rest: &'t [u8]) -> Option<Row<'t>> {
    let colon = memchr::memchr(b':', rest)?;
    let password = &rest[colon + 1..];
    let plain = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_graphic);
    (plain(&rest[..colon]) && plain(password)).then(|| Row {
        user: place,
        password: span_of(text, password),
        placed: false,
        marked: false,
    })
}

/// The cell that begins here, without its quotes, and what follows it.
fn cell(line: &[u8], of_cell: impl Fn(&u8) -> bool) -> Option<(&[u8], &[u8])> {
    let quote = line.first().filter(|b| b"\"'".contains(b));
    let (cell, rest) = match quote {
        Some(quote) => {
            let end = memchr::memchr(*quote, &line[1..])? + 1;
            (&line[1..end], &line[end + 1..])
        }
        None => line.split_at(line.iter().take_while(|b| of_cell(b)).count()),
    };
    let plain = !cell.is_empty() && cell.iter().all(u8::is_ascii_graphic);
    plain.then_some((cell, rest))
}

/// Whether a row has a password that may be told: no digest, no repeated name.
fn is_password(text: &[u8], row: &Row) -> bool {
    const LEAST: usize = 6;
    let value = &text[row.password.clone()];
    value.len() >= LEAST && !value.eq_ignore_ascii_case(row.user) && !hex::is_digest(value)
}

/// Several lines of base64 of one length, with a shorter one last: what the members of a cluster share.
fn keyfile(text: &[u8]) -> Option<Range<usize>> {
    /// Shorter keys stand on one line.
    const LEAST: usize = 256;
    let body = text.trim_ascii();
    if !(LEAST..=LONGEST).contains(&body.len()) || text.len() > LONGEST {
        return None;
    }
    let mut lines = body.split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end);
    let first = lines.next()?.len();
    let of_key = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    let mut last = first;
    let whole = body.iter().all(|b| of_key(b) || b"\r\n".contains(b))
        && (60..=80).contains(&first)
        && lines.all(|line| {
            let goes_on = last == first && !line.is_empty() && line.len() <= first;
            last = line.len();
            goes_on
        });
    // Names of public keys begin so, and blocks of keys without their first line, which are read as what they are.
    let other = [&b"MI"[..], b"mQ", b"AAAA", b"LS0t"].iter().any(|begin| body.starts_with(begin));
    (whole && !other).then(|| span_of(text, body))
}

/// The key that the members of a private network share, below two lines that say what it is: `/key/swarm/psk/1.0.0/`, `/base16/`.
fn shared(text: &[u8]) -> Option<Range<usize>> {
    let mut lines = text.split(|b| *b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_path = |line: &[u8], head: &[u8]| line.starts_with(head) && line.ends_with(b"/");
    if text.len() > LONGEST || !is_path(lines.next()?, b"/key/") || !is_path(lines.next()?, b"/base") {
        return None;
    }
    let (Some(key), None) = (lines.next(), lines.next()) else { return None };
    let is_key = key.len() >= 40 && key.iter().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(b));
    is_key.then(|| span_of(text, key))
}

fn span_of(text: &[u8], part: &[u8]) -> Range<usize> {
    let start = near::place_of(part, text);
    start..start + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the slots of the texts hold.
    const FIRST: &str = "Ru-2048x";
    const SECOND: &str = "Vi-3131y";

    fn of(text: &str) -> Vec<String> {
        let text = text.replace("{{a}}", FIRST).replace("{{b}}", SECOND);
        let mut found = Vec::new();
        whole(text.as_bytes(), &mut found);
        found.into_iter().map(|c| text[c.span].to_string()).collect()
    }

    #[test]
    fn rows_of_users() {
        for text in [
            "# client server secret\nbob\t*\t{{a}}\t*\n\"eve\" vpn \"{{b}}\" 10.0.0.5\n",
            "\"bob\" \"{{a}}\"\n\"eve\" \"{{b}}\"\n",
            "bob {{a}}\neve {{b}}",
            "bob:{{a}}\neve / {{b}}\n",
            "bob: {{a}},user,admin\neve: {{b}},user\n",
            "[smtp.acme.io]:587 bob@acme.io:{{a}}\nsmtp.acme.io bob:{{b}}\n",
            "https://dav.acme.io/ bob {{a}}\n/mnt/dav eve {{b}}\n",
            "smtp.acme.io:bob:{{a}}\n*.acme.io:eve@acme.io:{{b}}\n",
            "bob={{a}}\r\neve={{b}}\r\n",
        ] {
            assert_eq!(of(text), [FIRST, SECOND], "{text}");
        }
        assert_eq!(of("bob@acme.io\n{{a}}\n"), [FIRST]);
        for text in [
            "user={{a}}\npassword={{b}}",
            "bob {{a}}\nand a sentence with {{b}} in it",
            "bob {{a}}\n\n[section]\neve {{b}}",
            "root:x:0:0:root:/root:/bin/sh",
            "bob {{a}}\nbob {{b}}\nbob 1{{a}}\nbob 2{{b}}\n",
            "bob\n{{a}}\neve\n{{b}}\n",
            "bob:0123456789abcdef0123456789abcdef",
        ] {
            assert_eq!(of(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn passwords_that_are_stored_as_they_are() {
        assert_eq!(
            of("bob@acme.io:{PLAIN}{{a}}:1000:1000::/home/bob\neve@acme.io:{PLAIN}{{b}}::::::\n"),
            [FIRST, SECOND]
        );
        assert!(of("bob:{SSHA}{{a}}:1000:1000::/home/bob\n").is_empty());
    }

    #[test]
    fn keys_on_several_lines() {
        let line = "QvX7".repeat(16);
        let text = format!("{line}\n{line}\n{line}\n{line}\n{}\n", &line[..20]);
        assert_eq!(of(&text), [text.trim_ascii()]);
        for other in
            [format!("{line}\n"), format!("MII{text}"), format!("{text}\nx y\n"), format!("{}\n{text}", &line[..9])]
        {
            assert!(of(&other).is_empty(), "{other}");
        }
    }
}
