//! What somebody does who tries the program for the first time: allows what it names, writes a baseline, moves about.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::git::Repo;
use crate::support::slots;
use std::io::Write;
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
    assert!(said(repo.path(), &["audit", "a"]).0.contains("still there"), "a folder of it stands for all of it");
    assert!(!said(repo.path(), &["audit", "a/app.py"]).0.contains("still there"), "the rest was not read");
}

/// What a run says, with a text on standard input.
fn given(folder: &Path, arguments: &[&str], input: &[u8]) -> (String, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(folder).env("HOME", folder).env_remove("XDG_CACHE_HOME");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr), output.status.code())
}

#[test]
fn requests_of_a_file_with_the_key_in_the_address_are_all_named() {
    let repo = Repo::bare_of_commits();
    let request = |path: &str| {
        format!("requests.get(\"https://api.openai.com/v1/{path}?api_key=\" + K, timeout=4).raise_for_status()\n")
    };
    let head = "import os\nimport requests\nK = os.environ[\"OPENAI_API_KEY\"]\n";
    repo.write("a.py", format!("{head}{}{}", request("models"), request("files")).as_bytes());
    let (out, _) = said(repo.path(), &["check", "--only", "key-in-url-query"]);
    assert_eq!(out.matches("warning[key-in-url-query]").count(), 1, "{out}");
    assert!(out.contains("note: likewise") && out.contains("a.py:5:1"), "{out}");
    repo.write("a.py", format!("{head}{}", request("models")).as_bytes());
    let (out, _) = said(repo.path(), &["check", "--only", "key-in-url-query"]);
    assert!(out.contains("warning[key-in-url-query]") && !out.contains("likewise"), "{out}");
}

#[test]
fn changes_on_standard_input_are_those_of_their_files_and_what_they_take_away_is_gone() {
    let repo = Repo::new("sha1");
    let (one, two) = ("TOKEN = \"{{github-pat-classic}}\"\n", "OTHER = \"{{github-pat-classic:2}}\"\n");
    repo.write("src/a.py", &filled(&format!("a = 1\nb = 2\n{one}c = 3\n")));
    repo.commit("one");
    repo.write("src/a.py", b"a = 1\nb = 2\nc = 3\n");
    let check = |diff: &[u8]| given(repo.path(), &["check", "--stdin"], diff);
    let (out, status) = check(&repo.git(&["diff"]));
    assert_eq!(status, Some(0), "it is taken out: {out}");
    repo.write("src/a.py", &filled(&format!("a = 1\nb = 2\n{one}c = 3\n{two}")));
    let (out, status) = check(&repo.git(&["diff"]));
    assert_eq!(status, Some(1), "{out}");
    assert!(out.contains("src/a.py:5:") && !out.contains("src/a.py:3:") && !out.contains("standard input"), "{out}");
    assert!(out.contains("1 by unchanged line"), "{out}");
    // What stands around the changes is read as it is, and what is no change at all.
    let message = filled(&format!("commit 1\n\n    {one}\n"));
    let (out, status) = check(&[&message[..], &repo.git(&["diff"])].concat());
    assert!(status == Some(1) && out.contains("standard input:3:") && out.contains("src/a.py:5:"), "{out}");
    let (out, status) = check(&filled(one));
    assert!(status == Some(1) && out.contains("standard input:1:"), "{out}");
}

const CALL: &str = "import requests\n\n\ndef ask():\n    return requests.post(\"https://api.openai.com/v1/models\", verify=False).json()\n";

#[test]
fn standard_input_is_the_text_of_the_file_that_is_named() {
    let repo = Repo::bare_of_commits();
    let (out, status) = given(repo.path(), &["check", "--stdin-filename", "src/a.py"], CALL.as_bytes());
    assert!(status == Some(1) && out.contains("error[tls-verify-off]") && out.contains("src/a.py:5"), "{out}");
    let (out, status) = given(repo.path(), &["check", "--stdin"], CALL.as_bytes());
    assert_eq!(status, Some(0), "without a name nothing is known of its language: {out}");
    let (out, status) = given(repo.path(), &["check", "--stdin-filename", "src/a.txt"], CALL.as_bytes());
    assert_eq!(status, Some(0), "{out}");
}

