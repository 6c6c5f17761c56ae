//! A place in a text that a person can go to, with a masked excerpt to show.

use super::{ObjectId, Origin};

/// A span of a text in lines and columns. Lines and columns start at 1; columns count Unicode characters of the lossily
/// decoded line; the end column is exclusive.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Where the text is from.
    pub origin: Origin,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
    /// The commit by which the place is to be found, when it is not in the working tree.
    pub commit: Option<ObjectId>,
}

/// Lines of a text around a place in which every known secret has been masked to the same length.
/// Valid UTF-8, but control characters are still those of the target: a report must encode them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The lines, `\n`-separated, without a final newline. Empty if the lines are too long to show.
    pub text: String,
    /// Line number of the first line.
    pub first_line: u32,
}

impl Excerpt {
    /// A line by its number; empty if it is not among these.
    pub fn line(&self, number: u32) -> &str {
        let below = number.checked_sub(self.first_line).and_then(|below| usize::try_from(below).ok());
        below.and_then(|below| self.text.lines().nth(below)).unwrap_or_default()
    }
}
