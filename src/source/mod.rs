//! The only reader of the world: git's object stores, working trees, the index, standard input.
//!
//! In: paths that the user named. Out: bytes with their origin, and a ledger of what could not be read. Nothing here runs a
//! program, uses the network or writes.

pub mod git;
