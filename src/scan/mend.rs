//! Fixes for the findings of a run: the files are read again, below the folder that their paths are relative to.
//!
//! In: a job and its findings. Out: the same findings, with fixes where the files of the working tree allow one.

use super::Job;
use crate::fix::{self, Content, Files};
use crate::model::{Finding, Origin, SecretText};
use crate::source::again::{self, Found};
use crate::source::repository::path_from_bytes;
use bstr::{BString, ByteSlice};
use std::path::PathBuf;

/// Names of templates of the environment file; the first is that of a new one.
const TEMPLATES: [&str; 4] = [".env.example", ".env.sample", ".env.template", ".env.dist"];

/// Makes fixes of remedies.
pub(super) fn attach(job: &Job, findings: &mut [Finding]) {
    let base = match job {
        Job::Audit { path } => path.clone(),
        Job::Check { base, .. } => base.clone(),
        // What is staged or committed need not be what lies in the work tree.
        Job::Staged { .. } | Job::Range { .. } | Job::Push { .. } | Job::Stream { .. } | Job::Message { .. } => return,
    };
    for finding in findings.iter_mut() {
        // Only files as they lie there can be changed.
        if !matches!(finding.place.origin, Origin::File { .. }) || finding.place.commit.is_some() {
            finding.remedy = None;
        }
    }
    fix::attach(findings, &Tree { base });
}

/// The files below a folder.
struct Tree {
    base: PathBuf,
}

/// Entries of a folder that are looked at.
const ENTRIES: usize = 1000;

impl Tree {
    /// Whether a folder has an entry whose name ends like this.
    fn has_entry(&self, folder: &[u8], end: &str) -> bool {
        let folder = std::path::Path::new(".").join(&self.base).join(path_from_bytes(folder));
        let Ok(entries) = std::fs::read_dir(folder) else { return false };
        entries.take(ENTRIES).flatten().any(|e| e.file_name().as_encoded_bytes().ends_with(end.as_bytes()))
    }
}

impl Files for Tree {
    fn content(&self, path: &[u8]) -> Content {
        match again::read(&self.base, &path_from_bytes(path)) {
            Found::File(text) => Content::File(SecretText::new(text.reveal())),
            Found::Absent => Content::Absent,
            Found::Foreign => Content::Foreign,
        }
    }

    fn depends(&self, of: &[u8], manifests: &[&str], package: &str) -> bool {
        let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
        let mut folder = of;
        loop {
            let at = folder.rfind_byte(b'/');
            folder = at.map_or(&b""[..], |i| &folder[..i]);
            let slash: &[u8] = if at.is_some() { b"/" } else { b"" };
            for manifest in manifests {
                if let Some(end) = manifest.strip_prefix('*').filter(|_| package.is_empty()) {
                    if self.has_entry(folder, end) {
                        return true;
                    }
                    continue;
                }
                // A file that is named like its folder.
                let last = folder.rsplit(|b| *b == b'/').next().unwrap_or_default();
                let manifest = manifest.as_bytes().replace("{FOLDER}", last);
                let path = [folder, slash, &manifest].concat();
                let Content::File(text) = self.content(&path) else { continue };
                let text = text.reveal();
                let alone = |at: usize| {
                    let after = text.get(at + package.len()).copied().unwrap_or(b' ');
                    (at == 0 || !name(text[at - 1])) && !name(after)
                };
                if memchr::memmem::find_iter(text, package.as_bytes()).any(alone) {
                    return true;
                }
            }
            if at.is_none() || at == Some(0) {
                return false;
            }
        }
    }

    /// The nearest one above the file; else a new one at the top of its repository, or of the target.
    fn environment_template(&self, of: &[u8]) -> BString {
        let mut folder = of;
        loop {
            let at = folder.rfind_byte(b'/');
            folder = at.map_or(&b""[..], |i| &folder[..i]);
            let beside = |name: &str| {
                let slash: &[u8] = if at.is_some() { b"/" } else { b"" };
                BString::from([folder, slash, name.as_bytes()].concat())
            };
            let exists = |path: &BString| self.base.join(path_from_bytes(path)).symlink_metadata().is_ok();
            if let Some(found) = TEMPLATES.iter().map(|name| beside(name)).find(exists) {
                return found;
            }
            if at.is_none() || at == Some(0) || exists(&beside(".git")) {
                return match at {
                    // An absolute path outside of any repository: beside the file itself.
                    Some(0) => {
                        [&of[..of.rfind_byte(b'/').map_or(0, |i| i + 1)], TEMPLATES[0].as_bytes()].concat().into()
                    }
                    _ => beside(TEMPLATES[0]),
                };
            }
        }
    }
}
