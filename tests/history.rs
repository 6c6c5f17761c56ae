//! The whole audit on repositories that are built here: where secrets of the history are found and what is said of them.
#![allow(clippy::unwrap_used)] // A helper of a test fails the test.

use keylint::config::Config;
use keylint::model::{Finding, Origin};
use keylint::scan::{self, Job, Options, Outcome};
use std::path::Path;
use std::process::Command;

/// A token that no rule but the test knows the value of: the checksum is computed.
fn token(seed: u32) -> String {
    let body: String = (0..30u32)
        .map(|i| {
            let n = seed.wrapping_mul(2_654_435_761).wrapping_add(i.wrapping_mul(40_503)).rotate_left(i) % 62;
            char::from(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[n as usize])
        })
        .collect();
    let mut sum = crc32fast::hash(body.as_bytes());
    let mut tail = Vec::new();
    for _ in 0..6 {
        tail.push(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[(sum % 62) as usize]);
        sum /= 62;
    }
    tail.reverse();
    format!("{}{body}{}", "ghp_", String::from_utf8(tail).unwrap())
}

fn git(dir: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(dir)
        .args([
            "-c",
            "user.name=A U Thor",
            "-c",
            "user.email=a@example.org",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(args)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", dir)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_string()
}

fn commit(dir: &Path, message: &str) -> String {
    git(dir, &["add", "-A"]);
    // Two commits of one second could not be told apart by their dates.
    let count: u64 = git(dir, &["rev-list", "--count", "--all"]).parse().unwrap();
    let date = format!("{} +0000", 1_700_000_000 + 60 * count);
    git(dir, &["commit", "-q", "--allow-empty", "--date", &date, "-m", message]);
    git(dir, &["rev-parse", "HEAD"])
}

fn audit(dir: &Path) -> Outcome {
    let options = Options { memory: 64 << 20, ..Options::default() };
    scan::run(&Job::Audit { path: dir.to_owned() }, &options, &Config::default()).unwrap()
}

fn of<'a>(outcome: &'a Outcome, token: &str) -> Vec<&'a Finding> {
    outcome.findings.iter().filter(|f| f.secret.as_ref().is_some_and(|s| s.reveal() == token.as_bytes())).collect()
}

fn line(token: &str) -> String {
    format!("# settings\nTOKEN = \"{token}\"\n")
}

fn repository() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    git(dir.path(), &["init", "-q"]);
    dir
}

#[test]
fn a_deleted_secret_is_found_with_path_line_and_commit() {
    let dir = repository();
    let secret = token(1);
    std::fs::write(dir.path().join("a.py"), line(&secret)).unwrap();
    let first = commit(dir.path(), "one");
    std::fs::write(dir.path().join("a.py"), "TOKEN = None\n").unwrap();
    commit(dir.path(), "two");
    let outcome = audit(dir.path());
    let [finding] = of(&outcome, &secret)[..] else { panic!("{:?}", outcome.findings) };
    assert_eq!(finding.lint, "secret-in-history");
    assert_eq!((finding.path.as_slice(), finding.place.line, finding.place.column), (&b"a.py"[..], 2, 10));
    assert_eq!(finding.place.commit.unwrap().to_string(), first);
    let provenance = finding.provenance.as_ref().unwrap();
    assert_eq!(provenance.introduced.as_ref().unwrap().id.to_string(), first);
    assert!(!provenance.in_head && provenance.reachable);
    assert!(outcome.ledger.is_complete());
}

#[test]
fn a_secret_of_the_tree_is_reported_there_with_its_history() {
    let dir = repository();
    let secret = token(2);
    std::fs::write(dir.path().join("a.py"), line(&secret)).unwrap();
    let first = commit(dir.path(), "one");
    std::fs::write(dir.path().join("a.py"), format!("x = 1\n{}", line(&secret))).unwrap();
    commit(dir.path(), "two");
    let outcome = audit(dir.path());
    let [finding] = of(&outcome, &secret)[..] else { panic!("{:?}", outcome.findings) };
    assert_eq!((finding.lint, finding.place.line), ("hardcoded-secret", 3));
    let provenance = finding.provenance.as_ref().unwrap();
    assert_eq!(provenance.introduced.as_ref().unwrap().id.to_string(), first);
    assert!(provenance.in_head);
    assert_eq!(provenance.blobs, 2);
}

