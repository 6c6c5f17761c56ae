//! Archives and compressed files: members handed out one by one, as streams, within limits.
//!
//! In: the bytes of a blob, [`Limits`] and a [`Visitor`]. Out: to the visitor, every member that is no archive itself, with the way to
//! it; and everything that could not be read, with the reason. Nothing is written anywhere, names are only shown, and what is held
//! in memory is the member at hand and those archives around it that must be read from their ends.
//!
//! A stream is read through as many readers as there are layers: the compressed layer of a container image is never held as a whole.

mod account;
mod app;
pub use app::is_extension_manifest;
mod ar;
mod kind;
mod pdf;
mod sources;
mod store;
mod stream;
mod tar;
mod zip;

use crate::model::{Coding, Layer};
use kind::{HEAD, Kind};
use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// How much is unpacked of one blob.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Archives and streams within each other.
    pub depth: usize,
    /// Members in all.
    pub members: usize,
    /// Bytes that decompressors may give in all.
    pub bytes: u64,
    /// Bytes of members that are held at one time.
    pub held: usize,
}

/// A container image holds layers, which hold packages, which hold libraries; each is compressed and an archive.
const DEPTH: usize = 12;
const MEMBERS: usize = 500_000;
/// Text is packed to a tenth, a log to a hundredth; deflate can do a thousandth.
const RATIO: u64 = 100;
const LEAST_BYTES: u64 = 16 << 20;
const MOST_BYTES: u64 = 8 << 30;

impl Limits {
    /// For a blob of so many bytes, when so many bytes may be held in memory.
    pub fn of_blob(len: usize, memory: u64) -> Self {
        Limits {
            depth: DEPTH,
            members: MEMBERS,
            bytes: (len as u64).saturating_mul(RATIO).clamp(LEAST_BYTES, MOST_BYTES),
            held: usize::try_from(memory / 4).unwrap_or(usize::MAX).clamp(1 << 20, 1 << 30),
        }
    }

    /// For a blob of the history, of which there may be many versions.
    pub fn of_version(len: usize, memory: u64) -> Self {
        let here = Limits::of_blob(len, memory);
        Limits { bytes: here.bytes / 4, held: here.held / 2, ..here }
    }
}

/// Members larger than this are to be read by one thread at a time.
pub const LARGE: usize = 16 << 20;

/// Who takes the members.
pub trait Visitor {
    /// Whether the member is to be read at all.
    fn wants(&mut self, way: &[Layer]) -> bool;
    /// A member: its bytes, or their beginning if the rest has been said to be unread.
    fn member(&mut self, way: &[Layer], bytes: &[u8]);
    /// The member or archive at the end of the way could not be read, or not to its end.
    fn unread(&mut self, way: &[Layer], why: &'static str);
    /// It is packed in a format that is not opened.
    fn closed(&mut self, way: &[Layer]);
    /// More than [`LARGE`] bytes are about to be held. Said once.
    fn large(&mut self);
    /// Who reads objects of git. Without one they are said to be unread.
    fn objects(&self) -> Objects {
        |_, _, _| vec!["objects of git, which are not read here"]
    }
}

/// Reads the objects of git in a pack or a bundle, holding at most so many bytes: hands each on with a name, and gives the reasons why some
/// could not be read. What an object of git is, this module does not know.
pub type Objects = fn(&[u8], usize, &mut dyn FnMut(&[u8], &[u8])) -> Vec<&'static str>;

/// A document is a file like others, with streams in it.
const PDF: Coding = "pdf";

pub(super) const DEEP: &str = "archives nested deeper than the limit";
const MANY: &str = "more archive members than the limit";
const MUCH: &str = "archives hold more than the limit";
const BIG: &str = "larger than the limit for an archive member";
/// Why an archive, or what has the name of one, could not be read.
pub const DAMAGED: &str = "damaged, cut short, or in a form that is not known";

/// Whether a blob is an archive or compressed, by its content.
pub fn is_packed(bytes: &[u8]) -> bool {
    kind::of(&bytes[..bytes.len().min(HEAD)]).is_some()
        || zip::ends_like_one(bytes)
        || sources::is_map(bytes)
        || pdf::is_document(bytes)
        || store::payload(bytes).is_some()
}

/// Ends of names of what is packed.
const ENDS: [&[u8]; 13] =
    [b".gz", b".tgz", b".zip", b".jar", b".whl", b".tar", b".xz", b".txz", b".bz2", b".tbz2", b".zst", b".7z", b".lz4"];

/// Whether something has the name of an archive and is data, but begins like none: where its head is damaged, nothing in it can be seen.
pub fn is_broken(path: &[u8], bytes: &[u8]) -> bool {
    let has = |end: &&[u8]| path.len() > end.len() && path[path.len() - end.len()..].eq_ignore_ascii_case(end);
    ENDS.iter().any(has) && super::is_binary(bytes) && !is_packed(bytes)
}

/// A run begins: what others have unpacked does not count.
pub fn renew_account() {
    account::SHARED.renew();
}

/// Hands out what a blob holds, if it is packed.
pub fn open(bytes: &[u8], limits: Limits, visitor: &mut dyn Visitor) {
    let most = account::SHARED.limit(bytes.len(), limits.bytes);
    let limits = Limits { bytes: most, ..limits };
    let mut walk = Walk {
        visitor,
        way: Vec::new(),
        limits,
        budget: Rc::new(Cell::new(limits.bytes)),
        said: false,
        large: false,
        stopped: false,
    };
    match kind::of(&bytes[..bytes.len().min(HEAD)]) {
        Some(Kind::Zip) => walk.enter(Kind::Zip.coding(), |walk| zip::read(walk, bytes)),
        Some(kind) => walk.packed(kind, &mut &bytes[..]),
        None if zip::ends_like_one(bytes) => walk.enter(Kind::Zip.coding(), |walk| zip::read(walk, bytes)),
        None if sources::is_map(bytes) => walk.enter(Layer::SOURCE_MAP, |walk| {
            sources::read(walk, bytes);
        }),
        None if pdf::is_document(bytes) => walk.enter(PDF, |walk| pdf::read(walk, bytes)),
        None => walk.payload(bytes),
    }
    account::SHARED.draw(bytes.len(), most.saturating_sub(walk.budget.get()));
}

/// The state of unpacking one blob.
struct Walk<'v> {
    visitor: &'v mut dyn Visitor,
    way: Vec<Layer>,
    limits: Limits,
    /// What decompressors may still give.
    budget: Rc<Cell<u64>>,
    /// That the budget is used up has been said.
    said: bool,
    large: bool,
    /// Nothing more is read.
    stopped: bool,
}

