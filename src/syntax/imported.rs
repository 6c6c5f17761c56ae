//! What the names that a file imports are in the files that define them.
//!
//! In: the pictures of all files, and where names of modules lead. Out: [`Value`]s in which things of other files have a number of
//! this file's own list. A name is followed over re-exports; literals of other files lose their places, which mean nothing here.

mod told;

use super::modules::Modules;
use crate::model::{Class, Client, Export, FileSummary, Function, Policy, Root, Value};
use bstr::BString;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

/// Re-exports followed for one name, all ways together.
const MAX_STEPS: usize = 32;

/// Most names of bases that are looked for, each for the sake of the one before.
const MAX_BASES: usize = 4;

/// Values with more parts are not taken from other files.
const MAX_PARTS: usize = 256;

/// Whether a name is one of a type.
pub(super) fn names_type(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.len() > 2 && name.bytes().any(|b| b.is_ascii_lowercase())
}

/// Names of clients of libraries that are kept of one project.
const MOST_SDK_NAMES: usize = 64;

/// The pictures of a project, to be asked for names.
pub struct Together<'p> {
    files: &'p [FileSummary],
    by_path: HashMap<&'p [u8], usize>,
    modules: &'p Modules,
    /// Files that see each other's names, by where their list begins: a package of thousands is listed once, not for each of its files.
    packages: HashMap<usize, Package<'p>>,
    /// Names of fields and parameters that are clients of libraries, with the providers.
    sdk_names: Vec<(&'p str, &'static str)>,
}

/// The pictures of files that see each other's names.
#[derive(Default)]
struct Package<'p> {
    /// In the order of their paths.
    files: Vec<usize>,
    /// Those that export something by a name, likewise.
    by_name: HashMap<&'p str, Vec<usize>>,
}

impl<'p> Together<'p> {
    /// Knows these pictures.
    pub fn new(files: &'p [FileSummary], modules: &'p Modules) -> Self {
        // Of several pieces of one file, others mean the first.
        let by_path: HashMap<&[u8], usize> =
            files.iter().enumerate().rev().map(|(i, f)| (f.path.as_slice(), i)).collect();
        let mut packages: HashMap<usize, Package<'_>> = HashMap::new();
        for file in files {
            let beside = modules.beside(&file.path);
            if !beside.is_empty() {
                packages.entry(beside.as_ptr().addr()).or_insert_with(|| Package::new(beside, &by_path, files));
            }
        }
        let mut sdk_names: Vec<_> =
            files.iter().flat_map(|f| &f.sdk_names).map(|(name, of)| (name.as_str(), *of)).collect();
        sdk_names.sort_unstable();
        sdk_names.dedup();
        sdk_names.truncate(MOST_SDK_NAMES);
        Self { files, by_path, modules, packages, sdk_names }
    }

    /// The pictures of the files that a file imports or sees, sorted.
    pub fn targets(&self, file: &FileSummary) -> Vec<usize> {
        let own = self.by_path.get(file.path.as_slice());
        let mut out: Vec<usize> = self.package(&file.path).map_or(Vec::new(), |package| package.files.clone());
        out.extend(file.imports.iter().chain(&file.stars).flat_map(|m| self.files_of(&file.path, m)));
        out.sort_unstable();
        out.dedup();
        out.retain(|at| own != Some(at));
        out
    }

