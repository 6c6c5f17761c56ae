//! The program as it is run: streams, exit status, files.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn keylint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "CI", "HOME", "XDG_CACHE_HOME"] {
        command.env_remove(variable);
    }
    for variable in ["LC_ALL", "LC_CTYPE", "LANG"] {
        command.env_remove(variable);
    }
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn wrong_usage_is_2_and_names_the_next_step() {
    let dir = tempfile::tempdir().unwrap();
    for (arguments, hint) in [
        (&["explain", "unused-alow"][..], "did you mean `unused-allow`?"),
        (&["explain", "zzzzzzzzzzzzzzzzzz"], "`keylint rules` lists all"),
        (&["explain", ""], "`keylint rules` lists all"),
        (&["explain", "GITHUB_TOKEN"], "`github-pat-classic`"),
        (&["check", "not-there"], "not-there"),
        (&["audit", "not-there"], "not-there"),
        (&["check", "--staged", "--stdin"], "--stdin"),
        (&["check", "--frobnicate"], "--frobnicate"),
        (&["."], "`keylint check .` looks at files, `keylint audit .` at a repository"),
        (&["check", "--memory", "lots"], "K, M or G"),
        (&["check", "--config", "not-there.toml"], "not-there.toml"),
        (&["check", "-", "."], "-: there is no such file or folder; alone it is standard input"),
        (&["check", ".", "--output", "no/such/folder"], "no/such/folder: there is no such file or folder"),
        (&["check", "--range", "main"], "write a range as OLD..NEW"),
        (&["check", "--since", "main"], "not a git repository"),
        (&["why", "not-there.py:1"], "write `keylint why FILE:LINE`"),
    ] {
        let output = keylint(dir.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(hint), "{arguments:?}: {}", text(&output.stderr));
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!text(&output.stderr).contains("os error"), "{}", text(&output.stderr));
    }
}

/// What is found below a path that was named so, without what leads to the project.
fn found(folder: &Path, named: &str, above: &str) -> Vec<String> {
    let output = keylint(folder, &["check", "--format", "json", named]);
    let lines = text(&output.stdout);
    let values = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let findings = values.filter(|value| value["type"] == "finding");
    let of = |value: serde_json::Value| {
        let path = value["path"].as_str().unwrap();
        let own = path.strip_prefix(above).unwrap_or_else(|| panic!("{path} is not below {above}"));
        format!("{} {own}:{} {}", value["lint"], value["line"], value["fingerprint"])
    };
    findings.map(of).collect()
}

#[test]
fn folders_that_lead_to_a_project_say_nothing_of_its_files() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("tests/examples/locales");
    let project = place.join("project");
    fs::create_dir_all(project.join("src")).unwrap();
    fs::create_dir_all(project.join("tests")).unwrap();
    fs::create_dir_all(project.join("old")).unwrap();
    let password = format!("Tr{}ub{}dor&{}x", 0, 4, 3);
    fs::write(project.join("src/app.py"), format!("password = \"{password}\"\n")).unwrap();
    fs::write(project.join("src/urls.py"), "API = \"http://api.openai.com/v1\"\n").unwrap();
    let call = "import requests\nfrom .urls import API\n\nrequests.post(API, timeout=9)\n";
    fs::write(project.join("src/call.py"), call).unwrap();
    fs::write(project.join("tests/test_app.py"), format!("password = \"{password}\"\n")).unwrap();
    fs::write(project.join("old/app.py"), format!("password = \"{password}\"\n")).unwrap();
    fs::write(project.join("keylint.toml"), "[paths]\nexclude = [\"old/**\"]\n").unwrap();
    let shown = |folder: &Path| format!("{}/", folder.to_str().unwrap());
    let here = found(&project, ".", "");
    assert!(here.iter().any(|line| line.contains("src/app.py:1")), "{here:?}");
    assert!(here.iter().any(|line| line.contains("plaintext-http")), "{here:?}");
    assert!(!here.iter().any(|line| line.contains("old/")), "{here:?}");
    assert_eq!(found(dir.path(), project.to_str().unwrap(), &shown(&project)), here);
    assert_eq!(found(&project.join("src"), "..", "../"), here);
    // Below the current folder, that is the project, unless the folder is one of its own.
    assert!(found(dir.path(), "tests/examples/locales/project", "").is_empty());
    fs::create_dir(project.join(".git")).unwrap();
    for (file, content) in [("HEAD", "ref: refs/heads/main\n"), ("config", "[core]\n\trepositoryformatversion = 0\n")] {
        fs::write(project.join(".git").join(file), content).unwrap();
    }
    fs::create_dir_all(project.join(".git/objects")).unwrap();
    fs::create_dir_all(project.join(".git/refs")).unwrap();
    assert_eq!(found(dir.path(), "tests/examples/locales/project", "tests/examples/locales/project/"), here);
    assert_eq!(found(&place, "project", "project/"), here);
    // A part of a project is seen as one.
    let part = found(dir.path(), project.join("src").to_str().unwrap(), &shown(&project));
    assert!(!part.is_empty() && part.iter().all(|line| here.contains(line)), "{part:?}");
    assert!(found(dir.path(), project.join("tests").to_str().unwrap(), &shown(&project)).is_empty());
}