#[test]
fn files_of_a_list_are_read_and_no_others() {
    let repo = Repo::bare_of_commits();
    let leak = |n: u8| filled(&format!("TOKEN = \"{{{{github-pat-classic:{n}}}}}\"\n"));
    for (name, n) in [("a.py", 1), ("b c.py", 2), ("d.py", 3)] {
        repo.write(name, &leak(n));
    }
    for list in [&b"a.py\nb c.py\n"[..], b"a.py\0b c.py\0", b"a.py\r\nb c.py"] {
        let (out, status) = given(repo.path(), &["check", "--files-from", "-"], list);
        assert!(status == Some(1) && out.contains("found 2 errors") && !out.contains("d.py"), "{out}");
    }
    repo.write("list", b"d.py\n");
    let (out, status) = said(repo.path(), &["check", "--files-from", "list", "a.py"]);
    assert!(status == Some(1) && out.contains("found 2 errors") && !out.contains("b c.py"), "{out}");
    assert_eq!(given(repo.path(), &["check", "--files-from", "-"], b"").1, Some(0), "an empty list is no folder");
    assert_eq!(given(repo.path(), &["check", "--files-from", "-"], b"gone.py\n").1, Some(2));
}

#[test]
fn the_command_line_leaves_out_paths_and_lints() {
    let repo = Repo::bare_of_commits();
    repo.write("src/a.py", CALL.as_bytes());
    repo.write("gen/b.py", &filled("TOKEN = \"{{github-pat-classic}}\"\n"));
    repo.write(
        "keylint.toml",
        b"[paths]\nexclude = [\"gen\"]\n[[override]]\npaths = [\"src\"]\nlints = { tls-verify-off = \"error\" }\n",
    );
    let check = |arguments: &[&str]| said(repo.path(), &[&["check"][..], arguments].concat());
    let (out, _) = check(&[]);
    assert!(out.contains("tls-verify-off") && out.contains("missing-timeout") && !out.contains("gen/b.py"), "{out}");
    let (out, _) = check(&["--allow", "tls-verify-off"]);
    assert!(!out.contains("[tls-verify-off]") && out.contains("missing-timeout"), "{out}");
    assert!(out.contains("by configuration"), "it is counted: {out}");
    let (out, _) = check(&["--only", "tls-verify-off"]);
    assert!(out.contains("[tls-verify-off]") && !out.contains("[missing-timeout]"), "{out}");
    let (out, status) = check(&["--allow", "tls-verify-of"]);
    assert!(status == Some(2) && out.contains("did you mean `tls-verify-off`?"), "{out}");
    let (out, _) = check(&["--exclude", "src/*.py"]);
    assert!(!out.contains("tls-verify-off") && out.contains("excluded by configuration"), "{out}");
    let (out, _) = said(&repo.path().join("src"), &["check", "..", "--exclude", "a.py"]);
    assert!(!out.contains("tls-verify-off"), "relative to where somebody stands: {out}");
    assert_eq!(check(&["--exclude", "a["]).1, Some(2));
    // What is named is read, whatever the file says; what a pattern of the same file says of what is below counts.
    for named in ["gen", "gen/b.py"] {
        let (out, status) = check(&[named]);
        assert!(status == Some(1) && out.contains("gen/b.py:1"), "{named}: {out}");
    }
    repo.write("keylint.toml", b"[paths]\nexclude = [\"gen\", \"b.py\"]\n");
    assert!(!check(&["gen"]).0.contains("gen/b.py:1"));
    let (out, status) = check(&["--staged", "src"]);
    assert!(status == Some(0) && out.contains("the whole index, whatever files are named"), "{out}");
}

#[test]
fn providers_that_can_be_extended_are_listed() {
    let repo = Repo::bare_of_commits();
    let (out, _) = said(repo.path(), &["rules"]);
    assert!(out.lines().any(|line| line.starts_with("provider    language-confidence ")), "{out}");
    let (json, _) = said(repo.path(), &["rules", "--format", "json"]);
    let listed = json.lines().filter_map(|line| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        (value["type"] == "provider").then(|| value["id"].as_str().unwrap().to_owned())
    });
    let listed: Vec<String> = listed.collect();
    assert!(!listed.is_empty());
    for id in listed {
        repo.write("keylint.toml", format!("[[provider]]\nextends = \"{id}\"\n").as_bytes());
        assert_eq!(said(repo.path(), &["check"]).1, Some(0), "{id}");
    }
}

