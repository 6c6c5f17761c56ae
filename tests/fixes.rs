//! `keylint fix` over the fixtures that fire, and over small trees: what is fixed is silent afterwards, nothing else is touched.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use crate::support::git;
use crate::support::patch::{self, Tree};
use crate::support::scanned::{is_asked_for, is_one_asked_for, on_all_cores, scanned};
use crate::support::slots;

use keylint::lints::fixes;
use keylint::syntax::Code;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub(crate) fn keylint(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_keylint"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("GIT_DIR")
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn findings(folder: &Path) -> Vec<Value> {
    scanned(folder, "check").findings()
}

/// Lint and message.
fn said(finding: &Value) -> String {
    format!("{} {}", finding["lint"], finding["message"])
}

/// The same without names: a constant that became a variable may be called otherwise.
fn unnamed(finding: &Value) -> String {
    said(finding).split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// How often each is said: lines move when something is put in above them.
fn counts(findings: &[Value], key: fn(&Value) -> String) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    findings.iter().for_each(|f| *counts.entry(key(f)).or_default() += 1);
    counts
}

fn tree(folder: &Path) -> Tree {
    let mut found = BTreeMap::new();
    for path in entries(folder).into_iter().filter(|p| name(p) != ".git") {
        match path.is_dir() {
            true => found.extend(tree(&path)),
            false => drop(found.insert(path.clone(), fs::read(&path).unwrap())),
        }
    }
    found
}

/// What a fixture is after `fix`.
struct Fixed {
    /// Lints whose finding had a fix that may be made.
    lints: BTreeSet<String>,
    /// What is wrong.
    wrong: Vec<String>,
}

/// Applies everything to one fixture until nothing is left to do.
fn applied(parts: &[PathBuf]) -> Fixed {
    let repo = git::Repo::bare_of_commits();
    for part in parts {
        let text = slots::fill(&fs::read_to_string(part).unwrap(), &mut Vec::new());
        repo.write(&name(part).replace("__", "/").replace("dot-", "."), text.as_bytes());
    }
    let (first, old) = (findings(repo.path()), tree(repo.path()));
    let may = |f: &&Value| f["fix"]["applicability"].as_str().is_some_and(|a| a != "display");
    let wanted: Vec<&Value> = first.iter().filter(may).collect();
    let lints = wanted.iter().map(|f| f["lint"].as_str().unwrap().to_owned()).collect();
    let mut wrong = Vec::new();
    let (_, shown, _) = keylint(repo.path(), &["fix", "--unsafe", "--diff"]);
    let (_, out, error) = keylint(repo.path(), &["fix", "--unsafe"]);
    if !out.is_empty() || error.contains("not changed") {
        wrong.push(error);
    }
    let new = tree(repo.path());
    wrong.extend(patch::shown_otherwise(&shown, repo.path(), (&old, &new)));
    if wanted.is_empty() {
        if old != new {
            wrong.push("there was no fix, and something was written".into());
        }
        return Fixed { lints, wrong };
    }
    let then = findings(repo.path());
    let (before, after) = (counts(&first, said), counts(&then, said));
    for f in &wanted {
        let key = said(f);
        let of = wanted.iter().filter(|w| w["lint"] == f["lint"] && w["message"] == f["message"]).count();
        if after.get(&key).copied().unwrap_or(0) > before[&key] - of {
            wrong.push(format!("{key} still fires"));
        }
    }
    let before = counts(&first, unnamed);
    for (key, n) in &counts(&then, unnamed) {
        if before.get(key).is_none_or(|b| b < n) {
            wrong.push(format!("{key} is new"));
        }
    }
    for (path, text) in &new {
        let errors = |text: &[u8]| Code::read(path.to_str().unwrap().as_bytes(), text).map_or(0, |c| c.errors());
        if errors(text) > old.get(path).map_or(0, |t| errors(t)) {
            wrong.push(format!("{} no longer parses", path.display()));
        }
    }
    keylint(repo.path(), &["fix", "--unsafe"]);
    if tree(repo.path()) != new {
        wrong.push("a second run changes something".into());
    }
    // To look at what is written: `KEYLINT_SHOW=1 cargo test --test suite fixes -- --nocapture`.
    if !wrong.is_empty() || std::env::var_os("KEYLINT_SHOW").is_some() {
        for (path, text) in new.iter().filter(|(path, text)| old.get(*path) != Some(text)) {
            eprintln!("---- {} {lints:?}\n{}", path.display(), String::from_utf8_lossy(text));
        }
    }
    Fixed { lints, wrong }
}

#[test]
fn every_fix_of_a_fixture_silences_its_finding_and_nothing_new_fires() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut cases: Vec<PathBuf> = entries(&fixtures).iter().flat_map(|lint| entries(&lint.join("fire"))).collect();
    cases.retain(|p| p.extension().is_none_or(|e| e != "txt") && is_asked_for(p.strip_prefix(&fixtures).unwrap()));
    let all = on_all_cores(&cases, |source| {
        let parts = if source.is_dir() { entries(source) } else { vec![source.clone()] };
        // Cases of the history have nothing to write.
        (!parts.iter().any(|p| p.is_dir())).then(|| applied(&parts))
    });
    let (mut fixed, mut wrong) = (BTreeSet::new(), Vec::new());
    for (source, done) in cases.iter().zip(all).filter_map(|(source, done)| Some((source, done?))) {
        let what = source.strip_prefix(&fixtures).unwrap().display();
        let lint = source.strip_prefix(&fixtures).unwrap().iter().next().unwrap().to_str().unwrap();
        if std::env::var_os("KEYLINT_SHOW").is_some() && !done.lints.contains(lint) {
            eprintln!("no fix: {what}");
        }
        fixed.extend(done.lints);
        wrong.extend(done.wrong.into_iter().map(|w| format!("{what}: {w}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for lint in &fixed {
        assert!(fixes::about(lint).is_some(), "the page of {lint} does not tell that it has a fix");
    }
    if is_one_asked_for() {
        return;
    }
    for lint in keylint::lints::LINTS.iter().filter(|l| fixes::about(l.name()).is_some()) {
        assert!(fixed.contains(lint.name()), "no fixture of {} has a fix", lint.name());
    }
}

pub(crate) fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut keys = Vec::new();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, slots::fill(text, &mut keys)).unwrap();
    }
    (folder, keys.first().cloned().unwrap_or_default())
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

#[test]
fn a_literal_becomes_a_read_of_the_environment() {
    let (tree, key) = folder(&[(
        "settings.py",
        "\"\"\"Settings.\"\"\"\nfrom __future__ import annotations\nimport sys\n\nGITHUB_TOKEN = \"{{github-pat-classic}}\"\n",
    )]);
    let (status, diff, _) = keylint(tree.path(), &["fix", "--diff"]);
    assert_eq!(status, 1);
    assert!(!diff.contains(&key) && diff.contains("+GITHUB_TOKEN = os.environ[\"GITHUB_TOKEN\"]"), "{diff}");
    assert!(read(tree.path(), "settings.py").contains(&key), "--diff writes nothing");
    let (status, ..) = keylint(tree.path(), &["fix"]);
    assert_eq!(status, 0);
    let wanted = "\"\"\"Settings.\"\"\"\nfrom __future__ import annotations\nimport os\nimport sys\n\nGITHUB_TOKEN = os.environ[\"GITHUB_TOKEN\"]\n";
    assert_eq!(read(tree.path(), "settings.py"), wanted);
    assert_eq!(read(tree.path(), ".env.example"), "GITHUB_TOKEN=\n");
    assert_eq!(keylint(tree.path(), &["fix", "--diff"]).0, 0);
}

#[test]
fn a_template_that_is_made_is_not_ignored_by_git() {
    let literal = "GITHUB_TOKEN = \"{{github-pat-classic}}\"\n";
    let ways = [(".env*\n", ".env*\n!.env.example\n"), (".env\n", ".env\n"), ("a/\n", "a/\n")];
    for (before, after) in ways {
        let repo = git::Repo::bare_of_commits();
        for (path, text) in
            [("a/b.py", &*slots::fill(literal, &mut Vec::new())), ("a/setup.py", ""), (".gitignore", before)]
        {
            repo.write(path, text.as_bytes());
        }
        keylint(repo.path(), &["fix", "a/b.py"]);
        assert_eq!(read(repo.path(), "a/.env.example"), "GITHUB_TOKEN=\n");
        assert_eq!(read(repo.path(), ".gitignore"), after);
    }
}

#[test]
fn what_is_not_understood_is_left_alone() {
    let texts = [
        // A documentation text, the name of an entry, bytes, a comment, data.
        ("a.py", "def f():\n    \"\"\"token = {{github-pat-classic}}\"\"\"\n"),
        (
            "b.py",
            "TOKEN = b\"{{github-pat-classic}}\" if x else b\"{{github-pat-classic}}x\"\n# token = \"{{github-pat-classic}}\"\n",
        ),
        ("c.py", "owners = {\"{{github-pat-classic}}\": 1}\n"),
        ("d.json", "{\"github_token\": \"{{github-pat-classic}}\"}\n"),
        ("e.go", "package main\n\nconst githubToken = \"{{github-pat-classic}}\"\n"),
    ];
    for (path, text) in texts {
        let (tree, _) = folder(&[(path, text)]);
        let before = read(tree.path(), path);
        keylint(tree.path(), &["fix", "--unsafe"]);
        let after = read(tree.path(), path);
        assert!(before == after || path == "b.py" && after.contains(".encode"), "{path}: {after}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_the_file_gives_a_meaning_of_its_own_is_not_read_from() {
    for (path, hiding, plain) in [
        (
            "app.py",
            "def start(os):\n    api_key = \"{{random:40}}\"\n    os.run(api_key)\n",
            "def start(so):\n    api_key = \"{{random:40}}\"\n    so.run(api_key)\n",
        ),
        (
            "app.js",
            "const process = require(\"./steps\");\nconst apiKey = \"{{random:40}}\";\nprocess.run(apiKey);\n",
            "const steps = require(\"./steps\");\nconst apiKey = \"{{random:40}}\";\nsteps.run(apiKey);\n",
        ),
    ] {
        let reads = |text| ["os.environ", "process.env"].iter().any(|read| fixed(&[(path, text)], path).contains(read));
        assert!(reads(plain) && !reads(hiding), "{path}");
    }
}

#[test]
fn a_large_file_that_cannot_be_read_is_left_alone() {
    let code = |lines: usize, end: &str| format!("api_key = \"{{{{random:40}}}}\"\n{}{end}", "x = 1\n".repeat(lines));
    let reads = |text: &str| fixed(&[("app.py", text)], "app.py").contains("os.environ");
    assert!(reads(&code(20_000, "")) && reads(&code(20, "y = ((\n")));
    assert!(!reads(&code(20_000, "y = ((\n")));
}

#[test]
fn what_was_a_text_of_the_program_is_one_still() {
    let rust = "fn main() {\n    let api_key = \"{{random:40}}\";\n    send(api_key);\n    let owned = Client { api_key: \"{{random:41}}\".to_string() };\n}\n";
    let fixed = fixed(&[("Cargo.toml", "[package]\nname = \"x\"\n"), ("src/main.rs", rust)], "src/main.rs");
    assert!(fixed.contains("let api_key = &*std::env::var("), "{fixed}");
    assert!(fixed.contains("api_key: std::env::var("), "{fixed}");
}

#[test]
fn links_are_not_followed_and_modes_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let (outside, _) = folder(&[("template", "A=\n")]);
    let (tree, _) = folder(&[("run.sh", "#!/bin/sh\nexport GITHUB_TOKEN=\"{{github-pat-classic}}\"\n")]);
    symlink(outside.path().join("template"), tree.path().join(".env.example")).unwrap();
    let script = tree.path().join("run.sh");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    keylint(tree.path(), &["fix"]);
    assert_eq!(read(tree.path(), "run.sh"), "#!/bin/sh\nexport GITHUB_TOKEN=\"${GITHUB_TOKEN:?}\"\n");
    assert_eq!(fs::metadata(&script).unwrap().permissions().mode() & 0o777, 0o755);
    assert_eq!(read(outside.path(), "template"), "A=\n", "what a link leads to stays as it is");
}

#[test]
fn a_file_that_changed_since_it_was_read_is_not_written() {
    use keylint::fix::plan::{Plan, Refusal};
    use keylint::model::{Applicability, Edit, Fix, Patch};
    let edit = Edit { start: 1, end: 2, at: (1, 2, 1, 3), text: "B".to_owned() };
    let before = Some(keylint::fix::digest(b"abc"));
    let patch = Patch { path: "x.txt".into(), before, edits: vec![edit], around: Vec::new(), keys: Vec::new() };
    let mut plan = Plan::default();
    assert!(plan.take(&Fix { title: String::new(), applicability: Applicability::Safe, patches: vec![patch] }));
    let (_, file) = plan.files().next().unwrap();
    assert_eq!(file.result(b"x.txt", Some(b"abc")), Ok(b"aBc".to_vec()));
    assert_eq!(file.result(b"x.txt", Some(b"abd")), Err(Refusal::Changed));
    assert_eq!(file.result(b"x.txt", None), Err(Refusal::Changed));
}

#[test]
fn line_breaks_and_the_mark_at_the_beginning_stay() {
    let text = "\u{feff}import sys\r\n\r\nGITHUB_TOKEN = \"{{github-pat-classic}}\"\r\nimport_more = 1\r\n";
    let (tree, _) = folder(&[("settings.py", text), (".env.example", "A=\r\n")]);
    keylint(tree.path(), &["fix"]);
    let wanted =
        "\u{feff}import os\r\nimport sys\r\n\r\nGITHUB_TOKEN = os.environ[\"GITHUB_TOKEN\"]\r\nimport_more = 1\r\n";
    assert_eq!(read(tree.path(), "settings.py"), wanted);
    assert_eq!(read(tree.path(), ".env.example"), "A=\r\nGITHUB_TOKEN=\r\n");
}

#[test]
fn what_changes_behaviour_waits_for_unsafe() {
    let text = "import requests\n\nrequests.get(\"https://api.openai.com/v1/models\")\n";
    let (tree, _) = folder(&[("a.py", text)]);
    let (_, _, error) = keylint(tree.path(), &["fix"]);
    assert_eq!(read(tree.path(), "a.py"), text);
    assert!(error.contains("more with --unsafe"), "{error}");
    keylint(tree.path(), &["fix", "--unsafe"]);
    assert!(read(tree.path(), "a.py").contains("/models\", timeout=30)"), "{}", read(tree.path(), "a.py"));
}

#[test]
fn a_package_that_the_project_does_not_have_is_not_used() {
    let code = "import requests\n\n\ndef models():\n    return requests.get(\"https://api.openai.com/v1/models\", timeout=5)\n";
    for (manifest, has) in [("requests\ntenacity==9.0\n", true), ("requests\nnot-tenacity\n", false)] {
        let (tree, _) = folder(&[("app/a.py", code), ("requirements.txt", manifest)]);
        keylint(tree.path(), &["fix", "--unsafe"]);
        assert_eq!(read(tree.path(), "app/a.py").contains("@retry("), has, "{manifest}");
    }
}

#[test]
fn reports_for_machines_carry_the_patch() {
    let (tree, key) = folder(&[("a.py", "GITHUB_TOKEN = \"{{github-pat-classic}}\"\n")]);
    let (_, json, _) = keylint(tree.path(), &["check", "--format", "json", "--exit-zero"]);
    let (_, sarif, _) = keylint(tree.path(), &["check", "--format", "sarif", "--exit-zero"]);
    let (_, human, _) = keylint(tree.path(), &["check", "--exit-zero", "--color", "never"]);
    let first = findings(tree.path()).remove(0);
    assert_eq!(first["fix"]["applicability"], "safe");
    let sarif_log: Value = serde_json::from_str(&sarif).unwrap();
    let changes = &sarif_log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"];
    assert!(changes.as_array().unwrap().iter().any(|c| c["artifactLocation"]["uri"] == "a.py"), "{sarif}");
    assert!(human.contains("os.environ[\"GITHUB_TOKEN\"]"), "{human}");
    for text in [json, sarif, human] {
        assert!(!text.contains(&key));
    }
}

#[test]
fn a_difference_is_a_patch() {
    let code = "import time\n\nimport requests\n\n\ndef models():\n    for attempt in range(5):\n        try:\n            return requests.get(\"https://api.openai.com/v1/models\")\n        except requests.RequestException:\n            time.sleep(1)\n    return None\n";
    let repo = git::Repo::new("sha1");
    repo.write("a.py", code.as_bytes());
    let (status, diff, _) = keylint(repo.path(), &["fix", "--unsafe", "--diff"]);
    assert_eq!(status, 1);
    fs::write(repo.path().join("x.patch"), &diff).unwrap();
    repo.git(&["apply", "x.patch"]);
    let patched = read(repo.path(), "a.py");
    assert!(patched.contains("timeout=30") && patched.contains("import random"), "{diff}");
    repo.write("a.py", code.as_bytes());
    fs::remove_file(repo.path().join("x.patch")).unwrap();
    keylint(repo.path(), &["fix", "--unsafe"]);
    assert_eq!(read(repo.path(), "a.py"), patched);
}

/// What a file is after everything was made.
pub(crate) fn fixed(files: &[(&str, &str)], path: &str) -> String {
    let (tree, _) = folder(files);
    keylint(tree.path(), &["fix", "--unsafe"]);
    let once = read(tree.path(), path);
    keylint(tree.path(), &["fix", "--unsafe"]);
    assert_eq!(read(tree.path(), path), once, "a second run changes nothing");
    once
}

#[test]
fn scripts_of_pages_and_components_are_changed_in_their_places() {
    let page = "<!doctype html>\r\n<p>{{ greeting }} \u{e4}</p>\r\n<script>\r\n  const t = \"{{ token }}\";\r\n  fetch('http://api.openai.com/v1/models').then(show);\r\n</script>\r\n";
    let (tree, _) = folder(&[("index.html", "")]);
    fs::write(tree.path().join("index.html"), page).unwrap();
    keylint(tree.path(), &["fix", "--unsafe"]);
    assert_eq!(read(tree.path(), "index.html"), page.replace("'http:", "'https:"));
    let component = "<script setup lang=\"ts\">\nimport { ref } from 'vue'\nconst models = ref([])\nconst load = async () => {\n  models.value = await (await fetch('http://api.openai.com/v1/models')).json()\n}\n</script>\n\n<template>\n  <p>{models}</p>\n</template>\n";
    let wanted = component.replace("'http:", "'https:");
    assert!(fixed(&[("src/App.vue", component)], "src/App.vue").starts_with(wanted.split("').").next().unwrap()));
}

#[test]
fn a_function_that_raises_is_repeated_as_a_whole() {
    let code = "import requests\n\n\ndef models():\n    response = requests.get(\"https://api.openai.com/v1/models\", timeout=5)\n    response.raise_for_status()\n    return response.json()\n";
    let manifest = ("requirements.txt", "requests\ntenacity==9.0\n");
    let new = fixed(&[("a.py", code), manifest], "a.py");
    let imports = "import requests\nfrom tenacity import retry, retry_if_exception, stop_after_attempt, wait_random_exponential\n";
    assert!(new.starts_with(imports) && new.contains("isinstance(e, requests.HTTPError)"), "{new}");
    assert!(new.contains("    reraise=True,\n)\ndef models():\n"), "{new}");
    // What is caught inside of the function never gets to a decorator.
    let body = "    try:\n        response = requests.get(\"https://api.openai.com/v1/models\", timeout=5)\n        response.raise_for_status()\n    except requests.HTTPError:\n        return None\n    return response.json()\n";
    let caught = format!("import requests\n\n\ndef models():\n{body}");
    assert_eq!(fixed(&[("a.py", &caught), manifest], "a.py"), caught);
}

#[test]
fn programs_without_an_environment_are_left_alone() {
    let code = |line: &str| format!("{line}\n");
    let dart = code("final token = '{{github-pat-classic}}';");
    let left = |files: &[(&str, &str)], path: &str| {
        let (tree, key) = folder(files);
        keylint(tree.path(), &["fix", "--unsafe"]);
        read(tree.path(), path).contains(&key)
    };
    let pubspec = "name: a\ndependencies:\n  flutter:\n    sdk: flutter\n";
    assert!(left(&[("app/lib/token.dart", &dart), ("app/pubspec.yaml", pubspec)], "app/lib/token.dart"));
    assert!(!left(&[("app/lib/token.dart", &dart), ("app/pubspec.yaml", "name: a\n")], "app/lib/token.dart"));
    let kotlin = code("val token = \"{{github-pat-classic}}\"");
    let gradle = "plugins { id(\"com.android.application\") }\n";
    assert!(left(&[("app/src/A.kt", &kotlin), ("app/build.gradle.kts", gradle)], "app/src/A.kt"));
    assert!(!left(&[("app/src/A.kt", &kotlin), ("app/build.gradle.kts", "plugins {}\n")], "app/src/A.kt"));
    let swift = code("let token = \"{{github-pat-classic}}\"");
    assert!(left(&[("App/A.swift", &swift), ("App.xcodeproj/project.pbxproj", "")], "App/A.swift"));
    assert!(!left(&[("Sources/a/A.swift", &swift), ("Package.swift", "")], "Sources/a/A.swift"));
}

#[test]
fn a_setting_goes_with_the_comment_about_it() {
    let code = "<?php\nuse GuzzleHttp\\Client;\n\n$client = new Client([\n    'base_uri' => 'https://api.openai.com/v1/',\n    // the certificate is self-signed here\n    'verify' => false, // for now\n    // seconds\n    'timeout' => 30,\n]);\n$client->get('models');\n";
    let new = fixed(&[("a.php", code)], "a.php");
    let wanted = "    'base_uri' => 'https://api.openai.com/v1/',\n    // seconds\n    'timeout' => 30,\n";
    assert!(new.contains(wanted), "{new}");
}

#[test]
fn a_key_in_an_interpolated_string_is_joined_where_nothing_else_is_filled_in() {
    let code = |text: &str| format!("using System;\nclass A\n{{\n    string Header(string user) => {text};\n}}\n");
    let new = fixed(&[("A.cs", &code("$\"Bearer {{github-pat-classic}}\""))], "A.cs");
    assert!(new.contains("\"Bearer \" + Environment.GetEnvironmentVariable(\"GITHUB_TOKEN\")"), "{new}");
    let filled = fixed(&[("A.cs", &code("$\"{user} {{github-pat-classic}}\""))], "A.cs");
    assert!(filled.contains("$\"{user} ghp_"), "{filled}");
}

#[test]
fn a_key_in_a_url_is_sent_in_a_header() {
    let url = "https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent";
    let python = |call: &str| {
        format!(
            "import os\n\nimport requests\n\nKEY = os.environ[\"GEMINI_API_KEY\"]\n\n\ndef ask(body):\n{call}    response.raise_for_status()\n    return response.json()\n"
        )
    };
    let at_once = format!("    response = requests.post(f\"{url}?key={{KEY}}\", json=body, timeout=30)\n");
    let new = fixed(&[("a.py", &python(&at_once))], "a.py");
    let wanted = format!("requests.post(\"{url}\", json=body, timeout=30, headers={{\"x-goog-api-key\": KEY}})");
    assert!(new.contains(&wanted), "{new}");
    let others = format!(
        "    url = \"{url}?alt=sse&key=\" + KEY\n    response = requests.post(url, json=body, headers={{\"Accept\": \"a\"}}, timeout=30)\n"
    );
    let new = fixed(&[("a.py", &python(&others))], "a.py");
    assert!(new.contains(&format!("    url = \"{url}?alt=sse\"\n")), "{new}");
    assert!(new.contains("headers={\"Accept\": \"a\", \"x-goog-api-key\": KEY}"), "{new}");
    let script = format!(
        "export async function ask(body) {{\n  const r = await fetch(`{url}?key=${{process.env.GEMINI_API_KEY}}&alt=sse`, {{ method: 'POST', body, signal: AbortSignal.timeout(1) }});\n  if (!r.ok) throw new Error('bad');\n  return r.json();\n}}\n"
    );
    let new = fixed(&[("a.mjs", &script)], "a.mjs");
    assert!(new.contains(&format!("fetch(`{url}?alt=sse`, {{ method: 'POST'")), "{new}");
    assert!(new.contains("headers: { \"x-goog-api-key\": process.env.GEMINI_API_KEY }"), "{new}");
    // Another request has the same URL: it would lose its key.
    let twice = format!(
        "    url = f\"{url}?key={{KEY}}\"\n    requests.get(url, timeout=30).raise_for_status()\n    response = requests.post(url, json=body, timeout=30)\n"
    );
    assert!(fixed(&[("a.py", &python(&twice))], "a.py").contains("?key={KEY}"));
}

#[test]
fn files_of_settings_refer_to_a_variable() {
    let (tree, key) = folder(&[
        ("src/main/resources/application.properties", "server.port=80\r\nopenai.api.key={{openai-project-key}}\r\n"),
        // One that refers already, and has the key for when nobody sets the variable.
        ("src/main/resources/bootstrap.properties", "openai.api.key=${OPENAI_KEY:{{openai-project-key}}}\n"),
        ("compose.yml", "services:\n  a:\n    environment:\n      OPENAI_API_KEY: {{openai-project-key}}\n"),
        (".github/workflows/ci.yml", "jobs:\n  a:\n    env:\n      OPENAI_API_KEY: {{openai-project-key}}\n"),
        ("config.json", "{\"openai_key\": \"{{openai-project-key}}\"}\n"),
    ]);
    let (_, diff, _) = keylint(tree.path(), &["fix", "--unsafe", "--diff"]);
    assert!(!diff.contains(&key) && diff.contains("openai.api.key=${OPENAI_KEY}"), "{diff}");
    keylint(tree.path(), &["fix", "--unsafe"]);
    let text = |path: &str| read(tree.path(), path);
    assert_eq!(text("src/main/resources/application.properties"), "server.port=80\r\nopenai.api.key=${OPENAI_KEY}\r\n");
    assert_eq!(text("src/main/resources/bootstrap.properties"), "openai.api.key=${OPENAI_KEY}\n");
    assert!(text("compose.yml").ends_with("OPENAI_API_KEY: ${OPENAI_KEY:?}\n"));
    assert!(text(".github/workflows/ci.yml").ends_with("OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}\n"));
    assert!(text("config.json").contains(&key), "a file that cannot refer is left alone");
    // One key has one name: that by which it is read already.
    assert_eq!(text(".env.example"), "OPENAI_KEY=\n");
    assert!(findings(tree.path()).iter().all(|f| f["path"] == "config.json"));
}

#[test]
fn one_key_has_one_name_that_tells_what_it_opens() {
    let (tree, _) = folder(&[
        (
            "docker-compose.yml",
            "services:\n  redis:\n    image: redis:7\n    command: redis-server --requirepass {{random:18}}\n",
        ),
        (
            "docker-compose.prod.yml",
            "services:\n  redis:\n    image: redis:7\n    command: redis-server --requirepass ${REDIS_PASSWORD:-{{random:18}}} --maxmemory 512mb\n",
        ),
        ("src/cache.ts", "export const options = { password: process.env.REDIS_PASSWORD || '{{random:18}}' };\n"),
        (
            "src/mail/Client.java",
            "class Client {\n  Object auth() {\n    return new PasswordAuthentication(\"a@acme.io\", \"{{random:16}}\");\n  }\n}\n",
        ),
        ("config/initializers/secret_token.rb", "Acme::Application.config.secret_key_base = '{{random:64}}'\n"),
    ]);
    keylint(tree.path(), &["fix", "--unsafe"]);
    let text = |path: &str| read(tree.path(), path);
    assert!(
        text("docker-compose.yml").ends_with("--requirepass ${REDIS_PASSWORD:?}\n"),
        "{}",
        text("docker-compose.yml")
    );
    let production = text("docker-compose.prod.yml");
    assert!(production.ends_with("--requirepass ${REDIS_PASSWORD:?} --maxmemory 512mb\n"), "{production}");
    assert!(
        text("src/mail/Client.java").contains("System.getenv(\"MAIL_PASSWORD\")"),
        "{}",
        text("src/mail/Client.java")
    );
    assert!(text("config/initializers/secret_token.rb").ends_with("= ENV.fetch('SECRET_KEY_BASE')\n"));
    let mut names: Vec<String> = text(".env.example").lines().map(str::to_owned).collect();
    names.sort();
    assert_eq!(names, ["MAIL_PASSWORD=", "REDIS_PASSWORD=", "SECRET_KEY_BASE="]);
}

#[test]
fn a_difference_of_a_file_with_a_mark_of_its_encoding_is_a_patch() {
    let code = "\u{feff}import requests\n\ndef models():\n    return requests.get(\"https://api.openai.com/v1/models\").json()\n";
    let repo = git::Repo::new("sha1");
    repo.write("a.py", code.as_bytes());
    let (_, diff, _) = keylint(repo.path(), &["fix", "--unsafe", "--diff"]);
    assert!(diff.contains(" \u{feff}import requests\n"), "{diff}");
    fs::write(repo.path().join("x.patch"), &diff).unwrap();
    repo.git(&["apply", "x.patch"]);
    assert!(read(repo.path(), "a.py").contains("timeout=30"), "{diff}");
}

#[test]
fn every_fixed_wait_of_a_loop_grows() {
    let code = "import time\n\nimport requests\n\n\ndef models():\n    for attempt in range(5):\n        try:\n            r = requests.get(\"https://api.openai.com/v1/models\", timeout=9)\n        except requests.ConnectionError:\n            time.sleep(1)\n            continue\n        if r.status_code == 429:\n            time.sleep(10)\n            continue\n        r.raise_for_status()\n        return r.json()\n    raise RuntimeError(\"gave up\")\n";
    let after = fixed(&[("a.py", code)], "a.py");
    assert_eq!((after.matches("2**attempt").count(), after.matches("import random").count()), (2, 1), "{after}");
}

#[test]
fn an_import_goes_to_those_of_its_kind() {
    let body = "\n\nfunc New() *http.Client { return &http.Client{} }\n\nfunc Ask() {\n\tNew().Get(\"https://api.openai.com/v1/models\")\n}\n";
    let grouped = "package a\n\nimport (\n\t\"fmt\"\n\t\"net/http\"\n\n\t\"github.com/rs/zerolog\"\n\n\t\"twb/pkg\"\n)"
        .to_owned()
        + body;
    let new = fixed(&[("go.mod", "module twb\n"), ("a.go", &grouped)], "a.go");
    assert!(new.contains("\t\"net/http\"\n\t\"time\"\n\n\t\"github.com"), "{new}");
    let plain = "package a\n\nimport (\n\"fmt\"\n\"net/http\"\n)".to_owned() + body;
    let new = fixed(&[("go.mod", "module twb\n"), ("a.go", &plain)], "a.go");
    assert!(new.contains("\"net/http\"\n\"time\"\n)"), "{new}");
    let bound = "package a\n\nimport \"net/http\"".to_owned() + body;
    let new = fixed(&[("go.mod", "module twb\n"), ("a.go", &bound)], "a.go");
    assert!(new.contains("import \"time\"\n"), "{new}");
}

/// A folder of several programs after `fix`, by path.
fn fixed_project(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let (folder, _) = folder(files);
    keylint(folder.path(), &["fix", "--unsafe"]);
    let paths =
        files.iter().map(|(path, _)| (*path).to_owned()).chain([".env.example", "a/.env.example"].map(str::to_owned));
    let text = |path: &String| fs::read_to_string(folder.path().join(path)).unwrap_or_default();
    paths.map(|path| (path.clone(), text(&path))).collect()
}

#[test]
fn a_value_that_the_environment_file_has_keeps_its_name() {
    let openai = "from openai import OpenAI\nclient = OpenAI(api_key=\"{{openai-project-key}}\")\n";
    let fixed = fixed_project(&[
        (
            "a/.env",
            "# keys\nexport BOT_KEY='{{openai-project-key}}' # of the bot\nVITE_KEY={{stripe-secret-key-live}}\n",
        ),
        ("a/app.py", openai),
        ("a/pay.py", "import stripe\nstripe.api_key = \"{{stripe-secret-key-live}}\"\n"),
        ("b/requirements.txt", "openai\n"),
        ("b/app.py", openai),
    ]);
    assert!(fixed["a/app.py"].contains("api_key=os.environ[\"BOT_KEY\"]"), "{}", fixed["a/app.py"]);
    // What a build publishes is no name for a key, and the file of another program says nothing of this one.
    assert!(fixed["a/pay.py"].contains("os.environ[\"STRIPE_SECRET_KEY\"]"), "{}", fixed["a/pay.py"]);
    assert!(fixed["b/app.py"].contains("os.environ[\"OPENAI_API_KEY\"]"), "{}", fixed["b/app.py"]);
}

#[test]
fn names_are_numbered_within_one_program() {
    let client = |slot: &str| format!("from openai import OpenAI\nclient = OpenAI(api_key=\"{{{{{slot}}}}}\")\n");
    let (first, second, third) =
        (client("openai-project-key"), client("openai-project-key:2"), client("openai-project-key:3"));
    let fixed = fixed_project(&[
        ("a/requirements.txt", "openai\n"),
        ("a/app.py", &first),
        ("a/worker/app.py", &second),
        ("b/requirements.txt", "openai\n"),
        ("b/app.py", &third),
    ]);
    assert!(fixed["a/app.py"].contains("\"OPENAI_API_KEY\""), "{}", fixed["a/app.py"]);
    assert!(fixed["a/worker/app.py"].contains("\"OPENAI_API_KEY_2\""), "{}", fixed["a/worker/app.py"]);
    assert!(fixed["b/app.py"].contains("\"OPENAI_API_KEY\""), "{}", fixed["b/app.py"]);
    assert_eq!(fixed["a/.env.example"], "OPENAI_API_KEY=\nOPENAI_API_KEY_2=\n");
    assert_eq!(fixed[".env.example"], "");
}

#[test]
fn a_password_is_named_after_what_it_opens() {
    for (path, text, name) in [
        ("a.php", "<?php\n$db = new PDO('mysql:host=db;dbname=x', 'root', '{{random:14}}');\n", "'MYSQL_PASSWORD'"),
        (
            "a.py",
            "import redis\nr = redis.Redis(\n    host=\"cache.acme.io\",\n    password=\"{{random:14}}\",\n)\n",
            "\"REDIS_PASSWORD\"",
        ),
        (
            "a.py",
            "import smtplib\ns = smtplib.SMTP(\"mail.acme.io\")\ns.connect(user=\"app\", pwd=\"{{random:14}}\")\n",
            "\"PASSWORD\"",
        ),
        (
            "A.java",
            "class A {\n  Object a() throws Exception {\n    return DriverManager.getConnection(\"jdbc:postgresql://db.acme.io/shop?user=app&password={{random:14}}\");\n  }\n}\n",
            "\"POSTGRES_PASSWORD\"",
        ),
    ] {
        let text = fixed(&[(path, text)], path);
        assert!(text.contains(&format!("({name})")) || text.contains(&format!("[{name}]")), "{text}");
    }
}
