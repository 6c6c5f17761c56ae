//! Judging of texts whose tokens are computed.

use super::*;
use crate::detect::detect;

fn verdicts(text: &str, path: &str) -> Vec<(String, Verdict)> {
    let judged = detect(text.as_bytes()).into_iter().map(|c| with_path(judge(text.as_bytes(), c, 0), path.as_bytes()));
    judged.map(|s| (String::from_utf8_lossy(s.text.reveal()).into_owned(), s.verdict)).collect()
}

/// A password as people choose it, made here so that it does not stand in the source.
fn chosen(joiner: char) -> String {
    format!("Tr{}ub{}dor{joiner}{}x", 0, 4, 3)
}

#[test]
fn passwords_by_name_and_place() {
    let likely = |text: &str, path: &str| verdicts(text, path).iter().any(|(_, v)| v.is_reported());
    assert!(likely(&format!("password = \"{}\"", chosen('&')), "app/db.py"));
    assert!(likely(&format!("DB_PASSWORD={}", chosen('-')), ".env"));
    assert!(!likely("password = \"password\"", "app/db.py"));
    assert!(!likely("password = getPassword()", "app/db.py"));
    assert!(!likely("password = user.password1", "app/db.py"));
    assert!(!likely("password: \"Passwort\"", "config/locales/de.yml"));
    assert!(!likely("password = \"your_password_here\"", "app/db.py"));
    assert!(!likely("password = \"${DB_PASSWORD}\"", "app/db.py"));
}

#[test]
fn passwords_in_urls_depend_on_the_host() {
    let likely = |text: &str| verdicts(text, "config/database.yml").iter().any(|(_, v)| v.is_reported());
    let url = |host: &str| format!("postgres://app:{}@{host}/main", chosen('-'));
    assert!(likely(&url("db.acme.io")));
    assert!(!likely(&url("db.example.com")));
    assert!(!likely("postgres://postgres:postgres@localhost/main"));
    assert!(!likely("https://user:pass@host/x"));
}
