//! Archives: what is in them is found with the way in, limits and damage are said, and nothing is lost silently. Every archive is built
//! here, byte by byte where that matters; tokens are drawn, so that none stands here.

#![allow(clippy::unwrap_used)] // A test may stop at once.

use crate::support::pack::{self, Zip};
use keylint::config::Config;
use keylint::decode::archive::{self, Limits, Visitor};
use keylint::model::{Finding, Layer, Unit};
use keylint::rules::{self, sample};
use keylint::scan::{self, Job, Options, Outcome};
use proptest::prelude::*;

fn token() -> String {
    let rule = rules::credentials().iter().find(|c| c.prefixes.contains(&"ghp_")).unwrap();
    sample::token(rule, &mut sample::Draw::new(7)).unwrap()
}

/// A text with the token on its second line.
fn text() -> Vec<u8> {
    format!("a first line\ntoken: {}\n", token()).into_bytes()
}

fn check(name: &str, bytes: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let options = Options { memory: 1 << 28, ..Options::default() };
    let outcome =
        scan::run(&Job::Check { base: std::path::PathBuf::new(), paths: vec![path] }, &options, &Config::default())
            .unwrap();
    let written = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(written, 1, "nothing is written");
    outcome
}

/// The one finding about the token: its line and the way to it.
fn found(outcome: &Outcome) -> (u32, String) {
    let about: Vec<&Finding> = outcome
        .findings
        .iter()
        .filter(|f| f.secret.as_ref().is_some_and(|s| s.reveal() == token().as_bytes()))
        .collect();
    assert_eq!(about.len(), 1, "{:#?}", outcome.findings);
    assert!(!about[0].excerpt.text.contains(&token()));
    (about[0].place.line, Layer::way(&about[0].layers))
}

/// The way of the one finding in an archive that was read whole.
fn way(name: &str, bytes: &[u8]) -> String {
    let outcome = check(name, bytes);
    assert!(outcome.ledger.is_complete(), "{name}: {:?}", outcome.ledger.uncovered_counts());
    let (line, way) = found(&outcome);
    assert_eq!(line, 2, "{name}");
    way
}

/// What was said to be unread, with the way to it.
fn unread(outcome: &Outcome) -> Vec<(&'static str, String)> {
    let counts = outcome.ledger.uncovered_counts().iter();
    counts
        .flat_map(|(reason, count)| {
            assert_eq!(reason.unit, Unit::Member);
            count.names.iter().map(|name| (reason.why, name.split(": ").last().unwrap().to_owned()))
        })
        .collect()
}

#[test]
fn compressed_files_of_every_kind_whatever_their_name() {
    for (way_in, bytes) in [
        ("gzip", pack::gzip(&text())),
        ("bzip2", pack::bzip2(&text())),
        ("xz", pack::xz(&text())),
        ("zstd", pack::zstd(&text())),
        ("lz4", pack::lz4(&text())),
    ] {
        assert_eq!(way("notes.txt", &bytes), way_in);
    }
    let parts = |f: fn(&[u8]) -> Vec<u8>| [f(b"a first line\n"), f(&text()[13..])].concat();
    for (way_in, bytes) in [
        ("gzip", parts(pack::gzip)),
        ("bzip2", parts(pack::bzip2)),
        ("xz", parts(pack::xz)),
        ("zstd", parts(pack::zstd)),
        ("lz4", parts(pack::lz4)),
        ("zstd", [b"\x50\x2A\x4D\x18\x03\0\0\0abc".to_vec(), pack::zstd(&text())].concat()),
        ("gzip", [pack::gzip(&text()), vec![0; 700]].concat()),
    ] {
        assert_eq!(way("parts", &bytes), way_in);
    }
}

