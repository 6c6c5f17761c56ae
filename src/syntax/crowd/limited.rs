//! What in a file limits how many calls run, and what holds or runs such a thing: a call is limited by what stands around it, not by what
//! stands anywhere in its file.
//!
//! In: the tree, where its text names a limiter at all. Out: whether a name is of a limiter, or of what was made of one: the variable that has
//! it, the function that asks it, the class with such a function, the client that was given one.

use crate::model::{Root, Value};
use crate::rules::clients::{Label, Role};
use crate::rules::loops;
use crate::syntax::eval::{Eval, type_of_receiver};
use crate::syntax::scope::{Def, Key};
use crate::syntax::tree::Id;
use std::collections::{HashMap, HashSet};

/// Steps out of a name.
const STEPS: usize = 60;
/// Places of names that are looked at.
const MOST: usize = 200_000;
/// Arguments of a call that may be clients.
const MOST_ARGUMENTS: usize = 4;

/// Limiters of one file, and what has to do with them.
#[derive(Default)]
pub(super) struct Limited<'a> {
    keys: HashSet<Key<'a>>,
    /// Methods and functions by their last names.
    names: HashSet<&'a str>,
    /// There are too many of them to tell whose they are.
    everything: bool,
}

impl<'a> Limited<'a> {
    pub(super) fn new(eval: &Eval<'a>) -> Self {
        let n = eval.nodes;
        let mut this = Self::default();
        let text = n.text.to_ascii_lowercase();
        let has = |word: &&str| memchr::memmem::find(&text, word.as_bytes()).is_some();
        if !loops::limiters_of_files().iter().any(has) && !eval.scopes.imports.iter().any(|m| is_limiter(eval, m)) {
            return this;
        }
        let mut places: HashMap<&'a str, Vec<Id>> = HashMap::new();
        let mut todo = Vec::new();
        for id in (1..n.len()).filter(|id| matches!(n.role(*id), Role::Name | Role::Shorthand | Role::Attribute)) {
            let name = n.source(id);
            places.entry(name).or_default().push(id);
            if loops::is_limiter(&name.to_ascii_lowercase()) || is_imported(eval, id) {
                todo.push(id);
            }
        }
        let mut seen: HashSet<Id> = todo.iter().copied().collect();
        let mut looks = 0;
        while let Some(id) = todo.pop() {
            for name in this.follow(eval, id) {
                let same = places.get(name).map_or(&[][..], Vec::as_slice);
                looks += same.len();
                this.everything |= looks > MOST;
                let more: Vec<Id> = same.iter().copied().filter(|i| !seen.contains(i) && this.has(eval, *i)).collect();
                seen.extend(&more);
                todo.extend(more);
            }
            if this.everything {
                break;
            }
        }
        this
    }

    /// Whether a name is of a limiter, or of what has one.
    pub(super) fn has(&self, eval: &Eval<'a>, id: Id) -> bool {
        if self.everything || self.keys.is_empty() && self.names.is_empty() {
            return self.everything;
        }
        let n = eval.nodes;
        let (name, property) = (n.source(id), n.get(id).label == Label::Property);
        let named = if property { n.parent(id).unwrap_or(id) } else { id };
        if eval.scopes.key_of(n, named).is_some_and(|(key, _)| self.keys.contains(&key)) {
            return true;
        }
        // A function of a library has the name of one of the file by chance.
        let of_library =
            || n.parent(id).and_then(|m| n.child(m, Label::Object)).is_some_and(|o| is_of_library(eval, o));
        let makes = || n.get(id).label == Label::Callee && n.parent(id).is_some_and(|p| n.role(p) == Role::New);
        self.names.contains(name) && (property && !of_library() || makes())
    }

