//! The forms that newer and older gits give to what surrounds the objects: chains of helpers, every form of the index, references of a work
//! tree, clones that are cut off in other ways, and what is left over.

use super::harness::{Answer, audit, check_staged, file_holds, keylint, only_in, settings, token};
use super::stores::{expect, to_clone, versions};
use crate::support::git::{Repo, overwrite};
use std::fs;
use std::path::{Path, PathBuf};

fn exists(repo: &Repo, path: &str) -> PathBuf {
    let path = repo.objects_dir().join(path);
    assert!(path.exists(), "the case has no {}", path.display());
    path
}

/// Several packs, and helpers that are chains of files: the one index of all packs, and the graph of the commits.
#[test]
fn chains_of_helpers_whole_and_broken() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["repack", "-adfq"]);
    let write = ["multi-pack-index", "write", "--incremental"];
    let graph = ["commit-graph", "write", "--reachable", "--split=no-merge"];
    repo.git(&write);
    repo.git(&graph);
    let (second, other) = (token(), token());
    for (minute, secret) in [(40, &second), (41, &other)] {
        repo.write("more.py", &settings(secret));
        repo.commit_at("more", minute);
        repo.git(&["repack", "-dq"]);
        repo.git(&write);
        repo.git(&graph);
    }
    assert_eq!(repo.packs().len(), 3);
    let all = |repo: &Repo| {
        let answer = expect(repo, &secret, &added);
        answer.at(&second, "more.py", 2);
        answer.at(&other, "more.py", 2);
    };
    all(&repo);
    let chains = ["pack/multi-pack-index.d/multi-pack-index-chain", "info/commit-graphs/commit-graph-chain"];
    let chains = chains.map(|chain| exists(&repo, chain));
    assert!(chains.iter().all(|chain| fs::read_to_string(chain).unwrap().lines().count() == 3));
    // One file of each chain is gone, then the chain itself names nothing.
    for chain in &chains {
        let layers = fs::read_dir(chain.parent().unwrap()).unwrap().flatten().map(|e| e.path());
        let layers: Vec<PathBuf> = layers.filter(|p| p != chain).collect();
        fs::remove_file(&layers[0]).unwrap();
        all(&repo);
        overwrite(chain, b"garbage\n");
        all(&repo);
    }
}

/// One index of all packs is the only one that is left: the packs themselves tell what they hold.
#[test]
fn an_index_of_all_packs_in_place_of_their_own() {
    for format in ["sha1", "sha256"] {
        let (repo, secret, added) = versions(format);
        repo.git(&["repack", "-adfq"]);
        repo.write("more.py", b"x = 1\n");
        repo.commit_at("more", 40);
        repo.git(&["repack", "-dq"]);
        repo.git(&["multi-pack-index", "write", "--bitmap"]);
        exists(&repo, "pack/multi-pack-index");
        repo.remove_indexes();
        expect(&repo, &secret, &added);
    }
}

/// Many small packs, streams that are not compressed, blobs that are no deltas.
#[test]
fn packs_of_other_settings() {
    let steps: [&[&str]; 5] = [
        &["-c", "pack.packSizeLimit=1m", "-c", "core.bigFileThreshold=1", "repack", "-adfq"],
        &["-c", "pack.compression=0", "repack", "-adFq"],
        &["-c", "pack.compression=9", "-c", "pack.island=refs/heads/(.*)", "repack", "-adFiq"],
        &["-c", "pack.threads=1", "-c", "pack.window=0", "repack", "-adFq"],
        &["repack", "-adq", "--cruft", "--cruft-expiration=now", "--write-midx", "--write-bitmap-index"],
    ];
    let (repo, secret, added) = versions("sha1");
    for step in steps {
        repo.git(step);
        expect(&repo, &secret, &added);
    }
    for level in ["0", "9"] {
        let (repo, secret) = (Repo::new("sha1"), token());
        repo.git(&["config", "core.looseCompression", level]);
        let (added, _) = repo.added_and_removed("a.py", &settings(&secret));
        let file = repo.loose(&only_in(&repo, &secret, "blob"));
        assert_eq!(fs::read(file).unwrap().windows(40).any(|w| w == secret.as_bytes()), level == "0");
        audit(repo.path()).introduced(&secret, "a.py", 2, &added);
    }
}

