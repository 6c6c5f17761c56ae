//! Object stores of every form hold the same, and are read the same.

use super::harness::{Answer, audit, only_in, settings, token};
use crate::support::git::Repo;
use std::fs;
use std::path::Path;

/// Two dozen versions of a file, the token in the twelfth; gives the repository, the token and the commit.
pub(super) fn versions(format: &str) -> (Repo, String, String) {
    let (repo, secret) = (Repo::new(format), token());
    let mut added = String::new();
    let filler: String = (0..200).map(|n| format!("line {n} of a file that is long enough for deltas\n")).collect();
    for n in 0..24 {
        let middle = if n == 11 { format!("KEY = \"{secret}\"\n") } else { format!("version {n}\n") };
        repo.write("src/app.py", format!("{middle}{filler}{n}\n").as_bytes());
        let commit = repo.commit_at("x", n);
        if n == 11 {
            added = commit;
        }
    }
    only_in(&repo, &secret, "blob");
    (repo, secret, added)
}

pub(super) fn expect(repo: &Repo, secret: &str, added: &str) -> Answer {
    let answer = audit(repo.path());
    answer.introduced(secret, "src/app.py", 1, added);
    answer
}

#[test]
fn loose_packed_deep_bitmaps_several_packs_and_their_index() {
    for format in ["sha1", "sha256"] {
        let (repo, secret, added) = versions(format);
        let loose = expect(&repo, &secret, &added);
        let steps: [&[&str]; 8] = [
            &["repack", "-adfq", "--depth=4000", "--window=250"],
            &["repack", "-adbq"],
            &["pack-refs", "--all"],
            &["commit-graph", "write", "--reachable", "--changed-paths"],
            &["multi-pack-index", "write", "--bitmap"],
            &["repack", "-dq", "--geometric=2", "--write-midx"],
            &["-c", "pack.indexVersion=1", "repack", "-adfq"],
            &["-c", "pack.writeReverseIndex=false", "repack", "-adfq", "--no-write-bitmap-index"],
        ];
        for step in steps {
            if format == "sha256" && step[0] == "-c" && step[1].contains("Version=1") {
                continue;
            }
            repo.git(step);
            assert_eq!(expect(&repo, &secret, &added).findings, loose.findings, "{step:?}");
        }
    }
}

#[test]
fn deltas_by_name_and_offsets_beyond_four_gigabytes() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["-c", "repack.usedeltabaseoffset=false", "repack", "-adfq"]);
    expect(&repo, &secret, &added);
    let pack = repo.packs().remove(0);
    let (pack, index) = (pack.to_str().unwrap().to_owned(), pack.with_extension("idx"));
    fs::remove_file(&index).unwrap();
    // All offsets in the table of 64 bits.
    repo.git(&["index-pack", "--index-version=2,0x0", "-o", index.to_str().unwrap(), &pack]);
    expect(&repo, &secret, &added);
}

#[test]
fn kept_cruft_and_promised_packs_and_one_without_index() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["repack", "-adfq"]);
    let pack = repo.packs().remove(0);
    fs::write(pack.with_extension("keep"), "").unwrap();
    expect(&repo, &secret, &added);
    fs::remove_file(pack.with_extension("idx")).unwrap();
    expect(&repo, &secret, &added);
    for extension in ["keep", "rev", "bitmap", "mtimes"] {
        let _ = fs::remove_file(pack.with_extension(extension));
    }
    expect(&repo, &secret, &added);
}

/// What a fetch or a push that was broken off left behind.
#[test]
fn packs_and_objects_on_their_way() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["repack", "-adfq"]);
    let pack = repo.packs().remove(0);
    let temporary = pack.with_file_name("tmp_pack_Ab3xYz");
    fs::copy(&pack, &temporary).unwrap();
    ["pack", "idx", "rev"].iter().for_each(|e| drop(fs::remove_file(pack.with_extension(e))));
    let answer = audit(repo.path());
    answer.introduced(&secret, "src/app.py", 1, &added);

    let (repo, secret) = (Repo::harmless(), token());
    let blob = repo.object("blob", &settings(&secret));
    fs::rename(repo.loose(&blob), repo.objects_dir().join(&blob[..2]).join("tmp_obj_q7Zk2a")).unwrap();
    audit(repo.path()).found(&secret);

    for name in ["incoming-Ab3xYz", "tmp_objdir-incoming-Ab3xYz", "tmp_objdir-bulk-fsync-Ab3xYz"] {
        let (repo, secret, added) = versions("sha1");
        let quarantine = repo.objects_dir().join(name);
        fs::create_dir(&quarantine).unwrap();
        for entry in fs::read_dir(repo.objects_dir()).unwrap().flatten() {
            let file = entry.file_name();
            if file.len() == 2 {
                fs::rename(entry.path(), quarantine.join(file)).unwrap();
            }
        }
        let answer = audit(repo.path());
        answer.introduced(&secret, "src/app.py", 1, &added);
    }
}

