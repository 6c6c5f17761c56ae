//! Users with their passwords in tables and lists: `users = {"bob": "…"}`, the lines that set passwords of a system, a provider with its
//! identifier and its secret, comparisons in a block that checks who asks, accounts of a chain.
//!
//! In: a text and where the telling words end. Out: candidates. Textual, bounded by [`REACH`] and [`ENTRIES`], never fails.

mod asked;
mod listed;

use super::literal::quoted;
use super::window::Candidates;
use super::{context, given, login, noted, value};
use crate::model::{Sink, Use, hex, near};
use crate::rules::lists;
use crate::rules::names::{self, Role};
use crate::rules::words::Words;
use std::ops::Range;
use std::sync::LazyLock;

/// How far behind the telling words a table or a block may reach: less than what [`super::changed`] looks at again.
const REACH: usize = 300;

/// What looks for passwords behind telling words, which end at the offset.
pub(super) type Find = fn(&[u8], usize, &mut Candidates);

/// Most entries of a table that are looked at.
const ENTRIES: usize = 12;

/// The telling words, from `rules/judge/accounts.txt`, with what looks for passwords behind them.
pub(super) static WORDS: LazyLock<Vec<(&str, Find)>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (kind, words) = line.split_once('|')?;
        let find: Find = match kind {
            "table" => table,
            "provider" => provider,
            "check" => check,
            "keys" => keys,
            "registration" => registration,
            "section" => section,
            "block" => block,
            "insert" => inserted,
            "secrets" => listed::secrets,
            "macro" => listed::defined,
            "both" => noted::pair,
            "asked" => asked::asked,
            _ => return None,
        };
        Some((words.strip_suffix('|')?, find))
    };
    lists::ACCOUNTS.iter().copied().filter_map(entry).collect()
});

/// `{"bob": "…", "eve": hash("…")}`, `array('bob' => '…')`, `[("bob", "…")]`: the values whose keys are users.
fn table(text: &[u8], end: usize, found: &mut Candidates) {
    let entries = entries(text, end);
    // `{"project_id": "…", "site_key": "…"}`: settings have names of their own.
    if !entries.iter().any(|(user, _)| names::role(&String::from_utf8_lossy(&text[user.clone()])) != Role::Unknown) {
        // Without quotes around them the names may be those of anything.
        let drawn = |value: &[u8]| noted::is_dense(value) || value.iter().any(|b| b"!#%@$^&*+?".contains(b));
        let is_marked = |user: &Range<usize>| user.start > 0 && b"\"'`".contains(&text[user.start - 1]);
        let chosen = entries.into_iter().filter(|(user, password)| {
            (is_marked(user) || drawn(&text[password.clone()]))
                && is_chosen(&text[password.clone()])
                && text[user.clone()] != text[password.clone()]
        });
        chosen.for_each(|(_, password)| login::push(password, found));
    }
}

/// The entries of such a table, up to the first that has another form.
fn entries(text: &[u8], end: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut entries = Vec::new();
    let limit = text.len().min(end + REACH);
    let blank = |at: usize| at + text[at..limit.max(at)].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let mut at = blank(end);
    for word in [&b"new "[..], b"array", b"dict(", b"map[string]string"] {
        at = blank(at + if text[at..limit.max(at)].starts_with(word) { word.len() } else { 0 });
    }
    let opened = text[..end].ends_with(b"{") || at < limit && b"{[(".contains(&text[at]);
    if !opened {
        return entries;
    }
    at = blank(at + usize::from(!text[..end].ends_with(b"{")));
    for _ in 0..ENTRIES {
        let row = at < limit && b"([{".contains(&text[at]);
        at = blank(at + usize::from(row));
        let Some((user, end)) = user_of(text, at).filter(|(user, end)| *end < limit && is_user(&text[user.clone()]))
        else {
            break;
        };
        let sign = blank(end);
        let rest = &text[sign..limit.max(sign)];
        let len = [&b"=>"[..], b":", b","].iter().find(|s| rest.starts_with(s)).map_or(0, |s| s.len());
        if len == 0 || row != rest.starts_with(b",") {
            break;
        }
        let Some(password) = quoted(text, value::unwrapped(text, blank(sign + len))) else { break };
        // Names and sentences stand where no passwords do.
        if text[password.clone()].contains(&b' ') {
            break;
        }
        let closers = text[password.end + 1..limit.max(password.end + 1)]
            .iter()
            .take_while(|b| b" \t\r\n)]}".contains(b))
            .count();
        at = password.end + 1 + closers;
        entries.push((user, password));
        if text.get(at) != Some(&b',') {
            break;
        }
        at = blank(at + 1);
    }
    entries
}

