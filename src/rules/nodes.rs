//! What the nodes of the grammars of all languages mean, in words that are the same for each.
//!
//! In: `rules/languages/*/syntax.toml`, compiled by `build/clients.rs`. Out: roles, labels and the rule that gives them to a kind of node.

/// What a node of a syntax tree is. Kinds without a role are transparent: their children belong to the node above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Root,
    Skip,
    /// Transparent, but its fields have labels.
    Inline,
    /// Transparent, unless it makes a yes or no of its value: then it is a [`Role::Unary`].
    Cast,
    /// A container without meaning that must not be flattened into its parent.
    Unit,
    /// A named part of a file; those with tests are left out.
    Module,
    Name,
    This,
    Text,
    String,
    Number,
    True,
    False,
    /// True or false, by its text.
    Boolean,
    Null,
    Member,
    /// A name of the own object, without a word for the object before it.
    Attribute,
    Index,
    Call,
    /// A call whose object and name stand in it: it becomes a call of a member.
    Method,
    New,
    Args,
    Object,
    Pair,
    Shorthand,
    Spread,
    List,
    Comprehension,
    Binary,
    Unary,
    Update,
    Ternary,
    Declare,
    Assign,
    Augment,
    Field,
    Param,
    Params,
    Function,
    Decorated,
    Decorator,
    Class,
    For,
    While,
    If,
    Try,
    Catch,
    Finally,
    Return,
    /// Hands something out and goes on afterwards.
    Yield,
    Throw,
    Break,
    Continue,
    /// Runs the block around its handler once more.
    Again,
    /// Return, throw, break or continue, by its first word.
    Leave,
    Await,
    Import,
    Export,
    Alias,
    Namespace,
    Wildcard,
    /// A program of a shell with its words.
    Command,
    /// A variable with a value for when it is not set.
    Expand,
    /// The output of a command.
    Substitution,
}

/// What a node is to the node above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Label {
    None,
    /// The child is left out.
    Skip,
    /// The text of the child is the operator of the parent.
    Operator,
    Object,
    Property,
    Key,
    Value,
    Callee,
    Args,
    Left,
    Right,
    Target,
    Name,
    Params,
    Body,
    Condition,
    Else,
    Init,
    Step,
    Catch,
    Finally,
    Module,
    /// An annotation of what is declared.
    Note,
    /// The type of what is declared below: left out, but what makes an object without saying of which type makes one of it.
    Type,
}

/// The meaning of one node kind.
#[derive(Debug)]
pub struct NodeRule {
    /// Name of the kind in the grammar.
    pub kind: &'static str,
    /// What it is.
    pub role: Role,
    /// Field names of the grammar and what they are. `#1` is the second named child, `@kind` is any child of that kind.
    pub fields: &'static [(&'static str, Label)],
}
