//! Every format: its look, its structure, hostile text, and that no secret is in it.

#![allow(clippy::unwrap_used)]

#[path = "report_texts/mod.rs"]
mod support;

use keylint::model::{Finding, Level, SecretText, fingerprint};
use keylint::report::human::Closing;
use keylint::report::snippet::Style;
use keylint::report::{encode, github, gitlab, human, json, junit, sarif};
use serde_json::Value;
use support::{blessed, gallery, hardcoded, hostile, secret, with_run};

const PLAIN: Style = Style { colour: false, ascii: false, runner_log: false };

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// All formats of one run.
fn all_formats(findings: &[Finding], show: bool) -> Vec<(&'static str, String)> {
    let styled = Style { colour: true, runner_log: true, ..PLAIN };
    with_run(findings.to_vec(), false, show, |run| {
        vec![
            ("human", human::render(run, PLAIN, Closing::Counts)),
            ("styled", human::render(run, styled, Closing::Counts)),
            ("json", json::render(run)),
            ("sarif", sarif::render(run)),
            ("github", github::render(run, Closing::Named)),
            ("gitlab", gitlab::render(run)),
            ("junit", junit::render(run)),
        ]
    })
}

#[test]
fn the_look_of_every_format() {
    blessed("gallery.txt", &with_run(gallery(), true, false, |r| human::render(r, PLAIN, Closing::Counts)));
    blessed("gallery.jsonl", &with_run(gallery(), true, false, json::render));
    blessed("gallery.github.txt", &with_run(gallery(), true, false, |r| github::render(r, Closing::Counts)));
    let document: Value = serde_json::from_str(&with_run(gallery(), true, false, sarif::render)).unwrap();
    blessed("gallery.sarif", &(serde_json::to_string_pretty(&document).unwrap() + "\n"));
    blessed("hostile.txt", &with_run(hostile(), false, false, |r| human::render(r, PLAIN, Closing::Counts)));
    blessed("clean.txt", &with_run(vec![], true, false, |r| human::render(r, PLAIN, Closing::Counts)));
}

#[test]
fn no_format_holds_a_secret_unless_asked() {
    for findings in [gallery(), hostile()] {
        for (format, text) in all_formats(&findings, false) {
            assert!(!text.contains(&secret()), "{format} leaks");
        }
        for (format, text) in
            all_formats(&findings, true).into_iter().filter(|(f, _)| !f.starts_with("git") && *f != "junit")
        {
            assert!(text.contains(&secret()), "{format} does not show what was asked for");
        }
        assert!(!format!("{findings:?}").replace(&hostile()[0].message, "").contains(&format!("\"{}\"", secret())));
    }
    assert!(!format!("{:?}", hardcoded()).contains(&secret()[8..]));
}

