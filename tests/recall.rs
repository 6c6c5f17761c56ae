//! Leaks as people write them, in many languages and formats: each must be reported with its exact span.
//!
//! The cases are in `tests/quality/recall.txt`; the values are drawn from seeds.

use crate::support::leaks;

use leaks::{Draw, cases, judged};

/// How often each case is drawn.
const SEEDS: u64 = 8;

/// Some forms are known with the name before the value: `AccountKey=…`.
fn with_its_name(found: &str, value: &str) -> bool {
    found
        .strip_suffix(value)
        .and_then(|name| name.strip_suffix('='))
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[test]
fn leaks_are_reported_with_their_exact_span() {
    let cases = cases(include_str!("quality/recall.txt"));
    assert!(cases.len() > 200, "{} cases", cases.len());
    let (mut drawn, mut missed) = (0, Vec::new());
    for case in &cases {
        let mut lost = 0;
        let mut example = String::new();
        for seed in 0..SEEDS {
            let (text, spans) = Draw(seed).fill(&case.text);
            assert!(!spans.is_empty(), "no slot in {}", case.text);
            let found = judged(&text, &case.path);
            drawn += spans.len();
            for span in spans {
                // Values inside of another layer have spans of that layer, so the value itself counts too.
                let value = &text[span.clone()];
                if !found
                    .iter()
                    .any(|j| j.reported && (j.span == span || j.value == value || with_its_name(&j.value, value)))
                {
                    lost += 1;
                    let said: Vec<String> = found.iter().map(|j| format!("{}: {}", j.value, j.why)).collect();
                    example = format!("{text}\n    but: {}", said.join("; "));
                }
            }
        }
        if lost > 0 {
            missed.push(format!("{lost} of {SEEDS}: {}: {}", case.path, example));
        }
    }
    println!("{} cases, {drawn} values, {} cases with misses", cases.len(), missed.len());
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}
