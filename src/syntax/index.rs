//! Looks the dotted names of a program up in the tables of its language: is this a client, a request, a retry library?
//!
//! Built once per language and run, when the first file of the language is read.

use super::tree::{Id, Nodes};
use crate::rules::clients::{CallRule, ClientRule, Contract, Label, RetryRule, Role, Sdk, SyntaxTable, contracts};
use std::collections::{HashMap, HashSet};

/// What a dotted name of a module or a global is.
#[derive(Clone, Copy)]
pub(super) enum Known {
    /// Makes a client.
    Constructor(&'static ClientRule),
    /// Sends or makes a request.
    Call(&'static ClientRule, &'static CallRule),
    /// Makes a client of a provider's library; the argument with the key.
    Sdk(&'static Contract, &'static Sdk, &'static str),
    /// A request of a provider's library that needs no client.
    Function(&'static Contract, &'static Sdk),
    /// Takes a key for all clients of a provider's library; the argument with the key, empty for a setting.
    Setter(&'static Contract, &'static str),
    /// Repeats.
    Retry(&'static RetryRule),
}

/// The names of one language.
pub(super) struct Index {
    names: HashMap<String, Known>,
    /// The last parts of all names, and of those that clients are called by.
    last: HashSet<&'static str>,
}

impl Index {
    pub(super) fn new(table: &'static SyntaxTable) -> Self {
        let mut names = HashMap::new();
        for client in table.clients {
            for call in client.calls {
                for name in call.names {
                    for module in client.modules {
                        names.entry(dotted(module, name)).or_insert(Known::Call(client, call));
                    }
                    for global in client.globals {
                        names.entry(dotted(global, name)).or_insert(Known::Call(client, call));
                    }
                    if table.imports_bind_last && !client.modules.is_empty() {
                        names.entry(name.to_string()).or_insert(Known::Call(client, call));
                    }
                }
            }
            let owners = || client.modules.iter().chain(client.globals);
            for (module, name) in owners().flat_map(|m| client.constructors.iter().map(move |c| (m, c))) {
                names.insert(dotted(module, name), Known::Constructor(client));
            }
            if table.imports_bind_last {
                names.extend(client.constructors.iter().map(|c| (c.to_string(), Known::Constructor(client))));
            }
        }
        for contract in contracts() {
            for sdk in contract.sdks.iter().filter(|s| s.language == table.family) {
                for module in sdk.modules {
                    for (name, key) in sdk.constructors {
                        names.insert(dotted(module, name), Known::Sdk(contract, sdk, key));
                        if table.imports_bind_last {
                            names.entry(name.to_string()).or_insert(Known::Sdk(contract, sdk, key));
                        }
                    }
                    for name in sdk.functions {
                        names.insert(dotted(module, name), Known::Function(contract, sdk));
                        if table.imports_bind_last && !sdk.qualified {
                            names.entry(name.to_string()).or_insert(Known::Function(contract, sdk));
                        }
                    }
                    for (name, key) in sdk.setters {
                        names.insert(dotted(module, name), Known::Setter(contract, key));
                        if table.imports_bind_last {
                            names.entry(name.to_string()).or_insert(Known::Setter(contract, key));
                        }
                    }
                    // The default export.
                    if !sdk.default.is_empty() {
                        names.entry(module.to_string()).or_insert(Known::Sdk(contract, sdk, sdk.default));
                    }
                }
            }
        }
        for retry in table.retries {
            for name in retry.names {
                names.insert(name.to_string(), Known::Retry(retry));
                if let (true, Some(bare)) = (table.imports_bind_last, bare_name(name)) {
                    names.entry(bare.to_string()).or_insert(Known::Retry(retry));
                }
            }
        }
        let mut last: HashSet<&'static str> = HashSet::from(["default"]);
        for client in table.clients {
            last.extend(client.modules.iter().chain(client.globals).chain(client.constructors).map(|n| last_of(n)));
            last.extend(client.calls.iter().flat_map(|c| c.names).map(|n| last_of(n)));
        }
        last.extend(table.retries.iter().flat_map(|r| r.names).map(|n| last_of(n)));
        for sdk in contracts().iter().flat_map(|c| c.sdks).filter(|s| s.language == table.family) {
            last.extend(sdk.modules.iter().map(|n| last_of(n)));
            last.extend(sdk.constructors.iter().chain(sdk.setters).map(|(n, _)| last_of(n)));
            last.extend(sdk.functions.iter().map(|n| last_of(n)));
        }
        Self { names, last }
    }

    /// Whether what is called may be one of the names at all: told by the last part of it alone, before it is evaluated.
    pub(super) fn may_name(&self, nodes: &Nodes<'_>, callee: Id) -> bool {
        match nodes.role(callee) {
            Role::Member => nodes.child(callee, Label::Property).is_none_or(|p| self.last.contains(nodes.source(p))),
            _ => true,
        }
    }

    /// What a name means. The version in the path of a package, `/v76`, is seldom among the names.
    pub(super) fn get(&self, name: &str) -> Option<Known> {
        self.names.get(name).or_else(|| self.names.get(&unversioned(name)?)).copied()
    }
}

/// A dotted name without the version in the path of its package. `None`: it has none.
fn unversioned(name: &str) -> Option<String> {
    let version = |at: usize| {
        let digits = name[at + 2..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + 2 + digits;
        (digits > 0 && name[end..].starts_with(['/', '.'])).then_some((at, end))
    };
    let (from, to) = name.match_indices("/v").find_map(|(at, _)| version(at))?;
    Some(format!("{}{}", &name[..from], &name[to..]))
}

/// A name without its package: from the first part that begins with a capital letter.
fn bare_name(name: &str) -> Option<&str> {
    let at = name.match_indices('.').map(|(i, _)| i + 1).find(|i| name[*i..].starts_with(char::is_uppercase))?;
    name.get(at..)
}

fn dotted(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_string()
    } else if name.is_empty() {
        module.to_string()
    } else {
        format!("{module}.{name}")
    }
}

/// The last part of a dotted name.
fn last_of(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
