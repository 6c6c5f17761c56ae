//! What git would ignore: the patterns of `.gitignore` files from the top of the work tree down to a folder, of
//! `info/exclude`, and of the user's own file.
//!
//! In: the texts of those files. Out: for a path, whether the last pattern that matches it ignores it. Whether a folder above
//! is ignored (then nothing below can be re-included) is the walk's to know, since it enters folders from the top. It reads
//! nothing itself but the user's own settings; the target's `core.excludesFile` is not followed.
//!
//! Own code and no glob library: git's language has its own brackets, escapes and `**`, and most files hold a handful of
//! literals that need no engine to be compiled at start.

use super::folder::read_small;
use super::userconfig::Places;
use super::wildmatch::Glob;
use crate::model::path;
use bstr::ByteSlice;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest pattern file that is read; git's own limit is 100 MiB.
pub(super) const PATTERN_FILE_LIMIT: u64 = 8 << 20;

/// One pattern file.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    /// Patterns without wildcards, by the last component of what they match.
    literal: HashMap<Box<[u8]>, Vec<u32>>,
    /// The others, in order.
    wild: Vec<u32>,
    ignore_case: bool,
}

#[derive(Debug)]
struct Pattern {
    negative: bool,
    folders_only: bool,
    rule: Rule,
}

#[derive(Debug)]
enum Rule {
    /// The name equals.
    Name,
    /// The path below the file's folder equals.
    Path(Box<[u8]>),
    /// The name ends so.
    NameEnd(Box<[u8]>),
    /// The name matches.
    NameGlob(Glob),
    /// The path below the file's folder matches.
    PathGlob(Glob),
}

impl Patterns {
    /// Reads a pattern file.
    pub(super) fn parse(text: &[u8], ignore_case: bool) -> Self {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut all = Self { ignore_case, ..Self::default() };
        for line in text.split(|b| *b == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            // Git reads lines as C strings.
            let line = &line[..line.find_byte(0).unwrap_or(line.len())];
            if !line.starts_with(b"#") {
                all.add(without_trailing_spaces(line));
            }
        }
        all
    }

    fn add(&mut self, line: &[u8]) {
        let (negative, line) = line.strip_prefix(b"!").map_or((false, line), |rest| (true, rest));
        let (folders_only, line) = line.strip_suffix(b"/").map_or((false, line), |rest| (true, rest));
        if line.is_empty() {
            return;
        }
        let folded = if self.ignore_case { line.to_ascii_lowercase() } else { line.to_vec() };
        let is_wild = |text: &[u8]| text.iter().any(|b| matches!(b, b'*' | b'?' | b'[' | b'\\'));
        let path = folded.strip_prefix(b"/").unwrap_or(&folded);
        let position = self.patterns.len() as u32;
        let rule = if !line.contains(&b'/') {
            if !is_wild(&folded) {
                self.literal.entry(folded.clone().into()).or_default().push(position);
                Rule::Name
            } else if folded[0] == b'*' && !is_wild(&folded[1..]) {
                Rule::NameEnd(folded[1..].into())
            } else {
                match Glob::new(line, self.ignore_case) {
                    Some(glob) => Rule::NameGlob(glob),
                    None => return,
                }
            }
        } else if !is_wild(path) {
            let name = path::name(path);
            self.literal.entry(name.into()).or_default().push(position);
            Rule::Path(path.into())
        } else {
            match Glob::new(line.strip_prefix(b"/").unwrap_or(line), self.ignore_case) {
                Some(glob) => Rule::PathGlob(glob),
                None => return,
            }
        };
        if !matches!(rule, Rule::Name | Rule::Path(_)) {
            self.wild.push(position);
        }
        self.patterns.push(Pattern { negative, folders_only, rule });
    }

    /// What the last matching pattern says of a path below the file's folder: ignore it (`true`), or do not. `None` if no
    /// pattern matches.
    pub(super) fn decide(&self, path: &[u8], is_folder: bool) -> Option<bool> {
        if self.patterns.is_empty() {
            return None;
        }
        let folded = self.ignore_case.then(|| path.to_ascii_lowercase());
        let path = folded.as_deref().unwrap_or(path);
        let name = path::name(path);
        let applies = |position: &&u32| {
            let pattern = &self.patterns[**position as usize];
            (is_folder || !pattern.folders_only)
                && match &pattern.rule {
                    Rule::Name => true,
                    Rule::Path(literal) => **literal == *path,
                    Rule::NameEnd(end) => name.ends_with(end),
                    Rule::NameGlob(glob) => glob.matches(name),
                    Rule::PathGlob(glob) => glob.matches(path),
                }
        };
        let literal = self.literal.get(name).and_then(|list| list.iter().rev().find(applies)).copied();
        let later = |position: &&&u32| literal.is_none_or(|l| ***position > l);
        let wild = self.wild.iter().rev().take_while(|p| later(&p)).find(applies).copied();
        let last = literal.max(wild)?;
        Some(!self.patterns[last as usize].negative)
    }
}

