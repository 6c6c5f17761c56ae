//! Names: of files with secrets in them, odd ones, deep ones; and secrets in names.

use super::harness::{audit, check_staged, keylint, objects_with, only_in, settings, token};
use crate::support::git::{Repo, Stream};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

#[test]
fn a_secret_in_the_name_of_a_file() {
    let (repo, file, folder) = (Repo::harmless(), token(), token());
    repo.write(&format!("notes-{file}.txt"), b"nothing\n");
    repo.write(&format!("d/{folder}/deep/file"), b"nothing else\n");
    let added = repo.commit_at("names", 1);
    let present = audit(repo.path());
    present.found(&file);
    present.found(&folder);
    for secret in [&file, &folder] {
        only_in(&repo, secret, "tree");
    }
    repo.git(&["rm", "-qr", "d", &format!("notes-{file}.txt")]);
    repo.commit_at("gone", 2);
    let answer = audit(repo.path());
    for secret in [&file, &folder] {
        let finding = answer.found(secret);
        assert_eq!(finding["commit"].as_str(), Some(&*added), "{finding}");
        assert_eq!(finding["lint"], "secret-in-history");
        assert!(finding["notes"].to_string().contains("name of a file"), "{finding}");
    }
    answer.complete();
}

#[test]
fn a_secret_in_the_name_of_an_untracked_or_staged_file() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write(&format!("{secret}.txt"), b"nothing\n");
    audit(repo.path()).found(&secret);
    keylint(repo.path(), &["check", "."], &[], b"").found(&secret);
    repo.git(&["add", "-A"]);
    check_staged(repo.path()).found(&secret);
    fs::remove_file(repo.path().join(format!("{secret}.txt"))).unwrap();
    audit(repo.path()).found(&secret);
}

#[test]
fn a_secret_in_a_name_of_a_lost_tree() {
    let (repo, secret) = (Repo::harmless(), token());
    let blob = repo.object("blob", b"nothing\n");
    repo.tree("100644", "blob", &blob, &format!("x{}{secret}", "-"));
    only_in(&repo, &secret, "tree");
    let answer = audit(repo.path());
    assert_eq!(answer.found(&secret)["reachable"], false);
}

/// Names that break line-based readers come back byte by byte.
#[test]
fn odd_names() {
    let long = "n".repeat(250);
    let names: Vec<Vec<u8>> = vec![
        b"new\nline.py".to_vec(),
        b"not-\xff\xfe-utf8.py".to_vec(),
        b"quo\"te's.py".to_vec(),
        b"a b/b b.py".to_vec(),
        b"-rf".to_vec(),
        b"trailing ".to_vec(),
        b"tab\tbell\x07esc\x1b[31m.py".to_vec(),
        "bidi\u{202e}yp.py".as_bytes().to_vec(),
        b"back\\slash".to_vec(),
        b"::error::x".to_vec(),
        b"%0A%s".to_vec(),
        format!("{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}/{long}.py").into_bytes(),
    ];
    let repo = Repo::new("sha1");
    let secrets: Vec<String> = names.iter().map(|_| token()).collect();
    for (name, secret) in names.iter().zip(&secrets) {
        let blob = repo.object("blob", &settings(secret));
        let line = [format!("100644 {blob}\t").as_bytes(), name, b"\0"].concat();
        repo.git_with_input(&["update-index", "-z", "--index-info"], &line);
    }
    let added = {
        let tree = repo.git_line(&["write-tree"]);
        repo.git_line(&["commit-tree", &tree, "-m", "odd"])
    };
    repo.git(&["update-ref", "refs/heads/main", &added]);
    repo.git(&["read-tree", "--empty"]);
    // git knows the empty tree without having it.
    repo.object("tree", b"");
    let gone = repo.git_line(&["commit-tree", &repo.git_line(&["write-tree"]), "-p", &added, "-m", "gone"]);
    repo.git(&["update-ref", "refs/heads/main", &gone]);
    let answer = audit(repo.path());
    for (name, secret) in names.iter().zip(&secrets) {
        let finding = answer.found(secret);
        assert_eq!(finding["path"].as_str().unwrap(), String::from_utf8_lossy(name));
        let bytes = finding["path_bytes"].as_str().map(|b| data_encoding::BASE64.decode(b.as_bytes()).unwrap());
        assert_eq!(bytes.as_deref().unwrap_or(finding["path"].as_str().unwrap().as_bytes()), name.as_slice());
        assert_eq!(finding["commit"].as_str(), Some(&*added));
    }
    answer.complete();
}

#[test]
fn odd_names_in_the_work_tree() {
    let repo = Repo::harmless();
    for name in [&b"new\nline.py"[..], b"not-\xff-utf8.py", b"-rf", b"trailing "] {
        let secret = token();
        let path = repo.path().join(OsStr::from_bytes(name));
        fs::write(&path, settings(&secret)).unwrap();
        assert_eq!(audit(repo.path()).found(&secret)["path"].as_str().unwrap(), String::from_utf8_lossy(name));
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_thousand_and_five_hundred_folders_deep() {
    let (repo, secret) = (Repo::new("sha1"), token());
    let path = format!("{}key.py", "d/".repeat(1500));
    let mut stream = Stream::default();
    stream.commit(0, "deep");
    stream.file(&path, &settings(&secret));
    stream.commit(1, "gone");
    stream.line(&format!("D {path}"));
    repo.git_with_input(&["fast-import", "--quiet"], &stream.0);
    only_in(&repo, &secret, "blob");
    audit(repo.path()).at(&secret, &path, 2);
}

#[test]
fn attributes_hide_nothing() {
    for (file, text) in [
        (".gitattributes", "* -diff\n"),
        (".gitattributes", "* binary\n"),
        (".gitattributes", "* -text export-ignore\n"),
        (".gitattributes", "*.py filter=hide working-tree-encoding=UTF-16LE\n"),
        (".git/info/attributes", "* -diff binary\n"),
    ] {
        let (repo, secret) = (Repo::harmless(), token());
        repo.write(file, text.as_bytes());
        let blob = repo.object("blob", &settings(&secret));
        repo.git(&["update-index", "--add", "--cacheinfo", "100644", &blob, "a.py"]);
        let tree = repo.git_line(&["write-tree"]);
        let added = repo.git_line(&["commit-tree", &tree, "-p", "HEAD", "-m", "with"]);
        repo.git(&["update-ref", "refs/heads/main", &added]);
        repo.git(&["rm", "-q", "--cached", "a.py"]);
        repo.commit_at("without", 5);
        assert!(!objects_with(&repo, &secret).is_empty());
        audit(repo.path()).introduced(&secret, "a.py", 2, &added);
    }
}