/// The index in every form that git writes, with a token in it that the work tree has no more.
#[test]
fn every_form_of_the_index() {
    let forms: [(&str, &[&[&str]]); 6] = [
        ("version 4", &[&["update-index", "--index-version", "4"]]),
        ("split", &[&["update-index", "--split-index"]]),
        ("split and changed", &[&["config", "splitIndex.maxPercentChange", "100"], &["update-index", "--split-index"]]),
        ("untracked cache", &[&["update-index", "--force-untracked-cache"], &["status"]]),
        ("threads", &[&["config", "index.threads", "4"], &["update-index", "--force-write-index"]]),
        ("no hash", &[&["config", "index.skipHash", "true"], &["update-index", "--force-write-index"]]),
    ];
    for (form, steps) in forms {
        for format in ["sha1", "sha256"] {
            let (repo, secret, later) = (Repo::new(format), token(), token());
            for n in 0..40 {
                repo.write(&format!("src/f{n}.py"), format!("x = {n}\n").as_bytes());
            }
            repo.commit_at("many", 0);
            repo.write("src/f7.py", &settings(&secret));
            repo.git(&["add", "-A"]);
            steps.iter().for_each(|step| drop(repo.git(step)));
            if form == "split and changed" {
                repo.write("src/f9.py", &settings(&later));
                repo.write("src/new.py", b"x = 2\n");
                fs::remove_file(repo.path().join("src/f8.py")).unwrap();
                repo.git(&["add", "-A"]);
            }
            let listed = repo.git_line(&["ls-files", "-s", "src/f7.py"]);
            assert!(listed.contains(&only_in(&repo, &secret, "blob")), "{form}: {listed}");
            ["src/f7.py", "src/f9.py"].iter().for_each(|path| fs::remove_file(repo.path().join(path)).unwrap());
            let wanted = if form == "split and changed" {
                vec![("src/f7.py", &secret), ("src/f9.py", &later)]
            } else {
                vec![("src/f7.py", &secret)]
            };
            for answer in [check_staged(repo.path()), audit(repo.path())] {
                answer.complete();
                for (path, secret) in &wanted {
                    answer.at(secret, path, 2);
                }
            }
        }
    }
}

/// Half of a split index is gone: the hook must not read the other half as if it were all.
#[test]
fn a_split_index_without_its_shared_part_is_said() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.write("a.py", &settings(&secret));
    repo.git(&["add", "a.py"]);
    repo.git(&["update-index", "--split-index"]);
    let shared = fs::read_dir(repo.path().join(".git")).unwrap().flatten();
    let shared: Vec<PathBuf> =
        shared.map(|e| e.path()).filter(|p| p.to_str().unwrap().contains("sharedindex.")).collect();
    assert_eq!(shared.len(), 1);
    check_staged(repo.path()).at(&secret, "a.py", 2);
    fs::remove_file(&shared[0]).unwrap();
    let answer = check_staged(repo.path());
    assert_eq!(answer.status, 3, "{}", answer.text);
    answer.said("the shared part of a split index cannot be read", "index");
    // The object is there still.
    audit(repo.path()).found(&secret);
}

/// A folder outside of a sparse index is one entry; what is staged inside and outside is seen.
#[test]
fn a_sparse_index_as_a_hook_sees_it() {
    let (repo, inside, old) = (Repo::harmless(), token(), token());
    repo.write("in/a", b"x\n");
    repo.write("out/deep/key.py", &settings(&old));
    repo.commit_at("both", 1);
    repo.git(&["sparse-checkout", "set", "--cone", "--sparse-index", "in"]);
    let listed = repo.git_line(&["ls-files", "--sparse", "-s"]);
    assert!(listed.lines().any(|line| line.starts_with("040000") && line.ends_with("\tout/")), "{listed}");
    repo.write("in/new.py", &settings(&inside));
    repo.git(&["add", "in/new.py"]);
    let answer = check_staged(repo.path());
    answer.at(&inside, "in/new.py", 2);
    assert!(answer.of(&old).is_empty(), "what HEAD holds already is no news");
    answer.complete();
    audit(repo.path()).at(&old, "out/deep/key.py", 2);
}

