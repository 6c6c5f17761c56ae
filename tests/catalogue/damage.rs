//! Damage of every kind: the rest is found, and what was lost is said by name.

use super::harness::{audit, check_staged, keylint, only_in, settings, token};
use crate::support::git::{Repo, overwrite};
use std::fs;

/// Two tokens in two files that were removed, and the objects that hold them.
fn pair() -> (Repo, [String; 2], [String; 2]) {
    let repo = Repo::harmless();
    let secrets = [token(), token()];
    repo.write("one.py", &settings(&secrets[0]));
    repo.write("two.py", &settings(&secrets[1]));
    repo.commit_at("add", 1);
    repo.git(&["rm", "-q", "one.py", "two.py"]);
    repo.commit_at("remove", 2);
    let blobs = [only_in(&repo, &secrets[0], "blob"), only_in(&repo, &secrets[1], "blob")];
    (repo, secrets, blobs)
}

#[test]
fn a_loose_object_of_each_kind() {
    for kind in ["blob", "tree", "commit", "tag"] {
        for damage in ["garbage", "empty", "cut", "header", "missing", "folder"] {
            let (repo, secrets, blobs) = pair();
            repo.git(&["tag", "-a", "-m", "t", "t", "HEAD~1"]);
            let id = match kind {
                "blob" => blobs[1].clone(),
                "tree" => repo.git_line(&["rev-parse", "HEAD~1^{tree}"]),
                "commit" => repo.git_line(&["rev-parse", "HEAD~1"]),
                _ => repo.git_line(&["rev-parse", "t"]),
            };
            let file = repo.loose(&id);
            let bytes = fs::read(&file).unwrap();
            match damage {
                "garbage" => overwrite(&file, b"this is no zlib stream"),
                "empty" => overwrite(&file, b""),
                "cut" => overwrite(&file, &bytes[..bytes.len() / 2]),
                "header" => overwrite(&file, &[&[bytes[0] ^ 0x55], &bytes[1..]].concat()),
                "missing" => fs::remove_file(&file).unwrap(),
                _ => {
                    fs::remove_file(&file).unwrap();
                    fs::create_dir(&file).unwrap();
                }
            }
            let answer = audit(repo.path());
            answer.found(&secrets[0]);
            answer.said("", &id);
        }
    }
}

#[test]
fn a_pack_with_flipped_bytes_or_cut_short() {
    for damage in ["flip", "cut", "header", "trailer", "empty"] {
        let (repo, secrets, _) = pair();
        repo.git(&["repack", "-adfq"]);
        let other = token();
        repo.write("three.py", &settings(&other));
        repo.commit_at("loose", 3);
        let pack = repo.packs().remove(0);
        let mut bytes = fs::read(&pack).unwrap();
        let len = bytes.len();
        match damage {
            "flip" => bytes[len / 2] ^= 0xff,
            "cut" => bytes.truncate(len / 2),
            "header" => bytes[0] = b'X',
            "trailer" => bytes[len - 1] ^= 1,
            _ => bytes.clear(),
        }
        overwrite(&pack, &bytes);
        let answer = audit(repo.path());
        answer.found(&other);
        answer.said("", "");
        if damage == "trailer" || damage == "header" {
            secrets.iter().for_each(|secret| {
                answer.found(secret);
            });
        }
    }
}

#[test]
fn an_index_of_a_pack_with_damage() {
    for damage in ["missing", "flip", "cut", "empty", "garbage"] {
        let (repo, secrets, _) = pair();
        repo.git(&["repack", "-adfq"]);
        let index = repo.packs().remove(0).with_extension("idx");
        let mut bytes = fs::read(&index).unwrap();
        match damage {
            "missing" => fs::remove_file(&index).unwrap(),
            "flip" => {
                let at = 8 + 1024 + 5;
                bytes[at] ^= 0xff;
                overwrite(&index, &bytes);
            }
            "cut" => overwrite(&index, &bytes[..bytes.len() / 2]),
            "empty" => overwrite(&index, b""),
            _ => overwrite(&index, b"garbage"),
        }
        let answer = audit(repo.path());
        secrets.iter().for_each(|secret| {
            answer.found(secret);
        });
        match damage {
            "missing" => answer.complete(),
            _ => answer.said("", ""),
        }
    }
}

