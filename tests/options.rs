//! Options of the commands that write: `baseline`, `fix`, `hook install`, and of reports that go to files.

#![allow(clippy::unwrap_used)]

use crate::support::git::Repo;
use crate::support::slots::fill;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn keylint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env("HOME", folder);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "XDG_CACHE_HOME"] {
        command.env_remove(variable);
    }
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A file with a key that a fix takes out, between two lines of a private key; and the lines of the latter.
fn keys_in_a_row() -> (String, Vec<String>) {
    let mut keys = Vec::new();
    let text = fill(
        "import stripe\n\nSIGNING_KEY = \"\"\"{{private-key}}\n\"\"\"\nstripe.api_key = \"{{stripe-secret-key-live}}\"\n",
        &mut keys,
    );
    let lines: Vec<String> = keys[0].lines().filter(|line| !line.starts_with("---")).map(str::to_owned).collect();
    (text, lines.into_iter().chain([keys[1].clone()]).collect())
}

#[test]
fn a_difference_shows_no_line_of_a_key_and_has_colours_where_they_are_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let (text, secrets) = keys_in_a_row();
    fs::write(dir.path().join("pay.py"), text).unwrap();
    let plain = out(&keylint(dir.path(), &["fix", "--diff"]));
    assert!(plain.contains("\n+stripe.api_key = os.environ["), "{plain}");
    assert!(plain.contains("-----END"), "the lines before are shown: {plain}");
    assert!(secrets.len() >= 2 && secrets.iter().all(|secret| secret.len() >= 8), "{}", secrets.len());
    for secret in &secrets {
        assert!(!plain.contains(secret.as_str()), "{secret}");
    }
    assert!(!plain.contains('\u{1b}'));
    let styled = out(&keylint(dir.path(), &["fix", "--diff", "--color", "always"]));
    assert!(styled.contains("\u{1b}[32m+stripe.api_key") && styled.contains("\u{1b}[31m-stripe.api_key"), "{styled}");
    assert_eq!(anstream::adapter::strip_str(&styled).to_string(), plain);
}

#[test]
fn a_difference_shows_no_fallback_that_is_told_for_its_name() {
    let dir = tempfile::tempdir().unwrap();
    let fallback = ["zk83jd", "wipe", "2026"].join("_");
    fs::write(dir.path().join("wipe.js"), format!("const x = process.env.WIPE_TOKEN || \"{fallback}\";\n")).unwrap();
    let text = out(&keylint(dir.path(), &["fix", "--diff", "--unsafe"]));
    assert!(text.contains("\n-const x = process.env.WIPE_TOKEN || \"*"), "{text}");
    assert!(!text.contains(&fallback), "{text}");
}

#[test]
fn a_baseline_goes_where_it_is_wanted_and_holds_there() {
    let repo = Repo::new("sha1");
    let mut keys = Vec::new();
    repo.write(
        "a/pay.py",
        fill("import stripe\nstripe.api_key = \"{{stripe-secret-key-live}}\"\n", &mut keys).as_bytes(),
    );
    repo.write(
        "old/pay.py",
        fill("import stripe\nstripe.api_key = \"{{stripe-secret-key-live:2}}\"\n", &mut keys).as_bytes(),
    );
    fs::create_dir(repo.path().join("ci")).unwrap();
    fs::write(repo.path().join("ci/keylint.toml"), "[paths]\nexclude = [\"/../old\", \"old\"]\n").unwrap();
    let written = keylint(repo.path(), &["baseline", "--output", "ci/known.txt", "--config", "ci/keylint.toml"]);
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    let known = fs::read_to_string(repo.path().join("ci/known.txt")).unwrap();
    assert!(known.contains("pay.py") && !keys.iter().any(|key| known.contains(key.as_str())), "{known}");
    assert!(!known.contains("old/"), "the configuration leaves it out: {known}");
    assert!(!repo.path().join("keylint-baseline.txt").exists());
    let audit = |more: &[&str]| keylint(repo.path(), &[&["audit", "--no-cache"], more].concat());
    assert_eq!(audit(&[]).status.code(), Some(1), "it is not the one that is looked for");
    let with = audit(&["--baseline", "ci/known.txt", "--exclude", "old"]);
    assert_eq!(with.status.code(), Some(0), "{}", out(&with));
    let more = audit(&["--baseline", "ci/known.txt"]);
    assert_eq!(more.status.code(), Some(1), "what is not listed is reported");

    // Without a configuration of the target, what that leaves out is listed.
    fs::write(repo.path().join("keylint.toml"), "[paths]\nexclude = [\"old\"]\n").unwrap();
    let lines = |arguments: &[&str]| {
        let written = keylint(repo.path(), &[&["baseline", "-o", "all.txt"], arguments].concat());
        assert_eq!(written.status.code(), Some(0), "{written:?}");
        fs::read_to_string(repo.path().join("all.txt")).unwrap()
    };
    assert!(!lines(&[]).contains("old/pay.py") && lines(&["--no-repo-config"]).contains("old/pay.py"));
}

