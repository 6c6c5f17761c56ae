//! What several tests use: repositories built by git, archives, slots filled with drawn credentials, the text of Rust files.

pub(crate) mod assemblies;
pub(crate) mod compiled;
pub(crate) mod compiled_code;
pub(crate) mod files;
pub(crate) mod git;
pub(crate) mod leaks;
pub(crate) mod pack;
pub(crate) mod patch;
pub(crate) mod rust_text;
pub(crate) mod scanned;
pub(crate) mod slots;
