//! Sets of ASCII characters as bit masks; `build.rs` knows their names.

/// A set of ASCII characters: bit `n` stands for the byte `n`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AsciiSet(pub u128);

impl AsciiSet {
    /// Whether the byte is in the set.
    #[inline]
    pub const fn has(self, byte: u8) -> bool {
        byte < 128 && (self.0 >> byte) & 1 == 1
    }

    /// Members in byte order.
    pub fn members(self) -> impl Iterator<Item = u8> {
        (0..128).filter(move |b| self.has(*b))
    }
}

impl std::fmt::Debug for AsciiSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text: String = self.members().map(char::from).collect();
        write!(f, "AsciiSet({text:?})")
    }
}
