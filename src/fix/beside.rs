//! What tells whose a secret is, beside it in the text: the role or the user in the same object, or the name of that object.
//!
//! In: the text before a secret and behind it. Out: the beginning of a name for its variable, in capitals, or nothing.

use crate::rules::names;
use bstr::ByteSlice as _;

/// Bytes on each side that are looked at.
const NEAR: usize = 600;
/// Entries whose value says whose a secret is, the best first.
const OWNERS: [&str; 7] = ["role", "username", "user", "login", "client_id", "clientId", "email"];
/// Names of objects that could hold the secret of anybody.
const OF_ANY: [&str; 17] = [
    "auth",
    "body",
    "config",
    "credentials",
    "data",
    "default",
    "defaults",
    "env",
    "exports",
    "headers",
    "json",
    "options",
    "params",
    "settings",
    "user",
    "users",
    "where",
];
/// Lengths of a name that tells.
const TELLING: std::ops::RangeInclusive<usize> = 3..=20;

/// Whose the secret between two texts is.
pub(super) fn owner(before: &[u8], behind: &[u8]) -> Option<String> {
    let before = before.get(before.len().saturating_sub(NEAR)..)?;
    let behind = behind.get(..behind.len().min(NEAR))?;
    let open = open_brace(before)?;
    let close = closing_brace(behind)?;
    let (head, tail) = (before.get(open + 1..)?.to_str().ok()?, behind.get(..close)?.to_str().ok()?);
    let said = OWNERS.iter().find_map(|key| said_of(head, key).or_else(|| said_of(tail, key)));
    said.or_else(|| name_of(before.get(..open)?.to_str_lossy().trim_end()))
}

/// What the object is called that a secret stands in.
pub(super) fn holder(before: &[u8]) -> Option<String> {
    let before = before.get(before.len().saturating_sub(NEAR)..)?;
    name_of(before.get(..open_brace(before)?)?.to_str_lossy().trim_end())
}

/// Where the brace is that is open at the end of a text.
fn open_brace(before: &[u8]) -> Option<usize> {
    let mut closed = 0_usize;
    before.iter().enumerate().rev().find_map(|(at, byte)| {
        match byte {
            b'}' => closed += 1,
            b'{' if closed == 0 => return Some(at),
            b'{' => closed -= 1,
            _ => {}
        }
        None
    })
}

/// Where that brace is closed.
fn closing_brace(behind: &[u8]) -> Option<usize> {
    let mut open = 0_usize;
    behind.iter().enumerate().find_map(|(at, byte)| {
        match byte {
            b'{' => open += 1,
            b'}' if open == 0 => return Some(at),
            b'}' => open -= 1,
            _ => {}
        }
        None
    })
}

/// The text that an entry of this name has, as a name.
fn said_of(entries: &str, key: &str) -> Option<String> {
    entries.match_indices(key).find_map(|(at, _)| {
        let is_whole = !entries[..at].ends_with(|c: char| c.is_alphanumeric() || "_-.$".contains(c));
        let rest = entries[at + key.len()..].trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix("=>").or_else(|| rest.strip_prefix([':', '=']))?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let text = value[1..].split(quote).next()?;
        is_whole.then(|| shout(text.split('@').next()?)).flatten()
    })
}

/// What an object is called whose brace follows: `orders: {`, `const orders = {`.
fn name_of(before: &str) -> Option<String> {
    let given = before.strip_suffix(':').or_else(|| before.strip_suffix("=>")).or_else(|| before.strip_suffix('='))?;
    let name = given.trim_end().trim_end_matches(['"', '\'', ']']);
    let begin = name.rfind(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(0, |at| at + 1);
    let name = &name[begin..];
    (!OF_ANY.contains(&&*name.to_ascii_lowercase())).then(|| shout(name)).flatten()
}

/// A short name as those of variables are written.
fn shout(name: &str) -> Option<String> {
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| names::is_part(&b));
    let words = names::words(name).join("_").to_ascii_uppercase();
    (is_plain && TELLING.contains(&words.len())).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        let (before, behind) = text.split_once("???").unwrap_or((text, ""));
        owner(before.as_bytes(), behind.as_bytes())
    }

    #[test]
    fn the_user_beside_a_password_names_it() {
        assert_eq!(
            of("[{ email: 'nurse@acme.dev', password: '???', role: 'head-nurse' }]").as_deref(),
            Some("HEAD_NURSE")
        );
        assert_eq!(of("[{ email: 'nurse@acme.dev', password: '???' }]").as_deref(), Some("NURSE"));
        assert_eq!(of("{'username' => 'doctor', 'password' => '???'}").as_deref(), Some("DOCTOR"));
        assert_eq!(of("{ role: { name: 'x' }, password: '???' }"), None);
        assert_eq!(of("{ isUser: 'x1234', password: '???' }"), None);
    }

    #[test]
    fn the_object_around_a_secret_names_it() {
        let of = |text: &str| holder(text.as_bytes());
        assert_eq!(of("google: { clientID: 'a1b2c3d4', clientSecret: '").as_deref(), Some("GOOGLE"));
        assert_eq!(of("module.exports = { clientSecret: '"), None);
    }

    #[test]
    fn an_object_names_what_it_holds() {
        assert_eq!(of("orders: { mail: 1, token: '???' }").as_deref(), Some("ORDERS"));
        assert_eq!(of("const billing = { token: '???' }").as_deref(), Some("BILLING"));
        assert_eq!(of("export const config = { token: '???' }"), None);
        assert_eq!(of("if (a) { token = '???' }"), None);
        assert_eq!(of("token = '???'"), None);
    }
}