    /// Marks what a name makes limited, and gives the names that are new.
    fn follow(&mut self, eval: &Eval<'a>, id: Id) -> Vec<&'a str> {
        let n = eval.nodes;
        let mut new = Vec::new();
        // `group.SetLimit(3)`
        let says_so = n.get(id).label == Label::Property && loops::is_limiter(&n.source(id).to_ascii_lowercase());
        let object = n.parent(id).filter(|_| says_so).and_then(|m| n.child(m, Label::Object));
        self.bind(eval, object.filter(|o| !is_of_library(eval, *o)), &mut new);
        let mut now = id;
        for above in n.above(id).take(STEPS) {
            match n.role(above) {
                Role::Declare | Role::Assign | Role::Field => {
                    let targets = n.children(above).filter(|c| n.get(*c).label == Label::Target);
                    let inner = |t: Id| {
                        if matches!(n.role(t), Role::Unit | Role::List) { n.children(t).collect() } else { vec![t] }
                    };
                    let class = n.above(above).find(|a| n.role(*a) == Role::Class);
                    for target in targets.flat_map(inner).collect::<Vec<_>>() {
                        self.bind(eval, Some(target), &mut new);
                        let field = class.filter(|_| n.role(above) == Role::Field);
                        self.add(field.map(|class| Key::Attr(class, n.source(target))), &mut new);
                    }
                }
                Role::Function | Role::Class => {
                    let name = n.child(above, Label::Name);
                    self.bind(eval, name, &mut new);
                    self.name(type_of_receiver(n, above), &mut new);
                    self.name(name.map(|name| n.source(name)), &mut new);
                }
                Role::Pair => self.name(n.child(above, Label::Key).map(|k| n.source(k)), &mut new),
                Role::Call => self.changed(eval, above, now, &mut new),
                _ => {}
            }
            now = above;
        }
        new
    }

    /// What a call with a limiter in it changes: the client that it is called on, or that it is given.
    fn changed(&mut self, eval: &Eval<'a>, call: Id, part: Id, new: &mut Vec<&'a str>) {
        let n = eval.nodes;
        let callee = n.child(call, Label::Callee);
        let is_client = |id: &Id| match eval.value(*id) {
            Value::Path { root: Root::Client(_), .. } => true,
            Value::Path { root: Root::Module { .. }, name } => {
                eval.table.clients.iter().any(|c| c.modules.contains(&name.as_str()))
            }
            _ => false,
        };
        if callee == Some(part) {
            let args = n.child(call, Label::Args).into_iter().flat_map(|args| n.children(args)).take(MOST_ARGUMENTS);
            for given in args.filter(|a| n.role(*a) == Role::Name).filter(is_client).collect::<Vec<_>>() {
                self.bind(eval, Some(given), new);
            }
            return;
        }
        // Of a library itself, what a part of it is told: `library.interceptors.request.use(limiter)`.
        let mut object = callee.and_then(|c| n.child(c, Label::Object));
        let inner = object.is_some_and(|o| n.role(o) == Role::Member);
        for _ in 0..STEPS {
            let next = object.filter(|o| n.role(*o) == Role::Member).and_then(|o| n.child(o, Label::Object));
            let Some(next) = next else { break };
            object = Some(next);
        }
        self.bind(eval, object.filter(is_client).filter(|o| inner || !is_of_library(eval, *o)), new);
    }

    fn bind(&mut self, eval: &Eval<'a>, named: Option<Id>, new: &mut Vec<&'a str>) {
        self.add(named.and_then(|t| eval.scopes.chain(eval.nodes, t)).map(|(key, _)| key), new);
    }

    fn add(&mut self, key: Option<Key<'a>>, new: &mut Vec<&'a str>) {
        let Some(key) = key else { return };
        if self.keys.insert(key) {
            let (Key::Name(_, name) | Key::Attr(_, name)) = key;
            new.push(name);
        }
    }

    fn name(&mut self, name: Option<&'a str>, new: &mut Vec<&'a str>) {
        let Some(name) = name else { return };
        if self.names.insert(name) {
            new.push(name);
        }
    }
}

/// Whether an object is a module of a library, or a part of one.
fn is_of_library(eval: &Eval<'_>, object: Id) -> bool {
    matches!(eval.value(object), Value::Path { root: Root::Module { relative: false }, .. })
}

/// Whether a module is one that limits how many calls run.
fn is_limiter(eval: &Eval<'_>, module: &str) -> bool {
    let below =
        |l: &&str| module.strip_prefix(*l).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/', '(']));
    eval.table.limiters.iter().any(below)
}

/// Whether a name is imported from a module that limits, or is called so.
fn is_imported(eval: &Eval<'_>, id: Id) -> bool {
    let n = eval.nodes;
    if matches!(n.get(id).label, Label::Property | Label::Key) {
        return false;
    }
    let definitions = eval.scopes.key_of(n, id).map_or(&[][..], |(key, _)| eval.scopes.definitions(key));
    let from = |def: &Def<'_>| match def {
        Def::Import { module, name } => {
            let whole = format!("{module}.{name}");
            is_limiter(eval, &whole) || loops::is_limiter(&whole.to_ascii_lowercase())
        }
        // `require("limiter")`
        Def::Value(value) | Def::Entry(value, _) if matches!(n.role(*value), Role::Call | Role::Member) => {
            matches!(eval.value(*value), Value::Path { root: Root::Module { .. }, name } if is_limiter(eval, &name))
        }
        _ => false,
    };
    definitions.iter().any(|(def, _)| from(def))
}
