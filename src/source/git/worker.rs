//! One thread of a walk: decodes delta trees depth first and shows each object to the visitor.
//!
//! In: roots and loose ids, handed out by the walk. Out: this thread's part of the report. An entry that cannot be decoded is
//! looked for in another pack or as a loose file; if there is none it is uncovered, and so are the deltas that need it.

use super::delta::{self, Segment};
use super::entry::{Form, Header};
use super::inflate::{Buffer, Inflater};
use super::object::Kind;
use super::pack::{Pack, TOO_LARGE};
use super::plan::Plan;
use super::store::ReadError;
use super::walk::{Chunk, ObjectView, Shared, Visitor, WalkReport};
use crate::model::{ObjectId, Unit};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::MutexGuard;
use std::sync::atomic::Ordering;

/// Buffers of more bytes than this are given back instead of reused.
const MAX_REUSED: usize = 1 << 20;

/// Buffers kept for reuse.
const MAX_SPARE: usize = 32;

/// Deltas of a few bytes can make any number of large objects. A tree of deltas may make this many bytes, and this many more for each
/// of its compressed bytes: time stays in proportion to the size of the pack. (A file of 50 MB with thousands of
/// small changes stays within it.)
const ALLOWANCE: u64 = 256 << 20;
const ALLOWANCE_PER_BYTE: u64 = 1 << 16;
const BOMB: &str = "its deltas make too much of too little";

const BASE_LOST: &str = "the base of its delta cannot be read";
const CIRCLE: &str = "its delta chain is a circle";
const CHECKSUM: &str = "its bytes do not match the checksum of the pack index";
const PANIC: &str = "scanning it failed";

pub(super) struct Worker<'a, V: Visitor> {
    shared: &'a Shared<'a, V>,
    wants_delta: bool,
    inflater: Inflater,
    /// The inflated delta of the entry at hand.
    delta: Buffer,
    segments: Vec<Segment>,
    spare: Vec<Buffer>,
    /// Decoded bytes in frames.
    held: usize,
    /// Bytes that the deltas of the tree at hand may still make.
    allowance: u64,
    large: Option<MutexGuard<'a, ()>>,
    report: WalkReport,
}

/// An object that others are built on.
struct Frame<S> {
    entry: u32,
    /// Its children that have been made.
    made: usize,
    object: Object,
    state: Option<S>,
}

/// A decoded object, or the lack of it.
struct Object {
    /// `None`: it could not be decoded.
    content: Option<(Kind, Buffer)>,
    /// Whether `segments` tell how it is made from its base.
    from_base: bool,
    /// Whether a checksum speaks against it or its base.
    doubtful: bool,
}

impl Object {
    const LOST: Object = Object { content: None, from_base: false, doubtful: false };
}

impl<'a, V: Visitor> Worker<'a, V> {
    pub(super) fn new(shared: &'a Shared<'a, V>) -> Self {
        Worker {
            shared,
            wants_delta: shared.visitor.wants_delta(),
            inflater: Inflater::new(),
            delta: Buffer::default(),
            segments: Vec::new(),
            spare: Vec::new(),
            held: 0,
            allowance: 0,
            large: None,
            report: WalkReport::default(),
        }
    }

    /// Works until nothing is left.
    pub(super) fn run(mut self) -> WalkReport {
        while let Some(chunk) = self.shared.next_chunk() {
            match chunk {
                Chunk::Roots { pack, roots } => {
                    roots.iter().for_each(|(root, weight)| self.walk_tree(*pack, *root, *weight))
                }
                Chunk::Loose(range) => range.clone().for_each(|position| self.visit_loose(position)),
            }
        }
        self.report
    }

