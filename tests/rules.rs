//! The compiled tables against what they promise.

use keylint::rules::paths::is_test_or_document;
use keylint::rules::sample::{self, Damage, Draw};
use keylint::rules::{self, Check, Class, Credential, Piece, checksum};
use std::collections::BTreeSet;

/// Rules, formats left out, and the list of known formats are one another's account: nothing is lost in silence.
#[test]
fn every_known_format_has_a_rule_or_a_reason() {
    let known = std::fs::read_to_string("rules/known-ids.txt").unwrap();
    let known: BTreeSet<&str> = known.lines().collect();
    let left: toml::Table = std::fs::read_to_string("rules/left-out.toml").unwrap().parse().unwrap();
    let mut left_ids = BTreeSet::new();
    for entry in left["left-out"].as_array().unwrap() {
        assert!(entry["reason"].as_str().unwrap().len() > 20, "{entry}");
        for id in entry["ids"].as_array().unwrap() {
            assert!(left_ids.insert(id.as_str().unwrap().to_string()), "{id} stands twice");
        }
    }
    let rules: BTreeSet<&str> = rules::credentials().iter().map(|c| c.id).collect();
    let left: BTreeSet<&str> = left_ids.iter().map(String::as_str).collect();
    assert_eq!(rules.intersection(&left).collect::<Vec<_>>(), Vec::<&&str>::new(), "both a rule and left out");
    assert_eq!(rules.union(&left).copied().collect::<BTreeSet<_>>(), known);
}

#[test]
fn the_tables_hold_what_the_files_hold() {
    let count = |folder: &str, needle: &str| -> usize {
        let texts = std::fs::read_dir(folder).unwrap().map(|e| std::fs::read_to_string(e.unwrap().path()).unwrap());
        texts.map(|t| t.lines().filter(|l| *l == needle).count()).sum()
    };
    let credentials = count("rules/providers", "[[credential]]") + count("rules/generic", "[[credential]]");
    assert_eq!(rules::credentials().len(), credentials);
    assert_eq!(rules::providers().len(), count("rules/providers", "[provider]"));
    assert_eq!(rules::languages().len(), std::fs::read_dir("rules/languages").unwrap().count());
    for rule in rules::credentials().iter().filter(|r| r.provider != "generic") {
        assert!(rules::provider(rule.provider).is_some(), "{}", rule.id);
    }
}

#[test]
fn every_prefix_is_found_by_its_first_two_bytes() {
    let mut seen = 0;
    for (index, rule) in rules::credentials().iter().enumerate().filter(|(_, r)| r.class != Class::Context) {
        for prefix in rule.prefixes {
            let bytes = prefix.as_bytes();
            let entry = rules::prefix_bucket(bytes[0], bytes[1]).iter().find(|e| e.prefix == *prefix);
            let entry = entry.unwrap_or_else(|| panic!("{prefix} of {} is not in the table", rule.id));
            assert!(entry.rules.contains(&(index as u16)), "{prefix} does not lead to {}", rule.id);
            seen += 1;
        }
    }
    assert_eq!(seen, rules::prefixes().iter().map(|e| e.rules.len()).sum::<usize>());
    assert!(rules::prefixes().is_sorted_by_key(|e| e.prefix));
    assert!(rules::prefix_bucket(b'g', b'h').iter().all(|e| e.prefix.starts_with("gh")));
    assert!(rules::prefix_bucket(0xff, b'h').is_empty() && rules::prefix_bucket(b'~', b'~').is_empty());
}

#[test]
fn look_ups_by_host_language_and_path() {
    assert_eq!(rules::provider_of_host("api.deepgram.com").map(|p| p.id), Some("deepgram"));
    assert!(rules::provider_of_host("deepgram.com.example.org").is_none());
    assert_eq!(rules::language_of_path(b"a/b/App.PY").map(|l| l.id), Some("python"));
    assert!(rules::language_of_path(b"a/py").is_none());
    for (path, id) in
        [("x/.env", "dotenv"), (".env.staging", "dotenv"), (".env.json", "json"), ("Dockerfile.dev", "dockerfile")]
    {
        assert_eq!(rules::language_of_path(path.as_bytes()).map(|l| l.id), Some(id), "{path}");
    }
    assert_eq!(rules::provider_of_host("speech.googleapis.com").map(|p| p.id), Some("google-speech"));
    assert_eq!(rules::provider_of_host("maps.googleapis.com").map(|p| p.id), Some("google"));
    assert!(is_test_or_document(b"a/Tests/b.py") && is_test_or_document(b"src/x_test.go"));
    assert!(is_test_or_document(b"src/judge/tests.rs") && !is_test_or_document(b"src/latests.rs"));
    assert!(!is_test_or_document(b"tests.py/../contest/app.py"));
    assert!(rules::placeholder_words().binary_search(&"changeme").is_ok());
    assert!(!rules::is_known_example(0));
    assert_eq!(rules::fingerprint().len(), 32);
}