#[test]
fn alternates_near_and_far() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["repack", "-adfq"]);
    let folder = tempfile::tempdir().unwrap();
    let clone = folder.path().join("clone");
    repo.git(&["clone", "-q", "--shared", ".", clone.to_str().unwrap()]);
    let answer = audit(&clone);
    answer.introduced(&secret, "src/app.py", 1, &added);
    let again = folder.path().join("again");
    repo.git(&["clone", "-q", "--shared", clone.to_str().unwrap(), again.to_str().unwrap()]);
    audit(&again).introduced(&secret, "src/app.py", 1, &added);
    fs::write(again.join(".git/objects/info/alternates"), "/not/there\n").unwrap();
    audit(&again).said("alternate object store is missing", "/not/there");
}

#[test]
fn tables_of_references() {
    for format in ["sha1", "sha256"] {
        let (repo, secret, name, log) = (Repo::new(format), token(), token(), token());
        fs::remove_dir_all(repo.path().join(".git")).unwrap();
        repo.git(&["init", "-q", "-b", "main", "--object-format", format, "--ref-format", "reftable"]);
        repo.write("readme", b"x\n");
        repo.commit_at("harmless", 0);
        let (added, _) = repo.added_and_removed("a.py", &settings(&secret));
        repo.git(&["update-ref", "-m", &format!("by {log}"), &format!("refs/heads/x-{name}"), "HEAD"]);
        let answer = audit(repo.path());
        let finding = answer.introduced(&secret, "a.py", 2, &added);
        assert_eq!(finding["ref_count"], 2, "{finding}");
        assert!(answer.of(&name).iter().any(|f| f["path"] == ".git/refs"));
        answer.at(&log, ".git/logs", answer.of(&log)[0]["line"].as_u64().unwrap());
    }
}

/// A repository that gives parts of itself, what an old version and the newest commit hold, and its address.
pub(super) fn to_clone() -> (Repo, String, String, String) {
    let ((repo, secret, _), here) = (versions("sha1"), token());
    repo.write("now.py", &settings(&here));
    repo.commit_at("now", 30);
    repo.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", repo.path().display());
    (repo, secret, here, url)
}

#[test]
fn shallow_and_partial_clones_are_said() {
    let (repo, secret, here, url) = to_clone();
    let folder = tempfile::tempdir().unwrap();
    for (name, option) in
        [("shallow", "--depth=1"), ("blobless", "--filter=blob:none"), ("treeless", "--filter=tree:0")]
    {
        let clone = folder.path().join(name);
        repo.git(&["clone", "-q", option, &url, clone.to_str().unwrap()]);
        gone(&clone);
        let answer = audit(&clone);
        answer.at(&here, "now.py", 2);
        assert!(answer.of(&secret).is_empty());
        answer.said(if name == "shallow" { "shallow clone" } else { "partial clone" }, "");
    }
}

/// Makes the remote unreachable.
fn gone(clone: &Path) {
    let config = clone.join(".git/config");
    let text = fs::read_to_string(&config).unwrap().replace("file://", "file:///nowhere");
    fs::write(config, text).unwrap();
}

#[test]
fn a_sparse_checkout() {
    for cone in ["--cone", "--no-cone"] {
        let (repo, outside, old) = (Repo::harmless(), token(), token());
        repo.write("in/a", b"x\n");
        repo.write("out/key.py", &settings(&outside));
        let added = repo.commit_at("both", 1);
        repo.write("out/old.py", &settings(&old));
        repo.commit_at("old", 2);
        repo.git(&["rm", "-q", "out/old.py"]);
        repo.commit_at("gone", 3);
        repo.git(&["sparse-checkout", "set", cone, "in"]);
        if cone == "--cone" {
            repo.git(&["sparse-checkout", "reapply", "--sparse-index"]);
        }
        assert!(!repo.path().join("out/key.py").exists());
        let answer = audit(repo.path());
        assert_eq!(answer.at(&outside, "out/key.py", 2)["commit"].as_str(), Some(&*added));
        answer.at(&old, "out/old.py", 2);
    }
}

#[test]
fn an_extension_that_nobody_knows_is_said() {
    for (key, value) in
        [("extensions.newthing", "true"), ("extensions.objectFormat", "sha9"), ("extensions.refStorage", "novel")]
    {
        let (repo, secret) = (Repo::harmless(), token());
        repo.added_and_removed("a.py", &settings(&secret));
        let id = only_in(&repo, &secret, "blob");
        let config = repo.path().join(".git/config");
        let text =
            fs::read_to_string(&config).unwrap().replace("repositoryformatversion = 0", "repositoryformatversion = 1");
        let (section, name) = key.split_once('.').unwrap();
        fs::write(&config, format!("{text}[{section}]\n\t{name} = {value}\n")).unwrap();
        let answer = audit(repo.path());
        answer.found(&secret);
        assert_eq!(answer.summary["complete"], false, "{key} {id}: {}", answer.summary);
    }
}

#[test]
fn a_pack_of_another_version_and_a_repository_of_another_format() {
    let (repo, secret, added) = versions("sha1");
    let config = repo.path().join(".git/config");
    let text =
        fs::read_to_string(&config).unwrap().replace("repositoryformatversion = 0", "repositoryformatversion = 99");
    fs::write(&config, text).unwrap();
    let answer = audit(repo.path());
    answer.at(&secret, "src/app.py", 1);
    assert_eq!(answer.found(&secret)["commit"].as_str(), Some(&*added));
    answer.said("a version of the repository format that is not known", "99");
}
