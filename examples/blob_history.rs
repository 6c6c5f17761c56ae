//! Finds paths, introducing and removing commits of some blobs and prints how long that took.
//!
//! `cargo run --release --example blob_history -- GIT_DIR EVERY`: takes every EVERYth blob of the store, the tips of `packed-refs`, and
//! `HEAD` as a hash or through `packed-refs`. CPU seconds are those of the process by `/proc/self/stat`.

use bstr::ByteSlice;
use keylint::model::ObjectId;
use keylint::source::git::{Ends, Histories, Kind, Kinds, ObjectStore, ObjectView, Visitor, WalkOptions, histories};
use std::path::PathBuf;
use std::sync::Mutex;

/// Lists ids.
struct Ids(Mutex<Vec<ObjectId>>);

impl Visitor for Ids {
    type State = ();

    fn wants_delta(&self) -> bool {
        false
    }

    fn visit(&self, object: &ObjectView<'_>, _: Option<&()>) {
        if let Ok(mut ids) = self.0.lock() {
            ids.push(object.id());
        }
    }
}

/// User and system time of the process in seconds, from ticks of 10 ms (proc(5)).
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace();
    fields.skip(11).take(2).filter_map(|f| f.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let ([_, git_dir, every] | [_, git_dir, every, _]) = &args[..] else {
        eprintln!("usage: blob_history GIT_DIR EVERY [json]");
        std::process::exit(2);
    };
    let (git_dir, every) = (PathBuf::from(git_dir), every.parse::<usize>().unwrap_or(1000).max(1));
    let refs = std::fs::read_to_string(git_dir.join("packed-refs")).unwrap_or_default();
    let refs: Vec<(ObjectId, &str)> = refs
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(id, name)| Some((ObjectId::from_hex(id.as_bytes())?, name)))
        .collect();
    let head = std::fs::read_to_string(git_dir.join("HEAD")).unwrap_or_default();
    let head = match head.trim().strip_prefix("ref: ") {
        Some(name) => refs.iter().find(|(_, other)| *other == name).map(|(id, _)| *id),
        None => ObjectId::from_hex(head.trim().as_bytes()),
    };
    let tips: Vec<ObjectId> = refs.iter().map(|(id, _)| *id).collect();
    let (store, _) = ObjectStore::open(&[git_dir.join("objects")], None);
    let ids = Ids(Mutex::default());
    store.walk(&ids, &WalkOptions { kinds: Kinds::of(&[Kind::Blob]), ..WalkOptions::default() });
    let mut ids = ids.0.into_inner().unwrap_or_default();
    ids.sort_unstable();
    let ids: Vec<ObjectId> = ids.into_iter().step_by(every).collect();
    let before = cpu_seconds();
    let ends = Ends { tips: &tips, head, ..Ends::default() };
    let Histories { by_id: found, ledger, .. } = histories(&store, &ids, &ends, 512 << 20, &|_| false);
    println!("{} blobs, {} tips, head {head:?}: {:.2} CPU s", ids.len(), tips.len(), cpu_seconds() - before);
    let count = |test: &dyn Fn(&keylint::source::git::BlobHistory) -> bool| found.values().filter(|h| test(h)).count();
    println!(
        "introduced {} removed {} in HEAD {} reachable {} without path {} most paths {}",
        count(&|h| h.introduced.is_some()),
        count(&|h| h.removed.is_some()),
        count(&|h| h.in_head),
        count(&|h| h.reachable),
        count(&|h| h.paths.is_empty()),
        found.values().map(|h| h.paths.len()).max().unwrap_or(0)
    );
    let mut sample: Vec<_> = found.iter().collect();
    sample.sort_by_key(|(id, _)| **id);
    if args.len() > 3 {
        // For `scripts/prove_history.py`.
        for (id, history) in sample {
            let commit = |c: &Option<keylint::model::Commit>| c.as_ref().map(|c| c.id.to_string());
            let line = serde_json::json!({
                "id": id.to_string(),
                "introduced": commit(&history.introduced),
                "removed": commit(&history.removed),
                "path": history.introduced_path.as_ref().and_then(|path| path.to_str().ok()),
                "in_head": history.in_head,
                "reachable": history.reachable,
            });
            println!("{line}");
        }
        return;
    }
    for (id, history) in sample.into_iter().take(10) {
        let commit = |c: &Option<keylint::model::Commit>| c.as_ref().map_or("-".to_owned(), |c| c.id.to_string());
        let (paths, introduced, removed) = (&history.paths, commit(&history.introduced), commit(&history.removed));
        println!("{id} {introduced} {removed} {} {} {paths:?}", history.in_head, history.reachable);
    }
    for (reason, count) in ledger.uncovered_counts() {
        println!("uncovered {} {}: {} ({})", count.count, reason.unit.as_str(), reason.why, count.names.join(", "));
    }
}
