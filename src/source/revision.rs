//! What a revision that a person or a program writes stands for: `main`, `origin/main`, `v1.2`, `HEAD~3`, `4f1c2ab`.
//!
//! In: a repository, its object store, a text. Out: the object that it names, or why it names none. The rules are those of
//! gitrevisions(7), as far as they need no reflog, no date and no search: names, whole and abbreviated ids, `~n`, `^n`, `^{}`,
//! and `@{upstream}`.

use super::git::ObjectStore;
use super::git::graph;
use super::refs::{self, Head};
use super::repository::Repository;
use crate::model::ObjectId;
use bstr::{BString, ByteSlice};

/// Two revisions: what is old and what is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// What is old.
    pub old: String,
    /// What is new.
    pub new: String,
}

impl Ends {
    /// From `A..B` or `A...B`, where a missing B is `HEAD`. Both mean the same here: what B has and A has not, beginning where
    /// they parted.
    ///
    /// # Errors
    /// There are no two dots, or nothing before them: git takes that for `HEAD`, but here it is a variable that is empty, and what
    /// would be looked at is nothing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (old, new) = text.split_once("...").or_else(|| text.split_once("..")).ok_or("write a range as OLD..NEW")?;
        let new = if new.trim().is_empty() { "HEAD" } else { new };
        Self::new(old, new)
    }

    /// From a revision up to `HEAD`.
    ///
    /// # Errors
    /// The revision is empty.
    pub fn since(old: &str) -> Result<Self, String> {
        Self::new(old, "HEAD")
    }

    fn new(old: &str, new: &str) -> Result<Self, String> {
        if old.trim().is_empty() {
            return Err("no revision is named of which everything is old; is a variable empty?".to_owned());
        }
        Ok(Self { old: old.to_owned(), new: new.to_owned() })
    }
}

/// The object that a revision names.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn resolve(repository: &Repository, store: &ObjectStore, text: &str) -> Result<ObjectId, String> {
    // An `@` alone is a name.
    let first = usize::from(text.starts_with('@'));
    let end = text[first..].find(['~', '^', '@', ':', '{']).map_or(text.len(), |at| first + at);
    let (base, mut steps) = text.split_at(end);
    let unknown_form = || format!("`{text}` is a form of revision that is not known here");
    if base.is_empty() {
        return Err(unknown_form());
    }
    let mut id = match after_upstream(steps) {
        Some(after) => {
            steps = after;
            upstream(repository, base)?
        }
        None => named(repository, store, base)?,
    };
    while let Some(kind) = steps.chars().next() {
        let rest = &steps[1..];
        if let Some(after) = rest.strip_prefix("{}").or_else(|| rest.strip_prefix("{commit}")).filter(|_| kind == '^') {
            id = graph::tip(store, id).ok_or_else(|| format!("`{text}` is no commit"))?.0;
            steps = after;
            continue;
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, after) = rest.split_at(digits);
        let count: usize = if number.is_empty() { Ok(1) } else { number.parse() }.map_err(|_| too_far(text))?;
        steps = after;
        id = match kind {
            '~' => (0..count).try_fold(id, |id, _| parent(store, id, 1)).ok_or_else(|| too_far(text))?,
            '^' => parent(store, id, count).ok_or_else(|| too_far(text))?,
            _ => return Err(unknown_form()),
        };
    }
    Ok(id)
}

/// What follows `@{upstream}` or `@{u}`, which git knows in any case of its letters. The sign may be the name of `HEAD` itself.
fn after_upstream(steps: &str) -> Option<&str> {
    let (word, after) = steps.strip_prefix('@').unwrap_or(steps).strip_prefix('{')?.split_once('}')?;
    ["u", "upstream"].iter().any(|known| word.eq_ignore_ascii_case(known)).then_some(after)
}

/// What the branch of this name is merged with, as far as it is here.
fn upstream(repository: &Repository, name: &str) -> Result<ObjectId, String> {
    let branch = match refs::head(repository) {
        Head::Commit { branch: Some(branch), .. } if name == "@" || name == "HEAD" => {
            branch.strip_prefix(b"refs/heads/").map(BString::from)
        }
        _ if name == "@" || name == "HEAD" => None,
        _ => Some(name.strip_prefix("refs/heads/").unwrap_or(name).into()),
    };
    let branch = branch.ok_or("`HEAD` is on no branch, so that nothing is upstream of it")?;
    let full = repository.upstream_of(&branch).ok_or_else(|| format!("the branch `{branch}` follows no other one"))?;
    refs::find(repository, &full.to_str_lossy())
        .ok_or_else(|| format!("`{full}`, which `{branch}` follows, is not here"))
}

fn too_far(text: &str) -> String {
    format!("`{text}` leads to no commit that is here")
}

/// The `nth` parent; the commit itself for 0.
fn parent(store: &ObjectStore, id: ObjectId, nth: usize) -> Option<ObjectId> {
    let (commit, _) = graph::tip(store, id)?;
    match nth {
        0 => Some(commit),
        _ => graph::parents(store, commit)?.get(nth - 1).copied(),
    }
}

/// A whole id, a reference, an abbreviated id: in this order, as git has it.
fn named(repository: &Repository, store: &ObjectStore, name: &str) -> Result<ObjectId, String> {
    let whole = ObjectId::from_hex(name.as_bytes()).filter(|_| name.len() == 2 * store.format().id_len());
    if let Some(id) = whole {
        return if store.contains(&id) {
            Ok(id)
        } else {
            Err(format!("`{name}` is not in this clone (is it shallow?)"))
        };
    }
    let name = if name == "@" { "HEAD" } else { name };
    let full = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"].map(|prefix| format!("{prefix}{name}"));
    if let Some(id) = full.iter().chain([&format!("refs/remotes/{name}/HEAD")]).find_map(|n| refs::find(repository, n))
    {
        return Ok(id);
    }
    if name.len() >= 4 && name.bytes().all(|b| b.is_ascii_hexdigit()) {
        match store.abbreviated(name).as_slice() {
            [id] => return Ok(*id),
            [] => {}
            [..] => return Err(format!("`{name}` stands for several objects")),
        }
    }
    Err(format!("`{name}` is no revision of this repository"))
}
