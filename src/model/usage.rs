//! Where a literal goes. `detect` fills it from the text around, a parser from the call; judging does not care who did.

/// The place of use of a literal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Use {
    /// What the literal is given to.
    pub sink: Sink,
    /// The host it is sent to, lower case, when one was seen in reach.
    pub host: Option<String>,
    /// The name that it is assigned to (variable, key, environment name), as written.
    pub name: Option<String>,
    /// Whether it is a literal for certain: by its quotes, or by its place in a table, a call, a command or on a line of its own.
    pub sure: bool,
    /// Whether a bare word is a literal where it stands: in a comment, behind a flag of a command.
    pub literal: bool,
}

/// What a literal is given to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sink {
    /// Nothing is known.
    #[default]
    Unknown,
    /// An HTTP header.
    Header {
        /// Header name as written.
        name: String,
        /// Authentication scheme before the value (`Bearer`, `Token`, `Basic`), as written; empty for a bare key.
        scheme: String,
    },
    /// A query parameter of a URL.
    QueryParam {
        /// Parameter name as written.
        name: String,
    },
    /// The password of a URL's user information.
    UrlPassword {
        /// URL scheme, lower case (`postgres`, `https`).
        scheme: String,
    },
    /// An assignment or a configuration key.
    Assignment,
    /// It is all that its text holds.
    Content,
    /// It is the last cell that matters of a row, in a text that holds such rows alone.
    Row {
        /// Whether the cell before it says where the secret is good, and the one before that whose it is; else it is a user's password.
        placed: bool,
    },
}
