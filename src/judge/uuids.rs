//! What a UUID is under the name that it has: a key of some services, an identifier in most programs.
//!
//! In: a value and its name. Out: evidence, or whether the name makes it the token of a service. It looks at no text around.

use super::weights;
use crate::rules::names;
use crate::rules::words::Words;

/// What a UUID says, by its version and its name.
pub(super) fn judged(value: &[u8], name: &str, formed: bool) -> (weights::Weight, &'static str) {
    // What is of no version was not made by a counter either: random digits in that form.
    let variant = matches!(value[19].to_ascii_lowercase(), b'8' | b'9' | b'a' | b'b');
    match value[14] {
        // Whoever chose it as a password took it for a random one.
        b'1' | b'2' | b'3' | b'5' | b'6' | b'7' if variant && !formed && !is_of_password(name) => {
            (weights::COUNTED_UUID, "a UUID that was made of a time or a name")
        }
        // A provider's name before it makes it a key of theirs.
        _ if !formed && name.eq_ignore_ascii_case("credentials") => {
            (weights::COUNTED_UUID, "a UUID by which credentials are known that are kept elsewhere")
        }
        _ if !formed && is_named_auth(name) => {
            (weights::COUNTED_UUID, "a UUID by which credentials are known that are kept elsewhere")
        }
        _ if is_changed(name) => (weights::COUNTED_UUID, "a UUID that says whose password is changed"),
        _ => (weights::UUID, "a random UUID, as some services take for keys"),
    }
}

/// Whether the last word of a name is that for a password.
fn is_of_password(name: &str) -> bool {
    names::words(name).last().is_some_and(|word| names::is_of_password(word))
}

/// `harborAuth`, where a thing of a build server logs in; `auth` alone may be a command that takes a token.
fn is_named_auth(name: &str) -> bool {
    let words = names::words(name);
    words.len() > 1 && words.last().is_some_and(|word| word == "auth") && !is_setting_of_auth(name)
}

/// `server.auth=…`: the setting of a program, whose whole guard it is.
pub(super) fn is_setting_of_auth(name: &str) -> bool {
    name.strip_suffix(".auth")
        .is_some_and(|of| !of.is_empty() && of.bytes().all(|b| b.is_ascii_lowercase() || b == b'.'))
}

/// `SONAR_TOKEN`: a setting in capitals, of two words or more, that says of which service the token is; tokens of one session have other words.
/// `consul_acl_agent_token`, however it is written.
pub(super) fn is_token_of_service(name: &str) -> bool {
    let name = name.rsplit('.').next().unwrap_or(name);
    let capitals = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let words = names::words(name);
    // A list of who may do what knows its tokens alone.
    if words.len() > 2 && words.iter().any(|word| word == "acl") && words.ends_with(&["token".into()]) {
        return true;
    }
    let [of @ .., last] = &words[..] else { return false };
    let passing = |word: &String| Words::Passing.has(word.as_bytes()) || Words::Elsewhere.has(word.as_bytes());
    capitals
        && last == "token"
        && !of.is_empty()
        && !of.iter().any(|w| w.len() < 2 || passing(w) || Words::Single.has(w.as_bytes()))
}

/// `resetPassword(…)`: the name of what changes a password, which is told whose.
fn is_changed(name: &str) -> bool {
    let words = names::words(name);
    words.len() > 1 && words.first().is_some_and(|w| matches!(w.as_str(), "reset" | "change" | "update" | "forgot"))
}

/// `acme-9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d`: a word that says whose it is, and a random UUID.
pub(super) fn ends_with_uuid(value: &[u8]) -> bool {
    let Some((word, uuid)) = value.split_at_checked(value.len().saturating_sub(36)) else { return false };
    let Some((joiner, word)) = word.split_last() else { return false };
    is_uuid(uuid)
        && uuid[14] == b'4'
        && b"-_:.".contains(joiner)
        && (2..=16).contains(&word.len())
        && word.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_')
}

/// Digits in the groups of a UUID.
pub(super) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => *b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}
