//! Files in which secrets live by custom, told by their names.
//!
//! In: a file name, and for dotenv files the bytes and who knows what may be a secret. Out: the kind, and the first lines that assign a
//! value, and that assign one that may be secret. It refuses to know which values are.

use crate::model::EnvKind;
use bstr::{BString, ByteSlice};

/// What a name says of a file.
pub(super) fn kind_of_name(name: &[u8]) -> Option<EnvKind> {
    EnvKind::of_name(name)
}

/// First lines (starting at 1) of a dotenv file that assign a value, and that assign what may be a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    pub(super) first_value: Option<u32>,
    pub(super) first_secret: Option<u32>,
    /// The name that is given the latter.
    pub(super) secret_name: Option<BString>,
}

/// Says of the name and the value of an assignment whether the value may be a secret.
pub type MayBeSecret = fn(name: &[u8], value: &[u8]) -> bool;

/// Looks for assignments: `NAME=x`, `export NAME = x`, `NAME: x`.
pub(super) fn values(text: &[u8], may_be_secret: MayBeSecret) -> Values {
    let mut found = Values::default();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((name, value)) = assignment(line) else { continue };
        found.first_value.get_or_insert(number);
        if may_be_secret(name, value) {
            found.first_secret = Some(number);
            found.secret_name = Some(name.into());
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
            (".env Example", Some(EnvKind::Template)),
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
        for (text, first_value, first_secret) in [
            ("", None, None),
            ("# A=b\n\nB=\nC=\"\"\nD= # later\n", None, None),
            ("# A\nexport PORT = 8080\n", Some(2), None),
            ("DEBUG=true\nAPI_KEY='abcdef' # c\n", Some(1), Some(2)),
            ("API_KEY: abcdef", Some(1), Some(1)),
            ("API_KEY=abcde", Some(1), None),
            ("some words = x", None, None),
            ("const a = \"b\"", None, None),
        ] {
            let given = values(text.as_bytes(), |name, value| name == b"API_KEY" && value == b"abcdef");
            let secret_name = first_secret.map(|_| "API_KEY".into());
            assert_eq!(given, Values { first_value, first_secret, secret_name }, "{text:?}");
        }
    }
}