impl Walk<'_> {
    fn unread(&mut self, why: &'static str) {
        self.visitor.unread(&self.way, why);
    }

    /// Says why reading has failed: the budget, or the data.
    fn failed(&mut self) {
        if self.budget.get() > 0 {
            self.unread(DAMAGED);
        } else if !std::mem::replace(&mut self.said, true) {
            self.stopped = true;
            self.unread(MUCH);
        }
    }

    /// Goes one layer deeper.
    fn enter(&mut self, coding: Coding, read: impl FnOnce(&mut Self)) {
        self.way.push(Layer::Coding(coding));
        if self.limits.depth == 0 {
            self.unread(DEEP);
        } else {
            self.limits.depth -= 1;
            read(self);
            self.limits.depth += 1;
        }
        self.way.pop();
    }

    /// Reads a member through `input`, with its name.
    fn member(&mut self, name: &[u8], input: &mut dyn Read) {
        if self.limits.members == 0 {
            if !std::mem::replace(&mut self.stopped, true) {
                self.unread(MANY);
            }
            return;
        }
        self.limits.members -= 1;
        self.way.push(Layer::Member(name.into()));
        if self.visitor.wants(&self.way) {
            self.content(input);
        }
        self.way.pop();
    }

    /// What a stream holds: another archive, or a member.
    fn content(&mut self, input: &mut dyn Read) {
        let mut head = Vec::with_capacity(HEAD);
        let failed = (&mut *input).take(HEAD as u64).read_to_end(&mut head).is_err();
        match kind::of(&head) {
            Some(kind) if !failed => self.packed(kind, &mut head.chain(input)),
            _ => self.leaf(head, failed, input),
        }
    }

    fn packed(&mut self, kind: Kind, input: &mut dyn Read) {
        self.enter(kind.coding(), |walk| match kind {
            Kind::Tar => tar::read(walk, input),
            Kind::Ar => ar::read(walk, input),
            Kind::Zip => walk.held(input, Walk::zip),
            Kind::Store => walk.held(input, store::read),
            Kind::Assembly => walk.held(input, store::unpack),
            Kind::Objects(_) => walk.held(input, Walk::git_objects),
            Kind::Closed => walk.visitor.closed(&walk.way),
            _ => {
                let budget = walk.budget.clone();
                match stream::reader(kind, input, budget) {
                    Ok(mut reader) => walk.content(&mut *reader),
                    Err(_) => walk.failed(),
                }
            }
        });
    }

    /// What cannot be read as a stream: a zip archive begins at its end, and objects of git refer to each other.
    fn held(&mut self, input: &mut dyn Read, read: fn(&mut Self, &[u8], bool)) {
        let (bytes, whole) = self.bytes(Vec::new(), input);
        if matches!(whole, Whole::Larger) {
            return self.unread(BIG);
        }
        self.limits.held -= bytes.len();
        read(self, &bytes, matches!(whole, Whole::Yes));
        self.limits.held += bytes.len();
        if matches!(whole, Whole::Failed) {
            self.failed();
        }
    }

    /// What a shared library carries.
    fn payload(&mut self, bytes: &[u8]) {
        if let Some(mut payload) = store::payload(bytes) {
            self.member(b"payload", &mut payload);
        }
    }

    fn zip(&mut self, bytes: &[u8], whole: bool) {
        if whole { zip::read(self, bytes) } else { zip::read_without_directory(self, bytes) }
    }

    /// The objects of a pack or a bundle, each a member. The reader says what is missing from one that is not whole.
    fn git_objects(&mut self, bytes: &[u8], _: bool) {
        let (read, memory) = (self.visitor.objects(), self.limits.held);
        let reasons = read(bytes, memory, &mut |name, bytes| {
            let mut input = stream::counted(bytes, self.budget.clone());
            self.member(name, &mut input);
        });
        reasons.into_iter().for_each(|why| self.unread(why));
    }

    fn leaf(&mut self, head: Vec<u8>, failed: bool, input: &mut dyn Read) {
        let (bytes, whole) = if failed { (head, Whole::Failed) } else { self.bytes(head, input) };
        if matches!(whole, Whole::Yes) && sources::is_map(&bytes) {
            let mut read = false;
            self.limits.held -= bytes.len();
            self.enter(Layer::SOURCE_MAP, |walk| read = sources::read(walk, &bytes));
            self.limits.held += bytes.len();
            if read {
                return;
            }
        }
        if !bytes.is_empty() || matches!(whole, Whole::Yes) {
            self.visitor.member(&self.way, &bytes);
        }
        match whole {
            Whole::Yes if zip::ends_like_one(&bytes) => {
                self.limits.held -= bytes.len();
                self.enter(Kind::Zip.coding(), |walk| zip::read(walk, &bytes));
                self.limits.held += bytes.len();
            }
            Whole::Yes if pdf::is_document(&bytes) => {
                self.limits.held -= bytes.len();
                self.enter(PDF, |walk| pdf::read(walk, &bytes));
                self.limits.held += bytes.len();
            }
            Whole::Yes => {
                self.limits.held -= bytes.len();
                self.payload(&bytes);
                self.limits.held += bytes.len();
            }
            Whole::Larger => self.unread(BIG),
            Whole::Failed => self.failed(),
        }
    }

    /// The bytes of a stream after those that have been read, as many as may be held.
    fn bytes(&mut self, mut bytes: Vec<u8>, input: &mut dyn Read) -> (Vec<u8>, Whole) {
        let most = self.limits.held;
        let small = most.min(LARGE);
        let mut read = |bytes: &mut Vec<u8>, most: usize| -> io::Result<bool> {
            (&mut *input).take((most + 1).saturating_sub(bytes.len()) as u64).read_to_end(bytes)?;
            Ok(bytes.len() <= most)
        };
        let mut whole = read(&mut bytes, small);
        if whole.as_ref().is_ok_and(|whole| !whole) && small < most {
            if !std::mem::replace(&mut self.large, true) {
                self.visitor.large();
            }
            whole = read(&mut bytes, most);
        }
        bytes.truncate(most);
        match whole {
            Ok(true) => (bytes, Whole::Yes),
            Ok(false) => (bytes, Whole::Larger),
            Err(_) => (bytes, Whole::Failed),
        }
    }
}

