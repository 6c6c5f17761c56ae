//! Files whose syntax matters only if they belong to an integration: they wait until all files have been seen.
//!
//! In: files that name a client and no provider. Out: the pictures of those that are linked to a file that talks to one, and the
//! others back. What is read brings new links, so that there are a few rounds.

use super::tree::Picture;
use crate::model::{FileSummary, Origin};
use crate::rules::clients::Contract;
use crate::suppress::Directives;
use crate::syntax::{self, Links, Patience};
use bstr::ByteSlice;
use rayon::prelude::*;
use std::fmt;

/// A file that waits.
pub(super) struct Later {
    pub(super) path: Vec<u8>,
    pub(super) bytes: Vec<u8>,
    pub(super) origin: Origin,
    pub(super) directives: Option<Directives>,
}

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Later")
            .field("path", &self.path.as_bstr())
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

impl Later {
    fn read(mut self, own: &[Contract]) -> Result<Vec<Picture>, Box<Self>> {
        let turn = Patience::shared().turn(self.bytes.len());
        let summaries = syntax::read(&self.path, &self.bytes, own, turn.deadline());
        if summaries.is_empty() {
            return Err(Box::new(self));
        }
        let picture = |summary| Picture {
            summary,
            origin: self.origin.clone(),
            directives: self.directives.take(),
            talks: false,
            near: false,
            keys: false,
            late: false,
        };
        Ok(summaries.into_iter().map(picture).collect())
    }
}

/// Files are followed over so many imports.
const ROUNDS: usize = 3;

/// Adds the pictures of the files that are linked to those at hand, and gives the other files back.
pub(super) fn linked(pictures: &mut Vec<Picture>, mut waiting: Vec<Later>, own: &[Contract]) -> Vec<Later> {
    let mut fresh: Vec<Picture> = Vec::new();
    let mut first = true;
    for _ in 0..ROUNDS {
        let mut links = Links::default();
        if first {
            pictures.iter().filter(|p| p.talks || gives_settings(&p.summary)).for_each(|p| links.add(&p.summary));
        } else {
            let leads_on = |p: &&Picture| !p.summary.clients.is_empty() || !p.summary.calls.is_empty();
            fresh.iter().filter(leads_on).for_each(|p| links.add(&p.summary));
        }
        first = false;
        pictures.append(&mut fresh);
        let (reached, rest): (Vec<Later>, Vec<Later>) =
            waiting.into_par_iter().partition(|f| links.reach(&f.path, &f.bytes));
        waiting = rest;
        let (read, back): (Vec<Vec<Picture>>, Vec<Later>) =
            reached.into_par_iter().partition_map(|f| match f.read(own) {
                Ok(pictures) => rayon::iter::Either::Left(pictures),
                Err(file) => rayon::iter::Either::Right(*file),
            });
        waiting.extend(back);
        fresh = read.into_iter().flatten().collect();
        if fresh.is_empty() {
            break;
        }
    }
    pictures.append(&mut fresh);
    waiting
}

/// Whether a file is one of settings with addresses in it: those who ask for them name nothing but the setting.
fn gives_settings(file: &FileSummary) -> bool {
    file.language.is_empty() && !file.addresses.is_empty()
}
