//! Names of a file: where each is defined and what changes it later.
//!
//! In: the neutral tree. Out: definitions by scope and name, attributes by class and name, and mutations by binding. A scope
//! is a function, a class body or the file; of several definitions of one name those count that may be meant where it is used, see `reach`.

mod assigned;
mod bound;
mod classes;
mod fields;
mod imports;
mod reach;

pub(in crate::syntax) use bound::{is_plain_value, named_results};
pub(super) use imports::used_path;

use super::tree::{Id, Nodes};
use crate::model::quick::Map;
use crate::rules::clients::{Label, NodeRule, Role};
use std::collections::{BTreeMap, HashSet};

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Def<'a> {
    /// The value of this node.
    Value(Id),
    /// One element of the value of this node.
    Element(Id, u32),
    /// The value under a key of the value of this node.
    Entry(Id, &'a str),
    /// A parameter with its default.
    Param(Option<Id>),
    /// A name of a module; an empty name is the module itself.
    Import { module: &'a str, name: &'a str },
    /// The path that a leaf of an import tree stands for.
    Used(Id),
    /// A function.
    Function(Id),
    /// A class.
    Class(Id),
    /// Declared, without a value.
    Nothing,
    /// Something that is not followed.
    Opaque,
}

/// A definition and the byte after it.
pub(super) type DefAt<'a> = (Def<'a>, u32);

/// What a name or an attribute is bound in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key<'a> {
    /// A name of a scope.
    Name(Id, &'a str),
    /// An attribute of the objects of a class.
    Attr(Id, &'a str),
}

/// A statement that changes what a name is bound to, not the binding.
#[derive(Clone, Debug)]
pub(super) struct Mutation {
    /// Dotted names between the binding and the last step.
    pub(super) path: String,
    /// Node with the key, for `x[key] = value`.
    pub(super) key: Option<Id>,
    pub(super) what: Change,
}

/// How it changes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    /// It is assigned the value of this node.
    Assign(Id),
    /// This call is made on it.
    Call(Id),
    /// It is handed to this call as an argument.
    Escape(Id),
}

