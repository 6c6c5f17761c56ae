//! Lines that look like leaks and are none: each must stay silent, for the reason that stands above it.
//!
//! The cases are in `tests/quality/precision.txt` and in the folder `precision` beside it; random values in them are drawn from seeds.

use crate::support::leaks;

use leaks::{Case, Draw, cases, judged};

/// The cases.
pub(crate) const FILES: &[&str] = &[
    include_str!("quality/precision.txt"),
    include_str!("quality/precision/lookalikes.txt"),
    include_str!("quality/precision/blind.txt"),
    include_str!("quality/precision/labelled.txt"),
    include_str!("quality/precision/places.txt"),
    include_str!("quality/precision/reviewed.txt"),
    include_str!("quality/precision/kinds.txt"),
    include_str!("quality/precision/codebases.txt"),
    include_str!("quality/precision/reallines.txt"),
    include_str!("quality/precision/lines.txt"),
];

#[test]
fn what_is_no_leak_stays_silent() {
    let cases: Vec<Case> = FILES.iter().flat_map(|f| cases(f)).collect();
    assert!(cases.len() > 600, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        assert!(!case.reason.is_empty(), "no reason for {}", case.text);
        for seed in 0..8 {
            let (text, _) = Draw(seed).fill(&case.text);
            if let Some(found) = judged(&text, &case.path).into_iter().find(|j| j.reported) {
                let text = text.replace('\n', "⏎");
                wrong.push(format!(
                    "{}: {text}\n    {}: {}\n    but it is {}",
                    case.path, found.value, found.why, case.reason
                ));
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} reported:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
