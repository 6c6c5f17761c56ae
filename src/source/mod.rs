//! The only reader of the world: working trees, indexes, git directories, object stores, standard input.
//!
//! In: paths that the user named. Out: [`crate::model::Blob`]s with their origin, and a [`crate::model::Ledger`] in which
//! every unit that was met stands once. It writes nothing, runs nothing, and refuses to know what a secret is.

pub mod again;
mod embedded;
mod folder;
pub mod git;
pub mod gitconfig;
pub mod gitfiles;
pub mod ignore;
pub mod index;
pub mod refs;
mod reftable;
pub mod repository;
pub mod revision;
mod special;
pub mod staged;
pub mod state;
pub mod tree;
pub mod userconfig;
mod varint;
mod wildmatch;
mod work_tree;

pub use special::MayBeSecret;
pub use work_tree::top_around;
