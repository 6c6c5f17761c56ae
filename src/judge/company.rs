//! What stands beside a password that is a plain word: the other settings of a connection, or a comment that gives it away as a default.
//!
//! In: a text and the place of a value that a name claims. Out: whether a user and a place stand beside it; whether it is not in
//! use. It looks at [`REACH`] bytes on each side, and is asked for values alone about which look and name leave a doubt.

use super::settings::{REACH, block, is_block_of_lines, setting, signs_of_settings};
use super::{hosts, passwords, placeholder};
use crate::model::{Secret, hex, near, trimmed};
use crate::rules::names::Role;
use crate::rules::words::Words;
use crate::rules::{names, signs};
use std::ops::Range;

/// Whether a user and a place to log in stand beside a password, or two of what says where: each given a literal, and none of them the
/// password.
///
/// The place may be this machine if `local`.
pub(super) fn is_of_settings(text: &[u8], secret: &Secret, local: bool) -> bool {
    let span = &secret.span;
    if is_commented(text, span.start) || !ends_its_setting(text, secret) {
        return false;
    }
    let window = block(text, span);
    // Within a string of settings each is bare.
    let quoted = secret.usage.sure && text[..span.start].last().is_some_and(|b| b"\"'`".contains(b));
    let quoted = quoted && !is_block_of_lines(&text[window.clone()]);
    let (mut user, mut places) = (false, 0);
    let own = names::words(secret.usage.name.as_deref().unwrap_or(""));
    for at in signs_of_settings(text, &window, span) {
        let at = window.start + at;
        if (span.start.saturating_sub(1)..span.end + 1).contains(&at) {
            continue;
        }
        let Some((name, value)) = setting(&text[window.clone()], at - window.start, quoted) else { continue };
        let words = names::words(&name);
        let last = words.last().map_or("", String::as_str).as_bytes();
        // `ConnectionUserName`
        let two = words[words.len().saturating_sub(2)..].concat();
        let of = |kind: Words| [last, two.as_bytes(), words.concat().as_bytes()].into_iter().any(|word| kind.has(word));
        let (is_user, is_place) = (of(Words::User), of(Words::Place));
        // The same word everywhere: made up, or the name of a type.
        if (is_user || is_place) && value.eq_ignore_ascii_case(secret.text.reveal()) {
            return false;
        }
        user |= is_user;
        // This machine is nobody else's, and a word alone may be a label.
        if is_place && !local && is_local(value) {
            return false;
        }
        // `MQTT_HOST` and `MQTT_PASSWORD`: a word alone is a host where both are settings of one thing.
        let same = || words.len() > 1 && words[..words.len() - 1] == own[..own.len().saturating_sub(1)];
        let shown = || {
            let host = host_of(value);
            host.contains('.') && hosts::is_example(&host)
        };
        places += usize::from(is_place && !shown() && (is_address(value) || of(Words::Base) || same()));
    }
    user && places > 0 || places > 1
}

/// Whether a setting beside a password names a host that somebody runs, and nothing near is of a test.
pub(super) fn is_of_real_host(text: &[u8], secret: &Secret) -> bool {
    /// As far as the head of a short test reaches.
    const AROUND: usize = 1000;
    let span = &secret.span;
    let around = block(text, span);
    let window = &text[around.clone()];
    let real = signs_of_settings(text, &around, span).any(|at| {
        let value = setting(window, at, false).map(|(name, value)| (names::words(&name), value));
        value.is_some_and(|(words, value)| {
            // `org.postgresql.Driver` is a name of code.
            let place = words.last().is_some_and(|word| Words::Place.has(word.as_bytes()) && word != "driver");
            place && hosts::is_real(&host_of(value))
        })
    });
    let real = real || is_given_real_host(text, span.start);
    let around = &text[span.start.saturating_sub(AROUND)..text.len().min(span.end + AROUND)];
    real && !signs::any_in(signs::SIGNS_OF_TESTS, around)
}