/// Whether a stream was read to its end.
enum Whole {
    Yes,
    Larger,
    Failed,
}

/// The path by which what stands at the end of a way is judged: that of the blob, without the endings that compression adds, and the
/// names of the members.
pub fn path_of<'p>(blob: &'p [u8], way: &[Layer]) -> Cow<'p, [u8]> {
    if way.is_empty() {
        return Cow::Borrowed(blob);
    }
    let mut path = blob.to_vec();
    for layer in way {
        match layer {
            Layer::Member(name) => {
                path.push(b'/');
                path.extend_from_slice(name.strip_prefix(b"./").unwrap_or(name));
            }
            Layer::Coding(coding) => {
                let endings: &[&[u8]] = match *coding {
                    "gzip" => &[b".gz", b".gzip"],
                    "bzip2" => &[b".bz2"],
                    "xz" => &[b".xz"],
                    "lzma" => &[b".lzma"],
                    "lzip" => &[b".lz"],
                    "zstd" => &[b".zst", b".zstd"],
                    "lz4" => &[b".lz4"],
                    _ => &[],
                };
                if let Some(ending) = endings.iter().find(|e| path.ends_with(e)) {
                    path.truncate(path.len() - ending.len());
                }
            }
        }
    }
    Cow::Owned(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_by_which_a_member_is_judged() {
        let way = |names: &[&'static str]| -> Vec<Layer> {
            let layer = |n: &&'static str| match n.strip_prefix('@') {
                Some(name) => Layer::Member(name.into()),
                None => Layer::Coding(n),
            };
            names.iter().map(layer).collect()
        };
        let path = |blob: &str, names: &[&'static str]| path_of(blob.as_bytes(), &way(names)).into_owned();
        assert_eq!(path("a/prod.env", &[]), b"a/prod.env");
        assert_eq!(path("a/prod.env.gz", &["gzip"]), b"a/prod.env");
        assert_eq!(path("x.tar.xz", &["xz", "tar", "@./app/.env"]), b"x.tar/app/.env");
        assert_eq!(path("x.tgz", &["gzip", "tar", "@b.gz", "gzip"]), b"x.tgz/b");
    }
}
