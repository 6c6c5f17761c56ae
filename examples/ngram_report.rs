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
use keylint::judge::ngram::{SHORT, log_odds, looks_random, short_odds};
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
    short_keys();
    for folder in &folders {
        source(folder, &Corpus::read([Path::new(folder)], LEAST), false);
    }
    if !folders.is_empty() {
        let all = Corpus::read(folders.iter().map(|f| Path::new(f.as_str())), LEAST);
        source("all", &all, flags.iter().any(|f| *f == "--list"));
        speed(&all);
    }
}

/// Whether a token is short and looks random for its length.
fn is_short_and_random(token: &[u8]) -> bool {
    short_odds(token).is_some_and(|odds| odds > 0)
}

/// Share of short random keys that pass, by length.
fn short_keys() {
    let mut random = Random::new(3);
    println!("short random keys that pass, lengths {} to {}", SHORT.start(), SHORT.end());
    for (name, alphabet) in alphabets().iter().filter(|(_, a)| a.iter().all(u8::is_ascii_alphanumeric)) {
        let shares = SHORT.map(|len| {
            let passed = (0..DRAWS).filter(|_| is_short_and_random(&draw(&mut random, alphabet, len))).count();
            format!("{:5.1}", passed as f64 * 100.0 / DRAWS as f64)
        });
        println!("  {name:14} {} %", shares.collect::<Vec<_>>().join(" "));
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
    let short: Vec<_> = corpus.source.iter().filter(|t| SHORT.contains(&t.len())).collect();
    let passed = short.iter().filter(|t| is_short_and_random(t)).count();
    println!(
        "  {passed} of {} short ones look random ({:.3} %)",
        short.len(),
        passed as f64 * 100.0 / short.len().max(1) as f64
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