/// A user in quotes, or before the colon of an object: where it stands, and where it ends with its quote.
fn user_of(text: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    if let Some(user) = quoted(text, at) {
        return Some((user.clone(), user.end + 1));
    }
    let len = text[at..].iter().take(40).take_while(|b| names::is_identifier(b)).count();
    (len > 0 && text[at + len..].starts_with(b": ")).then(|| (at..at + len, at + len))
}

fn is_user(name: &[u8]) -> bool {
    (1..=40).contains(&name.len()) && name.iter().all(|b| b.is_ascii_alphanumeric() || b"_.@-+".contains(b))
}

/// Whether it may be a password rather than a name, a group or a number of somebody: no words, no small word with up to three digits.
fn is_chosen(value: &[u8]) -> bool {
    let digits = value.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let word = &value[..value.len() - digits];
    let named = digits < 4 && word.iter().all(|b| b.is_ascii_lowercase() || b"_-".contains(b));
    let digest = hex::is_digest(value);
    let plain = word.iter().skip(1).all(u8::is_ascii_lowercase) && digits < 2;
    (6..=64).contains(&value.len()) && !named && !plain && !digest
}

/// `chpasswd` with a list or a document behind it: `user:password` on each line.
pub(super) fn lines(text: &[u8], end: usize, found: &mut Candidates) {
    let rest = &text[end..text.len().min(end + REACH)];
    let mut begun = false;
    for line in rest.split(|b| *b == b'\n').skip(1).take(ENTRIES) {
        let line = line.trim_ascii();
        let line = line.strip_prefix(b"- ").unwrap_or(line).trim_ascii();
        let line = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")).unwrap_or(line);
        let user = line.iter().take_while(|b| names::is_part(b)).count();
        let pair = user > 0 && line.get(user) == Some(&b':') && line.len() > user + 4;
        if pair && line[user + 1..].iter().all(u8::is_ascii_graphic) {
            let start = near::place_of(line, text) + user + 1;
            begun = true;
            if text[start] != b'$' {
                login::push(start..start + line.len() - user - 1, found);
            }
        } else if begun {
            return;
        }
    }
}

/// `provider :github, 'id', '…'`: the third word.
fn provider(text: &[u8], end: usize, found: &mut Candidates) {
    let nth = |place| given::nth(text, end, place).and_then(|(given, _)| given);
    if nth(1).is_some()
        && let Some(secret) = nth(2)
    {
        push(secret.span, "client secret", found);
    }
}

/// `{ |u, p| u == "admin" && p == "…" }`: the second literal that something is compared with.
fn check(text: &[u8], end: usize, found: &mut Candidates) {
    let block = &text[end..text.len().min(end + REACH)];
    let mut compared = memchr::memmem::find_iter(block, "== ").filter_map(|p| quoted(text, end + p + 3));
    if compared.next().is_some()
        && let Some(password) = compared.next()
    {
        login::push(password, found);
    }
}

/// `accounts: ["0x…"]`: the private keys in the list.
fn keys(text: &[u8], end: usize, found: &mut Candidates) {
    let mut at = end;
    for _ in 0..ENTRIES {
        at += text[at..].iter().take(80).take_while(|b| b.is_ascii_whitespace() || **b == b',').count();
        if at == text.len() {
            return found.goes_on();
        }
        let Some(key) = quoted(text, at) else { return };
        let digits = text[key.clone()].strip_prefix(b"0x").unwrap_or(&text[key.clone()]);
        if digits.len() == 64 && digits.iter().all(u8::is_ascii_hexdigit) {
            push(key.clone(), "private key", found);
        }
        at = key.end + 1;
    }
}

/// `user:password@host` behind `register =>`.
fn registration(text: &[u8], end: usize, found: &mut Candidates) {
    let rest = &text[end..text.len().min(end + REACH)];
    let rest = rest.split(|b| b.is_ascii_whitespace()).next().unwrap_or_default();
    let Some(user_info) = memchr::memchr(b'@', rest).map(|sign| &rest[..sign]) else { return };
    let Some(colon) = memchr::memchr(b':', user_info) else { return };
    let len = user_info[colon + 1..].iter().take_while(|b| **b != b':').count();
    login::push(end + colon + 1..end + colon + 1 + len, found);
}

