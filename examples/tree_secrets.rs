//! The part of a check that looks for secrets, alone: every file is read, decoded, searched and judged by its text. No archive is opened,
//! nothing is parsed for the lints about integrations, nothing is reported.
//!
//! `cargo run --release --example tree_secrets -- FOLDER...`
//!
//! Prints how many files and bytes were read, how many candidates were judged, and how many of them are to be reported.

use keylint::decode::documents;
use keylint::detect::detect;
use keylint::judge::judge;
use keylint::model::Blob;
use keylint::source::tree::{self, Options};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

/// 2026-01-01: what has ended by then does not change what is measured.
const NOW: i64 = 1_767_225_600;

#[derive(Default)]
struct Counts {
    files: AtomicU64,
    bytes: AtomicU64,
    candidates: AtomicU64,
    reported: AtomicU64,
}

impl Counts {
    fn look(&self, blob: &Blob<'_>) {
        self.files.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(blob.bytes.len() as u64, Ordering::Relaxed);
        for doc in documents(&blob.bytes) {
            let secrets: Vec<_> = detect(&doc.text).into_iter().map(|c| judge(&doc.text, c, NOW)).collect();
            let reported = secrets.iter().filter(|s| s.verdict.is_reported()).count();
            self.candidates.fetch_add(secrets.len() as u64, Ordering::Relaxed);
            self.reported.fetch_add(reported as u64, Ordering::Relaxed);
        }
    }
}

fn main() {
    let counts = Counts::default();
    let options = Options {
        shown: b"",
        repository: None,
        max_file: 512 << 20,
        exclude: &|_| false,
        user_excludes: None,
        may_be_secret: |_, _| false,
    };
    for folder in std::env::args_os().skip(1) {
        tree::walk(Path::new(&folder), &options, &|blob| counts.look(&blob));
    }
    let Counts { files, bytes, candidates, reported } = counts;
    println!(
        "{} files, {} bytes, {} candidates, {} of them likely or proven",
        files.into_inner(),
        bytes.into_inner(),
        candidates.into_inner(),
        reported.into_inner()
    );
}
