//! What fixes write in each language, as data.
//!
//! In: `rules/languages/*/fixes.toml`, compiled by `build/fixes.rs`. Out: static tables. A text here is written into the files of
//! others: it is complete code of its language, and a test applies every one of them.

use super::clients::SyntaxTable;
use crate::model::Applicability;

/// What fixes write in one language.
#[derive(Debug)]
pub struct FixTable {
    /// Slug of the language.
    pub language: &'static str,
    /// Whether a read of the environment may take the place of a literal without asking. None: it may not at all.
    pub environment: Option<Applicability>,
    /// Module that has to be imported to read the environment.
    pub environment_module: &'static str,
    /// Template with `{NAME}` that reads the environment; empty: that of the language's help texts.
    pub read: &'static str,
    /// Template with `{NAME}` that reads the environment inside of a string with places for values; empty if there are none.
    pub inside: &'static str,
    /// Beginnings of strings that have places for values: a letter before the quote, or the quote.
    pub inside_of: &'static [&'static str],
    /// Operator that joins two texts.
    pub join: &'static str,
    /// The same for an argument of a call, where it differs.
    pub read_argument: &'static str,
    /// What is read has to be unwrapped, as the template does.
    pub unwraps: bool,
    /// Functions that read the environment in a way of their own, and that take no fallback if none is given.
    pub keeps: &'static [&'static str],
    /// Texts may stand in quotes of either kind.
    pub either_quote: bool,
    /// Words before things whose value must be known before the program runs.
    pub constants: &'static [&'static str],
    /// Nodes of the grammar in which values must be known before the program runs.
    pub constant_nodes: &'static [&'static str],
    /// Template with `{MODULE}` that imports a module.
    pub import: &'static str,
    /// Template with `{MODULE}` and `{NAMES}` that imports names of it.
    pub import_names: &'static str,
    /// Imports with this before them must stay the first ones.
    pub import_first: &'static str,
    /// Named arguments that mend a call.
    pub arguments: &'static [Argument],
    /// Flags that mend a command.
    pub flags: &'static [Argument],
}

/// A named argument, or flags, that mend what a lint reports about a library.
#[derive(Debug)]
pub struct Argument {
    /// The lint.
    pub lint: &'static str,
    /// The client, retry library or program, as its own table names it.
    pub library: &'static str,
    /// What is written.
    pub text: &'static str,
    /// Module and names that have to be imported for it, as `module:name,name`.
    pub imports: &'static [&'static str],
    /// Whether it may be written without asking.
    pub applicability: Applicability,
    /// What it does, in the imperative.
    pub title: &'static str,
}

mod tables {
    //! Written by `build/fixes.rs`.
    use super::*;
    include!(concat!(env!("OUT_DIR"), "/fixes.rs"));
}

/// What fixes write in the language of a syntax table.
pub fn of(table: &SyntaxTable) -> Option<&'static FixTable> {
    tables::FIXES.iter().find(|f| f.language == table.language)
}

/// What fixes write in a language.
pub fn of_language(language: &str) -> Option<&'static FixTable> {
    tables::FIXES.iter().find(|f| f.language == language)
}

/// All tables.
pub fn all() -> &'static [FixTable] {
    tables::FIXES
}