    /// Visits the tree of deltas under one root.
    fn walk_tree(&mut self, number: usize, root: u32, weight: u64) {
        self.allowance = ALLOWANCE.saturating_add(weight.saturating_mul(ALLOWANCE_PER_BYTE));
        let (pack, plan) = (&self.shared.store.packs[number], &self.shared.plans[number]);
        let place = Place { number, pack, plan };
        let mut stack: Vec<Frame<V::State>> = Vec::new();
        let frame = self.make_root(place, root);
        self.push_or_recycle(place, &mut stack, frame);
        while let Some(mut base) = stack.pop() {
            let children = plan.children(base.entry);
            let Some(child) = children.get(base.made) else { continue };
            base.made += 1;
            let frame = self.make_child(place, *child, &base);
            if base.made < children.len() {
                stack.push(base);
            } else {
                self.recycle(base);
            }
            self.push_or_recycle(place, &mut stack, frame);
        }
        self.large = None;
        if self.delta.capacity() > MAX_REUSED {
            self.delta = Buffer::default();
        }
    }

    fn push_or_recycle(&mut self, place: Place<'_>, stack: &mut Vec<Frame<V::State>>, frame: Frame<V::State>) {
        if place.plan.children(frame.entry).is_empty() {
            self.recycle(frame);
        } else {
            stack.push(frame);
        }
    }

    fn recycle(&mut self, frame: Frame<V::State>) {
        if let Some((_, buffer)) = frame.object.content {
            self.held -= buffer.bytes().len();
            self.put_back(buffer);
        }
    }

    fn put_back(&mut self, buffer: Buffer) {
        if buffer.capacity() <= MAX_REUSED && self.spare.len() < MAX_SPARE {
            self.spare.push(buffer);
        }
    }

    fn make_root(&mut self, place: Place<'_>, entry: u32) -> Frame<V::State> {
        let decoded = self.decode_root(place, entry);
        self.finish(place, entry, decoded, None)
    }

    fn make_child(&mut self, place: Place<'_>, entry: u32, base: &Frame<V::State>) -> Frame<V::State> {
        let decoded = match &base.object.content {
            None => Err(BASE_LOST),
            Some((kind, buffer)) => place
                .pack
                .header(place.plan.offset(entry))
                .and_then(|header| self.apply(place, entry, header, buffer.bytes()))
                .map(|made| Object {
                    content: Some((*kind, made)),
                    from_base: self.wants_delta,
                    doubtful: base.object.doubtful,
                }),
        };
        self.finish(place, entry, decoded, base.state.as_ref())
    }

    /// Checks, visits and accounts for what was decoded.
    fn finish(
        &mut self,
        place: Place<'_>,
        entry: u32,
        decoded: Result<Object, &'static str>,
        base: Option<&V::State>,
    ) -> Frame<V::State> {
        let (mut object, base, lost) = match decoded {
            Ok(mut object) => {
                object.doubtful |= !place.checksum_holds(entry);
                (object, base, None)
            }
            Err(why) => match self.recover(&place.id(entry), Some((place.number, place.plan.offset(entry)))) {
                Ok(content) => (Object { content: Some(content), from_base: false, doubtful: false }, None, None),
                // Another copy that is damaged as well says less than this one.
                Err(_) => (Object::LOST, None, Some(why)),
            },
        };
        let mut state = None;
        if let Some((kind, buffer)) = &object.content {
            self.held += buffer.bytes().len();
            if self.shared.kinds.has(*kind) && !place.plan.is_left_out(entry) {
                let delta = (object.from_base && base.is_some()).then_some(&self.segments[..]);
                let number = self.shared.store.packed_number(place.number, place.plan.position(entry));
                let number = number.unwrap_or(u32::MAX);
                let raw_id = place.raw_id(entry);
                let is_quiet = place.plan.is_quiet(entry);
                let view = ObjectView { raw_id, number, kind: *kind, bytes: buffer.bytes(), delta, is_quiet };
                state = visit(self.shared.visitor, &mut self.report, &view, base, object.doubtful);
            }
        } else if !place.plan.is_left_out(entry) && (place.plan.is_kind_known(entry) || self.shared.kinds.has_untold())
        {
            self.report.ledger.uncovered(Unit::Object, lost.unwrap_or(BASE_LOST), place.id(entry).to_string());
        }
        object.from_base = false;
        Frame { entry, made: 0, object, state }
    }