/// The host of a value that says where something is: `db4.acme.io:3306`, `jdbc:mysql://db4.acme.io/app`, `tcp:db4.acme.io,1433`. A page is no
/// place to log in by itself.
fn host_of(value: &[u8]) -> String {
    let lower = String::from_utf8_lossy(value).to_ascii_lowercase();
    let rest = match lower.split_once("://") {
        Some(("http" | "https", _)) => return String::new(),
        Some((_, rest)) => rest,
        None => lower.strip_prefix("tcp:").unwrap_or(&lower),
    };
    let authority = rest.split(['/', '?', ',', ';']).next().unwrap_or(rest);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    host.split(':').next().unwrap_or(host).to_owned()
}

/// Whether a user logs in at a host that somebody runs, by the settings beside a password, the arguments before it, or the flags of its command.
pub(super) fn is_of_real_login(text: &[u8], secret: &Secret) -> bool {
    is_of_settings(text, secret, false) && is_of_real_host(text, secret)
        || secret.usage.sure && is_given_real_host(text, secret.span.start)
        || is_of_real_command(text, &secret.span)
}

/// `-u app -p… -h db4.acme.io`, `PGPASSWORD=… psql -h db4.acme.io`: a flag of the same command names the host.
fn is_of_real_command(text: &[u8], span: &Range<usize>) -> bool {
    let (before, behind) = (near::line_before(text, span.start, REACH), near::rest_of_line(text, span.end, REACH));
    let host_in = |part: &[u8]| {
        let words: Vec<&[u8]> = part.split(u8::is_ascii_whitespace).collect();
        (0..words.len()).any(|at| {
            let next = matches!(words[at], b"-h" | b"--host" | b"-H").then(|| words.get(at + 1).copied()).flatten();
            let host = words[at].strip_prefix(b"--host=").or(next);
            host.is_some_and(|host| host.contains(&b'.') && hosts::is_real(&host_of(host)))
        })
    };
    host_in(before) || host_in(behind)
}

/// `connect("db4.acme.io", "app", "…")`: the host that a call connects to is a literal before the password.
fn is_given_real_host(text: &[u8], start: usize) -> bool {
    let before = near::line_before(text, start, REACH);
    let Some(open) = memchr::memrchr(b'(', before) else { return false };
    let arguments = before[open..].split(|b| b"\"'".contains(b));
    let host = |value: &[u8]| {
        value.contains(&b'.') && std::str::from_utf8(value).is_ok_and(|host| hosts::is_real(&host.to_ascii_lowercase()))
    };
    arguments.skip(1).step_by(2).any(host)
}

/// `url: http://10.0.0.19:32400` beside a key: the address of a service, and not of one thing that it has.
pub(super) fn is_of_service(text: &[u8], secret: &Secret) -> bool {
    let window = &text[block(text, &secret.span)];
    memchr::memmem::find_iter(window, b"url: ").any(|at| {
        let line = near::rest_of_line(window, at + b"url: ".len(), REACH).trim_ascii();
        let value = line.strip_prefix(b"http://").or_else(|| line.strip_prefix(b"https://"));
        value.is_some_and(|host| {
            let host = host.strip_suffix(b"/").unwrap_or(host);
            !host.is_empty()
                && host.iter().all(|b| b.is_ascii_alphanumeric() || b".:-".contains(b))
                && host.iter().any(|b| b".:".contains(b))
        })
    })
}

/// `aes-config:` and, indented below it, `key: …`: the name of what a setting belongs to is one of ciphers or signatures.
pub(super) fn is_below_cipher(text: &[u8], secret: &Secret) -> bool {
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let indent = |line: &[u8]| line.iter().take_while(|b| **b == b' ').count();
    let own = indent(near::last_line(before));
    let mut above = before.rsplit(|b| *b == b'\n').skip(1).filter(|line| !line.trim_ascii().is_empty());
    let parent = above.find(|line| indent(line) < own).map(<[u8]>::trim_ascii).and_then(|line| line.strip_suffix(b":"));
    parent.is_some_and(|name| {
        let words = names::words(&String::from_utf8_lossy(name));
        words.iter().any(|word| Words::Cryptic.has(word.as_bytes()))
    })
}

