//! A fault of ours stays where it happens: one hostile file must not take the report about all others along.
//!
//! In: work. Out: what it brings, or nothing if it panicked; the place of the fault is told by the hook of the process.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Said of what could not be looked at.
pub(super) const FAULT: &str = "looking at it failed, by a fault of keylint";

/// Does some work. What it had begun to change is still there when it fails, so that it must not matter.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// A text by which tests make a fault.
#[cfg(test)]
pub(super) const FAULTY: &[u8] = b"a text that brings the look at it down\n";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::{Blob, Origin, Unit};
    use crate::scan::{Options, tree};

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
        assert_eq!((contained(|| 1), contained(|| -> i32 { panic!("a fault") })), (Some(1), None));
    }
}
