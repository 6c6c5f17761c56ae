//! Runs that are ended from outside: whatever the moment, there is a whole report or none, and nothing else is left behind.

use super::harness::{settings, token};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A folder that takes a while to read.
fn folder(secret: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..400 {
        let text: String = (0..400).map(|line| format!("value_{n}_{line} = call({line}, \"text {n}\")\n")).collect();
        fs::write(folder.path().join(format!("f{n}.py")), text).unwrap();
    }
    fs::write(folder.path().join("a.py"), settings(secret)).unwrap();
    folder
}

/// Whether a file is one that a report is written into before it gets its name, for its owner alone; it is removed.
fn is_private(folder: &Path, name: &OsStr) -> bool {
    let mode = fs::metadata(folder.join(name)).unwrap().permissions().mode();
    fs::remove_file(folder.join(name)).unwrap();
    name.as_encoded_bytes().starts_with(b".keylint-") && mode & 0o077 == 0
}

#[test]
fn an_interrupt_leaves_a_whole_report_or_none() {
    let secret = token();
    let (folder, out) = (folder(&secret), tempfile::tempdir().unwrap());
    let report = out.path().join("report.json");
    let mut ended = 0;
    for (signal, wait) in [("INT", 1), ("INT", 30), ("TERM", 60), ("INT", 120), ("HUP", 250), ("INT", 500)] {
        let _ = fs::remove_file(&report);
        let mut child = Command::new(env!("CARGO_BIN_EXE_keylint"))
            .args(["check", ".", "--format", "json", "--threads", "1", "--output"])
            .arg(&report)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        assert!(Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().is_ok());
        let status = child.wait().unwrap();
        ended += usize::from(!matches!(status.code(), Some(0 | 1)));
        let left: Vec<_> = fs::read_dir(out.path()).unwrap().flatten().map(|e| e.file_name()).collect();
        match fs::read_to_string(&report) {
            Ok(text) => {
                assert!(
                    text.lines().last().unwrap().contains("\"type\":\"summary\""),
                    "{signal} after {wait}: cut short"
                );
                assert_eq!(left, ["report.json"], "{signal} after {wait}");
            }
            // Between writing and renaming there is one file more, which is nobody else's to read.
            Err(_) => assert!(left.len() <= 1 && left.iter().all(|name| is_private(out.path(), name)), "{left:?}"),
        }
        let read: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(read.len(), 401, "something was left in the folder that was read");
    }
    assert!(ended > 0, "no run was ended before its time");
}

#[test]
fn a_device_that_is_full_gets_no_part_of_a_report() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let secret = token();
    let folder = folder(&secret);
    for arguments in
        [&["--format", "sarif"][..], &["--format", "json"], &["--format", "github"], &["--output", "/dev/full"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_keylint"))
            .args(["check", "."])
            .args(arguments)
            .current_dir(folder.path())
            .stdout(full)
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains("no space left on device") && !error.contains(&secret), "{arguments:?}: {error}");
    }
}
