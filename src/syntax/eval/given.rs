//! Parameters whose value the place tells: what a block is given, and what a framework hands to a class.
//!
//! In: a parameter by its name and the scope that has it. Out: the client, or the settings of a module, that it is.

use super::Eval;
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::names;
use crate::syntax::scope::{Def, Key, scope_of};
use crate::syntax::tree::Id;
use std::collections::HashMap;

/// Bytes of a declaration in which the words before its name are looked for.
const MAX_FIELD: usize = 200;

/// Places of a name among which its declaration is looked for.
const MOST_NAMED: usize = 32;

impl<'a> Eval<'a> {
    /// What a block is given whose first parameter this is: the client of `open(host) { |client| ... }`, the module of
    /// `Library.configure { |settings| ... }`.
    pub(super) fn given_to_block(&self, key: Key<'a>, depth: u8) -> Option<Value> {
        let n = self.nodes;
        let Key::Name(block, name) = key else { return None };
        let configures = self.table.configures;
        if n.role(block) != Role::Function || self.clients.is_empty() && configures.is_empty() {
            return None;
        }
        let above = n.parent(block)?;
        let call = if n.role(above) == Role::Args { n.parent(above)? } else { above };
        let params = n.child(block, Label::Params)?;
        let first = if n.role(params) == Role::Name { params } else { n.children(params).next()? };
        if n.source(first) != name {
            return None;
        }
        if let Some(client) = self.clients.get(&call) {
            return Some(Value::Path { root: Root::Client(*client), name: String::new() });
        }
        let callee = n.child(call, Label::Callee).filter(|c| n.role(*c) == Role::Member)?;
        let method = n.child(callee, Label::Property).map_or("", |p| n.source(p));
        let object = n.child(callee, Label::Object).filter(|_| configures.contains(&method) && depth > 0)?;
        let module = self.at(object, depth - 1);
        matches!(module, Value::Path { root: Root::Global | Root::Module { .. }, .. }).then_some(module)
    }

    /// A field that an editor or a build fills in: `[Serialized] private string key;`. What it holds is a part of what is shipped.
    pub(super) fn filled_in_by_build(&self, name: &str) -> Option<Value> {
        let (n, words) = (self.nodes, self.table.shipped_fields);
        let of_app = || self.scopes.imports.iter().any(|i| self.table.mobile_modules.iter().any(|m| i.starts_with(m)));
        // Names of keys are few; the text is gone through for each.
        if words.is_empty() || !matches!(names::role(name), names::Role::Strong | names::Role::Weak) || !of_app() {
            return None;
        }
        let field = memchr::memmem::find_iter(n.text, name).take(MOST_NAMED).find_map(|at| {
            let goes_on = n.slice((at + name.len()) as u32, (at + name.len() + 2).min(n.text.len()) as u32);
            let before = n.slice(at.saturating_sub(MAX_FIELD) as u32, at as u32);
            let declared = before.rsplit([';', '{', '}']).next().filter(|d| d.ends_with(' '))?;
            let word = words.iter().find(|word| declared.contains(**word))?;
            (goes_on.starts_with(';') || goes_on.starts_with(" =")).then_some(*word)
        })?;
        Some(Value::Env { name: format!("{field} {name}"), fallback: None })
    }

    /// The client that a parameter is by its type, where a framework hands it out.
    pub(super) fn handed_in(&self, key: Key<'a>) -> Option<Value> {
        let n = self.nodes;
        let Key::Name(scope, name) = key else { return None };
        if self.clients.is_empty() || !self.table.clients.iter().any(|c| c.handed || !c.builders.is_empty()) {
            return None;
        }
        let lists = n.first_children(scope).filter(|c| n.get(*c).label == Label::Params || n.role(*c) == Role::Params);
        let params = lists.flat_map(|p| n.children(p));
        let named = |p: &Id| n.child_or_first(*p, Label::Target).is_some_and(|t| n.source(t) == name);
        let param = params.take(64).filter(|p| n.role(*p) == Role::Param).find(named)?;
        let client = self.clients.get(&param)?;
        Some(Value::Path { root: Root::Client(*client), name: String::new() })
    }

    /// The setting that a framework puts into a field or a parameter, by an annotation: `@Value("${speech.api.url}") String url`.
    pub(super) fn put_in(&self, scope: Id, name: &'a str) -> Option<Value> {
        if self.table.env_annotations.is_empty() {
            return None;
        }
        self.settings.get_or_init(|| self.settings_put_in()).get(&(scope, name)).cloned()
    }

    /// The setting that is put into the field which a bare name is.
    pub(super) fn put_into_field(&self, id: Id) -> Option<Value> {
        let class = self.nodes.above(id).find(|a| self.nodes.role(*a) == Role::Class);
        class.filter(|_| self.table.fields_are_names).and_then(|class| self.put_in(class, self.nodes.source(id)))
    }

