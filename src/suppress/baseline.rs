//! Findings that a project knows of already: one line for each, so that only new ones fail a run.
//!
//! In: the text of a baseline file, and findings. Out: which findings it lists, and which of its lines list none any more.
//! A line is keyed by the secret (for lints without one by what is said and the text of its line), the lint and the path, never by a
//! line number nor by where somebody stood. Lints that speak of one value are one there, as the caller says. The key
//! cannot be looked up in a table of common passwords: it is salted with the file's own salt, and the secret's part is hashed
//! many times over. Still, a weak password can be guessed by whoever has the file; what cannot be guessed is a key.

use crate::model::Finding;
use bstr::ByteSlice;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::hash::{BuildHasher, Hasher};

/// The name of the file, beside `keylint.toml` or at the top of the repository.
pub const FILE_NAME: &str = "keylint-baseline.txt";

/// How the first line begins; the salt follows.
const HEADER: &str = "# keylint baseline 1 ";
/// Rounds of SHA-256 for each distinct secret.
const ROUNDS: usize = 4096;
/// Hexadecimal digits of a key.
const KEY: usize = 32;
/// Most lines that are read.
const MOST: usize = 1_000_000;

/// A baseline, with a note of which lines were used.
pub struct Baseline {
    salt: String,
    entries: BTreeMap<String, Entry>,
    /// Comments behind the last entry.
    tail: Vec<String>,
    stretched: HashMap<Vec<u8>, [u8; 32]>,
}

/// A line of a file, with what people wrote about it.
#[derive(Default)]
struct Entry {
    used: bool,
    line: String,
    /// Comments right above it.
    above: Vec<String>,
}

/// The second line of a file.
const ADVICE: &str = "# Known findings; `keylint baseline` writes this file anew.";

/// What is wrong with a baseline file, and on which line.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: &'static str,
}

impl Baseline {
    /// An empty one with a new salt.
    pub fn new() -> Baseline {
        // The standard library seeds each of these from the system's randomness.
        let word = || std::collections::hash_map::RandomState::new().build_hasher().finish();
        Baseline::with_salt(format!("{:016x}{:016x}", word(), word()))
    }

    fn with_salt(salt: String) -> Baseline {
        Baseline { salt, entries: BTreeMap::new(), tail: Vec::new(), stretched: HashMap::new() }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// If the first line is not that of a baseline, or another line has no key.
    pub fn parse(text: &str) -> Result<Baseline, Fault> {
        let fault = |line, message| Fault { line, message };
        let is_hex = |text: &str| text.len() == KEY && text.bytes().all(|b| b.is_ascii_hexdigit());
        let salt = text.lines().next().and_then(|l| l.strip_prefix(HEADER)).map(str::trim).filter(|s| is_hex(s));
        let mut baseline =
            Baseline::with_salt(salt.ok_or(fault(1, "is not a baseline that this version knows"))?.to_owned());
        for (index, line) in text.lines().enumerate().skip(1) {
            if line.is_empty() || line.starts_with('#') {
                if line != ADVICE {
                    baseline.tail.push(line.to_owned());
                }
                continue;
            }
            let key = line.split(' ').next().unwrap_or("");
            if !is_hex(key) {
                return Err(fault(index + 1, "does not begin with a key; write the file with `keylint baseline`"));
            }
            if index > MOST {
                return Err(fault(index + 1, "is one line too many"));
            }
            let above = std::mem::take(&mut baseline.tail);
            baseline.entries.insert(key.to_owned(), Entry { used: false, line: line.to_owned(), above });
        }
        Ok(baseline)
    }

    /// Whether a finding is listed, marking its line as used. `path` is relative to the folder of the file, `kind` the name of the lint
    /// or one for all that speak of the same.
    pub fn covers(&mut self, finding: &Finding, kind: &str, path: &[u8]) -> bool {
        let key = self.key(finding, kind, path);
        match self.entries.get_mut(&key) {
            Some(entry) => {
                entry.used = true;
                true
            }
            None => false,
        }
    }

    /// Number of lines that listed no finding.
    pub fn unused(&self) -> usize {
        self.entries.values().filter(|entry| !entry.used).count()
    }

    /// The text of a baseline that lists these findings with their kinds and paths, under this one's salt (so that a file written anew
    /// differs only where findings do), and how many lines it has. What people wrote above and behind a line stays with it.
    pub fn written<'a>(&mut self, findings: impl Iterator<Item = (&'a Finding, &'a str, Vec<u8>)>) -> (String, usize) {
        let mut lines = BTreeMap::new();
        for (finding, kind, path) in findings {
            // A secret in its own file's name must not get into the file.
            let secret = finding.secret.as_ref().map_or(&b""[..], |s| s.reveal());
            let leaks = !secret.is_empty() && memchr::memmem::find(&path, secret).is_some();
            let shown = if leaks { "-".to_owned() } else { String::from_utf8_lossy(&path).escape_debug().to_string() };
            lines.entry((shown, self.key(finding, kind, &path))).or_insert(finding.lint);
        }
        let mut text = format!("{HEADER}{}\n{ADVICE}\n", self.salt);
        let mut lines: Vec<_> = lines.iter().map(|((path, key), lint)| (path, lint, key)).collect();
        lines.sort_unstable();
        for (path, lint, key) in &lines {
            let line = format!("{key} {lint} {path}");
            let known = self.entries.get(*key);
            for comment in known.iter().flat_map(|entry| &entry.above) {
                let _ = writeln!(text, "{comment}");
            }
            let behind = known.and_then(|entry| entry.line.strip_prefix(&line)).filter(|rest| rest.starts_with(' '));
            let _ = writeln!(text, "{line}{}", behind.unwrap_or_default());
        }
        for comment in &self.tail {
            let _ = writeln!(text, "{comment}");
        }
        (text, lines.len())
    }