/// Whether a value stands in a literal that is a header, with its name, in a list of such: `CURLOPT_HTTPHEADER => array("key: …")`.
pub(super) fn is_header_of_list(text: &[u8], secret: &Secret) -> bool {
    let name = secret.usage.name.as_deref().unwrap_or("");
    let before = near::line_before(text, secret.span.start, REACH);
    let head = before.strip_suffix(b": ").and_then(|line| line.strip_suffix(name.as_bytes()));
    let around =
        || text[secret.span.start.saturating_sub(REACH)..text.len().min(secret.span.end + REACH)].to_ascii_lowercase();
    head.and_then(<[u8]>::last).is_some_and(|quote| b"\"'".contains(quote) && text.get(secret.span.end) == Some(quote))
        && signs::any_in(signs::BESIDE_HEADERS, &around())
}

/// Whether a value is the id of a webhook that starts an automation, which asks for nothing else.
pub(super) fn is_of_webhook(text: &[u8], secret: &Secret) -> bool {
    let name = secret.usage.name.as_deref().map(names::words).unwrap_or_default();
    name.ends_with(&["webhook".into(), "id".into()])
        && signs::any_in(signs::STARTED_BY_WEBHOOKS, &text[block(text, &secret.span)])
}

/// Whether a statement or a command gives a password to a user, which is all that it does: `CREATE USER … IDENTIFIED BY '…'`,
/// `ALTER ROLE … PASSWORD '…'`, `ConvertTo-SecureString "…"`.
pub(super) fn is_of_statement(text: &[u8], secret: &Secret) -> bool {
    let start = secret.span.start;
    let before = text[start.saturating_sub(REACH)..start].to_ascii_lowercase();
    let head = trimmed(&before, |b| b"\"'n= \t\r\n".contains(&b));
    let ends = |signs: &[&str]| signs::ends_with(signs, head);
    let has = |signs: &[&str]| signs::any_in(signs, head);
    ends(signs::BEFORE_PASSWORDS)
        || ends(signs::BEFORE_SECURE_STRINGS) && has(signs::SECURE_STRINGS)
        || ends(&[" password"]) && has(signs::STATEMENTS_OF_USERS)
}

/// Whether a call is given a user and, directly after it, a password that is a word: `connect(dsn, "marie", "lighthouse")`. Users whom servers
/// bring along have the passwords that come with them, and this machine is nobody else's.
pub(super) fn is_of_login(text: &[u8], secret: &Secret) -> bool {
    /// What a value is called that a call takes without its name.
    const UNNAMED: Option<&str> = Some("password");
    if secret.usage.name.as_deref() != UNNAMED {
        return false;
    }
    let span = &secret.span;
    let before = &text[span.start.saturating_sub(REACH)..span.start];
    let quote = before.last().copied().filter(|b| b"\"'".contains(b));
    let Some(quote) = quote.filter(|_| secret.usage.sure && secret.text.reveal().len() >= 6) else { return false };
    let Some(rest) = before[..before.len() - 1].trim_ascii_end().strip_suffix(b",") else { return false };
    let Some(rest) = rest.trim_ascii_end().strip_suffix(&[quote]) else { return false };
    let Some(open) = memchr::memrchr(quote, rest) else { return false };
    let user = &rest[open + 1..];
    let call = memchr::memrchr(b'(', &rest[..open]).map_or(&[][..], |at| &rest[at..open]);
    let named = |b: &u8| b.is_ascii_alphanumeric() || b"_-.@\\".contains(b);
    !call.is_empty()
        && (3..=40).contains(&user.len())
        && user.iter().all(named)
        && !user.eq_ignore_ascii_case(secret.text.reveal())
        && placeholder::reason(user, false).is_none()
        && names::role(&String::from_utf8_lossy(user)) == names::Role::Unknown
        && ![Words::User, Words::Offhand, Words::Delivered].iter().any(|kind| kind.has(&user.to_ascii_lowercase()))
        && !["localhost", "127."].iter().any(|host| memchr::memmem::find(call, host.as_bytes()).is_some())
}

/// Whether who logs in with a password stands beside it as an address of mail at a provider that somebody uses: `{ email: 'ada@mail.acme.io', password: … }`.
pub(super) fn is_of_mail_user(text: &[u8], secret: &Secret) -> bool {
    let span = &secret.span;
    if is_commented(text, span.start) || !ends_its_setting(text, secret) || secret.text.reveal().len() < 6 {
        return false;
    }
    let window = block(text, span);
    memchr::memchr3_iter(b'=', b':', b'(', &text[window.clone()]).any(|at| {
        let own = (span.start.saturating_sub(1)..span.end + 1).contains(&(window.start + at));
        let other = setting(&text[window.clone()], at, secret.usage.sure).filter(|_| !own);
        other.is_some_and(|(name, value)| {
            let last = names::words(&name).pop().unwrap_or_default();
            (Words::User.has(last.as_bytes()) || Words::Personal.has(last.as_bytes())) && is_mail_of_somebody(value)
        })
    })
}

