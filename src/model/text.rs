//! The one type that holds a secret in full.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// A secret's bytes. `Debug` prints the length, `Display` does not exist, serialization does not exist:
/// a report asks for [`SecretText::masked`], or for [`SecretText::reveal`] when the user gave `--show-secrets`.
///
/// Two are equal if they are the same secret. That is the same text, unless a secret can be written in several ways: a private key is the
/// same in a file of its own and in a literal with `\\n` for its line ends.
#[derive(Clone)]
pub struct SecretText {
    text: Vec<u8>,
    /// What is the same however the secret is written, where that is not the text.
    identity: Option<[u8; 32]>,
}

impl SecretText {
    /// Takes the bytes of a secret.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self { text: bytes.into(), identity: None }
    }

    /// Takes the bytes of a secret that can be written in several ways, and what is the same in all of them.
    pub fn written(bytes: impl Into<Vec<u8>>, identity: Option<[u8; 32]>) -> Self {
        Self { text: bytes.into(), identity }
    }

    /// The bytes in full. Only judging and the `--show-secrets` path of a report may call this.
    pub fn reveal(&self) -> &[u8] {
        &self.text
    }

    /// What two spellings of the same secret have in common.
    pub fn identity(&self) -> &[u8] {
        self.identity.as_ref().map_or(&self.text, |identity| &identity[..])
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The first `visible` characters and as many asterisks as characters are hidden, one per character of the
    /// lossily decoded text, so that columns stay true. At most a third of the secret is ever shown.
    pub fn masked(&self, visible: usize) -> String {
        let text = String::from_utf8_lossy(&self.text);
        let total = text.chars().count();
        let visible = visible.min(total / 3);
        text.chars().enumerate().map(|(i, c)| if i < visible || c == '\n' { c } else { '*' }).collect()
    }
}

/// A text with an asterisk for each character of some spans, so that columns stay true; line ends stay. The spans are sorted and apart.
pub fn masked_at(text: &str, spans: impl Iterator<Item = Range<usize>>) -> String {
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for span in spans {
        // What is not UTF-8 cannot stand within valid text but at its own bytes; be safe all the same.
        let (Some(before), Some(value)) = (text.get(done..span.start), text.get(span.clone())) else { continue };
        out.push_str(before);
        out.extend(value.chars().map(|c| if c == '\n' { c } else { '*' }));
        done = span.end;
    }
    out + &text[done..]
}

impl PartialEq for SecretText {
    fn eq(&self, other: &Self) -> bool {
        self.identity() == other.identity()
    }
}

impl Eq for SecretText {}

impl PartialOrd for SecretText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SecretText {
    fn cmp(&self, other: &Self) -> Ordering {
        self.identity().cmp(other.identity())
    }
}

impl Hash for SecretText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.identity().hash(state);
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretText({} bytes)", self.text.len())
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
    fn spellings_of_one_secret_are_equal() {
        let of = |text: &str, identity: u8| SecretText::written(text, Some([identity; 32]));
        assert_eq!(of("a\nb", 1), of("a\\nb", 1));
        assert_ne!(of("a", 1), of("a", 2));
        assert_ne!(SecretText::new("a"), SecretText::new("b"));
    }

    #[test]
    fn masking_keeps_columns_and_shows_at_most_a_third() {
        assert_eq!(SecretText::new("abcdefghi").masked(4), "abc******");
        assert_eq!(SecretText::new("ab").masked(4), "**");
        assert_eq!(SecretText::new("päßword").masked(1), "p******");
    }
}
