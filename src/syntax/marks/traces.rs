//! Words of commands that switch on that every command is written out.
//!
//! In: a word, and a sign of the language's data. Out: yes or no.

/// Whether a word of a command switches on that commands are written out.
pub(super) fn means_trace(word: &str, sign: &str) -> bool {
    match sign.split_once('*') {
        Some((before, letter)) => word
            .strip_prefix(before)
            .is_some_and(|rest| !rest.starts_with('-') && rest.len() < 12 && rest.contains(letter)),
        None => word == sign,
    }
}
