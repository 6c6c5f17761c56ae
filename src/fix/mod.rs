//! From what a lint says would mend a finding to exact edits, and from many edits to new files.
//!
//! In: findings with a [`Remedy`], and a way to read their files again ([`Files`]). Out: the same findings with a [`Fix`](crate::model::Fix) where
//! the text of the file was understood, and without one where it was not. [`plan`] puts the fixes of a run together, so that they
//! do not overlap, and [`plan::FilePlan::result`] makes the new bytes. Nothing here reads or writes a file: the caller does.
//!
//! A fix is refused rather than guessed: if the bytes are not those that the lint saw, if the file is not UTF-8, if what stands
//! around is none of the forms that are known, or if the file with the edits would have more places that the parser cannot read.

mod around;
mod beside;
mod builder;
pub mod edits;
mod entries;
mod environment;
mod fallback;
mod headers;
mod left;
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
    /// something with such an end is. A text that ends with a dot goes on.
    fn depends(&self, of: &[u8], manifests: &[&str], package: &str) -> bool;

    /// The template of the environment file that belongs to a source file: one that exists, or where one is to be made.
    fn environment_template(&self, of: &[u8]) -> BString;

    /// Where git would ignore a file that is made at a path: the pattern file by which it would not, with a line more, and that line.
    fn unignored(&self, path: &[u8]) -> Option<(BString, String)>;

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
    let mut by_file: BTreeMap<BString, Remedies> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        let Some(remedy) = finding.remedy.clone() else { continue };
        by_file.entry(remedy.path.clone()).or_default().push((at, remedy));
    }
    let mut by_file: Vec<Remedies> = by_file.into_values().collect();
    make(findings, files, &by_file);
    let renamed = name(findings, files, &mut by_file);
    make(findings, files, &renamed.into_iter().map(|nth| std::mem::take(&mut by_file[nth])).collect::<Vec<_>>());
}

/// The remedies of one file, each with the number of its finding.
type Remedies = Vec<(usize, Remedy)>;

/// Makes the fixes of files.
fn make(findings: &mut [Finding], files: &dyn Files, by_file: &[Remedies]) {
    let of_file = |remedies: &Remedies| match remedies.first() {
        Some((_, first)) => builder::Builder::new(files).fixes(&first.path, remedies.iter().map(|(_, remedy)| remedy)),
        None => Vec::new(),
    };
    let fixes: Vec<_> = by_file.par_iter().map(of_file).collect();
    for (remedies, fixes) in by_file.iter().zip(fixes) {
        remedies.iter().zip(fixes).for_each(|((at, _), fix)| findings[*at].fix = fix);
    }
}

/// Gives the variables of remedies names of their own: first those that are written, so that these are numbered without a gap. Out: the files whose
/// fixes have other names than before.
fn name(findings: &mut [Finding], files: &dyn Files, by_file: &mut [Remedies]) -> Vec<usize> {
    let mut order: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (nth, remedies) in by_file.iter().enumerate() {
        let of_file = remedies.iter().enumerate();
        order.extend(of_file.map(|(of, (at, _))| (findings[*at].fix.is_none(), *at, nth, of)));
    }
    order.sort_unstable();
    let (mut names, mut changed) = (names::Names::new(files), Vec::new());
    names.gather(order.iter().map(|(_, _, nth, of)| &by_file[*nth][*of].1));
    for (_, at, nth, of) in order {
        let remedy = &mut by_file[nth][of].1;
        let (new, renamed) = names.distinct(remedy.clone());
        *remedy = new;
        for (old, new) in &renamed {
            findings[at].help.iter_mut().for_each(|help| *help = names::renamed(help, old, new));
        }
        if !renamed.is_empty() && findings[at].fix.is_some() {
            changed.push(nth);
        }
    }
    changed.sort_unstable();
    changed.dedup();
    changed
}

/// The more careful of two.
fn least(a: Applicability, b: Applicability) -> Applicability {
    a.max(b)
}
