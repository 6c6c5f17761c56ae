//! Files that are larger than what usual programs hold: read whole within the memory that a user allows, or said.
//!
//! The size of the small version is read by every run of the suite; `cargo test --test suite huge -- --ignored` reads 400 MiB.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use keylint::rules::{self, sample};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

const MIB: usize = 1 << 20;

/// A file of lines of source text with a key at its beginning, in its middle and at its end.
fn write(path: &Path, mebibytes: usize, keys: &[String; 3]) {
    let line = b"    let total = items.iter().map(|item| item.price * item.count).sum::<u64>();\n";
    let block: Vec<u8> = line.iter().copied().cycle().take(MIB / line.len() * line.len()).collect();
    let mut file = BufWriter::new(File::create(path).unwrap());
    for at in 0..mebibytes {
        let key = [0, mebibytes / 2, mebibytes - 1].iter().position(|place| *place == at);
        file.write_all(&block).unwrap();
        if let Some(key) = key {
            writeln!(file, "token = \"{}\"", keys[key]).unwrap();
        }
    }
    file.flush().unwrap();
}

fn keys() -> [String; 3] {
    let rule = rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap();
    [1, 2, 3].map(|seed| sample::token(rule, &mut sample::Draw::new(seed)).unwrap())
}

/// What `check` says of a folder with a budget, under a limit of two GiB for everything that it holds.
fn check(folder: &Path, memory: &str) -> (i32, Vec<serde_json::Value>) {
    let program = env!("CARGO_BIN_EXE_keylint");
    let script = format!("ulimit -v 2097152; exec '{program}' check --format json --show-secrets --memory {memory} .");
    let output = Command::new("sh").args(["-c", &script]).current_dir(folder).output().unwrap();
    let records = output.stdout.split(|b| *b == b'\n').filter(|line| !line.is_empty());
    (output.status.code().unwrap(), records.map(|line| serde_json::from_slice(line).unwrap()).collect())
}

fn every_key_is_found(mebibytes: usize) {
    let (folder, keys) = (tempfile::tempdir().unwrap(), keys());
    write(&folder.path().join("large.rs.txt"), mebibytes, &keys);
    let (status, records) = check(folder.path(), "512M");
    let found: Vec<&str> = records.iter().filter_map(|r| r["secret"].as_str()).collect();
    assert_eq!(status, 1);
    assert!(keys.iter().all(|key| found.contains(&key.as_str())), "{} of 3 keys", found.len());
}

#[test]
fn a_large_file_is_read_whole() {
    every_key_is_found(24);
}

#[test]
#[ignore = "400 MiB are written and read: minutes without optimisation"]
fn a_huge_file_is_read_whole() {
    every_key_is_found(400);
}

/// What is told one by one takes memory for each; heads of keys without a key can be repeated without end.
#[test]
fn very_many_broken_keys_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("heads.txt"), "-----BEGIN RSA PRIVATE KEY-----\n".repeat(3_000)).unwrap();
    let all = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_keylint")).args(arguments).current_dir(folder.path()).output();
        let text = String::from_utf8(output.unwrap().stdout).unwrap();
        let summary: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        let broken = summary["suppressed"]["a wrong checksum or a broken form"].as_u64().unwrap();
        (text.lines().filter(|line| line.contains("malformed")).count() as u64, broken)
    };
    assert_eq!(all(&["check", "--format", "json"]), (0, 3_000));
    assert_eq!(all(&["check", "--format", "json", "--all"]), (1_000, 2_000));
}

#[test]
fn a_file_beyond_the_budget_is_said() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("large.rs.txt"), 24, &keys());
    let (status, records) = check(folder.path(), "16M");
    assert_eq!(status, 3, "nothing was found, but not everything was read");
    let summary = records.last().unwrap().to_string();
    assert!(summary.contains("larger than the limit for a file") && summary.contains("large.rs.txt"), "{summary}");
}
