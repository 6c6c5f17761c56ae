//! What an audit has found in a history, remembered until the next one.
//!
//! In: a repository, and what was asked of it. Out: what its history holds, if that is known from before; then nothing of it is read
//! but the objects that are shown. The report is the same, byte for byte, with and without.
//!
//! # What is kept
//!
//! For each secret the object that is shown, the span in it, the way into it, and a keyed sum by which it is known again; names of other
//! objects with lines and columns; paths, names of references, ids of commits; the counts of what was read. No secret, not even a
//! masked one, no excerpt, no author: those are read from the objects again. If a path or another name looks as if it held a secret,
//! nothing is kept.
//!
//! # What makes it void
//!
//! A cache must never hide anything. What is kept counts only if all of this is as it was:
//!
//! - every file of the git directory and of all object stores that it uses: name, size, inode, device, owner, mode, time of modification,
//!   time of change (`source::state`). A new pack, a loose object, a moved reference, a line in a reflog, a staged file, another
//!   setting: each makes it void. So does a symbolic link among them, behind which anything may change;
//! - what the program made of the configuration of the repository, and who runs it;
//! - the rules, the version, and the very file of the program;
//! - the options that decide what is reported, the configuration of keylint, and how paths are shown;
//! - the time: until the first moment at which a judgement turns out otherwise (a token expires), and never before it was written.
//!
//! Then the history is read, but for what is known of single packs ([`packs`]): which of their objects hold nothing. After a commit that
//! is all but what is new.
//!
//! Nothing is kept of a repository in which something has changed just before or during the audit: two changes that are too
//! near to each other have one time. An object that is not what it was, or a secret that is judged otherwise, makes all of it void, too.

mod folder;
mod form;
mod packs;
mod words;

pub use folder::Cache;

use super::groups::Teller;
use super::history::{Groups, Shown};
use super::{Options, inspect};
use crate::config::Config;
use crate::judge;
use crate::model::Ledger;
use crate::rules;
use crate::rules::own::Formats;
use crate::source::git::ObjectStore;
use crate::source::state::{self, State};
use folder::{MEMORY, Open};
use form::{Body, hex};
use packs::Packs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the history of a repository holds.
pub(super) struct Past {
    /// What was read.
    pub(super) ledger: Ledger,
    pub(super) groups: Groups,
}

/// The texts of a git directory in which nothing was found.
pub(super) struct Texts {
    /// What was read.
    pub(super) ledger: Ledger,
    /// Git directories of submodules.
    pub(super) modules: Vec<PathBuf>,
}

/// The memory of one repository, for one question.
pub(super) struct Memory<'a> {
    cache: Open,
    /// Of the file.
    name: String,
    began: SystemTime,
    state: State,
    asked: [u8; 32],
    /// What is asked of each pack, whatever it belongs to.
    asked_of_packs: Vec<u8>,
    /// The formats that the user declares.
    own: Formats,
    shown: &'a Shown<'a>,
}

impl<'a> Memory<'a> {
    /// None without a cache, where it lies in what is looked at, and where nothing can be known of changes.
    pub(super) fn of(shown: &'a Shown<'a>, options: &Options, config: &Config) -> Option<Self> {
        let cache = options.cache.as_ref()?;
        let (began, repository) = (SystemTime::now(), shown.repository);
        let looked_at = [Some(&repository.common_dir), Some(&repository.git_dir), repository.work_tree.as_ref()];
        if looked_at.into_iter().flatten().any(|folder| cache.lies_in(folder)) {
            return None;
        }
        let state = state_of(shown)?;
        let (question, asked_of_packs) = (question(shown, options, config)?, joined(&who_answers(options, config)?));
        let cache = cache.open().ok()?;
        let place = repository.common_dir.canonicalize().ok()?;
        let all = [u8::from(options.include_all)];
        let name = hex(&cache.sum(&[b"name", place.as_os_str().as_encoded_bytes(), shown.files, &all])[..16]) + MEMORY;
        let asked = cache.sum(&[b"question", &question]);
        let own = config.formats();
        Some(Memory { cache, name, began, state, asked, asked_of_packs, own, shown })
    }

    /// What the history holds, and the texts of the git directory if nothing was found in them.
    pub(super) fn recall(&self, teller: &Teller<'_>) -> Option<(Past, Option<Texts>)> {
        let content = self.cache.load(&self.name)?;
        let body: Body = serde_json::from_slice(&content).ok()?;
        let holds = body.state == self.named(&self.state) && (body.written..body.until).contains(&*inspect::NOW);
        holds.then(|| body.recall(teller, &self.cache))?
    }

    /// Keeps it, if nothing has changed since the beginning and for some time before.
    pub(super) fn keep(&self, past: &Past, texts: Option<&Texts>) {
        if !self.state.at_rest(self.began) || state_of(self.shown).as_ref() != Some(&self.state) {
            return;
        }
        let mut body = Body::new(past, texts, &self.cache);
        let may_be = |text: &inspect::Text<'_>| {
            text.secrets.iter().any(|s| inspect::is_wanted(s, true) || judge::may_be_reported(s))
        };
        if inspect::texts(&body.texts(), self.own).iter().any(may_be) {
            return;
        }
        body.state = self.named(&self.state);
        (body.written, body.until) = (*inspect::NOW, judge::next_change());
        if let Ok(content) = serde_json::to_vec(&body) {
            self.cache.keep(&self.name, &content);
        }
    }

    /// What is known of the packs of a store.
    pub(super) fn of_packs(&self, store: &ObjectStore) -> Packs<'_> {
        Packs::read(&self.cache, (&self.asked_of_packs, self.own), self.began, store)
    }

    fn named(&self, state: &State) -> String {
        hex(&self.cache.sum(&[b"state", &state.digest, &self.asked]))
    }
}

/// The state of all files that the history of a repository is read from.
fn state_of(shown: &Shown<'_>) -> Option<State> {
    let repository = shown.repository;
    let roots = ObjectStore::roots(&repository.object_dirs, shown.within);
    let mut folders: Vec<&Path> = vec![&repository.common_dir];
    let outside = std::iter::once(&repository.git_dir).chain(&roots);
    folders.extend(outside.map(PathBuf::as_path).filter(|path| !path.starts_with(&repository.common_dir)));
    state::of(&folders, &[&repository.index_file])
}

/// What is asked, by whom, and who answers.
fn question(shown: &Shown<'_>, options: &Options, config: &Config) -> Option<Vec<u8>> {
    let mut parts = who_answers(options, config)?;
    parts.push([shown.files, b"\0", shown.texts].concat());
    parts.push(format!("{} {:?} {:?}", shown.has_work_tree, shown.within, shown.repository).into_bytes());
    Some(joined(&parts))
}

/// The rules and the program that judge, and what it was told.
fn who_answers(options: &Options, config: &Config) -> Option<Vec<Vec<u8>>> {
    let program = std::env::current_exe().ok()?;
    Some(vec![
        rules::fingerprint().as_bytes().to_vec(),
        env!("CARGO_PKG_VERSION").as_bytes().to_vec(),
        state::of(&[], &[&program])?.digest.to_vec(),
        format!("{} {}", options.include_all, options.memory).into_bytes(),
        config.identity().into_bytes(),
    ])
}

/// Parts, each with its length before it.
fn joined(parts: &[Vec<u8>]) -> Vec<u8> {
    parts.iter().flat_map(|part| [&(part.len() as u64).to_le_bytes()[..], part].concat()).collect()
}