/// References that only one work tree has, as files and as tables.
#[test]
fn references_of_a_work_tree() {
    for storage in ["files", "reftable"] {
        let repo = Repo::new("sha1");
        fs::remove_dir_all(repo.path().join(".git")).unwrap();
        repo.git(&["init", "-q", "-b", "main", "--ref-format", storage]);
        repo.write("readme", b"x\n");
        repo.commit_at("harmless", 0);
        let outer = tempfile::tempdir().unwrap();
        let linked = outer.path().join("linked");
        repo.git(&["worktree", "add", "-q", "--detach", linked.to_str().unwrap(), "HEAD"]);
        let inside = |args: &[&str]| drop(repo.git(&[&["-C", linked.to_str().unwrap()][..], args].concat()));
        let secrets = ["refs/worktree/own", "refs/bisect/bad", "refs/rewritten/onto"].map(|name| {
            let secret = token();
            fs::write(linked.join("own.py"), settings(&secret)).unwrap();
            inside(&["add", "own.py"]);
            inside(&["commit", "-q", "-m", name]);
            inside(&["update-ref", name, "HEAD"]);
            inside(&["reset", "-q", "--hard", "HEAD~1"]);
            (name, secret)
        });
        for folder in [repo.path(), &linked] {
            let answer = audit(folder);
            answer.complete();
            for (name, secret) in &secrets {
                let finding = answer.at(secret, "own.py", 2);
                assert_eq!(finding["reachable"], true, "{storage} {name} {finding}");
                let wanted = format!("worktrees/linked/{name}");
                assert!(finding["refs"].to_string().contains(&wanted), "{storage} {name} {finding}");
            }
        }
    }
}

/// Clones that lack objects in other ways than those of `shallow_and_partial_clones_are_said`.
#[test]
fn clones_cut_off_by_other_filters_are_said() {
    let (repo, secret, here, url) = to_clone();
    let folder = tempfile::tempdir().unwrap();
    let cuts: [(&str, &[&str], &str); 6] = [
        ("limit", &["--filter=blob:limit=1k"], "partial clone"),
        ("depth", &["--filter=tree:3"], "partial clone"),
        ("combined", &["--filter=blob:none", "--filter=tree:2"], "partial clone"),
        ("since", &["--shallow-since=1700001700"], "shallow clone"),
        ("both", &["--depth=1", "--filter=blob:none"], "shallow clone"),
        ("bare", &["--bare", "--depth=2"], "shallow clone"),
    ];
    for (name, options, reason) in cuts {
        let clone = folder.path().join(name);
        repo.git(&[&["clone", "-q"][..], options, &[&url, clone.to_str().unwrap()]].concat());
        let answer = audit(&clone);
        answer.at(&here, "now.py", 2);
        let lists = ["-C", clone.to_str().unwrap(), "rev-list", "--objects", "--all", "--missing=print"];
        let lacks = repo.git(&lists).split(|b| *b == b'\n').filter(|line| line.starts_with(b"?")).count();
        match lacks {
            0 if reason.starts_with("partial") => answer.complete(),
            _ => answer.said(reason, ""),
        }
        assert!(answer.of(&secret).is_empty() || name == "depth", "{name}: {lacks}");
        // What was left out is fetched: nothing is missing any more, whatever the configuration still says.
        if lacks > 0 {
            repo.git(&["-C", clone.to_str().unwrap(), "fetch", "-q", "--no-auto-gc", "--refetch", "--no-filter"]);
            let answer = audit(&clone);
            answer.found(&secret);
            answer.complete();
        }
    }
    // Fetched whole afterwards: nothing is missing, and nothing is said to be.
    let whole = folder.path().join("since");
    repo.git(&["-C", whole.to_str().unwrap(), "fetch", "-q", "--unshallow"]);
    let answer = audit(&whole);
    answer.found(&secret);
    answer.complete();
}

