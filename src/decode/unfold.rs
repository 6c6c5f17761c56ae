//! From the spots of a text to the texts that begin there.
//!
//! In: a text and its spots. Out: each text that is wrapped in it, one at a time, with its place in the text around. What is made is
//! limited by a [`Budget`] for the whole blob, which says when it cut something.

use super::spot::{Kind, Spot};
use super::{Doc, Map, Only, archive, armor, escape, inflate, splice, wide};
use crate::model::Layer;
use std::borrow::Cow;
use std::ops::Range;

/// How much may still be made of one blob.
#[derive(Debug)]
pub struct Budget {
    /// Bytes.
    pub bytes: usize,
    /// Texts within texts within texts.
    pub depth: usize,
    /// What was not unfolded, and why.
    pub cut: Vec<&'static str>,
}

/// Bytes that one blob may unfold to: its own size many times over, and some.
const LEAST_BYTES: usize = 16 << 20;
const TIMES: usize = 16;
const MOST_BYTES: usize = 256 << 20;

/// A release of Helm is base64 of base64 of gzip of JSON, whose values are base64.
const MOST_DEPTH: usize = 6;

impl Budget {
    /// For a blob of so many bytes.
    pub fn of_blob(len: usize) -> Self {
        let bytes = len.saturating_mul(TIMES).clamp(LEAST_BYTES, MOST_BYTES);
        Budget { bytes, depth: MOST_DEPTH, cut: Vec::new() }
    }

    fn take(&mut self, len: usize) {
        self.bytes = self.bytes.saturating_sub(len);
    }

    fn say(&mut self, why: &'static str) {
        if !self.cut.contains(&why) {
            self.cut.push(why);
        }
    }
}

/// Shorter texts hold nothing that is not told by what stands around.
const LEAST: usize = 12;

/// Hands every text that begins at a spot to `each`, which says whether it holds anything; spots that hold nothing become barren.
/// `is_token` tells the characters of which tokens are made. Spots are sorted.
pub fn unfold(
    text: &[u8],
    spots: &mut [Spot],
    is_token: impl Fn(u8) -> bool + Copy,
    budget: &mut Budget,
    each: &mut dyn FnMut(Doc<'_>, &mut Budget) -> bool,
) {
    if spots.is_empty() {
        return;
    }
    if budget.depth == 0 {
        return budget.say("layers nested deeper than the limit");
    }
    budget.depth -= 1;
    // What one spot unfolded may hold others, which are as barren as that one: the lines of a block.
    let mut done = [const { None }; 5];
    for spot in spots {
        let done: &mut Option<Unfolded> = &mut done[spot.kind as usize];
        if let Some(before) = done.as_ref().filter(|d| spot.at < d.end) {
            if before.barren {
                spot.set_barren(&before.read);
            }
            continue;
        }
        if budget.bytes == 0 {
            budget.say("layers hold more than the limit");
            break;
        }
        let (doc, unfolded) = one(text, spot, is_token, budget.bytes);
        let mut barren = true;
        if let Some(doc) = doc.filter(|d| d.text.len() >= LEAST) {
            budget.take(doc.text.len());
            barren = !readable(doc, budget, each);
        }
        if barren {
            spot.set_barren(&unfolded.read);
        }
        *done = Some(Unfolded { barren, ..unfolded });
    }
    budget.depth += 1;
}

/// What was unfolded at a spot.
struct Unfolded {
    /// What was read.
    read: Range<usize>,
    /// Where other spots of the kind are no part of it.
    end: usize,
    barren: bool,
}

/// The text that begins at a spot, of at most so many bytes.
fn one(
    text: &[u8],
    spot: &Spot,
    is_token: impl Fn(u8) -> bool + Copy,
    most: usize,
) -> (Option<Doc<'static>>, Unfolded) {
    let unfolded = |end: usize, around: usize| Unfolded {
        read: spot.at.saturating_sub(around)..end + around,
        end: end.max(spot.at + 1),
        barren: false,
    };
    match spot.kind {
        Kind::Base64 | Kind::Hex => {
            let (doc, end) = armor::decode(text, spot.at, spot.kind, most.saturating_mul(2));
            (Some(doc), unfolded(end, 0))
        }
        Kind::Escapes => {
            let (doc, end) = escape::unfold(text, spot.at, most);
            (Some(doc), unfolded(end, escape::AROUND))
        }
        Kind::Percent => {
            let (mut doc, _) = escape::unfold(text, spot.at, most);
            // The value itself need not have an escape; what is known outside is not told twice.
            doc.only = Only::Anything;
            let end = doc.outer_span(&(doc.text.len()..doc.text.len())).end;
            (Some(doc), unfolded(end, escape::AROUND))
        }
        Kind::Splice => {
            let len = text[spot.at.min(text.len())..].iter().take_while(|b| is_token(**b)).count();
            let doc = splice::unfold(text, spot.at..spot.at + len, is_token);
            (doc, unfolded(spot.at + spot.len, splice::AROUND))
        }
    }
}

/// Hands on a text, or what it is when it is inflated or brought into another encoding.
fn readable(doc: Doc<'_>, budget: &mut Budget, each: &mut dyn FnMut(Doc<'_>, &mut Budget) -> bool) -> bool {
    if let Some(inflated) = inflate::inflate(&doc.text, budget.bytes) {
        budget.take(inflated.bytes.len());
        if inflated.cut {
            budget.say("layers hold more than the limit");
        }
        let map = Map::Whole(doc.outer_span(&(0..doc.text.len())));
        let layers = [&doc.layers[..], &[Layer::Coding(inflated.layer)]].concat();
        return each(Doc { text: Cow::Owned(inflated.bytes), layers, map, only: Only::Anything }, budget);
    }
    if doc.text.starts_with(b"PK\x03\x04") {
        return members(&doc, budget, each);
    }
    match wide::encoding(&doc.text) {
        Some(encoding) => {
            let inner = wide::decode(&doc.text, encoding);
            let inner = inner.within(&doc);
            each(inner, budget)
        }
        None => each(doc, budget),
    }
}

