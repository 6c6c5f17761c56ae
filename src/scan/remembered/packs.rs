//! What is known of single packs: which of their objects hold nothing.
//!
//! In: the packs of a store. Out: those of which it is known from before, and a file for each of the others. A pack never changes, so
//! that after a commit, a fetch or a moved reference nothing of it is read but what is shown. Of its objects there is one bit each and
//! their counts: no name, no path, no secret. Objects that held anything are read and judged again, which tells the same as before.
//!
//! What is kept counts for this very file (inode, device, size, times of it and of its index), for the rules, the program and the options by
//! which it was looked at, and until the first moment at which a judgement turns out otherwise. Where the times alone are others its bytes
//! decide: git sets the times of a pack anew when somebody writes an object that it has. Of a pack that was written just before nothing
//! is kept, nor of any if some object could not be read.
//!
//! Of all packs together there is one file more, which counts for these very packs in this order: their [`Outline`], by which neither their
//! commits nor their trees are decoded. It has names of files that lead to what was found, as [`super`] keeps them, and is not kept if one
//! of them looks as if it held a secret.

use super::folder::{OUTLINE, Open, PACK};
use super::form::hex;
use crate::judge;
use crate::model::Secret;
use crate::rules::own::Formats;
use crate::scan::inspect;
use crate::source::git::{Before, CommitLog, ObjectStore, Outline, Quiet};
use crate::source::state::{self, State};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The packs of a store, in its order.
pub(in crate::scan) struct Packs<'a> {
    cache: &'a Open,
    began: SystemTime,
    packs: Vec<Option<Pack>>,
    quiet: Vec<Option<Quiet>>,
    /// Of the bytes of each.
    sums: Vec<Option<[u8; 32]>>,
    asked: Vec<u8>,
    /// The formats that the user declares.
    own: Formats,
    outline: Option<Outline>,
}

/// A pack that can be known.
struct Pack {
    files: [PathBuf; 2],
    /// Of the file in the cache.
    name: String,
    state: State,
}

/// What is kept of a pack.
struct Kept {
    /// When it was written, and until when it holds: seconds since 1970-01-01 UTC.
    written: i64,
    until: i64,
    /// Of the files, and of their bytes.
    state: [u8; 32],
    sum: [u8; 32],
    quiet: Quiet,
}

impl Kept {
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (written, rest) = bytes.split_first_chunk()?;
        let (until, rest) = rest.split_first_chunk()?;
        let (state, rest) = rest.split_first_chunk()?;
        let (sum, rest) = rest.split_first_chunk()?;
        let (written, until) = (i64::from_le_bytes(*written), i64::from_le_bytes(*until));
        Some(Kept { written, until, state: *state, sum: *sum, quiet: Quiet::from_bytes(rest)? })
    }

    fn to_bytes(&self) -> Vec<u8> {
        let times = [self.written, self.until].map(i64::to_le_bytes).concat();
        [&times[..], &self.state, &self.sum, &self.quiet.to_bytes()].concat()
    }
}

impl Pack {
    fn new(files: [PathBuf; 2], cache: &Open, asked: &[u8]) -> Option<Self> {
        let place = files[0].canonicalize().ok()?;
        let state = state_of(&files)?;
        let name = hex(&cache.sum(&[b"pack", place.as_os_str().as_encoded_bytes(), asked])[..16]) + PACK;
        Some(Pack { files, name, state })
    }

    /// What is known of it, if that holds now.
    fn known(&self, cache: &Open, began: SystemTime) -> Option<(Quiet, [u8; 32])> {
        let mut kept = Kept::from_bytes(&cache.load(&self.name)?)?;
        if !(kept.written..kept.until).contains(&*inspect::NOW) {
            return None;
        }
        if kept.state != self.state.digest {
            if self.sum()? != kept.sum {
                return None;
            }
            kept.state = self.state.digest;
            self.keep(&kept, cache, began);
        }
        judge::will_change(kept.until);
        Some((kept.quiet, kept.sum))
    }

    /// Writes down what is known of it, if it was not changed lately.
    fn keep(&self, kept: &Kept, cache: &Open, began: SystemTime) {
        if self.state.at_rest(began) && self.is_as_it_was() {
            cache.keep(&self.name, &kept.to_bytes());
        }
    }

    fn is_as_it_was(&self) -> bool {
        state_of(&self.files).as_ref() == Some(&self.state)
    }

    /// A sum of the bytes of both files, if they are still the same files.
    fn sum(&self) -> Option<[u8; 32]> {
        let mut hash = Sha256::new();
        let mut buffer = vec![0; 1 << 18];
        for file in &self.files {
            let mut file = File::open(file).ok()?;
            hash.update(file.metadata().ok()?.len().to_le_bytes());
            loop {
                match file.read(&mut buffer).ok()? {
                    0 => break,
                    len => hash.update(&buffer[..len]),
                }
            }
        }
        self.is_as_it_was().then(|| hash.finalize().into())
    }
}

