//! The compiled tables against what they promise.

use keylint::rules::{self, Class};

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
    assert!(rules::is_test_path(b"a/Tests/b.py") && rules::is_test_path(b"src/x_test.go"));
    assert!(!rules::is_test_path(b"tests.py/../contest/app.py"));
    assert!(rules::placeholder_words().binary_search(&"changeme").is_ok());
    assert!(!rules::is_known_example(0));
    assert_eq!(rules::fingerprint().len(), 32);
}