/// Hands on the members of an archive that stood in a text.
fn members(doc: &Doc<'_>, budget: &mut Budget, each: &mut dyn FnMut(Doc<'_>, &mut Budget) -> bool) -> bool {
    let limits = archive::Limits {
        depth: budget.depth + 1,
        members: MOST_MEMBERS,
        bytes: budget.bytes as u64,
        held: budget.bytes,
    };
    let mut members = Members { doc, budget, each, holds: false };
    archive::open(&doc.text, limits, &mut members);
    members.holds
}

/// Most members of an archive that stands in a text.
const MOST_MEMBERS: usize = 10_000;

/// Makes a text of each member.
struct Members<'m, 'd> {
    doc: &'m Doc<'d>,
    budget: &'m mut Budget,
    each: &'m mut dyn FnMut(Doc<'_>, &mut Budget) -> bool,
    /// Whether one of them holds anything, or was not read.
    holds: bool,
}

impl archive::Visitor for Members<'_, '_> {
    fn wants(&mut self, _: &[Layer]) -> bool {
        self.budget.bytes > 0
    }

    fn member(&mut self, way: &[Layer], bytes: &[u8]) {
        self.budget.take(bytes.len());
        let map = Map::Whole(self.doc.outer_span(&(0..self.doc.text.len())));
        let layers = [&self.doc.layers[..], way].concat();
        let inner = Doc { text: Cow::Borrowed(bytes), layers, map, only: Only::Anything };
        self.holds |= (self.each)(inner, self.budget);
    }

    fn unread(&mut self, _: &[Layer], why: &'static str) {
        // The text was read. Digits that begin like an archive and are none to their end need not be one: those of a pattern, or of a part.
        if why != archive::DAMAGED {
            self.budget.say(why);
            self.holds = true;
        }
    }

    fn closed(&mut self, _: &[Layer]) {
        self.budget.say("an archive in a text has a member that is not opened");
        self.holds = true;
    }

    fn large(&mut self) {}
}

impl Doc<'_> {
    /// The same text, with its place in the text from which `outer` was taken.
    pub fn within(self, outer: &Doc<'_>) -> Self {
        let layers = [&outer.layers[..], &self.layers[..]].concat();
        let map = match (self.map, &outer.map) {
            (map, Map::Same) => map,
            (Map::Whole(span), _) => Map::Whole(outer.outer_span(&span)),
            (_, Map::Whole(span)) => Map::Whole(span.clone()),
            (Map::Same, Map::Each { offsets, slack }) => Map::Each { offsets: offsets.clone(), slack: *slack },
            (Map::Each { offsets, slack }, Map::Each { offsets: places, slack: more }) => {
                let last = places.last().copied().unwrap_or(0);
                let offsets = offsets.iter().map(|o| places.get(*o as usize).copied().unwrap_or(last)).collect();
                // A character of one encoding is at most six of another.
                Map::Each { offsets, slack: slack * 6 + more }
            }
        };
        Doc { text: self.text, layers, map, only: self.only }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::spot::Kind;

    #[test]
    fn digits_that_begin_like_an_archive_and_end_before_it_are_no_gap() {
        // The header of a member of three bytes, and nothing that follows it.
        let head = b"PK\x03\x04\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\0\x03\0\0\0\x01\0\0\0aabc";
        let text = format!("body = \"{}\\\\.end\"\n", data_encoding::BASE64.encode(head));
        let spot = Spot { at: 8, len: 40, kind: Kind::Base64, barren: None };
        let (mut budget, mut texts) = (Budget::of_blob(text.len()), 0);
        unfold(text.as_bytes(), &mut [spot], |b| b.is_ascii_alphanumeric(), &mut budget, &mut |_, _| {
            texts += 1;
            false
        });
        assert!(budget.cut.is_empty(), "{:?}", budget.cut);
    }
}
