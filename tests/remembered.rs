//! What an audit remembers: the report is the same, byte for byte, with and without, whatever happens to the repository or to what
//! was remembered in between; and nothing is written but to the cache, where no secret is.

#![cfg(unix)]
#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git::{Repo, overwrite};
use crate::support::scanned::on_all_cores;
use keylint::rules::{self, sample};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

fn token(seed: u64) -> String {
    let rule = rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap();
    sample::token(rule, &mut sample::Draw::new(seed)).unwrap()
}

fn settings(seed: u64) -> Vec<u8> {
    format!("# settings\nTOKEN = \"{}\"\n", token(seed)).into_bytes()
}

/// A folder for a cache, outside of all repositories.
struct Cache(tempfile::TempDir);

impl Cache {
    fn new() -> Self {
        Cache(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("cache")
    }

    /// The files in it but the key.
    fn memories(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder()).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == "memory")).collect();
        files.sort();
        files
    }
}

fn audit(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(["audit", ".", "--format", "json"]).args(arguments).current_dir(folder);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr))
}

/// Audits without and with a cache, twice; all must be the same. Gives the report.
#[track_caller]
fn same(repo: &Repo, cache: &Cache, arguments: &[&str]) -> String {
    // Changes just before an audit are not remembered: clocks of file systems tick.
    std::thread::sleep(Duration::from_millis(120));
    let folder = cache.folder();
    let with = |more: &[&str]| audit(repo.path(), &[arguments, more].concat());
    let plain = with(&["--no-cache"]);
    for run in 0..2 {
        assert_eq!(with(&["--cache-dir", folder.to_str().unwrap()]), plain, "run {run} with a cache");
    }
    plain.1
}

/// Whether the next audit uses what was remembered: reading it sets its time, and what is written anew is another file.
fn is_remembered(repo: &Repo, cache: &Cache) -> bool {
    use std::os::unix::fs::MetadataExt;
    let read = |path: &PathBuf| {
        let metadata = fs::metadata(path).unwrap();
        (metadata.ino(), metadata.modified().unwrap())
    };
    let before: Vec<_> = cache.memories().iter().map(read).collect();
    std::thread::sleep(Duration::from_millis(20));
    audit(repo.path(), &["--cache-dir", cache.folder().to_str().unwrap()]);
    let after = cache.memories();
    after.iter().map(read).zip(before).any(|(after, before)| after.0 == before.0 && after.1 > before.1)
}

/// What is known of single packs.
fn packs(cache: &Cache) -> Vec<PathBuf> {
    files(cache, "pack-memory")
}

/// The files of a kind.
fn files(cache: &Cache, kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(cache.folder()).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == kind)).collect();
    files.sort();
    files
}

/// Several secrets: in HEAD, removed, moved, in two files, in a message, in a reflog's commit, staged, in an archive.
fn repository() -> Repo {
    let repo = Repo::new("sha1");
    repo.write("a.py", &settings(1));
    repo.write("b.py", &settings(2));
    repo.write("c/deep/c.py", &settings(3));
    repo.commit("first");
    repo.git(&["mv", "b.py", "moved.py"]);
    repo.commit(&format!("moved, with {}", token(4)));
    fs::remove_file(repo.path().join("c/deep/c.py")).unwrap();
    repo.write("d.py", &[settings(2), settings(5)].concat());
    repo.commit("removed");
    repo.git(&["repack", "-adq"]);
    repo.write("e.py", &settings(6));
    repo.commit("loose");
    repo.git(&["commit", "--amend", "-qm", "loose, amended"]);
    repo.write("f.py", &settings(7));
    repo.git(&["add", "f.py"]);
    fs::remove_file(repo.path().join("f.py")).unwrap();
    repo.git(&["branch", "side", "HEAD~2"]);
    repo
}

#[test]
fn the_report_is_the_same_from_memory() {
    let (repo, cache) = (repository(), Cache::new());
    for arguments in [&[][..], &["--all"], &["--threads", "1"], &["--show-secrets"], &["--fail-on", "never"]] {
        let report = same(&repo, &cache, arguments);
        assert!(report.lines().filter(|line| line.contains("\"type\":\"finding\"")).count() >= 7, "{report}");
    }
    assert!(is_remembered(&repo, &cache));
    // For `--all` there is another one.
    assert_eq!(cache.memories().len(), 2);
}

