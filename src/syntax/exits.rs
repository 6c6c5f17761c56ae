//! Named values that leave a program, variables of the environment and constants alike: kept in the clear, given to another program, sent as an answer, written into a bundle.
//!
//! In: tree, values, and the lists of the language. Out: names and places. A value that something was made of (a hash, a signature, a
//! yes or no) is not the value any more, and is not followed.

use super::eval::Eval;
use super::held::held;
use super::spots::Lines;
use super::tree::{Id, beginning_of, end_of};
use crate::model::{Exit, Exited, Root, SecretText, Side, Spot, Value, path};
use crate::rules::clients::{Label, Role};
use std::borrow::Cow;

/// Everything that leaves.
pub(super) fn exits(eval: &Eval<'_>, lines: &Lines<'_>, (side, path): (Side, &str)) -> Vec<Exited> {
    let (n, rules) = (eval.nodes, &eval.table.leaks);
    let lists = [(Exit::Answer, rules.answers), (Exit::Process, rules.processes), (Exit::Bundle, rules.defines)];
    let mut out = Vec::new();
    let stores = if is_safe(eval) { &[][..] } else { rules.stores };
    let nothing = lists.iter().all(|(_, names)| names.is_empty()) && stores.is_empty();
    for id in (1..n.len()).filter(|_| !nothing) {
        match n.role(id) {
            Role::Function if is_route(eval, id) => out.extend(results(eval, lines, (id, None))),
            Role::Decorator => {
                let handler = routed(eval, id).filter(|_| !rules.routes.is_empty());
                out.extend(handler.into_iter().flat_map(|f| results(eval, lines, (f, sole_body(eval, f)))));
            }
            Role::Call | Role::New => {
                let Some(callee) = n.child(id, Label::Callee) else {
                    out.extend(printed(eval, lines, id));
                    continue;
                };
                let by = || n.source(callee).split('\n').next().unwrap_or_default().chars().take(60).collect();
                let spot = || lines.spot(n.get(id).start, n.get(id).end, None);
                let to = lists.iter().find(|(_, names)| callee_matches(eval, callee, names)).map(|(to, _)| *to);
                let to = to.or_else(|| writes_answer(eval, id, callee).then_some(Exit::Answer));
                if to == Some(Exit::Answer) && gives_environment(eval, id) {
                    out.push(exited(Exit::Answer, (Exited::ALL.to_string(), None), by(), spot()));
                } else if let Some(to) = to {
                    let names = names_given(eval, id, to);
                    out.extend(names.into_iter().map(|named| exited(to, named, by(), spot())));
                } else if callee_matches(eval, callee, stores) {
                    let all = kept(eval, id).into_iter().chain(held_given(eval, id));
                    out.extend(all.map(|named| exited(Exit::Store, named, by(), spot())));
                } else if callee_matches(eval, callee, rules.answering) {
                    out.extend(given_back(eval, lines, id));
                }
            }
            // A command in backquotes, in a language that is no shell.
            Role::Substitution if eval.table.commands.is_empty() => {
                let mut names = Vec::new();
                names_in(eval, id, &eval.command_line(id), &mut names);
                let by: String = n.source(id).split('\n').next().unwrap_or_default().chars().take(60).collect();
                let spot = lines.spot(n.get(id).start, n.get(id).end, None);
                out.extend(names.into_iter().map(|named| exited(Exit::Process, named, by.clone(), spot.clone())));
            }
            Role::Declare | Role::Field => {
                let Some((what, by)) = kept_by_wrapper(n.source(id), stores) else { continue };
                // A yes or no, or a number, is no key whatever it is called.
                let plain = |c: Id| matches!(n.role(c), Role::True | Role::False | Role::Boolean | Role::Number);
                if n.children(id).any(plain) {
                    continue;
                }
                let spot = lines.spot(n.get(id).start, n.get(id).end, None);
                out.push(exited(Exit::Store, (what.to_string(), None), by.to_string(), spot));
            }
            Role::Assign => out.extend(set(eval, lines, id)),
            Role::Pair if side == Side::Build => {
                out.extend(written(eval, lines, id, path));
                let Some(what) = defined(eval, id, path) else { continue };
                let spot = lines.spot(n.get(id).start, n.get(id).end, None);
                let by: String = n.child(id, Label::Key).map_or("", |k| n.source(k)).to_string();
                out.extend(what.into_iter().map(|named| exited(Exit::Bundle, named, by.clone(), spot.clone())));
            }
            _ => {}
        }
    }
    out
}

