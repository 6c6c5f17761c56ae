//! The lists of `rules/judge/*.txt`, a line an entry.
//!
//! In: the files, whose lines `build.rs` has held against the form that each list has. Out: the lines, for those who know what they mean.

include!(concat!(env!("OUT_DIR"), "/lists.rs"));