/// A commit that the shallow file cuts off from parents that are there all the same, and one that git takes from a graft.
#[test]
fn a_boundary_before_commits_that_are_there() {
    let (repo, secret) = (Repo::harmless(), token());
    repo.added_and_removed("a.py", &settings(&secret));
    let head = repo.git_line(&["rev-parse", "HEAD"]);
    fs::write(repo.path().join(".git/shallow"), format!("{head}\n")).unwrap();
    assert_eq!(repo.git_line(&["rev-list", "--count", "HEAD"]), "1");
    let answer = audit(repo.path());
    answer.at(&secret, "a.py", 2);
    answer.said("shallow clone", "");
}

/// Alternates by a relative path, with comments, quoted, of which one leads back, and of a clone of a clone that has a pack of its own.
#[test]
fn chains_of_alternates_in_every_spelling() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["repack", "-adfq"]);
    let folder = tempfile::tempdir().unwrap();
    let clone = |from: &Path, name: &str| {
        let to = folder.path().join(name);
        repo.git(&["clone", "-q", "--shared", from.to_str().unwrap(), to.to_str().unwrap()]);
        to
    };
    let first = clone(repo.path(), "first");
    let own = token();
    fs::write(first.join("own.py"), settings(&own)).unwrap();
    repo.git(&["-C", first.to_str().unwrap(), "add", "own.py"]);
    repo.git(&["-C", first.to_str().unwrap(), "commit", "-q", "-m", "own"]);
    repo.git(&["-C", first.to_str().unwrap(), "repack", "-adlq"]);
    let second = clone(&first, "second");
    let file = second.join(".git/objects/info/alternates");
    let name = folder.path().join("with \"quotes\"");
    std::os::unix::fs::symlink(&first, &name).unwrap();
    let quoted = format!("\"{}/with \\\"quotes\\\"/.git/objects\"\n", folder.path().display());
    for text in ["../../../first/.git/objects\n", "# a comment\n\n../../../first/.git/objects", &quoted] {
        fs::write(&file, text).unwrap();
        assert!(!repo.git(&["-C", second.to_str().unwrap(), "cat-file", "-p", "HEAD:own.py"]).is_empty());
        let answer = audit(&second);
        answer.introduced(&secret, "src/app.py", 1, &added);
        answer.at(&own, "own.py", 2);
    }
    // The first borrows from the second as well.
    let back = first.join(".git/objects/info/alternates");
    let lines = fs::read_to_string(&back).unwrap();
    fs::write(&back, format!("{lines}{}\n", second.join(".git/objects").display())).unwrap();
    audit(&second).introduced(&secret, "src/app.py", 1, &added);
}

/// What a server for dumb transports, an old git and a push leave in the folders of objects.
#[test]
fn leftovers_beside_the_objects() {
    let (repo, secret, added) = versions("sha1");
    repo.git(&["repack", "-adfq"]);
    repo.git(&["update-server-info"]);
    exists(&repo, "info/packs");
    let pack = repo.packs().remove(0);
    for extension in ["promisor", "keep", "bitmap.lock"] {
        let _ = fs::write(pack.with_extension(extension), "");
        let answer = audit(repo.path());
        answer.at(&secret, "src/app.py", 1);
        assert_eq!(answer.found(&secret)["commit"].as_str(), Some(&*added));
        // A pack of a partial clone in which nothing is missing.
        answer.complete();
        if extension == "promisor" {
            fs::remove_file(pack.with_extension(extension)).unwrap();
        }
    }
    fs::write(repo.objects_dir().join("info/packs"), "P pack-of-another-time.pack\n\n").unwrap();
    fs::create_dir_all(repo.objects_dir().join("zz")).unwrap();
    fs::write(repo.objects_dir().join("pack/pack-0123.idx.tmp"), "x").unwrap();
    expect(&repo, &secret, &added);
}