/// Parts of what is given that are looked at.
const MOST_GIVEN: usize = 64;

/// Whether the whole environment is among what a call is given.
fn gives_environment(eval: &Eval<'_>, call: Id) -> bool {
    let (n, all) = (eval.nodes, eval.table.leaks.environments);
    let Some(args) = n.child(call, Label::Args).filter(|_| !all.is_empty()) else { return false };
    // What another function makes of it is something else.
    let is_whole = |id: Id| {
        let mut between = n.above(id).take_while(|a| *a != args);
        !between.any(|a| matches!(n.role(a), Role::Member | Role::Index | Role::Call | Role::New))
    };
    let parts = n.below(args).filter(|id| matches!(n.role(*id), Role::Member | Role::Call | Role::Name));
    parts.take(MOST_GIVEN).any(|id| all.contains(&n.source(id)) && is_whole(id))
}

/// What is set on an answer, or on a program before it is started.
fn set(eval: &Eval<'_>, lines: &Lines<'_>, id: Id) -> Vec<Exited> {
    let n = eval.nodes;
    let to = match (is_answer_field(eval, id), is_of_process(eval, id)) {
        (true, _) => Exit::Answer,
        (_, true) => Exit::Process,
        _ => return Vec::new(),
    };
    let Some(value) = n.child(id, Label::Value) else { return Vec::new() };
    let mut names = Vec::new();
    names_in(eval, id, &eval.value(value), &mut names);
    let spot = || lines.spot(n.get(id).start, n.get(id).end, None);
    let by = || n.child(id, Label::Target).map_or("", |t| n.source(t)).to_string();
    names.into_iter().map(|named| exited(to, named, by(), spot())).collect()
}

/// The name of what leaves, and its text if it is a literal.
type Named = (String, Option<SecretText>);

fn exited(to: Exit, (what, literal): Named, by: String, spot: Spot) -> Exited {
    Exited { to, what, literal, by, spot }
}

/// Longest name of a callee in bytes, well above those of the tables.
const MAX_NAME: usize = 200;

/// Whether a callee is one of these names, see [`crate::rules::leaks`].
pub(super) fn callee_matches(eval: &Eval<'_>, callee: Id, names: &[&str]) -> bool {
    let n = eval.nodes;
    let source = n.source(callee);
    let last = match n.role(callee) {
        Role::Member => n.child(callee, Label::Property).map_or("", |p| n.source(p)),
        _ => end_of(source).rsplit(['.', ':', '\\']).next().unwrap_or(source),
    };
    let first = || beginning_of(source).split(['.', '(', '-', ':', '?', '!']).next().unwrap_or(source).trim();
    // A longer text is a chain of calls, no name; chains are long enough to make reading each of their parts quadratic.
    let dotted = match source {
        long if long.len() > MAX_NAME => Cow::Borrowed(""),
        path if path.contains(['\\', ':']) => {
            Cow::Owned(path.trim_start_matches('\\').replace("::", ".").replace(['\\', ':'], "."))
        }
        plain => Cow::Borrowed(plain),
    };
    let mut resolved: Option<String> = None;
    names.iter().filter(|name| !name.ends_with('=') && !name.contains('(')).any(|name| {
        if let Some((head, tail)) = name.split_once(' ') {
            return last == tail && n.role(callee) == Role::Member && (head == "-" || head == first());
        }
        if source == *name || *dotted == **name {
            return true;
        }
        // An import can give a module another name, and a function that is called alone, but not the member of a module.
        let tail = name.rsplit(['.', '/', ':']).next();
        if n.role(callee) == Role::Member && tail.is_some_and(|tail| tail != last) {
            return false;
        }
        let resolved = resolved.get_or_insert_with(|| match eval.value(callee) {
            Value::Path { root: Root::Module { .. } | Root::Global, name } => name.replace(['\\', '/', ':'], "."),
            _ => String::new(),
        });
        *resolved == name.replace(['/', ':'], ".")
    })
}

