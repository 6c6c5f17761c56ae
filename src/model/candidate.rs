//! What detection hands to judging: a span that may be a secret, and what it may be.

use super::Use;
use std::ops::Range;

/// Index of a credential rule in the compiled table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u16);

/// A span that may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Byte span of the secret itself in the inspected text.
    pub span: Range<usize>,
    /// The rules whose form it has, best first. Empty for a value that only its place of use makes a secret.
    pub rules: Vec<RuleId>,
    /// Where it is used.
    pub usage: Use,
}
