//! What is to be known of a file though it was read whole.
//!
//! In: path and bytes. Out: remarks in the ledger.

use crate::config::Config;
use crate::model::{Ledger, Unit};
use crate::syntax;
use bstr::ByteSlice;

/// Notes what is to be known of a file.
pub(super) fn of_file(path: &[u8], bytes: &[u8], config: &Config, ledger: &mut Ledger) {
    if is_pointer(bytes) {
        ledger.remark(Unit::File, POINTER, path.to_str_lossy());
    }
    if let Some(unread) = syntax::unread(path, bytes, config.contracts().own()) {
        ledger.remark(Unit::File, unread, path.to_str_lossy());
    }
}

/// Said of what stands for contents that git keeps elsewhere.
const POINTER: &str = "a pointer of Git LFS: `git lfs pull` brings its contents, which were not read here";

/// Whether a text is a pointer of Git LFS, which is short: <https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>.
fn is_pointer(text: &[u8]) -> bool {
    text.len() < 1024
        && text.starts_with(b"version https://git-lfs.github.com/spec/")
        && memchr::memmem::find(text, b"\noid sha256:").is_some()
}
