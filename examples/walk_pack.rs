//! Decodes every object of a store once and prints how many there are, their bytes, and the time it took.
//!
//! `cargo run --release --example walk_pack -- OBJECTS_DIR [blobs|text|trees|all]`. CPU seconds are those of the process by
//! `/proc/self/stat` (0 where there is none). Every byte is summed up only on request (`sum`), so that the figure is decoding alone.

use keylint::source::git::{Kind, Kinds, ObjectStore, ObjectView, Visitor, WalkOptions};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// Counts the bytes that deltas bring along.
struct Count {
    inserted: AtomicU64,
}

impl Visitor for Count {
    type State = ();

    fn visit(&self, object: &ObjectView<'_>, _: Option<&()>) {
        use keylint::source::git::Segment;
        let new = match object.delta {
            Some(segments) => segments.iter().map(|s| if let Segment::Insert { len } = s { *len } else { 0 }).sum(),
            None => object.bytes.len(),
        };
        self.inserted.fetch_add(new as u64, Ordering::Relaxed);
    }
}

/// User and system time of the process in seconds.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    // utime and stime, in ticks of 10 ms (proc(5)).
    fields.skip(11).take(2).filter_map(|f| f.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn main() {
    let mut args = std::env::args_os().skip(1);
    let Some(objects) = args.next() else {
        eprintln!("usage: walk_pack OBJECTS_DIR [blobs|text|trees|all]");
        std::process::exit(2);
    };
    let kinds = match args.next().as_deref().and_then(|a| a.to_str()) {
        Some("text") => Kinds::TEXT,
        Some("trees") => Kinds::of(&[Kind::Tree]),
        Some("all") => Kinds::ALL,
        _ => Kinds::of(&[Kind::Blob]),
    };
    let start = Instant::now();
    let (store, ledger) = ObjectStore::open(&[objects.into()], None);
    let opened = cpu_seconds();
    let count = Count { inserted: AtomicU64::new(0) };
    let report = store.walk(&count, &WalkOptions { kinds, ..WalkOptions::default() });
    for kind in Kind::ALL.into_iter().filter(|kind| kinds.has(*kind)) {
        println!("{:7} {:9} objects {:13} bytes", kind.as_str(), report.of(kind), report.bytes[kind as usize]);
    }
    println!("new     {:9}         {:13} bytes (whole objects and inserts)", "", count.inserted.into_inner());
    println!(
        "{:.2} CPU s ({opened:.2} to open), {:.2} s on {} threads",
        cpu_seconds(),
        start.elapsed().as_secs_f64(),
        rayon::current_num_threads()
    );
    for (reason, count) in ledger.uncovered_counts().iter().chain(report.ledger.uncovered_counts()) {
        println!("uncovered {} {}: {} ({})", count.count, reason.unit.as_str(), reason.why, count.names.join(", "));
    }
}
