//! Every format with a form of its own, from the rule alone: samples must be found where keys stand, with their exact span, and
//! broken samples must be judged as the format says.
//!
//! Nothing here names a format: what is drawn, what still conforms and what a checksum says comes from the rules.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use keylint::model::{Secret, Verdict};
use keylint::rules::{self, Check, Class, Credential, Environment, Severity, sample};
use keylint::{detect, judge};
use std::ops::Range;

/// 2026-01-01, between the dates that samples have.
const NOW: i64 = 1_767_225_600;

/// Formats that a prefix or a structure makes known, with their index.
fn known() -> impl Iterator<Item = (u16, &'static Credential)> {
    let all = rules::credentials().iter().enumerate();
    all.filter(|(_, c)| c.class != Class::Context && c.url_schemes.is_empty()).map(|(i, c)| (i as u16, c))
}

/// Texts in which a key stands as it does in files: before, after, and the characters of a key that would end it there.
const PLACES: [(&str, &str, &str); 5] = [
    ("client = connect(api_key=\"", "\")\n", "\"\\"),
    ("Authorization: Bearer ", "\nAccept: */*\n", ""),
    ("https://api.initech.io/v1/items?limit=10&token=", "&page=2\n", "&#?/\"%: ;,|"),
    ("{\"name\": \"orders\", \"token\": \"", "\", \"retries\": 3}\n", "\"\\"),
    ("export SERVICE_TOKEN=", "\nexport LOG_LEVEL=info\n", "\"'$;&|<>() #`\\"),
];

/// A text with a key at a place, and where the key is in it. Words that a format needs near stand on a line before.
fn placed(rule: &Credential, key: &str, (before, after, _): (&str, &str, &str)) -> (String, Range<usize>) {
    let word = rule.context.first().filter(|_| rule.needs_context || !key.is_empty()).copied().unwrap_or("");
    let head = format!("# {word}\n{before}");
    let span = head.len()..head.len() + key.len();
    (head + key + after, span)
}

fn fits(key: &str, place: (&str, &str, &str)) -> bool {
    !key.contains(|c| place.2.contains(c)) && (!key.contains('\n') || place.0.ends_with("=\""))
}

/// All secrets of a text, judged.
fn judged(text: &str) -> Vec<Secret> {
    let candidates = detect::detect(text.as_bytes());
    candidates.into_iter().map(|c| judge::judge(text.as_bytes(), c, NOW)).collect()
}

fn at<'s>(secrets: &'s [Secret], index: u16, span: &Range<usize>) -> Option<&'s Secret> {
    secrets.iter().find(|s| s.span == *span && s.rules.iter().any(|r| r.0 == index))
}

/// Three samples of a rule.
fn samples(rule: &Credential) -> Vec<String> {
    (0..3).filter_map(|seed| sample::token(rule, &mut sample::Draw::new(seed))).collect()
}

#[test]
fn a_sample_is_found_at_every_place_with_its_exact_span() {
    let (mut tried, mut missed) = (0, Vec::new());
    for (index, rule) in known() {
        for key in samples(rule) {
            for place in PLACES.into_iter().filter(|p| fits(&key, *p)) {
                let (text, span) = placed(rule, &key, place);
                tried += 1;
                let secrets = judged(&text);
                if at(&secrets, index, &span).is_none() {
                    let spans: Vec<_> = secrets.iter().map(|s| (&s.span, s.rules.first())).collect();
                    missed.push(format!("{}: {text:?} {span:?}: {spans:?}", rule.id));
                }
            }
        }
    }
    assert!(tried > 5000, "only {tried} samples were tried");
    assert!(missed.is_empty(), "{} of {tried}:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn a_sample_is_reported_unless_the_rule_says_that_it_is_harmless() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (index, rule) in known().filter(|(_, r)| !r.retired && r.environment != Environment::Test) {
        let harmless = rule.client_safe || rule.severity == Severity::Info;
        for key in samples(rule) {
            let place = PLACES[0];
            // A percent sign that begins no escape reads as a template; keys have it as an escape alone.
            if !fits(&key, place) || key.contains('%') {
                continue;
            }
            let (text, span) = placed(rule, &key, place);
            let secrets = judged(&text);
            let Some(secret) = at(&secrets, index, &span) else { continue };
            // Another rule of the same form may come first, and then it decides.
            let first = secret.rules.first().is_some_and(|r| r.0 == index);
            // A check that no sample can pass, and formats of values that were hashed, are held by tests of their own.
            if matches!(rule.check, Check::Named(_)) && secret.verdict == Verdict::Malformed
                || secret.verdict == Verdict::Encrypted
            {
                continue;
            }
            tried += usize::from(first);
            if first && secret.verdict.is_reported() == harmless {
                let reasons: Vec<_> = secret.evidence.iter().map(|e| (e.code, e.weight)).collect();
                wrong.push(format!("{}: {:?} {reasons:?}", rule.id, secret.verdict));
            }
        }
    }
    assert!(tried > 500, "only {tried} samples were tried");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_broken_sample_is_judged_as_its_format_says() {
    use sample::Damage::{Changed, Cut, Prolonged};
    let (mut sums, mut wrong) = (0, Vec::new());
    for (index, rule) in known() {
        for (key, seed) in samples(rule).into_iter().zip(100..) {
            let draw = &mut sample::Draw::new(seed);
            let place = PLACES[0];
            if !fits(&key, place) || rule.shape.is_empty() {
                continue;
            }
            for damage in [Cut, Prolonged] {
                let broken = sample::damaged(rule, &key, damage, draw);
                let (text, span) = placed(rule, &broken, place);
                let secrets = judged(&text);
                // Whatever of it does not conform must not be taken for the key, whole or in part.
                let taken = secrets.iter().filter(|s| s.rules.iter().any(|r| r.0 == index));
                let taken: Vec<_> = taken.filter(|s| !sample::conforms(rule, &text[s.span.clone()])).collect();
                if !taken.is_empty() || !sample::conforms(rule, &broken) && at(&secrets, index, &span).is_some() {
                    wrong.push(format!("{} {damage:?}: {text:?}", rule.id));
                }
            }
            let inside = format!("{}{key}{}", draw.alnum(7), draw.alnum(7));
            let (text, span) = placed(rule, &inside, place);
            let secrets = judged(&text);
            let within = at(&secrets, index, &(span.start + 7..span.end - 7));
            // What its own checksum proves needs no boundary.
            let is_proven = rules::checksum::verify(rule, key.as_bytes()) == Some(true);
            if within.is_some_and(|s| !is_proven || s.verdict != Verdict::Proven) && !rule.prefixes.is_empty() {
                wrong.push(format!("{} inside a longer run: {text:?}", rule.id));
            }
            if let Check::Crc32 { .. } = rule.check {
                let broken = sample::damaged(rule, &key, Changed, draw);
                let (text, span) = placed(rule, &broken, place);
                let secrets = judged(&text);
                let verdict = |s: &Secret| s.verdict;
                let (good, _) = placed(rule, &key, place);
                let proven = at(&judged(&good), index, &span).map(verdict);
                let malformed = at(&secrets, index, &span).map(verdict);
                if proven == Some(Verdict::Proven) {
                    sums += 1;
                }
                if proven == Some(Verdict::Proven) && malformed.is_some_and(|v| v != Verdict::Malformed) {
                    wrong.push(format!("{} with a wrong checksum is {malformed:?}", rule.id));
                }
            }
        }
    }
    assert!(sums > 10, "only {sums} checksums were tried");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
