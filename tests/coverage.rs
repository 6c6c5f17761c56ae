//! Which lint is proven in which language, and which idea became which lint.
//!
//! A lint is proven in a language by cases of both kinds below `fixtures/<lint>`: one in which it speaks in a file of that language, and
//! one in which it is silent. Where it is not, `tests/coverage/holes.toml` says why; a reason for what is proven is stale. The ideas in
//! `tests/coverage/ideas.toml` are all that the guides and the facts about integrations ask for.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::files::{entries, name};
use keylint::lints::{LINTS, by_name};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The languages whose code is read as code, with the extensions of their files.
const LANGUAGES: [(&str, &[&str]); 13] = [
    ("python", &["py", "ipynb"]),
    ("javascript", &["js", "mjs", "cjs", "jsx", "vue", "svelte"]),
    ("typescript", &["ts", "tsx", "mts"]),
    ("go", &["go"]),
    ("rust", &["rs"]),
    ("shell", &["sh"]),
    ("java", &["java"]),
    ("kotlin", &["kt", "kts"]),
    ("swift", &["swift"]),
    ("csharp", &["cs"]),
    ("ruby", &["rb"]),
    ("php", &["php"]),
    ("dart", &["dart"]),
];

#[derive(Deserialize)]
struct Holes {
    hole: Vec<Hole>,
}

/// Languages in which lints are not proven.
#[derive(Deserialize)]
struct Hole {
    lints: Vec<String>,
    /// All languages in which it is not proven, if there are none.
    #[serde(default)]
    languages: Vec<String>,
    why: String,
}

#[derive(Deserialize)]
struct Ideas {
    idea: BTreeMap<String, Idea>,
}

/// What became of an idea that has no lint of its name.
#[derive(Deserialize)]
struct Idea {
    /// The lint that holds it, if another one does.
    lint: Option<String>,
    why: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    toml::from_str(&fs::read_to_string(root().join("tests/coverage").join(file)).unwrap()).unwrap()
}

fn language(file: &Path) -> Option<&'static str> {
    let extension = file.extension()?.to_str()?;
    LANGUAGES.iter().find(|(_, all)| all.contains(&extension)).map(|(language, _)| *language)
}

/// Languages of the files of the cases of one kind; of those that fire, of the files with a mark.
fn languages(lint: &str, kind: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut todo = entries(&root().join("fixtures").join(lint).join(kind));
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(entries(&path));
        } else if let Some(language) = language(&path)
            && (kind == "silent" || fs::read_to_string(&path).unwrap().contains("expect"))
        {
            found.insert(language);
        }
    }
    found
}

#[test]
fn every_lint_is_proven_in_every_language_or_a_reason_says_why_not() {
    let holes: Holes = read("holes.toml");
    let (mut wrong, mut proven) = (Vec::new(), 0);
    for lint in LINTS.iter().map(|l| l.name()) {
        let (fire, silent) = (languages(lint, "fire"), languages(lint, "silent"));
        for (language, _) in LANGUAGES {
            let both = fire.contains(language) && silent.contains(language);
            proven += usize::from(both);
            let of = |h: &&Hole| h.lints.iter().any(|l| l == lint);
            let named = holes.hole.iter().filter(of).any(|h| h.languages.iter().any(|l| l == language));
            let all = holes.hole.iter().filter(of).any(|h| h.languages.is_empty());
            match (both, named || all) {
                (false, false) => wrong.push(format!("{lint}: not proven in {language}, and nothing says why")),
                (true, _) if named => wrong.push(format!("{lint}: proven in {language}, though a reason says why not")),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(proven > 450, "the walk lost cases: {proven}");
    for hole in &holes.hole {
        assert!(hole.why.len() > 20, "{:?}: no reason", hole.lints);
        for lint in &hole.lints {
            assert!(by_name(lint).is_some(), "there is no lint {lint}");
        }
        for language in &hole.languages {
            assert!(LANGUAGES.iter().any(|(l, _)| l == language), "there is no language {language}");
        }
    }
}

#[test]
fn every_idea_is_a_lint_or_a_reason_says_what_became_of_it() {
    let ideas: Ideas = read("ideas.toml");
    let slugs = fs::read_to_string(root().join("tests/coverage/slugs.txt")).unwrap();
    let slugs: Vec<&str> = slugs.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert_eq!(slugs.len(), 77, "the list of ideas lost some");
    for slug in &slugs {
        match (by_name(slug), ideas.idea.get(*slug)) {
            (Some(_), Some(_)) => panic!("{slug} is a lint: its reason is stale"),
            (None, None) => panic!("{slug} is no lint, and nothing says why"),
            (None, Some(idea)) => {
                assert!(idea.why.len() > 20, "{slug}: no reason");
                assert!(idea.lint.as_deref().is_none_or(|lint| by_name(lint).is_some()), "{slug}: no such lint");
            }
            (Some(_), None) => {}
        }
    }
    for slug in ideas.idea.keys() {
        assert!(slugs.contains(&slug.as_str()), "{slug} is no idea of the list");
    }
    for lint in LINTS {
        let cases = entries(&root().join("fixtures").join(lint.name()));
        assert!(cases.iter().any(|kind| name(kind) == "fire"), "{} has no case", lint.name());
    }
}