/// `[users]` alone on its line, and lines below it with a user and a password each, behind which the roles of the user may stand.
fn section(text: &[u8], end: usize, found: &mut Candidates) {
    let line = near::line_start(text, end, 16);
    let opener = text[line..end].trim_ascii_start();
    if !opener.starts_with(b"[") || !near::rest_of_line(text, end, REACH).trim_ascii().is_empty() {
        return;
    }
    let rest = &text[end..text.len().min(end + REACH)];
    for line in rest.split(|b| *b == b'\n').skip(1).take(ENTRIES) {
        let entry = line.trim_ascii();
        if entry.starts_with(b"[") {
            return;
        }
        let Some(sign) = memchr::memchr(b'=', entry).filter(|_| !entry.starts_with(b"#")) else { continue };
        let (user, value) = (entry[..sign].trim_ascii(), entry[sign + 1..].trim_ascii_start());
        // `bob = …, admin`: what the user may do.
        let password = value.split(|b| *b == b',').next().unwrap_or_default().trim_ascii_end();
        let is_whole = password.iter().all(|b| b.is_ascii_graphic() && !b"\"'$".contains(b));
        if is_user(user)
            && names::role(&String::from_utf8_lossy(user)) == Role::Unknown
            && is_whole
            // `-pbkdf2-…`: a digest, behind the name of what made it.
            && !password.starts_with(b"-")
            && is_chosen(password)
        {
            let start = near::place_of(password, text);
            login::push(start..start + password.len(), found);
        }
    }
}

/// `users:` alone on its line, and deeper lines below it with a user and a password each.
fn block(text: &[u8], end: usize, found: &mut Candidates) {
    let line = near::line_start(text, end, 40);
    let indent = |line: &[u8]| line.iter().take_while(|b| **b == b' ').count();
    let own = indent(&text[line..end]);
    let alone = text[line + own..end].iter().all(|b| names::is_part(b) || *b == b':');
    if !alone || !near::rest_of_line(text, end, REACH).trim_ascii().is_empty() {
        return;
    }
    let rest = &text[end..text.len().min(end + REACH)];
    for line in rest.split(|b| *b == b'\n').skip(1).take(ENTRIES) {
        let entry = line.trim_ascii();
        let Some(sign) = memchr::memmem::find(entry, b": ").filter(|_| indent(line) > own) else { return };
        let (user, value) = (&entry[..sign], entry[sign + 2..].trim_ascii());
        let inner = value.strip_prefix(b"\"").and_then(|v| v.strip_suffix(b"\"")).unwrap_or(value);
        let password = inner.strip_prefix(b"'").and_then(|v| v.strip_suffix(b"'")).unwrap_or(inner);
        let plain = password.iter().all(|b| b.is_ascii_graphic() && !b"\"'/".contains(b)) && !password.is_empty();
        // Without quotes such a sign begins a tag, an anchor or a comment.
        let tagged = password.len() == value.len() && password.first().is_some_and(|b| b"!@&*#%$".contains(b));
        let signed = !tagged && password.iter().any(|b| b"!#%@^&*+?".contains(b));
        if plain
            && is_user(user)
            && names::role(&String::from_utf8_lossy(user)) == Role::Unknown
            && (signed || noted::is_dense(password))
            && is_chosen(password)
        {
            let start = near::place_of(password, text);
            login::push(start..start + password.len(), found);
        }
    }
}

/// `INSERT INTO users VALUES (1, 'bob', '…')`, without the names of the columns: the cell behind the name or the address of a user, if nothing
/// but a password looks so.
fn inserted(text: &[u8], end: usize, found: &mut Candidates) {
    let rest = &text[end..text.len().min(end + REACH)];
    let name = rest.iter().take_while(|b| names::is_part(b) || b"`\"[]".contains(b)).count();
    let table = String::from_utf8_lossy(&rest[..name]).to_lowercase();
    let behind = rest[name..].trim_ascii_start();
    let is_values = behind.get(..6).is_some_and(|word| word.eq_ignore_ascii_case(b"values"));
    // `shop_users`, `user_info`; not `user_requests`.
    let of_users = || {
        let words = names::words(&table);
        let last = |count: usize| words[words.len().saturating_sub(count)..].concat();
        Words::Registered.has(last(1).as_bytes()) || Words::Registered.has(last(2).as_bytes())
    };
    if !is_values || !of_users() {
        return;
    }
    let mut at = end + (rest.len() - behind.len()) + 6;
    let limit = end + rest.len();
    for _ in 0..ENTRIES {
        at += text[at..limit.max(at)].iter().take_while(|b| b.is_ascii_whitespace() || **b == b',').count();
        if text.get(at) != Some(&b'(') || at >= limit {
            return;
        }
        let Some((password, row)) = cell_of_password(text, at + 1, limit) else { return };
        if let Some(password) = password {
            login::push(password, found);
        }
        at = row;
    }
}