/// What a shell makes of a script in which `$KEYLINT` is the program.
#[cfg(unix)]
fn shell(folder: &Path, script: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new("sh");
    command.args(["-c", script]).env("KEYLINT", env!("CARGO_BIN_EXE_keylint")).env("HOME", folder);
    let output = command.current_dir(folder).stdin(Stdio::null()).output().unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[cfg(unix)]
#[test]
fn a_system_that_gives_little_is_enough_or_said() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("a/b/c/d/e/f")).unwrap();
    fs::write(dir.path().join("a/b/c/d/e/f/leak.py"), format!("KEY = \"{}\"\n", key(1))).unwrap();
    for (script, status, said) in [
        ("ulimit -n 12; $KEYLINT check", 1, ""),
        ("ulimit -v 500000; $KEYLINT check --threads 2", 1, ""),
        ("ulimit -v 400000; $KEYLINT check --threads 500", 2, "ask for fewer with `--threads`"),
        ("$KEYLINT check > /dev/full", 2, "could not be written to standard output: no space left on device"),
        ("$KEYLINT check >&-", 1, ""),
        ("$KEYLINT check 2>&-", 1, ""),
        ("HOME=/proc XDG_CACHE_HOME=/proc/1 $KEYLINT audit", 1, ""),
        ("env -i $KEYLINT audit", 1, ""),
        ("$KEYLINT audit --cache-dir /proc/none", 1, "nothing is remembered"),
        ("mkdir empty; $KEYLINT audit empty", 0, "there is nothing in it"),
        ("$KEYLINT check empty", 0, "there is nothing in it"),
        ("mkdir left; touch left/a; $KEYLINT check left --exclude left", 3, "nothing at all was read"),
        (
            "ln -s nowhere dang; $KEYLINT check dang >&2",
            3,
            "NOT read: 1 target (a symbolic link that leads nowhere): dang",
        ),
        ("ln -s round round; $KEYLINT audit round >&2", 3, "(a symbolic link that leads nowhere)"),
        (
            "printf '\\037\\213\\110\\010\\000\\001' > a.tgz; $KEYLINT check a.tgz >&2",
            3,
            "in a form that is not known): a.tgz",
        ),
        ("echo text > b.gz; $KEYLINT check b.gz", 0, ""),
    ] {
        let (found, out, error) = shell(dir.path(), script);
        assert_eq!(found, Some(status), "{script}: {out}{error}");
        assert!(error.contains(said) && !error.contains("internal error"), "{script}: {error}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_text_are_shown_and_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("leak.py"), format!("KEY = \"{}\"\n", key(1))).unwrap();
    let name = "$(printf '\\377.py')";
    let (status, out, _) = shell(dir.path(), &format!("mv leak.py \"{name}\"; $KEYLINT check"));
    assert!(status == Some(1) && out.contains("\\xff.py:1:8"), "{out}");
    let (status, out, error) = shell(dir.path(), &format!("$KEYLINT why \"{name}:1\""));
    assert!(status == Some(0) && out.contains("dB: "), "{out}{error}");
}