    /// Decodes an entry whose base, if it has one, is not in the plan.
    fn decode_root(&mut self, place: Place<'_>, entry: u32) -> Result<Object, &'static str> {
        let whole = |content| Object { content: Some(content), from_base: false, doubtful: false };
        if place.plan.is_in_circle(entry) {
            return Err(CIRCLE);
        }
        let header = place.pack.header(place.plan.offset(entry))?;
        let (kind, base) = match header.form {
            Form::Whole(kind) => {
                self.reserve(header.size)?;
                let mut buffer = self.spare.pop().unwrap_or_default();
                return match self.inflater.inflate(place.stream(entry, &header), header.size, &mut buffer) {
                    Ok(()) => Ok(whole((kind, buffer))),
                    Err(why) => {
                        self.put_back(buffer);
                        Err(why)
                    }
                };
            }
            Form::DeltaAt(offset) => self.read_unlisted(place.number, offset)?,
            Form::DeltaOf(id) => self.recover(&id, None).map_err(|error| match error {
                ReadError::NotFound => "the base of its delta is missing",
                ReadError::Damaged(_) => BASE_LOST,
            })?,
        };
        self.apply(place, entry, header, base.bytes()).map(|buffer| whole((kind, buffer)))
    }

    /// Inflates the delta of an entry and applies it to its base.
    fn apply(&mut self, place: Place<'_>, entry: u32, header: Header, base: &[u8]) -> Result<Buffer, &'static str> {
        self.reserve(header.size)?;
        self.inflater.inflate(place.stream(entry, &header), header.size, &mut self.delta)?;
        let result = delta::sizes(self.delta.bytes())?.1;
        self.allowance = self.allowance.checked_sub(result).ok_or(BOMB)?;
        self.reserve(result.saturating_add(header.size))?;
        let mut out = self.spare.pop().unwrap_or_default();
        let segments = self.wants_delta.then_some(&mut self.segments);
        match delta::apply(base, self.delta.bytes(), &mut out, segments) {
            Ok(()) => Ok(out),
            Err(why) => {
                self.put_back(out);
                Err(why)
            }
        }
    }

    /// Sees to it that `size` more bytes may be held. Beyond its share a thread needs the one permit for large trees, so that
    /// the outcome depends on the tree alone, never on what other threads hold.
    fn reserve(&mut self, size: u64) -> Result<(), &'static str> {
        let wanted = usize::try_from(size).ok().and_then(|size| size.checked_add(self.held)).ok_or(TOO_LARGE)?;
        if wanted > self.shared.large {
            return Err(TOO_LARGE);
        }
        if wanted > self.shared.share && self.large.is_none() {
            // A poisoned lock guards no data.
            self.large = Some(self.shared.large_lock.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        }
        Ok(())
    }

    /// Reads an object from any place but `except`, within this thread's share or with the permit for large trees.
    fn recover(&mut self, id: &ObjectId, except: Option<(usize, u64)>) -> Result<(Kind, Buffer), ReadError> {
        let store = self.shared.store;
        self.report.recovered += 1;
        self.within_limits(|inflater, limit| {
            store.read_limited(id, inflater, limit, except).map_err(|error| (error == TOO_LARGE_ERROR, error))
        })
        .unwrap_or(Err(ReadError::Damaged("too many damaged objects")))
    }

    /// Decodes an entry that the index does not list.
    fn read_unlisted(&mut self, number: usize, offset: u64) -> Result<(Kind, Buffer), &'static str> {
        let store = self.shared.store;
        self.within_limits(|inflater, limit| {
            store.read_packed(number, offset, inflater, limit).map_err(|why| (why == TOO_LARGE, why))
        })
        .unwrap_or(Err(BASE_LOST))
    }

    /// Tries with the bytes left of this thread's share, and once more with the permit if the object is larger. `None` when
    /// too many attempts have failed.
    fn within_limits<T, E>(
        &mut self,
        mut read: impl FnMut(&mut Inflater, usize) -> Result<T, (bool, E)>,
    ) -> Option<Result<T, E>> {
        if self.shared.attempts.load(Ordering::Relaxed) == 0 {
            return None;
        }
        // Reading holds a base, a result and a delta at once.
        let limit = |most: usize, held: usize| most.saturating_sub(held) / 3;
        let mut result = read(&mut self.inflater, limit(self.shared.share, self.held));
        if matches!(result, Err((true, _))) && self.reserve(self.shared.large.saturating_sub(self.held) as u64).is_ok()
        {
            result = read(&mut self.inflater, limit(self.shared.large, self.held));
        }
        if result.is_err() {
            let _ = self.shared.attempts.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1));
        }
        Some(result.map_err(|(_, error)| error))
    }

    fn visit_loose(&mut self, position: usize) {
        let id = self.shared.loose[position];
        match self.read_loose(&id) {
            Ok((kind, buffer)) if self.shared.kinds.has(kind) => {
                let number = self.shared.store.loose_number(position).unwrap_or(u32::MAX);
                let (raw_id, bytes) = (id.as_bytes(), buffer.bytes());
                let view = ObjectView { raw_id, number, kind, bytes, delta: None, is_quiet: false };
                visit(self.shared.visitor, &mut self.report, &view, None, false);
            }
            Ok(_) => {}
            Err(_) if !self.shared.kinds.has_untold() => {}
            Err(error) => self.report.ledger.uncovered(Unit::Object, error.why(), id.to_string()),
        }
        self.large = None;
    }

    /// Reads a loose object from the first directory that has a whole one.
    fn read_loose(&mut self, id: &ObjectId) -> Result<(Kind, Buffer), ReadError> {
        let store = self.shared.store;
        let mut result = store.read_loose(id, &mut self.inflater, self.shared.share);
        if matches!(result, Err(TOO_LARGE_ERROR)) && self.reserve(self.shared.large as u64).is_ok() {
            result = store.read_loose(id, &mut self.inflater, self.shared.large);
        }
        result
    }
}