/// A variable that is empty must not be taken for `HEAD`: nothing would be looked at.
#[test]
fn a_range_without_a_beginning_is_wrong_usage() {
    let repo = Repo::new("sha1");
    repo.write("a", b"1\n");
    repo.commit("first");
    repo.commit("second");
    for wrong in [["--since", ""], ["--range", ".."], ["--range", "..HEAD"], ["--range", "...HEAD"], ["--since", " "]] {
        let answer = keylint(repo.path(), &["check", wrong[0], wrong[1]]);
        assert_eq!(answer.status.code(), Some(2), "{wrong:?}");
        assert!(String::from_utf8_lossy(&answer.stderr).contains("is a variable empty?"), "{wrong:?}");
    }
    assert_eq!(keylint(repo.path(), &["check", "--range", "HEAD~1.."]).status.code(), Some(0));
    let swapped = keylint(repo.path(), &["check", "--range", "HEAD..HEAD~1"]);
    assert!(out(&swapped).contains("its end is older than its beginning"), "{}", out(&swapped));
}

#[cfg(unix)]
#[test]
fn hooks_are_uninstalled_as_they_were_written() {
    let repo = Repo::new("sha1");
    let hook = |name: &str| repo.path().join(".git/hooks").join(name);
    assert_eq!(keylint(repo.path(), &["hook", "install", "pre-commit", "pre-push"]).status.code(), Some(0));
    // Where the program is gone, the hook stops git and says why.
    let bare = Command::new("/bin/sh").arg(hook("pre-commit")).env("PATH", "/nowhere").output().unwrap();
    let said = String::from_utf8_lossy(&bare.stderr).into_owned();
    assert!(bare.status.code() == Some(1) && said.contains("nothing was looked at: install it"), "{said}");
    let one = keylint(repo.path(), &["hook", "uninstall", "pre-push"]);
    assert!(one.status.code() == Some(0) && !hook("pre-push").exists() && hook("pre-commit").exists(), "{one:?}");
    // Somebody has added to it.
    let text = fs::read_to_string(hook("pre-commit")).unwrap();
    fs::write(hook("pre-commit"), format!("{text}make lint\n")).unwrap();
    let changed = keylint(repo.path(), &["hook", "uninstall"]);
    assert!(changed.status.code() == Some(2) && hook("pre-commit").exists(), "{changed:?}");
    // As an older version wrote it.
    fs::write(hook("pre-commit"), "#!/bin/sh\nexec keylint hook run pre-commit\n").unwrap();
    fs::write(hook("commit-msg"), "#!/bin/sh\ntrue\n").unwrap();
    assert_eq!(keylint(repo.path(), &["hook", "uninstall"]).status.code(), Some(0));
    assert!(!hook("pre-commit").exists() && hook("commit-msg").exists());
}

