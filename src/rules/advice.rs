//! What to do about a lint, in the words of a language.
//!
//! In: the table of a language. Out: the sentence that its `advice.toml` has for a lint, or for one of its libraries. It knows no lint by itself.

use super::clients::SyntaxTable;

impl SyntaxTable {
    /// The same for calls of a library, of which there may be something of its own to say.
    pub fn advice_for(&self, lint: &str, library: &str) -> Option<&'static str> {
        self.advice(&format!("{lint} {library}")).or_else(|| self.advice(lint))
    }

    /// What to do about a lint in this language.
    pub fn advice(&self, lint: &str) -> Option<&'static str> {
        self.advice.iter().find(|(name, _)| *name == lint).map(|(_, text)| *text)
    }
}
