//! Which values of a dotenv file may be secrets, for those who say of the file whether it may be tracked.
//!
//! In: a name and a value. Out: yes or no, by what the rules say of the name, and by the form of the value: what is tracked is told at the
//! file, whatever judging makes of each of its values.

use crate::judge;
use crate::rules::names::{self, Role};
use bstr::ByteSlice;

/// Shorter values are settings, whatever they are called.
const LEAST: usize = 4;

/// Whether the name says that the value is secret, the value has a password in a URL, or it looks random.
pub fn may_be_secret(name: &[u8], value: &[u8]) -> bool {
    let is_reference = matches!(value.first(), None | Some(b'$' | b'<' | b'{'));
    let role = || names::role(&name.to_str_lossy());
    !is_reference
        && !asks_for_value(value)
        && (value.len() >= LEAST && matches!(role(), Role::Strong | Role::Weak | Role::Faint)
            || has_password(value)
            || is_random(value))
}

/// `YourApiKey`, `XXXXXXXX`, `/run/key.json`: a word that asks for another value, the same sign over and over, and where the value is.
fn asks_for_value(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let same = value.iter().all(|b| b"xX*".contains(b));
    let path = [&b"/"[..], b"./", b"~/"].iter().any(|head| value.starts_with(head)) && value.ends_with(b".json");
    path || (lower.starts_with(b"your") || lower.starts_with(b"replace") || same) && judge::stands_in(value)
}

fn has_password(value: &[u8]) -> bool {
    let Some((_, rest)) = value.split_once_str(b"://") else { return false };
    let authority = rest.split(|b| *b == b'/').next().unwrap_or(rest);
    let user = authority.split_once_str(b"@").map(|(user, _)| user);
    user.and_then(|user| user.split_once_str(b":")).is_some_and(|(_, password)| !password.is_empty())
}

fn is_random(value: &[u8]) -> bool {
    let is_token = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'+' | b'/' | b'=');
    value.len() >= 20
        && value.iter().all(is_token)
        && value.iter().filter(|b| b.is_ascii_digit()).count() >= 3
        && value.iter().any(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_forms_tell() {
        let random = "a1B2".repeat(6);
        for (name, value) in [
            ("API_KEY", "abcdef"),
            ("api_key", "value"),
            ("DB_SENHA", "abcdefgh"),
            ("DATABASE_URL", "postgres://me:pw@host/db"),
            ("X", &random),
        ] {
            assert!(may_be_secret(name.as_bytes(), value.as_bytes()), "{name}");
        }
        for (name, value) in [
            ("API_KEY", "${OTHER}"),
            ("OPENAI_API_KEY", "YourOpenApiKey"),
            ("API_KEY", "XXXXXXXXXXXX"),
            ("CLOUD_CREDENTIALS", "/service-account-key.json"),
            ("TOKEN", "<yours>"),
            ("TOKEN", "abc"),
            ("TOKEN_TYPE", "bearer"),
            ("HOME_URL", "https://example.org/a:b@c"),
            ("MONKEY", "banana"),
            ("KEYBOARD", "qwerty"),
        ] {
            assert!(!may_be_secret(name.as_bytes(), value.as_bytes()), "{name}");
        }
    }
}