/// In a bare repository nobody commits, and what git's variable names is not what is looked at.
#[test]
fn what_would_do_nothing_is_said() {
    let repo = Repo::new("sha1");
    repo.git(&["init", "-q", "--bare", "bare.git"]);
    let bare = repo.path().join("bare.git");
    let said = |output: &Output| format!("{}{}", out(output), String::from_utf8_lossy(&output.stderr));
    let refused = keylint(&bare, &["hook", "install"]);
    assert!(refused.status.code() == Some(2) && said(&refused).contains("runs no `pre-commit`"), "{refused:?}");
    assert!(!bare.join("hooks/pre-commit").exists());
    assert_eq!(keylint(&bare, &["hook", "install", "pre-receive"]).status.code(), Some(0));
    assert!(said(&keylint(repo.path(), &["hook", "uninstall"])).contains("no hook here calls keylint"));

    let audit = |dir: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
        said(&command.args(["audit", "--no-cache"]).current_dir(repo.path()).env("GIT_DIR", dir).output().unwrap())
    };
    assert!(audit(&bare).contains("`GIT_DIR` names another repository"));
    assert!(!audit(Path::new(".git")).contains("GIT_DIR"));
}

/// A key beside another one is none that is called so, and no error hides under a note.
#[cfg(unix)]
#[test]
fn a_hook_that_git_does_not_get_to_is_written_again_or_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let repo = Repo::new("sha1");
    let file = repo.path().join(".git/hooks/pre-commit");
    let install = || {
        let run = keylint(repo.path(), &["hook", "install"]);
        (run.status.code(), out(&run) + &String::from_utf8_lossy(&run.stderr))
    };
    assert_eq!(install().0, Some(0));
    let written = fs::read_to_string(&file).unwrap();
    assert!(install().1.contains("already"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let (status, said) = install();
    assert!(status == Some(0) && said.contains("again"), "{said}");
    assert!(file.metadata().unwrap().permissions().mode() & 0o111 != 0);
    fs::write(&file, written.replace('\n', "\r\n")).unwrap();
    assert!(install().1.contains("again") && fs::read_to_string(&file).unwrap() == written);
    // Of others nothing is changed.
    fs::write(&file, format!("{written}echo more\n")).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let (status, said) = install();
    assert!(status == Some(2) && said.contains("it cannot be executed"), "{said}");
    fs::write(&file, "#!/bin/sh\n# keylint hook run pre-commit\nexit 0\n").unwrap();
    let (status, said) = install();
    assert!(status == Some(2) && said.contains("there is a hook already"), "{said}");
}

#[test]
fn keys_are_not_named_after_each_other_and_the_worst_place_leads() {
    let repo = Repo::new("sha1");
    let mut keys = Vec::new();
    let pair = "(\"{{github-pat-classic}}\", \"{{github-pat-classic:2}}\")";
    repo.write("a.py", fill(&format!("KEYS = [{}]\n", pair.trim_matches(['(', ')'])), &mut keys).as_bytes());
    repo.write("b.py", fill(&format!("f{pair}\nd = {pair}\n"), &mut keys).as_bytes());
    let begins: Vec<String> = keys.iter().map(|key| key[..8].to_ascii_uppercase().replace('_', "")).collect();
    let said = keylint(repo.path(), &["check", "--format", "json"]);
    let said = out(&said).to_ascii_uppercase().replace('_', "");
    assert!(!begins.iter().any(|begin| said.contains(begin.as_str())), "{said}");

    fs::write(
        repo.path().join("keylint.toml"),
        "[[override]]\npaths = [\"a.py\"]\nlints = { hardcoded-secret = \"note\" }\n",
    )
    .unwrap();
    fs::copy(repo.path().join("a.py"), repo.path().join("c.py")).unwrap();
    let said = out(&keylint(repo.path(), &["check", "a.py", "c.py"]));
    assert_eq!((said.matches("error[").count(), said.matches("note[").count()), (2, 0), "{said}");
    assert!(said.contains("▸ c.py:1:10") && said.contains("▸ a.py:1:10"), "{said}");
}

/// What a fix makes possible is in what is shown beforehand, too.
#[test]
fn a_preview_shows_what_is_made_and_what_is_of_others_is_not_fixed() {
    let dir = tempfile::tempdir().unwrap();
    let text = "import os\n\n\ndef search(q: str) -> str:\n    import requests\n    headers = {'X-API-KEY': os.getenv(\"SEARCH_API_KEY\")}\n    \
                response = requests.request(\"POST\", \"https://google.serper.dev/search\", headers=headers, data=q)\n\n    \
                data = response.json()\n    return data[\"x\"]\n";
    fs::write(dir.path().join("web.py"), text).unwrap();
    fs::write(dir.path().join("requirements.txt"), "requests\ntenacity\n").unwrap();
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let shown = keylint(dir.path(), &["fix", "--unsafe", "--diff", "web.py"]);
    assert!(out(&shown).contains("+@retry") && said(&shown).is_empty(), "{shown:?}");
    let made = keylint(dir.path(), &["fix", "--unsafe", "web.py"]);
    assert_eq!(said(&made), "keylint: made 3 changes in 1 file\n");
    assert!(fs::read_to_string(dir.path().join("web.py")).unwrap().contains("@retry"));

    let foreign = dir.path().join("node_modules/pay");
    fs::create_dir_all(&foreign).unwrap();
    let mut keys = Vec::new();
    fs::write(foreign.join("a.js"), fill("const key = \"{{stripe-secret-key-live}}\";\n", &mut keys)).unwrap();
    let before = fs::read(foreign.join("a.js")).unwrap();
    let fixed = keylint(dir.path(), &["fix", "--unsafe", "node_modules"]);
    assert!(fs::read(foreign.join("a.js")).unwrap() == before && !foreign.join(".env.example").exists(), "{fixed:?}");
}

/// Who judges the work of others need not take their word.
#[test]
fn comments_that_allow_can_be_unheeded() {
    let repo = Repo::new("sha1");
    let mut keys = Vec::new();
    let text = fill(
        "K = \"{{github-pat-classic}}\"  # @@ allow(hardcoded-secret) mine\nL = \"{{github-pat-classic:2}}\"  # gitleaks:allow\n",
        &mut keys,
    );
    repo.write("a.py", text.replace("@@", "keylint:").as_bytes());
    let found = |arguments: &[&str]| {
        let answer = out(&keylint(repo.path(), arguments));
        answer.matches("error[").count()
    };
    assert_eq!((found(&["check", "."]), found(&["check", ".", "--no-repo-config"])), (0, 0));
    let strict = keylint(repo.path(), &["check", ".", "--no-allow-comments"]);
    assert_eq!(out(&strict).matches("error[").count(), 2, "{}", out(&strict));
    assert!(!out(&strict).contains("unused-allow"), "{}", out(&strict));
    repo.commit("first");
    fs::remove_file(repo.path().join("a.py")).unwrap();
    repo.commit("second");
    assert_eq!((found(&["audit", "--no-cache"]), found(&["audit", "--no-cache", "--no-allow-comments"])), (0, 2));
}

/// A hook that does not find the program stops every commit: who installs one is told before.
#[cfg(unix)]
#[test]
fn who_installs_a_hook_is_told_if_the_program_is_not_on_the_path() {
    let here = Path::new(env!("CARGO_BIN_EXE_keylint")).parent().unwrap();
    for (path, is_told) in [(here, false), (Path::new("/nonexistent"), true)] {
        let repo = Repo::new("sha1");
        let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
        let output = command.args(["hook", "install"]).current_dir(repo.path()).env("PATH", path).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(repo.path().join(".git/hooks/pre-commit").is_file());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(said.contains("is not on your `PATH`"), is_told, "{said}");
    }
}

#[test]
fn every_place_of_one_cause_is_in_the_list_for_programs() {
    let dir = tempfile::tempdir().unwrap();
    let call = |n: usize| {
        format!(
            "\n\ndef ask{n}(key):\n    return requests.post(URL, headers={{\"Authorization\": \"Bearer \" + key}}, json={{}})\n"
        )
    };
    let calls: String = (0..30).map(call).collect();
    let text = format!("import requests\n\nURL = \"https://api.openai.com/v1/chat/completions\"\n{calls}");
    fs::write(dir.path().join("ask.py"), text).unwrap();
    let json = out(&keylint(dir.path(), &["check", "--format", "json", "--only", "missing-timeout"]));
    let findings: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings[1]["lint"], "missing-timeout");
    assert_eq!(findings[1]["places"].as_array().unwrap().len(), 29);
    let shown = out(&keylint(dir.path(), &["check", "--only", "missing-timeout"]));
    assert!(shown.contains("the first 20 of 2"), "{shown}");
}

