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
    /// What goes on where a variable is not set, and what to do about it, for people; empty where the program ends by itself.
    pub unset: &'static str,
    /// Expression with `{NAME}` that ends the program in the place of a value for when a variable is not set; empty if there is none.
    pub ending: &'static str,
    /// Template with `{NAME}` that reads the environment inside of a string with places for values; empty if there are none.
    pub inside: &'static str,
    /// Beginnings of strings that have places for values: a letter before the quote, or the quote.
    pub inside_of: &'static [&'static str],
    /// Operator that joins two texts.
    pub join: &'static str,
    /// The same for an argument of a call, where it differs.
    pub read_argument: &'static str,
    /// The same for all that a name is given, where it differs.
    pub read_value: &'static str,
    /// What stands behind a read where its type must not be one of nothing.
    pub given: &'static str,
    /// The text that is read stands for a literal only where something is asked of it: a method, a comparison.
    pub read_asked: bool,
    /// Texts in a function whose values may outlive it: no variable of it borrows what is read.
    pub borrowed_unless: &'static [&'static str],
    /// Programs that read the environment in another way.
    pub runtimes: &'static [Runtime],
    /// What is read has to be unwrapped, as the template does.
    pub unwraps: bool,
    /// An import is a statement like any other: what stands above it does not know the module.
    pub import_runs: bool,
    /// Functions that read the environment in a way of their own, and that take no fallback if none is given.
    pub keeps: &'static [&'static str],
    /// Texts may stand in quotes of either kind.
    pub either_quote: bool,
    /// Blocks are marked by their indent alone: one without a statement is an error.
    pub blocks_by_indent: bool,
    /// Keywords of a call are one map, which may be written as such or be a name: the last argument.
    pub keywords_are_map: bool,
    /// Words before things whose value must be known before the program runs.
    pub constants: &'static [&'static str],
    /// Nodes of the grammar in which values must be known before the program runs: a kind, or a kind and the word that such a node ends with.
    pub constant_nodes: &'static [&'static str],
    /// Template with `{MODULE}` that imports a module.
    pub import: &'static str,
    /// Template with `{MODULE}` and `{NAMES}` that imports names of it.
    pub import_names: &'static str,
    /// A file without imports that has this text makes modules known in another way.
    pub import_unless: &'static str,
    /// Imports that the comment above them belongs to: nothing may come between.
    pub import_below_comment: &'static [&'static str],
    /// Imports with this before them must stay the first ones.
    pub import_first: &'static str,
    /// A named argument, with `{NAME}` and `{VALUE}`.
    pub named: &'static str,
    /// Where named parameters are: empty for keywords, `*` for the first object that a call is given.
    pub named_place: &'static str,
    /// Template with `{TEXT}` of an object of options with one entry; empty: the entry in braces.
    pub options: &'static str,
    /// Braces stand next to what is in them.
    pub tight: bool,
    /// Programs that have no environment: files of their project, each with a name in it, as `file name`, or the end of a name, as `*.end`.
    pub apps: &'static [&'static str],
    /// What scripts of pages do not say, where the language runs in pages. A script that a page loads has no environment.
    pub never_in_pages: &'static [&'static str],
    /// Files that name the packages that a project depends on.
    pub manifests: &'static [&'static str],
    /// Waits that grow.
    pub waits: &'static [Wait],
    /// Settings that mend a call.
    pub settings: &'static [Setting],
    /// How requests are given headers.
    pub headers: &'static [Headers],
    /// Words that mend a finding in place of others.
    pub swaps: &'static [Swap],
}

/// How programs read the environment that run in another way than most of their language.
#[derive(Debug)]
pub struct Runtime {
    /// Texts by which their files are known.
    pub marks: &'static [&'static str],
    /// Template with `{NAME}` that reads the environment.
    pub read: &'static str,
    /// The same inside of a string with places for values.
    pub inside: &'static str,
}

/// How a request is given headers.
#[derive(Debug)]
pub struct Headers {
    /// The client, as its own table names it.
    pub library: &'static str,
    /// Where named parameters are, as in a setting.
    pub place: &'static str,
    /// The headers as a parameter, with `{ENTRY}`.
    pub text: &'static str,
}

