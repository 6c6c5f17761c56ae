//! Call sites as applications write them, with the lints that a careful reviewer expects of each: half of them are right, half are
//! wrong in one way or two.
//!
//! `tests/call_sites/<language>/<case>/` holds the files of a case, named and filled as those of `fixtures/`. `labels.tsv` says for each
//! case exactly which lints speak, whatever their level. The labels were written before the program was asked. Where it says something else,
//! the third column says why: it holds the lints that speak, a colon, and the reason, which begins with `the label is wrong` where the program
//! is right. `KEYLINT_CASE=text` asks only
//! the cases whose name has the text in it.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use crate::support::{git, scanned, slots};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is expected of a case.
struct Label {
    wanted: BTreeSet<String>,
    /// What it says instead, and why.
    deviation: Option<(BTreeSet<String>, String)>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/call_sites")
}

fn set(text: &str) -> BTreeSet<String> {
    text.split(',').map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

fn labels() -> BTreeMap<String, Label> {
    let text = fs::read_to_string(root().join("labels.tsv")).unwrap();
    let rows = text.lines().skip(1).map(|line| {
        let mut columns = line.split('\t');
        let case = columns.next().unwrap().to_owned();
        let wanted = set(columns.next().unwrap());
        let deviation = columns.next().unwrap().split_once(':').map(|(got, why)| (set(got), why.trim().to_owned()));
        (case, Label { wanted, deviation })
    });
    rows.collect()
}

fn cases() -> BTreeMap<String, PathBuf> {
    let languages = entries(&root()).into_iter().filter(|p| p.is_dir());
    let cases = languages.flat_map(|language| {
        let of = name(&language).to_owned();
        entries(&language).into_iter().map(move |case| (format!("{of}/{}", name(&case)), case))
    });
    cases.collect()
}

/// The lints that speak about a case, with the places.
fn spoken(case: &Path) -> BTreeMap<String, Vec<String>> {
    let repo = git::Repo::new("sha1");
    for file in entries(case) {
        let path = name(&file).replace("__", "/").replace("dot-", ".");
        let text = slots::fill(&fs::read_to_string(&file).unwrap(), &mut Vec::new());
        repo.write(&path, text.as_bytes());
    }
    let mut keylint = Command::new(env!("CARGO_BIN_EXE_keylint"));
    keylint.args(["check", "--format", "json", "--color", "never", "--exit-zero"]);
    let output = keylint.current_dir(repo.path()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let mut out = BTreeMap::<String, Vec<String>>::new();
    let lines = String::from_utf8(output.stdout).unwrap();
    for value in lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        if value["type"] == "finding" {
            let place = format!("{}:{} {}", value["path"].as_str().unwrap(), value["line"], value["message"]);
            out.entry(value["lint"].as_str().unwrap().to_owned()).or_default().push(place);
        }
    }
    out
}

#[test]
fn every_call_site_says_what_a_reviewer_expects() {
    let labels = labels();
    let mut wrong = Vec::new();
    for (case, path) in cases().into_iter().filter(|(case, _)| scanned::is_asked_for(Path::new(case))) {
        let Some(label) = labels.get(&case) else {
            wrong.push(format!("{case} has no label"));
            continue;
        };
        let spoken = spoken(&path);
        let got: BTreeSet<String> = spoken.keys().cloned().collect();
        if let Some((deviating, why)) = &label.deviation {
            assert!(!why.is_empty() && *deviating != label.wanted, "{case}: a deviation that is none");
        }
        let wanted = label.deviation.as_ref().map_or(&label.wanted, |(got, _)| got);
        if got != *wanted {
            let missed: Vec<&String> = wanted.difference(&got).collect();
            let more: Vec<String> =
                got.difference(wanted).map(|l| format!("{l} at {}", spoken[l].join(", "))).collect();
            wrong.push(format!("{case}: missed {missed:?}, not wanted {more:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} disagree:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn labels_and_cases_are_the_same_and_few_deviate() {
    let (labels, cases) = (labels(), cases());
    let of = |keys: Vec<&String>| keys.into_iter().cloned().collect::<BTreeSet<_>>();
    assert_eq!(of(labels.keys().collect()), of(cases.keys().collect()));
    let deviating: Vec<&String> = labels.values().filter_map(|l| l.deviation.as_ref()).map(|(_, why)| why).collect();
    let faults = deviating.iter().filter(|why| !why.starts_with("the label is wrong")).count();
    assert!(faults * 15 <= labels.len(), "{faults} of {} are not kept", labels.len());
    assert!(deviating.len() * 9 <= labels.len(), "{} of {} deviate", deviating.len(), labels.len());
}
