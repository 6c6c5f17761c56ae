//! What somebody does who tries the program for the first time: allows what it names, writes a baseline, moves about.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::git::Repo;
use crate::support::slots;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn keylint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(folder).env("HOME", folder).env_remove("XDG_CACHE_HOME");
    command.stdin(Stdio::null()).output().unwrap()
}

/// What a run says on standard output, and its status.
fn said(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let output = keylint(folder, arguments);
    (String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr), output.status.code())
}

fn filled(text: &str) -> Vec<u8> {
    slots::fill(text, &mut Vec::new()).into_bytes()
}

/// A literal that several lints know, each by what it asks.
const TOLD_BY_MANY: [(&str, &str); 3] = [
    ("stripe.py", "import stripe\nstripe.api_key = \"{{stripe-secret-key-live}}\""),
    (
        "headers.py",
        "import requests\nrequests.get(\"https://api.openai.com/v1/models\", timeout=9, headers={\"Authorization\": \"Bearer {{random:44}}\"}).raise_for_status()",
    ),
    ("variable.py", "import os\nos.environ[\"OPENAI_API_KEY\"] = \"{{github-pat-classic}}\""),
];

#[test]
fn a_value_is_allowed_for_all_lints_that_speak_of_it_by_the_name_of_any_and_by_markers_of_others() {
    for (name, text) in TOLD_BY_MANY {
        let repo = Repo::bare_of_commits();
        let with = |end: &str| {
            repo.write(name, &filled(&format!("{text}  {end}\n")));
            said(repo.path(), &["check", "--fail-on", "error", name])
        };
        let (plain, status) = with("");
        assert_eq!(status, Some(1), "{name}: {plain}");
        let told = plain.split_once("error[").unwrap().1.split_once(']').unwrap().0;
        for lint in [told, "hardcoded-secret", "hardcoded-key-param", "hardcoded-auth-value"] {
            let (allowed, status) = with(&format!("# keylint{} allow({lint}) a sample", ':'));
            assert_eq!(status, Some(0), "{name}, {lint}: {allowed}");
            assert!(allowed.contains("suppressed 1 by allow comment"), "{name}, {lint}: {allowed}");
            assert!(!allowed.contains("unused-allow"), "{name}, {lint}: {allowed}");
        }
        for marker in ["gitleaks:allow", "trufflehog:ignore", "pragma: allowlist secret"] {
            let (allowed, status) = with(&format!("# {marker}"));
            assert_eq!(status, Some(0), "{name}, {marker}: {allowed}");
            assert!(allowed.contains("suppressed 1 by marker of another scanner"), "{name}, {marker}: {allowed}");
        }
        // What is no lint about values allows none.
        let (other, status) = with(&format!("# keylint{} allow(plaintext-http) a sample", ':'));
        assert_eq!(status, Some(1), "{name}: {other}");
        assert!(other.contains("unused-allow"), "{name}: {other}");
    }
}

#[test]
fn a_value_that_is_allowed_where_it_stands_is_not_told_where_it_is_used_and_one_elsewhere_is() {
    let repo = Repo::bare_of_commits();
    let comment = format!("# keylint{} allow(hardcoded-secret) a sample", ':');
    repo.write("settings.py", &filled(&format!("OPENAI_API_KEY = \"{{{{random:44}}}}\"  {comment}\n")));
    let call = |value: &str| {
        format!(
            "import requests\nfrom settings import OPENAI_API_KEY\n\n\ndef ask():\n    answer = requests.get(\"https://api.openai.com/v1/models\", timeout=9, headers={{\"Authorization\": {value}}})\n    answer.raise_for_status()\n"
        )
    };
    repo.write("call.py", call("\"Bearer \" + OPENAI_API_KEY").as_bytes());
    let (out, status) = said(repo.path(), &["check", "--fail-on", "error"]);
    assert_eq!(status, Some(0), "{out}");
    repo.write("call.py", &filled(&call("\"Bearer {{random:44}}\"")));
    let (out, status) = said(repo.path(), &["check", "--fail-on", "error"]);
    assert!(status == Some(1) && out.contains("call.py:6"), "another place is not allowed: {out}");
}

/// A project with findings of all kinds: in files, in what calls do, and in the history.
fn project() -> Repo {
    let repo = Repo::new("sha1");
    repo.write("pay.py", &filled("TOKEN = \"{{github-pat-classic}}\"\n"));
    repo.commit("one");
    repo.write("pay.py", b"import os\n");
    repo.write("a/app.py", &filled("import requests\nimport stripe\nstripe.api_key = \"{{stripe-secret-key-live}}\"\n\n\ndef say():\n    return requests.post(\"https://api.openai.com/v1/models\", verify=False).json()\n"));
    repo.commit("two");
    repo
}

#[test]
fn a_baseline_holds_from_every_folder_and_for_every_part() {
    let repo = project();
    let (before, status) = said(repo.path(), &["audit"]);
    assert_eq!(status, Some(1), "{before}");
    assert!(before.contains("tls-verify-off") && before.contains("secret-in-history"), "{before}");
    assert_eq!(keylint(repo.path(), &["baseline"]).status.code(), Some(0));
    let top = repo.path().to_str().unwrap();
    let file = format!("{top}/a/app.py");
    for (folder, arguments) in [
        ("", &["audit"][..]),
        ("", &["audit", "pay.py"]),
        ("", &["audit", "a"]),
        ("", &["audit", "a/app.py"]),
        ("a", &["audit"]),
        ("a", &["audit", ".."]),
        ("", &["check"]),
        ("", &["check", "a"]),
        ("", &["check", "./a/app.py"]),
        ("", &["check", &file]),
        ("a", &["check"]),
        ("a", &["check", "app.py"]),
        ("a", &["check", "../a"]),
        ("a", &["check", "--range", "HEAD~1..HEAD"]),
    ] {
        let (out, status) = said(&repo.path().join(folder), arguments);
        assert_eq!(status, Some(0), "{folder} {arguments:?}: {out}");
        assert!(out.contains("by baseline") && !out.contains("still there"), "{folder} {arguments:?}: {out}");
    }
    // What is new is told from everywhere, and a line that lists nothing any more by a look at everything.
    repo.write("a/new.py", &filled("TOKEN = \"{{github-pat-classic:2}}\"\n"));
    for (folder, arguments) in [("a", &["check", "new.py"][..]), ("", &["audit", "a"]), ("a", &["check"])] {
        assert_eq!(said(&repo.path().join(folder), arguments).1, Some(1), "{folder} {arguments:?}");
    }
    repo.write("a/new.py", b"");
    repo.write("a/app.py", b"");
    assert!(said(repo.path(), &["audit"]).0.contains("list nothing that is still there"));
    assert!(!said(repo.path(), &["check"]).0.contains("still there"), "the history was not read");
    assert!(!said(repo.path(), &["audit", "a"]).0.contains("still there"), "nor was the rest");
}