    /// The files that see each other's names, this one among them.
    fn package(&self, path: &[u8]) -> Option<&Package<'p>> {
        self.packages.get(&self.modules.beside(path).as_ptr().addr())
    }

    /// The other files of its package that export something by a name.
    fn beside_with(&self, path: &[u8], name: &str) -> impl Iterator<Item = usize> {
        let own = self.by_path.get(path);
        let all = self.package(path).and_then(|package| package.by_name.get(name)).map_or(&[][..], Vec::as_slice);
        all.iter().copied().filter(move |at| own != Some(at))
    }

    /// Those files with the names that are imported of each; without one it may be any.
    pub fn used<'f>(&self, file: &'f FileSummary) -> Vec<(usize, Vec<&'f str>)> {
        let mut names: HashMap<usize, Vec<&str>> = HashMap::new();
        let mut whole: HashSet<&str> = file.stars.iter().map(String::as_str).collect();
        let mut known: HashSet<&str> = HashSet::new();
        for (_, export) in &file.exports {
            if let Export::Again { module, name } = export {
                known.insert(module);
                if name.is_empty() {
                    whole.insert(module);
                }
                for target in self.files_of(&file.path, module) {
                    names.entry(target).or_default().push(name);
                }
            }
        }
        whole.extend(file.imports.iter().map(String::as_str).filter(|m| !known.contains(m)));
        let whole: HashSet<usize> = whole.into_iter().flat_map(|m| self.files_of(&file.path, m)).collect();
        let nothing_named = whole.is_empty() && names.is_empty();
        let of = |at: usize| {
            (at, if nothing_named || whole.contains(&at) { Vec::new() } else { names.remove(&at).unwrap_or_default() })
        };
        self.targets(file).into_iter().map(of).collect()
    }

    fn files_of(&self, from: &[u8], module: &str) -> Vec<usize> {
        self.modules.of(from, module).into_iter().filter_map(|p| self.by_path.get(p.as_bytes()).copied()).collect()
    }
}

impl<'p> Package<'p> {
    fn new(paths: &[String], by_path: &HashMap<&[u8], usize>, files: &'p [FileSummary]) -> Self {
        let mut package = Package::default();
        for at in paths.iter().filter_map(|path| by_path.get(path.as_bytes()).copied()) {
            package.files.push(at);
            for (name, _) in files.get(at).into_iter().flat_map(|file| &file.exports) {
                let named = package.by_name.entry(name).or_default();
                if named.last() != Some(&at) {
                    named.push(at);
                }
            }
        }
        package
    }
}

/// A thing of another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    /// A file.
    Module(usize),
    /// One of the clients of a file.
    Client(usize, usize),
    /// A function by its node.
    Function(usize, usize),
    /// A class by its place among the exports of a file.
    Class(usize, usize),
    /// An object of such a class.
    Object(usize, usize),
}

/// The files that names of modules mean, by the file that has the name, and the name.
type Found<'p> = HashMap<(&'p [u8], String), Vec<usize>>;

/// What one file uses of others.
pub(super) struct Imported<'p> {
    project: Option<(&'p Together<'p>, &'p [u8])>,
    things: RefCell<Vec<Thing>>,
    /// The files that names of modules mean, by the file that has the name.
    found: RefCell<Found<'p>>,
    /// What names are of which files beside it were asked: a package may have hundreds, and a file asks for the same names again.
    given_beside: RefCell<HashMap<String, Option<Value>>>,
    /// What names are of the modules whose names are all imported, likewise.
    given_by_stars: RefCell<HashMap<String, Option<Value>>>,
    /// It sees names of files that it does not import.
    beside: bool,
    /// It knows the types of the whole project.
    types: bool,
    /// How many names of bases are being looked for, each for the sake of the one before, and how many steps are left for them.
    bases: Cell<(usize, usize)>,
    /// A file that it imports has a client of a provider's library.
    pub(super) has_sdk: bool,
}

