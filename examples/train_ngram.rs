//! Trains the n-gram table of `judge::ngram` and prints its SHA-256.
//!
//! ```text
//! cargo run --release --example train_ngram -- rules/judge/ngram.bin FOLDER...
//! ```
//!
//! The folders hold public source text of many languages; their tokens are counted once each, so that no project and no
//! loop variable weighs more than another. The floors are measured on keys that the program draws itself from a fixed seed.
//! The same folders give the same bytes. Nothing that was read leaves the program but the table and its counts.

#[path = "ngram_corpus/mod.rs"]
mod corpus;

use corpus::{Corpus, Random, alphabets, draw};
use keylint::judge::ngram::{
    CONTEXTS, FLOOR_LENGTHS, FLOOR_STEP, KINDS, Kind, LEAST_FLOOR, OUTCOMES, STEPS_PER_DECIBEL, TABLE_LEN, TRIGRAMS,
    floor_at, ratio, walk,
};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Longer tokens are data.
const MAX_TOKEN: usize = 200;
/// Random keys drawn for every alphabet and length to measure a floor.
const DRAWS: usize = 100_000;
/// Keys out of [`DRAWS`] that may fall below the floor. Fewer for hexadecimal, of which keys without a letter are lost already.
const fn below(kind: usize) -> usize {
    if kind == Kind::Hex as usize { 20 } else { 60 }
}

type Table = [u8; TABLE_LEN];

fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(out), folders) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        eprintln!("usage: train_ngram OUT FOLDER...");
        std::process::exit(2);
    };
    let corpus = Corpus::read(folders.iter().map(PathBuf::as_path), 4);
    println!("{} files, {} distinct tokens", corpus.files, corpus.source.len());

    let mut table = costs(&count(&corpus, None));
    // Once more without what the first table takes for random: keys and encoded data that the rules by path and shape missed.
    let first = table;
    let counts = count(&corpus, Some(&first));
    table = costs(&counts);
    floors(&mut table);

    std::fs::write(&out, table).unwrap_or_else(|e| {
        eprintln!("{}: {e}", Path::new(&out).display());
        std::process::exit(2);
    });
    println!("{TABLE_LEN} bytes, sha256 {}", hex(&Sha256::digest(table)));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// How often each place of the table is visited. With a table, tokens of 16 and more that it takes for random are left out.
fn count(corpus: &Corpus, table: Option<&Table>) -> Vec<u64> {
    let mut counts = vec![0; TABLE_LEN];
    let mut left_out = 0;
    for token in corpus.source.iter().filter(|t| t.len() <= MAX_TOKEN) {
        let random = |table| ratio(table, token).is_some_and(|(_, decibels)| decibels > 20);
        if token.len() >= 16 && table.is_some_and(random) {
            left_out += 1;
        } else {
            walk(token, |at| counts[at] += 1);
        }
    }
    println!("{left_out} tokens left out");
    counts
}

/// Costs from counts: Witten-Bell smoothing of trigrams by bigrams by single characters; case by its own context alone.
fn costs(counts: &[u64]) -> Table {
    let mut table = [0; TABLE_LEN];
    let mut singles = [1u64; OUTCOMES];
    let mut pairs = vec![[0u64; OUTCOMES]; CONTEXTS];
    for (at, n) in counts[..TRIGRAMS].iter().enumerate() {
        singles[at % OUTCOMES] += n;
        pairs[at / OUTCOMES % CONTEXTS][at % OUTCOMES] += n;
    }
    let total = singles.iter().sum::<u64>() as f64;
    let single: Vec<f64> = singles.iter().map(|n| *n as f64 / total).collect();
    let pair: Vec<Vec<f64>> = pairs.iter().map(|row| smooth(row, &single)).collect();
    for context in 0..CONTEXTS * CONTEXTS {
        let row = &counts[context * OUTCOMES..][..OUTCOMES];
        for (outcome, p) in smooth(row, &pair[context % CONTEXTS]).into_iter().enumerate() {
            table[context * OUTCOMES + outcome] = cost(p);
        }
    }
    for at in (TRIGRAMS..floor_at(Kind::Hex, 0)).step_by(2) {
        let (lower, upper) = (counts[at] as f64 + 0.5, counts[at + 1] as f64 + 0.5);
        table[at] = cost(lower / (lower + upper));
        table[at + 1] = cost(upper / (lower + upper));
    }
    table
}

/// Witten-Bell: as much weight for the shorter context as different outcomes were seen.
fn smooth(row: &[u64], shorter: &[f64]) -> Vec<f64> {
    let total = row.iter().sum::<u64>() as f64;
    let kinds = row.iter().filter(|n| **n > 0).count().max(1) as f64;
    row.iter().zip(shorter).map(|(n, p)| (*n as f64 + kinds * p) / (total + kinds)).collect()
}

fn cost(probability: f64) -> u8 {
    (-10.0 * probability.log10() * f64::from(STEPS_PER_DECIBEL)).round().clamp(0.0, 255.0) as u8
}

/// For each kind and length, what all but [`below`] of [`DRAWS`] keys of every alphabet reach.
fn floors(table: &mut Table) {
    let mut random = Random::new(1);
    for len in FLOOR_LENGTHS {
        let mut lowest = [i32::from(u8::MAX) * FLOOR_STEP; KINDS];
        for alphabet in alphabets().values() {
            let mut ratios: [Vec<i32>; KINDS] = Default::default();
            for _ in 0..DRAWS {
                if let Some((kind, decibels)) = ratio(table, &draw(&mut random, alphabet, len)) {
                    ratios[kind as usize].push(decibels);
                }
            }
            for (kind, ratios) in ratios.iter_mut().enumerate() {
                ratios.sort_unstable();
                if let Some(floor) = ratios.get(below(kind)) {
                    lowest[kind] = lowest[kind].min(floor - 1);
                }
            }
        }
        for kind in [Kind::Hex, Kind::OneCase, Kind::Mixed] {
            table[floor_at(kind, len)] =
                (lowest[kind as usize] - LEAST_FLOOR).div_euclid(FLOOR_STEP).clamp(0, 255) as u8;
        }
    }
}
