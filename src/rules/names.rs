//! What a name says about its value: the words of an identifier, a header or a configuration key, and their role.
//!
//! In: a name as written, and `rules/judge/roles.txt`. Out: a [`Role`]. Judging by name is the same for a variable, an
//! environment name, a JSON key and a header, because all of them are split into words first.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of a secret by itself: `client_secret`, `dbPassword`.
    Strong,
    /// A secret if the value looks like one: `token`, `key`.
    Weak,
    /// Something about a secret, or no secret: `token_type`, `public_key`.
    Not,
    /// Nothing is known.
    Unknown,
}

static ROLES: LazyLock<HashMap<&'static str, Role>> = LazyLock::new(|| {
    let mut roles = HashMap::new();
    for line in include_str!("../../rules/judge/roles.txt").lines() {
        let mut words = line.split_whitespace();
        let role = match words.next() {
            Some("strong") => Role::Strong,
            Some("weak") => Role::Weak,
            Some("not") => Role::Not,
            _ => continue,
        };
        words.for_each(|w| {
            roles.insert(w, role);
        });
    }
    roles
});

/// The lower-case words of a name: `dbPassword2` and `DB_PASSWORD-2` both give `db password 2`.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        if c.is_alphanumeric() {
            let follows_lower = characters.peek().is_some_and(|n| n.is_lowercase());
            let begins = !previous.is_alphanumeric()
                || (c.is_uppercase() && (previous.is_lowercase() || (previous.is_uppercase() && follows_lower)))
                || (c.is_numeric() != previous.is_numeric());
            if begins {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        previous = c;
    }
    words
}

/// The role of a name. The longest known ending of up to four joined words decides; trailing numbers and
/// environment words (`prod`, `old`) do not count.
pub fn role(name: &str) -> Role {
    let mut words = words(name);
    while words.len() > 1 && words.last().is_some_and(|w| is_qualifier(w)) {
        words.pop();
    }
    for take in (1..=words.len().min(4)).rev() {
        let ending = words[words.len() - take..].concat();
        if let Some(role) = ROLES.get(ending.as_str()) {
            return *role;
        }
    }
    // `mypassword`, `dbpasswd`, `thesecret`: written together, so only the unambiguous words are looked for.
    let last = words.last().map(String::as_str).unwrap_or("");
    if ["password", "passwd", "secret", "apikey", "passphrase"].iter().any(|w| last.ends_with(w)) {
        return Role::Strong;
    }
    if ["token", "pwd"].iter().any(|w| last.ends_with(w)) {
        return Role::Weak;
    }
    Role::Unknown
}

fn is_qualifier(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
        || matches!(
            word,
            "prod"
                | "production"
                | "dev"
                | "development"
                | "staging"
                | "stage"
                | "live"
                | "sandbox"
                | "old"
                | "new"
                | "default"
                | "primary"
                | "secondary"
                | "backup"
                | "local"
                | "here"
                | "plain"
                | "raw"
                | "str"
                | "string"
                | "a"
                | "b"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words() {
        assert_eq!(words("dbPassword2"), ["db", "password", "2"]);
        assert_eq!(words("DB_PASSWORD-2"), ["db", "password", "2"]);
        assert_eq!(words("XMLHttpRequest"), ["xml", "http", "request"]);
        assert_eq!(words("xi-api-key"), ["xi", "api", "key"]);
    }

    #[test]
    fn the_ending_decides() {
        for name in [
            "client_secret",
            "dbPassword",
            "DEEPGRAM_API_KEY",
            "X-API-Key",
            "secret_key_base",
            "mysql.password",
            "AWS_SECRET_ACCESS_KEY",
            "apiKeyProd",
            "mypassword",
        ] {
            assert_eq!(role(name), Role::Strong, "{name}");
        }
        for name in ["token", "MAPS_KEY", "auth", "key2"] {
            assert_eq!(role(name), Role::Weak, "{name}");
        }
        for name in ["token_type", "public_key", "passwordHash", "secretName", "key_id", "primary_key", "password_file"]
        {
            assert_eq!(role(name), Role::Not, "{name}");
        }
        assert_eq!(role("colour"), Role::Unknown);
    }
}
