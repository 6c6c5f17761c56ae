//! What a file is to other files: its functions, and the names of its top level.
//!
//! Plain data, and look-ups over it.

use super::{FileSummary, Literal, Policy, Root, Spot, Value};

/// A function, as far as callers care.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Function {
    /// Its name, empty if it has none.
    pub name: String,
    /// The class whose objects it makes; empty if it is no constructor.
    pub makes: String,
    /// Its node.
    pub node: u32,
    /// What it mentions, sorted.
    pub mentions: Vec<Mention>,
    /// How it repeats what is given to it, if it does.
    pub repeats: Option<Policy>,
    /// Not known whether it repeats what is given to it.
    pub may_repeat: bool,
    /// It has no loop and no handler, and names nothing that sounds like something that repeats.
    pub straight: bool,
    /// Names of its parameters.
    pub params: Vec<String>,
    /// What it gives back; of what callers decide, the parameters.
    pub result: Value,
}

/// A function that is called, or handed over by its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mention {
    /// The last part of its name, as it is called where it is defined.
    pub name: String,
    /// Where that is.
    pub of: Mentioned,
}

/// Where a function is defined that is mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mentioned {
    /// In the same file.
    Here,
    /// In this module, as the import writes it, or in what that hands on.
    Module(String),
    /// The file does not say: it is a method of some object, or seen without an import.
    Anywhere,
}

/// What a name of the top level of a file is to other files.
#[derive(Clone, Debug, PartialEq)]
pub enum Export {
    /// A value: a constant, a client, a function.
    Value(Value),
    /// A class.
    Class(Class),
    /// A name of another module once more; an empty name is the module itself.
    Again {
        /// The module, as written.
        module: String,
        /// The name in it.
        name: String,
    },
}

/// A class, as far as those care who use it or are made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// Attributes and methods, by name.
    pub members: Vec<(String, Value)>,
    /// What it is made of, as written: names of the file.
    pub bases: Vec<String>,
}

/// What a file gives to a function or a class of another file: a call with an address among its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The name of what is called, with the one before it: `api.NewClient`.
    pub to: String,
    /// The arguments.
    pub args: Value,
}

/// What a key is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// It is sent in the header of this name.
    Header(String),
    /// It is given to the library of a provider, as the parameter of this name.
    Param {
        /// Slug of the provider.
        provider: &'static str,
        /// Name of the parameter.
        name: String,
    },
}

/// A function, or the constructor of a class, one of whose parameters is a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyAsked {
    /// The name by which it is called: of a constructor that of its class.
    pub by: String,
    /// The parameter by its number and by its name, with what is asked of it behind a dot: `0`, `key`; `0.key`, `options.key`.
    pub places: [String; 2],
    /// What it is for.
    pub key: KeyUse,
    /// Where it is sent or given on.
    pub used: Spot,
}

/// A literal that could be a key, given to a function or a class of another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyGiven {
    /// The name of what is called, with the one before it.
    pub to: String,
    /// The place among the arguments, by its number or name, see [`KeyAsked::places`].
    pub place: String,
    /// The literal.
    pub literal: Literal,
    /// Its place; of one of a third file, that of the call.
    pub spot: Spot,
}

impl FileSummary {
    /// What a name of the top level is.
    pub fn export(&self, name: &str) -> Option<&Export> {
        let at = self.exports.binary_search_by(|(n, _)| n.as_str().cmp(name)).ok()?;
        self.exports.get(at).map(|(_, e)| e)
    }

    /// The function of a node.
    pub fn function(&self, node: usize) -> Option<&Function> {
        let at = self.functions.binary_search_by_key(&node, |f| f.node as usize).ok()?;
        self.functions.get(at)
    }

    /// Whether other files may make requests through what it exports.
    pub fn gives_clients(&self) -> bool {
        !self.clients.is_empty()
            && self.exports.iter().any(|(_, e)| match e {
                Export::Value(v) => v.parts().iter().any(|p| self.leads_to_client(p)),
                Export::Class(c) => c.members.iter().any(|(_, v)| v.parts().iter().any(|p| self.leads_to_client(p))),
                Export::Again { .. } => false,
            })
    }

    /// Whether one of these names (of all, without any) may change what other files are worth: a client, a constant, what repeats.
    pub fn tells(&self, names: &[&str]) -> bool {
        if names.is_empty() {
            return !self.stars.is_empty() || self.exports.iter().any(|(_, e)| self.tells_more(e));
        }
        // A name that nothing defines here may be one of a file below, or of those that are passed on.
        names.iter().any(|n| self.export(n).map_or(!self.stars.is_empty(), |e| self.tells_more(e)))
    }

    /// The methods that a class of this file has itself.
    pub fn methods<'s>(&'s self, class: &'s Class) -> impl Iterator<Item = &'s Function> {
        class.members.iter().filter_map(|(_, value)| match value {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => self.function(*f),
            _ => None,
        })
    }

    /// Whether a class is one of the small ones that stand between a client and the network: made of something, with few methods, all straight.
    fn may_pass_on(&self, class: &Class) -> bool {
        const MOST: usize = 3;
        let straight: Vec<bool> = self.methods(class).take(MOST + 1).map(|f| f.straight).collect();
        !class.bases.is_empty() && (1..=MOST).contains(&straight.len()) && straight.into_iter().all(|s| s)
    }

    fn tells_more(&self, export: &Export) -> bool {
        let telling = |v: &&Value| match v {
            Value::Map { entries, .. } => !entries.is_empty(),
            Value::Env { .. } | Value::Result { .. } => true,
            Value::Text(t) => t.as_str().contains("://"),
            _ => self.leads_to_client(v),
        };
        match export {
            Export::Again { .. } => true,
            Export::Class(c) => {
                let known = |base: &String| self.export(base.split('.').next().unwrap_or(base)).is_some();
                let repeats = |v: &Value| match v {
                    Value::Path { root: Root::Function(f), .. } => {
                        self.function(*f).is_some_and(|f| f.repeats.is_some() || f.may_repeat)
                    }
                    Value::Text(_) | Value::Join(_) => true,
                    _ => false,
                };
                let tells = |v: &&Value| repeats(v) || telling(v);
                self.may_pass_on(c)
                    || c.bases.iter().any(known)
                    || c.members.iter().any(|(_, v)| v.parts().iter().any(tells))
            }
            Export::Value(Value::Path { root: Root::Function(f), .. }) => self
                .function(*f)
                .is_some_and(|f| f.repeats.is_some() || f.may_repeat || f.result.parts().iter().any(telling)),
            Export::Value(Value::Text(_) | Value::Join(_) | Value::Number(_)) => true,
            Export::Value(value) => value.parts().iter().any(telling),
        }
    }

    fn leads_to_client(&self, value: &Value) -> bool {
        match value {
            Value::Path { root: Root::Client(_), .. } => true,
            Value::Path { root: Root::Function(f), name } if name.is_empty() => self.function(*f).is_some_and(|f| {
                f.result.parts().iter().any(|p| matches!(p, Value::Path { root: Root::Client(_), .. }))
            }),
            _ => false,
        }
    }
}