/// `ada.l04@mail.acme.io`: neither a name that everybody writes nor a host of documentation.
fn is_mail_of_somebody(address: &[u8]) -> bool {
    let Some((user, host)) = std::str::from_utf8(address).ok().and_then(|a| a.split_once('@')) else { return false };
    let common = [Words::User, Words::Offhand, Words::Delivered, Words::Usual, Words::Instead];
    let own = |word: &String| !common.iter().any(|kind| kind.has(word.as_bytes()));
    let words = names::words(user);
    hosts::is_real(&host.to_ascii_lowercase())
        && words.iter().filter(|word| word.len() > 1).all(own)
        && placeholder::reason(user.as_bytes(), false).is_none()
}

/// Whether a word in an address of a page is the password of a user at a host that somebody runs: `http://davstats:…@stats.acme.ac.uk/`. Names that
/// everybody writes are shown in documents, and so is what stands in a comment.
pub(super) fn is_of_own_host(text: &[u8], secret: &Secret) -> bool {
    const LEAST: usize = 5;
    let value = secret.text.reveal();
    let line = near::line_before(text, secret.span.start, REACH);
    let Some(head) = line.strip_suffix(b":") else { return false };
    let Some(slash) = memchr::memrchr(b'/', head) else { return false };
    let user = &head[slash + 1..];
    let common = [Words::User, Words::Offhand, Words::Delivered, Words::Usual, Words::Instead, Words::Common];
    let host = secret.usage.host.as_deref().unwrap_or("");
    // What has an address of its own in place of a name was set up by somebody, who kept the user that it came with.
    let numbered = host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let own = |word: &String| numbered || !common.iter().any(|kind| kind.has(word.as_bytes()));
    let words = names::words(&String::from_utf8_lossy(user));
    value.len() >= LEAST
        && user.len() > 2
        && !value.to_ascii_lowercase().starts_with(&user.to_ascii_lowercase())
        && words.iter().all(own)
        && !passwords::is_common(value)
        && hosts::is_real(host)
        && !host.split('.').any(|label| label.as_bytes().eq_ignore_ascii_case(value))
        && comment_sign(line).is_none()
}

/// Whether a flag directly before a password, on a line with a flag for its user, makes it that of a login: `-u root -p…`.
pub(super) fn is_of_command(text: &[u8], secret: &Secret) -> bool {
    let line = near::line_before(text, secret.span.start, REACH);
    let head = trimmed(line, |b| b"\"'= ".contains(&b));
    let flag = &head[memchr::memrchr(b' ', head).map_or(0, |at| at + 1)..];
    let password = flag == b"-p" || flag == b"-P" || flag.starts_with(b"--pass");
    secret.usage.sure && password && signs::any_in(signs::FLAGS_OF_NAMES, &head[..head.len() - flag.len()])
}

/// Whether a word is sent where a prompt asks for a password: `expect "password:"; send "…\r"`. Words that servers are delivered with are not.
pub(super) fn is_answer(text: &[u8], secret: &Secret) -> bool {
    let start = secret.span.start;
    let line = &text[start.saturating_sub(REACH)..start];
    let lines: Vec<&[u8]> = line.rsplit(|b| *b == b'\n').take(2).collect();
    let value = secret.text.reveal();
    let sends = lines[0].windows(5).any(|w| w == b"send " || w == b"send(" || w == b"dline");
    let asked = lines.iter().any(|line| memchr::memmem::find(line, b"assword").is_some());
    let common = [Words::User, Words::Offhand, Words::Delivered, Words::Usual, Words::Instead];
    secret.usage.sure
        && sends
        && asked
        && value.len() >= 6
        && !common.iter().any(|kind| kind.has(&value.to_ascii_lowercase()))
}

