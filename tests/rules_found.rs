//! What is drawn from a rule is found by detection and kept by judging: the rules, read by the code that uses them.

use keylint::detect::detect;
use keylint::judge::judge;
use keylint::model::Verdict;
use keylint::rules::sample::{self, Draw};
use keylint::rules::{self, Check, Class, Credential, Environment};

const NOW: i64 = 1_795_000_000;

/// A token in source text, with a word near that names the provider; an ordinary word counts beside the name of a key alone.
fn in_source(rule: &Credential, token: &str) -> String {
    let word = rule.context.first().unwrap_or(&rule.provider);
    let name = if rule.weak_context { "api_key" } else { "value" };
    format!("# set up {word}\n{name} = \"{token}\"\n")
}

fn known_forms() -> impl Iterator<Item = (u64, &'static Credential)> {
    let all = rules::credentials().iter().enumerate().map(|(i, r)| (i as u64, r));
    all.filter(|(_, r)| r.class != Class::Context && !r.shape.is_empty())
}

#[test]
fn samples_are_found_where_they_stand() {
    let mut lost = Vec::new();
    for (index, rule) in known_forms() {
        for round in 0..4 {
            let token = sample::token(rule, &mut Draw::new(index * 31 + round)).unwrap();
            let text = in_source(rule, &token);
            let start = text.find(&token).unwrap();
            let span = start..start + token.len();
            let candidates = detect(text.as_bytes());
            let named = |c: &keylint::model::Candidate| c.rules.iter().any(|id| rules::credential(*id).id == rule.id);
            if !candidates.iter().any(|c| c.span == span && named(c)) {
                let seen: Vec<_> = candidates
                    .iter()
                    .map(|c| (&text[c.span.clone()], c.rules.first().map(|id| rules::credential(*id).id)))
                    .collect();
                lost.push(format!("{}: {token}: {seen:?}", rule.id));
            }
        }
    }
    assert!(lost.is_empty(), "{} lost:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn samples_are_judged_secrets() {
    let (mut kept, mut lost) = (0, Vec::new());
    // Test keys and retired kinds weigh less on purpose.
    let weighty = |r: &Credential| r.check != Check::Jwt && !r.retired && r.environment != Environment::Test;
    for (index, rule) in known_forms().filter(|(_, r)| weighty(r)) {
        for round in 0..4 {
            let token = sample::token(rule, &mut Draw::new(index * 31 + round)).unwrap();
            let text = in_source(rule, &token);
            let start = text.find(&token).unwrap();
            for candidate in detect(text.as_bytes()).into_iter().filter(|c| c.span.start == start) {
                let secret = judge(text.as_bytes(), candidate, NOW);
                match secret.verdict {
                    Verdict::Proven | Verdict::Likely | Verdict::Public | Verdict::Encrypted => kept += 1,
                    verdict => lost.push(format!("{}: {token}: {verdict:?} {:?}", rule.id, secret.evidence)),
                }
            }
        }
    }
    // Random text has the look of words now and then.
    assert!(lost.len() * 50 <= kept, "{} of {kept}:\n{}", lost.len(), lost.join("\n"));
}
