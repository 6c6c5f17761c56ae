//! Settings of users that change what git prints change nothing here.

use super::harness::{audit, keylint, settings, token};
use crate::support::git::Repo;

#[test]
fn settings_of_the_user_and_the_repository() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.added_and_removed("ä b.py", &settings(&secret));
    let plain = audit(repo.path());
    let config = "[color]\n\tui = always\n[diff]\n\tnoprefix = true\n\tmnemonicPrefix = true\n\trenames = copies\n[format]\n\tpretty = oneline\n\
        [core]\n\tbigFileThreshold = 1\n\tquotePath = false\n\tignoreCase = true\n\tprecomposeUnicode = true\n[i18n]\n\tcommitEncoding = latin1\n\
        \tlogOutputEncoding = utf-16\n[log]\n\tdate = relative\n\tdecorate = full\n[grep]\n\tpatternType = perl\n";
    repo.write(".gitconfig", config.as_bytes());
    repo.git(&["config", "core.bigFileThreshold", "1"]);
    repo.git(&["config", "core.compression", "0"]);
    std::fs::remove_file(repo.path().join(".gitconfig")).unwrap();
    for variables in [
        &[("LC_ALL", "de_DE.ISO-8859-1"), ("TZ", "Asia/Tokyo")][..],
        &[("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "core.quotePath"), ("GIT_CONFIG_VALUE_0", "true")],
        &[("GIT_NO_REPLACE_OBJECTS", "0"), ("GIT_PAGER", "cat"), ("GIT_TRACE", "1")],
    ] {
        let other = keylint(repo.path(), &["audit", "."], variables, b"");
        assert_eq!(plain.findings, other.findings);
        assert_eq!(plain.status, other.status);
    }
    plain.at(&secret, "ä b.py", 2);
}

#[test]
fn nothing_depends_on_threads() {
    let (repo, secrets) = (Repo::harmless(), [token(), token(), token()]);
    for (n, secret) in (0..).zip(&secrets) {
        repo.write(&format!("f{n}.py"), &settings(secret));
        repo.commit_at("x", n);
    }
    repo.git(&["rm", "-q", "f0.py", "f1.py"]);
    repo.commit_at("y", 9);
    let of = |threads: &str| keylint(repo.path(), &["audit", ".", "--threads", threads], &[], b"").text;
    let one = of("1");
    assert_eq!(one, of("2"));
    assert_eq!(one, of("7"));
    secrets.iter().for_each(|secret| assert!(!one.contains(secret.as_str())));
}