#[test]
fn one_run_writes_its_report_in_each_form_that_is_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let mut keys = Vec::new();
    fs::write(dir.path().join("pay.py"), fill("KEY = \"{{github-pat-classic}}\"\n", &mut keys)).unwrap();
    let by_itself = |form| out(&keylint(dir.path(), &["check", "--format", form, "pay.py"]));
    let also = ["check", "--format", "github", "--also", "json=run.jsonl", "--also", "sarif=run.sarif", "pay.py"];
    let all = keylint(dir.path(), &also);
    assert_eq!((all.status.code(), out(&all)), (Some(1), by_itself("github")));
    let written = |file: &str| fs::read_to_string(dir.path().join(file)).unwrap();
    assert!(written("run.jsonl").lines().count() == 3 && written("run.sarif").contains("\"2.1.0\""));
    assert_eq!((written("run.jsonl"), written("run.sarif")), (by_itself("json"), by_itself("sarif")));
}

#[test]
fn a_report_that_cannot_be_written_in_a_second_form_is_said() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.py"), "x = 1\n").unwrap();
    for (given, said) in [
        (vec!["--also", "yaml=a"], "there is no form `yaml`: it is one of human, json"),
        (vec!["--also", "json"], "give a form and a file"),
        (vec!["--also", "json="], "no file is named: json=FILE"),
        (vec!["--also", "json=none/a"], "the report could not be written to none/a"),
        (vec!["--also", "json=b", "--also", "sarif=./b"], "./b: one file cannot hold two reports"),
        (vec!["--also", "json=b", "--output", "b"], "b: one file cannot hold two reports"),
    ] {
        let output = keylint(dir.path(), &[&["check"], &given[..], &["a.py"]].concat());
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{given:?}: {stderr}");
        assert!(stderr.contains(said), "{given:?}: {stderr}");
        assert!(!dir.path().join("b").exists());
    }
}

