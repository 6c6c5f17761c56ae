//! Prints for every private key block in files the line by which `rules/judge/known-examples.txt` lists a key that everybody has.
//!
//! `cargo run --example block_numbers -- FILE...`: the number, then the file. The keys themselves are never printed.

use keylint::{detect, judge::check::pem};

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read(&path)?;
        for candidate in detect::detect(&text) {
            if let Some(number) = pem::number(&text[candidate.span]) {
                println!("{number:016x} {path}");
            }
        }
    }
    Ok(())
}