#[test]
fn help_and_pages_go_to_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    for (arguments, expected) in [
        (&["--help"][..], "Exit status:"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
        (&["explain", "unused-allow"], "## Why it matters"),
        (&["explain", "Unused-Allow"], "## Why it matters"),
        (&["explain", "ghp_"], "- severity: critical"),
        (&["rules"], "unused-allow"),
        (&["completions", "bash"], "--show-secrets"),
    ] {
        let output = keylint(dir.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(text(&output.stdout).contains(expected), "{arguments:?}");
    }
    let rules = text(&keylint(dir.path(), &["rules", "--format", "json"]).stdout);
    assert!(rules.lines().all(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["type"].is_string()));
}

#[test]
fn a_configuration_that_cannot_be_understood_is_2_with_its_place_and_never_a_scan() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("keylint.toml"), "[lints]\nunused-alow = \"off\" # \u{202e}\n").unwrap();
    let output = keylint(dir.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    let shown = text(&output.stderr);
    for part in
        ["error[configuration]: there is no lint `unused-alow`", "keylint.toml:2:1", "did you mean `unused-allow`?"]
    {
        assert!(shown.contains(part), "{shown}");
    }
    assert!(!shown.contains('\u{202e}'));
}

/// A key of some rule that its form alone proves likely, drawn from the rule with a fixed seed; `n` makes different ones.
fn key(n: u64) -> String {
    use keylint::rules::{Check, Class, Piece, Severity, credentials};
    let strict = |c: &&keylint::rules::Credential| {
        c.class == Class::Prefix
            && c.check == Check::None
            && !c.needs_context
            && !c.client_safe
            && !c.retired
            && c.severity >= Severity::High
            && c.marker.is_empty()
            && c.prefixes.first().is_some_and(|p| p.len() >= 4)
            && matches!(c.shape, [Piece::Class { min: 24..=64, .. }])
    };
    let rule = credentials().iter().find(strict).unwrap();
    let [Piece::Class { set, min, .. }] = rule.shape else { panic!("shape") };
    let members: Vec<char> = set.members().map(char::from).filter(|c| c.is_ascii_alphanumeric()).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15u64.wrapping_mul(n + 1);
    let body = (0..*min).map(|_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        members[(state % members.len() as u64) as usize]
    });
    format!("{}{}", rule.prefixes[0], body.collect::<String>())
}

#[test]
fn the_status_says_what_happened() {
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| fs::write(dir.path().join(name), text).unwrap();
    let status = |arguments: &[&str]| keylint(dir.path(), arguments).status.code();
    file("clean.py", "x = 1\n");
    assert_eq!(status(&["check"]), Some(0));
    file("leak.py", &format!("KEY = \"{}\"\n", key(1)));
    assert_eq!(status(&["check"]), Some(1));
    assert_eq!(status(&["audit"]), Some(1));
    assert_eq!(status(&["check", "clean.py"]), Some(0));
    assert_eq!(status(&["check", "--exit-zero"]), Some(0));
    assert_eq!(status(&["check", "--fail-on", "never"]), Some(0));
    file("keylint.toml", "[lints]\nhardcoded-secret = \"note\"\n");
    assert_eq!(status(&["check", "leak.py"]), Some(0));
    assert_eq!(status(&["check", "leak.py", "--fail-on", "note"]), Some(1));
    assert_eq!(status(&["check", "leak.py", "--no-repo-config"]), Some(1));
    file("keylint.toml", "[paths]\nexclude = [\"*\"]\n");
    let output = keylint(dir.path(), &["check"]);
    assert!(text(&output.stdout).contains("excluded by configuration"), "what a target narrows is said");
    assert_eq!(status(&["check", "leak.py"]), Some(1), "what is named is read");
}

