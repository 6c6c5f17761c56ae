//! The index of a pack that has lost its own: entries are found by inflating one after the other, names by hashing.
//!
//! In: a pack file, and the store of the other packs for bases outside. Out: the pack with an index as git would have written
//! it. What cannot be reached (entries behind a damaged one) is said.

use super::entry::Form;
use super::idx::{self, PackIndex};
use super::inflate::{Measure, is_plausible};
use super::object::{Kinds, ObjectFormat};
use super::pack::{PACK_HEADER, Pack, PackFile};
use super::store::ObjectStore;
use super::walk::{ObjectView, Visitor, WalkOptions};
use crate::model::ObjectId;
use std::collections::HashMap;
use std::sync::Mutex;

/// An entry found in the pack.
struct Found {
    offset: u64,
    crc: u32,
    /// The name, once it is known; until then the offset stands for it.
    id: Option<ObjectId>,
    /// Whether the base is given by name, which a later round may know.
    by_name: bool,
}

/// Rounds of naming: a delta to a named base can be named only after its base.
const MAX_ROUNDS: usize = 64;

/// Makes an index for `file`, up to the first entry of more than `most` bytes: only inflating it tells where the next one begins. The
/// sentence says what is missing from it.
pub(super) fn index(file: PackFile, store: &ObjectStore, most: u64) -> (Pack, Option<&'static str>) {
    let format = store.format();
    let (mut found, problem) = scan(&file, format, most);
    let nothing = idx::build(Vec::new(), &[], format.id_len());
    let mut pack = Pack::new(file.path, file.bytes, nothing, format.id_len());
    for round in 0..MAX_ROUNDS {
        let index = build(&found, &pack);
        pack = pack.with_other_index(index);
        let named = found.iter().filter(|entry| entry.id.is_some()).count();
        let waiting = found.iter().any(|entry| entry.id.is_none() && (entry.by_name || round == 0));
        if !waiting {
            break;
        }
        let names = Names { format, ids: Mutex::new(HashMap::new()) };
        let roots = store.roots.clone();
        let alone = ObjectStore::of_one_pack(pack, format, roots);
        alone.walk(&names, &WalkOptions { kinds: Kinds::ALL, ..WalkOptions::default() });
        pack = alone.into_pack();
        let ids = names.ids.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        for entry in found.iter_mut().filter(|entry| entry.id.is_none()) {
            entry.id = ids.get(&stand_in(entry.offset, &pack)).copied();
        }
        if found.iter().filter(|entry| entry.id.is_some()).count() == named {
            break;
        }
    }
    let index = build(&found, &pack);
    (pack.with_other_index(index), problem)
}

/// Finds the entries one after the other, up to the declared number or to the first that cannot be inflated.
fn scan(file: &PackFile, format: ObjectFormat, largest: u64) -> (Vec<Found>, Option<&'static str>) {
    let entries = &file.bytes[..file.bytes.len().saturating_sub(format.id_len())];
    let (mut found, mut offset) = (Vec::new(), PACK_HEADER);
    let mut measure = Measure::new();
    // A damaged header hides the number; then everything that inflates is an entry.
    let most = file.declared.unwrap_or(u32::MAX);
    while (found.len() as u64) < u64::from(most) && offset < entries.len() as u64 {
        if super::entry::header(entries, offset, format.id_len()).is_ok_and(|header| header.size > largest) {
            return (
                found,
                Some("an entry larger than the memory budget hides those behind it, and there is no index"),
            );
        }
        let Some((end, by_name)) = end_of_entry(entries, offset, format, &mut measure) else { break };
        let crc = libdeflater::crc32(&entries[offset as usize..end]);
        found.push(Found { offset, crc, id: None, by_name });
        offset = end as u64;
    }
    let problem = match file.declared {
        None => Some("the header of the pack is damaged"),
        Some(declared) if (found.len() as u64) < u64::from(declared) => {
            Some("a damaged entry hides those behind it, and there is no index")
        }
        Some(_) if offset != entries.len() as u64 => Some("the pack has bytes behind its last entry"),
        // Nothing else tells that a tree is a blob of which one bit has changed.
        Some(_) if !format.ends_with_its_hash(&file.bytes) => Some("the pack does not end with its checksum"),
        Some(_) => None,
    };
    (found, problem)
}

/// Where the entry at `offset` ends, and whether its base is given by name.
fn end_of_entry(entries: &[u8], offset: u64, format: ObjectFormat, measure: &mut Measure) -> Option<(usize, bool)> {
    let header = super::entry::header(entries, offset, format.id_len()).ok()?;
    let stream = &entries[header.data..];
    if !is_plausible(header.size, stream.len()) {
        return None;
    }
    let len = measure.stream_len(stream, header.size).ok()?;
    Some((header.data + len, matches!(header.form, Form::DeltaOf(_))))
}

/// An index of all entries; those without a name get one that no object has.
fn build(found: &[Found], pack: &Pack) -> PackIndex {
    let entries = found.iter().map(|e| (e.id.unwrap_or_else(|| stand_in(e.offset, pack)), e.offset, e.crc)).collect();
    idx::build(entries, trailer(pack), pack.id_len)
}

/// The checksum at the end of a pack.
fn trailer(pack: &Pack) -> &[u8] {
    pack.bytes.len().checked_sub(pack.id_len).map_or(&[], |at| &pack.bytes[at..])
}

/// A name that says "the entry at this offset of this pack".
fn stand_in(offset: u64, pack: &Pack) -> ObjectId {
    let mut raw = trailer(pack).to_vec();
    raw.resize(pack.id_len - 8, 0);
    raw.extend(offset.to_be_bytes());
    ObjectId::from_bytes(&raw).expect("the length is that of an id")
}

/// Hashes what it is shown.
struct Names {
    format: ObjectFormat,
    ids: Mutex<HashMap<ObjectId, ObjectId>>,
}

impl Visitor for Names {
    type State = ();

    fn wants_delta(&self) -> bool {
        false
    }

    fn visit(&self, object: &ObjectView<'_>, _: Option<&()>) {
        let id = self.format.id_of(object.kind, object.bytes);
        self.ids.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(object.id(), id);
    }
}

impl ObjectStore {
    /// The pack that [`ObjectStore::of_one_pack`] was given.
    fn into_pack(mut self) -> Pack {
        self.packs.swap_remove(0)
    }
}