    fn key(&mut self, finding: &Finding, kind: &str, path: &[u8]) -> String {
        let subject = finding.secret.as_ref().map_or_else(|| defect(finding), |s| s.identity().to_vec());
        let stretched = match self.stretched.get(&subject) {
            Some(known) => *known,
            None => {
                let made = stretch(self.salt.as_bytes(), &subject);
                self.stretched.insert(subject, made);
                made
            }
        };
        let mut hash = Sha256::new();
        hash.update(stretched);
        hash.update((kind.len() as u64).to_le_bytes());
        hash.update(kind);
        hash.update(path);
        hash.finalize().iter().take(KEY / 2).fold(String::with_capacity(KEY), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

impl Default for Baseline {
    fn default() -> Self {
        Baseline::new()
    }
}

impl std::fmt::Debug for Baseline {
    /// The memory of stretched secrets holds secrets: it is not shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Baseline({} entries)", self.entries.len())
    }
}

/// What a finding without a secret is about: its message, without the path by which the file was asked for, and its line.
fn defect(finding: &Finding) -> Vec<u8> {
    let line = finding.excerpt.line(finding.place.line);
    let message = match finding.path.to_str() {
        Ok(path) if !path.is_empty() => finding.message.replace(path, ""),
        _ => finding.message.clone(),
    };
    [message.as_bytes(), b"\n", line.trim().as_bytes()].concat()
}

fn stretch(salt: &[u8], subject: &[u8]) -> [u8; 32] {
    let mut hash: [u8; 32] = Sha256::new().chain_update(salt).chain_update(subject).finalize().into();
    for _ in 0..ROUNDS {
        hash = Sha256::new().chain_update(hash).chain_update(salt).finalize().into();
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Level, Origin, Place, SecretText};

    fn finding(lint: &'static str, secret: Option<&str>) -> Finding {
        let place = Place { origin: Origin::Stdin, line: 1, column: 1, end_line: 1, end_column: 2, commit: None };
        Finding {
            secret: secret.map(SecretText::new),
            ..Finding::new((lint, Level::Error), String::new(), b"a", place, "kl1:0000000000000001".into())
        }
    }

    #[test]
    fn what_was_written_is_covered_and_nothing_else() {
        let known = [finding("one", Some("correct horse")), finding("two", None)];
        let (text, lines) = Baseline::new().written(known.iter().map(|f| (f, f.lint, b"src/a".to_vec())));
        assert_eq!(lines, 2);
        assert!(!text.contains("horse") && text.contains(" one src/a\n"));
        let mut read = Baseline::parse(&text).unwrap();
        assert!(read.covers(&known[0], "one", b"src/a"));
        assert_eq!(read.unused(), 1);
        assert!(!read.covers(&known[0], "one", b"src/b"), "another file");
        assert!(!read.covers(&finding("two", Some("correct horse")), "two", b"src/a"), "another lint");
        assert!(!read.covers(&finding("one", Some("correct horsf")), "one", b"src/a"), "another secret");
        let again = read.written(known.iter().map(|f| (f, f.lint, b"src/a".to_vec()))).0;
        assert_eq!(again, text, "the salt stays");
        assert_ne!(Baseline::new().written(known.iter().map(|f| (f, f.lint, b"src/a".to_vec()))).0, text);
    }

    #[test]
    fn what_people_wrote_about_a_line_stays_with_it() {
        let known = [finding("one", Some("correct horse")), finding("two", None)];
        let list =
            |of: &[usize]| of.iter().map(|at| (&known[*at], known[*at].lint, b"src/a".to_vec())).collect::<Vec<_>>();
        let (text, _) = Baseline::new().written(list(&[0, 1]).into_iter());
        let noted = text.replace(" one src/a\n", " one src/a  # of the mock\n# until March\n\n") + "# the end\n";
        let again = |of: &[usize], text: &str| Baseline::parse(text).unwrap().written(list(of).into_iter()).0;
        assert_eq!(again(&[0, 1], &noted), noted);
        // What is said of a line goes with it.
        let rest = again(&[0], &noted);
        assert!(rest.ends_with(" one src/a  # of the mock\n# the end\n") && !rest.contains("March"), "{rest}");
    }

    #[test]
    fn a_secret_in_a_path_is_not_written_and_control_characters_are_escaped() {
        let leak = finding("one", Some("correct horse"));
        let text = Baseline::new().written([(&leak, "one", b"x/correct horse\n".to_vec())].into_iter()).0;
        assert!(!text.contains("horse"));
        let text = Baseline::new().written([(&leak, "one", b"x\n\x1b[2J".to_vec())].into_iter()).0;
        assert!(text.contains("x\\n\\u{1b}[2J\n") && Baseline::parse(&text).is_ok());
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_its_line() {
        for text in ["", "# keylint baseline 2 00\n", "hello\n"] {
            assert_eq!(Baseline::parse(text).unwrap_err().line, 1, "{text:?}");
        }
        let (text, _) = Baseline::new().written(std::iter::empty());
        assert_eq!(Baseline::parse(&format!("{text}\nnot a key\n")).unwrap_err().line, 4);
    }
}
