//! Credential formats that a user declares: found wherever built-in ones are, in trees, layers, histories and messages.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git::Repo;
use keylint::rules::sample;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const DECLARED: &str = "[[credential]]\nid = \"acme-key\"\nname = \"ACME service key\"\nprefixes = [\"acme_live_\", \"acme_t:\"]\n\
                        shape = \"alnum:24 [ '.' hex:8 ]\"\nseverity = \"critical\"\nrevoke = \"https://keys.acme.example\"\n";

fn keylint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(folder);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.output().unwrap()
}

/// The findings of a run: path, line and what was found.
fn findings(folder: &Path, arguments: &[&str]) -> Vec<(String, u64, String)> {
    let output = keylint(folder, &[arguments, &["--format", "json"]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let finding = |line: Value| {
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        (line["type"] == "finding").then(|| (text("path"), line["line"].as_u64().unwrap_or(0), text("credential")))
    };
    let mut all: Vec<_> = lines.filter_map(finding).collect();
    all.sort();
    all
}

fn body(seed: u64, len: usize) -> String {
    const SET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut draw = sample::Draw::new(seed);
    (0..len).map(|_| char::from(SET[draw.below(SET.len())])).collect()
}

fn key(seed: u64) -> String {
    format!("acme_live_{}", body(seed, 24))
}

#[test]
fn a_token_is_found_wherever_it_begins_and_ends_as_declared() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    file("keylint.toml", DECLARED);
    let (one, two) = (key(1), format!("acme_t:{}.0123abcd", body(2, 24)));
    for (name, text) in [
        ("plain.txt", format!("{one}\n")),
        ("comment.py", format!("# see {two}\n")),
        ("glued.env", format!("X=1\nNAME={}\n", key(3))),
        ("escape.c", format!("puts(\"a\\n{}\");\n", key(4))),
        ("encoded.yaml", format!("data: {}\n", data_encoding::BASE64.encode(format!("k: {}", key(5)).as_bytes()))),
        ("wide.txt", String::new()),
    ] {
        file(name, &text);
    }
    let wide: Vec<u8> = format!("key {}\n", key(6)).encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path().join("wide.txt"), [&[0xff, 0xfe], &wide[..]].concat()).unwrap();
    for (name, text) in [
        ("short.txt", format!("acme_live_{}\n", body(7, 23))),
        ("long.txt", format!("acme_live_{}\n", body(8, 25))),
        ("within.txt", format!("x{}\n", key(9))),
        ("placeholder.txt", format!("acme_live_{}\n", "x".repeat(24))),
    ] {
        file(name, &text);
    }
    let found = findings(folder.path(), &["check"]);
    let names: Vec<&str> = found.iter().map(|(path, _, _)| path.as_str()).collect();
    assert_eq!(names, ["comment.py", "encoded.yaml", "escape.c", "glued.env", "plain.txt", "wide.txt"], "{found:?}");
    assert!(found.iter().all(|(_, _, credential)| credential == "acme-key"));
    assert_eq!(findings(folder.path(), &["check", "--no-repo-config", "plain.txt", "comment.py"]), []);
}

#[test]
fn what_is_said_of_it_names_it_and_masks_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("keylint.toml"), DECLARED).unwrap();
    fs::write(folder.path().join("a.py"), format!("x = \"{}\"\n", key(1))).unwrap();
    let text = |arguments: &[&str]| String::from_utf8(keylint(folder.path(), arguments).stdout).unwrap();
    for (arguments, parts) in [
        (&["check"][..], &["ACME service key", "https://keys.acme.example"][..]),
        (&["check", "--format", "sarif"], &["acme-key"]),
        (&["why", "a.py:1"], &["ACME service key", "acme-key"]),
        (
            &["explain", "acme-key"],
            &["ACME service key", "acme_live_, acme_t:", "critical", "declared in keylint.toml"],
        ),
        (&["rules"], &["credential  acme-key"]),
    ] {
        let shown = text(arguments);
        assert!(parts.iter().all(|part| shown.contains(part)), "{arguments:?}: {shown}");
        assert!(!shown.contains(&key(1)), "{arguments:?} shows it");
    }
}

#[test]
fn what_is_found_in_a_history_does_not_depend_on_how_it_is_stored() {
    let repo = Repo::new("sha1");
    repo.write("keylint.toml", DECLARED.as_bytes());
    let filler: Vec<String> = (0..400).map(|n| format!("line {n} of {}", body(n, 20).to_lowercase())).collect();
    let with = |at: usize, line: &str| {
        let mut lines = filler.clone();
        lines.insert(at, line.to_owned());
        lines.join("\n") + "\n"
    };
    // Brought, kept while something else changes, cut in the middle, whole again, moved, gone.
    let steps = [
        with(100, "nothing"),
        with(100, &format!("a {}", key(1))),
        with(100, &format!("a {} b", key(1))),
        with(300, &format!("a {} b", key(1))),
        with(300, &format!("a {}! b", &key(1)[..30])),
        with(20, &format!("{} {}", key(2), key(1))),
        with(20, "gone"),
    ];
    for (n, text) in steps.iter().enumerate() {
        repo.write("file.txt", text.as_bytes());
        repo.commit(&format!("step {n}"));
    }
    repo.commit(&format!("a message with {}", key(3)));
    let loose = findings(repo.path(), &["audit", "--no-cache"]);
    repo.git(&["repack", "-adfq", "--depth=50", "--window=50"]);
    assert_eq!(findings(repo.path(), &["audit", "--no-cache"]), loose);
    assert_eq!(loose.len(), 3, "{loose:?}");
    // What a pull request brings, and what the next commit would.
    assert_eq!(findings(repo.path(), &["check", "--since", "HEAD~3"]).len(), 3);
    repo.write("new.txt", format!("{}\n", key(4)).as_bytes());
    repo.git(&["add", "new.txt"]);
    assert_eq!(findings(repo.path(), &["check", "--staged"]), [("new.txt".into(), 1, "acme-key".into())]);
}

#[test]
fn another_declaration_is_another_question_to_what_is_remembered() {
    let (repo, cache) = (Repo::new("sha1"), tempfile::tempdir().unwrap());
    repo.write("a.txt", format!("{}\n", key(1)).as_bytes());
    repo.commit("first");
    fs::write(repo.path().join("keylint.toml"), "[lints]\n").unwrap();
    let audit = || {
        std::thread::sleep(std::time::Duration::from_millis(120));
        findings(repo.path(), &["audit", "--cache-dir", cache.path().join("c").to_str().unwrap()]).len()
    };
    assert_eq!((audit(), audit()), (0, 0));
    fs::write(repo.path().join("keylint.toml"), DECLARED).unwrap();
    assert_eq!((audit(), audit()), (1, 1));
}