/// What a report says of each place, as a list.
fn places(report: &str) -> Vec<String> {
    let findings = report.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let mut places: Vec<String> = findings
        .filter(|line| line["type"] == "finding")
        .map(|f| format!("{}:{} {} {}", f["path"], f["line"], f["lint"], f["message"]))
        .collect();
    places.sort();
    places
}

#[test]
fn files_that_are_named_know_each_other_as_those_of_their_folder_do() {
    let repo = Repo::harmless();
    repo.write("app/__init__.py", b"");
    repo.write(
        "app/client.py",
        b"import requests\n\nsession = requests.Session()\nBASE = \"https://api.openai.com/v1\"\n",
    );
    let calls =
        "from .client import BASE, session\n\n\ndef models():\n    return session.get(BASE + \"/models\").json()\n";
    repo.write("app/use.py", calls.as_bytes());
    let report = |arguments: &[&str]| {
        let arguments = [&["check", "--format", "json"], arguments].concat();
        places(&out(&keylint(repo.path(), &arguments)))
    };
    let whole = report(&["."]);
    assert!(whole.iter().any(|place| place.contains("app/use.py")), "{whole:?}");
    assert_eq!(report(&["app/use.py", "app/__init__.py", "app/client.py"]), whole);
    assert_eq!(report(&["app"]), whole);
    // Named twice, or within what is named: it is told once.
    for twice in [&["app/use.py", "app/client.py", "app/use.py"][..], &["app", "app/use.py"], &["app/use.py", "."]] {
        assert_eq!(report(twice), whole, "{twice:?}");
    }
    // The file alone says nothing of its client.
    assert_eq!(report(&["app/use.py"]), Vec::<String>::new());
}

#[test]
fn a_report_in_the_tree_is_no_reason_for_a_finding() {
    let repo = Repo::harmless();
    for form in ["sarif", "json", "github"] {
        let arguments = ["audit", "--format", form, "--output", &format!("keylint.{form}"), "."];
        let audited = keylint(repo.path(), &arguments);
        assert_eq!(audited.status.code(), Some(0), "{}{audited:?}", out(&audited));
    }
    let checked = keylint(repo.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
}
