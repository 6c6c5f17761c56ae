//! The paths that were named on the command line, as the projects that they belong to.
//!
//! In: paths. Out: what is found below them. What belongs to one project is judged together, however many paths of it were named and in whichever
//! order: a client that is made in one file of a list is known in the others. A path within another one is a project of its own, so that
//! nothing is told twice.

use super::tree::{self, Part, Target};
use super::{Options, Outcome, below, discover};
use crate::config::Config;
use crate::model::{EnvFile, Ledger, Unit};
use crate::source::repository::path_from_bytes;
use rayon::prelude::*;
use std::collections::HashSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::path::{Path, PathBuf};

/// The files of a git directory say nothing of what its objects hold.
const HISTORY_ALONE: &str = "a git directory, whose objects `keylint audit` reads";

/// What was read below one path.
struct Read {
    part: Part,
    env_files: Vec<EnvFile>,
    /// What leads to the project.
    above: Vec<u8>,
    /// The folder that paths are relative to.
    base: PathBuf,
    /// Where the path leads.
    real: PathBuf,
    ledger: Ledger,
}

/// Looks at what is below paths; `base` is where they begin.
pub(super) fn check(base: &Path, paths: &[PathBuf], options: &Options, config: &Config) -> Outcome {
    let mut outcome = Outcome::default();
    let mut projects: BTreeMap<(Vec<u8>, PathBuf), Read> = BTreeMap::new();
    let mut seen: HashSet<PathBuf> = HashSet::new();
    let all: Vec<Read> = paths.par_iter().map(|path| read(base, path, options, config)).collect();
    let real: HashSet<PathBuf> = all.iter().map(|read| read.real.clone()).collect();
    for read in all {
        let is_within = read.real.ancestors().skip(1).any(|folder| real.contains(folder));
        let alone = is_within || !seen.insert(read.real.clone());
        if alone {
            judge(read, options, config, &mut outcome);
            continue;
        }
        match projects.entry((read.above.clone(), read.base.clone())) {
            Entry::Vacant(place) => drop(place.insert(read)),
            Entry::Occupied(mut project) => {
                let project = project.get_mut();
                project.part.merge(read.part);
                project.env_files.extend(read.env_files);
                project.ledger.merge(read.ledger);
            }
        }
    }
    projects.into_values().for_each(|project| judge(project, options, config, &mut outcome));
    outcome
}

/// Reads what is below a path.
fn read(base: &Path, path: &Path, options: &Options, config: &Config) -> Read {
    let shown = tree::named(path);
    let (path, mut ledger) = (&base.join(path), Ledger::new());
    let repository = discover(path, &mut ledger);
    // Files are read without it, but what git ignores may be told wrong.
    if let Some((why, found)) = repository.as_ref().and_then(|r| Some((r.config_problem?, r))) {
        ledger.remark(Unit::Target, why, found.git_dir.to_string_lossy());
    }
    let (above, own) = shown.split_at(below::above(&shown, path, base, repository.as_ref()));
    let own = own.strip_prefix(b"/").unwrap_or(own);
    let root = base.join(path_from_bytes(above));
    let mut seen = seen_from(config, above, &root);
    // A path that is named is read.
    if !own.is_empty() && seen.as_ref().unwrap_or(config).excludes(own) {
        seen = Some(seen.unwrap_or_else(|| config.clone()).reading(own));
    }
    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
    let base = if own.is_empty() { path.clone() } else { root };
    let target = Target { path, base: &base, shown: own };
    let (mut part, env_files) = tree::read(&target, repository.as_ref(), options, seen.as_ref().unwrap_or(config));
    for nested in std::mem::take(&mut part.nested) {
        let why = if nested.bare { HISTORY_ALONE } else { "git directory of a nested repository" };
        ledger.skipped(Unit::Directory, why, nested.git_dir.to_string_lossy());
    }
    if let Some(bare) = repository.filter(|found| found.work_tree.is_none() && path.is_dir()) {
        ledger.skipped(Unit::Directory, HISTORY_ALONE, bare.git_dir.to_string_lossy());
    }
    Read { part, env_files, above: above.to_vec(), base, real, ledger }
}

/// The configuration as it is seen from a project that something leads to.
fn seen_from(config: &Config, above: &[u8], root: &Path) -> Option<Config> {
    (!above.is_empty()).then(|| config.clone().seen_from(root))
}

/// Judges a project as a whole, and adds what is found.
fn judge(project: Read, options: &Options, config: &Config, outcome: &mut Outcome) {
    let Read { mut part, mut env_files, above, base, ledger, .. } = project;
    env_files.sort();
    let seen = seen_from(config, &above, &base);
    tree::judge(&mut part, &env_files, &base, options, seen.as_ref().unwrap_or(config));
    part.outcome.put_below(&above);
    outcome.merge(part.outcome);
    outcome.ledger.merge(ledger);
}