/// The password in a row of a table, and where the row ends.
fn cell_of_password(text: &[u8], mut at: usize, limit: usize) -> Option<(Option<Range<usize>>, usize)> {
    let mut password = None;
    let mut is_behind_user = false;
    while at < limit {
        at += text[at..limit].iter().take_while(|b| b.is_ascii_whitespace() || **b == b',').count();
        if text.get(at) == Some(&b')') {
            return Some((password, at + 1));
        }
        match quoted(text, at).filter(|cell| cell.end < limit) {
            Some(cell) => {
                let value = &text[cell.clone()];
                at = cell.end + 1;
                if is_behind_user && password.is_none() && is_drawn(value) {
                    password = Some(cell);
                    continue;
                }
                is_behind_user = is_user(value) && value.iter().any(u8::is_ascii_alphabetic);
            }
            None => {
                is_behind_user = false;
                let word = text[at..limit].iter().take_while(|b| !b",)'\"(".contains(b)).count();
                if word == 0 {
                    return None;
                }
                at += word;
            }
        }
    }
    None
}

/// Small letters with digits and a capital or a sign, as no name, date, number or address in a table has them; longer ones tell one user from others.
fn is_drawn(value: &[u8]) -> bool {
    let has = |f: fn(&u8) -> bool| value.iter().any(f);
    let is_sign = |b: &u8| b"!#%@$^&*+?".contains(b);
    let is_address = value.contains(&b'@') && value.contains(&b'.');
    (8..=20).contains(&value.len())
        && value.iter().all(|b| b.is_ascii_alphanumeric() || is_sign(b) || b"_.-".contains(b))
        && has(u8::is_ascii_lowercase)
        && value.iter().filter(|b| b.is_ascii_digit()).count() > 1
        && (has(u8::is_ascii_uppercase) || value.iter().any(is_sign))
        && !value.starts_with(b"$")
        && !is_address
        && !hex::is_digest(value)
}

fn push(span: Range<usize>, name: &str, found: &mut Candidates) {
    let name = Some(name.to_string());
    let usage = Use { sink: Sink::Assignment, host: None, name, sure: true, literal: false };
    context::push_sure(span, usage, found);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the slots `{{a}}` and `{{b}}` of the texts hold.
    const FIRST: &str = "Ru-2048x";
    const SECOND: &str = "Vi-3131y";

    fn of(find: fn(&[u8], usize, &mut Candidates), text: &str, telling: &str) -> Vec<String> {
        let text = text.replace("{{a}}", FIRST).replace("{{b}}", SECOND);
        let mut found = Vec::new();
        find(
            text.as_bytes(),
            text.find(telling).unwrap() + telling.len(),
            &mut Candidates::of(text.as_bytes(), &mut found),
        );
        found.into_iter().map(|c| text[c.span].to_string()).collect()
    }

    #[test]
    fn every_line_of_the_words_is_read() {
        let lines = lists::ACCOUNTS.iter().copied();
        assert_eq!(WORDS.len(), lines.count());
    }

    #[test]
    fn tables_of_users() {
        for (text, telling) in [
            ("users = {\n  'bob': '{{a}}',\n  'eve': hashpw(\"{{b}}\")}", "sers = "),
            ("$users = array('bob' => '{{a}}', 'eve' => '{{b}}');", "sers = "),
            ("gin.Accounts{\"bob\": \"{{a}}\", \"eve\": \"{{b}}\"}", "ccounts{"),
            ("accounts = [('bob', '{{a}}'), ('eve', '{{b}}')]", "ccounts = "),
        ] {
            assert_eq!(of(table, text, telling), [FIRST, SECOND], "{text}");
        }
        for text in [
            "users = {'bob': 'group12'}",
            "users = {'bob': 'Bob Smith', 'x': '{{a}}'}",
            "users = ['bob', 'eve99XX']",
            "users = {'status': '{{a}}', 'site_key': '{{b}}'}",
        ] {
            assert!(of(table, text, "sers = ").is_empty(), "{text}");
        }
    }

    #[test]
    fn other_lists() {
        assert_eq!(of(lines, "chpasswd:\n  list: |\n    root:{{a}}\n    bob:$6$x", "chpasswd"), [FIRST]);
        assert_eq!(of(lines, "chpasswd <<EOF\nroot:{{a}}\nEOF\na:bcdefg", "chpasswd"), [FIRST]);
        assert_eq!(of(provider, "provider :github, 'id', '{{a}}'", "provider :"), [FIRST]);
        assert_eq!(of(check, "Auth::Basic do |u, p| u == 'a' && p == '{{a}}' end", "Auth::Basic"), [FIRST]);
        assert!(of(check, "Auth::Basic do |u, p| u == 'a1b2c3' end", "Auth::Basic").is_empty());
        assert_eq!(of(registration, "register => 1:{{a}}@sip/1", "register => "), [FIRST]);
        let key = "7f".repeat(32);
        assert_eq!(of(keys, &format!("accounts: ['0x{key}']"), "ccounts: ["), [format!("0x{key}")]);
    }
}