/// Whether a call writes to the answer that it is given first: `io.WriteString(w, text)`.
fn writes_answer(eval: &Eval<'_>, call: Id, callee: Id) -> bool {
    let n = eval.nodes;
    let writers = eval.table.leaks.answers.iter().filter_map(|name| name.split_once('('));
    let first = || n.child(call, Label::Args).and_then(|args| n.children(args).next()).map_or("", |a| n.source(a));
    writers.into_iter().any(|(name, given)| callee_matches(eval, callee, &[name]) && first() == given)
}

/// Whether what is set is sent as an answer, or put into a page: `ctx.body = value`, `ViewBag.Name = value`.
fn is_answer_field(eval: &Eval<'_>, assign: Id) -> bool {
    let n = eval.nodes;
    let mut fields = eval.table.leaks.answers.iter().filter_map(|name| name.strip_suffix('='));
    let Some(target) = n.child(assign, Label::Target).map(|t| n.source(t)) else { return false };
    fields.any(|field| target.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])))
}

/// Whether what is set are the arguments of a program, by the type of the object: `Process arguments=`.
fn is_of_process(eval: &Eval<'_>, assign: Id) -> bool {
    let n = eval.nodes;
    let mut fields = eval.table.leaks.processes.iter().filter_map(|name| name.strip_suffix('=')?.split_once(' '));
    let Some(target) = n.child(assign, Label::Target).filter(|t| n.role(*t) == Role::Member) else { return false };
    let (Some(object), Some(field)) = (n.child(target, Label::Object), n.child(target, Label::Property)) else {
        return false;
    };
    fields.any(|(of, name)| {
        n.source(field) == name && matches!(eval.value(object), Value::Result { name, .. } if name.ends_with(of))
    })
}

/// Whether the file says that what it keeps is encrypted.
fn is_safe(eval: &Eval<'_>) -> bool {
    let text = eval.nodes.text;
    eval.table.leaks.safe_stores.iter().any(|s| memchr::memmem::find(text, s.as_bytes()).is_some())
}

/// Names of the environment whose values are given to a call, as they are.
fn names_given(eval: &Eval<'_>, call: Id, to: Exit) -> Vec<Named> {
    let Value::Map { entries, .. } = eval.arguments(call) else { return Vec::new() };
    let mut out = Vec::new();
    for (key, value) in &entries {
        // The environment of a program is not its arguments.
        let by_place = key.text().is_some_and(|k| k.bytes().all(|b| b.is_ascii_digit()) || k == "args");
        let is_map = matches!(value, Value::Map { .. });
        if to == Exit::Process && (!by_place || is_map) {
            continue;
        }
        // Names alone, which the build looks up.
        if let (Exit::Bundle, Value::List(names)) = (to, value) {
            out.extend(names.iter().filter_map(Value::text).map(|name| (name.to_string(), None)));
        }
        names_in(eval, call, value, &mut out);
    }
    unique(&mut out);
    out
}