#[test]
fn names_and_values_within_data_are_no_assignments_whatever_its_head_looks_like() {
    let dir = tempfile::tempdir().unwrap();
    let key = key(5);
    let data = format!("PASSWORD=/x!{}y9\0\x01\0\0\x02{}", "Kq7", "\0\x03abc".repeat(80));
    let text = "a line of plain text\n".repeat(500);
    let status = |bytes: String| {
        fs::write(dir.path().join("object.o"), bytes).unwrap();
        keylint(dir.path(), &["check"]).status.code()
    };
    assert_eq!(status(format!("{text}{data}")), Some(0));
    assert_eq!(status(format!("{text}PASSWORD=x!Kq7y9zz\n{text}{data}")), Some(1), "beside text it is one");
    assert_eq!(status(format!("{text}{data}\0{key}\0{data}")), Some(1), "a whole form counts");
}

#[test]
fn a_key_with_a_wrong_checksum_is_counted_and_shown_on_demand() {
    use keylint::rules::{Check, credentials, sample};
    let rule = credentials().iter().find(|r| matches!(r.check, Check::Crc32 { .. }) && r.prefixes.len() == 1).unwrap();
    let draw = &mut sample::Draw::new(3);
    let key = sample::token(rule, draw).unwrap();
    let broken = sample::damaged(rule, &key, sample::Damage::Changed, draw);
    let repo = crate::support::git::Repo::new("sha1");
    let line = format!("ACCESS_TOKEN = \"{broken}\"\n");
    repo.write("past.py", line.as_bytes());
    repo.commit("one");
    repo.write("past.py", b"");
    repo.commit("two");
    let place = |arguments: &[&str]| {
        let output = keylint(repo.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        text(&output.stdout)
    };
    let trace = "suppressed 1 by a wrong checksum or a broken form";
    assert!(!place(&["check"]).contains(trace), "it stands in the history alone");
    assert!(place(&["audit", "--no-cache"]).contains(trace));
    assert!(place(&["audit", "--no-cache", "--all"]).contains("malformed"));
    repo.write("now.py", line.as_bytes());
    assert!(place(&["check"]).contains(trace));
    assert!(place(&["check", "--all"]).contains("malformed"));
    let summary = place(&["check", "--format", "json"]);
    assert!(summary.contains(r#""suppressed":{"a wrong checksum or a broken form":1}"#), "{summary}");
}

#[test]
fn a_name_decides_whose_key_it_is_where_providers_share_a_prefix() {
    use keylint::rules::{credentials, sample};
    let shared = |r: &&keylint::rules::Credential| {
        let is =
            |o: &keylint::rules::Credential| o.provider != r.provider && o.prefixes == r.prefixes && o.needs_context;
        r.prefixes == ["sk_test_"] && !r.needs_context && credentials().iter().any(is)
    };
    let rule = credentials().iter().find(|r| shared(r)).unwrap();
    let key = sample::token(rule, &mut sample::Draw::new(4)).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let headline = |name: &str| {
        fs::write(dir.path().join("a.py"), format!("{name} = \"{key}\"\n")).unwrap();
        text(&keylint(dir.path(), &["check"]).stdout).lines().next().unwrap().to_owned()
    };
    assert!(headline("payment").contains(" or "), "nothing decides: {}", headline("payment"));
    let named = headline(&format!("{}_key", rule.provider));
    assert!(named.contains(rule.name) && !named.contains(" or "), "{named}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_3_and_named_in_every_format() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let locked = dir.path().join("locked.py");
    fs::write(&locked, "x = 1\n").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_ok() {
        return; // The superuser reads everything.
    }
    for format in ["human", "json", "sarif", "github"] {
        let output = keylint(dir.path(), &["check", "--format", format]);
        assert_eq!(output.status.code(), Some(3), "{format}");
        assert!(text(&output.stdout).contains("locked.py"), "{format}");
    }
}

#[test]
fn reports_agree_and_no_stream_holds_the_secret() {
    let dir = tempfile::tempdir().unwrap();
    let secret = key(2);
    fs::create_dir(dir.path().join("src")).unwrap();
    fs::write(dir.path().join("src/leak.py"), format!("a = 1\nKEY = \"{secret}\"\n")).unwrap();
    fs::write(dir.path().join(format!("{secret}.txt")), "the name holds it\n").unwrap();
    let json = keylint(dir.path(), &["check", "--format", "json"]);
    let lines: Vec<serde_json::Value> = text(&json.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let finding = &lines[1];
    assert_eq!((&finding["path"], &finding["line"], &finding["column"]), (&"src/leak.py".into(), &2.into(), &8.into()));
    assert_eq!(
        (&lines[2]["type"], &lines[2]["errors"], &lines[2]["complete"]),
        (&"summary".into(), &1.into(), &true.into())
    );
    let named = text(&keylint(dir.path(), &["check", "./src/", "src", "--format", "json"]).stdout);
    assert_eq!(
        named.lines().nth(1),
        text(&json.stdout).lines().nth(1),
        "paths are shown as they are reached; none twice"
    );
    assert_eq!(named.lines().count(), 3);
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["check", "--color", "always"],
        &["audit", "--all"],
        &["why", "src/leak.py:2"],
    ] {
        let output = keylint(dir.path(), arguments);
        for stream in [&output.stdout, &output.stderr] {
            assert!(!text(stream).contains(&secret[8..]), "{arguments:?}");
        }
    }
    let shown = keylint(dir.path(), &["check", "--show-secrets", "--format", "json"]);
    assert!(text(&shown.stdout).contains(&format!("\"secret\":\"{secret}\"")));
}

#[test]
fn a_report_file_is_whole_and_private_and_people_are_told() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("src")).unwrap();
    fs::write(dir.path().join("src/leak.py"), format!("KEY = \"{}\"\n", key(3))).unwrap();
    let output = keylint(dir.path(), &["check", "src", "--format", "sarif", "--output", "out.sarif"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty() && text(&output.stderr).contains("found 1 error"));
    let document: serde_json::Value = serde_json::from_slice(&fs::read(dir.path().join("out.sarif")).unwrap()).unwrap();
    assert_eq!(document["runs"][0]["results"].as_array().unwrap().len(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(dir.path().join("out.sarif")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left behind: {names:?}");
    let refused = keylint(dir.path(), &["check", "src", "--output", "no/such/folder/out"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_baseline_silences_what_is_known_counts_it_and_nothing_new() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("src");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("old.py"), format!("KEY = \"{}\"\n", key(5))).unwrap();
    assert_eq!(keylint(dir.path(), &["baseline"]).status.code(), Some(0));
    let written = fs::read_to_string(dir.path().join("keylint-baseline.txt")).unwrap();
    assert!(written.contains(" hardcoded-secret src/old.py\n") && !written.contains(&key(5)[8..]));
    // It is to be committed: whoever may read the sources may read it.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| fs::metadata(dir.path().join(path)).unwrap().permissions().mode();
        assert_eq!(mode("keylint-baseline.txt"), mode("src/old.py"));
    }
    for (arguments, at) in [
        (&["audit"][..], dir.path()),
        (&["check", "src"], dir.path()),
        (&["check", "--baseline", "../keylint-baseline.txt"], &folder),
    ] {
        let output = keylint(at, arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stdout));
        assert!(text(&output.stdout).contains("suppressed 1 by baseline"), "{arguments:?}");
    }
    assert_eq!(keylint(dir.path(), &["audit", "--no-repo-config"]).status.code(), Some(1));
    // Moved within its file it stays known; another key, or the same in another file, is new.
    fs::write(folder.join("old.py"), format!("x = 1\n\nKEY = \"{}\"\n", key(5))).unwrap();
    assert_eq!(keylint(dir.path(), &["audit"]).status.code(), Some(0));
    fs::write(folder.join("new.py"), format!("KEY = \"{}\"\n", key(6))).unwrap();
    let output = keylint(dir.path(), &["audit"]);
    assert!(output.status.code() == Some(1) && text(&output.stdout).contains("found 1 error"));
    fs::remove_file(folder.join("old.py")).unwrap();
    assert!(text(&keylint(dir.path(), &["audit"]).stderr).contains("1 line of the baseline"));
    fs::write(dir.path().join("keylint-baseline.txt"), "allow everything\n").unwrap();
    let output = keylint(dir.path(), &["audit"]);
    assert!(output.status.code() == Some(2) && text(&output.stderr).contains("keylint-baseline.txt:1"));
}

#[cfg(unix)]
#[test]
fn a_key_in_two_files_is_one_secret() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["a.py", "b.py"] {
        fs::write(dir.path().join(name), format!("KEY = \"{}\"\n", key(1))).unwrap();
    }
    let (_, out, error) = shell(dir.path(), "$KEYLINT check");
    assert!(out.contains("the same key stands in 2 files"), "{out}");
    assert!(format!("{out}{error}").contains("(1 distinct secret)"), "{out}{error}");
    fs::write(dir.path().join("b.py"), format!("KEY = \"{}\"\n", key(2))).unwrap();
    let (_, out, error) = shell(dir.path(), "$KEYLINT check");
    assert!(format!("{out}{error}").contains("(2 distinct secrets)"), "{out}{error}");
}

#[test]
fn why_tells_what_a_report_leaves_out() {
    let dir = tempfile::tempdir().unwrap();
    // The form of the key with every letter and digit after its prefix replaced.
    let key = key(4);
    let filler = format!("{}{}", &key[..key.len() - 24], "x".repeat(24));
    fs::write(dir.path().join("a.py"), format!("x = 1\nKEY = \"{key}\"\nKEY = \"{filler}\"\n")).unwrap();
    let why = |place: &str| text(&keylint(dir.path(), &["why", place]).stdout);
    assert!(why("a.py:2").contains("dB: ") && why("a.py:2").contains("dB in all; likely from"));
    assert!(why("a.py:3:9").contains("note[placeholder]"), "{}", why("a.py:3:9"));
    assert!(why("a.py:1").contains("nothing on this line"));
    assert_eq!(keylint(dir.path(), &["why", "b.py:1"]).status.code(), Some(2));
    for line in ["a.py:0", "a.py:4", "a.py:99"] {
        let answer = keylint(dir.path(), &["why", line]);
        assert_eq!(answer.status.code(), Some(2));
        let said = text(&answer.stderr);
        assert!(said.contains("there is no line") && said.contains("the last is 3"), "{said}");
    }
}

#[test]
fn why_tells_what_another_file_tells() {
    let dir = tempfile::tempdir().unwrap();
    let value = format!("wal{}.{}", "rus", 40 + 7_100);
    fs::create_dir(dir.path().join("docs")).unwrap();
    fs::write(dir.path().join("docs/setup.md"), format!("Password: {value}\n")).unwrap();
    let why = || text(&keylint(dir.path(), &["why", "docs/setup.md:1"]).stdout);
    assert!(why().contains("note[possible]"), "{}", why());
    fs::write(dir.path().join("app.py"), format!("password = \"{value}\"\n")).unwrap();
    assert!(why().contains("error[likely]") && why().contains("another place in these files tells it"), "{}", why());
}

#[test]
fn why_and_errors_of_the_configuration_hide_what_a_report_hides() {
    let dir = tempfile::tempdir().unwrap();
    let (key, password) = (key(4), format!("wal{}.{}", "rus", 40 + 7_100));
    let lines = format!("password = \"{password}\"\nx = \"{key}\"; other = \"{password}\"\n");
    fs::write(dir.path().join("a.py"), lines).unwrap();
    let why = text(&keylint(dir.path(), &["why", "a.py:2"]).stdout);
    assert!(why.contains("other = \"********") && !why.contains(&password) && !why.contains(&key), "{why}");
    fs::create_dir(dir.path().join(&key)).unwrap();
    fs::write(dir.path().join(&key).join("a.py"), format!("KEY = \"{key}\"\n")).unwrap();
    let why = text(&keylint(dir.path(), &["why", &format!("{key}/a.py:1")]).stdout);
    assert!(why.contains("a.py:1") && !why.contains(&key), "{why}");
    fs::write(dir.path().join("keylint.toml"), format!("bogus = '{key}'\n")).unwrap();
    let said = keylint(dir.path(), &["check"]);
    assert_eq!(said.status.code(), Some(2));
    let said = text(&said.stderr);
    assert!(said.contains("bogus") && !said.contains(&key), "{said}");
}

#[test]
fn every_key_has_a_variable_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let lines: String = (0..130).map(|n| format!("t{n} = \"{}\"\n", key(n))).collect();
    fs::write(dir.path().join("a.py"), format!("import os\n{lines}")).unwrap();
    assert_eq!(keylint(dir.path(), &["fix", "a.py"]).status.code(), Some(0));
    let mended = fs::read_to_string(dir.path().join("a.py")).unwrap();
    let names: std::collections::BTreeSet<&str> =
        mended.lines().skip(1).filter_map(|line| line.split_once(" = ")).map(|(_, read)| read).collect();
    assert_eq!(names.len(), 130, "{mended}");
    assert_eq!(fs::read_to_string(dir.path().join(".env.example")).unwrap().lines().count(), 130);
}

#[test]
fn what_is_listed_and_gone_is_left_out() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.py"), format!("t = \"{}\"\n", key(4))).unwrap();
    fs::write(dir.path().join("list"), "gone.py\na.py\n").unwrap();
    let run = keylint(dir.path(), &["check", "--files-from", "list"]);
    assert_eq!(run.status.code(), Some(1));
    let said = text(&run.stderr);
    assert!(said.contains("1 listed file is not there and left out, such as gone.py"), "{said}");
    fs::write(dir.path().join(".git"), "gitdr: nowhere\n").unwrap();
    fs::remove_file(dir.path().join("a.py")).unwrap();
    assert_eq!(keylint(dir.path(), &["audit"]).status.code(), Some(3), "what git takes for a fault is one");
}