impl<'p> Imported<'p> {
    /// Names of fields and parameters of the project that are clients of libraries, with the providers.
    pub(super) fn sdk_names(&self) -> &'p [(&'p str, &'static str)] {
        self.project.map_or(&[], |(project, _)| &project.sdk_names)
    }

    /// A file by itself.
    pub(super) fn nothing() -> Self {
        Self {
            project: None,
            things: RefCell::default(),
            found: RefCell::default(),
            beside: false,
            types: false,
            given_beside: RefCell::default(),
            given_by_stars: RefCell::default(),
            bases: Cell::default(),
            has_sdk: false,
        }
    }

    /// The file with this path among others, or the piece of it with this number.
    pub(super) fn of(project: &'p Together<'p>, path: &'p [u8], number: u32) -> Self {
        let pieces = project.by_path.get(path).map_or(&[][..], |at| &project.files[*at..]);
        let mut pieces = pieces.iter().take_while(|f| f.path == path);
        let own = pieces.find(|f| f.inside.map_or(0, |i| i.number) == number);
        let targets = own.map(|file| project.targets(file)).unwrap_or_default();
        let of_sdk = |at: &usize| project.files[*at].clients.iter().any(|c| c.sdk_provider.is_some());
        let beside = !project.modules.beside(path).is_empty();
        let has_sdk = beside || targets.iter().any(|at| of_sdk(at) || !project.files[*at].stars.is_empty());
        let types = project.modules.knows_types(path);
        let (things, found) = (RefCell::default(), RefCell::default());
        let (given_beside, given_by_stars, bases) = (RefCell::default(), RefCell::default(), Cell::default());
        let project = Some((project, path));
        Self { project, things, found, given_beside, given_by_stars, beside, types, bases, has_sdk }
    }

    /// Whether there are other files.
    pub(super) fn is_alone(&self) -> bool {
        self.project.is_none()
    }

    fn files(&self) -> &'p [FileSummary] {
        self.project.map_or(&[], |(p, _)| p.files)
    }

    /// The files that a name of a module means in a file.
    fn files_of(&self, from: &'p [u8], module: &str) -> Vec<usize> {
        let Some((project, _)) = self.project else { return Vec::new() };
        let mut found = self.found.borrow_mut();
        let files = found.entry((from, module.to_string()));
        files.or_insert_with(|| project.files_of(from, module)).clone()
    }

    fn file(&self, at: usize) -> Option<&'p FileSummary> {
        self.files().get(at)
    }

    fn number(&self, thing: Thing) -> Value {
        let mut things = self.things.borrow_mut();
        let at = things.iter().position(|t| *t == thing).unwrap_or_else(|| {
            things.push(thing);
            things.len() - 1
        });
        Value::Path { root: Root::Imported(at), name: String::new() }
    }

    fn thing(&self, number: usize) -> Option<Thing> {
        self.things.borrow().get(number).copied()
    }

    /// What `name` of a module is; an empty name is the module itself.
    pub(super) fn import(&self, module: &str, name: &str, separator: &str) -> Option<Value> {
        let (_, from) = self.project?;
        let mut steps = MAX_STEPS;
        if self.types {
            return self.type_named(from, module, &mut steps);
        }
        for target in self.files_of(from, module) {
            if name.is_empty() {
                return Some(self.number(Thing::Module(target)));
            }
            if let Some(value) = self.export(target, name, &mut steps) {
                return Some(value);
            }
        }
        if name.is_empty() {
            return None;
        }
        // A file of the folder that the name of the module is.
        let dots = module.bytes().all(|b| b == b'.');
        let below = if dots { format!("{module}{name}") } else { format!("{module}{separator}{name}") };
        self.files_of(from, &below).first().map(|file| self.number(Thing::Module(*file)))
    }

    /// The type that a whole name ends in, or a member of it: `com.acme.Keys`, `com.acme.Keys.SPEECH`.
    fn type_named(&self, from: &'p [u8], whole: &str, steps: &mut usize) -> Option<Value> {
        let (package, last) = whole.rsplit_once(['.', '\\', ':']).unwrap_or(("", whole));
        let of = |module: &str, name: &str, steps: &mut usize| {
            self.files_of(from, module).first().and_then(|file| self.export(*file, name, steps))
        };
        if let Some(value) = of(whole, last, steps) {
            return Some(value);
        }
        let outer = package.rsplit(['.', '\\', ':']).next().filter(|o| o.starts_with(char::is_uppercase))?;
        match of(package, outer, steps)? {
            Value::Path { root: Root::Imported(k), .. } => self.below(k, last, ""),
            _ => None,
        }
    }

    /// What a name is that nothing in the file defines: of a module whose names are all imported, or of a file whose names are seen.
    pub(super) fn seen(&self, name: &str, stars: &[&str]) -> Option<Value> {
        if stars.is_empty() && !self.beside && !self.types {
            return None;
        }
        let (project, own) = self.project?;
        let mut steps = MAX_STEPS;
        if self.types && names_type(name) {
            let found = self.type_named(own, name, &mut steps);
            // It may stand in a file of another name that is seen all the same.
            if found.is_some() || !self.beside {
                return found;
            }
        }
        if let Some(found) = self.starred(name, stars, own, &mut steps) {
            return Some(found);
        }
        if let Some(known) = self.given_beside.borrow().get(name) {
            return known.clone();
        }
        let found = project.beside_with(own, name).find_map(|file| self.export(file, name, &mut 1));
        self.given_beside.borrow_mut().insert(name.to_string(), found.clone());
        found
    }

    /// What a name is of the modules whose names are all imported: in a file they are always the same.
    fn starred(&self, name: &str, stars: &[&str], own: &'p [u8], steps: &mut usize) -> Option<Value> {
        if stars.is_empty() {
            return None;
        }
        if let Some(known) = self.given_by_stars.borrow().get(name) {
            return known.clone();
        }
        let all = stars.iter().flat_map(|m| self.files_of(own, m));
        let found = all.take(MAX_STEPS).find_map(|file| self.export(file, name, steps));
        self.given_by_stars.borrow_mut().insert(name.to_string(), found.clone());
        found
    }

    /// What a file exports by a name, over re-exports.
    fn export(&self, file: usize, name: &str, steps: &mut usize) -> Option<Value> {
        let mut todo = vec![(file, name.to_string())];
        let mut next = 0;
        while let Some((at, name)) = todo.get(next).cloned() {
            next += 1;
            *steps = steps.checked_sub(1)?;
            let summary = self.file(at)?;
            match summary.export(&name) {
                Some(Export::Value(value)) => return Some(self.adopted(value, at)),
                Some(Export::Class(_)) => {
                    let place = summary.exports.iter().position(|(n, _)| *n == name)?;
                    return Some(self.number(Thing::Class(at, place)));
                }
                Some(Export::Again { module, name }) => {
                    let targets = self.files_of(&summary.path, module);
                    if name.is_empty() {
                        let first = *targets.first()?;
                        // `pub use api::create`: a path that ends in a name of a module.
                        let last = module.rsplit('.').next().unwrap_or(module);
                        if Modules::is_module(&self.file(first)?.path, last) {
                            return Some(self.number(Thing::Module(first)));
                        }
                        todo.push((first, last.to_string()));
                        continue;
                    }
                    // A name of a library, handed on.
                    if targets.is_empty() && !module.starts_with(['.', '/', '@', '#', '~']) {
                        let name = if name == "default" { module.clone() } else { format!("{module}.{name}") };
                        return Some(Value::Path { root: Root::Module { relative: false }, name });
                    }
                    todo.extend(targets.into_iter().map(|t| (t, name.clone())));
                }
                None => {
                    let all = summary.stars.iter().flat_map(|m| self.files_of(&summary.path, m));
                    todo.extend(all.take(MAX_STEPS).map(|t| (t, name.clone())));
                }
            }
        }
        None
    }

    /// A name as a file itself sees it.
    fn named(&self, file: usize, name: &str) -> Option<Value> {
        let first = name.split('.').next()?;
        let elsewhere =
            || self.type_named(&self.file(file)?.path, first, &mut MAX_STEPS.clone()).filter(|_| self.types);
        let first = self.export(file, first, &mut MAX_STEPS.clone()).or_else(elsewhere)?;
        let rest = name.split('.').skip(1);
        rest.take(4).try_fold(first, |value, step| match value {
            Value::Path { root: Root::Imported(k), .. } => self.below(k, step, ""),
            _ => None,
        })
    }

    /// A value of another file as one of this file.
    fn adopted(&self, value: &Value, file: usize) -> Value {
        if value.parts().len() > MAX_PARTS { Value::Unknown } else { self.adopt(value, file) }
    }

    fn adopt(&self, value: &Value, file: usize) -> Value {
        let all = |values: &[Value]| values.iter().map(|v| self.adopt(v, file)).collect();
        let boxed = |v: &Option<Box<Value>>| v.as_ref().map(|v| Box::new(self.adopt(v, file)));
        match value {
            Value::Text(t) => {
                let mut t = t.clone();
                (t.start, t.end) = (0, 0);
                Value::Text(t)
            }
            Value::Join(parts) => Value::Join(all(parts)),
            Value::Choice(options) => Value::Choice(all(options)),
            Value::List(items) => Value::List(all(items)),
            Value::Map { entries, open } => Value::Map {
                entries: entries.iter().map(|(k, v)| (self.adopt(k, file), self.adopt(v, file))).collect(),
                open: *open,
            },
            Value::Env { name, fallback } => Value::Env { name: name.clone(), fallback: boxed(fallback) },
            Value::Param { name, default } => Value::Param { name: name.clone(), default: boxed(default) },
            Value::Result { root: Root::Module { relative: false } | Root::Global, .. } => {
                let Value::Result { root, name, args } = value else { return Value::Unknown };
                Value::Result { root: root.clone(), name: name.clone(), args: Box::new(self.adopt(args, file)) }
            }
            Value::Path { root, name } => match root {
                Root::Client(i) => self.with_name(self.number(Thing::Client(file, *i)), name),
                Root::Function(f) => self.with_name(self.number(Thing::Function(file, *f)), name),
                Root::Module { relative: false } | Root::Global => value.clone(),
                Root::Module { .. } | Root::Imported(_) | Root::Request(_) => Value::Unknown,
            },
            Value::Result { .. } => Value::Unknown,
            Value::Unknown | Value::Number(_) | Value::Bool(_) | Value::Null => value.clone(),
        }
    }

    fn with_name(&self, value: Value, name: &str) -> Value {
        match value {
            Value::Path { root, .. } => Value::Path { root, name: name.to_string() },
            other => other,
        }
    }

    /// What is at `name` of a thing; `None` where it is more of the same client.
    pub(super) fn below(&self, number: usize, name: &str, unnamed: &str) -> Option<Value> {
        match self.thing(number)? {
            Thing::Client(..) => None,
            Thing::Module(file) => {
                let found = self.export(file, name, &mut MAX_STEPS.clone());
                // The file may be one of several that are a module together.
                let found = found.or_else(|| self.of_folder(file, name));
                // What exports an object only has its names.
                let found = found.or_else(|| match self.unnamed(number, unnamed)? {
                    map @ Value::Map { .. } => map.get(name).cloned(),
                    Value::Path { root: Root::Imported(k), name: path } if path.is_empty() => {
                        let more = || Value::Path { root: Root::Imported(k), name: name.to_string() };
                        (k != number).then(|| self.below(k, name, "").unwrap_or_else(more))
                    }
                    _ => None,
                });
                // The module stands for what it exports without a name.
                let itself = || (!unnamed.is_empty() && name == unnamed).then(|| self.number(Thing::Module(file)));
                Some(found.or_else(itself).unwrap_or_default())
            }
            Thing::Class(file, place) | Thing::Object(file, place) => {
                Some(self.member(file, place, name, &mut MAX_STEPS.clone()))
            }
            Thing::Function(..) => Some(Value::Unknown),
        }
    }

    /// What the other files of a folder that is one module export by a name.
    fn of_folder(&self, file: usize, name: &str) -> Option<Value> {
        let (project, _) = self.project?;
        let own = self.file(file)?.path.as_slice();
        project.beside_with(own, name).find_map(|f| self.export(f, name, &mut 1))
    }

    fn class(&self, file: usize, place: usize) -> Option<&'p Class> {
        match self.file(file)?.exports.get(place)? {
            (_, Export::Class(class)) => Some(class),
            _ => None,
        }
    }

    /// A member of a class or of what it is made of.
    fn member(&self, file: usize, place: usize, name: &str, steps: &mut usize) -> Value {
        *steps = steps.saturating_sub(1);
        let Some(class) = self.class(file, place).filter(|_| *steps > 0) else { return Value::Unknown };
        if let Some((_, value)) = class.members.iter().find(|(n, _)| n == name) {
            return self.adopted(value, file);
        }
        for base in &class.bases {
            let Some(Value::Path { root: Root::Imported(k), .. }) = self.base(file, base) else {
                continue;
            };
            if let Some(Thing::Class(file, place)) = self.thing(k) {
                let found = self.member(file, place, name, steps);
                if found != Value::Unknown {
                    return found;
                }
            }
        }
        Value::Unknown
    }

    /// What the name of a base is. It may be that of a member of a class, whose bases are asked for it in turn, perhaps this one: all
    /// names that are asked for the sake of the first share its steps.
    fn base(&self, file: usize, name: &str) -> Option<Value> {
        let (depth, left) = self.bases.get();
        let left = if depth == 0 { MAX_STEPS } else { left };
        if depth == MAX_BASES || left == 0 {
            return None;
        }
        self.bases.set((depth + 1, left - 1));
        let named = self.named(file, name);
        self.bases.set((depth, self.bases.get().1));
        named
    }

    /// What calling a thing gives, and the names of the parameters to be put in.
    pub(super) fn called(&self, number: usize) -> Option<(Value, &'p [String])> {
        match self.thing(number)? {
            Thing::Function(file, node) => {
                let function = self.file(file)?.function(node)?;
                Some((self.adopted(&function.result, file), &function.params))
            }
            Thing::Class(file, place) => Some((self.number(Thing::Object(file, place)), &[])),
            // A module that exports a function alone.
            _ => None,
        }
    }

    /// What a module exports without a name.
    pub(super) fn unnamed(&self, number: usize, unnamed: &str) -> Option<Value> {
        match self.thing(number)? {
            Thing::Module(file) if !unnamed.is_empty() => self.export(file, unnamed, &mut MAX_STEPS.clone()),
            _ => None,
        }
    }

    /// The client that a number stands for, with the file that makes it.
    pub(super) fn client(&self, number: usize) -> Option<Client> {
        let Thing::Client(file, at) = self.thing(number)? else { return None };
        let summary = self.file(file)?;
        let mut client = summary.clients.get(at)?.clone();
        if client.home.is_none() {
            client.home = Some((summary.path.clone(), at));
        }
        let path = client.home.as_ref().map(|h| h.0.clone()).unwrap_or_default();
        if let Some(crate::model::Retry::By(policy)) = &mut client.retry {
            policy.home.get_or_insert(path);
        }
        for value in [&mut client.base, &mut client.key, &mut client.headers] {
            *value = self.adopted(value, file);
        }
        Some(client)
    }

    /// How a function repeats what is given to it. `None`: it is no function of another file.
    pub(super) fn repeats(&self, number: usize) -> Option<Option<Policy>> {
        let Thing::Function(file, node) = self.thing(number)? else { return None };
        let summary = self.file(file)?;
        let function: &Function = summary.function(node)?;
        let home = || BString::from(summary.path.as_slice());
        Some(function.repeats.clone().map(|mut p| {
            p.home.get_or_insert_with(home);
            p
        }))
    }

    /// How the methods of a class, or of its objects, repeat what they are given.
    pub(super) fn repeated_by_class(&self, number: usize) -> Option<Policy> {
        let (Thing::Class(file, place) | Thing::Object(file, place)) = self.thing(number)? else { return None };
        let summary = self.file(file)?;
        let functions = self.class(file, place)?.members.iter().filter_map(|(_, value)| match value {
            Value::Path { root: Root::Function(f), name } if name.is_empty() => summary.function(*f),
            _ => None,
        });
        let mut policy = functions.filter_map(|f| f.repeats.clone()).next()?;
        policy.home.get_or_insert_with(|| BString::from(summary.path.as_slice()));
        Some(policy)
    }

    /// Whether a number stands for a client.
    pub(super) fn is_client(&self, number: usize) -> bool {
        matches!(self.thing(number), Some(Thing::Client(..)))
    }
}