/// Whether a user beside a password has the same name: made up, or nobody's secret.
pub(super) fn repeats_user(text: &[u8], secret: &Secret) -> bool {
    let span = &secret.span;
    let value = secret.text.reveal();
    let window = block(text, span);
    let mut signs = memchr::memchr2_iter(b'=', b':', &text[window.clone()]);
    signs.any(|at| {
        let own = (span.start.saturating_sub(1)..span.end + 1).contains(&(window.start + at));
        let other = setting(&text[window.clone()], at, secret.usage.sure).filter(|_| !own);
        other.is_some_and(|(name, user)| {
            let last = names::words(&name).last().cloned().unwrap_or_default();
            // `password, user = "…", "me"`: the first literal is the password itself.
            let another = near::place_of(user, text) != span.start;
            another && is_user_or_more(user, value) && (Words::User.has(last.as_bytes()) || last == "name")
        })
    })
}

/// `peer0` and `peer0pw`, `shop_user` and `shop_password`: the name, or the name and what it is the password of.
fn is_user_or_more(user: &[u8], value: &[u8]) -> bool {
    /// A shorter beginning says nothing.
    const STEM: usize = 3;
    let stem = |text: &[u8], ends: &[&[u8]]| {
        let lower = text.to_ascii_lowercase();
        ends.iter().find_map(|end| lower.strip_suffix(*end).map(<[u8]>::to_vec))
    };
    let of_user = stem(user, &[b"username", b"user", b"login"]).filter(|stem| stem.len() >= STEM);
    if of_user.is_some() && of_user == stem(value, &[b"password", b"passwd", b"pass", b"pwd", b"pw"]) {
        return true;
    }
    let more =
        value.split_at_checked(user.len()).filter(|(head, _)| head.eq_ignore_ascii_case(user)).map(|(_, more)| more);
    more.is_some_and(|more| {
        [&b""[..], b"pw", b"pwd", b"pass", b"password", b"secret"].iter().any(|end| more.eq_ignore_ascii_case(end))
    })
}

/// Whether a password is as long as a digest and what makes digests, or goes into them, stands beside it.
pub(super) fn is_digest(text: &[u8], secret: &Secret) -> bool {
    let value = secret.text.reveal();
    if is_stored(text, secret) || is_said_to_be_digest(text, secret) || is_salted(value) {
        return true;
    }
    // `PASSWORD()` of MySQL, without the star before it.
    let capitals = |value: &[u8]| value.iter().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(b));
    let phrase = secret.usage.name.as_deref().is_some_and(|name| name.to_ascii_lowercase().ends_with("phrase"));
    if value.len() == 40 && capitals(value) && !phrase {
        return true;
    }
    // The oldest hash of the passwords of a system, which the command takes that makes users.
    let old = value.len() == 13 && value.iter().all(|b| b.is_ascii_alphanumeric() || b"./".contains(b));
    if old && is_given_to_users(text, &secret.span) {
        return true;
    }
    // One digit less where the first was a nought and the digest was written as a number.
    let short = matches!(value.len(), 31 | 39 | 63) && value.iter().all(u8::is_ascii_hexdigit);
    let hex = short || hex::is_digest(value);
    let bytes = || data_encoding::BASE64.decode(value).map_or(0, |bytes| bytes.len());
    if !(hex || matches!(value.len(), 24 | 28 | 44 | 88) && matches!(bytes(), 16 | 20 | 32 | 64)) {
        return false;
    }
    let span = &secret.span;
    let around =
        [&text[span.start.saturating_sub(REACH)..span.start], &text[span.end..text.len().min(span.end + REACH)]];
    let around = around.map(<[u8]>::to_ascii_lowercase);
    let has = |word: &[u8]| around.iter().any(|part| memchr::memmem::find(part, word).is_some());
    // `UPDATE users SET password = '…'`: a column of passwords holds digests of them.
    let line = near::last_line(&around[0]);
    let statement = line.trim_ascii_start();
    let statement = comment_sign(statement).map_or(statement, |sign| statement[sign.len()..].trim_ascii_start());
    if hex && statement.starts_with(b"update ") && memchr::memmem::find(line, b" set ").is_some() {
        return true;
    }
    // An argument is a key for what makes digests.
    let head = trimmed(&text[span.start.saturating_sub(REACH)..span.start], |b| b"\"'`<@ \t\r\n".contains(&b));
    let argument = head.last().is_some_and(|b| b",(".contains(b));
    around.iter().any(|part| names_salt(part))
        || hex && !short && !argument && [&b"sha256"[..], b"sha512", b"sha1", b"md5"].iter().any(|word| has(word))
}