/// The state of a pack and its index, if both are there.
fn state_of(files: &[PathBuf; 2]) -> Option<State> {
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).filter(|file| file.is_file()).collect();
    if files.len() == 2 { state::of(&[], &files) } else { None }
}

impl<'a> Packs<'a> {
    /// What is known.
    pub(super) fn read(
        cache: &'a Open,
        (asked, own): (&[u8], Formats),
        began: SystemTime,
        store: &ObjectStore,
    ) -> Self {
        let files = store.pack_files().into_iter();
        let packs: Vec<Option<Pack>> = files.map(|files| Pack::new(files?, cache, asked)).collect();
        let known: Vec<_> = packs.par_iter().map(|pack| pack.as_ref()?.known(cache, began)).collect();
        let (quiet, sums) = known.into_iter().map(Option::unzip).unzip();
        Packs { cache, began, packs, quiet, sums, asked: asked.to_vec(), own, outline: None }
    }

    /// The objects of each pack that need not be looked at, as far as that is known.
    pub(in crate::scan) fn quiet(&self) -> &[Option<Quiet>] {
        &self.quiet
    }

    /// The commits of all packs, if their outline is known; then the quiet ones among them are not looked at either.
    pub(in crate::scan) fn commits(&mut self, store: &ObjectStore) -> Option<CommitLog> {
        let (name, packs) = self.of_outline()?;
        let content = self.cache.load(&name)?;
        let (written, rest) = content.strip_prefix(&packs[..])?.split_first_chunk()?;
        let (until, rest) = rest.split_first_chunk()?;
        let (written, until) = (i64::from_le_bytes(*written), i64::from_le_bytes(*until));
        let outline = Outline::from_bytes(rest).filter(|outline| outline.is_of(store))?;
        if !(written..until).contains(&*inspect::NOW) {
            return None;
        }
        let commits = CommitLog::with(store, &outline)?;
        judge::will_change(until);
        self.quiet.iter_mut().for_each(|quiet| *quiet = quiet.take().map(Quiet::with_commits));
        self.outline = Some(outline);
        Some(commits)
    }

    /// What is known of where the packs have something.
    pub(in crate::scan) fn before(&self) -> Before<'_> {
        Before {
            outline: self.outline.as_ref(),
            wants_one: self.sums.iter().all(Option::is_some) && !self.sums.is_empty(),
        }
    }

    /// The name of the file, of which there is one for a place, so that the next packs take that of those before; and what it says of these very packs in
    /// this order.
    fn of_outline(&self) -> Option<(String, [u8; 32])> {
        let sums = self.sums.iter().copied().collect::<Option<Vec<_>>>()?.concat();
        let place = self.packs.first()?.as_ref()?.files[0].parent()?.canonicalize().ok()?;
        let name = self.cache.sum(&[b"outline", place.as_os_str().as_encoded_bytes(), &self.asked]);
        Some((hex(&name[..16]) + OUTLINE, self.cache.sum(&[b"packs", &sums])))
    }

    /// Keeps where the packs have something.
    pub(in crate::scan) fn keep_outline(&self, outline: &Outline) {
        let mut names = outline.names().collect::<Vec<_>>();
        names.sort_unstable();
        let may_be = |secret: &Secret| inspect::is_wanted(secret, true) || judge::may_be_reported(secret);
        if inspect::texts(&names.join(&b'\n'), self.own).iter().any(|text| text.secrets.iter().any(may_be)) {
            return;
        }
        let (written, until) = (*inspect::NOW, judge::next_change());
        let times = [written, until].map(i64::to_le_bytes).concat();
        if let Some((name, packs)) = self.of_outline() {
            self.cache.keep(&name, &[&packs[..], &times, &outline.to_bytes()].concat());
        }
    }

    /// Keeps what was learnt of the others.
    pub(in crate::scan) fn keep(&mut self, learnt: Vec<Quiet>) {
        let (written, until) = (*inspect::NOW, judge::next_change());
        let all = self.packs.par_iter().zip(&self.quiet).zip(learnt).enumerate();
        let unknown = all
            .filter_map(|(at, ((pack, known), quiet))| Some((at, pack.as_ref().filter(|_| known.is_none())?, quiet)));
        let learnt = unknown.map(|(at, pack, quiet)| {
            let sum = pack.state.at_rest(self.began).then(|| pack.sum()).flatten()?;
            pack.keep(&Kept { written, until, state: pack.state.digest, sum, quiet }, self.cache, self.began);
            Some((at, sum))
        });
        let learnt: Vec<(usize, [u8; 32])> = learnt.flatten().collect();
        learnt.into_iter().for_each(|(at, sum)| self.sums[at] = Some(sum));
    }
}
