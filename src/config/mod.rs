//! `keylint.toml`: which lints speak, how loudly, and which paths are left out.
//!
//! In: one file, the nearest from the target upwards to the top of its repository (never above), or the one the user named.
//! Out: [`Config`], which answers two questions: the level of a lint at a path, and whether a path is excluded; and declares APIs and credential formats of the user's own. It extends what
//! is built in and can only narrow it; whoever asks counts what it narrowed, so that a scanned tree cannot hide its own
//! findings unseen. A file that cannot be understood is an error, never an empty configuration.
//!
//! ```toml
//! [lints]
//! no-retry-backoff = "note"        # error | warning | note | off
//!
//! [paths]
//! exclude = ["vendor/", "*.lock"]
//!
//! [[override]]
//! paths = ["examples/**"]
//! lints = { plaintext-http = "off" }
//!
//! [[provider]]                      # an API of your own, see `provider`
//! name = "Speech"
//! hosts = ["speech.example.net"]
//! user-id-header = "x-user-id"
//!
//! [[credential]]                    # a credential format of your own, see `credential`
//! id = "speech-key"
//! name = "Speech key"
//! prefixes = ["spk_"]
//! shape = "alnum:32"
//! ```

mod base;
mod credential;
mod file;
mod provider;

use crate::model::{Excerpt, Level, refusal};
use crate::rules::contracts::Contracts;
use crate::rules::own::Formats;
pub use base::Base;
use globset::{Candidate, Glob, GlobSet, GlobSetBuilder};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

pub use crate::model::nearest;

/// The name of the file.
pub const FILE_NAME: &str = "keylint.toml";

/// Larger files are refused.
const LARGEST: u64 = 1 << 20;

/// What is configured for a lint.
type Levels = BTreeMap<&'static str, Option<Level>>;

/// The configuration of a run.
#[derive(Clone, Debug, Default)]
pub struct Config {
    path: Option<PathBuf>,
    lints: Levels,
    exclude: Option<GlobSet>,
    /// Those patterns of `exclude`, by number, that would leave out what was named.
    waived: Vec<usize>,
    /// Patterns of the command line, which are relative to the folder in which it was given, and that folder.
    left_out: Option<(GlobSet, Base)>,
    /// Lints that the command line turns off.
    off: BTreeSet<&'static str>,
    /// Comments in the texts allow nothing.
    strict: bool,
    overrides: Vec<(GlobSet, Levels)>,
    contracts: Contracts,
    formats: Formats,
    base: Base,
    /// Digest of its text.
    digest: String,
}

/// Why a configuration cannot be used. All texts may hold text of the target.
#[derive(Debug)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, in one line.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// First line, first column, last line, column after the last character; with the lines around.
    pub place: Option<((u32, u32, u32, u32), Excerpt)>,
}

impl Config {
    /// The file it was read from, if there was one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Says which folder the paths that will be asked about are relative to; patterns are relative to the file's own folder.
    pub fn seen_from(mut self, folder: &Path) -> Config {
        if let Some(own) = self.path.as_deref().and_then(Path::parent) {
            self.base = Base::between(own, folder);
        }
        self
    }

    /// Leaves out what these patterns name, too: they are relative to the current folder, and paths will be asked about from `folder`.
    ///
    /// # Errors
    /// If one is no pattern.
    pub fn leaving_out(mut self, patterns: &[String], folder: &Path) -> Result<Config, String> {
        // A variable of a script may be empty.
        let patterns: Vec<&String> = patterns.iter().filter(|pattern| !pattern.is_empty()).collect();
        if !patterns.is_empty() {
            let set = globs(patterns.iter().map(|pattern| pattern.as_str()));
            let set = set.map_err(|(at, why)| format!("--exclude {}: {why}", patterns[at]))?;
            self.left_out = Some((set, Base::between(Path::new("."), folder)));
            self.digest.push_str(&format!(" {patterns:?}"));
        }
        Ok(self)
    }

    /// Turns lints off, wherever they are configured otherwise.
    pub fn without(mut self, lints: impl IntoIterator<Item = &'static str>) -> Config {
        self.off.extend(lints);
        self
    }

    /// Has comments in the texts allow nothing: who judges the work of others need not take their word.
    pub fn heeding_no_comments(mut self) -> Config {
        self.strict = true;
        self
    }