/// Names of the environment in what a statement prints, where it is put into a form for other programs: `echo json_encode([...])`.
fn printed(eval: &Eval<'_>, lines: &Lines<'_>, statement: Id) -> Vec<Exited> {
    let (n, holders) = (eval.nodes, eval.table.leaks.holders);
    let mut names = Vec::new();
    for part in n.children(statement).filter(|_| !holders.is_empty()).take(8) {
        let value = eval.value(part);
        // Text may stand around it: `echo 'window.CONFIG = ' . json_encode([...])`.
        let parts = if let Value::Join(parts) = &value { &parts[..] } else { std::slice::from_ref(&value) };
        for part in parts.iter().take(8) {
            if matches!(part, Value::Result { name, .. } if holders.contains(&name.as_str())) {
                names_in(eval, statement, part, &mut names);
            }
        }
    }
    let spot = lines.spot(n.get(statement).start, n.get(statement).end, None);
    let by = || n.source(statement).chars().take(60).collect();
    names.into_iter().map(|named| exited(Exit::Answer, named, by(), spot.clone())).collect()
}

/// Names of the environment whose values a function given to a call gives back, and where.
fn given_back(eval: &Eval<'_>, lines: &Lines<'_>, call: Id) -> Vec<Exited> {
    let n = eval.nodes;
    let args = n.children(call).filter(|a| n.get(*a).label == Label::Args);
    args.flat_map(|a| std::iter::once(a).chain(n.children(a)))
        .filter(|a| n.role(*a) == Role::Function)
        .flat_map(|handler| {
            // A function without statements gives back its body; in some languages a block gives what stands last in it.
            let mut bodies = n.children(handler).filter(|c| n.get(*c).label == Label::Body);
            let body = if eval.table.last_is_result { bodies.last() } else { bodies.next() };
            results(eval, lines, (handler, body))
        })
        .collect()
}

/// The function that a decorator makes the handler of a route: `@app.get("/path")`.
fn routed(eval: &Eval<'_>, decorator: Id) -> Option<Id> {
    let n = eval.nodes;
    let inner = n.children(decorator).next()?;
    let callee = n.child(decorator, Label::Callee).or_else(|| n.child(inner, Label::Callee)).unwrap_or(inner);
    if !callee_matches(eval, callee, eval.table.leaks.routes) {
        return None;
    }
    let holder = n.parent(decorator)?;
    if n.role(holder) == Role::Function {
        return Some(holder);
    }
    n.children(holder).filter(|c| *c > decorator).find(|c| n.role(*c) == Role::Function)
}

/// What a function without statements gives back: `Ask() => value`.
fn sole_body(eval: &Eval<'_>, function: Id) -> Option<Id> {
    let n = eval.nodes;
    let body = n.child(function, Label::Body)?;
    let before = n.slice(n.get(function).start, n.get(body).start).trim_end();
    let inner = n.source(body).trim_start();
    (before.ends_with("=>") || before.ends_with('=') || inner.starts_with("=>")).then_some(body)
}

/// Whether a framework sends what a function gives to whoever asks for a page, as its name says.
fn is_route(eval: &Eval<'_>, function: Id) -> bool {
    let (n, names) = (eval.nodes, eval.table.leaks.route_functions);
    let bound = || n.parent(function).filter(|p| n.role(*p) == Role::Declare).and_then(|p| n.child(p, Label::Target));
    !names.is_empty() && n.child(function, Label::Name).or_else(bound).is_some_and(|c| names.contains(&n.source(c)))
}

/// Names of the environment whose values a function gives back, and where.
fn results(eval: &Eval<'_>, lines: &Lines<'_>, (handler, body): (Id, Option<Id>)) -> Vec<Exited> {
    let n = eval.nodes;
    let mut out = Vec::new();
    let own = n.below(handler).filter(|i| n.role(*i) == Role::Return && n.get(*i).scope == handler);
    for value in own.filter_map(|r| n.children(r).next()).chain(body) {
        let mut names = Vec::new();
        names_in(eval, value, &eval.value(value), &mut names);
        let spot = lines.spot(n.get(value).start, n.get(value).end, None);
        let by = || n.source(value).chars().take(60).collect();
        out.extend(names.into_iter().map(|named| exited(Exit::Answer, named, by(), spot.clone())));
    }
    out
}

