//! Changes that mend a finding: first as a lint knows them, then as edits of files.
//!
//! A lint says what is to be done and where ([`Remedy`]); it has no text of files. The stage `fix` reads the files again and makes
//! exact edits of it ([`Fix`]), or nothing where it does not understand what stands there.

use super::{Excerpt, SecretText};
use bstr::BString;

/// Whether a change may be made without asking. Order: from the freest to the most careful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Does what the finding asks for and changes nothing else.
    Safe,
    /// Also changes how the program behaves in cases that only its authors can judge.
    Unsafe,
    /// Shows the shape of the change; something in it must be filled in by hand.
    Display,
}

impl Applicability {
    /// The word used in every report.
    pub fn as_str(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
            Applicability::Display => "display",
        }
    }
}

/// One change: the bytes of a range become another text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte; `start` for an insertion.
    pub end: usize,
    /// First line, first column, last line, column after the last character, as in [`super::Place`].
    pub at: (u32, u32, u32, u32),
    /// What stands there afterwards.
    pub text: String,
}

/// SHA-256 of the bytes of a file.
pub type Digest = [u8; 32];

/// The changes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// File to change, relative to the target.
    pub path: BString,
    /// Digest of the bytes for which the edits were made; none if the file does not exist yet.
    pub before: Option<Digest>,
    /// The edits, in the order of their place, not overlapping.
    pub edits: Vec<Edit>,
    /// The lines that are changed, with everything that could be a key masked to the same length: one for each group of edits that are near
    /// each other, which begins on its first line. Without text where lines are too long to be shown.
    pub around: Vec<Excerpt>,
    /// The keys that stand in what is changed, which no difference may show.
    pub keys: Vec<SecretText>,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative.
    pub title: String,
    /// Whether it may be made without asking.
    pub applicability: Applicability,
    /// The changes, all or none.
    pub patches: Vec<Patch>,
}

/// What would mend a finding, as far as its lint can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What it does, in the imperative.
    pub title: String,
    /// Whether it may be made without asking, at best.
    pub applicability: Applicability,
    /// The file that the places of the steps are in.
    pub path: BString,
    /// All or none.
    pub steps: Vec<Step>,
    /// The places of literals are those of a piece of code inside of the file, and not of the file.
    pub inside: bool,
    /// What to do where that is not possible, in the order of preference.
    pub otherwise: Vec<Remedy>,
}

impl Remedy {
    /// Gives the files that it changes other paths.
    pub fn rename(&mut self, path: &dyn Fn(&[u8]) -> Vec<u8>) {
        self.path = path(&self.path).into();
        for step in &mut self.steps {
            if let Step::Append { path: file, .. } = step {
                *file = path(file).into();
            }
        }
        self.otherwise.iter_mut().for_each(|other| other.rename(path));
    }
}