/// `Zk2qLw9x,9f86d0…`: a salt, a sign and a digest.
fn is_salted(value: &[u8]) -> bool {
    let Some(sign) = value.iter().rposition(|b| b",:$".contains(b)) else { return false };
    let (salt, digest) = (&value[..sign], &value[sign + 1..]);
    (4..=64).contains(&salt.len())
        && salt.iter().all(u8::is_ascii_alphanumeric)
        && matches!(digest.len(), 32 | 40 | 64 | 128)
        && digest.iter().all(u8::is_ascii_hexdigit)
}

/// `IDENTIFIED BY PASSWORD '…'`: where the statement takes a password itself, it has no such word.
fn is_said_to_be_digest(text: &[u8], secret: &Secret) -> bool {
    let start = secret.span.start;
    let before = text[start.saturating_sub(REACH)..start].to_ascii_lowercase();
    let head = trimmed(&before, |b| b"\"'`".contains(&b) || b.is_ascii_whitespace());
    head.ends_with(b"identified by password") && secret.text.reveal().iter().all(u8::is_ascii_hexdigit)
}

/// `salt: …`, `"salt", "…"`, `salt="…"`, `name="salt" value="…"`: a salt has its own value. `AUTH_SALT`, `signing_salt:` are secrets of the whole site.
fn names_salt(text: &[u8]) -> bool {
    memchr::memmem::find_iter(text, b"salt").any(|at| {
        let (head, rest) = text.split_at(at + 4);
        let name = &head[head.iter().rposition(|b| !names::is_part(b)).map_or(0, |sign| sign + 1)..];
        if name.len() > 4 && names::role(&String::from_utf8_lossy(name)) == Role::Strong {
            return false;
        }
        matches!(rest.first(), Some(b'"' | b'\'' | b':')) || rest.starts_with(b"=\"") || rest.starts_with(b"='")
    })
}

/// Whether a command that makes users stands near.
fn is_given_to_users(text: &[u8], span: &Range<usize>) -> bool {
    let around = text[span.start.saturating_sub(REACH)..text.len().min(span.end + REACH)].to_ascii_lowercase();
    signs::any_in(signs::COMMANDS_THAT_MAKE_USERS, &around)
}

/// `encodedPassword = "5d923b44…"`, `<user password="4efe081594ce25…" authorities="…"/>`: hexadecimal digits, as many as a digest has or
/// with a salt before it, where the name says that they encode the password, or a list of users what each may do.
fn is_stored(text: &[u8], secret: &Secret) -> bool {
    let value = secret.text.reveal();
    if value.len() < 32 || !value.iter().all(u8::is_ascii_hexdigit) {
        return false;
    }
    let behind = &text[secret.span.end..text.len().min(secret.span.end + REACH)];
    let line = near::rest_of_line(behind, 0, behind.len());
    let name = names::words(secret.usage.name.as_deref().unwrap_or(""));
    name.iter().any(|word| word == "encoded")
        || signs::any_in(signs::RIGHTS_OF_USERS, line)
        || hex::is_digest(value) && is_attribute_of_user(near::line_before(text, secret.span.start, REACH))
}

/// `<user id="1" name="bob" passwd="`: an element that is called a user, in a set of data.
fn is_attribute_of_user(line: &[u8]) -> bool {
    let Some(element) = memchr::memrchr(b'<', line).map(|at| &line[at + 1..]) else { return false };
    let len = element.iter().take_while(|b| names::is_part(b)).count();
    let words = names::words(&String::from_utf8_lossy(&element[..len]));
    let called = words.last().map(|word| word.strip_suffix('s').unwrap_or(word));
    called.is_some_and(|word| Words::User.has(word.as_bytes()) || word == "member")
        && element.get(len) == Some(&b' ')
        && !element.contains(&b'>')
}

