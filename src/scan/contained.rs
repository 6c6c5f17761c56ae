//! A fault of ours stays where it happens: one hostile file must not take the report about all others along.
//!
//! In: work. Out: what it brings, or nothing if it panicked; the place of the fault is told by the hook of the process.

use crate::model::{Ledger, Unit};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Said of what could not be looked at.
pub(super) const FAULT: &str = "looking at it failed, by a fault of keylint";

/// Does some work. What it had begun to change is still there when it fails, so that it must not matter.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// The same for a part of the work on everything, of which the ledger says that it failed.
pub(super) fn told<T>(ledger: &mut Ledger, part: &str, work: impl FnOnce() -> T) -> Option<T> {
    let done = contained(work);
    if done.is_none() {
        ledger.uncovered(Unit::Target, FAULT, part);
    }
    done
}

/// A text by which tests make a fault.
#[cfg(test)]
pub(super) const FAULTY: &[u8] = b"a text that brings the look at it down\n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::lints::integration::Project;
    use crate::lints::{Lint, ProjectContext};
    use crate::model::{Blob, Finding, Level, Origin};
    use crate::scan::{Options, tree};
    use std::collections::HashMap;
    use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

    /// A lint that fails, or one that notes that it was asked.
    struct Faulty(bool);

    static REACHED: AtomicBool = AtomicBool::new(false);

    impl Lint for Faulty {
        fn name(&self) -> &'static str {
            "faulty"
        }

        fn level(&self) -> Level {
            Level::Note
        }

        fn source(&self) -> &'static str {
            ""
        }

        fn on_project(&self, _: &ProjectContext<'_>, _: &mut Vec<Finding>) {
            assert!(!self.0, "a fault of ours");
            REACHED.store(true, Relaxed);
        }
    }

    #[test]
    fn a_fault_is_told_of_its_file_alone() {
        let config = Config::default();
        let options = Options::default();
        let look = |bytes: &'static [u8]| {
            let origin = Origin::File { path: "a.txt".into() };
            tree::file(&Blob { origin, bytes: bytes.into() }, &options, &config).outcome.ledger
        };
        let ledger = look(FAULTY);
        assert!(ledger.uncovered_counts().keys().any(|gap| gap.unit == Unit::File && gap.why == FAULT), "{ledger:?}");
        assert!(look(b"another\n").is_complete());
        // What is told of a lint that fails, and of those behind it.
        let (env_files, shipments, secrets, by_text) = (&[][..], &[][..], &[][..], HashMap::new());
        let integration = Project::new(Vec::new(), config.contracts());
        let context = ProjectContext { env_files, shipments, secrets, by_text, integration };
        let mut ledger = Ledger::default();
        tree::by_lints(&[&Faulty(true), &Faulty(false)], &context, &mut ledger);
        assert!(REACHED.load(Relaxed));
        let gaps: Vec<_> = ledger.uncovered_counts().keys().map(|gap| (gap.unit, gap.why)).collect();
        assert_eq!(gaps, [(Unit::Target, FAULT)]);
        assert_eq!((contained(|| 1), contained(|| -> i32 { panic!("a fault") })), (Some(1), None));
    }
}
