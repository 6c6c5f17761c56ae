//! Any text as source code of the languages that are parsed, and the lints about it.

#![no_main]

use keylint::lints::integration;
use keylint::syntax;
use libfuzzer_sys::fuzz_target;
use std::time::{Duration, Instant};

fuzz_target!(|bytes: &[u8]| {
    let Some((control, text)) = bytes.split_first() else { return };
    let paths: [&[u8]; 5] = [b"src/a.py", b"src/a.js", b"src/a.ts", b"components/a.tsx", b"src/a.jsx"];
    let path = paths[usize::from(*control) % paths.len()];
    let deadline = Instant::now() + Duration::from_secs(5);
    let summaries = syntax::read(path, text, &[], deadline).into_iter().collect();
    integration::check(summaries, Default::default(), &mut Vec::new());
});
