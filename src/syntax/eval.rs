//! What an expression is worth, as far as one file tells.
//!
//! In: tree and scopes. Out: [`Value`]s. Bounded in depth and in total work; where a bound is met the value is unknown,
//! and unknown never accuses. Nothing here knows a library by name: paths are matched against the language's tables.

mod calls;
mod choices;
mod functions;
mod given;
mod known;
mod maps;
mod objects;
mod operators;
mod put_together;
mod receivers;
mod steps;
mod texts;

use functions::ENV_READ;
pub(super) use functions::bases;
pub(super) use functions::filled;
use known::Known;
use maps::table_of_clients;
pub(super) use receivers::{type_of_receiver, written_type_of_parameter};
pub(super) use steps::STEPS;
pub(super) use texts::{header_name, synthetic};
use texts::{join, number, one_of};

use super::imported::Imported;
use super::scope::{Def, Key, Scopes, scope_of, used_path};
use super::tree::{Id, Nodes};
use crate::model::quick::Map;
use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role, SyntaxTable};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;

/// Steps of one look: name to value, value to part.
const MAX_DEPTH: u8 = 24;
/// Longer dotted names are not followed.
const MAX_PATH: usize = 120;
/// Evaluated nodes per question, and parts of the values that are known already: a function that calls itself in several places branches at every level.
const FUEL: u32 = 3_000;
/// Evaluated nodes per file.
const FILE_FUEL: u32 = 4_000_000;

/// Whether a dotted name is written like one of a type.
fn is_type(path: &str) -> bool {
    path.rsplit('.').next().unwrap_or(path).starts_with(|c: char| c.is_ascii_uppercase()) && !path.contains('(')
}

/// Evaluates expressions of one file.
pub(super) struct Eval<'a> {
    pub(super) nodes: &'a Nodes<'a>,
    pub(super) scopes: &'a Scopes<'a>,
    pub(super) table: &'static SyntaxTable,
    /// Things of other files.
    pub(super) imported: Imported<'a>,
    /// Index of the client that a call makes.
    pub(super) clients: HashMap<Id, usize>,
    /// Calls that only make a request.
    pub(super) requests: HashMap<Id, ()>,
    fuel: Cell<u32>,
    file_fuel: Cell<u32>,
    /// The least depth that was left anywhere below the node that is evaluated.
    lowest: Cell<u8>,
    /// What nodes are worth.
    known: RefCell<Map<Id, Known>>,
    /// Classes, and whether they are made of a class of the project.
    made_of_own: RefCell<HashMap<Id, bool>>,
    /// Fields of classes that are read by a bare name, by that name.
    readers: RefCell<HashMap<Id, HashMap<&'a str, Id>>>,
    /// Settings that annotations put into fields and parameters, and clients that a framework puts into fields; found when they are asked for.
    settings: OnceCell<HashMap<(Id, &'a str), Value>>,
    /// Methods that have their type before their name; made when they are asked for.
    methods: OnceCell<receivers::Methods<'a>>,
}

impl<'a> Eval<'a> {
    pub(super) fn new(nodes: &'a Nodes<'a>, scopes: &'a Scopes<'a>, imported: Imported<'a>) -> Self {
        Self {
            nodes,
            scopes,
            table: nodes.table,
            imported,
            clients: HashMap::new(),
            requests: HashMap::new(),
            fuel: Cell::new(0),
            file_fuel: Cell::new(FILE_FUEL),
            lowest: Cell::new(MAX_DEPTH),
            known: RefCell::default(),
            made_of_own: RefCell::default(),
            readers: RefCell::default(),
            settings: OnceCell::new(),
            methods: OnceCell::new(),
        }
    }

    /// Makes clients and requests known. What was found before is worth another value now.
    pub(super) fn with_makers(mut self, clients: HashMap<Id, usize>, requests: HashMap<Id, ()>) -> Self {
        (self.clients, self.requests) = (clients, requests);
        self.known.get_mut().clear();
        self.settings = OnceCell::new();
        self
    }