    /// What a comment allows, unless comments allow nothing.
    pub fn heeds(&self, allowed: Option<&'static str>) -> Option<&'static str> {
        allowed.filter(|_| !self.strict)
    }

    /// Reads what was named although a pattern of the file leaves it out; other patterns count below it.
    pub fn reading(mut self, named: &[u8]) -> Config {
        if let Some(globs) = &self.exclude {
            let matching = globs.matches_candidate(&Candidate::from_bytes(&self.base.resolve(named)));
            // Each pattern is two globs.
            self.waived = matching.into_iter().map(|at| at / 2).collect();
        }
        self
    }

    /// Stands for all that it says: two configurations with one identity answer alike.
    pub fn identity(&self) -> String {
        format!("{} {:?} {:?} {:?} {:?} {}", self.digest, self.path, self.base, self.off, self.waived, self.strict)
    }

    /// What providers ask of an integration: those that the file declares, and the built-in ones.
    pub fn contracts(&self) -> Contracts {
        self.contracts
    }

    /// The credential formats that the file declares.
    pub fn formats(&self) -> Formats {
        self.formats
    }

    /// The level of a lint for findings at a path; `None` is off. The last matching override decides, then `[lints]`, then
    /// `default`. A caller that drops or lowers a finding for it must count it.
    pub fn level(&self, lint: &str, path: &[u8], default: Level) -> Option<Level> {
        if self.off.contains(lint) {
            return None;
        }
        if !self.overrides.is_empty() {
            let path = self.base.resolve(path);
            let candidate = Candidate::from_bytes(&path);
            let matching = self.overrides.iter().rev().filter(|(_, levels)| levels.contains_key(lint));
            for (globs, levels) in matching {
                if globs.is_match_candidate(&candidate) {
                    return levels[lint];
                }
            }
        }
        self.lints.get(lint).copied().unwrap_or(Some(default))
    }

    /// Whether `[paths] exclude` names a path, or the command line does. A caller that skips it must count it.
    pub fn excludes(&self, path: &[u8]) -> bool {
        let excluded = |globs: &GlobSet| {
            let path = self.base.resolve(path);
            let path = Candidate::from_bytes(&path);
            match self.waived.as_slice() {
                [] => globs.is_match_candidate(&path),
                waived => globs.matches_candidate(&path).iter().any(|at| !waived.contains(&(at / 2))),
            }
        };
        let left_out =
            |(globs, base): &(GlobSet, Base)| globs.is_match_candidate(&Candidate::from_bytes(&base.resolve(path)));
        self.exclude.as_ref().is_some_and(excluded) || self.left_out.as_ref().is_some_and(left_out)
    }

    /// Reads a file. `known` are the names of all lints.
    ///
    /// # Errors
    /// If it cannot be read, is not a regular file, is larger than 1 MiB, is no TOML, or has unknown keys, lints or levels.
    pub fn load(path: &Path, known: &[&'static str]) -> Result<Config, ConfigError> {
        let bare = |message: String| ConfigError { path: path.to_owned(), message, help: None, place: None };
        Config::of_text(path, &read(path, LARGEST).map_err(bare)?, known)
    }

    /// As if this text lay at the path.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn of_text(path: &Path, text: &str, known: &[&'static str]) -> Result<Config, ConfigError> {
        let mut config = file::parse(text, known).map_err(|e| e.in_file(path, text))?;
        config.path = Some(path.to_owned());
        config.digest = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(config)
    }

    /// Parses the text of a file that has no name, for tests and previews.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn parse(text: &str, known: &[&'static str]) -> Result<Config, ConfigError> {
        file::parse(text, known).map_err(|e| e.in_file(Path::new(FILE_NAME), text))
    }
}

/// The nearest `keylint.toml` for a target: in its folder or above, up to the top of its repository. Outside of a repository the
/// current folder is the top if the target lies in it, else the target's own folder is. A git directory has no work tree and no configuration. Whatever has the name is
/// returned, also what cannot be read: the error must be seen.
pub fn find(target: &Path) -> Option<PathBuf> {
    find_named(target, FILE_NAME)
}

/// The nearest file of this name, looked for as [`find`] does.
pub fn find_named(target: &Path, name: &str) -> Option<PathBuf> {
    places_of(target, name).into_iter().find(|file| file.symlink_metadata().is_ok())
}