#[test]
fn archives_within_each_other() {
    let tar = pack::tar(&[("app/readme", b"nothing"), ("app/.env", &text())]);
    assert_eq!(way("dist.tar", &tar), "tar > app/.env");
    assert_eq!(way("dist.tar.gz", &pack::gzip(&tar)), "gzip > tar > app/.env");
    assert_eq!(
        way("x", &pack::xz(&pack::tar(&[("y.bz2", &pack::bzip2(&tar))]))),
        "xz > tar > y.bz2 > bzip2 > tar > app/.env"
    );
    let zip = Zip::new().deflated("a/b.txt", &text()).end();
    assert_eq!(way("app.jar", &zip), "zip > a/b.txt");
    assert_eq!(way("x.tar", &pack::tar(&[("in.zip", &zip)])), "tar > in.zip > zip > a/b.txt");
    assert_eq!(way("war", &Zip::new().stored("lib/in.jar", &zip).end()), "zip > lib/in.jar > zip > a/b.txt");
    let deb = pack::ar(&[("debian-binary", b"2.0\n"), ("data.tar.zst", &pack::zstd(&tar))]);
    assert_eq!(way("x.deb", &deb), "ar > data.tar.zst > zstd > tar > app/.env");
}

#[test]
fn a_saved_container_image() {
    let layer = pack::tar(&[("app/config.py", &text()), ("app/.wh.old", b"")]);
    let oci = pack::tar(&[
        ("blobs/sha256/aa", br#"{"config":{"Env":["PATH=/usr/bin"]}}"#),
        ("blobs/sha256/bb", &pack::gzip(&layer)),
        ("manifest.json", b"[]"),
    ]);
    assert_eq!(way("image.tar", &oci), "container image > blobs/sha256/bb > gzip > tar > app/config.py");
}

/// A document with one page, whose stream is packed by deflate.
fn document(page: &str, dictionary: &str) -> Vec<u8> {
    let stream = pack::zlib(page.as_bytes());
    let head = format!(
        "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n4 0 obj\n<</Length {}{dictionary}>>\nstream\n",
        stream.len()
    );
    [head.as_bytes(), &stream, b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"].concat()
}

#[test]
fn documents_hold_text_in_pieces() {
    const DEFLATE: &str = "/Filter/FlateDecode";
    let token = token();
    let (head, tail) = token.split_at(9);
    let page = format!("BT /F1 12 Tf 72 720 Td [(a)-333(\\(first\\))] TJ T* [(token:)-250({head})12({tail})] TJ ET");
    let document_of = |page: &str| document(page, DEFLATE);
    let (line, way_in) = found(&check("a.pdf", &document_of(&page)));
    assert_eq!((line, way_in.as_str()), (4, "pdf > object 4"));
    let (line, way_in) = found(&check("a.zip", &Zip::new().deflated("doc", &document_of(&page)).end()));
    assert_eq!((line, way_in.as_str()), (4, "zip > doc > pdf > object 4"));
    // What is no page is taken as it is; what is not packed stands in the file.
    assert_eq!(
        found(&check("a.pdf", &document_of(&String::from_utf8(text()).unwrap()))),
        (2, "pdf > object 4".to_owned())
    );
    let plain = [b"%PDF-1.7\n4 0 obj\n<</Length 60>>\nstream\n", &text()[..], b"endstream\nendobj\n"].concat();
    assert_eq!(found(&check("a.pdf", &plain)).1, "");
    // What cannot be told is counted, and a picture is none of it.
    let closed = |bytes: &[u8]| {
        let outcome = check("a.pdf", bytes);
        assert!(outcome.findings.is_empty() && outcome.ledger.is_complete());
        outcome.ledger.skipped_counts().iter().filter(|(reason, _)| reason.unit == Unit::Member).count()
    };
    assert_eq!(closed(&document(&page, "/Filter[/ASCII85Decode/FlateDecode]")), 1);
    assert_eq!(closed(&document("BT <00010002> Tj ET", DEFLATE)), 1);
    assert_eq!(closed(&[&document_of(&page)[..], b"trailer <</Encrypt 5 0 R>>"].concat()), 1);
    assert_eq!(closed(&document("pixels", "/Subtype/Image/Filter/FlateDecode")), 0);
    // A stream that is cut short gives what comes before.
    let cut = document_of(&page.repeat(40));
    let end = memchr::memmem::find(&cut, b"\nendstream").unwrap();
    let cut = [&cut[..end - 6], b"endstream"].concat();
    let outcome = check("a.pdf", &cut);
    assert!(!outcome.findings.is_empty() && !outcome.ledger.is_complete());
}

#[test]
fn what_is_stored_as_it_is_is_reported_once_and_from_inside() {
    let zip = Zip::new().stored("plain.txt", &text()).end();
    assert_eq!(way("x.zip", &zip), "zip > plain.txt");
    // A member that is a file of settings is judged as one.
    let settings = b"API_PASSWORD=Gk3vq9Lw2xZt\n";
    let outcome = check("x.tar.gz", &pack::gzip(&pack::tar(&[("app/.env", settings)])));
    let ways: Vec<String> = outcome.findings.iter().map(|f| Layer::way(&f.layers)).collect();
    assert_eq!(ways, ["gzip > tar > app/.env"]);
}

#[test]
fn zip_archives_of_every_form() {
    let text = &text();
    let plain = || Zip::new().deflated("first", b"nothing").deflated("t", text);
    for (what, bytes) in [
        ("with sizes behind the data", Zip::new().streamed("t", text).end()),
        ("zip64", Zip::new().wide("t", text).end_wide()),
        ("behind a program", [&b"#!/bin/sh\nexec python3 $0\n"[..], &plain().end()].concat()),
        ("behind binary data, with a comment", [&b"MZ\0\0"[..], &plain().comment(b"made by a test").end()].concat()),
        ("with a comment", plain().comment(b"PK\x05\x06 is no record").end()),
        ("with offsets that count what stands before", plain().end_behind(b"0123456789")),
        ("bzip2", Zip::new().method("t", 12, &pack::bzip2(text), text).end()),
        ("xz", Zip::new().method("t", 95, &pack::xz(text), text).end()),
        ("zstd", Zip::new().method("t", 93, &pack::zstd(text), text).end()),
        ("said to be encrypted, and is not", Zip::new().flagged("t", 1, text).end()),
    ] {
        assert_eq!(way(what, &bytes), "zip > t", "{what}");
    }
}

#[test]
fn tar_archives_of_every_dialect() {
    let text = &text();
    let long = format!("{}/t", "a-long-folder/".repeat(20));
    let whole = |blocks: Vec<Vec<u8>>| [blocks.concat(), vec![0; 1024]].concat();
    let member = |name: &str, flag: u8, data: &[u8]| pack::tar_member(name, flag, data);
    let pax = |records: &[(&str, &str)]| member("PaxHeader", b'x', &pack::pax(records));
    let size = text.len().to_string();
    let lying = pack::tar_header("t", b'0', 0, "ustar\x0000");
    let padded = [text.clone(), vec![0; 512 - text.len()]].concat();
    for (what, name, bytes) in [
        (
            "long name of GNU",
            &*long,
            whole(vec![member("@", b'L', format!("{long}\0").as_bytes()), member("t", b'0', text)]),
        ),
        ("long name of pax", &*long, whole(vec![pax(&[("mtime", "1.5"), ("path", &long)]), member("t", b'0', text)])),
        ("size of pax", "t", whole(vec![pax(&[("size", &size)]), lying.clone(), padded.clone()])),
        (
            "global header",
            "t",
            whole(vec![member("g", b'g', &pack::pax(&[("comment", "x")])), member("t", b'0', text)]),
        ),
        ("no end marker", "t", member("t", b'0', text)),
        ("old, without a magic", "t", whole(vec![pack::tar_header("t", 0, text.len(), ""), padded.clone()])),
        ("contiguous file", "t", whole(vec![member("t", b'7', text)])),
        ("a flag nobody knows", "t", whole(vec![member("t", b'Z', text)])),
        ("behind the end", "t", [whole(vec![member("a", b'0', b"x")]), whole(vec![member("t", b'0', text)])].concat()),
        (
            "behind a link that lies about its size",
            "t",
            whole(vec![pack::tar_header("l", b'1', 5000, "ustar\x0000"), member("t", b'0', text)]),
        ),
        ("sparse file of GNU", "t", whole(vec![pack::tar_sparse("t", text.len()), padded.clone()])),
        (
            "sparse file of pax",
            "real",
            whole(vec![
                pax(&[("GNU.sparse.major", "0"), ("GNU.sparse.name", "real")]),
                member("GNUSparseFile.1/t", b'0', text),
            ]),
        ),
    ] {
        assert_eq!(way("x.tar", &bytes), format!("tar > {name}"), "{what}");
    }
}

#[test]
fn names_are_shown_and_never_obeyed() {
    for name in ["../../../etc/passwd", "/etc/cron.d/x", "a\x1b]8;;http://x\x07b", "C:\\x", "a\u{202e}b"] {
        let expected = format!("tar > {name}");
        assert_eq!(way("x.tar", &pack::tar(&[(name, &text())])), expected);
        assert_eq!(way("x.zip", &Zip::new().deflated(name, &text()).end()), format!("zip > {name}"));
    }
}

#[test]
fn damage_is_said_and_what_comes_before_it_is_read() {
    let noise = pack::noise(200_000);
    let tar = pack::tar(&[("first", &text()), ("second", &noise), ("third", b"x")]);
    let outcome = check("x.tar.gz", &pack::gzip(&tar)[..100_000]);
    assert_eq!(found(&outcome).1, "gzip > tar > first");
    assert!(unread(&outcome).iter().any(|(why, way)| why.starts_with("damaged") && way == "gzip > tar > second"));
    let outcome = check("x.tar", &tar[..100_000]);
    assert_eq!(found(&outcome).1, "tar > first");
    assert!(!outcome.ledger.is_complete());
    // A zip archive without its end is read by its local headers.
    for zip in [Zip::new().deflated("t", &text()), Zip::new().streamed("t", &text()), Zip::new().stored("t", &text())] {
        let whole = zip.deflated("rest", &noise).end();
        let outcome = check("x.zip", &whole[..100_000]);
        assert_eq!(found(&outcome).1, "zip > t");
        assert!(!outcome.ledger.is_complete());
    }
    // A checksum that does not hold.
    let outcome = check("x.zip", &Zip::new().deflated("t", &text()).broken_crc().end());
    assert_eq!(unread(&outcome).len(), 1);
    // Flipped bytes in a compressed stream.
    for packed in [pack::gzip(&noise), pack::bzip2(&noise), pack::xz(&noise), pack::zstd(&noise)] {
        let mut bytes = packed.clone();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 64].fill(0x55);
        assert!(!check("x", &bytes).ledger.is_complete());
        assert!(!check("x", &packed[..middle]).ledger.is_complete());
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    let encrypted = Zip::new().method_flagged("locked/a.txt", 0, 1, &pack::noise(200), b"other").deflated("t", &text());
    let outcome = check("x.zip", &encrypted.end());
    assert_eq!(found(&outcome).1, "zip > t");
    assert_eq!(unread(&outcome), [("encrypted archive members", "zip > locked/a.txt".to_owned())]);
    let outcome = check("x.zip", &Zip::new().method("a", 9, b"deflate64", b"x").end());
    assert_eq!(unread(&outcome), [("archive members packed by a method that is not read", "zip > a".to_owned())]);
    let outcome = check("x.7z", b"7z\xBC\xAF\x27\x1C\0\x04 and so on");
    assert!(outcome.ledger.is_complete());
    assert_eq!(outcome.ledger.skipped_counts().values().map(|c| c.count).sum::<u64>(), 1);
}

#[test]
fn members_that_share_their_bytes_are_read_once() {
    let mut zip = Zip::new().deflated("t", &text());
    zip.repeat_entry(5000);
    let outcome = check("x.zip", &zip.end());
    assert_eq!(found(&outcome).1, "zip > t");
    assert_eq!(unread(&outcome), [("archive members that share their bytes", "zip".to_owned())]);
    assert_eq!(outcome.ledger.total(Unit::Member), 2);
}

#[test]
fn bombs_end_at_the_limits() {
    let begun = std::time::Instant::now();
    let zeros = vec![0; 32 << 20];
    let mut bomb = zeros.clone();
    for _ in 0..3 {
        bomb = pack::gzip(&bomb);
    }
    // gzip in gzip in gzip of zeros, many times over.
    let tar: Vec<(String, &[u8])> = (0..40).map(|n| (format!("n{n}"), &bomb[..])).collect();
    let members: Vec<(&str, &[u8])> = tar.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let outcome = check("x.tar", &pack::tar(&members));
    assert!(
        unread(&outcome).iter().any(|(why, _)| *why == "archives hold more than the limit"),
        "{:?}",
        unread(&outcome)
    );
    assert!(begun.elapsed().as_secs() < 60);
    // A member larger than may be held: its beginning is read.
    let mut large = text();
    large.resize(80 << 20, b'x');
    let limits = Limits { held: 1 << 20, ..Limits::of_blob(large.len(), 1 << 28) };
    let mut seen = Seen::default();
    archive::open(&pack::tar(&[("big", &large)]), limits, &mut seen);
    assert_eq!((seen.members.len(), seen.members[0].1), (1, 1 << 20));
    assert_eq!(seen.unread, [("tar > big".to_owned(), "larger than the limit for an archive member")]);
}

#[test]
fn depth_and_number_of_members_have_limits() {
    let mut nested = text();
    for _ in 0..30 {
        nested = pack::gzip(&nested);
    }
    let outcome = check("x.gz", &nested);
    assert!(outcome.findings.is_empty());
    assert_eq!(unread(&outcome).iter().map(|u| u.0).collect::<Vec<_>>(), ["archives nested deeper than the limit"]);
    let many: Vec<String> = (0..50).map(|n| n.to_string()).collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
    for (bytes, layer) in
        [(pack::tar(&members), "tar"), (members.iter().fold(Zip::new(), |z, m| z.deflated(m.0, m.1)).end(), "zip")]
    {
        let mut seen = Seen::default();
        archive::open(&bytes, Limits { members: 20, ..Limits::of_blob(bytes.len(), 1 << 28) }, &mut seen);
        assert_eq!(seen.members.len(), 20);
        assert_eq!(seen.unread, [(layer.to_owned(), "more archive members than the limit")]);
    }
}

#[test]
fn archives_of_the_history_are_read() {
    let repository = crate::support::git::Repo::new("sha1");
    let tar = |n: usize| {
        let filler = pack::noise(3000 + n);
        pack::tar(&[("filler", &filler), ("app/.env", &text())])
    };
    std::fs::write(repository.path().join("dist.tar.gz"), pack::gzip(&tar(0))).unwrap();
    std::fs::write(repository.path().join("plain.tar"), pack::tar(&[("filler", &pack::noise(3000))])).unwrap();
    repository.git(&["add", "."]);
    repository.git(&["commit", "-qm", "one"]);
    std::fs::write(repository.path().join("plain.tar"), tar(1)).unwrap();
    repository.git(&["rm", "-q", "dist.tar.gz"]);
    repository.git(&["add", "."]);
    repository.git(&["commit", "-qm", "two"]);
    repository.git(&["rm", "-q", "plain.tar"]);
    repository.git(&["commit", "-qm", "three"]);
    repository.git(&["gc", "-q", "--prune=now"]);
    let options = Options { memory: 1 << 28, ..Options::default() };
    let ends = keylint::source::revision::Ends { old: "HEAD~2".into(), new: "HEAD".into() };
    let job = Job::Range { path: repository.path().to_path_buf(), ends };
    let range = scan::run(&job, &options, &Config::default()).unwrap();
    assert_eq!(found(&range), (2, "tar > app/.env".to_owned()), "what a later commit took away again");
    let job = Job::Audit { path: repository.path().to_path_buf() };
    let outcome = scan::run(&job, &options, &Config::default()).unwrap();
    assert_eq!(found(&outcome), (2, "gzip > tar > app/.env".to_owned()));
    let finding = &outcome.findings[0];
    assert_eq!((finding.path.to_string().as_str(), finding.lint), ("dist.tar.gz", "secret-in-history"));
    assert!(finding.place.commit.is_some());
    assert_eq!(finding.related.len(), 1, "the other archive");
}

#[test]
fn an_archive_that_is_staged_is_read_whole() {
    let repository = crate::support::git::Repo::new("sha1");
    std::fs::write(repository.path().join("dist.tar"), pack::tar(&[("a", b"one\n")])).unwrap();
    repository.git(&["add", "."]);
    repository.git(&["commit", "-qm", "one"]);
    std::fs::write(repository.path().join("dist.tar"), pack::tar(&[("b", b"two\n"), ("c", &text())])).unwrap();
    repository.git(&["add", "."]);
    let options = Options { memory: 1 << 28, ..Options::default() };
    let outcome =
        scan::run(&Job::Staged { path: repository.path().to_path_buf() }, &options, &Config::default()).unwrap();
    assert_eq!(found(&outcome), (2, "tar > c".to_owned()));
}

/// Remembers what it is handed.
#[derive(Default)]
struct Seen {
    members: Vec<(String, usize)>,
    unread: Vec<(String, &'static str)>,
}

impl Visitor for Seen {
    fn wants(&mut self, _: &[Layer]) -> bool {
        true
    }

    fn member(&mut self, way: &[Layer], bytes: &[u8]) {
        self.members.push((Layer::way(way), bytes.len()));
    }

    fn unread(&mut self, way: &[Layer], why: &'static str) {
        self.unread.push((Layer::way(way), why));
    }

    fn closed(&mut self, way: &[Layer]) {
        self.unread.push((Layer::way(way), "a format that is not opened"));
    }

    fn large(&mut self) {}
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// One byte changed anywhere (into the beginning of a format that is not opened, too): the member is still found, or the archive is
    /// said not to have been read.
    #[test]
    fn a_changed_byte_loses_nothing_silently(kind in 0usize..9, at in any::<prop::sample::Index>(), value in any::<u8>()) {
        let tar = || pack::tar(&[("a", &text())]);
        let mut bytes = match kind {
            0 => pack::gzip(&tar()),
            1 => pack::bzip2(&tar()),
            2 => pack::xz(&tar()),
            3 => pack::zstd(&tar()),
            4 => tar(),
            5 => Zip::new().deflated("a", &text()).end(),
            6 => pack::lzip(&tar()),
            7 => pack::zlib(&tar()),
            _ => pack::ar(&[("a", &text())]),
        };
        let at = at.index(bytes.len());
        bytes[at] = value;
        if archive::is_packed(&bytes) {
            let mut seen = Seen::default();
            archive::open(&bytes, Limits::of_blob(bytes.len(), 1 << 28), &mut seen);
            // A greater size may take the padding along, which loses nothing.
            let whole = seen.members.iter().any(|(_, len)| *len >= text().len());
            prop_assert!(whole || !seen.unread.is_empty(), "{kind} {at} {:?}", seen.members);
        }
    }

    #[test]
    fn any_bytes_behind_a_magic_are_read_without_harm(magic in 0usize..11, bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let heads: [&[u8]; 11] = [
            b"\x1F\x8B\x08\0", b"BZh91AY&SY", b"\xFD7zXZ\0", b"\x28\xB5\x2F\xFD", b"PK\x03\x04", b"!<arch>\n", b"PK\x05\x06", b"\x50\x2A\x4D\x18",
            b"LZIP\x01\x0C", b"\x5D\0\0\x80\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0", b"\x78\x9C",
        ];
        let bytes = [heads[magic], &bytes].concat();
        archive::open(&bytes, Limits::of_blob(bytes.len(), 1 << 28), &mut Seen::default());
    }
}

/// A bundle of git with the text in one of its files.
fn bundle() -> Vec<u8> {
    let repository = crate::support::git::Repo::new("sha1");
    repository.write("a", &text());
    repository.commit("one");
    repository.write("a", &[&text()[..], &b"more of it\n".repeat(40)].concat());
    repository.commit("two");
    repository.git(&["bundle", "create", "-q", "all.bundle", "--all"]);
    std::fs::read(repository.path().join("all.bundle")).unwrap()
}

#[test]
fn a_changed_byte_of_a_bundle_loses_nothing_silently() {
    let whole = bundle();
    let mut draw = sample::Draw::new(5);
    for _ in 0..300 {
        let mut bytes = whole.clone();
        let at = draw.below(bytes.len());
        bytes[at] ^= 1 << draw.below(8);
        if !archive::is_packed(&bytes) {
            continue;
        }
        let outcome = check("all.bundle", &bytes);
        let is_found =
            outcome.findings.iter().any(|f| f.secret.as_ref().is_some_and(|s| s.reveal() == token().as_bytes()));
        assert!(is_found || !outcome.ledger.is_complete(), "{at}");
    }
}
