//! Secrets in texts that are no files: messages, headers, people, notes, and what lies in the git directory.

use super::harness::{audit, file_holds, no_file_holds, objects_with, only_in, settings, token};
use crate::support::git::{Repo, overwrite};
use std::fs;

#[test]
fn the_message_of_a_commit() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.commit_at(&format!("use\n\nthe key {secret} for now"), 1);
    repo.commit_at("later", 2);
    let commit = only_in(&repo, &secret, "commit");
    let answer = audit(repo.path());
    let finding = answer.found(&secret);
    assert_eq!((finding["object"].as_str(), finding["commit"].as_str()), (Some(&*commit), Some(&*commit)));
    assert!(finding["notes"].to_string().contains("the message of commit"), "{finding}");
    answer.complete();
}

#[test]
fn author_and_committer() {
    for (variable, field) in [
        ("GIT_AUTHOR_NAME", "author"),
        ("GIT_AUTHOR_EMAIL", "author"),
        ("GIT_COMMITTER_NAME", "committer"),
        ("GIT_COMMITTER_EMAIL", "committer"),
    ] {
        let (repo, secret) = (Repo::harmless(), token());
        repo.git_env(&["commit", "-q", "--allow-empty", "-m", "x"], &[(variable, &secret)]);
        let commit = only_in(&repo, &secret, "commit");
        let answer = audit(repo.path());
        let finding = answer.found(&secret);
        assert_eq!(finding["object"].as_str(), Some(&*commit));
        assert!(finding["notes"].to_string().contains(&format!("the {field} of commit")), "{finding}");
    }
}

#[test]
fn the_message_of_a_tag() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.git(&["tag", "-a", "v1", "-m", &format!("release with {secret}")]);
    let tag = only_in(&repo, &secret, "tag");
    let answer = audit(repo.path());
    assert_eq!(answer.found(&secret)["object"].as_str(), Some(&*tag));
    // Also of one whose reference is gone.
    repo.git(&["tag", "-d", "v1"]);
    assert_eq!(audit(repo.path()).found(&secret)["reachable"], false);
}

#[test]
fn a_note() {
    for name in ["commits", "review"] {
        let (repo, secret) = (Repo::harmless(), token());
        repo.git(&["notes", "--ref", name, "add", "-m", &format!("key {secret}")]);
        only_in(&repo, &secret, "blob");
        let answer = audit(repo.path());
        let finding = answer.found(&secret);
        assert_eq!((&finding["reachable"], finding["line"].as_u64()), (&true.into(), Some(1)));
        assert!(finding["refs"].to_string().contains(&format!("refs/notes/{name}")), "{finding}");
    }
}

#[test]
fn headers_of_commits_that_few_have() {
    let repo = Repo::harmless();
    let (tree, parent) = (repo.git_line(&["rev-parse", "HEAD^{tree}"]), repo.git_line(&["rev-parse", "HEAD"]));
    let person = "A <a@example.com> 1700000500 +0000";
    let base = format!("tree {tree}\nparent {parent}\nauthor {person}\ncommitter {person}\n");
    let (gpg, other, merge) = (token(), token(), token());
    for extra in [
        format!("gpgsig -----BEGIN PGP SIGNATURE-----\n \n {gpg}\n -----END PGP SIGNATURE-----\n"),
        format!("x-key {other}\n"),
        format!("mergetag object {parent}\n type commit\n tag v\n tagger {person}\n \n merge {merge}\n"),
    ] {
        let id = repo.object("commit", format!("{base}{extra}\nmessage\n").as_bytes());
        repo.git(&["update-ref", &format!("refs/heads/h{}", &id[..8]), &id]);
    }
    let answer = audit(repo.path());
    for secret in [gpg, other, merge] {
        let commit = only_in(&repo, &secret, "commit");
        assert_eq!(answer.found(&secret)["object"].as_str(), Some(&*commit));
    }
    answer.complete();
}