/// Whether a value stands on the line of a name that says that it stands in for something: `mockValue = '…' | secure`.
pub(super) fn is_pretended(text: &[u8], secret: &Secret) -> bool {
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let line = near::last_line(before).trim_ascii_start();
    let word = |line: &[u8]| line.iter().take(60).take_while(|b| names::is_part(b)).count();
    // `const invalidToken = …`
    let declared = matches!(&line[..word(line)], b"const" | b"let" | b"var" | b"val" | b"auto" | b"final" | b"my");
    let line = if declared { line[word(line)..].trim_ascii_start() } else { line };
    let line = line.strip_prefix(b"$").unwrap_or(line);
    let len = word(line);
    let assigned = line[len..].trim_ascii_start().first().is_some_and(|b| b"=:".contains(b));
    let words = names::words(&String::from_utf8_lossy(&line[..len]));
    assigned && words.iter().any(|w| Words::Pretended.has(w.as_bytes()))
}

fn is_local(value: &[u8]) -> bool {
    let host = value.split(|b| *b == b'/').rfind(|part| !part.is_empty()).unwrap_or(value);
    [value, host].iter().any(|h| h.starts_with(b"localhost") || h.starts_with(b"127."))
        || [&b"//localhost"[..], b"//127."].iter().any(|h| memchr::memmem::find(value, h).is_some())
}

/// Whether a value looks like where something is, not like a word.
fn is_address(value: &[u8]) -> bool {
    value.iter().any(|b| b.is_ascii_digit() || b".:/".contains(b))
}

/// Whether nothing but what ends a setting follows a value that stands in no quotes: a sentence goes on.
fn ends_its_setting(text: &[u8], secret: &Secret) -> bool {
    let next = text.get(secret.span.end).copied();
    let commented = || near::rest_of_line(text, secret.span.end, REACH).trim_ascii_start().starts_with(b"#");
    secret.usage.sure || next.is_none_or(|b| b"\r\n,;&)}<\"'".contains(&b)) || next == Some(b' ') && commented()
}

/// Whether a value stands in a line that was commented out and a comment directly above calls what happens without it the default.
pub(super) fn is_unused_default(text: &[u8], secret: &Secret) -> bool {
    let before = &text[secret.span.start.saturating_sub(REACH)..secret.span.start];
    let Some(line) = memchr::memrchr(b'\n', before) else { return false };
    let Some(own) = comment_sign(&before[line + 1..]) else { return false };
    // Salts and peppers are worth something as long as they are in use.
    let name = names::words(secret.usage.name.as_deref().unwrap_or(""));
    if name.last().is_some_and(|w| w == "pepper" || w == "salt") {
        return true;
    }
    let mut above = before[..line].rsplit(|b| *b == b'\n').take(2).take_while(|line| comment_sign(line) == Some(own));
    above.any(|line| memchr::memmem::find(line, b"by default").is_some())
}

/// Whether a value is a word in a setting that is commented out, as settings are delivered: `;secret=<word>`; or one with which they are known to be.
pub(super) fn is_delivered_word(text: &[u8], secret: &Secret) -> bool {
    let (value, start) = (secret.text.reveal(), secret.span.start);
    let before = &text[start.saturating_sub(REACH)..start];
    let line = near::last_line(before);
    let setting = line.strip_prefix(b";").and_then(|s| s.trim_ascii_end().strip_suffix(b"="));
    let vowels = value.iter().filter(|b| b"aeiouy".contains(b)).count();
    if Words::Delivered.has(&value.to_ascii_lowercase()) && is_commented(text, start) {
        return true;
    }
    value.iter().all(u8::is_ascii_lowercase)
        && vowels * 4 >= value.len()
        && setting.is_some_and(|s| s.trim_ascii().iter().all(names::is_part))
}

/// Whether the line of a place is a comment.
pub(super) fn is_commented(text: &[u8], at: usize) -> bool {
    comment_sign(near::line_before(text, at, REACH)).is_some()
}

/// What a line that is a comment begins with.
fn comment_sign(line: &[u8]) -> Option<&'static [u8]> {
    let line = line.trim_ascii_start();
    [&b"#"[..], b"//", b";", b"--", b"*", b"<!--"]
        .into_iter()
        .find(|s| line.starts_with(s) && !line.starts_with(b"#define"))
}

