//! The beginnings of many literals as a set of bits: whether one of them may stand at a place is one look.
//!
//! In: literals of two bytes or more. Out: whether a place may be the beginning of one, by its first four bytes; where it says no, none
//! begins.

/// Beginnings of two, three and four bytes, hashed into one table that stays in the nearest cache: all of those that have no more, the first
/// four of the others.
pub struct Heads {
    bits: [u64; 1 << 10],
    /// Whether there are beginnings of two, of three and of four bytes.
    lengths: [bool; 3],
}

impl Heads {
    /// The beginnings of these literals.
    pub fn new<'a>(literals: impl Iterator<Item = &'a [u8]>) -> Box<Heads> {
        let mut heads = Box::new(Heads { bits: [0; 1 << 10], lengths: [false; 3] });
        for literal in literals {
            let len = literal.len().clamp(2, 4);
            let (word, bit) = Self::slot(head(literal, 0), len);
            heads.bits[word] |= 1 << bit;
            heads.lengths[len - 2] = true;
        }
        heads
    }

    #[inline(always)]
    fn slot(head: [u8; 4], len: usize) -> (usize, u32) {
        let head = u32::from_le_bytes(head) & (u32::MAX >> (8 * (4 - len)));
        // Multiplicative hashing: the upper bits of the product depend on all of the word.
        let slot = head.wrapping_add(len as u32).wrapping_mul(0x9E37_79B1) >> 16;
        ((slot >> 6) as usize, slot & 63)
    }

    /// Whether a literal may begin with these bytes. Without a branch on what they are.
    #[inline(always)]
    pub fn has(&self, head: [u8; 4]) -> bool {
        let [two, three, four] = self.lengths;
        (two && self.has_of(head, 2)) | (three && self.has_of(head, 3)) | (four && self.has_of(head, 4))
    }

    #[inline(always)]
    fn has_of(&self, head: [u8; 4], len: usize) -> bool {
        let (word, bit) = Self::slot(head, len);
        self.bits[word] >> bit & 1 != 0
    }
}

/// The four bytes at a place; behind the end of a text there are zeros.
#[inline]
pub fn head(text: &[u8], at: usize) -> [u8; 4] {
    match text.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        Some(head) => *head,
        None => std::array::from_fn(|i| text.get(at + i).copied().unwrap_or(0)),
    }
}