#[test]
fn messages_in_other_encodings() {
    let repo = Repo::harmless();
    let tree = repo.git_line(&["rev-parse", "HEAD^{tree}"]);
    let person = "A <a@example.com> 1700000500 +0000";
    let head = |encoding: &str| format!("tree {tree}\nauthor {person}\ncommitter {person}\nencoding {encoding}\n\n");
    let (latin, little, big, nul) = (token(), token(), token(), token());
    let wide = |text: String, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let messages = [
        (&latin, head("ISO-8859-1"), [b"cl\xe9 ".as_slice(), latin.as_bytes(), b"\n"].concat()),
        (&little, head("UTF-16LE"), wide(format!("the key is {little}\n"), u16::to_le_bytes)),
        (&big, head("UTF-16BE"), wide(format!("\u{feff}the key is {big}\n"), u16::to_be_bytes)),
        (&nul, head("UTF-8"), [b"before\0after ".as_slice(), nul.as_bytes(), b"\n"].concat()),
    ];
    let ids: Vec<String> =
        messages.iter().map(|(_, head, text)| repo.object("commit", &[head.as_bytes(), text].concat())).collect();
    let answer = audit(repo.path());
    for ((secret, ..), id) in messages.iter().zip(&ids) {
        assert_eq!(answer.found(secret)["object"].as_str(), Some(id.as_str()));
    }
}

#[test]
fn odd_people_and_dates() {
    for person in ["<> 1 +0000", "A <a> 99999999999999999999 +0000", "A <a> -5 +9999", "A", "", "A <a> \u{7} x"] {
        let (repo, secret) = (Repo::harmless(), token());
        let tree = repo.git_line(&["rev-parse", "HEAD^{tree}"]);
        let text = format!("tree {tree}\nauthor {person}\ncommitter {person}\n\nkey {secret}\n");
        let id = repo.object("commit", text.as_bytes());
        repo.git(&["update-ref", "refs/heads/odd", &id]);
        assert_eq!(audit(repo.path()).found(&secret)["object"].as_str(), Some(&*id), "{person}");
    }
}

#[test]
fn configuration() {
    for (key, value) in [
        ("remote.origin.url", "https://u:TOKEN@example.org/r.git"),
        ("remote.origin.pushurl", "https://TOKEN@example.org/r.git"),
        ("http.https://example.org/.extraheader", "AUTHORIZATION: bearer TOKEN"),
        ("url.https://TOKEN@example.org/.insteadOf", "https://example.org/"),
        ("alias.push", "!curl -H 'Authorization: token TOKEN' https://example.org"),
        ("submodule.x.url", "https://TOKEN@example.org/x.git"),
    ] {
        let (repo, secret) = (Repo::harmless(), token());
        repo.git(&["config", &key.replace("TOKEN", &secret), &value.replace("TOKEN", &secret)]);
        file_holds(&repo.path().join(".git/config"), &secret);
        assert!(objects_with(&repo, &secret).is_empty());
        let answer = audit(repo.path());
        let finding = answer.found(&secret);
        assert_eq!((finding["path"].as_str(), finding["origin"].as_str()), (Some(".git/config"), Some("git-file")));
        answer.complete();
    }
}

