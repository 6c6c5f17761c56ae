//! Clients of providers' libraries that are parameters or fields, by the types that code writes beside their names.
//!
//! In: parameters and lines that declare fields, in files that import such a library. Out: clients of which nothing is known but whose they are;
//! where the library repeats nothing and cannot be told to, that is enough.

use super::{Calls, Maker};
use crate::model::{Client, Retry};
use crate::rules::clients::{Contract, Role, Sdk};
use crate::syntax::index::Known;
use crate::syntax::tree::Id;
use crate::syntax::typed;
use std::collections::HashMap;

/// Longer lines declare no plain field.
const MAX_LINE: usize = 160;
/// Names of one file that are looked at.
const MOST: usize = 64;
/// Parts of a dotted name before the one that is the client.
const MAX_BEFORE: usize = 3;

/// Clients by the names of parameters and fields.
pub(super) type TypedSdks = HashMap<String, usize>;

impl<'a> Calls<'a> {
    /// Finds the parameters and fields of this file whose types are clients of libraries.
    pub(super) fn find_typed_sdks(&mut self) {
        let n = self.eval.nodes;
        let imports = |module: &&str| self.eval.scopes.imports.contains(module);
        let sdks = || crate::rules::clients::contracts().iter().flat_map(|c| c.sdks);
        if !sdks().filter(|s| s.language == n.table.family).any(|s| s.modules.iter().any(imports)) {
            return;
        }
        let mut found: HashMap<String, Option<(&'static Contract, &'static Sdk)>> = HashMap::new();
        let params = (1..n.len()).filter(|id| n.role(*id) == Role::Param).map(|id| n.source(id));
        let text = std::str::from_utf8(n.text).unwrap_or("");
        for written in params.chain(text.lines()).filter(|w| w.len() <= MAX_LINE) {
            for (name, of) in typed::readings(written.trim().trim_end_matches([';', ','])) {
                if found.len() > MOST {
                    break;
                }
                let Some(sdk) = self.sdk_of_type(of) else { continue };
                let same = |known: &mut Option<(&'static Contract, &'static Sdk)>| {
                    if known.is_some_and(|(c, _)| c.provider != sdk.0.provider) {
                        *known = None;
                    }
                };
                found.entry(name.to_string()).and_modify(same).or_insert(Some(sdk));
            }
        }
        let mut found: Vec<_> = found.into_iter().filter_map(|(name, sdk)| Some((name, sdk?))).collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        self.sdk_names = found.iter().map(|(name, (contract, _))| (name.clone(), contract.provider)).collect();
        for (name, sdk) in self.sdks_of_others() {
            if found.iter().all(|(known, _)| *known != name) {
                found.push((name, sdk));
            }
        }
        for (name, (contract, sdk)) in found {
            self.clients.push(client(contract, sdk, self.spot(0)));
            self.typed_sdks.insert(name, self.clients.len() - 1);
        }
        self.has_sdk |= !self.typed_sdks.is_empty();
    }

    /// Fields that other files declare, `app.OpenAI`, where this file imports the library and the field is called after it: a name that says
    /// less may be one of another type here.
    fn sdks_of_others(&self) -> Vec<(String, (&'static Contract, &'static Sdk))> {
        let mut out = Vec::new();
        for contract in crate::rules::clients::contracts() {
            let here = |s: &&Sdk| {
                s.language == self.eval.table.family && s.modules.iter().any(|m| self.eval.scopes.imports.contains(m))
            };
            let Some(sdk) = contract.sdks.iter().find(here) else { continue };
            let of = |(_, provider): &&(&str, &str)| *provider == contract.provider;
            let called = |name: &str| name.to_ascii_lowercase().contains(contract.provider);
            let names =
                self.eval.imported.sdk_names().iter().filter(of).map(|(name, _)| *name).filter(|name| called(name));
            out.extend(names.map(|name| (name.to_string(), (contract, sdk))));
        }
        out
    }

    /// The library whose client a type is: what its constructor is called, or what that makes.
    fn sdk_of_type(&self, written: &'a str) -> Option<(&'static Contract, &'static Sdk)> {
        typed::names_of_type(self.eval, written).into_iter().find_map(|name| {
            let (module, of) = name.rsplit_once('.')?;
            let mut makers = vec![name.clone(), format!("{module}.New{of}"), format!("{module}.{of}.new")];
            // What is only called `New` makes a client.
            makers.extend((of == "Client").then(|| format!("{module}.New")));
            makers.iter().find_map(|maker| match self.index.get(maker) {
                Some(Known::Sdk(contract, sdk, _)) => Some((contract, sdk)),
                _ => None,
            })
        })
    }

    /// The client that stands before the method that is called, and the names behind it.
    pub(super) fn call_of_typed_sdk(&self, callee: Id) -> Option<(usize, String)> {
        let source = self.eval.nodes.source(callee);
        if self.typed_sdks.is_empty() || source.len() > MAX_LINE || source.contains(['(', '[', '\n']) {
            return None;
        }
        let parts: Vec<&str> = source.split('.').map(|p| p.trim_end_matches(['?', '!'])).collect();
        let at = parts.iter().take(MAX_BEFORE).position(|p| self.typed_sdks.contains_key(*p))?;
        let behind = parts[at + 1..].join(".");
        (!behind.is_empty()).then(|| Some((*self.typed_sdks.get(parts[at])?, behind))).flatten()
    }

    /// What made a client of a library that is known by its type alone.
    pub(super) fn maker_of_typed(&self, client: usize) -> Option<Maker> {
        let made = self.clients.get(client).filter(|_| self.typed_sdks.values().any(|i| *i == client))?;
        let contract = crate::rules::clients::contracts().iter().find(|c| Some(c.provider) == made.sdk_provider)?;
        let sdk = contract.sdks.iter().find(|s| s.language == self.eval.table.family)?;
        Some(Maker::Sdk(contract, sdk, ""))
    }
}

fn client(contract: &'static Contract, sdk: &'static Sdk, spot: crate::model::Spot) -> Client {
    let bare = sdk.retries == Some(0) && sdk.knob.is_empty();
    Client {
        sdk_provider: Some(contract.provider),
        retry: if bare { None } else { Some(Retry::Unknown) },
        ..Client::unknown(contract.name, spot)
    }
}
