//! From what a lint says would mend a finding to exact edits, and from many edits to new files.
//!
//! In: findings with a [`Remedy`], and a way to read their files again ([`Files`]). Out: the same findings with a [`Fix`](crate::model::Fix) where
//! the text of the file was understood, and without one where it was not. [`plan`] puts the fixes of a run together, so that they
//! do not overlap, and [`plan::FilePlan::result`] makes the new bytes. Nothing here reads or writes a file: the caller does.
//!
//! A fix is refused rather than guessed: if the bytes are not those that the lint saw, if the file is not UTF-8, if what stands
//! around is none of the forms that are known, or if the file with the edits would have more places that the parser cannot read.

mod around;
mod builder;
pub mod edits;
mod environment;
mod fallback;
mod headers;
mod lines;
mod names;
pub mod plan;
mod query;
mod settings;
mod steps;
mod wait;

use crate::model::{Applicability, Digest, Finding, Remedy};
use bstr::BString;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What a path holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Content {
    /// A regular file: its bytes.
    File(crate::model::SecretText),
    /// Nothing is there.
    Absent,
    /// Something that must not be changed: a link, a folder, a file that cannot be read.
    Foreign,
}

/// How files are read again.
pub trait Files: Sync {
    /// What stands at a path, as findings name it.
    fn content(&self, path: &[u8]) -> Content;

    /// Whether one of these manifests beside or above a source file names a package. A manifest that begins with `*` names none: it is there if
    /// something with such an end is.
    fn depends(&self, of: &[u8], manifests: &[&str], package: &str) -> bool;

    /// The template of the environment file that belongs to a source file: one that exists, or where one is to be made.
    fn environment_template(&self, of: &[u8]) -> BString;

    /// The environment files and templates of the folder of a source file and of those above it, the nearest first.
    fn environments(&self, of: &[u8]) -> Vec<BString>;

    /// The folder of the program that a source file belongs to: the nearest with a manifest or an environment file, else the top.
    fn project(&self, of: &[u8]) -> BString;
}

/// SHA-256.
pub fn digest(bytes: &[u8]) -> Digest {
    use sha2::{Digest as _, Sha256};
    Sha256::digest(bytes).into()
}

/// Makes fixes of the remedies of all findings, file by file on all threads of the pool that it is called in.
pub fn attach(findings: &mut [Finding], files: &dyn Files) {
    if findings.iter().all(|f| f.remedy.is_none()) {
        return;
    }
    let mut names = names::Names::new(files);
    let mut by_file: BTreeMap<BString, Vec<(usize, Remedy)>> = BTreeMap::new();
    for (at, finding) in findings.iter_mut().enumerate() {
        let Some(remedy) = finding.remedy.clone() else { continue };
        let (remedy, renamed) = names.distinct(remedy);
        for (old, new) in renamed {
            finding.help.iter_mut().for_each(|help| *help = names::renamed(help, &old, &new));
        }
        by_file.entry(remedy.path.clone()).or_default().push((at, remedy));
    }
    let by_file: Vec<_> = by_file.into_iter().collect();
    let fixes = by_file
        .par_iter()
        .map(|(path, remedies)| builder::Builder::new(files).fixes(path, remedies.iter().map(|(_, remedy)| remedy)));
    for ((_, remedies), fixes) in by_file.iter().zip(fixes.collect::<Vec<_>>()) {
        remedies.iter().zip(fixes).for_each(|((at, _), fix)| findings[*at].fix = fix);
    }
}

/// The more careful of two.
fn least(a: Applicability, b: Applicability) -> Applicability {
    a.max(b)
}