/// Files that git, its commands and its users leave in the git directory.
#[test]
fn files_of_the_git_directory() {
    for path in [
        "COMMIT_EDITMSG",
        "MERGE_MSG",
        "SQUASH_MSG",
        "TAG_EDITMSG",
        "NOTES_EDITMSG",
        "EDIT_DESCRIPTION",
        "description",
        "info/exclude",
        "info/attributes",
        "info/sparse-checkout",
        "hooks/pre-push",
        "rebase-merge/message",
        "rebase-merge/git-rebase-todo",
        "rebase-merge/patch",
        "rebase-apply/0001",
        "rebase-apply/final-commit",
        "sequencer/todo",
        "BISECT_LOG",
        "FETCH_HEAD",
        "config.worktree",
        "credentials",
        "git-credential-store",
        "gitweb.conf",
        "branches/old",
        "remotes/old",
        "logs/HEAD",
        "logs/refs/heads/gone",
        "lost-found/other/0123456789012345678901234567890123456789",
        "config.lock",
        "backup/objects/old.txt",
        "objects/info/http-alternates",
        "objects/info/packs",
        "objects/notes.txt",
        "objects/zz/key",
        "objects/ab/cd.key",
        "objects/pack/readme",
        "objects/pack/x.rev",
        "objects/pack/x.bitmap",
        "objects/pack/x.mtimes",
        "objects/pack/multi-pack-index",
        "objects/pack/multi-pack-index-0123.bitmap",
        "objects/pack/multi-pack-index.d/multi-pack-index-0123.midx",
        "objects/pack/tmp_pack_Ab3xYz",
        "objects/pack/tmp_idx_Ab3xYz",
        "objects/info/commit-graph",
        "objects/info/commit-graphs/graph-0123.graph",
        "objects/ab/tmp_obj_Ab3xYz",
        "objects/tmp_objdir-incoming-Ab3xYz/ab/notes",
        "objects/incoming-Ab3xYz/notes",
        "objects/pack/pack-0123.keep",
        "refs/keep/a.lock",
        "sharedindex.txt",
        "sharedindex.0123456789012345678901234567890123456789",
        "worktrees/a/index",
        "worktrees/a/deep/index",
        "refs/heads/other",
        "refs/stash",
        "worktrees/a/refs/bisect/bad",
        "svn/.metadata",
        "addp-hunk-edit.diff",
        "some.editor.swp",
    ] {
        let (repo, secret) = (Repo::harmless(), token());
        let file = repo.path().join(".git").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let before = fs::read(&file).unwrap_or_default();
        fs::write(&file, [&before[..], format!("\n# https://u:{secret}@example.org/x\n").as_bytes()].concat()).unwrap();
        file_holds(&file, &secret);
        let answer = audit(repo.path());
        let finding = answer.found(&secret);
        assert_eq!(finding["path"].as_str(), Some(&*format!(".git/{path}")));
    }
}

#[test]
fn a_message_in_the_reflog_alone() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.git_env(&["reset", "-q", "--soft", "HEAD"], &[("GIT_REFLOG_ACTION", &format!("reset with {secret}"))]);
    repo.git(&["update-ref", "-m", &format!("by {secret}"), "refs/heads/other", "HEAD", ""]);
    file_holds(&repo.path().join(".git/logs/refs/heads/other"), &secret);
    assert!(objects_with(&repo, &secret).is_empty());
    no_file_holds(repo.path(), &secret);
    let answer = audit(repo.path());
    let paths: Vec<&str> = answer.of(&secret).iter().filter_map(|f| f["path"].as_str()).collect();
    assert_eq!(paths, [".git/logs/HEAD", ".git/logs/refs/heads/other"]);
}

#[test]
fn what_a_fetch_names() {
    let (repo, other, secret) = (Repo::harmless(), Repo::harmless(), token());
    let folder = other.path().join(&secret);
    fs::create_dir(&folder).unwrap();
    fs::rename(other.path().join(".git"), folder.join(".git")).unwrap();
    repo.git(&["fetch", "-q", folder.to_str().unwrap(), "main"]);
    file_holds(&repo.path().join(".git/FETCH_HEAD"), &secret);
    audit(repo.path()).at(&secret, ".git/FETCH_HEAD", 1);
}

/// A reference is the name of an object, or that of another reference; git reads no further than it understands.
#[test]
fn what_else_stands_in_the_file_of_a_reference() {
    for name in ["refs/heads/x", "refs/remotes/origin/x", "refs/tags/x", "worktrees/w/refs/worktree/x"] {
        for kind in ["more behind", "leads there", "leads elsewhere and more behind"] {
            let (repo, secret) = (Repo::harmless(), token());
            let head = repo.git_line(&["rev-parse", "HEAD"]);
            let text = match kind {
                "more behind" => format!("{head}\n{secret}\n"),
                "leads there" => format!("ref: refs/heads/{secret}\n"),
                _ => format!("ref: refs/heads/main\n{secret}\n"),
            };
            let file = repo.path().join(".git").join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, text).unwrap();
            file_holds(&file, &secret);
            let finding = audit(repo.path()).found(&secret).clone();
            let path = if kind == "leads there" { ".git/refs".to_owned() } else { format!(".git/{name}") };
            assert_eq!(finding["path"].as_str(), Some(&*path), "{kind}");
        }
    }
    let (repo, secret) = (Repo::harmless(), token());
    std::os::unix::fs::symlink(&secret, repo.path().join(".git/refs/heads/link")).unwrap();
    assert_eq!(audit(repo.path()).found(&secret)["path"], ".git/symbolic links");
    audit(Repo::harmless().path()).complete();
}