/// All names of a file.
#[derive(Default)]
pub(super) struct Scopes<'a> {
    defs: Map<(Id, &'a str), Vec<DefAt<'a>>>,
    attrs: Map<(Id, &'a str), Vec<DefAt<'a>>>,
    mutations: Map<Key<'a>, Vec<Mutation>>,
    shared: fields::Shared<'a>,
    /// Ends of declarations that hold in their block alone.
    declared: HashSet<u32>,
    /// Modules imported, in order.
    pub(super) imports: Vec<&'a str>,
    /// Modules of which all names are imported.
    pub(super) stars: Vec<&'a str>,
    /// Modules whose names are all imported, in languages that bind the last part of an import.
    pub(super) wildcards: Vec<&'a str>,
}

/// Definitions kept per name; more are not evaluated anyway.
const MAX_DEFS: usize = 24;

impl<'a> Scopes<'a> {
    pub(super) fn collect(nodes: &Nodes<'a>) -> Self {
        let mut scopes = Self { shared: fields::shared(nodes), ..Self::default() };
        let declares = (1..nodes.len()).any(|id| nodes.role(id) == Role::Declare);
        for id in 1..nodes.len() {
            scopes.define(nodes, id, declares);
        }
        for id in 1..nodes.len() {
            scopes.assign_outer(nodes, id, declares);
        }
        if nodes.table.functions_set_globals {
            scopes.set_globals(nodes);
        }
        scopes.defs.values_mut().for_each(|defs| defs.sort_by_key(|(_, at)| *at));
        for id in 1..nodes.len() {
            scopes.mutate(nodes, id);
        }
        scopes
    }

    /// Whether a name of a module is imported.
    pub(super) fn imports_name(&self, module: &str, name: &str) -> bool {
        let is_it = |def: &Def<'_>| matches!(def, Def::Import { module: m, name: n } if *m == module && *n == name);
        self.imports.contains(&module) && self.defs.values().flatten().any(|(def, _)| is_it(def))
    }

    fn define(&mut self, nodes: &Nodes<'a>, id: Id, declares: bool) {
        match nodes.role(id) {
            Role::Assign if nodes.is_augment(id) => {
                if let Some(target) = nodes.child(id, Label::Target).filter(|t| nodes.role(*t) == Role::Name) {
                    self.add(nodes, id, nodes.source(target), Def::Opaque);
                }
            }
            Role::Assign if declares => {
                if let Some(target) = nodes.child(id, Label::Target) {
                    self.define_attribute(nodes, id, target);
                }
            }
            Role::Declare | Role::Assign | Role::Field => {
                let Some(target) = nodes.child(id, Label::Target) else { return };
                let value = nodes.child(id, Label::Value).or_else(|| nodes.child(id, Label::None));
                let value = value.or_else(|| nodes.child(id, Label::Body));
                let only_declared = nodes.table.fields_are_names || nodes.role(id) == Role::Field;
                if value.is_none() && only_declared && nodes.role(id) != Role::Assign {
                    return;
                }
                self.define_attribute(nodes, id, target);
                if nodes.role(id) == Role::Declare && nodes.is_of_block(id) {
                    self.declared.insert(nodes.get(id).end);
                }
                let empty =
                    Some(Def::Nothing).filter(|_| nodes.role(id) == Role::Declare && nodes.role(target) == Role::Name);
                self.bind(nodes, id, target, value.map(Def::Value).or(empty));
            }
            Role::Shorthand if nodes.role(nodes.get(id).parent) == Role::Args => {
                self.define_field(nodes, id, nodes.source(id), id);
            }
            Role::Pair if nodes.role(nodes.get(id).parent) == Role::Args => {
                let (Some(k), Some(v)) = (nodes.child(id, Label::Key), nodes.child(id, Label::Value)) else { return };
                if nodes.role(k) == Role::Name {
                    self.define_field(nodes, id, nodes.source(k), v);
                }
            }
            Role::Augment => {
                if let Some(target) = nodes.child(id, Label::Target).filter(|t| nodes.role(*t) == Role::Name) {
                    // Set when there is nothing yet.
                    let first = matches!(nodes.operator(id), "??=" | "||=");
                    let value = nodes.child(id, Label::Value).filter(|_| first);
                    let scope = self.scope_of_name(nodes, id, nodes.source(target)).filter(|_| first);
                    let def = (value.map_or(Def::Opaque, Def::Value), nodes.get(id).end);
                    match scope {
                        Some(scope) => push(&mut self.defs, (scope, nodes.source(target)), def),
                        None => self.add(nodes, id, nodes.source(target), def.0),
                    }
                }
            }
            Role::For | Role::Catch => {
                if let Some(target) = nodes.child(id, Label::Target) {
                    self.bind(nodes, id, target, None);
                }
            }
            Role::If => self.bound_by_condition(nodes, id),
            Role::Call => self.defined_by_call(nodes, id),
            Role::Params => self.parameters(nodes, id),
            Role::Param if nodes.role(nodes.get(id).parent) == Role::Function => {
                let target = nodes.child_or_first(id, Label::Target).filter(|t| nodes.role(*t) == Role::Name);
                if let Some(target) = target {
                    self.add(nodes, id, nodes.source(target), Def::Param(bound::default_behind(nodes, id)));
                }
            }
            Role::Import => self.import(nodes, id),
            Role::Export => {
                self.imports.extend(nodes.child(id, Label::Module).map(|m| unquoted(nodes.source(m))));
            }
            Role::Function | Role::Class => self.define_named(nodes, id),
            _ => {}
        }
    }

    /// A function or a class by its name, and what a function gives names to itself.
    fn define_named(&mut self, nodes: &Nodes<'a>, id: Id) {
        let own = |p: &Id| nodes.get(*p).label == Label::Params && nodes.role(*p) == Role::Name;
        for only in nodes.children(id).filter(own).collect::<Vec<_>>() {
            self.parameters(nodes, only);
        }
        // A method of an object that stands there is no name of its scope.
        let in_object = nodes.role(nodes.get(id).parent) == Role::Object;
        for result in bound::named_results(nodes, id) {
            push(&mut self.defs, (id, result), (Def::Nothing, nodes.get(id).start));
        }
        let Some(name) = nodes.child(id, Label::Name).filter(|_| !in_object) else { return };
        let def = if nodes.role(id) == Role::Function { Def::Function(id) } else { Def::Class(id) };
        let outer = scope_of(nodes, id);
        let entry = (def, nodes.get(name).end);
        if nodes.role(outer) == Role::Class {
            push(&mut self.attrs, (outer, nodes.source(name)), entry);
        } else {
            push(&mut self.defs, (outer, nodes.source(name)), entry);
        }
    }

    /// `self.x = value` and fields of a class body.
    fn define_attribute(&mut self, nodes: &Nodes<'a>, id: Id, target: Id) {
        let value = nodes.child(id, Label::Value).or_else(|| nodes.child(id, Label::None));
        let value = value.or_else(|| nodes.child(id, Label::Body));
        if value.is_none() && nodes.table.fields_are_names && nodes.role(id) != Role::Assign {
            // It only says that there is such a field.
            return;
        }
        let def = value.map_or(Def::Opaque, Def::Value);
        let at = nodes.get(id).end;
        match nodes.role(target) {
            Role::Member | Role::Attribute => match self.key_of(nodes, target) {
                Some((Key::Attr(class, name), _)) => push(&mut self.attrs, (class, name), (def, at)),
                Some((Key::Name(scope, name), _)) if nodes.role(target) == Role::Attribute => {
                    push(&mut self.defs, (scope, name), (def, at));
                }
                _ => {}
            },
            Role::List => {
                // `self.a, self.b = 1, 2`
                for (i, part) in nodes.children(target).enumerate() {
                    if let Some((Key::Attr(class, name), _)) =
                        (nodes.role(part) == Role::Member).then(|| self.key_of(nodes, part)).flatten()
                    {
                        let def = value.map_or(Def::Opaque, |v| Def::Element(v, i as u32));
                        push(&mut self.attrs, (class, name), (def, at));
                    }
                }
            }
            Role::Name => {
                let scope = scope_of(nodes, id);
                if nodes.role(scope) == Role::Class {
                    push(&mut self.attrs, (scope, nodes.source(target)), (def, at));
                }
            }
            _ => {}
        }
    }

    fn bind(&mut self, nodes: &Nodes<'a>, id: Id, target: Id, def: Option<Def<'a>>) {
        match nodes.role(target) {
            Role::Name => self.add(nodes, id, nodes.source(target), def.unwrap_or(Def::Opaque)),
            Role::List | Role::Unit => {
                for (i, part) in nodes.children(target).enumerate() {
                    let part_def = match def {
                        Some(Def::Value(v)) if nodes.role(target) == Role::List => Def::Element(v, i as u32),
                        Some(d) if nodes.role(target) == Role::Unit => d,
                        _ => Def::Opaque,
                    };
                    if nodes.role(part) == Role::Name {
                        self.add(nodes, id, nodes.source(part), part_def);
                    }
                }
            }
            Role::Object => {
                for part in nodes.children(target) {
                    let (key, name) = match nodes.role(part) {
                        Role::Shorthand => (nodes.source(part), nodes.source(part)),
                        // `{ a = 1 }`
                        Role::Param => {
                            let name = nodes.child(part, Label::Target).map_or("", |t| nodes.source(t));
                            (name, name)
                        }
                        Role::Pair => {
                            let key = nodes.child(part, Label::Key).map_or("", |k| nodes.source(k));
                            let inner = nodes.child(part, Label::Value);
                            // `{ a: b }` and `{ a: b = 1 }`
                            let inner = match inner {
                                Some(p) if nodes.role(p) == Role::Param => nodes.child(p, Label::Target),
                                other => other,
                            };
                            (key, inner.filter(|n| nodes.role(*n) == Role::Name).map_or("", |n| nodes.source(n)))
                        }
                        _ => continue,
                    };
                    let part_def = match def {
                        Some(Def::Value(v)) => Def::Entry(v, key),
                        _ => Def::Opaque,
                    };
                    if !name.is_empty() {
                        self.add(nodes, id, name, part_def);
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, nodes: &Nodes<'a>, id: Id, name: &'a str, def: Def<'a>) {
        let scope = scope_of(nodes, id);
        // A field that methods call by its bare name is an attribute and nothing else.
        if nodes.table.fields_are_names && nodes.role(scope) == Role::Class {
            return;
        }
        push(&mut self.defs, (scope, name), (def, nodes.get(id).end));
    }

    fn parameters(&mut self, nodes: &Nodes<'a>, id: Id) {
        let scope = scope_of(nodes, id);
        let at = nodes.get(id).end;
        let mut name_it = |part: Id, default: Option<Id>| match nodes.role(part) {
            Role::Name => push(&mut self.defs, (scope, nodes.source(part)), (Def::Param(default), at)),
            Role::Object | Role::List | Role::Spread => {
                let of_default =
                    |i: &Id| nodes.above(*i).take_while(|a| *a != part).chain([*i]).any(|a| is_default(nodes, a));
                let named = |i: &Id| matches!(nodes.role(*i), Role::Shorthand | Role::Name) && !of_default(i);
                let handed = |i: &Id| nodes.role(part) != Role::Object || !bound::is_handed_global(nodes, part, *i);
                for inner in nodes.below(part).filter(named).filter(handed) {
                    let with_default = nodes.parent(inner).filter(|p| nodes.role(*p) == Role::Param);
                    let default = with_default.and_then(|p| nodes.child(p, Label::Value));
                    push(&mut self.defs, (scope, nodes.source(inner)), (Def::Param(default), at));
                }
            }
            _ => {}
        };
        if nodes.role(id) == Role::Name {
            return name_it(id, None);
        }
        for part in nodes.children(id) {
            if nodes.role(part) == Role::Param {
                let default = bound::default_of(nodes, id, part);
                if let Some((class, name)) = bound::field_of_parameter(nodes, id, part) {
                    push(&mut self.attrs, (class, name), (Def::Param(default), at));
                }
                let first = nodes.child_or_first(part, Label::Target);
                // Several names may share a type.
                let more = |c: &Id| nodes.get(*c).label == Label::Target && Some(*c) != first;
                for target in first.into_iter().chain(nodes.children(part).filter(more)) {
                    name_it(target, default);
                }
            } else {
                name_it(part, None);
            }
        }
    }

    fn mutate(&mut self, nodes: &Nodes<'a>, id: Id) {
        match nodes.role(id) {
            Role::Call => {
                self.loaded(nodes, id);
                if let Some(callee) = nodes.child(id, Label::Callee).filter(|c| nodes.role(*c) == Role::Member) {
                    let last = nodes.child(callee, Label::Property).map_or("", |p| nodes.source(p));
                    if let Some((key, path)) = nodes.child(callee, Label::Object).and_then(|o| self.chain(nodes, o)) {
                        let m = Mutation { path: dotted(&path, last), key: None, what: Change::Call(id) };
                        self.mutations.entry(key).or_default().push(m);
                    }
                }
                let args = nodes.child(id, Label::Args);
                for arg in args.into_iter().flat_map(|a| nodes.children(a)) {
                    if let Some((key, path)) = self.chain(nodes, arg).filter(|(_, p)| p.is_empty()) {
                        let m = Mutation { path, key: None, what: Change::Escape(id) };
                        self.mutations.entry(key).or_default().push(m);
                    }
                }
            }
            Role::Assign | Role::Augment => {
                let (Some(target), Some(value)) = (nodes.child(id, Label::Target), nodes.child(id, Label::Value))
                else {
                    return;
                };
                let (object, key) = match nodes.role(target) {
                    Role::Index => (nodes.child(target, Label::Object), nodes.child(target, Label::Key)),
                    // A subscript that the grammar takes for a call.
                    Role::Call => (
                        nodes.child(target, Label::Callee),
                        nodes.child(target, Label::Args).and_then(|a| nodes.children(a).next()),
                    ),
                    Role::Member => (Some(target), None),
                    _ => return,
                };
                let Some((binding, path)) = object.and_then(|o| self.chain(nodes, o)) else { return };
                // `headers[] = line` adds to a list.
                if path.is_empty() && key.is_none() && nodes.role(target) != Role::Index {
                    return;
                }
                let m = Mutation { path, key, what: Change::Assign(value) };
                self.mutations.entry(binding).or_default().push(m);
            }
            _ => {}
        }
    }

    /// `require("module")`
    fn loaded(&mut self, nodes: &Nodes<'a>, call: Id) {
        let Some(rule) = nodes.table.modules.as_ref().filter(|m| !m.loads.is_empty()) else { return };
        let callee = nodes.child(call, Label::Callee).map_or("", |c| nodes.source(c));
        if rule.loads.contains(&callee)
            && let Some(name) = nodes.child(call, Label::Args).and_then(|a| nodes.children(a).next())
            && nodes.role(name) == Role::String
        {
            self.imports.push(unquoted(nodes.source(name)));
        }
    }

    /// The binding at the start of `a.b.c` or `self.a.b.c`, and the dotted names after it.
    pub(super) fn chain(&self, nodes: &Nodes<'a>, id: Id) -> Option<(Key<'a>, String)> {
        let mut names: Vec<&str> = Vec::new();
        let mut now = id;
        for _ in 0..8 {
            if let Some((key, _)) = self.key_of(nodes, now) {
                names.reverse();
                return Some((key, names.join(".")));
            }
            match nodes.role(now) {
                Role::Member => {
                    names.push(nodes.source(nodes.child(now, Label::Property)?));
                    now = nodes.child(now, Label::Object)?;
                }
                Role::Await => now = nodes.children(now).next()?,
                // A part that a method gives: what changes it changes the object.
                Role::Call => {
                    let callee = nodes.child(now, Label::Callee).filter(|c| nodes.role(*c) == Role::Member)?;
                    let part = nodes.source(nodes.child(callee, Label::Property)?);
                    if !nodes.table.inner_parts.contains(&part) {
                        return None;
                    }
                    names.push(part);
                    now = nodes.child(callee, Label::Object)?;
                }
                _ => return None,
            }
        }
        None
    }

    /// The binding that a name or an attribute of the own object means, and the scope that has it.
    pub(super) fn key_of(&self, nodes: &Nodes<'a>, id: Id) -> Option<(Key<'a>, Id)> {
        match nodes.role(id) {
            Role::Name | Role::Shorthand => self.key_of_name(nodes, id, nodes.source(id)),
            Role::Attribute => {
                let name = nodes.source(id);
                match nodes.above(id).find(|a| nodes.role(*a) == Role::Class) {
                    Some(class) => Some((Key::Attr(class, name), class)),
                    None => Some((Key::Name(0, name), 0)),
                }
            }
            Role::Member => {
                let property = nodes.source(nodes.child(id, Label::Property)?);
                let Some(object) = nodes.child(id, Label::Object) else {
                    // The word for the own object is no node of its own.
                    let (first, _) = nodes.source(id).split_once(['.', '?'])?;
                    let class = nodes.above(id).find(|a| nodes.role(*a) == Role::Class)?;
                    return nodes.table.this_names.contains(&first).then_some((Key::Attr(class, property), class));
                };
                if let Some(class) = self.own_class(nodes, object) {
                    let fields =
                        !self.attrs.contains_key(&(class, property)) && self.attrs.contains_key(&(0, property));
                    let own = || self.field_of_class(nodes, class, property).unwrap_or(0);
                    let class = if fields { own() } else { class };
                    return Some((Key::Attr(class, property), class));
                }
                // A field of a struct: by its name alone, where literals of structs name their fields.
                let by_name = self.attrs.contains_key(&(0, property)) && nodes.role(object) == Role::Name;
                let (key, _) = by_name.then(|| self.key_of(nodes, object)).flatten()?;
                let is_param = matches!(self.definitions(key), [(Def::Param(_), _)]);
                let owner = || self.field_of_parameter(nodes, key, property).unwrap_or(0);
                is_param.then(owner).map(|owner| (Key::Attr(owner, property), owner))
            }
            _ => None,
        }
    }

    /// The binding that a name means where it stands, and the scope that has it.
    pub(super) fn key_of_name(&self, nodes: &Nodes<'a>, id: Id, name: &'a str) -> Option<(Key<'a>, Id)> {
        let scope = self.scope_of_name(nodes, id, name)?;
        if self.is_own_object(nodes, name, scope) {
            return None;
        }
        let field = nodes.table.fields_are_names && self.attrs.contains_key(&(scope, name));
        Some((if field { Key::Attr(scope, name) } else { Key::Name(scope, name) }, scope))
    }

    /// The class whose object a node is (`this`, `self`).
    pub(super) fn own_class(&self, nodes: &Nodes<'a>, object: Id) -> Option<Id> {
        match nodes.role(object) {
            Role::This => nodes.above(object).find(|a| nodes.role(*a) == Role::Class),
            Role::Name if nodes.table.this_names.contains(&nodes.source(object)) => {
                nodes.above(object).find(|a| nodes.role(*a) == Role::Class)
            }
            Role::Name => {
                let name = nodes.source(object);
                let scope = self.scope_of_name(nodes, object, name)?;
                self.is_own_object(nodes, name, scope).then(|| scope_of(nodes, scope))
            }
            _ => None,
        }
    }

    /// Whether a name is the first parameter of a method, which stands for the object itself.
    pub(super) fn is_own_object(&self, nodes: &Nodes<'a>, name: &str, scope: Id) -> bool {
        // A language whose objects are called by a word of their own has no parameter for them.
        let word = |n: &NodeRule| n.role == Role::This;
        if nodes.table.fields_are_names || nodes.table.nodes.iter().any(word) {
            return false;
        }
        if nodes.role(scope) != Role::Function || nodes.role(scope_of(nodes, scope)) != Role::Class {
            return false;
        }
        let first = nodes.child(scope, Label::Params).and_then(|p| nodes.children(p).next());
        first.is_some_and(|f| nodes.role(f) == Role::Name && nodes.source(f) == name)
    }

    fn scope_of_name(&self, nodes: &Nodes<'a>, id: Id, name: &'a str) -> Option<Id> {
        let mut scope = scope_of(nodes, id);
        let mut first = true;
        loop {
            // Names of a class body are seen in the body alone, not in its methods.
            let fields = nodes.table.fields_are_names;
            let visible = first || fields || nodes.role(scope) != Role::Class;
            if visible && self.defs.contains_key(&(scope, name)) {
                return Some(scope);
            }
            if fields && nodes.role(scope) == Role::Class && self.attrs.contains_key(&(scope, name)) {
                return Some(scope);
            }
            if scope == 0 {
                return None;
            }
            scope = scope_of(nodes, scope);
            first = false;
        }
    }

    /// Definitions of a name or attribute.
    pub(super) fn definitions(&self, key: Key<'a>) -> &[DefAt<'a>] {
        match key {
            Key::Name(scope, name) => self.defs.get(&(scope, name)),
            Key::Attr(class, name) => self.attrs.get(&(class, name)),
        }
        .map_or(&[], Vec::as_slice)
    }

    /// Definitions of a name as seen from a node.
    pub(super) fn definitions_above(&self, nodes: &Nodes<'a>, id: Id, name: &'a str) -> &[DefAt<'a>] {
        self.scope_of_name(nodes, id, name).map_or(&[], |scope| self.definitions(Key::Name(scope, name)))
    }

    /// What changes the bound thing.
    pub(super) fn mutations(&self, key: Key<'a>) -> &[Mutation] {
        self.mutations.get(&key).map_or(&[], Vec::as_slice)
    }

    /// Names of the attributes and methods of all classes, sorted.
    pub(super) fn attributes(&self) -> BTreeMap<Id, Vec<&'a str>> {
        let mut all: BTreeMap<Id, Vec<&'a str>> = BTreeMap::new();
        self.attrs.keys().for_each(|(class, name)| all.entry(*class).or_default().push(name));
        all.values_mut().for_each(|names| names.sort_unstable());
        all
    }

    /// Names of the top level.
    pub(super) fn top_level(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.defs.keys().filter(|(scope, _)| *scope == 0).map(|(_, name)| *name)
    }
}

fn push<'a>(map: &mut Map<(Id, &'a str), Vec<DefAt<'a>>>, key: (Id, &'a str), def: DefAt<'a>) {
    let list = map.entry(key).or_default();
    if list.len() < MAX_DEFS {
        list.push(def);
    }
}

fn dotted(path: &str, last: &str) -> String {
    if path.is_empty() { last.to_string() } else { format!("{path}.{last}") }
}

/// The function, class or file around a node. Parameters, name and body belong to the function; its decorators do not.
pub(super) fn scope_of(nodes: &Nodes<'_>, id: Id) -> Id {
    nodes.get(id).scope
}

/// The text inside quotes.
pub(super) fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\'', '`'])
}

/// Whether a node is what a parameter is without an argument.
fn is_default(nodes: &Nodes<'_>, id: Id) -> bool {
    nodes.get(id).label == Label::Value && nodes.role(nodes.get(id).parent) == Role::Param
}
