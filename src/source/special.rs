//! Files in which secrets live by custom, told by their names.
//!
//! In: a file name, and for dotenv files the bytes. Out: the kind, and the first line that assigns a value. It refuses to
//! know whether the value is a secret.

use crate::model::EnvKind;
use bstr::ByteSlice;

/// What a name says of a file.
pub(super) fn kind_of_name(name: &[u8]) -> Option<EnvKind> {
    EnvKind::of_name(name)
}

/// First lines (starting at 1) of a dotenv file that assign a value, and that assign what may be a secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) first_value: Option<u32>,
    pub(super) first_secret: Option<u32>,
}

/// Looks for assignments: `NAME=x`, `export NAME = x`, `NAME: x`.
pub(super) fn values(text: &[u8]) -> Values {
    let mut found = Values::default();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((name, value)) = assignment(line) else { continue };
        found.first_value.get_or_insert(number);
        if may_be_secret(name, value) {
            found.first_secret = Some(number);
            break;
        }
    }
    found
}

/// Name and value of an assignment that is not empty.
fn assignment(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = line.trim_ascii();
    let line = line.strip_prefix(b"export ").unwrap_or(line).trim_ascii_start();
    let at = line.find_byteset(b"=:")?;
    let (name, value) = (line[..at].trim_ascii_end(), line[at + 1..].trim_ascii());
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
    let value = match value {
        [quote @ (b'"' | b'\''), inside @ ..] => &inside[..inside.find_byte(*quote).unwrap_or(inside.len())],
        _ => value[..value.find(b" #").unwrap_or(value.len())].trim_ascii_end(),
    };
    let is_assignment = !name.is_empty() && name.iter().all(is_name) && !value.is_empty() && value[0] != b'#';
    is_assignment.then_some((name, value))
}

/// Whether a name says that its value is secret, or the value has a password in a URL or looks random.
fn may_be_secret(name: &[u8], value: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[
        b"key",
        b"keys",
        b"token",
        b"secret",
        b"password",
        b"passwd",
        b"passphrase",
        b"pass",
        b"pwd",
        b"credential",
        b"credentials",
        b"auth",
        b"apikey",
        b"private",
        b"dsn",
    ];
    let is_reference = matches!(value[0], b'$' | b'<' | b'{');
    let lower = name.to_ascii_lowercase();
    let mut words = lower.split(|b| matches!(b, b'_' | b'.' | b'-'));
    let named = words.any(|word| WORDS.contains(&word)) && value.len() >= 4;
    let in_url = value.split_once_str(b"://").is_some_and(|(_, rest)| {
        let authority = rest.split(|b| *b == b'/').next().unwrap_or(rest);
        authority
            .split_once_str(b"@")
            .is_some_and(|(user, _)| user.split_once_str(b":").is_some_and(|(_, p)| !p.is_empty()))
    });
    let is_token = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+' | b'/' | b'=');
    let random = value.len() >= 20
        && value.iter().all(is_token)
        && value.iter().filter(|b| b.is_ascii_digit()).count() >= 3
        && value.iter().any(u8::is_ascii_alphabetic);
    !is_reference && (named || in_url || random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, kind) in [
            (".env", Some(EnvKind::Dotenv)),
            (".env.production", Some(EnvKind::Dotenv)),
            ("prod.env", Some(EnvKind::Dotenv)),
            (".ENV.local", Some(EnvKind::Dotenv)),
            (".envrc", Some(EnvKind::Dotenv)),
            (".env.example", Some(EnvKind::Template)),
            (".env.local.sample", Some(EnvKind::Template)),
            ("test.env", Some(EnvKind::Template)),
            ("id_ed25519", Some(EnvKind::Key)),
            ("server.KEY", Some(EnvKind::Key)),
            (".key", None),
            ("id_rsa.pub", None),
            (".environment", None),
            ("env", None),
        ] {
            assert_eq!(kind_of_name(name.as_bytes()), kind, "{name}");
        }
    }

    #[test]
    fn assignments_and_what_may_be_secret() {
        let random = format!("X={}", "a1B2".repeat(6));
        for (text, first_value, first_secret) in [
            ("", None, None),
            ("# A=b\n\nB=\nC=\"\"\nD= # later\n", None, None),
            ("# A\nexport PORT = 8080\n", Some(2), None),
            ("DEBUG=true\nAPI_KEY='abcdef' # c\n", Some(1), Some(2)),
            ("api_key: value", Some(1), Some(1)),
            ("API_KEY=${OTHER}\nTOKEN=<yours>", Some(1), None),
            ("DATABASE_URL=postgres://me:pw@host/db", Some(1), Some(1)),
            ("HOME_URL=https://example.org/a:b@c", Some(1), None),
            ("MONKEY=banana\nKEYBOARD=qwerty", Some(1), None),
            (random.as_str(), Some(1), Some(1)),
            ("some words = x", None, None),
            ("const a = \"b\"", None, None),
        ] {
            assert_eq!(values(text.as_bytes()), Values { first_value, first_secret }, "{text:?}");
        }
    }
}
