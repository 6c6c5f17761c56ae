//! Any bytes as a git index and as git's configuration: entries lie inside, nothing panics.

#![no_main]

use keylint::source::gitconfig::GitConfig;
use keylint::source::index::Index;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for hash in [20, 32] {
        if let Ok(index) = Index::parse(bytes, hash) {
            for entry in index.entries() {
                let path = index.path(entry);
                assert!(path.len() <= bytes.len() * 256);
                let _ = (entry.is_folder(), entry.is_submodule(), index.below(path));
            }
        }
    }
    let config = GitConfig::parse(bytes);
    let _ = (config.get("core", None, "bare"), config.flag("core", None, "ignorecase"));
});
