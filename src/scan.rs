//! The order of the stages. (Replaced by the whole pipeline; this holds the form that the command line is written against.)

use crate::config::Config;
use crate::model::{Finding, Ledger};
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Number of threads; all cores if absent.
    pub threads: Option<usize>,
    /// Ceiling of decoded bytes held at one time.
    pub memory: u64,
    /// Report what is only possible, too.
    pub include_all: bool,
}

/// What to look at.
#[derive(Clone, Debug)]
pub enum Job {
    /// Working tree, index and history.
    Audit {
        /// The repository or folder.
        path: PathBuf,
    },
    /// Files and folders alone.
    Check {
        /// The files and folders.
        paths: Vec<PathBuf>,
    },
    /// What the next commit would hold.
    Staged {
        /// A folder of the work tree.
        path: PathBuf,
    },
    /// Standard input.
    Stdin,
}

/// Findings and coverage.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Final findings, sorted.
    pub findings: Vec<Finding>,
    /// What was read.
    pub ledger: Ledger,
    /// What did not become a finding, by kind.
    pub suppressed: BTreeMap<&'static str, u64>,
}

/// Why nothing could be scanned.
#[derive(Debug)]
pub struct Error(pub String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Runs a job.
///
/// # Errors
/// If the target cannot be scanned at all.
pub fn run(_job: &Job, _options: &Options, _config: &Config) -> Result<Outcome, Error> {
    Err(Error("the pipeline is not part of this build".to_owned()))
}