/// Each name once.
fn unique(names: &mut Vec<Named>) {
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names.dedup_by(|a, b| a.0 == b.0);
}

/// Names of the environment and of constants in a value that still holds theirs, where it leaves through this node.
fn names_in(eval: &Eval<'_>, leaves: Id, value: &Value, out: &mut Vec<Named>) {
    let rules = &eval.table.leaks;
    let mut todo = vec![value];
    let mut steps = 0;
    while let Some(value) = todo.pop() {
        steps += 1;
        if steps > 256 {
            return;
        }
        match value {
            Value::Env { name, .. } => out.push((name.clone(), None)),
            Value::Text(text) => out.extend(held(eval, text, leaves)),
            Value::Choice(all) | Value::Join(all) | Value::List(all) => todo.extend(all),
            Value::Map { entries, .. } => todo.extend(entries.iter().map(|(_, v)| v)),
            Value::Result { name, args, .. } if rules.holders.contains(&name.as_str()) => todo.push(args),
            // An object of a class of this file that is made of it, by the names of its fields: `Answer{Key: key}`.
            Value::Result { name, args, .. } if is_plain_object(eval, name, args) => todo.push(args),
            Value::Param { name, .. } => out.extend(of_settings(name, rules.settings).map(|name| (name, None))),
            Value::Path { name, .. } | Value::Result { name, .. } => {
                out.extend(of_settings(name, rules.settings).map(|name| (name, None)));
                let made = rules.env_makers.iter().find_map(|m| name.split_once(m)).map(|(_, rest)| rest);
                // What a configuration calls public is meant for everybody.
                let secret = made.and_then(|rest| rest.strip_prefix("().")).filter(|rest| !rest.starts_with("public."));
                out.extend(secret.map(|name| (name.to_string(), None)));
            }
            _ => {}
        }
    }
}

/// The last name of a path, if the one before it is an object of settings.
fn of_settings(path: &str, settings: &[&str]) -> Option<String> {
    let (before, last) = path.rsplit_once('.')?;
    let object = before.rsplit('.').next().unwrap_or(before).trim_end_matches("()");
    (settings.contains(&object) && !last.contains('(')).then(|| last.to_string())
}

/// Whether a value is an object of a class of the file that does nothing but hold what its fields are given.
fn is_plain_object(eval: &Eval<'_>, name: &str, args: &Value) -> bool {
    let Value::Map { entries, .. } = args else { return false };
    let named =
        |(key, _): &(Value, Value)| key.text().is_some_and(|k| !k.is_empty() && !k.bytes().all(|b| b.is_ascii_digit()));
    if entries.is_empty() || name.contains('.') || !entries.iter().all(named) {
        return false;
    }
    let n = eval.nodes;
    // Where errors are values, what names its fields is a literal of a struct: no code makes it.
    if !eval.table.errors_are_thrown {
        return true;
    }
    let is_named = |i: &Id| n.role(*i) == Role::Class && n.child(*i, Label::Name).is_some_and(|c| n.source(c) == name);
    (1..n.len()).find(is_named).is_some_and(|class| !n.below(class).any(|i| n.role(i) == Role::Function))
}