/// Where a file of this name may lie for a target, the nearest first, whether or not there is one.
pub fn places_of(target: &Path, name: &str) -> Vec<PathBuf> {
    let Ok(target) = fs::canonicalize(target) else { return Vec::new() };
    let folder = if target.is_dir() { Some(target.as_path()) } else { target.parent() };
    let Some(folder) = folder.filter(|folder| !is_git_directory(folder)) else { return Vec::new() };
    let top = top_of(folder);
    // Without a repository around, the folder in which the command was given stands for the project.
    let here = fs::canonicalize(".").ok();
    let outside = top.join(".git").symlink_metadata().is_err();
    let top = here.as_deref().filter(|here| outside && folder.starts_with(here)).unwrap_or(top);
    let above = folder.ancestors().position(|ancestor| ancestor == top).map_or(usize::MAX, |last| last + 1);
    folder.ancestors().take(above).map(|ancestor| ancestor.join(name)).collect()
}

/// The top of the work tree that a folder lies in, or the folder itself outside of one.
pub fn top_of(folder: &Path) -> &Path {
    folder.ancestors().find(|a| a.join(".git").symlink_metadata().is_ok()).unwrap_or(folder)
}

fn is_git_directory(folder: &Path) -> bool {
    folder.join("HEAD").is_file() && folder.join("objects").is_dir() && folder.join("refs").is_dir()
}

/// Reads a small regular file; a link, a pipe or a device is refused, since the target chose it.
///
/// # Errors
/// If it is none, cannot be read, is larger than `largest` bytes, or is not UTF-8.
pub fn read(path: &Path, largest: u64) -> Result<String, String> {
    let metadata = path.symlink_metadata().map_err(|e| format!("cannot be read: {}", refusal(&e)))?;
    if !metadata.is_file() {
        return Err("is not a regular file".to_owned());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|e| format!("cannot be read: {}", refusal(&e)))?;
    file.take(largest + 1).read_to_end(&mut bytes).map_err(|e| format!("cannot be read: {}", refusal(&e)))?;
    if bytes.len() as u64 > largest {
        return Err(format!("is larger than {largest} bytes"));
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())
}