/// Whether a word of a kind stands near a value, in a name or alone.
pub(super) fn is_near(text: &[u8], secret: &Secret, kind: Words) -> bool {
    let span = &secret.span;
    let parts =
        [&text[span.start.saturating_sub(REACH)..span.start], &text[span.end..text.len().min(span.end + REACH)]];
    let likely = parts.into_iter().filter(|part| kind.may_be_in(part));
    let mut found = likely.flat_map(|part| part.split(|b| !b.is_ascii_alphanumeric()));
    let is_name = |word: &[u8]| word.len() > 2 && word.len() <= 40;
    found.any(|word| is_name(word) && kind.in_name(&String::from_utf8_lossy(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect;

    fn filled(text: &str) -> String {
        text.replace("{{word}}", "sunshine")
    }

    fn secret(text: &str) -> Secret {
        let found = detect::detect(text.as_bytes());
        let at = text.rfind("sunshine").unwrap();
        let candidate = found.into_iter().find(|c| c.span.start == at).unwrap_or_else(|| panic!("{text}"));
        super::super::judge(text.as_bytes(), candidate, 0)
    }

    #[test]
    fn the_settings_of_a_connection_stand_together() {
        for text in [
            "{ host: 'db1', user: 'root', password: '{{word}}', database: 'shop' }",
            "spring:\n  datasource:\n    url: jdbc:mysql://10.1.2.3/shop\n    username: root\n    password: {{word}}\n",
            "username=\"root\" password=\"{{word}}\" url=\"jdbc:mysql://db1/shop\"",
            "$db_password = '{{word}}';\n$db_host = '10.1.2.3';\n$db_user = 'shop';\n",
            "<property name=\"url\" value=\"jdbc:x\"/><property name=\"username\" value=\"root\" /><property name=\"password\" value=\"{{word}}\" />",
            "char ssid[] = \"acme\";\nchar user[] = \"bob\";\nchar password[] = \"{{word}}\";",
            "db_password: \"{{word}}\"\ndb_user: shop\ndb_host: 10.1.2.3\n",
            "db:\n  host: db.acme.net\n  user: shop\n  password: \"{{word}}\"\n",
            "s = \"Data Source=db.acme.net;Initial Catalog=Shop;User ID=ada;Password={{word}};Encrypt=True\"",
            "password: \"{{word}}\",\n    host: \"10.1.2.3\",\n    database: \"shop\"",
            "connect(host, port=22, username=\"pi\", password=\"{{word}}\")",
            "ds.setUrl(\"jdbc:x\"); ds.setUsername(\"sa\"); ds.setPassword(\"{{word}}\");",
        ] {
            let text = &filled(text);
            assert!(is_of_settings(text.as_bytes(), &secret(text), false), "{text}");
        }
        for text in [
            "{ user: 'root', password: '{{word}}' }",
            "{ host: host, user: user, password: '{{word}}' }",
            "{\n  password: '{{word}}',\n  user: user\n  host: config.host\n}",
            "{ host: 'db1', user: '{{word}}', password: '{{word}}' }",
            "{ host: 'db1', user: 'root' }, { password: '{{word}}' }",
        ] {
            let text = &filled(text);
            assert!(!is_of_settings(text.as_bytes(), &secret(text), false), "{text}");
        }
    }

    #[test]
    fn settings_are_delivered_with_words_that_are_commented_out() {
        let is_reported = |text: &str| {
            let found = detect::detect(text.as_bytes());
            found.into_iter().any(|c| super::super::judge(text.as_bytes(), c, 0).verdict.is_reported())
        };
        for line in ["vnc_password = \"XYZ12345\"", "d-i passwd/root-password password r00tme"] {
            assert!(is_reported(line), "{line}");
            assert!(!is_reported(&format!("#{line}\n")), "{line}");
        }
    }

    #[test]
    fn what_a_comment_calls_a_default_is_not_in_use() {
        let text = "# It is made of the other key\n# by default.\n# config.secret_key = 'sunshine'\n";
        assert!(is_unused_default(text.as_bytes(), &secret(text)));
        for text in ["# by default\nsecret_key = 'sunshine'\n", "# by default\n\n# secret_key = 'sunshine'\n"] {
            assert!(!is_unused_default(text.as_bytes(), &secret(text)), "{text}");
        }
    }
}