/// The name under which a call keeps a value, or the name of the value. `None`: it keeps nothing, or nothing with a name.
fn kept(eval: &Eval<'_>, call: Id) -> Option<Named> {
    let Value::Map { entries, .. } = eval.arguments(call) else { return None };
    let mut names = Vec::new();
    entries.iter().for_each(|(_, v)| names_in(eval, call, v, &mut names));
    if let Some(name) = names.into_iter().rfind(|(_, literal)| literal.is_none()) {
        return Some(name);
    }
    let empty = |v: &Value| match v {
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        other => other.text().is_some_and(|t| t.trim().is_empty()),
    };
    // What is empty where it is declared and has a name of its own is filled in later.
    let filled_later = || {
        let n = eval.nodes;
        let args = n.children(call).filter(|a| n.get(*a).label == Label::Args).flat_map(|a| n.children(a));
        let value = |a: Id| n.child(a, Label::Value).filter(|_| n.role(a) == Role::Pair).unwrap_or(a);
        args.map(value)
            .any(|a| matches!(n.role(a), Role::Name | Role::Member | Role::Attribute) && empty(&eval.value(a)))
    };
    let (texts, others): (Vec<&Value>, Vec<&Value>) =
        entries.iter().map(|(_, v)| v).partition(|v| v.text().is_some_and(|t| !t.trim().is_empty()));
    let name = texts.iter().find_map(|t| t.text())?;
    let keeps = entries.len() > 1 && (others.iter().any(|v| !empty(v)) || texts.len() > 1 || filled_later());
    keeps.then(|| (name.to_string(), None))
}

/// Constants whose values a call keeps.
fn held_given(eval: &Eval<'_>, call: Id) -> Vec<Named> {
    let Value::Map { entries, .. } = eval.arguments(call) else { return Vec::new() };
    let mut names = Vec::new();
    entries.iter().for_each(|(_, v)| names_in(eval, call, v, &mut names));
    names.retain(|(_, literal)| literal.is_some());
    names
}

/// The name under which what is declared is kept, where an annotation before it keeps it: `@Stored("name") var value`.
fn kept_by_wrapper<'s>(source: &'s str, stores: &[&'static str]) -> Option<(&'s str, &'static str)> {
    let mut wrappers = stores.iter().filter(|s| s.starts_with('@'));
    wrappers.find_map(|wrapper| {
        let given = source.strip_prefix(wrapper)?.trim_start().strip_prefix('(')?.trim_start().strip_prefix('"')?;
        Some((given.split('"').next()?, *wrapper))
    })
}

/// Names of the environment under a key of a build's configuration that ends up in client code.
fn defined(eval: &Eval<'_>, pair: Id, path: &str) -> Option<Vec<Named>> {
    let n = eval.nodes;
    let mut names = Vec::new();
    if is_defining(eval, pair, path)? {
        names_in(eval, pair, &eval.value(n.child(pair, Label::Value)?), &mut names);
        unique(&mut names);
    }
    (!names.is_empty()).then_some(names)
}

/// Whether a setting has the build write what is in it into client code.
fn is_defining(eval: &Eval<'_>, pair: Id, path: &str) -> Option<bool> {
    let n = eval.nodes;
    let key = n.source(n.child(pair, Label::Key)?).trim_matches(['"', '\'']);
    let file = path::name_str(path);
    Some(eval.table.leaks.defines.iter().filter_map(|d| d.strip_suffix('=')).any(|d| match d.split_once(' ') {
        Some((of, name)) => name == key && file.starts_with(of),
        None => d == key,
    }))
}

/// Literals that stand in such a setting, each by its own name: `env: { NAME: "literal" }`.
fn written(eval: &Eval<'_>, lines: &Lines<'_>, pair: Id, path: &str) -> Vec<Exited> {
    let n = eval.nodes;
    let key = n.child(pair, Label::Key).map_or("", |k| n.source(k));
    let object = n.child(pair, Label::Value).filter(|_| is_defining(eval, pair, path) == Some(true));
    let entries = object.into_iter().flat_map(|o| n.children(o)).filter(|e| n.role(*e) == Role::Pair).take(MOST_GIVEN);
    let literal = |entry: Id| {
        let name = n.source(n.child(entry, Label::Key)?).trim_matches(['"', '\'']).to_string();
        match eval.value(n.child(entry, Label::Value)?) {
            Value::Text(text) if text.start >= n.get(entry).start && text.end <= n.get(entry).end => {
                let spot = lines.spot(text.start, text.end, Some((text.start, text.end)));
                Some(exited(Exit::Bundle, (name, Some(text.text)), key.to_string(), spot))
            }
            _ => None,
        }
    };
    entries.filter_map(literal).collect()
}
