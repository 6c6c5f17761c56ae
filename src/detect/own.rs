//! Tokens of the formats that users declare for themselves.
//!
//! In: a text, the formats, what was found otherwise. Out: their tokens among that. A text is searched whole, whatever it was made from:
//! such formats may reach over what is no run of token characters, and most runs have none.

use super::{Found, left, runs};
use crate::model::Candidate;
use crate::rules::own::{self, Formats};

/// Adds the tokens of these formats, in place of those that were carried over from another text.
pub(super) fn add(text: &[u8], formats: Formats, found: &mut Found) {
    if formats.is_empty() {
        return;
    }
    found.candidates.retain(|c| !c.rules.iter().any(|id| own::is_own(*id)));
    for (at, prefix, id) in formats.beginnings(text) {
        if !begins(text, at) {
            continue;
        }
        if let Some(end) = runs::token_end(text, at, at + prefix, id) {
            found.candidates.push(Candidate { span: at..end, rules: vec![id], usage: left::usage_of(text, at..end) });
        }
    }
}

/// Whether a token may begin at a place: not within a word.
fn begins(text: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| text[before]);
    before.is_none_or(|b| !b.is_ascii_alphanumeric()) || runs::is_after_escape(text, at)
}
