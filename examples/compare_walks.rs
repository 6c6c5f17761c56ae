//! Compares, on every text of a real object store, detection that looks at changes alone with detection of the whole text.
//!
//! `cargo run --release --example compare_walks -- REPOSITORY/.git/objects`
//!
//! Prints how many objects and candidates were compared and how many differ; exits with 1 if any do.

use keylint::detect::changed::{Part, find_in_changed};
use keylint::detect::{self, Found};
use keylint::source::git::{ObjectStore, ObjectView, Segment, Visitor, WalkOptions};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Default)]
struct Both {
    by_changes: AtomicU64,
    candidates: AtomicU64,
    spots: AtomicU64,
    different: AtomicU64,
}

impl Visitor for Both {
    type State = Found;

    fn visit(&self, object: &ObjectView<'_>, base: Option<&Found>) -> Found {
        let whole = detect::find(object.bytes);
        let part = |s: &Segment| match *s {
            Segment::Copy { base_offset, len } => Part::Copy { base: base_offset, len },
            Segment::Insert { len } => Part::Insert { len },
        };
        let Some((segments, base)) = object.delta.zip(base) else { return whole };
        let found = find_in_changed(object.bytes, segments.iter().map(part), base);
        self.by_changes.fetch_add(1, Ordering::Relaxed);
        let settled = whole.settled();
        self.candidates.fetch_add(settled.len() as u64, Ordering::Relaxed);
        self.spots.fetch_add(whole.settled_spots().len() as u64, Ordering::Relaxed);
        if found.settled() != settled || found.settled_spots() != whole.settled_spots() {
            self.different.fetch_add(1, Ordering::Relaxed);
            println!("{} {:?}: not the same", object.kind.as_str(), object.id());
        }
        found
    }
}

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let (store, _) = ObjectStore::open(&folders, None);
    let both = Both::default();
    let report = store.walk(&both, &WalkOptions::default());
    let different = both.different.into_inner();
    println!(
        "{} objects, {} of them by their changes, with {} candidates and {} spots of layers: {different} differ",
        report.objects(),
        both.by_changes.into_inner(),
        both.candidates.into_inner(),
        both.spots.into_inner()
    );
    ExitCode::from(u8::from(different > 0))
}