/// Spaces at the end do not count unless a backslash stands before them.
fn without_trailing_spaces(line: &[u8]) -> &[u8] {
    let (mut at, mut end) = (0, None);
    while let Some(byte) = line.get(at) {
        match byte {
            b' ' => end = end.or(Some(at)),
            b'\\' => {
                at += 1;
                if at == line.len() {
                    return line;
                }
                end = None;
            }
            _ => end = None,
        }
        at += 1;
    }
    &line[..end.unwrap_or(line.len())]
}

/// The pattern files that apply in a folder: its own and those of the folders above, deepest first.
#[derive(Debug)]
pub(super) struct Chain {
    /// Length of the path of the folder that holds the file, with its `/`.
    base: usize,
    patterns: Patterns,
    above: Option<Arc<Chain>>,
}

impl Chain {
    /// Puts the file of a deeper folder before the others. `folder` is empty or ends in `/`.
    pub(super) fn with(above: Option<Arc<Chain>>, folder: &[u8], patterns: Patterns) -> Arc<Self> {
        Arc::new(Self { base: folder.len(), patterns, above })
    }
}

/// The pattern files that hold for a whole work tree.
#[derive(Debug, Default)]
pub(super) struct Excludes {
    /// `info/exclude`, then the user's own file: the former wins.
    lists: Vec<Patterns>,
}

impl Excludes {
    /// Those of a repository (its common directory) and of a user.
    pub(super) fn read(common_dir: &Path, user_file: Option<&Path>, ignore_case: bool) -> Self {
        let of_repository =
            read_small(&common_dir.join("info").join("exclude"), PATTERN_FILE_LIMIT).unwrap_or_default();
        let of_user = user_file.map(read_followed).unwrap_or_default();
        Self { lists: [of_repository, of_user].iter().map(|text| Patterns::parse(text, ignore_case)).collect() }
    }

    /// Whether git would ignore a path (relative to the top of the work tree) in a folder that is not ignored itself.
    pub(super) fn ignores(&self, chain: Option<&Arc<Chain>>, path: &[u8], is_folder: bool) -> bool {
        let mut next = chain;
        while let Some(link) = next {
            let below = path.get(link.base..).unwrap_or_default();
            if let Some(decision) = link.patterns.decide(below, is_folder) {
                return decision;
            }
            next = link.above.as_ref();
        }
        self.lists.iter().find_map(|list| list.decide(path, is_folder)).unwrap_or(false)
    }
}

/// Whether the pattern files above a file would ignore it, though none of the folders that it is in: then another pattern can take it back.
/// `texts` gives the pattern file of a folder, which is empty or ends in `/`; all paths are relative to the top of the work tree.
pub fn leaves_out(path: &[u8], mut texts: impl FnMut(&[u8]) -> Option<Vec<u8>>) -> bool {
    let (everywhere, mut chain, mut start) = (Excludes::default(), None, 0);
    loop {
        if let Some(text) = texts(&path[..start]) {
            chain = Some(Chain::with(chain, &path[..start], Patterns::parse(&text, false)));
        }
        let Some(end) = path[start..].find_byte(b'/').map(|n| start + n) else {
            return everywhere.ignores(chain.as_ref(), path, false);
        };
        if everywhere.ignores(chain.as_ref(), &path[..end], true) {
            return false;
        }
        start = end + 1;
    }
}

/// The user's own pattern file: `core.excludesFile` of the user's configuration, else `git/ignore` of the configuration
/// folder. `var` reads the environment.
pub fn user_excludes_file(var: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let places = Places::new(&var, None);
    match places.of_user().get("core", None, "excludesfile") {
        Some(file) => Some(places.path(file)),
        None => places.folder().map(|f| f.join("git/ignore")),
    }
}

/// A file of the user's own settings, which may be a link; empty if there is none.
fn read_followed(path: &Path) -> Vec<u8> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    read_small(&path, PATTERN_FILE_LIMIT).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_matching_pattern_decides() {
        let text =
            b"\xef\xbb\xbf# c\n*.env\n!keep.env\nlogs/\n/top\na/b\n\\#x  \ny\\ \nq?[\n*.env.*\r\n!.env.example\n";
        let patterns = Patterns::parse(text, false);
        for (path, is_folder, expected) in [
            ("x/prod.env", false, Some(true)),
            ("x/keep.env", false, Some(false)),
            ("logs", false, None),
            ("x/logs", true, Some(true)),
            ("top", false, Some(true)),
            ("x/top", false, None),
            ("a/b", false, Some(true)),
            ("x/a/b", false, None),
            ("#x", false, Some(true)),
            ("y ", false, Some(true)),
            ("y", false, None),
            ("q1[", false, None),
            (".env", false, Some(true)),
            ("d/.env.local", false, Some(true)),
            (".env.example", false, Some(false)),
        ] {
            assert_eq!(patterns.decide(path.as_bytes(), is_folder), expected, "{path}");
        }
    }

    #[test]
    fn case_is_ignored_on_request() {
        let patterns = Patterns::parse(b"/Build\n*.PEM\nx[A-C]\n", true);
        for path in ["bUILD", "k.pem", "Xb"] {
            assert_eq!(patterns.decide(path.as_bytes(), false), Some(true), "{path}");
        }
        assert_eq!(Patterns::parse(b"Build\n", false).decide(b"build", false), None);
    }
}
