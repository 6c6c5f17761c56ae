//! The one type that holds a secret in full.

use std::fmt;

/// A secret's bytes. `Debug` prints the length, `Display` does not exist, serialization does not exist:
/// a report asks for [`SecretText::masked`], or for [`SecretText::reveal`] when the user gave `--show-secrets`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SecretText(Vec<u8>);

impl SecretText {
    /// Takes the bytes of a secret.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(bytes.into())
    }

    /// The bytes in full. Only judging and the `--show-secrets` path of a report may call this.
    pub fn reveal(&self) -> &[u8] {
        &self.0
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first `visible` characters and as many asterisks as characters are hidden, one per character of the
    /// lossily decoded text, so that columns stay true. At most a third of the secret is ever shown.
    pub fn masked(&self, visible: usize) -> String {
        let text = String::from_utf8_lossy(&self.0);
        let total = text.chars().count();
        let visible = visible.min(total / 3);
        text.chars().enumerate().map(|(i, c)| if i < visible || c == '\n' { c } else { '*' }).collect()
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretText({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_a_length_alone() {
        assert_eq!(format!("{:?}", SecretText::new("hunter2")), "SecretText(7 bytes)");
    }

    #[test]
    fn masking_keeps_columns_and_shows_at_most_a_third() {
        assert_eq!(SecretText::new("abcdefghi").masked(4), "abc******");
        assert_eq!(SecretText::new("ab").masked(4), "**");
        assert_eq!(SecretText::new("päßword").masked(1), "p******");
    }
}