/// Path patterns as in `.gitignore`: without `/` (but at the end) anywhere, else from the top; a folder means all below.
fn globs<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<GlobSet, (usize, String)> {
    let mut set = GlobSetBuilder::new();
    for (index, pattern) in patterns.into_iter().enumerate() {
        let trimmed = pattern.trim_end_matches('/').trim_start_matches("./");
        if trimmed.starts_with('!') {
            return Err((index, "what is left out cannot be taken back by `!`: name less".to_owned()));
        } else if trimmed.is_empty() {
            return Err((index, "an empty pattern".to_owned()));
        }
        let anchored = match trimmed.strip_prefix('/') {
            Some(rest) => rest.to_owned(),
            None if trimmed.contains('/') => trimmed.to_owned(),
            None => format!("**/{trimmed}"),
        };
        for pattern in [anchored.clone(), format!("{anchored}/**")] {
            let glob = globset::GlobBuilder::new(&pattern).literal_separator(true).backslash_escape(true).build();
            let glob: Glob = glob.map_err(|e| (index, e.kind().to_string()))?;
            set.add(glob);
        }
    }
    set.build().map_err(|e| (0, e.kind().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["hardcoded-secret", "no-retry-backoff", "plaintext-http"];

    #[test]
    fn levels_come_from_the_last_matching_override_then_from_the_table() {
        let config = Config::parse(
            "[lints]\nno-retry-backoff = \"note\"\nplaintext-http = \"off\"\n\
             [[override]]\npaths = [\"src/**\", \"*.py\"]\nlints = { plaintext-http = \"error\" }\n\
             [[override]]\npaths = [\"src/old/\"]\nlints = { plaintext-http = \"note\" }\n",
            KNOWN,
        )
        .unwrap();
        let level = |lint, path: &str| config.level(lint, path.as_bytes(), Level::Warning);
        assert_eq!(level("hardcoded-secret", "a"), Some(Level::Warning));
        assert_eq!(level("no-retry-backoff", "a"), Some(Level::Note));
        assert_eq!(level("plaintext-http", "a.js"), None);
        assert_eq!(level("plaintext-http", "deep/a.py"), Some(Level::Error));
        assert_eq!(level("plaintext-http", "src/a.js"), Some(Level::Error));
        assert_eq!(level("plaintext-http", "src/old/deep/a.js"), Some(Level::Note));
    }

    #[test]
    fn excluded_paths_follow_gitignore_customs() {
        let config =
            Config::parse("[paths]\nexclude = [\"vendor/\", \"*.lock\", \"/build\", \"docs/*.md\"]", KNOWN).unwrap();
        for path in ["vendor/a", "x/vendor/b/c", "Cargo.lock", "a/b.lock", "build", "build/x", "docs/a.md"] {
            assert!(config.excludes(path.as_bytes()), "{path}");
        }
        for path in ["vendors/a", "a/build/x", "docs/sub/a.md", "lock", "a.lock.txt"] {
            assert!(!config.excludes(path.as_bytes()), "{path}");
        }
        assert!(config.excludes(b"vendor/caf\xe9"));
    }

    #[test]
    fn errors_name_the_place_and_the_nearest_name() {
        let error = |text| Config::parse(text, KNOWN).unwrap_err();
        let e = error("[lints]\nhardcoded-secrets = \"note\"\n");
        assert!(e.message.contains("hardcoded-secrets"), "{e:?}");
        assert_eq!(e.help.as_deref(), Some("did you mean `hardcoded-secret`?"));
        assert_eq!(e.place.unwrap().0, (2, 1, 2, 18));
        let e = error("[lints]\nplaintext-http = \"warn\"\n");
        assert_eq!(e.place.unwrap().0.0, 2);
        assert!(e.help.unwrap().contains("`error`, `warning`, `note` or `off`"));
        let e = error("[lint]\n");
        assert!(e.message.contains("unknown field `lint`") && e.place.unwrap().0 == (1, 2, 1, 6), "{}", e.message);
        assert_eq!(e.help.as_deref(), Some("did you mean `lints`?"));
        assert!(error("[paths]\nexclude = [\"a[\"]\n").place.is_some());
        let e = error("[paths]\nexclude = [\"vendor/\", \"!vendor/own/\"]\n");
        assert!(e.message.contains("`!`") && e.place.unwrap().0.0 == 2, "{}", e.message);
        assert!(error("[paths]\nexclude = [\"\"]\n").message.contains("empty pattern"));
        assert!(Config::default().leaving_out(&[String::new()], Path::new(".")).is_ok_and(|c| !c.excludes(b"a")));
        assert!(Config::default().leaving_out(&["!a".into()], Path::new(".")).is_err());
        assert!(error("= \n").place.is_some());
        assert!(error("[[override]]\npaths = []\nlints = {}\n").message.contains("no path"));
    }

    #[test]
    fn the_nearest_file_is_found_but_never_above_the_repository() {
        let dir = tempfile::tempdir().unwrap();
        let top = fs::canonicalize(dir.path()).unwrap();
        let (repo, sub) = (top.join("repo"), top.join("repo/a/b"));
        fs::create_dir_all(&sub).unwrap();
        fs::write(top.join(FILE_NAME), "").unwrap();
        assert_eq!(find(&sub), None, "outside of a repository only the folder itself counts");
        fs::create_dir(repo.join(".git")).unwrap();
        assert_eq!(find(&sub), None);
        fs::write(repo.join(FILE_NAME), "").unwrap();
        assert_eq!(find(&sub), Some(repo.join(FILE_NAME)));
        fs::write(sub.join(FILE_NAME), "").unwrap();
        assert_eq!(find(&sub), Some(sub.join(FILE_NAME)));
    }

    #[test]
    fn patterns_are_relative_to_the_file_wherever_the_paths_are_seen_from() {
        let dir = tempfile::tempdir().unwrap();
        let top = fs::canonicalize(dir.path()).unwrap();
        fs::create_dir_all(top.join("repo/src/deep")).unwrap();
        let file = top.join("repo").join(FILE_NAME);
        fs::write(&file, "[paths]\nexclude = [\"src/gen/\"]").unwrap();
        let excludes = |from: &str, path: &str| {
            Config::load(&file, KNOWN).unwrap().seen_from(&top.join(from)).excludes(path.as_bytes())
        };
        assert!(excludes("repo", "src/gen/a") && excludes("repo", "./src/gen/a"));
        assert!(excludes("repo/src", "gen/a") && !excludes("repo/src", "src/gen/a"));
        assert!(excludes("repo/src/deep", "../gen/a"));
        assert!(excludes("", "repo/src/gen/a") && !excludes("", "other/src/gen/a"));
        assert!(excludes("repo/src", &format!("{}/repo/src/gen/a", top.display())));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("elsewhere"), "").unwrap();
        std::os::unix::fs::symlink("elsewhere", dir.path().join(FILE_NAME)).unwrap();
        let error = Config::load(&find(dir.path()).unwrap(), KNOWN).unwrap_err();
        assert!(error.message.contains("regular file"));
    }
}