#[test]
fn helpers_with_damage_do_not_matter() {
    let (repo, secrets, _) = pair();
    repo.git(&["repack", "-adfbq"]);
    repo.git(&["commit-graph", "write", "--reachable"]);
    repo.git(&["multi-pack-index", "write"]);
    for name in ["info/commit-graph", "pack/multi-pack-index"] {
        overwrite(&repo.objects_dir().join(name), b"garbage");
    }
    for entry in fs::read_dir(repo.objects_dir().join("pack")).unwrap().flatten() {
        if entry.path().extension().is_some_and(|e| e == "bitmap" || e == "rev") {
            overwrite(&entry.path(), b"garbage");
        }
    }
    let answer = audit(repo.path());
    secrets.iter().for_each(|secret| {
        answer.found(secret);
    });
    answer.complete();
}

#[test]
fn an_index_of_the_work_tree_with_damage() {
    for bytes in [&b""[..], b"garbage that is no index", b"DIRC\0\0\0\x02\0\0\xff\xff"] {
        let (repo, secrets, _) = pair();
        overwrite(&repo.path().join(".git/index"), bytes);
        let answer = audit(repo.path());
        secrets.iter().for_each(|secret| {
            answer.found(secret);
        });
        answer.said("", "index");
    }
}

#[test]
fn an_index_of_the_work_tree_whose_checksum_alone_is_wrong() {
    let (repo, secrets, _) = pair();
    let staged = token();
    repo.write("staged.py", &settings(&staged));
    repo.git(&["add", "staged.py"]);
    let path = repo.path().join(".git/index");
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    overwrite(&path, &bytes);
    let answer = audit(repo.path());
    secrets.iter().for_each(|secret| {
        answer.found(secret);
    });
    answer.said("checksum of the index", "index");
    let answer = check_staged(repo.path());
    answer.at(&staged, "staged.py", 2);
    answer.said("checksum of the index", "index");
    // Who has git leave the checksum out has zeros there.
    let end = bytes.len() - 20;
    overwrite(&path, &[&bytes[..end], &[0; 20]].concat());
    check_staged(repo.path()).complete();
}

#[test]
fn a_configuration_that_is_none() {
    let (repo, secrets, _) = pair();
    overwrite(&repo.path().join(".git/config"), b"[core\nthis = is not = a configuration\n\0\0");
    let answer = audit(repo.path());
    secrets.iter().for_each(|secret| {
        answer.found(secret);
    });
}

#[test]
fn parts_that_are_missing() {
    for part in ["HEAD", "config", "refs", "index", "info", "logs"] {
        let (repo, secrets, _) = pair();
        let path = repo.path().join(".git").join(part);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap()
        } else {
            fs::remove_file(path).unwrap()
        }
        let answer = audit(repo.path());
        secrets.iter().for_each(|secret| {
            answer.found(secret);
        });
        if part == "HEAD" {
            answer.said("HEAD", "");
        }
    }
}

#[test]
fn nothing_at_all_is_never_missing() {
    let repo = Repo::new("sha1");
    repo.git_at(&["commit", "-q", "--allow-empty", "-m", "empty"], b"", 1_700_000_000);
    let tree = repo.git_line(&["rev-parse", "HEAD^{tree}"]);
    fs::remove_file(repo.loose(&tree)).unwrap();
    repo.git(&["log", "--stat"]);
    let answer = audit(repo.path());
    answer.complete();
    assert_eq!(answer.status, 0);
}

#[test]
fn a_git_directory_without_objects_is_said() {
    let repo = Repo::harmless();
    fs::remove_dir_all(repo.objects_dir()).unwrap();
    let answer = audit(repo.path());
    assert_eq!(answer.status, 3, "{}", answer.text);
    answer.said("", ".git");
}

#[test]
fn an_object_with_another_name() {
    let (repo, secret) = (Repo::harmless(), token());
    let blob = repo.object("blob", &settings(&secret));
    let wrong = format!("{}{}", &blob[..39], if blob.ends_with('0') { '1' } else { '0' });
    fs::rename(repo.loose(&blob), repo.loose(&wrong)).unwrap();
    audit(repo.path()).found(&secret);
}

#[test]
fn bytes_behind_the_end_of_a_loose_object() {
    let (repo, secrets, blobs) = pair();
    let file = repo.loose(&blobs[0]);
    let longer = [fs::read(&file).unwrap(), settings(&token())].concat();
    audit(repo.path()).complete();
    overwrite(&file, &longer);
    let answer = audit(repo.path());
    secrets.iter().for_each(|secret| {
        answer.found(secret);
    });
    answer.said("bytes behind the end of a loose object", &blobs[0][2..]);
}

