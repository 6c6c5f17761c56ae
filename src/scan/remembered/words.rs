//! Constant words of the program that come back from a file.
//!
//! In: text. Out: the same for as long as the process lives. Reasons and codings are constants wherever they are made, and what reads
//! them relies on it. Each is kept once; a file that this program has sealed holds no others than those it wrote.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

static WORDS: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);

pub(super) fn constant(word: &str) -> &'static str {
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    let words = words.get_or_insert_default();
    match words.get(word) {
        Some(known) => known,
        None => {
            let new: &'static str = Box::leak(word.to_owned().into_boxed_str());
            words.insert(new);
            new
        }
    }
}