const TOO_LARGE_ERROR: ReadError = ReadError::Damaged(TOO_LARGE);

/// A pack with its plan.
#[derive(Clone, Copy)]
struct Place<'a> {
    number: usize,
    pack: &'a Pack,
    plan: &'a Plan<'a>,
}

impl<'a> Place<'a> {
    fn id(self, entry: u32) -> ObjectId {
        self.pack.index.id(self.plan.position(entry))
    }

    fn raw_id(self, entry: u32) -> &'a [u8] {
        self.pack.index.raw_id(self.plan.position(entry))
    }

    /// The zlib stream of an entry, up to the next entry.
    fn stream(self, entry: u32, header: &Header) -> &'a [u8] {
        self.pack.entries().get(header.data..self.plan.end(entry, self.pack)).unwrap_or_default()
    }

    /// Whether the entry's bytes are those that the index was made for.
    fn checksum_holds(self, entry: u32) -> bool {
        let Some(expected) = self.plan.checksum(entry) else { return true };
        let Ok(start) = usize::try_from(self.plan.offset(entry)) else { return false };
        let bytes = self.pack.entries().get(start..self.plan.end(entry, self.pack)).unwrap_or_default();
        libdeflater::crc32(bytes) == expected
    }
}

/// Shows one object to the visitor and counts it.
fn visit<V: Visitor>(
    visitor: &V,
    report: &mut WalkReport,
    view: &ObjectView<'_>,
    base: Option<&V::State>,
    doubtful: bool,
) -> Option<V::State> {
    let state = catch_unwind(AssertUnwindSafe(|| visitor.visit(view, base))).ok();
    if state.is_none() || doubtful {
        let why = if doubtful { CHECKSUM } else { PANIC };
        report.ledger.uncovered(Unit::Object, why, view.id().to_string());
    } else {
        report.visited[view.kind as usize] += 1;
        report.bytes[view.kind as usize] += view.bytes.len() as u64;
    }
    state
}
