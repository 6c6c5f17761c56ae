//! git object stores, read by our own small reader: loose objects, packs, alternates, SHA-1 and SHA-256.
//!
//! In: `objects` directories and object ids. Out: every object once, along the delta trees of the packs ([`ObjectStore::walk`]),
//! or one by its id ([`ObjectStore::read`]); and for a few blobs where and when the history has them ([`histories`]). It knows nothing of references, configuration or work trees, and reads no
//! replacement or graft: what is in the store is what counts. Objects are decoded from mapped packs by whole-buffer
//! inflate; each is built from its base while that is still at hand, so that nothing is decoded twice.

mod bundle;
mod commits;
pub mod compare;
mod copies;
mod delta;
mod entry;
pub mod graph;
mod idx;
mod inflate;
mod loose;
mod map;
mod numbers;
mod object;
mod outline;
mod pack;
mod path_table;
mod plan;
mod provenance;
mod quiet;
mod rebuild;
mod sets;
mod store;
mod tree_entries;
mod trees;
mod walk;
mod worker;

pub use commits::CommitLog;
pub use delta::Segment;
pub use object::{Kind, Kinds, ObjectFormat};
pub use outline::Outline;
pub use provenance::{Before, BlobHistory, Ends, Histories, Reach, TellingName, histories, histories_with};
pub use quiet::{Quiet, QuietLog};
pub use store::{Care, ObjectStore, ReadError};
pub use walk::{ObjectView, Visitor, WalkOptions, WalkReport};