/// One thing to do. Places are byte offsets of the file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Puts lines at the end of a file, which is made if it is not there. Lines that it has already are not repeated.
    Append {
        /// The file, relative to the target.
        path: BString,
        /// The lines, without their breaks.
        lines: Vec<String>,
    },
    /// Puts a text in place of another.
    Replace {
        /// Where it begins.
        start: u32,
        /// What must stand there.
        old: SecretText,
        /// What is to stand there.
        new: String,
    },
    /// Puts the other word of a pair in place of the only word of any of them.
    Swap {
        /// Where it stands.
        at: (u32, u32),
        /// The words, and what takes their place.
        pairs: &'static [(&'static str, &'static str)],
    },
    /// Reads a variable of the environment in place of a literal, or of the part of a literal that is the key, and names the
    /// variable in the template of the environment file.
    ReadEnvironment {
        /// Where the key begins.
        start: u32,
        /// The key.
        key: SecretText,
        /// Name of the variable.
        name: String,
    },
    /// Puts a reference to a variable in place of a key in a file of settings.
    Refer {
        /// Where the key begins.
        start: u32,
        /// The key.
        key: SecretText,
        /// Name of the variable.
        name: String,
        /// The reference, with `{NAME}`.
        template: &'static str,
    },
    /// Names a variable in the template of the environment file.
    Announce {
        /// Name of the variable.
        name: String,
    },
    /// Takes the fallback away from a read of the environment, and names the variable in the template of the environment file.
    DropFallback {
        /// Where the read is.
        read: (u32, u32),
        /// Where the text of the fallback begins.
        start: u32,
        /// The fallback.
        literal: SecretText,
        /// Name of the variable.
        name: String,
    },
    /// Gives a call a setting.
    Give {
        /// The callee, or something that holds the call.
        at: (u32, u32),
        /// What is given.
        setter: Setter,
    },
    /// Adds a header beside one that is there.
    AddHeader {
        /// Where the name of the header that is there begins.
        start: u32,
        /// That name.
        beside: String,
        /// The name of the other one.
        name: String,
        /// Its value.
        value: HeaderValue,
    },
    /// Sends a key in a header that the text of the URL puts in.
    KeyToHeader {
        /// Where the text ends behind which the key is put in: with the name of the parameter and `=`.
        at: u32,
        /// That name.
        parameter: String,
        /// Offset after the callee of the request.
        callee_end: u32,
        /// The header.
        header: String,
        /// What stands before the key in it.
        scheme: String,
        /// The position of the argument that holds the headers; empty: a named argument.
        place: String,
        /// How headers are given to a request that has none, with `{ENTRY}`.
        form: String,
    },
    /// Goes no further unless the project of the file depends on a package.
    Require {
        /// Name of the package.
        package: String,
    },
    /// Goes no further unless something tells that the library is of the generation for which the change is written.
    Generation {
        /// Texts of which the file or a manifest of its project must have one; none: whatever they have.
        told_by: &'static [&'static str],
        /// Texts that the file must not have.
        not_with: &'static [&'static str],
    },
    /// Puts a call into the middle of another expression.
    Wrap {
        /// Offset after the callee.
        callee_end: u32,
        /// The expression, with `{CALL}` and its first `{ARGUMENT}`; more lines are indented like the first one.
        template: String,
        /// Last name of the chain that the call is the beginning of; empty: it stands alone.
        through: String,
        /// What is handed over by its name must stand in the function like this, with `{NAME}`; empty: as it likes.
        borrows: String,
    },
    /// Puts a decorator before the function that makes a call.
    Decorate {
        /// Offset after the callee.
        callee_end: u32,
        /// The lines of the decorator.
        template: String,
        /// The function need not give the result back: this statement in it, with `{RESULT}`, makes an error of a bad one.
        raises: String,
    },
    /// Takes a setting away: an argument, an entry, a link of a chain or a statement.
    Take {
        /// Where it begins.
        start: u32,
        /// Where it ends.
        end: u32,
    },
    /// Lets the wait of a loop grow, with a limit and with chance.
    Grow {
        /// The call that waits.
        at: (u32, u32),
        /// It grows already: only chance is put into it.
        chance: bool,
    },
    /// Takes a statement away.
    RemoveStatement {
        /// Where something in it begins.
        start: u32,
        /// Where that ends.
        end: u32,
    },
    /// Makes names of a module known.
    Import {
        /// The module.
        module: String,
        /// The names; the module itself if there are none.
        names: Vec<String>,
    },
}

impl Step {
    /// The same step with the place of its literal moved.
    #[must_use]
    pub fn moved(&self, by: impl Fn(u32) -> u32) -> Step {
        let mut step = self.clone();
        match &mut step {
            Step::Replace { start, .. }
            | Step::ReadEnvironment { start, .. }
            | Step::DropFallback { start, .. }
            | Step::AddHeader { start, .. } => *start = by(*start),
            Step::KeyToHeader { at, .. } => *at = by(*at),
            Step::RemoveStatement { start, end } => (*start, *end) = (by(*start), by(*end)),
            _ => {}
        }
        step
    }
}

/// A setting of a call, as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setter {
    /// Last names of the callee; empty: it is the place itself.
    pub callees: Vec<&'static str>,
    /// Where named parameters are: empty for keywords, `*` for the first object or a new one, else the position of the argument that holds them, with a dot and the key below.
    pub place: String,
    /// Name of the parameter, whose value is replaced if it has one.
    pub name: String,
    /// A value that is there stays, and nothing is given.
    pub only_new: bool,
    /// A list of numbers that is there is completed.
    pub merge: bool,
    /// Put behind the callee, as a word of a command.
    pub word: bool,
    /// Put behind the call rather than into it.
    pub chain: bool,
    /// Put before the last name of the callee.
    pub before: bool,
    /// A statement behind that of the call, with `{RESULT}` for the variable that the call is assigned to.
    pub follow: bool,
    /// A statement at the beginning of the block that the call is given, with `{PARAM}` for the parameter of the block.
    pub block: bool,
    /// What is written.
    pub text: String,
}

/// The value of a header that is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderValue {
    /// A text.
    Text(String),
    /// A parameter of the function around that has one of these names, in lower case and without signs.
    User(Vec<String>),
}