    fn settings_put_in(&self) -> HashMap<(Id, &'a str), Value> {
        let n = self.nodes;
        let annotates = |id: &Id| {
            // Some grammars have a call in an annotation.
            let call = n.children(*id).find(|c| n.role(*c) == Role::Call);
            n.role(*id) == Role::Decorator
                && [Some(*id), call].into_iter().flatten().any(|of| {
                    n.child(of, Label::Callee).is_some_and(|c| self.table.env_annotations.contains(&n.source(c)))
                })
        };
        let named =
            |id: Id| n.child_or_first(id, Label::Target).filter(|t| n.role(*t) == Role::Name).map(|t| n.source(t));
        let mut out = HashMap::new();
        for id in (1..n.len()).filter(annotates).take(MOST_SETTINGS) {
            let (Some(parent), Some(value)) = (n.parent(id), self.setting_of(id)) else { continue };
            let class = || n.above(id).find(|a| n.role(*a) == Role::Class);
            // Parameters of a class are fields of it.
            let of_class = |id: Id| n.above(id).find(|a| matches!(n.role(*a), Role::Class | Role::Function)) == class();
            let place = if matches!(n.role(parent), Role::Declare | Role::Field)
                || n.role(parent) == Role::Param && of_class(parent)
            {
                named(parent).and_then(|name| Some((class()?, name)))
            } else if n.role(parent) == Role::Param {
                named(parent).map(|name| (scope_of(n, parent), name))
            } else {
                // What is declared behind it, and behind other annotations of it.
                let mut next = n.children(parent).filter(|c| *c > id && n.role(*c) != Role::Decorator);
                let declared = next.next().filter(|c| matches!(n.role(*c), Role::Declare | Role::Field));
                declared.and_then(named).and_then(|name| Some((class()?, name)))
            };
            out.extend(place.map(|place| (place, value)));
        }
        // What a framework puts into a field to make clients with.
        for (id, client) in self.clients.iter().filter(|(id, _)| matches!(n.role(**id), Role::Field | Role::Declare)) {
            let value = Value::Path { root: Root::Client(*client), name: String::new() };
            out.extend(named(*id).map(|name| ((n.get(*id).scope, name), value)));
        }
        out
    }

    /// The setting that an annotation names, if its text is nothing but that.
    fn setting_of(&self, annotation: Id) -> Option<Value> {
        let n = self.nodes;
        let text = n.below(annotation).find(|i| n.role(*i) == Role::String).map(|s| n.source(s).trim_matches('"'))?;
        let inner = text.trim_start_matches('\\').strip_prefix("${")?.strip_suffix('}')?;
        let (name, fallback) = inner.split_once(':').map_or((inner, None), |(name, f)| (name, Some(f)));
        let fallback = fallback.filter(|f| !f.is_empty()).map(|f| Box::new(super::synthetic(f)));
        Some(Value::Env { name: name.to_string(), fallback })
    }
}

impl Eval<'_> {
    /// The setting that a text names below an object that holds settings: `configuration["Speech:Url"]`.
    pub(super) fn setting_below(&self, holder: Id, key: &str) -> Option<Value> {
        if self.table.settings_holders.is_empty() || !is_path(key) {
            return None;
        }
        let name = self.path_of_settings(holder, MOST_SECTIONS)? + key;
        name.contains(':').then_some(Value::Env { name, fallback: None })
    }

    /// The path to a part of the settings: empty for all of them.
    fn path_of_settings(&self, holder: Id, deep: u8) -> Option<String> {
        let n = self.nodes;
        let last = n.source(holder).rsplit('.').next().unwrap_or("").to_ascii_lowercase();
        let part = n.role(holder) == Role::Name || n.role(holder) == Role::Member;
        if part && last.len() < 40 && self.table.settings_holders.iter().any(|h| last.ends_with(h)) {
            return Some(String::new());
        }
        if n.role(holder) == Role::Name {
            let (key, _) = self.scopes.key_of(n, holder)?;
            return match self.scopes.definitions(key) {
                [(Def::Value(value), _)] => self.path_of_settings(*value, deep.checked_sub(1)?),
                _ => None,
            };
        }
        let callee = n.child(holder, Label::Callee).filter(|_| n.role(holder) == Role::Call)?;
        let method = n.child(callee, Label::Property).map(|p| n.source(p))?;
        if !self.table.settings_sections.contains(&method) {
            return None;
        }
        let above = self.path_of_settings(n.child(callee, Label::Object)?, deep.checked_sub(1)?)?;
        let section = n.below(n.child(holder, Label::Args)?).find(|i| n.role(*i) == Role::String)?;
        let section = n.source(section).trim_matches('"');
        is_path(section).then(|| format!("{above}{section}:"))
    }
}

/// Whether a text is a path of settings, or a part of one: `Speech:Url`.
pub(super) fn is_path(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':');
    (1..80).contains(&text.len()) && !text.contains("//") && text.bytes().all(plain)
}

/// Parts of parts of settings that are followed.
const MOST_SECTIONS: u8 = 6;
/// Annotations of one file that are followed.
const MOST_SETTINGS: usize = 64;
