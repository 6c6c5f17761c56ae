//! Any text as source code of the languages that are parsed, alone and inside of pages, notebooks and settings, and the lints about it.

#![no_main]

use keylint::lints::integration;
use keylint::syntax;
use libfuzzer_sys::fuzz_target;
use std::time::Duration;

const PATHS: [&str; 25] = [
    "src/a.py",
    "src/a.js",
    "src/a.ts",
    "components/a.tsx",
    "src/a.jsx",
    "src/a.go",
    "src/a.rs",
    "src/A.java",
    "src/A.kt",
    "src/A.cs",
    "src/a.php",
    "src/a.rb",
    "src/a.swift",
    "lib/a.dart",
    "bin/a.sh",
    "web/a.html",
    "src/A.vue",
    "src/A.svelte",
    "src/a.astro",
    "a.ipynb",
    ".github/workflows/a.yml",
    "Dockerfile",
    "package.json",
    "docs/a.md",
    "deploy/a.yaml",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((control, text)) = bytes.split_first() else { return };
    let path = PATHS[usize::from(*control) % PATHS.len()].as_bytes();
    let deadline = keylint::syntax::Deadline::after(Duration::from_secs(5));
    let _ = syntax::weigh(path, text, &[]);
    let summaries = syntax::read(path, text, &[], deadline).into_iter().collect();
    integration::check(summaries, Default::default(), &mut Vec::new());
});
