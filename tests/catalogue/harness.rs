//! Tokens, proofs, and what the program answers.

use crate::support::git::Repo;
use keylint::model::fingerprint;
use keylint::rules::{self, sample};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// A token that has never been before: drawn from a rule with a checksum.
pub(crate) fn token() -> String {
    static DRAWN: AtomicU64 = AtomicU64::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64;
    let seed = now ^ u64::from(std::process::id()) << 32 ^ DRAWN.fetch_add(1, Ordering::Relaxed) << 20;
    let rule = rules::credentials().iter().find(|c| c.id == "github-pat-classic").unwrap();
    sample::token(rule, &mut sample::Draw::new(seed)).unwrap()
}

/// A file that holds a token in its second line, from the tenth column.
pub(crate) fn settings(token: &str) -> Vec<u8> {
    format!("# settings\nTOKEN = \"{token}\"\n").into_bytes()
}

/// Objects whose bytes hold the token, whether or not anything reaches them: raw search in all of them.
pub(crate) fn objects_with(repo: &Repo, token: &str) -> Vec<(String, String)> {
    let all = repo.git(&["cat-file", "--batch-all-objects", "--batch", "--unordered"]);
    let (mut found, mut rest) = (Vec::new(), &all[..]);
    while let Some(end) = rest.iter().position(|b| *b == b'\n') {
        let head = String::from_utf8(rest[..end].to_vec()).unwrap();
        let words: Vec<&str> = head.split(' ').collect();
        let size: usize = words[2].parse().unwrap();
        let bytes = &rest[end + 1..end + 1 + size];
        if contains(bytes, token) {
            found.push((words[0].to_owned(), words[1].to_owned()));
        }
        rest = &rest[end + 2 + size..];
    }
    found
}

pub(crate) fn contains(bytes: &[u8], token: &str) -> bool {
    memchr::memmem::find(bytes, token.as_bytes()).is_some()
}

/// The one object that holds the token; it must be of this kind.
pub(crate) fn only_in(repo: &Repo, token: &str, kind: &str) -> String {
    let found = objects_with(repo, token);
    assert_eq!(found.iter().map(|f| f.1.as_str()).collect::<Vec<_>>(), [kind], "the case does not hold what it says");
    found[0].0.clone()
}

/// Proves that a file of a folder holds the token.
pub(crate) fn file_holds(path: &Path, token: &str) {
    assert!(contains(&fs::read(path).unwrap(), token), "{} does not hold the token", path.display());
}

/// Proves that no file below a folder holds the token in the clear.
pub(crate) fn no_file_holds(folder: &Path, token: &str) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            if !path.ends_with(".git") {
                no_file_holds(&path, token);
            }
        } else if let Ok(bytes) = fs::read(&path) {
            assert!(!contains(&bytes, token), "{} holds the token", path.display());
        }
    }
}

/// What a run of the program said.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: i32,
    pub(crate) findings: Vec<Value>,
    pub(crate) summary: Value,
    /// Everything printed.
    pub(crate) text: String,
}

pub(crate) fn audit(folder: &Path) -> Answer {
    keylint(folder, &["audit", "."], &[], b"")
}

pub(crate) fn check_staged(folder: &Path) -> Answer {
    keylint(folder, &["check", "--staged"], &[], b"")
}

/// Runs the program with the JSON report. The folder must be the same afterwards, file by file.
pub(crate) fn keylint(folder: &Path, arguments: &[&str], variables: &[(&str, &str)], input: &[u8]) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keylint"));
    command.args(arguments).args(["--format", "json", "--no-repo-config", "--no-cache"]);
    let before = listing(folder);
    let answer = run(command, folder, variables, input);
    assert_eq!(before, listing(folder), "the program wrote into the repository");
    answer
}

/// Runs a prepared command.
pub(crate) fn run(mut command: Command, folder: &Path, variables: &[(&str, &str)], input: &[u8]) -> Answer {
    use std::io::Write;
    command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", folder).envs(variables.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let lines: Vec<Value> = stdout.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let uncovered = lines.iter().flat_map(|line| line["uncovered"].as_array().into_iter().flatten());
    for row in uncovered.filter(|row| row["unit"] == "object" || row["unit"] == "git file") {
        let mut names: Vec<&str> = row["names"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "counted twice: {row}");
    }
    let of = |kind: &str| lines.iter().filter(|l| l["type"] == kind).cloned().collect::<Vec<_>>();
    Answer {
        status: output.status.code().unwrap_or(-1),
        findings: of("finding"),
        summary: of("summary").pop().unwrap_or_default(),
        text: stdout + &stderr,
    }
}

