//! The object store against the git program: repositories are built in temporary folders, packed and damaged in every way we
//! know, and what a walk visits must be what `git cat-file --batch-all-objects` lists.

#![allow(clippy::unwrap_used, missing_docs)] // A test may stop at once.

use crate::support::git as support;

use keylint::model::{ObjectId, Unit};
use keylint::source::git::{
    Kind, Kinds, ObjectFormat, ObjectStore, ObjectView, ReadError, Segment, Visitor, WalkOptions, WalkReport,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use support::Repo;

/// Keeps everything, and checks the segments of deltas against the base's bytes.
#[derive(Default)]
struct Keep {
    seen: Mutex<Vec<(ObjectId, Kind, Vec<u8>)>>,
    with_delta: Mutex<usize>,
}

impl Visitor for Keep {
    type State = Vec<u8>;

    fn visit(&self, object: &ObjectView<'_>, base: Option<&Vec<u8>>) -> Vec<u8> {
        assert_eq!(object.delta.is_some(), base.is_some());
        if let (Some(segments), Some(base)) = (object.delta, base) {
            let mut at = 0;
            for segment in segments {
                if let Segment::Copy { base_offset, len } = *segment {
                    assert_eq!(object.bytes[at..at + len], base[base_offset..base_offset + len]);
                }
                at += segment.len();
            }
            assert_eq!(at, object.bytes.len());
            *self.with_delta.lock().unwrap() += 1;
        }
        self.seen.lock().unwrap().push((object.id(), object.kind, object.bytes.to_vec()));
        object.bytes.to_vec()
    }
}

struct Walked {
    seen: BTreeMap<ObjectId, (Kind, Vec<u8>)>,
    with_delta: usize,
    report: WalkReport,
    store: ObjectStore,
}

fn walk(objects: &Path) -> Walked {
    walk_within(objects, &WalkOptions::default())
}

fn walk_within(objects: &Path, options: &WalkOptions) -> Walked {
    let (store, opened) = ObjectStore::open(&[objects.to_owned()], None);
    let keep = Keep::default();
    let mut report = store.walk(&keep, options);
    report.ledger.merge(opened);
    let list = keep.seen.into_inner().unwrap();
    let count = list.len();
    let seen: BTreeMap<_, _> = list.into_iter().map(|(id, kind, bytes)| (id, (kind, bytes))).collect();
    assert_eq!(seen.len(), count, "an object was visited twice");
    Walked { seen, with_delta: keep.with_delta.into_inner().unwrap(), report, store }
}

impl Walked {
    /// Everything that git lists was seen, nothing else, with the right bytes, and nothing is uncovered.
    fn is_all_of(&self, repo: &Repo) {
        let expected = repo.objects();
        let ids: Vec<_> = self.seen.iter().map(|(id, (kind, _))| (id.to_string(), kind.as_str().to_owned())).collect();
        let listed: Vec<_> = expected.into_iter().filter(|(_, kind)| kind != "tree").collect();
        assert_eq!(ids, listed);
        assert!(self.report.ledger.is_complete(), "{:?}", self.report.ledger);
        assert_eq!(self.report.ledger.total(Unit::Object) as usize, ids.len());
        self.bytes_are_right();
    }

    /// Content and name agree, and reading by name gives the same.
    fn bytes_are_right(&self) {
        for (id, (kind, bytes)) in &self.seen {
            assert_eq!(self.store.format().id_of(*kind, bytes), *id);
            assert_eq!(self.store.read(id), Ok((*kind, bytes.clone())));
        }
    }

    /// Number of uncovered objects.
    fn lost_count(&self) -> usize {
        let counts = self.report.ledger.uncovered_counts().iter().filter(|(reason, _)| reason.unit == Unit::Object);
        counts.map(|(_, count)| count.count as usize).sum()
    }

    /// Names of the uncovered objects, all reasons together.
    fn lost(&self) -> Vec<String> {
        let counts = self.report.ledger.uncovered_counts().iter().filter(|(reason, _)| reason.unit == Unit::Object);
        let mut names: Vec<_> = counts.flat_map(|(_, count)| count.names.clone()).collect();
        names.sort();
        names
    }
}

/// A repository with history, a tag, odd objects: text that grows, so that deltas pay.
fn sample(format: &str) -> Repo {
    let repo = Repo::new(format);
    let mut lines: Vec<String> = (0..200).map(|n| format!("line {n} {}", n * n)).collect();
    let mut stream = support::Stream::default();
    for version in 0..40 {
        lines[version * 3] = format!("changed in {version}");
        lines.push(format!("appended by {version}"));
        stream.commit(version as i64, &format!("version {version}"));
        stream.file("text/file.txt", lines.join("\n").as_bytes());
        if version % 5 == 0 {
            stream.file(&format!("other/{version}.bin"), &support::noise(version as u64, 3000));
        }
    }
    stream.commit(99, "an empty file");
    stream.file("empty", b"");
    repo.import(&stream);
    repo.git(&["tag", "-a", "v1", "-m", "the tag's message"]);
    repo
}

#[test]
fn loose_objects() {
    let repo = sample("sha1");
    let walked = walk(&repo.objects_dir());
    walked.is_all_of(&repo);
    assert_eq!(walked.with_delta, 0);
    assert_eq!(walked.report.of(Kind::Tag), 1);
}

#[test]
fn deep_deltas_in_one_pack() {
    for extra in [&["--depth=250", "--window=250"][..], &["--depth=1"]] {
        let repo = sample("sha1");
        repo.git(&[&["repack", "-adfq"], extra].concat());
        repo.git(&["prune-packed"]);
        let walked = walk(&repo.objects_dir());
        walked.is_all_of(&repo);
        assert!(walked.with_delta > 20, "{}", walked.with_delta);
    }
}

#[test]
fn deltas_by_name() {
    let repo = sample("sha1");
    repo.git(&["config", "repack.useDeltaBaseOffset", "false"]);
    repo.git(&["repack", "-adfq", "--depth=50"]);
    let walked = walk(&repo.objects_dir());
    walked.is_all_of(&repo);
    assert!(walked.with_delta > 20);
}

#[test]
fn sha256_in_all_forms() {
    let repo = sample("sha256");
    let loose = walk(&repo.objects_dir());
    assert_eq!(loose.store.format(), ObjectFormat::Sha256);
    loose.is_all_of(&repo);
    repo.git(&["repack", "-adfq"]);
    walk(&repo.objects_dir()).is_all_of(&repo);
    repo.remove_indexes();
    let walked = walk(&repo.objects_dir());
    assert_eq!(walked.seen, loose.seen);
    walked.bytes_are_right();
}

#[test]
fn several_packs_and_copies() {
    let repo = sample("sha1");
    repo.git(&["repack", "-q"]);
    repo.write("text/file.txt", b"a new beginning");
    repo.commit("more");
    repo.git(&["repack", "-q"]);
    // All objects again, in a pack beside the two, and loose copies as well.
    let all = repo.git(&["rev-list", "--all", "--objects", "--no-object-names"]);
    repo.git_with_input(&["pack-objects", "-q", ".git/objects/pack/pack"], &all);
    repo.write("text/file.txt", b"loose");
    repo.commit("loose");
    let walked = walk(&repo.objects_dir());
    assert_eq!(walked.store.pack_count(), 3);
    walked.is_all_of(&repo);
    repo.git(&["multi-pack-index", "write"]);
    walk(&repo.objects_dir()).is_all_of(&repo);
}

#[test]
fn alternates_of_alternates_and_circles() {
    let first = sample("sha1");
    first.git(&["repack", "-adq"]);
    let second = Repo::new("sha1");
    second.write("own.txt", b"own");
    second.commit("own");
    let third = Repo::new("sha1");
    let link = |from: &Repo, to: &str| {
        fs::create_dir_all(from.objects_dir().join("info")).unwrap();
        fs::write(from.objects_dir().join("info/alternates"), format!("# where\n{to}\n")).unwrap();
    };
    link(&third, second.objects_dir().to_str().unwrap());
    let relative = Path::new("../../..").join(first.path().file_name().unwrap()).join(".git/objects");
    link(&second, relative.to_str().unwrap());
    let walked = walk(&third.objects_dir());
    walked.is_all_of(&third);
    assert!(walked.seen.len() > 80);
    link(&first, third.objects_dir().to_str().unwrap());
    assert_eq!(walk(&third.objects_dir()).seen, walked.seen);
    fs::remove_dir_all(second.objects_dir()).unwrap();
    let without = walk(&third.objects_dir());
    assert!(without.seen.is_empty() && !without.report.ledger.is_complete());
}

#[test]
fn cruft_pack_and_unreachable_objects() {
    let repo = sample("sha1");
    repo.git(&["repack", "-adq"]);
    repo.git(&["reset", "-q", "--hard", "HEAD~20"]);
    repo.git(&["tag", "-d", "v1"]);
    repo.git(&["reflog", "expire", "--expire=now", "--all"]);
    repo.git(&["repack", "--cruft", "-dq"]);
    let walked = walk(&repo.objects_dir());
    assert_eq!(walked.store.pack_count(), 2);
    walked.is_all_of(&repo);
}

#[test]
fn a_lost_index_is_made_again() {
    for by_name in ["true", "false"] {
        let repo = sample("sha1");
        repo.git(&["config", "repack.useDeltaBaseOffset", by_name]);
        repo.git(&["repack", "-adfq", "--depth=20"]);
        let before = walk(&repo.objects_dir());
        before.is_all_of(&repo);
        repo.remove_indexes();
        let walked = walk(&repo.objects_dir());
        assert_eq!(walked.seen, before.seen);
        assert!(walked.report.ledger.is_complete(), "{:?}", walked.report.ledger);
        walked.bytes_are_right();
    }
}

#[test]
fn index_of_version_1_and_with_large_offsets() {
    for version in ["1", "2,0xc"] {
        let repo = sample("sha1");
        repo.git(&["repack", "-adfq"]);
        let pack = repo.packs().remove(0);
        repo.remove_indexes();
        repo.git(&["index-pack", &format!("--index-version={version}"), pack.to_str().unwrap()]);
        walk(&repo.objects_dir()).is_all_of(&repo);
    }
}

/// Packs everything, and walks it again after each damage to the pack.
fn damaged(damages: impl IntoIterator<Item = impl Fn(&mut Vec<u8>)>, check: impl Fn(&Walked, &Walked)) {
    let repo = sample("sha1");
    repo.git(&["repack", "-adfq", "--depth=10"]);
    let whole = walk(&repo.objects_dir());
    whole.is_all_of(&repo);
    let pack = repo.packs().remove(0);
    let good = fs::read(&pack).unwrap();
    for damage in damages {
        let mut bytes = good.clone();
        damage(&mut bytes);
        support::overwrite(&pack, &bytes);
        check(&whole, &walk(&repo.objects_dir()));
    }
}

/// What is seen is right, or said to be doubtful, and what is not seen is said.
fn rest_is_found_and_loss_is_said(whole: &Walked, walked: &Walked) {
    let right = walked.seen.iter().filter(|(id, content)| whole.seen.get(id) == Some(content)).count();
    // A tree that cannot be told to be one counts as lost, too.
    assert!(right + walked.lost_count() >= whole.seen.len());
    // A damaged tree is nobody's loss: it was not to be read.
    assert!(!walked.report.ledger.is_complete() || walked.seen == whole.seen);
}

#[test]
fn a_pack_cut_short() {
    let cuts = [0, 11, 12, 20, 1000, 9000].map(|keep| move |bytes: &mut Vec<u8>| bytes.truncate(keep));
    damaged(cuts, |whole, walked| {
        rest_is_found_and_loss_is_said(whole, walked);
        assert!(!walked.report.ledger.is_complete());
    });
    damaged([|bytes: &mut Vec<u8>| bytes.truncate(9000)], |_, walked| assert!(walked.seen.len() > 10));
}

#[test]
fn flipped_bytes_in_a_pack() {
    let flips = (0..200usize).map(|seed| {
        move |bytes: &mut Vec<u8>| {
            let at = 12 + (seed * 7919) % (bytes.len() - 32);
            bytes[at] ^= 1 << (seed % 8);
        }
    });
    damaged(flips, rest_is_found_and_loss_is_said);
}

#[test]
fn another_copy_replaces_a_damaged_one() {
    let repo = sample("sha1");
    let loose = walk(&repo.objects_dir());
    // Packed, and the loose copies stay.
    let all = repo.git(&["cat-file", "--batch-all-objects", "--batch-check=%(objectname)"]);
    repo.git_with_input(&["pack-objects", "-q", "--depth=10", ".git/objects/pack/pack"], &all);
    let pack = repo.packs().remove(0);
    let mut bytes = fs::read(&pack).unwrap();
    let len = bytes.len();
    bytes[12..len - 20].fill(0x55);
    support::overwrite(&pack, &bytes);
    let walked = walk(&repo.objects_dir());
    assert_eq!(walked.seen, loose.seen);
    walked.is_all_of(&repo);
}

#[test]
fn an_index_of_another_pack_and_an_index_without_pack() {
    let repo = sample("sha1");
    repo.git(&["repack", "-adfq"]);
    let before = walk(&repo.objects_dir());
    let pack = repo.packs().remove(0);
    support::overwrite(&pack.with_extension("idx"), b"\xfftOc\0\0\0\x02 nonsense");
    let nonsense = walk(&repo.objects_dir());
    assert_eq!(nonsense.seen, before.seen);
    assert!(!nonsense.report.ledger.is_complete());
    fs::rename(&pack, pack.with_file_name("moved")).unwrap();
    let gone = walk(&repo.objects_dir());
    assert!(gone.seen.is_empty());
    assert_eq!(gone.report.ledger.total(Unit::Pack), 1);
    assert!(!gone.report.ledger.is_complete());
}

#[test]
fn an_index_that_hides_objects_is_not_believed() {
    let repo = sample("sha1");
    repo.git(&["repack", "-adfq"]);
    let before = walk(&repo.objects_dir());
    let pack = repo.packs().remove(0);
    // The index of a pack of one object, under the name of the large one.
    let small = Repo::new("sha1");
    small.git_with_input(&["hash-object", "-w", "--stdin"], b"x");
    small.git_with_input(
        &["pack-objects", "-q", ".git/objects/pack/pack"],
        &small.git(&["cat-file", "--batch-all-objects", "--batch-check=%(objectname)"]),
    );
    let index = fs::read(small.packs().remove(0).with_extension("idx")).unwrap();
    support::overwrite(&pack.with_extension("idx"), &index);
    let walked = walk(&repo.objects_dir());
    assert_eq!(walked.seen, before.seen);
    assert!(!walked.report.ledger.is_complete());
}

#[test]
fn a_damaged_loose_object_is_said_and_the_others_are_read() {
    let repo = sample("sha1");
    let whole = walk(&repo.objects_dir());
    let id = *whole.seen.keys().nth(7).unwrap();
    let file = repo.loose(&id.to_string());
    for damage in ["", "garbage that is no zlib stream"] {
        support::overwrite(&file, damage.as_bytes());
        let walked = walk(&repo.objects_dir());
        assert_eq!(walked.lost(), [id.to_string()]);
        assert_eq!(walked.seen.len() + 1, whole.seen.len());
        assert!(matches!(walked.store.read(&id), Err(ReadError::Damaged(_))));
    }
    fs::remove_file(&file).unwrap();
    assert_eq!(walk(&repo.objects_dir()).store.read(&id), Err(ReadError::NotFound));
    fs::write(file.with_file_name("tmp_obj_x1"), b"half").unwrap();
    let skipped = walk(&repo.objects_dir());
    assert_eq!(skipped.report.ledger.skipped_counts().len(), 1);
}

#[test]
fn memory_is_bounded_and_what_does_not_fit_is_said() {
    let repo = sample("sha1");
    let large = support::noise(5, 400_000);
    repo.write("large.bin", &large);
    repo.commit("large");
    let zeros = vec![b'0'; 3_000_000];
    repo.write("zeros", &zeros);
    repo.commit("zeros");
    for packed in [false, true] {
        if packed {
            repo.git(&["repack", "-adfq", "--depth=50"]);
        }
        let whole = walk(&repo.objects_dir());
        whole.is_all_of(&repo);
        let options = WalkOptions { memory: 2_000_000, ..WalkOptions::default() };
        let walked = walk_within(&repo.objects_dir(), &options);
        let lost: Vec<String> =
            whole.seen.keys().filter(|id| !walked.seen.contains_key(id)).map(|i| i.to_string()).collect();
        assert_eq!(lost.len(), 1);
        assert_eq!(walked.lost(), lost);
        let reasons: Vec<_> = walked.report.ledger.uncovered_counts().keys().map(|r| r.why).collect();
        assert_eq!(reasons, ["larger than half of the memory budget, which `--memory` raises"]);
    }
}

#[test]
fn the_report_is_the_same_for_any_number_of_threads() {
    let repo = sample("sha1");
    repo.git(&["repack", "-adfq"]);
    let reports: Vec<WalkReport> = [1, 2, 5]
        .map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| walk(&repo.objects_dir()).report)
        })
        .to_vec();
    assert!(reports.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Fails on one kind.
struct Panics;

impl Visitor for Panics {
    type State = ();

    fn visit(&self, object: &ObjectView<'_>, _: Option<&()>) {
        assert!(object.kind != Kind::Tag, "a fault of the visitor");
    }
}

#[test]
fn a_fault_of_the_visitor_costs_one_object() {
    let repo = sample("sha1");
    repo.git(&["repack", "-adfq"]);
    let (store, _) = ObjectStore::open(&[repo.objects_dir()], None);
    let report = store.walk(&Panics, &WalkOptions { kinds: Kinds::ALL, ..WalkOptions::default() });
    let all = repo.objects().len() as u64;
    assert_eq!(report.objects(), all - 1);
    assert_eq!(report.ledger.total(Unit::Object), all);
}

#[test]
fn an_empty_store_and_none_at_all() {
    let repo = Repo::new("sha1");
    let walked = walk(&repo.objects_dir());
    assert!(walked.seen.is_empty() && walked.report.ledger.is_complete() && walked.report.ledger.is_empty());
    let nowhere = walk(&PathBuf::from("/nonexistent/objects"));
    assert!(!nowhere.report.ledger.is_complete());
}

/// An entry of a pack: kind, the base's distance for a delta, the bytes.
fn pack_entry(pack: &mut Vec<u8>, kind: u8, distance: Option<usize>, bytes: &[u8]) {
    let mut size = bytes.len();
    let mut byte = kind << 4 | (size & 0x0f) as u8;
    size >>= 4;
    while size > 0 {
        pack.push(byte | 0x80);
        byte = (size & 0x7f) as u8;
        size >>= 7;
    }
    pack.push(byte);
    if let Some(mut distance) = distance {
        let mut tail = vec![(distance & 0x7f) as u8];
        while distance >> 7 != 0 {
            distance = (distance >> 7) - 1;
            tail.push(0x80 | (distance & 0x7f) as u8);
        }
        pack.extend(tail.iter().rev());
    }
    let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
    let mut out = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let len = compressor.zlib_compress(bytes, &mut out).unwrap();
    pack.extend(&out[..len]);
}

/// A delta that copies the whole base `times` times and adds a number.
fn multiply(base_len: usize, times: usize, number: u16) -> Vec<u8> {
    let mut delta = Vec::new();
    for mut size in [base_len, base_len * times + 2] {
        while size >= 0x80 {
            delta.push(size as u8 | 0x80);
            size >>= 7;
        }
        delta.push(size as u8);
    }
    let len = (base_len as u32).to_le_bytes();
    for _ in 0..times {
        delta.extend([0xf0, len[0], len[1], len[2]]);
    }
    delta.push(2);
    delta.extend(number.to_le_bytes());
    delta
}

#[test]
fn deltas_that_make_much_of_little_are_given_up() {
    let repo = Repo::new("sha1");
    let (base_len, times, count) = (1 << 20, 8, 100u16);
    let mut pack = b"PACK\0\0\0\x02".to_vec();
    pack.extend((u32::from(count) + 2).to_be_bytes());
    pack_entry(&mut pack, 3, None, b"an honest blob");
    let base = pack.len();
    pack_entry(&mut pack, 3, None, &vec![b'x'; base_len]);
    for number in 0..count {
        let distance = pack.len() - base;
        pack_entry(&mut pack, 6, Some(distance), &multiply(base_len, times, number));
    }
    pack.extend([0; 20]);
    let (store, _) = {
        fs::create_dir_all(repo.objects_dir().join("pack")).unwrap();
        fs::write(repo.objects_dir().join("pack/pack-bomb.pack"), &pack).unwrap();
        ObjectStore::open(&[repo.objects_dir()], None)
    };
    let report = store.walk(&Panics, &WalkOptions { memory: 64 << 20, ..WalkOptions::default() });
    assert_eq!(report.ledger.total(Unit::Object), u64::from(count) + 2);
    let reasons: Vec<_> = report.ledger.uncovered_counts().keys().map(|reason| reason.why).collect();
    assert_eq!(reasons, ["its deltas make too much of too little", "the pack does not end with its checksum"]);
    assert!(report.objects() > 30);
}
