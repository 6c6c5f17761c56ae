//! What expressions are, as far as a file tells.
//!
//! Plain data. What could not be resolved is `Unknown`, and unknown never accuses.

use super::SecretText;

/// What an expression is, as far as the file tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Not resolved. Never accuses.
    #[default]
    Unknown,
    /// A literal text.
    Text(Literal),
    /// A number.
    Number(f64),
    /// A truth value.
    Bool(bool),
    /// None, null, nil, undefined.
    Null,
    /// A read of the environment.
    Env {
        /// Name of the variable.
        name: String,
        /// The value when it is not set.
        fallback: Option<Box<Value>>,
    },
    /// Pieces one after the other: concatenation, template, formatting.
    Join(Vec<Value>),
    /// One of several: alternatives, several assignments.
    Choice(Vec<Value>),
    /// Keys and values.
    Map {
        /// Entries in source order, later ones win.
        entries: Vec<(Value, Value)>,
        /// Whether there may be entries that are not known.
        open: bool,
    },
    /// Several values.
    List(Vec<Value>),
    /// A parameter of the enclosing function, or something below it: whoever calls it decides. Its default value, if it has one.
    Param {
        /// Its name; for what is below it, dotted names, and texts that its methods are asked with.
        name: String,
        /// Its default.
        default: Option<Box<Value>>,
    },
    /// A name of another module or of the language: `requests.post`, `process.env`.
    Path {
        /// Where it begins.
        root: Root,
        /// The dotted name below.
        name: String,
    },
    /// The result of calling something by that path.
    Result {
        /// Where the called thing begins.
        root: Root,
        /// The dotted name below.
        name: String,
        /// What was given to it: a map with the keys `0`, `1` and so on, and the names.
        args: Box<Value>,
    },
}

/// Where a path begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// A module: its name is the beginning of the path's name. Whether it is a file of the project (`./api`, `.api`).
    Module {
        /// A relative import.
        relative: bool,
    },
    /// A name that nothing in the file defines.
    Global,
    /// An object of this file's list of clients.
    Client(usize),
    /// A function of this file, by its node.
    Function(usize),
    /// A thing of another file of the project, by its number among those that this file uses.
    Imported(usize),
    /// The request made by the call with this node number.
    Request(u32),
}

/// A literal text and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// The text without quotes, escapes as written.
    pub text: SecretText,
    /// Byte offset of the text in the file.
    pub start: u32,
    /// Byte offset after it.
    pub end: u32,
}

impl Literal {
    /// The text, when it is UTF-8. It may be a key: it must not be printed.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.text.reveal()).unwrap_or("")
    }
}

impl Value {
    /// The text of a literal.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(t) => Some(t.as_str()),
            _ => None,
        }
    }

    /// The value under a key, compared without case. `None`: absent for sure; `Some(Unknown)`: may be there.
    pub fn get(&self, key: &str) -> Option<&Value> {
        static UNKNOWN: Value = Value::Unknown;
        match self {
            Value::Map { entries, open } => {
                let hit = entries.iter().rev().find(|(k, _)| k.text().is_some_and(|k| k.eq_ignore_ascii_case(key)));
                match hit {
                    Some((_, v)) => Some(v),
                    None if *open || entries.iter().any(|(k, _)| k.text().is_none()) => Some(&UNKNOWN),
                    None => None,
                }
            }
            Value::Choice(options) => options.iter().find_map(|o| o.get(key)),
            Value::Null => None,
            _ => Some(&UNKNOWN),
        }
    }

    /// The value itself or, for a choice, each alternative; fallbacks and defaults included.
    pub fn alternatives(&self) -> Vec<&Value> {
        let mut out = Vec::new();
        let mut todo = vec![self];
        while let Some(v) = todo.pop() {
            match v {
                Value::Choice(options) => todo.extend(options.iter().rev()),
                Value::Env { fallback: Some(f), .. } => {
                    out.push(v);
                    todo.push(f);
                }
                Value::Param { default: Some(d), .. } => {
                    out.push(v);
                    todo.push(d);
                }
                _ => out.push(v),
            }
            if out.len() > 64 {
                break;
            }
        }
        out
    }

    /// The text itself or, of several values, the last if that is a text.
    pub fn last_text(&self) -> Option<&Literal> {
        match self {
            Value::Text(text) => Some(text),
            Value::Choice(options) => options.last()?.last_text(),
            _ => None,
        }
    }

    /// Every part, depth first and bounded: the value itself, alternatives, pieces, entries, fallbacks.
    pub fn parts(&self) -> Vec<&Value> {
        let mut out = Vec::new();
        let mut todo = vec![self];
        while let Some(v) = todo.pop() {
            out.push(v);
            if out.len() > 256 {
                break;
            }
            match v {
                Value::Choice(vs) | Value::Join(vs) | Value::List(vs) => todo.extend(vs.iter().rev()),
                Value::Result { args, .. } => todo.push(args),
                Value::Env { fallback: Some(b), .. } | Value::Param { default: Some(b), .. } => todo.push(b),
                Value::Map { entries, .. } => entries.iter().rev().for_each(|(_, v)| todo.push(v)),
                _ => {}
            }
        }
        out
    }

    /// How large it is: the number of its parts, where a text counts once more for each 64 bytes. What is larger than `most` is told to be larger.
    pub fn size(&self, most: u32) -> u32 {
        let (mut size, mut todo) = (0_u32, vec![self]);
        while let Some(v) = todo.pop().filter(|_| size <= most) {
            size = size.saturating_add(1);
            match v {
                Value::Text(t) => size = size.saturating_add(u32::try_from(t.as_str().len() / 64).unwrap_or(u32::MAX)),
                Value::Choice(vs) | Value::Join(vs) | Value::List(vs) => todo.extend(vs),
                Value::Result { args, .. } => todo.push(args),
                Value::Env { fallback: Some(b), .. } | Value::Param { default: Some(b), .. } => todo.push(b),
                Value::Map { entries, .. } => todo.extend(entries.iter().flat_map(|(k, v)| [k, v])),
                _ => {}
            }
        }
        size
    }

    /// Whether nothing in it is unknown, a parameter or of another module.
    pub fn is_resolved(&self) -> bool {
        self.parts().iter().all(|p| match p {
            Value::Unknown | Value::Param { .. } | Value::Path { .. } | Value::Result { .. } => false,
            Value::Map { open, .. } => !open,
            _ => true,
        })
    }
}
