//! What SARIF 2.1.0 and GitHub's code scanning ask of a file, checked on the structure of a document.

use serde_json::Value;
use std::collections::HashSet;

/// Panics at the first thing that is not as it must be. `lines` are all texts that a message may not hold.
pub(crate) fn check(document: &Value) {
    assert_eq!(document["version"], "2.1.0");
    assert!(text(&document["$schema"]).contains("sarif-2.1.0"));
    let runs = document["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1);
    let run = &runs[0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["newlineSequences"], serde_json::json!(["\r\n", "\n", "\r"]));
    assert!(text(&run["automationDetails"]["id"]).ends_with('/'));
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "keylint");
    text(&driver["semanticVersion"]);
    let rules = driver["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(rule).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "each rule once");
    let invocation = &run["invocations"][0];
    assert!(invocation["executionSuccessful"].is_boolean());
    for notification in invocation["toolExecutionNotifications"].as_array().unwrap() {
        level(&notification["level"]);
        clean(&notification["message"]["text"]);
    }
    let results = run["results"].as_array().unwrap();
    assert!(results.len() <= 5_000);
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(text(&result["ruleId"]), ids[index]);
        check_result(result, run);
    }
}

fn rule(rule: &Value) -> &str {
    assert!(text(&rule["fullDescription"]["text"]).chars().count() <= 1024);
    text(&rule["shortDescription"]["text"]);
    text(&rule["help"]["text"]);
    text(&rule["help"]["markdown"]);
    level(&rule["defaultConfiguration"]["level"]);
    let properties = &rule["properties"];
    let tags = properties["tags"].as_array().unwrap();
    assert!(tags.len() <= 10);
    assert!(["very-high", "high", "medium", "low"].contains(&text(&properties["precision"])));
    if tags.iter().any(|t| t == "security") {
        let severity: f64 = text(&properties["security-severity"]).parse().unwrap();
        assert!((0.1..=10.0).contains(&severity));
    } else {
        assert!(["error", "warning", "recommendation"].contains(&text(&properties["problem.severity"])));
    }
    text(&rule["id"])
}

fn check_result(result: &Value, run: &Value) {
    level(&result["level"]);
    assert_eq!(result["kind"], "fail");
    clean(&result["message"]["text"]);
    let hash = text(&result["partialFingerprints"]["primaryLocationLineHash"]);
    let (digits, nth) = hash.split_once(':').unwrap();
    assert!(digits.len() == 16 && digits.bytes().all(|b| b.is_ascii_hexdigit()) && nth.parse::<u32>().unwrap() > 0);
    assert!(text(&result["partialFingerprints"]["keylint/v1"]).starts_with("kl1:"));
    let locations = result["locations"].as_array().unwrap();
    assert_eq!(locations.len(), 1);
    let region = location(&locations[0], run);
    assert_eq!(region["startLine"], region["endLine"], "the primary region is one line");
    let related = result["relatedLocations"].as_array().cloned().unwrap_or_default();
    assert!(related.len() <= 100);
    let mut seen = HashSet::new();
    for r in &related {
        location(r, run);
        assert!(seen.insert(r["physicalLocation"].to_string()), "related locations must not repeat");
        clean(&r["message"]["text"]);
        let id = r["id"].as_u64().unwrap();
        assert!(
            text(&result["message"]["text"]).contains(&format!("]({id})")),
            "a related location is shown only if linked"
        );
    }
    for fix in result["fixes"].as_array().cloned().unwrap_or_default() {
        clean(&fix["description"]["text"]);
        for change in fix["artifactChanges"].as_array().unwrap() {
            uri(text(&change["artifactLocation"]["uri"]));
            for replacement in change["replacements"].as_array().unwrap() {
                check_region(&replacement["deletedRegion"]);
                text(&replacement["insertedContent"]["text"]);
            }
        }
    }
    assert!(result.get("snippet").is_none() && region.get("snippet").is_none());
}

fn location<'a>(location: &'a Value, run: &Value) -> &'a Value {
    let physical = &location["physicalLocation"];
    uri(text(&physical["artifactLocation"]["uri"]));
    let base = text(&physical["artifactLocation"]["uriBaseId"]);
    assert!(run["originalUriBaseIds"].get(base).is_some());
    check_region(&physical["region"]);
    &physical["region"]
}

fn check_region(region: &Value) {
    let number = |name: &str| region[name].as_u64().unwrap();
    assert!(number("startLine") >= 1 && number("startColumn") >= 1);
    let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
    assert!(start <= end, "{region}");
}

/// A relative reference: no scheme, no leading slash, no parent folder, nothing but what RFC 3986 lets stand.
fn uri(uri: &str) {
    assert!(!uri.starts_with('/') && !uri.split('/').any(|s| s == ".."), "{uri}");
    let mut bytes = uri.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => assert!((0..2).all(|_| bytes.next().is_some_and(|b| b.is_ascii_hexdigit())), "{uri}"),
            _ => assert!(byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte), "{uri}"),
        }
    }
}

fn level(value: &Value) {
    assert!(["error", "warning", "note"].contains(&text(value)));
}

/// GitHub takes an empty string as absent.
fn text(value: &Value) -> &str {
    let text = value.as_str().unwrap_or_else(|| panic!("not a string: {value}"));
    assert!(!text.is_empty());
    text
}

fn clean(value: &Value) {
    assert!(!text(value).chars().any(|c| c != '\n' && keylint::report::encode::is_hidden(c)), "{value}");
}