#[test]
fn a_long_secret_is_shown_short_and_variables_are_named_after_what_they_hold() {
    let repo = Repo::bare_of_commits();
    repo.write("a.py", &filled("API_TOKEN = \"{{random:164}}\"\nHOOK = \"{{slack-webhook-url}}\"\n"));
    let (out, status) = said(repo.path(), &["check", "--all"]);
    assert_eq!(status, Some(1), "{out}");
    assert!(out.contains("164 characters") && out.contains("****...\""), "{out}");
    let blocks: Vec<&str> =
        out.split("error[").skip(1).map(|block| block.split("help: read").next().unwrap()).collect();
    assert_eq!(blocks.len(), 2, "{out}");
    assert!(!blocks[0].contains(&"*".repeat(60)) && !blocks[0].contains(&"━".repeat(60)), "{out}");
    assert!(out.contains("SLACK_WEBHOOK_URL") && !out.contains("SLACK_BOT_TOKEN"), "{out}");
}

#[test]
fn why_names_what_is_said_of_the_requests_of_a_line() {
    let repo = Repo::bare_of_commits();
    repo.write("a.py", CALL.as_bytes());
    let (out, _) = said(repo.path(), &["why", "a.py:5"]);
    assert!(out.contains("warning[missing-timeout] here") && out.contains("error[tls-verify-off] here"), "{out}");
    assert!(!out.contains("nothing on this line"), "{out}");
    let (out, _) = said(repo.path(), &["why", "a.py:1"]);
    assert!(out.contains("nothing on this line") && !out.contains(" here:"), "{out}");
}

#[test]
fn a_password_is_masked_as_a_whole_and_a_key_but_for_its_public_prefix() {
    let repo = Repo::bare_of_commits();
    repo.write("a.py", &filled("password = \"{{random:12}}\"\nkey = \"{{stripe-secret-key-live}}\"\n"));
    let (json, _) = said(repo.path(), &["check", "--format", "json", "--all"]);
    let findings = json.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let secrets: Vec<String> = findings.filter_map(|f| Some(f["secret"].as_str()?.to_owned())).collect();
    assert_eq!(secrets.len(), 2, "{json}");
    assert!(secrets.contains(&"*".repeat(12)), "{secrets:?}");
    assert!(secrets.iter().any(|secret| secret.starts_with("sk_live_*")), "{secrets:?}");
}

#[test]
fn what_else_is_said_of_a_secret_stands_with_it() {
    let repo = Repo::bare_of_commits();
    let leak = filled("TOKEN = \"{{github-pat-classic}}\"\n");
    ["a.py", "b.py", "c.py"].iter().for_each(|name| repo.write(name, &leak));
    let (out, status) = said(repo.path(), &["check"]);
    assert_eq!(status, Some(1), "{out}");
    assert!(!out.contains("\nwarning[key-reused-in-files]"), "no block of its own: {out}");
    assert!(out.contains("note: warning[key-reused-in-files]: the same key stands in 3 files: keep it"), "{out}");
    let (json, _) = said(repo.path(), &["check", "--format", "json"]);
    assert!(json.contains("\"lint\":\"key-reused-in-files\""), "it stays a finding: {json}");
    // Where the secret itself is allowed nothing is said of it; where its lint is off, what else is said stands alone.
    repo.write("keylint.toml", b"[lints]\nhardcoded-secret = \"off\"\n");
    let (out, _) = said(repo.path(), &["check"]);
    assert!(!out.contains("note: warning[key-reused"), "{out}");
}