#[test]
fn why_keeps_to_one_project_of_a_folder_of_projects() {
    let dir = tempfile::tempdir().unwrap();
    let value = format!("wal{}.{}", "rus", 40 + 7_100);
    let told = format!("password = \"{value}\"\n");
    ["one/docs", "two"].iter().for_each(|folder| fs::create_dir_all(dir.path().join(folder)).unwrap());
    fs::write(dir.path().join("one/docs/setup.md"), format!("Password: {value}\n")).unwrap();
    fs::write(dir.path().join("two/app.py"), &told).unwrap();
    let why = || text(&keylint(dir.path(), &["why", "one/docs/setup.md:1"]).stdout);
    assert!(why().contains("note[possible]"), "{}", why());
    fs::write(dir.path().join("one/app.py"), &told).unwrap();
    assert!(!why().contains("note[possible]"), "{}", why());
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let dir = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_keylint"))
        .args(["rules", "--format", "json"])
        .current_dir(dir.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

/// What a run says of a text that comes through a pipe.
fn piped(folder: &Path, arguments: &[&str], input: &str) -> (Option<i32>, String) {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), text(&output.stdout))
}

#[test]
fn a_stream_is_read_under_each_of_its_names() {
    let dir = tempfile::tempdir().unwrap();
    let leak = crate::support::slots::fill("x = 1\nkey = \"{{github-pat-classic}}\"\n", &mut Vec::new());
    let names: &[&[&str]] =
        if cfg!(unix) { &[&["--stdin"], &["-"], &["/dev/stdin"], &["/dev/fd/0"]] } else { &[&["--stdin"], &["-"]] };
    for name in names {
        let arguments = [&["check"], *name].concat();
        let (status, said) = piped(dir.path(), &arguments, &leak);
        assert_eq!(status, Some(1), "{name:?}: {said}");
        assert!(said.contains("standard input:2:8"), "{name:?}: {said}");
        assert_eq!(piped(dir.path(), &arguments, "x = 1\n").0, Some(0), "{name:?}");
    }
}

