//! Binary property lists (`Info.plist` of built apps): their dictionaries.
//!
//! In: a list of version `00`. Out: the text values of dictionaries with their keys, as in a list of XML, and all other texts.

use super::{Listing, from_wide};
use std::borrow::Cow;
use std::collections::HashSet;

const TRAILER: usize = 32;

/// Kinds of objects.
const ASCII: u8 = 5;
const UTF16: u8 = 6;
const DICTIONARY: u8 = 0xD;

struct Objects<'a> {
    bytes: &'a [u8],
    /// Where the table of offsets begins, the width of its entries, the width of references, the number of objects.
    table: usize,
    width: usize,
    reference: usize,
    count: usize,
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0usize, |n, b| n << 8 | usize::from(*b))
}

pub(super) fn list(bytes: &[u8], out: &mut Listing) -> Option<()> {
    let trailer = bytes.get(bytes.len().checked_sub(TRAILER)?..)?;
    let objects = Objects {
        bytes,
        table: number(&trailer[24..32]),
        width: usize::from(trailer[6]).clamp(1, 8),
        reference: usize::from(trailer[7]).clamp(1, 8),
        count: number(&trailer[8..16]),
    };
    if objects.count > bytes.len() {
        return None;
    }
    let mut named = HashSet::new();
    for index in 0..objects.count {
        let (kind, len, at) = objects.head(index)?;
        if kind == DICTIONARY {
            for entry in 0..len.min(bytes.len()) {
                out.spend(1)?;
                let second = len.checked_add(entry).and_then(|entry| objects.reference(at, entry));
                let (Some(key), Some(value)) = (objects.reference(at, entry), second) else { break };
                if let (Some(key), Some(text)) = (objects.text(key), objects.text(value)) {
                    named.insert(value);
                    out.named_line(&[b"<key>", &key, b"</key>"])?;
                    out.named_line(&[b"<string>", &text, b"</string>"])?;
                }
            }
        }
    }
    for index in (0..objects.count).filter(|index| !named.contains(index)) {
        if let Some(text) = objects.text(index) {
            out.string(&text)?;
        }
    }
    Some(())
}

impl<'a> Objects<'a> {
    /// Kind, length, and where the content begins.
    fn head(&self, index: usize) -> Option<(u8, usize, usize)> {
        let at = self.table.checked_add(index.checked_mul(self.width)?)?;
        let at = number(self.bytes.get(at..at.checked_add(self.width)?)?);
        let head = *self.bytes.get(at)?;
        let (kind, short) = (head >> 4, usize::from(head & 15));
        if short < 15 || kind < 4 {
            return Some((kind, short, at + 1));
        }
        // The length is a number of its own.
        let width = 1usize << (self.bytes.get(at + 1)? & 3);
        Some((kind, number(self.bytes.get(at + 2..at + 2 + width)?), at + 2 + width))
    }

    fn reference(&self, at: usize, index: usize) -> Option<usize> {
        let at = at.checked_add(index.checked_mul(self.reference)?)?;
        Some(number(self.bytes.get(at..at.checked_add(self.reference)?)?))
    }

    fn text(&self, index: usize) -> Option<Cow<'a, [u8]>> {
        let (kind, len, at) = self.head(index).filter(|_| index < self.count)?;
        match kind {
            ASCII => self.bytes.get(at..at.checked_add(len)?).map(Cow::Borrowed),
            UTF16 => {
                let units = self.bytes.get(at..at.checked_add(len.checked_mul(2)?)?)?.chunks_exact(2);
                Some(Cow::Owned(from_wide(units.map(|u| u16::from_be_bytes([u[0], u[1]])))))
            }
            _ => None,
        }
    }
}