    /// Whether the budget of the file was used up: later values are unknown.
    pub(super) fn exhausted(&self) -> bool {
        self.file_fuel.get() == 0
    }

    /// The value of a node.
    pub(super) fn value(&self, id: Id) -> Value {
        put_together::settled(self.ask(|| self.at(id, MAX_DEPTH)))
    }

    /// The text of a command in backquotes, in a language that is no shell. What it is worth is what the command writes, which nobody knows.
    pub(super) fn command_line(&self, id: Id) -> Value {
        self.ask(|| self.string(id, MAX_DEPTH))
    }

    /// Runs one question within its budget and takes what it used from that of the file.
    fn ask(&self, question: impl FnOnce() -> Value) -> Value {
        let budget = FUEL.min(self.file_fuel.get());
        self.fuel.set(budget);
        let value = question();
        self.file_fuel.set(self.file_fuel.get() - (budget - self.fuel.get()));
        value
    }

    fn evaluated(&self, id: Id, d: u8) -> Value {
        let n = self.nodes;
        match n.role(id) {
            Role::String => self.string(id, d),
            Role::Text => self.literal(id, id),
            Role::Number => number(n.source(id)),
            Role::True => Value::Bool(true),
            Role::False => Value::Bool(false),
            Role::Null => Value::Null,
            Role::Name | Role::Shorthand => self.name(id, d),
            Role::Member | Role::Attribute => self.member(id, d),
            Role::Index => self.index(id, d),
            Role::Call | Role::New => self.call(id, d),
            // An annotation as a value of another one.
            Role::Decorator if n.child(id, Label::Callee).is_some() => self.call(id, d),
            Role::Object => self.object(id, d),
            Role::List => Value::List(n.children(id).take(64).map(|c| self.at(c, d)).collect()),
            // The braces of a literal whose type stands further out.
            Role::Args if n.get(id).label != Label::Args => self.object(id, d),
            Role::Binary => self.binary(id, d),
            Role::Expand => self.expansion(id, d),
            Role::Unary if n.source(id).starts_with('-') => match n.children(id).last().map(|c| self.at(c, d)) {
                Some(Value::Number(x)) => Value::Number(-x),
                _ => Value::Unknown,
            },
            // `value!`, `value!!`: the same value, which is said to be there.
            Role::Unary | Role::Update if n.source(id).ends_with('!') && !n.source(id).starts_with('!') => {
                n.children(id).next().map_or(Value::Unknown, |inner| self.at(inner, d))
            }
            Role::Ternary => self.ternary(id, d),
            Role::If => self.chosen(id, d),
            Role::Await | Role::Unit => match n.children(id).next() {
                Some(inner) => self.at(inner, d),
                None => Value::Unknown,
            },
            Role::Assign | Role::Declare => match n.child(id, Label::Value).or_else(|| n.child(id, Label::None)) {
                Some(inner) => self.at(inner, d),
                None => Value::Unknown,
            },
            // `this.client ??= make()` gives what it was, or was made.
            Role::Augment if matches!(n.operator(id), "??=" | "||=") => {
                n.child(id, Label::Value).map_or(Value::Unknown, |made| self.at(made, d))
            }
            Role::Function => {
                self.forwarded(id).unwrap_or(Value::Path { root: Root::Function(id as usize), name: String::new() })
            }
            // `Request(url)..header = value`: a request is the same one behind what is set on it.
            Role::Comprehension => match n.children(id).next().map(|first| self.at(first, d)) {
                Some(made @ Value::Path { root: Root::Request(_), .. }) => made,
                // So is a client; what stands in the rounds of a list is none.
                Some(made @ Value::Path { root: Root::Client(_), .. })
                    if n.children(id).nth(1).is_some_and(|set| {
                        let before = n.slice(n.get(set).start.saturating_sub(2), n.get(set).start);
                        before == ".." || n.source(set).starts_with("..")
                    }) =>
                {
                    made
                }
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    fn name(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let source = n.source(id).trim_start_matches('\\');
        if let Some((first, rest)) = source.split_once(['.', '\\', ':']).filter(|(f, _)| !f.is_empty()) {
            // A dotted name: what its first part means, and the names below.
            let first = match self.scopes.definitions_above(n, id, first) {
                [(def, _)] => self.definition(*def, Key::Name(0, first), depth),
                _ => Value::Path { root: Root::Global, name: first.to_string() },
            };
            return self.below(first, &rest.replace(['\\', ':'], "."));
        }
        match self.scopes.key_of(n, id).filter(|(key, _)| !self.is_type_made(id, *key)) {
            Some((key, scope)) => self.binding(id, key, scope, depth),
            None if !self.imported.is_alone()
                && let Some(value) = self.imported.seen(n.source(id), &self.scopes.stars) =>
            {
                value
            }
            // A module of the project that the file declares.
            None if n.get(id).label == Label::Object
                && let Some(value) = self.of_declared_module(n.source(id)) =>
            {
                value
            }
            None if let Some(value) = self.put_into_field(id) => value,
            None if let Some(value) = self.of_base(id, depth) => value,
            None if let Some(value) = self.of_reader(id, depth) => value,
            None if self.table.names_are_environment => Value::Env { name: n.source(id).to_string(), fallback: None },
            None => self
                .filled_in_by_build(source)
                .unwrap_or_else(|| Value::Path { root: Root::Global, name: source.to_string() }),
        }
    }

    /// Whether a name says of which type an object is made, though a field is called the same: `Client = new Client()`.
    fn is_type_made(&self, id: Id, key: Key<'a>) -> bool {
        let n = self.nodes;
        let made = n.get(id).label == Label::Callee && n.role(n.get(id).parent) == Role::New;
        made && self.table.fields_are_names
            && self
                .scopes
                .definitions(key)
                .iter()
                .any(|(def, _)| matches!(def, Def::Value(_) | Def::Param(_) | Def::Nothing))
    }

    /// The value of a binding where it is used.
    pub(super) fn binding(&self, used_at: Id, key: Key<'a>, scope: Id, depth: u8) -> Value {
        let n = self.nodes;
        let here = n.get(used_at).start;
        let all = self.scopes.seen(n, key, used_at, scope);
        let mut seen: Vec<_> = all.iter().filter(|(_, at)| !self.scopes.is_past(n, *at, here)).collect();
        if seen.is_empty() {
            seen = all.iter().collect();
        }
        if seen.len() > 6 {
            return Value::Unknown;
        }
        // A use inside of the value of its own definition means an earlier one.
        let mut values: Vec<Value> = Vec::new();
        for (def, _) in seen {
            if let Def::Value(v) | Def::Element(v, _) | Def::Entry(v, _) = def
                && n.within(used_at, *v)
            {
                continue;
            }
            let value = self.definition(*def, key, depth);
            let (Key::Name(_, name) | Key::Attr(_, name)) = key;
            let filled_in = if value.text() == Some("") { self.filled_in_by_build(name) } else { None };
            let value = filled_in.unwrap_or(value);
            match values.pop_if(|_| self.appends(*def)) {
                Some(before) => values.push(appended(before, value)),
                None => values.push(value),
            }
        }
        let mut value = match values.len() {
            // A name that is bound to what it means further out: `let client = client.clone()` in a closure.
            0 if let Key::Attr(class, name) = key
                && let Some(value) = self.put_in(class, name) =>
            {
                return value;
            }
            0 => return self.bound_further_out(used_at, key, depth),
            1 => values.swap_remove(0),
            _ => one_of(values),
        };
        if !matches!(value, Value::Path { .. }) {
            self.apply_mutations(&mut value, key, Some((here, scope_of(n, used_at))), depth);
        }
        value
    }

    /// What a path that begins in the own project means, if the file that has it is read.
    fn of_own_module(&self, path: &str) -> Option<Value> {
        let (module, name) = path.rsplit_once('.')?;
        let begins_here = self.table.own_roots.contains(&module.split('.').next()?);
        begins_here.then(|| self.imported.import(module, name, "."))?
    }

    /// The module of a name, where files say which modules they have.
    fn of_declared_module(&self, name: &str) -> Option<Value> {
        if self.table.own_roots.is_empty() || self.imported.is_alone() {
            return None;
        }
        let n = self.nodes;
        let declared =
            |id: Id| n.role(id) == Role::Module && n.child(id, Label::Name).is_some_and(|c| n.source(c) == name);
        n.children(0).any(declared).then(|| self.imported.import(&format!("self.{name}"), "", "."))?
    }

    /// What a name means around the function that binds it again.
    fn bound_further_out(&self, used_at: Id, key: Key<'a>, depth: u8) -> Value {
        let Key::Name(own, name) = key else { return Value::Unknown };
        match self.scopes.key_of_name(self.nodes, own, name) {
            Some((outer, scope)) if own > 0 && scope < own && depth > 1 => {
                self.binding(used_at, outer, scope, depth - 1)
            }
            _ => Value::Unknown,
        }
    }

    /// Whether a declaration adds to what its name had: `list+=(more)`.
    fn appends(&self, def: Def<'a>) -> bool {
        let (n, Def::Value(value)) = (self.nodes, def) else { return false };
        let Some(declared) = n.parent(value).filter(|p| n.role(*p) == Role::Declare) else { return false };
        let target = n.child(declared, Label::Target).map_or(0, |t| n.get(t).end);
        target > 0 && n.slice(target, n.get(value).start).trim_start().starts_with("+=")
    }

    fn definition(&self, def: Def<'a>, key: Key<'a>, depth: u8) -> Value {
        match def {
            // A property that is worked out each time.
            Def::Value(v) if self.nodes.get(v).label == Label::Body => self.returned(v, depth),
            Def::Value(v) => self.at(v, depth),
            Def::Element(v, i) => match self.at(v, depth) {
                Value::List(items) => items.into_iter().nth(i as usize).unwrap_or(Value::Unknown),
                other if i == 0 && !matches!(self.nodes.role(v), Role::List) => other,
                _ => Value::Unknown,
            },
            Def::Entry(v, name) => {
                let object = self.at(v, depth);
                self.below(object, name)
            }
            Def::Param(_) if let Some(value) = self.given_to_block(key, depth).or_else(|| self.handed_in(key)) => value,
            Def::Param(_)
                if let Key::Name(scope, name) = key
                    && let Some(value) = self.put_in(scope, name) =>
            {
                value
            }
            Def::Param(default) => match default.map(|d| self.at(d, depth)) {
                // A client that is made unless the caller gives one is this client, see `one_of`.
                Some(client @ Value::Path { root: Root::Client(_), .. }) => client,
                default => Value::Param {
                    name: match key {
                        Key::Name(_, name) | Key::Attr(_, name) => name.to_string(),
                    },
                    default: default.or_else(|| self.filled_in(key)).map(Box::new),
                },
            },
            Def::Import { module, name } => {
                let separator = self.table.modules.as_ref().map_or(".", |m| m.separator);
                if let Some(value) = self.imported.import(module, name, separator) {
                    return value;
                }
                // A module whose names are variables.
                if !name.is_empty() && self.table.env_maps.contains(&module) {
                    return Value::Env { name: name.to_string(), fallback: None };
                }
                let relative = module.starts_with(['.', '~']) || module.starts_with("@/") || module.starts_with('#');
                let module = module.replace('\\', ".");
                let name = match name {
                    "" | "default" => module,
                    _ => format!("{module}.{name}"),
                };
                Value::Path { root: Root::Module { relative }, name }
            }
            Def::Used(leaf) => {
                let name = used_path(self.nodes, leaf);
                if let Some(value) = self.of_own_module(&name) {
                    return value;
                }
                let relative = self.table.own_roots.contains(&name.split('.').next().unwrap_or(""));
                Value::Path { root: Root::Module { relative }, name }
            }
            Def::Function(f) if matches!(key, Key::Attr(..)) && self.is_getter(f) => {
                self.returned(f, depth.saturating_sub(2))
            }
            Def::Function(f) => Value::Path { root: Root::Function(f as usize), name: String::new() },
            Def::Nothing => Value::Null,
            Def::Class(_) | Def::Opaque => Value::Unknown,
        }
    }

    /// What is at `name` of a value.
    fn below(&self, object: Value, name: &str) -> Value {
        match object {
            Value::Path { root: Root::Imported(k), name: path } if path.is_empty() => self
                .imported
                .below(k, name, self.unnamed())
                .unwrap_or_else(|| Value::Path { root: Root::Imported(k), name: name.to_string() }),
            Value::Path { root: root @ Root::Client(_), name: path }
                if path.is_empty() && self.table.put_together.lazy_members.contains(&name) =>
            {
                Value::Path { root, name: path }
            }
            Value::Path { root, name: path } => {
                if self.is_env_map(&root, &path) && !self.table.env_calls.contains(&format!("{path}.{name}").as_str()) {
                    return Value::Env { name: name.to_string(), fallback: None };
                }
                if let Some(map) =
                    self.table.bundle_maps.iter().find(|m| path == **m || path.ends_with(&format!(".{m}")))
                {
                    return Value::Env { name: format!("{map}.{name}"), fallback: None };
                }
                let joined = match (path.is_empty(), name) {
                    (_, "default") if self.table.own_roots.is_empty() => path,
                    (true, _) => name.to_string(),
                    (false, _) => format!("{path}.{name}"),
                };
                Value::Path { root, name: joined }
            }
            // What an address in its parts gives by any other name is the address.
            Value::Map { .. } if put_together::is_address(&object) && put_together::part_of(name).is_none() => object,
            Value::Map { .. } => object.get(name).cloned().unwrap_or(Value::Unknown),
            Value::Text(_) | Value::Join(_)
                if self.table.same_text.contains(&name) || self.table.put_together.url_steps.contains(&name) =>
            {
                object
            }
            // A span of time that is a member of a number: `5.seconds`.
            Value::Number(_) if self.table.durations.contains(&name) => Value::Result {
                root: Root::Global,
                name: name.to_string(),
                args: Box::new(Value::Map { entries: vec![(synthetic("0"), object)], open: false }),
            },
            Value::Param { name: path, default } if path.len() < MAX_PATH => {
                // All that is in what a framework fills in comes from the same sender.
                let received = |by: &Value| matches!(by, Value::Result { name, .. } if self.table.received_defaults.contains(&name.as_str()));
                Value::Param { name: format!("{path}.{name}"), default: default.filter(|by| received(by)) }
            }
            // Nothing has no members: where one is asked for, it is one of the others.
            Value::Choice(options) => {
                let some = options.into_iter().take(6).filter(|o| !matches!(o, Value::Null));
                let mut members: Vec<Value> = some.map(|o| self.below(o, name)).collect();
                if members.len() == 1 { members.swap_remove(0) } else { Value::Choice(members) }
            }
            // A field of an object, as its constructor was given it.
            Value::Result { name: path, args, .. } if is_type(&path) && args.get(name).is_some() => {
                args.get(name).cloned().unwrap_or_default()
            }
            // A constant of an enumeration, by what it is made of.
            Value::List(items) => put_together::address_in(items).unwrap_or_default(),
            // Members of the result of a call of another module.
            Value::Result { root, name: path, .. } => Value::Path { root, name: format!("{path}().{name}") },
            _ => Value::Unknown,
        }
    }

    /// The number of what a module exports without a name, if it is a module whose file is asked for as a value.
    fn exported(&self, number: usize) -> usize {
        match self.imported.unnamed(number, self.unnamed()) {
            Some(Value::Path { root: Root::Imported(k), name }) if name.is_empty() => k,
            _ => number,
        }
    }

    /// Name of what a file exports without a name.
    pub(super) fn unnamed(&self) -> &'static str {
        self.table.modules.as_ref().map_or("", |m| m.unnamed)
    }

    fn is_env_map(&self, root: &Root, path: &str) -> bool {
        matches!(root, Root::Global | Root::Module { relative: false }) && self.table.env_maps.contains(&path)
    }

    fn member(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        if let Some((key @ Key::Attr(class, _), _)) = self.scopes.key_of(n, id) {
            if self.scopes.definitions(key).is_empty() {
                return self.inherited(class, n.child(id, Label::Property).map_or("", |p| n.source(p)), depth);
            }
            return self.binding(id, key, class, depth);
        }
        let (Some(object), Some(property)) = (n.child(id, Label::Object), n.child(id, Label::Property)) else {
            return Value::Unknown;
        };
        // `Config.KEY` of a class of this file.
        let classes = self.scopes.classes(n, object);
        if !classes.is_empty() {
            let attrs = classes.into_iter().map(|class| (class, Key::Attr(class, n.source(property))));
            let known = attrs.into_iter().find(|(_, attr)| !self.scopes.definitions(*attr).is_empty());
            return known.map_or(Value::Unknown, |(class, attr)| self.binding(id, attr, class, depth));
        }
        // `client.send` of a parameter whose type is a class of this file.
        let of_parameter = self.classes_of_parameter(object).into_iter().find_map(|class| {
            let attr = Key::Attr(class, n.source(property));
            (!self.scopes.definitions(attr).is_empty()).then_some((class, attr))
        });
        if let Some((class, attr)) = of_parameter {
            return self.binding(id, attr, class, depth);
        }
        if let Some(value) = self.of_made(object, property, depth) {
            return value;
        }
        if let Some(method) = self.method_of_receiver(object, property) {
            return Value::Path { root: Root::Function(method as usize), name: String::new() };
        }
        if let Some(value) = self.field_of_type_elsewhere(object, property) {
            return value;
        }
        let object = self.at(object, depth);
        self.below(object, n.source(property))
    }

    fn index(&self, id: Id, depth: u8) -> Value {
        let n = self.nodes;
        let Some(of) = n.child(id, Label::Object) else { return Value::Unknown };
        let object = self.at(of, depth);
        match n.child(id, Label::Key).map(|k| self.at(k, depth)) {
            Some(Value::Text(key)) => {
                self.setting_below(of, key.as_str()).unwrap_or_else(|| self.below(object, key.as_str()))
            }
            key if let Some(item) = self.item_of(&object, key.as_ref()) => item,
            _ if let Some(clients) = table_of_clients(&object) => Value::Choice(clients),
            // The variable whose name the caller gives.
            Some(key @ Value::Param { .. }) => match object {
                Value::Path { root, name } if self.is_env_map(&root, &name) => {
                    let args = Value::Map { entries: vec![(synthetic("0"), key)], open: false };
                    Value::Result { root: Root::Global, name: ENV_READ.to_string(), args: Box::new(args) }
                }
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }

    /// Arguments as a map: `0`, `1`, ... and the keywords.
    pub(super) fn arguments(&self, call: Id) -> Value {
        match self.ask(|| self.arguments_at(call, MAX_DEPTH)) {
            Value::Map { entries, open } => {
                let entries = entries.into_iter().map(|(name, value)| (name, put_together::settled(value))).collect();
                Value::Map { entries, open }
            }
            args => args,
        }
    }

    /// A format text without arguments, with what the names in it are worth.
    pub(super) fn format_alone(&self, id: Id, format: &Value) -> Value {
        let none = Value::Map { entries: Vec::new(), open: false };
        self.ask(|| self.formatted(id, format, &none, (0, MAX_DEPTH)))
    }
}

/// A value and what is added behind it.
fn appended(before: Value, more: Value) -> Value {
    match (before, more) {
        (Value::List(mut items), Value::List(more)) => {
            items.extend(more);
            Value::List(items)
        }
        (before @ (Value::Text(_) | Value::Join(_)), more @ (Value::Text(_) | Value::Join(_))) => {
            Value::Join(vec![before, more])
        }
        _ => Value::Unknown,
    }
}