/// Where the locale has no other characters, lines and corners are ASCII. A file may be read elsewhere, and machines read what they always do.
#[test]
fn diagnostics_are_drawn_as_the_locale_allows() {
    let dir = tempfile::tempdir().unwrap();
    let key = keylint::rules::sample::token(
        keylint::rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap(),
        &mut keylint::rules::sample::Draw::new(7),
    );
    fs::write(dir.path().join("a.py"), format!("KEY = \"{}\"\n", key.unwrap())).unwrap();
    let run = |arguments: &[&str], variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
        command.args(arguments).current_dir(dir.path()).stdin(Stdio::null());
        for name in ["LC_ALL", "LC_CTYPE", "LANG", "GITHUB_ACTIONS"] {
            command.env_remove(name);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        (text(&output.stdout), text(&output.stderr))
    };
    let plain: &[(&str, &str)] = &[("LC_ALL", "C"), ("LANG", "C.UTF-8")];
    let unicode: &[(&str, &str)] = &[("LC_ALL", ""), ("LC_CTYPE", "C.UTF-8"), ("LANG", "C")];
    let check = &["check", "--no-repo-config", "a.py"];
    for arguments in [&check[..], &["why", "a.py:1"]] {
        let (out, _) = run(arguments, plain);
        let other: String = out.chars().filter(|c| !c.is_ascii()).collect();
        assert!(out.contains("--> a.py:1:8") && other.is_empty(), "{other:?} in {out}");
        let (out, _) = run(arguments, unicode);
        assert!(out.contains("\u{256d}\u{25b8} a.py:1:8"), "{out}");
        assert_eq!(run(arguments, &[]).0, out);
    }
    // What is wrong with the settings is drawn as well.
    fs::write(dir.path().join("keylint.toml"), "[lints]\nno-such = \"deny\"\n").unwrap();
    let (_, complaint) = run(&["check", "."], plain);
    assert!(complaint.contains("--> ") && complaint.is_ascii(), "{complaint}");
    for format in ["json", "sarif", "github"] {
        let arguments = [&check[..], &["--format", format]].concat();
        let [(plain, _), (other, _)] = [plain, unicode].map(|variables| run(&arguments, variables));
        assert!(!plain.is_empty() && plain == other, "{format}");
    }
    let report = |variables| {
        run(&[&check[..], &["--output", "report"]].concat(), variables);
        fs::read_to_string(dir.path().join("report")).unwrap()
    };
    assert!(report(plain).contains('\u{256d}'));
    assert_eq!(report(plain), report(unicode));
}