/// Words in place of others.
#[derive(Debug)]
pub struct Swap {
    /// The lints.
    pub lints: &'static [&'static str],
    /// The client or retry library, empty where the lint is not about one.
    pub library: &'static str,
    /// Words of the finding, and what takes their place.
    pub pairs: &'static [(&'static str, &'static str)],
    /// Callees, as in a setting, that are given an argument as well.
    pub callees: &'static [&'static str],
    /// Name of that argument; empty: none.
    pub name: &'static str,
    /// The argument.
    pub text: &'static str,
    /// Names that have to be imported.
    pub imports: &'static [&'static str],
    /// What it does, in the imperative.
    pub title: &'static str,
}

/// How a wait is written that grows by a factor, with a limit and with chance.
#[derive(Debug)]
pub struct Wait {
    /// Functions that wait, as they are called.
    pub callees: &'static [&'static str],
    /// Name of the parameter with the time, empty if it has none.
    pub key: &'static str,
    /// The time, with `{N}` for the number of tries.
    pub text: &'static str,
    /// A time that grows already, with chance in it: `{WAIT}` stands for what it was.
    pub chance: &'static str,
    /// It is in milliseconds.
    pub milliseconds: bool,
    /// Modules that have to be imported for it.
    pub imports: &'static [&'static str],
}

/// What mends a finding about a library by a setting of a call.
#[derive(Debug)]
pub struct Setting {
    /// The lints.
    pub lints: &'static [&'static str],
    /// The client or retry library, as its own table names it.
    pub library: &'static str,
    /// Last names of the callee, where it is not the place of the finding itself.
    pub callees: &'static [&'static str],
    /// Where named parameters are: empty for keywords, `?` where the client's table says it, else the position of the argument that holds
    /// them, with a dot and the key below.
    pub place: &'static str,
    /// Name of the parameter.
    pub name: &'static str,
    /// What is written, with the name; `{NOW}` stands for the value that is there.
    pub text: &'static str,
    /// Calls that do not take it, as they are written.
    pub except: &'static [&'static str],
    /// Last names of the calls that take it; empty: all.
    pub only: &'static [&'static str],
    /// Where named parameters of the client object are; then it is given to the client, if there is one. `-`: to calls alone.
    pub client_place: &'static str,
    /// Only clients can be given it, not calls.
    pub client_only: bool,
    /// Package that the project must depend on; empty: none.
    pub requires: &'static str,
    /// Texts by which a generation of the library is known that it is written for: the file or a manifest must have one of them. A text that ends
    /// with a dot goes on.
    pub told_by: &'static [&'static str],
    /// Texts that a file has with a generation that it is not written for.
    pub not_with: &'static [&'static str],
    /// Expression around the call, with `{CALL}` and its first `{ARGUMENT}`.
    pub wrap: &'static str,
    /// For an expression around: last name of the chain that the call is the beginning of.
    pub through: &'static str,
    /// For an expression around: what the call is given by its name must stand in the function like this, with `{NAME}`.
    pub borrows: &'static str,
    /// Decorator of the function that gives the result of the call back.
    pub decorator: &'static str,
    /// For a decorator: the function need not give the result back, but has this statement, with `{RESULT}`.
    pub raises: &'static str,
    /// Put behind the callee, as a word of a command.
    pub word: bool,
    /// It is about all of an answer: not for one that streams.
    pub whole: bool,
    /// Only for an answer that streams.
    pub streamed: bool,
    /// Put behind the call rather than into it.
    pub chain: bool,
    /// Put before the last name of the callee.
    pub before: bool,
    /// A statement behind that of the call, with `{RESULT}`.
    pub follow: bool,
    /// A statement at the beginning of the block that the call is given, with `{PARAM}`.
    pub block: bool,
    /// A value that is there stays, and nothing is given.
    pub only_new: bool,
    /// A list of numbers that is there is completed.
    pub merge: bool,
    /// Names that have to be imported, as `module` or `module::name,name`.
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

/// The settings by which a finding about a library is mended, the best first.
pub fn settings<'a>(language: &str, lint: &'a str, library: &'a str) -> impl Iterator<Item = &'static Setting> + 'a {
    let all = of_language(language).map_or(&[][..], |table| table.settings);
    all.iter().filter(move |s| s.lints.contains(&lint) && s.library == library)
}

/// The words by which a finding is mended.
pub fn swap(language: &str, lint: &str, library: &str) -> Option<&'static Swap> {
    of_language(language)?.swaps.iter().find(|s| s.lints.contains(&lint) && s.library == library)
}

/// What fixes write in a language.
pub fn of_language(language: &str) -> Option<&'static FixTable> {
    tables::FIXES.iter().find(|f| f.language == language)
}

/// All tables.
pub fn all() -> &'static [FixTable] {
    tables::FIXES
}
