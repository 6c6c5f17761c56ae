//! Any bytes as a pack, with and without an index, in a bundle, and as a loose object: every object is shown or said to be unreadable.
//!
//! The first byte says how the rest is split and whether the header of a pack is written before it, so that entries and deltas
//! are reached.

#![no_main]

use keylint::source::git::{ObjectStore, ObjectView, Visitor, WalkOptions};
use libfuzzer_sys::fuzz_target;
use std::fs;

struct Looks;

impl Visitor for Looks {
    type State = ();

    fn wants_delta(&self) -> bool {
        true
    }

    fn visit(&self, object: &ObjectView<'_>, _base: Option<&()>) {
        if let Some(segments) = object.delta {
            let total: usize = segments.iter().map(|s| s.len()).sum();
            assert_eq!(total, object.bytes.len(), "segments make up the bytes");
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((control, rest)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder");
    let packs = folder.path().join("pack");
    fs::create_dir(&packs).expect("a folder");
    let name = "pack-0123456789012345678901234567890123456789";
    let at = rest.len() * usize::from(control >> 4) / 16;
    let (index, pack) = rest.split_at(if control & 1 == 0 { 0 } else { at });
    let mut whole = Vec::new();
    if control & 2 == 0 {
        whole.extend(b"PACK\0\0\0\x02\0\0\0");
        whole.push((control >> 2) & 3);
    }
    whole.extend(pack);
    let bundle = [b"# v2 git bundle\n0123456789012345678901234567890123456789 refs/heads/main\n\n", &whole[..]].concat();
    fs::write(packs.join(format!("{name}.pack")), &whole).expect("a file");
    if control & 1 == 1 {
        let head: &[u8] = if control & 8 == 0 { b"\xfftOc\0\0\0\x02" } else { b"" };
        fs::write(packs.join(format!("{name}.idx")), [head, index].concat()).expect("a file");
    }
    let loose = folder.path().join("ab");
    fs::create_dir(&loose).expect("a folder");
    fs::write(loose.join("cdef0123456789012345678901234567890123"), pack).expect("a file");

    let (store, _) = ObjectStore::open(&[folder.path().to_path_buf()], None);
    let options = WalkOptions { memory: 16 << 20, ..WalkOptions::default() };
    let _ = store.walk(&Looks, &options);
    for bytes in [&whole, &bundle] {
        if let Some(store) = ObjectStore::of_pack_or_bundle(bytes, 1 << 20) {
            let _ = store.walk(&Looks, &options);
        }
    }
});