#[test]
fn what_one_file_tells_is_told_where_another_says_less_of_it() {
    let repo = Repo::bare_of_commits();
    let [known, other] = [1, 2].map(|_| String::from_utf8(filled("{{random:32}}")).unwrap());
    let other = other.chars().rev().collect::<String>();
    repo.write("app.properties", format!("api.key={known}\n").as_bytes());
    repo.write("README.md", format!("\"Key\": \"{known}\"\n\"Key\": \"{other}\"\n").as_bytes());
    let lines = || {
        let (json, _) = said(repo.path(), &["check", "--format", "json"]);
        let findings = json.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let place = |f: serde_json::Value| Some((f["path"].as_str()?.to_owned(), f["line"].as_u64()?));
        findings.filter_map(place).collect::<Vec<_>>()
    };
    let told = |path: &str, line| lines().contains(&(path.to_owned(), line));
    assert!(told("app.properties", 1) && told("README.md", 1) && !told("README.md", 2), "{:?}", lines());
    // Nothing tells it any more.
    repo.write("app.properties", b"");
    assert!(!told("README.md", 1), "{:?}", lines());
}

#[test]
fn a_short_password_is_told_again_under_the_name_of_one_and_outside_of_tests() {
    let repo = Repo::bare_of_commits();
    let word = ["hot", "ra7"].concat();
    let settings = format!(
        "<?php\nreturn ['host' => 'db.kontor-shop.io', 'username' => 'kontor', 'database' => 'shop', 'password' => '{word}'];\n"
    );
    let alone = format!("<?php\nreturn ['master_password' => '{word}', 'label' => '{word}'];\n");
    repo.write("config/shop.php", settings.as_bytes());
    repo.write("config/admin.php", alone.as_bytes());
    repo.write("tests/LoginTest.php", alone.as_bytes());
    let count = |path: &str| {
        let (json, _) = said(repo.path(), &["check", "--format", "json"]);
        json.lines()
            .filter(|line| line.contains("\"hardcoded-secret\"") && line.contains(&format!("\"path\":\"{path}\"")))
            .count()
    };
    assert_eq!(["config/shop.php", "config/admin.php", "tests/LoginTest.php"].map(count), [1, 1, 0]);
    repo.write("config/shop.php", b"");
    assert_eq!(count("config/admin.php"), 0, "nothing tells it any more");
}

#[test]
fn one_value_under_several_names_of_a_template_stands_for_them_all() {
    let repo = Repo::new("sha1");
    let sample = |names: &[&str]| {
        let line = |name: &&str| format!("{name}_encryption_key: {{{{random:40}}}}\n");
        filled(&(names.iter().map(line).collect::<String>() + "wifi_api_key: {{random:41}}\n"))
    };
    let lines = |args: &[&str]| {
        let (json, _) = said(repo.path(), &[args, &["--format", "json"]].concat());
        json.lines().filter(|line| line.contains("\"type\":\"finding\"") && line.contains("\"credential\"")).count()
    };
    repo.write("esphome/secrets.yaml.sample", &sample(&["bed", "lamp", "boiler"]));
    repo.commit("a sample");
    assert_eq!(lines(&["check"]), 1, "the other value alone");
    repo.write("esphome/secrets.yaml.sample", b"");
    repo.commit("without it");
    assert_eq!(lines(&["audit"]), 1, "in the history, too");
    // Two settings may share a value, and what is in use is no template.
    repo.write("esphome/secrets.yaml.sample", &sample(&["bed", "lamp"]));
    repo.write("esphome/secrets.yaml", &sample(&["bed", "lamp", "boiler"]));
    assert!(lines(&["check"]) >= 5);
}

#[test]
fn a_password_of_digits_is_told_again_under_the_name_of_one_alone() {
    let repo = Repo::bare_of_commits();
    let digits = ["0557", "3948", "21"].concat();
    let settings = format!(
        "{{\"Host\": \"10.8.3.1\", \"Username\": \"kontor\", \"Database\": \"shop\", \"Password\": \"{digits}\"}}\n"
    );
    repo.write("appsettings.json", settings.as_bytes());
    repo.write("FIX.md", format!("```json\n\"Password\": \"{digits}\",\n\"Phone\": \"{digits}\"\n```\n").as_bytes());
    let (json, _) = said(repo.path(), &["check", "--format", "json"]);
    let told = json.lines().filter(|line| line.contains("\"path\":\"FIX.md\"") && line.contains("\"secret\""));
    assert_eq!(told.count(), 1, "{json}");
}
