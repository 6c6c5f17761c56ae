//! Which values of a dotenv file may be secrets, for those who say of the file whether it may be tracked.
//!
//! In: a name and a value. Out: yes or no, by what the rules say of the name, and by the form of the value: what is tracked is told at the
//! file, whatever judging makes of each of its values.

use crate::judge;
use crate::rules::names::{self, Role};
use crate::rules::signs;
use bstr::ByteSlice;

/// Shorter values are settings, whatever they are called.
const LEAST: usize = 4;

/// Whether the name says that the value is secret, the value has a password in a URL, or it looks random.
pub fn may_be_secret(name: &[u8], value: &[u8]) -> bool {
    let is_reference = matches!(value.first(), None | Some(b'$' | b'<' | b'{'));
    let has_digit = || value.iter().any(u8::is_ascii_digit);
    let role = || names::role(&name.to_str_lossy());
    !is_reference
        && !asks_for_value(value)
        && !repeats(name, value)
        && !judge::is_known_example(value)
        && !is_address_alone(value)
        && (value.len() >= LEAST
            && (matches!(role(), Role::Strong | Role::Weak) || role() == Role::Faint && has_digit())
            || has_password(value)
            || is_random(value))
}

/// `YourApiKey`, `random-key-replace-this`, `XXXXXXXX`, `/run/key.json`, `%app.dir%/private.pem`: words that ask for another value, the same sign
/// over and over, and where the value is. A word that people log in with until somebody changes it is no such.
fn asks_for_value(value: &[u8]) -> bool {
    const FILES: [&[u8]; 7] = [b".json", b".pem", b".key", b".crt", b".p12", b".jks", b".txt"];
    let lower = value.to_ascii_lowercase();
    let letters: Vec<u8> = lower.iter().copied().filter(u8::is_ascii_alphabetic).collect();
    let same = value.iter().all(|b| b"xX*".contains(b));
    let rooted = [&b"/"[..], b"./", b"../", b"~/", b"%", b"config/"].iter().any(|head| value.starts_with(head));
    let path = rooted && value.contains(&b'/') && FILES.iter().any(|end| lower.ends_with(end));
    // `CHANGE_ME_DB_PASSWORD`: `CHANGE_ME` alone is what a place runs with that nobody has changed.
    let told = [&b"change_me_"[..], b"change-me-", b"changeme_", b"changeme-"]
        .iter()
        .any(|head| lower.strip_prefix(*head).is_some_and(|rest| rest.iter().any(u8::is_ascii_alphabetic)));
    path || told
        || signs::any_in(signs::VALUES_TO_REPLACE, &letters)
        || (lower.starts_with(b"your") || lower.starts_with(b"replace") || same) && judge::stands_in(value)
}

/// `TOKEN=TOKEN`, `STRIPE_API_KEY=api-key`: what is asked for says its own name, in two words or as one that is no password.
fn repeats(name: &[u8], value: &[u8]) -> bool {
    let plain = |text: &[u8]| -> Vec<u8> {
        text.iter().filter(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect()
    };
    let (own, said) = (plain(name), plain(value));
    let whole = own == said && (value == name || own.len() > said.len().min(12));
    // `ACME_CLIENT_SECRET_KEY` for `ACME_CLIENT_SECRET`
    let constant = |b: &u8| b.is_ascii_uppercase() || *b == b'_';
    if own.len() >= 12 && said.starts_with(&own) && value.iter().all(constant) {
        return true;
    }
    (whole || own.ends_with(&said) && value.iter().any(|b| b"_-".contains(b)))
        && !matches!(names::role(&value.to_str_lossy()), Role::Unknown)
        && !said.ends_with(b"pass")
        && !said.ends_with(b"password")
}

/// `doctrine://default?auto_setup=0`: an address without a user, a password and a key in it.
fn is_address_alone(value: &[u8]) -> bool {
    let Some((scheme, rest)) = value.split_once_str(b"://") else { return false };
    let key = |part: &[u8]| {
        part.len() >= 16 && part.iter().any(u8::is_ascii_digit) && part.iter().any(u8::is_ascii_alphabetic)
    };
    scheme.iter().all(|b| b.is_ascii_alphanumeric() || b"+-.:".contains(b))
        && !rest.contains(&b'@')
        && !rest.split(|b| b"/?&=".contains(b)).any(key)
        && !rest.split(|b| b"?&;".contains(b)).skip(1).filter_map(|pair| pair.split_once_str(b"=")).any(
            |(name, value)| !value.is_empty() && matches!(names::role(&name.to_str_lossy()), Role::Strong | Role::Weak),
        )
}

fn has_password(value: &[u8]) -> bool {
    let Some((_, rest)) = value.split_once_str(b"://") else { return false };
    let authority = rest.split(|b| *b == b'/').next().unwrap_or(rest);
    let user = authority.split_once_str(b"@").map(|(user, _)| user);
    let password = user.and_then(|user| user.split_once_str(b":")).map(|(_, password)| password);
    password.is_some_and(|password| !password.is_empty() && !asks_for_value(password))
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
            ("ADMIN_PASSWORD", "password"),
            ("DB_PASSWORD", "changeme"),
            ("API_DSN", "https://a.acme.io/hook/a1b2C3d4e5F6g7h8"),
            ("QUEUE_DSN", "sqs://queue?access_key=abcd1234"),
            ("SECRET_KEY", "secret"),
            ("KEY", "hunter2"),
        ] {
            assert!(may_be_secret(name.as_bytes(), value.as_bytes()), "{name}");
        }
        for (name, value) in [
            ("API_KEY", "${OTHER}"),
            ("OPENAI_API_KEY", "YourOpenApiKey"),
            ("API_KEY", "XXXXXXXXXXXX"),
            ("CLOUD_CREDENTIALS", "/service-account-key.json"),
            ("TOKEN", "<yours>"),
            ("TOKEN", "TOKEN"),
            ("KEY", "TESTROUND#"),
            ("STRIPE_API_KEY", "stripe-api-key"),
            ("STRIPE_API_KEY", "api_key"),
            ("APP_KEY", "base64:GENERATE_WITH_php_artisan_key:generate"),
            ("APP_KEY", "randomkeyreplacethis"),
            ("JWT_SECRET_KEY", "%kernel.project_dir%/config/jwt/private.pem"),
            ("MESSENGER_TRANSPORT_DSN", "doctrine://default?auto_setup=0"),
            ("POSTGRES_PASSWORD", "CHANGE_ME_POSTGRES_PASSWORD"),
            ("DATABASE_URL", "postgresql://bot:CHANGE_ME_BOT_PASSWORD@localhost:5432/bot"),
            ("ACME_CLIENT_SECRET", "ACME_CLIENT_SECRET_KEY"),
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
