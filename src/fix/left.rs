//! What is left to do by hand when a fix has put a read of the environment in the place of a key.
//!
//! In: the fixes of a file with their remedies, and its text. Out: titles that say what goes on where the variable is not set, in languages in which
//! something does, and on which lines the same key stands once more. No edit is changed.

use super::lines::line_at;
use super::steps::Source;
use crate::model::{Fix, Remedy, Step};
use crate::rules::{fixes, signs};
use std::collections::HashSet;

/// Fixes of one file of which it is said where their keys stand once more; lines that are named; and the length from which a key is no word that
/// stands there for something else.
const FIXES: usize = 64;
const LINES: usize = 5;
const LONG: usize = 8;

/// Says it in the titles.
pub(super) fn say(fixes: &mut [Option<Fix>], remedies: &[&Remedy], source: &Source<'_>) {
    let is_read = |step: &Step| matches!(step, Step::ReadEnvironment { .. } | Step::DropFallback { .. });
    let reads = |remedy: &&Remedy| remedy.steps.iter().any(is_read);
    let made = || fixes.iter().zip(remedies).filter(|(fix, remedy)| fix.is_some() && reads(remedy));
    if made().next().is_none() {
        return;
    }
    let places = |remedy: &&Remedy| remedy.steps.iter().filter_map(start_of).collect::<Vec<_>>();
    let mended: HashSet<usize> =
        fixes.iter().zip(remedies).filter(|(fix, _)| fix.is_some()).flat_map(|(_, r)| places(r)).collect();
    let unset = source.code().and_then(|code| fixes::of(code.table)).map_or("", |table| table.unset);
    let mut count = 0;
    for (fix, remedy) in fixes.iter_mut().zip(remedies).filter(|(_, remedy)| reads(remedy)) {
        let Some(fix) = fix else { continue };
        let new = || fix.patches.iter().filter(|p| p.path == remedy.path).flat_map(|p| &p.edits);
        if !unset.is_empty() && !new().any(|e| signs::any_in(signs::ENDING_READS, e.text.as_bytes())) {
            fix.title = format!("{}; {unset}", fix.title);
        }
        count += 1;
        // Offsets of a piece of a file are others.
        if count <= FIXES && !remedy.inside {
            let lines = remedy.steps.iter().find_map(|step| again(step, source.text, &mended)).unwrap_or_default();
            if !lines.is_empty() {
                let word = if lines.len() == 1 { "line" } else { "lines" };
                fix.title = format!("{}; the same key is left on {word} {}", fix.title, lines.join(", "));
            }
        }
    }
}

/// Where a step begins to change a key.
fn start_of(step: &Step) -> Option<usize> {
    match step {
        Step::ReadEnvironment { start, .. } | Step::DropFallback { start, .. } | Step::Refer { start, .. } => {
            Some(*start as usize)
        }
        _ => None,
    }
}

/// The lines on which the key of a step stands where nothing mends it.
fn again(step: &Step, text: &str, mended: &HashSet<usize>) -> Option<Vec<String>> {
    let Step::ReadEnvironment { key, .. } = step else { return None };
    let is_of_key = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || b"_-".contains(b));
    let bytes = text.as_bytes();
    let alone = |at: &usize| {
        !is_of_key(at.checked_sub(1).and_then(|before| bytes.get(before))) && !is_of_key(bytes.get(at + key.len()))
    };
    let long = Some(key).filter(|key| key.len() >= LONG)?;
    let all = memchr::memmem::find_iter(bytes, long.reveal()).filter(|at| !mended.contains(at)).filter(alone);
    let starts = all.map(|at| line_at(text, at).0);
    let mut lines: Vec<usize> = Vec::new();
    for start in starts.take(LINES) {
        let line = bytes.get(..start).map_or(0, |head| memchr::memchr_iter(b'\n', head).count()) + 1;
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Some(lines.iter().map(usize::to_string).collect())
}
