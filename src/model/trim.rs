//! Texts without what stands at their end.

/// A text without the bytes at its end that are to be dropped.
pub(crate) fn trimmed(text: &[u8], drop: impl Fn(u8) -> bool) -> &[u8] {
    &text[..text.iter().rposition(|b| !drop(*b)).map_or(0, |p| p + 1)]
}