/// Of an index git reads the entries and what it understands of the rest.
#[test]
fn what_stands_behind_the_entries_of_an_index() {
    for format in ["sha1", "sha256"] {
        for extension in ["ZZZZ", "REUC", "UNTR", "TREE", "EOIE"] {
            let (repo, secret) = (Repo::new(format), token());
            repo.write("readme", b"harmless\n");
            repo.commit_at("harmless", 0);
            let file = repo.path().join(".git/index");
            let bytes = fs::read(&file).unwrap();
            let text = settings(&secret);
            let end = if format == "sha1" { 20 } else { 32 };
            let body = &bytes[..bytes.len() - end];
            let longer =
                [body, extension.as_bytes(), &(text.len() as u32).to_be_bytes(), &text, &vec![0; end]].concat();
            fs::write(&file, longer).unwrap();
            file_holds(&file, &secret);
            let answer = audit(repo.path());
            assert_eq!(answer.found(&secret)["path"], ".git/index", "{extension}");
            answer.complete();
        }
    }
}

/// The file that stands for the git directory of a submodule or a linked work tree.
#[test]
fn the_file_in_place_of_a_git_directory() {
    let (repo, secret) = (Repo::harmless(), token());
    let folder = tempfile::tempdir().unwrap();
    let linked = folder.path().join("linked");
    repo.git(&["worktree", "add", "-q", "--detach", linked.to_str().unwrap()]);
    let file = linked.join(".git");
    let before = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{before}# {secret}\n")).unwrap();
    file_holds(&file, &secret);
    assert_eq!(audit(&linked).found(&secret)["path"], ".git");
}

/// What is called as one of git's helpers and begins as one, and what stands between the numbers of an index of a pack.
#[test]
fn numbers_that_are_none() {
    for format in ["sha1", "sha256"] {
        for (name, magic) in [
            ("x.rev", &b"RIDX\0\0\0\x01\0\0\0\x01"[..]),
            ("x.bitmap", b"BITM\0\x01\0\x01\0\0\0\x01"),
            ("x.mtimes", b"MTME\0\0\0\x01\0\0\0\x01"),
            ("multi-pack-index", b"MIDX\x01\x01\0\0\0\0\0\0"),
        ] {
            let (repo, secret) = (Repo::new(format), token());
            repo.commit_at("harmless", 0);
            let file = repo.objects_dir().join("pack").join(name);
            fs::write(&file, [magic, &settings(&secret)].concat()).unwrap();
            file_holds(&file, &secret);
            audit(repo.path()).found(&secret);
        }
        let (repo, secret) = (Repo::new(format), token());
        repo.write("readme", b"harmless\n");
        repo.commit_at("harmless", 0);
        repo.git(&["repack", "-adq"]);
        let index = repo.packs().remove(0).with_extension("idx");
        let bytes = fs::read(&index).unwrap();
        let (numbers, sums) = bytes.split_at(bytes.len() - if format == "sha1" { 40 } else { 64 });
        overwrite(&index, &[numbers, &settings(&secret), sums].concat());
        file_holds(&index, &secret);
        audit(repo.path()).found(&secret);
    }
}

/// A text beside the packs of the store that an alternate names.
#[test]
fn files_of_an_alternate() {
    let (repo, secret) = (Repo::harmless(), token());
    let other = Repo::harmless();
    let file = other.objects_dir().join("pack/x.keep");
    fs::write(&file, settings(&secret)).unwrap();
    file_holds(&file, &secret);
    let alternates = repo.objects_dir().join("info/alternates");
    fs::write(alternates, format!("{}\n", other.objects_dir().display())).unwrap();
    let answer = audit(repo.path());
    let path = answer.found(&secret)["path"].as_str().unwrap();
    assert!(path.starts_with('/') && path.ends_with("/objects/pack/x.keep"), "{path}");
}