#[test]
fn entries_for_gitlab_are_apart_and_have_all_that_it_asks_for() {
    let mut findings = gallery();
    findings.extend(gallery());
    let text = with_run(findings.clone(), true, false, gitlab::render);
    let entries: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(entries.len(), findings.len());
    let prints: std::collections::BTreeSet<&str> = entries.iter().map(|e| e["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), entries.len(), "each is known by its own");
    for entry in &entries {
        assert!(
            entry["description"].as_str().is_some_and(|d| !d.is_empty()) && entry["check_name"].is_string(),
            "{entry}"
        );
        assert!(["critical", "major", "info"].contains(&entry["severity"].as_str().unwrap()), "{entry}");
        assert!(
            entry["location"]["path"].as_str().is_some_and(|path| !path.is_empty())
                && entry["location"]["lines"]["begin"].as_u64() > Some(0),
            "{entry}"
        );
    }
    assert_eq!(with_run(Vec::new(), true, false, gitlab::render), "[]\n");
}

/// Names, attributes and texts of the elements of a document, by a reader that knows no other XML than this.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let plain = |text: &str| {
        assert!(!text.contains(['<', '"']), "{text}");
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    let tags = xml.split('<').skip(2).filter(|tag| !tag.starts_with('/')).map(|tag| tag.split_once('>').unwrap().0);
    tags.map(|tag| {
        let (name, rest) = tag.trim_end_matches('/').split_once(' ').unwrap();
        let pairs: Vec<&str> = rest.split('"').collect();
        let (pairs, end) = pairs.as_chunks::<2>();
        assert!(end == [""], "{rest}");
        let pair = |[key, value]: &[&str; 2]| (key.trim().trim_end_matches('=').to_owned(), plain(value));
        (name.to_owned(), pairs.iter().map(pair).collect())
    })
    .collect()
}

#[test]
fn a_junit_report_has_a_test_for_each_finding_and_each_gap() {
    let xml = with_run([gallery(), gallery()].concat(), false, false, junit::render);
    let elements = elements(&xml);
    let named = |name: &str| elements.iter().filter(|(n, _)| n == name).map(|(_, a)| a.clone()).collect::<Vec<_>>();
    let of = |attributes: &[(String, String)], key: &str| {
        attributes.iter().find(|(k, _)| k == key).map(|(_, value)| value.clone())
    };
    let cases = named("testcase");
    let (failed, skipped, errors) = (named("failure"), named("skipped"), named("error"));
    assert_eq!((failed.len(), skipped.len(), errors.len(), cases.len()), (10, 2, 2, 15));
    let suite = &named("testsuite")[0];
    for (key, count) in [("tests", 15), ("failures", 10), ("errors", 2), ("skipped", 2)] {
        assert_eq!(of(suite, key), Some(count.to_string()), "{key}");
    }
    let names: std::collections::BTreeSet<_> = cases.iter().map(|c| (of(c, "classname"), of(c, "name"))).collect();
    assert_eq!(names.len(), cases.len(), "each is known by its class and name: {names:?}");
    assert!(names.contains(&(Some("keylint.hardcoded-auth-value".into()), Some("app/voice.py:7:34".into()))));
    let file = |path: &str| cases.iter().any(|c| of(c, "file").as_deref() == Some(path));
    assert!(file("app/voice.py") && !file("old/settings.ini"), "what the history alone has is no file to open");
    assert!(failed.iter().all(|f| of(f, "message").is_some_and(|m| !m.is_empty())));
    assert!(errors.iter().any(|e| of(e, "message").unwrap() == "NOT read: 1 file (permission denied)"), "{errors:?}");

    let clean = with_run(Vec::new(), true, false, junit::render);
    assert!(clean.contains("tests=\"1\" failures=\"0\" errors=\"0\""), "{clean}");
}

#[test]
fn who_asks_for_the_names_of_what_was_left_out_is_told_them() {
    let end = |end| with_run(gallery(), false, false, |run| human::closing_lines(run, end));
    let named = end(Closing::Named);
    assert!(named.contains("skipped 2 directories (ignored by git): node_modules, target\n"), "{named}");
    assert!(named.contains("locked\\x1b[2J/****"), "{named}");
    assert!(!end(Closing::Counts).contains("node_modules"));
    assert!(end(Closing::Gaps).contains("NOT read") && !end(Closing::Gaps).contains("skipped"));
}

#[test]
fn nothing_hidden_reaches_a_terminal_or_a_runner() {
    for (format, text) in all_formats(&hostile(), false) {
        let plain = anstream::adapter::strip_str(&text).to_string();
        for line in plain.split('\n') {
            assert!(!line.chars().any(encode::is_hidden), "{format}: {line:?}");
            if format == "github" {
                let ours = ["::error ", "::warning ", "::notice ", "::error::", "keylint: "];
                assert!(line.is_empty() || ours.iter().any(|o| line.starts_with(o)), "{line:?}");
            } else {
                assert!(!line.starts_with("::"), "{format}: {line:?}");
            }
            assert!(
                !line.contains("##[") || ["human", "json", "sarif", "gitlab", "junit"].contains(&format),
                "{format}: {line:?}"
            );
        }
    }
}

#[test]
fn json_lines_are_whole_and_lossless() {
    let text = with_run(hostile(), false, false, json::render);
    let lines = lines(&text);
    assert_eq!(lines.iter().map(|l| l["type"].as_str().unwrap()).collect::<Vec<_>>(), ["run", "finding", "summary"]);
    let finding = &lines[1];
    let masked_path: Vec<u8> = {
        let secret = secret();
        let path = String::from_utf8_lossy(&hostile()[0].path).replace(&secret, &"*".repeat(secret.len()));
        path.replace('\u{fffd}', "?").into_bytes()
    };
    let bytes = data_encoding::BASE64.decode(finding["path_bytes"].as_str().unwrap().as_bytes()).unwrap();
    assert_eq!(bytes.iter().map(|b| if *b == 0xe9 { b'?' } else { *b }).collect::<Vec<_>>(), masked_path);
    for key in [
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "lint",
        "level",
        "message",
        "credential",
        "verdict",
        "evidence",
        "commit",
        "fingerprint",
        "secret",
        "object",
        "in_head",
        "layers",
        "places",
        "notes",
        "help",
    ] {
        assert!(finding.get(key).is_some(), "{key}");
    }
    assert_eq!(
        finding["message"].as_str().unwrap().chars().next(),
        Some('\u{1b}'),
        "the text decodes to what the target holds"
    );
    let summary = &lines[2];
    assert_eq!((&summary["complete"], &summary["errors"]), (&Value::Bool(false), &Value::from(1)));
    assert_eq!(summary["uncovered"][0]["reason"], "permission denied");
    assert_eq!(summary["suppressed"]["allow comment"], 2);
}

#[test]
fn sarif_is_as_code_scanning_takes_it() {
    for (findings, complete) in [(gallery(), true), (hostile(), false), (vec![], true)] {
        let document: Value = serde_json::from_str(&with_run(findings, complete, false, sarif::render)).unwrap();
        support::sarif::check(&document);
        assert_eq!(document["runs"][0]["invocations"][0]["executionSuccessful"], complete);
    }
}

#[test]
fn sarif_keeps_the_worst_and_says_how_many_are_left_out() {
    let mut findings: Vec<Finding> = Vec::new();
    for n in 0..5_010u32 {
        let level = if n < 10 { Level::Note } else { Level::Error };
        findings.push(Finding {
            level,
            fingerprint: format!("kl1:{n:016x}"),
            related: vec![],
            remedy: None,
            fix: None,
            ..hardcoded()
        });
    }
    let document: Value = serde_json::from_str(&with_run(findings, true, false, sarif::render)).unwrap();
    support::sarif::check(&document);
    let run = &document["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 5_000);
    assert!(run["results"].as_array().unwrap().iter().all(|r| r["level"] == "error"));
    assert_eq!(run["properties"]["resultsLeftOut"], 10);
    assert!(run["invocations"][0]["toolExecutionNotifications"].to_string().contains("10 results are left out"));
}

#[test]
fn annotations_stop_where_the_runner_would_drop_them_and_say_so() {
    let findings = vec![hardcoded(); 12];
    let text = with_run(findings, true, false, |r| github::render(r, Closing::Counts));
    assert_eq!(text.lines().filter(|l| l.starts_with("::error ")).count(), 9);
    assert!(text.contains("::error::3 more"));
}

#[test]
fn many_places_of_one_secret_are_one_diagnostic() {
    let findings = vec![hardcoded(); 30];
    let text = with_run(findings, true, false, |r| human::render(r, PLAIN, Closing::Counts));
    assert_eq!(text.matches("error[hardcoded-auth-value]").count(), 1);
    assert!(text.contains("the first 20 of 29"));
    assert!(text.contains("found 30 errors (1 distinct secret)"));
}

#[test]
fn a_file_full_of_secrets_of_one_name_is_a_few_diagnostics() {
    let nth = |path: &str, n: u8| {
        let text = format!("{}{n}", secret()).into_bytes();
        let print = fingerprint(&[b"secret", &text]);
        Finding { path: path.into(), fingerprint: print, secret: Some(SecretText::new(text)), ..hardcoded() }
    };
    let diagnostics = |count: u8| {
        let others = (100..103).map(|n| nth("other.txt", n));
        let findings = (0..count).map(|n| nth("all.txt", n)).chain(others).collect();
        let text = with_run(findings, true, false, |r| human::render(r, PLAIN, Closing::Counts));
        (text.matches("error[hardcoded-auth-value]").count(), text)
    };
    assert_eq!(diagnostics(10).0, 13);
    let (count, text) = diagnostics(40);
    assert_eq!(count, 13);
    assert!(
        text.contains("30 other secrets like this in the same file (the first 20 of 30; --format json has all)"),
        "{text}"
    );
    assert!(text.contains("found 43 errors (43 distinct secrets)"), "{text}");
    assert!(diagnostics(11).1.contains("another secret like this in the same file"));
}

#[test]
fn one_sentence_of_many_files_is_one_diagnostic_with_its_places() {
    let nth = |n: usize, message: &str| Finding {
        path: format!("src/call{n}.rs").into(),
        lint: "no-retry-backoff",
        message: message.into(),
        level: Level::Warning,
        secret: None,
        fingerprint: fingerprint(&[b"place", format!("{message}{n}").as_bytes()]),
        ..hardcoded()
    };
    let report = |count: usize| {
        let others = (0..3).map(|n| nth(n, "request to another service is not retried"));
        let findings: Vec<_> =
            (0..count).map(|n| nth(n, "request to a service is not retried")).chain(others).collect();
        let json = with_run(findings.clone(), true, false, json::render);
        let text = with_run(findings, true, false, |r| human::render(r, PLAIN, Closing::Counts));
        (text.matches("warning[no-retry-backoff]").count(), json.matches("is not retried").count(), text)
    };
    assert_eq!((report(10).0, report(10).1), (13, 13));
    let (diagnostics, lines, text) = report(1_471);
    assert_eq!((diagnostics, lines), (4, 1_474));
    assert!(
        text.contains("the same is to be said of 1,470 other places (the first 20 of 1470; --format json has all)"),
        "{text}"
    );
    assert!(text.contains("found 1,474 warnings"), "{text}");
}

#[test]
fn a_folder_full_of_keys_of_one_kind_is_a_few_diagnostics() {
    let nth = |n: u8, credential: Option<&'static str>| {
        let text = format!("{}{n}", secret()).into_bytes();
        let (path, print) = (format!("tests/data/{n}.pem").into(), fingerprint(&[b"secret", &text]));
        let mut found = Finding { path, fingerprint: print, credential, fix: None, ..hardcoded() };
        found.place.end_line = found.place.line + 2;
        Finding { secret: Some(SecretText::new(text)), ..found }
    };
    let rendered = |credential| {
        let findings = (0..40).map(|n| nth(n, credential)).collect();
        with_run(findings, true, false, |r| human::render(r, PLAIN, Closing::Counts))
    };
    let text = rendered(Some("pem-private-key"));
    assert_eq!(text.matches("error[hardcoded-auth-value]").count(), 10);
    assert!(text.contains("30 other secrets like this in the same folder (the first 20 of 30"), "{text}");
    assert!(text.contains("found 40 errors (40 distinct secrets)"), "{text}");
    // What only a name tells is told where it stands.
    assert_eq!(rendered(None).matches("error[hardcoded-auth-value]").count(), 40);
}
