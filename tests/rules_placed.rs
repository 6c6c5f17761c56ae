//! What is drawn from a rule is found, whole and under its own rule, wherever people leave tokens.

use crate::support::leaks::Judged;
use keylint::rules::sample::{self, Draw};
use keylint::rules::{self, Class, Credential};
use keylint::{decode, detect, judge};

const NOW: i64 = 1_795_000_000;

/// A name, and how a token stands beside a word that names its provider.
type Setting = (&'static str, fn(&str, &str) -> String);

/// Base64 and other layers have tests of their own.
const SETTINGS: &[Setting] = &[
    ("json", |t, word| format!("{{\"{word}\": {{\"a\": 1, \"value\": \"{t}\", \"b\": [true]}}}}")),
    ("json within a string", |t, word| format!("\"body\": \"{{\\\"{word}\\\": \\\"{t}\\\", \\\"n\\\": 1}}\"")),
    ("yaml", |t, word| format!("{word}:\n  value: {t}\n  other: 1\n")),
    ("yaml in quotes", |t, word| format!("- name: {word}\n  value: '{t}'\n")),
    ("dotenv", |t, word| format!("A=1\n{}_X={t}\nB=2\n", word.to_uppercase().replace([' ', '-', '.'], "_"))),
    ("markdown", |t, word| format!("Use the {word} token `{t}` for that.\n")),
    ("bold text", |t, word| format!("- {word}: **{t}**, see below\n")),
    ("table", |t, word| format!("| {word} | {t} | x |\n")),
    ("sentence", |t, word| format!("The {word} one is {t} and that is that.\n")),
    ("log", |t, word| format!("2024-02-11T10:42:11Z INFO [{word}] using {t} (3 retries)\n")),
    ("diff", |t, word| format!("@@ -1,2 +1,2 @@ {word}\n-value = \"\"\n+value = \"{t}\"\n")),
    ("bare line of a diff", |t, word| format!("--- a/{word}\n+++ b/{word}\n+{t}\n")),
    ("java", |t, word| format!("String {} = new String(\"{t}\");", word.replace([' ', '-', '.'], "_"))),
    ("escaped quotes", |t, word| format!("echo \"{word} \\\"{t}\\\"\"")),
    ("line ends written out", |t, word| format!("\"# {word}\\n{t}\\nend\\n\"")),
    ("attribute", |t, word| format!("<div data-{} data-x=\"{t}\"></div>", word.replace([' ', '.'], "-"))),
    ("element", |t, word| format!("<{0}>{t}</{0}>", word.replace([' ', '.'], "-"))),
    ("entity", |t, word| format!("<p>{word}: &quot;{t}&quot;</p>")),
    ("url", |t, word| format!("https://x.acme.io/{}?a=1&k={t}&b=2", word.replace(' ', "-"))),
    ("argument", |t, word| format!("run --{} {t} --x\n", word.replace([' ', '.'], "-"))),
    ("argument with a sign", |t, word| format!("run --{}={t}\n", word.replace([' ', '.'], "-"))),
    ("header", |t, word| format!("curl -H 'X-{}: {t}' https://x.acme.io\n", word.replace([' ', '.'], "-"))),
    ("list", |t, word| format!("{}_list = ['{t}', '{t}']\n", word.replace([' ', '-', '.'], "_"))),
    ("function", |t, word| format!("{}({t:?}, 3)\n", word.replace([' ', '-', '.'], "_"))),
    ("csv", |t, word| format!("{word},{t},2024-01-01\n")),
    ("property list", |t, word| format!("<key>{word}</key>\n<string>{t}</string>\n")),
    ("xml attribute", |t, word| format!("<add key=\"{word}\" value=\"{t}\" />\n")),
    ("colour codes", |t, word| format!("{word} \u{1b}[32m{t}\u{1b}[0m\n")),
    ("notebook", |t, word| {
        format!(
            "{{\"cells\": [{{\"cell_type\": \"code\", \"source\": [\"# {word}\\n\", \"x = '{t}'\\n\"]}}], \"nbformat\": 4}}"
        )
    }),
    ("end of a file", |t, word| format!("# {word}\nx={t}")),
];

fn judged(text: &str) -> Vec<(Judged, Vec<&'static Credential>)> {
    let mut found = Vec::new();
    for doc in decode::documents(text.as_bytes()) {
        for candidate in detect::detect(&doc.text) {
            let secret = judge::judge(&doc.text, candidate, NOW);
            let rules = secret.rules.iter().map(|id| rules::credential(*id)).collect();
            let value = String::from_utf8_lossy(secret.text.reveal()).into_owned();
            let why = secret.verdict.as_str().to_string();
            let codes = secret.evidence.iter().map(|e| e.code).collect();
            found
                .push((Judged { span: secret.span, value, reported: secret.verdict.is_reported(), why, codes }, rules));
        }
    }
    found
}

#[test]
fn tokens_are_found_in_every_setting() {
    let (mut drawn, mut lost) = (0, Vec::new());
    let known =
        rules::credentials().iter().enumerate().filter(|(_, r)| r.class == Class::Prefix && !r.shape.is_empty());
    for (index, rule) in known {
        let word = rule.context.first().unwrap_or(&rule.provider);
        for (i, (setting, write)) in SETTINGS.iter().enumerate() {
            let Some(token) = sample::token(rule, &mut Draw::new(index as u64 * 131 + i as u64)) else { continue };
            // A parameter of another host contradicts a form that says little, and signs of the setting end a token that holds them.
            let contradicted = *setting == "url" && rule.needs_context;
            let cut = ["bold text", "entity", "url"].contains(setting) && token.contains(['*', '&', '#', '%']);
            if contradicted || cut {
                continue;
            }
            drawn += 1;
            let text = write(&token, word);
            let found = judged(&text);
            let own = found.iter().find(|(j, rules)| j.value == token && rules.iter().any(|r| r.id == rule.id));
            let told = own.is_some_and(|(_, rules)| rules[0].provider == rule.provider);
            if !told {
                let said: Vec<String> = found
                    .iter()
                    .map(|(j, r)| format!("{}: {} {:?}", j.value, j.why, r.iter().map(|r| r.id).collect::<Vec<_>>()))
                    .collect();
                lost.push(format!("{} ({setting}): {}\n    but {}", rule.id, text.replace('\n', "⏎"), said.join("; ")));
            }
        }
    }
    println!("{drawn} tokens in their settings");
    assert!(drawn > 10_000, "{drawn}");
    assert!(lost.is_empty(), "{} of {drawn} lost:\n{}", lost.len(), lost.join("\n"));
}