#[test]
fn what_the_history_tells_is_told_where_a_file_has_it_still() {
    let dir = repository();
    let value = format!("wal{}.{}", "rus", 40 + 7_100);
    let document = |value: &str| std::fs::write(dir.path().join("setup.md"), format!("Password: {value}\n")).unwrap();
    document(&value);
    std::fs::write(dir.path().join("app.py"), format!("password = \"{value}\"\n")).unwrap();
    commit(dir.path(), "one");
    std::fs::remove_file(dir.path().join("app.py")).unwrap();
    commit(dir.path(), "two");
    let outcome = audit(dir.path());
    let [finding] = of(&outcome, &value)[..] else { panic!("{:?}", outcome.findings) };
    assert_eq!((finding.lint, finding.path.as_slice()), ("hardcoded-secret", &b"setup.md"[..]));
    let provenance = finding.provenance.as_ref().unwrap();
    assert!(provenance.introduced.is_some() && provenance.removed.is_none());
    document("");
    let outcome = audit(dir.path());
    let [finding] = of(&outcome, &value)[..] else { panic!("{:?}", outcome.findings) };
    assert_eq!((finding.lint, finding.path.as_slice()), ("secret-in-history", &b"app.py"[..]));
}

#[test]
fn each_of_many_secrets_of_one_object_has_its_own_place() {
    let dir = repository();
    let secrets: Vec<String> = (100..160).map(token).collect();
    let mut text: String = secrets.iter().map(|secret| line(secret)).collect();
    text += &format!("# keylint: allow(hardcoded-secret) of a test\nTOKEN = \"{}\"\n", token(99));
    std::fs::write(dir.path().join("a.py"), &text).unwrap();
    // The same in the message of the commit, and in another file.
    std::fs::write(dir.path().join("b.py"), line(&secrets[7])).unwrap();
    commit(dir.path(), &format!("one\n\n{}", secrets[3]));
    git(dir.path(), &["rm", "-q", "a.py", "b.py"]);
    commit(dir.path(), "two");
    let outcome = audit(dir.path());
    for (at, secret) in secrets.iter().enumerate() {
        let [finding] = of(&outcome, secret)[..] else { panic!("{at}: {:?}", of(&outcome, secret)) };
        let others: Vec<_> = finding.related.iter().map(|r| (r.place.line, r.place.column)).collect();
        if at == 3 {
            // Which of the two objects comes first is told by their names.
            assert_eq!(others.len(), 1);
            continue;
        }
        assert_eq!((finding.path.as_slice(), finding.place.line), (&b"a.py"[..], 2 * at as u32 + 2), "{at}");
        assert_eq!(others, if at == 7 { vec![(2, 10)] } else { Vec::new() }, "{at}");
        assert!(finding.excerpt.text.contains("TOKEN = \"") && !finding.excerpt.text.contains(&secret[8..]));
    }
    assert!(of(&outcome, &token(99)).is_empty());
    assert_eq!(outcome.suppressed.get("allow comment"), Some(&1));
}

#[test]
fn texts_outside_of_files_are_read() {
    let dir = repository();
    let secrets: Vec<String> = (10..16).map(token).collect();
    std::fs::write(dir.path().join("a"), "x").unwrap();
    commit(dir.path(), &format!("use {}", secrets[0]));
    git(dir.path(), &["tag", "-a", "v1", "-m", &format!("tag {}", secrets[1])]);
    git(dir.path(), &["branch", &format!("try-{}", secrets[2])]);
    git(dir.path(), &["notes", "add", "-m", &format!("note {}", secrets[3])]);
    git(dir.path(), &["remote", "add", "o", &format!("https://{}@host.acme.io/r", secrets[4])]);
    std::fs::write(dir.path().join("staged"), line(&secrets[5])).unwrap();
    git(dir.path(), &["add", "staged"]);
    std::fs::remove_file(dir.path().join("staged")).unwrap();
    let outcome = audit(dir.path());
    for (i, secret) in secrets.iter().enumerate() {
        assert_eq!(
            of(&outcome, secret).len(),
            1,
            "{i}: {:#?}",
            outcome.findings.iter().map(|f| (&f.path, f.lint)).collect::<Vec<_>>()
        );
    }
    assert!(matches!(of(&outcome, &secrets[5])[0].place.origin, Origin::Staged { .. }));
    assert_eq!(of(&outcome, &secrets[4])[0].path, ".git/config");
}

