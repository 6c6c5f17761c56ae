//! Prints what the committed n-gram table achieves.
//!
//! ```text
//! cargo run --release --example ngram_report -- FOLDER...
//! ```
//!
//! Random keys are drawn here from a fixed seed, for every alphabet and every length from 16 to 60. The folders hold public
//! source text of whole projects that the table was not trained on. `--list` prints the source tokens that pass.

#[path = "ngram_corpus/mod.rs"]
mod corpus;

use corpus::{Corpus, Random, alphabets, draw, uuid_v4};
use keylint::judge::ngram::{log_odds, looks_random};
use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;

/// Keys drawn for every alphabet and length.
const DRAWS: usize = 50_000;
/// Shortest source token that counts.
const LEAST: usize = 12;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (flags, folders): (Vec<_>, Vec<_>) = arguments.iter().partition(|a| a.starts_with("--"));
    random_keys();
    for folder in &folders {
        source(folder, &Corpus::read([Path::new(folder)], LEAST), false);
    }
    if !folders.is_empty() {
        let all = Corpus::read(folders.iter().map(|f| Path::new(f.as_str())), LEAST);
        source("all", &all, flags.iter().any(|f| *f == "--list"));
        speed(&all);
    }
}

/// Share of random keys that pass: over all lengths, and at the worst length.
fn random_keys() {
    let mut random = Random::new(2);
    println!("random keys that pass, lengths 16 to 60");
    let mut print = |name: &str, make: &mut dyn FnMut(&mut Random, usize) -> Vec<u8>| {
        let passed = |random: &mut Random, make: &mut dyn FnMut(&mut Random, usize) -> Vec<u8>, len| {
            (0..DRAWS).filter(|_| looks_random(&make(random, len))).count() as f64 * 100.0 / DRAWS as f64
        };
        let shares: Vec<(usize, f64)> = (16..=60).map(|len| (len, passed(&mut random, make, len))).collect();
        let mean = shares.iter().map(|s| s.1).sum::<f64>() / shares.len() as f64;
        if let Some((len, least)) = shares.into_iter().min_by(|a, b| a.1.total_cmp(&b.1)) {
            println!("  {name:14} mean {mean:8.4} %  least {least:8.4} % at {len}");
        }
    };
    for (name, alphabet) in alphabets() {
        print(name, &mut |random, len| draw(random, &alphabet, len));
    }
    let (letters, digits): (Vec<u8>, Vec<u8>) =
        alphabets()["base36-lower"].iter().partition(|b| b.is_ascii_alphabetic());
    let mixed = [&letters[..], &digits[..]].concat();
    print("letters+digits", &mut |random, len| {
        let mut key = draw(random, &mixed, len);
        // At least one of each, as passwords policies ask.
        (key[0], key[1]) = (letters[random.below(26)], digits[random.below(10)]);
        key
    });
    print("uuid-v4", &mut |random, _| uuid_v4(random));
}

fn share(set: &HashSet<Vec<u8>>) -> (usize, f64) {
    let passed = set.iter().filter(|t| looks_random(t)).count();
    (passed, passed as f64 * 100.0 / set.len().max(1) as f64)
}

fn source(name: &str, corpus: &Corpus, list: bool) {
    let (passed, percent) = share(&corpus.source);
    println!(
        "{name}: source {passed} of {} pass ({percent:.3} %); set apart: random by shape {} of {}, data files and encoded blocks {} of {}",
        corpus.source.len(),
        share(&corpus.random).0,
        corpus.random.len(),
        share(&corpus.data).0,
        corpus.data.len(),
    );
    if list {
        let mut passing: Vec<_> = corpus.source.iter().filter(|t| looks_random(t)).collect();
        passing.sort();
        passing.iter().for_each(|t| println!("  {:4} {}", log_odds(t), String::from_utf8_lossy(t)));
    }
}

fn speed(corpus: &Corpus) {
    let tokens: Vec<&Vec<u8>> = corpus.source.iter().collect();
    let start = Instant::now();
    let sum: i64 = tokens.iter().map(|t| i64::from(log_odds(t))).sum();
    let each = start.elapsed().as_nanos() as f64 / tokens.len().max(1) as f64;
    let length = tokens.iter().map(|t| t.len()).sum::<usize>() as f64 / tokens.len().max(1) as f64;
    println!(
        "{each:.0} ns per source token of {length:.0} characters (mean of log odds {})",
        sum / tokens.len().max(1) as i64
    );
}
