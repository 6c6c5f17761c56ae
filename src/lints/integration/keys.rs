//! Which literals of the project are keys.
//!
//! In: what was said of secrets in files, and the literals that requests and libraries are given. Out: whether a literal that a value came to is
//! one of them. A name alone tells this of a variable, whose value nobody sees; of a literal its value does.

use super::Project;
use crate::model::{FileSummary, Finding, SecretText, Verdict};
use crate::rules::words::Words;
use crate::rules::{self, names};
use std::collections::HashSet;

/// The keys that stand in files, without the scheme in front of them.
#[derive(Default)]
pub(super) struct Keys(HashSet<Vec<u8>>);

impl Keys {
    /// Those that requests and libraries are given.
    pub(super) fn of(files: &[FileSummary]) -> Self {
        let headers = files.iter().flat_map(|f| &f.literal_auths).map(|a| &a.literal);
        let params = files.iter().flat_map(|f| &f.literal_keys).map(|k| &k.literal);
        let keys = headers.chain(params).filter(|literal| could_be_key(literal.as_str()));
        Self(keys.map(|literal| bare(&literal.text).to_vec()).collect())
    }
}

impl Project {
    /// The same with what was said of secrets in files.
    #[must_use]
    pub fn knowing(mut self, secrets: &[Finding]) -> Self {
        let sure = secrets.iter().filter(|f| f.verdict.is_none_or(Verdict::is_reported));
        self.keys.0.extend(sure.filter_map(|f| f.secret.as_ref()).map(|secret| secret.reveal().to_vec()));
        self
    }

    /// Whether a literal is a key, alone or behind a scheme.
    pub(in crate::lints) fn is_key(&self, literal: &SecretText) -> bool {
        self.keys.0.contains(bare(literal)) || self.keys.0.contains(literal.reveal())
    }

    /// Whether a text was told as a secret where it stands in a file.
    pub(in crate::lints) fn is_told(&self, text: &str) -> bool {
        self.keys.0.contains(text.as_bytes())
    }

    /// What a message calls a value that leaves the program, if it is a secret: a variable by its name, which `is_secret` is asked for, a literal
    /// by being a key.
    pub(in crate::lints) fn secret_value(
        &self,
        (what, literal): (&str, Option<&SecretText>),
        is_secret: impl FnOnce(&str) -> bool,
    ) -> Option<String> {
        match literal {
            None => is_secret(what).then(|| format!("the value of `{what}`")),
            Some(literal) if !self.is_key(literal) => None,
            Some(_) if what.is_empty() => Some("a key that is written in the code".to_string()),
            Some(_) => Some(format!("the value of `{what}`")),
        }
    }
}

/// `/s3/aws4_request`: words between slashes, a part of what a signature is computed from.
fn is_path(text: &str) -> bool {
    let word = |part: &str| {
        part.len() < 16 && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-.".contains(&b))
    };
    text.strip_prefix('/').is_some_and(|rest| rest.contains('/') && rest.split('/').all(word))
}

/// What stands behind the scheme.
fn bare(literal: &SecretText) -> &[u8] {
    let text = literal.reveal().trim_ascii();
    text.rsplit(|b| *b == b' ').next().unwrap_or(text)
}

/// Whether a literal could be a key, and is no placeholder.
pub(in crate::lints) fn could_be_key(text: &str) -> bool {
    /// Shorter ones are words.
    const LEAST: usize = 12;
    could_be(text, LEAST)
}

/// Whether a literal could be a password that somebody chose: small letters, capitals and numbers.
pub(in crate::lints) fn could_be_password(text: &str) -> bool {
    const LEAST: usize = 8;
    let has = |is: fn(&u8) -> bool| text.as_bytes().iter().any(is);
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && could_be(text, LEAST)
}

/// `0x` and 20 bytes in hex: the address of an account or a contract on a chain, which everybody sees (ERC-55).
fn is_account(text: &str) -> bool {
    text.strip_prefix("0x").is_some_and(|digits| digits.len() == 40 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn could_be(text: &str, least: usize) -> bool {
    // `"HMAC-SHA256-2 " + signature`: the scheme before what follows.
    let is_scheme = text.ends_with(' ');
    let text = text.trim();
    let text =
        ["Bearer ", "Token ", "bearer ", "token ", "Basic "].iter().find_map(|s| text.strip_prefix(s)).unwrap_or(text);
    if is_scheme
        || is_made_up_login(text)
        || text.len() < least
        || text.contains(char::is_whitespace)
        || text.contains(['<', '>', '{', '}', '$', '*', '"', ','])
        || is_path(text)
        || text.contains("://")
        || is_account(text)
    {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    if digits < 2 || letters < 4 {
        return false;
    }
    let words = names::words(text);
    let placeholder = rules::placeholder_words();
    // Of the whole words of random text, none of four letters is a known one; `test` and `secret` stand in prefixes of keys.
    let known = |w: &str| placeholder.contains(&w);
    let telling = words.iter().any(|w| w.len() >= 4 && known(w) && !matches!(w.as_str(), "test" | "secret" | "none"));
    let mostly = words.iter().filter(|w| known(w)).count() * 3 >= words.len().max(3);
    !telling && !mostly && !text.bytes().all(|b| Some(&b) == text.as_bytes().first())
}

/// `api_user:SecurePassword123`: who logs in, and words for a password with a number.
fn is_made_up_login(text: &str) -> bool {
    const KINDS: [Words; 6] =
        [Words::Instead, Words::Offhand, Words::Usual, Words::Common, Words::Password, Words::Sentence];
    let Some((user, password)) = text.split_once(':') else { return false };
    let is_number = |word: &&String| word.bytes().all(|b| b.is_ascii_digit());
    let words = names::words(password);
    let mut own = words.iter().filter(|word| !is_number(word)).peekable();
    user.bytes().all(|b| names::is_part(&b) || b == b'@')
        && own.peek().is_some()
        && own.all(|word| KINDS.iter().any(|kind| kind.has(word.as_bytes())))
}