#[test]
fn unreachable_objects_are_found_and_said() {
    let dir = repository();
    std::fs::write(dir.path().join("a"), "x").unwrap();
    commit(dir.path(), "one");
    let secret = token(20);
    std::fs::write(dir.path().join("b.env"), line(&secret)).unwrap();
    git(dir.path(), &["add", "b.env"]);
    git(dir.path(), &["rm", "-q", "--cached", "b.env"]);
    std::fs::remove_file(dir.path().join("b.env")).unwrap();
    let outcome = audit(dir.path());
    let [finding] = of(&outcome, &secret)[..] else { panic!() };
    assert!(!finding.provenance.as_ref().unwrap().reachable);
    assert!(finding.path.is_empty());
}

#[test]
fn results_do_not_depend_on_threads() {
    let dir = repository();
    for i in 0..20 {
        std::fs::write(dir.path().join(format!("f{i}")), line(&token(100 + i % 7))).unwrap();
        commit(dir.path(), "more");
    }
    git(dir.path(), &["rm", "-q", "-r", "."]);
    commit(dir.path(), "gone");
    git(dir.path(), &["repack", "-adfq", "--depth=50"]);
    let of = |threads| {
        let options = Options { memory: 64 << 20, threads: Some(threads), ..Options::default() };
        scan::run(&Job::Audit { path: dir.path().to_owned() }, &options, &Config::default()).unwrap()
    };
    let one = of(1);
    assert_eq!(one.findings.len(), 7);
    for threads in [2, 5] {
        let other = of(threads);
        assert_eq!(one.findings, other.findings);
        assert_eq!(one.ledger, other.ledger);
    }
}

#[test]
fn staged_content_counts_and_the_work_tree_does_not() {
    let dir = repository();
    std::fs::write(dir.path().join("a.py"), "x = 1\n").unwrap();
    commit(dir.path(), "one");
    let (staged, dirty) = (token(30), token(31));
    std::fs::write(dir.path().join("a.py"), line(&staged)).unwrap();
    git(dir.path(), &["add", "a.py"]);
    std::fs::write(dir.path().join("a.py"), line(&dirty)).unwrap();
    let options = Options { memory: 64 << 20, ..Options::default() };
    let outcome = scan::run(&Job::Staged { path: dir.path().to_owned() }, &options, &Config::default()).unwrap();
    assert_eq!(of(&outcome, &staged).len(), 1);
    assert_eq!(of(&outcome, &dirty).len(), 0);
}

#[test]
fn a_private_key_is_one_secret_however_it_is_written() {
    use keylint::rules::{self, Check, sample};
    let dir = repository();
    let rule = rules::credentials().iter().find(|r| r.check == Check::Pem).unwrap();
    let key = sample::token(rule, &mut sample::Draw::new(7)).unwrap();
    std::fs::write(dir.path().join("deploy.pem"), &key).unwrap();
    commit(dir.path(), "a file");
    std::fs::remove_file(dir.path().join("deploy.pem")).unwrap();
    let escaped = key.replace('/', "\\/").replace('\n', "\\n");
    std::fs::write(dir.path().join("deploy.json"), format!("{{\"private_key\": \"{escaped}\"}}\n")).unwrap();
    commit(dir.path(), "in JSON");
    std::fs::remove_file(dir.path().join("deploy.json")).unwrap();
    let encoded = data_encoding::BASE64.encode(key.as_bytes());
    std::fs::write(dir.path().join("deploy.yaml"), format!("deploy_key: {encoded}\n")).unwrap();
    commit(dir.path(), "in base64");
    std::fs::remove_file(dir.path().join("deploy.yaml")).unwrap();
    commit(dir.path(), "gone");
    let found = audit(dir.path());
    let keys: Vec<&Finding> = found.findings.iter().filter(|f| f.secret.is_some()).collect();
    assert_eq!(keys.len(), 1, "{keys:?}");
    let blobs = keys[0].provenance.as_ref().unwrap().blobs;
    assert_eq!((keys[0].path.as_slice(), blobs), (&b"deploy.pem"[..], 3));
}