/// Rules that code around finds by structure: they have no form from which to draw.
const WITHOUT_FORM: &[&str] = &["bip39-mnemonic", "jwk-private-key", "odbc-connection-string", "putty-private-key"];

#[test]
fn samples_of_every_rule_have_its_form() {
    let (mut tokens, mut urls) = (0, 0);
    for (index, rule) in rules::credentials().iter().enumerate() {
        for round in 0..20 {
            let mut draw = Draw::new(index as u64 * 1000 + round);
            let Some(token) = sample::token(rule, &mut draw) else {
                match sample::url(rule, &mut draw) {
                    Some((url, password)) => assert!(url.contains("://") && url.contains(&password), "{}", rule.id),
                    None => assert!(WITHOUT_FORM.contains(&rule.id), "{} has neither shape nor scheme", rule.id),
                }
                urls += 1;
                continue;
            };
            tokens += 1;
            if rule.check != Check::Pem {
                assert!(sample::conforms(rule, &token), "{}: {token}", rule.id);
            }
            assert_ne!(checksum::verify(rule, token.as_bytes()), Some(false), "{}: {token}", rule.id);
            let changed = sample::damaged(rule, &token, Damage::Changed, &mut draw);
            assert!(changed != token && changed.len() == token.len(), "{}: {token}", rule.id);
            assert_ne!(checksum::verify(rule, changed.as_bytes()), Some(true), "{}: {changed}", rule.id);
        }
    }
    assert_eq!(tokens + urls, rules::credentials().len() * 20);
    assert!(tokens > urls * 20);
}

/// A format of exact length must not be found in a longer or shorter run.
#[test]
fn exact_lengths_are_exact() {
    let exact = |rule: &&Credential| {
        rule.class == Class::Prefix
            && rule.shape.iter().all(|p| match p {
                Piece::Literal(_) => true,
                Piece::Class { min, max, .. } => min == max,
                Piece::OneOf(_) => false,
            })
    };
    let mut seen = 0;
    for rule in rules::credentials().iter().filter(exact) {
        let mut draw = Draw::new(seen);
        let token = sample::token(rule, &mut draw).unwrap();
        for damage in [Damage::Cut, Damage::Prolonged] {
            let broken = sample::damaged(rule, &token, damage, &mut draw);
            assert!(!sample::conforms(rule, &broken), "{}: {broken}", rule.id);
        }
        seen += 1;
    }
    assert!(seen > 150, "{seen}");
}

/// What judges a token must accept what is drawn from its rule, and refuse it once it was changed where it has a sum.
#[test]
fn offline_checks_accept_samples() {
    use keylint::judge::check::{Outcome, run};
    let now = 1_795_000_000;
    let (mut proven, mut decoded) = (BTreeSet::new(), BTreeSet::new());
    for (index, rule) in rules::credentials().iter().enumerate().filter(|(_, r)| r.check != Check::None) {
        for round in 0..20 {
            let mut draw = Draw::new(index as u64 * 77 + round);
            let Some(token) = sample::token(rule, &mut draw) else { continue };
            let prefix = rule.prefixes.iter().filter(|p| token.starts_with(**p)).map(|p| p.len()).max().unwrap_or(0);
            let outcome = |token: &str| run(&rule.check, token.as_bytes(), prefix, now);
            match outcome(&token) {
                Outcome::Valid(_) => {
                    proven.insert(rule.id);
                    if matches!(rule.check, Check::Pem | Check::Named("pem-encoded" | "der-private-key")) {
                        continue; // A key of another kind of numbers is a key too.
                    }
                    let changed = sample::damaged(rule, &token, Damage::Changed, &mut draw);
                    assert!(!matches!(outcome(&changed), Outcome::Valid(_)), "{}: {token} and {changed}", rule.id);
                }
                Outcome::Decoded(_) => drop(decoded.insert(rule.id)),
                Outcome::NotApplicable | Outcome::Encrypted(_) => {}
                other => panic!("{}: {token}: {other:?}", rule.id),
            }
        }
    }
    assert!(proven.len() >= 35 && decoded.len() >= 12, "{} {proven:?}\n{} {decoded:?}", proven.len(), decoded.len());
}
