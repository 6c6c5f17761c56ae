//! Detection on texts whose tokens are computed, so that none stands here.

use super::*;
use crate::rules;

fn found(text: &str) -> Vec<String> {
    detect(text.as_bytes()).into_iter().map(|c| text[c.span].to_string()).collect()
}

/// A token with the form of a GitHub classic token; the checksum is no business of detection.
fn github() -> String {
    format!("ghp_{}", "Zk3v9QmT1xR7".repeat(3))
}

#[test]
fn tokens_are_found_wherever_they_are_glued() {
    let token = github();
    for (before, after) in [
        ("", ""),
        ("x = \"", "\""),
        ("GITHUB_TOKEN=", "\n"),
        ("?key=", "&b=1"),
        ("-Dtoken=", ""),
        ("\\n", "\\n"),
        ("\\u003d", "\""),
        ("%3D", "%26"),
        ("\\x3d", ""),
        ("\u{1b}[31m", "\u{1b}[0m"),
        ("_", ""),
        ("https://", "@example.org"),
        ("https://u:", "@example.org"),
        ("(", ")"),
        ("a.b/", "/c"),
        ("é", "é"),
        ("\\\"", "\\\""),
    ] {
        assert_eq!(found(&format!("{before}{token}{after}")), vec![token.clone()], "{before:?} {after:?}");
    }
}

#[test]
fn a_longer_or_shorter_run_is_another_thing() {
    let token = github();
    assert_eq!(found(&format!("{token}A")), Vec::<String>::new());
    assert_eq!(found(&token[..token.len() - 1]), Vec::<String>::new());
    assert_eq!(found(&format!("A{token}")), Vec::<String>::new());
}

#[test]
fn several_on_one_line_and_over_every_block_edge() {
    let token = github();
    let text = format!("{token} {token},{token}");
    assert_eq!(found(&text).len(), 3);
    for lead in 0..140 {
        let text = format!("{}{token}{}", " ".repeat(lead), " ".repeat(lead));
        let spans: Vec<_> = detect(text.as_bytes()).into_iter().map(|c| c.span).collect();
        assert_eq!((spans.len(), spans[0].clone()), (1, lead..lead + token.len()));
    }
}

#[test]
fn every_prefix_rule_can_be_reached_by_one_of_the_passes() {
    for entry in rules::prefixes() {
        assert!(entry.prefix.len() >= 2, "{}", entry.prefix);
    }
}

#[test]
fn passwords_in_urls() {
    let candidates = detect(b"db = postgres://app:s3cr%21t-x@db.example.org/main");
    assert_eq!(candidates.len(), 1);
    assert_eq!(candidates[0].span, 20..30);
    assert_eq!(candidates[0].usage.host.as_deref(), Some("db.example.org"));
}

#[test]
fn an_ordinary_word_names_a_provider_in_the_name_of_a_key_alone() {
    let value = "q7ZkD2fXcV9bN4mJ1hG8tR5wE3yU6iO0";
    let rule_of = |line: String| {
        let found = detect(line.as_bytes());
        found.first().and_then(|c| c.rules.first()).map(|id| rules::credential(*id).id)
    };
    assert_eq!(rule_of(format!("POLYGON_API_KEY = \"{value}\"")), Some("polygon-api-key"));
    assert_eq!(rule_of(format!("polygon_key = \"{value}\"")), Some("polygon-api-key"));
    assert_eq!(rule_of(format!("polygon_cache_key = \"{value}\"")), None);
    assert_eq!(rule_of(format!("polygon = \"{value}\"")), None);
}

#[test]
fn context_rules_with_a_prefix_want_it() {
    let body = "q7ZkD2fXcV9bN4mJ1hG8tR5w";
    let rules_of = |line: String| {
        let found = detect(line.as_bytes());
        found.iter().flat_map(|c| &c.rules).map(|id| rules::credential(*id).id).collect::<Vec<_>>()
    };
    assert!(rules_of(format!("VAULT_TOKEN = \"s.{body}\"")).contains(&"vault-legacy-token"));
    assert!(!rules_of(format!("VAULT_TOKEN = \"{body}\"")).contains(&"vault-legacy-token"));
}

#[test]
fn phrases_are_found_behind_their_names() {
    let phrase = rules::sample::phrase(&mut rules::sample::Draw::new(3));
    let quoted = phrase.replace(' ', "\", \"");
    for (text, wanted) in [
        (format!("MNEMONIC=\"{phrase}\"\n"), &phrase),
        (format!("Your seed phrase: {phrase}\nKeep it."), &phrase),
        (format!("const mnemonic = [\"{quoted}\"];"), &quoted),
        (format!("hdWallet.fromMnemonic(`{phrase}`)"), &phrase),
    ] {
        assert!(found(&text).contains(wanted), "{text}: {:?}", found(&text));
    }
    let prose =
        "A mnemonic is a list of words that one can keep in mind more easily than the numbers which they stand for.";
    assert!(found(prose).is_empty() && found(&format!("words: {phrase}")).is_empty());
}

#[test]
fn private_members_of_web_keys_are_found() {
    let d = "Qm3xTz8Lw0Yp5Vn2Rk7Hs4Jd9Fg6Bc1XaZeUiOoPqWt";
    for text in [
        format!(r#"{{"kty":"EC","crv":"P-256","x":"Ab","y":"Cd","d":"{d}"}}"#),
        format!("{{\n  \"d\": \"{d}\",\n  \"kty\": \"OKP\"\n}}"),
        format!(r#"{{"kty": "oct", "k": "{d}"}}"#),
    ] {
        assert_eq!(found(&text), [d], "{text}");
    }
    assert!(found(&format!(r#"{{"kty":"EC","crv":"P-256","x":"{d}"}}, {{"d": "{d}"}}"#)).is_empty());
}

#[test]
fn key_files_of_putty_are_found_whole() {
    let file = rules::sample::putty_key(3, &mut rules::sample::Draw::new(5));
    assert_eq!(found(&format!("{file}\nrest")), std::slice::from_ref(&file));
    assert_eq!(found(&file[..file.len() - 90]).len(), 1);
}

#[test]
fn a_row_may_have_fewer_cells_than_its_title() {
    // The text lies where an empty slice out of nowhere would stand before it, or behind it.
    for text in
        ["| User | Password |\n|---|---|\n| bob\n", "| User | Password |\n|---|---|\n| bob\n| eve | Kv7cRmWq9 |\n"]
    {
        let boxed: Box<[u8]> = text.as_bytes().into();
        let spans = detect(&boxed).into_iter().map(|c| c.span).collect::<Vec<_>>();
        assert_eq!(spans.len(), text.matches("Kv7c").count(), "{text}");
    }
}
