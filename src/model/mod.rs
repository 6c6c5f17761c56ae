//! What flows between the stages: plain data without I/O.
//!
//! In: nothing. Out: the nouns of the pipeline (`Blob`, `Candidate`, `Secret`, `Finding`, `Ledger`).
//! This module knows no other module of the crate; every other module may know it.

mod around;
mod blob;
mod candidate;
pub mod date;
mod env_file;
mod exports;
mod factory;
mod finding;
mod fingerprint;
mod fix;
pub mod hex;
mod ledger;
mod lines;
pub mod near;
mod nearest;
mod object_id;
mod origin;
pub mod path;
mod picture;
mod place;
pub(crate) mod quick;
mod refusal;
mod secret;
mod text;
mod trim;
mod usage;
mod value;

pub use around::{Answer, Around, Crowd, Field, Follows, HeaderRead, KeyMessage, OpenService, Package, Unencrypted};
pub use blob::{Blob, Coding, Layer};
pub use candidate::{Candidate, RuleId};
pub use env_file::{EnvFile, EnvKind, GitState, IgnoreFile, Parcel, Shipment};
pub use exports::{Class, Export, Function, Given, KeyAsked, KeyGiven, KeyUse, Mention, Mentioned};
pub use factory::Factory;
pub use finding::{Commit, Finding, Level, Provenance, Related};
pub use fingerprint::{OF_PLACE, fingerprint, fingerprint_of_place};
pub use fix::{Applicability, Digest, Edit, Fix, HeaderValue, Patch, Remedy, Setter, Step};
pub use ledger::{Count, Ledger, Reason, Unit};
pub use lines::{LineIndex, line_around, line_spans, lines};
pub use nearest::nearest;
pub use object_id::ObjectId;
pub use origin::Origin;
pub use picture::{
    Call, CallKind, Client, EnvAssign, EnvRead, Exit, Exited, FileSummary, Growth, Inside, LiteralAuth, LiteralKey,
    Logged, PlainChannel, Policy, Retry, Setting, Side, Spot, TlsOff,
};
pub use place::{Excerpt, Place};
pub use refusal::refusal;
pub use secret::{Evidence, Part, Secret, Verdict};
pub use text::{SecretText, masked_at};
pub(crate) use trim::trimmed;
pub use usage::{Sink, Use};
pub use value::{Literal, Root, Value};
