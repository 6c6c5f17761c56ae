//! Leaks as people write them, in many languages and formats: each must be reported with its exact span.
//!
//! The cases are in `tests/quality/recall.txt` and in the folder `recall` beside it; the values are drawn from seeds.

use crate::support::leaks;

use keylint::judge::weights::{EXCLUSIVE, Weight};
use leaks::{Case, Draw, Judged, cases, judged};

/// How often each case is drawn.
const SEEDS: u64 = 8;

/// The cases.
const FILES: &[&str] = &[
    include_str!("quality/recall.txt"),
    include_str!("quality/recall/languages.txt"),
    include_str!("quality/recall/config.txt"),
    include_str!("quality/recall/commands.txt"),
    include_str!("quality/recall/heldout.txt"),
    include_str!("quality/recall/manners.txt"),
    include_str!("quality/recall/blind.txt"),
    include_str!("quality/recall/connected.txt"),
    include_str!("quality/recall/labelled.txt"),
    include_str!("quality/recall/places.txt"),
    include_str!("quality/recall/reviewed.txt"),
    include_str!("quality/recall/kinds.txt"),
    include_str!("quality/recall/codebases.txt"),
    include_str!("quality/recall/reallines.txt"),
    include_str!("quality/recall/lines.txt"),
];

/// Some forms are known with the name before the value: `AccountKey=…`.
fn with_its_name(found: &str, value: &str) -> bool {
    found
        .strip_suffix(value)
        .and_then(|name| name.strip_suffix('='))
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// What a case lost over all seeds: how often, and an example with what was said of it.
fn lost(case: &Case) -> (u64, u64, String) {
    let (mut drawn, mut lost, mut example) = (0, 0, String::new());
    for seed in 0..SEEDS {
        let (text, spans) = Draw(seed).fill(&case.text);
        assert!(!spans.is_empty(), "no slot in {}", case.text);
        let found = judged(&text, &case.path);
        for span in spans {
            drawn += 1;
            // Values inside of another layer have spans of that layer, so the value itself counts too.
            let value = &text[span.clone()];
            let is_it = |j: &Judged| j.span == span || j.value == value || with_its_name(&j.value, value);
            if !found.iter().any(|j| j.reported && is_it(j)) {
                lost += 1;
                let said: Vec<String> = found.iter().map(|j| format!("{}: {}", j.value, j.why)).collect();
                example = format!("{}\n    but: {}", text.replace('\n', "⏎"), said.join("; "));
            }
        }
    }
    (drawn, lost, example)
}

#[test]
fn leaks_are_reported_with_their_exact_span() {
    let cases: Vec<Case> = FILES.iter().flat_map(|f| cases(f)).collect();
    assert!(cases.len() > 1900, "{} cases", cases.len());
    let (mut all, mut missed) = (0, Vec::new());
    for case in &cases {
        let (drawn, lost, example) = lost(case);
        all += drawn;
        if lost > 0 {
            missed.push(format!("{lost} of {drawn}: {}: {}\n    {example}", case.path, case.text.replace('\n', "⏎")));
        }
    }
    println!("{} cases, {all} values, {} cases with misses", cases.len(), missed.len());
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}

/// Pieces of evidence of one verdict of which only one can be.
fn contradictions(judged: &Judged) -> Vec<&'static str> {
    let of = |group: &&[Weight]| -> Vec<&'static str> {
        judged.codes.iter().filter(|code| group.iter().any(|w| w.code == **code)).copied().collect()
    };
    EXCLUSIVE.iter().map(of).find(|both| both.len() > 1).unwrap_or_default()
}

#[test]
fn no_verdict_holds_evidence_that_contradicts() {
    let leaks = FILES.iter().chain(super::precision::FILES);
    let cases: Vec<Case> = leaks.flat_map(|f| cases(f)).collect();
    let (mut verdicts, mut wrong) = (0, Vec::new());
    for case in &cases {
        let (text, _) = Draw(3).fill(&case.text);
        for found in judged(&text, &case.path) {
            verdicts += 1;
            let both = contradictions(&found);
            if !both.is_empty() {
                wrong.push(format!("{}: {}: {}: {}", both.join(" and "), case.path, found.value, found.why));
            }
        }
    }
    let known = Judged {
        span: 0..0,
        value: String::new(),
        reported: false,
        why: String::new(),
        codes: vec!["secret-name", "quoted", "faint-name"],
    };
    assert_eq!(contradictions(&known), ["secret-name", "faint-name"]);
    assert!(verdicts > 2_000, "{verdicts} verdicts");
    assert!(wrong.is_empty(), "{} of {verdicts}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_known_to_be_missed_is_missed() {
    let cases = cases(include_str!("quality/recall/missed.txt"));
    let found: Vec<String> =
        cases.iter().filter(|c| lost(c).1 == 0).map(|c| format!("{}: {}", c.path, c.text.replace('\n', "⏎"))).collect();
    assert!(cases.iter().all(|c| !c.reason.is_empty()), "a reason stands above each");
    assert!(found.is_empty(), "found, so that they belong to the other files:\n{}", found.join("\n"));
}
