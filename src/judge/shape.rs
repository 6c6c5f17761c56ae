//! What a password cannot look like.
//!
//! In: a value and the name that it is given to. Out: why it is code, a message or a path instead, for people.

/// Why a value that is named a password is none: it is code, a message, a path or the name itself.
pub(super) fn no_password(value: &[u8], name: &str) -> Option<&'static str> {
    let text = String::from_utf8_lossy(value);
    let squash = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (plain, named) = (squash(&text), squash(name));
    if text.contains(char::is_whitespace) {
        return Some("a phrase with blanks");
    }
    if !plain.is_empty() && (named.contains(&plain) || (named.len() > 3 && plain.contains(&named))) {
        return Some("repeats its own name");
    }
    if text.contains("://") || text.starts_with('/') || text.starts_with("./") {
        return Some("a path or a URL");
    }
    if ["(", ")", "->", "::", "=>", "[", "]"].iter().any(|p| text.contains(p)) {
        return Some("an expression");
    }
    let word = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '-' || c == '.' || c == ':';
    if text.chars().all(word) && text.contains(['_', '-', '.', ':']) {
        return Some("an identifier");
    }
    if text.len() < 4 {
        return Some("too short");
    }
    None
}