/// Every file below a folder with its size and time of change.
fn listing(folder: &Path) -> Vec<(std::path::PathBuf, u64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let (mut all, mut waiting) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_dir() && all.len() < 10_000 {
                waiting.push(entry.path());
            }
            all.push((entry.path(), metadata.len(), metadata.mtime()));
        }
    }
    all.sort();
    all
}

impl Answer {
    /// The findings about a token. None of the output shows the token itself.
    pub(crate) fn of(&self, token: &str) -> Vec<&Value> {
        assert!(!self.text.contains(token), "the output shows the token: {}", self.text);
        let print = fingerprint(&[b"secret", token.as_bytes()]);
        self.findings.iter().filter(|f| f["fingerprint"] == print.as_str()).collect()
    }

    /// The one finding about a token.
    #[track_caller]
    pub(crate) fn found(&self, token: &str) -> &Value {
        let all = self.of(token);
        assert_eq!(all.len(), 1, "findings of the token in {}", self.text);
        assert_eq!(self.status, 1);
        all[0]
    }

    /// One finding about a token, at this path and line.
    #[track_caller]
    pub(crate) fn at(&self, token: &str, path: &str, line: u64) -> &Value {
        let finding = self.found(token);
        assert_eq!((finding["path"].as_str().unwrap(), finding["line"].as_u64().unwrap()), (path, line), "{finding}");
        finding
    }

    /// Found at a path and line, introduced by a commit; and everything was read.
    #[track_caller]
    pub(crate) fn introduced(&self, token: &str, path: &str, line: u64, commit: &str) -> &Value {
        let finding = self.at(token, path, line);
        assert_eq!(finding["commit"].as_str(), Some(commit), "{finding}");
        self.complete();
        finding
    }

    #[track_caller]
    pub(crate) fn complete(&self) {
        assert_eq!(self.summary["complete"], true, "{}", self.summary);
    }

    /// Something was not read, for this reason, and the names hold this text.
    #[track_caller]
    pub(crate) fn said(&self, reason: &str, name: &str) {
        assert_eq!(self.summary["complete"], false, "{}", self.text);
        let listed = self.summary["uncovered"].as_array().unwrap();
        let named = |r: &Value| r["names"].as_array().unwrap().iter().any(|n| n.as_str().unwrap().contains(name));
        let hit =
            listed.iter().any(|r| r["reason"].as_str().unwrap().contains(reason) && (name.is_empty() || named(r)));
        assert!(hit, "nobody said {reason:?} of {name:?}: {}", self.summary);
        assert!(matches!(self.status, 1 | 3), "status {}", self.status);
    }
}

impl Repo {
    /// Runs git with more environment.
    pub(crate) fn git_env(&self, args: &[&str], variables: &[(&str, &str)]) -> String {
        let mut command = Command::new("git");
        command.args(args).current_dir(self.path()).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", self.path());
        command.env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "A U Thor").env(format!("GIT_{who}_EMAIL"), "a@example.com");
        }
        command.envs(variables.iter().copied());
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    /// Runs git that may fail (a merge with conflicts).
    pub(crate) fn git_may_fail(&self, args: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.com"]).args(args);
        command.current_dir(self.path()).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", self.path());
        command.output().unwrap();
    }

    /// Writes an object as it is, whatever git thinks of it.
    pub(crate) fn object(&self, kind: &str, bytes: &[u8]) -> String {
        let args = ["hash-object", "-t", kind, "-w", "--stdin", "--literally"];
        String::from_utf8(self.git_with_input(&args, bytes)).unwrap().trim().to_owned()
    }

    /// A tree of one file.
    pub(crate) fn tree(&self, mode: &str, kind: &str, id: &str, name: &str) -> String {
        let line = format!("{mode} {kind} {id}\t{name}\n");
        String::from_utf8(self.git_with_input(&["mktree", "--missing"], line.as_bytes())).unwrap().trim().to_owned()
    }

    /// A repository with one commit of a harmless file.
    pub(crate) fn harmless() -> Self {
        let repo = Repo::new("sha1");
        repo.write("readme", b"harmless\n");
        repo.commit_at("harmless", 0);
        repo
    }

    /// Commits everything at a minute of its own.
    pub(crate) fn commit_at(&self, message: &str, minute: i64) -> String {
        self.git(&["add", "-A"]);
        self.git_at(&["commit", "-q", "--allow-empty", "-m", message], b"", 1_700_000_000 + 60 * minute);
        self.git_line(&["rev-parse", "HEAD"])
    }

    /// A harmless commit, a commit with the token in `path`, a commit without it; gives the second and the third.
    pub(crate) fn added_and_removed(&self, path: &str, bytes: &[u8]) -> (String, String) {
        self.write(path, bytes);
        let added = self.commit_at("add", 1);
        fs::remove_file(self.path().join(path)).unwrap();
        let removed = self.commit_at("remove", 2);
        (added, removed)
    }
}
