//! Files in which secrets live by custom, told by their names.
//!
//! In: a file name, and for dotenv files the bytes. Out: the kind, and the first line that assigns a value. It refuses to
//! know whether the value is a secret.

use crate::model::EnvKind;
use bstr::ByteSlice;

/// What a name says of a file.
pub(super) fn kind_of_name(name: &[u8]) -> Option<EnvKind> {
    let lower = name.to_ascii_lowercase();
    if is_dotenv(&lower) {
        return Some(if is_template(&lower) { EnvKind::Template } else { EnvKind::Dotenv });
    }
    is_key(&lower).then_some(EnvKind::Key)
}

fn is_dotenv(name: &[u8]) -> bool {
    // `.env`, `.env.local`, `.env-prod`, `.envrc`, but not `.environment`.
    let after = name.strip_prefix(b".env").is_some_and(|rest| !rest.first().is_some_and(u8::is_ascii_lowercase));
    after || matches!(name, b".envrc" | b".dev.vars") || name.ends_with(b".env")
}

/// Whether some part of the name says that it is meant to be committed.
fn is_template(name: &[u8]) -> bool {
    const WORDS: &[&[u8]] = &[
        b"example",
        b"examples",
        b"sample",
        b"template",
        b"tmpl",
        b"tpl",
        b"dist",
        b"default",
        b"defaults",
        b"schema",
        b"test",
        b"testing",
        b"ci",
    ];
    name.split(|b| matches!(b, b'.' | b'-' | b'_')).any(|part| WORDS.contains(&part))
}

fn is_key(name: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[b"id_rsa", b"id_dsa", b"id_ecdsa", b"id_ed25519"];
    const ENDS: &[&[u8]] = &[b".pem", b".key", b".p12", b".pfx", b".ppk", b".jks", b".keystore", b".kdbx"];
    NAMES.contains(&name) || ENDS.iter().any(|end| name.ends_with(end) && name.len() > end.len())
}

/// The first line, starting at 1, that gives a name a value: `NAME=x`, `export NAME = x`, `NAME: x`.
pub(super) fn first_value(text: &[u8]) -> Option<u32> {
    let assigns = |line: &[u8]| {
        let line = line.trim_ascii();
        let line = line.strip_prefix(b"export ").unwrap_or(line).trim_ascii_start();
        let Some(at) = line.find_byteset(b"=:") else { return false };
        let name = line[..at].trim_ascii_end();
        let value = line[at + 1..].trim_ascii();
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
        let is_empty = matches!(value, b"" | b"\"\"" | b"''") || value.starts_with(b"#");
        !name.is_empty() && name.iter().all(is_name) && !is_empty
    };
    text.lines().position(assigns).and_then(|n| u32::try_from(n + 1).ok())
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
    fn values() {
        for (text, line) in [
            ("", None),
            ("# A=b\n\nB=\nC=\"\"\nD= # later\n", None),
            ("# A\nexport B_1 = x\n", Some(2)),
            ("key: value", Some(1)),
            ("some words = x", None),
        ] {
            assert_eq!(first_value(text.as_bytes()), line, "{text:?}");
        }
    }
}