/// The same key in a file of its own and in a literal is one secret, of which one place is shown and the other is named.
#[test]
fn a_key_in_two_spellings_is_remembered() {
    let rule = rules::credentials().iter().find(|c| c.id == "private-key").unwrap();
    let key = sample::token(rule, &mut sample::Draw::new(8)).unwrap();
    let (repo, cache) = (repository(), Cache::new());
    for (number, folder) in ["x", "k", "a"].into_iter().enumerate() {
        repo.write(&format!("{folder}/{number}.py"), format!("KEY = {:?}\n", format!("{key}\n")).as_bytes());
        repo.write(&format!("{folder}/{number}.pem"), format!("{key}\n").as_bytes());
        repo.commit("a key");
        repo.git(&["rm", "-rq", folder]);
        repo.commit("no key");
    }
    let report = same(&repo, &cache, &[]);
    assert_eq!(report.lines().filter(|line| line.contains("\"credential\":\"private-key\"")).count(), 1, "{report}");
    assert!(is_remembered(&repo, &cache));
}

#[test]
fn no_secret_is_kept() {
    let (repo, cache) = (repository(), Cache::new());
    same(&repo, &cache, &[]);
    for file in fs::read_dir(cache.folder()).unwrap().flatten() {
        let bytes = fs::read(file.path()).unwrap();
        for seed in 1..8 {
            // Neither the token, nor a part of it that would tell it.
            let token = token(seed);
            let held = token.as_bytes().windows(8).any(|part| memchr::memmem::find(&bytes, part).is_some());
            assert!(!held, "{} holds a part of a token", file.path().display());
        }
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(fs::metadata(cache.folder()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_name_that_holds_a_secret_is_not_kept() {
    let (repo, cache) = (repository(), Cache::new());
    repo.git(&["branch", &format!("x-{}", token(9))]);
    same(&repo, &cache, &[]);
    assert!(cache.memories().is_empty());
}

/// A change of a repository.
type Change = fn(&Repo);

/// Everything that may happen to a repository between two audits.
const CHANGES: &[(&str, Change)] = &[
    ("a commit with a secret", |repo| {
        repo.write("new.py", &settings(20));
        repo.commit("new");
    }),
    ("a commit amended", |repo| drop(repo.git(&["commit", "--amend", "-q", "--allow-empty", "-m", "amended"]))),
    ("a new pack", |repo| {
        repo.write("packed.py", &settings(21));
        repo.commit("packed");
        repo.git(&["repack", "-dq"]);
    }),
    ("one pack of all", |repo| drop(repo.git(&["repack", "-adq", "--no-write-bitmap-index"]))),
    ("a loose object that nothing reaches", |repo| {
        repo.git_with_input(&["hash-object", "-w", "--stdin"], &settings(22));
    }),
    ("a reference moved", |repo| drop(repo.git(&["branch", "-f", "side", "HEAD~3"]))),
    ("a reference taken away", |repo| drop(repo.git(&["branch", "-D", "side"]))),
    ("packed references", |repo| drop(repo.git(&["pack-refs", "--all"]))),
    ("a remote-tracking reference", |repo| drop(repo.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]))),
    ("HEAD elsewhere", |repo| drop(repo.git(&["checkout", "-q", "--detach", "HEAD~1"]))),
    ("no reflogs", |repo| fs::remove_dir_all(repo.path().join(".git/logs")).unwrap()),
    ("a secret in the configuration", |repo| {
        let url = format!("https://user:{}@example.com/x.git", token(23));
        repo.git(&["remote", "add", "elsewhere", &url]);
    }),
    ("a staged secret", |repo| {
        repo.write("staged.py", &settings(24));
        repo.git(&["add", "staged.py"]);
        fs::remove_file(repo.path().join("staged.py")).unwrap();
    }),
    ("a shallow history", |repo| {
        let head = repo.git_line(&["rev-parse", "HEAD~1"]);
        fs::write(repo.path().join(".git/shallow"), head + "\n").unwrap();
    }),
    ("a file of the work tree", |repo| repo.write("d.py", b"harmless = 1\n")),
    ("objects pruned", |repo| {
        repo.git(&["reflog", "expire", "--expire=now", "--all"]);
        repo.git(&["gc", "-q", "--prune=now"]);
    }),
    ("a damaged pack", |repo| {
        let pack = repo.packs().remove(0);
        let mut bytes = fs::read(&pack).unwrap();
        let at = bytes.len() / 2;
        bytes[at] ^= 0x55;
        overwrite(&pack, &bytes);
    }),
    ("a damaged pack with its old time", |repo| {
        let pack = repo.packs().remove(0);
        let time = fs::metadata(&pack).unwrap().modified().unwrap();
        let mut bytes = fs::read(&pack).unwrap();
        let at = bytes.len() / 2;
        bytes[at] ^= 0x55;
        overwrite(&pack, &bytes);
        fs::set_permissions(&pack, fs::Permissions::from_mode(0o644)).unwrap();
        fs::File::options().write(true).open(&pack).unwrap().set_modified(time).unwrap();
    }),
    ("an index of a pack taken away", Repo::remove_indexes),
    ("another store", |repo| {
        let other = repo.path().join("elsewhere");
        repo.git(&["init", "-q", "--bare", other.to_str().unwrap()]);
        let alternates = repo.path().join(".git/objects/info/alternates");
        fs::create_dir_all(alternates.parent().unwrap()).unwrap();
        fs::write(alternates, other.join("objects").to_str().unwrap()).unwrap();
    }),
];

#[test]
fn after_every_change_the_report_is_that_of_now() {
    on_all_cores(CHANGES, |(what, change)| {
        let (repo, cache) = (repository(), Cache::new());
        let before = same(&repo, &cache, &[]);
        change(&repo);
        let after = same(&repo, &cache, &[]);
        let may_be_alike = ["packed references", "no reflogs", "an index of a pack taken away"];
        assert!(may_be_alike.contains(what) || after != before, "{what} changed nothing");
    });
}

#[test]
fn what_a_pack_holds_is_known_after_a_commit() {
    let (repo, cache) = (repository(), Cache::new());
    same(&repo, &cache, &[]);
    let of_pack = packs(&cache);
    assert_eq!(of_pack.len(), 1);
    // When it was written, and what is known: times and sums before it.
    let read = |path: &Path| (fs::read(path).unwrap(), fs::metadata(path).unwrap().modified().unwrap());
    let (content, time) = read(&of_pack[0]);
    let start = content.len() - (8 * 8 + 8);
    // As git does when an object is written that is in a pack.
    fs::File::open(&repo.packs()[0]).unwrap().set_modified(std::time::SystemTime::now()).unwrap();
    repo.write("new.py", &settings(20));
    repo.commit("new");
    // A moment of the past, in which it was not written anew.
    std::thread::sleep(Duration::from_millis(1100));
    let report = same(&repo, &cache, &[]);
    assert!(report.contains("new.py"));
    let (after, later) = read(&of_pack[0]);
    assert!(after[49..57] == content[49..57], "it was used and not made anew");
    assert!(after[start..] == content[start..] && later > time);
    assert_eq!(packs(&cache), of_pack);
    // The next pack has a file of its own, and so has the one that comes in the place of both.
    repo.git(&["repack", "-dq"]);
    same(&repo, &cache, &[]);
    assert_eq!(packs(&cache).len(), 2);
    repo.git(&["repack", "-adq"]);
    same(&repo, &cache, &[]);
    assert_eq!(packs(&cache).len(), 3);
    // Reported is other than by default: another question.
    same(&repo, &cache, &["--all"]);
    assert_eq!(packs(&cache).len(), 4);
}

/// Whether the next audit uses the outline of the packs that is there, and gives the report that is due.
fn uses_outline(repo: &Repo, cache: &Cache) -> bool {
    let outlines = || files(cache, "outline-memory");
    let read = |path: &PathBuf| fs::metadata(path).unwrap().modified().unwrap();
    std::thread::sleep(Duration::from_millis(120));
    let before: Vec<_> = outlines().into_iter().map(|path| (read(&path), fs::read(&path).unwrap(), path)).collect();
    let with = audit(repo.path(), &["--cache-dir", cache.folder().to_str().unwrap()]);
    assert_eq!(with, audit(repo.path(), &["--no-cache"]));
    assert_eq!(outlines().len(), before.len());
    before.iter().any(|(time, content, path)| read(path) > *time && fs::read(path).unwrap() == *content)
}

#[test]
fn where_packs_have_something_is_known_after_a_commit() {
    let (repo, cache) = (repository(), Cache::new());
    repo.git(&["repack", "-adq"]);
    same(&repo, &cache, &[]);
    // New and old secrets, at new and old places, on other branches, and a name that comes back.
    repo.write("new.py", &settings(20));
    repo.write("c/deep/again.py", &settings(3));
    repo.commit("new, and one that was removed");
    assert!(uses_outline(&repo, &cache));
    repo.git(&["checkout", "-q", "side"]);
    repo.write("c/deep/c.py", &settings(3));
    repo.write("b.py", &settings(2));
    repo.commit("another branch");
    assert!(uses_outline(&repo, &cache));
    repo.git(&["merge", "-q", "-X", "ours", "-m", "merged", "@{-1}"]);
    assert!(uses_outline(&repo, &cache));
    repo.git(&["branch", "-D", "-q", "@{-1}"]);
    assert!(uses_outline(&repo, &cache));
    // Other packs have another one, in the place of it.
    let before = fs::read(&files(&cache, "outline-memory")[0]).unwrap();
    repo.git(&["repack", "-adq"]);
    same(&repo, &cache, &[]);
    let after = files(&cache, "outline-memory");
    assert!(after.len() == 1 && fs::read(&after[0]).unwrap() != before);
}

#[test]
fn what_packed_trees_name_may_come_and_go() {
    let (repo, cache) = (repository(), Cache::new());
    // Everything is packed but a file with a secret, and a folder.
    let loose = ["HEAD:a.py", "HEAD~2:c/deep"].map(|name| repo.git_line(&["rev-parse", name]));
    let objects = repo.git_line(&["rev-list", "--objects", "--all", "--reflog", "--no-object-names"]) + "\n";
    let packed: String =
        objects.lines().filter(|id| !loose.iter().any(|l| l == id)).map(|id| format!("{id}\n")).collect();
    for pack in repo.packs() {
        let bytes = fs::read(&pack).unwrap();
        fs::remove_file(pack.with_extension("idx")).unwrap();
        fs::remove_file(&pack).unwrap();
        repo.git_with_input(&["unpack-objects", "-q"], &bytes);
    }
    repo.git_with_input(&["pack-objects", "-q", ".git/objects/pack/pack"], packed.as_bytes());
    repo.git(&["prune-packed", "-q"]);
    same(&repo, &cache, &[]);
    for id in &loose {
        let path = repo.path().join(format!(".git/objects/{}/{}", &id[..2], &id[2..]));
        let (bytes, empty) = (fs::read(&path).unwrap(), Cache::new());
        fs::remove_file(&path).unwrap();
        let report = same(&repo, &cache, &[]);
        assert!(report.contains("is missing"), "{report}");
        // One that was missing from the beginning.
        same(&repo, &empty, &[]);
        fs::write(&path, bytes).unwrap();
        same(&repo, &cache, &[]);
        same(&repo, &empty, &[]);
    }
}

#[test]
fn what_two_packs_hold_is_counted_once() {
    let (repo, cache) = (repository(), Cache::new());
    same(&repo, &cache, &[]);
    // A second pack with everything in it, read first or last; then the first one goes.
    let first = repo.packs();
    let objects = repo.git_line(&["rev-list", "--objects", "--all", "--reflog", "--no-object-names"]);
    repo.git_with_input(&["pack-objects", "-q", ".git/objects/pack/pack"], (objects + "\n").as_bytes());
    assert_eq!(repo.packs().len(), 2);
    same(&repo, &cache, &[]);
    for file in first {
        fs::remove_file(file.with_extension("idx")).unwrap();
        fs::remove_file(file).unwrap();
    }
    same(&repo, &cache, &[]);
}

#[test]
fn a_damaged_memory_of_a_pack_is_none() {
    let (repo, cache) = (repository(), Cache::new());
    same(&repo, &cache, &[]);
    let file = packs(&cache).remove(0);
    let whole = fs::read(&file).unwrap();
    repo.write("new.py", &settings(20));
    repo.commit("new");
    let plain = audit(repo.path(), &["--no-cache"]);
    for n in 0..24 {
        let mut bytes = whole.clone();
        bytes[n * (whole.len() - 1) / 23] ^= 1 << (n % 8);
        overwrite(&file, &bytes[..whole.len() - n % 2]);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        // Without the memory of the whole, which would be asked first.
        cache.memories().iter().for_each(|file| fs::remove_file(file).unwrap());
        assert_eq!(audit(repo.path(), &["--cache-dir", cache.folder().to_str().unwrap()]), plain, "{n}");
    }
}

#[test]
fn other_stores_are_watched() {
    let (source, cache) = (repository(), Cache::new());
    let clone = Repo::new("sha1");
    let alternates = clone.path().join(".git/objects/info/alternates");
    fs::create_dir_all(alternates.parent().unwrap()).unwrap();
    fs::write(alternates, source.objects_dir().to_str().unwrap()).unwrap();
    let before = same(&clone, &cache, &[]);
    assert!(is_remembered(&clone, &cache));
    source.git_with_input(&["hash-object", "-w", "--stdin"], &settings(30));
    assert_ne!(same(&clone, &cache, &[]), before);
}

#[test]
fn another_configuration_is_another_question() {
    let (repo, cache) = (repository(), Cache::new());
    let before = same(&repo, &cache, &[]);
    repo.write("keylint.toml", b"[paths]\nexclude = [\"c/\"]\n");
    let excluded = same(&repo, &cache, &[]);
    assert_ne!(excluded, before);
    repo.write("keylint.toml", b"[paths]\nexclude = [\"d/\"]\n");
    assert_ne!(same(&repo, &cache, &[]), excluded);
    same(&repo, &cache, &["--no-repo-config"]);
}

#[test]
fn a_memory_that_is_damaged_or_foreign_is_none() {
    let (repo, cache) = (repository(), Cache::new());
    let plain = same(&repo, &cache, &[]);
    let with = || audit(repo.path(), &["--cache-dir", cache.folder().to_str().unwrap()]).1;
    let file = cache.memories().remove(0);
    let whole = fs::read(&file).unwrap();
    let spots = (0..64).map(|n| n * (whole.len() - 1) / 63);
    for at in spots {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        overwrite(&file, &bytes);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(with(), plain, "byte {at} changed");
    }
    for len in [0, 1, 16, 17, 48, 49, whole.len() / 2, whole.len() - 1] {
        overwrite(&file, &whole[..len]);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        assert_eq!(with(), plain, "cut to {len} bytes");
    }
    // That of another machine, which says that there is nothing.
    let (empty, other) = (Repo::new("sha1"), Cache::new());
    same(&empty, &other, &[]);
    overwrite(&file, &fs::read(other.memories().remove(0)).unwrap());
    assert_eq!(with(), plain);
    overwrite(&cache.folder().join("key"), &[0; 32]);
    assert_eq!(with().lines().count(), plain.lines().count() + 1, "a key that others can read is said and not used");
}

#[test]
fn where_nothing_can_be_written_nothing_is_lost() {
    let repo = repository();
    let plain = audit(repo.path(), &["--no-cache"]);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let folder = file.join("cache");
    let (status, text) = audit(repo.path(), &["--cache-dir", folder.to_str().unwrap()]);
    assert_eq!(status, plain.0);
    let (said, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.contains("nothing is remembered"));
    assert_eq!(said.len(), 1, "{text}");
    assert_eq!(rest, plain.1.lines().collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_written_in_the_end_is_said() {
    let (repo, cache) = (repository(), Cache::new());
    same(&repo, &cache, &[]);
    repo.write("g.py", &settings(8));
    repo.commit("more");
    std::thread::sleep(Duration::from_millis(120));
    // Files may not grow: as on a disk that is full.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" audit . --format json --cache-dir \"$1\"";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_keylint")])
        .arg(cache.folder())
        .current_dir(repo.path())
        .output()
        .unwrap();
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains("what was read is not remembered: file too large"), "{error}");
    assert!(audit(repo.path(), &["--no-cache"]).1.starts_with(&*out), "what is found is the same");
}

#[test]
fn nothing_is_written_without_leave() {
    let repo = repository();
    let home = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str], home: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
        command.args(arguments).current_dir(repo.path()).env_clear().env("HOME", home);
        command.output().unwrap();
        fs::read_dir(home).unwrap().count()
    };
    std::thread::sleep(Duration::from_millis(120));
    assert_eq!(run(&["audit", "--no-cache"], home.path()), 0);
    assert_eq!(run(&["check", "."], home.path()), 0);
    assert_eq!(run(&["check", "--staged"], home.path()), 0);
    assert_eq!(run(&["audit"], home.path()), 1, "the cache of the user");
    // A cache that would lie in what is looked at is not made.
    let before = fs::read_dir(repo.path()).unwrap().count();
    assert_eq!(run(&["audit"], repo.path()), before);
}
