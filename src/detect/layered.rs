//! Where a text may hold another one: base64, hexadecimal, escapes, tokens in several pieces.
//!
//! In: a run of token characters, or the text. Out: [`Spot`]s. The tests are those of `decode`; a token in pieces is a spot only if
//! a rule knows it, so that concatenations in source code, which are many, leave none.

use super::runs::Run;
use super::{anchors, runs, simd};
use crate::decode::splice;
use crate::decode::spot::{self, Kind, SPOT, Spot};
use std::ops::Range;

/// Looks at one run by itself: for something encoded.
pub(super) fn inspect(text: &[u8], run: &Run, found: &mut Vec<Spot>) {
    if run.end - run.start >= spot::LEAST_RUN {
        spot::of_run(text, run.start, run.end, run.escape, run.signs.map(|(first, _)| first), found);
    }
}

/// Whether [`joined`] may find something: false for most runs. At most [`splice::NEAR`] bytes at either side of the run tell.
pub(super) fn may_be_joined(text: &[u8], run: &Run) -> bool {
    run.start > 0 && text[run.start - 1] == b'%'
        || splice::may_join(text, run.start..run.end, run.signs.map(|(first, _)| first))
}

/// Looks at what stands next to a run: for a token in pieces, and for a name behind an escaped sign.
pub(super) fn joined(text: &[u8], run: &Run, found: &mut Vec<Spot>) {
    spot::of_escaped_sign(text, run.start, run.end, found);
    if splice::may_join(text, run.start..run.end, run.signs.map(|(first, _)| first)) {
        in_pieces(text, run.start..run.end, found);
    }
}

/// A token of which the run is a piece.
fn in_pieces(text: &[u8], run: Range<usize>, found: &mut Vec<Spot>) {
    let Some(joined) = splice::joined(text, run, simd::is_token) else { return };
    let mut candidates = Vec::new();
    let mut boundary = true;
    for at in 0..joined.len.saturating_sub(1) {
        if boundary {
            runs::prefixed_at(&joined.text, at, &mut candidates);
        }
        boundary = !joined.text[at].is_ascii_alphanumeric();
    }
    anchors::inspect(&joined.text, 0, joined.len, &mut candidates);
    if !candidates.iter().any(|c| joined.is_joined(&c.span)) {
        return;
    }
    if let (Some(first), Some(last)) = (joined.offsets.first(), joined.offsets.last()) {
        let (at, len) = (*first as usize, (last - first) as usize);
        found.push(Spot::new(at, len.min(SPOT), Kind::Splice));
    }
}