/// Where somebody stands in a repository does not decide what an audit of it sees, nor what it is called.
#[test]
fn a_folder_that_git_tracks_stands_for_its_repository() {
    let repo = crate::support::git::Repo::new("sha1");
    repo.write("own/deep/a.py", b"x = 1\n");
    repo.write("settings.py", format!("KEY = \"{}\"\n", key(7)).as_bytes());
    repo.git(&["add", "own"]);
    repo.git(&["commit", "-q", "-m", "x"]);
    repo.write("other/b.py", format!("KEY = \"{}\"\n", key(8)).as_bytes());
    let seen = |folder: &str, named: &str| {
        let output = keylint(&repo.path().join(folder), &["audit", "--no-cache", "--format", "json", named]);
        let lines = text(&output.stdout);
        let values = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut paths: Vec<_> =
            values.filter(|v| v["type"] == "finding").map(|v| v["path"].as_str().unwrap().to_owned()).collect();
        paths.sort();
        (paths, text(&output.stderr))
    };
    let all = ["other/b.py", "settings.py"];
    assert_eq!(seen("", ".").0, all);
    assert!(!seen("", ".").1.contains("as a whole"));
    for (folder, named) in [("own", "."), ("own/deep", "."), ("own/deep", ".."), ("", "own/deep")] {
        let (paths, said) = seen(folder, named);
        assert_eq!(paths, all, "{folder} {named}");
        assert!(said.contains("which is looked at as a whole"), "{said}");
    }
    // Nothing of it is tracked: a project that happens to lie there.
    let (paths, said) = seen("other", ".");
    assert_eq!(paths, ["b.py"]);
    assert!(!said.contains("as a whole"), "{said}");
}