/// Submodules as git made them once, under names that are not their paths, and one that is a work tree of its own.
#[test]
fn git_directories_of_submodules_in_other_places() {
    let (inner, secret) = (Repo::harmless(), token());
    let (added, _) = inner.added_and_removed("a.py", &settings(&secret));
    let url = inner.path().to_str().unwrap().to_owned();
    let check = |answer: &Answer, path: &str| {
        let finding = answer.found(&secret);
        assert_eq!(finding["commit"].as_str(), Some(&*added), "{finding}");
        assert_eq!(finding["path"].as_str(), Some(path), "{finding}");
    };
    // Its git directory is in its own work tree, as before git 1.7.8.
    let outer = Repo::harmless();
    outer.git(&["clone", "-q", &url, "old"]);
    outer.git(&["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "old"]);
    outer.commit_at("submodule", 1);
    assert!(outer.path().join("old/.git").is_dir());
    check(&audit(outer.path()), "old/a.py");
    outer.git(&["submodule", "--quiet", "absorbgitdirs"]);
    assert!(outer.path().join("old/.git").is_file());
    check(&audit(outer.path()), "old/a.py");
    // A name of several parts, moved since.
    let outer = Repo::harmless();
    let add =
        ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--name", "group/sub.name", &url, "here"];
    outer.git(&add);
    outer.commit_at("submodule", 1);
    outer.git(&["mv", "here", "there"]);
    outer.commit_at("moved", 2);
    assert!(outer.path().join(".git/modules/group/sub.name/objects").is_dir());
    check(&audit(outer.path()), "there/a.py");
    // From inside of it.
    check(&audit(&outer.path().join("there")), "a.py");
    keylint(outer.path(), &["audit", "there"], &[], b"").found(&secret);
    // Removed since: what is left of it is its git directory.
    outer.git(&["rm", "-q", "there"]);
    outer.commit_at("removed", 3);
    let answer = audit(outer.path());
    assert_eq!(answer.found(&secret)["commit"].as_str(), Some(&*added));
    file_holds(&outer.path().join(".git/modules/group/sub.name/config"), "url");
}

/// What a fetch broke off: a pack whose deltas have their bases elsewhere, and the first half of one.
#[test]
fn a_thin_pack_and_half_a_pack_on_their_way() {
    let repo = Repo::harmless();
    let lines = |first: &str| (0..300).fold(format!("{first}\n"), |text, n| format!("{text}line {n} of a long file\n"));
    repo.write("app.py", lines("x = 1").as_bytes());
    let base = repo.commit_at("base", 1);
    let secret = token();
    repo.write("app.py", lines(&format!("KEY = \"{secret}\"")).as_bytes());
    repo.commit_at("key", 2);
    let blob = only_in(&repo, &secret, "blob");
    let wanted = format!("HEAD\n^{base}\n");
    let pack = repo.git_with_input(&["pack-objects", "--revs", "--thin", "--stdout", "-q"], wanted.as_bytes());
    let temporary = repo.objects_dir().join("pack/tmp_pack_Th1nXy");
    let head = repo.git_line(&["rev-parse", "HEAD"]);
    let tree = repo.git_line(&["rev-parse", "HEAD^{tree}"]);
    for id in [&blob, &head, &tree] {
        fs::remove_file(repo.loose(id)).unwrap();
    }
    repo.git(&["update-ref", "-d", "refs/heads/main"]);
    fs::remove_file(repo.path().join("app.py")).unwrap();
    fs::remove_file(repo.path().join(".git/index")).unwrap();
    assert_eq!(repo.try_line(&["cat-file", "-t", &blob]), None);
    fs::write(&temporary, &pack).unwrap();
    audit(repo.path()).at(&secret, "app.py", 1);
    for end in [pack.len() - 20, pack.len() / 2, 12, 0] {
        overwrite(&temporary, &pack[..end]);
        let answer = audit(repo.path());
        // Such a file may lack its end at any time; that is told, and what it holds so far is read.
        let told = answer.summary["skipped"].to_string().contains("read as far as it goes");
        assert!(answer.of(&secret).len() == 1 || told, "{end}: {}", answer.text);
    }
}