/// Git takes the packed one; nobody would ever see what the loose one holds.
#[test]
fn a_loose_object_that_is_no_copy_of_the_packed_one() {
    let (repo, secrets, blobs) = pair();
    let loose = repo.loose(&blobs[0]);
    let whole = fs::read(&loose).unwrap();
    repo.git(&["repack", "-adq"]);
    repo.git(&["prune-packed"]);
    fs::create_dir_all(loose.parent().unwrap()).unwrap();
    for bytes in [&whole[..], b""] {
        fs::write(&loose, bytes).unwrap();
        let answer = audit(repo.path());
        answer.found(&secrets[0]);
        answer.complete();
        fs::remove_file(&loose).unwrap();
    }
    let other = Repo::harmless();
    let id = other.object("blob", &settings(&token()));
    for bytes in
        [fs::read(other.loose(&id)).unwrap(), whole[..whole.len() / 2].to_vec(), [&whole[..], b"more"].concat()]
    {
        fs::write(&loose, bytes).unwrap();
        let answer = audit(repo.path());
        answer.found(&secrets[0]);
        answer.said("no copy of the one of its name", &blobs[0][2..]);
        fs::remove_file(&loose).unwrap();
    }
}

/// Of two packs with an object of one name git takes the one that it finds first, and so does who reads each object once.
#[test]
fn two_packs_with_other_bytes_under_one_name() {
    for name in ["0".repeat(40), "f".repeat(40)] {
        let (repo, secrets, blobs) = pair();
        repo.git(&["repack", "-adq"]);
        let other = Repo::harmless();
        let hidden = other.object("blob", b"harmless bytes\n");
        let out = other.git_with_input(&["pack-objects", "-q", "other"], format!("{hidden}\n").as_bytes());
        let stem = format!("other-{}", String::from_utf8(out).unwrap().trim());
        let mut index = fs::read(other.path().join(&stem).with_extension("idx")).unwrap();
        let id: Vec<u8> = (0..40).step_by(2).map(|at| u8::from_str_radix(&blobs[0][at..at + 2], 16).unwrap()).collect();
        // A head of eight bytes, how many ids begin with each byte, then the only id.
        for first in 0..256 {
            let upto = u32::from(first >= usize::from(id[0]));
            index[8 + 4 * first..12 + 4 * first].copy_from_slice(&upto.to_be_bytes());
        }
        index[1032..1052].copy_from_slice(&id);
        let end = index.len() - 20;
        let sum = <sha1::Sha1 as sha1::Digest>::digest(&index[..end]);
        index[end..].copy_from_slice(&sum);
        let place = repo.objects_dir().join("pack").join(format!("pack-{name}.pack"));
        fs::copy(other.path().join(&stem).with_extension("pack"), &place).unwrap();
        fs::write(place.with_extension("idx"), index).unwrap();
        let answer = audit(repo.path());
        answer.said("no copy of the one of its name", &blobs[0]);
        answer.found(&secrets[1]);
    }
}

#[test]
fn a_configuration_that_git_refuses_or_that_is_none() {
    for format in ["sha1", "sha256"] {
        for text in [Some("[core\n\tbare = what = [\n"), Some("garbage\n"), Some("[core]\n\tbare = \"no\n"), None] {
            let repo = Repo::new(format);
            let secret = token();
            repo.write("one.py", &settings(&secret));
            repo.commit_at("add", 1);
            repo.git(&["rm", "-q", "one.py"]);
            repo.commit_at("remove", 2);
            only_in(&repo, &secret, "blob");
            let config = repo.path().join(".git/config");
            match text {
                Some(text) => overwrite(&config, text.as_bytes()),
                None => {
                    fs::remove_file(&config).unwrap();
                    fs::create_dir(&config).unwrap();
                }
            }
            let answer = audit(repo.path());
            answer.at(&secret, "one.py", 2);
            let why = if text.is_some() { "a configuration that git would refuse" } else { "cannot be read" };
            answer.said(why, "");
            let files = keylint(repo.path(), &["check", "."], &[], b"");
            files.complete();
            assert!(files.summary["remarks"].to_string().contains(why), "{}", files.summary);
        }
    }
}
