//! Bytes per second of the stages that see every byte, and of judging what they find.
//!
//! ```text
//! cargo bench --bench stages
//! KEYLINT_BENCH_DIR=/some/checkout cargo bench --bench stages
//! ```
//!
//! Without a folder the text is drawn from a fixed seed: source-like lines with identifiers, numbers, hashes and here and
//! there a key of some rule.

#![allow(clippy::unwrap_used)] // A benchmark may stop at once.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use keylint::rules::{self, sample};
use keylint::{decode, detect, judge};
use std::path::Path;
use std::sync::LazyLock;

/// Bytes of the drawn texts, and at most so many of a folder.
const DRAWN: usize = 16 << 20;
const READ: usize = 400 << 20;
const NOW: i64 = 1_767_225_600;

static TEXTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| match std::env::var_os("KEYLINT_BENCH_DIR") {
    Some(folder) => {
        let mut texts = Vec::new();
        read(Path::new(&folder), &mut texts);
        texts
    }
    None => drawn(),
});

fn main() {
    divan::main();
}

fn total() -> BytesCount {
    BytesCount::new(TEXTS.iter().map(Vec::len).sum::<usize>())
}

/// Regular files below a folder, without git's own.
fn read(folder: &Path, texts: &mut Vec<Vec<u8>>) {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let kind = path.symlink_metadata().unwrap().file_type();
        if kind.is_dir() && path.file_name().is_some_and(|n| n != ".git") {
            read(&path, texts);
        } else if kind.is_file() && texts.iter().map(Vec::len).sum::<usize>() < READ {
            texts.extend(std::fs::read(&path));
        }
    }
}

/// Files of some kilobytes in the manner of source text.
fn drawn() -> Vec<Vec<u8>> {
    const WORDS: [&str; 16] = [
        "return", "self", "request", "config", "value", "index", "update", "response", "if", "let", "result",
        "session", "token", "client", "buffer", "handler",
    ];
    let mut draw = sample::Draw::new(1);
    let rules: Vec<_> = rules::credentials().iter().filter(|c| !c.prefixes.is_empty()).collect();
    let mut line = |text: &mut String| match draw.below(400) {
        0 => {
            let rule = *draw.pick(&rules);
            let key = sample::token(rule, &mut draw).unwrap_or_default();
            text.push_str(&format!("    api_key = \"{key}\"\n"));
        }
        1..=12 => text.push_str(&format!("    checksum: {:016x}{:016x}\n", draw.number(), draw.number())),
        _ => {
            text.push_str("    ");
            for _ in 0..2 + draw.below(6) {
                let (a, b) = (*draw.pick(&WORDS), *draw.pick(&WORDS));
                text.push_str(match draw.below(6) {
                    0 => ".",
                    1 => "(",
                    2 => ", ",
                    3 => " = ",
                    _ => " ",
                });
                text.push_str(a);
                text.push_str(if draw.below(3) == 0 { "_" } else { " " });
                text.push_str(b);
            }
            text.push_str(");\n");
        }
    };
    let mut texts = Vec::new();
    while texts.len() * 8192 < DRAWN {
        let mut text = String::new();
        while text.len() < 8192 {
            line(&mut text);
        }
        texts.push(text.into_bytes());
    }
    texts
}

/// Texts behind their encoding.
#[divan::bench]
fn decode(bencher: Bencher<'_, '_>) {
    bencher.counter(total()).bench(|| TEXTS.iter().map(|t| decode::documents(black_box(t)).len()).sum::<usize>());
}

/// The vectorised pass alone.
#[divan::bench]
fn token_runs(bencher: Bencher<'_, '_>) {
    bencher.counter(total()).bench(|| {
        let mut runs = 0;
        TEXTS.iter().for_each(|t| detect::simd::token_runs(black_box(t), 12, |_, _| runs += 1));
        runs
    });
}

/// All of detection.
#[divan::bench]
fn detect(bencher: Bencher<'_, '_>) {
    bencher.counter(total()).bench(|| TEXTS.iter().map(|t| detect::detect(black_box(t)).len()).sum::<usize>());
}

/// Judging what detection found, per byte of the texts.
#[divan::bench]
fn judge(bencher: Bencher<'_, '_>) {
    let found: Vec<_> = TEXTS.iter().map(|t| (t, detect::detect(t))).collect();
    bencher.counter(total()).bench(|| {
        let secrets = found.iter().flat_map(|(text, all)| all.iter().map(move |c| judge::judge(text, c.clone(), NOW)));
        secrets.filter(|s| s.verdict.is_reported()).count()
    });
}
